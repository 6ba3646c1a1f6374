//! Two columns that somebody pastes for one KPI.

use proptest::prelude::*;
use waymark_core::carry::doubt::Scale;
use waymark_core::carry::named::NoUnit;
use waymark_core::carry::paste::{Pasted, Switches, read};
use waymark_core::carry::reads::Reads;
use waymark_core::carry::sheet::{Becomes, Why};
use waymark_core::grading::measure::Bound;
use waymark_core::kpi::Kpi;
use waymark_core::kpi::band::{Band, Range};
use waymark_core::kpi::doubt::Doubt;
use waymark_core::kpi::reading::Reading;
use waymark_core::kpi::unit::Unit;
use waymark_core::record::Record;
use waymark_core::record::id::Id;
use waymark_core::table::column::{DateOrder, Mark};

use super::{NAMES, READS, day, january_ahead, kpi, number, reading};

fn pasted_as(text: &str, kpi: &Kpi, switches: Switches) -> Pasted {
    read(text, kpi, &READS(), &NAMES, switches)
}

fn pasted(text: &str, kpi: &Kpi) -> Pasted {
    pasted_as(text, kpi, Switches::default())
}

/// Day and value of every line that can be read; of a closed one no value.
fn values(pasted: &Pasted) -> Vec<(String, String)> {
    let would = pasted.rows.iter().filter_map(|row| row.read.as_ref().ok());
    let said = would.map(|it| {
        let value = it.reading.value.map(|value| value.to_string());
        (it.reading.day.to_string(), value.unwrap_or_default())
    });
    said.collect()
}

#[track_caller]
fn reads(text: &str, expected: &[(&str, &str)]) {
    let pasted = pasted(text, &kpi(Unit::Month, &[]));
    let expected: Vec<_> = expected
        .iter()
        .map(|(day, value)| ((*day).to_owned(), (*value).to_owned()))
        .collect();
    assert_eq!(values(&pasted), expected, "{text:?}: {pasted:?}");
    assert_eq!(pasted.rows.len(), expected.len(), "{pasted:?}");
}

const THREE: [(&str, &str); 3] = [
    ("2026-07-31", "41"),
    ("2026-08-31", "1200.5"),
    ("2026-09-30", "-3"),
];

#[test]
fn columns_are_told_whatever_stands_between_them() {
    reads("2026-07\t41\n2026-08\t1200.5\n2026-09\t-3", &THREE);
    reads(
        "Month\tNPS\r\nJul 2026\t41\r\nAug 2026\t1,200.5\r\nSep 2026\t-3\r\n",
        &THREE,
    );
    reads("2026-07;41\n2026-08;1200,5\n2026-09;-3", &THREE);
    reads("2026-07,41\n2026-08,1200.5\n2026-09,-3\n", &THREE);
    reads(
        "July 2026   41\nAugust 2026   1200.5\nSeptember 2026   -3",
        &THREE,
    );
    reads(
        "July 2026 41\n\nAugust 2026 1200.5\nSeptember 2026 -3",
        &THREE,
    );
    reads("2026-07: 41\n2026-08: 1200.5\n2026-09: -3", &THREE);
    reads(
        "\"Jul 31, 2026\",41\n\"Aug 31, 2026\",\"1,200.5\"\n\"Sep 30, 2026\",-3",
        &THREE,
    );
    reads(
        "Jul 31, 2026, 41\nAug 31, 2026, 1200.5\nSep 30, 2026, -3",
        &THREE,
    );
    reads("", &[]);
    reads("\n \n", &[]);
}

#[test]
fn the_names_of_columns_say_which_is_the_value() {
    let two = [("2026-07-31", "41"), ("2026-08-31", "43")];
    reads(
        "Month\tTarget\tActual\n2026-07\t50\t41\n2026-08\t50\t43",
        &two,
    );
    reads(
        "Month\tActual\tTarget\n2026-07\t41\t50\n2026-08\t43\t50",
        &two,
    );
    reads("Month,Target,Actual\n2026-07,50,41\n2026-08,50,43", &two);
    reads("Actual;Month\n41;2026-07\n43;2026-08", &two);
    // A column of the KPI's own name is the one of values, where nothing else is.
    reads("Month  Target  NPS\n2026-07  50  41\n2026-08  50  43", &two);
    reads("Month\tNPS\tGoal\n2026-07\t41\t50\n2026-08\t43\t50", &two);
    // Also below a title, and where a day is written with a comma.
    reads(
        "NPS\t\t\nMonth\tTarget\tActual\n2026-07\t50\t41\n2026-08\t50\t43",
        &two,
    );
    reads(
        "Day,Target,Value\nJul 31, 2026,50,41\nAug 31, 2026,50,43",
        &two,
    );
    reads(
        "KPI\tMonth\tValue\nNPS\t2026-07\t41\nNPS\t2026-08\t43",
        &two,
    );
}

