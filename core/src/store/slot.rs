//! What one action did: how to take it back, and what it wrote until the records
//! are seen to have it.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::place::{Key, Place};
use crate::record::kind::{Kinds, Since, Subject};
use crate::record::stamp::Stamp;
use crate::record::{Record, SCHEMA, Unreadable, frame};

/// How many actions a tab can take back.
pub const DEEP: u32 = 50;

/// How many slots a tab has: as many again for what was undone and then not done
/// again.
pub const RING: u32 = 2 * DEEP;

/// What an action was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// A record was written.
    Create,
    /// Its definition was changed.
    Edit,
    /// A dated value was written or corrected.
    CheckIn,
    /// A dated value was taken away.
    RemoveCheckIn,
    /// A record was put into the bin.
    Bin,
    /// It was taken out again.
    Restore,
    /// One of two values written at the same time was chosen.
    Settle,
    /// A file was brought in.
    Import,
    /// Several of these were done in one.
    Together,
}

/// What an action wrote to one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journaled {
    /// Where.
    pub place: Place,
    /// What.
    pub change: Record,
    /// Whether the record begins by it: where it is not there at all, it is to be.
    pub begins: bool,
}

/// What to write to take back one field of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Where the field is.
    pub place: Place,
    /// Its name.
    pub field: String,
    /// What to write.
    pub value: Value,
    /// The stamp with which it stands there now, or none if nothing does.
    pub expects: Option<Stamp>,
    /// The stamp that stood there before the action was first done, or none.
    pub before: Option<Stamp>,
    /// The stamp that stood there after it.
    pub after: Option<Stamp>,
    /// Whether it settles what was written there at the same time.
    pub settles: bool,
    /// What to write beside: what had been written at the same time, and was
    /// settled by the action.
    pub beside: Vec<Value>,
}

/// One slot of a tab's ring.
///
/// Undoing an action turns its slot around: it then holds what undoing wrote, and
/// how to take that back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Which action of the tab it was, counted from 0.
    pub seq: u64,
    /// The stamp of the action when it was first done.
    pub id: Stamp,
    /// The `id` of the action before it, if there was one; its own where it is no step.
    pub previous: Option<Stamp>,
    /// What it was.
    pub deed: Deed,
    /// Whether it was undone.
    pub undone: bool,
    /// What was written, and of what was written before and taken back whatever
    /// that left as it was: all of it until it is seen to be in its records.
    pub journal: Vec<Journaled>,
    /// How to take it back.
    pub turns: Vec<Turn>,
}

/// Each deed as it is written.
const DEEDS: [(Deed, &str); 9] = [
    (Deed::Create, "create"),
    (Deed::Edit, "edit"),
    (Deed::CheckIn, "check-in"),
    (Deed::RemoveCheckIn, "remove-check-in"),
    (Deed::Bin, "bin"),
    (Deed::Restore, "restore"),
    (Deed::Settle, "settle"),
    (Deed::Import, "import"),
    (Deed::Together, "together"),
];

/// The version of a slot's own shape in its second form, of several records of any
/// kind. It stands under keys that versions which only know the first form leave alone;
/// see [`Key`].
const SEVERAL: u64 = 2;

impl Slot {
    /// The key of the slot in a tab's ring.
    #[must_use]
    pub fn key(&self, tab: &str) -> String {
        let slot = self.seq % u64::from(RING);
        Key::Slot(self.form(), tab.to_owned(), slot as u32).to_string()
    }

    /// The form in which it is written: the first for as long as that can say it, so
    /// that versions which know no other go on with it.
    #[must_use]
    pub fn form(&self) -> Since {
        let journal = self.journal.iter().map(|it| &it.place);
        let places = journal.chain(self.turns.iter().map(|turn| &turn.place));
        let newest = places.map(|place| place.of.kind.since).max();
        let begins = self.deed == Deed::Create;
        if self.deed == Deed::Together || self.journal.iter().any(|it| it.begins != begins) {
            return Since::Several;
        }
        newest.unwrap_or(Since::First)
    }

