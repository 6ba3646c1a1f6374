//! From what a form says to the fields that keep it.

use leptos::prelude::*;
use serde_json::Value;
use waymark_core::number::decimal::Decimal;
use waymark_core::objective::check_in::CheckIn;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::objective::{
    cadence_field, commitment_field, continues_field, level_field, owner_field, period_field,
    text_field, title_field,
};
use waymark_core::sketch::Measure;
use waymark_core::store::place::Id;
use waymark_text::goals::form as words_of_form;

use super::row::Row;
use crate::state::goals::draft::{Details, Fields};
use crate::state::goals::today;

/// What the form says, as fields; null for those that are empty.
pub(super) fn says(title: &str, details: &Details, rows: &[Row]) -> Fields {
    let owner = details.owner.as_deref().map(str::trim);
    let owner = owner.filter(|owner| owner.to_lowercase() != words_of_form::ME);
    let period = details.period().map(period_field);
    let mut fields: Fields = [
        title_field(title),
        commitment_field(details.commitment),
        level_field(details.level),
        cadence_field(details.cadence),
        owner_field(owner),
        text_field("supports", &details.supports),
        text_field("needs", &details.needs),
        period.unwrap_or_else(|| ("period".to_owned(), Value::Null)),
    ]
    .into();
    fields.extend(details.continues.as_ref().map(continues_field));
    for (row, place) in rows.iter().zip(1..) {
        let (typed, read) = (row.typed.get_untracked(), row.read.get_untracked());
        fields.extend(KeyResult::fields(&row.id, &typed, &read, place));
        let aside = row.aside.get_untracked();
        fields.extend(KeyResult::fields_aside(&row.id, &aside.owner, aside.kind));
    }
    fields
}

/// The values that came along with a draft, as check-ins of today.
pub(super) fn first_check_ins(rows: &[Row]) -> Vec<(String, Value)> {
    let values = rows.iter().filter_map(|row| {
        let (measure, done) = row
            .typed
            .with_untracked(|typed| (typed.measure, typed.done));
        let value = match measure {
            Measure::YesNo => done.then_some(Decimal::ONE),
            _ => row.read.with_untracked(|read| read.now.value),
        };
        let check_in = CheckIn::plain(today(), value?);
        Some((CheckIn::field(&row.id, today()), check_in.value()))
    });
    values.collect()
}

/// The fields that somebody changed, with what they say now; those of a key
/// result that was removed only say so.
///
/// What nobody touched here is not written: another tab may have changed it
/// meanwhile.
pub(super) fn changed(before: &Fields, now: &Fields) -> Vec<(String, Value)> {
    let mut changed: Vec<(String, Value)> = now
        .iter()
        .filter(|(field, value)| before.get(*field).unwrap_or(&Value::Null) != *value)
        .map(|(field, value)| (field.clone(), value.clone()))
        .collect();
    for field in before.keys().filter(|field| !now.contains_key(*field)) {
        let id = field.split('/').nth(1).and_then(Id::parse);
        let gone = id.map(|id| KeyResult::taken_away(&id));
        changed.extend(gone.filter(|gone| !changed.contains(gone)));
    }
    changed
}
