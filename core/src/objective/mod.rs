//! An objective as it is kept: what its record's fields mean.
//!
//! Reading never fails: a field that says nothing understandable is as one that is
//! not there, and stays in the record as it is. [`accepted`] is for what comes from
//! outside, where somebody can still be told.

pub mod accepted;
pub mod action;
pub mod check_in;
pub mod closing;
pub mod key_result;
pub mod note;

use std::collections::BTreeSet;

use serde_json::{Value, json};
use time::Date;

use self::action::Action;
use self::closing::Closing;
use self::key_result::KeyResult;
use self::note::Note;
use crate::grading::verdict::Commitment;
use crate::period::{Period, parse_date, write_date};
use crate::record::Record;
use crate::sketch::{Level, typed};
use crate::store::place::Id;
use crate::store::plan::BIN;

/// The most characters of a title or name (spec, *Limits*).
pub const LONGEST_NAME: usize = typed::LONGEST_NAME;

/// The most characters of a note (spec, *Limits*).
pub const LONGEST_NOTE: usize = 2_000;

/// An objective.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Objective {
    /// Its title, empty if it has none.
    pub title: String,
    /// What was promised.
    pub commitment: Commitment,
    /// Whose it is.
    pub level: Level,
    /// Who answers for it: none for oneself, empty where somebody took the name away.
    pub owner: Option<String>,
    /// The larger objective or sentence that it supports, empty for none.
    pub supports: String,
    /// What it needs from others, empty for nothing.
    pub needs: String,
    /// How often a check-in is due.
    pub cadence: Cadence,
    /// Its days, if they are said.
    pub period: Option<Period>,
    /// Its key results, in their order.
    pub key_results: Vec<KeyResult>,
    /// The work that moves it, in its order. Never scored.
    pub actions: Vec<Action>,
    /// What happened outside, the oldest first. Never changes a score.
    pub notes: Vec<Note>,
    /// How it was closed, if it was.
    pub closing: Option<Closing>,
    /// What was learned, empty for nothing said.
    pub learned: String,
    /// What one would do differently, empty for nothing said.
    pub differently: String,
    /// The objective that it goes on from.
    pub continues: Option<Id>,
    /// The findings that nobody wants to see again, by their names.
    pub dismissed: BTreeSet<String>,
    /// Since when it is in the bin.
    pub binned: Option<Date>,
}

/// How often a check-in is due (Rock: weekly).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cadence {
    /// Every 7 days, the usual one.
    #[default]
    Weekly,
    /// Every 14 days.
    Fortnightly,
    /// Every 30 days.
    Monthly,
}

/// The levels as they are written.
const LEVELS: [(Level, &str); 3] = [
    (Level::Individual, "individual"),
    (Level::Team, "team"),
    (Level::Company, "company"),
];

/// The cadences as they are written.
const CADENCES: [(Cadence, &str); 3] = [
    (Cadence::Weekly, "weekly"),
    (Cadence::Fortnightly, "fortnightly"),
    (Cadence::Monthly, "monthly"),
];

impl Cadence {
    /// All of them, the usual one first.
    pub const ALL: [Self; 3] = [Self::Weekly, Self::Fortnightly, Self::Monthly];

    /// After so many days without a check-in one is due.
    #[must_use]
    pub const fn days(self) -> i32 {
        match self {
            Self::Weekly => 7,
            Self::Fortnightly => 14,
            Self::Monthly => 30,
        }
    }
}

impl Objective {
    /// Reads it from its record.
    #[must_use]
    pub fn read(record: &Record) -> Self {
        let text = |name: &str| record.text(name).unwrap_or_default().to_owned();
        let committed = record.text("commitment") == Some("must");
        let dismissed = record.fields.range("dismissed/".to_owned()..);
        let dismissed = dismissed.map_while(|(name, field)| {
            let name = name.strip_prefix("dismissed/")?;
            Some((name, field.value() == &Value::Bool(true)))
        });
        Self {
            title: text("title"),
            commitment: if committed {
                Commitment::Committed
            } else {
                Commitment::Aspirational
            },
            level: by_name(&LEVELS, record.text("level")),
            owner: record.text("owner").map(str::to_owned),
            supports: text("supports"),
            needs: text("needs"),
            cadence: by_name(&CADENCES, record.text("rhythm")),
            period: record.value("period").and_then(read_period),
            key_results: KeyResult::all(record),
            actions: Action::all(record),
            notes: Note::all(record),
            closing: record.value("closed").and_then(Closing::read),
            learned: text("learned"),
            differently: text("differently"),
            continues: record.text("continues").and_then(Id::parse),
            dismissed: dismissed
                .filter(|(_, is_set)| *is_set)
                .map(|(name, _)| name.to_owned())
                .collect(),
            binned: record.value(BIN).and_then(read_date),
        }
    }

