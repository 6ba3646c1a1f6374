//! Older copies of what is kept: what stays as it is here, and what going back to one takes
//! away.

use waymark_core::record::kind::{BIN, Kind};
use waymark_core::review;
use waymark_core::store::import::{Becomes, Changed, Difference, Preview};

use super::changes::single;
use super::counts::{dated, is_kpi, many_dated, one};
use crate::en::goals::listed;
use crate::en::sentence::capital;

/// So many are named; of more, how many.
const NAMED: usize = 3;

/// The button that shows what going back to a file would take away, and the heading over
/// that.
pub const BACK: &str = "Back to how it was in this file";
/// The button that does it.
pub const GO_BACK: &str = "Yes, go back";
/// What is said once it was done.
pub const WENT_BACK: &str = "Restored from the file. Undo reverses all of it.";
/// What is said before.
pub const CAN_UNDO: &str = "Undo reverses all of it.";
/// Where going back would change nothing.
pub const NOTHING: &str = "Nothing would change.";

/// What a file does not touch since it was changed here after the file was made: what stays,
/// what is in the bin, and that nothing would change where that is so. `lost` parts of it
/// could not be read.
#[must_use]
pub fn of_file(preview: &Preview, lost: usize) -> Vec<String> {
    let stays = stays(preview);
    let in_bin = names(preview, |it| it.in_bin);
    let gone = names(preview, |it| it.becomes == Becomes::Gone);
    let binned = (!in_bin.is_empty()).then(|| {
        let (are, it) = match in_bin.len() {
            1 => ("is", "it"),
            _ => ("are", "them"),
        };
        let names = some(&in_bin);
        format!("{names} {are} in the bin here: restore {it} from there.")
    });
    let mut said: Vec<String> = stays.iter().cloned().chain(binned).collect();
    if !preview.is_empty() {
        return said;
    }
    if !gone.is_empty() {
        let (was, stays) = match gone.len() {
            1 => ("was", "stays"),
            _ => ("were", "stay"),
        };
        let names = some(&gone);
        said.push(format!(
            "{names} {was} deleted for good here, and {stays} deleted."
        ));
    }
    let mut all = preview.differences.iter();
    let others = lost > 0 || all.any(|it| it.becomes != Becomes::Same || it.in_bin);
    let mut all = preview.differences.iter();
    let is_here = |it: &Difference| it.becomes == Becomes::Same && !it.in_bin;
    let rest = match all.any(is_here) {
        _ if preview.differences.is_empty() => "There is nothing in this file to import.",
        true if others => "Everything else in this file is here already. Nothing would change.",
        true if stays.is_none() => "Everything in this file is here already. Nothing would change.",
        _ => NOTHING,
    };
    said.push(rest.to_owned());
    said
}

/// Where a table would change nothing: so many of its rows can be read, so many cannot be
/// brought in.
#[must_use]
pub const fn of_table(rows: usize, bad: usize) -> &'static str {
    match (rows, bad) {
        (0, 0) => "There is nothing in this table to import.",
        (0, _) => "Nothing in this table can be imported.",
        (_, 0) => "Everything in this file is here already. Nothing would change.",
        _ => "Everything else in this file is here already. Nothing would change.",
    }
}

/// What was changed here after a file was made, and stays.
fn stays(preview: &Preview) -> Option<String> {
    if !preview.is_copy() {
        return None;
    }
    let is_older = preview.is_older();
    let count = preview.differences.iter().map(|it| it.later).sum();
    let changed = names(preview, |it| it.later > 0);
    let made = preview.only_here.iter();
    let made: Vec<String> = made.map(|(of, title)| quoted(title, of.kind)).collect();
    let is_one = made.len() == 1;
    let since = match (is_older, is_one) {
        (true, _) => since(is_older),
        (false, true) => "which is not in this copy",
        (false, false) => "which are not in this copy",
    };
    let changes = match count {
        0 => None,
        1 => Some(format!("your later change to {} stays", some(&changed))),
        many => Some(format!(
            "your {many} later changes to {} stay",
            some(&changed)
        )),
    };
    let names = some(&made);
    let said = match (changes, made.is_empty()) {
        (None, true) => return None,
        (Some(changes), true) => changes,
        (None, false) if is_one => format!("{names}, {since}, stays"),
        (None, false) => format!("{names}, {since}, stay"),
        (Some(changes), false) if is_one => format!("{changes}, and so does {names}, {since}"),
        (Some(changes), false) => format!("{changes}, and so do {names}, {since}"),
    };
    Some(match is_older {
        true => format!("This is an older copy of what you have here: {said}."),
        false => format!("{}.", capital(&said)),
    })
}

