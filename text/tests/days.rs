//! Days, in the order that people are used to. Alone in its file: the order holds for all.

#![cfg(feature = "grading")]

use time::{Date, Month};
use waymark_text::en::days;

#[test]
fn days_are_written_as_where_one_is() {
    let date = Date::from_calendar_date(2026, Month::July, 10).expect("a day");
    let written = || [days::date(date), days::day(date), days::short(date)];
    assert_eq!(written(), ["10 July 2026", "10 July", "10 Jul"]);
    days::put_month_first(true);
    assert_eq!(written(), ["July 10, 2026", "July 10", "Jul 10"]);
}