#[test]
fn the_note_is_the_column_that_is_called_so() {
    let pasted = |text: &str| {
        let read = pasted(text, &kpi(Unit::Month, &[]));
        let would = read.rows[0].read.clone().expect(text);
        (
            would.reading.value.map(|it| it.to_string()),
            would.reading.note,
        )
    };
    let is = |note: &str| (Some("41".to_owned()), note.to_owned());
    assert_eq!(
        pasted("Month\tNote\tNPS\n2026-07\ta fair\t41"),
        is("a fair")
    );
    assert_eq!(
        pasted("Month\tNPS\tTarget\tNote\n2026-07\t41\t50\ta fair"),
        is("a fair")
    );
    assert_eq!(pasted("Month\tNPS\n2026-07\t41\ta fair"), is("a fair"));
    // A target is no note.
    assert_eq!(pasted("Month\tNPS\tTarget\n2026-07\t41\t50"), is(""));
    assert_eq!(
        pasted("Month,NPS,Note\n2026-07,41,a fair, and rain"),
        is("a fair, and rain")
    );
}

#[test]
fn readings_of_several_metrics_are_none_of_one() {
    let text = "KPI\tMonth\tValue\nNPS\t2026-07\t41\nChurn\t2026-07\t3";
    let pasted = pasted(text, &kpi(Unit::Month, &[]));
    assert_eq!(values(&pasted), []);
    assert!(
        pasted.rows.iter().all(|row| row.read.is_err()),
        "{pasted:?}"
    );
}

#[test]
fn shares_of_a_percentage_are_asked_about() {
    let percent = |readings: &[(&str, &str)]| {
        let mut kpi = kpi(Unit::Month, readings);
        kpi.definitions[0].unit = "%".to_owned();
        kpi
    };
    let text = "2026-07\t0.13\n2026-08\t0.145";
    let known = percent(&[("2026-06-30", "12.5")]);
    let guessed = pasted(text, &known);
    assert!(guessed.scale.could_be_other);
    let hundredfold = ["13", "14.5"];
    assert_eq!(values_of(&guessed), hundredfold);
    let written = Switches {
        scale: Some(Scale::AsWritten),
        ..Switches::default()
    };
    let said = pasted_as(text, &known, written);
    assert!(said.scale.could_be_other);
    assert_eq!(values_of(&said), ["0.13", "0.145"]);
    // The band tells where nothing was read yet.
    let mut new = percent(&[]);
    assert!(!pasted(text, &new).scale.could_be_other);
    new.bands = vec![Band {
        id: Id::of_number(1),
        from: day("2026-01-01"),
        range: Range::one_sided(Bound::AtLeast(number("15")), None).ok(),
        per: None,
    }];
    assert_eq!(values_of(&pasted(text, &new)), hundredfold);
    // With a percent sign, past 1, or of what is small anyway, nobody is asked.
    for (text, known) in [
        ("2026-07\t0.13%\n2026-08\t0.145%", "12.5"),
        ("2026-07\t0.13\n2026-08\t1.45", "12.5"),
        ("2026-07\t0.13\n2026-08\t0.145", "0.2"),
    ] {
        let read = pasted(text, &percent(&[("2026-06-30", known)]));
        assert!(!read.scale.could_be_other, "{text}");
        assert_eq!(read.scale.read, Scale::AsWritten);
    }
}

#[test]
fn a_decimal_comma_is_not_taken_for_the_end_of_a_cell() {
    let expected = [("2026-07-31", "41.5"), ("2026-08-31", "42.25")];
    reads("2026-07, 41,5\n2026-08, 42,25", &expected);
}

