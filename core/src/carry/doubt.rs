//! What of a table could be read in two ways, and what a person says about it.

use time::Date;

use crate::number::decimal::Decimal;
use crate::record::id::Id;
use crate::record::kind::Subject;
use crate::table::column::{DateOrder, Mark};

/// Whose numbers something is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Whose {
    /// All of those in the table that somebody has to be asked about.
    All,
    /// A key result's.
    KeyResult(Subject, Id),
    /// A KPI's.
    Kpi(Subject),
}

/// How the numbers of a percentage are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// As they are meant: 13 for 13 %.
    AsWritten,
    /// As shares, as a spreadsheet keeps them: 0.13 for 13 %.
    Share,
}

/// How cells are to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// With the day or the month first, in the whole table.
    Order(DateOrder),
    /// With this before the fraction.
    Mark(Whose, Mark),
    /// With numbers that are shares, or that are not.
    Scale(Whose, Scale),
}

/// What a person chose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices(Vec<Choice>);

/// What a cell is by a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A day; none where it is no day then.
    Day(Option<Date>),
    /// A number.
    Number(Decimal),
}

/// Something that could be read in two ways. It was read in one of them, and somebody is
/// asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Whose cells it is about; all of the table's where it is about days.
    pub whose: Whose,
    /// What that is called: the objective and the key result, or the KPI and nothing. Empty
    /// where it is about all of them.
    pub called: (String, String),
    /// What it is measured in, empty for nothing and where it is about all of them.
    pub unit: String,
    /// The line of the file on which the example stands, from 1.
    pub line: usize,
    /// A cell that could be either, as it stands there.
    pub example: String,
    /// The two ways, always in the same order, and what the example is by each.
    pub ways: [(Choice, Meaning); 2],
    /// By which of the two it was read: 0 or 1.
    pub taken: usize,
    /// How many rows would say something else by the other one.
    pub rows: usize,
}

impl Choices {
    /// With one more choice, in place of what was chosen of the same before.
    #[must_use]
    pub fn with(mut self, choice: Choice) -> Self {
        let is_other = |it: &Choice| match (it, &choice) {
            (Choice::Order(_), Choice::Order(_)) => false,
            // Of all after one: that one is among them.
            (Choice::Mark(..), Choice::Mark(Whose::All, _))
            | (Choice::Scale(..), Choice::Scale(Whose::All, _)) => false,
            (Choice::Mark(one, _), Choice::Mark(other, _))
            | (Choice::Scale(one, _), Choice::Scale(other, _)) => one != other,
            _ => true,
        };
        self.0.retain(is_other);
        self.0.push(choice);
        self
    }

    /// Whether the day or the month is to be first.
    #[must_use]
    pub fn order(&self) -> Option<DateOrder> {
        self.0.iter().find_map(|it| match it {
            Choice::Order(order) => Some(*order),
            _ => None,
        })
    }

    /// What is to stand before the fraction of somebody's numbers.
    #[must_use]
    pub fn mark(&self, of: &Whose) -> Option<Mark> {
        let mut newest = self.0.iter().rev();
        newest.find_map(|it| match it {
            Choice::Mark(whose, mark) if whose == of || *whose == Whose::All => Some(*mark),
            _ => None,
        })
    }

    /// Whether somebody's numbers are shares.
    #[must_use]
    pub fn scale(&self, of: &Whose) -> Option<Scale> {
        let mut newest = self.0.iter().rev();
        newest.find_map(|it| match it {
            Choice::Scale(whose, scale) if whose == of || *whose == Whose::All => Some(*scale),
            _ => None,
        })
    }
}

impl Doubt {
    /// The choice that it was read by.
    #[must_use]
    pub const fn chosen(&self) -> &Choice {
        &self.ways[self.taken].0
    }
}
