//! What a review asks, one thing at a time and in order. It is worked out from what is
//! known in short, so it costs no more than a list does.
//!
//! Nothing to ask is a fine answer: then there are no steps, and what runs well is said.

use time::Date;

use super::Rhythm;
use super::asks::{check_ins, of_month, of_quarter, of_week, too_many};
use super::fit::Fit;
use super::kept::{Done, Review};
use super::key::Key;
use crate::calendar::Calendar;
use crate::grading::history::{Closed, hit_rate, should_aim_higher};
use crate::kpi::lost::Lost;
use crate::kpi::signal::Rule;
use crate::kpi::standing::{Rank, Standing};
use crate::kpi::{Kpi, Pillar};
use crate::objective::closing::Next;
use crate::objective::due::DueCount;
use crate::objective::review::{Brief, closed_periods};
use crate::objective::standing::Stage;
use crate::period::Period;
use crate::record::id::Id;

/// The most objectives at once (Rock: 2 to 4).
pub const MOST_OBJECTIVES: usize = 4;

/// The most KPIs at once (Rock: 5 to 7).
pub const MOST_KPIS: usize = 7;

/// A KPI, as a review knows it.
#[derive(Clone, Copy, Debug)]
pub struct Watched<'a> {
    /// Which.
    pub id: &'a Id,
    /// The KPI, with the readings that a board needs.
    pub kpi: &'a Kpi,
    /// How it stands.
    pub standing: &'a Standing,
    /// Whether it is a key result of an objective that is not closed, also of one that is
    /// still to begin.
    pub is_running: bool,
    /// The pillars that it has lost.
    pub lost: &'a [Lost],
}

/// Everything that a review may be about: what is not in the bin.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// The person's calendar.
    pub calendar: Calendar,
    /// The day that it is.
    pub today: Date,
    /// The KPIs, in whichever order.
    pub kpis: &'a [Watched<'a>],
    /// The objectives, in whichever order.
    pub objectives: &'a [(&'a Id, &'a Brief)],
    /// The key results that are to be asked about again today, each with its objective
    /// before it. Only a month asks.
    pub to_ask: &'a [(Id, Id)],
    /// The key results of [`closed_in`] for which a hand-off is offered, in the same way.
    /// Only a quarter asks.
    pub hand_offs: &'a [(Id, Id)],
}

/// What a review asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda {
    /// How often it is asked.
    pub rhythm: Rhythm,
    /// What it is of.
    pub unit: Period,
    /// What it asks, in order.
    pub steps: Vec<Step>,
    /// The KPIs of which nothing is asked, those of the most recent first. Without those
    /// that rest.
    pub quiet: Vec<Id>,
    /// What runs well, for one line.
    pub well: Well,
    /// The closed periods, the oldest first: only of a quarter.
    pub periods: Vec<(Period, Closed)>,
    /// Whether there is a KPI or an objective at all.
    pub has_any: bool,
}

/// How things stand where a review asks nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calm {
    /// There is no KPI and no objective.
    Empty,
    /// There are KPIs, and each that does not rest is in band.
    InBand,
    /// Some KPI is not judged, or out of band for a reason that is known; or there is none.
    NothingDue,
}

/// One thing that a review asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it is about.
    pub key: Key,
    /// What there is to it, the most urgent first, never empty.
    pub matters: Vec<Matter>,
}

/// A step with what was done with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is about.
    pub key: Key,
    /// What there is to it; empty where that is over.
    pub matters: Vec<Matter>,
    /// What was done with it.
    pub done: Option<Done>,
}

