//! A record as the text that is stored, and how long that is.
//!
//! Both are worked out without the tree of JSON that [`Record::members`] makes: an import
//! asks for the length of thousands before anything is written.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::io;

use serde::ser::{Serialize, SerializeSeq, Serializer};

use super::field::{Entry, Field};
use super::{Record, SCHEMA, Value};

/// How many characters the frame takes.
const FRAME: usize = 9;

impl Record {
    /// How many characters it takes where it is stored, in its frame, as a browser counts
    /// them: in UTF-16.
    #[must_use]
    pub fn length(&self) -> usize {
        FRAME + json_length(self)
    }
}

/// How many characters something takes as JSON, in UTF-16.
pub(crate) fn json_length(of: &impl Serialize) -> usize {
    let mut counted = Counted(0);
    // Counting does not fail, and neither does writing what has texts for names.
    match serde_json::to_writer(&mut counted, of) {
        Ok(()) => counted.0,
        Err(_) => usize::MAX,
    }
}

/// How many characters an entry takes as JSON, in UTF-16: what [`json_length`] says, without
/// writing any of it.
pub(crate) fn entry_length(entry: &Entry) -> usize {
    let seen = match entry.seen.is_empty() {
        true => 0,
        false => 1 + json_length(&Shown(&entry.seen)),
    };
    // Brackets, a comma, and the quotes of the stamp.
    value_length(&entry.value) + entry.stamp.length() + "[,\"\"]".len() + seen
}

/// The same of a value.
pub(crate) fn value_length(value: &Value) -> usize {
    // Brackets, and a comma between any two.
    let around = |count: usize| 2 + count.saturating_sub(1);
    match value {
        Value::Null => 4,
        Value::Bool(is_so) => 5 - usize::from(*is_so),
        Value::Number(_) => json_length(value),
        Value::String(text) => text_length(text),
        Value::Array(all) => around(all.len()) + all.iter().map(value_length).sum::<usize>(),
        Value::Object(all) => {
            let each = all
                .iter()
                .map(|(name, it)| text_length(name) + 1 + value_length(it));
            around(all.len()) + each.sum::<usize>()
        }
    }
}

/// The same of a text: at a glance where nothing in it is written in another way.
pub(crate) fn text_length(text: &str) -> usize {
    let is_plain = |it: u8| matches!(it, b' '..=b'~') && it != b'"' && it != b'\\';
    match text.bytes().all(is_plain) {
        true => text.len() + 2,
        false => json_length(&text),
    }
}

/// Characters of UTF-16, counted by the bytes of UTF-8 that they come in.
struct Counted(usize);

impl io::Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let begins = bytes.iter().filter(|it| !matches!(it, 0x80..=0xbf));
        // What takes four bytes is two.
        self.0 += begins.map(|it| 1 + usize::from(*it >= 0xf0)).sum::<usize>();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Serialize for Record {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let extra = self.extra.iter();
        let mut members: BTreeMap<&str, Member<'_>> = extra
            .map(|(name, value)| (name.as_str(), Member::Extra(value)))
            .collect();
        members.insert("schema", Member::Schema);
        members.insert("fields", Member::Newest(self));
        if self.fields.values().any(|it| !it.others().is_empty()) {
            members.insert("others", Member::Others(self));
        }
        to.collect_map(members)
    }
}

/// A member of a record.
enum Member<'r> {
    Extra(&'r Value),
    Schema,
    /// What each field says.
    Newest(&'r Record),
    /// What stands beside that, of those where something does.
    Others(&'r Record),
}

impl Serialize for Member<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Extra(value) => value.serialize(to),
            Self::Schema => to.serialize_u64(SCHEMA),
            Self::Newest(record) => {
                let fields = record.fields.iter();
                to.collect_map(fields.map(|(name, field)| (name, field.newest())))
            }
            Self::Others(record) => {
                let fields = record.fields.iter();
                let fields = fields.map(|(name, field)| (name, Field::others(field)));
                to.collect_map(fields.filter(|(_, others)| !others.is_empty()))
            }
        }
    }
}

impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut parts = to.serialize_seq(None)?;
        parts.serialize_element(&self.value)?;
        parts.serialize_element(&Shown(&self.stamp))?;
        if !self.seen.is_empty() {
            parts.serialize_element(&Shown(&self.seen))?;
        }
        parts.end()
    }
}

/// Something as the text that it is shown as.
struct Shown<'s, T>(&'s T);

impl<T: Display> Serialize for Shown<'_, T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::record::stamp::{Seen, Stamp, Writer};

    fn records() -> impl Strategy<Value = Record> {
        let text = prop::sample::select(vec!["", "a", "é", "\"\\\n", "日本", "😀", "0.5"]);
        let entry = (text.clone(), 1..4_u64, 1..4_u64, any::<bool>());
        let entry = entry.prop_map(|(text, counter, writer, nothing)| Entry {
            value: if nothing {
                Value::Null
            } else {
                json!({"value": text, "n": [1, text]})
            },
            stamp: Stamp {
                counter,
                writer: Writer::new(writer),
            },
            seen: Seen::default(),
        });
        let field = prop::collection::vec(entry, 1..4).prop_map(|all| {
            let mut fields = all.into_iter().map(Field::new);
            let mut field = fields.next().expect("one");
            fields.for_each(|it| field.merge(&it));
            field
        });
        let fields = prop::collection::btree_map("[a-z/]{1,6}", field, 0..6);
        let extra = prop::collection::btree_map("[a-z]{1,6}", text, 0..3);
        (fields, extra).prop_map(|(fields, extra)| Record {
            fields,
            extra: extra
                .into_iter()
                .map(|(name, it)| (name, it.into()))
                .collect(),
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn it_is_written_as_its_members_are(record in records()) {
            let members = Value::Object(record.members()).to_string();
            prop_assert_eq!(serde_json::to_string(&record).expect("texts for names"), members);
            let length: usize = record.write().chars().map(char::len_utf16).sum();
            prop_assert_eq!(record.length(), length);
            for entry in record.fields.values().flat_map(Field::entries) {
                prop_assert_eq!(entry_length(entry), json_length(entry));
            }
        }
    }
}
