//! What a KPI is, what its readings come to, how it stands and for how long.

#![cfg(feature = "store")]

mod bands;
mod calendar;
mod changes;
mod due;
mod held;
mod laws;
mod lost;
mod random;
mod running;
mod status;
mod streaks;
mod sums;
mod totals;
mod written;

use crate::given::{day, id, number};
use time::{Date, Month};
use waymark_core::calendar::{Calendar, FirstDay};
use waymark_core::grading::measure::{Bound, Side};
use waymark_core::kpi::Kpi;
use waymark_core::kpi::band::{Band, Judged, NoRange, Range};
use waymark_core::kpi::definition::{AddsUp, Definition};
use waymark_core::kpi::reading::Reading;
use waymark_core::kpi::tally::{State, Tally};
use waymark_core::kpi::unit::Unit;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::fraction::Fraction;
use waymark_core::period::{Period, write_date};
use waymark_core::record::id::Id;

/// A fraction in lowest terms, whole ones without a denominator.
fn shown(fraction: &Fraction) -> String {
    match fraction.parts() {
        (whole, one) if one == "1" => whole,
        (above, below) => [above, below].join("/"),
    }
}

/// Weeks from Monday, years from January.
const PLAIN: Calendar = Calendar {
    first_day: FirstDay::Monday,
    first_month: Month::January,
};

fn weeks_from(first_day: FirstDay) -> Calendar {
    Calendar { first_day, ..PLAIN }
}

fn years_from(first_month: Month) -> Calendar {
    Calendar {
        first_month,
        ..PLAIN
    }
}

fn months() -> impl Iterator<Item = Month> {
    (1..=12).map(|month| Month::try_from(month).expect("a month"))
}

/// Every day from one to another, both included.
fn days(from: &str, to: &str) -> impl Iterator<Item = Date> {
    let ends = [from, to].map(|text| day(text).to_julian_day());
    (ends[0]..=ends[1]).map(|day| Date::from_julian_day(day).expect("a day"))
}

fn bound(text: &str) -> Bound {
    let end = |operator| text.strip_prefix(operator).map(number);
    if let Some(end) = end("at least ") {
        return Bound::AtLeast(end);
    } else if let Some(end) = end("above ") {
        return Bound::Above(end);
    } else if let Some(end) = end("at most ") {
        return Bound::AtMost(end);
    } else if let Some(end) = end("below ") {
        return Bound::Below(end);
    }
    let (low, high) = text.split_once(" to ").expect("two ends");
    Bound::Between(number(low), number(high))
}

/// A range as it is said: `at least 35`, `at least 35 / 30` with a threshold, `65 to 75`,
/// `65 to 75 / 60 to 80` with an outer band, of which either end may be `?` for none.
fn try_range(text: &str) -> Result<Range, NoRange> {
    let (good, outer) = match text.split_once(" / ") {
        Some((good, outer)) => (bound(good), Some(outer)),
        None => (bound(text), None),
    };
    match good {
        Bound::Between(low, high) => {
            let ends = outer.map(|it| it.split_once(" to ").expect("two ends"));
            let end = |text: &str| (text != "?").then(|| number(text));
            let outer = ends.map_or((None, None), |(low, high)| (end(low), end(high)));
            Range::two_sided((low, high), outer)
        }
        good => Range::one_sided(good, outer.map(number)),
    }
}

#[track_caller]
fn range(text: &str) -> Range {
    try_range(text).expect(text)
}

fn side(side: Side) -> &'static str {
    match side {
        Side::Below => "below",
        Side::Above => "above",
    }
}

fn word(judged: Judged) -> String {
    match judged {
        Judged::Good => "good".to_owned(),
        Judged::Acceptable(it) => format!("acceptable {}", side(it)),
        Judged::Out(it) => format!("out {}", side(it)),
    }
}

/// A KPI read in these units, from that of a day on, one after the other: a value, `x` for
/// a closed one, `-` for none. It was written on the first day of them all.
fn read(cadence: Unit, from: &str, values: &str) -> Kpi {
    let first = cadence.of(day(from), PLAIN).expect("a unit");
    let kpi = Kpi {
        definitions: vec![Definition {
            cadence,
            ..Definition::default()
        }],
        made: Some(first.first()),
        ..Kpi::default()
    };
    kpi.reading(cadence, from, values)
}

fn daily(from: &str, values: &str) -> Kpi {
    read(Unit::Day, from, values)
}

