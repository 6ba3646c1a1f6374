//! How a number has gone beside the straight line of its forecast.

use proptest::collection::vec;
use proptest::prelude::*;
use time::Duration;
use waymark_core::objective::charts::course;
use waymark_core::objective::course::{Misfit, lost, misfit};
use waymark_core::objective::standing::{Standing, landing, needed_by_lists};
use waymark_core::period::write_date;

use super::{day, objective, shown};

/// What is told of a key result in a quarter of 92 days from 1 July on.
#[track_caller]
fn told(line: &str) -> String {
    let read = objective(&[line]).read();
    let period = read.period.expect("a period");
    let on = |it: &waymark_core::metric::dated::Dated| write_date(it.date)[5..].to_owned();
    match misfit(&read.key_results[0], period) {
        None => "fits".to_owned(),
        Some(Misfit::FellBack) => "fell back".to_owned(),
        Some(Misfit::Flat(since)) => format!("flat since {}", on(&since)),
        Some(Misfit::NoFurther(since)) => format!("no further than {}", on(&since)),
        Some(Misfit::Back(since)) => format!("back since {}", on(&since)),
        Some(Misfit::Slower(since)) => format!("slower since {}", on(&since)),
        Some(Misfit::Faster(since)) => format!("faster since {}", on(&since)),
    }
}

/// A check-in a week, the first on 5 July, which is its fifth day.
fn weekly(way: &str, values: &[&str]) -> String {
    let weeks = values.iter().zip(0..).map(|(value, week)| {
        let date = day("2026-07-05") + Duration::weeks(week);
        format!("{} {value}", &write_date(date)[5..])
    });
    format!("{way}: {}", weeks.collect::<Vec<_>>().join(", "))
}

#[test]
fn ten_equal_check_ins_draw_no_rising_course() {
    for way in [
        "12 to 24",
        "12 to 20",
        "12 to 18",
        "12 to 100",
        "10 to 19",
        "24 to 12",
    ] {
        let line = weekly(way, &["18"; 8]);
        assert_eq!(told(&line), "flat since 07-05", "{way}");
        let read = objective(&[&line]).read();
        let period = read.period.expect("a period");
        assert_eq!(course(&read.key_results[0], period), None, "{way}");
        assert!(landing(&read.key_results[0], period).is_some(), "{way}");
    }
    // Where it is at its start the line is flat as well.
    assert_eq!(told(&weekly("18 to 24", &["18"; 8])), "fits");
    // And the last value is where it ends: there is no line to draw any more.
    assert_eq!(told("12 to 24: 07-05 18, 08-20 18, 09-30 18"), "fits");
    assert_eq!(
        told("12 to 24: 07-05 18, 08-20 18, 09-29 18"),
        "flat since 07-05"
    );
}

#[test]
fn a_line_does_not_fit_where_the_latest_half_is_flat() {
    let told = |values: &[&str]| told(&weekly("12 to 24", values));
    // 5 July to 23 August: the first half of its 54 days ends on 27 July.
    assert_eq!(
        told(&["13", "15", "18", "18", "18", "18", "18", "18"]),
        "flat since 07-19"
    );
    assert_eq!(
        told(&["13", "15", "17", "18", "18", "18", "18", "18"]),
        "flat since 07-26"
    );
    // From the second half on it only went slower, or not by much.
    assert_eq!(
        told(&["13", "14", "15", "17.5", "18", "18", "18", "18"]),
        "slower since 07-26"
    );
    assert_eq!(
        told(&["13", "14", "15", "15.5", "18", "18", "18", "18"]),
        "fits"
    );
    // It came back to where it was.
    assert_eq!(
        told(&["13", "15", "17", "18", "18.5", "19", "18.2", "18"]),
        "no further than 07-26"
    );
    // Two are enough where time went by, and too few where it did not.
    assert_eq!(told(&["18"]), "fits");
    assert_eq!(told(&["18", "18"]), "fits");
    assert_eq!(told(&["18", "18", "18"]), "flat since 07-05");
}

