//! What a draft changes of a KPI that is there: what holds from a day on is corrected, or
//! begun anew; what was judged before stays so unless it is corrected.

use std::collections::BTreeMap;

use time::Date;

use super::{Draft, Here, NewIds, Problem, TypedNumber, Way};
use crate::calendar::Calendar;
use crate::day::read_day;
use crate::kpi::band::{Band, Judged, Range};
use crate::kpi::definition::Definition;
use crate::kpi::tally::by_band;
use crate::kpi::unit::Unit;
use crate::kpi::{Kpi, in_quarters_of};
use crate::number::fraction::Fraction;
use crate::objective::draft::fields::{by_name, changed};
use crate::period::{Period, parse_date};
use crate::record::Value;
use crate::record::name::Name;
use crate::sorted::sort_few;

/// Of which changes it has to be asked from when they hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AsksFromWhen {
    /// The band is another.
    pub of_band: bool,
    /// The number is another.
    pub of_number: bool,
}

/// Of which changes of a KPI it has to be asked from when they hold: another band than the
/// one in force, another number than it had. A band is not asked about where there was
/// none; a number not before the first reading, nor where only its unit was not said yet.
#[must_use]
pub fn asks_from_when(draft: &Draft, known: &Kpi, here: &Here) -> AsksFromWhen {
    let has_band = !known.bands.is_empty() && !is_of_other_measure(known, here.today);
    let (before, now) = (known.definition(), draft.definition(here));
    let other_unit = before.unit != now.unit && !before.unit.is_empty();
    let other_number = before.cadence != now.cadence
        || before.way() != now.way()
        || before.total != now.total
        || other_unit;
    AsksFromWhen {
        of_band: has_band && in_force(known, here.today) != draft.band(here),
        of_number: other_number && !known.readings.is_empty(),
    }
}

/// The range in force, and the unit that it is of.
fn in_force(known: &Kpi, today: Date) -> (Option<Range>, Option<Unit>) {
    known
        .band_on(today)
        .map_or((None, None), |band| (band.range, band.per))
}

/// Whether the band in force was set for what was measured in something else, and judges
/// nothing now.
fn is_of_other_measure(known: &Kpi, today: Date) -> bool {
    Band::in_force(&known.bands, today).is_some() && known.band_on(today).is_none()
}

impl TypedNumber {
    /// From which day it holds; none where that is no day.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        parse_date(&self.from)
    }

    pub(super) fn day_problem(&self, today: Date) -> Option<Problem> {
        let is_asked = self.way == Way::ChangeFrom;
        let why = read_day(&self.from, today).err().filter(|_| is_asked)?;
        Some(Problem::of_day(super::At::NumberDay, why))
    }
}

impl Draft {
    /// The fields that it changes of a KPI, with what they say then. What nobody touched
    /// since it said `at_first` is not written: another tab may have changed it meanwhile.
    #[must_use]
    pub fn changes(
        &self,
        at_first: &Self,
        known: &Kpi,
        here: &Here,
        ids: &NewIds,
    ) -> Vec<(Name, Value)> {
        let mut fields = changed(&at_first.fields(here), &self.fields(here));
        let asks = asks_from_when(self, known, here);
        if self.band(here) != at_first.band(here) {
            fields.extend(self.bands(known, here, ids).iter().map(Band::field));
        }
        if self.definition(here) != at_first.definition(here) {
            fields.extend(self.definition_fields(known, here, ids, asks.of_number));
            let is_quarterly = self.number.cadence == Unit::Quarter;
            if is_quarterly && known.quarters.is_none() {
                fields.push(in_quarters_of(Some(here.calendar.first_month)));
            }
        }
        fields
    }

    /// The bands that it writes over those of a KPI.
    #[must_use]
    pub fn bands(&self, known: &Kpi, here: &Here, ids: &NewIds) -> Vec<Band> {
        let (range, per) = self.band(here);
        let new = Band {
            id: ids.band.clone(),
            from: here.today,
            range,
            per,
        };
        let asks = asks_from_when(self, known, here).of_band;
        match self.band.day() {
            Some(day) if asks && self.band.way == Way::ChangeFrom => {
                begun_from(&known.bands, Band { from: day, ..new })
            }
            _ if is_of_other_measure(known, here.today) => {
                let since = known.definition_on(here.today).day();
                let from = since.unwrap_or(here.today);
                begun_from(&known.bands, Band { from, ..new })
            }
            _ => vec![corrected(&known.bands, here.today, new)],
        }
    }

