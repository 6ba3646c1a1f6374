//! What is typed into the form of an objective, kept for as long as the tab is
//! open: a reload takes nothing away.

pub mod check_in;
pub mod kept;

use std::collections::BTreeMap;

use serde_json::Value;
use waymark_core::grading::verdict::Commitment;
use waymark_core::number::understood::Notation;
use waymark_core::objective::key_result::{KeyResult, Kind};
use waymark_core::objective::{Cadence, Objective};
use waymark_core::period::{Period, Span, parse_date, write_date};
use waymark_core::record::stamp::{Seen, Stamp, Writer};
use waymark_core::record::{Entry, Record};
use waymark_core::sketch::{self, Level, Sketch};
use waymark_core::store::place::Id;

use super::{Goals, today};
use crate::platform::browser;

/// What a form says, as fields; null for those that are empty.
pub(crate) type Fields = BTreeMap<String, Value>;

/// Before the letters of a draft from the playground: the version of what they hold.
const VERSION: &str = "1.";

/// What such letters may unfold into, in bytes.
const MOST: u32 = 256_000;

/// An objective as it is being typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// Its title.
    pub(crate) title: String,
    /// What stands around its key results.
    pub(crate) details: Details,
    /// Its key results.
    pub(crate) rows: Vec<DraftRow>,
}

/// What stands around the key results of an objective that is being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// What is promised.
    pub(crate) commitment: Commitment,
    /// Whose it is.
    pub(crate) level: Level,
    /// How often a check-in is due.
    pub(crate) cadence: Cadence,
    /// Which period is chosen.
    pub(crate) days: Days,
    /// The first day, where the days are typed.
    pub(crate) first: String,
    /// The last day.
    pub(crate) last: String,
    /// Who answers for it; none for oneself.
    pub(crate) owner: Option<String>,
    /// What it supports.
    pub(crate) supports: String,
    /// What it needs from others.
    pub(crate) needs: String,
    /// The objective that it goes on from.
    pub(crate) continues: Option<Id>,
}

/// A key result as it is being typed.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftRow {
    /// Its id.
    pub(crate) id: Id,
    /// Its texts.
    pub(crate) typed: sketch::KeyResult,
    /// Whose it is, and of which kind.
    pub(crate) aside: Aside,
}

/// Whose a key result is, and of which kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aside {
    /// Whose it is, empty if the objective's owner's.
    pub(crate) owner: String,
    /// Whether it can be acted on.
    pub(crate) kind: Option<Kind>,
}

/// Which days an objective has, as somebody chooses them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Days {
    /// The quarter that it is.
    #[default]
    ThisQuarter,
    /// The one after it.
    NextQuarter,
    /// The half of the year that it is.
    ThisHalf,
    /// The one after it.
    NextHalf,
    /// The year that it is.
    ThisYear,
    /// The one after it.
    NextYear,
    /// Other days, which are typed.
    Typed,
    /// None.
    None,
}

impl Days {
    /// All of them, the usual one first.
    pub(crate) const ALL: [Self; 8] = [
        Self::ThisQuarter,
        Self::NextQuarter,
        Self::ThisHalf,
        Self::NextHalf,
        Self::ThisYear,
        Self::NextYear,
        Self::Typed,
        Self::None,
    ];

    /// Which choice these days are.
    fn of(period: Option<Period>) -> Self {
        let Some(period) = period else {
            return Self::None;
        };
        let mut all = Self::ALL.into_iter();
        let found = all.find(|days| days.calendar() == Some(period));
        found.unwrap_or(Self::Typed)
    }

    fn calendar(self) -> Option<Period> {
        let this = |span| Period::of(today(), span);
        match self {
            Self::ThisQuarter => Some(this(Span::Quarter)),
            Self::NextQuarter => this(Span::Quarter).next(),
            Self::ThisHalf => Some(this(Span::Half)),
            Self::NextHalf => this(Span::Half).next(),
            Self::ThisYear => Some(this(Span::Year)),
            Self::NextYear => this(Span::Year).next(),
            Self::Typed | Self::None => None,
        }
    }
}

impl Details {
    /// Its period, if one is chosen and can be read.
    pub(crate) fn period(&self) -> Option<Period> {
        match self.days {
            Days::Typed => Period::new(parse_date(&self.first)?, parse_date(&self.last)?),
            days => days.calendar(),
        }
    }

