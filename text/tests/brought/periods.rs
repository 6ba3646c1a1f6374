//! Periods as people write them into cells.

use time::Month;
use waymark_core::calendar::Calendar;
use waymark_core::carry::term::{term, term_in};
use waymark_core::period::write_date;
use waymark_core::table::column::DateOrder;
use waymark_core::table::when::{When, when};
use waymark_text::days;
use waymark_text::kept::plan_words::TERMS;
use waymark_text::kpi::when::WORDS;

use super::{TODAY, day, from};

fn read(cell: &str, calendar: Calendar) -> String {
    let period = term(cell, DateOrder::DayFirst, &TERMS, calendar, day(TODAY));
    period.map_or_else(String::new, |it| {
        [write_date(it.first()), write_date(it.last())].join(" ")
    })
}

#[track_caller]
fn all(cases: &[(&str, &str)], calendar: Calendar) {
    for (cell, expected) in cases {
        assert_eq!(read(cell, calendar), *expected, "{cell}");
    }
}

const Q4: &str = "2026-10-01 2026-12-31";
const Q1: &str = "2027-01-01 2027-03-31";
const H2: &str = "2026-07-01 2026-12-31";
const WHOLE: &str = "2026-01-01 2026-12-31";

#[test]
fn quarters_halves_and_years_are_read() {
    let cases = [
        ("Q4 2026", Q4),
        ("2026 Q4", Q4),
        ("2026-Q4", Q4),
        ("2026Q4", Q4),
        ("26Q4", Q4),
        ("26 Q4", Q4),
        ("Q4/26", Q4),
        ("Q4 '26", Q4),
        ("Q4/2026", Q4),
        ("Q4'26", Q4),
        ("Q4-26", Q4),
        ("4Q26", Q4),
        ("4Q2026", Q4),
        ("q4 FY26", Q4),
        ("FY26 Q4", Q4),
        ("FY2026Q4", Q4),
        ("Quarter 4 2026", Q4),
        ("4th quarter of 2026", Q4),
        ("T4 2026", Q4),
        ("Q4, October to December 2026", Q4),
        ("Oct - Dec 2026", Q4),
        ("Oct–Dec 2026", Q4),
        ("October to December 2026", Q4),
        ("H2 2026", H2),
        ("2H26", H2),
        ("2026 H2", H2),
        ("2026", WHOLE),
        ("FY2026", WHOLE),
        ("FY26", WHOLE),
        ("FY 26", WHOLE),
        ("FY 2026", WHOLE),
        ("Fiscal year 2026", WHOLE),
        ("fiscal 2026", WHOLE),
        ("H2 FY26", H2),
        ("H2 FY 26", H2),
        ("2026H2", H2),
        ("26H2", H2),
        ("Q3–Q4 2026", H2),
        ("2026 Q3 - Q4", H2),
        ("Q1–Q4 2026", WHOLE),
        ("Oct-Dec 2026", Q4),
        ("Oct. – Dec. 2026", Q4),
        ("Okt–Dez 2026", Q4),
        ("Q4 (Oct–Dec 2026)", Q4),
        ("Q4 2026 (Oct–Dec)", ""),
        ("Full year 2026", WHOLE),
        ("annual 2026", WHOLE),
        ("October 2026", "2026-10-01 2026-10-31"),
        ("2026-10", "2026-10-01 2026-10-31"),
        ("10/2026", "2026-10-01 2026-10-31"),
        ("2026-10-01 to 2026-12-31", Q4),
        ("2026-10-01/2026-12-31", Q4),
        ("01.10.2026 – 31.12.2026", Q4),
        ("1 Oct 2026 - 31 Dec 2026", Q4),
        ("Dec 2026 to Feb 2027", "2026-12-01 2027-02-28"),
    ];
    all(&cases, Calendar::default());
}

#[test]
fn without_a_year_it_is_the_one_that_has_not_ended() {
    let cases = [
        ("Q4", Q4),
        ("Q1", Q1),
        ("q3", "2027-07-01 2027-09-30"),
        ("H2", H2),
        ("H1", "2027-01-01 2027-06-30"),
        ("this quarter", Q4),
        ("Current quarter", Q4),
        ("next quarter", Q1),
        ("next year", "2027-01-01 2027-12-31"),
        ("Annual", WHOLE),
        ("Oct–Dec", Q4),
        ("Oct - Dec", Q4),
        ("October to December", Q4),
        ("Q4 (Oct–Dec)", Q4),
        ("Jan–Mar", Q1),
        ("Nov–Jan", "2026-11-01 2027-01-31"),
        ("Dec", "2026-12-01 2026-12-31"),
        ("October", "2027-10-01 2027-10-31"),
    ];
    all(&cases, Calendar::default());
}

