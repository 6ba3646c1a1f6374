//! JSON from outside, such as an imported file: read within limits, and with
//! the place of what is wrong.
//!
//! What this browser wrote itself comes with a checksum. A file may come from
//! anywhere: it is measured while it is read, so that what is too large or too
//! deep is refused before it takes memory or the stack. Objects become maps of
//! names in memory, so `__proto__` is a name like any other.

mod scan;

use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::error::{Category, Error};
use serde_json::{Map, Number, Value};

use self::scan::Scan;

/// How large a text in JSON, and what is in it, may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How many arrays and objects may be inside each other, the outermost
    /// counted. At most 126, since `serde_json` stops by itself soon after: more
    /// counts as 126.
    pub depth: usize,
    /// The most characters of one string or one name.
    pub text: usize,
    /// The most elements of one array and the most members of one object.
    pub members: usize,
    /// Arrays and objects that may have another number of members, by their
    /// path as in [`Problem::path`].
    pub wide: &'static [(&'static str, usize)],
}

/// Why a text cannot be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1, on which reading stopped. For what is too deep this
    /// can be the line of the next word.
    pub line: usize,
    /// The last character of that line that was read, from 1.
    pub column: usize,
    /// What was being read: names, and places in arrays from 0, with points
    /// between them, as in `records.objective/abc.key_results.2.title`. Empty
    /// for the whole text. Names past 100 characters are cut and end in `…`.
    pub path: String,
    /// What is wrong.
    pub what: What,
}

/// What is wrong with a text in JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// It is not JSON, in the words of `serde_json`: "expected `:`", "trailing
    /// comma", "lone leading surrogate in hex escape".
    Syntax(String),
    /// It ends too early, or is empty.
    CutOff,
    /// There are more arrays and objects inside each other than this.
    TooDeep {
        /// The most that may be.
        most: usize,
    },
    /// A string or a name is too long.
    TextTooLong {
        /// The most characters that it may have.
        most: usize,
        /// How many it has.
        length: usize,
    },
    /// An array or an object, the one at the path, has too many members.
    TooManyMembers {
        /// The most that it may have.
        most: usize,
    },
    /// The object at the path has this name twice. The name is cut like those
    /// in a path.
    Duplicate(String),
    /// A number is past what 64 bits of floating point can hold: 1e999.
    NumberTooLarge,
}

impl Limits {
    /// For an exported file: its `records`, and the `keys` and the `mirror` of raw data, may be
    /// more than a browser's storage can hold.
    pub const FILE: Self = Self {
        depth: 64,
        text: 10_000,
        members: 10_000,
        wide: &[("records", 100_000), ("keys", 100_000), ("mirror", 100_000)],
    };
}

/// The greatest depth after which `serde_json` goes into one level more, for
/// the limit to be ours.
const DEEPEST: usize = 126;

/// How many characters of a name stand in a [`Problem`].
const SHOWN: usize = 100;

/// Reads one value, with nothing but white space around it. A byte-order mark
/// before it is skipped.
///
/// Whole numbers past 64 bits become floating point, as everywhere in
/// `serde_json`: exact decimals are to be written as strings.
///
/// # Errors
///
/// The first [`Problem`]. No value is kept of a text that has one.
pub fn read(text: &str, limits: &Limits) -> Result<Value, Problem> {
    let text = without_mark(text);
    let mut reader = Reader {
        limits,
        depth: 0,
        path: String::new(),
        found: None,
    };
    let mut json = serde_json::Deserializer::from_str(text);
    let value = Part(&mut reader).deserialize(&mut json);
    let value = value.and_then(|value| json.end().map(|()| value));
    value.map_err(|error| reader.problem(text, &error))
}

/// The line, from 1, on which a member's name or an array's element begins, and
/// for the empty path the whole value: what names the place of a problem that
/// was found after reading. Places in arrays are decimal numbers from 0.
///
/// `None` if there is no such member. For a text that [`read`] refuses, it may
/// be either. Takes time with the length of the text: not for every one of
/// thousands of problems.
#[must_use]
pub fn line_of(text: &str, path: &[&str]) -> Option<usize> {
    let text = without_mark(text);
    let mut scan = Scan { text, at: 0 };
    scan.skip_blank();
    let mut start = scan.at;
    for name in path {
        start = match scan.peek()? {
            b'{' => scan.enter_object(name)?,
            b'[' => scan.enter_array(name.parse().ok()?)?,
            _ => return None,
        };
    }
    scan.peek()?;
    let before = text.as_bytes().get(..start)?;
    Some(before.iter().filter(|&&byte| byte == b'\n').count() + 1)
}

