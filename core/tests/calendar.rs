//! The calendar: days are civil dates, written as text, wherever the person is.

#![cfg(feature = "store")]

use crate::given::day;
use serde_json::{Value, json};
use time::{Date, Month};
use waymark_core::calendar::Calendar;
use waymark_core::kinds::KINDS;
use waymark_core::metric::dated::Dated;
use waymark_core::number::decimal::Decimal;
use waymark_core::objective::KIND;
use waymark_core::objective::{Objective, in_period};
use waymark_core::period::{Period, parse_date, write_date};
use waymark_core::record::id::Id;
use waymark_core::record::kind::Subject;
use waymark_core::record::name::{Name, year_of};
use waymark_core::record::stamp::Writer;
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::key_value::{KeyValue, Lookup, Memory};
use waymark_core::store::open::Visit;
use waymark_core::store::place::Key;

#[track_caller]
fn id(text: &str) -> Subject {
    KIND.of(Id::parse(text).expect("an id"))
}

/// Every day from 1970 to 2100.
fn every_day() -> impl Iterator<Item = Date> {
    let ends = ["1970-01-01", "2100-12-31"].map(|text| day(text).to_julian_day());
    (ends[0]..=ends[1]).map(|day| Date::from_julian_day(day).expect("a day"))
}

/// The store of a page that is opened on a day.
fn opened(kv: &dyn KeyValue, today: Date) -> Store {
    let visit = Visit {
        kinds: KINDS,
        writer: Writer::new(today.to_julian_day().unsigned_abs().into()),
        tab: "t",
        open_tabs: None,
        today,
    };
    Store::open(kv, &visit).expect("memory gives everything")
}

/// Checks in on a day, as a page where it is another day.
fn check_in(kv: &dyn KeyValue, on: Date, today: Date) {
    let value = Dated::plain(on, Decimal::ONE).said();
    let fields = vec![(Name::At(id("k").id, on), value)];
    let action = Action::CheckIn {
        of: id("a"),
        fields,
    };
    opened(kv, today).act(kv, &action).expect("room");
}

/// The field of a check-in on a day.
fn field(day: Date) -> String {
    Name::At(id("k").id, day).to_string()
}

/// The days of every check-in, as a page reads them on a day.
fn days(kv: &dyn KeyValue, today: Date) -> Vec<Date> {
    let mut store = opened(kv, today);
    store
        .read_history(kv, &id("a"))
        .expect("memory gives everything");
    let whole = store.with_history(&id("a")).expect("it is there");
    let key_results = Objective::read(&whole).key_results;
    let mut check_ins = key_results.iter().flat_map(|it| &it.check_ins);
    let days = check_ins.by_ref().map(|it| it.date);
    days.collect()
}

/// A storage with one objective and one key result.
fn with_objective() -> Memory {
    let kv = Memory::default();
    let fields = vec![("kr/k/name".into(), json!("K"))];
    let today = "2026-01-01".to_owned();
    let action = Action::Create {
        of: id("a"),
        fields,
        today,
    };
    opened(&kv, day("2026-01-01"))
        .act(&kv, &action)
        .expect("room");
    kv
}

/// Whether a text has what only an instant has: a time of day, or an offset.
fn has_instant(text: &str) -> bool {
    let bytes = text.as_bytes();
    let time = |at: &[u8]| at[0].is_ascii_digit() && at[1] == b':' && at[2].is_ascii_digit();
    let marked = |at: &[u8]| at[0].is_ascii_digit() && at[1] == b'T' && at[2].is_ascii_digit();
    let thousands = text.split(|c: char| !c.is_ascii_digit());
    let mut stamps = thousands.filter(|run| (10..=13).contains(&run.len()));
    bytes.windows(3).any(|at| time(at) || marked(at)) || stamps.any(|run| run.starts_with('1'))
}

#[test]
fn row_23_a_check_in_stays_on_its_day_wherever_it_is_read() {
    // At a date line it can be two days at once; a page may even be behind the check-in.
    let places = ["2026-11-21", "2026-11-22", "2026-11-23"].map(day);
    let on = day("2026-11-22");
    for today in places {
        let kv = with_objective();
        check_in(&kv, on, today);
        for reads in places {
            assert_eq!(
                days(&kv, reads),
                [on],
                "written on {today}, read on {reads}"
            );
        }
    }
}

#[test]
fn row_23_no_instant_is_written_anywhere() {
    assert!(has_instant("2026-11-22T00:00") && has_instant("1795305600000"));
    let kv = with_objective();
    for on in ["2025-12-31", "2026-01-01", "2026-11-22"] {
        check_in(&kv, day(on), day("2026-11-22"));
    }
    let today = "2026-11-22".to_owned();
    let bin = Action::Bin { of: id("a"), today };
    opened(&kv, day("2026-11-22")).act(&kv, &bin).expect("room");
    let keys = kv.keys().expect("memory gives everything");
    assert!(keys.len() > 1);
    for key in keys {
        let text = kv
            .get(&key)
            .expect("memory gives everything")
            .unwrap_or_default();
        // Its checksum may be any digits.
        let (_, text) = text.split_once(' ').expect("a frame");
        assert!(!has_instant(text), "{key}: {text}");
    }
}

