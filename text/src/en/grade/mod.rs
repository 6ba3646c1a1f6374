//! The grading playground: scores, verdicts and steps of the arithmetic as
//! people read them.

pub mod examples;
pub mod pace;
pub mod page;
pub mod problems;
pub mod report;
pub mod reverse;
pub mod sentences;
pub mod steps;

use waymark_core::grading::measure::{Bound, Change, Checks, Direction, Grade};
use waymark_core::grading::objective::{NoScore, Total};
use waymark_core::grading::verdict::{Commitment, Finding, Term, Verdict};
use waymark_core::grading::zone::Zone;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::fraction::Fraction;
use waymark_core::number::shown::{Shown, Side};
use waymark_core::number::understood::Notation;
use waymark_core::number::units::{is_before, is_currency};

/// Words after a number that stand for powers of ten.
pub const MAGNITUDES: &[(&str, u8)] = &[
    ("k", 3),
    ("thousand", 3),
    ("m", 6),
    ("mn", 6),
    ("million", 6),
    ("b", 9),
    ("bn", 9),
    ("billion", 9),
    ("lakh", 5),
    ("lakhs", 5),
    ("crore", 7),
    ("crores", 7),
];

/// Between how many checks were inside and how many there were.
pub const OF: &str = "of";

/// For a value that is not there.
pub const NONE: &str = "–";

/// A score to two decimals, "just under 1.00" where the rounding would cross a
/// boundary. With a point everywhere: scores are written so in any language.
#[must_use]
pub fn score(value: &Fraction) -> String {
    let shown = Shown::of(value);
    let side = match shown.side {
        Side::Plain => "",
        Side::JustUnder => "just under ",
        Side::JustOver => "just over ",
    };
    [side, &shown.text].concat()
}

/// The same; a dash while there is none.
#[must_use]
pub fn score_or_none(value: Option<&Fraction>) -> String {
    value.map_or_else(|| NONE.to_owned(), score)
}

/// A grade's three numbers, for the outputs *Raw*, *Spectrum* and *Binary*.
#[must_use]
pub fn grade(grade: Option<&Grade>) -> [String; 3] {
    [
        score_or_none(grade.map(|grade| &grade.raw)),
        score_or_none(grade.map(|grade| &grade.score)),
        grade
            .map_or(NONE, |grade| if grade.reached { "1" } else { "0" })
            .to_owned(),
    ]
}

/// A zone's name, for a class and for people.
#[must_use]
pub const fn zone(zone: Zone) -> &'static str {
    match zone {
        Zone::Red => "red",
        Zone::Amber => "amber",
        Zone::Green => "green",
    }
}

/// How a guardrail stands.
#[must_use]
pub fn guardrail(checks: Option<Checks>) -> &'static str {
    match checks {
        Some(checks) if checks.all_inside() => "guardrail holds",
        Some(_) => "guardrail broken",
        None => "guardrail not measured yet",
    }
}

/// A value with its unit: "16.2%", "$250,000", "4.4/5". Of money with one decimal two are
/// written, as on any price: "$9.50".
#[must_use]
pub fn amount(value: Decimal, unit: &str, notation: &Notation) -> String {
    let mut number = notation.write(value);
    if value.places() == 1 && is_money(unit) {
        // A zero in ASCII is '0' or a mistake.
        let is_own = !notation.zero.is_ascii();
        number.push(if is_own { notation.zero } else { '0' });
    }
    match unit {
        "" => number,
        _ if is_before(unit) => match number.strip_prefix('-') {
            Some(number) => ["-", unit, number].concat(),
            None => [unit, &number].concat(),
        },
        _ if unit == "%" || unit.starts_with('/') => [&number, unit].concat(),
        _ => [&number, "\u{a0}", unit, closing_mark(unit)].concat(),
    }
}

