//! How much room bringing in takes, without working out what it writes.
//!
//! To put together all that an import of twenty thousand values writes takes a second on a
//! slow device, and only where the room is scarce does anybody need to know exactly.

use std::collections::BTreeSet;

use super::Store;
use super::document::PART;
use super::import::{Becomes, Preview};
use super::placing::length;
use crate::record::field::Field;
use crate::record::kind::Subject;
use crate::record::stamp::{Stamp, Writer};
use crate::record::written::{entry_length, json_length, text_length, value_length};
use crate::record::{Record, Value};
use crate::sorted::sorted;

/// What stands around the turns of a slot and of an intent, with their keys, at most.
const AROUND_SLOT: usize = 600;

/// What stands around what is staged in one piece, with its key, without its place and tab.
const AROUND_STAGED: usize = 110;

/// What a record is without fields, at most: its frame, its version, and where something
/// stands beside.
const AROUND_FIELDS: usize = 9 + r#"{"fields":{},"others":{},"schema":1}"#.len();

/// What a turn has besides place, field, values and stamps: brackets, commas, quotes and
/// that it settles. One with a value before has the quotes of one more stamp.
const AROUND_TURN: usize = 19;

/// The quotes of a turn's place, field and stamps, each of which takes one more character
/// within an intent; those of one more stamp likewise.
const QUOTES: usize = 8;

/// What a field may take more by the time it is written, as in [`super::intent`].
const LEEWAY: usize = 8;

/// What is put together while it is counted, in characters.
#[derive(Default)]
struct Sum {
    staged: usize,
    /// The most that is staged in one piece.
    largest: usize,
    turns: usize,
    /// What the turns take more within an intent.
    escaped: usize,
}

impl Store {
    /// How many characters have to be free at most to bring in what a preview shows: never
    /// less than [`Self::room_for`], and little more.
    pub(super) fn room_at_most(&self, preview: &Preview) -> usize {
        let differences = preview.differences.iter();
        let new = differences.filter(|it| it.becomes == Becomes::New && !it.of.kind.is_single);
        let new: BTreeSet<&Subject> = sorted(new.map(|it| &it.of));
        let counters = preview.changes.iter();
        let counters = counters.map(|(place, it)| it.counter().max(self.counter(&place.of)));
        let counter = counters.fold(self.clock, u64::max).saturating_add(1);
        // No stamp takes more.
        let writer = Writer::LAST;
        let most = Stamp { counter, writer }.length();
        let mut sum = Sum::default();
        for (place, record) in &preview.changes {
            let place_length = length(&place.to_string());
            sum.stage(place_length + self.tab.len(), record);
            if new.contains(&place.of) {
                // One that puts it into the bin.
                sum.turn(place_length + AROUND_FIELDS, &Value::Null, 3 * most);
                sum.escaped += 4;
                continue;
            }
            let held = self.held.get(&place.of);
            for (name, field) in &record.fields {
                let known = held.and_then(|it| it.field(None, name));
                let in_year = || held?.field(Some(place.year?), name);
                let known = known.or_else(in_year);
                let quoted = text_length(name);
                let before = known.as_ref().map_or(&Value::Null, Field::value);
                let theirs = field.newest().stamp.length();
                let after = known.as_ref().map_or(0, |it| it.newest().stamp.length());
                // Null where nothing stood there.
                let stamp = if known.is_some() { most + 2 } else { 4 };
                let stamps = 2 * after.max(theirs) + stamp;
                sum.turn(place_length + quoted, before, stamps);
                sum.escaped += if known.is_some() { 2 } else { 0 };
                sum.escaped += length(name).abs_diff(quoted - 2) * 2;
                for beside in known.iter().flat_map(Field::others) {
                    let beside = value_length(&beside.value) + 3;
                    sum.turns += beside;
                    sum.escaped += beside;
                }
            }
        }
        let slot = AROUND_SLOT + 2 * self.tab.len() + sum.turns;
        sum.staged + slot + sum.escaped + slot.max(sum.largest)
    }
}

impl Sum {
    /// What is staged of a record whose place and tab take so many characters.
    fn stage(&mut self, named: usize, record: &Record) {
        let each = record.fields.iter().map(|(name, field)| {
            let name = text_length(name) + 2;
            let others = field.others();
            let beside = match others.is_empty() {
                true => 0,
                false => name + 2 + others.iter().map(|it| entry_length(it) + 1).sum::<usize>(),
            };
            name + entry_length(field.newest()) + beside
        });
        let (mut all, mut most, mut count) = (AROUND_FIELDS + json_length(&record.extra), 0, 0);
        // Divided as it is where no part has room for all of it.
        let (mut pieces, mut piece) = (1, 0);
        for field in each {
            let alone = field + AROUND_FIELDS;
            all += field;
            count += 1;
            most = most.max(alone);
            if piece > 0 && piece + alone > PART {
                pieces += 1;
                piece = 0;
            }
            piece += alone;
        }
        if all <= PART {
            pieces = 1;
        }
        let fields = all + count * LEEWAY;
        let around = AROUND_STAGED + AROUND_FIELDS + named;
        self.staged += fields + pieces * around;
        self.largest = self.largest.max(around + fields.min(most.max(PART)));
    }

    /// One with a place and a field, and with stamps, of so many characters.
    fn turn(&mut self, named: usize, before: &Value, stamps: usize) {
        let value = value_length(before);
        self.turns += AROUND_TURN + named + value + stamps;
        self.escaped += QUOTES + if before.is_null() { 0 } else { value };
    }
}
