//! A KPI that serves as a key result: where that begins, and what it is while it does.

use time::Date;
use waymark_core::kpi::standing::Standing;
use waymark_core::kpi::unit::Unit;
use waymark_core::number::understood::Notation;
use waymark_core::objective::standing::Stage;
use waymark_core::period::Period;

use crate::en::days::near;
use crate::en::goals::listed;
use crate::en::grade::page;
use crate::en::kpi::noise::When;
use crate::en::kpi::status::latest;
use crate::en::kpi::unit::name;

/// The link from a KPI to the form of an objective with it as a key result.
pub const USE: &str = "Use as a key result";
/// Over a draft that began so.
pub const FROM_KPI: &str = "Your KPI is the first key result, from where it stands today. Say what you \
    want, and where the number should be by then.";
/// Over a draft that began with the quiz's Both.
pub const FROM_BOTH: &str = "From the quiz: your metric is both. It is a key result until the period \
    ends, and a KPI from now on. Saving sets up both.";

/// Where the KPI of a link is not here, or is not watched any more.
pub const NO_KPI: &str = "The KPI in this link is not in this browser, or retired. You can still write \
    an objective.";

/// The button in the form of an objective that shows the KPIs.
pub const USE_A_KPI: &str = "Use a KPI";
/// Over the list of them.
pub const WHICH: &str = "Which KPI?";
/// Where none is left.
pub const NONE_FREE: &str = "Every KPI you watch is a key result here already.";
/// What that means, over the list.
pub const USE_A_KPI_LEAD: &str = "Its readings count as check-ins, so nothing is entered twice.";
/// Beside the name of a key result that is a KPI.
pub const KPI: &str = "KPI";
/// What it means that a key result is a KPI.
pub const MEANS: &str = "While the objective runs, a reading of the KPI is its check-in.";
/// How a key result that is a KPI is measured: what the others are, but for yes/no.
pub const MEASURES: [(&str, &str); 2] = [page::MEASURES[0], page::MEASURES[1]];
/// The button that takes the KPI out of a key result again.
pub const ORDINARY: &str = "Make it an ordinary key result";
/// Where a key result is a KPI that is not here.
pub const NOT_HERE: &str = "This KPI is not in this browser.";
/// Where a key result is a KPI that was retired.
pub const RETIRED: &str = "This KPI is retired, so it gets no more readings. Resume it, or make this an \
    ordinary key result to check in on it here.";
/// The box that begins a KPI with a key result.
pub const BEGIN: &str = "Also watch it as a KPI from now on";
/// What that means.
pub const BEGIN_MEANS: &str = "Saving creates the KPI as well: its readings are the check-ins, and it \
    goes on when the period ends. You can set its band later.";

/// Where a KPI stands, in the list of those that can be used, and under the start that comes
/// from it: "14.2% in October".
#[must_use]
pub fn stands(standing: &Standing, of: &str, when: When, notation: &Notation) -> String {
    let Some(newest) = &standing.latest else {
        return "no reading yet".to_owned();
    };
    let unit = standing.judged_in;
    let named = name(unit, newest.unit, when.calendar.first_month, when.today);
    let came = latest(newest, of, notation);
    match unit {
        Unit::Day | Unit::Weekday => format!("{came} on {named}"),
        Unit::Week => format!("{came} in the {named}"),
        Unit::Month | Unit::Quarter | Unit::Year => format!("{came} in {named}"),
    }
}

/// An objective whose key result a KPI is, as one knows it elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct Of {
    /// Where it is in its period.
    pub stage: Stage,
    /// Its days.
    pub period: Option<Period>,
    /// Whether it is there to bring the KPI back into its band.
    pub restores: bool,
}

/// What a KPI is while it serves, before the objective's title and after it: "Key result of
/// … until 31 December", "Being restored by … until 31 March".
#[must_use]
pub fn serves(of: Of, today: Date) -> (&'static str, String) {
    let before = match of.restores {
        true => "Being restored by ",
        false => "Key result of ",
    };
    (before, until(of, today))
}

/// The objectives that a KPI serves besides, each with its title, in the list of those that
/// can be used: "14.2% in October; also a key result of “…” until 31 December".
#[must_use]
pub fn stands_and_serves(stands: &str, served: &[(String, Of)], today: Date) -> String {
    match served {
        [] => stands.to_owned(),
        served => format!("{stands}; also {}", of_all(served, today)),
    }
}

/// The same as a sentence of its own; empty where there is none.
#[must_use]
pub fn serves_too(served: &[(String, Of)], today: Date) -> String {
    match served {
        [] => String::new(),
        served => format!("Also {}.", of_all(served, today)),
    }
}

fn of_all(served: &[(String, Of)], today: Date) -> String {
    let said = served.iter();
    let said = said.map(|(title, of)| format!("“{title}”{}", until(*of, today)));
    let said: Vec<String> = said.collect();
    ["a key result of ", &listed(&said, "and")].concat()
}

fn until(of: Of, today: Date) -> String {
    let Some(period) = of.period else {
        return String::new();
    };
    let (first, last) = (period.first(), period.last());
    match of.stage {
        Stage::Ahead => [" from ", &near(first, today), " on"].concat(),
        Stage::Over => [" until ", &near(last, today), ", still to be closed"].concat(),
        Stage::Running | Stage::Closed => [" until ", &near(last, today)].concat(),
    }
}
