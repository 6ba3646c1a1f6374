//! Whether what somebody did is kept, what is wrong with what is, what is in the
//! bin, and how much room there is.

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_core::record::id::Id;
use waymark_core::store::action::Action;
use waymark_core::store::failure::Failure;
use waymark_core::store::key_value::Fault;
use waymark_core::store::trouble::Trouble;
use waymark_text::goals::{self as words, overview};

use super::take_along::export;
use crate::state::goals::{Goals, Keeping, Saving, objective, today_written};

/// What became of the last thing somebody did, with a way to take it back.
#[component]
pub fn Status(
    /// What is kept.
    goals: Goals,
) -> AnyView {
    let saving = goals.saving;
    let text = move || match saving.get() {
        Saving::Nothing => String::new(),
        Saving::Underway => words::SAVING.to_owned(),
        Saving::Saved if goals.keeping.get() == Keeping::Page => words::KEPT_IN_PAGE.to_owned(),
        Saving::Saved if goals.is_example() => overview::KEPT_AS_EXAMPLE.to_owned(),
        Saving::Saved if goals.cleared.get() => words::SAVED_ALONE.to_owned(),
        Saving::Saved => words::SAVED.to_owned(),
        Saving::Disputed => words::DISPUTED.to_owned(),
        Saving::NotSaved(failure) => words::failure(&failure),
        Saving::NotBrought(failure) => words::not_brought(&failure),
        Saving::Refused(refusal) => words::refusal(&refusal),
        Saving::NoRoom(needs, free) => words::files::no_room(needs, free),
        Saving::NotInBin(count) => words::not_in_bin(count),
        Saving::PutBack => words::WAS_PUT_BACK.to_owned(),
        Saving::Readable => words::READABLE.to_owned(),
    };
    let not_saved = move || saving.with(Saving::is_unsaved);
    let is_full = move || match saving.get() {
        Saving::NotSaved(failure) | Saving::NotBrought(failure) => {
            *failure.cause() == Failure::Fault(Fault::Full)
        }
        Saving::NoRoom(..) => true,
        _ => false,
    };
    let turns = Memo::new(move |_| goals.turns());
    let turn = move |redo: bool| {
        let today = today_written();
        let which = goals.next_turn(redo);
        let action = if redo {
            Action::Redo { which, today }
        } else {
            Action::Undo { which, today }
        };
        // The button goes with the last step.
        let done = Callback::new(move |_| {
            if turns.get_untracked()[usize::from(redo)].is_none() {
                Goals::focus("status".to_owned());
            }
        });
        Goals::after_frame(move || goals.act_then(action, done));
    };
    let label = move |which: usize, verb: &'static str| {
        move || {
            let deed = turns.with(|turns| {
                let turn = turns[which].as_ref();
                turn.map(|(deed, field)| words::changes::deed(*deed, field.as_ref()))
            });
            deed.map_or_else(|| verb.to_owned(), |deed| [verb, ": ", deed].concat())
        }
    };
    view! {
        <div class="status" data-trouble=move || not_saved().then_some("")>
            <p id="status" role="status" tabindex="-1">{text}</p>
            <div class="status__buttons" hidden=move || !not_saved()>
                <button
                    type="button"
                    class="set"
                    on:click=move |_| {
                        goals.retry();
                        Goals::focus("status".to_owned());
                    }
                >
                    {words::RETRY}
                </button>
                <button type="button" class="set" on:click=move |_| export(goals)>
                    {words::EXPORT_NOW}
                </button>
                <button
                    type="button"
                    class="set"
                    hidden=move || !is_full()
                    on:click=move |_| Goals::focus("storage".to_owned())
                >
                    {words::FREE_SPACE}
                </button>
            </div>
            <div class="status__buttons">
                <button
                    type="button"
                    class="set"
                    hidden=move || turns.get()[0].is_none()
                    on:click=move |_| turn(false)
                >
                    {label(0, words::UNDO)}
                </button>
                <button
                    type="button"
                    class="set"
                    hidden=move || turns.get()[1].is_none()
                    on:click=move |_| turn(true)
                >
                    {label(1, words::REDO)}
                </button>
            </div>
        </div>
    }
    .into_any()
}

