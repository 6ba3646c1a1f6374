//! What somebody types as a reading, and what they are asked about it.

use time::{Date, Month};
use waymark_core::calendar::{Calendar, FirstDay};
use waymark_core::day::NoDay;
use waymark_core::kpi::Kpi;
use waymark_core::kpi::definition::{AddsUp, Definition};
use waymark_core::kpi::doubt::Doubt;
use waymark_core::kpi::reading::{Part, Problem, Reading, Typed};
use waymark_core::kpi::unit::Unit;
use waymark_core::metric::dated::LONGEST_NOTE;
use waymark_core::number::understood::Notation;
use waymark_core::period::Period;
use waymark_core::record::id::Id;

use super::{TODAY, day, kpi, number, reading};

fn typed(value: &str, on: &str) -> Typed {
    Typed {
        value: value.to_owned(),
        day: on.to_owned(),
        ..Typed::default()
    }
}

fn checked(kpi: &Kpi, typed: &Typed) -> Result<Reading, Vec<Problem>> {
    let notation = Notation::PLAIN_ENGLISH;
    typed.check(&notation, kpi, Calendar::default(), day(TODAY))
}

/// The day that carries a reading.
fn carried(cadence: Unit, on: &str) -> Result<String, Vec<Problem>> {
    let read = checked(&kpi(cadence, &[]), &typed("1", on))?;
    Ok(read.day.to_string())
}

#[test]
fn any_day_of_a_unit_names_it_and_the_reading_carries_the_day_that_decides_its_month() {
    let case = |cadence, on, day: &str| {
        assert_eq!(carried(cadence, on), Ok(day.to_owned()), "{cadence:?} {on}");
    };
    case(Unit::Day, "2026-11-21", "2026-11-21");
    case(Unit::Weekday, "2026-11-20", "2026-11-20");
    case(Unit::Week, "2026-11-16", "2026-11-19");
    case(Unit::Week, "2026-11-22", "2026-11-19");
    case(Unit::Month, "2026-09-01", "2026-09-30");
    case(Unit::Month, "2024-02-10", "2024-02-29");
    case(Unit::Quarter, "2026-07-15", "2026-09-30");
    // What runs can have one, though the day that carries it lies ahead.
    case(Unit::Day, TODAY, TODAY);
    case(Unit::Month, TODAY, "2026-11-30");
    case(Unit::Quarter, TODAY, "2026-12-31");
}

#[test]
fn a_week_is_the_persons_and_a_quarter_the_kpis_own() {
    let calendar = Calendar {
        first_day: FirstDay::Sunday,
        first_month: Month::January,
    };
    let read = |kpi: &Kpi, on| {
        let typed = typed("1", on);
        let read = typed.check(&Notation::PLAIN_ENGLISH, kpi, calendar, day(TODAY));
        read.map(|it| it.day)
    };
    // A Sunday begins the week of the Thursday after it.
    let weekly = kpi(Unit::Week, &[]);
    assert_eq!(read(&weekly, "2026-11-22"), Ok(day("2026-11-26")));
    let quarterly = Kpi {
        quarters: Some(Month::February),
        ..kpi(Unit::Quarter, &[])
    };
    assert_eq!(read(&quarterly, "2026-09-15"), Ok(day("2026-10-31")));
}

#[test]
fn a_unit_that_has_not_begun_can_have_no_reading_but_the_one_it_has() {
    let case = |cadence, on, first, last| {
        let unit = Period::new(day(first), day(last)).expect("a unit");
        let problems = vec![Problem::InTheFuture(unit)];
        assert_eq!(carried(cadence, on), Err(problems), "{cadence:?} {on}");
    };
    case(Unit::Day, "2026-11-27", "2026-11-27", "2026-11-27");
    case(Unit::Week, "2026-11-30", "2026-11-30", "2026-12-06");
    case(Unit::Month, "2026-12-31", "2026-12-01", "2026-12-31");
    case(Unit::Quarter, "2027-01-01", "2027-01-01", "2027-03-31");
    // Somebody has flown west with it.
    let tomorrow = kpi(Unit::Day, &[("2026-11-27", "4")]);
    let read = checked(&tomorrow, &typed("5", "2026-11-27"));
    assert_eq!(read, Ok(reading("2026-11-27", "5")));
}

