//! A KPI that is open: its readings, what is usual for it, its bands and what stands
//! around it.

use time::Date;
use waymark_core::grading::measure::{Bound, Side};
use waymark_core::kpi::Kpi;
use waymark_core::kpi::band::{Band, Range};
use waymark_core::kpi::bases::{Begun, Judging};
use waymark_core::kpi::definition::Definition;
use waymark_core::kpi::history::{Came, Entry};
use waymark_core::kpi::noise::Newest;
use waymark_core::kpi::reason::{NoDay, NoReason};
use waymark_core::kpi::standing::Standing;
use waymark_core::kpi::streak::Streak;
use waymark_core::kpi::unit::Unit;
use waymark_core::kpi::watched::Acknowledged;
use waymark_core::number::understood::Notation;
use waymark_core::objective::key_result::Indicator;
use waymark_core::period::Period;

use super::noise::When;
use super::status::{bound, value};
use super::unit::{full, many, one, since};
use crate::en::days::{self, date, month_name};
use crate::en::goals::long_note;
use crate::en::grade::amount;

/// The region of what somebody should decide.
pub const TO_DO: &str = "To decide";
/// The button that begins to say that it is known to be out of band.
pub const ACKNOWLEDGE: &str = "Acknowledge";
/// The form of that.
pub const ACKNOWLEDGING: &str = "Acknowledge that it is out of band";
/// What that does.
pub const ACKNOWLEDGING_HINT: &str = "It stays marked as out of band, but stops asking until the day \
    you choose.";
/// Why it is out of band.
pub const CAUSE: &str = "Cause";
/// When to look again.
pub const LOOK_AGAIN: &str = "Look again on";
/// The button that takes back that it is known.
pub const NOT_KNOWN: &str = "Take back";
/// The button that begins a base where one is proposed.
pub const BEGIN_THERE: &str = "Begin there";
/// The button that refuses it.
pub const NOT_NOW: &str = "Not now";
/// The button that says that a value is right, however far off.
pub const IT_IS_RIGHT: &str = "It is right";
/// The button that marks the unit as one without a reading.
pub const MARK_CLOSED: &str = "No reading (closed)";
/// The button that watches it again.
pub const RESUME: &str = "Resume";

/// The region of the readings.
pub const READINGS: &str = "Readings";
/// Where there is none.
pub const NONE: &str = "No readings yet.";
/// The same where one can be recorded.
pub const RECORD_FIRST: &str =
    "No readings yet. Record the first one above, or paste all you have.";
/// The field of a reading that is corrected.
pub const READING: &str = "Reading";
/// The button that keeps a value that was asked about.
pub const SAVE_ANYWAY: &str = "Save anyway";
/// Of a reading that says that there is none.
pub const CLOSED: &str = "no reading (closed)";
/// Of the reading of a unit that runs.
pub const SO_FAR: &str = "so far";
/// Once a reading was changed that locked limits rest on.
pub const WORKED_OUT_ANEW: &str = "This reading is one of those that the limits rest on, so they were \
    worked out again.";
/// Where a reading of that unit is there already.
pub const REPLACES: &str = "That one has a reading already: saving replaces it.";

/// The region of the natural limits.
pub const LIMITS: &str = "What is usual";
/// The button that opens the form of a new base.
pub const BEGIN_BASE: &str = "Begin a new base";
/// What that does.
pub const BEGIN_BASE_HINT: &str = "When something has changed for good, what is usual is worked out \
    afresh from there on. The limits before that stay in the chart.";
/// From which unit.
pub const FROM: &str = "From";
/// Why.
pub const WHY: &str = "Why";
/// The button that moves the first base.
pub const MOVE_FIRST: &str = "Move the first base";
/// What that does.
pub const MOVE_FIRST_HINT: &str = "What is usual is worked out from there on. Readings before that are \
    shown, but not judged.";
/// Where the median is offered.
pub const OFFERS_MEDIAN: &str = "One large jump makes these limits wide. They can rest on the typical \
    jump from one reading to the next instead of the average one (the median instead of the mean).";
/// The button that takes it.
pub const USE_MEDIAN: &str = "Use the typical jump";
/// Where it was taken.
pub const IS_MEDIAN: &str = "The limits rest on the typical jump from one reading to the next, not the \
    average one.";
/// The button that goes back to the mean.
pub const USE_MEAN: &str = "Use the average jump";
/// The list of bases.
pub const BASES: &str = "Bases";