/// What is known while a text is read.
struct Reader<'l> {
    limits: &'l Limits,
    depth: usize,
    path: String,
    /// The limit that was passed. It travels here, since `serde_json` takes
    /// only words along.
    found: Option<What>,
}

impl Reader<'_> {
    /// Goes into an array or an object, and says how many members it may have.
    fn enter<E: de::Error>(&mut self) -> Result<usize, E> {
        let most = self.limits.depth.min(DEEPEST);
        if self.depth >= most {
            return Err(self.fail(What::TooDeep { most }));
        }
        self.depth += 1;
        let mut wide = self.limits.wide.iter();
        let own = wide.find(|(path, _)| *path == self.path);
        Ok(own.map_or(self.limits.members, |(_, most)| *most))
    }

    fn check_text<E: de::Error>(&mut self, text: &str) -> Result<(), E> {
        let most = self.limits.text;
        if text.len() > most {
            let length = text.chars().count();
            if length > most {
                return Err(self.fail(What::TextTooLong { most, length }));
            }
        }
        Ok(())
    }

    fn step(&mut self, name: &str) {
        if self.depth > 1 {
            self.path.push('.');
        }
        self.path.push_str(&short(name));
    }

    fn fail<E: de::Error>(&mut self, what: What) -> E {
        self.found = Some(what);
        E::custom("past a limit")
    }

    fn problem(self, text: &str, error: &Error) -> Problem {
        let what = self.found.unwrap_or_else(|| match error.classify() {
            Category::Eof => What::CutOff,
            _ => {
                let words = error.to_string();
                let place = format!(" at line {} column {}", error.line(), error.column());
                match words.strip_suffix(&place).unwrap_or(&words) {
                    "number out of range" => What::NumberTooLarge,
                    words => What::Syntax(words.into()),
                }
            }
        });
        // serde_json counts bytes. Right after a line break it is at column 0.
        let line = text.split('\n').nth(error.line().saturating_sub(1));
        let starts = line.unwrap_or_default().char_indices();
        let column = starts.take_while(|(at, _)| *at < error.column()).count();
        Problem {
            line: error.line(),
            column: column.max(1),
            path: self.path,
            what,
        }
    }
}

/// Reads one value of any kind.
struct Part<'r, 'l>(&'r mut Reader<'l>);

impl<'de> DeserializeSeed<'de> for Part<'_, '_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Value, D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Part<'_, '_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Value, E> {
        match Number::from_f64(value) {
            Some(number) => Ok(Value::Number(number)),
            None => Err(self.0.fail(What::NumberTooLarge)),
        }
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Value, E> {
        self.0.check_text(text)?;
        Ok(Value::String(text.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<Value, A::Error> {
        let Self(reader) = self;
        let most = reader.enter()?;
        let length = reader.path.len();
        let mut elements = Vec::new();
        loop {
            let place = elements.len();
            let reader = &mut *reader;
            let element = Element {
                reader,
                place,
                most,
            };
            match array.next_element_seed(element)? {
                Some(element) => elements.push(element),
                None => break,
            }
            reader.path.truncate(length);
        }
        reader.depth -= 1;
        Ok(Value::Array(elements))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        let Self(reader) = self;
        let most = reader.enter()?;
        let length = reader.path.len();
        let mut members = Map::new();
        while let Some(name) = object.next_key::<String>()? {
            reader.check_text(&name)?;
            if members.contains_key(&name) {
                return Err(reader.fail(What::Duplicate(short(&name))));
            }
            if members.len() >= most {
                return Err(reader.fail(What::TooManyMembers { most }));
            }
            reader.step(&name);
            let value = object.next_value_seed(Part(reader))?;
            reader.path.truncate(length);
            members.insert(name, value);
        }
        reader.depth -= 1;
        Ok(Value::Object(members))
    }
}

/// Reads one element of an array, if there may be one more.
struct Element<'r, 'l> {
    reader: &'r mut Reader<'l>,
    place: usize,
    most: usize,
}

impl<'de> DeserializeSeed<'de> for Element<'_, '_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Value, D::Error> {
        let Self {
            reader,
            place,
            most,
        } = self;
        if place >= most {
            return Err(reader.fail(What::TooManyMembers { most }));
        }
        reader.step(&place.to_string());
        Part(reader).deserialize(json)
    }
}

fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// A name, or its beginning.
fn short(name: &str) -> String {
    match name.char_indices().nth(SHOWN) {
        Some((end, _)) => [&name[..end], "…"].concat(),
        None => name.into(),
    }
}
