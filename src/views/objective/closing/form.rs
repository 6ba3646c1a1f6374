//! The form that closes an objective: what it taught, and what comes next.

use leptos::prelude::*;
use waymark_core::objective::closing::Next;
use waymark_core::objective::draft::Draft;
use waymark_core::objective::draft::closing::{ClosingDraft, Problem};
use waymark_core::objective::due::all_due;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::objective::standing::Standing;
use waymark_core::record::id::Id;
use waymark_core::store::action::Action;
use waymark_text::days;
use waymark_text::goals::{
    self as goals_words, closing, form as words_of_form, open as words, standing as standing_words,
};
use waymark_text::grade;
use waymark_text::handoff::settle;

use super::nexts::{goes_on, nexts};
use super::table::{ScoreTable, as_closed};
use crate::state::kept::{Goals, today};
use crate::state::kpis::form::here as here_of_kpi;
use crate::state::objectives::draft::{
    forget, is_kept, keep_closing, kept_closing, put_aside, take_up,
};
use crate::state::page::{after_frame, focus_first_problem, move_focus};
use crate::ui::field::{Under, keep_focus};
use crate::ui::lines::Lines;
use crate::views::objective::card::Card;
use crate::views::objective::form::Beginning;
use crate::views::objective::form::continuing::closing_form;
use crate::views::objective::form::editing::here;
use crate::views::objective::handoff::Parts;
use crate::views::objective::handoff::part::Part;
use crate::views::objective::handoff::preview::Preview;
use crate::views::objective::page::Shared;