/// Why something is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Matter {
    /// A KPI is out of band, and nobody said that this is known, or the day has come to
    /// look again.
    Out {
        /// Whether an objective that restores it is offered, and was not refused: the second
        /// hand-off.
        calls: bool,
    },
    /// A KPI lacks the reading of a unit that has ended.
    Lacks {
        /// Of which.
        unit: Period,
        /// Whether that is overdue.
        is_overdue: bool,
    },
    /// A KPI has values that chance does not explain, and the last of them is of the time
    /// that is reviewed or later.
    Signal {
        /// Why they are a signal.
        rule: Rule,
        /// The unit of the first of them.
        first: Period,
        /// The unit of the last.
        last: Period,
        /// Whether the last ended unit is one of them, so that what is said of it says all.
        is_newest: bool,
    },
    /// What is usual for a KPI could be worked out anew from a unit on.
    Base(Period),
    /// Its band may have to move.
    Band(Fit),
    /// It lost what makes it a KPI.
    Pillars(Vec<Pillar>),
    /// It had no reading in the whole quarter: is it needed?
    Unread,
    /// It has been paused since a day: is it over for good?
    Paused(Date),
    /// An objective lacks so many check-ins, besides those of key results that are KPIs.
    Due(DueCount),
    /// A key result was reached, and it was to be asked again whether that holds.
    Again,
    /// An objective is over, or ends within the quarter, and is open.
    ToClose {
        /// Whether its last day is past.
        is_over: bool,
    },
    /// Nobody wrote what was learned.
    NoLessons,
    /// A hand-off is offered.
    HandOff,
    /// It was to go on, and nothing does.
    NotContinued,
    /// What several closed periods say of the aim.
    Aim {
        /// Whether it should be higher: twice in a row above 0.7.
        is_too_low: bool,
        /// How many committed objectives were kept, of how many.
        hit_rate: Option<(u32, u32)>,
    },
    /// There is more than anybody can look at.
    TooMany {
        /// How many objectives run, where those are too many.
        objectives: Option<usize>,
        /// How many KPIs are watched, where those are too many.
        kpis: Option<usize>,
    },
    /// How many objectives there are already for the quarter after the one that is reviewed.
    Plan {
        /// Its days.
        next: Period,
        /// Whether it runs already, as where a review comes late.
        has_begun: bool,
        /// How many of the open ones run in it.
        objectives: usize,
    },
}

/// What runs well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Well {
    /// How many KPIs are good or acceptable.
    pub in_band: usize,
    /// How many are known to be out of band, and stop asking.
    pub known: usize,
    /// How many objectives are on track.
    pub on_track: usize,
    /// How many key results moved since last week; none in what looks back further.
    pub moved: usize,
}

impl Agenda {
    /// What a review of today asks.
    #[must_use]
    pub fn of(rhythm: Rhythm, given: &Given<'_>) -> Self {
        let unit = rhythm.unit(given.calendar, given.today);
        let mut kpis: Vec<&Watched<'_>> = given.kpis.iter().collect();
        kpis.sort_by_cached_key(|it| order(it, given.today));
        let mut agenda = Self {
            rhythm,
            unit,
            steps: Vec::new(),
            quiet: Vec::new(),
            well: Well::of(rhythm, given),
            periods: Vec::new(),
            has_any: !(given.kpis.is_empty() && given.objectives.is_empty()),
        };
        let mut asked = Vec::new();
        for it in kpis {
            let matters = match rhythm {
                Rhythm::Week => of_week(it, given.today),
                Rhythm::Month => of_month(it, unit, given.today),
                Rhythm::Quarter => of_quarter(it, unit, given.today),
            };
            if !matters.is_empty() {
                asked.push(Step::new(Key::Kpi(it.id.clone()), matters));
            } else if it.kpi.rest.is_none() {
                agenda.quiet.push(it.id.clone());
            }
        }
        // What is out of band before what only lacks a reading, a band that cannot be met
        // before one that is too easy: by the first matter, each in the order of the board.
        asked.sort_by_key(|it| it.matters.first().map(Matter::rank));
        agenda.steps = asked;
        match rhythm {
            Rhythm::Week => agenda.steps.extend(check_ins(given)),
            Rhythm::Month => {
                let again = given.to_ask.iter();
                agenda.steps.extend(again.map(|(of, id)| {
                    Step::new(Key::AskAgain(of.clone(), id.clone()), vec![Matter::Again])
                }));
                agenda.steps.extend(too_many(given));
            }
            Rhythm::Quarter => agenda.add_quarter(given),
        }
        agenda
    }

    /// How things stand, for where it asks nothing.
    #[must_use]
    pub fn calm(&self) -> Calm {
        match self.quiet.len() {
            _ if !self.has_any => Calm::Empty,
            0 => Calm::NothingDue,
            kpis if kpis == self.well.in_band => Calm::InBand,
            _ => Calm::NothingDue,
        }
    }

