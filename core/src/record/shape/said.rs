//! How texts, numbers, days and the like are said by a field.

use time::Date;

use super::{Members, Said, member};
use crate::number::decimal::Decimal;
use crate::period::{Period, parse_date, write_date};
use crate::record::Value;
use crate::record::id::Id;

impl Said for String {
    fn read(value: &Value) -> Option<Self> {
        value.as_str().map(str::to_owned)
    }

    fn write(&self) -> Value {
        self.as_str().into()
    }
}

impl Said for Decimal {
    fn read(value: &Value) -> Option<Self> {
        Self::parse(value.as_str()?)
    }

    fn write(&self) -> Value {
        self.to_string().into()
    }
}

impl Said for Date {
    fn read(value: &Value) -> Option<Self> {
        parse_date(value.as_str()?)
    }

    fn write(&self) -> Value {
        write_date(*self).into()
    }
}

impl Said for Period {
    fn read(value: &Value) -> Option<Self> {
        let [first, last] = Self::ENDS.map(|end| member(value, end));
        Self::new(first?, last?)
    }

    fn write(&self) -> Value {
        let [first, last] = Self::ENDS;
        Members::default()
            .with(first, Some(self.first()))
            .with(last, Some(self.last()))
            .write()
    }
}

impl Period {
    /// The words of its first and its last day.
    pub(super) const ENDS: [&str; 2] = ["first", "last"];
}

impl Said for Id {
    fn read(value: &Value) -> Option<Self> {
        Self::parse(value.as_str()?)
    }

    fn write(&self) -> Value {
        self.as_str().into()
    }
}

impl Said for u8 {
    fn read(value: &Value) -> Option<Self> {
        Self::try_from(value.as_u64()?).ok()
    }

    fn write(&self) -> Value {
        (*self).into()
    }
}

impl Said for usize {
    fn read(value: &Value) -> Option<Self> {
        Self::try_from(value.as_u64()?).ok()
    }

    fn write(&self) -> Value {
        (*self).into()
    }
}

/// What is written already.
impl Said for Value {
    fn read(value: &Value) -> Option<Self> {
        Some(value.clone())
    }

    fn write(&self) -> Value {
        self.clone()
    }
}

/// Several of one kind; one that says nothing makes the whole say nothing.
impl<T: Said> Said for Vec<T> {
    fn read(value: &Value) -> Option<Self> {
        value.as_array()?.iter().map(T::read).collect()
    }

    fn write(&self) -> Value {
        self.iter().map(T::write).collect()
    }
}

/// That something is so; that it is not, is said by nothing.
impl Said for bool {
    fn read(value: &Value) -> Option<Self> {
        value.as_bool()
    }

    fn write(&self) -> Value {
        (*self).into()
    }
}
