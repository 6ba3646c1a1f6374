//! What the goals page says.

#![cfg(feature = "store")]

mod back;
mod carried;
mod changed;
mod files;
mod findings;
mod kept_together;
mod kpi_form;
mod kpis;
mod linked;
mod overview;
mod page;
mod pinned;
mod report;
mod said;
mod sandbox;
mod standing;
mod tables;

use crate::given::{day, id};
use waymark_core::objective::Objective;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::record::Record;

/// The key result that these fields make, those of check-ins by `at/k/<day>`.
#[track_caller]
fn key_result(fields: &[(&str, serde_json::Value)]) -> KeyResult {
    let fields = fields.iter();
    let fields = fields.map(|(name, value)| ((*name).into(), value.clone()));
    let record = Record::of(fields);
    let all = Objective::read(&record).key_results;
    all.into_iter().next().expect("a key result")
}

/// Whatever a person reads has words of ours in it, and nothing of how it is kept.
#[track_caller]
fn is_plain(text: &str) {
    for odd in [
        "None", "Some(", "Ok(", "Err(", "{", "}", "::", "  ", "..", " .", " ,", "“”", "()",
    ] {
        assert!(!text.contains(odd), "{odd:?} in {text:?}");
    }
    assert_eq!(text, text.trim());
    assert!(!text.is_empty());
}

/// One sentence or more, each from a capital letter, a number or a quotation to a
/// full stop.
#[track_caller]
fn is_sentence(text: &str) {
    is_plain(text);
    assert!(text.ends_with('.'), "{text:?}");
    for sentence in text.split(". ") {
        let begins = |c: char| c.is_uppercase() || c.is_ascii_digit() || c == '“';
        assert!(sentence.starts_with(begins), "{sentence:?} in {text:?}");
    }
}

/// A sentence that names something.
#[track_caller]
fn names(text: &str, named: &[&str]) {
    is_sentence(text);
    for name in named {
        assert!(text.contains(name), "{name:?} is not in {text:?}");
    }
}