#[test]
fn row_23_what_is_written_of_a_day_is_its_text_and_nothing_else() {
    for today in every_day().step_by(13) {
        let text = write_date(today);
        let (field, period) = (
            field(today),
            in_period(Some(Calendar::default().quarter_of(today))).1,
        );
        assert_eq!(field, format!("at/k/{text}"));
        assert_eq!(
            Dated::plain(today, Decimal::ONE).said(),
            json!({"value": "1"})
        );
        let ends = ["first", "last"].map(|end| period.get(end).and_then(Value::as_str));
        let quarter = Calendar::default().quarter_of(today);
        let expected = [quarter.first(), quarter.last()].map(write_date);
        assert_eq!(
            ends.map(Option::unwrap_or_default),
            expected.each_ref().map(String::as_str)
        );
    }
}

#[test]
fn row_23_days_sort_as_their_texts_do() {
    let mut before: Option<(Date, String)> = None;
    for today in every_day() {
        let field = field(today);
        if let Some((day, text)) = before {
            assert!(day < today && text < field, "{text} {field}");
        }
        before = Some((today, field));
    }
}

#[test]
fn row_24_every_day_is_read_as_it_is_written() {
    let mut count = 0;
    for today in every_day() {
        let text = write_date(today);
        assert_eq!(text.len(), 10, "{text}");
        assert_eq!(parse_date(&text), Some(today));
        count += 1;
    }
    assert_eq!(
        count,
        131 * 365 + 32,
        "with 32 leap days: 2000 is one, 2100 is none"
    );
}

#[test]
fn row_24_a_check_in_of_every_day_is_found_again_in_its_year() {
    for today in every_day() {
        let field = field(today);
        assert_eq!(year_of(&field), Some(today.year()), "{field}");
        let place = id("a").year(today.year());
        assert_eq!(
            Key::parse(KINDS, &place.key(1)),
            Key::Record(place.clone(), 1)
        );
    }
    for no_day in [
        "at/k/2100-02-29",
        "at/k/1970-13-01",
        "at/k",
        "at/",
        "kr/k/2026-01-01",
        "",
    ] {
        assert_eq!(year_of(no_day), None, "{no_day}");
    }
}

#[test]
fn row_24_quarters_tile_the_days_without_gap_or_overlap() {
    let mut current = Calendar::default().quarter_of(day("1970-01-01"));
    assert_eq!(current.first(), day("1970-01-01"));
    let mut quarters = 1;
    for today in every_day() {
        let quarter = Calendar::default().quarter_of(today);
        assert!(
            quarter.first() <= today && today <= quarter.last(),
            "{today}"
        );
        if quarter != current {
            assert_eq!(quarter.first(), today);
            assert_eq!(current.last().next_day(), Some(today));
            (current, quarters) = (quarter, quarters + 1);
        }
        let days = match (
            quarter.first().month(),
            time::util::is_leap_year(today.year()),
        ) {
            (Month::January, false) => 90,
            (Month::January, true) | (Month::April, _) => 91,
            _ => 92,
        };
        assert_eq!(quarter.days(), days, "{today}");
    }
    assert_eq!((quarters, current.last()), (131 * 4, day("2100-12-31")));
}

#[test]
fn row_24_leap_days_year_ends_and_week_53_are_days_like_others() {
    #[track_caller]
    fn case(text: &str, first: &str, last: &str) {
        let kv = with_objective();
        check_in(&kv, day(text), day("2101-01-01"));
        assert_eq!(days(&kv, day("2101-01-02")), [day(text)]);
        let quarter = Calendar::default().quarter_of(day(text));
        assert_eq!(Some(quarter), Period::new(day(first), day(last)), "{text}");
    }
    case("2000-02-29", "2000-01-01", "2000-03-31");
    case("2028-02-29", "2028-01-01", "2028-03-31");
    case("2100-02-28", "2100-01-01", "2100-03-31");
    case("2100-03-01", "2100-01-01", "2100-03-31");
    case("1999-12-31", "1999-10-01", "1999-12-31");
    case("2026-12-31", "2026-10-01", "2026-12-31");
    // In week 53 of the year before, and in week 1 of the next.
    case("2027-01-03", "2027-01-01", "2027-03-31");
    case("2024-12-30", "2024-10-01", "2024-12-31");
    assert_eq!(day("2027-01-03").iso_week(), 53);
    assert_eq!(day("2024-12-30").iso_week(), 1);
    for text in ["2027-01-03", "2024-12-30"] {
        let year = text[..4].parse().ok();
        assert_eq!(year_of(&field(day(text))), year);
    }
}

#[test]
fn row_24_no_day_that_is_not_in_the_calendar_is_read() {
    for year in 1970..=2100 {
        let leap = time::util::is_leap_year(year);
        assert_eq!(
            parse_date(&format!("{year}-02-29")).is_some(),
            leap,
            "{year}"
        );
        for none in [
            "02-30", "04-31", "06-31", "09-31", "11-31", "00-01", "13-01", "01-00", "12-32",
        ] {
            assert_eq!(parse_date(&format!("{year}-{none}")), None, "{year}-{none}");
        }
    }
}
