//! What is said first of an objective: one value that holds score, verdict and forecast
//! together, so that none of them can say what another one contradicts.

use time::Date;

use crate::grading::measure::Measured;
use crate::grading::objective::{Counted, NoScore, Total};
use crate::grading::pace::{Outlook, mean_pace};
use crate::grading::verdict::{Commitment, Verdict};
use crate::grading::zone::Zone;
use crate::number::fraction::Fraction;
use crate::objective::Objective;
use crate::objective::standing::Stage;
use crate::period::{Elapsed, Period};

/// What is said first of how an objective stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Headline {
    /// It has not begun: it starts on this day.
    Ahead(Date),
    /// Too little of its period is gone to say anything of it.
    JustStarted {
        /// How many days are left after this one.
        days_left: u32,
        /// The first day of which a forecast can be made.
        forecast_from: Date,
    },
    /// There is no score, and why.
    Unscored(NoScore),
    /// It is open: how far it is, and where it is heading.
    SoFar(SoFar),
    /// It is closed.
    Closed(Closed),
}

/// How an open objective stands: everything in it is of the same key results, those
/// that have a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SoFar {
    score: Fraction,
    verdict: Option<Verdict>,
    forecast: Forecast,
    basis: Basis,
    newest: Option<Date>,
}

/// What a closed objective came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    score: Fraction,
    verdict: Verdict,
    zone: Zone,
}

/// Where an objective is heading: an estimate along a straight line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Forecast {
    /// It has no period, and no line has an end.
    NoPeriod,
    /// No check-in is newer than the first tenth of the period: the last one was on
    /// this day.
    Stale(Date),
    /// Where it is heading.
    Heading {
        /// The score it is heading for, from 0 to 1.
        pace: Fraction,
        /// What that means for what was promised.
        outlook: Outlook,
    },
    /// Its period is over, and it is to be closed.
    Over,
}

/// Of how many key results something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Basis {
    /// How many of them have a value.
    pub measured: usize,
    /// How many are scored.
    pub scored: usize,
}

impl Headline {
    /// What is said first on a day, of what is counted of each key result and the pace
    /// of each.
    pub(super) fn of(
        objective: &Objective,
        counted: &[Counted],
        total: &Total,
        paces: &[Option<Fraction>],
        stage: Stage,
        today: Date,
    ) -> Self {
        let score = match (&total.score, stage) {
            (_, Stage::Ahead) => {
                return Self::Ahead(objective.period.map_or(today, Period::first));
            }
            (Ok(score), Stage::Closed) => Ok(&score.if_closed),
            (Ok(score), _) => Ok(&score.spectrum),
            (Err(why), _) => Err(*why),
        };
        let broken = !total.broken.is_empty();
        if stage == Stage::Closed {
            let score = match score {
                Ok(score) => score.clone(),
                // Closed without a single value, all of them count 0.
                Err(NoScore::NothingMeasured) => Fraction::zero(),
                Err(why) => return Self::Unscored(why),
            };
            let verdict = Verdict::on(&score, objective.commitment, broken);
            let zone = Zone::judged(&score, verdict.finding, objective.commitment);
            return Self::Closed(Closed {
                score,
                verdict,
                zone,
            });
        }
        match (score, objective.period.map(|it| it.elapsed(today))) {
            // What keeps it from ever having a score is said at once.
            (Err(why), _) if why != NoScore::NothingMeasured => Self::Unscored(why),
            (_, Some(Elapsed::TooEarly(forecast_from))) => {
                let last = objective.period.map_or(today, Period::last);
                let days_left = last.to_julian_day() - today.to_julian_day();
                Self::JustStarted {
                    days_left: days_left.unsigned_abs(),
                    forecast_from,
                }
            }
            (Err(why), _) => Self::Unscored(why),
            (Ok(score), elapsed) => {
                let newest = newest(objective, counted);
                let forecast = match (elapsed, objective.period) {
                    (Some(Elapsed::Over), _) => Forecast::Over,
                    (Some(_), Some(period)) => {
                        Forecast::of(objective, counted, paces, newest, period)
                    }
                    _ => Forecast::NoPeriod,
                };
                let basis = Basis {
                    measured: total.measured,
                    scored: total.scored,
                };
                let score = score.clone();
                Self::SoFar(SoFar {
                    verdict: forecast.verdict_on(&score, objective.commitment, broken),
                    score,
                    forecast,
                    basis,
                    newest,
                })
            }
        }
    }

