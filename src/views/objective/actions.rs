//! The work that moves an objective.

use leptos::prelude::*;
use waymark_core::objective::action::Action;
use waymark_core::record::id::Id;
use waymark_text::goals::open as words;

use crate::state::kept::today;
use crate::state::objectives::draft::ToAdd;
use crate::state::page::move_focus;
use crate::ui::field::{Field, once_tried};
use crate::views::kept::already::AlreadyAdded;
use crate::views::metric::adding::Adding;
use crate::views::objective::card::Card;

/// The work that moves an objective, to tick.
#[component]
pub fn Actions(
    /// The card.
    card: Card,
) -> AnyView {
    let objective = card.objective;
    let all = Memo::new(move |_| objective.with(|objective| objective.actions.clone()));
    let to_add = ToAdd::new(card.goals, &card.named("action"));
    let text = to_add.text;
    let tried = RwSignal::new(false);
    let problem = move || words::action_problem(text.with(|text| text.trim().chars().count()));
    let under = once_tried(text, tried, problem);
    let field = card.named("action");
    let focus = field.clone();
    let refocus = field.clone();
    let make = Callback::new(move |()| {
        tried.set(true);
        if !untrack(problem).is_empty() {
            move_focus(focus.clone());
            return None;
        }
        let added = |id: &Id| {
            let known = |all: &Vec<Action>| all.iter().find(|it| it.id == *id).cloned();
            all.with_untracked(known).map(|it| it.text)
        };
        let id = to_add.id(added)?;
        let new = all.with_untracked(|all| text.with_untracked(|text| Action::new(id, text, all)));
        Some(card.change(new.fields()))
    });
    let done = Callback::new(move |is_done: bool| {
        if is_done {
            tried.set(false);
            to_add.done();
            move_focus(refocus.clone());
        }
    });
    view! {
        <section
            class="opened__part actions"
            aria-labelledby=card.named("actions")
            hidden=move || card.fixed.get() && all.with(Vec::is_empty)
        >
            <h4 id=card.named("actions") tabindex="-1">{words::ACTIONS}</h4>
            <p class="quiet">{words::ACTIONS_LEAD}</p>
            <ul hidden=move || all.with(Vec::is_empty)>
                <For
                    each=move || all.get()
                    key=|it| (it.id.clone(), it.text.clone())
                    let:action
                >
                    <OneAction card all action />
                </For>
            </ul>
            <Adding goals=card.goals fixed=card.fixed label=words::NEW_ACTION make done>
                <Field
                    id=field
                    label=words::NEW_ACTION
                    value=text.into()
                    typed=Callback::new(move |typed| text.set(typed))
                    under
                />
                <AlreadyAdded already=to_add.already />
            </Adding>
        </section>
    }
    .into_any()
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
                        card.edit(vec![Action::ticked(&ticked, done)]);
                    }
                />
                <bdi>{text}</bdi>
            </label>
            <span class="quiet">{move || done.get().map(words::ticked)}</span>
            <button
                type="button"
                class="link"
                hidden=fixed
                on:click=move |_| {
                    card.edit(vec![Action::taken_away(&id)]);
                    move_focus(card.named("actions"));
                }
            >
                {words::REMOVE}
                <span class="unseen">" " {unseen}</span>
            </button>
        </li>
    }
    .into_any()
}
