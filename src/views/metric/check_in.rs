//! A check-in while it is typed, new or corrected.

use leptos::prelude::*;
use time::Date;
use waymark_core::metric::dated::{Dated, Days, Part, Problem, Typed};
use waymark_core::metric::history::NewDay;
use waymark_core::objective::key_result::{KeyResult, answer};
use waymark_core::period::{parse_date, write_date};
use waymark_core::record::Value;
use waymark_core::record::id::Id;
use waymark_core::record::name::Name;
use waymark_core::sketch::Measure;
use waymark_core::store::action::Action;
use waymark_text::goals as words;

use crate::state::kept::{Goals, objective, today};
use crate::state::objectives::draft::{forget, keep_dated, keep_text};
use crate::state::page::{focus_first_problem, move_focus};
use crate::ui::field::Under;

/// The name under which a new check-in on a key result is kept while it is typed.
pub(crate) fn kept_under(goals: Goals, key_result: &Id) -> String {
    goals.form_name(&[key_result.as_str(), "-check-in"].concat())
}

/// The same of a correction of the check-in of a day.
pub(super) fn corrected_under(goals: Goals, key_result: &Id, date: Date) -> String {
    goals.form_name(&[key_result.as_str(), "-correct-", &write_date(date)].concat())
}

/// The name under which it is kept that a check-in of an objective is corrected: a reload
/// unfolds its history again.
pub(crate) fn history_kept_under(goals: Goals, id: &Id) -> String {
    goals.form_name(&[id.as_str(), "-history"].concat())
}

/// Of which day a check-in on a key result is; today's where that is gone.
fn new_day(goals: Goals, id: StoredValue<Id>, own: StoredValue<Option<Id>>) -> NewDay {
    let id = id.get_value();
    own.with_value(|own| match own {
        Some(own) => goals.new_day(&id, own),
        None => NewDay::of(std::iter::empty(), None, today()),
    })
}

/// Follows what that hangs on.
fn follow(goals: Goals, id: StoredValue<Id>) {
    goals.day();
    goals.revision(&objective(&id.get_value()));
}

/// A check-in while it is typed: what it says, and what is wrong with it.
#[derive(Clone, Copy)]
pub(super) struct Typing {
    goals: Goals,
    /// The objective.
    id: StoredValue<Id>,
    /// The key result, if it is still there.
    pub(super) key_result: StoredValue<Option<Id>>,
    /// The day of the check-in that is corrected; none for a new one.
    date: Option<Date>,
    /// Whether there is one to correct.
    pub(super) correcting: bool,
    /// What its values are in.
    unit: StoredValue<String>,
    pub(super) value: RwSignal<String>,
    pub(super) day: RwSignal<String>,
    pub(super) confidence: RwSignal<String>,
    pub(super) note: RwSignal<String>,
    /// What that is, or all that is wrong with it.
    read: Memo<Result<Dated, Vec<Problem>>>,
    /// That it is to be saved now.
    saved: Trigger,
    /// Whether somebody tried to save.
    tried: RwSignal<bool>,
    /// The day that was asked about: whoever sends it again is sure.
    asked: RwSignal<Option<Date>>,
}

impl Typing {
    pub(super) fn new(
        goals: Goals,
        id: StoredValue<Id>,
        key_result: Option<&KeyResult>,
        date: Option<Date>,
        typed: Option<Typed>,
    ) -> Self {
        let notation = goals.habits.notation;
        let old = key_result.and_then(|it| {
            let mut all = it.values().iter();
            all.find(|it| Some(it.date) == date)
        });
        let is_yes_no = key_result.is_some_and(|it| it.measure == Measure::YesNo);
        let write = |old: &Dated| match (is_yes_no, answer(old.value)) {
            (true, Some(false)) => "0".to_owned(),
            (true, Some(true)) => "1".to_owned(),
            // It says neither, so it is to be said anew.
            (true, None) => String::new(),
            (false, _) => notation.write_plain(old.value),
        };
        let written = |old: &Dated| Typed {
            value: write(old),
            day: write_date(old.date),
            confidence: old.confidence.map_or_else(String::new, |it| it.to_string()),
            note: old.note.clone(),
        };
        let mut typed = typed.or_else(|| old.map(written)).unwrap_or_default();
        let own = StoredValue::new(key_result.map(|it| it.id.clone()));
        if typed.day.is_empty() {
            let usual = || new_day(goals, id, own).usual;
            typed.day = write_date(date.unwrap_or_else(usual));
        }
        let [value, day, confidence, note] =
            [typed.value, typed.day, typed.confidence, typed.note].map(RwSignal::new);
        if date.is_none() {
            Goals::follow(day, move || {
                follow(goals, id);
                write_date(new_day(goals, id, own).usual)
            });
        }
        let saved = Trigger::new();
        let unit = StoredValue::new(key_result.map_or_else(String::new, |it| it.unit.clone()));
        let read = Memo::new(move |_| {
            // Midnight may have passed since it was typed.
            saved.track();
            let typed = Typed {
                value: value.get(),
                day: day.get(),
                confidence: confidence.get(),
                note: note.get(),
            };
            let known = date;
            let today = new_day(goals, id, own).last;
            unit.with_value(|unit| typed.check(&notation, unit, &Days { today, known }))
        });
        Self {
            goals,
            id,
            key_result: own,
            date,
            correcting: old.is_some(),
            unit,
            value,
            day,
            confidence,
            note,
            read,
            saved,
            tried: RwSignal::new(false),
            asked: RwSignal::new(None),
        }
    }

    fn usual_day(self) -> String {
        write_date(self.new_day().usual)
    }