#[test]
fn closed_units_are_read_and_lines_without_a_value_passed_over() {
    reads(
        "2026-07\tclosed\n2026-08\t\n2026-09\tNo reading",
        &[("2026-07-31", ""), ("2026-09-30", "")],
    );
}

#[test]
fn amounts_may_have_the_unit_of_the_kpi() {
    let share = |unit: &str| {
        let mut kpi = kpi(Unit::Month, &[]);
        unit.clone_into(&mut kpi.definitions[0].unit);
        kpi
    };
    let said = |kpi: &Kpi| values(&pasted("2026-07\t41%\n2026-08\t42.5 %", kpi)).len();
    assert_eq!(said(&share("%")), 2);
    assert_eq!(said(&share("")), 2);
    assert_eq!(said(&share("days")), 0);
}

#[test]
fn a_line_that_cannot_be_read_says_why_and_costs_no_other() {
    let text = "2026-07\t41\nlast month\t42\n2026-08\tmany\n2027-01\t43\nQ3 2026\t44";
    let pasted = pasted(text, &kpi(Unit::Month, &[]));
    let whys: Vec<(usize, Why)> = pasted
        .rows
        .iter()
        .filter_map(|row| Some((row.line, row.read.clone().err()?)))
        .collect();
    assert_eq!(
        whys,
        [
            (2, Why::NoUnit("last month".to_owned(), NoUnit::Unreadable)),
            (3, Why::NoNumber("many".to_owned())),
            (4, january_ahead()),
            (5, Why::NoUnit("Q3 2026".to_owned(), NoUnit::TooLong)),
        ]
    );
    assert_eq!(values(&pasted).len(), 1);
}

#[test]
fn a_line_of_one_word_is_told_and_one_of_a_day_alone_is_not() {
    let lost = |text: &str| -> Vec<(usize, String)> {
        let pasted = pasted(text, &kpi(Unit::Month, &[]));
        let lost = pasted.rows.iter().filter_map(|row| match &row.read {
            Err(Why::NoUnit(text, NoUnit::Unreadable)) => Some((row.line, text.clone())),
            _ => None,
        });
        lost.collect()
    };
    let one = |line, text: &str| vec![(line, text.to_owned())];
    for between in ["\t", ";", "  ", ", ", " "] {
        let text = |last: &str| format!("2026-07{between}41\n{last}\n2026-09{between}42");
        assert_eq!(lost(&text("Summer")), one(2, "Summer"), "{between:?}");
        assert_eq!(lost(&text("41")), one(2, "41"), "{between:?}");
        // Nothing was read yet.
        assert_eq!(lost(&text("2026-08")), [], "{between:?}");
        assert_eq!(lost(&text("")), [], "{between:?}");
    }
    // A column of values alone.
    assert_eq!(lost("41\n42"), [one(1, "41"), one(2, "42")].concat());
    // What names the columns, perhaps one of them alone.
    assert_eq!(lost("Month\n2026-07 41"), []);
}

#[test]
fn what_could_be_either_is_asked_and_the_switch_decides() {
    let text = "01/07/2026\t1,200\n02/08/2026\t1,300";
    let daily = kpi(Unit::Day, &[]);
    let first = pasted(text, &daily);
    assert!(first.mark.could_be_other && first.order.could_be_other);
    assert_eq!(
        values(&first)[0],
        ("2026-07-01".to_owned(), "1200".to_owned())
    );
    let switches = Switches {
        mark: Some(Mark::Comma),
        order: Some(DateOrder::MonthFirst),
        ..Switches::default()
    };
    let other = pasted_as(text, &daily, switches);
    assert!(other.mark.could_be_other && other.order.could_be_other);
    assert_eq!(
        values(&other)[0],
        ("2026-01-07".to_owned(), "1.2".to_owned())
    );
    // Where one line tells, nobody is asked, and no switch is heard.
    let told = pasted_as("13/07/2026\t1,200.5\n02/08/2026\t1,300", &daily, switches);
    assert!(!told.mark.could_be_other && !told.order.could_be_other);
    assert_eq!(
        values(&told)[1],
        ("2026-08-02".to_owned(), "1300".to_owned())
    );
}

