//! What a field says, where it was changed.

use waymark_core::kpi;
use waymark_core::kpi::piece::Piece;
use waymark_core::objective;
use waymark_core::period::parse_date;
use waymark_core::record::Value;
use waymark_core::record::id::Id;
use waymark_core::record::kind::Kind;
use waymark_core::record::name::Name;
use waymark_core::record::shape::Content;

use super::changes::Whose;
use crate::en::days::date;
use crate::en::kpi::pieces;

/// What a field says: a number of a key result as a number, a band in words, another record
/// by its title.
pub(super) fn value_of(field: &Name, value: &Value, whose: &Whose<'_>) -> String {
    if whose.is_kpi()
        && let Some(piece) = Piece::of(field, value)
    {
        return pieces::said(&piece);
    }
    if let Some(kind) = names(field)
        && let Value::String(id) = value
    {
        return titled(kind, id, whose);
    }
    match (field, value) {
        (Name::Of(list, _, word), Value::String(text)) if list == "kr" => match &**word {
            "start" | "target" | "weight" => text.clone(),
            "ask" => day_said(text),
            _ => field_value(value),
        },
        (Name::Own(word), Value::Object(_)) if word == "origin" => match Content::of(value) {
            Content::CameFrom { on, objective } => format!(
                "a key result of {}, on {}",
                titled(&objective::KIND, objective, whose),
                day_said(on)
            ),
            _ => field_value(value),
        },
        _ => field_value(value),
    }
}

/// Of which kind the record is that a field names by its id.
pub(super) fn names(field: &Name) -> Option<&'static Kind> {
    match field {
        Name::Of(list, _, word) if list == "kr" && word == "kpi" => Some(&kpi::KIND),
        Name::Own(word) if matches!(&**word, "objective" | "continues") => Some(&objective::KIND),
        _ => None,
    }
}

/// A record by its title; where that is not known, by what it is.
fn titled(kind: &'static Kind, id: &str, whose: &Whose<'_>) -> String {
    let title = Id::parse(id).map(|id| (whose.title)(&kind.of(id)));
    match title.as_deref() {
        None | Some("") if *kind == kpi::KIND => "a KPI that is not here".to_owned(),
        None | Some("") => "an objective that is not here".to_owned(),
        Some(title) => format!("“{title}”"),
    }
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
        } => match &*more(confidence, note) {
            [] => number.to_owned(),
            more => format!("{number} ({})", more.join(", ")),
        },
        Content::Sure { confidence, note } => more(confidence, note).join(", "),
        Content::Happened { on, text } => format!("“{text}” on {}", day_said(on)),
        Content::Ended { on, score: None } => format!("closed on {}", day_said(on)),
        Content::Ended {
            on,
            score: Some(score),
        } => format!("closed on {} with a score of {score}", day_said(on)),
        Content::Until { on, what, from } => {
            let from = from.replace('-', " ");
            format!("the {what} was {from} until {}", day_said(on))
        }
        Content::CameFrom { on, .. } => format!("a key result, on {}", day_said(on)),
        Content::Days(first, last) => format!("{} to {}", day_said(first), day_said(last)),
        Content::Other(text) => text,
    }
}

/// How sure somebody was, and what there was to say.
fn more(confidence: Option<u64>, note: Option<&str>) -> Vec<String> {
    let sure = confidence.map(|it| format!("confidence {it} of 10"));
    let note = note.map(|note| format!("“{note}”"));
    sure.into_iter().chain(note).collect()
}

/// A day as people write it; anything else as it is.
fn day_said(day: &str) -> String {
    parse_date(day).map_or_else(|| day.to_owned(), date)
}
