//! Nobody has missed what was due before the key result was there.

use serde_json::json;
use time::Date;
use waymark_core::record::id::Id;

use super::{MONDAY, every, says};
use crate::standing::{Written, day};

/// The id that a browser makes at a moment, in seconds since 1970.
fn id_made(seconds: i64) -> String {
    let mut time = Vec::new();
    let mut rest = seconds * 1000;
    while rest > 0 {
        time.push(char::from(
            b"0123456789abcdefghijklmnopqrstuvwxyz"[(rest % 36) as usize],
        ));
        rest /= 36;
    }
    let time: String = time.iter().rev().collect();
    format!("{time:0>9}00zz")
}

#[test]
fn nobody_has_missed_a_week_before_the_key_result_was_there() {
    let of = |made: &str, check_ins: &[&str]| {
        let id = id_made(day(made).midnight().assume_utc().unix_timestamp() + 12 * 3600);
        assert_eq!(Id::parse(&id).expect("an id").made(), Some(day(made)));
        let mut fields = Written(Vec::new()).in_days("2026-10-01", "2026-12-31");
        fields = fields.with(&format!("kr/{id}/start"), json!("0"));
        fields = fields.with(&format!("kr/{id}/target"), json!("10"));
        for on in check_ins {
            fields = fields.with(&format!("at/{id}/{on}"), json!({"value": "1"}));
        }
        fields
    };
    // Added on a Wednesday in the middle: that week and the ones before are nobody's fault.
    let added = of("2026-11-18", &[]);
    let days = [
        ("2026-11-18", "due"),
        ("2026-11-23", "due"),
        ("2026-11-29", "due"),
        ("2026-11-30", "missed"),
    ];
    says(&added, MONDAY, &days);
    // On a Monday the whole week was there.
    says(
        &of("2026-11-16", &[]),
        MONDAY,
        &[("2026-11-18", "due"), ("2026-11-23", "missed")],
    );
    // Brought along with old values, it was still not asked for last week.
    says(
        &of("2026-11-18", &["2026-10-05"]),
        MONDAY,
        &[("2026-11-18", "due"), ("2026-11-30", "missed")],
    );
    says(
        &every("monthly", of("2026-11-18", &[])),
        MONDAY,
        &[("2026-12-01", "due")],
    );
    says(
        &every("monthly", of("2026-09-18", &[])),
        MONDAY,
        &[("2026-11-01", "missed")],
    );
    says(
        &of("2026-11-18", &[]).without_period(),
        MONDAY,
        &[("2026-11-23", "due"), ("2026-11-30", "missed")],
    );
}

#[test]
fn an_id_says_when_it_was_made_only_if_a_browser_made_it() {
    for text in [
        "k1",
        "1",
        "a1k0",
        "00zzzzzzz0000",
        "0mhr9x2k1",
        "zzzzzzzzzzzzz0",
        "abcdefghijklmn",
    ] {
        assert_eq!(Id::parse(text).expect("an id").made(), None, "{text}");
    }
    assert_eq!(
        Id::parse(&id_made(1_577_836_800)).expect("an id").made(),
        Some(day("2020-01-01"))
    );
    assert_eq!(
        Id::parse(&id_made(1_577_836_799)).expect("an id").made(),
        None
    );
    // As far as dates go, and no further.
    assert_eq!(
        Id::parse("zzzzzzzzz0000")
            .expect("an id")
            .made()
            .map(Date::year),
        Some(5188)
    );
}
