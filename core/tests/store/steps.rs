//! What can happen, for the machine to choose from.

use proptest::prelude::*;
use serde_json::Value;
use waymark_core::record::kind::Subject;

use super::faulty::Failing;
use super::page;

/// One step.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    /// Something that a tab does.
    Do(usize, Doing),
    /// What that tab does next, fails like this.
    Fails(usize, Failing),
    /// Some of what other tabs did becomes visible.
    Deliver(usize, usize),
    /// A page ends, and perhaps is opened again as the same tab.
    Close(usize),
    Reload(usize),
    /// So many characters of room are left, or any number.
    Room(Option<usize>),
    /// The last changes vanish.
    DropBatch(usize),
    /// So many days go by, or back.
    Days(i32),
    /// From now on what is done is in the mirror at once, or later.
    Lags(bool),
    /// What a tab did gets into the mirror.
    Mirrored(usize),
    /// From now on nobody gets at the mirror, or everybody does again.
    Away(bool),
    /// The mirror is lost.
    LoseMirror,
    /// Some of the first store's keys are lost while no page is open.
    LoseKeys(u64),
    /// The browser is killed: the last changes of the first store never were.
    Kill(usize),
}

#[derive(Clone, Debug)]
pub(crate) enum Doing {
    Create(usize, u8),
    Edit(usize, Vec<(usize, u8)>),
    Dated(usize, usize, u8, u8),
    Remove(usize, usize, u8),
    Bin(usize),
    Restore(usize),
    Settle(usize),
    /// The title of one, and another that begins, or an edit of it.
    Together(usize, usize, u8),
    Undo,
    Redo,
    Tidy(usize),
    DeleteForGood(usize),
    Export,
    Import(usize),
    /// Back to how it was in a file.
    Back(usize),
    Recheck,
    Refresh,
}

pub(crate) const IDS: [&str; 4] = ["a", "b", "c", "d"];

/// One of them: the first two are objectives, the others KPIs.
pub(crate) fn id(name: &str) -> Subject {
    match name {
        "a" | "b" => page::id(name),
        name => page::kpi(name),
    }
}

pub(crate) const FIELDS: [&str; 5] = ["title", "commitment", "kr/k1/target", "kr/k2/name", "about"];
pub(crate) const KEY_RESULTS: [&str; 2] = ["k1", "k2"];

fn doing() -> impl Strategy<Value = Doing> {
    let any = || 0..IDS.len();
    let fields = proptest::collection::vec((0..FIELDS.len(), 0..4_u8), 1..4);
    let check_in = (any(), 0..KEY_RESULTS.len(), 0..24_u8);
    prop_oneof![
        30 => (any(), 0..4_u8).prop_map(|(id, value)| Doing::Create(id, value)),
        60 => (any(), fields).prop_map(|(id, fields)| Doing::Edit(id, fields)),
        80 => (check_in.clone(), 0..4_u8).prop_map(|((id, kr, date), value)| Doing::Dated(id, kr, date, value)),
        15 => check_in.prop_map(|(id, kr, date)| Doing::Remove(id, kr, date)),
        15 => any().prop_map(Doing::Bin),
        20 => any().prop_map(Doing::Restore),
        20 => any().prop_map(Doing::Settle),
        30 => (any(), any(), 1..4_u8).prop_map(|(id, other, value)| Doing::Together(id, other, value)),
        40 => Just(Doing::Undo),
        40 => Just(Doing::Redo),
        20 => any().prop_map(Doing::Tidy),
        1 => any().prop_map(Doing::DeleteForGood),
        8 => Just(Doing::Export),
        15 => (0..4_usize).prop_map(Doing::Import),
        8 => Just(Doing::Recheck),
        8 => Just(Doing::Refresh),
        4 => (0..4_usize).prop_map(Doing::Back),
    ]
}

pub(crate) fn step() -> impl Strategy<Value = Step> {
    let tab = || 0..3_usize;
    let failing = prop_oneof![
        6 => (0..4_u32).prop_map(Failing::DiesAt),
        2 => (0..40_u32).prop_map(Failing::DiesAt),
        2 => (0..5_u32).prop_map(Failing::FullAt),
        2 => (0..5_u32).prop_map(Failing::FullFrom),
        1 => Just(Failing::Throws),
    ];
    let room = prop_oneof![
        2 => (0..3_000_usize).prop_map(Some),
        3 => Just(None),
    ];
    let days = prop_oneof![4 => Just(1), 4 => Just(-1), 1 => Just(40), 4 => Just(-400)];
    prop_oneof![
        60 => (tab(), doing()).prop_map(|(tab, doing)| Step::Do(tab, doing)),
        9 => (tab(), failing).prop_map(|(tab, failing)| Step::Fails(tab, failing)),
        14 => (tab(), 1..12_usize).prop_map(|(tab, many)| Step::Deliver(tab, many)),
        2 => tab().prop_map(Step::Close),
        4 => tab().prop_map(Step::Reload),
        2 => room.prop_map(Step::Room),
        2 => (1..8_usize).prop_map(Step::DropBatch),
        1 => days.prop_map(Step::Days),
        4 => any::<bool>().prop_map(Step::Lags),
        6 => tab().prop_map(Step::Mirrored),
        2 => prop_oneof![1 => Just(true), 2 => Just(false)].prop_map(Step::Away),
        1 => Just(Step::LoseMirror),
        1 => any::<u64>().prop_map(Step::LoseKeys),
        3 => (0..60_usize).prop_map(Step::Kill),
    ]
}

pub(crate) fn at(key_result: usize, date: u8) -> String {
    let year = 2024 + u32::from(date % 3);
    format!("at/{}/{year}-01-{:02}", KEY_RESULTS[key_result], 1 + date)
}

pub(crate) fn value(field: usize, number: u8) -> Value {
    match (FIELDS[field], number) {
        (_, 0) if field > 0 => Value::Null,
        ("about", number) => "long ".repeat(300 * usize::from(number)).into(),
        (_, number) => number.to_string().into(),
    }
}