#[test]
fn a_tenth_of_the_period_has_to_lie_between() {
    // 92 days: 9 are less than a tenth of it, 10 are more.
    assert_eq!(told("12 to 24: 07-05 18, 07-14 18"), "fits");
    assert_eq!(told("12 to 24: 07-05 18, 07-15 18"), "flat since 07-05");
    // What began late is measured from its first check-in.
    assert_eq!(told("12 to 24: 08-10 18, 08-19 18"), "fits");
    assert_eq!(told("12 to 24: 08-10 18, 08-20 18"), "flat since 08-10");
}

#[test]
fn a_line_fits_where_it_goes_half_to_one_and_a_half_times_as_fast() {
    // 0 to 92: one a day is the line. On day 40 it is at 40; on day 20 it was elsewhere.
    let told = |then: &str| told(&format!("0 to 92: 07-20 {then}, 08-09 40"));
    for fits in ["20", "24", "16", "30", "10"] {
        assert_eq!(told(fits), "fits", "{fits}");
    }
    assert_eq!(told("30.1"), "slower since 07-20");
    assert_eq!(told("9.9"), "faster since 07-20");
    assert_eq!(told("40"), "flat since 07-20");
    // A fall of less than a tenth of the way is no peak that was lost.
    assert_eq!(told("49.1"), "back since 07-20");
    assert_eq!(told("63"), "back since 07-20");
    assert_eq!(told("63.1"), "fell back");
    // Before its start it turned round.
    assert_eq!(
        self::told("0 to 92: 07-20 -40, 08-09 -20"),
        "faster since 07-20"
    );
    assert_eq!(
        self::told("92 to 0: 07-20 132, 08-09 112"),
        "faster since 07-20"
    );
    assert_eq!(
        self::told("0 to 92: 07-20 0, 08-09 -20"),
        "back since 07-20"
    );
}

#[test]
fn a_line_fits_where_it_would_end_less_than_a_fifth_of_the_way_elsewhere() {
    // 46 days are left, and the two courses part by 0.4 a day: 18.4 of 92, a fifth.
    assert_eq!(told("0 to 92: 07-23 23, 08-15 23"), "flat since 07-23");
    let late = |then: &str| told(&format!("0 to 92: 08-05 {then}, 09-10 72"));
    // 20 days left of 92: 0.92 a day would have to lie between.
    assert_eq!(late("69"), "fits");
    assert_eq!(late("69.5"), "slower since 08-05");
    // 46 left: r is 46, from 23 days before s; apart by (46 - s) / 23 - 1.
    let half = |then: &str| told(&format!("0 to 92: 07-23 {then}, 08-15 46"));
    assert_eq!(half("34.4"), "fits");
    assert_eq!(half("34.6"), "slower since 07-23");
}

#[test]
fn a_peak_is_lost_where_the_target_was_or_a_tenth_of_the_way() {
    #[track_caller]
    fn case(line: &str, peak: Option<&str>) {
        let read = objective(&[line]).read();
        let lost = lost(&read.key_results[0], read.period);
        let lost = lost.map(|it| format!("{} {}", &write_date(it.date)[5..], it.value));
        assert_eq!(lost.as_deref(), peak, "{line}");
    }
    case(
        "12 to 18: 07-06 13, 08-02 18.2, 08-16 15",
        Some("08-02 18.2"),
    );
    case(
        "18 to 12: 07-06 17, 08-02 11.8, 08-16 15",
        Some("08-02 11.8"),
    );
    // Reached and lost by a hair, and past its target all the time.
    case("12 to 18: 08-02 18, 08-16 17.99", Some("08-02 18"));
    case("12 to 18: 08-02 25, 08-16 18", None);
    // Not reached: from a tenth of the way on.
    case("0 to 10: 08-02 5, 08-16 4.01", None);
    case("0 to 10: 08-02 5, 08-16 4", Some("08-02 5"));
    case("10 to 0: 08-02 5, 08-16 6", Some("08-02 5"));
    // Below its start all is 0.
    case("0 to 10: 08-02 -1, 08-16 -9", None);
    case("0 to 10: 08-02 0.5, 08-16 -9", None);
    case("0 to 10: 08-02 1, 08-16 -9", Some("08-02 1"));
    // The first of those that were furthest, and none that came after the latest.
    case(
        "0 to 10: 08-01 8, 08-02 9, 08-03 9, 08-16 4",
        Some("08-02 9"),
    );
    case("0 to 10: 08-01 8, 08-16 4, 10-02 1", Some("08-01 8"));
    case("0 to 10: 06-30 9, 08-16 4", None);
    case("0 to 10: 08-16 4", None);
    case("at-least 5: 08-01 8, 08-16 4", None);
    case("yes-no: 08-01 1, 08-16 0", None);
}

