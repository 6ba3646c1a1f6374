//! What is odd about how an objective is built: what, why by whom, and what to press.

mod over_time;

use waymark_core::calendar::Calendar;
use waymark_core::number::understood::Notation;
use waymark_core::objective::finding::repair::Repair;
use waymark_core::objective::finding::{Finding, Named};
use waymark_core::objective::key_result::Indicator;
use waymark_core::objective::revised::Promised;

use crate::en::days::{self, date};

/// What is odd, in one sentence.
#[must_use]
pub fn what(finding: &Finding, notation: &Notation) -> String {
    match finding {
        Finding::FewKeyResults(count) => rests_on(*count),
        Finding::ManyKeyResults { count, .. } => rests_on(*count),
        Finding::NoOwner => "This objective has no owner.".to_owned(),
        Finding::SharedOwner { key_result, names } => {
            let of = match key_result {
                None => "This objective".to_owned(),
                Some(of) => called(of),
            };
            format!("{of} has {} owners: {}.", names.len(), listed(names))
        }
        Finding::NoPeriod => "This objective has no period, so it never ends.".to_owned(),
        Finding::OnlyLag(1) => {
            "Its only key result is a lag measure: it shows the outcome, not the work.".to_owned()
        }
        Finding::OnlyLag(2) => {
            "Both key results are lag measures: they show the outcome, not the work.".to_owned()
        }
        Finding::OnlyLag(count) => format!(
            "All {count} key results are lag measures: they show the outcome, not the work."
        ),
        Finding::AnnualAlone => {
            "This objective runs for a year, with no shorter one planned to support it.".to_owned()
        }
        Finding::TooManyAtOnce { count, .. } => {
            format!("Including this one, you have {count} objectives running at once.")
        }
        Finding::StillOpen { since, key_results } => over_time::still_open(*since, key_results),
        Finding::Repeated { key_result, .. } => {
            format!(
                "{} had the same target in the period before.",
                called(key_result)
            )
        }
        Finding::AlreadyMet {
            key_result,
            value,
            unit,
            on,
            ..
        } => over_time::already_met(key_result, *value, unit, *on, notation),
        Finding::Revised {
            on,
            key_result,
            unit,
            is_held,
            was,
            now,
            ..
        } => {
            let of = over_time::Of {
                key_result: key_result.as_ref(),
                unit,
                is_held: *is_held,
            };
            over_time::revised(&of, *was, *now, *on, notation)
        }
    }
}

/// A key result by its name, at the beginning of a sentence.
fn called(key_result: &Named) -> String {
    match &*key_result.name {
        "" => "A key result".to_owned(),
        name => ["“", name, "”"].concat(),
    }
}

/// Guardrails hold it up as well, but it does not rest on them.
fn rests_on(count: usize) -> String {
    let count = match count {
        0 => "no key result yet".to_owned(),
        1 => "1 key result".to_owned(),
        many => format!("{many} key results"),
    };
    format!("It rests on {count}; 3 to 5 is typical.")
}

/// Anna, Ben and Carla.
fn listed(names: &[String]) -> String {
    match names {
        [first @ .., last] if !first.is_empty() => [&first.join(", "), " and ", last].concat(),
        all => all.concat(),
    }
}

