//! The form that closes an objective: what it taught, and what comes next.

use leptos::prelude::*;
use waymark_core::objective::Objective;
use waymark_core::objective::closing::Next;
use waymark_core::objective::draft::Draft;
use waymark_core::objective::draft::closing::{ClosingDraft, Problem};
use waymark_core::objective::key_result::KeyResult;
use waymark_core::objective::standing::Standing;
use waymark_core::record::id::Id;
use waymark_core::store::action::Action;
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

/// Closing an objective while the form is open.
#[derive(Clone, Copy)]
struct Typing {
    shared: Shared,
    card: Card,
    /// What is typed and chosen.
    typed: RwSignal<ClosingDraft>,
    /// Whether somebody tried to close.
    tried: RwSignal<bool>,
    /// Whether the form is open.
    begun: RwSignal<bool>,
    /// The name under which it is kept.
    form: StoredValue<String>,
    /// The ids of what goes on: closing twice is closing the same.
    ids: StoredValue<Vec<Id>>,
    /// What went on, when it was closed last.
    going_on: StoredValue<Option<Objective>>,
    being_closed: RwSignal<bool>,
}

impl Typing {
    fn new(shared: Shared, card: Card, begun: RwSignal<bool>) -> Self {
        let goals = card.goals;
        let form = StoredValue::new(goals.form_name(&card.named("closing")));
        // What another tab writes from now on is not taken for seen.
        let seen = goals.definition(&card.subject()).unwrap_or_default();
        let at_first = card
            .objective
            .with_untracked(|known| ClosingDraft::of(known, seen));
        let typed = RwSignal::new(form.with_value(|form| kept_closing(form, at_first)));
        Effect::new(move |_| {
            typed.with(|typed| form.with_value(|form| keep_closing(form, typed)));
        });
        Self {
            shared,
            card,
            typed,
            tried: RwSignal::new(false),
            begun,
            form,
            ids: StoredValue::new(vec![goals.new_objective_id()]),
            going_on: StoredValue::new(None),
            being_closed: RwSignal::new(false),
        }
    }

    fn problem(self, is: fn(&Problem) -> bool) -> Option<Problem> {
        let all = self.typed.with(ClosingDraft::problems);
        all.into_iter().find(is)
    }

    /// What there is to say of a text.
    fn under(self, is: fn(&Problem) -> bool, hint: &'static str) -> Signal<Under> {
        Signal::derive(move || match self.problem(is) {
            Some(Problem::LongLearned(length) | Problem::LongDifferently(length)) => Under {
                text: goals_words::long_note(length),
                is_problem: true,
            },
            _ => Under {
                text: hint.to_owned(),
                is_problem: false,
            },
        })
    }

    /// What closing does; nothing where something is wrong, which is shown.
    fn make(self) -> Option<Action> {
        if self.being_closed.get_untracked() {
            return None;
        }
        self.tried.set(true);
        let typed = self.typed.get_untracked();
        let problems = typed.problems();
        if problems == [Problem::NothingChosen] {
            move_focus(self.card.named("go-on"));
            return None;
        }
        let id = self.card.id.get_value();
        if !problems.is_empty() {
            focus_first_problem(&id.to_string());
            return None;
        }
        let mut at = 0;
        let new = || {
            at += 1;
            self.ids.update_value(|ids| {
                if ids.len() == at {
                    ids.push(Goals::new_id());
                }
            });
            self.ids.with_value(|ids| ids[at].clone())
        };
        let today = today();
        let objective = self.card.objective;
        let next = objective.with_untracked(|it| typed.going_on(&id, it, today, new));
        let next_id = self.ids.with_value(|ids| ids[0].clone());
        let action = typed.close(&id, (next_id, &next), today);
        self.going_on.set_value(Some(next));
        self.being_closed.set(true);
        Some(action)
    }

