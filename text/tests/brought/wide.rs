//! Wide tables: a column for each week, or for each key result.

use serde_json::json;
use waymark_core::calendar::Calendar;
use waymark_core::carry::reads::Reads;
use waymark_core::carry::wide::weeks::by_days;
use waymark_core::carry::wide::{Columns, Names, by_names};
use waymark_core::kinds::KINDS;
use waymark_core::kpi::unit::Unit;
use waymark_core::objective::KIND;
use waymark_core::record::id::Id;
use waymark_core::record::stamp::Writer;
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::key_value::Memory;
use waymark_core::table::RawTable;
use waymark_core::table::column::DateOrder;
use waymark_core::table::heading::{self, Found};
use waymark_text::kept::columns::not_used;
use waymark_text::kept::headings;
use waymark_text::kept::lines::unknown_columns;

use super::{TODAY, day, plan_of};

pub(super) fn reads(today: &str) -> Reads<'static> {
    Reads {
        today: day(today),
        ..super::reads(DateOrder::DayFirst)
    }
}

pub(super) fn open(text: &str) -> (RawTable, Found) {
    let words = headings::words(str::to_lowercase);
    let (table, found) = heading::open(text, &words).expect("a table");
    (table, found.expect("a row with names"))
}

pub(super) fn rows(table: &RawTable) -> Vec<String> {
    let rows = table.rows.iter();
    rows.map(|row| format!("{}: {}", row.line, row.cells.join(" | ")))
        .collect()
}

#[track_caller]
fn long(text: &str, today: &str) -> Vec<String> {
    let (table, found) = open(text);
    let long = by_days(&table, &found, &reads(today)).expect("a wide table");
    rows(&long.table)
}

#[test]
fn a_column_for_each_week_becomes_a_row_for_each() {
    assert_eq!(
        long(
            "Objective,Key result,Unit,2026-10-05,2026-10-12,2026-10-19\n\
             Win,Conversion,%,12.5,13,\n,NPS,,,31,33\n",
            TODAY
        ),
        [
            "1: Objective | Key result | Unit | Date | Value",
            "2: Win | Conversion | % | 2026-10-05 | 12.5",
            "2: Win | Conversion | % | 2026-10-12 | 13",
            "3: Win | NPS |  | 2026-10-12 | 31",
            "3: Win | NPS |  | 2026-10-19 | 33",
        ]
    );
}

#[test]
fn heads_are_days_weeks_and_months_as_people_write_them() {
    let days = |heads: &str| {
        let text = format!("Objective,Key result,{heads}\nWin,NPS,1,2\n");
        let rows = long(&text, TODAY);
        let days = rows[1..]
            .iter()
            .map(|row| row.split(" | ").nth(2).unwrap_or("").to_owned());
        days.collect::<Vec<_>>().join(" ")
    };
    for (heads, expected) in [
        ("5 Oct,12 Oct", "2026-10-05 2026-10-12"),
        ("Oct 5,Oct 12", "2026-10-05 2026-10-12"),
        ("05.10.2026,12.10.2026", "2026-10-05 2026-10-12"),
        ("5.10.,12.10.", "2026-10-05 2026-10-12"),
        ("10/5/2026,10/19/2026", "2026-10-05 2026-10-19"),
        ("10/5,10/19", "2026-10-05 2026-10-19"),
        ("20261005,20261012", "2026-10-05 2026-10-12"),
        ("2026-W40,2026-W41", "2026-10-01 2026-10-08"),
        ("W40,W41", "2026-10-01 2026-10-08"),
        ("Week 40,Week 41", "2026-10-01 2026-10-08"),
        ("KW40,KW 41", "2026-10-01 2026-10-08"),
        ("Sep 2026,Oct 2026", "2026-09-30 2026-10-31"),
        ("2026-09,2026-10", "2026-09-30 2026-10-31"),
        ("September 2026,October 2026", "2026-09-30 2026-10-31"),
        ("Q2 2026,Q3 2026", "2026-06-30 2026-09-30"),
        // One that has not ended is of today, and one of another year is of that.
        ("Oct 2026,Nov 2026", "2026-10-31 2026-11-27"),
        ("23 Nov,28 Dec", "2026-11-23 2025-12-28"),
    ] {
        assert_eq!(days(heads), expected, "{heads}");
    }
}

