//! What becomes of key results once their objective is over: a KPI that takes the new level
//! for its band, or a key result that becomes a KPI, so that it does not drift back.

use time::Date;
use waymark_core::handoff::settle::NotOffered;
use waymark_core::kpi::band::Range;
use waymark_core::kpi::outlook::Answer;
use waymark_core::kpi::unit::Unit;
use waymark_core::number::understood::Notation;

use crate::en::days::date;
use crate::en::kpi::opened::good_and_acceptable;
use crate::en::kpi::status::bound;
use crate::en::kpi::unit::{many, one};

/// The region of what becomes of key results.
pub const HEADING: &str = "What happens to these numbers next?";
/// What is said of it, where the objective is being closed.
pub const LEAD: &str = "A gain that nobody watches drifts back. Each choice here takes effect when \
    you close, and one undo takes everything back.";
/// Over what closing does, in words.
pub const PREVIEW: &str = "What closing does";
/// The button that decides about one of them alone.
pub const DECIDE: &str = "Apply";
/// The button that opens what was left for later.
pub const DECIDE_NOW: &str = "Decide now";
/// The same of what was left as it is.
pub const DECIDE_AFTER_ALL: &str = "Decide after all";
/// The button that leaves the choice open.
pub const NOT_NOW: &str = "Not now";
/// The choice that makes a key result a KPI.
pub const MAKE: &str = "Make it a KPI";
/// The choice that leaves it.
pub const LEAVE: &str = "Leave it";
/// The same of a KPI.
pub const LEAVE_BAND: &str = "Leave the band as it is";
/// The name of the new KPI.
pub const NAME: &str = "Name of the KPI";
/// That what is typed about the band goes from there on alone.
pub const EARLIER_STAY: &str = "Earlier readings stay judged by the band of their time.";
/// Where nobody has decided yet.
pub const NOT_DECIDED: &str = "Not decided yet.";
/// What became of a key result that was left.
pub const WAS_LEFT: &str = "Left as it is.";

/// What is asked of a key result that is a KPI: whether its band moves.
#[must_use]
pub fn moves(kpi: &str, range: Range, from: Date, unit: &str, notation: &Notation) -> String {
    let good = bound(range.good(), unit, notation);
    let from = date(from);
    format!("The new level holds: move the band of {kpi} to {good} from {from}?")
}

/// The same where it is early to say whether it holds.
#[must_use]
pub fn might_move(kpi: &str, range: Range, from: Date, unit: &str, notation: &Notation) -> String {
    let good = bound(range.good(), unit, notation);
    let from = date(from);
    format!("Does the new level hold? Then the band of {kpi} can move to {good} from {from}.")
}

/// The same of one that is back in its band and no further, which may be what is acceptable.
#[must_use]
pub fn is_back(kpi: &str, now: Range, unit: &str, notation: &Notation) -> String {
    let band = good_and_acceptable(now, "", unit, notation);
    format!("{kpi} is back in its band: {band}. Nothing has to move.")
}

/// The same of one that was back in it, and is not any more.
#[must_use]
pub fn is_out_again(kpi: &str, now: Range, unit: &str, notation: &Notation) -> String {
    let band = good_and_acceptable(now, "", unit, notation);
    format!("{kpi} is out of its band again: {band}. The gain has not held, so nothing moves.")
}

/// What is asked of one that is none: "Keep it from drifting back: make it a KPI. Its 12
/// check-ins become its first readings."
#[must_use]
pub fn makes(check_ins: usize) -> String {
    let history = history(check_ins);
    format!("Keep it from drifting back: make it a KPI. {history}")
}

fn history(check_ins: usize) -> String {
    match check_ins {
        0 => "It begins without readings.".to_owned(),
        1 => "Its check-in becomes the first reading.".to_owned(),
        many => format!("Its {many} check-ins become its first readings."),
    }
}

/// The choice that moves a band.
#[must_use]
pub fn move_from(from: Date) -> String {
    ["Move the band from ", &date(from)].concat()
}

/// The choice that puts it off.
#[must_use]
pub fn ask_on(on: Date) -> String {
    ["Ask again on ", &date(on)].concat()
}

/// Why it is usual to ask again: so few units have ended at the new level.
#[must_use]
pub fn early(ended: usize, unit: Unit) -> String {
    match ended {
        0 => format!(
            "No {} has ended at the new level yet, so it is early to say whether it holds.",
            one(unit)
        ),
        ended => format!(
            "Only {} at the new level so far, so it is early to say whether it holds.",
            many(unit, ended)
        ),
    }
}

/// The same where the last one that has ended fell short of it.
#[must_use]
pub fn fell_short(unit: Unit) -> String {
    format!(
        "The last {} was not at the new level, so it is early to say whether it holds.",
        one(unit)
    )
}

