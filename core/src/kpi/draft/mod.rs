//! A KPI as somebody types it into its form: texts and choices, checked in one place, and
//! kept while the form is open.

pub mod band;
pub mod change;
pub mod check;
pub mod kept;

use std::collections::BTreeSet;

use time::Date;

use self::band::TypedBand;
use super::definition::{AddsUp, Definition};
use super::unit::Unit;
use super::{Kpi, Supports};
use crate::calendar::Calendar;
use crate::day::NoDay;
use crate::grading::measure::Bound;
use crate::number::decimal::Decimal;
use crate::number::understood::{self, Notation};
use crate::objective::key_result::Indicator;
use crate::period::{Period, write_date};
use crate::record::id::Id;
use crate::sketch::typed::Habits;

/// A KPI as it is being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// What it is called.
    pub name: String,
    /// The band in which it is normal.
    pub band: TypedBand,
    /// What its number is.
    pub number: TypedNumber,
    /// What else is said of it.
    pub details: Details,
    /// What somebody does not want to be told of it again, as a KPI keeps it.
    pub dismissed: BTreeSet<String>,
}

/// What the number of a KPI that is being typed is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedNumber {
    /// How often it is read.
    pub cadence: Unit,
    /// How readings add up; none for the usual way of its cadence.
    pub adds_up: Option<AddsUp>,
    /// With which unit the total starts anew, where what is typed is a running total.
    pub total: Option<Unit>,
    /// What it is measured in.
    pub unit: String,
    /// How it is measured.
    pub measured: String,
    /// Whether a change of it holds for all readings, or from a day on.
    pub way: Way,
    /// That day, as it is typed.
    pub from: String,
}

/// What is said of a KPI that is being typed besides its band and its number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// What it supports.
    pub supports: Supports,
    /// Where its readings come from.
    pub source: String,
    /// Who answers for it; none for oneself.
    pub owner: Option<String>,
    /// Whether it can be acted on, or only shows later.
    pub indicator: Option<Indicator>,
    /// The lowest value that there can be.
    pub lowest: String,
    /// The highest value that there can be.
    pub highest: String,
}

/// How something that holds from a day on is changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// From a day on: what was before stays as it was.
    #[default]
    ChangeFrom,
    /// It was wrong: what holds now is replaced, for all the time that it has held.
    Correct,
}

impl Way {
    /// Both of them, the usual one first.
    pub const ALL: [Self; 2] = [Self::ChangeFrom, Self::Correct];
}

/// How things are written and divided where the person is, and which day it is there.
#[derive(Clone, Copy, Debug)]
pub struct Here {
    /// Numbers.
    pub habits: Habits,
    /// The word for oneself, in small letters: who answers for what nobody else does.
    pub me: &'static str,
    /// The day that it is.
    pub today: Date,
    /// Where weeks and years begin.
    pub calendar: Calendar,
}

/// What is wrong with a draft, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub at: At,
    /// What.
    pub what: What,
}

impl Problem {
    /// Why what stands in a field of days is none.
    pub(super) const fn of_day(at: At, why: NoDay) -> Self {
        Self {
            at,
            what: What::Day(why),
        }
    }
}

/// A part of a draft, in the order of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// What it is called.
    Name,
    /// Where it is good, on one side.
    Target,
    /// Past which it is out of band, on one side.
    Threshold,
    /// Where a band with two ends begins.
    From,
    /// Where it ends.
    To,
    /// Where what is still acceptable begins.
    OuterFrom,
    /// Where it ends.
    OuterTo,
    /// From which day the band holds.
    BandDay,
    /// What it is measured in.
    Unit,
    /// From which day its number is another.
    NumberDay,
    /// What it supports.
    Supports,
    /// How it is measured.
    Measured,
    /// Where its readings come from.
    Source,
    /// Who answers for it.
    Owner,
    /// The lowest value that there can be.
    Lowest,
    /// The highest value that there can be.
    Highest,
}

/// What is wrong with a part of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Nothing stands there, and something has to.
    Missing,
    /// It has so many characters, more than a name may have.
    TooLong(usize),
    /// It is no number.
    Number(understood::Problem),
    /// The threshold is on the good side of the target.
    WrongSide {
        /// Where it is good.
        good: Bound,
        /// The threshold.
        threshold: Decimal,
    },
    /// What is still acceptable has to reach as far as what is good: this end of that.
    NotAround(Decimal),
    /// No value that there can be is inside: none is above this, or below.
    Impossible(Bound),
    /// The highest value has to be above this lowest one.
    NotAbove(Decimal),
    /// It is no day that somebody means.
    Day(NoDay),
}

impl At {
    /// Whether it is of the band.
    #[must_use]
    pub const fn is_of_band(self) -> bool {
        matches!(
            self,
            Self::Target
                | Self::Threshold
                | Self::From
                | Self::To
                | Self::OuterFrom
                | Self::OuterTo
                | Self::BandDay
        )
    }