#[test]
fn a_weekend_is_no_weekday() {
    for on in ["2026-11-21", "2026-11-22"] {
        let problems = vec![Problem::Weekend(day(on))];
        assert_eq!(carried(Unit::Weekday, on), Err(problems));
        assert_eq!(carried(Unit::Day, on), Ok(on.to_owned()));
    }
}

#[test]
fn everything_that_is_wrong_is_said_at_once_and_in_the_order_of_the_fields() {
    let long = "é".repeat(LONGEST_NOTE + 1);
    let all = Typed {
        note: long.clone(),
        ..typed("", "2026-02-30")
    };
    let problems = checked(&kpi(Unit::Month, &[]), &all).expect_err("three problems");
    let expected = [
        Problem::NoValue,
        Problem::Day(NoDay::None),
        Problem::LongNote(LONGEST_NOTE + 1),
    ];
    assert_eq!(problems, expected);
    let parts: Vec<_> = problems.iter().map(Problem::part).collect();
    assert_eq!(parts, [Part::Value, Part::Day, Part::Note]);
    let word = checked(&kpi(Unit::Month, &[]), &typed("much", "2026-09-01"));
    assert!(matches!(
        &*word.expect_err("a problem"),
        [Problem::Value(_)]
    ));
}

#[test]
fn a_closed_unit_has_no_value_whatever_stands_in_the_field() {
    for value in ["", "41", "much"] {
        let closed = Typed {
            is_closed: true,
            note: " moved house ".to_owned(),
            ..typed(value, "2026-09-10")
        };
        let read = checked(&kpi(Unit::Month, &[]), &closed).expect("closed");
        assert_eq!((read.day, read.value), (day("2026-09-30"), None));
        assert_eq!(read.note, "moved house");
        assert_eq!(read.doubt(&usual(), Calendar::default(), day(TODAY)), None);
    }
}

#[test]
fn what_is_typed_is_kept_while_the_form_is_open() {
    for typed in [
        Typed::default(),
        Typed {
            is_closed: true,
            note: "half \"typed\"\n".to_owned(),
            ..typed("41,", "2026-09-01")
        },
    ] {
        assert_eq!(Typed::read(&typed.write()), typed);
    }
    assert_eq!(Typed::read("no text of ours"), Typed::default());
}

/// Months whose values lie between 40 and 43.
fn usual() -> Kpi {
    kpi(
        Unit::Month,
        &[
            ("2026-06-30", "40"),
            ("2026-07-31", "43"),
            ("2026-08-31", "41"),
            ("2026-09-30", "42"),
        ],
    )
}

#[track_caller]
fn asks(kpi: &Kpi, on: &str, value: &str, low_and_high: Option<(&str, &str)>) {
    let doubt = reading(on, value).doubt(kpi, Calendar::default(), day(TODAY));
    let expected = low_and_high.map(|(low, high)| Doubt::Far {
        value: number(value),
        low: number(low),
        high: number(high),
        apart: None,
    });
    assert_eq!(doubt, expected, "{value} on {on}");
}

/// Months of this year with these values, and whether one more is asked about: with the
/// lowest, the highest and the one that stands apart.
#[track_caller]
fn asks_of(others: &str, value: &str, expected: Option<(&str, &str, Option<&str>)>) {
    let mut months = kpi(Unit::Month, &[]);
    let others = others.split(' ').zip(1..);
    months.readings = others
        .map(|(value, month)| {
            let month = Month::try_from(month).expect("a month");
            let day = Date::from_calendar_date(2025, month, 28).expect("a day");
            Reading {
                day,
                value: Some(number(value)),
                note: String::new(),
            }
        })
        .collect();
    let doubt = reading("2026-10-31", value).doubt(&months, Calendar::default(), day(TODAY));
    let expected = expected.map(|(low, high, apart)| Doubt::Far {
        value: number(value),
        low: number(low),
        high: number(high),
        apart: apart.map(number),
    });
    assert_eq!(doubt, expected, "{value} beside the others");
}

