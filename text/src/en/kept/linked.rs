//! What belongs together, where some of it is deleted: a KPI, and the key results that are
//! it.

use waymark_core::record::kind::Kind;

use super::counts;

/// A key result with its objective: “NPS up” of “Happier customers”.
fn named(key_result: &str, objective: &str) -> String {
    let objective = match objective {
        "" => "an objective without a title".to_owned(),
        title => format!("“{title}”"),
    };
    match key_result {
        "" => format!("a key result of {objective}"),
        name => format!("the key result “{name}” of {objective}"),
    }
}

/// What is said in the bin of a KPI that a key result is, and which stays for that.
#[must_use]
pub fn is_in(key_result: &str, objective: &str, is_binned: bool) -> String {
    let named = named(key_result, objective);
    match is_binned {
        true => format!(
            "It is {named}. That objective is in the bin too: this KPI is deleted for good with it, \
             not before."
        ),
        false => format!(
            "It is {named}, so it is not deleted for good for as long as that objective exists."
        ),
    }
}

/// What is said in the bin of a KPI that was a key result before.
#[must_use]
pub fn came_from(key_result: &str, objective: &str) -> String {
    format!("It began as {}.", named(key_result, objective))
}

/// What is said in the bin of a KPI whose readings are check-ins of a key result again: why
/// it is not restored.
#[must_use]
pub fn stands_again(key_result: &str, objective: &str) -> String {
    format!(
        "Its values are check-ins again, of {}. Restored beside those, each would be there twice: \
         to get the KPI back, make that key result a KPI again.",
        named(key_result, objective)
    )
}

/// What is said in the bin of an objective with a key result that is a KPI.
#[must_use]
pub fn has(key_result: &str, kpi: &str) -> String {
    let kpi = match kpi {
        "" => "a KPI without a name".to_owned(),
        name => format!("the KPI “{name}”"),
    };
    match key_result {
        "" => format!("One of its key results is {kpi}."),
        name if kpi.contains(&format!("“{name}”")) => {
            format!("It includes {kpi} as a key result.")
        }
        name => format!("Its key result “{name}” is {kpi}."),
    }
}

/// What is said where a KPI was to be deleted that a key result is.
#[must_use]
pub fn retired_instead(key_result: &str, objective: &str) -> String {
    format!(
        "Retired, not deleted: it is {}, which needs its readings.",
        named(key_result, objective)
    )
}

/// What is said where some of what was to be deleted for good stays, records of these kinds.
#[must_use]
pub fn needed(kinds: &[&'static Kind]) -> String {
    let (was, it, stays) = match kinds {
        [_] => ("was", "it is a key result", "It stays"),
        _ => ("were", "they are key results", "They stay"),
    };
    let all = counts::each(kinds);
    format!(
        "{all} {was} not deleted: {it} of an objective that still exists or is in the bin. {stays} \
         in the bin for as long as that does."
    )
}

/// What is said where something was to be deleted for good that another tab has
/// taken out of the bin.
#[must_use]
pub fn not_in_bin(kinds: &[&'static Kind]) -> String {
    let (was, it) = match kinds {
        [_] => ("was", "it"),
        _ => ("were", "them"),
    };
    let all = counts::each(kinds);
    format!("{all} {was} not deleted: another tab has taken {it} out of the bin.")
}
