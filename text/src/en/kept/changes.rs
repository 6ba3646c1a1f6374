//! What was changed: a field by its name, before and after.

use waymark_core::objective::is_closing;
use waymark_core::period::write_date;
use waymark_core::record::Value;
use waymark_core::record::kind::BIN;
use waymark_core::record::name::Name;
use waymark_core::record::shape::Content;
use waymark_core::store::import::{Becomes, Changed, Difference};
use waymark_core::store::slot::Deed;

use crate::en::goals::check_ins;
use crate::en::goals::key_result;

/// What was done, for the button that takes it back; of an edit by the field that it
/// was about.
#[must_use]
pub fn deed(deed: Deed, field: Option<&Name>) -> &'static str {
    let closes = field.is_some_and(is_closing);
    match (deed, field.and_then(Name::list)) {
        (Deed::Create, _) => "new objective",
        (Deed::Edit | Deed::Together, _) if closes => "close",
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
        (Deed::Together, _) => "changes",
    }
}

/// What a field of a record is called.
#[must_use]
pub fn field_name(field: &Name) -> String {
    match field {
        Name::At(_, day) => return format!("the check-in of {}", write_date(*day)),
        Name::Own(word) => match &**word {
            "title" => "the title",
            "period" => "the period",
            "commitment" => "the commitment",
            "bin" => "whether it is deleted",
            "gone" => "whether it is deleted for good",
            "level" => "the level",
            "rhythm" => "how often to check in",
            "supports" => "what it supports",
            "needs" => "what it needs from others",
            "learned" => "what was learned",
            "differently" => "what you would do differently",
            "continues" => "what it goes on from",
            "closed" => "whether it is closed",
            "owner" => "the owner",
            _ => return format!("“{field}”"),
        },
        Name::One(list, _) => match &**list {
            "dismissed" => "a suggestion",
            "note" => "what happened outside",
            _ => return format!("“{field}”"),
        },
        Name::Of(list, _, word) => match (&**list, &**word) {
            ("action", "done") => "an action’s tick",
            ("action", _) => "an action",
            ("kr", word) => match key_result::field(word) {
                Some(field) => field,
                None => return format!("“{field}”"),
            },
            _ => return format!("“{field}”"),
        },
    }
    .to_owned()
}

/// What a field says, in one line.
#[must_use]
pub fn field_value(value: &Value) -> String {
    match Content::of(value) {
        Content::Nothing => "nothing".to_owned(),
        Content::Flag(true) => "yes".to_owned(),
        Content::Flag(false) => "no".to_owned(),
        Content::Text(text) => format!("“{text}”"),
        Content::Dated {
            number,
            confidence,
            note,
        } => {
            let sure = confidence.map_or_else(String::new, |it| format!(", confidence {it} of 10"));
            let note = note.map_or_else(String::new, |note| format!(", “{note}”"));
            [number, &sure, &note].concat()
        }
        Content::Happened { on, text } => format!("“{text}” on {on}"),
        Content::Ended(on) => format!("closed on {on}"),
        Content::Days(first, last) => format!("{first} to {last}"),
        Content::Other(text) => text,
    }
}

/// What became of an objective, before a file is brought in.
#[must_use]
pub fn difference(difference: &Difference) -> String {
    let said = becomes(difference);
    match difference.becomes {
        Becomes::Changed if difference.in_bin => said + ". It stays in the bin here",
        _ => said,
    }
}

fn becomes(difference: &Difference) -> String {
    let count = difference.dated.len();
    match difference.becomes {
        Becomes::New => format!("new, with {}", check_ins(count).to_lowercase()),
        Becomes::Changed => {
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
        Becomes::Same => "is here already".to_owned(),
        Becomes::Gone => "was deleted for good here, and stays so".to_owned(),
        Becomes::GoneThere => {
            "was deleted for good where this file comes from. It stays here, as it \
            is"
            .to_owned()
        }
        Becomes::Newer => "was changed here by a newer version, and stays as it is".to_owned(),
        Becomes::Binned => "goes into the bin".to_owned(),
    }
}

/// One field before and after.
#[must_use]
pub fn changed(changed: &Changed) -> String {
    let name = field_name(&changed.field);
    let [before, after] = [&changed.before, &changed.after].map(field_value);
    if BIN.is(&changed.field) && changed.beside.is_none() {
        match (&changed.before, &changed.after) {
            (Value::Null, _) => return "goes into the bin".to_owned(),
            (_, Value::Null) => return "comes out of the bin".to_owned(),
            _ => {}
        }
    }
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
pub fn conflict(field: &Name, other: &Value) -> String {
    format!(
        "Written at the same time in another tab or browser, {}: {}",
        field_name(field),
        field_value(other)
    )
}
