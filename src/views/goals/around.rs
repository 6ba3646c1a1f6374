//! What stands around an open objective: its actions, what happened outside, and
//! what could be built better.

use leptos::prelude::*;
use waymark_core::finding::Finding;
use waymark_core::finding::repair::Repair;
use waymark_core::objective::around::{Action, Event};
use waymark_core::objective::dismissed_field;
use waymark_core::period::{parse_date, write_date};
use waymark_core::store::place::Id;
use waymark_text::en::days;
use waymark_text::en::goals::{
    self as goals_words, findings, form as words_of_form, open as words,
};

use super::Shared;
use super::form::Beginning;
use super::objective::Card;
use crate::state::goals::draft::Draft;
use crate::state::goals::{Goals, today};
use crate::ui::field::{Field, Under};

/// The work that moves an objective, to tick.
#[component]
pub fn Actions(
    /// The card.
    card: Card,
) -> AnyView {
    let objective = card.objective;
    let fixed = card.fixed;
    let all = Memo::new(move |_| objective.with(|objective| objective.actions.clone()));
    let text = card.goals.typed(&card.named("action"));
    let tried = RwSignal::new(false);
    let problem = move || words::action_problem(text.with(|text| text.trim().chars().count()));
    let under = once_tried(text, tried, problem);
    let field = card.named("action");
    let focus = field.clone();
    let again = StoredValue::new(None::<Callback<()>>);
    let add = Callback::new(move |()| {
        tried.set(true);
        if !untrack(problem).is_empty() {
            Goals::focus(focus.clone());
            return;
        }
        let place = all.with_untracked(Vec::len) + 1;
        let fields = text.with_untracked(|text| Action::fields(&Goals::new_id(), text, place));
        let focus = focus.clone();
        let done = Callback::new(move |is_done| {
            if is_done {
                tried.set(false);
                text.set(String::new());
                Goals::focus(focus.clone());
            }
        });
        if let Some(again) = again.get_value() {
            card.edit_by_form(fields, done, again);
        }
    });
    again.set_value(Some(add));
    view! {
        <section class="opened__part actions" aria-labelledby=card.named("actions")>
            <h4 id=card.named("actions") tabindex="-1">{words::ACTIONS}</h4>
            <p class="opened__lead">{words::ACTIONS_LEAD}</p>
            <ul hidden=move || all.with(Vec::is_empty)>
                <For
                    each=move || all.get()
                    key=|it| (it.id.clone(), it.text.clone())
                    let:action
                >
                    <OneAction card all action />
                </For>
            </ul>
            <form
                class="add"
                hidden=fixed
                novalidate
                on:submit=move |event| {
                    event.prevent_default();
                    add.run(());
                }
            >
                <Field
                    id=field
                    label=words::NEW_ACTION
                    value=text.into()
                    typed=Callback::new(move |typed| text.set(typed))
                    under
                />
                <button type="submit" class="button button--quiet">
                    {words::ADD}
                    <span class="unseen">" " {words::NEW_ACTION}</span>
                </button>
            </form>
        </section>
    }
    .into_any()
}

/// What stands under a field that has to be filled: nothing while it is empty and
/// nobody has tried to add.
fn once_tried(
    text: RwSignal<String>,
    tried: RwSignal<bool>,
    problem: impl Fn() -> String + Send + Sync + 'static,
) -> Signal<Under> {
    Signal::derive(move || {
        if text.with(|text| text.trim().is_empty()) && !tried.get() {
            return Under::default();
        }
        let text = problem();
        let is_problem = !text.is_empty();
        Under { text, is_problem }
    })
}

/// An action with its tick.
#[component]
fn OneAction(
    /// The card.
    card: Card,
    /// All of them, as they are by now.
    all: Memo<Vec<Action>>,
    /// The action.
    action: Action,
) -> AnyView {
    let Action { id, text, .. } = action;
    let fixed = card.fixed;
    let own = id.clone();
    let done = Memo::new(move |_| {
        all.with(|all| all.iter().find(|it| it.id == own).and_then(|it| it.done))
    });
    let tick = card.named(&["tick-", id.as_str()].concat());
    let (ticked, label) = (id.clone(), tick.clone());
    let unseen = text.clone();
    view! {
        <li>
            <label class="tick" for=label>
                <input
                    id=tick
                    type="checkbox"
                    prop:checked=move || done.get().is_some()
                    disabled=fixed
                    on:change=move |event| {
                        let done = event_target_checked(&event).then(today);
                        card.edit(vec![Action::done_field(&ticked, done)]);
                    }
                />
                <bdi>{text}</bdi>
            </label>
            <span class="actions__said">{move || done.get().map(words::ticked)}</span>
            <button
                type="button"
                class="link"
                hidden=fixed
                on:click=move |_| {
                    card.edit(vec![Action::text_field(&id, None)]);
                    Goals::focus(card.named("actions"));
                }
            >
                {words::REMOVE}
                <span class="unseen">" " {unseen}</span>
            </button>
        </li>
    }
    .into_any()
}

