//! Rows that come from a spreadsheet: found, understood, or left out.

use serde_json::json;
use waymark_core::carry::sheet::{Columns, Why};
use waymark_core::metric::dated::LONGEST_NOTE;
use waymark_core::store::action::Action;
use waymark_core::store::import::Becomes;

use super::{COLUMNS, HEADER, Page, TODAY, day, id};

#[test]
fn a_row_that_cannot_be_brought_in_says_why_and_the_others_come() {
    let case = |row: &str, why: Why| {
        let mut page = Page::usual();
        page.create("b", "Twin", &["Conversion"]);
        page.create("c", "Twin", &["Conversion"]);
        page.create("d", "Alike", &["Same", "Same"]);
        let good = "Win,Conversion,2026-10-01,15,,";
        let sheet = page.sheet(&[good, row, "Win,Churn,2026-10-01,3,,"]);
        let unusable: Vec<_> = sheet.unusable.iter().map(|it| (it.line, &it.why)).collect();
        assert_eq!(unusable, [(3, &why)], "{row}");
        assert_eq!(sheet.count(), 2);
        assert!(page.bring_in(&sheet));
        assert_eq!(page.lines().len(), 2);
    };
    let of = str::to_owned;
    case(
        "Lose,Conversion,2026-10-02,1,,",
        Why::NoObjective(of("Lose")),
    );
    case(
        "Winn,Conversion,2026-10-02,1,,",
        Why::NoObjective(of("Winn")),
    );
    case(
        "Twin,Conversion,2026-10-02,1,,",
        Why::SeveralObjectives(of("Twin")),
    );
    case("Win,Speed,2026-10-02,1,,", Why::NoKeyResult(of("Speed")));
    case(
        "Alike,Same,2026-10-02,1,,",
        Why::SeveralKeyResults(of("Same")),
    );
    case(
        "Win,Conversion,2026-02-30,1,,",
        Why::NoDate(of("2026-02-30")),
    );
    case("Win,Conversion,,1,,", Why::NoDate(of("")));
    case(
        "Win,Conversion,2026-11-23,1,,",
        Why::InTheFuture(day("2026-11-23")),
    );
    case(
        "Win,Conversion,2026-10-02,many,,",
        Why::NoNumber(of("many")),
    );
    let note = "é".repeat(LONGEST_NOTE + 1);
    case(
        &format!("Win,Conversion,2026-10-02,1,,{note}"),
        Why::LongNote(2_001),
    );
    // With more cells than the header, it may have slipped.
    case("Win,Conversion,2026-10-02,1,5,7,note", Why::Columns);
}

#[test]
fn what_is_in_the_bin_or_taken_away_is_neither_exported_nor_found() {
    let mut page = Page::usual();
    page.create("b", "Old", &["Conversion"]);
    page.check_in("a", "at/k2/2026-10-01", json!({"value": "1"}));
    page.check_in("b", "at/k1/2026-10-01", json!({"value": "1"}));
    let (id, today) = (id("b"), TODAY.to_owned());
    page.act(&Action::Bin { of: id, today });
    let fields = vec![("kr/k2/gone".into(), json!(true))];
    page.act(&Action::Edit {
        of: super::id("a"),
        fields,
    });
    assert_eq!(page.lines(), []);
    let sheet = page.sheet(&["Old,Conversion,2026-10-02,1,,", "Win,Churn,2026-10-02,1,,"]);
    let why: Vec<_> = sheet.unusable.into_iter().map(|it| it.why).collect();
    let expected = [
        Why::NoObjective("Old".to_owned()),
        Why::NoKeyResult("Churn".to_owned()),
    ];
    assert_eq!(why, expected);
}

#[test]
fn of_objectives_with_one_name_the_one_that_is_not_in_the_bin_is_meant() {
    let mut page = Page::usual();
    page.create("b", "Win", &["Conversion"]);
    let row = ["Win,Conversion,2026-10-01,15,,"];
    let why = page
        .sheet(&row)
        .unusable
        .into_iter()
        .map(|it| it.why)
        .next();
    assert_eq!(why, Some(Why::SeveralObjectives("Win".to_owned())));
    let (id, today) = (id("b"), TODAY.to_owned());
    page.act(&Action::Bin { of: id, today });
    let sheet = page.sheet(&row);
    let places: Vec<_> = sheet
        .records
        .iter()
        .map(|(place, _)| place.clone())
        .collect();
    assert_eq!(places, [super::id("a").definition()]);
}

#[test]
fn names_are_found_without_the_white_space_around_them() {
    let mut page = Page::empty();
    page.create("a", " Win ", &["Conversion\n"]);
    let sheet = page.sheet(&["  Win, Conversion ,2026-10-01, 15 , 7 , A note "]);
    assert!(page.bring_in(&sheet), "{:?}", sheet.unusable);
    let expected = json!({"value": "15", "confidence": 7, "note": "A note"});
    assert_eq!(page.says("at/k1/2026-10-01"), Some(expected));
}

#[test]
fn what_a_table_corrects_is_told_before_and_can_be_taken_back() {
    let mut page = Page::usual();
    let old = json!({"value": "12", "confidence": 4, "note": "old", "later": 1});
    page.check_in("a", "at/k1/2026-10-01", old.clone());
    page.check_in("a", "at/k1/2026-10-02", json!({"value": "13"}));
    let rows = [
        "Win,Conversion,2026-10-01,15,,new",
        "Win,Conversion,2026-10-02,13,,",
    ];
    let sheet = page.sheet(&rows);
    assert_eq!(sheet.count(), 2);
    let preview = page
        .store
        .preview(&page.kv, &sheet.records)
        .expect("memory gives everything");
    let [difference] = &preview.differences[..] else {
        panic!("one objective: {:?}", preview.differences);
    };
    assert_eq!(
        (difference.becomes, difference.fields.len()),
        (Becomes::Changed, 0)
    );
    let [changed] = &difference.dated[..] else {
        panic!("one check-in: {:?}", difference.dated);
    };
    let new = json!({"value": "15", "note": "new", "later": 1});
    assert_eq!((&changed.before, &changed.after), (&old, &new));
    assert!(page.bring_in(&sheet));
    assert_eq!(page.says("at/k1/2026-10-01"), Some(new));
    assert!(page.sheet(&rows).records.is_empty());
    page.act(&Action::Undo {
        which: None,
        today: TODAY.to_owned(),
    });
    assert_eq!(page.says("at/k1/2026-10-01"), Some(old));
}

#[test]
fn what_a_table_has_no_column_for_stays() {
    let mut page = Page::usual();
    let old = json!({"value": "12", "confidence": 4, "note": " old "});
    page.check_in("a", "at/k1/2026-10-01", old);
    let columns = Columns {
        confidence: None,
        note: None,
        ..COLUMNS
    };
    let header = HEADER[..4].join(",");
    let text = |value: &str| [&header, "\nWin,Conversion,2026-10-01,", value].concat();
    assert_eq!(page.sheet_of(&text("12"), &columns).records, []);
    let sheet = page.sheet_of(&text("15"), &columns);
    assert!(page.bring_in(&sheet));
    let expected = json!({"value": "15", "confidence": 4, "note": " old "});
    assert_eq!(page.says("at/k1/2026-10-01"), Some(expected));
}

#[test]
fn a_table_without_rows_holds_nothing() {
    let sheet = Page::usual().sheet(&[]);
    assert_eq!(
        (sheet.count(), sheet.records, sheet.unusable),
        (0, Vec::new(), Vec::new())
    );
    assert_eq!(sheet.doubts, []);
}