/// Whether amounts in a unit are money, not thousands or millions of it: "€", "kr", "€/month",
/// "EUR per order".
fn is_money(unit: &str) -> bool {
    let first = unit.split(['/', ' ']).next().unwrap_or_default();
    is_currency(first)
}

/// What a unit written from right to left needs behind it where it ends in a sign: without,
/// the full stop of "ج.م." would go to its other side. It is a character that nobody sees.
fn closing_mark(unit: &str) -> &'static str {
    let is_from_right = |it: char| matches!(it, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{feff}');
    let ends_in_sign = unit.ends_with(|it: char| !it.is_alphanumeric());
    match ends_in_sign && unit.contains(is_from_right) {
        true => "\u{200f}",
        false => "",
    }
}

/// A change in words: "Raise from 12 to 18".
#[must_use]
pub fn change(change: &Change, unit: &str, notation: &Notation) -> String {
    let verb = match change.direction() {
        Direction::Raise => "Raise from ",
        Direction::Lower => "Lower from ",
    };
    [
        verb,
        &amount(change.start(), unit, notation),
        " to ",
        &amount(change.target(), unit, notation),
    ]
    .concat()
}

/// A standard in words: "Keep at least 30".
#[must_use]
pub fn bound(bound: Bound, unit: &str, notation: &Notation) -> String {
    ["Keep ", &within(bound, unit, notation)].concat()
}

/// The values that keep it, in the middle of a sentence: "at least 30".
#[must_use]
pub fn within(bound: Bound, unit: &str, notation: &Notation) -> String {
    let amount = |value| amount(value, unit, notation);
    let (operator, value) = match bound {
        Bound::AtLeast(value) => ("at least ", value),
        Bound::Above(value) => ("above ", value),
        Bound::AtMost(value) => ("at most ", value),
        Bound::Below(value) => ("below ", value),
        Bound::Between(low, high) => {
            return ["between ", &amount(low), " and ", &amount(high)].concat();
        }
    };
    [operator, &amount(value)].concat()
}

/// What turns a change into the standard that may have been meant.
#[must_use]
pub fn meant(change: &Change, unit: &str, notation: &Notation) -> String {
    let side = match change.direction() {
        Direction::Lower => "above ",
        Direction::Raise => "below ",
    };
    let bound = amount(change.target(), unit, notation);
    ["I meant: keep it at or ", side, &bound].concat()
}

/// What is said of a score.
#[must_use]
pub const fn finding(finding: Finding) -> &'static str {
    match finding {
        Finding::BarelyMoved => "barely moved",
        Finding::ShortOfTheAim => "below the target zone",
        Finding::GooglesAim => "in the target zone",
        Finding::Success => "success",
        Finding::BeyondStretch => "beyond stretch",
        Finding::FullyReached => "fully reached: aim higher next time",
        Finding::Kept => "kept",
        Finding::Missed => "missed",
        Finding::Reached => "reached",
    }
}

/// What is said of a must that is not reached, as long as its period runs.
pub const NOT_THERE_YET: &str = "not there yet";

/// A verdict: what is said of the score, and of a guardrail that broke.
#[must_use]
pub fn verdict(verdict: &Verdict) -> String {
    [finding(verdict.finding), broken_guardrail(verdict)].concat()
}

/// Behind what is said of the score, where a guardrail broke.
#[must_use]
pub const fn broken_guardrail(verdict: &Verdict) -> &'static str {
    if verdict.guardrail_broken {
        ", guardrail broken"
    } else {
        ""
    }
}

