//! An objective as it is kept: what its record's fields mean.
//!
//! Reading never fails: a field that says nothing understandable is as one that is
//! not there, and stays in the record as it is. [`Kind::accepts`] is for what comes
//! from outside, where somebody can still be told.

pub mod action;
pub mod aim;
pub mod charts;
pub mod closing;
pub mod course;
pub mod draft;
pub mod due;
pub mod earlier;
pub mod finding;
pub mod headline;
pub mod jump;
pub mod key_result;
pub mod onward;
pub mod review;
pub mod revised;
pub mod search;
pub mod standing;
pub mod stroke;
pub mod year;

use std::collections::{BTreeMap, BTreeSet};

use time::Date;

use self::action::Action;
use self::closing::Closing;
use self::key_result::KeyResult;
use self::onward::Onward;
use self::revised::Revised;
use crate::calendar::Calendar;
use crate::grading::verdict::Commitment;
use crate::kpi;
use crate::metric::cadence::Cadence;
use crate::metric::dated::{self, LONGEST_NOTE};
use crate::metric::note::{self, Note};
use crate::number::decimal::Decimal;
use crate::period::Period;
use crate::record::id::Id;
use crate::record::kind::{self, Kind, LONGEST_NAME, Row, Since, Subject};
use crate::record::name::Name;
use crate::record::shape::{Said, Shape, Words};
use crate::record::{Record, Value};
use crate::sketch::Level;
use crate::sorted::sorted;

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
    /// What of it was changed after its first day, the oldest first.
    pub revised: Vec<Revised>,
    /// The findings that nobody wants to see again, by their names.
    pub dismissed: BTreeSet<String>,
    /// Since when it is in the bin.
    pub binned: Option<Date>,
}

const COMMITMENT: Row = Row::own("commitment", Shape::Word);
const LEVEL: Row = Row::own("level", Shape::Word);
// The word for it before a KPI had a cadence: what is written keeps its name.
const CADENCE: Row = Row::own("rhythm", Shape::Word);
const OWNER: Row = Row::own("owner", Shape::Text(LONGEST_NAME));
const SUPPORTS: Row = Row::own("supports", Shape::Text(LONGEST_NAME));
const NEEDS: Row = Row::own("needs", Shape::Text(LONGEST_NAME));
const PERIOD: Row = Row::own("period", Shape::Days);
const CLOSED: Row = Row::own("closed", closing::SHAPE);
const LEARNED: Row = Row::own("learned", Shape::Text(LONGEST_NOTE));
const DIFFERENTLY: Row = Row::own("differently", Shape::Text(LONGEST_NOTE));
const CONTINUES: Row = Row::own("continues", Shape::Id);

/// The list of findings that nobody wants to see again, each said in one piece.
const DISMISSED: &str = "dismissed";

/// What is said of an objective itself.
const TABLE: &[Row] = &[
    kind::TITLE,
    COMMITMENT,
    LEVEL,
    CADENCE,
    OWNER,
    SUPPORTS,
    NEEDS,
    PERIOD,
    CLOSED,
    LEARNED,
    DIFFERENTLY,
    CONTINUES,
    Row::one(DISMISSED, Shape::Flag),
];

/// Objectives as a kind of record. What a list needs is told by
/// [`needed_by_lists`](crate::objective::standing::needed_by_lists).
pub static KIND: Kind = Kind {
    word: "objective",
    dated: "checkins",
    since: Since::First,
    is_single: false,
    tables: &[
        TABLE,
        key_result::TABLE,
        action::TABLE,
        note::TABLE,
        revised::TABLE,
    ],
    value: dated::SHAPE,
    needed_by_lists: standing::needed_in_record,
    names: Some(kpis_named),
};

/// The KPIs that key results of an objective are: their history is read from those.
fn kpis_named(record: &Record) -> Vec<Subject> {
    let kpis = KeyResult::all(record).into_iter().filter_map(|it| it.kpi);
    kpis.map(|kpi| kpi::KIND.of(kpi)).collect()
}

