//! The next review as a file for a calendar. That its days recur as they should, a second
//! parser says: `tests/calendar-file`.

use time::{Date, Time};
use waymark_core::calendar::Calendar;
use waymark_core::review::Rhythm;
use waymark_core::review::calendar_file::{Repeats, Says, When, write};

use super::day;

/// 26 November 2026, 22:24:05 in UTC.
const MADE: i64 = 1_795_731_845;

fn when(rhythm: Rhythm, first: &str) -> When {
    When {
        rhythm,
        first: day(first),
        at: None,
        repeats: Repeats::OnWeekday,
        reminder: None,
    }
}

fn says(title: &str) -> Says<'_> {
    Says {
        title,
        description: "What is due?",
        address: "https://waymark.example/#/review/week",
    }
}

fn line<'f>(file: &'f str, name: &str) -> Option<&'f str> {
    file.lines().find_map(|it| it.strip_prefix(name))
}

#[test]
fn it_is_one_event_in_lines_that_end_as_the_rfc_says() {
    let file = write(
        &when(Rhythm::Week, "2026-11-30"),
        &says("Weekly review"),
        MADE,
    );
    let expected = "BEGIN:VCALENDAR\r\n\
        VERSION:2.0\r\n\
        PRODID:-//Waymark//Reviews//EN\r\n\
        CALSCALE:GREGORIAN\r\n\
        METHOD:PUBLISH\r\n\
        BEGIN:VEVENT\r\n\
        UID:waymark-review-week@waymark.example\r\n\
        DTSTAMP:20261126T222405Z\r\n\
        SEQUENCE:29928864\r\n\
        DTSTART;VALUE=DATE:20261130\r\n\
        TRANSP:TRANSPARENT\r\n\
        RRULE:FREQ=WEEKLY;BYDAY=MO\r\n\
        SUMMARY:Weekly review\r\n\
        DESCRIPTION:What is due?\r\n\
        URL:https://waymark.example/#/review/week\r\n\
        END:VEVENT\r\n\
        END:VCALENDAR\r\n";
    assert_eq!(file, expected);
}

#[test]
fn a_time_of_day_is_in_no_zone_so_it_stays_when_one_travels() {
    let timed = When {
        at: Time::from_hms(9, 30, 0).ok(),
        reminder: Some(10),
        ..when(Rhythm::Month, "2026-12-07")
    };
    let file = write(&timed, &says("Review"), MADE);
    assert_eq!(line(&file, "DTSTART:"), Some("20261207T093000"));
    assert_eq!(line(&file, "DURATION:"), Some("PT15M"));
    assert_eq!(line(&file, "TRIGGER:"), Some("-PT10M"));
    assert!(!file.contains("TZID"));
    // All day long it would wake somebody at midnight.
    let all_day = When { at: None, ..timed };
    let file = write(&all_day, &says("Review"), MADE);
    assert_eq!(line(&file, "TRIGGER:"), Some("PT9H"));
}

#[test]
fn a_month_and_a_quarter_recur_by_weekday_or_by_day() {
    let by_weekday = |rhythm, first: &str| when(rhythm, first);
    let by_day = |rhythm, first: &str| When {
        repeats: Repeats::OnDay,
        ..when(rhythm, first)
    };
    let cases = [
        (
            by_weekday(Rhythm::Month, "2026-12-07"),
            "20261207",
            "FREQ=MONTHLY;BYDAY=1MO",
        ),
        (
            by_weekday(Rhythm::Month, "2026-11-30"),
            "20261130",
            "FREQ=MONTHLY;BYDAY=-1MO",
        ),
        (
            by_weekday(Rhythm::Quarter, "2026-12-25"),
            "20261225",
            "FREQ=MONTHLY;INTERVAL=3;BYDAY=4FR",
        ),
        (
            by_day(Rhythm::Month, "2026-12-28"),
            "20261228",
            "FREQ=MONTHLY;BYMONTHDAY=28",
        ),
        (
            by_day(Rhythm::Month, "2026-12-29"),
            "20261231",
            "FREQ=MONTHLY;BYMONTHDAY=-1",
        ),
        (
            by_day(Rhythm::Quarter, "2027-01-31"),
            "20270131",
            "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1",
        ),
        (
            by_day(Rhythm::Week, "2026-12-31"),
            "20261231",
            "FREQ=WEEKLY;BYDAY=TH",
        ),
    ];
    for (when, first, rule) in cases {
        let file = write(&when, &says("Review"), MADE);
        assert_eq!(line(&file, "DTSTART;VALUE=DATE:"), Some(first), "{when:?}");
        assert_eq!(line(&file, "RRULE:"), Some(rule), "{when:?}");
    }
}

#[test]
fn whatever_a_title_says_it_stays_one_text() {
    let odd = says("a, b; c \\ d\r\nEND:VEVENT\u{7}");
    let file = write(&when(Rhythm::Week, "2026-11-30"), &odd, MADE);
    let said = r"a\, b\; c \\ d\nEND:VEVENT";
    assert_eq!(line(&file, "SUMMARY:"), Some(said));
    assert_eq!(file.matches("\r\nEND:VEVENT").count(), 1);
}

#[test]
fn a_long_line_is_folded_and_never_within_a_letter() {
    let title = "äöü€🎯".repeat(40);
    for before in 0..80 {
        let title = ["x".repeat(before), title.clone()].concat();
        let file = write(&when(Rhythm::Week, "2026-11-30"), &says(&title), MADE);
        assert!(file.split("\r\n").all(|line| line.len() <= 75));
        assert!(file.replace("\r\n ", "").contains(&title));
    }
}

#[test]
fn the_next_one_to_offer_is_one_that_can_be_held() {
    let calendar = Calendar::default();
    let cases = [
        (Rhythm::Week, "2026-11-27", "2026-12-04"),
        (Rhythm::Month, "2026-11-04", "2026-12-07"),
        (Rhythm::Month, "2026-12-31", "2027-01-04"),
        (Rhythm::Quarter, "2026-12-28", "2027-04-05"),
        (Rhythm::Quarter, "2027-01-04", "2027-04-05"),
    ];
    for (rhythm, today, first) in cases {
        let unit = rhythm.unit(calendar, day(today));
        let next = When::after(rhythm, unit, calendar, day(today));
        assert_eq!(next.first, day(first), "{rhythm:?} on {today}");
        assert_ne!(
            rhythm.unit(calendar, next.first),
            unit,
            "it is the next one"
        );
    }
}

#[test]
fn an_address_without_a_host_names_it_all_the_same() {
    let says = Says {
        address: "file:///home/me/waymark/index.html#/review/week",
        ..says("Review")
    };
    let file = write(&when(Rhythm::Week, "2026-11-30"), &says, MADE);
    assert_eq!(line(&file, "UID:"), Some("waymark-review-week@local"));
    let never = write(&when(Rhythm::Week, "2026-11-30"), &says, i64::MAX);
    assert_eq!(line(&never, "DTSTAMP:"), Some("19700101T000000Z"));
    let last = write(
        &When {
            first: Date::MAX,
            ..when(Rhythm::Month, "2026-11-30")
        },
        &says,
        MADE,
    );
    assert_eq!(line(&last, "DTSTART;VALUE=DATE:"), Some("99991231"));
}
