//! Whether what comes from outside can be kept.

use serde_json::Value;

use super::check_in::CERTAIN;
use super::{LONGEST_NAME, LONGEST_NOTE};
use crate::number::decimal::Decimal;
use crate::period::parse_date;
use crate::store::CHECK_IN;
use crate::store::plan::BIN;

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
    /// It is no confidence from 0 to 10.
    NotAConfidence,
    /// It does not have the shape of what belongs here.
    NotOfThisShape,
}

/// Whether a field can hold a value that comes from outside. What this version
/// does not know can hold anything.
///
/// # Errors
///
/// Why not.
pub fn accepts(field: &str, value: &Value) -> Result<(), Unfit> {
    if value.is_null() {
        return Ok(());
    }
    let text = |most: usize| {
        let text = value.as_str().ok_or(Unfit::NotText)?;
        let fits = text.chars().count() <= most;
        if fits {
            Ok(())
        } else {
            Err(Unfit::TooLong(most))
        }
    };
    let date = |value: &Value| {
        let date = value.as_str().and_then(parse_date);
        date.ok_or(Unfit::NotADate)
    };
    if let Some(check_in) = field.strip_prefix(CHECK_IN) {
        let (_, on) = check_in.rsplit_once('/').ok_or(Unfit::NotADate)?;
        parse_date(on).ok_or(Unfit::NotADate)?;
        return accepts_check_in(value);
    }
    let member = ["kr/", "action/"]
        .iter()
        .find_map(|of| field.strip_prefix(of))
        .and_then(|rest| rest.split_once('/'));
    let note = field.strip_prefix("note/");
    match (field, member) {
        _ if note.is_some() => accepts_note(value),
        (_, Some((_, "name" | "unit" | "owner" | "text")))
        | ("title" | "owner" | "supports" | "needs", _) => text(LONGEST_NAME),
        ("learned" | "differently", _) => text(LONGEST_NOTE),
        (_, Some((_, "start" | "target" | "place" | "weight"))) => {
            let number = value.as_str().and_then(Decimal::parse);
            number.map(drop).ok_or(Unfit::NotANumber)
        }
        (BIN, _) | (_, Some((_, "done"))) => date(value).map(drop),
        ("closed", _) => {
            let on = value.get("on").ok_or(Unfit::NotOfThisShape)?;
            date(on).map(drop)
        }
        ("period", _) => {
            let [first, last] = ["first", "last"].map(|end| value.get(end).map(date));
            match (first, last) {
                (Some(first), Some(last)) if first? <= last? => Ok(()),
                _ => Err(Unfit::NotOfThisShape),
            }
        }
        _ => Ok(()),
    }
}

fn accepts_note(value: &Value) -> Result<(), Unfit> {
    let [date, text] = ["date", "text"].map(|name| value.get(name).and_then(Value::as_str));
    date.and_then(parse_date).ok_or(Unfit::NotADate)?;
    match text {
        Some(text) if text.chars().count() <= LONGEST_NOTE => Ok(()),
        Some(_) => Err(Unfit::TooLong(LONGEST_NOTE)),
        None => Err(Unfit::NotText),
    }
}

fn accepts_check_in(value: &Value) -> Result<(), Unfit> {
    let members = value.as_object().ok_or(Unfit::NotOfThisShape)?;
    let number = members.get("value").and_then(Value::as_str);
    number.and_then(Decimal::parse).ok_or(Unfit::NotANumber)?;
    if let Some(confidence) = members.get("confidence") {
        let confidence = confidence.as_u64().filter(|it| *it <= u64::from(CERTAIN));
        confidence.ok_or(Unfit::NotAConfidence)?;
    }
    match members.get("note") {
        None => Ok(()),
        Some(Value::String(note)) if note.chars().count() <= LONGEST_NOTE => Ok(()),
        Some(Value::String(_)) => Err(Unfit::TooLong(LONGEST_NOTE)),
        Some(_) => Err(Unfit::NotText),
    }
}