/// Whether chance alone would break the band: "By chance alone it would be out of band in 3
/// of 10 months."
#[must_use]
pub fn chance(answer: Answer, unit: Unit) -> String {
    match answer {
        Answer::Met => "As it runs now, it stays inside this band.".to_owned(),
        Answer::Never => format!(
            "As it runs now, no {} is inside this band: it would be out of band at once.",
            one(unit)
        ),
        Answer::ByChance { out: 0, of } => format!(
            "It was inside this band in all of the last {}, but now and then chance alone would \
             take it out.",
            many(unit, of)
        ),
        Answer::ByChance { out, of } if out == of => format!(
            "It was outside this band in all of the last {}: only now and then chance alone \
             would bring it in.",
            many(unit, of)
        ),
        Answer::ByChance { out, of } => format!(
            "By chance alone it would be out of band in {out} of {}.",
            many(unit, of)
        ),
    }
}

/// What closing does: the first line of what is told before.
#[must_use]
pub fn closes(title: &str, score: Option<&str>) -> String {
    match score {
        Some(score) => format!("Closes “{title}” with a score of {score}."),
        None => format!("Closes “{title}”."),
    }
}

/// That a KPI begins: "Makes Conversion a KPI from 1 January 2027: at least 18%. Its 12
/// check-ins become its first readings."
#[must_use]
pub fn will_make(
    name: &str,
    range: Range,
    from: Date,
    check_ins: usize,
    unit: &str,
    notation: &Notation,
) -> String {
    let (good, from) = (bound(range.good(), unit, notation), date(from));
    let history = history(check_ins);
    format!("Makes {name} a KPI: {good} from {from}. {history}")
}

/// That a band moves.
#[must_use]
pub fn will_move(name: &str, range: Range, from: Date, unit: &str, notation: &Notation) -> String {
    let (good, from) = (bound(range.good(), unit, notation), date(from));
    format!("Moves the band of {name} to {good} from {from}. {EARLIER_STAY}")
}

/// That it is asked again.
#[must_use]
pub fn will_ask(name: &str, on: Date) -> String {
    format!("Asks about {name} again on {}.", date(on))
}

/// That it is left.
#[must_use]
pub fn will_leave(name: &str) -> String {
    format!("Leaves {name} as it is.")
}

/// That another objective follows, once that is written.
#[must_use]
pub fn will_begin(period: &str) -> String {
    format!("Begins the next objective, in {period}.")
}

/// What became of a key result that is a KPI now: the link, and what follows it.
#[must_use]
pub fn became(since: Date, range: Option<Range>, unit: &str, notation: &Notation) -> [String; 2] {
    let link = ["KPI since ", &date(since)].concat();
    [link, banded(range, unit, notation)]
}

/// The same of one whose band moved.
#[must_use]
pub fn returned(from: Date, range: Option<Range>, unit: &str, notation: &Notation) -> [String; 2] {
    let link = ["KPI again from ", &date(from)].concat();
    [link, banded(range, unit, notation)]
}

fn banded(range: Option<Range>, unit: &str, notation: &Notation) -> String {
    range.map_or_else(
        || ".".to_owned(),
        |range| [": band ", &bound(range.good(), unit, notation), "."].concat(),
    )
}

/// When it is asked again.
#[must_use]
pub fn asks(on: Date, today: Date) -> String {
    match on > today {
        true => format!("Asks again on {}.", date(on)),
        false => format!("You wanted to be asked on {}.", date(on)),
    }
}

/// In the list: that it is time to decide about so many of them.
#[must_use]
pub fn to_decide(names: &[String]) -> String {
    let names = crate::en::goals::listed(names, "and");
    format!("Does the new level hold? Decide about {names}.")
}

/// Why nothing is offered, of one that somebody asks about.
#[must_use]
pub const fn not_offered(why: NotOffered) -> &'static str {
    match why {
        NotOffered::YesNo => "It is done or not: there is no level to keep.",
        NotOffered::Total => {
            "It adds up to a total, which ends with its period: there is no level to keep."
        }
        NotOffered::NoTarget => "Its start or target is missing: nothing says which level to keep.",
        NotOffered::Unmeasured => "Nothing was checked in during its period yet.",
        NotOffered::NotReached => "It has not come far enough to keep: finish it first.",
        NotOffered::Overshot => {
            "Its guardrail was broken: it overshot its band, so the band stays as it is."
        }
        NotOffered::Guardrail => "It is the guardrail of a KPI, which keeps its band.",
        NotOffered::NoKpi => "The KPI behind it is not in this browser.",
        NotOffered::Binned => "The KPI behind it is in the bin.",
        NotOffered::Retired => "The KPI behind it is retired.",
        // Both are told with their days.
        NotOffered::Graduated(_) => "It is a KPI already.",
        NotOffered::Moved(_) => "The band of its KPI has moved already.",
    }
}
