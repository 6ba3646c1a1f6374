//! What the cells of a column are.

use time::{Date, Month};
use waymark_core::number::decimal::Decimal;
use waymark_core::period::write_date;
use waymark_core::table::column::{DateOrder, Mark, Told, amount, amount_in, date, decimal_mark};
use waymark_core::table::when::{Days, Words, order_of};

/// The number of a cell with nothing beside it.
fn number(cell: &str, mark: Mark) -> Option<Decimal> {
    let (value, unit) = amount(cell, mark)?;
    unit.is_empty().then_some(value)
}

#[test]
fn a_number_is_read_by_its_mark() {
    #[track_caller]
    fn case(cell: &str, point: Option<&str>, comma: Option<&str>) {
        let read = |mark| number(cell, mark);
        let parse = |plain: Option<&str>| plain.map(|plain| Decimal::parse(plain).expect(plain));
        assert_eq!(read(Mark::Point), parse(point), "{cell:?} with a point");
        assert_eq!(read(Mark::Comma), parse(comma), "{cell:?} with a comma");
    }
    let both = |plain| (Some(plain), Some(plain));
    for (cell, (point, comma)) in [
        ("12", both("12")),
        ("-12", both("-12")),
        ("+12", both("12")),
        ("−12", both("-12")),
        (" 12 ", both("12")),
        ("\u{a0}12", both("12")),
        ("007", both("7")),
        ("1 200", both("1200")),
        ("1\u{a0}200\u{a0}000", both("1200000")),
        ("1\u{202f}200", both("1200")),
        ("1\u{2009}200", both("1200")),
        ("1'200", both("1200")),
        ("1’200’000", both("1200000")),
    ] {
        case(cell, point, comma);
    }
    // The marks of Arabic and Persian are the same whatever the others are.
    for (cell, (point, comma)) in [
        ("٧١٫٥", both("71.5")),
        ("١٬٢٣٤", both("1234")),
        ("١٬٢٣٤٫٥", both("1234.5")),
        ("\u{200f}-٣٫٥", both("-3.5")),
        ("\u{61c}−٣٫٥", both("-3.5")),
        ("۷۱٫۵", both("71.5")),
        ("۱٬۲۳۴٬۵۶۷", both("1234567")),
        ("12٫5", both("12.5")),
        ("٫٥", both("0.5")),
        ("١٢٬٣٤", (None, None)),
        ("١٫٢٫٣", (None, None)),
    ] {
        case(cell, point, comma);
    }
    // What makes a number larger is never lost.
    for (cell, (point, comma)) in [
        ("12万", both("120000")),
        ("３万", both("30000")),
        ("1.5万", (Some("15000"), None)),
        ("1,5億", (None, Some("150000000"))),
        ("2.5亿", (Some("250000000"), None)),
        ("5만", both("50000")),
        ("2.5 लाख", (Some("250000"), None)),
        ("٢٥٠ ألف", both("250000")),
        ("٢٫٥ مليون", both("2500000")),
        ("۱۲ هزار", both("12000")),
        ("12 тыс.", both("12000")),
        ("1,5 млн", (None, Some("1500000"))),
        ("3 אלף", both("3000")),
        ("2 ล้าน", both("2000000")),
        ("12 tys.", (None, None)),
        ("5 mila", (None, None)),
    ] {
        case(cell, point, comma);
    }
    case("1.5", Some("1.5"), None);
    case("1,5", None, Some("1.5"));
    case("1.200", Some("1.2"), Some("1200"));
    case("1,200", Some("1200"), Some("1.2"));
    case("1,200.5", Some("1200.5"), None);
    case("1.200,5", None, Some("1200.5"));
    case("1,200,000", Some("1200000"), None);
    case("12,34,567.5", Some("1234567.5"), None);
    case("12.34.567,5", None, Some("1234567.5"));
    case("1 200,5", None, Some("1200.5"));
    case("1’200.5", Some("1200.5"), None);
    case("1'200,5", None, Some("1200.5"));
    case("5k", Some("5000"), Some("5000"));
    case("1.5M", Some("1500000"), None);
    case("0,125", None, Some("0.125"));
    case("1234,567", None, Some("1234.567"));
    case(".5", Some("0.5"), None);
    case("-,5", None, Some("-0.5"));
    for cell in [
        "",
        " ",
        "-",
        "a",
        "12 %",
        "12%",
        "$5",
        "5 €",
        "1e5",
        "1.5E+05",
        "4.6/5",
        "5-",
        "1 2",
        "1,2,3",
        "1.2.3",
        "1'2",
        "NaN",
        "#N/A",
        "'5",
        "=5",
        "--5",
        "10000000000000000000000000000",
    ] {
        case(cell, None, None);
    }
}

#[test]
fn a_word_for_a_larger_number_is_none_of_its_unit() {
    #[track_caller]
    fn case(cell: &str, unit: &str, value: &str, beside: &str) {
        let (read, found) = amount_in(cell, Mark::Point, unit).expect(cell);
        assert_eq!(
            (&*read.to_string(), &*found),
            (value, beside),
            "{cell:?} of {unit:?}"
        );
    }
    case("12万円", "円", "120000", "円");
    case("12万円", "", "120000", "円");
    case("1.5万人", "人", "15000", "人");
    case("٧١٫٥٪", "%", "71.5", "%");
    case("٢٥٠ ألف ريال", "ريال", "250000", "ريال");
    case("5 тыс. ₽", "₽", "5000", "₽");
    // It is measured in those.
    case("12 万", "万", "12", "万");
}

