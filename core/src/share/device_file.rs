//! A device's file: an export with the device on it, in a frame like a record's.

use serde_json::{Map, Value};
use time::Date;

use crate::carry::file::{self, Contents, Problem, VERSION, Wrong};
use crate::period::{parse_date, write_date};
use crate::record::frame;
use crate::record::id::Id;
use crate::store::open::Visit;

/// The most characters of a device's name.
pub const LONGEST_NAME: usize = 40;

/// What a file says of the device that wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// Which device.
    pub device: Id,
    /// What the person calls it: "Phone".
    pub name: String,
    /// Its how many-eth file it is, from 1.
    pub number: u64,
    /// A random mark of this one file: two devices that take themselves for the same one
    /// are told apart by it.
    pub mark: String,
    /// The day on which it was written, where the device was.
    pub day: Date,
}

/// The members of a device's file besides those of an export.
const ABOUT: [&str; 5] = ["device", "name", "number", "mark", "day"];

/// Before the records.
const RECORDS: &str = "\"records\":";

/// How every device's file begins, behind the checksum.
const BEGINS: &str = " {\"waymark\":\"device\",";

/// The text of a device's file: `export` is what [`file::write_as_stored`] gives.
///
/// None if that is no export.
#[must_use]
pub fn write(about: &About, export: &str) -> Option<String> {
    let records = export.split_once(RECORDS)?.1;
    let [name, mark] = [&about.name, &about.mark].map(|text| Value::from(text.as_str()));
    let (device, number, day) = (&about.device, about.number, write_date(about.day));
    let head = format!(
        "{{\"waymark\":\"device\",\"version\":{VERSION},\n\"device\":\"{device}\",\n\"name\":{name},\n\
         \"number\":{number},\n\"mark\":{mark},\n\"day\":\"{day}\",\n\"records\":"
    );
    Some(frame::seal(&[&head, records.trim_end()].concat()))
}

/// A checksum of the records alone, to see whether there is anything new to write.
#[must_use]
pub fn sum_of(export: &str) -> String {
    let records = export.split_once(RECORDS).map_or(export, |it| it.1);
    frame::seal(records)[..8].to_owned()
}

/// Whether a text begins as a device's file does, whole or not: other files in a folder are
/// nobody's business.
#[must_use]
pub fn is_one(text: &str) -> bool {
    text.get(8..).is_some_and(|rest| rest.starts_with(BEGINS))
}

/// Which records they are, to the letter: how long their text is, and a checksum of it.
/// Devices that know the same write the same records, and of fifty files one is enough.
pub type Letter = (usize, u64);

/// Reads a device's file: what it says of the device, and its records, none of them where
/// they are `known`.
///
/// # Errors
///
/// The first thing that is wrong with it: [`Wrong::Damaged`] where it is not whole.
pub fn read(
    text: &str,
    visit: &Visit<'_>,
    known: &[Letter],
) -> Result<(About, Contents, Letter), Problem> {
    let whole = |what| Problem {
        line: None,
        path: String::new(),
        what,
    };
    let inside = frame::open(text).ok_or_else(|| whole(Wrong::Damaged))?;
    let (head, records) = inside.split_once(RECORDS).unwrap_or((inside, ""));
    let letter = (records.len(), sum_of_bytes(records));
    let without;
    let inside = if known.contains(&letter) {
        without = [head, RECORDS, "{}}"].concat();
        &without
    } else {
        inside
    };
    let contents = file::read(inside, visit)?;
    let about = about(&contents.about).ok_or_else(|| whole(Wrong::NotOurs))?;
    Ok((about, contents, letter))
}

/// A checksum of twice as many bits as a frame's (FNV-1a): what it says to be the same is
/// not read.
fn sum_of_bytes(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// What the members beside the records say of a device.
fn about(members: &Map<String, Value>) -> Option<About> {
    let text = |name: &str| members.get(name).and_then(Value::as_str);
    let name = text("name")?.chars().take(LONGEST_NAME).collect();
    Some(About {
        device: Id::parse(text("device")?)?,
        name,
        number: members.get("number").and_then(Value::as_u64)?,
        mark: text("mark")?.to_owned(),
        day: parse_date(text("day")?)?,
    })
}

/// Whether a member stands in a device's file besides an export's.
#[must_use]
pub fn is_member(name: &str) -> bool {
    ABOUT.contains(&name)
}