/// Closing an objective while the form is open.
#[derive(Clone, Copy)]
pub(super) struct Typing {
    shared: Shared,
    /// The card.
    pub(super) card: Card,
    /// What is typed and chosen, but for what becomes of key results.
    pub(super) typed: RwSignal<ClosingDraft>,
    /// What becomes of key results.
    parts: Parts,
    /// Whether somebody tried to close.
    pub(super) tried: RwSignal<bool>,
    /// Whether the form is open.
    begun: RwSignal<bool>,
    /// The name under which it is kept.
    form: StoredValue<String>,
    /// What it said at first; none where it went on with what was left in it.
    untouched: StoredValue<Option<ClosingDraft>, LocalStorage>,
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
        let goes_on = form.with_value(|form| {
            take_up(form);
            is_kept(form)
        });
        let typed = form.with_value(|form| kept_closing(form, at_first));
        let parts = Parts::of(card, &typed);
        let typed = RwSignal::new(typed);
        let untouched = StoredValue::new_local(None);
        Effect::new(move |before: Option<()>| {
            let now = parts.onto(typed.get());
            form.with_value(|form| keep_closing(form, &now));
            if before.is_none() && !goes_on {
                untouched.set_value(Some(now));
            }
        });
        Self {
            shared,
            card,
            typed,
            parts,
            tried: RwSignal::new(false),
            begun,
            form,
            untouched,
            being_closed: RwSignal::new(false),
        }
    }

    /// All that is typed and shown as chosen by now.
    fn now(self) -> ClosingDraft {
        self.parts.meant(self.typed.get())
    }

    /// What is wrong with it, of one kind.
    pub(super) fn problem(self, is: fn(&Problem) -> bool) -> Option<Problem> {
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
        let are_right = self.parts.are_right();
        if problems == [Problem::NothingChosen] && are_right {
            move_focus(self.card.named("go-on"));
        } else if !problems.is_empty() || !are_right {
            focus_first_problem(self.card.id.get_value().as_str());
        }
        problems.is_empty() && are_right
    }

    /// What closing does; nothing where something is wrong, which is shown.
    fn make(self) -> Option<Action> {
        if self.being_closed.get_untracked() || !self.is_right() {
            return None;
        }
        self.being_closed.set(true);
        let id = self.card.id.get_value();
        let typed = untrack(|| self.now());
        let here = here_of_kpi(self.card.goals);
        let along = self.card.objective.with_untracked(|objective| {
            let offers = self.parts.offers(self.card.goals, objective);
            typed.along(&id, objective, &offers, &here)
        });
        Some(typed.close(&id, along, today()))
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
        let objective = self.card.objective;
        let calendar = self.card.goals.calendar();
        let mut typed = untrack(|| self.now());
        let next = objective.with_untracked(|it| {
            let new = Goals::new_id;
            typed.going_on(&id, it, today(), calendar, new)
        });
        self.typed.set(typed);
        let goals = self.card.goals;
        let (next, was_kpi) = next.without_kpis(|kpi| untrack(|| goals.is_retired(kpi)));
        let draft = Draft::known(&next, &here(goals), Goals::new_id());
        let from = match was_kpi {
            true => words_of_form::FROM_CLOSED_WITH_RETIRED,
            false => words_of_form::FROM_CLOSED,
        };
        self.shared.write_instead(Beginning {
            draft: Some((draft, from)),
            ..Beginning::default()
        });
    }

    /// All that closing does, a sentence each; nothing where that is closing alone.
    fn preview(self) -> Vec<String> {
        let parts = self.parts.all();
        if parts.is_empty() {
            return Vec::new();
        }
        let today = self.card.goals.day();
        let closes = self.card.objective.with(|objective| {
            let closed = as_closed(objective, Next::Retire);
            let standing = Standing::of(&closed, today);
            let score = standing.score().map(grade::score);
            settle::closes(&objective.title, score.as_deref())
        });
        let begins = self.continues().then(|| {
            let calendar = self.card.goals.calendar();
            let period = self
                .card
                .objective
                .with(|it| it.next_period(today, calendar));
            settle::will_begin(&days::period(period, calendar))
        });
        let parts = parts.into_iter().map(Part::says);
        let all = std::iter::once(closes).chain(parts).chain(begins);
        all.filter(|line| !line.is_empty()).collect()
    }

    /// Whether another objective follows.
    fn continues(self) -> bool {
        self.typed.with(|typed| typed.next != Next::Retire)
    }

    fn leave(self) {
        self.form.with_value(|form| forget(form));
        self.begun.set(false);
    }

    /// The first key result that a check-in helps: one that lacks a value and nothing else, or
    /// of a KPI that lacks a reading.
    fn to_check_in(self) -> Option<Id> {
        let calendar = self.card.goals.calendar();
        let today = self.card.goals.day();
        self.card.objective.with(|objective| {
            let is_silent = |it: &&KeyResult| {
                it.measured(None).is_some() && it.counting(objective.period).next().is_none()
            };
            let mut silent = objective.key_results.iter().filter(is_silent);
            let due = || all_due(objective, calendar, today).into_iter();
            let of_kpi = || due().find(|(it, _)| it.kpi.is_some()).map(|(it, _)| it);
            silent.next().or_else(of_kpi).map(|it| it.id.clone())
        })
    }

    /// Leaves it for the key results, at what there is to do there; what is written stays.
    fn leave_for(self, field: String) {
        after_frame(move || {
            if self.begun.try_set(false).is_none() {
                move_focus(field);
            }
        });
    }

    /// Gives it up. What was typed is there when it is opened again.
    fn cancel(self) {
        self.card.goals.give_up();
        after_frame(move || {
            // One may be elsewhere by now.
            if self.begun.try_get_untracked().is_some() {
                let now = untrack(|| self.parts.onto(self.typed.get()));
                let is_untouched = |first: &Option<ClosingDraft>| first.as_ref() == Some(&now);
                if !self.untouched.with_value(is_untouched) {
                    self.form.with_value(|form| put_aside(form));
                }
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
        let today = card.goals.day();
        objective.with(|objective| {
            let closed = as_closed(objective, Next::Retire);
            let standing = Standing::of(&closed, today);
            let due = all_due(objective, card.goals.calendar(), today);
            let unread = closing::unread(due.into_iter().map(|(it, _)| it), today);
            let all = [standing_words::if_closed(&standing), unread];
            let said = all.into_iter().filter(|it| !it.is_empty());
            said.collect::<Vec<_>>().join(" ")
        })
    });
    let to_check_in = Memo::new(move |_| typing.to_check_in());
    let is_closed = move || objective.with(|objective| objective.closing.is_some());
    let make = Callback::new(move |()| typing.make());
    let done = Callback::new(move |is_done| typing.done(is_done));
    view! {
        <form
            class="form closing__form"
            aria-label=words::CLOSING
            novalidate
            on:mousedown=|event| keep_focus(&event)
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
                <button
                    type="button"
                    class="link"
                    on:click=move |_| {
                        typing.leave_for(match to_check_in.get_untracked() {
                            Some(key_result) => [key_result.as_str(), "-value"].concat(),
                            None => card.named("edit"),
                        });
                    }
                >
                    {move || match to_check_in.with(Option::is_some) {
                        true => closing::CHECK_IN_FIRST,
                        false => closing::EDIT_FIRST,
                    }}
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
            {typing.parts.view()}
            <Preview lines=Memo::new(move |_| typing.preview()) />
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