#[test]
fn readings_keep_the_units_of_their_heads() {
    assert_eq!(
        long("KPI,W40,W41\nSignups,12,14\n", "2027-01-10"),
        [
            "1: KPI | Date | Value",
            "2: Signups | 2026-W40 | 12",
            "2: Signups | 2026-W41 | 14",
        ]
    );
    assert_eq!(
        long("KPI,Sep 2026,Oct 2026\nSignups,12,14\n", TODAY)[1..],
        ["2: Signups | 2026-09 | 12", "2: Signups | 2026-10 | 14"]
    );
}

#[test]
fn what_is_not_wide_is_left_as_it_is() {
    for text in [
        "Objective,Key result,Date,Value\nWin,NPS,2026-10-05,3\n",
        "Objective,Key result,Start,Target\nWin,NPS,30,50\n",
        "Objective,Key result,2026\nWin,NPS,3\n",
        "Objective,Key result,KR1,KR2\nWin,NPS,3,4\n",
        "Date,NPS\n2026-10-05,3\n",
    ] {
        let (table, found) = open(text);
        assert_eq!(by_days(&table, &found, &reads(TODAY)), None, "{text}");
    }
}

#[test]
fn a_wide_plan_is_a_plan_with_its_values() {
    let text = "Objective,Key result,Start,Target,2026-10-05,2026-10-12\nWin,NPS,30,50,31,33\nWin,Calls,0,9,,\n";
    let (table, found) = open(text);
    let long = by_days(&table, &found, &reads(TODAY)).expect("a wide table");
    let cells = long.table.rows.iter().map(|row| row.cells.join(","));
    let text: Vec<String> = cells.collect();
    let plan = plan_of(&text.join("\n"));
    let planned = &plan.all[0];
    assert_eq!(planned.draft.rows.len(), 2);
    assert_eq!(planned.draft.rows[0].typed.now, "33");
    assert_eq!(planned.rows[0].others.len(), 1);
    assert_eq!(planned.draft.rows[1].typed.now, "");
}

fn names(all: &[(&str, &[&str])]) -> Names {
    let kv = Memory::default();
    let mut store = Store::empty(KINDS, Writer::new(1), "t");
    for (place, (title, key_results)) in all.iter().enumerate() {
        let mut fields = vec![("title".to_owned(), json!(title))];
        for (at, name) in key_results.iter().enumerate() {
            fields.push((format!("kr/k{at}/name"), json!(name)));
        }
        let fields = fields.into_iter();
        let fields = fields.map(|(name, value)| (name.as_str().into(), value));
        let create = Action::Create {
            of: KIND.of(Id::of_number(place as u64 + 1)),
            fields: fields.collect(),
            today: TODAY.to_owned(),
        };
        store.act(&kv, &create).expect("begun");
    }
    Names::of(&store, str::to_lowercase)
}

#[track_caller]
fn columns(text: &str, names: &Names) -> Option<Columns> {
    let (table, found) = open(text);
    by_names(&table, &found, names, &reads(TODAY))
}

#[test]
fn a_column_for_each_key_result_becomes_rows() {
    let known = names(&[
        ("Win", &["Conversion", "NPS"]),
        ("Grow", &["Signups", "NPS"]),
    ]);
    let text = "Date,Conversion,Win: NPS,grow - nps,Signups,Weather,NPS,Nothing yet\n\
        2026-10-05,12.5,31,40,,5,,\n2026-10-12,13,,41,7,6,35,\n";
    let Some(Columns::KeyResults(table, _, unknown)) = columns(text, &known) else {
        panic!("key results");
    };
    assert_eq!(
        rows(&table),
        [
            "1: Objective | Key result | Date | Value",
            "2: Win | Conversion | 2026-10-05 | 12.5",
            "2: Win | NPS | 2026-10-05 | 31",
            "2: Grow | NPS | 2026-10-05 | 40",
            "3: Win | Conversion | 2026-10-12 | 13",
            "3: Grow | NPS | 2026-10-12 | 41",
            "3: Grow | Signups | 2026-10-12 | 7",
        ]
    );
    // Two are called NPS, and a column without a cell says nothing.
    assert_eq!(unknown, ["Weather", "NPS"]);
    assert_eq!(
        unknown_columns(&unknown).as_deref(),
        Some(
            "The columns “Weather” and “NPS” are left out: no key result here has such a name, \
             or several do."
        )
    );
    assert_eq!(unknown_columns(&[]), None);
}

#[test]
fn objectives_may_stand_above_their_columns() {
    let known = names(&[("Win", &["NPS", "Calls"]), ("Grow", &["NPS"])]);
    let text = ",Win,,Grow\nDate,NPS,Calls,NPS\n2026-10-05,31,4,40\n";
    let Some(Columns::KeyResults(table, ..)) = columns(text, &known) else {
        panic!("key results");
    };
    assert_eq!(
        rows(&table)[1..],
        [
            "3: Win | NPS | 2026-10-05 | 31",
            "3: Win | Calls | 2026-10-05 | 4",
            "3: Grow | NPS | 2026-10-05 | 40",
        ]
    );
}

