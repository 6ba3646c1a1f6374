//! What one field of a KPI says, for whoever tells what was changed.

use time::{Date, Month};

use super::Kpi;
use super::band::Band;
use super::base::Base;
use super::definition::{AddsUp, Definition};
use super::reading::Reading;
use super::unit::Unit;
use super::watched::{Acknowledged, Rest};
use crate::number::decimal::Decimal;
use crate::objective::key_result::Indicator;
use crate::record::name::Name;
use crate::record::{Record, Value};

/// What one field says, of those that say several things together or one in a word of the
/// format. A text that somebody wrote is not among them.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// A reading.
    Reading(Reading),
    /// A band.
    Band(Band),
    /// What its number is from a day on.
    Definition(Definition),
    /// Where its limits begin anew.
    Base(Base),
    /// That it is known to be out of band.
    Acknowledged(Acknowledged),
    /// That it is not watched.
    Rest(Rest),
    /// How often it is read.
    Cadence(Unit),
    /// With which unit its running total starts anew.
    Total(Unit),
    /// How its readings add up.
    AddsUp(AddsUp),
    /// Whether it can be acted on, or only shows later.
    Indicator(Indicator),
    /// With which month the year begins whose quarters it has.
    Quarters(Month),
    /// That its limits rest on the median of the ranges.
    Median,
    /// A value.
    Number(Decimal),
    /// A day.
    Day(Date),
}

impl Piece {
    /// What a field says; none of a text, of what was taken away, and of what this version
    /// does not understand.
    #[must_use]
    pub fn of(field: &Name, value: &Value) -> Option<Self> {
        if value.is_null() {
            return None;
        }
        // Read by the same rules as the whole of it.
        let mut kpi = Kpi::read(&Record::of([(field.clone(), value.clone())]));
        let definition = kpi.definitions.pop();
        match field {
            Name::At(..) => kpi.readings.pop().map(Self::Reading),
            Name::One(list, _) => match &**list {
                "band" => kpi.bands.pop().map(Self::Band),
                "base" => kpi.bases.pop().map(Self::Base),
                "definition" => {
                    let later = definition.filter(|it| it.from.is_some());
                    later.map(Self::Definition)
                }
                _ => None,
            },
            Name::Own(word) => match &**word {
                "acknowledged" => kpi.acknowledged.map(Self::Acknowledged),
                "rest" => kpi.rest.map(Self::Rest),
                "cadence" => definition.map(|it| Self::Cadence(it.cadence)),
                "total" => definition.and_then(|it| it.total).map(Self::Total),
                "adds-up" => definition.and_then(|it| it.adds_up).map(Self::AddsUp),
                "kind" => kpi.indicator.map(Self::Indicator),
                "quarters" => kpi.quarters.map(Self::Quarters),
                "median" => kpi.with_median.then_some(Self::Median),
                "lowest" => kpi.lowest.map(Self::Number),
                "highest" => kpi.highest.map(Self::Number),
                "made" => kpi.made.map(Self::Day),
                "bin" => kpi.binned.map(Self::Day),
                _ => None,
            },
            Name::Of(..) => None,
        }
    }
}