    /// Whether it is a step that can be taken back, or done again: what came from another
    /// device is none, which it says by naming itself as the one before it. A file that
    /// brought only what lies in the bin is one, though undoing it changes nothing.
    #[must_use]
    pub fn is_step(&self) -> bool {
        self.previous != Some(self.id)
    }

    /// Whether it brought in something of a record: what it wrote stands in no
    /// journal.
    pub(super) fn is_import_of(&self, of: &Subject) -> bool {
        let mut turns = self.turns.iter();
        self.deed == Deed::Import && turns.any(|turn| turn.place.of == *of)
    }

    /// The stamp of what it wrote last.
    #[must_use]
    pub fn stamp(&self) -> Stamp {
        let records = self.journal.iter().map(|it| &it.change);
        let fields = records.flat_map(|record| record.fields.values());
        let stamps = fields.map(|field| field.newest().stamp);
        stamps.max().unwrap_or(self.id)
    }

    /// What it wrote last, without what is only kept from before.
    #[must_use]
    pub fn written(&self) -> Vec<Journaled> {
        let stamp = self.stamp();
        let mut journal = self.journal.clone();
        for written in &mut journal {
            let fields = &mut written.change.fields;
            fields.retain(|_, field| field.newest().stamp == stamp);
        }
        journal.retain(|it| !it.change.fields.is_empty());
        journal
    }

    /// Takes over what an action wrote in a first round and did not have to write
    /// once more, with the way back from it.
    pub(super) fn take_over(&mut self, first: &Self) {
        for written in &first.journal {
            let mut journal = self.journal.iter_mut();
            match journal.find(|it| it.place == written.place) {
                Some(again) => {
                    for (name, field) in &written.change.fields {
                        let fields = &mut again.change.fields;
                        fields.entry(name.clone()).or_insert_with(|| field.clone());
                    }
                    again.begins |= written.begins;
                }
                None => self.journal.push(written.clone()),
            }
        }
        for turn in &first.turns {
            let same = |it: &Turn| (&it.place, &it.field) == (&turn.place, &turn.field);
            if !self.turns.iter().any(same) {
                self.turns.push(turn.clone());
            }
        }
    }

    /// The slot without anything of what is gone for good: its place among the others
    /// is needed still, and what it wrote to other records. It cannot be taken back
    /// any more.
    pub(super) fn emptied(&self, gone: impl Fn(&Place) -> bool) -> Self {
        let mut journal = self.journal.clone();
        journal.retain(|it| !gone(&it.place));
        // One of each record tells what it was about.
        let mut places = BTreeSet::new();
        let turns = self.turns.iter().filter(|turn| places.insert(&turn.place));
        let turns = turns.map(|turn| Turn {
            value: Value::Null,
            beside: Vec::new(),
            ..turn.clone()
        });
        Self {
            journal,
            turns: turns.collect(),
            ..self.clone()
        }
    }

    /// Whether nothing can be told from it any more of what is gone for good.
    pub(super) fn is_emptied(&self, gone: impl Fn(&Place) -> bool) -> bool {
        let tells = |turn: &Turn| !turn.value.is_null() || !turn.beside.is_empty();
        !self.turns.iter().any(tells) && !self.journal.iter().any(|it| gone(&it.place))
    }

    /// As it is stored.
    #[must_use]
    pub fn write(&self) -> String {
        let deed = DEEDS.iter().find(|(deed, _)| *deed == self.deed);
        let journal = self.journal.iter();
        let journal = journal.map(|it| (it.place.to_string(), it.change.members().into()));
        let turns = self.turns.iter().map(Turn::write);
        let several = self.form() == Since::Several;
        let mut slot = json!({
            "schema": if several { SEVERAL } else { SCHEMA },
            "seq": self.seq,
            "id": self.id.to_string(),
            "previous": self.previous.map(|stamp| stamp.to_string()),
            "deed": deed.map(|(_, name)| *name),
            "undone": self.undone,
            "journal": journal.collect::<Map<_, _>>(),
            "turns": turns.collect::<Vec<_>>(),
        });
        if several {
            let begin = self.journal.iter().filter(|it| it.begins);
            let begin = begin.map(|it| it.place.to_string());
            slot["begins"] = begin.collect();
        }
        frame::seal(&slot.to_string())
    }

