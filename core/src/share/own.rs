//! What a device remembers of itself and of the others, kept beside the store.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use time::Date;

use super::device_file::{self, About, LONGEST_NAME};
use super::folder::Remembered;
use crate::period::{parse_date, write_date};
use crate::record::id::Id;

/// So many of the files that it wrote it knows again.
const KNOWN: usize = 8;

/// This device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// Which it is.
    pub device: Id,
    /// What the person calls it.
    pub name: String,
    /// The other devices that were heard of.
    pub others: BTreeMap<Id, Other>,
    /// The files that were read, and are read again only when they change.
    pub read: Remembered,
    /// When it wrote its file last; none if it has not.
    pub wrote: Option<Date>,
    // The number and mark of each of the last files that it wrote or was about to, the newest
    // last.
    marks: Vec<(u64, String)>,
    // The newest that was read back.
    number: u64,
    // Whether that is the second of its two files.
    is_second: bool,
    // The checksum of its records.
    sum: String,
}

/// Another device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// What the person calls it.
    pub name: String,
    /// The number of its newest file that was heard of.
    pub number: u64,
    /// When it wrote that.
    pub day: Date,
    /// Whether it is not to be shown: until it writes again.
    pub is_forgotten: bool,
}

/// A file that is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// Under which name.
    pub name: String,
    /// What.
    pub text: String,
    about: About,
    is_second: bool,
    sum: String,
}

impl Own {
    /// A device of which nothing is known yet.
    #[must_use]
    pub fn new(device: Id, name: &str) -> Self {
        Self {
            device,
            name: short(name),
            others: BTreeMap::new(),
            read: Remembered::new(),
            wrote: None,
            marks: Vec::new(),
            number: 0,
            is_second: true,
            sum: String::new(),
        }
    }

    /// Calls it something else. Its file says so when it is written the next time.
    pub fn rename(&mut self, name: &str) {
        self.name = short(name);
        self.sum.clear();
    }

    /// Takes in what a file says of the device that wrote it.
    pub fn hear(&mut self, about: &About) {
        if about.device == self.device {
            return;
        }
        let known = self.others.get(&about.device);
        if known.is_none_or(|known| known.number < about.number) {
            let other = Other {
                name: about.name.clone(),
                number: about.number,
                day: about.day,
                is_forgotten: false,
            };
            self.others.insert(about.device.clone(), other);
        }
    }

    /// Shows another device no more, until it writes again.
    pub fn forget(&mut self, device: &Id) {
        if let Some(other) = self.others.get_mut(device) {
            other.is_forgotten = true;
        }
    }

    /// The other devices that are shown, the one that was seen last first.
    #[must_use]
    pub fn shown(&self) -> Vec<(&Id, &Other)> {
        let shown = self.others.iter().filter(|(_, it)| !it.is_forgotten);
        let mut shown: Vec<_> = shown.collect();
        shown.sort_by_key(|(_, it)| std::cmp::Reverse(it.day));
        shown
    }

    /// Whether a file is one that this device wrote.
    #[must_use]
    pub fn is_mine(&self, about: &About) -> bool {
        let mut marks = self.marks.iter();
        about.device == self.device && marks.any(|(_, mark)| *mark == about.mark)
    }

    /// Whether a file that says it is this device's was written by another one: a copy of a
    /// browser's profile takes itself for the same. What is older than all that is
    /// remembered was this device's in its time.
    #[must_use]
    pub fn is_twice(&self, about: &About) -> bool {
        let oldest = self.marks.first().map_or(0, |(number, _)| *number);
        about.device == self.device && !self.is_mine(about) && about.number >= oldest
    }

    /// Goes on as another device, since there are two of this one: each that notices does.
    pub fn become_another(&mut self, device: Id) {
        self.device = device;
        self.marks.clear();
        (self.number, self.wrote) = (0, None);
        self.sum.clear();
    }