    /// The score that is shown; none while there is none to show.
    #[must_use]
    pub const fn score(&self) -> Option<&Fraction> {
        match self {
            Self::SoFar(SoFar { score, .. }) | Self::Closed(Closed { score, .. }) => Some(score),
            _ => None,
        }
    }

    /// The verdict on that score, "if it closed now" as long as it is open. None while
    /// there is none: see [`Forecast::verdict_on`].
    #[must_use]
    pub const fn verdict(&self) -> Option<Verdict> {
        match self {
            Self::SoFar(SoFar { verdict, .. }) => *verdict,
            Self::Closed(Closed { verdict, .. }) => Some(*verdict),
            _ => None,
        }
    }

    /// The colour of that score: there is one where there is a verdict.
    #[must_use]
    pub fn zone(&self) -> Option<Zone> {
        match self {
            // Only a stretch has a verdict before it is closed.
            Self::SoFar(SoFar { score, verdict, .. }) => verdict.map(|_| Zone::of(score)),
            Self::Closed(Closed { zone, .. }) => Some(*zone),
            _ => None,
        }
    }

    /// Where it is heading; none where it is not open, or has no score to go on from.
    #[must_use]
    pub const fn forecast(&self) -> Option<&Forecast> {
        match self {
            Self::SoFar(SoFar { forecast, .. }) => Some(forecast),
            _ => None,
        }
    }

    /// What that means for what was promised, where it can be told.
    #[must_use]
    pub const fn outlook(&self) -> Option<Outlook> {
        match self.forecast() {
            Some(Forecast::Heading { outlook, .. }) => Some(*outlook),
            _ => None,
        }
    }

    /// Of how many key results score and forecast are, where some have no value yet.
    #[must_use]
    pub fn basis(&self) -> Option<Basis> {
        match self {
            Self::SoFar(SoFar { basis, .. }) => Some(*basis).filter(|it| it.measured < it.scored),
            _ => None,
        }
    }

    /// The day of the newest check-in that they rest on.
    #[must_use]
    pub const fn newest(&self) -> Option<Date> {
        match self {
            Self::SoFar(SoFar { newest, .. }) => *newest,
            _ => None,
        }
    }
}

impl Forecast {
    fn of(
        objective: &Objective,
        counted: &[Counted],
        paces: &[Option<Fraction>],
        newest: Option<Date>,
        period: Period,
    ) -> Self {
        // What is done stays so, however long ago that was.
        let is_done = |it: &Counted| {
            let is_yes_no = matches!(
                it,
                Counted::Scored {
                    measured: Measured::YesNo { .. },
                    ..
                }
            );
            !counts(it) || is_yes_no
        };
        let is_recent = newest.is_some_and(|it| !is_early(period, it));
        match (mean_pace(counted, paces), newest) {
            (Some(pace), _) if is_recent || counted.iter().all(is_done) => Self::Heading {
                outlook: Outlook::of(&pace, objective.commitment),
                pace,
            },
            (_, Some(newest)) => Self::Stale(newest),
            // What counts has a value, and a value a day.
            (_, None) => Self::NoPeriod,
        }
    }

    /// The verdict on a score beside this forecast. A must has none before it is
    /// closed. A stretch has one where the forecast says the same: where it says better,
    /// only the days that are still to come are missing, and that is no failure. Without
    /// a forecast nobody knows, and only what is good already is said.
    #[must_use]
    pub fn verdict_on(
        &self,
        score: &Fraction,
        commitment: Commitment,
        broken: bool,
    ) -> Option<Verdict> {
        if commitment == Commitment::Committed {
            return None;
        }
        let so_far = Outlook::of(score, commitment);
        let is_fair = match self {
            Self::Heading { outlook, .. } => so_far == *outlook,
            Self::NoPeriod | Self::Stale(_) => so_far == Outlook::OnTrack,
            Self::Over => true,
        };
        is_fair.then(|| Verdict::on(score, commitment, broken))
    }
}

/// Whether a day is before a straight line says anything.
pub(super) fn is_early(period: Period, day: Date) -> bool {
    matches!(period.elapsed(day), Elapsed::TooEarly(_))
}

/// Whether a key result has a part in the score.
fn counts(counted: &Counted) -> bool {
    matches!(
        counted,
        Counted::Scored { grade: Some(_), weight, .. } if !weight.value().is_zero()
    )
}

/// The day of the newest check-in of those that have a part in the score.
fn newest(objective: &Objective, counted: &[Counted]) -> Option<Date> {
    let all = objective.key_results.iter().zip(counted);
    let all = all.filter(|(_, counted)| counts(counted));
    all.filter_map(|(it, _)| it.counting(objective.period).next_back())
        .map(|it| it.date)
        .max()
}