    /// Chooses these days.
    pub(crate) fn set_period(&mut self, period: Option<Period>) {
        self.days = Days::of(period);
        let ends = period.map(|it| [it.first(), it.last()].map(write_date));
        [self.first, self.last] = ends.unwrap_or_default();
    }
}

impl DraftRow {
    /// An empty one.
    pub(crate) fn empty() -> Self {
        Self::of(sketch::KeyResult::default())
    }

    fn of(typed: sketch::KeyResult) -> Self {
        let aside = Aside::default();
        Self {
            id: Goals::new_id(),
            typed,
            aside,
        }
    }

    fn known(key_result: &KeyResult, notation: &Notation) -> Self {
        Self {
            id: key_result.id.clone(),
            typed: key_result.typed(|value| notation.write_plain(value)),
            aside: Aside {
                owner: key_result.owner.clone(),
                kind: key_result.kind,
            },
        }
    }
}

impl Draft {
    /// An empty one with a first key result.
    pub(crate) fn empty() -> Self {
        Self {
            rows: vec![DraftRow::empty()],
            ..Self::default()
        }
    }

    /// One for an objective that is there.
    pub(crate) fn known(objective: &Objective, notation: &Notation) -> Self {
        let all = objective.key_results.iter();
        let mut details = Details {
            commitment: objective.commitment,
            level: objective.level,
            cadence: objective.cadence,
            owner: objective.owner.clone(),
            supports: objective.supports.clone(),
            needs: objective.needs.clone(),
            continues: objective.continues.clone(),
            ..Details::default()
        };
        details.set_period(objective.period);
        let mut draft = Self {
            title: objective.title.clone(),
            details,
            rows: all.map(|it| DraftRow::known(it, notation)).collect(),
        };
        if draft.rows.is_empty() {
            draft.rows.push(DraftRow::empty());
        }
        draft
    }

    /// One that begins with the fields of an objective that is not kept.
    pub(crate) fn from_fields(fields: &[(String, Value)], notation: &Notation) -> Self {
        let stamp = Stamp {
            counter: 1,
            writer: Writer::new(0),
        };
        let mut record = Record::default();
        for (name, value) in fields {
            let (value, seen) = (value.clone(), Seen::NONE);
            record.put(name, Entry { value, stamp, seen });
        }
        Self::known(&Objective::read(&record), notation)
    }

    /// One that begins with a sketch from the playground.
    fn sketched(sketch: Sketch) -> Self {
        let objective = sketch.objective;
        let ends = [&objective.first, &objective.last].map(|day| parse_date(day));
        let period = match ends {
            [Some(first), Some(last)] => Period::new(first, last),
            _ => None,
        };
        let mut details = Details {
            commitment: objective.commitment,
            level: objective.level,
            ..Details::default()
        };
        // One that is over is nothing to set out for.
        if let Some(period) = period.filter(|period| period.last() >= today()) {
            details.set_period(Some(period));
        }
        let mut draft = Self {
            title: objective.title,
            details,
            rows: sketch.key_results.into_iter().map(DraftRow::of).collect(),
        };
        if draft.rows.is_empty() {
            draft.rows.push(DraftRow::empty());
        }
        draft
    }

    /// One that begins with the letters of a link from the playground; none if they
    /// are damaged.
    pub(crate) async fn from_letters(letters: &str, notation: &Notation) -> Option<Self> {
        let letters = letters.strip_prefix(VERSION)?;
        let text = browser::unpack(letters, MOST).await?;
        Some(Self::sketched(Sketch::from_text(&text, notation)?))
    }

    /// One that begins with the metric of a quiz.
    pub(crate) fn of_metric(metric: &str) -> Self {
        let typed = sketch::KeyResult {
            name: metric.to_owned(),
            ..sketch::KeyResult::default()
        };
        Self {
            rows: vec![DraftRow::of(typed)],
            ..Self::default()
        }
    }

    /// Whether nothing was typed.
    pub(crate) fn is_empty(&self) -> bool {
        let row = |row: &DraftRow| is_empty(&row.typed);
        self.title.trim().is_empty() && self.rows.iter().all(row)
    }
}

/// Whether nothing was typed into a key result.
pub(crate) fn is_empty(typed: &sketch::KeyResult) -> bool {
    let texts = [
        &typed.name,
        &typed.start,
        &typed.target,
        &typed.unit,
        &typed.now,
    ];
    texts.iter().all(|text| text.trim().is_empty())
}
