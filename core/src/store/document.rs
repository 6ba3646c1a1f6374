//! One record as a page holds it: its parts as they were read, taken apart only
//! when somebody looks.

use std::cell::OnceCell;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use crate::record::kind::{BIN, GONE, TITLE};
use crate::record::stamp::Stamp;
use crate::record::{Record, SCHEMA, Unreadable, frame};

/// How many characters a part of a record may have. What would pass it goes to
/// the next part, so that a part and a slot are never more than 16,000 together.
pub const PART: usize = 7_500;

/// What a list shows of a record, read without the rest of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glance {
    pub(super) title: Option<(Stamp, Value)>,
    pub(super) bin: Option<(Stamp, Value)>,
    pub(super) gone: Option<(Stamp, Value)>,
}

/// A record, in one part or several.
#[derive(Clone, Debug, Default)]
pub(super) struct Document {
    parts: Vec<Part>,
    whole: OnceCell<Record>,
}

#[derive(Clone, Debug, Default)]
struct Part {
    // A text with the shape of a record, or nothing beside what was read of it.
    text: String,
    record: OnceCell<Record>,
}

impl Glance {
    /// Its title, empty if it has none.
    #[must_use]
    pub fn title(&self) -> &str {
        let text = self.title.as_ref().and_then(|(_, title)| title.as_str());
        text.unwrap_or_default()
    }

    /// The day on which it was put into the bin, as it was written, if it is
    /// there.
    #[must_use]
    pub fn binned(&self) -> Option<&str> {
        self.bin.as_ref().and_then(|(_, day)| day.as_str())
    }

    /// Whether it was deleted for good.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        self.gone.as_ref().is_some_and(|(_, gone)| !gone.is_null())
    }

    /// Reads it from a stored text.
    ///
    /// # Errors
    ///
    /// As [`Record::read`].
    pub(super) fn read(sealed: &str) -> Result<Self, Unreadable> {
        let text = frame::open(sealed).ok_or(Unreadable::Damaged)?;
        match serde_json::from_str::<Members>(text) {
            Ok(members) if members.schema == Some(SCHEMA) && !members.others => {
                members.fields.ok_or(Unreadable::Shape)
            }
            // Another shape, older or newer, or none: reading it whole tells.
            _ => Record::read(sealed).map(|record| Self::of(&record)),
        }
    }

    pub(super) fn of(record: &Record) -> Self {
        let newest = |name: &str| {
            let newest = record.fields.get(name)?.newest();
            Some((newest.stamp, newest.value.clone()))
        };
        Self {
            title: newest(TITLE.word()),
            bin: newest(BIN.word()),
            gone: newest(GONE.word()),
        }
    }

    /// What can be shown of a record that a newer version wrote: its title, if it
    /// stands where it does here.
    pub(super) fn of_newer(sealed: &str) -> Self {
        let text = frame::open(sealed).unwrap_or_default();
        let value: Value = serde_json::from_str(text).unwrap_or_default();
        let fields = value.get("fields").and_then(Value::as_object);
        let members = serde_json::json!({"schema": SCHEMA, "fields": fields});
        let members = members.as_object().cloned().unwrap_or_default();
        Self::of(&Record::from_members(members).unwrap_or_default())
    }

    /// The newer of both, by field.
    pub(super) fn merge(&mut self, other: Self) {
        let newer = |ours: &mut Option<(Stamp, Value)>, other: Option<(Stamp, Value)>| {
            let stamp = |it: &Option<(Stamp, Value)>| it.as_ref().map(|(stamp, _)| *stamp);
            if stamp(&other) > stamp(ours) {
                *ours = other;
            }
        };
        newer(&mut self.title, other.title);
        newer(&mut self.bin, other.bin);
        newer(&mut self.gone, other.gone);
    }
}

impl Document {
    /// How many parts there are.
    pub(super) fn parts(&self) -> u32 {
        self.parts.len() as u32
    }

    /// All of it.
    pub(super) fn whole(&self) -> &Record {
        match self.parts.as_slice() {
            [part] => part.record(),
            parts => self.whole.get_or_init(|| {
                let mut whole = Record::default();
                for part in parts {
                    whole.merge(part.record());
                }
                whole
            }),
        }
    }

    /// What is in one part, counted from 1.
    pub(super) fn part(&self, part: u32) -> Option<&Record> {
        self.parts.get(index(part)).map(Part::record)
    }

    /// Takes in a text for a part that nothing is known of.
    pub(super) fn take_text(&mut self, part: u32, text: String) {
        let record = OnceCell::new();
        *self.slot(part) = Part { text, record };
    }

    /// Takes in what a part holds beside what is known of it.
    pub(super) fn merge_part(&mut self, part: u32, record: &Record) {
        if self.part(part).is_some_and(|known| known.contains(record)) {
            return;
        }
        let mut merged = self.part(part).cloned().unwrap_or_default();
        merged.merge(record);
        self.replace_part(part, merged);
    }

    /// Puts something in the place of a part.
    pub(super) fn replace_part(&mut self, part: u32, record: Record) {
        let text = String::new();
        let record = OnceCell::from(record);
        *self.slot(part) = Part { text, record };
    }

