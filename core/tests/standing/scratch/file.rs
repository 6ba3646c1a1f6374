//! What stands in an exported file.

use std::collections::BTreeMap;

use num_rational::BigRational;
use num_traits::{One, Zero};
use serde_json::Value;

use super::days::{after, day};
use super::numbers::decimal;
use super::{Day, KeyResult};

/// The fields of an objective and its check-ins: of each what has the largest
/// stamp, without what was taken away.
pub(super) fn fields(file: &str, id: &str) -> BTreeMap<String, Value> {
    let file: Value = serde_json::from_str(file).expect("JSON");
    let mut newest: BTreeMap<String, ((u64, u64), Value)> = BTreeMap::new();
    let records = file["records"].as_object().expect("records");
    let own = [format!("objective/{id}"), format!("checkins/{id}/")];
    for (name, record) in records {
        if *name != own[0] && !name.starts_with(&own[1]) {
            continue;
        }
        for (field, entry) in record["fields"].as_object().expect("fields") {
            let (counter, writer) = entry[1]
                .as_str()
                .and_then(|it| it.split_once('.'))
                .expect("a stamp");
            let stamp = (
                counter.parse().expect("a counter"),
                u64::from_str_radix(writer, 36).expect("a writer"),
            );
            let known = newest.get(field).is_some_and(|(known, _)| *known >= stamp);
            if !known {
                newest.insert(field.clone(), (stamp, entry[0].clone()));
            }
        }
    }
    let said = newest.into_iter().map(|(field, (_, value))| (field, value));
    said.filter(|(_, value)| !value.is_null()).collect()
}

pub(super) fn key_results(fields: &BTreeMap<String, Value>) -> Vec<KeyResult> {
    let mut all: BTreeMap<String, KeyResult> = BTreeMap::new();
    let text = |id: &str, name: &str| fields.get(&format!("kr/{id}/{name}"))?.as_str();
    for name in fields.keys() {
        let parts: Vec<&str> = name.split('/').collect();
        let ["kr", id, _] = parts[..] else { continue };
        let is = |name: &str| fields.get(&format!("kr/{id}/{name}")) == Some(&Value::Bool(true));
        if is("gone") || all.contains_key(id) {
            continue;
        }
        let number = |name: &str| text(id, name).and_then(decimal);
        let measure = text(id, "measure").unwrap_or("change").to_owned();
        let own = format!("at/{id}/");
        let check_ins = fields
            .iter()
            .filter_map(|(name, value)| Some((day(name.strip_prefix(&own)?)?, value.clone())));
        let key_result = KeyResult {
            id: id.to_owned(),
            place: number("place").unwrap_or_else(BigRational::zero),
            guardrail: is("guardrail") && measure == "hold",
            measure,
            operator: text(id, "operator").unwrap_or("at-least").to_owned(),
            start: number("start"),
            target: number("target"),
            weight: number("weight")
                .filter(|it| *it >= BigRational::zero())
                .unwrap_or_else(BigRational::one),
            check_ins: check_ins.collect(),
        };
        all.insert(id.to_owned(), key_result);
    }
    let mut all: Vec<KeyResult> = all.into_values().collect();
    all.sort_by(|one, other| one.place.cmp(&other.place));
    all
}

/// Every day of the period.
pub(super) fn period(fields: &BTreeMap<String, Value>) -> Option<Vec<Day>> {
    let period = fields.get("period")?;
    let [first, last] = ["first", "last"].map(|end| period[end].as_str().and_then(day));
    let (mut next, last) = (first?, last?);
    let mut days = Vec::new();
    while next <= last {
        days.push(next);
        next = after(next, 1);
    }
    Some(days)
}

pub(super) fn cadence(fields: &BTreeMap<String, Value>) -> &str {
    fields
        .get("rhythm")
        .and_then(Value::as_str)
        .unwrap_or("weekly")
}
