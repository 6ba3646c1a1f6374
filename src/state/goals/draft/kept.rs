//! What is typed into a form, kept for as long as the tab is open: a reload takes
//! nothing away.

use leptos::prelude::*;
use serde_json::{Map, Value, json};
use waymark_core::grading::verdict::Commitment;
use waymark_core::objective::Cadence;
use waymark_core::objective::key_result::Kind;
use waymark_core::record::Record;
use waymark_core::sketch::{self, Level, Measure, Operator};
use waymark_core::store::place::Id;

use super::{Aside, Days, Details, Draft, DraftRow, Fields};
use crate::platform::storage;
use crate::state::goals::Goals;

/// A form that was left open: what is typed, and what it had seen when it was
/// opened, so that what another tab wrote since is not taken for seen.
#[derive(Clone, Debug, Default)]
pub(crate) struct Kept {
    /// What is typed.
    pub(crate) draft: Draft,
    /// What the form said at first.
    pub(crate) at_first: Fields,
    /// The objective as the form has seen it.
    pub(crate) seen: Option<Record>,
}

impl Kept {
    /// Keeps it for this tab under the name of the form. Where the browser does
    /// not, it stays on the screen alone.
    pub(crate) fn keep(&self, form: &str) {
        let at_first: Map<String, Value> = self.at_first.clone().into_iter().collect();
        let kept = json!({
            "draft": self.draft.write(),
            "first": at_first,
            "seen": self.seen.as_ref().map(Record::write),
        });
        storage::note(form, &kept.to_string());
    }

    /// What is kept of a form, if anything is.
    pub(crate) fn of(form: &str) -> Option<Self> {
        let kept: Value = serde_json::from_str(&storage::noted(form)?).ok()?;
        let at_first = kept.get("first")?.as_object()?.clone();
        let seen = kept.get("seen").and_then(Value::as_str);
        Some(Self {
            draft: Draft::read(kept.get("draft")?)?,
            at_first: at_first.into_iter().collect(),
            seen: seen.and_then(|text| Record::read(text).ok()),
        })
    }

    /// Whether anything is.
    pub(crate) fn is_there(form: &str) -> bool {
        storage::noted(form).is_some()
    }

    /// Forgets it.
    pub(crate) fn forget(form: &str) {
        storage::forget(form);
    }
}

impl Goals {
    /// A text that is typed, kept for this tab until it is empty.
    pub(crate) fn typed(self, name: &str) -> RwSignal<String> {
        let form = self.form_name(name);
        let noted = Self::noted(&form).as_str().map(str::to_owned);
        let typed = RwSignal::new(noted.unwrap_or_default());
        Effect::new(move |before: Option<()>| {
            typed.with(|typed| match (typed.is_empty(), before) {
                (false, _) => Self::note(&form, &typed.as_str().into()),
                (true, Some(())) => Self::forget_note(&form),
                (true, None) => {}
            });
        });
        typed
    }

    /// Keeps what is typed into a form for this tab.
    pub(crate) fn note(form: &str, typed: &Value) {
        storage::note(form, &typed.to_string());
    }

    /// What is kept of a form; null if nothing is.
    pub(crate) fn noted(form: &str) -> Value {
        let noted = storage::noted(form);
        let read = noted.and_then(|text| serde_json::from_str(&text).ok());
        read.unwrap_or_default()
    }

    /// Whether anything is.
    pub(crate) fn has_note(form: &str) -> bool {
        storage::noted(form).is_some()
    }

    /// Forgets it.
    pub(crate) fn forget_note(form: &str) {
        storage::forget(form);
    }
}

impl Draft {
    fn write(&self) -> Value {
        let details = &self.details;
        let rows = self.rows.iter().map(|row| {
            let typed = &row.typed;
            json!({
                "id": row.id.as_str(),
                "name": typed.name,
                "start": typed.start,
                "target": typed.target,
                "now": typed.now,
                "unit": typed.unit,
                "weight": typed.weight,
                "measure": typed.measure as usize,
                "operator": typed.operator as usize,
                "done": typed.done,
                "guardrail": typed.guardrail,
                "owner": row.aside.owner,
                "kind": row.aside.kind.map(|kind| kind as usize),
            })
        });
        json!({
            "title": self.title,
            "must": details.commitment == Commitment::Committed,
            "level": details.level as usize,
            "rhythm": details.cadence as usize,
            "days": details.days as usize,
            "first": details.first,
            "last": details.last,
            "owner": details.owner,
            "supports": details.supports,
            "needs": details.needs,
            "continues": details.continues.as_ref().map(Id::as_str),
            "rows": rows.collect::<Vec<_>>(),
        })
    }

    fn read(value: &Value) -> Option<Self> {
        let text = |of: &Value, name: &str| of[name].as_str().unwrap_or_default().to_owned();
        let rows = value.get("rows")?.as_array()?.iter().map(|row| {
            let flag = |name: &str| row[name].as_bool().unwrap_or_default();
            Some(DraftRow {
                id: Id::parse(row["id"].as_str()?)?,
                typed: sketch::KeyResult {
                    name: text(row, "name"),
                    start: text(row, "start"),
                    target: text(row, "target"),
                    now: text(row, "now"),
                    unit: text(row, "unit"),
                    weight: text(row, "weight"),
                    measure: one_of(&Measure::ALL, &row["measure"]),
                    operator: one_of(&Operator::ALL, &row["operator"]),
                    done: flag("done"),
                    guardrail: flag("guardrail"),
                },
                aside: Aside {
                    owner: text(row, "owner"),
                    kind: place(&row["kind"]).and_then(|at| Kind::ALL.get(at).copied()),
                },
            })
        });
        let must = value["must"].as_bool() == Some(true);
        Some(Self {
            title: text(value, "title"),
            details: Details {
                commitment: if must {
                    Commitment::Committed
                } else {
                    Commitment::Aspirational
                },
                level: one_of(&Level::ALL, &value["level"]),
                cadence: one_of(&Cadence::ALL, &value["rhythm"]),
                days: one_of(&Days::ALL, &value["days"]),
                first: text(value, "first"),
                last: text(value, "last"),
                owner: value["owner"].as_str().map(str::to_owned),
                supports: text(value, "supports"),
                needs: text(value, "needs"),
                continues: value["continues"].as_str().and_then(Id::parse),
            },
            rows: rows.collect::<Option<_>>()?,
        })
    }
}

fn place(value: &Value) -> Option<usize> {
    usize::try_from(value.as_u64()?).ok()
}

fn one_of<T: Copy + Default>(all: &[T], value: &Value) -> T {
    let found = place(value).and_then(|at| all.get(at));
    found.copied().unwrap_or_default()
}
