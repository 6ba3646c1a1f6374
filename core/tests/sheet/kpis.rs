//! Key results that are KPIs: their values are the readings, which have a table of their own.

use serde_json::{Value, json};
use waymark_core::carry::sheet::{Said, Why};
use waymark_core::kpi::KIND;
use waymark_core::number::decimal::Decimal;
use waymark_core::record::id::Id;
use waymark_core::record::kind::Subject;
use waymark_core::store::action::Action;
use waymark_core::store::import::Becomes;

use super::{Page, TODAY, id};

fn kpi() -> Subject {
    KIND.of(Id::parse("nps").expect("an id"))
}

/// "Conversion" is a KPI that is read each month, with a reading of September.
fn page() -> Page {
    let mut page = Page::usual();
    page.act(&Action::Create {
        of: kpi(),
        fields: vec![
            ("title".into(), json!("NPS")),
            (
                "at/value/2026-09-30".into(),
                json!({"value": "41", "note": "after the move"}),
            ),
        ],
        today: TODAY.to_owned(),
    });
    page.act(&Action::Edit {
        of: id("a"),
        fields: vec![("kr/k1/kpi".into(), json!("nps"))],
    });
    page
}

fn reading(page: &Page, day: &str) -> Option<Value> {
    let record = page.store.record(&kpi()).expect("it is there");
    record.value(&format!("at/value/{day}")).cloned()
}

#[test]
fn the_table_of_check_ins_names_the_kpi_and_has_none_of_its_values() {
    let mut page = page();
    page.check_in("a", "at/k2/2026-10-01", json!({"value": "3"}));
    page.check_in("a", "at/k1/2026-10-02", json!({"confidence": 7}));
    let lines = page.lines();
    let said: Vec<(&str, &Said)> = lines
        .iter()
        .map(|it| (it.key_result.as_str(), &it.said))
        .collect();
    assert_eq!(said[0], ("Conversion", &Said::Kpi("NPS".to_owned())));
    match said[1] {
        ("Conversion", Said::Sure(sure)) => assert_eq!(sure.confidence, Some(7)),
        other => panic!("{other:?}"),
    }
    match said[2] {
        ("Churn", Said::CheckIn(value)) => assert_eq!(value.value, Decimal::from(3)),
        other => panic!("{other:?}"),
    }
    assert_eq!(said.len(), 3, "41 stands in the table of readings");
}

#[test]
fn a_value_becomes_a_reading_where_its_month_has_none() {
    let mut page = page();
    let sheet = page.sheet(&["Win,Conversion,2026-10-12,44,7,calmer"]);
    assert_eq!(sheet.unusable, []);
    assert_eq!(sheet.count(), 1);
    // The preview names it as what it will be.
    let preview = page.store.preview(&page.kv, &sheet.records);
    let preview = preview.expect("memory gives everything");
    let brought = preview.differences.iter().find(|it| it.of == kpi());
    let brought = brought.expect("the KPI changes");
    assert_eq!(brought.becomes, Becomes::Changed);
    assert_eq!(brought.dated[0].field.to_string(), "at/value/2026-10-31");
    assert!(page.bring_in(&sheet));
    let expected = json!({"value": "44", "note": "calmer"});
    assert_eq!(reading(&page, "2026-10-31"), Some(expected));
    // How sure somebody was stays with the key result, without a value.
    assert_eq!(
        page.says("at/k1/2026-10-12"),
        Some(json!({"confidence": 7}))
    );
    // The same once more is nothing new.
    let again = page.sheet(&["Win,Conversion,2026-10-12,44,7,calmer"]);
    assert_eq!((again.count(), again.unusable.len()), (1, 0));
    assert!(!page.bring_in(&again));
}

#[test]
fn a_value_that_says_the_same_as_the_reading_changes_nothing_and_another_says_so() {
    let mut page = page();
    let sheet = page.sheet(&["Win,Conversion,2026-09-12,41,,"]);
    assert_eq!((sheet.count(), sheet.unusable.len()), (1, 0));
    assert!(!page.bring_in(&sheet));
    let sheet = page.sheet(&[
        "Win,Conversion,2026-09-12,40,,",
        "Win,Conversion,2026-10-01,44,,",
        "Win,Conversion,2026-10-09,45,,",
    ]);
    let why: Vec<_> = sheet.unusable.iter().map(|it| (it.line, &it.why)).collect();
    let other = |value: u32| Why::OtherReading("NPS".to_owned(), Some(value.into()));
    assert_eq!(why, [(2, &other(41)), (4, &other(44))]);
    assert!(page.bring_in(&sheet));
    let september = json!({"value": "41", "note": "after the move"});
    assert_eq!(reading(&page, "2026-09-30"), Some(september));
    assert_eq!(reading(&page, "2026-10-31"), Some(json!({"value": "44"})));
}

#[test]
fn what_was_exported_comes_back_with_nothing_left_out() {
    let mut page = page();
    page.check_in(
        "a",
        "at/k1/2026-10-02",
        json!({"confidence": 7, "note": "hm"}),
    );
    // As the app writes both lines.
    let rows = [
        "Win,Conversion,,,,This is the KPI “NPS”",
        "Win,Conversion,2026-10-02,,7,hm",
    ];
    let sheet = page.sheet(&rows);
    assert_eq!(sheet.unusable, []);
    assert!(!page.bring_in(&sheet), "all of it is here");
    page.check_in("a", "at/k1/2026-10-02", Value::Null);
    let sheet = page.sheet(&rows);
    assert!(page.bring_in(&sheet));
    let sure = json!({"confidence": 7, "note": "hm"});
    assert_eq!(page.says("at/k1/2026-10-02"), Some(sure));
}

#[test]
fn a_kpi_that_is_not_here_takes_no_value() {
    let mut page = Page::usual();
    page.act(&Action::Edit {
        of: id("a"),
        fields: vec![("kr/k1/kpi".into(), json!("elsewhere"))],
    });
    let sheet = page.sheet(&["Win,Conversion,2026-10-12,44,,"]);
    assert_eq!(sheet.unusable[0].why, Why::NoKpi("Conversion".to_owned()));
    assert!(!page.bring_in(&sheet));
}