    /// The text of a part that was read and not changed since.
    pub(super) fn text(&self, part: u32) -> Option<&str> {
        let known = self.parts.get(index(part))?;
        (!known.text.is_empty()).then_some(known.text.as_str())
    }

    /// Whether a part was read as just this text, and not changed since.
    pub(super) fn has_text(&self, part: u32, text: &str) -> bool {
        let known = self.parts.get(index(part));
        known.is_some_and(|known| known.text == text)
    }

    /// Whether a stamp stands in the text of a part that was not taken apart
    /// yet: then what was written with it is there, or was replaced.
    pub(super) fn mentions(&self, stamp: Stamp) -> bool {
        // With the comma: before a value of an entry there is none.
        let stamp = format!(",\"{stamp}\"");
        self.parts.iter().any(|part| part.text.contains(&stamp))
    }

    /// Whether a text may stand in it: where a part was changed since it was read, nobody
    /// looked.
    pub(super) fn may_mention(&self, text: &str) -> bool {
        let mut parts = self.parts.iter();
        parts.any(|part| part.text.is_empty() || part.text.contains(text))
    }

    /// Whether every part of it can be read.
    pub(super) fn can_be_read(&self) -> bool {
        let mut parts = self.parts.iter();
        parts.all(|part| part.text.is_empty() || Record::read(&part.text).is_ok())
    }

    fn slot(&mut self, part: u32) -> &mut Part {
        self.whole.take();
        let index = index(part);
        if self.parts.len() <= index {
            self.parts.resize_with(index + 1, Part::default);
        }
        &mut self.parts[index]
    }
}

impl Part {
    fn record(&self) -> &Record {
        // Texts come in through a door that reads their shape.
        self.record
            .get_or_init(|| Record::read(&self.text).unwrap_or_default())
    }
}

/// Whether all that is left of a record is that it was deleted for good.
pub(crate) fn is_gone(record: &Record) -> bool {
    record.value(GONE.word()).is_some()
}

/// Whether a stored text says that its record was deleted for good, at a glance:
/// reading it tells for certain.
pub(super) fn is_tombstone(text: &str) -> bool {
    text.contains("\"gone\":[")
}

const fn index(part: u32) -> usize {
    part.saturating_sub(1) as usize
}

/// The members of a record, of which only what a list needs is kept. All of them
/// have to have the shape that they have in a record.
#[derive(Default)]
struct Members {
    schema: Option<u64>,
    fields: Option<Glance>,
    // In which case reading it whole tells whether they have.
    others: bool,
}

/// An entry, of which the value is read as something.
struct Written<V> {
    value: V,
    stamp: Stamp,
}

/// A stamp, or what was seen, without keeping the text. Of the latter the newest.
struct Stamps(Option<Stamp>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(MembersVisitor)
    }
}

impl<'de> Deserialize<'de> for Glance {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(GlanceVisitor)
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Written<V> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_seq(WrittenVisitor(PhantomData))
    }
}

impl<'de> Deserialize<'de> for Stamps {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(StampsVisitor)
    }
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Members;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("a record")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
        let mut members = Members::default();
        while let Some(name) = map.next_key::<String>()? {
            match name.as_str() {
                "schema" => members.schema = Some(map.next_value()?),
                "fields" => members.fields = Some(map.next_value()?),
                name => {
                    members.others |= name == "others";
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(members)
    }
}

struct GlanceVisitor;

impl<'de> Visitor<'de> for GlanceVisitor {
    type Value = Glance;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("fields")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Glance, A::Error> {
        let mut glance = Glance::default();
        while let Some(name) = map.next_key::<String>()? {
            let field = match name.as_str() {
                "title" => &mut glance.title,
                "bin" => &mut glance.bin,
                "gone" => &mut glance.gone,
                _ => {
                    map.next_value::<Written<IgnoredAny>>()?;
                    continue;
                }
            };
            let entry: Written<Value> = map.next_value()?;
            *field = Some((entry.stamp, entry.value));
        }
        Ok(glance)
    }
}

struct WrittenVisitor<V>(PhantomData<V>);

impl<'de, V: Deserialize<'de>> Visitor<'de> for WrittenVisitor<V> {
    type Value = Written<V>;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("an entry")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Written<V>, A::Error> {
        let missing = || A::Error::custom("no entry");
        let value = parts.next_element()?.ok_or_else(missing)?;
        let stamp: Stamps = parts.next_element()?.ok_or_else(missing)?;
        let stamp = stamp.0.ok_or_else(missing)?;
        let seen: Option<Stamps> = parts.next_element()?;
        let seen = seen.and_then(|seen| seen.0);
        let follows = seen.is_none_or(|seen| seen.counter < stamp.counter);
        if !follows || parts.next_element::<IgnoredAny>()?.is_some() {
            return Err(missing());
        }
        Ok(Written { value, stamp })
    }
}

struct StampsVisitor;

impl Visitor<'_> for StampsVisitor {
    type Value = Stamps;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("stamps")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Stamps, E> {
        let mut newest = None;
        for stamp in text.split(' ').filter(|part| !part.is_empty()) {
            let stamp = Stamp::parse(stamp).ok_or_else(|| E::custom("no stamp"))?;
            newest = newest.max(Some(stamp));
        }
        Ok(Stamps(newest))
    }
}