#[test]
fn one_odd_value_among_the_others_does_not_let_the_next_pass() {
    let (usual, far) = ("40 43 41 42", Some(("40", "43", Some("412"))));
    let with = |odd: &str| [usual, " ", odd].concat();
    asks_of(&with("412"), "421", far);
    asks_of(&with("412"), "4120", far);
    asks_of(&with("412"), "4", far);
    asks_of(&["412 ", usual].concat(), "49.01", far);
    asks_of(&with("412"), "49", None);
    asks_of(&with("412"), "34", None);
    asks_of(&with("412"), "33.99", far);
    let low = Some(("40", "43", Some("-9")));
    asks_of(&with("-9"), "-15.01", low);
    asks_of(&with("-9"), "412", low);
    // Exactly as far as is not far yet, it is one of them.
    asks_of(&with("49"), "50", None);
    asks_of(&with("49.01"), "56", Some(("40", "43", Some("49.01"))));
    // What is near the odd one is far from none: it may be a new level.
    asks_of(&with("-9"), "-15", None);
    asks_of(&with("-9"), "-3", None);
    asks_of(&with("412"), "418", None);
    asks_of(&with("412"), "406", None);
    asks_of(&with("412"), "405.99", far);
    // Two of a kind are how it is at times.
    asks_of(&with("412 405"), "409", None);
    asks_of(&with("412 412"), "412", None);
    asks_of(&with("412 405"), "4120", Some(("40", "412", None)));
    // One on either side: only one can be farther away than the other.
    asks_of(&with("4 412"), "700", Some(("4", "43", Some("412"))));
    // Of fewer than four others, and of those that are all the same, nothing can be told.
    asks_of("40 43 41 412", "421", None);
    asks_of("42 42 42 42 412", "421", None);
    asks_of("42 42 42 42 412", "4120", Some(("42", "412", None)));
}

#[test]
fn a_value_far_from_all_others_is_asked_about() {
    let far = Some(("40", "43"));
    asks(&usual(), "2026-10-31", "412", far);
    // Twice the distance between the others on either side is not far yet.
    asks(&usual(), "2026-10-31", "49", None);
    asks(&usual(), "2026-10-31", "49.01", far);
    asks(&usual(), "2026-10-31", "34", None);
    asks(&usual(), "2026-10-31", "33.99", far);
    asks(&usual(), "2026-10-31", "-41", far);
}

#[test]
fn of_three_others_or_of_all_the_same_nothing_can_be_told() {
    let mut three = usual();
    three.readings.remove(2);
    asks(&three, "2026-10-31", "412", None);
    let mut same = usual();
    for reading in &mut same.readings {
        reading.value = Some(number("42"));
    }
    asks(&same, "2026-10-31", "412", None);
    // Nor does a closed month count for one, nor a month that runs.
    for more in [reading("2026-10-31", ""), reading("2026-11-30", "44")] {
        let mut four = three.clone();
        four.readings.push(more);
        asks(&four, "2026-05-31", "412", None);
    }
}

#[test]
fn a_correction_is_compared_with_the_others_and_not_with_what_it_corrects() {
    let mut wrong = usual();
    wrong.readings.push(reading("2026-10-31", "412"));
    asks(&wrong, "2026-10-31", "421", Some(("40", "43")));
    asks(&wrong, "2026-10-31", "41.2", None);
}

