//! The bases of a KPI: where they begin, what their limits rest on, how they are moved and
//! taken away; and what somebody gives a reason for.

#![cfg(feature = "store")]

use crate::given::day;
use time::Date;
use waymark_core::calendar::Calendar;
use waymark_core::kpi::base::Base;
use waymark_core::kpi::bases::Begun;
use waymark_core::kpi::definition::Definition;
use waymark_core::kpi::noise::Said;
use waymark_core::kpi::reading::Reading;
use waymark_core::kpi::reason::{self, NoDay, NoReason};
use waymark_core::kpi::standing::{Standing, proposal};
use waymark_core::kpi::unit::Unit;
use waymark_core::kpi::watched::{Acknowledged, Rest};
use waymark_core::kpi::{Kpi, dismissed};
use waymark_core::metric::dated::LONGEST_NOTE;
use waymark_core::number::decimal::Decimal;
use waymark_core::period::Period;
use waymark_core::record::Record;
use waymark_core::record::id::Id;

const TODAY: &str = "2026-11-26";

fn id(number: u64) -> Id {
    Id::of_number(number)
}

/// A monthly KPI with these values, of the months up to October 2026.
fn months(values: &[i32]) -> Kpi {
    let calendar = Calendar::default();
    let mut unit = Unit::Month
        .of(day("2026-10-01"), calendar)
        .expect("a month");
    let mut readings = Vec::new();
    for value in values.iter().rev() {
        readings.push(Reading {
            day: unit.last(),
            value: Decimal::parse(&value.to_string()),
            note: String::new(),
        });
        unit = Unit::Month
            .ended_before(unit.first(), calendar)
            .expect("one before");
    }
    readings.reverse();
    Kpi {
        definitions: vec![Definition::default()],
        readings,
        made: Some(day("2024-01-01")),
        ..Kpi::default()
    }
}

fn standing(kpi: &Kpi) -> Standing {
    Standing::of(kpi, Calendar::default(), day(TODAY))
}

fn month(text: &str) -> Period {
    let first = day(&[text, "-01"].concat());
    Unit::Month.of(first, Calendar::default()).expect("a month")
}

/// Twelve values that go up and down, then as many on another level.
const SHIFTED: [i32; 24] = [
    40, 42, 39, 41, 43, 40, 38, 41, 42, 40, 39, 40, 50, 52, 49, 51, 53, 50, 48, 51, 52, 50, 49, 51,
];

fn base(number: u64, from: &str, reason: &str) -> Base {
    Base {
        id: id(number),
        from: day(from),
        reason: reason.to_owned(),
    }
}

#[test]
fn a_base_says_what_its_limits_rest_on_and_what_it_judges() {
    let kpi = months(&SHIFTED);
    let all = standing(&kpi).bases(&kpi);
    assert_eq!(all.len(), 1);
    let rests_on = all[0].rests_on.expect("limits");
    assert_eq!(rests_on.values, 12);
    assert_eq!(
        (rests_on.first, rests_on.last),
        (month("2024-11"), month("2025-10"))
    );
    assert_eq!(
        (all[0].first, all[0].last),
        (month("2024-11"), month("2026-10"))
    );
    assert_eq!(all[0].begun, Begun::First);
    assert!(!all[0].is_provisional());
    // Eight are enough for limits, which still move.
    let kpi = months(&SHIFTED[..8]);
    let few = standing(&kpi).in_force(&kpi).expect("a base");
    assert!(few.is_provisional());
    assert_eq!(few.rests_on.expect("limits").values, 8);
    // Three are not.
    let kpi = months(&SHIFTED[..3]);
    let none = standing(&kpi).in_force(&kpi).expect("a base");
    assert_eq!(
        (none.rests_on, none.base.said),
        (
            None,
            Said::TooFew {
                values: 3,
                ranges: 2
            }
        )
    );
}