/// Why a verdict is what it is, by the rule that it rests on.
#[must_use]
pub const fn reason(finding: Finding) -> &'static str {
    match finding {
        Finding::BarelyMoved => "Below 0.4, even a stretch goal has barely moved.",
        Finding::ShortOfTheAim => {
            "Stretch goals aim for 0.6 to 0.7; this one is between 0.4 and 0.6."
        }
        Finding::GooglesAim => "Google wants stretch goals to land between 0.6 and 0.7.",
        Finding::Success => "Reaching 70 to 80% of a stretch goal is a success.",
        Finding::BeyondStretch => "Above 0.8: more than a stretch goal asks for.",
        Finding::FullyReached => "Fully reached: it was not much of a stretch.",
        Finding::Kept => "Everything counted, and everything was delivered.",
        Finding::Missed => "A must is all or nothing: anything below 1 counts as missed, even 0.8.",
        Finding::Reached => "Everything was reached, but a guardrail broke.",
    }
}

/// A commitment: the plain word and the field's.
#[must_use]
pub const fn commitment(commitment: Commitment) -> &'static str {
    page::COMMITMENTS[commitment as usize].1
}

/// A closed period's score and what was said of it: "0.65, in the target zone".
#[must_use]
pub fn past(mean: &Fraction) -> String {
    let verdict = Verdict::on(mean, Commitment::Aspirational, false);
    [&score(mean), ", ", finding(verdict.finding)].concat()
}

/// How many key results are reached, and their mean.
#[must_use]
pub fn reached(total: &Total, mean: Option<&Fraction>) -> String {
    let count = [
        &total.reached.to_string(),
        " of ",
        &total.measured.to_string(),
        " reached",
    ]
    .concat();
    match mean {
        Some(mean) => [&count, ", ", &score(mean)].concat(),
        None => count,
    }
}

/// Before a verdict, as long as nothing is closed; nothing where all is there and the period
/// is over.
#[must_use]
pub const fn standing(total: &Total, term: Term) -> &'static str {
    match (total.measured == total.scored, term) {
        (false, _) => "So far: ",
        (true, Term::Over) => "",
        (true, Term::Unknown | Term::Running) => "If it closed now: ",
    }
}

/// How many key results have a value, where not all have; empty otherwise.
#[must_use]
pub fn so_far(total: &Total, commitment: Commitment) -> String {
    let Ok(score_so_far) = &total.score else {
        return String::new();
    };
    if total.measured == total.scored {
        return String::new();
    }
    let missing = if total.scored - total.measured == 1 {
        " measured so far. If you closed it now, the missing one would count as 0: "
    } else {
        " measured so far. If you closed it now, the missing ones would count as 0: "
    };
    [
        &total.measured.to_string(),
        " of ",
        &total.scored.to_string(),
        missing,
        &score(&score_so_far.if_closed),
        ", ",
        &verdict(&Verdict::on(
            &score_so_far.if_closed,
            commitment,
            !total.broken.is_empty(),
        )),
        ".",
    ]
    .concat()
}

/// Why there is no score. Key results are called by their numbers.
#[must_use]
pub fn no_score(why: NoScore) -> String {
    match why {
        NoScore::NoKeyResults => "No key results yet, so there is nothing to score.".into(),
        NoScore::GuardrailsAlone => {
            "Guardrails alone have no score: add a key result that is scored.".into()
        }
        NoScore::NotGradable(at) => [
            "No verdict while key result ",
            &(at + 1).to_string(),
            " has a problem.",
        ]
        .concat(),
        NoScore::WeightsAllZero => {
            "All weights are 0: at least one key result has to count.".into()
        }
        NoScore::NothingMeasured => "Nothing to score yet: no key result has a value.".into(),
    }
}

/// Which guardrails are broken, by their names; empty if none.
#[must_use]
pub fn broken(total: &Total, name: impl Fn(usize) -> String) -> String {
    let named = |at: &usize| match name(*at).trim() {
        "" => ["key result ", &(at + 1).to_string()].concat(),
        name => ["“", name, "”"].concat(),
    };
    let names: Vec<String> = total.broken.iter().map(named).collect();
    let guardrails = match names.len() {
        0 => return String::new(),
        1 => "Guardrail broken: ",
        _ => "Guardrails broken: ",
    };
    [guardrails, &names.join(", "), "."].concat()
}
