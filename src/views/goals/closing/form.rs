//! The form that closes an objective: what it taught, and what comes next.

use std::collections::BTreeSet;

use leptos::prelude::*;
use serde_json::{Value, json};
use waymark_core::objective::closing::{Closing, Next};
use waymark_core::objective::key_result::KeyResult;
use waymark_core::objective::{LONGEST_NOTE, text_field};
use waymark_core::record::Record;
use waymark_core::standing::Standing;
use waymark_core::store::place::Id;
use waymark_core::store::plan::Action;
use waymark_text::goals::{self as goals_words, form as words_of_form, open as words};

use super::table::{ScoreTable, as_closed};
use crate::state::goals::draft::Draft;
use crate::state::goals::{Goals, today, today_written};
use crate::ui::field::Under;
use crate::ui::lines::Lines;
use crate::views::goals::Shared;
use crate::views::goals::form::Beginning;
use crate::views::goals::objective::Card;

/// The form that closes an objective.
#[component]
pub fn CloseForm(
    /// What the page's parts share.
    shared: Shared,
    /// The card.
    card: Card,
    /// Whether it is open.
    begun: RwSignal<bool>,
) -> AnyView {
    let goals = card.goals;
    let objective = card.objective;
    let form = StoredValue::new(goals.form_name(&card.named("closing")));
    let before = form.with_value(|form| Goals::noted(form));
    let text = |name: &str, known: String| {
        let noted = before.get(name).and_then(Value::as_str);
        noted.map_or(known, str::to_owned)
    };
    let known = objective.get_untracked();
    let learned = RwSignal::new(text("learned", known.learned.clone()));
    let differently = RwSignal::new(text("differently", known.differently.clone()));
    // What another tab writes from now on is not taken for seen.
    let seen = before.get("seen").and_then(Value::as_str);
    let seen = seen.and_then(|text| Record::read(text).ok());
    let seen = seen.or_else(|| goals.definition(&card.id.get_value()));
    let seen = StoredValue::new_local(seen.unwrap_or_default());
    let next = before.get("next").and_then(Value::as_u64);
    let next = next.and_then(|at| Next::ALL.get(usize::try_from(at).ok()?).copied());
    let next = RwSignal::new(next.unwrap_or_default());
    // What is reached has done its work; what is not, goes on.
    let open_ones = known.key_results.iter().filter(|it| {
        let grade = it.measured(known.period).and_then(|it| it.grade());
        it.is_guardrail || !grade.is_some_and(|grade| grade.reached)
    });
    let noted = before.get("chosen").and_then(Value::as_array);
    let noted = noted.map(|all| {
        all.iter()
            .filter_map(|id| Id::parse(id.as_str()?))
            .collect()
    });
    let chosen: BTreeSet<Id> = noted.unwrap_or_else(|| open_ones.map(|it| it.id.clone()).collect());
    let chosen = RwSignal::new(chosen);
    Effect::new(move |_| {
        let kept = json!({
            "learned": learned.get(),
            "differently": differently.get(),
            "next": next.get() as usize,
            "chosen": chosen.with(|all| all.iter().map(Id::to_string).collect::<Vec<_>>()),
            "seen": seen.with_value(Record::write),
        });
        form.with_value(|form| Goals::note(form, &kept));
    });
    let period = move || objective.with(|objective| objective.next_period(today()));
    let tried = RwSignal::new(false);
    let goes_on = move || next.get() != Next::Retire;
    let none_chosen = move || goes_on() && chosen.with(BTreeSet::is_empty);
    let missing = move || {
        objective.with(|objective| {
            let closed = as_closed(objective, Next::Retire);
            let standing = Standing::of(&closed, today());
            words::counts_nothing(standing.total.scored - standing.total.measured)
        })
    };
    let too_long = move |text: RwSignal<String>| {
        Signal::derive(move || {
            let length = text.with(|text| text.chars().count());
            Under {
                text: if length > LONGEST_NOTE {
                    goals_words::long_note(length)
                } else {
                    String::new()
                },
                is_problem: length > LONGEST_NOTE,
            }
        })
    };
    let differently_under = Signal::derive(move || {
        let under = too_long(differently).get();
        if under.is_problem {
            return under;
        }
        Under {
            text: words::DIFFERENTLY_HINT.to_owned(),
            is_problem: false,
        }
    });
    let is_closed = move || objective.with(|objective| objective.closing.is_some());
    let leave = move || {
        form.with_value(|form| Goals::forget_note(form));
        begun.set(false);
    };
    // Made once: closing twice is closing the same.
    let new_id = StoredValue::new(goals.new_objective_id());
    let being_closed = RwSignal::new(false);
    let again = StoredValue::new(None::<Callback<()>>);
    let close = Callback::new(move |()| {
        if being_closed.get_untracked() {
            return;
        }
        tried.set(true);
        let long = [learned, differently]
            .iter()
            .any(|text| text.with_untracked(|text| text.chars().count() > LONGEST_NOTE));
        if long {
            Goals::focus_first_problem(&card.id.get_value().to_string());
            return;
        }
        if untrack(none_chosen) {
            Goals::focus(card.named("go-on"));
            return;
        }
        let closing = Closing {
            on: today(),
            next: next.get_untracked(),
        };
        let fields = vec![
            Closing::field(Some(closing)),
            text_field("learned", &learned.get_untracked()),
            text_field("differently", &differently.get_untracked()),
        ];
        let id = card.id.get_value();
        let on = untrack(|| {
            let id = card.id.get_value();
            objective.with(|it| it.fields_on(&id, period(), &chosen.get(), Goals::new_id))
        });
        let seen = Box::new(seen.get_value());
        let first = Action::EditFrom { id, fields, seen };
        let second = (closing.next == Next::Continue).then(|| Action::Create {
            id: new_id.get_value(),
            fields: on.clone(),
            today: today_written(),
        });
        being_closed.set(true);
        let done = Callback::new(move |is_done: bool| {
            let _ = being_closed.try_set(false);
            if !is_done {
                return;
            }
            leave();
            if closing.next == Next::Adjust {
                let draft = Draft::from_fields(&on, &goals.habits.notation);
                shared.write_instead(Beginning {
                    draft: Some((draft, words_of_form::FROM_CLOSED)),
                    another: None,
                });
            } else {
                Goals::focus(card.named("heading"));
            }
        });
        if let Some(again) = again.get_value() {
            goals.act_in_turn(first, second, done, again);
        }
    });
    again.set_value(Some(close));
    let key_results = known.key_results;
    view! {
        <form
            class="form closing__form"
            aria-label=words::CLOSING
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                close.run(());
            }
        >
            <h5>{words::CLOSING}</h5>
            <p class="notice" hidden=move || !is_closed()>
                {words::CLOSED_ELSEWHERE}
            </p>
            <ScoreTable card />
            <p>{missing}</p>
            <Lines
                id=card.named("learned")
                label=words::LEARNED
                value=learned.into()
                typed=Callback::new(move |text| learned.set(text))
                under=too_long(learned)
            />
            <Lines
                id=card.named("differently")
                label=words::DIFFERENTLY
                value=differently.into()
                typed=Callback::new(move |text| differently.set(text))
                under=differently_under
            />
            <fieldset class="closing__next">
                <legend>{words::NEXT}</legend>
                {Next::ALL
                    .into_iter()
                    .zip(words::NEXTS)
                    .map(|(this, (value, name))| {
                        view! {
                            <label class="tick">
                                <input
                                    type="radio"
                                    name=card.named("next")
                                    value=value
                                    prop:checked=move || next.get() == this
                                    on:change=move |_| next.set(this)
                                />
                                {name}
                            </label>
                        }
                    })
                    .collect_view()}
            </fieldset>
            <fieldset
                class="closing__next"
                id=card.named("go-on")
                tabindex="-1"
                hidden=move || !goes_on()
                aria-describedby=card.named("go-on-note")
            >
                <legend>{words::GO_ON}</legend>
                {key_results
                    .into_iter()
                    .map(|KeyResult { id, name, .. }| {
                        let (this, own) = (id.clone(), id);
                        view! {
                            <label class="tick">
                                <input
                                    type="checkbox"
                                    prop:checked=move || {
                                        chosen.with(|chosen| chosen.contains(&own))
                                    }
                                    on:change=move |event| {
                                        let is_chosen = event_target_checked(&event);
                                        chosen
                                            .update(|chosen| {
                                                if is_chosen {
                                                    chosen.insert(this.clone());
                                                } else {
                                                    chosen.remove(&this);
                                                }
                                            });
                                    }
                                />
                                <bdi>{name}</bdi>
                            </label>
                        }
                    })
                    .collect_view()}
                <p
                    class="field__note"
                    id=card.named("go-on-note")
                    data-problem=move || (none_chosen() && tried.get()).then_some("")
                >
                    {move || {
                        if none_chosen() && tried.get() {
                            words::CHOOSE_ONE.to_owned()
                        } else {
                            words::goes_on(period())
                        }
                    }}
                </p>
            </fieldset>
            <div class="form__buttons">
                <button type="submit" class="button">{words::CLOSE_NOW}</button>
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| Goals::after_frame(move || {
                        // One may be elsewhere by now.
                        if begun.try_get_untracked().is_some() {
                            leave();
                            Goals::focus(card.named("begin-closing"));
                        }
                    })
                >
                    {goals_words::CANCEL}
                </button>
            </div>
        </form>
    }
    .into_any()
}
