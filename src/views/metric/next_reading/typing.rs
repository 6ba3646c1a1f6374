//! A reading while it is typed beside a key result.

use std::sync::Arc;

use leptos::prelude::*;
use time::Date;
use waymark_core::kpi::doubt::Doubt;
use waymark_core::kpi::reading::{Part, Problem, Typed};
use waymark_core::metric::dated::{Problem as OfCheckIn, Sure};
use waymark_core::metric::history::NewDay;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::period::{parse_date, write_date};
use waymark_core::record::id::Id;
use waymark_core::store::action::Action;
use waymark_text::kpi::{reading as reading_words, record};
use waymark_text::{days, goals as words};

use crate::state::kept::{Goals, objective, today};
use crate::state::kpis::draft::{keep_reading, kept_reading};
use crate::state::kpis::known::Known;
use crate::state::kpis::recording::{NotKept, joined};
use crate::state::page::{after_frame, focus_first_problem, move_focus};
use crate::ui::field::Under;

/// The name under which the next reading of a key result is kept while it is typed.
pub(in crate::views::metric) fn kept_under(goals: Goals, key_result: &Id) -> String {
    goals.form_name(&[key_result.as_str(), "-reading"].concat())
}

/// A reading while it is typed, with how sure somebody is.
#[derive(Clone, Copy)]
pub struct Typing {
    goals: Goals,
    /// The objective.
    id: StoredValue<Id>,
    /// The key result.
    own: StoredValue<Id>,
    /// The KPI.
    kpi: StoredValue<Id>,
    /// What is known of that.
    pub(super) known: Memo<Arc<Known>>,
    /// What stands in the fields.
    pub(super) typed: RwSignal<Typed>,
    /// How sure somebody is.
    pub(super) confidence: RwSignal<String>,
    /// Whether day, confidence and note are shown.
    pub(super) shows_more: RwSignal<bool>,
    /// What was asked about it, and of which text.
    asked: RwSignal<Option<(Doubt, Typed)>>,
    /// Whether somebody tried to save it.
    tried: RwSignal<bool>,
    /// What was sent to be kept.
    sent: StoredValue<(Typed, String)>,
}

impl Typing {
    pub(super) fn new(goals: Goals, id: StoredValue<Id>, key_result: &KeyResult, kpi: Id) -> Self {
        let own = StoredValue::new(key_result.id.clone());
        let kpi = StoredValue::new(kpi);
        let known = Memo::new(move |_| kpi.with_value(|kpi| goals.known_kpi(kpi)));
        let form = own.with_value(|own| kept_under(goals, own));
        let before = kept_reading(&form);
        let confidence = goals.typed(&own.with_value(|own| [own.as_str(), "-sure"].concat()));
        let says_more = before.is_closed || !before.note.is_empty();
        let shows_more = says_more || !confidence.with_untracked(String::is_empty);
        let typing = Self {
            goals,
            id,
            own,
            kpi,
            known,
            typed: RwSignal::new(before),
            confidence,
            shows_more: RwSignal::new(shows_more),
            asked: RwSignal::new(None),
            tried: RwSignal::new(false),
            sent: StoredValue::new((Typed::default(), String::new())),
        };
        Effect::new(move |before: Option<String>| {
            let usual = typing.usual_day();
            typing
                .typed
                .with_untracked(|typed| {
                    // The usual unit is another one by now, and nothing is typed of it.
                    let is_usual = before.as_ref().is_none_or(|it| *it == typed.day);
                    let is_empty = typed.value.is_empty() && !typed.is_closed;
                    typed.day.is_empty() || is_usual && is_empty && before.is_some()
                })
                .then(|| typing.typed.update(|typed| typed.day.clone_from(&usual)));
            usual
        });
        Effect::new(move |before: Option<()>| {
            let typed = typing.typed.get();
            if before.is_some() {
                keep_reading(&form, &typing.said(typed));
            }
        });
        typing
    }

