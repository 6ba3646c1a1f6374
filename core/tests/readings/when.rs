//! What people write into the cell of a day, a month or a quarter.

use time::{Date, Month};
use waymark_core::calendar::Calendar;
use waymark_core::carry::named::{NoUnit, unit_in};
use waymark_core::kpi::Kpi;
use waymark_core::kpi::unit::Unit;
use waymark_core::table::column::DateOrder;
use waymark_core::table::when::{Days, When, when};

use super::{WORDS, day, kpi};

/// As [`super::TODAY`].
pub(super) const IT_IS: Date = match Date::from_calendar_date(2026, Month::November, 26) {
    Ok(day) => day,
    Err(_) => Date::MIN,
};

const DAYS: Days<'_> = Days {
    words: &WORDS,
    order: DateOrder::DayFirst,
    today: IT_IS,
    serials: false,
};

fn read(cell: &str) -> Option<When> {
    when(cell, DateOrder::DayFirst, &WORDS, IT_IS)
}

#[test]
fn a_month_is_read_however_it_is_written() {
    for cell in [
        "2026-09",
        "2026/9",
        "09/2026",
        "9.2026",
        "September 2026",
        "september 2026",
        "Sep 2026",
        "Sept. 2026",
        "Sep 26",
        "Sep-26",
        "Sep 2026 ",
        "2026 Sep",
        "July to September 2026",
        "Q3, July to September 2026",
    ] {
        let month = Some(When::Month(day("2026-09-30")));
        assert_eq!(read(cell), month, "{cell}");
    }
    let february = read("Q4, November 2027 to February 2028");
    assert_eq!(february, Some(When::Month(day("2028-02-29"))));
}

#[test]
fn a_day_is_read_however_it_is_written() {
    for cell in [
        "2026-09-03",
        "2026-09-03 00:00:00",
        "2026-09-03T10:15:00Z",
        "3.9.2026",
        "03/09/2026",
        "3 September 2026",
        "3 Sep 26",
        "3-Sep-2026",
        "Sep 3, 2026",
        "September 3, 2026",
        "2026 Sep 3",
        "week of 3 September 2026",
    ] {
        assert_eq!(read(cell), Some(When::Day(day("2026-09-03"))), "{cell}");
    }
    for cell in [
        "2026/09/03 (Thu)",
        "2026/09/03（木）",
        "2026-09-03 Thursday",
        "Thursday, 2026-09-03",
        "03.09.2026, Donnerstag",
        "Thu 03/09/2026",
        "03/09/2026 Thu",
        "20260903 Thu",
        "2026-W36-4",
        "2026年9月3日",
        "2026年9月3日(木)",
        "2026年9月3日木曜日",
        "2026 年 9 月 3 日 星期四",
        "２０２６年９月３日",
        "2026년 9월 3일 목요일",
        "2026. 9. 3.",
        "3.09.2026 r.",
        "03.09.2026 г.",
        "3 September 2026 г.",
    ] {
        assert_eq!(read(cell), Some(When::Day(day("2026-09-03"))), "{cell}");
    }
    for cell in [
        "20260903T1015",
        "20260903T101500Z",
        "20260903T101500+0200",
        "03-09-26",
        "3-9-26",
    ] {
        assert_eq!(read(cell), Some(When::Day(day("2026-09-03"))), "{cell}");
    }
    // In the digits of a place, with marks that keep the parts in order there.
    for cell in [
        "٣/٩/٢٠٢٦",
        "٣\u{200f}/٩\u{200f}/٢٠٢٦",
        "\u{200f}٠٣\u{61c}/٠٩/٢٠٢٦",
        "\u{2067}٢٠٢٦-٠٩-٠٣\u{2069}",
        "۳/۹/۲۰۲۶",
        "৩/৯/২০২৬",
        "३/९/२०२६",
        "๓/๙/๒๐๒๖",
        "３／９／２０２６",
    ] {
        assert_eq!(read(cell), Some(When::Day(day("2026-09-03"))), "{cell}");
    }
    let american = when("09/03/2026", DateOrder::MonthFirst, &WORDS, IT_IS);
    assert_eq!(american, Some(When::Day(day("2026-09-03"))));
}

#[test]
fn a_quarter_and_a_week_are_read_by_their_numbers() {
    for cell in [
        "Q3 2026", "2026 Q3", "2026-Q3", "q3/2026", "Q3 26", "2026Q3", "Q3/26", "Q3'26",
    ] {
        let quarter = Some(When::Quarter(day("2026-09-30")));
        assert_eq!(read(cell), quarter, "{cell}");
    }
    for cell in [
        "2026-W40",
        "W40 2026",
        "2026W40",
        "W40/2026",
        "KW 40/2026",
        "KW40 2026",
        "KW 40 2026",
        "Week 40, 2026",
        "week 40 of 2026",
        "2026 week 40",
        "W40 26",
    ] {
        assert_eq!(read(cell), Some(When::Week(day("2026-10-01"))), "{cell}");
    }
}