#[test]
fn columns_of_no_key_result_are_numbers() {
    let Some(Columns::Numbers(all, unread, unused)) = columns(
        "Date,Sessions,Conversion,City\n2026-09,\"1,200\",2.5%,Bonn\n2026-10,\"1,350\",n/a,Rome\n2026-11,7,3%,Oslo\n",
        &names(&[]),
    ) else {
        panic!("numbers");
    };
    let said: Vec<String> = all
        .iter()
        .map(|it| {
            format!(
                "{} {} {:?} {}",
                it.name,
                it.unit,
                it.cadence,
                it.values.len()
            )
        })
        .collect();
    assert_eq!(said, ["Sessions  Month 3", "Conversion % Month 2"]);
    assert_eq!(
        all[0].values[0].value.map(|it| it.to_string()).as_deref(),
        Some("1200")
    );
    assert_eq!((unread[0].line, &*unread[0].cell), (3, "n/a"));
    assert_eq!(
        not_used(&unused).as_deref(),
        Some("Column not used: “City”.")
    );
    assert_eq!(columns("Date,City\n2026-10-05,Bonn\n", &names(&[])), None);
}

#[test]
fn a_number_is_read_as_often_as_its_days_are_apart_or_as_their_column_says() {
    let cadence = |head: &str, days: &[&str]| {
        let rows = days.iter().map(|day| format!("{day},7,8\n"));
        let text = format!("{head},Visitors,Signups\n{}", rows.collect::<String>());
        let Some(Columns::Numbers(all, ..)) = columns(&text, &names(&[])) else {
            panic!("numbers: {text}");
        };
        assert_eq!(all[0].cadence, all[1].cadence, "{text}");
        let begun = all[0].begun("", Calendar::default(), day(TODAY), Id::of_number(1));
        let readings = begun.expect("a KPI").readings;
        assert_eq!(readings.len(), days.len(), "no value is lost: {text}");
        all[0].cadence
    };
    let mondays = ["2026-10-05", "2026-10-12", "2026-10-26"];
    let firsts = ["2026-08-01", "2026-09-01", "2026-11-01"];
    let lasts = ["2026-08-31", "2026-09-30", "2026-10-31"];
    let quarters = ["2026-03-31", "2026-06-30", "2026-09-30"];
    for (head, days, expected) in [
        ("Week", &mondays[..], Unit::Week),
        ("Date", &mondays, Unit::Week),
        ("Date", &mondays[..2], Unit::Week),
        // A fortnight apart.
        (
            "Date",
            &["2026-10-05", "2026-10-19", "2026-11-02"],
            Unit::Week,
        ),
        // The newest first, as some programs have them.
        (
            "Date",
            &["2026-10-19", "2026-10-12", "2026-10-05"],
            Unit::Week,
        ),
        ("Month", &firsts, Unit::Month),
        ("Date", &firsts, Unit::Month),
        ("Date", &lasts, Unit::Month),
        ("Date", &["2026-02-01", "2026-03-01"], Unit::Month),
        ("Date", &quarters, Unit::Quarter),
        (
            "Date",
            &["2026-01-01", "2026-04-01", "2026-10-01"],
            Unit::Quarter,
        ),
        ("Quarter", &["2026-02-15", "2026-05-15"], Unit::Quarter),
        // What its name says goes before what its days say, and says it of one.
        ("Month", &["2026-10-05", "2026-11-02"], Unit::Month),
        ("Week of", &["2026-10-05"], Unit::Week),
        ("Week (Monday)", &["2026-10-06", "2026-10-14"], Unit::Week),
        // But where a unit has several days, they are none of a value each.
        ("Month", &mondays, Unit::Week),
        (
            "Week",
            &["2026-10-05", "2026-10-06", "2026-10-07"],
            Unit::Day,
        ),
        (
            "Date",
            &["2026-10-05", "2026-10-06", "2026-10-08"],
            Unit::Day,
        ),
        (
            "Date",
            &["2026-10-05", "2026-10-12", "2026-10-13"],
            Unit::Day,
        ),
        ("Date", &["2026-10-05"], Unit::Day),
        // One weekday may be chance.
        ("Date", &["2026-08-03", "2026-10-05"], Unit::Day),
    ] {
        assert_eq!(cadence(head, days), expected, "{head}: {days:?}");
    }
}
