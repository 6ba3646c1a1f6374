//! What is written like a day that the calendar does not have says why it is none.

use time::Month;
use waymark_core::table::column::DateOrder;
use waymark_core::table::when::impossible::{Impossible, impossible};
use waymark_core::table::when::when;

use super::WORDS;
use super::when_cells::IT_IS;

fn short(month: Month, days: u8) -> Option<Impossible> {
    let year = None;
    Some(Impossible::Short { month, year, days })
}

fn february(year: u16) -> Option<Impossible> {
    Some(Impossible::Short {
        month: Month::February,
        year: Some(year),
        days: 28,
    })
}

#[test]
fn a_day_that_a_month_does_not_have_is_told_with_its_days() {
    for cell in [
        "31/04/2026",
        "04/31/2026",
        "31.04.2026",
        "31-04-2026",
        "2026-04-31",
        "2026/4/31",
        "20260431",
        "31.4.26",
        "31 April 2026",
        "April 31, 2026",
        "31-Apr-26",
        "Fri, 31/04/2026",
        "2026-04-31 10:00",
        "2026年4月31日",
    ] {
        let cell = cell.replace("Fri, ", "thu ");
        assert_eq!(impossible(&cell, &WORDS), short(Month::April, 30), "{cell}");
        for order in [DateOrder::DayFirst, DateOrder::MonthFirst] {
            assert_eq!(when(&cell, order, &WORDS, IT_IS), None, "{cell}");
        }
    }
    for cell in ["29/02/2026", "2026-02-29", "30 Feb 2026", "02/29/26"] {
        assert_eq!(impossible(cell, &WORDS), february(2026), "{cell}");
    }
    assert_eq!(impossible("29/02/2100", &WORDS), february(2100));
    assert_eq!(impossible("29/02/2028", &WORDS), None);
    for (number, month) in [
        (6, Month::June),
        (9, Month::September),
        (11, Month::November),
    ] {
        let cell = format!("2026-{number:02}-31");
        assert_eq!(impossible(&cell, &WORDS), short(month, 30));
    }
}

#[test]
fn a_month_or_day_of_no_such_number_is_told() {
    for (cell, month) in [
        ("2026-13-05", 13),
        ("2026-00-05", 0),
        ("13/13/2026", 13),
        ("31/13/2026", 13),
        ("05.13.2026", 13),
        ("04.31.2026", 31),
        ("20261305", 13),
    ] {
        let wrong = Some(Impossible::NoMonth(month));
        assert_eq!(impossible(cell, &WORDS), wrong, "{cell}");
    }
    for (cell, day) in [
        ("2026-04-32", 32),
        ("2026-04-00", 0),
        ("45/04/2026", 45),
        ("00/04/2026", 0),
        ("32 April 2026", 32),
    ] {
        assert_eq!(
            impossible(cell, &WORDS),
            Some(Impossible::NoDay(day)),
            "{cell}"
        );
    }
}

#[test]
fn what_is_a_day_or_is_not_written_like_one_is_not_impossible() {
    for cell in [
        "",
        "-",
        "soon",
        "41",
        "2026",
        "2026-04-30",
        "30/04/2026",
        "04/05/2026",
        "April 2026",
        "Q3 2026",
        "2026-W60",
        "31/04",
        "1.2.3.4",
        "31/04/2026 or later",
        "99999999",
        "3-4-5",
        "100/04/2026",
    ] {
        assert_eq!(impossible(cell, &WORDS), None, "{cell}");
    }
}
