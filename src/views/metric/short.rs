//! A short field for the next dated value, while something is typed into it.

use leptos::prelude::*;
use time::Date;
use waymark_core::kpi::reading;
use waymark_core::metric::dated::{Days, Typed};
use waymark_core::metric::history::NewDay;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::period::{parse_date, write_date};
use waymark_core::record::Value;
use waymark_core::record::id::Id;
use waymark_core::record::name::Name;
use waymark_core::sketch::Measure;
use waymark_core::store::action::Action;
use waymark_text::goals as words;
use waymark_text::kpi::reading as reading_words;

use super::check_in::kept_under;
use super::next_reading::typing as next_reading;
use crate::state::kept::{Goals, is_night, objective, today};
use crate::state::kpis::draft::{keep_reading, kept_reading};
use crate::state::kpis::recording::NotKept;
use crate::state::objectives::draft::{keep_dated, kept_dated};
use crate::ui::field::Under;

/// What keeps a value.
pub enum Kept {
    /// A field of the objective, with what it is to say.
    CheckIn(Name, Value),
    /// A reading of a KPI.
    Reading(Action),
}

/// A field that takes a value, and nothing else about it. One of a yes/no is a box to
/// tick; one of a key result that is a KPI takes a reading.
#[derive(Clone, Copy)]
pub struct Short {
    pub(super) goals: Goals,
    /// The objective.
    pub(super) id: StoredValue<Id>,
    /// The key result.
    pub(crate) own: StoredValue<Id>,
    /// The KPI that it is, if it is one.
    kpi: StoredValue<Option<Id>>,
    /// What its values are in, if it is none.
    unit: StoredValue<String>,
    /// A day of the unit that a reading is of, as a field of days has it: what somebody
    /// types stays of the unit that they were asked for.
    pub(crate) day: RwSignal<String>,
    /// What was asked about a reading: whoever sends the same again is sure.
    asked: StoredValue<Option<reading::Typed>>,
    /// The day on which the field was shown, and the one that it was said to be of.
    shown_on: StoredValue<Date>,
    said_day: StoredValue<Option<Date>>,
    /// Whether it is ticked, not typed.
    pub(crate) is_tick: bool,
    /// The name under which what is typed is kept.
    kept: StoredValue<String>,
    /// The field, once it is there.
    pub(crate) input: NodeRef<leptos::html::Input>,
    /// What is said of it.
    pub(crate) under: RwSignal<Under>,
}

impl Short {
    /// The field of a key result.
    pub(crate) fn new(goals: Goals, id: StoredValue<Id>, key_result: &KeyResult) -> Self {
        let own = &key_result.id;
        let is_kpi = key_result.kpi.is_some();
        let kept = match is_kpi {
            true => next_reading::kept_under(goals, own),
            false => kept_under(goals, own),
        };
        let day = kept_reading(&kept).day;
        Self {
            goals,
            id,
            is_tick: key_result.measure == Measure::YesNo && !is_kpi,
            kept: StoredValue::new(kept),
            kpi: StoredValue::new(key_result.kpi.clone()),
            unit: StoredValue::new(key_result.unit.clone()),
            day: RwSignal::new(day),
            asked: StoredValue::new(None),
            shown_on: StoredValue::new(today()),
            said_day: StoredValue::new(None),
            own: StoredValue::new(own.clone()),
            input: NodeRef::new(),
            under: RwSignal::new(Under::default()),
        }
    }

    fn is_kpi(self) -> bool {
        self.kpi.with_value(Option::is_some)
    }

    /// The id of a part of it.
    pub(crate) fn named(self, part: &str) -> String {
        self.own.with_value(|own| [own.as_str(), part].concat())
    }

    /// What is kept of it from before.
    pub(crate) fn before(self) -> Typed {
        self.kept.with_value(|kept| match self.is_kpi() {
            true => Typed {
                value: kept_reading(kept).value,
                ..Typed::default()
            },
            false => kept_dated(kept),
        })
    }

    /// What stands in it.
    pub(crate) fn now(self) -> Typed {
        let value = self.input.get_untracked().map(|input| match self.is_tick {
            true if input.checked() => "1".to_owned(),
            true => String::new(),
            false => input.value(),
        });
        Typed {
            value: value.unwrap_or_default(),
            ..Typed::default()
        }
    }

    /// The same as a reading of the unit that is asked for.
    fn reading(self) -> reading::Typed {
        reading::Typed {
            value: self.now().value,
            day: self.day.get_untracked(),
            ..reading::Typed::default()
        }
    }

    /// Keeps this for the tab.
    pub(crate) fn keep(self, typed: &Typed) {
        self.kept.with_value(|kept| match self.is_kpi() {
            true if typed.value.is_empty() => keep_reading(kept, &reading::Typed::default()),
            true => keep_reading(kept, &self.reading()),
            false => keep_dated(kept, typed),
        });
    }

    /// Asks for a reading of the unit of a day, as long as nothing is typed of another one.
    pub(crate) fn ask_for(self, day: &str) {
        let is_other = self.day.with_untracked(|asked| asked != day);
        let is_typed = !self.now().value.is_empty() || !self.before().value.is_empty();
        let has_day = self.day.with_untracked(|asked| parse_date(asked).is_some());
        if is_other && !(is_typed && has_day) {
            self.day.set(day.to_owned());
        }
    }

