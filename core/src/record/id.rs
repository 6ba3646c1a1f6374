//! What a record, or one of many things in it, is called for good.

use std::fmt;

use time::{Date, Month, OffsetDateTime};

/// The name of a record for good, or of one of many things in it: 1 to 24 small
/// letters and digits. Made when it is written first, so that those made later come
/// later in order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Box<str>);

/// So many letters of what a browser makes are the time, in milliseconds to base 36.
const TIME: usize = 9;

/// No id is older.
const FIRST: Date = match Date::from_calendar_date(2020, Month::January, 1) {
    Ok(day) => day,
    Err(_) => Date::MIN,
};

impl Id {
    /// The id written so, if it is one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let letter = |byte: u8| byte.is_ascii_digit() || byte.is_ascii_lowercase();
        let fits = (1..=24).contains(&text.len()) && text.bytes().all(letter);
        fits.then(|| Self(text.into()))
    }

    /// The id that is a number, written in digits.
    #[must_use]
    pub fn of_number(number: u64) -> Self {
        Self(number.to_string().into())
    }

    /// This id, or one like it that comes after `newest`: made while the clock is
    /// behind, it would come before what was made earlier.
    #[must_use]
    pub fn later_than(self, newest: Option<&Self>) -> Self {
        let Some(newest) = newest.filter(|newest| self <= **newest) else {
            return self;
        };
        let (Some(time), Some(rest)) = (newest.0.get(..TIME), self.0.get(TIME..)) else {
            return self;
        };
        // The next number to base 36: the last letter that is no z goes up, and
        // what follows it starts again.
        let Some(last) = time.rfind(|letter| letter != 'z') else {
            return self;
        };
        let up = match time.as_bytes()[last] {
            b'9' => 'a',
            letter => char::from(letter + 1),
        };
        let zeros = "0".repeat(TIME - last - 1);
        Self(
            [&time[..last], &up.to_string(), &zeros, rest]
                .concat()
                .into(),
        )
    }

    /// The day on which it was made, by universal time, where it says so: what a browser
    /// makes begins with that, and other ids say nothing.
    #[must_use]
    pub fn made(&self) -> Option<Date> {
        /// So many letters have those that a browser makes.
        const LENGTH: usize = 13;
        let time = self.0.get(..TIME).filter(|_| self.0.len() == LENGTH)?;
        let seconds = i64::from_str_radix(time, 36).ok()? / 1000;
        let made = OffsetDateTime::from_unix_timestamp(seconds).ok()?.date();
        // Nothing was made before there was anything to make it.
        (made >= FIRST).then_some(made)
    }

    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}
