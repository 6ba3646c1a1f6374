//! Rows of a table that another one stands for, and columns that are not read.

use std::sync::Arc;

use waymark_core::carry::sheet::{About, Becomes, SheetLine};
use waymark_core::kpi;
use waymark_core::kpi::unit::Unit;
use waymark_core::number::understood::Notation;
use waymark_core::objective;
use waymark_core::record::id::Id;
use waymark_core::table::heading;
use waymark_text::kept::columns::not_used;
use waymark_text::kept::tables::find_columns;
use waymark_text::kept::{headings, lines};

use super::day;

#[test]
fn a_row_that_is_left_out_says_for_what() {
    let said = |cadence: Option<Unit>, other: usize| {
        let kind = match cadence {
            None => &objective::KIND,
            Some(_) => &kpi::KIND,
        };
        let about = About {
            of: kind.of(Id::of_number(1)),
            title: String::new(),
            period: None,
            key_result: None,
            unit: String::new(),
            is_yes_no: false,
            cadence,
        };
        let line = SheetLine {
            line: 2,
            about: Arc::new(about),
            day: day("2026-10-08"),
            value: Some(5.into()),
            confidence: None,
            lost_confidence: String::new(),
            note: String::new(),
            becomes: Becomes::Replaced(other),
        };
        lines::line(&line, Some("Then"), &Notation::PLAIN_ENGLISH)
    };
    let later = "Then: 5 is left out: line 3 has a later value of the same";
    for (cadence, unit) in [
        (None, "date"),
        (Some(Unit::Day), "date"),
        (Some(Unit::Weekday), "date"),
        (Some(Unit::Week), "week"),
        (Some(Unit::Month), "month"),
        (Some(Unit::Quarter), "quarter"),
    ] {
        assert_eq!(said(cadence, 3), format!("{later} {unit}"));
    }
    // Of a table that had a column for each week it is the same line.
    assert_eq!(
        said(Some(Unit::Week), 2),
        "Then: 5 is left out: a later column has another value of the same week"
    );
}

#[test]
fn columns_that_are_not_read_are_named() {
    let not_read = |text: &str| {
        let words = headings::words(str::to_lowercase);
        let (table, found) = heading::open(text, &words).expect("a table");
        let columns = find_columns(found.as_ref()).expect("its columns");
        let table = table.below(found.map_or(0, |it| it.row));
        not_used(&columns.unread(&table))
    };
    let of = |names: &str| Some(format!("Columns not used: {names}."));
    assert_eq!(
        not_read("KPI,Date,Value,Date,Value\nNPS,2026-09,41,2026-10,42\n"),
        of("“Date” and “Value”")
    );
    assert_eq!(
        not_read("Objective,Key result,Date,Value,Value,Owner,\nWin,NPS,2026-10-05,3,4,Kim,x\n"),
        of("“Value”, “Owner” and G (no name)")
    );
    // What is read, or holds nothing.
    assert_eq!(
        not_read(
            "Objective,Key result,Date,Value,Confidence,Note,Period,Objective ID,Key result ID,Value\n\
             Win,NPS,2026-10-05,3,7,x,Q4 2026,a,b,\n"
        ),
        None
    );
    assert_eq!(
        not_read("KPI,Unit,Date,Reading,Note,KPI ID\nNPS,October 2026,2026-10-31,3,x,a\n"),
        None
    );
    // As spreadsheets count on after Z.
    let names = [",".repeat(24), "x,x,x".to_owned()].concat();
    assert_eq!(
        not_read(&format!(
            "KPI,Date,Value{}\nNPS,2026-09,41{names}\n",
            ",".repeat(26)
        )),
        of("AA (no name), AB (no name) and AC (no name)")
    );
}