#[test]
fn what_names_no_period_is_none() {
    for cell in [
        "",
        "soon",
        "Q5 2026",
        "H3",
        "Q",
        "backlog",
        "12",
        "Q4 2026 or later",
        "Sprint 4",
        // Years that go over the end of a year, of who begins theirs in January.
        "2026/27",
        "FY26/27",
        "FY 2026/27",
        "Q1 2026/27",
        "H1 FY26/27",
        // Either of two, several that do not follow, a half of a name.
        "Q3/Q4 2026",
        "Q4–Q3 2026",
        "FY",
        "Oct 26 – Dec 26",
        "26/27",
    ] {
        assert_eq!(read(cell, Calendar::default()), "", "{cell}");
    }
}

#[test]
fn a_fiscal_year_counts_from_its_own_month() {
    let april = [
        // Named as everywhere here by the year in which it ends.
        ("Q4 2027", "2027-01-01 2027-03-31"),
        ("Q3 2026", "2026-10-01 2026-12-31"),
        ("Q3 FY27", "2026-10-01 2026-12-31"),
        ("FY27", "2026-04-01 2027-03-31"),
        ("2026/27", "2026-04-01 2027-03-31"),
        ("FY26/27", "2026-04-01 2027-03-31"),
        ("FY 26/27", "2026-04-01 2027-03-31"),
        ("FY 2026/27", "2026-04-01 2027-03-31"),
        ("FY2026-27", "2026-04-01 2027-03-31"),
        ("2026/2027", "2026-04-01 2027-03-31"),
        ("FY 27", "2026-04-01 2027-03-31"),
        ("Q1 2026/27", "2026-04-01 2026-06-30"),
        ("Q4 2026/27", "2027-01-01 2027-03-31"),
        ("2026/27 Q4", "2027-01-01 2027-03-31"),
        ("Q4 FY26/27", "2027-01-01 2027-03-31"),
        ("H1 2026/27", "2026-04-01 2026-09-30"),
        ("H1 FY27", "2026-04-01 2026-09-30"),
        ("H1 FY 27", "2026-04-01 2026-09-30"),
        ("Q1–Q2 FY27", "2026-04-01 2026-09-30"),
        ("Q3", "2026-10-01 2026-12-31"),
        ("Q4, January to March 2027", "2027-01-01 2027-03-31"),
    ];
    all(&april, from(Month::April));
    let november = [
        ("Q1", "2026-11-01 2027-01-31"),
        ("Q1 2027", "2026-11-01 2027-01-31"),
        ("Q1 FY27", "2026-11-01 2027-01-31"),
        ("Q1, November 2026 to January 2027", "2026-11-01 2027-01-31"),
    ];
    all(&november, from(Month::November));
}

#[test]
fn what_is_written_here_comes_back() {
    for month in [Month::January, Month::April, Month::July, Month::November] {
        let calendar = from(month);
        for span in waymark_core::period::Span::ALL {
            let mut period = calendar.span_of(day("2024-02-15"), span);
            for _ in 0..9 {
                let cell = days::period(period, calendar);
                let read = term(&cell, DateOrder::DayFirst, &TERMS, calendar, day(TODAY));
                assert_eq!(read, Some(period), "{cell}");
                period = period.next().expect("another");
            }
        }
    }
}

#[test]
fn a_title_may_name_one() {
    let read = |title| {
        let period = term_in(title, &TERMS, Calendar::default(), day(TODAY));
        period.map_or_else(String::new, |it| write_date(it.first()))
    };
    assert_eq!(read("Team OKRs Q4 2026"), "2026-10-01");
    assert_eq!(read("OKR Marketing – Q1"), "2027-01-01");
    assert_eq!(read("2027 Q2 plan of 5 teams"), "2027-04-01");
    assert_eq!(read("Plan 2026"), "");
    assert_eq!(read("Our goals"), "");
}

#[test]
fn a_week_from_day_to_day_is_read_in_every_language_of_the_months() {
    let today = day("2026-11-27");
    let read = |cell: &str| when(cell, DateOrder::DayFirst, &WORDS, today);
    for language in WORDS.months {
        let names: Vec<&str> = language.split(' ').collect();
        let week = Some(When::Week(day("2026-01-08")));
        for cell in [
            format!("5-11 {} 2026", names[0]),
            format!("5 – 11 {}", names[0]),
            format!("{} 5–11, 2026", names[0]),
            format!("5.–11. {}", names[0]),
        ] {
            assert_eq!(read(&cell), week, "{cell}");
        }
        let over = format!("26 {} – 1 {} 2026", names[0], names[1]);
        assert_eq!(read(&over), Some(When::Week(day("2026-01-29"))), "{over}");
        // Where the month may stand for a day of the week too.
        let march = format!("2-8 {} 2026", names[2]);
        assert_eq!(read(&march), Some(When::Week(day("2026-03-05"))), "{march}");
    }
    for cell in [
        "5-11 de enero de 2026",
        "5 de janeiro – 11 de janeiro",
        "5–11 января 2026 г.",
    ] {
        assert_eq!(read(cell), Some(When::Week(day("2026-01-08"))), "{cell}");
    }
}