    /// The key result with an id.
    #[must_use]
    pub fn key_result(&self, id: &str) -> Option<&KeyResult> {
        let mut all = self.key_results.iter();
        all.find(|key_result| key_result.id.as_str() == id)
    }

    /// Those that it is scored by: all but guardrails.
    pub fn scored(&self) -> impl Iterator<Item = &KeyResult> {
        self.key_results.iter().filter(|it| !it.is_guardrail)
    }

    /// The fields of what goes on from it in another period: these of its key results
    /// from where they stand, and the actions that are not done yet. `new` makes the
    /// ids that they have there.
    #[must_use]
    pub fn fields_on(
        &self,
        id: &Id,
        period: Period,
        chosen: &BTreeSet<Id>,
        mut new: impl FnMut() -> Id,
    ) -> Vec<(String, Value)> {
        let mut fields = vec![
            title_field(&self.title),
            commitment_field(self.commitment),
            level_field(self.level),
            cadence_field(self.cadence),
            owner_field(self.owner.as_deref()),
            text_field("supports", &self.supports),
            text_field("needs", &self.needs),
            period_field(period),
            continues_field(id),
        ];
        let all = self.key_results.iter();
        for (key_result, place) in all.filter(|it| chosen.contains(&it.id)).zip(1..) {
            fields.extend(key_result.fields_on(&new(), place, self.period));
        }
        let open = self.actions.iter().filter(|it| it.done.is_none());
        for (action, place) in open.zip(1..) {
            fields.extend(Action::fields(&new(), &action.text, place));
        }
        fields.retain(|(_, value)| !value.is_null());
        fields
    }

    /// The period in which it goes on: the next one that is not over on a day.
    #[must_use]
    pub fn next_period(&self, today: Date) -> Period {
        let mut period = self.period;
        while let Some(next) = period.and_then(Period::next) {
            if next.last() >= today {
                return next;
            }
            period = Some(next);
        }
        Period::quarter_of(today)
    }
}

/// The field of an objective's title.
#[must_use]
pub fn title_field(title: &str) -> (String, Value) {
    ("title".to_owned(), title.trim().into())
}

/// The field of its period.
#[must_use]
pub fn period_field(period: Period) -> (String, Value) {
    let [first, last] = [period.first(), period.last()].map(write_date);
    ("period".to_owned(), json!({"first": first, "last": last}))
}

/// The field of its commitment.
#[must_use]
pub fn commitment_field(commitment: Commitment) -> (String, Value) {
    let must = (commitment == Commitment::Committed).then_some("must");
    ("commitment".to_owned(), must.into())
}

/// The field of its level.
#[must_use]
pub fn level_field(level: Level) -> (String, Value) {
    ("level".to_owned(), name_of(&LEVELS, level))
}

/// The field of its cadence.
#[must_use]
pub fn cadence_field(cadence: Cadence) -> (String, Value) {
    ("rhythm".to_owned(), name_of(&CADENCES, cadence))
}

/// The field of its owner: none for oneself, empty for nobody.
#[must_use]
pub fn owner_field(owner: Option<&str>) -> (String, Value) {
    ("owner".to_owned(), owner.map(str::trim).into())
}

/// A field of one text: `supports`, `needs`, `learned` or `differently`.
#[must_use]
pub fn text_field(name: &str, text: &str) -> (String, Value) {
    let text = Some(text.trim()).filter(|text| !text.is_empty());
    (name.to_owned(), text.into())
}

/// The field that says which objective it goes on from.
#[must_use]
pub fn continues_field(id: &Id) -> (String, Value) {
    ("continues".to_owned(), id.as_str().into())
}

/// The field that says that a finding is not to be shown again.
#[must_use]
pub fn dismissed_field(finding: &str) -> (String, Value) {
    (["dismissed/", finding].concat(), true.into())
}

/// A name as it is written; nothing for the usual one, which comes first.
fn name_of<T: Copy + PartialEq>(names: &[(T, &'static str)], value: T) -> Value {
    let found = names.iter().skip(1).find(|(it, _)| *it == value);
    found.map(|(_, name)| *name).into()
}

/// What is written by that name, the usual one for any other.
fn by_name<T: Copy + Default>(names: &[(T, &str)], name: Option<&str>) -> T {
    let found = names.iter().find(|(_, known)| Some(*known) == name);
    found.map_or_else(T::default, |(value, _)| *value)
}

fn read_date(value: &Value) -> Option<Date> {
    parse_date(value.as_str()?)
}

fn read_period(period: &Value) -> Option<Period> {
    Period::new(
        read_date(period.get("first")?)?,
        read_date(period.get("last")?)?,
    )
}
