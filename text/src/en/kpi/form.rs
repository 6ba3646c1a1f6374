//! The form of a KPI: its fields, what its band says, and what is wrong with any of it.

use waymark_core::grading::measure::Bound;
use waymark_core::kpi::Pillar;
use waymark_core::kpi::band::Range;
use waymark_core::kpi::definition::AddsUp;
use waymark_core::kpi::draft::change::JudgedOtherwise;
use waymark_core::kpi::draft::{At, What};
use waymark_core::kpi::unit::Unit;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::fraction::Fraction;
use waymark_core::number::understood::Notation;

use super::status::{self, bound};
use super::unit;
use crate::en::days::no_day;
use crate::en::goals::form::too_long;
use crate::en::grade::{amount, problems};

/// Over the form of one that is there.
pub const EDITING: &str = "Edit this KPI";
/// Over the fields of the band alone.
pub const EDITING_BAND: &str = "Change the band";
/// The name.
pub const NAME: &str = "KPI";
/// Under the empty name.
pub const NAME_HINT: &str = "One number that should stay in its normal range: “Response time under 30 \
    minutes”.";
/// What is said of a name that is missing.
pub const NO_NAME: &str = "What is the number called?";
/// What is said over what was taken from the name, and what takes it out again.
pub const FILLED: &str = "The band is filled in from the name.";
/// The button that takes it out again.
pub const UNFILL: &str = "Remove these numbers";

/// The legend over the fields of the band.
pub const BAND_LEGEND: &str = "What is normal";
/// How the band is bounded.
pub const BAND: &str = "Band";
/// The operators, and that there is no band.
pub const OPERATORS: [(&str, &str); 6] = [
    ("at-least", "at least"),
    ("above", "above"),
    ("at-most", "at most"),
    ("below", "below"),
    ("between", "between"),
    ("none", "no band yet"),
];
/// The fields of a band on one side.
pub const TARGET: &str = "Target";
/// Past which it is out of band.
pub const THRESHOLD: &str = "Threshold";
/// Under the threshold that is empty.
pub const THRESHOLD_HINT: &str = "Optional: how far past the target is still acceptable.";
/// The lower end of a band with two.
pub const FROM: &str = "From";
/// The upper end.
pub const TO: &str = "To";
/// What unfolds how far past a band with two ends is still acceptable.
pub const OUTER: &str = "How far outside is still acceptable";
/// The lower end of that.
pub const OUTER_FROM: &str = "Acceptable down to";
/// The upper end of that.
pub const OUTER_TO: &str = "Acceptable up to";
/// Of what the band is, where readings are summed.
pub const PER: &str = "Band is for each";
/// The units that a band can be of, as options, the shortest first.
pub const PER_UNITS: [(&str, &str); 6] = [
    ("day", "day"),
    ("weekday", "weekday"),
    ("week", "week"),
    ("month", "month"),
    ("quarter", "quarter"),
    ("year", "year"),
];
/// The same where readings are of days.
pub const PER_UNITS_OF_DAYS: [(&str, &str); 5] = [
    ("day", "day"),
    ("week", "week"),
    ("month", "month"),
    ("quarter", "quarter"),
    ("year", "year"),
];
/// That the first band holds for what was before too.
pub const REACHES_BACK: &str = "The first band also holds for earlier readings.";

/// How often a reading is made.
pub const CADENCE: &str = "Cadence";
/// What it is measured in.
pub const UNIT: &str = "Unit";
/// Under the empty unit.
pub const UNIT_HINT: &str = "Such as %, $ or minutes.";
/// How readings add up.
pub const ADDS_UP: &str = "Adds up";
/// The ways in which they do.
pub const WAYS_OF_ADDING: [(&str, &str); 3] =
    [("last", "Last value"), ("mean", "Average"), ("sum", "Sum")];
/// What is typed as a reading.
pub const TYPED: &str = "What you enter";
/// The kinds of that.
pub const TOTALS: [(&str, &str); 4] = [
    ("value", "The value itself"),
    ("month", "A running total, from zero each month"),
    ("quarter", "A running total, from zero each quarter"),
    ("year", "A running total, from zero each year"),
];
/// What it comes to where a running total is typed.
pub const DIFFERENCES: &str = "What was added since the reading before is what counts.";

