//! An objective in the list: its key results with how they stand, and what can be
//! done with it.

use std::collections::BTreeSet;

use leptos::prelude::*;
use waymark_core::objective::Objective;
use waymark_core::store::place::Id;
use waymark_core::store::plan::Action;
use waymark_text::en::goals as words;

use super::check_in::NextCheckIn;
use super::form::ObjectiveForm;
use super::history::History;
use crate::state::goals::{Goals, today_written};

/// One objective.
#[component]
pub fn ObjectiveCard(
    /// What is kept.
    goals: Goals,
    /// Which one.
    id: Id,
    /// Those whose forms are open.
    edited: RwSignal<BTreeSet<Id>>,
) -> AnyView {
    let id = StoredValue::new(id);
    let opened = RwSignal::new(false);
    let revision = Memo::new(move |_| goals.revision(&id.get_value()));
    let objective = Memo::new(move |_| {
        revision.get();
        goals.objective(&id.get_value(), opened.get())
    });
    let newer = Memo::new(move |_| {
        revision.get();
        goals.is_newer(&id.get_value())
    });
    let binned = Memo::new(move |_| objective.with(|objective| objective.binned.is_some()));
    let editing = RwSignal::new(false);
    let named = move |part: &str| [id.get_value().as_str(), "-", part].concat();
    let close = Callback::new(move |()| {
        editing.set(false);
        edited.update(|edited| {
            edited.remove(&id.get_value());
        });
        Goals::focus(named("edit"));
    });
    let period = move || {
        let period = objective.with(|objective| objective.period);
        period.map(words::period)
    };
    let delete = move |_| {
        editing.set(false);
        edited.update(|edited| {
            edited.remove(&id.get_value());
        });
        goals.act_alone(Action::Bin {
            id: id.get_value(),
            today: today_written(),
        });
        // The card is gone: on with the page.
        Goals::focus("status".to_owned());
    };
    let key_results = Memo::new(move |_| {
        objective.with(|objective| {
            let all = objective.key_results.iter();
            all.map(|it| it.id.clone()).collect::<Vec<_>>()
        })
    });
    view! {
        <li class="goal" data-newer=move || newer.get().then_some("")>
            <div class="goal__head">
                <h3 id=named("heading") tabindex="-1">
                    <bdi>{move || objective.with(|objective| objective.title.clone())}</bdi>
                </h3>
                <div class="goal__tools" hidden=move || newer.get()>
                    <button
                        type="button"
                        class="link"
                        id=named("edit")
                        aria-describedby=named("heading")
                        on:click=move |_| {
                            if editing.get_untracked() {
                                close.run(());
                                return;
                            }
                            editing.set(true);
                            edited.update(|edited| {
                                edited.insert(id.get_value());
                            });
                            Goals::focus(named("title"));
                        }
                    >
                        {words::EDIT}
                    </button>
                    <button
                        type="button"
                        class="link"
                        aria-describedby=named("heading")
                        on:click=delete
                    >
                        {words::DELETE}
                    </button>
                </div>
            </div>
            <p class="goal__period">{period}</p>
            <p class="notice" hidden=move || !newer.get()>
                {words::NEWER}
            </p>
            <p class="notice" hidden=move || !binned.get()>
                {words::DELETED_ELSEWHERE}
                " "
                <button
                    type="button"
                    class="link"
                    on:click=move |_| goals.act_alone(Action::Restore { id: id.get_value() })
                >
                    {words::RESTORE}
                </button>
            </p>
            <Beside goals id revision />
            {move || {
                if editing.get() {
                    view! { <ObjectiveForm goals id=Some(id.get_value()) close /> }.into_any()
                } else {
                    view! {
                        <ul class="goal__key-results">
                            <For each=move || key_results.get() key=Id::clone let:key_result>
                                <KeyResultLine goals id objective key_result newer />
                            </For>
                        </ul>
                        <History goals id objective opened newer />
                    }
                        .into_any()
                }
            }}
        </li>
    }
    .into_any()
}

/// A key result: its way, its latest value, its score, and the field for the next.
#[component]
fn KeyResultLine(
    /// What is kept.
    goals: Goals,
    /// The objective's id.
    id: StoredValue<Id>,
    /// The objective.
    objective: Memo<Objective>,
    /// Which of its key results.
    key_result: Id,
    /// Whether it can only be read.
    newer: Memo<bool>,
) -> AnyView {
    let notation = goals.habits.notation;
    let name = key_result.clone();
    let key_result = Memo::new(move |_| {
        objective.with(|objective| objective.key_result(name.as_str()).cloned())
    });
    // What is typed stays when the key result changes meanwhile.
    let may_change = Memo::new(move |_| !newer.get() && key_result.with(Option::is_some));
    let says = move |say: fn(&waymark_core::objective::KeyResult, &_) -> String| {
        move || {
            key_result.with(|it| {
                it.as_ref()
                    .map_or_else(String::new, |it| say(it, &notation))
            })
        }
    };
    view! {
        <li class="key-result">
            <div class="key-result__says">
                <h4 class="key-result__name">
                    <bdi>{says(|it, _| it.name.clone())}</bdi>
                </h4>
                <p class="key-result__way">{says(words::way)} ", " {says(words::latest)}</p>
            </div>
            <p class="key-result__worth">
                <span class="unseen">{words::SCORE} " "</span>
                {says(|it, _| words::worth(it))}
            </p>
            {move || may_change.get().then(|| view! { <NextCheckIn goals id key_result /> })}
        </li>
    }
    .into_any()
}

/// What was written elsewhere at the same time, and the choice.
#[component]
fn Beside(
    /// What is kept.
    goals: Goals,
    /// The objective's id.
    id: StoredValue<Id>,
    /// How often it was changed.
    revision: Memo<(u32, u32)>,
) -> AnyView {
    let beside = Memo::new(move |_| {
        revision.get();
        goals.beside(&id.get_value())
    });
    let settle = move |field: String, theirs: Option<serde_json::Value>| {
        let id = id.get_value();
        let value = theirs.or_else(|| goals.field(&id, &field));
        let value = value.unwrap_or_default();
        goals.act_alone(Action::Settle { id, field, value });
        Goals::focus("status".to_owned());
    };
    (move || {
        let all = beside.get();
        (!all.is_empty()).then(|| {
            let each = all.into_iter().map(|(field, other)| {
                let text = words::beside(&field, &other);
                let kept = field.clone();
                view! {
                    <li>
                        <p>{text}</p>
                        <button
                            type="button"
                            class="set"
                            on:click=move |_| settle(field.clone(), Some(other.clone()))
                        >
                            {words::USE_IT}
                        </button>
                        <button
                            type="button"
                            class="set"
                            on:click=move |_| settle(kept.clone(), None)
                        >
                            {words::KEEP_MINE}
                        </button>
                    </li>
                }
            });
            view! { <ul class="notice beside">{each.collect_view()}</ul> }
        })
    })
    .into_any()
}
