//! What a score means, by what was promised.

use super::zone::Zone;
use crate::number::fraction::Fraction;

/// What was promised when the objective was written. It is never chosen
/// afterwards (Rock, *mistakes*).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Commitment {
    /// A stretch: 70 % of it is good (Rock). The usual one.
    #[default]
    Aspirational,
    /// A must: all of it counts (Rock; *Measure What Matters*).
    Committed,
}

impl Commitment {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Aspirational => Self::Committed,
            Self::Committed => Self::Aspirational,
        }
    }
}

/// What was promised, and whether there is still time to keep it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promise {
    /// What was promised.
    pub commitment: Commitment,
    /// Where its period is.
    pub term: Term,
}

/// Where the period of a promise is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Term {
    /// Nobody said which one it is.
    #[default]
    Unknown,
    /// It runs.
    Running,
    /// Its last day is past.
    Over,
}

impl Promise {
    /// The verdict on an exact score from 0 to 1, if it closed now.
    #[must_use]
    pub fn verdict(self, score: &Fraction, guardrail_broken: bool) -> Verdict {
        Verdict::on(score, self.commitment, guardrail_broken)
    }

    /// The colour of a score; none of a must that runs and is not kept yet, which is "not
    /// there yet", also where all is there but a guardrail (spec, *Grading*).
    #[must_use]
    pub fn zone(self, score: &Fraction, guardrail_broken: bool) -> Option<Zone> {
        let finding = self.verdict(score, guardrail_broken).finding;
        let is_must = self.commitment == Commitment::Committed;
        let is_open = is_must && self.term == Term::Running && finding != Finding::Kept;
        (!is_open).then(|| Zone::judged(score, finding, self.commitment))
    }
}

/// What is said of a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Aspirational, below 0.4.
    BarelyMoved,
    /// Aspirational, from 0.4 to below 0.6.
    ShortOfTheAim,
    /// Aspirational, from 0.6 to 0.7, both included: where Google aims
    /// (`AgencyAnalytics`).
    GooglesAim,
    /// Aspirational, above 0.7 to 0.8: "70 to 80 % is success" (Rock).
    Success,
    /// Aspirational, above 0.8 and below 1.
    BeyondStretch,
    /// Aspirational, 1: it was no stretch.
    FullyReached,
    /// Committed, 1.
    Kept,
    /// Committed, anything below 1: 0.8 is missed (*Dear Andy*, What Matters).
    Missed,
    /// Either, 1 with a broken guardrail: not "kept" and not "fully reached".
    Reached,
}

/// A score's verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What is said of the score.
    pub finding: Finding,
    /// Whether a guardrail broke on the way, which is said beside it.
    pub guardrail_broken: bool,
}

impl Verdict {
    /// The verdict on an exact score from 0 to 1.
    #[must_use]
    pub fn on(score: &Fraction, commitment: Commitment, guardrail_broken: bool) -> Self {
        let whole = *score >= Fraction::one();
        let tenths = |tenths| Fraction::of(tenths, 10);
        let finding = match commitment {
            _ if whole && guardrail_broken => Finding::Reached,
            Commitment::Committed if whole => Finding::Kept,
            Commitment::Committed => Finding::Missed,
            Commitment::Aspirational if whole => Finding::FullyReached,
            Commitment::Aspirational if *score > tenths(8) => Finding::BeyondStretch,
            Commitment::Aspirational if *score > tenths(7) => Finding::Success,
            Commitment::Aspirational if *score >= tenths(6) => Finding::GooglesAim,
            Commitment::Aspirational if *score >= tenths(4) => Finding::ShortOfTheAim,
            Commitment::Aspirational => Finding::BarelyMoved,
        };
        Self {
            finding,
            guardrail_broken,
        }
    }
}
