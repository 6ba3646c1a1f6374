//! Readings as the rows of a table: out to a spreadsheet, and back.

use serde_json::{Value, json};
use waymark_core::calendar::Calendar;
use waymark_core::carry::doubt::Choices;
use waymark_core::carry::named::NoUnit;
use waymark_core::carry::readings::{self, Columns, Line};
use waymark_core::carry::sheet::{Becomes, Passed, Sheet, Unusable, Why};
use waymark_core::kinds::KINDS;
use waymark_core::kpi::{KIND, Kpi};
use waymark_core::record::id::Id;
use waymark_core::record::kind::Subject;
use waymark_core::record::stamp::Writer;
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::key_value::Memory;
use waymark_core::store::open::Visit;
use waymark_core::table::{Cell, read, write};

use super::{READS, TODAY, day, january_ahead, reading};

const HEADER: [&str; 5] = ["KPI", "Unit", "Date", "Reading", "Note"];
const COLUMNS: Columns = Columns {
    kpi: 0,
    date: 2,
    value: 3,
    note: Some(4),
    unit: Some(1),
    kpi_id: None,
};
fn id(text: &str) -> Subject {
    KIND.of(Id::parse(text).expect("an id"))
}

/// A page with what it keeps.
struct Page {
    kv: Memory,
    store: Store,
}

impl Page {
    /// With KPIs of these names, `k1`, `k2` and so on, read monthly.
    fn of(names: &[&str]) -> Self {
        let kv = Memory::default();
        let visit = Visit {
            kinds: KINDS,
            writer: Writer::new(1),
            tab: "t",
            open_tabs: None,
            today: day(TODAY),
        };
        let store = Store::open(&kv, &visit).expect("memory gives everything");
        let mut page = Self { kv, store };
        for (name, number) in names.iter().zip(1..) {
            page.act(&Action::Create {
                of: id(&format!("k{number}")),
                fields: vec![("title".into(), json!(name))],
                today: TODAY.to_owned(),
            });
        }
        page
    }

    fn act(&mut self, action: &Action) {
        self.store.act(&self.kv, action).expect("room");
    }

    fn say(&mut self, name: &str, field: &str, value: Value) {
        let fields = vec![(field.into(), value)];
        self.act(&Action::CheckIn {
            of: id(name),
            fields,
        });
    }

    fn lines(&mut self) -> Vec<Line> {
        let lines = readings::lines(&mut self.store, &self.kv, Calendar::default());
        lines.expect("memory gives everything")
    }

    /// What rows below the usual header are understood to hold.
    #[track_caller]
    fn sheet(&mut self, rows: &str) -> Sheet {
        let text = [&HEADER.join(","), "\n", rows].concat();
        let table = read(&text).expect("a table");
        let sheet = readings::read(
            &mut self.store,
            &self.kv,
            &table,
            &COLUMNS,
            &READS(),
            &Choices::default(),
        );
        sheet.expect("memory gives everything")
    }

    fn bring_in(&mut self, sheet: &Sheet) {
        let preview = self.store.preview(&self.kv, &sheet.records);
        let preview = preview.expect("memory gives everything");
        self.store
            .bring_in(&self.kv, &preview, TODAY)
            .expect("room");
    }

    fn kpi(&mut self, name: &str) -> Kpi {
        self.store
            .read_history(&self.kv, &id(name))
            .expect("memory");
        Kpi::read(&self.store.with_history(&id(name)).expect("it is there"))
    }
}

/// A table as the app writes it, but for its words.
fn written(lines: &[Line]) -> String {
    let rows = lines.iter().map(|line| {
        vec![
            Cell::Text(&line.kpi),
            Cell::Text("whatever"),
            Cell::Date(line.reading.day),
            line.reading
                .value
                .map_or(Cell::Text("closed"), Cell::Number),
            Cell::Text(&line.reading.note),
        ]
    });
    write(&HEADER, rows, ',')
}

#[test]
fn what_went_out_comes_back_with_nothing_left_out_and_changes_nothing() {
    let mut page = Page::of(&["=SUM(A1)", "Net promoter score", "In the bin"]);
    for (name, on, said) in [
        (
            "k1",
            "2024-02-29",
            json!({"value": "-12.50", "note": "+1, \"so\" to say"}),
        ),
        (
            "k1",
            "2026-09-30",
            json!({"closed": true, "note": "moved house"}),
        ),
        ("k2", "2026-09-30", json!({"value": "41"})),
        ("k3", "2026-09-30", json!({"value": "9"})),
    ] {
        page.say(name, &format!("at/value/{on}"), said);
    }
    let (of, today) = (id("k3"), TODAY.to_owned());
    page.act(&Action::Bin { of, today });
    let lines = page.lines();
    assert_eq!(lines.len(), 3);
    let text = written(&lines);
    assert!(text.contains("'=SUM(A1)"), "{text}");
    let body = text.split_once("\r\n").expect("a header").1.to_owned();
    // Here nothing changes; where only the KPIs are, all of it comes back.
    let again = page.sheet(&body);
    assert_eq!((again.count(), again.records.len()), (3, 0), "{again:?}");
    let mut empty = Page::of(&["=SUM(A1)", "Net promoter score"]);
    let sheet = empty.sheet(&body);
    assert_eq!(sheet.unusable, []);
    empty.bring_in(&sheet);
    assert_eq!(empty.lines(), lines);
    // Undone whole.
    let which = None;
    empty.act(&Action::Undo {
        which,
        today: TODAY.to_owned(),
    });
    assert_eq!(empty.lines(), []);
}