/// What unfolds the rest.
pub const MORE: &str = "Source, goal, owner and more";
/// What it supports, in one's own words.
pub const SUPPORTS: &str = "Supports";
/// Under that while it is empty.
pub const SUPPORTS_HINT: &str = "What goes wrong when this number does?";
/// The goal that it supports.
pub const SUPPORTS_GOAL: &str = "Supports which goal";
/// That it is said in one's own words, or not at all.
pub const IN_OWN_WORDS: &str = "In my own words";
/// Of a goal that is not there any more.
pub const GOAL_GONE: &str = "A goal that is no longer here";
/// How it is measured.
pub const MEASURED: &str = "How it is measured";
/// Under that while it is empty.
pub const MEASURED_HINT: &str = "Such as: median of all tickets, weekends left out.";
/// Where its readings come from.
pub const SOURCE: &str = "Source";
/// Under that while it is empty.
pub const SOURCE_HINT: &str = "Where you look the number up.";
/// Who answers for it.
pub const OWNER: &str = "Owner";
/// The lowest value that there can be.
pub const LOWEST: &str = "Lowest possible value";
/// The highest.
pub const HIGHEST: &str = "Highest possible value";

/// Over the question from when another band holds.
pub const BAND_WAY: &str = "From when does the new band hold?";
/// Over the question from when another number holds.
pub const NUMBER_WAY: &str = "From when is it measured this way?";
/// From a day on, or instead of the band in force.
pub const BAND_WAY_OPTIONS: [(&str, &str); 2] =
    [("from", "Change from a day"), ("correct", "Correct")];
/// From a day on, or for all readings.
pub const NUMBER_WAY_OPTIONS: [(&str, &str); 2] =
    [("from", "Change from a day"), ("correct", "Correct")];
/// Of a reading that no band judges.
pub const NOT_JUDGED: &str = "not judged";
/// The day from which another band holds.
pub const BAND_DAY: &str = "Band holds since";
/// The day from which another number holds.
pub const NUMBER_DAY: &str = "Changed since";
/// What the two ways of changing a band do.
pub const BAND_WAYS: [&str; 2] = [
    "Everything before that day stays judged by the band of its time.",
    "This replaces the band in force, as if it had never been there.",
];
/// What the two ways of changing a number do.
pub const NUMBER_WAYS: [&str; 2] = [
    "Readings before that day stay as they were. What counts as the usual ups and downs is worked \
     out anew from there.",
    "This corrects what all readings since the last change mean.",
];
/// Where it is measured in something else from a day on.
pub const OTHER_UNIT: &str = "A band in the old unit does not judge readings in the new one, so \
    give it one that holds from the same day. A key result on this KPI stays in the old unit until \
    you edit it.";
/// That nothing is judged otherwise.
pub const NOTHING_JUDGED_OTHERWISE: &str = "No reading so far is judged differently.";
/// The heading of the table of what is judged otherwise.
pub const JUDGED_OTHERWISE: &str = "Judged differently";
/// The heads of that table.
pub const JUDGED_HEADS: [&str; 4] = ["When", "Reading", "So far", "Then"];

/// Over the four pillars.
pub const PILLARS: &str = "What makes it a KPI";
/// What one that lacks any is.
pub const ONLY_A_METRIC: &str = "A metric, not a KPI yet";
/// What one that has all of them is.
pub const IS_A_KPI: &str = "All four: this is a KPI.";
/// Why one of them counts, for who lacks it.
pub const PILLARS_HINT: &str =
    "It is saved either way. A number becomes a KPI once it has all four.";
/// Of a pillar that is there, or is not, before its name.
pub const THERE: &str = "There";
/// Of one that is not.
pub const MISSING: &str = "Missing";
/// Opens what mends one of them in place.
pub const MEND: &str = "Add";

/// Over a draft that began in the quiz.
pub const FROM_QUIZ: &str = "From the quiz: say what is normal, and it is watched from today.";
/// Over a draft that began in the playground.
pub const FROM_PLAYGROUND: &str = "From the playground: check what is normal.";
/// Where an earlier draft was left.
pub const EARLIER: &str = "You had started another KPI. It is still here.";

