//! How an objective was closed, and what comes after it.

use time::Date;

use super::Objective;
use super::standing::Standing;
use crate::number::decimal::Decimal;
use crate::number::fraction::{Fraction, Rounding};
use crate::record::Value;
use crate::record::shape::{Member, Members, Said, Shape, Words, member};

/// How an objective was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closing {
    /// The day on which somebody did.
    pub on: Date,
    /// What comes after it.
    pub next: Next,
    /// The score that it had then, to two decimals as it is shown, where one of its key
    /// results is a KPI, whose readings may still be corrected (spec, *Hand-offs*: "0.70 at
    /// closing, now 0.66").
    pub score: Option<Decimal>,
}

/// What comes after a closed objective (Rock: continue, adjust or retire).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Next {
    /// It goes on in another period as it is.
    #[default]
    Continue,
    /// It goes on, written anew.
    Adjust,
    /// Nothing does.
    Retire,
}

/// What comes next as it is written.
const NEXTS: Words<Next> = Words(&[
    (Next::Continue, "continue"),
    (Next::Adjust, "adjust"),
    (Next::Retire, "retire"),
]);

const ON: &str = "on";
const NEXT: &str = "next";
const SCORE: &str = "score";

/// What the field of a closing holds.
pub(super) const SHAPE: Shape = Shape::Members(&[
    Member {
        word: ON,
        shape: Shape::Day,
        is_needed: true,
    },
    Member {
        word: NEXT,
        shape: Shape::Word,
        is_needed: false,
    },
    Member {
        word: SCORE,
        shape: Shape::Number,
        is_needed: false,
    },
]);

impl Said for Closing {
    fn read(value: &Value) -> Option<Self> {
        Some(Self {
            on: member(value, ON)?,
            next: NEXTS.read_or_usual(value.get(NEXT)),
            score: member(value, SCORE),
        })
    }

    fn write(&self) -> Value {
        Members::default()
            .with(ON, Some(self.on))
            .with(NEXT, NEXTS.of(self.next))
            .with(SCORE, self.score)
            .write()
    }
}

impl Closing {
    /// That an objective was closed on a day, and what comes next.
    #[must_use]
    pub const fn new(on: Date, next: Next) -> Self {
        let score = None;
        Self { on, next, score }
    }

    /// That an objective is closed on a day, with the score that it has then where one of
    /// its key results is a KPI. Those have read from their KPIs.
    #[must_use]
    pub fn of(objective: &Objective, next: Next, today: Date) -> Self {
        let plain = Self::new(today, next);
        let moves = objective.key_results.iter().any(|it| it.kpi.is_some());
        match moves {
            true => plain.with_score(objective, today),
            false => plain,
        }
    }

    /// The same with the score that the objective has when it is closed so.
    #[must_use]
    pub fn with_score(self, objective: &Objective, today: Date) -> Self {
        let closed = Objective {
            closing: Some(self),
            ..objective.clone()
        };
        let score = Standing::of(&closed, today).score().and_then(as_shown);
        Self { score, ..self }
    }

    /// The score at closing, where the one that it has now is shown otherwise.
    #[must_use]
    pub fn was(&self, now: &Fraction) -> Option<Decimal> {
        let was = self.score?;
        (as_shown(now) != Some(was)).then_some(was)
    }
}

/// To two decimals, as a score is shown.
fn as_shown(score: &Fraction) -> Option<Decimal> {
    score.round(2, Rounding::HalfAway)
}

impl Next {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Continue, Self::Adjust, Self::Retire];
}