/// What happened outside, with its day.
#[component]
pub fn Events(
    /// The card.
    card: Card,
) -> AnyView {
    let objective = card.objective;
    let fixed = card.fixed;
    let all = Memo::new(move |_| objective.with(|objective| objective.events.clone()));
    let text = card.goals.typed(&card.named("event"));
    let day = RwSignal::new(write_date(today()));
    let tried = RwSignal::new(false);
    let problem = move || words::event_problem(text.with(|text| text.trim().chars().count()));
    let under = once_tried(text, tried, problem);
    let day_under = Signal::derive(move || {
        let none = day.with(|day| parse_date(day).is_none());
        Under {
            text: if none {
                goals_words::NO_DAY.to_owned()
            } else {
                String::new()
            },
            is_problem: none,
        }
    });
    let field = card.named("event");
    let focus = field.clone();
    let again = StoredValue::new(None::<Callback<()>>);
    let add = Callback::new(move |()| {
        tried.set(true);
        let date = day.with_untracked(|day| parse_date(day));
        let Some(date) = date.filter(|_| untrack(problem).is_empty()) else {
            Goals::focus(focus.clone());
            return;
        };
        let event = Event {
            id: Goals::new_id(),
            date,
            text: text.get_untracked(),
        };
        let focus = focus.clone();
        let done = Callback::new(move |is_done| {
            if is_done {
                tried.set(false);
                text.set(String::new());
                day.set(write_date(today()));
                Goals::focus(focus.clone());
            }
        });
        if let Some(again) = again.get_value() {
            card.edit_by_form(vec![event.field()], done, again);
        }
    });
    again.set_value(Some(add));
    view! {
        <section class="opened__part events" aria-labelledby=card.named("events")>
            <h4 id=card.named("events") tabindex="-1">{words::EVENTS}</h4>
            <p class="opened__lead">{words::EVENTS_LEAD}</p>
            <ol hidden=move || all.with(Vec::is_empty)>
                <For each=move || all.get() key=|it| (it.id.clone(), it.date, it.text.clone()) let:event>
                    <OneEvent card event />
                </For>
            </ol>
            <form
                class="add"
                hidden=fixed
                novalidate
                on:submit=move |event| {
                    event.prevent_default();
                    add.run(());
                }
            >
                <Field
                    id=field
                    label=words::NEW_EVENT
                    value=text.into()
                    typed=Callback::new(move |typed| text.set(typed))
                    under
                />
                <Field
                    id=card.named("event-day")
                    label=goals_words::DAY
                    kind="date"
                    value=day.into()
                    typed=Callback::new(move |typed| day.set(typed))
                    under=day_under
                />
                <button type="submit" class="button button--quiet">
                    {words::ADD}
                    <span class="unseen">" " {words::NEW_EVENT}</span>
                </button>
            </form>
        </section>
    }
    .into_any()
}

/// What happened, with its day.
#[component]
fn OneEvent(
    /// The card.
    card: Card,
    /// What happened.
    event: Event,
) -> AnyView {
    let fixed = card.fixed;
    let Event { id, date, text } = event;
    let unseen = text.clone();
    view! {
        <li>
            <b>{days::date(date)}</b>
            " "
            <bdi>{text}</bdi>
            " "
            <button
                type="button"
                class="link"
                hidden=fixed
                on:click=move |_| {
                    card.edit(vec![Event::taken_away(&id)]);
                    Goals::focus(card.named("events"));
                }
            >
                {words::REMOVE}
                <span class="unseen">" " {unseen}</span>
            </button>
        </li>
    }
    .into_any()
}

/// What could be built better, each with its reason and a repair.
#[component]
pub fn Findings(
    /// What the page's parts share.
    shared: Shared,
    /// The card.
    card: Card,
) -> AnyView {
    let found = Memo::new(move |_| card.findings());
    view! {
        <section
            class="opened__part findings"
            aria-labelledby=card.named("findings")
            hidden=move || found.with(Vec::is_empty)
        >
            <h4 id=card.named("findings") tabindex="-1">{words::FINDINGS}</h4>
            <ul>
                {move || {
                    found
                        .get()
                        .into_iter()
                        .map(|finding| view! { <OneFinding shared card finding /> })
                        .collect_view()
                }}
            </ul>
        </section>
    }
    .into_any()
}

/// A finding: what, why, and what to press.
#[component]
fn OneFinding(
    /// What the page's parts share.
    shared: Shared,
    /// The card.
    card: Card,
    /// What was found.
    finding: Finding,
) -> AnyView {
    let repair = card
        .objective
        .with_untracked(|objective| Repair::of(&finding, objective, today()));
    let label = findings::repair(&repair);
    let (what, why) = (findings::what(&finding), findings::why(&finding));
    let name = finding.name();
    let after = move || Goals::focus(card.named("heading"));
    let mend = move |_| match &repair {
        Repair::AddKeyResult(kind) => card.editing.set(Some(Beginning {
            draft: None,
            another: Some(*kind),
        })),
        Repair::Draft(period) => {
            let title = card
                .objective
                .with_untracked(|objective| objective.title.clone());
            let mut draft = Draft::empty();
            draft.around.set_period(Some(*period));
            draft.around.supports = title;
            shared.write_instead(Beginning {
                draft: Some((draft, words_of_form::FROM_LARGER)),
                another: None,
            });
        }
        other => {
            let new: Id = Goals::new_id();
            let fields = card
                .objective
                .with_untracked(|objective| other.fields(objective, &new));
            card.edit(fields.unwrap_or_default());
            after();
        }
    };
    view! {
        <li>
            <h5>{what}</h5>
            <p>{why}</p>
            <div class="form__buttons">
                <button type="button" class="set" on:click=mend>{label}</button>
                <button
                    type="button"
                    class="link"
                    on:click=move |_| {
                        card.edit(vec![dismissed_field(&name)]);
                        after();
                    }
                >
                    {findings::DISMISS}
                </button>
            </div>
        </li>
    }
    .into_any()
}
