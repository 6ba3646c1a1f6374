//! What a field may hold: whether it does, what that says, and how it is written.
//!
//! With [`super`] and [`super::json`] this is all that takes apart what JSON says:
//! whoever asks for the value of a field asks for a number, a day, a text.

mod said;

use serde_json::Map;
use time::Date;

use super::Value;
use crate::number::decimal::Decimal;
use crate::period::Period;

/// What a field may hold, as plain data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A text of at most so many characters.
    Text(usize),
    /// A number.
    Number,
    /// A day.
    Day,
    /// A period: its first day and its last.
    Days,
    /// One of some words. Any other one, or anything else, says what is usual.
    Word,
    /// That something is so.
    Flag,
    /// An id.
    Id,
    /// A whole number from 0 to this one.
    Upto(u8),
    /// Several of these, each under its own word.
    Members(&'static [Member]),
    /// The same, of which one has to be there at least: without any it lacks the first.
    SomeOf(&'static [Member]),
}

/// One of several things that a field holds together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its word.
    pub word: &'static str,
    /// What it may hold.
    pub shape: Shape,
    /// Whether nothing can be told without it.
    pub is_needed: bool,
}

/// Why a field cannot hold a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It is no text.
    NotText,
    /// It has more characters than so many.
    TooLong(usize),
    /// It is no number as it has to be written, or has too many digits.
    NotANumber,
    /// It is no day of the calendar as it has to be written.
    NotADate,
    /// It is no whole number from 0 to so many.
    NotUpTo(u8),
    /// It does not have the shape of what belongs here.
    NotOfThisShape,
}

impl Shape {
    /// Whether a value that comes from outside can be held. Words, flags and ids can
    /// be anything: a newer version may know more of them.
    ///
    /// # Errors
    ///
    /// Why not.
    pub fn accepts(&self, value: &Value) -> Result<(), Unfit> {
        match self {
            Self::Text(most) => {
                let text = value.as_str().ok_or(Unfit::NotText)?;
                let fits = text.chars().count() <= *most;
                fits.then_some(()).ok_or(Unfit::TooLong(*most))
            }
            Self::Number => Decimal::read(value).map(drop).ok_or(Unfit::NotANumber),
            Self::Day => Date::read(value).map(drop).ok_or(Unfit::NotADate),
            Self::Days => {
                let ends = Period::ENDS.map(|end| value.get(end));
                let [Some(first), Some(last)] = ends else {
                    return Err(Unfit::NotOfThisShape);
                };
                [first, last]
                    .into_iter()
                    .try_for_each(|day| Self::Day.accepts(day))?;
                let period = Period::read(value);
                period.map(drop).ok_or(Unfit::NotOfThisShape)
            }
            Self::Word | Self::Flag | Self::Id => Ok(()),
            Self::Upto(most) => {
                let number = value.as_u64().filter(|it| *it <= u64::from(*most));
                number.map(drop).ok_or(Unfit::NotUpTo(*most))
            }
            Self::SomeOf(members) if value.is_object() => {
                let is_there = |member: &Member| value.get(member.word).is_some();
                match members.first() {
                    Some(first) if !members.iter().any(is_there) => {
                        first.shape.accepts(&Value::Null)
                    }
                    _ => Self::Members(members).accepts(value),
                }
            }
            Self::Members(members) | Self::SomeOf(members) => {
                let there = value.as_object().ok_or(Unfit::NotOfThisShape)?;
                members
                    .iter()
                    .try_for_each(|member| match there.get(member.word) {
                        Some(value) => member.shape.accepts(value),
                        None if member.is_needed => member.shape.accepts(&Value::Null),
                        None => Ok(()),
                    })
            }
        }
    }
}

/// What can be said by a field: read from its value, and written to one.
pub trait Said: Sized {
    /// What a value says; none if it says nothing that can be understood.
    fn read(value: &Value) -> Option<Self>;

    /// The value that says it.
    fn write(&self) -> Value;
}