#[test]
fn the_preview_says_what_stands_there_and_what_would_and_only_that_is_written() {
    let mut known = kpi(
        Unit::Month,
        &[
            ("2026-05-31", "40"),
            ("2026-06-30", "43"),
            ("2026-07-31", "41"),
            ("2026-08-31", "42"),
        ],
    );
    known.readings[2].note = "a fair".to_owned();
    let pasted = pasted("2026-07\t41\n2026-08\t42.5\n2026-09\t412", &known);
    let would: Vec<_> = pasted
        .rows
        .iter()
        .map(|row| row.read.clone().expect("read"))
        .collect();
    assert_eq!(would[0].now, Some(known.readings[2].clone()));
    // Its note stays, since none was pasted: nothing changes.
    assert!(!would[0].changes() && would[0].reading.note == "a fair");
    assert_eq!(would[1].now, Some(known.readings[3].clone()));
    assert!(would[1].changes() && would[1].doubt.is_none());
    assert_eq!(would[2].now, None);
    let far = Doubt::Far {
        value: number("412"),
        low: number("40"),
        high: number("43"),
        apart: None,
    };
    assert_eq!(would[2].doubt, Some(far));
    assert_eq!(pasted.changes(), 2);
    // Written over what is known of the field: a member of a newer version stays.
    let stored = known.readings.iter().map(|it| it.field(None));
    let mut record = Record::of(stored);
    let (name, mut later) = known.readings[3].field(None);
    later["later"] = 1.into();
    record = Record::of(
        record
            .fields
            .iter()
            .map(|(name, field)| (name.as_str().into(), field.value().clone()))
            .chain([(name, later)]),
    );
    let fields = pasted.fields(&record);
    let names: Vec<String> = fields.iter().map(|(name, _)| name.to_string()).collect();
    assert_eq!(names, ["at/value/2026-08-31", "at/value/2026-09-30"]);
    assert_eq!(fields[0].1["later"], 1);
    let august = Reading::read(day("2026-08-31"), &fields[0].1);
    assert_eq!(august, Some(reading("2026-08-31", "42.5")));
}

#[test]
fn of_several_lines_of_one_unit_the_last_counts() {
    let known = kpi(Unit::Month, &[("2026-07-31", "40")]);
    let text = "2026-07\t41\n2026-08\t7\n2026-07-15\t45\nJul 2026\t45\n2026-08\tclosed";
    let pasted = pasted(text, &known);
    let becomes = pasted.rows.iter().map(|row| {
        let would = row.read.as_ref().expect("read");
        (row.line, would.becomes)
    });
    assert_eq!(
        becomes.collect::<Vec<_>>(),
        [
            (1, Becomes::Replaced(3)),
            (2, Becomes::Replaced(5)),
            (3, Becomes::Corrects(Some(number("40")))),
            (4, Becomes::Duplicate(3)),
            (5, Becomes::New),
        ]
    );
    let said = ["41", "7", "45", "45", ""].map(str::to_owned);
    assert_eq!(values_of(&pasted), said);
    assert_eq!(pasted.changes(), 2);
    let fields = pasted.fields(&Record::default());
    let names: Vec<String> = fields.iter().map(|(name, _)| name.to_string()).collect();
    assert_eq!(names, ["at/value/2026-07-31", "at/value/2026-08-31"]);
    assert_eq!(fields[0].1["value"], "45");
}

#[test]
fn a_later_line_with_what_is_there_already_takes_the_earlier_one_back() {
    let known = kpi(Unit::Month, &[("2026-07-31", "40")]);
    let pasted = pasted("2026-07\t41\n2026-07\t40", &known);
    assert_eq!(pasted.changes(), 0);
    assert!(pasted.rows[0].is_left_out() && !pasted.rows[1].is_left_out());
    assert_eq!(pasted.fields(&Record::default()), []);
}

#[test]
fn weeks_are_named_by_any_of_their_days() {
    let weekly = kpi(Unit::Week, &[]);
    let read = pasted(
        "2026-W40 12\n5 October 2026 13\nweek of 12 October 2026 14",
        &weekly,
    );
    let days: Vec<String> = values(&read).into_iter().map(|(day, _)| day).collect();
    assert_eq!(days, ["2026-10-01", "2026-10-08", "2026-10-15"]);
}