#[test]
fn what_is_summed_may_be_low_while_its_unit_runs() {
    let mut summed = usual();
    asks(&summed, "2026-11-30", "3", Some(("40", "43")));
    summed.definitions[0].adds_up = Some(AddsUp::Sum);
    asks(&summed, "2026-11-30", "3", None);
    asks(&summed, "2026-11-30", "412", Some(("40", "43")));
    asks(&summed, "2026-10-31", "3", Some(("40", "43")));
}

#[test]
fn values_by_another_definition_are_no_others() {
    let mut changed = usual();
    changed.definitions.push(Definition {
        from: Id::parse("d").map(|id| (id, day("2026-10-01"))),
        unit: "minutes".to_owned(),
        ..Definition::default()
    });
    asks(&changed, "2026-10-31", "412", None);
    asks(&changed, "2026-05-31", "412", Some(("40", "43")));
}

/// A running total from zero each year, read at the ends of months.
fn year_to_date(totals: &[(&str, &str)]) -> Kpi {
    let mut kpi = kpi(Unit::Month, totals);
    kpi.definitions[0].total = Some(Unit::Year);
    kpi
}

#[test]
fn a_total_that_would_fall_is_asked_about() {
    let totals = [
        ("2026-07-31", "60000"),
        ("2026-08-31", "70000"),
        ("2026-09-30", "79000"),
    ];
    let asks = |kpi: &Kpi, on: &str, value: &str| {
        reading(on, value).doubt(kpi, Calendar::default(), day(TODAY))
    };
    let kpi = year_to_date(&totals);
    let falls = |total: &str, before: &str| {
        let (total, before) = (number(total), number(before));
        Some(Doubt::Falls { total, before })
    };
    assert_eq!(asks(&kpi, "2026-10-31", "12000"), falls("12000", "79000"));
    assert_eq!(asks(&kpi, "2026-10-31", "79000"), None);
    assert_eq!(asks(&kpi, "2026-10-31", "88000"), None);
    // A correction is held against the total before it.
    assert_eq!(asks(&kpi, "2026-09-30", "9000"), falls("9000", "70000"));
    // A year later it starts from zero.
    assert_eq!(
        asks(
            &year_to_date(&[("2025-12-31", "99000")]),
            "2026-01-31",
            "8000"
        ),
        None
    );
    // Where it fell before, as with returns, nobody is asked.
    let returned = year_to_date(&[
        ("2026-06-30", "61000"),
        ("2026-07-31", "60000"),
        ("2026-08-31", "70000"),
    ]);
    assert_eq!(asks(&returned, "2026-09-30", "69000"), None);
}

#[test]
fn what_a_total_adds_is_compared_with_what_it_added_before() {
    let totals = [
        ("2026-01-31", "9000"),
        ("2026-02-28", "19000"),
        ("2026-03-31", "27000"),
        ("2026-04-30", "36000"),
        ("2026-05-31", "44000"),
    ];
    let kpi = year_to_date(&totals);
    let asks =
        |value: &str| reading("2026-06-30", value).doubt(&kpi, Calendar::default(), day(TODAY));
    // Totals grow past all others each time, which says nothing.
    assert_eq!(asks("53000"), None);
    let far = Doubt::FarAdded {
        added: number("486000"),
        low: number("8000"),
        high: number("10000"),
        apart: None,
    };
    assert_eq!(asks("530000"), Some(far));
}

#[test]
fn what_cannot_be_by_what_somebody_said_is_asked_about_from_the_first_value_on() {
    let share = Kpi {
        lowest: Some(number("0")),
        highest: Some(number("100")),
        ..kpi(Unit::Month, &[])
    };
    let doubt = |value| reading("2026-09-30", value).doubt(&share, Calendar::default(), day(TODAY));
    let (lowest, highest) = (number("0"), number("100"));
    assert_eq!(doubt("0"), None);
    assert_eq!(doubt("100"), None);
    let value = number("-1");
    assert_eq!(doubt("-1"), Some(Doubt::TooLow { value, lowest }));
    let value = number("101");
    assert_eq!(doubt("101"), Some(Doubt::TooHigh { value, highest }));
}
