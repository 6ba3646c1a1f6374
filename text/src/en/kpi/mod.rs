//! The page of KPIs.

pub mod form;
pub mod lost;
pub mod noise;
pub mod opened;
pub mod paste;
pub mod pieces;
pub mod reading;
pub mod record;
pub mod report;
pub mod sandbox;
pub mod status;
pub mod unit;
pub mod usual;
pub mod when;

use waymark_core::kpi::Kpi;
use waymark_core::kpi::standing::Standing;
use waymark_core::kpi::unit::Unit;
use waymark_core::kpi::watched::Rest;
use waymark_core::number::understood::Notation;

use self::noise::When;
use super::days::{date, day};

/// Under the heading.
pub const LEAD: &str = "A KPI, a key performance indicator, is a number that should stay in its band: \
    the range that is normal for it. Watch yours here, and find out whether anything is happening that \
    you should act on. Everything stays in this browser.";
/// The heading over the list.
pub const KPIS: &str = "KPIs";
/// Where there is none.
pub const NONE_YET: &str = "No KPIs yet. Name one number that should stay in its normal range, and say \
    what that range is.";
/// The heading over the form for a new one, and the button that opens it.
pub const NEW: &str = "New KPI";
/// The link from one of them to all.
pub const ALL: &str = "All KPIs";
/// Where the one that an address names is not there.
pub const MISSING: &str = "This KPI is not in this browser. It may have been deleted.";
/// Of one without a reading.
pub const NO_READING: &str = "no reading yet";
/// Who answers for what nobody else does.
pub const ME: &str = "me";

/// That it is not watched, and why.
#[must_use]
pub fn rests(rest: &Rest) -> String {
    let is = if rest.is_for_good {
        "Retired"
    } else {
        "Paused"
    };
    let why = match rest.reason.as_str() {
        "" => String::new(),
        reason => [": ", reason].concat(),
    };
    [is, " since ", &date(rest.on), &why].concat()
}

/// Since when it is out of band: said of more than one unit, or where that is known and
/// somebody looks again.
#[must_use]
pub fn crossed(kpi: &Kpi, standing: &Standing, when: When) -> String {
    let (Some(since), true) = (standing.out_since, standing.status.is_out()) else {
        return String::new();
    };
    let unit = standing.judged_in;
    let since = unit::since(unit, since, when.calendar.first_month, when.today);
    match kpi.acknowledged.as_ref().filter(|it| when.today < it.again) {
        None => ["since ", &since].concat(),
        Some(known) => format!(
            "since {since}. Known: {}. Look again on {}.",
            known.cause.trim_end_matches('.'),
            day(known.again)
        ),
    }
}

/// What the running unit has so far, which nobody judges.
#[must_use]
pub fn so_far(standing: &Standing, unit_of_value: &str, when: When, notation: &Notation) -> String {
    standing.so_far().map_or_else(String::new, |(days, value)| {
        let name = unit::name(
            standing.judged_in,
            days,
            when.calendar.first_month,
            when.today,
        );
        let value = status::value(value, unit_of_value, notation);
        format!(
            "{value} so far in {}",
            name.replace("week of", "the week of")
        )
    })
}

/// When the next reading is due; and, to go on with, when the last one was and who answers
/// for it.
#[must_use]
pub fn asks(kpi: &Kpi, standing: &Standing, when: When) -> [String; 2] {
    let cadence = kpi.definition().cadence;
    let name = |days| unit::name(cadence, days, when.calendar.first_month, when.today);
    let within = |days| match cadence {
        Unit::Week => ["the ", &name(days)].concat(),
        _ => name(days),
    };
    let due = &standing.due;
    let next = match (due.overdue, due.lacks, due.next) {
        (Some(days), ..) => format!("Overdue: the reading for {}", within(days)),
        (None, Some(days), _) => format!("Due now: the reading for {}", within(days)),
        (None, None, Some(next)) => format!("Next reading due {}", day(next)),
        (None, None, None) => String::new(),
    };
    let last = kpi.readings.last().map(|it| {
        let of = kpi.unit_of(it.day, when.calendar);
        let of = of.map_or_else(|| day(it.day), |(_, days)| name(days));
        ["Last reading: ", &of].concat()
    });
    let owner = match kpi.owner.as_deref() {
        None => ["Owner: ", ME].concat(),
        Some("") => String::new(),
        Some(owner) => ["Owner: ", owner].concat(),
    };
    let parts = [last.unwrap_or_default(), owner];
    let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    let rest = parts.join(" · ");
    match next.is_empty() || rest.is_empty() {
        true => [next, rest],
        false => [next, [" · ", &rest].concat()],
    }
}
pub mod chart;
