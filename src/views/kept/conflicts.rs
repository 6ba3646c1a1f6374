//! What was written elsewhere at the same time, and the choice.

use leptos::prelude::*;
use waymark_core::record::Value;
use waymark_core::record::id::Id;
use waymark_core::record::kind::Subject;
use waymark_text::kept::changes::Whose;
use waymark_text::kept::conflicts as words;

use crate::state::kept::showing::Conflict;
use crate::state::kept::{Goals, today};
use crate::state::page::{after_frame, move_focus};

/// So many are shown at first.
const SHOWN: usize = 4;

/// One record's, each with the choice, and the choice for all of them.
#[component]
pub fn Conflicts(
    /// What is kept.
    goals: Goals,
    /// The record.
    of: StoredValue<Subject>,
    /// How often it was changed.
    revision: Memo<(u32, u32)>,
) -> AnyView {
    let conflicts = Memo::new(move |_| {
        revision.get();
        of.with_value(|of| goals.conflicts(of))
    });
    let count = Memo::new(move |_| conflicts.with(Vec::len));
    let are_any = Memo::new(move |_| count.get() > 0);
    let has_more =
        Memo::new(move |_| conflicts.with(|all| all.iter().any(|it| !it.more.is_empty())));
    let shows_all = RwSignal::new(false);
    let shown = move || {
        let most = if shows_all.get() { usize::MAX } else { SHOWN };
        conflicts.with(|all| all.iter().take(most).cloned().collect::<Vec<_>>())
    };
    let settle = Callback::new(move |takes_other: bool| {
        let all = conflicts.get_untracked().into_iter();
        let all = all.map(|it| (of.get_value(), it.field.clone(), it.value(takes_other)));
        goals.settle(all.collect(), Callback::new(|_| ()));
        move_focus("status".to_owned());
    });
    let show_all = move |_| {
        let next = conflicts.with_untracked(|all| all.get(SHOWN).map(|it| id_of(of, it, false)));
        after_frame(move || {
            shows_all.set(true);
            next.into_iter().for_each(move_focus);
        });
    };
    (move || {
        are_any.get().then(|| {
            let title = of.with_value(|of| goals.title(of));
            view! {
                <section class="conflicts" aria-label=words::named(&title)>
                    <p class="quiet">
                        <b>{move || words::heading(count.get(), has_more.get())}</b>
                        {words::WHY}
                    </p>
                    <div class="sets" hidden=move || count.get() < 2>
                        <ForAll settle />
                    </div>
                    <ul>
                        <For
                            each=shown
                            key=|it| {
                                let others = std::iter::once(&it.other).chain(&it.more);
                                let others: Vec<_> = others.map(ToString::to_string).collect();
                                (it.field.to_string(), it.shown.to_string(), others)
                            }
                            let(conflict)
                        >
                            <Choice goals of conflicts conflict />
                        </For>
                    </ul>
                    <button
                        type="button"
                        class="link"
                        hidden=move || shows_all.get() || count.get() <= SHOWN
                        on:click=show_all
                    >
                        {move || words::show_all(count.get())}
                    </button>
                </section>
            }
        })
    })
    .into_any()
}

/// The name of one of its buttons on the page.
fn id_of(of: StoredValue<Subject>, conflict: &Conflict, takes_other: bool) -> String {
    let of = of.with_value(|of| of.id.to_string());
    let field = conflict.field.to_string().replace(char::is_whitespace, "-");
    let which = if takes_other { "use-" } else { "keep-" };
    [which, &of, "-", &field].concat()
}

