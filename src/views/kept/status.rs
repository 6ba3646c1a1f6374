//! Whether what somebody did is kept.

use std::time::Duration;

use leptos::prelude::*;
use waymark_core::store::action::Action;
use waymark_text::goals::overview;
use waymark_text::kept as words;

use super::devices::share_in_background;
use super::take_along::saving::export;
use crate::state::kept::{Goals, Keeping, Saving, today_written};
use crate::state::page::{self, after_frame, move_focus};

/// So long it stands in view that something is saved.
const IN_VIEW: Duration = Duration::from_secs(8);

/// Whether what is said has been in view for a while, or something else was pressed since:
/// then it is out of the way. What asks for something stays.
fn quiet(saving: RwSignal<Saving>) -> Signal<bool> {
    let times = StoredValue::new(0_u32);
    let is_over = RwSignal::new(saving.with_untracked(|it| *it == Saving::Nothing));
    Effect::new(move |before: Option<()>| {
        saving.track();
        if before.is_none() {
            return;
        }
        is_over.set(false);
        times.update_value(|it| *it += 1);
        let now = times.get_value();
        let over = move || {
            // Something else may have been done since, or the page be gone.
            if times.try_get_value() == Some(now) && !page::is_pointed_at(".status") {
                is_over.set(true);
            }
        };
        set_timeout(over, IN_VIEW);
    });
    let pressed = window_event_listener(leptos::ev::pointerdown, move |_| {
        if is_over.try_get_untracked() == Some(false) && !page::is_pointed_at(".status") {
            is_over.set(true);
        }
    });
    on_cleanup(move || pressed.remove());
    let may_go =
        move || saving.with(|it| matches!(it, Saving::Nothing | Saving::Saved | Saving::PutBack));
    Signal::derive(move || is_over.get() && may_go())
}

/// What became of the last thing somebody did, with a way to take it back.
#[component]
pub fn Status(
    /// What is kept.
    goals: Goals,
) -> AnyView {
    if !goals.is_example() {
        share_in_background(goals);
    }
    let saving = goals.saving;
    let is_quiet = quiet(saving);
    let text = move || match saving.get() {
        Saving::Nothing => String::new(),
        Saving::Underway => words::SAVING.to_owned(),
        Saving::Saved if goals.keeping.get() == Keeping::Page => words::KEPT_IN_PAGE.to_owned(),
        Saving::Saved if goals.is_example() => overview::KEPT_AS_EXAMPLE.to_owned(),
        Saving::Saved if goals.cleared.get() => words::SAVED_ALONE.to_owned(),
        Saving::Saved if goals.is_kept_once() => words::KEPT_ONCE.to_owned(),
        Saving::Saved => words::SAVED.to_owned(),
        Saving::HereAlone => words::HERE_ALONE.to_owned(),
        Saving::Disputed => words::DISPUTED.to_owned(),
        Saving::NotSaved(failure) => words::failure(&failure),
        Saving::NotBrought(failure) => words::not_brought(&failure),
        Saving::Refused(refusal) => words::refusal(&refusal),
        Saving::NotInBin(kinds) => words::linked::not_in_bin(&kinds),
        Saving::Needed(kinds) => words::linked::needed(&kinds),
        Saving::Retired(by) => words::linked::retired_instead(&by.key_result, &by.objective),
        Saving::PutBack => words::WAS_PUT_BACK.to_owned(),
        Saving::Readable => words::READABLE.to_owned(),
    };
    let not_saved = move || saving.with(Saving::is_unsaved);
    let is_full = move || saving.with(Saving::is_full);
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
                move_focus("status".to_owned());
            }
        });
        after_frame(move || goals.act_then(action, done));
    };
    let label = move |which: usize, verb: &'static str| {
        move || {
            let deed = turns.with(|turns| {
                let turn = turns[which].as_ref();
                turn.map(|it| match it.reopens {
                    true => words::changes::REOPENING,
                    false => words::changes::deed(it.deed, it.kind, it.field.as_ref()),
                })
            });
            deed.map_or_else(|| verb.to_owned(), |deed| [verb, ": ", deed].concat())
        }
    };
    view! {
        <div
            class="status"
            data-trouble=move || not_saved().then_some("")
            data-quiet=move || is_quiet.get().then_some("")
        >
            <p id="status" role="status" tabindex="-1">{text}</p>
            <div class="sets" hidden=move || !not_saved()>
                <button
                    type="button"
                    class="set"
                    on:click=move |_| {
                        goals.retry();
                        move_focus("status".to_owned());
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
                    on:click=move |_| move_focus("storage".to_owned())
                >
                    {words::FREE_SPACE}
                </button>
            </div>
            <div class="sets">
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
