//! Bases: when there are limits, when they lock, what is said of the last value, and where
//! a new base is proposed.

use waymark_core::grading::measure::Side;
use waymark_core::kpi::limits::{Limits, Point};
use waymark_core::kpi::noise::{Base, Newest, Noise, Said, Series};

use super::written::{STEADY, noise, number, points, series, told};

#[track_caller]
fn said(text: &str, expected: Said) -> Base {
    let base = noise(text).current;
    assert_eq!(base.said, expected, "{text}");
    let has_limits = matches!(expected, Said::Provisional | Said::Settled);
    assert_eq!(base.limits.is_some(), has_limits, "{text}");
    if !has_limits {
        assert!(base.signals.is_empty(), "{text}");
    }
    base
}

fn too_few(values: usize, ranges: usize) -> Said {
    Said::TooFew { values, ranges }
}

/// Bases begun anew at these positions.
fn begun(text: &str, begun: &[usize]) -> Noise {
    Noise::of(&Series {
        begun: begun.to_vec(),
        ..series(text)
    })
}

#[test]
fn nothing_is_said_below_six_values_and_four_ranges() {
    said("", too_few(0, 0));
    said("_ _ #", too_few(0, 0));
    said("1 2 1 2 1", too_few(5, 4));
    said("1 2 _ 1 2 _ 1 2", too_few(6, 3));
    said("1 2 _ 1 2 _ 1 2 1", Said::Provisional);
    said("1 2 1 2 1 2", Said::Provisional);
    said("1 2 1 # 2 1 2", Said::Provisional);
    said("1 2 1 2 1 _", too_few(5, 4));
}

#[test]
fn limits_move_until_there_are_twelve_values_and_then_stay() {
    let eleven = said("9 11 9 11 9 11 9 11 9 11 9", Said::Provisional);
    assert_eq!(eleven.locked, None);
    let twelve = said(STEADY, Said::Settled);
    assert_eq!(twelve.locked, Some(12));
    assert_ne!(eleven.limits, twelve.limits);
    let later = said(&format!("{STEADY} 100 -40 17 17"), Said::Settled);
    assert_eq!(later.limits, twelve.limits);
    assert_eq!(later.locked, Some(12));
    assert_eq!(
        told(&later.signals),
        [
            "beyond above 13",
            "beyond below 14",
            "beyond above 15",
            "beyond above 16",
            "near above 13 15 16"
        ]
    );
}

#[test]
fn missing_and_closed_units_are_none_of_the_twelve() {
    let base = said(&format!("9 11 # 9 11 {STEADY}"), Said::Settled);
    assert_eq!(base.locked, Some(13));
    let base = said(&format!("_ # 9 11 _ {STEADY}"), Said::Settled);
    assert_eq!((base.from, base.locked), (2, Some(15)));
}

#[test]
fn values_of_the_base_are_judged_too() {
    let base = said("9 11 9 11 9 30 9 11 9 11 9 11 10", Said::Settled);
    assert_eq!(told(&base.signals), ["beyond above 6"]);
}

#[test]
fn the_same_every_time_has_no_limits_and_no_base_yet() {
    said("5 5 5 5 5", too_few(5, 4));
    said("5 5 5 5 5 5", Said::Same);
    // Where only a gap lies between two levels, no moving range knows of them.
    said("5 5 5 _ 7 7 7", too_few(6, 4));
    said("5 5 5 _ 5 5 5", Said::Same);
    let always = "0 0 0 0 0 0 0 0 0 0 0 0 0 0";
    assert_eq!(said(always, Said::Same).locked, None);
    // The first other value gives it limits, and locks it.
    let base = said(&format!("{always} 1"), Said::Settled);
    assert_eq!(base.locked, Some(15));
    assert_eq!(
        told(&base.signals),
        [
            "beyond above 15",
            "run below 1 2 3 4 5 6 7 8 9 10 11 12 13 14"
        ]
    );
    let more = said(&format!("{always} 1 3 7"), Said::Settled);
    assert_eq!(more.limits, base.limits);
}

