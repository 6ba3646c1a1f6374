//! What came of a step, with the values that are kept where they belong: a reading with its
//! KPI, a score with its objective.

use time::Date;
use waymark_core::kpi::Kpi;
use waymark_core::kpi::standing::Standing;
use waymark_core::number::understood::Notation;
use waymark_core::objective::Objective;
use waymark_core::objective::standing;
use waymark_core::review::kept::{Did, Done};

use crate::en::days::date;
use crate::en::goals::open;
use crate::en::goals::standing::verdict_line;
use crate::en::goals::value;
use crate::en::grade::amount;
use crate::en::kpi::noise::When;
use crate::en::kpi::opened::{band, named, within};
use crate::en::kpi::status::{self, status};

/// What was done with a KPI; empty where there is no more to say than that.
pub(super) fn of_kpi(
    it: Did,
    done: &Done,
    kpi: &Kpi,
    standing: &Standing,
    when: When,
    notation: &Notation,
) -> String {
    let said = match it {
        Did::Recorded | Did::MarkedClosed => recorded(done, kpi, standing, when, notation),
        Did::Acknowledged => kpi.acknowledged.as_ref().map(|known| {
            let cause = known.cause.trim_end_matches('.');
            let again = date(known.again);
            format!("out of band for a known reason: {cause}. To look at again on {again}")
        }),
        Did::BandMoved => kpi.bands.last().map(|newest| {
            let is_first = kpi.bands.len() == 1;
            let (from, said) = band(newest, is_first, kpi.unit_on(newest.from), notation);
            format!("band moved to {said}, {}", going_on(&from))
        }),
        Did::BaseBegun => begun(kpi, when),
        Did::Paused | Did::Retired => kpi.rest.as_ref().map(|rest| {
            let did = super::did(it);
            match rest.reason.trim() {
                "" => did.to_owned(),
                why => format!("{did}: {}", why.trim_end_matches('.')),
            }
        }),
        Did::Noted => {
            let mut notes = kpi.notes.iter().rev();
            notes
                .find(|note| note.date == done.on)
                .map(|note| format!("“{}”", note.text.trim()))
        }
        _ => None,
    };
    said.unwrap_or_default()
}

/// A reading with its unit: "October 2026: 42%, good: at least 40%".
fn recorded(
    done: &Done,
    kpi: &Kpi,
    standing: &Standing,
    when: When,
    notation: &Notation,
) -> Option<String> {
    let day = done.reading?;
    let (unit, days) = kpi.unit_of(day, when.calendar)?;
    let name = named(unit, days, when);
    let reading = kpi.readings.iter().rfind(|it| it.day == day)?;
    let of = kpi.unit_on(day);
    let Some(value) = reading.value else {
        return Some(format!("{name}: no reading (closed)"));
    };
    let value = amount(value, of, notation);
    let latest = standing.latest.as_ref().filter(|it| it.unit.contains(day));
    Some(match latest {
        Some(judged) => {
            let is = status(standing, of, notation);
            let came = status::latest(judged, of, notation);
            match (judged.unit == days, kpi.definition_on(day).total) {
                (true, None) => format!("{name}: {value}, {is}"),
                (true, Some(_)) => format!("{name}: {value} in total, {came} of it new, {is}"),
                // What it adds up to is what has a status.
                (false, _) => {
                    let whole = named(standing.judged_in, judged.unit, when);
                    format!("{name}: {value}; {whole}: {came}, {is}")
                }
            }
        }
        None if days.last() >= when.today => format!("{name}: {value} so far"),
        None => format!("{name}: {value}"),
    })
}

/// The base that was begun, and why.
fn begun(kpi: &Kpi, when: When) -> Option<String> {
    let newest = kpi.bases.iter().rfind(|it| !it.reason.is_empty())?;
    let (unit, days) = kpi.unit_of(newest.from, when.calendar)?;
    let from = within(unit, days, when);
    let why = newest.reason.trim_end_matches('.');
    Some(format!("new base from {from}: {why}"))
}

/// What was done with an objective; empty where there is no more to say than that.
pub(super) fn of_objective(
    it: Did,
    done: &Done,
    objective: &Objective,
    when: When,
    notation: &Notation,
) -> String {
    match it {
        Did::Recorded => checked_in(done, objective, notation),
        Did::Closed => closed(objective, when),
        Did::Learned => lessons(objective),
        _ => String::new(),
    }
}

/// The values of one day: "Trial conversion 15%, NPS 42". Of those whose newest is of the day
/// after already, that one is recorded, and others on the day of the review. What a key result
/// that is a KPI was read at stands with that.
fn checked_in(done: &Done, objective: &Objective, notation: &Notation) -> String {
    let day = done.reading.unwrap_or(done.on);
    let all = objective.key_results.iter().filter(|it| it.fed.is_none());
    let all = all.filter_map(|it| {
        let of = |day: Date| it.check_ins.iter().find(|it| it.date == day);
        let check_in = of(day).or_else(|| of(done.on).filter(|_| done.on < day))?;
        Some([&it.name, " ", &value(check_in.value, it, notation)].concat())
    });
    all.collect::<Vec<String>>().join(", ")
}

/// How it was closed, with what was learned: "closed on 2 October 2026 and continued: 0.70,
/// green: success".
fn closed(objective: &Objective, when: When) -> String {
    let standing = standing::Standing::of(objective, when.today);
    let line = verdict_line(&standing);
    let how = objective.closing.map(open::closed);
    let how = how.map_or_else(String::new, |it| going_on(it.trim_end_matches('.')));
    let closed = match (how.as_str(), line.trim_end_matches('.')) {
        ("", _) => return String::new(),
        (how, "") => how.to_owned(),
        (how, line) => [how, ": ", line].concat(),
    };
    let lessons = lessons(objective);
    match lessons.as_str() {
        "" => closed,
        lessons => [&closed, ". ", lessons].concat(),
    }
}

fn lessons(objective: &Objective) -> String {
    let of = |before: &str, text: &str| {
        let text = text.trim().trim_end_matches('.');
        (!text.is_empty()).then(|| [before, ": ", text].concat())
    };
    let all = [
        of("Learned", &objective.learned),
        of("Differently next time", &objective.differently),
    ];
    all.into_iter()
        .flatten()
        .collect::<Vec<String>>()
        .join(". ")
}

/// "From 1 January" where a sentence goes on.
fn going_on(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|it| it.to_lowercase().to_string());
    [&first.unwrap_or_default(), letters.as_str()].concat()
}
