//! A KPI that has been out of its band for too long: the objective that brings it back.

use waymark_core::grading::measure::{Bound, Side};
use waymark_core::handoff::restore::{Restoring, Why};
use waymark_core::kpi::standing::Standing;
use waymark_core::kpi::streak::Streak;
use waymark_core::number::understood::Notation;

use crate::en::grade::amount;
use crate::en::kpi::noise::When;
use crate::en::kpi::opened;
use crate::en::kpi::unit::{many, since};

/// The link to the draft of that objective.
pub const DRAFT: &str = "Draft an objective that restores it";
/// What else can be done about it.
pub const OR_ACKNOWLEDGE: &str =
    "If the cause is known and being dealt with, acknowledge it instead.";
/// The button that refuses it.
pub const NOT_NOW: &str = "Not now";
/// Over that draft.
pub const FROM_KPI: &str = "A draft that brings the KPI back into its band. Check the numbers, and \
    say what would move it.";
/// In the empty key results of that draft.
pub const CAUSE_HINT: &str = "What would move it? A number on a cause, e.g. “Answer 80% of tickets the \
    same day”. Left empty, it is dropped.";

/// Why an objective is offered: for how long it has been out of band, and what its own
/// values say of the reason.
#[must_use]
pub fn offer(why: Why, streak: &Streak, standing: &Standing, when: When) -> String {
    let unit = standing.judged_in;
    let why = match why {
        // What changed before it was out of band says little of when that began.
        Why::Changed { since: first } if first.last() < streak.since.first() => {
            "It no longer runs as it did: find the cause first.".to_owned()
        }
        Why::Changed { since: first } => {
            let began = since(unit, first, when.calendar.first_month, when.today);
            format!("It has run differently since {began}: find the cause first.")
        }
        Why::Never => {
            "The way it runs, it cannot be in band: this is what an OKR is for.".to_owned()
        }
        Why::ByChance { out, of } => {
            let last = many(unit, of);
            let times = match out == of {
                true => format!("all of the last {last}"),
                false => format!("{out} of the last {last}"),
            };
            format!(
                "Its usual ups and downs reach out of the band, as in {times}: only a change in \
                 how it runs ends that."
            )
        }
        Why::Unknown => "An objective can bring it back.".to_owned(),
    };
    [&opened::streak(streak, when), " ", &why].concat()
}

/// What the draft will be, before it is opened: nothing is kept before somebody saves it.
#[must_use]
pub fn draft(restoring: &Restoring, of: &str, notation: &Notation) -> String {
    let [from, to] = [restoring.from, restoring.to].map(|it| amount(it, of, notation));
    let way = match restoring.side {
        Side::Above => "down to",
        Side::Below => "up to",
    };
    format!("The draft takes it from {from} {way} {to}. Nothing is kept until you save it.")
}

/// The title of that draft.
#[must_use]
pub fn title(name: &str) -> String {
    format!("Get {name} back to normal")
}

/// The name of its guardrail: what is not to be passed on the other side of the band. Empty
/// where there is none.
#[must_use]
pub fn guardrail(name: &str, bound: Option<Bound>, of: &str, notation: &Notation) -> String {
    match bound {
        Some(Bound::AtMost(end)) => {
            format!("{name} does not rise above {}", amount(end, of, notation))
        }
        Some(Bound::AtLeast(end)) => {
            format!("{name} does not fall below {}", amount(end, of, notation))
        }
        _ => String::new(),
    }
}