#[test]
fn limits_lock_no_sooner_than_there_are_any() {
    let every_other = "1 _ 2 _ 1 _ 2 _ 1 _ 2 _ 1 _ 2 _ 1 _ 2 _ 1 _ 2 _ 1 _ 2";
    assert_eq!(said(every_other, too_few(14, 0)).locked, None);
    let then = format!("{every_other} 1 2 1");
    said(&then, too_few(17, 3));
    let base = said(&format!("{then} 2"), Said::Settled);
    assert_eq!(base.locked, Some(31));
    assert_eq!(
        said(&format!("{then} 2 9"), Said::Settled).limits,
        base.limits
    );
}

#[test]
fn older_values_lie_before_a_stored_base() {
    let noise = begun(&format!("50 -50 {STEADY} 20"), &[2]);
    assert_eq!(noise.bases().count(), 1);
    assert_eq!(noise.current.limits, Limits::of(&points(STEADY)));
    assert_eq!(noise.current.locked, Some(14));
    assert_eq!(told(&noise.current.signals), ["beyond above 15"]);
}

#[test]
fn each_base_judges_its_own_values() {
    let higher = "29 31 29 31 29 31 29 31 29 31 29 31";
    let noise = begun(&format!("{STEADY} 20 10 {higher} 10"), &[0, 14]);
    let [old, new] = &noise.bases().collect::<Vec<_>>()[..] else {
        panic!("two bases");
    };
    assert_eq!((old.from, old.until), (0, 14));
    assert_eq!((new.from, new.until), (14, 27));
    assert_eq!(old.limits, Limits::of(&points(STEADY)));
    assert_eq!(new.limits, Limits::of(&points(higher)));
    assert_eq!(told(&old.signals), ["beyond above 13"]);
    assert_eq!(told(&new.signals), ["beyond below 27"]);
    assert_eq!(noise.newest, Newest::Beyond { side: Side::Below });
}

#[test]
fn runs_and_near_values_do_not_reach_over_the_beginning_of_a_base() {
    let noise = begun(&format!("{STEADY} 13 13 13 13 13 13 13 9"), &[0, 15]);
    let signals: Vec<_> = noise.bases().map(|base| told(&base.signals)).collect();
    assert_eq!(signals, [vec!["near above 13 14 15"], vec![]]);
    assert_eq!(noise.current.said, too_few(5, 4));
    assert_eq!(noise.newest, Newest::Unknown);
}

#[test]
fn a_base_that_begins_after_the_last_unit_has_no_value_yet() {
    for from in [12, 40] {
        let noise = begun(STEADY, &[0, from]);
        assert_eq!(noise.current.said, too_few(0, 0));
        assert_eq!(noise.last, None);
        assert_eq!(noise.earlier.len(), 1);
        assert_eq!(noise.earlier[0].said, Said::Settled);
    }
}

#[test]
fn a_base_that_keeps_moving_one_way_shows_no_signals() {
    let base = said("1 2 3 4 5 6 7 8 9 10 11 12", Said::MovesOneWay);
    assert_eq!(base.locked, Some(12));
    said("12 11 10 9 8 7 6 5 4 3 2 1", Said::MovesOneWay);
    said("1 2 3 4 5 6 7 8 9 10 11", Said::MovesOneWay);
    said("1 2 _ 3 4 # 5 6 7 8 9 10 11 12", Said::MovesOneWay);
    // Nor do later values make any.
    said("1 2 3 4 5 6 7 8 9 10 11 12 50 50", Said::MovesOneWay);
    // A step is one too.
    said("1 2 1 2 1 2 9 10 9 10 9 10", Said::MovesOneWay);
    said("9 10 9 10 9 10 9 1 2 1 2 1", Said::MovesOneWay);
}