/// A band read back, as a sentence: "Normal is at least 35%; below that, find out why."
/// `per` is the unit that it is of, where that is not a reading's own.
#[must_use]
pub fn read_back(range: Range, unit: &str, per: Option<Unit>, notation: &Notation) -> String {
    let (good, edge) = (range.good(), range.edge());
    let good_says = [
        bound(good, unit, notation).as_str(),
        per.map_or_else(String::new, each).as_str(),
    ]
    .concat();
    let outside = match edge {
        Bound::AtLeast(end) => ["below ", &amount(end, unit, notation)].concat(),
        Bound::Above(end) => ["at ", &amount(end, unit, notation), " or below"].concat(),
        Bound::AtMost(end) => ["above ", &amount(end, unit, notation)].concat(),
        Bound::Below(end) => ["at ", &amount(end, unit, notation), " or above"].concat(),
        Bound::Between(..) if range.has_threshold() => "outside that".to_owned(),
        Bound::Between(..) => "below or above".to_owned(),
    };
    if !range.has_threshold() {
        return ["Normal is ", &good_says, "; ", &outside, ", find out why."].concat();
    }
    let edge = bound(edge, unit, notation);
    let good_and_edge = ["Good is ", &good_says, ", acceptable is ", &edge].concat();
    [&good_and_edge, "; ", &outside, ", find out why."].concat()
}

fn each(unit: Unit) -> String {
    [" a ", unit::one(unit)].concat()
}

/// What is said where there is no band: it was taken away, or not typed yet.
#[must_use]
pub const fn no_band(is_chosen: bool) -> &'static str {
    if is_chosen {
        "Without a band, readings are kept and drawn, and nothing is judged."
    } else {
        "Enter the number that is normal, or leave it for later."
    }
}

/// That the ends were typed the other way round.
#[must_use]
pub fn turned(low: Decimal, high: Decimal, notation: &Notation) -> String {
    let [low, high] = [low, high].map(|it| notation.write(it));
    ["Read as ", &low, " to ", &high, "."].concat()
}

/// How readings add up, as a sentence.
#[must_use]
pub const fn adds_up(way: AddsUp, cadence: Unit) -> &'static str {
    match (way, cadence) {
        (AddsUp::Last, Unit::Quarter) => "A year is what its last quarter was.",
        (AddsUp::Last, Unit::Month) => "A quarter is what its last month was.",
        (AddsUp::Last, _) => "A month is what its last reading was.",
        (AddsUp::Mean, Unit::Quarter) => "A year is the average of its quarters.",
        (AddsUp::Mean, Unit::Month) => "A quarter is the average of its months.",
        (AddsUp::Mean, _) => "A month is the average of its readings.",
        (AddsUp::Sum, Unit::Quarter) => "A year is the sum of its quarters.",
        (AddsUp::Sum, Unit::Month) => "A quarter is the sum of its months.",
        (AddsUp::Sum, _) => "A month is the sum of its readings.",
    }
}

/// What the fold says: "monthly, in %, yours".
#[must_use]
pub fn details(source: &str, supports: bool, owner: Option<&str>, me: &str) -> String {
    let owner = owner.map(str::trim).filter(|it| it.to_lowercase() != me);
    let owner = match owner {
        None => "yours",
        Some("") => "no owner",
        Some(name) => name,
    };
    let source = if source.trim().is_empty() {
        "no source yet"
    } else {
        source.trim()
    };
    let goal = if supports {
        "supports a goal"
    } else {
        "no goal yet"
    };
    [source, goal, owner].join(", ")
}

/// A pillar's name.
#[must_use]
pub const fn pillar(pillar: Pillar) -> &'static str {
    match pillar {
        Pillar::Objective => "A goal it supports",
        Pillar::Source => "A source for its readings",
        Pillar::Band => "A target and a band",
        Pillar::Owner => "A cadence and one owner",
    }
}

/// What lacks one, in the middle of a sentence.
#[must_use]
pub const fn lacks(pillar: Pillar) -> &'static str {
    match pillar {
        Pillar::Objective => "a goal it supports",
        Pillar::Source => "a source",
        Pillar::Band => "a band",
        Pillar::Owner => "an owner",
    }
}

