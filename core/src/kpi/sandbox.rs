//! KPIs to play with: what somebody watched over two years, moved to the units before
//! today.
//!
//! Their words and numbers are a language's and come in as [`Told`]; here they become
//! KPIs.

use time::Date;

use super::Kpi;
use super::Supports;
use super::band::{Band, Range};
use super::definition::Definition;
use super::reading::Reading;
use super::unit::Unit;
use crate::calendar::Calendar;
use crate::metric::note::Note;
use crate::number::decimal::Decimal;
use crate::objective::key_result::Indicator;
use crate::period::Period;
use crate::record::id::Id;
use crate::sketch::Operator;

/// A KPI of an example.
#[derive(Clone, Copy, Debug)]
pub struct Told {
    /// What it is called.
    pub name: &'static str,
    /// What it supports, in a sentence.
    pub supports: &'static str,
    /// Where its readings come from.
    pub source: &'static str,
    /// How it is measured.
    pub measured: &'static str,
    /// Who answers for it: none for oneself.
    pub owner: Option<&'static str>,
    /// What it is measured in.
    pub unit: &'static str,
    /// How often it is read.
    pub cadence: Unit,
    /// Whether it can be acted on, or only shows later.
    pub indicator: Indicator,
    /// Its bands, each from a unit on, the earliest first.
    pub bands: &'static [Normal],
    /// Its values in plain notation with spaces between, one for each unit, the oldest
    /// first.
    pub values: &'static str,
    /// So many units have ended since the last of them, all without a reading.
    pub lacking: u8,
    /// What there is to say about some of the values, each with its unit, counted from 1.
    pub remarks: &'static [(usize, &'static str)],
    /// What happened outside, each with the unit in which it did, counted from 1.
    pub notes: &'static [(usize, &'static str)],
}

/// What is normal, from a unit on: its numbers in plain notation.
#[derive(Clone, Copy, Debug)]
pub struct Normal {
    /// The first unit in which it is, counted from 1.
    pub from: usize,
    /// On which side of the target, or between two values.
    pub operator: Operator,
    /// The target, or both ends of what is good.
    pub good: &'static [&'static str],
    /// The threshold, or both ends of what is acceptable; nothing where they are the same.
    pub acceptable: &'static [&'static str],
}

/// A KPI made from what is told of it: its values are those of the last units that have
/// ended on a day, so that it reads the same whichever day that is.
#[must_use]
pub fn kpi(told: &Told, calendar: Calendar, today: Date) -> Kpi {
    let values: Vec<Decimal> = told
        .values
        .split_whitespace()
        .filter_map(Decimal::parse)
        .collect();
    let units = last_units(
        told.cadence,
        values.len() + usize::from(told.lacking),
        calendar,
        today,
    );
    let unit = |number: usize| units.get(number.checked_sub(1)?).copied();
    let remark = |number: usize| {
        let of = told.remarks.iter().find(|(of, _)| *of == number);
        of.map_or_else(String::new, |(_, text)| (*text).to_owned())
    };
    let readings = values.into_iter().zip(1..).filter_map(|(value, number)| {
        Some(Reading {
            day: told.cadence.day_of(unit(number)?),
            value: Some(value),
            note: remark(number),
        })
    });
    let bands = told.bands.iter().zip(1..).filter_map(|(normal, place)| {
        Some(Band {
            id: Id::of_number(place),
            from: unit(normal.from)?.first(),
            range: normal.range(),
            per: None,
        })
    });
    let notes = told
        .notes
        .iter()
        .zip(1..)
        .filter_map(|((of, text), place)| {
            Some(Note {
                id: Id::of_number(place),
                date: unit(*of)?.first(),
                text: (*text).to_owned(),
            })
        });
    Kpi {
        name: told.name.to_owned(),
        supports: Supports {
            sentence: told.supports.to_owned(),
            ..Supports::default()
        },
        source: told.source.to_owned(),
        owner: told.owner.map(str::to_owned),
        indicator: Some(told.indicator),
        definitions: vec![Definition {
            cadence: told.cadence,
            unit: told.unit.to_owned(),
            measured: told.measured.to_owned(),
            ..Definition::default()
        }],
        bands: bands.collect(),
        notes: notes.collect(),
        made: unit(1).map(Period::first),
        readings: readings.collect(),
        ..Kpi::default()
    }
}

/// So many units that have ended on a day, the oldest first; fewer where time begins.
fn last_units(unit: Unit, count: usize, calendar: Calendar, today: Date) -> Vec<Period> {
    let newest = unit.ended_before(today, calendar);
    let all = std::iter::successors(newest, |it| unit.ended_before(it.first(), calendar));
    let mut all: Vec<Period> = all.take(count).collect();
    all.reverse();
    all
}

impl Normal {
    /// The range; none where its numbers say none.
    fn range(&self) -> Option<Range> {
        let number = |of: &[&str], at: usize| of.get(at).and_then(|text| Decimal::parse(text));
        let ends = |of| (number(of, 0), number(of, 1));
        let range = match self.operator {
            Operator::Between => {
                let (low, high) = ends(self.good);
                Range::two_sided((low?, high?), ends(self.acceptable))
            }
            one_sided => {
                let target = one_sided.bound(number(self.good, 0))?;
                Range::one_sided(target, number(self.acceptable, 0))
            }
        };
        range.ok()
    }
}
