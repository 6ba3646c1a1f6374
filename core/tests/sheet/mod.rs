//! Check-ins as the rows of a table: out to a spreadsheet, and back.

#![cfg(feature = "store")]

mod continued;
mod days;
mod doubts;
mod hands;
mod kpis;
mod merged;
mod numbers;
mod out_and_back;
mod rows;
mod words;

use crate::given::day;
use serde_json::{Value, json};
use waymark_core::carry::doubt::Choices;
use waymark_core::carry::reads::Reads;
use waymark_core::carry::sheet::{self, Columns, Line, Sheet};
use waymark_core::kinds::KINDS;
use waymark_core::objective::KIND;
use waymark_core::record::id::Id;
use waymark_core::record::kind::Subject;
use waymark_core::record::stamp::Writer;
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::key_value::Memory;
use waymark_core::store::open::Visit;
use waymark_core::table::{Table, read};

const TODAY: &str = "2026-11-22";
const HEADER: [&str; 6] = [
    "Objective",
    "Key result",
    "Date",
    "Value",
    "Confidence",
    "Note",
];
const COLUMNS: Columns = Columns {
    objective: 0,
    key_result: 1,
    date: 2,
    value: 3,
    confidence: Some(4),
    note: Some(5),
    period: None,
    objective_id: None,
    key_result_id: None,
};

#[track_caller]
fn id(text: &str) -> Subject {
    KIND.of(Id::parse(text).expect("an id"))
}

/// A page with what it keeps.
struct Page {
    kv: Memory,
    store: Store,
}

impl Page {
    fn empty() -> Self {
        let kv = Memory::default();
        let visit = Visit {
            kinds: KINDS,
            writer: Writer::new(1),
            tab: "t",
            open_tabs: None,
            today: day(TODAY),
        };
        let store = Store::open(&kv, &visit).expect("memory gives everything");
        Self { kv, store }
    }

    /// With an objective "Win" that has the key results "Conversion" and "Churn".
    fn usual() -> Self {
        let mut page = Self::empty();
        page.create("a", "Win", &["Conversion", "Churn"]);
        page
    }

    /// Creates an objective with key results `k1`, `k2` and so on.
    fn create(&mut self, name: &str, title: &str, key_results: &[&str]) {
        let names = key_results.iter().zip(1..);
        let names = names.map(|(name, number)| (format!("kr/k{number}/name").into(), json!(name)));
        let fields = names.chain([("title".into(), json!(title))]).collect();
        let today = TODAY.to_owned();
        let id = id(name);
        self.act(&Action::Create {
            of: id,
            fields,
            today,
        });
    }

    /// Says something of an objective.
    fn say(&mut self, name: &str, fields: &[(&str, Value)]) {
        let fields = fields
            .iter()
            .map(|(name, value)| ((*name).into(), value.clone()));
        self.act(&Action::Edit {
            of: id(name),
            fields: fields.collect(),
        });
    }

    fn check_in(&mut self, name: &str, field: &str, value: Value) {
        let fields = vec![(field.into(), value)];
        self.act(&Action::CheckIn {
            of: id(name),
            fields,
        });
    }

    fn act(&mut self, action: &Action) {
        self.store.act(&self.kv, action).expect("room");
    }

    fn lines(&mut self) -> Vec<Line> {
        sheet::lines(&mut self.store, &self.kv).expect("memory gives everything")
    }

    /// What a text is understood to hold.
    #[track_caller]
    fn sheet_of(&mut self, text: &str, columns: &Columns) -> Sheet {
        self.sheet_as(text, columns, &words::reads(), &Choices::default())
    }

    /// The same where cells are understood in another way.
    #[track_caller]
    fn sheet_as(
        &mut self,
        text: &str,
        columns: &Columns,
        reads: &Reads<'_>,
        choices: &Choices,
    ) -> Sheet {
        self.sheet_by(&read(text).expect("a table"), columns, reads, choices)
    }

    /// The same of a table.
    #[track_caller]
    fn sheet_of_table(&mut self, table: &Table, columns: &Columns) -> Sheet {
        self.sheet_by(table, columns, &words::reads(), &Choices::default())
    }

    #[track_caller]
    fn sheet_by(
        &mut self,
        table: &Table,
        columns: &Columns,
        reads: &Reads<'_>,
        choices: &Choices,
    ) -> Sheet {
        let sheet = sheet::read(&mut self.store, &self.kv, table, columns, reads, choices);
        sheet.expect("memory gives everything")
    }

    /// The same of rows below the usual header, with commas.
    #[track_caller]
    fn sheet(&mut self, rows: &[&str]) -> Sheet {
        let header = HEADER.join(",");
        let text: Vec<&str> = [header.as_str()]
            .into_iter()
            .chain(rows.iter().copied())
            .collect();
        self.sheet_of(&text.join("\n"), &COLUMNS)
    }

    /// The same of a whole file under the usual header.
    #[track_caller]
    fn file(&mut self, text: &str) -> Sheet {
        self.sheet_of(text, &COLUMNS)
    }

    /// Brings in what a sheet holds; whether there was anything.
    fn bring_in(&mut self, sheet: &Sheet) -> bool {
        let preview = self.store.preview(&self.kv, &sheet.records);
        let preview = preview.expect("memory gives everything");
        let there = !preview.is_empty();
        if there {
            self.store
                .bring_in(&self.kv, &preview, TODAY)
                .expect("room");
        }
        there
    }

    /// What a check-in's field says.
    fn says(&mut self, field: &str) -> Option<Value> {
        self.store
            .read_history(&self.kv, &id("a"))
            .expect("memory gives everything");
        self.store.with_history(&id("a"))?.value(field).cloned()
    }
}

/// The days and values of a sheet's lines, as they are written.
fn values(sheet: &Sheet) -> Vec<(String, String)> {
    let lines = sheet.lines.iter().map(|it| {
        let value = it.value.map(|it| it.to_string());
        (it.day.to_string(), value.unwrap_or_default())
    });
    lines.collect()
}

/// That a sheet has just these values and leaves nothing out.
#[track_caller]
fn has(sheet: &Sheet, expected: &[(&str, &str)]) {
    let expected = expected
        .iter()
        .map(|(day, value)| ((*day).to_owned(), (*value).to_owned()));
    let expected: Vec<_> = expected.collect();
    assert_eq!((values(sheet), &sheet.unusable[..]), (expected, &[][..]));
}