/// What a metric lacks to be a KPI: "still missing: a source and a band".
#[must_use]
pub fn missing(pillars: &[Pillar]) -> String {
    let names: Vec<&str> = pillars.iter().map(|it| lacks(*it)).collect();
    let list = match &names[..] {
        [] => return String::new(),
        [one] => (*one).to_owned(),
        [all @ .., last] => [&all.join(", "), " and ", last].concat(),
    };
    ["Still missing: ", &list, "."].concat()
}

/// What is asked for where a pillar is mended in place.
#[must_use]
pub const fn mends(pillar: Pillar) -> &'static str {
    match pillar {
        Pillar::Objective => SUPPORTS,
        Pillar::Source => SOURCE,
        Pillar::Band => BAND,
        Pillar::Owner => OWNER,
    }
}

/// What is wrong with a field, as a sentence. `typed` is what stands in it.
#[must_use]
pub fn problem(at: At, what: &What, typed: &str, unit: &str, notation: &Notation) -> String {
    match what {
        What::Missing => missing_at(at).to_owned(),
        What::TooLong(length) => too_long(*length),
        What::Number(problem) => problems::number(problem, typed, problems::Of::Kpi, notation),
        What::WrongSide { good, .. } => wrong_side(*good, unit, notation),
        What::NotAround(end) => {
            let end = amount(*end, unit, notation);
            match at {
                At::OuterFrom => [
                    "What is acceptable begins before what is normal: ",
                    &end,
                    " or less.",
                ],
                _ => [
                    "What is acceptable ends after what is normal: ",
                    &end,
                    " or more.",
                ],
            }
            .concat()
        }
        What::Impossible(possible) => [
            "No possible value is normal then: you said that all are ",
            &bound(*possible, unit, notation),
            ".",
        ]
        .concat(),
        What::NotAbove(lowest) => [
            "The highest value has to be above the lowest, ",
            &amount(*lowest, unit, notation),
            ".",
        ]
        .concat(),
        What::Day(why) => no_day(*why),
    }
}

const fn missing_at(at: At) -> &'static str {
    match at {
        At::Name => NO_NAME,
        At::Target => "What is the target? To go without one, choose “no band yet”.",
        At::From => "Where does the band begin?",
        At::To => "Where does the band end?",
        _ => "Something is missing here.",
    }
}

fn wrong_side(good: Bound, unit: &str, notation: &Notation) -> String {
    let (target, side) = match good {
        Bound::AtLeast(target) | Bound::Above(target) => (target, " or less."),
        Bound::AtMost(target) | Bound::Below(target) => (target, " or more."),
        Bound::Between(..) => return String::new(),
    };
    let says = bound(good, unit, notation);
    let target = amount(target, unit, notation);
    [
        "Stricter than the target, ",
        &says,
        ". Enter ",
        &target,
        side,
    ]
    .concat()
}

/// Of how many units it is judged otherwise.
#[must_use]
pub fn judged_otherwise(all: &[JudgedOtherwise]) -> String {
    match all.len() {
        0 => NOTHING_JUDGED_OTHERWISE.to_owned(),
        1 => "1 reading is judged differently.".to_owned(),
        many => format!("{many} readings are judged differently."),
    }
}

/// So many more are judged otherwise than are shown.
#[must_use]
pub fn and_more(more: usize) -> String {
    format!("and {more} earlier")
}

/// Where the values of a KPI lie by chance alone, beside the fields of its band. A side is
/// none where there can be no value past it.
#[must_use]
pub fn usually_between(
    [lower, upper]: [Option<&Fraction>; 2],
    unit: &str,
    notation: &Notation,
) -> String {
    let value = |it| status::value(it, unit, notation);
    let range = match (lower, upper) {
        (Some(lower), Some(upper)) => ["between ", &value(lower), " and ", &value(upper)].concat(),
        (Some(lower), None) => ["above ", &value(lower)].concat(),
        (None, Some(upper)) => ["below ", &value(upper)].concat(),
        (None, None) => return String::new(),
    };
    [
        "The usual ups and downs so far lie ",
        &range,
        ". A band inside that range will be missed now and then without any cause.",
    ]
    .concat()
}