#[test]
fn a_column_tells_its_decimal_mark() {
    #[track_caller]
    fn case(cells: &[&str], expected: Told<Mark>) {
        assert_eq!(decimal_mark(cells.iter().copied()), expected, "{cells:?}");
    }
    let point = Told::Clear(Mark::Point);
    let comma = Told::Clear(Mark::Comma);
    case(&[], Told::Either);
    case(&["5", "-7", "1 200", "", "n/a", "12 %"], Told::Either);
    case(&["1,200"], Told::Ambiguous);
    case(&["1.200", "1,200", "5"], Told::Ambiguous);
    case(&["1,200", "1.5"], point);
    case(&["1.5", "1,200"], point);
    case(&["1.200", "1,5"], comma);
    case(&["1,200", "3,14"], comma);
    case(&["1,200.00"], point);
    case(&["1.200,00"], comma);
    case(&["1,200,000"], point);
    case(&["1.200.000"], comma);
    case(&["0,125"], comma);
    case(&["0.125"], point);
    case(&["1234.567"], point);
    case(&["1,200.5", "1.200,5"], Told::Mixed);
    case(&["1,5", "1.5", "1,200"], Told::Mixed);
    // What is no number in any way says nothing.
    case(&["1.2.3", "10.07.2026", "a,b"], Told::Either);
    // What it is in may stand beside.
    case(&["1,5 €"], comma);
    case(&["$1,250.50", "12"], point);
}

#[test]
fn a_date_is_read_by_its_order() {
    #[track_caller]
    fn case(cell: &str, day_first: Option<&str>, month_first: Option<&str>) {
        let read = |order| date(cell, order).map(write_date);
        assert_eq!(read(DateOrder::DayFirst).as_deref(), day_first, "{cell:?}");
        let other = read(DateOrder::MonthFirst);
        assert_eq!(other.as_deref(), month_first, "{cell:?}");
    }
    let july = Some("2026-07-10");
    let october = Some("2026-10-07");
    for cell in [
        "2026-07-10",
        " 2026-07-10 ",
        "2026/07/10",
        "2026-7-10",
        "10.07.2026",
        "10.7.2026",
        "10. 7. 2026",
        "10.07.26",
        "2026.07.10",
    ] {
        case(cell, july, july);
    }
    for cell in [
        "10/07/2026",
        "10/7/2026",
        "10-07-2026",
        "10/07/26",
        "10/7/26",
    ] {
        case(cell, july, october);
    }
    case("31/12/2026", Some("2026-12-31"), None);
    case("12/31/2026", None, Some("2026-12-31"));
    case("1/2/2026", Some("2026-02-01"), Some("2026-01-02"));
    case("29.02.2028", Some("2028-02-29"), Some("2028-02-29"));
    case("01.01.00", Some("2000-01-01"), Some("2000-01-01"));
    case("01.01.99", Some("2099-01-01"), Some("2099-01-01"));
    for cell in [
        "",
        "2026",
        "2026-07",
        "07/2026",
        "29.02.2026",
        "31.04.2026",
        "00.01.2026",
        "10.13.2026",
        "10.07.2026 14:30",
        "2026-07-10T00:00",
        "10.07.026",
        "10.07.20266",
        "010.07.2026",
        "10.007.2026",
        "10.07.",
        "10..2026",
        "+1.07.2026",
        "10.-7.2026",
        "10/07-2026",
        "10.07/2026",
        "1.2.3.2026",
        "10. Juli 2026",
        "46213",
        "１0.07.2026",
        "10-07-26",
        "26-07-10",
        "2026-07-1a",
    ] {
        case(cell, None, None);
    }
}

#[test]
fn a_column_tells_its_date_order() {
    #[track_caller]
    fn case(cells: &[&str], expected: Told<DateOrder>) {
        let days = Days {
            words: &Words {
                months: &["january"],
                beside: "mon",
                weeks: "w",
            },
            order: DateOrder::DayFirst,
            today: Date::from_calendar_date(2026, Month::November, 27).expect("a day"),
            serials: false,
        };
        let told = order_of(cells.iter().copied(), &days);
        assert_eq!(told, expected, "{cells:?}");
    }
    let day = Told::Clear(DateOrder::DayFirst);
    let month = Told::Clear(DateOrder::MonthFirst);
    case(&[], Told::Either);
    case(&["2026-07-10", "10.07.2026", "", "soon"], Told::Either);
    case(&["10/07/2026"], Told::Ambiguous);
    case(&["10/07/2026", "2026-07-31", "31.07.2026"], Told::Ambiguous);
    case(&["10/07/2026", "13/07/2026"], day);
    case(&["07/13/2026", "07/10/2026"], month);
    case(&["13-07-2026"], day);
    case(&["10-05-26"], Told::Ambiguous);
    case(&["10-05-26", "05-13-26"], month);
    case(&["10-05-26", "13-05-26"], day);
    case(&["10-05-26", "10.05.2026", "05/13/26"], month);
    // The same day in either way.
    case(&["07/07/2026", "5/5/26"], Told::Either);
    case(&["13/07/2026", "07/13/2026"], Told::Mixed);
    case(&["31/04/2026", "13/13/2026"], Told::Either);
}
