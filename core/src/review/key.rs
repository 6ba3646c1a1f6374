//! What a step of a review is about, as a value that stays the same however often the
//! agenda is worked out anew.

use std::fmt;

use super::Rhythm;
use crate::record::id::Id;

/// What a step is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A KPI: what of it is asked depends on the rhythm.
    Kpi(Id),
    /// An objective of which check-ins are due.
    CheckIn(Id),
    /// A key result that was to be asked about again: an objective and which of its.
    AskAgain(Id, Id),
    /// An objective that is over, or ends in the unit, and is open.
    Close(Id),
    /// A closed objective of which nobody wrote what was learned.
    Learn(Id),
    /// A key result of a closed objective that can become a KPI, or return to its band.
    HandOff(Id, Id),
    /// A closed objective that was to go on, and has not.
    GoOn(Id),
    /// How high the aim was over several periods.
    Aim,
    /// How many objectives and KPIs there are at once.
    AtOnce,
    /// What is planned for the period after the one that is reviewed.
    Plan,
}

impl Key {
    /// Reads what is written; none for what this version does not know.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let word = parts.next()?;
        let ids: Option<Vec<Id>> = parts.map(Id::parse).collect();
        let ids = ids?;
        Some(match (word, &*ids) {
            ("kpi", [id]) => Self::Kpi(id.clone()),
            ("due", [id]) => Self::CheckIn(id.clone()),
            ("again", [of, id]) => Self::AskAgain(of.clone(), id.clone()),
            ("close", [id]) => Self::Close(id.clone()),
            ("learn", [id]) => Self::Learn(id.clone()),
            ("handoff", [of, id]) => Self::HandOff(of.clone(), id.clone()),
            ("goon", [id]) => Self::GoOn(id.clone()),
            ("aim", []) => Self::Aim,
            ("atonce", []) => Self::AtOnce,
            ("plan", []) => Self::Plan,
            _ => return None,
        })
    }

    /// The KPI that it is about, if it is about one.
    #[must_use]
    pub const fn kpi(&self) -> Option<&Id> {
        match self {
            Self::Kpi(id) => Some(id),
            _ => None,
        }
    }

    /// The objective that it is about, if it is about one.
    #[must_use]
    pub const fn objective(&self) -> Option<&Id> {
        match self {
            Self::CheckIn(id)
            | Self::AskAgain(id, _)
            | Self::Close(id)
            | Self::Learn(id)
            | Self::HandOff(id, _)
            | Self::GoOn(id) => Some(id),
            Self::Kpi(_) | Self::Aim | Self::AtOnce | Self::Plan => None,
        }
    }

    /// The key result that it is about, if it is about one.
    #[must_use]
    pub const fn key_result(&self) -> Option<&Id> {
        match self {
            Self::AskAgain(_, id) | Self::HandOff(_, id) => Some(id),
            _ => None,
        }
    }

    /// Where its kind stands in the order in which a review asks. A quarter is about
    /// objectives first: what KPIs ask of it is what to take up next.
    pub(super) const fn place(&self, rhythm: Rhythm) -> u8 {
        match self {
            Self::Kpi(_) if matches!(rhythm, Rhythm::Quarter) => 7,
            Self::Kpi(_) => 0,
            Self::CheckIn(_) => 1,
            Self::AskAgain(..) => 2,
            Self::Close(_) => 3,
            Self::Learn(_) => 4,
            Self::HandOff(..) => 5,
            Self::GoOn(_) => 6,
            Self::Aim => 8,
            Self::AtOnce => 9,
            Self::Plan => 10,
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kpi(id) => write!(to, "kpi-{id}"),
            Self::CheckIn(id) => write!(to, "due-{id}"),
            Self::AskAgain(of, id) => write!(to, "again-{of}-{id}"),
            Self::Close(id) => write!(to, "close-{id}"),
            Self::Learn(id) => write!(to, "learn-{id}"),
            Self::HandOff(of, id) => write!(to, "handoff-{of}-{id}"),
            Self::GoOn(id) => write!(to, "goon-{id}"),
            Self::Aim => to.write_str("aim"),
            Self::AtOnce => to.write_str("atonce"),
            Self::Plan => to.write_str("plan"),
        }
    }
}