    /// Keeps what is typed. What could be understood otherwise is said before it is
    /// saved.
    pub(crate) fn typed(self) {
        let now = self.now();
        self.keep(&now);
        let read = self.as_read(&now);
        let text = match self.day_to_say(&now) {
            Some(day) if read.is_empty() => day,
            Some(day) => [read, ". ".to_owned(), day].concat(),
            None => read,
        };
        if self.under.with_untracked(|under| under.text != text) {
            let is_problem = false;
            self.under.set(Under { text, is_problem });
        }
    }

    /// How it is understood, where that could be something else.
    fn as_read(self, now: &Typed) -> String {
        let notation = self.goals.habits.notation;
        match self.kpi.get_value() {
            None => self
                .unit
                .with_value(|unit| words::said_as_read(now, unit, &notation)),
            Some(kpi) => {
                let known = untrack(|| self.goals.known_kpi(&kpi));
                let unit = known.kpi.definition().unit;
                words::said_as_read(now, &unit, &notation)
            }
        }
    }

    /// The day that a check-in is of, where somebody may take it for another one: about
    /// midnight, on a page that was opened the day before, and where one is of a later day
    /// than today. What was said holds.
    fn day_to_say(self, now: &Typed) -> Option<String> {
        let new = self.new_day();
        let is_new = self.shown_on.get_value() != today() || is_night() || new.ahead.is_some();
        let is_said = is_new && !now.value.is_empty() && !self.is_kpi();
        self.said_day.set_value(is_said.then_some(new.usual));
        is_said.then(|| match new.stays_latest(new.usual) {
            Some(later) => words::dated_before(new.usual, later),
            None => words::dated_on(new.usual),
        })
    }

    /// Of which day a check-in is, by those that are there.
    fn new_day(self) -> NewDay {
        let id = self.id.get_value();
        self.own.with_value(|own| self.goals.new_day(&id, own))
    }

    /// What keeps it; nothing where something is wrong with what was typed, or is asked
    /// first, which is shown.
    pub(crate) fn check(self) -> Option<Kept> {
        let kept = match self.kpi.get_value() {
            Some(kpi) => self.check_reading(&kpi),
            None => self.check_in(),
        };
        match kept {
            Ok(kept) => {
                self.under.set(Under::default());
                Some(kept)
            }
            Err(text) => {
                let is_problem = true;
                self.under.set(Under { text, is_problem });
                None
            }
        }
    }

    /// The check-in, or what is wrong with it.
    fn check_in(self) -> Result<Kept, String> {
        let notation = self.goals.habits.notation;
        let id = self.id.get_value();
        let new = self.new_day();
        // What it goes by may have been taken back since.
        let said = self.said_day.get_value().filter(|day| *day <= new.last);
        let typed = Typed {
            day: write_date(said.unwrap_or(new.usual)),
            ..self.now()
        };
        let days = Days {
            today: new.last,
            known: None,
        };
        let read = self
            .unit
            .with_value(|unit| typed.check(&notation, unit, &days));
        let check_in = read.map_err(|problems| {
            let problem = problems.first();
            let text = problem.map(|it| words::dated_problem(it, &typed.value, &notation));
            text.unwrap_or_default()
        })?;
        let field = check_in.name(self.own.get_value());
        let known = self.goals.field(&objective(&id), &field);
        let said = check_in.adds_to(known.as_ref());
        Ok(Kept::CheckIn(field, said))
    }

    /// The reading, or what is wrong with it, or asked about it.
    fn check_reading(self, kpi: &Id) -> Result<Kept, String> {
        let notation = self.goals.habits.notation;
        let typed = self.reading();
        let known = untrack(|| self.goals.known_kpi(kpi));
        let is_sure = self
            .asked
            .with_value(|asked| asked.as_ref() == Some(&typed));
        let recorded = untrack(|| self.goals.record(kpi, &known, &typed, is_sure));
        recorded
            .map(|(_, action)| Kept::Reading(action))
            .map_err(|why| match why {
                NotKept::Wrong(problems) => {
                    let problem = problems.first();
                    let said = |it| reading_words::problem(it, &typed.value, &notation);
                    problem.map(said).unwrap_or_default()
                }
                NotKept::Asked(doubt) => {
                    let unit = known.kpi.definition().unit;
                    let asks = reading_words::doubt(&doubt, &unit, &notation);
                    self.asked.set_value(Some(typed.clone()));
                    words::check_in::once_more(&asks)
                }
            })
    }

    /// Empties it.
    pub(crate) fn clear(self) {
        if let Some(input) = self.input.get_untracked() {
            input.set_value("");
        }
        self.keep(&Typed::default());
        self.asked.set_value(None);
        self.said_day.set_value(None);
    }

    /// The objective.
    pub(crate) fn objective(self) -> Id {
        self.id.get_value()
    }

    /// Whether something is wrong with it.
    pub(crate) fn is_problem(self) -> bool {
        self.under.with(|under| under.is_problem)
    }
}
