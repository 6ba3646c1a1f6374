//! The form that closes an objective: what it taught, and what comes next.

use leptos::prelude::*;
use waymark_core::objective::closing::Next;
use waymark_core::objective::draft::Draft;
use waymark_core::objective::draft::closing::{ClosingDraft, Problem};
use waymark_core::objective::key_result::KeyResult;
use waymark_core::objective::onward::Onward;
use waymark_core::objective::standing::Standing;
use waymark_core::period::Period;
use waymark_core::record::id::Id;
use waymark_core::sketch::Measure;
use waymark_core::store::action::Action;
use waymark_text::goals::{
    self as goals_words, closing, form as words_of_form, open as words, standing as standing_words,
};

use super::table::{ScoreTable, as_closed};
use crate::state::kept::{Goals, today};
use crate::state::objectives::draft::{forget, keep_closing, kept_closing};
use crate::state::page::{after_frame, focus_first_problem, move_focus};
use crate::ui::field::Under;
use crate::ui::lines::Lines;
use crate::views::objective::card::Card;
use crate::views::objective::form::Beginning;
use crate::views::objective::form::continuing::closing_form;
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
    /// The ids of what goes on: to look at it twice is to look at the same.
    ids: StoredValue<Vec<Id>>,
    being_closed: RwSignal<bool>,
}

impl Typing {
    fn new(shared: Shared, card: Card, begun: RwSignal<bool>) -> Self {
        let goals = card.goals;
        let form = StoredValue::new(closing_form(goals, &card.id.get_value()));
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
            ids: StoredValue::new(Vec::new()),
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

    /// Whether nothing is wrong with what is typed; what is wrong is shown.
    fn is_right(self) -> bool {
        self.tried.set(true);
        let problems = self.typed.with_untracked(ClosingDraft::problems);
        if problems == [Problem::NothingChosen] {
            move_focus(self.card.named("go-on"));
        } else if !problems.is_empty() {
            focus_first_problem(self.card.id.get_value().as_str());
        }
        problems.is_empty()
    }

    /// What closing does; nothing where something is wrong, which is shown.
    fn make(self) -> Option<Action> {
        if self.being_closed.get_untracked() || !self.is_right() {
            return None;
        }
        self.being_closed.set(true);
        let id = self.card.id.get_value();
        Some(self.typed.with_untracked(|typed| typed.close(&id, today())))
    }

    fn done(self, is_done: bool) {
        let _ = self.being_closed.try_set(false);
        if is_done {
            self.leave();
            move_focus(self.card.named("heading"));
        }
    }

    /// Opens what goes on as a draft. Nothing is written yet: saving that closes this one
    /// and begins the next, in one step.
    fn go_on(self) {
        if !self.is_right() {
            return;
        }
        let id = self.card.id.get_value();
        let mut at = 0;
        let new = || {
            self.ids.update_value(|ids| {
                if ids.len() == at {
                    ids.push(Goals::new_id());
                }
            });
            at += 1;
            self.ids.with_value(|ids| ids[at - 1].clone())
        };
        let objective = self.card.objective;
        let calendar = self.card.goals.calendar();
        let next = objective.with_untracked(|it| {
            self.typed
                .with_untracked(|typed| typed.going_on(&id, it, today(), calendar, new))
        });
        let draft = Draft::known(&next, &here(self.card.goals), Goals::new_id());
        self.shared.write_instead(Beginning {
            draft: Some((draft, words_of_form::FROM_CLOSED)),
            another: None,
        });
    }

    /// Whether another objective follows.
    fn continues(self) -> bool {
        self.typed.with(|typed| typed.next != Next::Retire)
    }

    fn leave(self) {
        self.form.with_value(|form| forget(form));
        self.begun.set(false);
    }

    /// Leaves it for the key results; what is written stays.
    fn check_in_first(self) {
        after_frame(move || {
            if self.begun.try_set(false).is_none() {
                move_focus(self.card.named("begin-closing"));
            }
        });
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
    let missing = Memo::new(move |_| {
        objective.with(|objective| {
            let closed = as_closed(objective, Next::Retire);
            let standing = Standing::of(&closed, today());
            standing_words::if_closed(&standing)
        })
    });
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
                if untrack(|| typing.continues()) {
                    typing.go_on();
                } else {
                    card.goals.submit(make, done);
                }
            }
        >
            <h5>{words::CLOSING}</h5>
            <p class="notice" hidden=move || !is_closed()>
                {words::CLOSED_ELSEWHERE}
            </p>
            <ScoreTable card />
            <p hidden=move || missing.with(String::is_empty)>
                {missing} " "
                <button type="button" class="link" on:click=move |_| typing.check_in_first()>
                    {closing::CHECK_IN_FIRST}
                </button>
            </p>
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
                <button type="submit" class="button">
                    {move || if typing.continues() { closing::GO_ON } else { words::CLOSE_NOW }}
                </button>
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| typing.cancel()
                >
                    {goals_words::CANCEL}
                </button>
            </div>
            <p class="quiet" hidden=move || !typing.continues()>
                {closing::NOT_YET}
            </p>
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
    let calendar = move || card.goals.calendar();
    let period = move || objective.with(|it| it.next_period(today(), calendar()));
    let key_results = objective.with_untracked(|it| it.key_results.clone());
    let of = objective.with_untracked(|it| it.period);
    let all = key_results.into_iter().map(|it| one(typing, &it, of));
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
                        words::goes_on(period(), calendar())
                    }
                }}
            </p>
        </fieldset>
    }
    .into_any()
}

/// Whether a key result goes on, and of a total how.
fn one(typing: Typing, key_result: &KeyResult, period: Option<Period>) -> AnyView {
    let typed = typing.typed;
    let notation = typing.card.goals.habits.notation;
    let usual = key_result.usual_onward(period);
    let total = key_result.total(period);
    let id = StoredValue::new(key_result.id.clone());
    let chosen =
        Memo::new(move |_| typed.with(|typed| id.with_value(|id| typed.chosen.get(id).copied())));
    let choose = move |onward: Option<Onward>| {
        typed.update(|typed| match onward {
            Some(onward) => drop(typed.chosen.insert(id.get_value(), onward)),
            None => drop(id.with_value(|id| typed.chosen.remove(id))),
        });
    };
    let ways = total.map(|total| {
        let options = Onward::OF_A_TOTAL.map(|this| {
            let says = closing::onward(this, total, &key_result.unit, &notation);
            view! { <option prop:selected=move || chosen.get() == Some(this)>{says}</option> }
        });
        view! {
            <span class="field" hidden=move || chosen.get().is_none()>
                <select
                    aria-label=closing::onward_of(&key_result.name)
                    on:change=move |event| {
                        let select: web_sys::HtmlSelectElement = event_target(&event);
                        let at = usize::try_from(select.selected_index()).unwrap_or(0);
                        choose(Onward::OF_A_TOTAL.get(at).copied());
                    }
                >
                    {options.into_iter().collect_view()}
                </select>
            </span>
        }
    });
    let is_reached = !key_result.is_guardrail
        && key_result.measure == Measure::Change
        && key_result.is_reached(period);
    let note = is_reached.then(|| view! { <span class="quiet">{closing::REACHED}</span> });
    view! {
        <div class="form__foot">
            <label class="tick">
                <input
                    type="checkbox"
                    prop:checked=move || chosen.get().is_some()
                    on:change=move |event| choose(event_target_checked(&event).then_some(usual))
                />
                <bdi>{key_result.name.clone()}</bdi>
            </label>
            {ways}
            {note}
        </div>
    }
    .into_any()
}
