//! What a field of a KPI is called, and what it says, where it was changed.

use waymark_core::grading::measure::Bound;
use waymark_core::kpi::band::{Band, Range};
use waymark_core::kpi::definition::{AddsUp, Definition};
use waymark_core::kpi::piece::Piece;
use waymark_core::kpi::reading::Reading;
use waymark_core::number::decimal::Decimal;
use waymark_core::objective::key_result::Indicator;
use waymark_core::record::name::Name;

use super::unit::{cadence, each};
use crate::en::days::{date, month_name};

/// What one of its fields is called in the middle of a sentence, but for readings; none
/// that is not known.
#[must_use]
pub fn field(name: &Name) -> Option<&'static str> {
    Some(match name {
        Name::Own(word) => match &**word {
            "title" => "the name",
            "supports" | "objective" | "key-result" => "what it supports",
            "source" => "the source",
            "kind" => "whether it leads or lags",
            "lowest" => "the lowest possible value",
            "highest" => "the highest possible value",
            "quarters" => "the month its quarters count from",
            "median" => "how its natural limits are worked out",
            "acknowledged" => "whether it is known to be out of band",
            "rest" => "whether it is paused or retired",
            "made" => "the day it was written",
            "origin" => "the key result it was before",
            "cadence" => "how often it is read",
            "adds-up" => "how it adds up",
            "total" => "when its running total starts anew",
            "unit" => "the unit",
            "measured" => "how it is measured",
            _ => return None,
        },
        Name::One(list, _) => match &**list {
            "band" => "a band",
            "definition" => "a change in how it is read",
            "base" => "where its natural limits begin",
            _ => return None,
        },
        Name::Of(..) | Name::At(..) => return None,
    })
}

/// What one of its fields says, in one line.
#[must_use]
pub fn said(piece: &Piece) -> String {
    match piece {
        Piece::Reading(reading) => with_note(&reading_short(reading), &reading.note),
        Piece::Band(band) => band_said(band),
        Piece::Definition(definition) => definition_said(definition),
        Piece::Base(base) => with_note(&["from ", &date(base.from)].concat(), &base.reason),
        Piece::Acknowledged(said) => with_note(
            &format!(
                "known since {}, to look at again on {}",
                date(said.on),
                date(said.again)
            ),
            &said.cause,
        ),
        Piece::Rest(rest) => {
            let what = if rest.is_for_good {
                "retired"
            } else {
                "paused"
            };
            with_note(&format!("{what} on {}", date(rest.on)), &rest.reason)
        }
        Piece::Cadence(unit) => cadence(*unit).to_owned(),
        Piece::Total(unit) => format!("anew each {}", &each(*unit)[2..]),
        Piece::AddsUp(way) => adds_up(*way).to_owned(),
        Piece::Indicator(Indicator::Lead) => "leads".to_owned(),
        Piece::Indicator(Indicator::Lag) => "lags".to_owned(),
        Piece::Quarters(month) => month_name(*month).to_owned(),
        Piece::Median => "by the median".to_owned(),
        Piece::Number(value) => value.to_string(),
        Piece::Day(day) => date(*day),
    }
}

/// A reading without its note, for a button: "41", "closed".
#[must_use]
pub fn reading_short(reading: &Reading) -> String {
    let value = reading.value.map(|it| it.to_string());
    value.unwrap_or_else(|| CLOSED.to_owned())
}

/// What is said of a unit that has no reading on purpose.
pub const CLOSED: &str = "closed";

fn with_note(said: &str, note: &str) -> String {
    match note {
        "" => said.to_owned(),
        note => format!("{said} (“{note}”)"),
    }
}

const fn adds_up(way: AddsUp) -> &'static str {
    match way {
        AddsUp::Last => "by its last value",
        AddsUp::Mean => "by the mean",
        AddsUp::Sum => "by the sum",
    }
}

fn band_said(band: &Band) -> String {
    let from = date(band.from);
    let Some(range) = band.range else {
        return format!("none from {from}");
    };
    let per = band
        .per
        .map_or_else(String::new, |it| [" ", each(it)].concat());
    format!("{}{per}{} from {from}", bound(range.good()), edge(range))
}

/// "at least 35", "between 65 and 75".
fn bound(bound: Bound) -> String {
    match bound {
        Bound::AtLeast(end) => format!("at least {end}"),
        Bound::Above(end) => format!("above {end}"),
        Bound::AtMost(end) => format!("at most {end}"),
        Bound::Below(end) => format!("below {end}"),
        Bound::Between(low, high) => format!("between {low} and {high}"),
    }
}

/// How far from good it may be.
fn edge(range: Range) -> String {
    let to = |how: &str, end: Decimal| format!(" (acceptable {how} {end})");
    match range.edge() {
        _ if !range.has_threshold() => String::new(),
        Bound::AtLeast(end) | Bound::Above(end) => to("down to", end),
        Bound::AtMost(end) | Bound::Below(end) => to("up to", end),
        Bound::Between(low, high) => format!(" (acceptable from {low} to {high})"),
    }
}

fn definition_said(definition: &Definition) -> String {
    let mut said = vec![cadence(definition.cadence).to_owned()];
    said.extend(
        definition
            .adds_up
            .map(|way| format!("added up {}", adds_up(way))),
    );
    let total = definition.total;
    said.extend(total.map(|it| format!("a running total {}", each_anew(it))));
    if !definition.unit.is_empty() {
        said.push(format!("in “{}”", definition.unit));
    }
    if !definition.measured.is_empty() {
        said.push(format!("measured as “{}”", definition.measured));
    }
    let from = definition.day().map(|day| [" from ", &date(day)].concat());
    [&said.join(", "), from.as_deref().unwrap_or_default()].concat()
}

fn each_anew(unit: waymark_core::kpi::unit::Unit) -> String {
    format!("that starts anew each {}", &each(unit)[2..])
}