    /// The day of the unit that is asked for.
    fn usual_day(self) -> String {
        let day = self.known.with(|known| {
            let unit = known.kpi.definition_on(self.goals.day()).cadence;
            let due = &known.standing.as_ref()?.due;
            due.unit.map(|days| unit.day_of(days))
        });
        write_date(day.unwrap_or_else(|| self.goals.day()))
    }

    /// What was typed: a day by itself says nothing.
    fn said(self, typed: Typed) -> Typed {
        let is_usual = untrack(|| self.usual_day()) == typed.day;
        let is_empty = typed.value.is_empty() && typed.note.is_empty() && !typed.is_closed;
        match is_usual && is_empty {
            true => Typed::default(),
            false => typed,
        }
    }

    /// The id of a part of it.
    pub(super) fn named(self, part: &str) -> String {
        self.own.with_value(|own| [own.as_str(), part].concat())
    }

    /// How sure somebody is, on a day.
    fn sure(self, on: Date, note: &str) -> Result<Option<Sure>, Vec<OfCheckIn>> {
        Sure::check(&self.confidence.get(), note, on)
    }

    /// Whether nothing is said but how sure somebody is.
    fn is_sure_alone(self) -> bool {
        let is_said = self
            .typed
            .with(|it| it.is_closed || !it.value.trim().is_empty());
        !is_said && !self.confidence.with(|it| it.trim().is_empty())
    }

    /// Whether what stands there was asked about.
    pub(super) fn is_asked(self) -> bool {
        let typed = self.typed.get();
        self.asked
            .with(|asked| asked.as_ref().is_some_and(|(_, of)| *of == typed))
    }

    /// What stands under a part of it.
    pub(super) fn under(self, part: Part) -> Signal<Under> {
        let notation = self.goals.habits.notation;
        Signal::derive(move || {
            let typed = self.typed.get();
            let read = self
                .known
                .with(|known| self.goals.read_typed(&known.kpi, &typed));
            let problems = read.as_ref().err();
            let problem = problems.and_then(|all| all.iter().find(|it| it.part() == part));
            let (text, is_problem) = match (problem, part) {
                (Some(Problem::NoValue), _) if !self.tried.get() || self.is_sure_alone() => {
                    (String::new(), false)
                }
                (Some(problem), _) => (
                    reading_words::problem(problem, &typed.value, &notation),
                    true,
                ),
                (None, Part::Value) => (self.doubt_or_read(&typed), self.is_asked()),
                (None, Part::Day) => (self.unit_or_outside(&typed), false),
                (None, Part::Note) => (String::new(), false),
            };
            Under { text, is_problem }
        })
    }

    fn doubt_or_read(self, typed: &Typed) -> String {
        let notation = self.goals.habits.notation;
        match self.asked.get().filter(|(_, of)| of == typed) {
            Some((doubt, _)) => {
                let unit = self.known.with(|known| known.kpi.definition().unit);
                reading_words::doubt(&doubt, &unit, &notation)
            }
            None => {
                let calendar = self.goals.calendar();
                let misread = |kpi: &_| typed.could_be_misread(&notation, kpi, calendar);
                let value = self.known.with(|known| misread(&known.kpi));
                value.map_or_else(String::new, |it| record::read_as(it, &notation))
            }
        }
    }

    /// Which unit it would be of, and whether that counts in the objective.
    fn unit_or_outside(self, typed: &Typed) -> String {
        let unit = self
            .known
            .with(|known| self.goals.unit_typed(&known.kpi, typed));
        let day = parse_date(&typed.day);
        let unit = unit.or_else(|| day.map(days::date)).unwrap_or_default();
        let counts = day.is_none_or(|day| self.goals.counts_on(&self.id.get_value(), day));
        match counts {
            true => unit,
            false => [&unit, ". ", words::DOES_NOT_COUNT].concat(),
        }
    }

    pub(super) fn under_confidence(self) -> Signal<Under> {
        Signal::derive(move || {
            let is_problem = self.sure(self.goals.day(), "").is_err();
            let text = if is_problem { words::NO_CONFIDENCE } else { "" };
            Under {
                text: text.to_owned(),
                is_problem,
            }
        })
    }

