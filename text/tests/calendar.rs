//! What weeks, quarters, halves and years are called, and what the settings of them say.

#![cfg(feature = "store")]

use crate::given::day;
use serde_json::json;
use time::Month;
use waymark_core::calendar::{Calendar, FirstDay};
use waymark_core::kinds::KINDS;
use waymark_core::period::{Period, Span};
use waymark_core::record::name::Name;
use waymark_core::record::stamp::Writer;
use waymark_core::settings::{self, DAYS, MONTHS};
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::import::{Changed, Preview};
use waymark_core::store::key_value::Memory;
use waymark_core::store::slot::Deed;
use waymark_text::en::days::{self, half, period, quarter, short_period, week_of, year};
use waymark_text::en::goals::{form, overview, year as years};
use waymark_text::en::kept::{back, calendar as words, changes};

fn days(first: &str, last: &str) -> Period {
    Period::new(day(first), day(last)).expect("a period")
}

fn from(first_month: Month) -> Calendar {
    Calendar {
        first_month,
        ..Calendar::default()
    }
}

#[test]
fn a_period_is_called_as_people_do() {
    #[track_caller]
    fn case(first: &str, last: &str, said: &str, short: &str) {
        let (it, january) = (days(first, last), Calendar::default());
        assert_eq!(
            [period(it, january), short_period(it, january)],
            [said, short]
        );
    }
    case(
        "2026-01-01",
        "2026-03-31",
        "Q1, January to March 2026",
        "Q1 Jan–Mar 2026",
    );
    case(
        "2026-04-01",
        "2026-06-30",
        "Q2, April to June 2026",
        "Q2 Apr–Jun 2026",
    );
    case(
        "2026-07-01",
        "2026-09-30",
        "Q3, July to September 2026",
        "Q3 Jul–Sep 2026",
    );
    case(
        "2026-10-01",
        "2026-12-31",
        "Q4, October to December 2026",
        "Q4 Oct–Dec 2026",
    );
    case(
        "2026-01-01",
        "2026-06-30",
        "H1, January to June 2026",
        "H1 Jan–Jun 2026",
    );
    case(
        "2026-07-01",
        "2026-12-31",
        "H2, July to December 2026",
        "H2 Jul–Dec 2026",
    );
    case("2026-01-01", "2026-12-31", "2026", "2026");
    // What is none of these says its months, or its days.
    case("2026-10-01", "2026-10-31", "October 2026", "Oct 2026");
    case(
        "2025-12-01",
        "2026-02-28",
        "December 2025 to February 2026",
        "Dec 2025–Feb 2026",
    );
    case(
        "2025-07-01",
        "2026-07-31",
        "July 2025 to July 2026",
        "Jul 2025–Jul 2026",
    );
    case(
        "2026-07-01",
        "2026-10-12",
        "1 July to 12 October 2026",
        "1 Jul to 12 Oct 2026",
    );
    case(
        "2026-07-01",
        "2026-07-14",
        "1 to 14 July 2026",
        "1 Jul to 14 Jul 2026",
    );
    case("2026-07-01", "2026-07-01", "1 July 2026", "1 July 2026");
    case(
        "2025-12-24",
        "2026-01-06",
        "24 December 2025 to 6 January 2026",
        "24 Dec to 6 Jan 2026",
    );
}