#[test]
fn a_name_is_found_whatever_its_case_and_white_space() {
    let mut page = Page::of(&["Net promoter score"]);
    let sheet = page.sheet("  NET  promoter\tscore ,,Sep 2026,41,\n");
    assert_eq!((sheet.count(), sheet.unusable.len()), (1, 0), "{sheet:?}");
}

#[test]
fn rows_that_cannot_be_used_are_named_with_the_reason_and_cost_no_other() {
    let mut page = Page::of(&["NPS", "Twin", "Twin"]);
    let rows = [
        "NPS,,2026-07,41,",
        "Other,,2026-07,41,",
        "Twin,,2026-07,41,",
        "NPS,,soon,41,",
        "NPS,,2026-08,lots,",
        "NPS,,2027-01,41,",
        "NPS,,Q2 2026,41,",
        "NPS,,2026-07-20,42,",
        "NPS,,2026-06",
        "NPS,,2026-06,40,,late",
        "NPS,,2026-05,,",
        "NPS,,2026-04,40,ok",
        // The month that runs can have one.
        "NPS,,2026-11,39,so far",
    ];
    let sheet = page.sheet(&rows.join("\n"));
    let unusable = [
        (3, Why::NoKpi("Other".to_owned())),
        (4, Why::SeveralKpis("Twin".to_owned())),
        (5, Why::NoUnit("soon".to_owned(), NoUnit::Unreadable)),
        (6, Why::NoNumber("lots".to_owned())),
        (7, january_ahead()),
        (8, Why::NoUnit("Q2 2026".to_owned(), NoUnit::TooLong)),
        (11, Why::Columns),
    ];
    let unusable = unusable.map(|(line, why)| Unusable { line, why });
    assert_eq!(sheet.unusable, unusable);
    assert_eq!(sheet.count(), 3);
    // Of July the last row counts.
    let becomes = sheet.lines.iter().map(|it| (it.line, it.becomes));
    let new = |line| (line, Becomes::New);
    let lines = [(2, Becomes::Replaced(9)), new(9), new(13), new(14)];
    assert_eq!(becomes.collect::<Vec<_>>(), lines);
    assert_eq!(
        sheet.passed_over,
        [(10, Passed::Blank), (12, Passed::Blank)]
    );
    page.bring_in(&sheet);
    let readings = page.kpi("k1").readings;
    let days: Vec<String> = readings.iter().map(|it| it.day.to_string()).collect();
    assert_eq!(days, ["2026-04-30", "2026-07-31", "2026-11-30"]);
}

#[test]
fn a_table_without_notes_leaves_those_that_are_there() {
    let mut page = Page::of(&["NPS"]);
    page.say(
        "k1",
        "at/value/2026-07-31",
        json!({"value": "41", "note": "a fair"}),
    );
    let table = read("KPI,Date,Reading\nNPS,2026-07,42\n").expect("a table");
    let columns = Columns {
        kpi: 0,
        date: 1,
        value: 2,
        note: None,
        ..Columns::default()
    };
    let sheet = readings::read(
        &mut page.store,
        &page.kv,
        &table,
        &columns,
        &READS(),
        &Choices::default(),
    );
    page.bring_in(&sheet.expect("memory gives everything"));
    let readings = page.kpi("k1").readings;
    assert_eq!(readings[0].note, "a fair");
    assert_eq!(readings[0].value, reading("2026-07-31", "42").value);
}

/// A table that has its days first, as people merge them.
const DATE_FIRST: Columns = Columns {
    date: 0,
    kpi: 1,
    value: 2,
    note: None,
    unit: None,
    kpi_id: None,
};

#[test]
fn readings_follow_the_row_that_has_their_month() {
    let read = |rows: &[&str]| {
        let mut page = Page::of(&["NPS", "Churn"]);
        let table = read(&format!("Date,KPI,Value\n{}", rows.join("\n"))).expect("a table");
        let (store, reads) = (&mut page.store, READS());
        let sheet = readings::read(
            store,
            &page.kv,
            &table,
            &DATE_FIRST,
            &reads,
            &Choices::default(),
        );
        let sheet = sheet.expect("memory gives everything");
        let days: Vec<String> = sheet.lines.iter().map(|it| it.day.to_string()).collect();
        let whys = sheet.unusable.into_iter().map(|it| (it.line, it.why));
        (days.join(" "), whys.collect::<Vec<_>>())
    };
    assert_eq!(
        read(&["2026-09,NPS,41", ",Churn,2", "2026-10,NPS,42", ",Churn,3"]),
        (
            "2026-09-30 2026-09-30 2026-10-31 2026-10-31".to_owned(),
            Vec::new()
        )
    );
    let lacks = |line| (line, Why::NoUnit(String::new(), NoUnit::Unreadable));
    assert_eq!(
        read(&[
            "2026-09,NPS,41",
            ",Churn,2",
            "2026-10,NPS,42",
            "2026-10,Churn,3"
        ]),
        (
            "2026-09-30 2026-10-31 2026-10-31".to_owned(),
            vec![lacks(3)]
        )
    );
    assert_eq!(
        read(&["2026-09,NPS,41", ",NPS,42"]),
        ("2026-09-30".to_owned(), vec![lacks(3)])
    );
}