    fn add_quarter(&mut self, given: &Given<'_>) {
        let unit = self.unit;
        let step = |key, matter| Step::new(key, vec![matter]);
        let mut open: Vec<_> = given.objectives.iter().collect();
        open.retain(|(_, it)| {
            let ends = it.period.is_some_and(|it| it.last() <= unit.last());
            ends && matches!(it.stage, Stage::Over | Stage::Running)
        });
        open.sort_by_key(|(id, it)| (it.period.map(Period::last), *id));
        // The score first, and what to do about KPIs once it is known what comes next.
        let kpis = std::mem::take(&mut self.steps);
        self.steps.extend(open.into_iter().map(|(id, it)| {
            let is_over = it.stage == Stage::Over;
            step(Key::Close((*id).clone()), Matter::ToClose { is_over })
        }));
        let closed = closed_in(given.objectives, unit);
        let without = |it: &&(&Id, &Brief)| it.1.lessons.is_none();
        self.steps.extend(
            closed
                .iter()
                .filter(without)
                .map(|(id, _)| step(Key::Learn((*id).clone()), Matter::NoLessons)),
        );
        self.steps.extend(
            given
                .hand_offs
                .iter()
                .map(|(of, id)| step(Key::HandOff(of.clone(), id.clone()), Matter::HandOff)),
        );
        let goes_on = |(id, it): &&(&Id, &Brief)| {
            let mut all = given.objectives.iter();
            it.closing.is_some_and(|it| it.next != Next::Retire)
                && !all.any(|(_, other)| other.continues.as_ref() == Some(*id))
        };
        self.steps.extend(
            closed
                .iter()
                .filter(goes_on)
                .map(|(id, _)| step(Key::GoOn((*id).clone()), Matter::NotContinued)),
        );
        self.steps.extend(kpis);
        self.periods = closed_periods(given.objectives.iter().map(|(_, it)| *it));
        let periods: Vec<Closed> = self.periods.iter().map(|(_, it)| it.clone()).collect();
        if !periods.is_empty() {
            let is_too_low = should_aim_higher(&periods);
            let hit_rate = hit_rate(&periods);
            let aim = Matter::Aim {
                is_too_low,
                hit_rate,
            };
            self.steps.push(step(Key::Aim, aim));
        }
        if let Some(next) = unit.next() {
            let is_of = |it: &&(&Id, &Brief)| {
                let runs = |it: Period| it.first() <= next.last() && it.last() >= next.first();
                it.1.stage != Stage::Closed && it.1.period.is_none_or(runs)
            };
            let objectives = given.objectives.iter().filter(is_of).count();
            let has_begun = next.first() <= given.today;
            let plan = Matter::Plan {
                next,
                has_begun,
                objectives,
            };
            self.steps.push(step(Key::Plan, plan));
        }
    }

    /// The steps with what was done with them: also those that ask nothing any more, since
    /// something was done. Each stays where it was.
    #[must_use]
    pub fn items(&self, review: &Review) -> Vec<Item> {
        let is_there = |key: &Key| self.steps.iter().any(|it| it.key == *key);
        let mut items = Vec::new();
        for (key, done) in &review.steps {
            if !is_there(key) {
                items.push(Item {
                    key: key.clone(),
                    matters: Vec::new(),
                    done: Some(done.clone()),
                });
            }
        }
        let over = items.len();
        items.extend(self.steps.iter().map(|step| Item {
            key: step.key.clone(),
            matters: step.matters.clone(),
            done: review.steps.get(&step.key).cloned(),
        }));
        // What was asked first was done first.
        items[..over].sort_by_key(|it| it.done.as_ref().map(|it| it.on));
        let place = |it: &Item| self.steps.iter().position(|step| step.key == it.key);
        items.sort_by_cached_key(|it| (it.key.place(self.rhythm), place(it)));
        items
    }
}

impl Step {
    pub(super) const fn new(key: Key, matters: Vec<Matter>) -> Self {
        Self { key, matters }
    }
}

impl Item {
    /// Whether it is still to be done.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.done.is_none()
    }
}

impl Matter {
    /// What comes before what, of KPIs.
    const fn rank(&self) -> u8 {
        match self {
            Self::Out { calls: true } => 0,
            Self::Out { .. } => 1,
            Self::Band(Fit::Never) => 2,
            Self::Signal { .. } => 3,
            Self::Base(_) => 4,
            Self::Lacks {
                is_overdue: true, ..
            } => 5,
            Self::Lacks { .. } => 6,
            Self::Band(Fit::ByChance { .. }) => 7,
            Self::Band(Fit::Room { .. }) => 8,
            Self::Pillars(_) => 9,
            _ => 10,
        }
    }
}

/// The objectives that were closed in a unit, or are of it, the oldest first.
#[must_use]
pub fn closed_in<'a>(objectives: &[(&'a Id, &'a Brief)], unit: Period) -> Vec<(&'a Id, &'a Brief)> {
    let is_in = |brief: &Brief| {
        brief.closing.is_some_and(|closing| {
            // One that was closed later is of its last day.
            let last = brief
                .period
                .map_or(closing.on, |it| it.last().min(closing.on));
            unit.contains(last)
        })
    };
    let closed = objectives.iter().filter(|(_, it)| is_in(it));
    let mut closed: Vec<_> = closed.copied().collect();
    closed.sort_by_key(|(id, _)| *id);
    closed
}

/// The order of the board.
fn order(it: &Watched<'_>, today: Date) -> (Rank, Option<Date>, Id) {
    let rank = it.standing.rank(it.kpi, today);
    let since = it.standing.out_since.filter(|_| rank <= Rank::Acknowledged);
    (rank, since.map(Period::first), it.id.clone())
}