    /// The next file to write, where there is anything new since the last one that was read
    /// back, or where that is not of today: so others see when this device was there. The two
    /// files are written in turn, and one that was not read back is written once more, so that
    /// the other one stands.
    ///
    /// Whoever writes it keeps [`Self::write`] first: what was written and not noted would
    /// look like another device's.
    pub fn next(&mut self, export: &str, today: Date, mark: &str) -> Option<Next> {
        let sum = device_file::sum_of(export);
        if self.sum == sum && self.wrote == Some(today) {
            return None;
        }
        let about = About {
            device: self.device.clone(),
            name: self.name.clone(),
            // One that was not read back may turn up all the same: each has its own.
            number: self.marks.last().map_or(0, |it| it.0).max(self.number) + 1,
            mark: mark.to_owned(),
            day: today,
        };
        let text = device_file::write(&about, export)?;
        self.marks.push((about.number, about.mark.clone()));
        let over = self.marks.len().saturating_sub(KNOWN);
        self.marks.drain(..over);
        let is_second = !self.is_second;
        Some(Next {
            name: self.file(is_second),
            text,
            about,
            is_second,
            sum,
        })
    }

    /// The file that is carried to another device by hand: always one.
    pub fn by_hand(&mut self, export: &str, today: Date, mark: &str) -> Option<Next> {
        self.sum.clear();
        let next = self.next(export, today, mark)?;
        self.number = next.about.number;
        Some(next)
    }

    /// What a file that is carried by hand is called, without a day and an ending: no export,
    /// and no other device's file, has that name.
    #[must_use]
    pub fn carried_as(&self) -> String {
        ["waymark-device-", self.device.as_str()].concat()
    }

    /// Takes in that a file was read back as it was written.
    pub fn was_written(&mut self, next: &Next) {
        if next.about.device == self.device {
            self.number = next.about.number;
            self.is_second = next.is_second;
            self.sum.clone_from(&next.sum);
            self.wrote = Some(next.about.day);
        }
    }

    /// The newest of its two files; none if it has written none.
    #[must_use]
    pub fn newest(&self) -> Option<String> {
        (self.number > 0).then(|| self.file(self.is_second))
    }

    /// Takes in that the newest of its files is not there, or not whole: it is written again,
    /// and the other one stands until then.
    pub fn was_lost(&mut self) {
        self.is_second = !self.is_second;
        self.sum.clear();
    }

    /// The name of one of its two files.
    fn file(&self, is_second: bool) -> String {
        let letter = if is_second { 'b' } else { 'a' };
        format!("waymark-{}-{letter}.json", self.device)
    }

    /// As it is kept.
    #[must_use]
    pub fn write(&self) -> String {
        let others = self.others.iter().map(|(id, it)| {
            let of = json!([it.name, it.number, write_date(it.day), it.is_forgotten]);
            (id.to_string(), of)
        });
        let read = self.read.iter();
        let read = read.map(|(name, (size, changed))| (name.clone(), json!([size, changed])));
        let own = json!({
            "device": self.device.as_str(),
            "name": self.name,
            "others": others.collect::<Map<_, _>>(),
            "read": read.collect::<Map<_, _>>(),
            "wrote": self.wrote.map(write_date),
            "marks": self.marks,
            "number": self.number,
            "second": self.is_second,
            "sum": self.sum,
        });
        own.to_string()
    }

    /// Reads that; none if it is no such text.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let own: Value = serde_json::from_str(text).ok()?;
        let text = |name: &str| own.get(name).and_then(Value::as_str);
        let mut read = Self::new(Id::parse(text("device")?)?, text("name")?);
        for (id, of) in own.get("others")?.as_object()? {
            let other = Other {
                name: of.get(0)?.as_str()?.to_owned(),
                number: of.get(1)?.as_u64()?,
                day: parse_date(of.get(2)?.as_str()?)?,
                is_forgotten: of.get(3)?.as_bool()?,
            };
            read.others.insert(Id::parse(id)?, other);
        }
        for (name, of) in own.get("read")?.as_object()? {
            let known = (of.get(0)?.as_u64()?, of.get(1)?.as_u64()?);
            read.read.insert(name.clone(), known);
        }
        for of in own.get("marks")?.as_array()? {
            let mark = of.get(1)?.as_str()?.to_owned();
            read.marks.push((of.get(0)?.as_u64()?, mark));
        }
        read.wrote = text("wrote").and_then(parse_date);
        read.number = own.get("number")?.as_u64()?;
        read.is_second = own.get("second")?.as_bool()?;
        read.sum = text("sum")?.to_owned();
        Some(read)
    }
}

/// A name without white space around it, at most so long.
fn short(name: &str) -> String {
    name.trim().chars().take(LONGEST_NAME).collect()
}