#[test]
fn a_base_begun_anew_keeps_the_one_before_and_its_limits() {
    let kpi = months(&SHIFTED);
    let before = standing(&kpi);
    assert_eq!(before.proposed(&kpi), Some(month("2025-11")));
    let from = before.base_day(month("2025-11"));
    let new = reason::base(id(1), from, " Two more people ").expect("a base");
    let fields = before.begins(&kpi, &new, id(2));
    // The first one had locked and was not kept yet: it is now.
    assert_eq!(fields, [base(2, "2024-11-30", "").field(), new.field()]);
    let after = Kpi {
        bases: vec![base(2, "2024-11-30", ""), new],
        ..kpi.clone()
    };
    let all = standing(&after).bases(&after);
    assert_eq!(all.len(), 2);
    assert_eq!(all[0].base.limits, before.noise.current.limits);
    assert_eq!(all[0].last, month("2025-10"));
    assert_eq!(all[1].begun, Begun::Anew("Two more people".to_owned()));
    assert_eq!(all[1].first, month("2025-11"));
    assert_eq!(all[1].kept, [id(1)]);
    assert_eq!(
        standing(&after).proposed(&after),
        None,
        "nothing more to propose"
    );
    // Taken away, it is as it was.
    let mut again = after;
    again.bases.pop();
    assert_eq!(standing(&again).noise, before.noise);
}

#[test]
fn a_base_begins_with_a_unit_that_has_ended_with_a_value() {
    let mut kpi = months(&SHIFTED[..6]);
    kpi.readings.push(Reading {
        day: day("2026-11-30"),
        value: Decimal::parse("44"),
        note: String::new(),
    });
    kpi.readings[2].value = None;
    let names: Vec<Period> = standing(&kpi).can_begin();
    // Not the first, where one begins; not the closed one, and not the one that runs.
    let expected = ["2026-10", "2026-09", "2026-08", "2026-06"].map(month);
    assert_eq!(names, expected);
    assert_eq!(standing(&months(&[])).can_begin(), []);
}

#[test]
fn the_first_base_is_moved_as_far_as_the_next_one() {
    let mut kpi = months(&SHIFTED);
    let at_first = standing(&kpi);
    let to = at_first.first_can_move(&kpi);
    assert_eq!((to.len(), to[0]), (23, month("2024-12")));
    let (name, value) = at_first.moves_first(&kpi, month("2025-02"), id(7));
    assert_eq!((name, value), base(7, "2025-02-28", "").field());
    kpi.bases = vec![base(7, "2025-02-28", ""), base(8, "2025-11-30", "Why")];
    let moved = standing(&kpi);
    assert_eq!(moved.bases(&kpi)[0].first, month("2025-02"));
    let to = moved.first_can_move(&kpi);
    assert_eq!(to.len(), 11, "up to the next base, and back");
    assert_eq!(to[0], month("2024-11"));
    // It keeps its name.
    let (name, _) = moved.moves_first(&kpi, to[0], id(9));
    assert_eq!(name, base(7, "2024-11-30", "").field().0);
    // One that was begun with a reason is taken away instead.
    kpi.bases = vec![base(8, "2024-11-30", "Why")];
    assert_eq!(standing(&kpi).first_can_move(&kpi), []);
}

#[test]
fn where_what_is_measured_changed_its_own_limits_begin() {
    let mut kpi = months(&SHIFTED);
    kpi.definitions.push(Definition {
        from: Some((id(3), day("2025-11-01"))),
        measured: "Another way".to_owned(),
        ..Definition::default()
    });
    let standing = standing(&kpi);
    let begun: Vec<Begun> = standing
        .bases(&kpi)
        .into_iter()
        .map(|it| it.begun)
        .collect();
    assert_eq!(begun, [Begun::First, Begun::Definition]);
    // Its definition keeps where it begins: kept as a base, it would be taken for the first.
    assert!(standing.noise.current.locked.is_some());
    assert_eq!(standing.locked(&kpi, id(4)), None);
    let (name, value) = standing.moves_first(&kpi, month("2025-01"), id(5));
    assert_eq!((name, value), base(5, "2025-01-31", "").field());
}