/// What is said of outside events.
pub const NOTES_LEAD: &str = "A holiday, a price change, a new competitor: numbered in the chart, \
    never judged.";

/// The region of the bands.
pub const BANDS: &str = "Bands";
/// Where there is none.
pub const NO_BAND: &str = "No band yet: nothing says what is normal.";

/// The region of what else is known of it.
pub const ABOUT: &str = "About this KPI";
/// The region of pausing and retiring.
pub const WATCHING: &str = "Stop watching";
/// What that means.
pub const WATCHING_LEAD: &str = "Its readings stay. While it is paused or retired, nothing is due and \
    nothing is asked.";
/// The button that pauses it.
pub const PAUSE: &str = "Pause";
/// The button that retires it.
pub const RETIRE: &str = "Retire";
/// What it supports.
pub const SUPPORTS: &str = "Supports";
/// How it is measured.
pub const MEASURED: &str = "How it is measured";
/// Where it comes from.
pub const SOURCE: &str = "Source";
/// Who answers for it.
pub const OWNER: &str = "Owner";
/// Where nobody does.
pub const NOBODY: &str = "nobody yet";
/// Whether it leads or lags.
pub const INDICATOR: &str = "Lead or lag";
/// Where something is not said.
pub const NOT_SAID: &str = "not said yet";
/// Where what it supports is not here.
pub const NOT_HERE: &str = "an objective that is not in this browser";

/// What its being paused or retired means.
#[must_use]
pub const fn resting(is_for_good: bool) -> &'static str {
    match is_for_good {
        true => "It is retired: nothing is due and nothing is asked.",
        false => "While it is paused, nothing is due and nothing is asked.",
    }
}

/// Since when it is out of band: "Out of band for 3 months: since July." Two months or more
/// call for a change.
#[must_use]
pub fn streak(streak: &Streak, when: When) -> String {
    let began = since(
        streak.unit,
        streak.since,
        when.calendar.first_month,
        when.today,
    );
    let count = many(streak.unit, streak.count);
    let side = match streak.side {
        Side::Above => "too high",
        Side::Below => "too low",
    };
    match streak.count {
        1 => format!("Out of band for {count}, {began}: {side}."),
        _ => format!("Out of band for {count} in a row: {side} since {began}."),
    }
}

/// That it is out of band, where no month has ended so.
#[must_use]
pub fn out(standing: &Standing, when: When) -> String {
    let Some(days) = standing.out_since else {
        return String::new();
    };
    let began = since(
        standing.judged_in,
        days,
        when.calendar.first_month,
        when.today,
    );
    format!("Out of band since {began}.")
}

/// What to do about that.
pub const OUT_HINT: &str =
    "Find out why. If the cause is known and being dealt with, acknowledge it.";

/// What is known of why it is out of band.
#[must_use]
pub fn known(known: &Acknowledged, today: Date) -> String {
    let Acknowledged { on, cause, again } = known;
    let cause = cause.trim_end_matches('.');
    let (on, look) = (date(*on), date(*again));
    match known.holds_on(today) {
        true => format!("Known since {on}: {cause}. Look again on {look}."),
        false => format!("You wanted to look again on {look}. The cause was: {cause}."),
    }
}

/// Why it is proposed to begin a base: "8 months in a row above the centre".
#[must_use]
pub fn proposal(standing: &Standing, from: Period, when: When) -> String {
    let unit = standing.judged_in;
    let from = within(unit, from, when);
    let run = match standing.noise.newest {
        Newest::Run { side, values, .. } => {
            let side = match side {
                Side::Above => "above",
                Side::Below => "below",
            };
            format!("{} in a row lie {side} the centre.", many(unit, values))
        }
        _ => format!("It has run differently from {from} on."),
    };
    format!(
        "{run} If that is how it runs from now on, what is usual can be worked out afresh from {from} on."
    )
}

/// The unit whose reading is overdue.
#[must_use]
pub fn overdue(name: &str) -> String {
    format!("The reading for {name} is overdue. Record it above, or say that there is none.")
}

/// A unit in the middle of a sentence: "September 2026", "the week of 28 September 2026".
#[must_use]
pub fn within(unit: Unit, days: Period, when: When) -> String {
    full(unit, days, when.calendar.first_month).replace("week of", "the week of")
}

/// A unit as something begins with it: "Week of 28 September 2026".
#[must_use]
pub fn named(unit: Unit, days: Period, when: When) -> String {
    full(unit, days, when.calendar.first_month).replace("week of", "Week of")
}

