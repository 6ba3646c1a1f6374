//! What a note says of an objective and of a KPI: the same as the pages say of them, but with
//! days written out, since it is read on others.

use time::Date;
use waymark_core::calendar::Calendar;
use waymark_core::grading::objective::Counted;
use waymark_core::kpi::Kpi;
use waymark_core::kpi::standing::Standing as KpiStanding;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::understood::Notation;
use waymark_core::objective::Objective;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::objective::standing::Standing;
use waymark_core::pinned::{NotedKpi, NotedObjective, NotedResult, Said};
use waymark_core::sketch::Measure;

use crate::en::goals::{self, key_result, open, standing as says};
use crate::en::grade;
use crate::en::kpi::noise::{self, When};
use crate::en::kpi::{ME, NO_READING, status, unit};

/// Between facts in a line.
const BETWEEN: &str = " · ";

/// What is said of an objective on a day.
#[must_use]
pub fn objective(
    objective: &Objective,
    standing: &Standing,
    calendar: Calendar,
    today: Date,
    notation: &Notation,
) -> NotedObjective {
    let broken = grade::broken(&standing.total, |at| objective.name_of(at));
    let parts = [
        says::verdict_line(standing),
        says::pace_as_of(standing, today),
        broken,
    ];
    let counting = standing.counting();
    let all = objective.key_results.iter().zip(&counting).enumerate();
    let key_results = all.map(|(at, (it, counted))| NotedResult {
        name: match it.name.trim() {
            "" => Said::of(&key_result(at + 1)),
            name => Said::of(name),
        },
        goal: match names_its_way(it, notation) {
            true => Said::default(),
            false => Said::of(&goals::way(it, notation)),
        },
        now: Said::of(&now(it, objective, notation)),
        score: Said::of(&score(counted)),
        zone: standing.zone_of(at),
    });
    NotedObjective {
        title: Said::of(&objective.title),
        about: Said::of(&open::about(objective, calendar)),
        says: Said::of(&in_a_row(&parts)),
        zone: standing.zone(),
        key_results: key_results.collect(),
    }
}

/// Whether its name says from where to where: "Customers who rate us 5 stars from 60% to 80%".
fn names_its_way(it: &KeyResult, notation: &Notation) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let names = |value: Decimal| {
        let written = notation.write(value);
        let mut numbers = it.name.split(|c| !is_part(c));
        numbers.any(|number| number.trim_end_matches(['.', ',']) == written)
    };
    let ends = it.start.zip(it.target);
    it.measure == Measure::Change && ends.is_some_and(|(from, to)| names(from) && names(to))
}

fn now(it: &KeyResult, objective: &Objective, notation: &Notation) -> String {
    match it.counting(objective.period).next_back() {
        None => goals::latest(it, objective.period, notation),
        Some(latest) => [
            &goals::value(latest.value, it, notation),
            ", ",
            &key_result::day(it, latest),
        ]
        .concat(),
    }
}

fn score(counted: &Counted) -> String {
    match counted {
        Counted::Guardrail { checks } => grade::guardrail(*checks).to_owned(),
        Counted::Scored { grade, .. } => {
            grade::score_or_none(grade.as_ref().map(|grade| &grade.score))
        }
        Counted::Incomplete { .. } | Counted::NotGradable => grade::NONE.to_owned(),
    }
}

/// What is said of a KPI on a day. Why it is out of band, where somebody said so, stays
/// with them.
#[must_use]
pub fn kpi(kpi: &Kpi, standing: &KpiStanding, when: When, notation: &Notation) -> NotedKpi {
    let definition = kpi.definition();
    let first_month = when.calendar.first_month;
    let latest = standing.latest.as_ref();
    let of = latest.map_or(kpi.unit(), |it| kpi.unit_on(it.unit.last()));
    let value = latest.map(|it| status::latest(it, of, notation));
    let named = latest.map(|it| unit::full(standing.judged_in, it.unit, first_month));
    let since = standing.out_since.filter(|_| standing.status.is_out());
    let since = since.map(|days| unit::since(standing.judged_in, days, first_month, when.today));
    let since = since.map(|since| [" (since ", &since, ")"].concat());
    let status = status::status(standing, of, notation);
    let owner = kpi.owner.as_deref().map(str::trim);
    let owner = owner.filter(|it| !it.is_empty() && it.to_lowercase() != ME);
    let mut about = unit::cadence(definition.cadence).to_owned();
    if let Some(owner) = owner {
        about += &[BETWEEN, owner].concat();
    }
    NotedKpi {
        name: Said::of(&kpi.name),
        value: Said::of(value.as_deref().unwrap_or(grade::NONE)),
        when: Said::of(named.as_deref().unwrap_or(NO_READING)),
        status: Said::of(&(status + &since.unwrap_or_default())),
        zone: standing.status.zone(),
        says: Said::of(&in_a_row(&[
            noise::signal(standing, when),
            noise::outlook(standing, when),
        ])),
        about: Said::of(&about),
    }
}

/// Sentences in a row, without those that are empty.
fn in_a_row(parts: &[String]) -> String {
    let parts = parts.iter().map(String::as_str);
    let parts: Vec<&str> = parts.filter(|it| !it.is_empty()).collect();
    parts.join(" ")
}
