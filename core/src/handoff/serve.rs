//! The first hand-off: a KPI serves as a key result for a period (spec, *Hand-offs*).

use crate::kpi::Kpi;
use crate::kpi::standing::Standing;
use crate::number::decimal::Decimal;
use crate::number::understood::Notation;
use crate::number::units::is_comparable;
use crate::objective::draft::DraftRow;
use crate::objective::draft::more::More;
use crate::record::id::Id;
use crate::sketch::{self, Measure};

/// Why a KPI cannot serve as a key result, or has nothing to start from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotServing {
    /// No unit has ended with a value: it can serve, and where it starts is to be typed.
    NoValue,
    /// It is not watched any more.
    Retired,
}

/// Where a key result starts that is a KPI: the value of the newest unit that has ended.
///
/// # Errors
///
/// Why it cannot serve, or does not say where it starts.
pub fn serves(kpi: &Kpi, standing: &Standing) -> Result<Decimal, NotServing> {
    if kpi.rest.as_ref().is_some_and(|it| it.is_for_good) {
        return Err(NotServing::Retired);
    }
    start_of(standing).ok_or(NotServing::NoValue)
}

/// The value of the newest unit of a KPI that has ended; see [`row`] for one that is measured in
/// something else by now.
#[must_use]
pub fn start_of(standing: &Standing) -> Option<Decimal> {
    standing.latest.as_ref()?.value.to_decimal()
}

/// A key result that is a KPI, as a form begins with it: from where the KPI is to a target
/// that is still to be typed.
#[must_use]
pub fn row(id: Id, of: &Id, kpi: &Kpi, standing: &Standing, notation: &Notation) -> DraftRow {
    let read = standing
        .latest
        .as_ref()
        .map(|it| kpi.unit_on(it.unit.last()));
    // What was read in another unit is no start in this one.
    let is_alike = read.is_none_or(|read| is_comparable(read, kpi.unit()));
    let start = start_of(standing).filter(|_| is_alike);
    let start = start.map(|it| notation.write_plain(it));
    let typed = sketch::KeyResult {
        name: kpi.name.clone(),
        start: start.unwrap_or_default(),
        unit: kpi.definition().unit,
        measure: Measure::Change,
        ..sketch::KeyResult::default()
    };
    DraftRow {
        more: named(of, kpi),
        ..DraftRow::of(id, typed)
    }
}

/// What a form keeps of a key result that is a KPI.
pub(super) fn named(of: &Id, kpi: &Kpi) -> More {
    More {
        indicator: kpi.indicator,
        kpi: Some(of.clone()),
        ..More::default()
    }
}
