//! The mirror: a second store that keeps the same texts under the same keys.
//!
//! A browser says "done" of what is in `localStorage` up to a minute before it is on
//! its disk; of the mirror it says so when it is. Neither is the copy of the other.
//! What stands under a key here and there becomes one by the same rules, whoever
//! comes first: records by [`Record::merge`], of two slots the later one. An
//! [`Exchange`] puts into the mirror what passed a [door](super::door::Door), in one
//! transaction; [`unite`] brings into the first store what only the mirror has.
//!
//! What is only under way, an import that is staged, is not mirrored: it becomes
//! records, or nothing.

mod exchange;
mod unite;

use std::collections::BTreeSet;

pub use self::exchange::Exchange;
pub use self::unite::{United, unite};
use super::document::is_gone;
use super::place::{Key, Place};
use super::slot::Slot;
use crate::record::kind::{BIN, GONE, Kinds, Subject};
use crate::record::{Record, Unreadable};

/// A key, and the text that the mirror has under it; none if it has none.
pub type Row = (String, Option<String>);

/// One thing to be done in the mirror.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Put this text under this key.
    Put(String, String),
    /// Take away a key with its text.
    Remove(String),
    /// Put what stands under the first key under the second, as it is and over nothing
    /// else (with a `~` behind it, where something stands there), and take the first
    /// away.
    Aside(String, String),
    /// Put there what the first store has under this key, as it is.
    Lift(String),
}

/// What is to stand under a key in both stores.
pub(super) enum Met {
    /// This.
    Text(String),
    /// Nothing.
    Nothing,
    /// What is there: nothing that could be read, or what a newer version wrote.
    AsItIs,
}

/// Whether what stands under a key is mirrored: what is not is under way, or not ours to
/// judge.
#[must_use]
pub fn is_mirrored(kinds: Kinds, key: &str) -> bool {
    matches!(
        Key::parse(kinds, key),
        Key::Record(..) | Key::Slot(..) | Key::Quarantine(_)
    )
}

pub(super) fn says_gone(text: &str) -> bool {
    Record::read(text).is_ok_and(|record| is_gone(&record))
}

/// The records that a slot says something of.
pub(super) fn about(slot: &Slot) -> BTreeSet<Subject> {
    let journal = slot.journal.iter().map(|it| &it.place);
    let places = journal.chain(slot.turns.iter().map(|turn| &turn.place));
    let mut about = BTreeSet::new();
    about.extend(places.map(|place| place.of.clone()));
    about
}

/// What is to stand of one part of a record, of which each text can be read or was
/// written by a newer version.
pub(super) fn meet_record(
    ours: Option<&str>,
    theirs: Option<&str>,
    moved: &[Record],
    place: &Place,
    part: u32,
    is_gone: bool,
) -> Met {
    if is_gone && (place.year.is_some() || part > 1) {
        return Met::Nothing;
    }
    let (ours, theirs) = match (ours, theirs) {
        (None, None) => return Met::AsItIs,
        (Some(text), None) | (None, Some(text)) if !is_gone => {
            return Met::Text(text.to_owned());
        }
        (Some(ours), Some(theirs)) if ours == theirs && !is_gone => {
            return Met::Text(ours.to_owned());
        }
        both => both,
    };
    let read = |text: Option<&str>| text.map(Record::read);
    let (mut met, mut missing) = match (read(ours), read(theirs)) {
        // That version brings them together.
        (Some(Err(_)), _) | (_, Some(Err(_))) => return Met::AsItIs,
        (met, missing) => {
            let or_nothing =
                |it: Option<Result<Record, _>>| it.and_then(Result::ok).unwrap_or_default();
            (or_nothing(met), or_nothing(missing))
        }
    };
    if !is_gone {
        for year in moved {
            missing.retain_missing_in(year);
        }
        if let Some(text) = ours.filter(|_| met.contains(&missing)) {
            return Met::Text(text.to_owned());
        }
    }
    met.merge(&missing);
    if is_gone {
        let said = [BIN.word(), GONE.word()];
        met.fields.retain(|name, _| said.contains(&name.as_str()));
        met.extra.clear();
    }
    Met::Text(met.write())
}

/// What is to stand of a slot: the later one, without anything of what is gone.
pub(super) fn meet_slot(
    kinds: Kinds,
    ours: Option<&str>,
    theirs: Option<&str>,
    gone: impl Fn(&Subject) -> bool,
) -> Met {
    let text = match (ours, theirs) {
        (None, None) => return Met::AsItIs,
        (Some(text), None) | (None, Some(text)) => text,
        (Some(ours), Some(theirs)) if is_later(kinds, theirs, ours) => theirs,
        (Some(ours), Some(_)) => ours,
    };
    let gone = |place: &Place| gone(&place.of);
    match Slot::read(kinds, text) {
        Ok(slot) if about(&slot).iter().any(|of| gone(&of.definition())) => {
            Met::Text(slot.emptied(gone).write())
        }
        _ => Met::Text(text.to_owned()),
    }
}

/// Whether of two slots of one name the first is the later. What a newer version wrote
/// is later than what this one can read.
pub(super) fn is_later(kinds: Kinds, one: &str, other: &str) -> bool {
    let order = |text: &str| match Slot::read(kinds, text) {
        Ok(slot) => (1, slot.seq, Some(slot.stamp())),
        Err(Unreadable::Newer(_)) => (2, 0, None),
        Err(_) => (0, 0, None),
    };
    order(one) > order(other)
}