#[test]
fn from_day_to_day_is_the_week_that_those_are() {
    let week = |thursday: &str| Some(When::Week(day(thursday)));
    for cell in [
        "Jan 5-11",
        "Jan 5–11",
        "January 5 – 11",
        "Jan 5th-11th",
        "Jan 5 to 11",
        "5-11 Jan",
        "5 – 11 January",
        "Jan 5–11, 2026",
        "Jan 5-11 2026",
        "Jan 5-11, 26",
        "5–11 January 2026",
        "5.–11. January 2026",
        "5 January - 11 January 2026",
        "5-11 of January 2026",
        "5 of January - 11 of January 2026",
        "Jan 5 - Jan 11",
        "week of 5–11 January 2026",
        "2026 Jan 5-11",
        "Thu 5 Jan 2026 – 11 Jan 2026",
        "2026-01-05 – 2026-01-11",
        "05/01/2026 - 11/01/2026",
        "05.01.2026-11.01.2026",
        "1月5日-11日",
        "1月5日〜11日",
        "2026年1月5日–1月11日",
        "2026년 1월 5일 - 11일",
    ] {
        assert_eq!(read(cell), week("2026-01-08"), "{cell}");
    }
    for cell in [
        "Jan 26 - Feb 1",
        "26 Jan – 1 Feb 2026",
        "Jan 26-Feb 1, 2026",
    ] {
        assert_eq!(read(cell), week("2026-01-29"), "{cell}");
    }
    for cell in [
        "29 Dec – 4 Jan",
        "Dec 29 - Jan 4, 2026",
        "29 Dec 2025 - 4 Jan 2026",
        "Dec 29, 2025 – Jan 4, 2026",
        "2025年12月29日〜1月4日",
    ] {
        assert_eq!(read(cell), week("2026-01-01"), "{cell}");
    }
    let beside = "2026年1月1日(木)～2026年1月7日(木)";
    assert_eq!(read(beside), week("2026-01-01"));
    // Under any first day, and of the year that fits: this one's where it has begun.
    assert_eq!(read("Jan 4-10"), week("2026-01-08"));
    assert_eq!(read("Jan 3-9"), week("2026-01-08"));
    assert_eq!(read("Nov 23-29"), week("2026-11-26"));
    assert_eq!(read("Dec 1-7"), week("2025-12-04"));
    assert_eq!(read("Jan 13-19"), week("2025-01-16"));
    assert_eq!(read("Jan 8-14"), week("2026-01-08"));
    for cell in ["Apr 1-30", "1–30 April 2026", "2026-04-01 - 2026-04-30"] {
        assert_eq!(read(cell), Some(When::Month(day("2026-04-30"))), "{cell}");
    }
}

#[test]
fn days_that_are_no_week_are_not_taken_for_one_of_a_year() {
    for cell in [
        "Jan 5-10",
        "Jan 5-12",
        "5-10 Jan",
        "Jan 11-5",
        "Feb 26 - Mar 26",
        "Jan 28-34",
        "Jan 5-10, 2026",
        "1月5日-10日",
        "2026-01-05 - 2026-01-10",
    ] {
        assert_eq!(read(cell), None, "{cell}");
    }
    // What is set off by one sign is a day.
    for cell in ["Jan-5-11", "5-Jan-11", "Jan 5, 11", "5 Jan 11"] {
        assert_eq!(read(cell), Some(When::Day(day("2011-01-05"))), "{cell}");
    }
}

#[test]
fn what_could_be_anything_is_nothing() {
    for cell in [
        "",
        "2026",
        "26 Sep",
        "Sep",
        "Sep 3",
        "Q5 2026",
        "2026-13",
        "2026-W54",
        "31 Sep 2026",
        "13 2026",
        "2026-09, 41",
        "about September 2026",
        "41",
        "week 3",
        "KW 54/2026",
        "2026W60",
        "2026-W40-8",
        "5/2026 of KW",
        "2026-09-03 or so",
        "Se 2026",
        "2026 09",
    ] {
        assert_eq!(read(cell), None, "{cell}");
    }
}

#[test]
fn a_unit_is_named_by_itself_or_by_something_in_it_and_never_by_something_longer() {
    #[track_caller]
    fn case(kpi: &Kpi, cell: &str, named: Result<&str, NoUnit>) {
        let read = unit_in(cell, &DAYS, kpi, Calendar::default());
        assert_eq!(read, named.map(day), "{cell}");
    }
    let [daily, weekly, monthly, quarterly] =
        [Unit::Day, Unit::Week, Unit::Month, Unit::Quarter].map(|unit| kpi(unit, &[]));
    case(&daily, "2026-09-03", Ok("2026-09-03"));
    case(&daily, "Sep 2026", Err(NoUnit::TooLong));
    case(&weekly, "2026-W40", Ok("2026-10-01"));
    case(&weekly, "Sep 2026", Err(NoUnit::TooLong));
    case(&daily, "2026-W40", Err(NoUnit::TooLong));
    // Without its year it is the last that has been.
    case(&weekly, "W43", Ok("2026-10-22"));
    case(&weekly, "Week 44", Ok("2026-10-29"));
    case(&weekly, "W51", Ok("2025-12-18"));
    case(&weekly, "5 Oct", Ok("2026-10-05"));
    case(&monthly, "October", Ok("2026-10-31"));
    case(&weekly, "October", Err(NoUnit::TooLong));
    case(&weekly, "12.5", Err(NoUnit::Unreadable));
    case(&monthly, "Sep 2026", Ok("2026-09-30"));
    case(&monthly, "2026-09-03", Ok("2026-09-03"));
    case(&monthly, "Q3 2026", Err(NoUnit::TooLong));
    case(&quarterly, "Q3 2026", Ok("2026-09-30"));
    case(&quarterly, "September 2026", Ok("2026-09-30"));
    case(&quarterly, "last summer", Err(NoUnit::Unreadable));
    // Which months its third quarter has, the number alone does not say.
    let own = Kpi {
        quarters: Some(Month::February),
        ..quarterly
    };
    case(&own, "Q3 2026", Err(NoUnit::WhichQuarter));
    case(&own, "Q3, August to October 2026", Ok("2026-10-31"));
}