    /// Goes on once it is closed: with the form of what is written anew, if that comes
    /// next.
    fn done(self, is_done: bool) {
        let _ = self.being_closed.try_set(false);
        if !is_done {
            return;
        }
        let adjusts = self.typed.with_untracked(|it| it.next == Next::Adjust);
        self.leave();
        let Some(on) = self.going_on.get_value().filter(|_| adjusts) else {
            move_focus(self.card.named("heading"));
            return;
        };
        let draft = Draft::known(&on, &here(self.card.goals), Goals::new_id());
        self.shared.write_instead(Beginning {
            draft: Some((draft, words_of_form::FROM_CLOSED)),
            another: None,
        });
    }

    fn leave(self) {
        self.form.with_value(|form| forget(form));
        self.begun.set(false);
    }

    fn cancel(self) {
        after_frame(move || {
            // One may be elsewhere by now.
            if self.begun.try_get_untracked().is_some() {
                self.leave();
                move_focus(self.card.named("begin-closing"));
            }
        });
    }
}

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
    let objective = card.objective;
    let typing = Typing::new(shared, card, begun);
    let typed = typing.typed;
    let missing = move || {
        objective.with(|objective| {
            let closed = as_closed(objective, Next::Retire);
            let standing = Standing::of(&closed, today());
            words::counts_nothing(standing.total.scored - standing.total.measured)
        })
    };
    let is_closed = move || objective.with(|objective| objective.closing.is_some());
    let make = Callback::new(move |()| typing.make());
    let done = Callback::new(move |is_done| typing.done(is_done));
    view! {
        <form
            class="form closing__form"
            aria-label=words::CLOSING
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                card.goals.submit(make, done);
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
                under=typing.under(|it| matches!(it, Problem::LongLearned(_)), "")
            />
            <Lines
                id=card.named("differently")
                label=words::DIFFERENTLY
                value=Signal::derive(move || typed.with(|typed| typed.differently.clone()))
                typed=Callback::new(move |text| typed.update(|typed| typed.differently = text))
                under=typing
                    .under(
                        |it| matches!(it, Problem::LongDifferently(_)),
                        words::DIFFERENTLY_HINT,
                    )
            />
            {nexts(typing)}
            {goes_on(typing)}
            <div class="form__buttons">
                <button type="submit" class="button">{words::CLOSE_NOW}</button>
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| typing.cancel()
                >
                    {goals_words::CANCEL}
                </button>
            </div>
        </form>
    }
    .into_any()
}

/// What comes next.
fn nexts(typing: Typing) -> AnyView {
    let Typing { card, typed, .. } = typing;
    let all = Next::ALL.into_iter().zip(words::NEXTS);
    let all = all.map(|(this, (value, name))| {
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
    });
    view! {
        <fieldset class="closing__next">
            <legend>{words::NEXT}</legend>
            {all.collect_view()}
        </fieldset>
    }
    .into_any()
}

/// Which key results go on, and in which period.
fn goes_on(typing: Typing) -> AnyView {
    let Typing { card, typed, .. } = typing;
    let objective = card.objective;
    let none_chosen = Memo::new(move |_| {
        let nothing = typing.problem(|it| *it == Problem::NothingChosen);
        nothing.is_some() && typing.tried.get()
    });
    let period = move || objective.with(|objective| objective.next_period(today()));
    let key_results = objective.with_untracked(|it| it.key_results.clone());
    let all = key_results.into_iter().map(|KeyResult { id, name, .. }| {
        let this = id.clone();
        let choose = move |event| {
            let is_chosen = event_target_checked(&event);
            typed.update(|typed| {
                if is_chosen {
                    typed.chosen.insert(this.clone());
                } else {
                    typed.chosen.remove(&this);
                }
            });
        };
        view! {
            <label class="tick">
                <input
                    type="checkbox"
                    prop:checked=move || typed.with(|typed| typed.chosen.contains(&id))
                    on:change=choose
                />
                <bdi>{name}</bdi>
            </label>
        }
    });
    view! {
        <fieldset
            class="closing__next"
            id=card.named("go-on")
            tabindex="-1"
            hidden=move || typed.with(|typed| typed.next == Next::Retire)
            aria-describedby=card.named("go-on-note")
        >
            <legend>{words::GO_ON}</legend>
            {all.collect_view()}
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
    }
    .into_any()
}
