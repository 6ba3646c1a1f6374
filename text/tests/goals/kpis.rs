//! What was changed of KPIs, and how they are counted beside objectives.

use serde_json::{Value, json};
use time::Date;
use waymark_core::calendar::Calendar;
use waymark_core::carry::named::NoUnit;
use waymark_core::carry::readings;
use waymark_core::carry::sheet::Why;
use waymark_core::kpi::reading::Reading;
use waymark_core::kpi::unit::Unit;
use waymark_core::kpi::{KIND, Kpi};
use waymark_core::number::decimal::Decimal;
use waymark_core::number::understood::Notation;
use waymark_core::objective;
use waymark_core::record::kind::BIN;
use waymark_core::store::import::{Becomes, Changed, Difference, Preview};
use waymark_core::store::slot::Deed;
use waymark_core::table::heading::open;
use waymark_text::en::kept::changes::{self, Whose};
use waymark_text::en::kept::linked::not_in_bin;
use waymark_text::en::kept::tables::{Found, NotFound};
use waymark_text::en::kept::{
    back, cells, conflicts, counts, files, headings, not_put_back, tables,
};
use waymark_text::en::kpi::unit;

use super::{day, id, is_plain, is_sentence};

/// A KPI that is read monthly.
fn month(day: Date) -> String {
    let (unit, days) = Kpi::default()
        .unit_of(day, Calendar::default())
        .expect("months have every day");
    unit::in_sentence(unit, days, Calendar::default())
}

fn whose() -> Whose<'static> {
    Whose {
        unit: &month,
        ..Whose::unknown(&KIND)
    }
}

fn change(field: &str, before: Value, after: Value) -> Changed {
    Changed {
        field: field.into(),
        before,
        after,
        beside: None,
    }
}

#[test]
fn every_field_of_a_kpi_has_a_name() {
    for row in KIND.rows().filter(|row| !BIN.is(&row.name(None))) {
        let name = row.name(Some(&id("b")));
        let said = changes::field_name(&name, &whose());
        assert!(!said.contains('“'), "{name}: {said}");
        is_plain(&said);
    }
}

#[test]
fn what_was_changed_of_a_kpi_is_said_in_words() {
    #[track_caller]
    fn adds(field: &str, after: Value, said: &str) {
        let changed = change(field, Value::Null, after);
        assert_eq!(changes::changed(&changed, &whose()), said);
        is_plain(said);
    }
    let at = "at/value/2026-09-30";
    let september = "The reading of September 2026: adds";
    adds(at, json!({"value": "41"}), &format!("{september} 41"));
    adds(
        at,
        json!({"value": "41", "note": "a fair"}),
        &format!("{september} 41 (“a fair”)"),
    );
    adds(at, json!({"closed": true}), &format!("{september} closed"));
    adds(
        at,
        json!({"closed": true, "note": "moved house"}),
        &format!("{september} closed (“moved house”)"),
    );
    for (range, said) in [
        (
            json!({"operator": "at-least", "target": "35"}),
            "at least 35",
        ),
        (
            json!({"operator": "above", "target": "35", "threshold": "30"}),
            "above 35 (acceptable down to 30)",
        ),
        (
            json!({"operator": "at-most", "target": "30", "threshold": "40"}),
            "at most 30 (acceptable up to 40)",
        ),
        (
            json!({"operator": "below", "target": "30", "per": "week"}),
            "below 30 a week",
        ),
        (
            json!({"operator": "between", "low": "65", "high": "75"}),
            "between 65 and 75",
        ),
        (
            json!({"operator": "between", "low": "65", "high": "75", "outer-high": "80"}),
            "between 65 and 75 (acceptable from 65 to 80)",
        ),
        (json!({"operator": "none"}), "none"),
    ] {
        let mut band = range;
        band["from"] = json!("2026-01-01");
        adds(
            "band/b",
            band,
            &format!("A band: adds {said} from 1 January 2026"),
        );
    }
    adds(
        "base/b",
        json!({"from": "2026-03-01", "reason": "a new team"}),
        "Where its natural limits begin: adds from 1 March 2026 (“a new team”)",
    );
    adds(
        "rest",
        json!({"since": "2026-10-03"}),
        "Whether it is paused or retired: adds paused on 3 October 2026",
    );
    adds(
        "rest",
        json!({"since": "2026-10-03", "for-good": true, "reason": "sold"}),
        "Whether it is paused or retired: adds retired on 3 October 2026 (“sold”)",
    );
    adds(
        "acknowledged",
        json!({"since": "2026-10-03", "again": "2026-11-03", "cause": "a fair"}),
        "Whether it is known to be out of band: adds known since 3 October 2026, to look at again \
         on 3 November 2026 (“a fair”)",
    );
    adds(
        "definition/d",
        json!({"from": "2026-10-01", "cadence": "week", "adds-up": "sum", "unit": "h"}),
        "A change in how it is read: adds weekly, added up by the sum, in “h” from 1 October 2026",
    );
    adds(
        "cadence",
        json!("weekday"),
        "How often it is read: adds on weekdays",
    );
    adds(
        "total",
        json!("quarter"),
        "When its running total starts anew: adds anew each quarter",
    );
    adds(
        "kind",
        json!("lead"),
        "Whether it leads or lags: adds leads",
    );
    adds("lowest", json!("0"), "The lowest possible value: adds 0");
    // What this version does not know is shown as it is written.
    let later = change("rest", Value::Null, json!({"later": 1}));
    let said = changes::changed(&later, &whose());
    assert!(said.ends_with("adds {\"later\":1}"), "{said}");
    adds("title", json!("NPS"), "The name: adds “NPS”");
}

