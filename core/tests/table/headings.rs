//! Where the names of the columns are, and what they mean.

use waymark_core::table::RawTable;
use waymark_core::table::heading::Heading::{
    self, Confidence, Date, KeyResult, Kpi, Note, Objective, Owner, Period, Start, Target, Value,
};
use waymark_core::table::heading::{Words, find_header, open};

/// Small letters, and an accent set on its own put together with its letter.
fn fold(text: &str) -> String {
    let text = text.to_lowercase();
    text.replace("u\u{308}", "ü").replace("e\u{301}", "é")
}

const WORDS: Words = Words {
    names: &[
        (Objective, "objective, goal, name, ziel"),
        (
            KeyResult,
            "key result, kr, metric, name, result, schlüsselergebnis",
        ),
        (Kpi, "kpi, metric, name"),
        (Date, "date, week, quarter, period, datum"),
        (Period, "quarter, period"),
        (Value, "value, current value, actual, result, résultat"),
        (Start, "start, start value"),
        (Target, "target, goal, ziel"),
        (Confidence, "confidence"),
        (Note, "note, notes"),
        (Owner, "owner"),
    ],
    fold,
};

#[track_caller]
fn case(text: &str, row: usize, columns: &[Option<Heading>]) {
    let (table, found) = open(text, &WORDS).expect("a table");
    let found = found.unwrap_or_else(|| panic!("no header in {table:?}"));
    assert_eq!((found.row, &found.columns[..]), (row, columns), "{text:?}");
}

#[test]
fn the_names_of_columns_are_found_below_what_stands_above_them() {
    let usual = [Some(Objective), Some(KeyResult), Some(Date), Some(Value)];
    let header = "Objective,Key result,Date,Value";
    case(
        &format!("{header}\nWin,Conversion,2026-10-05,1\n"),
        0,
        &usual,
    );
    for above in [
        "Team OKRs Q4,,,\n",
        "Team OKRs Q4\n",
        "Goals\n",
        "Goals,,,\n",
        "\n\nOur goals; for this quarter\nby Alex\n",
        "# made by a program\n# Start date: 20260501\n# Objective,Key result,Date,Value,Note\n",
        "Our goals\tby Alex\n",
        "sep=,\nTeam\n",
    ] {
        let text = format!("{above}{header}\nWin,Conversion,2026-10-05,1\n");
        let (table, found) = open(&text, &WORDS).expect("a table");
        let found = found.expect("a header");
        assert_eq!(found.columns, usual, "{text:?}");
        let table = table.below(found.row);
        assert_eq!((table.header.len(), table.rows.len()), (4, 1), "{text:?}");
        assert_eq!(table.problems, [], "{text:?}");
    }
    // Too far down nobody looks for it.
    let far = "x,y\n".repeat(31);
    assert_eq!(
        open(&format!("{far}{header}\n"), &WORDS)
            .expect("a table")
            .1,
        None
    );
}

#[test]
fn a_separator_is_right_by_which_more_columns_are_known() {
    let usual = [Some(Objective), Some(KeyResult), Some(Date), Some(Value)];
    for separator in [",", ";", "\t", "|"] {
        let header = ["Objective", "Key result", "Date", "Value"].join(separator);
        let row = ["Win", "Conversion", "2026-10-05", "\"1,5\""].join(separator);
        for above in [
            "",
            "Team OKRs\n",
            "Team, with a comma\n",
            "One; two, three\n\n",
        ] {
            let text = format!("{above}{header}\n{row}\n");
            let (table, found) = open(&text, &WORDS).expect("a table");
            assert_eq!(found.expect("a header").columns, usual, "{text:?}");
            assert_eq!(table.separator.to_string(), separator, "{text:?}");
        }
    }
}

#[test]
fn names_are_known_whatever_their_case_marks_and_spaces() {
    case(
        "  OBJECTIVE ;Key-Result;date:;\"Current\nvalue\"",
        0,
        &[Some(Objective), Some(KeyResult), Some(Date), Some(Value)],
    );
    case(
        "Goal_,key_result,Value (in %),Target [€]",
        0,
        &[Some(Objective), Some(KeyResult), Some(Value), Some(Target)],
    );
    case(
        "Ziel,Schlu\u{308}sselergebnis,DATUM,Re\u{301}sultat",
        0,
        &[Some(Objective), Some(KeyResult), Some(Date), Some(Value)],
    );
    case(
        "Key\u{a0}result,Objective\u{202f},Notes",
        0,
        &[Some(KeyResult), Some(Objective), Some(Note)],
    );
    case(
        "Color,Objective,,Key result",
        0,
        &[None, Some(Objective), None, Some(KeyResult)],
    );
}

#[test]
fn a_word_for_two_things_means_what_the_others_leave() {
    case(
        "Objective,Goal,Start",
        0,
        &[Some(Objective), Some(Target), Some(Start)],
    );
    case(
        "Goal,KR,Start,Target",
        0,
        &[Some(Objective), Some(KeyResult), Some(Start), Some(Target)],
    );
    case(
        "Ziel,KR,Ziel",
        0,
        &[Some(Objective), Some(KeyResult), Some(Target)],
    );
    case(
        "Objective,Metric,Owner",
        0,
        &[Some(Objective), Some(KeyResult), Some(Owner)],
    );
    case(
        "Month,Metric,Actual,Week",
        0,
        &[None, Some(Kpi), Some(Value), Some(Date)],
    );
    case(
        "Metric,Date,Value",
        0,
        &[Some(Kpi), Some(Date), Some(Value)],
    );
    case(
        "KPI,Period,Result",
        0,
        &[Some(Kpi), Some(Date), Some(Value)],
    );
    case(
        "KPI,Period,Date,Value",
        0,
        &[Some(Kpi), Some(Period), Some(Date), Some(Value)],
    );
    case(
        "Objective,KR,Quarter,Target",
        0,
        &[Some(Objective), Some(KeyResult), Some(Period), Some(Target)],
    );
    case(
        "Objective,Result,Date,Value",
        0,
        &[Some(Objective), Some(KeyResult), Some(Date), Some(Value)],
    );
    // Of two, the first.
    case(
        "Objective,Objective,KR",
        0,
        &[Some(Objective), None, Some(KeyResult)],
    );
}

#[test]
fn a_table_without_known_names_has_none() {
    for text in [
        "a,b\n1,2\n",
        "2026-10-05,12\n2026-10-12,13\n",
        "#Objective\n",
        "x",
    ] {
        let table = RawTable::read(text).expect("a table");
        assert_eq!(find_header(&table.rows, &WORDS), None, "{text:?}");
    }
}
