//! What was changed: a field by its name, before and after.

use serde_json::Value;
use waymark_core::store::import::{Changed, Difference, Kind};
use waymark_core::store::slot::Deed;

use super::check_ins;

/// What was done, for the button that takes it back; of an edit by the field that it
/// was about.
#[must_use]
pub fn deed(deed: Deed, field: &str) -> &'static str {
    match (deed, field.split('/').next()) {
        (Deed::Create, _) => "new objective",
        (Deed::Edit, Some("closed")) => "close",
        (Deed::Edit, Some("action")) => "action",
        (Deed::Edit, Some("note")) => "outside event",
        (Deed::Edit, Some("dismissed")) => "dismissed hint",
        (Deed::Edit, _) => "edit",
        (Deed::CheckIn, _) => "check-in",
        (Deed::RemoveCheckIn, _) => "removed check-in",
        (Deed::Bin, _) => "delete",
        (Deed::Restore, _) => "restore",
        (Deed::Settle, _) => "choice",
        (Deed::Import, _) => "import",
    }
}

/// What a field of a record is called.
#[must_use]
pub fn field_name(field: &str) -> String {
    let mut parts = field.split('/');
    let (first, _, third) = (parts.next(), parts.next(), parts.next());
    match (first, third) {
        (Some("title"), _) => "the title",
        (Some("period"), _) => "the period",
        (Some("commitment"), _) => "the commitment",
        (Some("bin"), _) => "whether it is deleted",
        (Some("level"), _) => "the level",
        (Some("rhythm"), _) => "how often to check in",
        (Some("supports"), _) => "what it supports",
        (Some("needs"), _) => "what it needs from others",
        (Some("learned"), _) => "what was learned",
        (Some("differently"), _) => "what you would do differently",
        (Some("continues"), _) => "what it goes on from",
        (Some("closed"), _) => "whether it is closed",
        (Some("dismissed"), _) => "a suggestion",
        (Some("note"), _) => "what happened outside",
        (Some("action"), Some("done")) => "an action’s tick",
        (Some("action"), _) => "an action",
        (Some("owner"), _) => "the owner",
        (Some("at"), Some(date)) => return format!("the check-in of {date}"),
        (_, Some("name")) => "a key result’s name",
        (_, Some("start")) => "a key result’s start",
        (_, Some("target")) => "a key result’s target",
        (_, Some("unit")) => "a key result’s unit",
        (_, Some("measure" | "operator")) => "how a key result is measured",
        (_, Some("weight")) => "a key result’s weight",
        (_, Some("guardrail")) => "whether a key result is a guardrail",
        (_, Some("owner")) => "a key result’s owner",
        (_, Some("kind")) => "whether a key result leads or lags",
        (_, Some("gone")) => "whether a key result is removed",
        (_, Some("place")) => "the order of key results",
        _ => return format!("“{field}”"),
    }
    .to_owned()
}

/// What a field says, in one line.
#[must_use]
pub fn field_value(value: &Value) -> String {
    // A field that this version does not know can hold anything.
    let text = |name| value.get(name).and_then(Value::as_str);
    if let (Some(on), Some(said)) = (text("date"), text("text")) {
        return format!("“{said}” on {on}");
    }
    if let Some(on) = text("on") {
        return format!("closed on {on}");
    }
    match (value, text("value"), text("first").zip(text("last"))) {
        (Value::Null, ..) => "nothing".to_owned(),
        (Value::Bool(true), ..) => "yes".to_owned(),
        (Value::Bool(false), ..) => "no".to_owned(),
        (Value::String(text), ..) => format!("“{text}”"),
        (_, Some(number), _) => {
            let sure = value.get("confidence").and_then(Value::as_u64);
            let sure = sure.map_or_else(String::new, |it| format!(", confidence {it} of 10"));
            let note = text("note").map_or_else(String::new, |note| format!(", “{note}”"));
            [number, &sure, &note].concat()
        }
        (_, _, Some((first, last))) => format!("{first} to {last}"),
        (other, ..) => other.to_string(),
    }
}

/// What became of an objective, before a file is brought in.
#[must_use]
pub fn difference(difference: &Difference) -> String {
    let count = difference.check_ins.len();
    match difference.kind {
        Kind::New => format!("new, with {}", check_ins(count).to_lowercase()),
        Kind::Changed => {
            let fields = match difference.fields.len() {
                0 if count == 0 => return "changes nothing that is shown".to_owned(),
                0 => String::new(),
                1 => "1 field".to_owned(),
                many => format!("{many} fields"),
            };
            let and = if fields.is_empty() || count == 0 {
                ""
            } else {
                " and "
            };
            let count = if count == 0 {
                String::new()
            } else {
                check_ins(count)
            };
            ["changes ", &fields, and, &count].concat()
        }
        Kind::Same => "is here already".to_owned(),
        Kind::Gone => "was deleted for good here, and stays so".to_owned(),
        Kind::GoneThere => "was deleted for good where this file comes from. It stays here, as it \
            is"
        .to_owned(),
        Kind::Newer => "was changed here by a newer version, and stays as it is".to_owned(),
    }
}

/// One field before and after.
#[must_use]
pub fn changed(changed: &Changed) -> String {
    let name = field_name(&changed.field);
    let [before, after] = [&changed.before, &changed.after].map(field_value);
    match &changed.beside {
        Some(beside) if changed.before == changed.after => format!(
            "{name} stays {after}; the file’s {} is shown beside it",
            field_value(beside)
        ),
        _ => format!("{name}: {before} becomes {after}"),
    }
}

/// What stands beside a field because it was written elsewhere at the same time.
#[must_use]
pub fn conflict(field: &str, other: &Value) -> String {
    format!(
        "Written at the same time in another tab or browser, {}: {}",
        field_name(field),
        field_value(other)
    )
}