#[test]
fn a_choice_at_a_kpi_names_the_unit_and_what_either_copy_says() {
    let [shown, other] = [json!({"value": "41"}), json!({"closed": true})];
    let field = "at/value/2026-09-30".into();
    let choice = conflicts::choice(&field, &shown, &other, &whose(), day("2026-11-26"));
    assert_eq!(
        choice,
        "The reading of September 2026: you have 41 here, the other copy says closed."
    );
    let buttons = conflicts::buttons(&field, &shown, &other, &whose());
    assert_eq!(buttons, ["Keep 41", "Use closed"]);
    // What differs is the note alone.
    let other = json!({"value": "41", "note": "a fair"});
    let buttons = conflicts::buttons(&field, &shown, &other, &whose());
    assert_eq!(buttons, [conflicts::KEEP_SHOWN, conflicts::USE_OTHER]);
}

#[test]
fn objectives_and_kpis_are_counted_apart() {
    let case = |objectives: usize, kpis: usize, said: &str| {
        let all = [(&objective::KIND as &'static _, objectives), (&KIND, kpis)];
        assert_eq!(counts::records(all.into_iter()), said);
    };
    case(0, 0, "0 objectives");
    case(1, 0, "1 objective");
    case(0, 1, "1 KPI");
    case(2, 1, "2 objectives and 1 KPI");
    case(0, 12, "12 KPIs");
    assert_eq!(files::same(&[&KIND]), "1 KPI is here already.");
    let both = [&objective::KIND as &'static _, &KIND];
    assert_eq!(
        files::same(&both),
        "1 objective and 1 KPI are here already."
    );
    assert_eq!(
        not_in_bin(&[&KIND]),
        "1 KPI was not deleted: another tab has taken it out of the bin."
    );
    is_sentence(&conflicts::across(&both));
    let said = not_put_back("NPS", &KIND, &[2025]);
    assert!(said.contains("the readings from 2025"), "{said}");
}

#[test]
fn the_button_that_takes_back_names_what_was_done() {
    let case = |deed, field: &str, said: &str| {
        assert_eq!(changes::deed(deed, Some(&KIND), Some(&field.into())), said);
    };
    case(Deed::Create, "title", "added KPI");
    case(Deed::CheckIn, "at/value/2026-09-30", "reading");
    case(Deed::Together, "at/value/2026-09-30", "readings");
    case(
        Deed::RemoveCheckIn,
        "at/value/2026-09-30",
        "removed reading",
    );
    case(Deed::Edit, "band/b", "band");
    case(Deed::Edit, "base/b", "natural limits begun anew");
    case(Deed::Edit, "title", "edit");
    case(Deed::Bin, "bin", "delete");
    // Of an objective and a KPI at once.
    assert_eq!(changes::deed(Deed::Together, None, None), "changes");
    assert_eq!(changes::deed(Deed::Import, None, None), "import");
}

#[test]
fn what_a_file_would_change_of_a_kpi_is_counted_in_readings() {
    let dated = |count| {
        let change = change("at/value/2026-09-30", Value::Null, json!({"value": "1"}));
        vec![change; count]
    };
    let difference = |becomes, count| Difference {
        of: KIND.of(id("n")),
        title: "NPS".to_owned(),
        becomes,
        fields: Vec::new(),
        dated: dated(count),
        later: 0,
        in_bin: false,
    };
    let said = |becomes, count| changes::difference(&difference(becomes, count));
    assert_eq!(said(Becomes::New, 0), "new, with no readings yet");
    assert_eq!(said(Becomes::New, 1), "new, with 1 reading");
    assert_eq!(said(Becomes::Changed, 3), "changes 3 readings");
    let mut preview = Preview::default();
    preview.differences = vec![difference(Becomes::Changed, 2)];
    assert_eq!(
        back::taken_away(&preview, true),
        ["2 readings would come back."]
    );
    preview.only_here = vec![(KIND.of(id("m")), String::new())];
    let stays = back::of_file(&preview, 0);
    assert!(stays[0].contains("KPI without a name"), "{stays:?}");
}

#[test]
fn a_table_is_told_by_its_header() {
    #[track_caller]
    fn case(header: &str, found: &Result<Found, NotFound>) {
        let names = headings::words(str::to_lowercase);
        let (_, header) = open(header, &names).expect("a table");
        assert_eq!(tables::find_columns(header.as_ref()), *found);
    }
    let columns = |kpi, date, value, note| readings::Columns {
        kpi,
        date,
        value,
        note,
        ..readings::Columns::default()
    };
    let readings = |kpi, date, value, note| Ok(Found::Readings(columns(kpi, date, value, note)));
    let own = readings::Columns {
        unit: Some(1),
        ..columns(0, 2, 3, Some(4))
    };
    case("KPI,Unit,Date,Reading,Note", &Ok(Found::Readings(own)));
    let with_id = readings::Columns {
        kpi_id: Some(5),
        ..own
    };
    case(
        "KPI,Unit,Date,Reading,Note,KPI ID",
        &Ok(Found::Readings(with_id)),
    );
    case("Kennzahl;Monat;Wert;Notiz", &readings(0, 1, 2, Some(3)));
    case("Month, metric ,ACTUAL", &readings(1, 0, 2, None));
    // Its own name before what else it may be called.
    case("Name,KPI,Period,Value,Comment", &readings(1, 2, 3, Some(4)));
    case("KPI,Value", &Err(NotFound::Readings(vec!["Date"])));
    case("Date,Value", &Err(NotFound::Neither));
    case("x", &Err(NotFound::Neither));
    case("KPI,Objective,Key result,Date,Value", &Err(NotFound::Both));
    for why in [
        NotFound::CheckIns(vec!["Date"]),
        NotFound::Readings(vec!["Date", "Reading"]),
        NotFound::Neither,
        NotFound::Both,
    ] {
        is_sentence(&files::columns(&why));
    }
}

#[test]
fn readings_go_out_with_their_units_and_no_formula() {
    let line = |name: &str, on: &str, value: Option<&str>, note: &str| readings::Line {
        id: id("n"),
        kpi: name.to_owned(),
        unit: Kpi::default().unit_of(day(on), Calendar::default()),
        calendar: Calendar::default(),
        reading: Reading {
            day: day(on),
            value: value.and_then(Decimal::parse),
            note: note.to_owned(),
        },
    };
    let lines = [
        line("=1+1", "2026-09-30", Some("-1234.5"), "a, b"),
        line("NPS", "2026-10-31", None, ""),
    ];
    let written = |notation| {
        let text = tables::readings_table(&lines, notation);
        text.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(
        written(&Notation::PLAIN_ENGLISH),
        [
            "KPI,Unit,Date,Reading,Note,KPI ID",
            "'=1+1,September 2026,2026-09-30,-1234.5,\"a, b\",n",
            "NPS,October 2026,2026-10-31,closed,,n",
        ]
    );
    let german = Notation {
        decimal: ',',
        group: Some('.'),
        ..Notation::PLAIN_ENGLISH
    };
    assert_eq!(
        written(&german)[1],
        "'=1+1;September 2026;2026-09-30;\"-1234,5\";\"a, b\";n"
    );
    assert!(cells::WORDS.closed.starts_with("closed"));
}

#[test]
fn every_reason_is_a_sentence() {
    let text = || "Q3 2026".to_owned();
    for why in [
        Why::NoKpi(String::new()),
        Why::NoKpi(text()),
        Why::SeveralKpis(String::new()),
        Why::SeveralKpis(text()),
        Why::NoUnit(String::new(), NoUnit::Unreadable),
        Why::NoUnit(text(), NoUnit::Unreadable),
        Why::NoUnit(text(), NoUnit::TooLong),
        Why::NoUnit(text(), NoUnit::WhichQuarter),
        Why::Weekend(day("2026-11-21")),
    ] {
        is_sentence(&files::why(&why));
    }
    assert_eq!(files::rows(&KIND, 2, 0), "2 readings in this table.");
    assert_eq!(
        files::rows(&KIND, 0, 1),
        "No readings in this table can be read."
    );
}

#[test]
fn a_unit_is_never_called_by_a_bare_number() {
    let calendar = Calendar {
        first_month: time::Month::February,
        ..Calendar::default()
    };
    let case = |unit: Unit, on: &str, said: &str| {
        let days = unit.of(day(on), calendar).expect("a unit");
        assert_eq!(unit::full(unit, days, calendar.first_month), said);
    };
    case(Unit::Day, "2026-09-03", "3 September 2026");
    case(Unit::Week, "2026-12-31", "week of 28 December 2026");
    case(Unit::Month, "2026-09-03", "September 2026");
    case(Unit::Quarter, "2027-02-01", "Q1, February to April 2027");
    case(
        Unit::Quarter,
        "2027-01-31",
        "Q4, November 2026 to January 2027",
    );
}
