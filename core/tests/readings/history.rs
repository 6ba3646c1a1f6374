//! The readings as they are listed: each with its unit, and what came of a total.

use waymark_core::calendar::Calendar;
use waymark_core::kpi::Kpi;
use waymark_core::kpi::history::{Came, Entry};
use waymark_core::kpi::unit::Unit;
use waymark_core::number::fraction::Fraction;

use super::{TODAY, day, kpi};

fn listed(kpi: &Kpi) -> Vec<Entry> {
    kpi.history(Calendar::default(), day(TODAY))
}

#[test]
fn readings_are_listed_by_their_units_the_newest_first() {
    let all = listed(&kpi(
        Unit::Week,
        &[("2026-11-05", "4"), ("2026-11-12", ""), ("2026-11-26", "6")],
    ));
    let days: Vec<_> = all.iter().map(|it| it.reading.day.to_string()).collect();
    assert_eq!(days, ["2026-11-26", "2026-11-12", "2026-11-05"]);
    let runs: Vec<_> = all.iter().map(|it| it.runs).collect();
    assert_eq!(runs, [true, false, false]);
    let (unit, days) = all[2].unit.expect("a unit");
    assert_eq!((unit, days.first()), (Unit::Week, day("2026-11-02")));
    assert!(all.iter().all(|it| it.came == Came::AsTyped));
}

#[test]
fn a_reading_of_a_weekend_is_listed_though_nothing_counts_it() {
    let all = listed(&kpi(Unit::Weekday, &[("2026-11-21", "4")]));
    assert_eq!((all.len(), all[0].unit), (1, None));
}

#[test]
fn a_running_total_says_what_came_where_that_can_be_told() {
    let mut kpi = kpi(
        Unit::Month,
        &[
            ("2026-01-31", "10"),
            ("2026-02-28", "25"),
            ("2026-04-30", "60"),
            ("2026-05-31", ""),
            ("2026-06-30", "70"),
            ("2026-11-30", "99"),
        ],
    );
    kpi.definitions[0].total = Some(Unit::Year);
    let came: Vec<_> = listed(&kpi).into_iter().rev().map(|it| it.came).collect();
    let since = |number| Came::Since(Fraction::of(number, 1));
    assert_eq!(came[..3], [since(10), since(15), Came::Spread(2)]);
    assert_eq!(came[3], Came::AsTyped, "closed");
    assert_eq!(came.len(), 6);
}