/// The promises as they are written.
const COMMITMENTS: Words<Commitment> = Words(&[
    (Commitment::Aspirational, ""),
    (Commitment::Committed, "must"),
]);

/// The levels as they are written.
pub const LEVELS: Words<Level> = Words(&[
    (Level::Individual, "individual"),
    (Level::Team, "team"),
    (Level::Company, "company"),
]);

/// The cadences as they are written.
const CADENCES: Words<Cadence> = Words(&[
    (Cadence::Weekly, "weekly"),
    (Cadence::Fortnightly, "fortnightly"),
    (Cadence::Monthly, "monthly"),
]);

impl Objective {
    /// Reads it from its record.
    #[must_use]
    pub fn read(record: &Record) -> Self {
        let value = |row: Row| record.value(&row.name(None).to_string());
        let text = |row: Row| value(row).and_then(String::read).unwrap_or_default();
        let dismissed = record.ones_of(DISMISSED);
        let dismissed = dismissed.filter(|(_, said)| bool::read(said) == Some(true));
        Self {
            title: text(kind::TITLE),
            commitment: COMMITMENTS.read_or_usual(value(COMMITMENT)),
            level: LEVELS.read_or_usual(value(LEVEL)),
            owner: value(OWNER).and_then(String::read),
            supports: text(SUPPORTS),
            needs: text(NEEDS),
            cadence: CADENCES.read_or_usual(value(CADENCE)),
            period: value(PERIOD).and_then(Period::read),
            key_results: KeyResult::all(record),
            actions: Action::all(record),
            notes: Note::all(record),
            closing: value(CLOSED).and_then(Closing::read),
            learned: text(LEARNED),
            differently: text(DIFFERENTLY),
            continues: value(CONTINUES).and_then(Id::read),
            revised: Revised::all(record),
            dismissed: sorted(dismissed.map(|(name, _)| name.to_owned())),
            binned: value(kind::BIN).and_then(Date::read),
        }
        .with_earlier()
    }

    /// The fields that keep it: with check-ins, actions and notes, without whether it
    /// is in the bin. What is not said is null.
    #[must_use]
    pub fn fields(&self) -> Vec<(Name, Value)> {
        let text = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let mut fields = vec![
            kind::TITLE.says(Some(self.title.trim().to_owned())),
            COMMITMENT.says(COMMITMENTS.of_unusual(self.commitment)),
            LEVEL.says(LEVELS.of_unusual(self.level)),
            CADENCE.says(CADENCES.of_unusual(self.cadence)),
            owned_by(self.owner.as_deref()),
            SUPPORTS.says(text(&self.supports)),
            NEEDS.says(text(&self.needs)),
            in_period(self.period),
            CONTINUES.says(self.continues.clone()),
        ];
        fields.extend(self.closing_fields());
        fields.extend(self.dismissed.iter().map(|finding| dismissed(finding)));
        for key_result in &self.key_results {
            fields.extend(key_result.fields());
            fields.extend(key_result.check_in_fields());
        }
        fields.extend(self.actions.iter().flat_map(Action::fields));
        fields.extend(self.notes.iter().map(Note::field));
        fields.extend(self.revised.iter().map(Revised::field));
        fields
    }

    /// The fields of how it was closed, and of what it taught.
    #[must_use]
    pub fn closing_fields(&self) -> [(Name, Value); 3] {
        let text = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        [
            closed(self.closing),
            LEARNED.says(text(&self.learned)),
            DIFFERENTLY.says(text(&self.differently)),
        ]
    }

