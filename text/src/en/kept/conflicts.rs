//! What was written in two places at the same time, and the choice between the two.

use time::Date;
use waymark_core::kpi::piece::Piece;
use waymark_core::record::Value;
use waymark_core::record::kind::Kind;
use waymark_core::record::name::Name;
use waymark_core::record::shape::Content;

use super::changes::{Whose, begun};
use super::counts::{each, is_kpi};
use super::values::value_of;
use crate::en::days::day;
use crate::en::kpi::pieces::reading_short;

/// A longer text is not repeated on a button.
const LONGEST: usize = 24;

/// The heading over the choices of one record; some of them may be between more than two.
#[must_use]
pub fn heading(count: usize, has_more: bool) -> String {
    let versions = if has_more { "several" } else { "two" };
    match count {
        1 => format!("1 entry has {versions} versions"),
        many => format!("{many} entries have {versions} versions"),
    }
}

/// What a screen reader calls them.
#[must_use]
pub fn named(title: &str) -> String {
    match title {
        "" => "Two versions".to_owned(),
        title => format!("Two versions: {title}"),
    }
}

/// Why there are two, and what to do: after the heading.
pub const WHY: &str = ". Both were written at the same time, here and in another tab, another browser or \
    a file you imported. Which is right?";

/// One of them: which entry, what it says here and what in the other copy. A day of this
/// year is said without it.
#[must_use]
pub fn choice(
    field: &Name,
    shown: &Value,
    other: &Value,
    whose: &Whose<'_>,
    today: Date,
) -> String {
    let name = match field {
        Name::At(id, on) if on.year() == today.year() && !is_kpi(whose.kind) => {
            match &*(whose.key_result)(id) {
                "" => ["The check-in on ", &day(*on)].concat(),
                name => [name, ", ", &day(*on)].concat(),
            }
        }
        field => begun(field, whose),
    };
    let value_of = |value| value_of(field, value, whose);
    let other = match other {
        Value::Null => "has nothing".to_owned(),
        other => ["says ", &value_of(other)].concat(),
    };
    let shown = value_of(shown);
    format!("{name}: you have {shown} here, the other copy {other}.")
}

/// What is said of a copy besides those two, the first such being number 0: "A third copy
/// says 12."
#[must_use]
pub fn further(at: usize, field: &Name, value: &Value, whose: &Whose<'_>) -> String {
    let says = match value {
        Value::Null => "has nothing".to_owned(),
        value => ["says ", &value_of(field, value, whose)].concat(),
    };
    format!("A {} copy {says}.", nth(at))
}

/// The button that takes that one.
#[must_use]
pub fn use_further(at: usize, field: &Name, value: &Value, whose: &Whose<'_>) -> String {
    match short(field, value, whose) {
        Some(value) => ["Use ", &value].concat(),
        None => ["Use the ", nth(at)].concat(),
    }
}

const fn nth(at: usize) -> &'static str {
    match at {
        0 => "third",
        1 => "fourth",
        2 => "fifth",
        _ => "further",
    }
}

/// The button that leaves what is shown, and the one that takes the other.
#[must_use]
pub fn buttons(field: &Name, shown: &Value, other: &Value, whose: &Whose<'_>) -> [String; 2] {
    match (short(field, shown, whose), short(field, other, whose)) {
        (Some(shown), Some(other)) if shown != other => {
            [["Keep ", &shown].concat(), ["Use ", &other].concat()]
        }
        _ => [KEEP_SHOWN.to_owned(), USE_OTHER.to_owned()],
    }
}

/// The button that leaves what is shown.
pub const KEEP_SHOWN: &str = "Keep what is shown";
/// The button that takes the other.
pub const USE_OTHER: &str = "Use the other";

/// What a value says, where a button has room for it.
fn short(field: &Name, value: &Value, whose: &Whose<'_>) -> Option<String> {
    let piece = Piece::of(field, value).filter(|_| whose.is_kpi());
    let said = match Content::of(value) {
        _ if let Some(Piece::Reading(reading)) = &piece => reading_short(reading),
        _ if piece.is_some() => value_of(field, value, whose),
        Content::Dated { number, .. } => number.to_owned(),
        Content::Flag(_) | Content::Text(_) => value_of(field, value, whose),
        _ => return None,
    };
    (said.chars().count() <= LONGEST && !said.is_empty()).then_some(said)
}

/// The button that leaves what is shown everywhere.
pub const KEEP_ALL: &str = "Keep what is shown for all";
/// The button that takes the other everywhere.
pub const USE_ALL: &str = "Use the other for all";

/// The button that shows those that are not in sight yet.
#[must_use]
pub fn show_all(count: usize) -> String {
    format!("Show all {count}")
}

/// At the head of the page, where several records have such entries: of these kinds.
#[must_use]
pub fn across(kinds: &[&'static Kind]) -> String {
    let all = each(kinds);
    format!(
        "{all} have entries in two versions, written at the same time here and in another tab, \
         another browser or a file you imported. Choose at each of them, or for all of them at once."
    )
}