/// What going back to a copy would take away, and what it would bring back. Whether the copy
/// is an older one of what is here; else nobody knows what was first.
#[must_use]
pub fn taken_away(preview: &Preview, is_older: bool) -> Vec<String> {
    let since = since(is_older);
    let all = preview.differences.iter();
    let changed = all.filter(|it| it.becomes == Becomes::Changed);
    let fields = changed.clone().flat_map(|it| &it.fields);
    let fields = fields.filter(|it| !is_bin(it));
    let mut said = Vec::new();
    for kind in kinds_of(changed.clone()) {
        let of_kind = changed.clone().filter(|it| it.of.kind == kind);
        said.extend(dated_taken_away(kind, of_kind, since));
    }
    match fields.count() {
        0 => {}
        1 => said.push("1 field would return to what it was.".to_owned()),
        many => said.push(format!("{many} fields would return to what they were.")),
    }
    let made = names(preview, |it| it.becomes == Becomes::Binned);
    let bins = |it: &Difference| {
        let mut fields = it.fields.iter();
        it.becomes == Becomes::Changed && fields.any(|it| is_bin(it) && !it.after.is_null())
    };
    let restores = |it: &Difference| {
        let mut fields = it.fields.iter();
        it.becomes == Becomes::Changed && fields.any(|it| is_bin(it) && it.after.is_null())
    };
    let (binned, restored) = (names(preview, bins), names(preview, restores));
    let new = names(preview, |it| it.becomes == Becomes::New);
    for (names, does) in [
        (made, format!(", {since}, would move to the bin.")),
        (binned, " would move to the bin.".to_owned()),
        (restored, " would come out of the bin.".to_owned()),
        (new, " would come back.".to_owned()),
    ] {
        if !names.is_empty() {
            said.push(capital(&[some(&names), does].concat()));
        }
    }
    said
}

/// The kinds of some records, each once.
fn kinds_of<'d>(all: impl Iterator<Item = &'d Difference>) -> Vec<&'static Kind> {
    let mut kinds: Vec<&'static Kind> = Vec::new();
    for it in all {
        if !kinds.contains(&it.of.kind) {
            kinds.push(it.of.kind);
        }
    }
    kinds
}

/// The same of the dated values of records of one kind.
fn dated_taken_away<'d>(
    kind: &'static Kind,
    changed: impl Iterator<Item = &'d Difference>,
    since: &str,
) -> Vec<String> {
    let all: Vec<&Changed> = changed.flat_map(|it| &it.dated).collect();
    let count = |is: fn(&Changed) -> bool| all.iter().filter(|it| is(it)).count();
    let mut said = Vec::new();
    match count(|it| it.after.is_null()) {
        0 => {}
        many => said.push(format!("{} {since} would be removed.", dated(kind, many))),
    }
    match count(|it| !it.before.is_null() && !it.after.is_null()) {
        0 => {}
        1 => said.push(format!("{} would return to what it was.", dated(kind, 1))),
        many => {
            let values = many_dated(kind);
            said.push(format!("{many} {values} would return to what they were."));
        }
    }
    match count(|it| it.before.is_null()) {
        0 => {}
        many => said.push(format!("{} would come back.", dated(kind, many))),
    }
    said
}

/// What is here and not in a copy.
const fn since(is_older: bool) -> &'static str {
    match is_older {
        true => "made since",
        false => "not in this copy",
    }
}

fn is_bin(changed: &Changed) -> bool {
    BIN.is(&changed.field)
}

/// The titles of some of the records.
fn names(preview: &Preview, which: impl Fn(&Difference) -> bool) -> Vec<String> {
    let all = preview.differences.iter().filter(|it| which(it));
    let name = |it: &Difference| match it.of.kind.is_single {
        true if *it.of.kind == review::KIND => quoted(&single(&it.of), it.of.kind),
        true => "the calendar settings".to_owned(),
        false => quoted(&it.title, it.of.kind),
    };
    all.map(name).collect()
}

fn quoted(title: &str, kind: &'static Kind) -> String {
    match title {
        "" if is_kpi(kind) => format!("a {} without a name", one(kind)),
        "" => format!("an {} without a title", one(kind)),
        title => format!("“{title}”"),
    }
}

/// The first of many names, and how many there are besides.
fn some(names: &[String]) -> String {
    let mut some: Vec<String> = names.iter().take(NAMED).cloned().collect();
    let more = names.len() - some.len();
    if more > 0 {
        some.push(format!("{more} more"));
    }
    listed(&some, "and")
}