/// What a value says, whatever field it is of: for whoever tells what was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content<'v> {
    /// Nothing, or it was taken away.
    Nothing,
    /// That something is so, or is not.
    Flag(bool),
    /// A text, a number, a day or a word.
    Text(&'v str),
    /// A dated value, as it is written.
    Dated {
        /// The number.
        number: &'v str,
        /// How sure somebody is, from 0 to 10.
        confidence: Option<u64>,
        /// What there is to say about it.
        note: Option<&'v str>,
    },
    /// What happened on a day.
    Happened {
        /// The day.
        on: &'v str,
        /// What happened.
        text: &'v str,
    },
    /// How sure somebody was, and what there was to say, without a value.
    Sure {
        /// How sure, from 0 to 10.
        confidence: Option<u64>,
        /// What there is to say about it.
        note: Option<&'v str>,
    },
    /// That something ended on a day, perhaps with a score.
    Ended {
        /// The day.
        on: &'v str,
        /// The score, to two decimals.
        score: Option<&'v str>,
    },
    /// What something was until a day.
    Until {
        /// The day.
        on: &'v str,
        /// What was changed, in a word of the format.
        what: &'v str,
        /// What it was.
        from: &'v str,
    },
    /// That something began on a day as a key result of an objective.
    CameFrom {
        /// The day.
        on: &'v str,
        /// The id of the objective.
        objective: &'v str,
    },
    /// A period: its first day and its last.
    Days(&'v str, &'v str),
    /// What this version does not know, as it is written.
    Other(String),
}

impl<'v> Content<'v> {
    /// What a value says.
    #[must_use]
    pub fn of(value: &'v Value) -> Self {
        let text = |word| value.get(word).and_then(Value::as_str);
        let [first, last] = Period::ENDS.map(text);
        if let (Some(on), Some(text)) = (text("date"), text("text")) {
            return Self::Happened { on, text };
        }
        if let Some(on) = text("on") {
            let score = text("score");
            return match (text("objective"), text("what").zip(text("from"))) {
                (Some(objective), _) => Self::CameFrom { on, objective },
                (None, Some((what, from))) => Self::Until { on, what, from },
                (None, None) => Self::Ended { on, score },
            };
        }
        let confidence = value.get("confidence").and_then(Value::as_u64);
        match (value, text("value"), first.zip(last)) {
            (Value::Null, ..) => Self::Nothing,
            (Value::Bool(flag), ..) => Self::Flag(*flag),
            (Value::String(text), ..) => Self::Text(text),
            (_, Some(number), _) => Self::Dated {
                number,
                confidence,
                note: text("note"),
            },
            (_, _, Some((first, last))) => Self::Days(first, last),
            _ if confidence.is_some() || text("note").is_some() => Self::Sure {
                confidence,
                note: text("note"),
            },
            (other, ..) => Self::Other(other.to_string()),
        }
    }
}

/// Reads the text of a value that this page wrote itself.
#[must_use]
pub fn parse(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok()
}

/// What is under a word of a value that holds several.
#[must_use]
pub fn member<T: Said>(value: &Value, word: &str) -> Option<T> {
    T::read(value.get(word)?)
}

/// Several things that a field holds together, as they are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Members(Map<String, Value>);

impl Members {
    /// With this under a word, if there is any.
    #[must_use]
    pub fn with(mut self, word: &str, said: Option<impl Said>) -> Self {
        self.0.extend(said.map(|it| (word.to_owned(), it.write())));
        self
    }

    /// The value that holds them.
    #[must_use]
    pub fn write(self) -> Value {
        self.over(None, &[])
    }

    /// The value that holds them and what else an earlier one holds, but for these
    /// words: what this version does not know of it stays.
    #[must_use]
    pub fn over(self, earlier: Option<&Value>, without: &[Member]) -> Value {
        let Some(mut members) = earlier.and_then(Value::as_object).cloned() else {
            return self.0.into();
        };
        for member in without {
            members.remove(member.word);
        }
        members.extend(self.0);
        members.into()
    }
}

/// The words for some values, as they are written. The first is the usual one, which
/// nothing has to say.
#[derive(Clone, Copy, Debug)]
pub struct Words<T: 'static>(pub &'static [(T, &'static str)]);

impl<T: Copy + PartialEq> Words<T> {
    /// What a value says, if it is one of these words.
    #[must_use]
    pub fn read(&self, value: Option<&Value>) -> Option<T> {
        let word = value?.as_str()?;
        let mut all = self.0.iter();
        Some(all.find(|(_, known)| *known == word)?.0)
    }

    /// What a value says; the usual for any other.
    #[must_use]
    pub fn read_or_usual(&self, value: Option<&Value>) -> T {
        self.read(value).unwrap_or(self.0[0].0)
    }

    /// The word for something.
    #[must_use]
    pub fn of(&self, it: T) -> Option<String> {
        let mut all = self.0.iter();
        let (_, word) = all.find(|(known, _)| *known == it)?;
        Some((*word).to_owned())
    }

    /// The word for something; none for the usual.
    #[must_use]
    pub fn of_unusual(&self, it: T) -> Option<String> {
        self.of(it).filter(|_| it != self.0[0].0)
    }
}