#[test]
fn numbers_count_from_the_first_month_and_years_never_mislead() {
    #[track_caller]
    fn case(on: &str, month: Month, all: [&str; 3], short: [&str; 3]) {
        let (on, calendar) = (day(on), from(month));
        let said = [
            quarter(on, calendar),
            half(on, calendar),
            year(on, calendar),
        ];
        assert_eq!(said, all);
        let spans = Span::ALL.map(|span| short_period(calendar.span_of(on, span), calendar));
        assert_eq!(spans, short);
    }
    case(
        "2027-03-31",
        Month::February,
        [
            "Q1, February to April 2027",
            "H1, February to July 2027",
            "February 2027 to January 2028",
        ],
        ["Q1 Feb–Apr 2027", "H1 Feb–Jul 2027", "Feb 2027–Jan 2028"],
    );
    case(
        "2027-01-15",
        Month::February,
        [
            "Q4, November 2026 to January 2027",
            "H2, August 2026 to January 2027",
            "February 2026 to January 2027",
        ],
        [
            "Q4 Nov 2026–Jan 2027",
            "H2 Aug 2026–Jan 2027",
            "Feb 2026–Jan 2027",
        ],
    );
    case(
        "2026-11-26",
        Month::April,
        [
            "Q3, October to December 2026",
            "H2, October 2026 to March 2027",
            "April 2026 to March 2027",
        ],
        [
            "Q3 Oct–Dec 2026",
            "H2 Oct 2026–Mar 2027",
            "Apr 2026–Mar 2027",
        ],
    );
    // A quarter of one calendar says its months in another, and no number.
    let autumn = days("2026-10-01", "2026-12-31");
    assert_eq!(
        period(autumn, from(Month::February)),
        "October to December 2026"
    );
    assert_eq!(short_period(autumn, from(Month::February)), "Oct–Dec 2026");
}

#[test]
fn a_week_is_called_by_its_first_day() {
    let week = |on, first_day, today| {
        let calendar = Calendar {
            first_day,
            ..Calendar::default()
        };
        week_of(day(on), calendar, day(today))
    };
    assert_eq!(
        week("2026-12-31", FirstDay::Monday, "2026-12-31"),
        "week of 28 December"
    );
    assert_eq!(
        week("2026-12-31", FirstDay::Sunday, "2026-12-31"),
        "week of 27 December"
    );
    assert_eq!(
        week("2026-12-31", FirstDay::Saturday, "2026-12-31"),
        "week of 26 December"
    );
    assert_eq!(
        week("2027-01-02", FirstDay::Monday, "2027-01-02"),
        "week of 28 December 2026"
    );
}

#[test]
fn what_the_settings_change_is_shown_on_today() {
    let today = day("2026-11-26");
    assert_eq!(
        words::today(today, Calendar::default()),
        "Today is in the week of Monday 23 November and in Q4, October to December 2026; the \
         year runs from January to December 2026."
    );
    let other = Calendar {
        first_day: FirstDay::Sunday,
        first_month: Month::April,
    };
    assert_eq!(
        words::today(today, other),
        "Today is in the week of Sunday 22 November and in Q3, October to December 2026; the \
         year runs from April 2026 to March 2027."
    );
}

#[test]
fn what_can_be_chosen_is_what_is_kept_in_its_order() {
    let kept = DAYS
        .0
        .iter()
        .map(|(day, word)| (*word, days::first_day(*day)));
    assert_eq!(kept.collect::<Vec<_>>(), words::DAYS);
    assert_eq!(
        DAYS.0.iter().map(|(day, _)| *day).collect::<Vec<_>>(),
        FirstDay::ALL
    );
    let kept = MONTHS
        .0
        .iter()
        .map(|(month, word)| (*word, days::month_name(*month)));
    assert_eq!(kept.collect::<Vec<_>>(), words::MONTHS);
    let months = (0..12).map(|after| Month::January.nth_next(after));
    assert!(MONTHS.0.iter().map(|(month, _)| *month).eq(months));
}

#[test]
fn the_years_at_a_glance_say_the_months_of_their_quarters() {
    let quarters =
        |month| years::quarters(from(month)).map(|(name, months)| [name, months].join(" "));
    assert_eq!(
        quarters(Month::January),
        ["Q1 Jan–Mar", "Q2 Apr–Jun", "Q3 Jul–Sep", "Q4 Oct–Dec"]
    );
    assert_eq!(
        quarters(Month::November),
        ["Q1 Nov–Jan", "Q2 Feb–Apr", "Q3 May–Jul", "Q4 Aug–Oct"]
    );
    assert_eq!(years::year(2026, Calendar::default()), ["2026", ""]);
    assert_eq!(
        years::year(2026, from(Month::April)),
        ["2026/27", "April 2026 to March 2027"]
    );
    assert_eq!(years::year(1999, from(Month::April))[0], "1999/00");
    assert_eq!(overview::all_of(2026, Calendar::default()), "All of 2026");
    assert_eq!(
        overview::all_of(2026, from(Month::April)),
        "All of April 2026 to March 2027"
    );
    let half = |month| years::longer_in_short(days("2026-10-01", "2027-03-31"), from(month));
    assert_eq!([half(Month::April), half(Month::January)], ["H2", "Other"]);
}