/// The unit of a reading.
#[must_use]
pub fn unit_of(entry: &Entry, when: When) -> String {
    let unit = entry.unit.map(|(unit, days)| named(unit, days, when));
    unit.unwrap_or_else(|| date(entry.reading.day))
}

/// The value of a reading; of a running total with what came of it.
#[must_use]
pub fn reading(entry: &Entry, of: &str, notation: &Notation) -> String {
    let Some(typed) = entry.reading.value else {
        return CLOSED.to_owned();
    };
    let typed = amount(typed, of, notation);
    match &entry.came {
        Came::AsTyped | Came::Unknown => typed,
        Came::Since(came) => format!("{typed} in total, {} of it new", value(came, of, notation)),
        Came::Spread(units) => {
            let unit = entry.unit.map_or(Unit::Day, |(unit, _)| unit);
            format!("{typed} in total, told for {} together", many(unit, *units))
        }
    }
}

/// The form that corrects a reading.
#[must_use]
pub fn correct(unit: &str) -> String {
    format!("Correct {unit}")
}

/// How many readings there are.
#[must_use]
pub fn readings(count: usize) -> String {
    match count {
        1 => "1 reading, newest first".to_owned(),
        many => format!("{many} readings, newest first"),
    }
}

/// A base in the list: where it begins, and why.
#[must_use]
pub fn base(judging: &Judging, unit: Unit, when: When) -> (String, String) {
    let from = ["From ", &within(unit, judging.first, when)].concat();
    let why = match &judging.begun {
        Begun::First => "the first base".to_owned(),
        Begun::Definition => "what is measured changed".to_owned(),
        Begun::Anew(reason) => reason.clone(),
    };
    (from, why)
}

/// What is wrong with a reason; empty if nothing is.
#[must_use]
pub fn no_reason(why: Option<NoReason>) -> String {
    match why {
        None => String::new(),
        Some(NoReason::Empty) => "Say why in a few words: later you will want to know.".to_owned(),
        Some(NoReason::TooLong(length)) => long_note(length),
    }
}

/// What is wrong with the day on which to look again; empty if nothing is.
#[must_use]
pub fn no_day(why: Option<NoDay>) -> String {
    match why {
        None => String::new(),
        Some(NoDay::Day(why)) => days::no_day(why),
        Some(NoDay::NotAhead) => "Choose a day after today.".to_owned(),
    }
}

/// A band, and from when it holds.
#[must_use]
pub fn band(band: &Band, is_first: bool, of: &str, notation: &Notation) -> (String, String) {
    let from = match is_first {
        true => "From the start".to_owned(),
        false => ["From ", &date(band.from)].concat(),
    };
    let Some(range) = band.range else {
        return (from, "no band".to_owned());
    };
    let per = band.per.map(|per| [" a ", one(per)].concat());
    let per = per.unwrap_or_default();
    (from, good_and_acceptable(range, &per, of, notation))
}

/// All of a band: "at most 30, acceptable up to 40", with what it is of behind what is good,
/// of whatever unit that is.
pub(crate) fn good_and_acceptable(
    range: Range,
    per: &str,
    of: &str,
    notation: &Notation,
) -> String {
    let good = bound(range.good(), of, notation);
    let edge = match range.edge() {
        _ if !range.has_threshold() => String::new(),
        Bound::AtLeast(end) => [", acceptable down to ", &amount(end, of, notation)].concat(),
        Bound::AtMost(end) => [", acceptable up to ", &amount(end, of, notation)].concat(),
        edge => [", acceptable ", &bound(edge, of, notation)].concat(),
    };
    [&good, per, &edge].concat()
}

/// Since when it is a KPI: "KPI since March 2026".
#[must_use]
pub fn provenance(kpi: &Kpi) -> String {
    kpi.since().map_or_else(String::new, |since| {
        let (month, year) = (month_name(since.month()), since.year());
        format!("KPI since {month} {year}")
    })
}

/// How often it is read and how that adds up.
#[must_use]
pub const fn indicator(indicator: Indicator) -> &'static str {
    match indicator {
        Indicator::Lead => "lead: you can act on it",
        Indicator::Lag => "lag: it shows the result",
    }
}

/// How it is measured, where that is said.
#[must_use]
pub fn measured(definition: &Definition) -> &str {
    match definition.measured.trim() {
        "" => NOT_SAID,
        measured => measured,
    }
}