/// What is wrong with what is kept, each with what can be done.
#[component]
pub fn Troubles(
    /// What is kept.
    goals: Goals,
) -> AnyView {
    let each = move |trouble: Trouble| match trouble {
        Trouble::Unreadable(key) => {
            let text = words::unreadable(&key);
            let saved = key.clone();
            let delete = Callback::new(move |()| {
                goals.delete_unreadable(key.clone());
                Goals::focus("status".to_owned());
            });
            view! {
                <p>{text}</p>
                <button
                    type="button"
                    class="set"
                    on:click=move |_| Goals::save_unreadable(&saved)
                >
                    {words::SAVE_IT}
                </button>
                <Sure label=words::DELETE_IT sure=words::SURE_TO_DELETE_IT run=delete />
            }
            .into_any()
        }
        Trouble::NotPutBack(of, years) => {
            let text = words::not_put_back(&goals.title(&of.id), &years);
            view! { <p>{text}</p> }.into_any()
        }
        Trouble::Newer(..) => view! { <p>{words::NEWER}</p> }.into_any(),
        Trouble::Unfinished(_) => view! { <p>{words::UNFINISHED}</p> }.into_any(),
    };
    view! {
        <div class="troubles">
            {move || {
                (goals.keeping.get() == Keeping::Page)
                    .then(|| {
                        view! {
                            <div class="notice" role="alert">
                                <p>{words::NOTHING_KEPT}</p>
                                <button type="button" class="set" on:click=move |_| export(goals)>
                                    {words::EXPORT_NOW}
                                </button>
                            </div>
                        }
                    })
            }}
            {move || {
                goals
                    .cleared
                    .get()
                    .then(|| {
                        view! {
                            <div class="notice" role="alert">
                                <p>{words::CLEARED}</p>
                                <button
                                    type="button"
                                    class="set"
                                    on:click=move |_| {
                                        goals.after_clearing(true);
                                        Goals::focus("status".to_owned());
                                    }
                                >
                                    {words::PUT_BACK}
                                </button>
                                <button
                                    type="button"
                                    class="set"
                                    on:click=move |_| {
                                        goals.after_clearing(false);
                                        Goals::focus("status".to_owned());
                                    }
                                >
                                    {words::LET_IT_GO}
                                </button>
                            </div>
                        }
                    })
            }}
            {move || {
                let troubles = goals.troubles.get();
                (!troubles.is_empty())
                    .then(|| {
                        let each = troubles
                            .into_iter()
                            .map(|trouble| view! { <li class="notice">{each(trouble)}</li> });
                        view! { <ul class="troubles__records">{each.collect_view()}</ul> }
                    })
            }}
        </div>
    }
    .into_any()
}

/// What was deleted, to be taken out again for 30 days.
#[component]
pub fn Bin(
    /// What is kept.
    goals: Goals,
) -> AnyView {
    let all = Memo::new(move |_| goals.list(true));
    let empty = Callback::new(move |()| {
        let all = all.with_untracked(|all| all.iter().map(|(id, ..)| objective(id)).collect());
        goals.delete_for_good(all);
        Goals::focus("status".to_owned());
    });
    view! {
        <details class="bin" hidden=move || all.with(Vec::is_empty)>
            <summary>
                <h2>{words::BIN} " (" {move || all.with(Vec::len)} ")"</h2>
            </summary>
            <p>{words::BIN_LEAD}</p>
            <ul class="bin__list">
                <For each=move || all.get() key=|(id, ..)| id.clone() let((id, title, day))>
                    <Binned goals id title day />
                </For>
            </ul>
            <Sure label=words::EMPTY_BIN sure=words::SURE run=empty />
        </details>
    }
    .into_any()
}