/// Why that matters, and who says so.
#[must_use]
pub const fn why(finding: &Finding) -> &'static str {
    match finding {
        Finding::FewKeyResults(0) => {
            "Nothing shows yet whether you are getting there. Rock and AgencyAnalytics both \
             recommend 3 to 5."
        }
        Finding::FewKeyResults(_) => {
            "You can hit one or two numbers and still miss the objective. Rock and \
             AgencyAnalytics both recommend 3 to 5."
        }
        Finding::ManyKeyResults { .. } => {
            "Each extra one leaves less time for the others. Rock and AgencyAnalytics both stop \
             at 5."
        }
        Finding::NoOwner => {
            "What nobody owns tends not to get done. Rock wants one name on every objective."
        }
        Finding::SharedOwner {
            key_result: None, ..
        } => {
            "If it goes wrong, each owner may wait for the other. Rock wants one name; the others \
             can still help."
        }
        Finding::SharedOwner { .. } => {
            "If it goes wrong, each owner may wait for the other. AgencyAnalytics gives every key \
             result one owner too."
        }
        Finding::NoPeriod => {
            "Without a deadline there is no pace to measure and no moment to score it. \
             AgencyAnalytics calls a time frame one of the three things an OKR needs."
        }
        Finding::OnlyLag(_) => {
            "Lag measures tell you how it went once the work is done. AgencyAnalytics pairs them \
             with lead measures, numbers you can influence this week; Rock expects an OKR to lead."
        }
        Finding::AnnualAlone => {
            "A year is too long to show what to do this month. AgencyAnalytics supports an annual \
             objective with quarterly ones; Rock also plans in half-years."
        }
        Finding::TooManyAtOnce { .. } if finding.is_loud() => {
            "Rock stops at 4 and AgencyAnalytics at 5. Any more, and none of them gets the \
             attention it needs."
        }
        Finding::TooManyAtOnce { .. } => "Rock stops at 4 a quarter, so there is time for each.",
        Finding::StillOpen { .. } => {
            "The point of an OKR is the reset at the end, says Rock. A number you keep watching \
             after that is a KPI."
        }
        Finding::Repeated { .. } => {
            "A number that stays in place quarter after quarter is a KPI, says Rock. Watch it as \
             one, and keep this place for something you want to change."
        }
        Finding::AlreadyMet { .. } => {
            "Rock calls it theatre to make a goal of a standard that is already met. As a KPI, it \
             tells you when it slips."
        }
        Finding::Revised {
            was: Promised::Commitment(_),
            ..
        } => {
            "Rock sets the type when the objective is written, not at the end of the quarter. If \
             you keep the change, say so when you score it."
        }
        Finding::Revised { .. } => {
            "A goal that moves can make any result look good. AgencyAnalytics uses reviews to \
             adjust the tactics; if you keep the change, say so when you score it."
        }
    }
}

/// The button that repairs it.
#[must_use]
pub fn repair(repair: &Repair, calendar: Calendar, notation: &Notation) -> String {
    match repair {
        Repair::AddKeyResult(Some(Indicator::Lead)) => {
            "Add one you can act on this week".to_owned()
        }
        Repair::AddKeyResult(_) => "Add a key result".to_owned(),
        Repair::MoveToActions(it) if it.name.is_empty() => {
            "Move the unnamed one to actions".to_owned()
        }
        Repair::MoveToActions(it) => format!("Move “{}” to actions", it.name),
        Repair::SetOwner { owner: None, .. } => "Make it mine".to_owned(),
        // Not "Make it Anna's": it may say "me".
        Repair::SetOwner {
            owner: Some(name), ..
        } => format!("Make {name} the owner"),
        Repair::SetPeriod(_) => "Set it to this quarter".to_owned(),
        Repair::Postpone { to, starts_anew } => {
            let start = if *starts_anew { "Restart" } else { "Start" };
            format!("{start} it on {}", date(to.first()))
        }
        Repair::Draft(period) => format!("Draft one for {}", days::period(*period, calendar)),
        Repair::HandOff(it) if it.name.is_empty() => "Make it a KPI".to_owned(),
        Repair::HandOff(it) => format!("Make “{}” a KPI", it.name),
        Repair::TakeOut(it) if it.name.is_empty() => "Take it out, and keep the KPI".to_owned(),
        Repair::TakeOut(it) => format!("Take “{}” out, and keep the KPI", it.name),
        Repair::SetBack { was, unit, .. } => over_time::set_back(*was, unit, notation),
    }
}

/// The button that hides it for good.
pub const DISMISS: &str = "Leave it as it is";