#[test]
fn what_was_lost_is_no_plain_on_track() {
    let written = objective(&["12 to 18: 07-06 13, 08-02 18.2, 08-16 17"]);
    let standing = written.standing("2026-08-17");
    assert_eq!(standing.misfits, [Some(Misfit::FellBack)]);
    // The pace is still what it was: an estimate along that line.
    let pace = standing.paces[0].as_ref().map(shown);
    assert_eq!(pace.as_deref(), Some("1"));
    // What does not run has no course.
    for today in ["2026-06-30", "2026-10-01"] {
        assert_eq!(written.standing(today).misfits, [None], "{today}");
    }
    assert_eq!(
        written.clone().closed().standing("2026-08-17").misfits,
        [None]
    );
    assert_eq!(
        written.without_period().standing("2026-08-17").misfits,
        [None]
    );
}

proptest! {
    #[test]
    fn a_straight_line_always_fits(
        way in prop_oneof![(0..50_i32, 60..100_i32), (60..100_i32, 0..50_i32)],
        on in vec(10..92_i64, 1..8),
        share in 1..30_i32,
    ) {
        // As far as the days are gone, times a share: each on the line through the start.
        let (start, target) = way;
        let mut on = on;
        on.sort_unstable();
        on.dedup();
        let check_ins = on.iter().map(|gone| {
            let date = day("2026-06-30") + Duration::days(*gone);
            let value = f64::from(start * 9200) + f64::from((target - start) * share * 10) * *gone as f64;
            format!("{} {}", &write_date(date)[5..], value / 9200.0)
        });
        // Written with all their places, as the line is exact.
        let exact = check_ins.collect::<Vec<_>>();
        prop_assume!(exact.iter().all(|it| it.len() < 24));
        let line = format!("{start} to {target}: {}", exact.join(", "));
        let found = told(&line);
        prop_assert!(!["fell back", "slower", "faster", "back"].iter().any(|it| found.starts_with(it)), "{line}: {found}");
    }

    #[test]
    fn a_list_says_of_it_what_the_whole_history_does(
        values in vec((0..92_i64, 0..5_i32), 0..14),
        falls in any::<bool>(),
        today in 0..92_i64,
    ) {
        let mut values = values;
        values.sort_by_key(|(on, _)| *on);
        values.dedup_by_key(|(on, _)| *on);
        let check_ins = values.iter().map(|(on, value)| {
            format!("{} {value}", &write_date(day("2026-07-01") + Duration::days(*on))[5..])
        });
        let way = if falls { "4 to 1" } else { "1 to 4" };
        let line = format!("{way}: {}", check_ins.collect::<Vec<_>>().join(", "));
        let whole = objective(&[&line]).read();
        let mut listed = whole.clone();
        let needed = needed_by_lists(&whole.key_results[0], whole.period);
        listed.key_results[0].check_ins.retain(|it| needed.contains(&it.date));
        let today = day("2026-07-01") + Duration::days(today);
        let of = |it| Standing::of(it, today).misfits;
        prop_assert_eq!(of(&listed), of(&whole), "{}", line);
        let [one, other] = [&listed, &whole].map(|it| lost(&it.key_results[0], it.period).cloned());
        prop_assert_eq!(one, other);
    }
}