#[test]
fn what_swings_or_signals_on_one_side_does_not_move_one_way() {
    // Low, high, low: seasons.
    said("1 1.5 2 8 9 9.5 9 8 2 1 1.5 1", Said::Settled);
    said("1 1 1 1 9 9 9 9 9 9 1 1", Said::Settled);
    // One odd value beside all others.
    said("0 10 10.5 10 10.5 10 10.5 10 10.5", Said::Provisional);
    // Signals low, in one half only.
    let low = "4 9 10 10 10.5 10 9.5 10 10 10.5 10 9.5";
    let base = said(low, Said::Settled);
    assert_eq!(told(&base.signals)[0], "beyond below 1");
    // Later values never decide it, not even by a run that reaches back.
    said(&format!("{STEADY} 2 2 2 30 30 30"), Said::Settled);
    let low = "2 2 2 8 7 8 5.5 8 7 8 7 8";
    let base = said(&format!("{low} 7 7 7"), Said::Settled);
    assert_eq!(
        told(&base.signals),
        ["run above 8 9 10 11 12 13 14 15", "near below 1 2 3"]
    );
}

#[test]
fn what_is_said_of_the_last_value() {
    let newest = |more: &str| noise(&format!("{STEADY} {more}")).newest;
    assert_eq!(newest("10"), Newest::Usual);
    assert_eq!(newest("20"), Newest::Beyond { side: Side::Above });
    assert_eq!(newest("20 10"), Newest::Usual);
    assert_eq!(newest("0"), Newest::Beyond { side: Side::Below });
    assert_eq!(newest("13 9 13 13"), Newest::Near { side: Side::Above });
    assert_eq!(newest("13 13 13 9"), Newest::Usual);
    let run = |values| Newest::Run {
        side: Side::Below,
        since: 12,
        values,
    };
    assert_eq!(newest("9 9 9 9 9 9 9 9"), run(8));
    assert_eq!(newest("9 9 9 9 _ 9 10 9 9 9"), run(8));
    // A run says more than a value beyond that it ends with.
    assert_eq!(newest("9 9 9 9 9 9 9 9 0"), run(9));
    assert_eq!(noise("1 2 3").newest, Newest::Unknown);
    assert_eq!(noise("5 5 5 5 5 5 5 5").newest, Newest::Unknown);
}

#[test]
fn the_last_value_and_the_signals_that_touch_it() {
    let touching = |more: &str| {
        let noise = noise(&format!("{STEADY} {more}"));
        let signals: Vec<_> = noise.touching().cloned().collect();
        (noise.last.map(|last| last + 1), told(&signals))
    };
    let none: Vec<String> = Vec::new();
    assert_eq!(touching("20 10"), (Some(14), none));
    assert_eq!(
        touching("10 20"),
        (Some(14), vec!["beyond above 14".into()])
    );
    // Units without a value after it have none of their own.
    assert_eq!(
        touching("10 20 _ #"),
        (Some(14), vec!["beyond above 14".into()])
    );
    let several = ["beyond above 16".into(), "near above 13 14 16".into()];
    assert_eq!(touching("13 13 9 16"), (Some(16), several.to_vec()));
}

#[test]
fn a_new_base_is_proposed_at_the_first_of_a_run() {
    let restart = |more: &str| noise(&format!("{STEADY} {more}")).restart;
    assert_eq!(restart("10 10 10"), None);
    assert_eq!(restart("9 9 9 9 9 9 9"), None);
    assert_eq!(restart("9 9 9 9 9 9 9 9"), Some(12));
    assert_eq!(restart("11 9 9 10 9 9 _ 9 9 9 9"), Some(13));
    // As long as the run is among the last eight, also where it goes on before.
    assert_eq!(restart("9 9 9 9 9 9 9 9 9 9 9"), Some(12));
    assert_eq!(restart("9 9 9 9 9 9 9 9 11 9 11 9 11 9 11"), Some(12));
    assert_eq!(restart("9 9 9 9 9 9 9 9 11 9 11 9 11 9 11 9"), None);
    // Whatever else is seen in it.
    assert_eq!(restart("9 9 9 9 9 7 7 7"), Some(12));
    // Of two the later one.
    let two = "9 9 9 9 9 9 9 9 11 11 11 11 11 11 11 11";
    assert_eq!(restart(two), Some(20));
    // Neither a value beyond nor near ones propose anything.
    assert_eq!(restart("20 13 13 9 13"), None);
}

