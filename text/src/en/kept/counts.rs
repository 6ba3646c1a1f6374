//! Records and their dated values, counted and called by their kinds.

use waymark_core::kpi;
use waymark_core::objective;
use waymark_core::record::kind::Kind;
use waymark_core::review;

use crate::en::goals::{check_ins, listed};

/// Whether records of this kind are KPIs.
pub(super) fn is_kpi(kind: &'static Kind) -> bool {
    *kind == kpi::KIND
}

/// So many records of each kind: "2 objectives and 1 KPI".
#[must_use]
pub fn records(all: impl Iterator<Item = (&'static Kind, usize)>) -> String {
    let (mut objectives, mut kpis, mut reviews, mut others) = (0, 0, 0, 0);
    for (kind, count) in all {
        if is_kpi(kind) {
            kpis += count;
        } else if *kind == objective::KIND {
            objectives += count;
        } else if *kind == review::KIND {
            reviews += count;
        } else {
            others += count;
        }
    }
    let all = [
        (objectives, "objective"),
        (kpis, "KPI"),
        (reviews, "review"),
        (others, "other record"),
    ];
    let all = all.into_iter().filter(|(count, _)| *count > 0);
    let all: Vec<String> = all.map(|(count, one)| counted(count, one)).collect();
    match &*all {
        [] => counted(0, "objective"),
        all => listed(all, "and"),
    }
}

fn counted(count: usize, one: &str) -> String {
    match count {
        1 => ["1 ", one].concat(),
        many => format!("{many} {one}s"),
    }
}

/// The records of these kinds, each counted once.
#[must_use]
pub fn each(kinds: &[&'static Kind]) -> String {
    records(kinds.iter().map(|kind| (*kind, 1)))
}

/// One of them, in a sentence: "objective".
pub(super) fn one(kind: &'static Kind) -> &'static str {
    match kind {
        kind if is_kpi(kind) => "KPI",
        kind if *kind == review::KIND => "review",
        _ => "objective",
    }
}

/// Dated values of a record of this kind, in a sentence: "readings".
pub(super) fn many_dated(kind: &'static Kind) -> &'static str {
    if is_kpi(kind) {
        "readings"
    } else {
        "check-ins"
    }
}

/// So many dated values of a record of this kind: "3 readings".
#[must_use]
pub fn dated(kind: &'static Kind, count: usize) -> String {
    match count {
        _ if !is_kpi(kind) => check_ins(count),
        0 => "No readings yet".to_owned(),
        _ => counted(count, "reading"),
    }
}
