//! Where on the page of KPIs one is.

use waymark_core::address::Route;
use waymark_core::address::kpis::KpisPlace;
use waymark_core::grading::measure::Bound;
use waymark_core::number::decimal::Decimal;

#[track_caller]
fn leads(query: &str, printed: &str) {
    let place = KpisPlace::parse(query);
    assert_eq!(place.route(), Route::Kpis(printed.to_owned()), "{query:?}");
    assert_eq!(KpisPlace::parse(printed), place, "{query:?} read again");
}

#[track_caller]
fn begins(query: &str, bound: Option<Bound>) {
    let metric = KpisPlace::parse(query).metric.expect("a metric");
    assert_eq!(metric.bound, bound, "{query:?}");
}

fn number(text: &str) -> Decimal {
    Decimal::parse(text).expect("a number")
}

#[test]
fn a_query_is_read_and_printed_in_one_way() {
    leads("", "");
    leads("open=a1", "open=a1");
    leads("open=%2F&x=1", "");
    leads("m=", "m=");
    leads("m=NPS&example", "example=1&m=NPS");
    leads(
        "t=50&o=at-least&u=%25&m=a%20b",
        "m=a+b&u=%25&o=at-least&t=50",
    );
    leads("m=&o=between&t=75&f=65.5", "m=&o=between&f=65.5&t=75");
    leads("m=&o=below&t=-0.50&f=1", "m=&o=below&t=-0.5");
}

#[test]
fn a_bound_says_its_operator() {
    begins("m=&o=at-least&t=35", Some(Bound::AtLeast(35.into())));
    begins("m=&o=above&t=35", Some(Bound::Above(35.into())));
    begins("m=&o=at-most&t=0.3", Some(Bound::AtMost(number("0.3"))));
    begins("m=&o=below&t=-3", Some(Bound::Below(number("-3"))));
    begins(
        "m=&o=between&f=65&t=75",
        Some(Bound::Between(65.into(), 75.into())),
    );
}

#[test]
fn a_damaged_bound_is_passed_over_and_the_name_is_not() {
    for damaged in [
        "o=at-least",
        "t=35",
        "o=at-least&t=",
        "o=at-least&t=1e3",
        "o=at-least&t=1,5",
        "o=at-least&t=%2035",
        "o=at-least&t=NaN",
        "o=At-Least&t=35",
        "o=between&t=75",
        "o=between&f=x&t=75",
        "o=between&f=80&t=75",
    ] {
        begins(&["m=NPS&", damaged].concat(), None);
    }
    assert_eq!(KpisPlace::parse("o=at-least&t=35").metric, None);
}
