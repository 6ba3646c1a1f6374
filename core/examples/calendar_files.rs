//! Files for calendars with what they are to say, as JSON: for the second reader, which
//! `tests/calendar-file` is.
//!
//! ```text
//! cargo run -p waymark-core --features store --example calendar_files
//! ```

use std::error::Error;

use serde_json::{Value, json};
use time::Time;
use waymark_core::period::{parse_date, write_date};
use waymark_core::review::Rhythm;
use waymark_core::review::calendar_file::{Repeats, Says, When, write};

/// The days to begin on: ends of months and of years, a leap day, fifth weekdays.
const DAYS: [&str; 12] = [
    "2026-11-30",
    "2026-12-07",
    "2026-12-31",
    "2027-01-01",
    "2027-01-29",
    "2027-01-30",
    "2027-01-31",
    "2027-02-28",
    "2028-02-29",
    "2027-04-30",
    "2027-10-15",
    "2099-12-28",
];

/// What it is called: with what has a meaning in such a file, and long enough to be folded
/// within letters of several bytes.
const TITLES: [&str; 5] = [
    "Weekly review",
    "Review; sales, support \\ and \"others\": a, b",
    "Überprüfung der Größen für München, Köln und Düsseldorf: jeden Monat äöüÄÖÜß, außer im März",
    "四半期レビュー、目標と主要な結果を確認して次の四半期の計画を立てる時間です。🎯🎯🎯🎯🎯🎯",
    "BEGIN:VEVENT\r\nEND:VCALENDAR\nDTSTART:19700101",
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut files = Vec::new();
    for (at, day) in DAYS.iter().enumerate() {
        let first = parse_date(day).ok_or("no day")?;
        for rhythm in Rhythm::ALL {
            for repeats in [Repeats::OnWeekday, Repeats::OnDay] {
                let times = [None, Some(Time::from_hms(9, 5, 0)?)];
                for (time, reminder) in times.into_iter().zip([None, Some(10)]) {
                    let title = TITLES[at % TITLES.len()];
                    // Each fold falls elsewhere.
                    let description = ["x".repeat(files.len() % 75), title.repeat(3)].concat();
                    let when = When {
                        rhythm,
                        first,
                        at: time,
                        repeats,
                        reminder,
                    };
                    files.push(file(&when, title, &description));
                }
            }
        }
    }
    println!("{}", Value::from(files));
    Ok(())
}

fn file(when: &When, title: &str, description: &str) -> Value {
    let address = [
        "https://waymark.example:8443/app/#/review/",
        when.rhythm.word(),
    ]
    .concat();
    let says = Says {
        title,
        description,
        address: &address,
    };
    let made = 1_795_748_645;
    json!({
        "rhythm": when.rhythm.word(),
        "first": write_date(when.first),
        "starts": write_date(when.starts()),
        "time": when.at.map(|_| "09:05:00"),
        "onDay": when.repeats == Repeats::OnDay,
        "reminder": when.reminder,
        "title": title,
        "description": description,
        "address": address,
        "made": made,
        "file": write(when, &says, made),
        "later": write(when, &says, made + 90),
    })
}