#[test]
fn weeks_may_be_named_from_day_to_day() {
    for text in [
        "Jan 5-11\t10\nJan 12-18\t11\nJan 19-25\t12",
        "Jan 5–11, 2026, 10\nJan 12–18, 2026, 11\nJan 19–25, 2026, 12",
        "5-11 Jan 10\n12-18 Jan 11\n19-25 Jan 12",
    ] {
        let read = pasted(text, &kpi(Unit::Week, &[]));
        let days: Vec<String> = values(&read).into_iter().map(|(day, _)| day).collect();
        assert_eq!(days, ["2026-01-08", "2026-01-15", "2026-01-22"], "{text}");
    }
    let daily = pasted("Jan 5-11\t10", &kpi(Unit::Day, &[]));
    let why = Why::NoUnit("Jan 5-11".to_owned(), NoUnit::TooLong);
    assert_eq!(daily.rows[0].read, Err(why));
}

proptest! {
    #[test]
    fn whatever_is_pasted_is_read_or_said_not_to_be(text in "[0-9a-zA-Z,;\\t .:/%\"\n-]{0,200}") {
        let all = pasted(&text, &kpi(Unit::Month, &[]));
        for row in &all.rows {
            prop_assert!(row.line >= 1 && row.line <= text.lines().count().max(1));
        }
    }

    #[test]
    fn what_is_written_by_a_spreadsheet_is_read_back(
        values in proptest::collection::vec(-99_999i32..99_999, 1..40),
        separator in prop_oneof![Just("\t"), Just(";"), Just(","), Just("  ")],
    ) {
        let lines = values.iter().enumerate().map(|(month, value)| {
            let (year, month) = (2020 + month / 12, 1 + month % 12);
            format!("{year}-{month:02}{separator}{value}")
        });
        let text: Vec<String> = lines.collect();
        let all = pasted(&text.join("\n"), &kpi(Unit::Month, &[]));
        let read: Vec<String> = super::paste::values(&all).into_iter().map(|(_, it)| it).collect();
        let expected: Vec<String> = values.iter().map(i32::to_string).collect();
        prop_assert_eq!(read, expected);
    }
}

#[test]
fn the_other_cells_of_a_column_tell_whether_its_marks_set_off_groups() {
    // As in Germany, where "1,200" alone is 1.2.
    let read_there = |values: &[&str]| {
        let months = ["2026-05", "2026-06", "2026-07", "2026-08", "2026-09"];
        let lines = months
            .iter()
            .zip(values)
            .map(|(month, value)| [month, "\t", value].concat());
        let text = lines.collect::<Vec<String>>().join("\n");
        let reads = Reads {
            usual: (Mark::Comma, DateOrder::DayFirst),
            ..READS()
        };
        let kpi = kpi(Unit::Month, &[]);
        let pasted = read(&text, &kpi, &reads, &NAMES, Switches::default());
        let read: Vec<String> = values_of(&pasted);
        (read.join(" "), pasted.mark.could_be_other)
    };
    let sure = |read: &str| (read.to_owned(), false);
    let asked = |read: &str| (read.to_owned(), true);
    assert_eq!(
        read_there(&["1,200", "950", "1,350"]),
        sure("1200 950 1350")
    );
    assert_eq!(read_there(&["1,234", "950", "875"]), sure("1234 950 875"));
    assert_eq!(read_there(&["$1,200", "$950"]), sure("1200 950"));
    assert_eq!(read_there(&["1.200", "950"]), sure("1200 950"));
    assert_eq!(read_there(&["1,200", "1,234,567"]), sure("1200 1234567"));
    assert_eq!(read_there(&["1,200", "3.5"]), sure("1200 3.5"));
    // Nothing tells, or as much the one as the other.
    assert_eq!(read_there(&["1,200", "1,350"]), asked("1.2 1.35"));
    assert_eq!(read_there(&["1,234", "950"]), asked("1.234 950"));
    assert_eq!(read_there(&["1,200", "2"]), asked("1.2 2"));
    assert_eq!(read_there(&["1,200", "1500", "950"]), asked("1.2 1500 950"));
    assert_eq!(
        read_there(&["1,200", "1.300", "950"]),
        asked("1.2 1300 950")
    );
}

fn values_of(pasted: &Pasted) -> Vec<String> {
    values(pasted).into_iter().map(|(_, value)| value).collect()
}