    /// Whether it is among what a form folds away.
    #[must_use]
    pub const fn is_of_details(self) -> bool {
        matches!(
            self,
            Self::Supports
                | Self::Measured
                | Self::Source
                | Self::Owner
                | Self::Lowest
                | Self::Highest
        )
    }
}

impl TypedNumber {
    fn known(definition: &Definition, from: String) -> Self {
        Self {
            cadence: definition.cadence,
            adds_up: definition.adds_up,
            total: definition.total,
            unit: definition.unit.clone(),
            measured: definition.measured.clone(),
            way: Way::default(),
            from,
        }
    }

    /// What it says, for all readings.
    #[must_use]
    pub fn definition(&self) -> Definition {
        Definition {
            from: None,
            cadence: self.cadence,
            adds_up: self.adds_up,
            total: self.total,
            unit: self.unit.trim().to_owned(),
            measured: self.measured.trim().to_owned(),
        }
    }

    /// How its readings add up.
    #[must_use]
    pub fn way_of_adding(&self) -> AddsUp {
        self.definition().way()
    }

    /// Chooses how they add up: what is usual needs not be said.
    pub fn add_up(&mut self, way: AddsUp) {
        self.adds_up = None;
        if self.way_of_adding() != way {
            self.adds_up = Some(way);
        }
    }

    /// Chooses how often it is read: how readings add up goes along unless somebody chose
    /// that.
    pub fn read_every(&mut self, cadence: Unit) {
        self.cadence = cadence;
        self.forget_the_usual();
    }

    /// Chooses with what a running total starts anew, or that none is typed.
    pub fn count_anew_each(&mut self, total: Option<Unit>) {
        self.total = total;
        self.forget_the_usual();
    }

    fn forget_the_usual(&mut self) {
        let chosen = self.adds_up.take();
        self.adds_up = chosen.filter(|way| self.way_of_adding() != *way);
    }
}

impl Draft {
    /// One for a KPI that is there, with the day from which a change would hold: the first
    /// of the unit that is running.
    #[must_use]
    pub fn known(kpi: &Kpi, here: &Here) -> Self {
        let plain = |value: Option<Decimal>| {
            value.map_or_else(String::new, |it| here.habits.notation.write_plain(it))
        };
        let calendar = kpi.calendar(here.calendar);
        let definition = kpi.definition();
        let first_of = |unit: Unit| {
            let running = unit.of(here.today, calendar);
            write_date(running.map_or(here.today, Period::first))
        };
        let band = kpi.band_on(here.today);
        let judged_in = kpi.judged_in(&definition);
        Self {
            name: kpi.name.clone(),
            band: TypedBand::known(band, first_of(judged_in), &here.habits.notation),
            number: TypedNumber::known(&definition, first_of(definition.cadence)),
            details: Details {
                supports: kpi.supports.clone(),
                source: kpi.source.clone(),
                owner: kpi.owner.clone(),
                indicator: kpi.indicator,
                lowest: plain(kpi.lowest),
                highest: plain(kpi.highest),
            },
            dismissed: kpi.dismissed.clone(),
        }
    }

    /// One that begins with the metric of a quiz.
    #[must_use]
    pub fn of_metric(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            ..Self::default()
        }
    }

    /// One that begins with a standard that is kept elsewhere: its name, what it is
    /// measured in, and its bound where there is one.
    #[must_use]
    pub fn of_hold(name: &str, unit: &str, bound: Option<Bound>, notation: &Notation) -> Self {
        let number = TypedNumber {
            unit: unit.to_owned(),
            ..TypedNumber::default()
        };
        let band = bound.map(|bound| TypedBand::of(bound, notation));
        Self {
            number,
            band: band.unwrap_or_default(),
            ..Self::of_metric(name)
        }
    }

    /// The same with the bound that its name says, and the unit that stood beside that.
    #[must_use]
    pub fn with_bound(&self, bound: Bound, unit: &str, notation: &Notation) -> Self {
        let mut filled = self.clone();
        filled.band = self.band.with_bound(bound, notation);
        if !unit.is_empty() {
            unit.clone_into(&mut filled.number.unit);
        }
        filled
    }

    /// Whether nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let details = &self.details;
        let texts = [
            &self.name,
            &self.number.unit,
            &self.number.measured,
            &details.supports.sentence,
            &details.source,
            &details.lowest,
            &details.highest,
        ];
        let are_empty = texts.iter().all(|text| text.trim().is_empty());
        are_empty && self.band.is_empty() && details.supports.is_nothing()
    }
}

/// The ids of what a draft may begin: the same however often it is tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewIds {
    /// Of its band.
    pub band: Id,
    /// Of another definition of its number.
    pub definition: Id,
}
