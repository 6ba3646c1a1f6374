//! A table of 20,000 rows from its text to what it would change, once, for counting what that
//! takes: see `benches/table/README.md`.

use std::process::ExitCode;

use time::{Date, Duration, Month};
use waymark_core::calendar::Calendar;
use waymark_core::carry::doubt::Choices;
use waymark_core::carry::reads::Reads;
use waymark_core::carry::{readings, sheet};
use waymark_core::kinds::KINDS;
use waymark_core::kpi;
use waymark_core::objective;
use waymark_core::period::write_date;
use waymark_core::pieces::at_once;
use waymark_core::record::id::Id;
use waymark_core::record::name::Name;
use waymark_core::record::stamp::Writer;
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::ask::Alone;
use waymark_core::store::import::preview_in_pieces;
use waymark_core::store::key_value::{Lookup, Memory};
use waymark_core::store::open::Visit;
use waymark_core::table::column::{DateOrder, Mark};
use waymark_core::table::heading;
use waymark_text::kept::tables::{Found, find_columns};
use waymark_text::kept::{cells, headings};
use waymark_text::kpi::when;

/// As `benches/table` has them.
const ROWS: u32 = 20_000;
const OBJECTIVES: u32 = 200;
const KPIS: u32 = 20;

fn main() -> ExitCode {
    let kind = std::env::args().nth(1).unwrap_or_default();
    let Ok(today) = Date::from_calendar_date(2026, Month::November, 27) else {
        return ExitCode::FAILURE;
    };
    let understood = match &*kind {
        "check-ins" => understood(&check_ins(today), today),
        "readings" => understood(&all_readings(today), today),
        // What both begin with.
        "nothing" => kept(today).map(|(store, _)| store.list().count()),
        _ => {
            eprintln!("which table? check-ins, readings, or nothing: what all of them begin with");
            return ExitCode::FAILURE;
        }
    };
    match understood {
        Some(rows) => {
            println!("{rows}");
            ExitCode::SUCCESS
        }
        None => ExitCode::FAILURE,
    }
}

fn check_ins(today: Date) -> String {
    let rows = (0..ROWS).map(|at| {
        let sure = if at % 8 == 0 { "7" } else { "" };
        let day = today - Duration::days((at / OBJECTIVES).into());
        let of = at % OBJECTIVES + 1;
        format!(
            "Objective {of:04},Conversion,{},{at}.5,{sure}",
            write_date(day)
        )
    });
    let header = "Objective,Key result,Date,Value,Confidence".to_owned();
    std::iter::once(header)
        .chain(rows)
        .collect::<Vec<_>>()
        .join("\n")
}

fn all_readings(today: Date) -> String {
    let rows = (0..ROWS).map(|at| {
        let day = today - Duration::days((1 + at / KPIS).into());
        format!("KPI {:04},{},{at}.5", at % KPIS + 1, write_date(day))
    });
    std::iter::once("KPI,Date,Value".to_owned())
        .chain(rows)
        .collect::<Vec<_>>()
        .join("\n")
}

/// How many rows of a text are understood and would change something.
fn understood(text: &str, today: Date) -> Option<usize> {
    let (mut store, kv) = kept(today)?;
    let reads = Reads {
        when: &when::WORDS,
        words: &cells::WORDS,
        fold: str::to_lowercase,
        calendar: Calendar::default(),
        today,
        usual: (Mark::Point, DateOrder::MonthFirst),
    };
    let (table, header) = heading::open(text, &headings::words(reads.fold)).ok()?;
    let header = header?;
    let table = table.below(header.row);
    let choices = Choices::default();
    let sheet = match find_columns(Some(&header)).ok()? {
        Found::CheckIns(columns) => {
            sheet::read(&mut store, &kv, &table, &columns, &reads, &choices)
        }
        Found::Readings(columns) => {
            readings::read(&mut store, &kv, &table, &columns, &reads, &choices)
        }
    };
    let sheet = sheet.ok()?;
    let asks = Alone::new(&mut store, &kv as &dyn Lookup);
    let preview = at_once(preview_in_pieces(&asks, sheet.records))?.ok()?;
    Some(preview.differences.iter().map(|it| it.dated.len()).sum())
}

/// What both tables are of.
fn kept(today: Date) -> Option<(Store, Memory)> {
    let kv = Memory::default();
    let visit = Visit {
        kinds: KINDS,
        writer: Writer::new(1),
        tab: "t",
        open_tabs: None,
        today,
    };
    let mut store = Store::open(&kv, &visit).ok()?;
    let mut create = |of, fields: Vec<(Name, serde_json::Value)>| {
        let today = write_date(today);
        store.act(&kv, &Action::Create { of, fields, today }).ok()
    };
    for at in 1..=OBJECTIVES {
        let of = objective::KIND.of(Id::parse(&format!("a{at:04}"))?);
        let title = format!("Objective {at:04}");
        let fields = vec![
            ("title".into(), title.into()),
            ("kr/k1/name".into(), "Conversion".into()),
        ];
        create(of, fields)?;
    }
    for at in 1..=KPIS {
        let of = kpi::KIND.of(Id::parse(&format!("c{at:04}"))?);
        let title = format!("KPI {at:04}");
        let fields = vec![
            ("title".into(), title.into()),
            ("cadence".into(), "day".into()),
        ];
        create(of, fields)?;
    }
    Some((store, kv))
}
