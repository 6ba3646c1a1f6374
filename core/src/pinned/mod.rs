//! A pinned note: what an objective and the board said on a day, to stand beside the work
//! (Rock: "a pinned KPI note … alongside it sits a pinned OKR note").
//!
//! It is a copy of what was said and not of what it was worked out from: who reads it has
//! nothing of the person's history, and no later rule or reading changes it.

pub mod link;
mod written;

use time::Date;

use crate::grading::zone::Zone;

/// A text of a note: one line of at most [`Said::LONGEST`] characters that shows in the
/// direction of what stands around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said(String);

impl Said {
    /// The most characters (Unicode scalar values) a text has.
    pub const LONGEST: usize = 600;

    /// A text as somebody typed it, or as it was made of such texts. Breaks and control
    /// characters become spaces, and what turns the direction of the text after it is left
    /// out. Past the limit it is cut, and ends in an ellipsis.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
        let turns = |c: &char| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let clean: String = text.chars().filter(turns).collect();
        let clean = clean.replace(breaks, " ");
        let clean = clean.trim();
        let Some((end, _)) = clean.char_indices().nth(Self::LONGEST) else {
            return Self(clean.to_owned());
        };
        let mut cut = clean[..end].to_owned();
        cut.pop();
        Self([cut.trim_end(), "…"].concat())
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// What is said of an objective.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NotedObjective {
    /// Its title.
    pub title: Said,
    /// Its period, what was promised, and whose it is.
    pub about: Said,
    /// Its score with what that means, and its pace.
    pub says: Said,
    /// The zone of its score; none where it has none.
    pub zone: Option<Zone>,
    /// Its key results, in their order.
    pub key_results: Vec<NotedResult>,
}

/// What is said of a key result.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NotedResult {
    /// Its name.
    pub name: Said,
    /// Where it is to get to, or what it is to keep.
    pub goal: Said,
    /// Its value, with its day.
    pub now: Said,
    /// Its score, or of a guardrail whether it holds.
    pub score: Said,
    /// The zone of its score; none where it has none.
    pub zone: Option<Zone>,
}

/// What is said of a KPI.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NotedKpi {
    /// Its name.
    pub name: Said,
    /// Its newest value.
    pub value: Said,
    /// What that is a value of: a day, a week, a month.
    pub when: Said,
    /// How it stands to its band, with the band.
    pub status: Said,
    /// The zone that stands for that; none where it is judged by none.
    pub zone: Option<Zone>,
    /// Whether anything happens.
    pub says: Said,
    /// How often it is read, and who answers for it.
    pub about: Said,
}

/// A pinned note: something is in it, and not too much for a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PinnedNote {
    day: Date,
    objectives: Vec<NotedObjective>,
    kpis: Vec<NotedKpi>,
}

/// Why a note cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoNote {
    /// Nothing is to be in it.
    Empty,
    /// It would have more than [`PinnedNote::MOST`] lines: so many.
    TooMany(usize),
}

impl PinnedNote {
    /// The most objectives, key results and KPIs together.
    pub const MOST: usize = 200;

    /// A note of a day.
    ///
    /// # Errors
    ///
    /// Where nothing is in it, or too much.
    pub fn new(
        day: Date,
        objectives: Vec<NotedObjective>,
        kpis: Vec<NotedKpi>,
    ) -> Result<Self, NoNote> {
        let results = objectives.iter().map(|it| it.key_results.len());
        match objectives.len() + results.sum::<usize>() + kpis.len() {
            0 => Err(NoNote::Empty),
            lines if lines > Self::MOST => Err(NoNote::TooMany(lines)),
            _ => Ok(Self {
                day,
                objectives,
                kpis,
            }),
        }
    }

    /// The day on which all of it was so.
    #[must_use]
    pub const fn day(&self) -> Date {
        self.day
    }

    /// The objectives, in their order.
    #[must_use]
    pub fn objectives(&self) -> &[NotedObjective] {
        &self.objectives
    }

    /// The KPIs, in their order.
    #[must_use]
    pub fn kpis(&self) -> &[NotedKpi] {
        &self.kpis
    }
}