#[test]
fn only_a_correction_inside_a_locked_base_works_its_limits_out_anew() {
    let locks = |kpi: &Kpi, on: &str| standing(kpi).locked_on(day(on));
    let kpi = months(&SHIFTED);
    assert!(locks(&kpi, "2024-11-30"));
    assert!(locks(&kpi, "2025-10-31"));
    assert!(!locks(&kpi, "2025-11-30"));
    assert!(!locks(&kpi, "2020-01-31"));
    // Provisional limits move anyway.
    assert!(!locks(&months(&SHIFTED[..8]), "2026-10-31"));
}

#[test]
fn a_reason_is_needed_and_has_an_end() {
    assert_eq!(reason::reason(" Because \n"), Ok("Because".to_owned()));
    assert_eq!(reason::reason(" \n"), Err(NoReason::Empty));
    let long = "a".repeat(LONGEST_NOTE + 1);
    assert_eq!(
        reason::reason(&long[1..]).map(|it| it.len()),
        Ok(LONGEST_NOTE)
    );
    assert_eq!(
        reason::reason(&long),
        Err(NoReason::TooLong(LONGEST_NOTE + 1))
    );
    assert_eq!(reason::base(id(1), day(TODAY), ""), Err(NoReason::Empty));
    assert_eq!(Rest::check("", true, day(TODAY)), Err(NoReason::Empty));
    let rest = Rest::check(" Sold ", true, day(TODAY)).expect("a rest");
    assert_eq!(
        (rest.on, rest.is_for_good, &*rest.reason),
        (day(TODAY), true, "Sold")
    );
}

#[test]
fn what_is_known_is_known_until_the_day_on_which_to_look_again() {
    let check = |cause, on: &str| Acknowledged::check(cause, on, day(TODAY));
    let known = check(" Two clients left ", "2026-12-01").expect("it is known");
    assert_eq!(&*known.cause, "Two clients left");
    assert!(known.holds_on(day("2026-11-30")));
    assert!(!known.holds_on(day("2026-12-01")));
    let wrong = |cause, on| check(cause, on).expect_err("a problem");
    assert_eq!(
        wrong("", TODAY),
        (Some(NoReason::Empty), Some(NoDay::NotAhead))
    );
    assert_eq!(
        wrong("x", "2026-02-30"),
        (None, Some(NoDay::Day(waymark_core::day::NoDay::None)))
    );
    assert_eq!(wrong("", "2026-12-01"), (Some(NoReason::Empty), None));
}

#[test]
fn a_month_ahead_is_the_same_day_or_the_last_one_that_there_is() {
    let case = |today, then: &str| {
        assert_eq!(reason::in_a_month(day(today)), day(then), "{today}");
    };
    case("2026-11-26", "2026-12-26");
    case("2026-12-31", "2027-01-31");
    case("2026-01-31", "2026-02-28");
    case("2024-01-30", "2024-02-29");
    assert_eq!(reason::in_a_month(Date::MAX), Date::MAX);
}

#[test]
fn that_a_value_is_right_is_said_of_that_value_alone() {
    let mut kpi = months(&SHIFTED);
    let newest = kpi.readings.last().expect("a reading").clone();
    let right = newest.is_right();
    assert_eq!(right, "reading/2026-10-31/51");
    kpi.dismissed = Kpi::read(&Record::of([dismissed(&right)])).dismissed;
    assert!(kpi.is_dismissed(&right));
    let corrected = Reading {
        value: Decimal::parse("510"),
        ..newest
    };
    assert!(!kpi.is_dismissed(&corrected.is_right()));
    assert!(!kpi.is_dismissed(&proposal(month("2026-10"))));
}