/// One objective in the bin.
#[component]
fn Binned(
    /// What is kept.
    goals: Goals,
    /// Which one.
    id: Id,
    /// Its title.
    title: String,
    /// Since when it is there.
    day: String,
) -> AnyView {
    let restored = id.clone();
    let delete = Callback::new(move |()| {
        goals.delete_for_good(vec![objective(&id)]);
        Goals::focus("status".to_owned());
    });
    let named = ["bin-", restored.as_str()].concat();
    view! {
        <li>
            <p id=named.clone()>
                <bdi>{title}</bdi>
                ", "
                {words::binned(&day)}
            </p>
            <button
                type="button"
                class="set"
                aria-describedby=named
                on:click=move |_| {
                    goals.act_alone(Action::Restore { of: objective(&restored) });
                    Goals::focus("status".to_owned());
                }
            >
                {words::RESTORE}
            </button>
            <Sure label=words::DELETE_FOR_GOOD sure=words::SURE run=delete />
        </li>
    }
    .into_any()
}

/// A button that asks once more, since there is no way back.
#[component]
fn Sure(
    /// What it is called.
    label: &'static str,
    /// What the one is called that says it once more.
    sure: &'static str,
    /// What it does.
    run: Callback<()>,
) -> AnyView {
    let asked = RwSignal::new(false);
    view! {
        <span class="sure">
            <button
                type="button"
                class="set"
                aria-expanded=move || asked.get().to_string()
                on:click=move |_| asked.update(|asked| *asked = !*asked)
            >
                {label}
            </button>
            {move || {
                asked
                    .get()
                    .then(|| {
                        view! {
                            <span role="alert">{words::CANNOT_UNDO}</span>
                            <button type="button" class="set" on:click=move |_| run.run(())>
                                {sure}
                            </button>
                        }
                    })
            }}
        </span>
    }
    .into_any()
}

/// How much room there is, what takes it up, and whether the browser keeps it.
#[component]
pub fn StorageState(
    /// What is kept.
    goals: Goals,
) -> AnyView {
    let opened = RwSignal::new(false);
    let usage = Memo::new(move |_| opened.get().then(|| goals.usage()));
    let kept = RwSignal::new(None::<bool>);
    let asked = RwSignal::new(false);
    spawn_local(async move {
        let answer = Goals::is_kept_for_good().await;
        let _ = kept.try_set(answer);
    });
    let ask = move |_| {
        spawn_local(async move {
            let answer = Goals::keep_for_good().await;
            let _ = kept.try_set(answer);
            let _ = asked.try_set(true);
        });
    };
    let keeping = move || match (kept.get(), asked.get()) {
        (Some(true), _) => words::KEPT_FOR_GOOD,
        (_, true) => words::NOT_KEPT,
        _ => words::MAY_BE_CLEARED,
    };
    // Shown at once where somebody is led here for want of room.
    Effect::new(move |_| {
        if goals.saving.with(Saving::is_unsaved) {
            opened.set(true);
        }
    });
    view! {
        <section class="storage">
            <h2 id="storage" tabindex="-1">{words::STORAGE}</h2>
            <p role="status">{keeping}</p>
            <button
                type="button"
                class="button button--quiet"
                hidden=move || kept.get() == Some(true) || goals.keeping.get() == Keeping::Page
                on:click=ask
            >
                {words::ASK_TO_KEEP}
            </button>
            <button
                type="button"
                class="link"
                aria-expanded=move || opened.get().to_string()
                on:click=move |_| opened.update(|opened| *opened = !*opened)
            >
                {words::HOW_MUCH_ROOM}
            </button>
            {move || {
                usage
                    .get()
                    .map(|usage| {
                        let parts = words::parts(&usage).into_iter().map(|part| view! { <li>{part}</li> });
                        view! {
                            <p>{words::room(&usage)}</p>
                            <ul class="quiet">{parts.collect_view()}</ul>
                            <p>{words::HOW_TO_FREE}</p>
                        }
                    })
            }}
        </section>
    }
    .into_any()
}