    /// What the key result at a place is called; empty where it is not called anything.
    #[must_use]
    pub fn name_of(&self, at: usize) -> String {
        let key_result = self.key_results.get(at);
        key_result.map_or_else(String::new, |it| it.name.clone())
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

    /// What goes on from it in another period: these of its key results, and the actions
    /// that are not done yet. `new` makes the ids that they have there.
    #[must_use]
    pub fn going_on(
        &self,
        id: &Id,
        period: Period,
        chosen: &BTreeMap<Id, Onward>,
        mut new: impl FnMut() -> Id,
    ) -> Self {
        let mut next = Self {
            period: Some(period),
            continues: Some(id.clone()),
            key_results: Vec::new(),
            actions: Vec::new(),
            notes: Vec::new(),
            closing: None,
            learned: String::new(),
            differently: String::new(),
            revised: Vec::new(),
            dismissed: BTreeSet::new(),
            binned: None,
            ..self.clone()
        };
        let all = self.key_results.iter();
        let all = all.filter_map(|it| Some((it, *chosen.get(&it.id)?)));
        for ((key_result, onward), place) in all.zip(1..) {
            let place = Decimal::from(place);
            let on = key_result.going_on(new(), self.period, onward);
            next.key_results.push(KeyResult { place, ..on });
        }
        next.with_open_actions(self, new)
    }

    /// With ordinary key results in place of the KPIs that nobody watches any more: a KPI that
    /// is retired gets no reading that could be a check-in (spec, *Hand-offs*). Also whether
    /// there was one.
    #[must_use]
    pub fn without_kpis(mut self, is_retired: impl Fn(&Id) -> bool) -> (Self, bool) {
        let mut any = false;
        for key_result in &mut self.key_results {
            if key_result.kpi.as_ref().is_some_and(&is_retired) {
                key_result.kpi = None;
                any = true;
            }
        }
        (self, any)
    }

    /// With the actions of another one that are not done yet.
    #[must_use]
    pub fn with_open_actions(mut self, other: &Self, mut new: impl FnMut() -> Id) -> Self {
        for action in other.actions.iter().filter(|it| it.done.is_none()) {
            let on = Action::new(new(), &action.text, &self.actions);
            self.actions.push(on);
        }
        self
    }

    /// The same with other names for what has a name of its own: no two things of a
    /// page have one name.
    #[must_use]
    pub fn with_own_ids(mut self, mut new: impl FnMut() -> Id) -> Self {
        let key_results = self.key_results.iter_mut().map(|it| &mut it.id);
        let actions = self.actions.iter_mut().map(|it| &mut it.id);
        let notes = self.notes.iter_mut().map(|it| &mut it.id);
        for id in key_results.chain(actions).chain(notes) {
            *id = new();
        }
        self
    }

    /// The period in which it goes on: the next one that is not over on a day; of one that
    /// has none the quarter that it is, or the next where that is all but over.
    #[must_use]
    pub fn next_period(&self, today: Date, calendar: Calendar) -> Period {
        let mut period = self.period;
        while let Some(next) = period.and_then(Period::next) {
            if next.last() >= today {
                return next;
            }
            period = Some(next);
        }
        calendar.quarter_to_begin(today)
    }
}

/// The field of its owner: none for oneself, empty for nobody.
#[must_use]
pub fn owned_by(owner: Option<&str>) -> (Name, Value) {
    OWNER.says(owner.map(|owner| owner.trim().to_owned()))
}

/// The field of its period.
#[must_use]
pub fn in_period(period: Option<Period>) -> (Name, Value) {
    PERIOD.says(period)
}

/// The field of how it was closed; none opens it again.
#[must_use]
pub fn closed(closing: Option<Closing>) -> (Name, Value) {
    CLOSED.says(closing)
}

/// The fields of what was learned, and of what one would do differently; empty for nothing.
#[must_use]
pub fn lessons(learned: &str, differently: &str) -> [(Name, Value); 2] {
    let says = |row: Row, text: &str| {
        let text = text.trim();
        row.says((!text.is_empty()).then(|| text.to_owned()))
    };
    [says(LEARNED, learned), says(DIFFERENTLY, differently)]
}

/// Whether it is the field of how it was closed.
#[must_use]
pub fn is_closing(name: &Name) -> bool {
    CLOSED.is(name)
}

/// The field that says that a finding is not to be shown again.
#[must_use]
pub fn dismissed(finding: &str) -> (Name, Value) {
    (Name::one(DISMISSED, finding), true.write())
}