fn on_weekdays(from: &str, values: &str) -> Kpi {
    read(Unit::Weekday, from, values)
}

fn weekly(from: &str, values: &str) -> Kpi {
    read(Unit::Week, from, values)
}

fn monthly(from: &str, values: &str) -> Kpi {
    read(Unit::Month, from, values)
}

fn quarterly(from: &str, values: &str) -> Kpi {
    read(Unit::Quarter, from, values)
}

/// What is said of a KPI, one after the other.
trait Saying: Sized {
    /// Readings of units that follow each other, from that of a day on.
    fn reading(self, unit: Unit, from: &str, values: &str) -> Self;
    /// A band from a day on; `none` where nothing is said from there.
    fn band(self, from: &str, range: &str) -> Self;
    /// What is summed, with a band of these units from a day on.
    fn band_per(self, per: Unit, from: &str, range: &str) -> Self;
    /// The way in which the last definition adds up.
    fn adding(self, way: AddsUp) -> Self;
    /// What is typed is a total that starts anew with this unit.
    fn total(self, anew: Unit) -> Self;
    /// Read in other units from a day on, and else as before.
    fn then(self, from: &str, cadence: Unit) -> Self;
    /// Measured in something else from a day on.
    fn then_in(self, from: &str, unit: &str) -> Self;
    /// Written on this day.
    fn made(self, on: &str) -> Self;
}

impl Saying for Kpi {
    fn reading(mut self, unit: Unit, from: &str, values: &str) -> Self {
        let calendar = self.calendar(PLAIN);
        let mut at = unit.of(day(from), calendar).expect("a unit");
        for value in values.split_whitespace() {
            let read = |value: Option<Decimal>| Reading {
                day: unit.day_of(at),
                value,
                note: String::new(),
            };
            match value {
                "-" => {}
                "x" => self.readings.push(read(None)),
                value => self.readings.push(read(Some(number(value)))),
            }
            at = unit.after(at, calendar).expect("another");
        }
        self.readings.sort_by_key(|it| it.day);
        self
    }

    fn band(mut self, from: &str, said: &str) -> Self {
        self.bands.push(Band {
            id: Id::of_number(self.bands.len() as u64),
            from: day(from),
            range: (said != "none").then(|| range(said)),
            per: None,
        });
        self
    }

    fn band_per(self, per: Unit, from: &str, said: &str) -> Self {
        let mut kpi = self.band(from, said);
        kpi.bands.last_mut().expect("one").per = Some(per);
        kpi
    }

    fn adding(mut self, way: AddsUp) -> Self {
        self.definitions.last_mut().expect("one").adds_up = Some(way);
        self
    }

    fn total(mut self, anew: Unit) -> Self {
        self.definitions.last_mut().expect("one").total = Some(anew);
        self
    }

    fn then(mut self, from: &str, cadence: Unit) -> Self {
        let before = self.definition();
        self.definitions.push(Definition {
            from: Some((Id::of_number(self.definitions.len() as u64), day(from))),
            cadence,
            ..before
        });
        self
    }

    fn then_in(self, from: &str, unit: &str) -> Self {
        let cadence = self.definition().cadence;
        let mut kpi = self.then(from, cadence);
        kpi.definitions.last_mut().expect("one").unit = unit.to_owned();
        kpi
    }

    fn made(mut self, on: &str) -> Self {
        self.made = Some(day(on));
        self
    }
}

/// A state as `38`, `-` for none, `x` for closed, `3 of 4`, `2 together`, `so far 5`.
fn state(state: &State) -> String {
    match state {
        State::Value(value) => shown(value),
        State::Missing => "-".to_owned(),
        State::Closed => "x".to_owned(),
        State::Incomplete { have, of } => format!("{have} of {of}"),
        State::Spread(together) => format!("{together} together"),
        State::Running(Some(value)) => format!("so far {}", shown(value)),
        State::Running(None) => "so far".to_owned(),
    }
}

fn states(tallies: &[Tally]) -> String {
    let all: Vec<String> = tallies.iter().map(|it| state(&it.state)).collect();
    all.join(", ")
}

/// The first and the last day of a unit.
fn written(unit: Period) -> String {
    [write_date(unit.first()), write_date(unit.last())].join("/")
}

/// Each unit by its first day, with its state.
fn named(tallies: &[Tally]) -> Vec<String> {
    let named = |it: &Tally| format!("{}: {}", write_date(it.unit.first()), state(&it.state));
    tallies.iter().map(named).collect()
}
