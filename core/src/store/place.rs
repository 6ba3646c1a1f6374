//! Which key holds what.

use std::fmt;

/// What begins every key of Waymark.
pub const OURS: &str = "waymark/";

/// What begins the key of a record that could not be read.
pub const QUARANTINE: &str = "waymark/quarantine/";

/// The name of an objective for good: 1 to 24 small letters and digits. Made when
/// it is written first, so that those made later come later in order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Box<str>);

/// A record's place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// An objective: its definition, its key results, the latest check-ins.
    Objective(Id),
    /// The check-ins on an objective that are dated in a year.
    CheckIns(Id, i32),
}

/// What a key holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// A record or a part of one, counted from 1.
    Record(Place, u32),
    /// What one action of a tab did: the tab, and which of its slots.
    Slot(String, u32),
    /// An action on many records that is under way: the tab.
    Intent(String),
    /// What such an action is about to write: the tab, and which one of many.
    Staged(String, u32),
    /// A record that could not be read.
    Quarantine(String),
    /// Ours, but not known to this version.
    Unknown,
    /// Some other program's.
    Foreign,
}

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
        /// So many letters are the time.
        const TIME: usize = 9;
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

impl Place {
    /// The objective that it belongs to.
    #[must_use]
    pub const fn id(&self) -> &Id {
        match self {
            Self::Objective(id) | Self::CheckIns(id, _) => id,
        }
    }

    /// The place written so, if it is one: `objective/<id>` or
    /// `checkins/<id>/<year>`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match Key::parse(&format!("waymark/1/{text}")) {
            Key::Record(place, 1) => Some(place),
            _ => None,
        }
    }

    /// The key of one of its parts, counted from 1.
    #[must_use]
    pub fn key(&self, part: u32) -> String {
        Key::Record(self.clone(), part).to_string()
    }
}

impl fmt::Display for Place {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Objective(id) => write!(to, "objective/{id}"),
            Self::CheckIns(id, year) => write!(to, "checkins/{id}/{year}"),
        }
    }
}

impl Key {
    /// Whether it holds a record that could not be read and was put aside.
    #[must_use]
    pub const fn is_quarantine(&self) -> bool {
        matches!(self, Self::Quarantine(_))
    }

    /// The one under which what cannot be read is put aside, if none is there yet.
    #[must_use]
    pub fn aside(key: &str) -> Self {
        Self::Quarantine(key.strip_prefix(OURS).unwrap_or(key).to_owned())
    }

    /// What a key holds, by its name.
    #[must_use]
    pub fn parse(key: &str) -> Self {
        if let Some(rest) = key.strip_prefix(QUARANTINE) {
            return Self::Quarantine(rest.to_owned());
        }
        if !key.starts_with(OURS) {
            return Self::Foreign;
        }
        let known = Self::parse_known(key);
        // One text for each key: "/01" is no part.
        known
            .filter(|it| it.to_string() == key)
            .unwrap_or(Self::Unknown)
    }

    fn parse_known(key: &str) -> Option<Self> {
        let mut names = key.strip_prefix("waymark/1/")?.split('/');
        let (kind, name) = (names.next()?, names.next()?);
        let third = names.next();
        let fourth = names.next();
        let number = |text: Option<&str>| text.map_or(Some(1), |text| text.parse().ok());
        let known = match kind {
            "objective" => Self::Record(Place::Objective(Id::parse(name)?), number(third)?),
            "checkins" => {
                let year = third?
                    .parse()
                    .ok()
                    .filter(|year| (0..=9999).contains(year))?;
                Self::Record(Place::CheckIns(Id::parse(name)?, year), number(fourth)?)
            }
            "undo" => Self::Slot(name.to_owned(), third?.parse().ok()?),
            "intent" => Self::Intent(name.to_owned()),
            "staged" => Self::Staged(name.to_owned(), third?.parse().ok()?),
            _ => return None,
        };
        let part = matches!(&known, Self::Record(_, 0));
        (!part && names.next().is_none()).then_some(known)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Record(place, 1) => write!(to, "waymark/1/{place}"),
            Self::Record(place, part) => write!(to, "waymark/1/{place}/{part}"),
            Self::Slot(tab, slot) => write!(to, "waymark/1/undo/{tab}/{slot}"),
            Self::Intent(tab) => write!(to, "waymark/1/intent/{tab}"),
            Self::Staged(tab, index) => write!(to, "waymark/1/staged/{tab}/{index}"),
            Self::Quarantine(rest) => write!(to, "{QUARANTINE}{rest}"),
            Self::Unknown | Self::Foreign => Ok(()),
        }
    }
}