    fn definition_fields(
        &self,
        known: &Kpi,
        here: &Here,
        ids: &NewIds,
        asks: bool,
    ) -> Vec<(Name, Value)> {
        let now = self.definition(here);
        let from = self
            .number
            .day()
            .filter(|_| self.number.way == Way::ChangeFrom);
        if let Some(day) = from.filter(|_| asks) {
            // One that begins on that very day is this one.
            let same = known.definitions.iter().find(|it| it.day() == Some(day));
            let same = same.and_then(|it| it.from.clone());
            let from = Some(same.unwrap_or_else(|| (ids.definition.clone(), day)));
            return Definition { from, ..now }.fields();
        }
        let before = known.definition();
        let now = Definition {
            from: before.from.clone(),
            ..now
        };
        changed(&by_name(before.fields()), &by_name(now.fields()))
    }
}

/// The band in force with another range; the first one where there was none.
fn corrected(bands: &[Band], today: Date, new: Band) -> Band {
    let Some(known) = Band::in_force(bands, today) else {
        return new;
    };
    Band {
        id: known.id.clone(),
        from: known.from,
        ..new
    }
}

/// What is written so that another band holds from its day on, and what was before stays
/// in force until then.
fn begun_from(bands: &[Band], new: Band) -> Vec<Band> {
    let mut written = Vec::new();
    match bands.split_first() {
        // The first one reaches back. It has to begin before the other, to do so still.
        Some((first, _)) if new.from <= first.from => {
            written.extend(new.from.previous_day().map(|from| Band {
                from,
                ..first.clone()
            }));
            written.push(new);
        }
        // One that begins on that very day is this one.
        Some((_, later)) => {
            let same = later.iter().find(|it| it.from == new.from);
            let id = same.map_or_else(|| new.id.clone(), |it| it.id.clone());
            written.push(Band { id, ..new });
        }
        None => written.push(new),
    }
    written
}

/// The bands of a KPI once these are written, the earliest first.
#[must_use]
pub fn bands_with(known: &[Band], written: &[Band]) -> Vec<Band> {
    let is_written = |band: &Band| written.iter().any(|it| it.id == band.id);
    let stay = known.iter().filter(|band| !is_written(band));
    let mut all: Vec<Band> = stay.chain(written).cloned().collect();
    sort_few(&mut all, |one, other| {
        (one.from, &one.id).cmp(&(other.from, &other.id))
    });
    all
}

/// How a value stands to a range, and that range.
pub type By = (Judged, Range);

/// A unit that another band judges otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgedOtherwise {
    /// Its days.
    pub unit: Period,
    /// Its value.
    pub value: Fraction,
    /// How it stands to the range of now, and that; none where there is none, or where other
    /// units are judged.
    pub before: Option<By>,
    /// How it would stand.
    pub after: Option<By>,
}

/// The ended units of a KPI that would be judged otherwise once these bands are written,
/// the newest first. What is still running is not judged by either.
#[must_use]
pub fn judged_otherwise(
    kpi: &Kpi,
    written: &[Band],
    calendar: Calendar,
    today: Date,
) -> Vec<JudgedOtherwise> {
    let other = Kpi {
        bands: bands_with(&kpi.bands, written),
        ..kpi.clone()
    };
    let mut before = BTreeMap::new();
    for (unit, _, judged) in all_judged(kpi, calendar, today) {
        before.insert((unit.first(), unit.last()), judged);
    }
    let after = all_judged(&other, calendar, today).into_iter().rev();
    let all = after.map(|(unit, value, after)| JudgedOtherwise {
        before: before.get(&(unit.first(), unit.last())).copied().flatten(),
        unit,
        value,
        after,
    });
    let judged = |it: Option<By>| it.map(|(judged, _)| judged);
    all.filter(|it| judged(it.before) != judged(it.after))
        .collect()
}

fn all_judged(kpi: &Kpi, calendar: Calendar, today: Date) -> Vec<(Period, Fraction, Option<By>)> {
    let tallies = by_band(kpi, calendar, today);
    let judged = tallies.into_iter().filter_map(|tally| {
        let value = tally.value()?.clone();
        let range = kpi.band_of(tally.unit).and_then(|it| it.range);
        let judged = range.map(|range| (range.judge(&value), range));
        Some((tally.unit, value, judged))
    });
    judged.collect()
}