    /// What saving it does; nothing where something is wrong with it, or is asked first.
    pub(super) fn make(self) -> Option<Action> {
        self.tried.set(true);
        let typed = self.typed.get_untracked();
        let made = untrack(|| match self.is_sure_alone() {
            true => self.make_sure_alone(&typed),
            false => self.make_reading(&typed),
        });
        match made {
            Ok(action) => {
                let confidence = self.confidence.get_untracked();
                self.sent.set_value((typed, confidence));
                Some(action)
            }
            Err(Some(doubt)) => {
                self.asked.set(Some((*doubt, typed)));
                // The next press means it.
                move_focus(self.named("-check-in"));
                None
            }
            Err(None) => {
                self.shows_more
                    .update(|shows| *shows |= self.is_folded_wrong());
                after_frame(move || {
                    if let Some(own) = self.own.try_get_value() {
                        focus_first_problem(own.as_str());
                    }
                });
                None
            }
        }
    }

    /// Whether something is wrong with what is folded away.
    fn is_folded_wrong(self) -> bool {
        let is_wrong = |part| self.under(part).with_untracked(|under| under.is_problem);
        let is_sure = self.under_confidence();
        is_wrong(Part::Day) || is_wrong(Part::Note) || is_sure.with_untracked(|it| it.is_problem)
    }

    /// A reading, and how sure somebody is of it where they say so; else what is asked
    /// about it, if it is no problem.
    fn make_reading(self, typed: &Typed) -> Result<Action, Option<Box<Doubt>>> {
        let known = self.known.get();
        let kpi = self.kpi.get_value();
        let is_sure = self.is_asked();
        let recorded = self.goals.record(&kpi, &known, typed, is_sure);
        let is_known = self.sure(today(), "");
        let (day, recorded) = match (recorded, is_known) {
            (Ok(recorded), Ok(_)) => recorded,
            (Err(NotKept::Asked(doubt)), Ok(_)) => return Err(Some(doubt)),
            _ => return Err(None),
        };
        // Of the unit that they speak of: of one that runs, today.
        let sure = self.sure(day.min(self.new_day().last), "").ok().flatten();
        Ok(joined(recorded, sure.map(|it| self.says(&it))))
    }

    /// How sure somebody is, where they say nothing else.
    fn make_sure_alone(self, typed: &Typed) -> Result<Action, Option<Box<Doubt>>> {
        let on = self.new_day().usual;
        let sure = self.sure(on, &typed.note).ok().flatten().ok_or(None)?;
        Ok(self.says(&sure))
    }

    /// Of which day it is how sure somebody is.
    fn new_day(self) -> NewDay {
        let id = self.id.get_value();
        self.own.with_value(|own| self.goals.new_day(&id, own))
    }

    /// What keeps how sure somebody is: a check-in without a value.
    fn says(self, sure: &Sure) -> Action {
        let of = objective(&self.id.get_value());
        let field = sure.name(self.own.get_value());
        let said = sure.adds_to(self.goals.field(&of, &field).as_ref());
        let fields = vec![(field, said)];
        Action::CheckIn { of, fields }
    }

    /// What was sent is kept.
    pub(super) fn done(self) {
        let (typed, confidence) = self.sent.get_value();
        // Somebody may have typed on meanwhile.
        if self.typed.get_untracked() == typed && self.confidence.get_untracked() == confidence {
            self.tried.set(false);
            self.asked.set(None);
            self.confidence.set(String::new());
            self.typed.set(Typed {
                day: untrack(|| self.usual_day()),
                ..Typed::default()
            });
            if self.shows_more.get_untracked() {
                self.fold(false);
            }
        }
        self.goals.tidy_kpi(&self.kpi.get_value());
    }

    /// Shows the other fields, or folds them away.
    pub(super) fn fold(self, shows_more: bool) {
        after_frame(move || {
            // One may be elsewhere by now.
            if self.shows_more.try_set(shows_more).is_none() {
                move_focus(self.named("-value"));
            }
        });
    }
}