    fn new_day(self) -> NewDay {
        new_day(self.goals, self.id, self.key_result)
    }

    fn now(self) -> Typed {
        Typed {
            value: self.value.get(),
            day: self.day.get(),
            confidence: self.confidence.get(),
            note: self.note.get(),
        }
    }

    /// The name under which it is kept while it is typed.
    fn kept_under(self) -> Option<String> {
        let key_result = self.key_result.get_value()?;
        Some(match self.date {
            Some(date) => corrected_under(self.goals, &key_result, date),
            None => kept_under(self.goals, &key_result),
        })
    }

    /// Keeps it for as long as it is typed.
    pub(super) fn keeps(self) {
        let Some(kept) = self.kept_under() else {
            return;
        };
        let history = self.date.map(|_| self.history_kept_under());
        Effect::new(move |before: Option<()>| {
            let mut typed = self.now();
            if self.date.is_none() && typed.day == self.usual_day() {
                typed.day.clear();
            }
            if before.is_some() {
                keep_dated(&kept, &typed);
                if let Some(history) = &history {
                    keep_text(history, "open");
                }
            }
        });
    }

    fn history_kept_under(self) -> String {
        history_kept_under(self.goals, &self.id.get_value())
    }

    /// Forgets what was typed of a correction.
    pub(super) fn forget(self) {
        if let Some(kept) = self.kept_under().filter(|_| self.date.is_some()) {
            forget(&kept);
            forget(&self.history_kept_under());
        }
    }

    /// What there is to say of a part of it; `otherwise` where nothing is wrong.
    pub(super) fn under(self, part: Part, otherwise: fn(Self) -> String) -> Signal<Under> {
        let notation = self.goals.habits.notation;
        let problem = move || {
            self.read.with(|read| {
                let mut all = read.as_ref().err()?.iter();
                all.find(|it| it.part() == part).cloned()
            })
        };
        Signal::derive(move || match problem() {
            // Nothing typed yet is no problem before somebody tries.
            Some(Problem::NoValue) if !self.tried.get() => Under::default(),
            Some(problem) => Under {
                text: self
                    .value
                    .with(|typed| words::dated_problem(&problem, typed, &notation)),
                is_problem: true,
            },
            None if part == Part::Day && self.is_asked() => Under {
                text: self
                    .asked
                    .get()
                    .map_or_else(String::new, words::is_far_outside),
                is_problem: true,
            },
            None => Under {
                text: otherwise(self),
                is_problem: false,
            },
        })
    }

    pub(super) fn as_read(self) -> String {
        let notation = &self.goals.habits.notation;
        self.unit
            .with_value(|unit| words::said_as_read(&self.now(), unit, notation))
    }

    /// Whether it counts, and of a new one whether it would be the latest.
    pub(super) fn counts(self) -> String {
        let Some(day) = parse_date(&self.day.get()) else {
            return String::new();
        };
        if !self.goals.counts_on(&self.id.get_value(), day) {
            return words::DOES_NOT_COUNT.to_owned();
        }
        if self.date.is_some() {
            return String::new();
        }
        follow(self.goals, self.id);
        let new = self.new_day();
        match (new.stays_latest(day), new.ahead) {
            (Some(later), _) => words::stays_latest(later),
            (None, Some(ahead)) if ahead == day => words::as_the_latest(today()),
            _ => String::new(),
        }
    }

    /// Whether it is of the day that was asked about.
    pub(super) fn is_asked(self) -> bool {
        let asked = self.asked.get();
        asked.is_some() && asked == parse_date(&self.day.get())
    }

    /// Whether its day may be of another year than somebody means, and nobody said that it
    /// is right. Where it stands already it is not asked about.
    fn asks_about(self, day: Date) -> bool {
        let is_far = self.goals.is_far_outside(&self.id.get_value(), day);
        let is_sure = self.asked.get_untracked() == Some(day) || self.date == Some(day);
        is_far && !is_sure
    }

    /// Begins the ids of its fields.
    pub(super) fn prefix(self) -> String {
        let id = self.key_result.get_value();
        let id = id.map_or_else(String::new, |id| id.to_string());
        match self.date {
            Some(date) => [&id, "-", &write_date(date)].concat(),
            None => id,
        }
    }

    /// What saving it does; nothing where something is wrong with it, which is shown.
    pub(super) fn make(self) -> Option<Action> {
        self.tried.set(true);
        self.saved.notify();
        let read = self.read.get_untracked();
        let (Ok(check_in), Some(key_result)) = (read, self.key_result.get_value()) else {
            focus_first_problem(&self.prefix());
            return None;
        };
        if untrack(|| self.asks_about(check_in.date)) {
            self.asked.set(Some(check_in.date));
            // The next press means it.
            move_focus([&self.prefix(), "-check-in"].concat());
            return None;
        }
        let of = objective(&self.id.get_value());
        let field = check_in.name(key_result.clone());
        let known = self.goals.field(&of, &field);
        let said = if self.correcting {
            check_in.corrects(known.as_ref())
        } else {
            check_in.adds_to(known.as_ref())
        };
        let mut fields = vec![(field, said)];
        // Moved to another day: it is not on the old one any more.
        if let Some(date) = self.date.filter(|date| *date != check_in.date) {
            fields.push((Name::At(key_result, date), Value::Null));
        }
        Some(Action::CheckIn { of, fields })
    }

    /// Begins another one.
    pub(super) fn clear(self) {
        self.tried.set(false);
        self.asked.set(None);
        for text in [self.value, self.confidence, self.note] {
            text.set(String::new());
        }
        self.day.set(self.usual_day());
    }
}
