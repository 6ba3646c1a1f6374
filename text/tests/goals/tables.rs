//! Tables of check-ins: how one is written, and how its columns are found.

use super::{day, names};
use waymark_core::carry::sheet::{Columns, Line, Said};
use waymark_core::metric::dated::{Dated, Sure};
use waymark_core::number::decimal::Decimal;
use waymark_core::number::understood::Notation;
use waymark_core::period::Period;
use waymark_core::record::id::Id;
use waymark_core::table::heading::open;
use waymark_text::en::kept::tables::{Found, NotFound};
use waymark_text::en::kept::{COLUMNS, files, headings, tables};

const EN: Notation = Notation::PLAIN_ENGLISH;
const DE: Notation = Notation {
    decimal: ',',
    group: Some('.'),
    ..EN
};

/// A check-in of 1 October 2026.
fn line(value: &str, confidence: Option<u8>, note: &str) -> Line {
    Line {
        objective: "Win; or not".to_owned(),
        key_result: "=A1".to_owned(),
        said: Said::CheckIn(Dated {
            date: day("2026-10-01"),
            value: Decimal::parse(value).expect("a number"),
            confidence,
            note: note.to_owned(),
        }),
        period: Period::new(day("2026-10-01"), day("2026-12-31")),
        ids: (
            Id::parse("a").expect("an id"),
            Id::parse("k1").expect("an id"),
        ),
    }
}

#[test]
fn a_table_is_written_as_spreadsheets_here_read_it() {
    let case = |lines: &[Line], notation: &Notation, rows: &[&str]| {
        assert_eq!(
            tables::table(lines, notation),
            [&rows.join("\r\n"), "\r\n"].concat()
        );
    };
    let lines = [line("-1234.5", Some(7), "a, b"), line("12", None, "")];
    case(
        &lines,
        &EN,
        &[
            "Objective,Key result,Date,Value,Confidence,Note,Period,Objective ID,Key result ID",
            "\"Win; or not\",'=A1,2026-10-01,-1234.5,7,\"a, b\",2026-10-01 to 2026-12-31,a,k1",
            "\"Win; or not\",'=A1,2026-10-01,12,,,2026-10-01 to 2026-12-31,a,k1",
        ],
    );
    // Of a key result that is a KPI no value is in it, and it says where those are.
    let of_kpi = |said| Line {
        said,
        ..line("0", None, "")
    };
    let sure = Sure {
        date: day("2026-10-02"),
        confidence: Some(8),
        note: String::new(),
    };
    case(
        &[
            of_kpi(Said::Kpi("NPS".to_owned())),
            of_kpi(Said::Sure(sure)),
        ],
        &EN,
        &[
            "Objective,Key result,Date,Value,Confidence,Note,Period,Objective ID,Key result ID",
            "\"Win; or not\",'=A1,,,,\"This is the KPI “NPS”: its values are its readings, which \
             export under KPI readings as CSV.\",2026-10-01 to 2026-12-31,a,k1",
            "\"Win; or not\",'=A1,2026-10-02,,8,,2026-10-01 to 2026-12-31,a,k1",
        ],
    );
    case(
        &lines,
        &DE,
        &[
            "Objective;Key result;Date;Value;Confidence;Note;Period;Objective ID;Key result ID",
            "\"Win; or not\";'=A1;2026-10-01;\"-1234,5\";7;\"a, b\";2026-10-01 to 2026-12-31;a;k1",
            "\"Win; or not\";'=A1;2026-10-01;12;;;2026-10-01 to 2026-12-31;a;k1",
        ],
    );
    case(
        &[],
        &EN,
        &["Objective,Key result,Date,Value,Confidence,Note,Period,Objective ID,Key result ID"],
    );
}

/// What a text is a table of.
#[track_caller]
fn found(text: &str) -> Result<Found, NotFound> {
    let names = headings::words(str::to_lowercase);
    let (_, header) = open(text, &names).expect("a table");
    tables::find_columns(header.as_ref())
}

/// The columns of a table with no more than the needed ones.
const fn columns([objective, key_result, date, value]: [usize; 4]) -> Columns {
    Columns {
        objective,
        key_result,
        date,
        value,
        confidence: None,
        note: None,
        period: None,
        objective_id: None,
        key_result_id: None,
    }
}

#[test]
fn the_columns_of_our_own_table_are_found_again() {
    let usual = Columns {
        confidence: Some(4),
        note: Some(5),
        period: Some(6),
        objective_id: Some(7),
        key_result_id: Some(8),
        ..columns([0, 1, 2, 3])
    };
    for notation in [EN, DE] {
        let text = tables::table(&[line("1", None, "")], &notation);
        assert_eq!(found(&text), Ok(Found::CheckIns(usual)));
    }
    // As it was before it had a period and ids.
    let older = Columns {
        confidence: Some(4),
        note: Some(5),
        ..columns([0, 1, 2, 3])
    };
    let text = "Objective,Key result,Date,Value,Confidence,Note\n";
    assert_eq!(found(text), Ok(Found::CheckIns(older)));
}

#[test]
fn columns_are_found_by_their_names_in_any_order() {
    #[track_caller]
    fn case(header: &str, places: [usize; 4], more: [Option<usize>; 2]) {
        let [confidence, note] = more;
        let expected = Columns {
            confidence,
            note,
            ..columns(places)
        };
        assert_eq!(found(header), Ok(Found::CheckIns(expected)), "{header}");
    }
    let none = [None, None];
    case("Value,Date,Key result,Objective", [3, 2, 1, 0], none);
    case(
        " value ,DATE,key RESULT,oBjective,NOTE",
        [3, 2, 1, 0],
        [None, Some(4)],
    );
    case(
        "x,Objective,Key result,,Date,Value,Confidence",
        [1, 2, 4, 5],
        [Some(6), None],
    );
    // Of two, the first.
    case(
        "Objective,Objective,Key result,Date,Value",
        [0, 2, 3, 4],
        none,
    );
    // Below a title, and in other words and languages.
    case(
        "Team OKRs Q4,,,\nGoal,KR,Week of,Actual",
        [0, 1, 2, 3],
        none,
    );
    case("Ziel;Schlüsselergebnis;Datum;Wert", [0, 1, 2, 3], none);
    case("Objectif;Résultat clé;Date;Valeur", [0, 1, 2, 3], none);
    case("Objetivo;Resultado clave;Fecha;Valor", [0, 1, 2, 3], none);
    case("Objetivo\tResultado-chave\tData\tValor", [0, 1, 2, 3], none);
    case("目標,主要な結果,日付,値", [0, 1, 2, 3], none);
    case(
        "Objective Name|Metric|Date|Current Value",
        [0, 1, 2, 3],
        none,
    );
    let missing = |header, missing: &[&'static str]| {
        assert_eq!(found(header), Err(NotFound::CheckIns(missing.to_vec())));
    };
    missing("Objective,Date,Note", &["Key result", "Value"]);
    missing("Key result", &["Objective", "Date", "Value"]);
}

#[test]
fn missing_columns_are_named() {
    let case = |missing: &[&'static str], named: &str| {
        names(
            &files::columns(&NotFound::CheckIns(missing.to_vec())),
            &["neither", "table of check-ins", named],
        );
    };
    case(&["Date"], "no column “Date”.");
    case(&["Date", "Value"], "no column “Date” or “Value”.");
    case(
        &COLUMNS[..3],
        "no column “Objective”, “Key result” or “Date”.",
    );
}