    /// Reads a stored slot.
    ///
    /// # Errors
    ///
    /// As [`Record::read`].
    pub fn read(kinds: Kinds, sealed: &str) -> Result<Self, Unreadable> {
        let text = frame::open(sealed).ok_or(Unreadable::Damaged)?;
        let slot: Value = serde_json::from_str(text).map_err(|_| Unreadable::Shape)?;
        match slot.get("schema").and_then(Value::as_u64) {
            Some(schema) if schema > SEVERAL => Err(Unreadable::Newer(schema)),
            // What a version wrote that knows more kinds or deeds than this one is not
            // damaged.
            Some(SEVERAL) => Self::from_value(kinds, &slot).ok_or(Unreadable::Newer(SEVERAL)),
            _ => Self::from_value(kinds, &slot).ok_or(Unreadable::Shape),
        }
    }

    fn from_value(kinds: Kinds, slot: &Value) -> Option<Self> {
        let deed = slot.get("deed")?.as_str()?;
        let deed = DEEDS.iter().find(|(_, name)| *name == deed)?.0;
        let begin = match slot.get("begins") {
            Some(begin) => Some(begin.as_array()?),
            None => None,
        };
        let mut journal = Vec::new();
        for (place, members) in slot.get("journal")?.as_object()? {
            let members = members.as_object()?.clone();
            journal.push(Journaled {
                place: Place::parse(kinds, place)?,
                change: Record::from_members(members).ok()?,
                begins: match begin {
                    Some(begin) => begin.iter().any(|it| it.as_str() == Some(place)),
                    None => deed == Deed::Create,
                },
            });
        }
        let turns = slot.get("turns")?.as_array()?.iter();
        let turns = turns.map(|turn| Turn::read(kinds, turn));
        Some(Self {
            // Counted on with each action, so that there has to be a next one.
            seq: slot.get("seq")?.as_u64().filter(|seq| *seq < Stamp::MOST)?,
            id: stamp(slot.get("id")?)??,
            previous: stamp(slot.get("previous")?)?,
            deed,
            undone: slot.get("undone")?.as_bool()?,
            journal,
            turns: turns.collect::<Option<_>>()?,
        })
    }
}

impl Turn {
    fn write(&self) -> Value {
        let stamp = |stamp: Option<Stamp>| json!(stamp.map(|stamp| stamp.to_string()));
        let mut turn = vec![
            self.place.to_string().into(),
            self.field.as_str().into(),
            self.value.clone(),
            stamp(self.expects),
            self.settles.into(),
            stamp(self.before),
            stamp(self.after),
        ];
        // Of a thousand that an import writes, hardly any has some.
        if !self.beside.is_empty() {
            turn.push(self.beside.clone().into());
        }
        turn.into()
    }

    fn read(kinds: Kinds, turn: &Value) -> Option<Self> {
        let (main, beside) = turn.as_array()?.split_at_checked(7)?;
        let [place, field, value, expects, settles, before, after] = main else {
            return None;
        };
        let beside = match beside {
            [] => Vec::new(),
            [beside] => beside.as_array()?.clone(),
            _ => return None,
        };
        Some(Self {
            place: Place::parse(kinds, place.as_str()?)?,
            field: field.as_str()?.to_owned(),
            value: value.clone(),
            expects: stamp(expects)?,
            settles: settles.as_bool()?,
            before: stamp(before)?,
            after: stamp(after)?,
            beside,
        })
    }
}

/// A stamp, or none for null; nothing for anything else.
fn stamp(value: &Value) -> Option<Option<Stamp>> {
    match value {
        Value::Null => Some(None),
        Value::String(text) => Some(Some(Stamp::parse(text)?)),
        _ => None,
    }
}