/// One field with what it says here and in each other place.
#[component]
fn Choice(
    /// What is kept.
    goals: Goals,
    /// The record.
    of: StoredValue<Subject>,
    /// All that there are of it.
    conflicts: Memo<Vec<Conflict>>,
    /// This one.
    conflict: Conflict,
) -> AnyView {
    let kind = of.with_value(|of| of.kind);
    let key_result = |id: &Id| of.with_value(|of| goals.key_result_name(of, id));
    let unit = |day| of.with_value(|of| goals.unit_name(of, day));
    let title = |of: &Subject| goals.title(of);
    let whose = Whose {
        kind,
        key_result: &key_result,
        unit: &unit,
        title: &title,
    };
    let Conflict {
        field,
        shown,
        other,
        more,
    } = &conflict;
    let text = words::choice(field, shown, other, &whose, today());
    let [keeps, takes] = words::buttons(field, shown, other, &whose);
    let ids = [false, true].map(|takes_other| id_of(of, &conflict, takes_other));
    let [keep_id, take_id] = ids;
    let named = [&keep_id, "-about"].concat();
    let further = more.iter().enumerate().map(|(at, value)| {
        let says = words::further(at, field, value, &whose);
        (
            value.clone(),
            says,
            words::use_further(at, field, value, &whose),
        )
    });
    let further: Vec<_> = further.collect();
    let whole = [text]
        .into_iter()
        .chain(further.iter().map(|(_, says, _)| says.clone()));
    let text = whole.collect::<Vec<_>>().join(" ");
    let field = field.clone();
    let conflict = StoredValue::new(conflict);
    let settle = move |value: Value, takes_other: bool| {
        // The next one, or the one before where this was the last.
        let next = conflicts.with_untracked(|all| {
            let at = all.iter().position(|it| it.field == field)?;
            let next = all.get(at + 1).or_else(|| all.get(at.checked_sub(1)?))?;
            Some(id_of(of, next, takes_other))
        });
        let next = next.unwrap_or_else(|| "status".to_owned());
        let done = Callback::new(move |is_done| {
            if is_done {
                move_focus(next.clone());
            }
        });
        goals.settle(vec![(of.get_value(), field.clone(), value)], done);
    };
    let settle = StoredValue::new(settle);
    let choose = move |takes_other: bool| {
        let value = conflict.with_value(|it| it.value(takes_other));
        settle.with_value(|settle| settle(value, takes_other));
    };
    let further = further.into_iter().map(|(value, _, label)| {
        let take = move |_| settle.with_value(|settle| settle(value.clone(), true));
        view! {
            <button type="button" class="set" aria-describedby=named.clone() on:click=take>
                {label}
            </button>
        }
    });
    let further = further.collect_view();
    view! {
        <li>
            <p id=named.clone()>{text}</p>
            <div class="sets">
                <button
                    type="button"
                    class="set"
                    id=keep_id
                    aria-describedby=named.clone()
                    on:click=move |_| choose(false)
                >
                    {keeps}
                </button>
                <button
                    type="button"
                    class="set"
                    id=take_id
                    aria-describedby=named
                    on:click=move |_| choose(true)
                >
                    {takes}
                </button>
                {further}
            </div>
        </li>
    }
    .into_any()
}

/// The choice for all of them.
#[component]
fn ForAll(
    /// Called with whether the others are taken.
    settle: Callback<bool>,
) -> AnyView {
    view! {
        <button type="button" class="set" on:click=move |_| settle.run(false)>
            {words::KEEP_ALL}
        </button>
        <button type="button" class="set" on:click=move |_| settle.run(true)>
            {words::USE_ALL}
        </button>
    }
    .into_any()
}

/// At the head of the page, where several records have some: the choice for all of them.
#[component]
pub fn AllConflicts(
    /// What is kept.
    goals: Goals,
) -> AnyView {
    let disputed = Memo::new(move |_| goals.disputed());
    let count = Memo::new(move |_| disputed.with(Vec::len));
    let are_several = Memo::new(move |_| count.get() > 1);
    let kinds = move || disputed.with(|all| all.iter().map(|of| of.kind).collect::<Vec<_>>());
    let settle = Callback::new(move |takes_other: bool| {
        let all = disputed.get_untracked().into_iter();
        let all = all.flat_map(|of| {
            let conflicts = goals.conflicts(&of).into_iter();
            conflicts.map(move |it| (of.clone(), it.field.clone(), it.value(takes_other)))
        });
        goals.settle(all.collect(), Callback::new(|_| ()));
        move_focus("status".to_owned());
    });
    (move || {
        are_several.get().then(|| {
            view! {
                <section class="conflicts">
                    <p>{move || words::across(&kinds())}</p>
                    <div class="sets">
                        <ForAll settle />
                    </div>
                </section>
            }
        })
    })
    .into_any()
}