#[test]
fn a_new_base_never_takes_values_from_the_locked_one() {
    // The last value of the twelve is above the centre, as are those after it.
    let run = format!("{STEADY} 11 11 11 11 11 11 11");
    assert_eq!(told(&noise(&run).current.signals).len(), 1);
    assert_eq!(noise(&run).restart, None);
    assert_eq!(noise(&format!("{run} 11")).restart, Some(12));
    // A run among the twelve, made by the one value that pulls the centre up.
    let odd = noise("9 11 9 40 9 11 9 11 9 11 9 11");
    assert_eq!(
        told(&odd.current.signals),
        ["beyond above 4", "run below 5 6 7 8 9 10 11 12"]
    );
    assert_eq!(odd.restart, None);
}

#[test]
fn a_base_does_not_propose_what_it_is() {
    let text = format!("{STEADY} 9 9 9 9 9 9 9 9 9 8 9 8");
    assert_eq!(noise(&text).restart, Some(12));
    assert_eq!(begun(&text, &[0, 12]).restart, None);
}

#[test]
fn the_median_is_offered_where_a_huge_range_stretches_the_mean() {
    let huge = "1 2 1 2 10 1 2 1 2 1 2 1";
    assert!(noise(huge).current.offers_median);
    // Not where it is 0 in the middle, where nothing is huge, or makes little difference.
    assert!(!noise("1 1 1 1 1 1 10 1 1 1 1 1").current.offers_median);
    assert!(!noise(STEADY).current.offers_median);
    assert!(!noise("1 2 1 2 4 1 2 1 2 1 2 1").current.offers_median);
    assert!(!noise("1 2 1 2 7.5 4 3 2 1 2 1 2").current.offers_median);
    assert!(!noise("1 2 1 2 10").current.offers_median);
    // Nor where many are large and none stands out.
    assert!(
        !noise("2.5 2.3 16.3 6.3 7.6 16.3 7.1 7.8 7.8 9.9 10.5 -4.8")
            .current
            .offers_median
    );
    // What comes later does not count, nor does it once it was taken.
    assert!(!noise(&format!("{STEADY} 90")).current.offers_median);
    let taken = Series {
        with_median: true,
        ..series(huge)
    };
    let noise = Noise::of(&taken);
    assert!(!noise.current.offers_median);
    assert!(noise.current.with_median);
    assert_eq!(noise.current.limits, Limits::with_median(&points(huge)));
}

#[test]
fn the_mean_stays_where_the_median_is_0() {
    let text = "1 1 1 1 1 1 10 1 1 1 1 1";
    let series = Series {
        with_median: true,
        ..series(text)
    };
    let base = Noise::of(&series).current;
    assert!(!base.with_median);
    assert_eq!(base.limits, Limits::of(&points(text)));
    assert_eq!(base.said, Said::Settled);
}

#[test]
fn what_is_possible_at_all_holds_for_every_base() {
    let text = "1 3 1 3 1 3 1 3 1 3 1 3 8";
    let series = Series {
        highest: Some(number("7")),
        ..series(text)
    };
    assert_eq!(told(&noise(text).current.signals), ["beyond above 13"]);
    assert!(Noise::of(&series).current.signals.is_empty());
}

#[test]
fn a_correction_inside_the_base_works_it_out_again() {
    let mut series = series(&format!("{STEADY} 14"));
    let before = Noise::of(&series).current;
    series.points[3] = Point::Value(number("40"));
    let after = Noise::of(&series).current;
    assert_eq!(after.locked, before.locked);
    assert_ne!(after.limits, before.limits);
    assert_eq!(told(&after.signals)[0], "beyond above 4");
}
