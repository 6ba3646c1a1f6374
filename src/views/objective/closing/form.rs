//! The form that closes an objective: what it taught, and what comes next.

use leptos::prelude::*;
use waymark_core::objective::Objective;
use waymark_core::objective::closing::Next;
use waymark_core::objective::draft::Draft;
use waymark_core::objective::draft::closing::{ClosingDraft, Problem};
use waymark_core::objective::key_result::KeyResult;
use waymark_core::objective::standing::Standing;
use waymark_text::goals::{self as goals_words, form as words_of_form, open as words};

use super::table::{ScoreTable, as_closed};
use crate::state::kept::{Goals, today};
use crate::state::objectives::draft::{forget, keep_closing, kept_closing};
use crate::state::page::{after_frame, focus_first_problem, move_focus};
use crate::ui::field::Under;
use crate::ui::lines::Lines;
use crate::views::objective::card::Card;
use crate::views::objective::form::Beginning;
use crate::views::objective::form::editing::here;
use crate::views::objective::page::Shared;

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
    let (goals, objective) = (card.goals, card.objective);
    let form = StoredValue::new(goals.form_name(&card.named("closing")));
    let known = objective.get_untracked();
    // What another tab writes from now on is not taken for seen.
    let seen = goals.definition(&card.subject()).unwrap_or_default();
    let at_first = ClosingDraft::of(&known, seen);
    let typed = RwSignal::new(form.with_value(|form| kept_closing(form, at_first)));
    Effect::new(move |_| {
        typed.with(|typed| form.with_value(|form| keep_closing(form, typed)));
    });
    let tried = RwSignal::new(false);
    let period = move || objective.with(|objective| objective.next_period(today()));
    let goes_on = move || typed.with(|typed| typed.next != Next::Retire);
    let problem =
        move |is: fn(&Problem) -> bool| typed.with(|typed| typed.problems().into_iter().find(is));
    let none_chosen =
        Memo::new(move |_| problem(|it| *it == Problem::NothingChosen).is_some() && tried.get());
    let missing = move || {
        objective.with(|objective| {
            let closed = as_closed(objective, Next::Retire);
            let standing = Standing::of(&closed, today());
            words::counts_nothing(standing.total.scored - standing.total.measured)
        })
    };
    let too_long = move |is: fn(&Problem) -> bool, hint: &'static str| {
        Signal::derive(move || match problem(is) {
            Some(Problem::LongLearned(length) | Problem::LongDifferently(length)) => Under {
                text: goals_words::long_note(length),
                is_problem: true,
            },
            _ => Under {
                text: hint.to_owned(),
                is_problem: false,
            },
        })
    };
    let learned_under = too_long(|it| matches!(it, Problem::LongLearned(_)), "");
    let differently_under = too_long(
        |it| matches!(it, Problem::LongDifferently(_)),
        words::DIFFERENTLY_HINT,
    );
    let is_closed = move || objective.with(|objective| objective.closing.is_some());
    let leave = move || {
        form.with_value(|form| forget(form));
        begun.set(false);
    };
    // Made once: closing twice is closing the same.
    let new_id = StoredValue::new(goals.new_objective_id());
    let going_on = StoredValue::new(None::<Objective>);
    let being_closed = RwSignal::new(false);
    let make = Callback::new(move |()| {
        if being_closed.get_untracked() {
            return None;
        }
        tried.set(true);
        let typed = typed.get_untracked();
        let problems = typed.problems();
        if problems == [Problem::NothingChosen] {
            move_focus(card.named("go-on"));
            return None;
        }
        if !problems.is_empty() {
            focus_first_problem(&card.id.get_value().to_string());
            return None;
        }
        let (id, today) = (card.id.get_value(), today());
        let next = objective
            .with_untracked(|objective| typed.going_on(&id, objective, today, Goals::new_id));
        let action = typed.close(&id, (new_id.get_value(), &next), today);
        going_on.set_value(Some(next));
        being_closed.set(true);
        Some(action)
    });
    let done = Callback::new(move |is_done: bool| {
        let _ = being_closed.try_set(false);
        if !is_done {
            return;
        }
        let next = typed.with_untracked(|typed| typed.next);
        leave();
        let on = going_on.get_value().filter(|_| next == Next::Adjust);
        let Some(on) = on else {
            move_focus(card.named("heading"));
            return;
        };
        let draft = Draft::known(&on, &here(goals), Goals::new_id());
        shared.write_instead(Beginning {
            draft: Some((draft, words_of_form::FROM_CLOSED)),
            another: None,
        });
    });
    let key_results = known.key_results;
    view! {
        <form
            class="form closing__form"
            aria-label=words::CLOSING
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                goals.submit(make, done);
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
                value=Signal::derive(move || typed.with(|typed| typed.learned.clone()))
                typed=Callback::new(move |text| typed.update(|typed| typed.learned = text))
                under=learned_under
            />
            <Lines
                id=card.named("differently")
                label=words::DIFFERENTLY
                value=Signal::derive(move || typed.with(|typed| typed.differently.clone()))
                typed=Callback::new(move |text| typed.update(|typed| typed.differently = text))
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
                                    prop:checked=move || typed.with(|typed| typed.next == this)
                                    on:change=move |_| typed.update(|typed| typed.next = this)
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
                                        typed.with(|typed| typed.chosen.contains(&own))
                                    }
                                    on:change=move |event| {
                                        let is_chosen = event_target_checked(&event);
                                        typed
                                            .update(|typed| {
                                                if is_chosen {
                                                    typed.chosen.insert(this.clone());
                                                } else {
                                                    typed.chosen.remove(&this);
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
                    data-problem=move || none_chosen.get().then_some("")
                >
                    {move || {
                        if none_chosen.get() {
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
                    on:click=move |_| after_frame(move || {
                        // One may be elsewhere by now.
                        if begun.try_get_untracked().is_some() {
                            leave();
                            move_focus(card.named("begin-closing"));
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