#[test]
fn the_form_says_which_period_a_choice_is() {
    let said = |first, last, month| form::days(Some(days(first, last)), from(month));
    assert_eq!(
        said("2026-10-01", "2026-12-31", Month::January),
        "Q4, October to December 2026"
    );
    assert_eq!(
        said("2026-01-01", "2026-12-31", Month::January),
        "January to December 2026"
    );
    assert_eq!(
        said("2026-04-01", "2027-03-31", Month::April),
        "April 2026 to March 2027"
    );
    assert_eq!(form::days(None, Calendar::default()), "");
}

/// What a file would change of the settings where `here` was set one after the other.
fn brought_in(here: &[(Name, serde_json::Value)], file: &[(Name, serde_json::Value)]) -> Preview {
    let made = |writer, fields: &[(Name, serde_json::Value)]| {
        let kv = Memory::default();
        let mut store = Store::empty(KINDS, Writer::new(writer), "t");
        for field in fields {
            let action = Action::Edit {
                of: settings::subject(),
                fields: vec![field.clone()],
            };
            store.act(&kv, &action).expect("memory takes everything");
        }
        (kv, store)
    };
    let (_, theirs) = made(1, file);
    let record = theirs.record(&settings::subject()).cloned();
    let (kv, mut store) = made(2, here);
    let records = record.map(|it| (settings::subject().definition(), it));
    let records: Vec<_> = records.into_iter().collect();
    store.preview(&kv, &records).expect("memory")
}

#[test]
fn a_file_with_other_settings_says_which_stand() {
    use waymark_core::settings::{first_day, first_month};
    let said = |here: &[_], file: &[_]| {
        let preview = brought_in(here, file);
        let it = preview.differences.first().expect("the settings");
        let fields = it
            .fields
            .iter()
            .map(|it| changes::changed(it, &of_settings()));
        let head = [changes::title(it).as_str(), ": ", &changes::difference(it)].concat();
        let mut lines = vec![head];
        lines.extend(fields);
        lines
    };
    let april = first_month(Month::April);
    assert_eq!(
        said(&[], &[april.clone(), first_day(FirstDay::Sunday)]),
        [
            "Calendar settings: set as in this file, since they were last changed there",
            "The first day of the week: your browser’s own becomes Sunday",
            "The first month of the year: January becomes April",
        ]
    );
    let july_twice = [first_month(Month::May), first_month(Month::July)];
    assert_eq!(
        said(&july_twice, &[april]),
        ["Calendar settings: stay as they are, since they were last changed here"]
    );
    let back_to_january = Changed {
        field: Name::own("year"),
        before: json!("april"),
        after: json!(null),
        beside: None,
    };
    assert_eq!(
        changes::changed(&back_to_january, &of_settings()),
        "The first month of the year: April becomes January"
    );
    let nothing = brought_in(&[], &[]);
    assert_eq!(
        back::of_file(&nothing, 0),
        ["There is nothing in this file to import."]
    );
}

#[test]
fn what_was_set_is_called_so_when_it_is_taken_back() {
    for word in ["week", "year"] {
        let field = Name::own(word);
        let said = changes::deed(Deed::Edit, Some(&settings::KIND), Some(&field));
        assert_eq!(said, "setting");
    }
    assert_eq!(
        changes::field_name(&Name::own("week"), &of_settings()),
        "the first day of the week"
    );
}

fn of_settings() -> changes::Whose<'static> {
    changes::Whose::unknown(&settings::KIND)
}
