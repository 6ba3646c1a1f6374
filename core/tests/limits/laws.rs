//! What holds for every series.

use proptest::prelude::*;
use waymark_core::grading::measure::Side;
use waymark_core::kpi::limits::{Limits, Point};
use waymark_core::kpi::noise::{Newest, Noise, Said, Series};
use waymark_core::kpi::signal::{Rule, Signal, signals};
use waymark_core::number::fraction::Fraction;

use super::written::{any_number, any_points, each};

fn swapped(side: Side) -> Side {
    match side {
        Side::Above => Side::Below,
        Side::Below => Side::Above,
    }
}

/// What is told of the mirror image.
fn mirrored(signals: &[Signal]) -> Vec<Signal> {
    let mirror = |signal: &Signal| Signal {
        side: swapped(signal.side),
        ..signal.clone()
    };
    signals.iter().map(mirror).collect()
}

/// The rules as they are written, over plain fractions and every window: slow, and nothing
/// to be wrong in.
fn by_the_book(points: &[Point], limits: &Limits) -> Vec<(Rule, Side, usize)> {
    // The values of a stretch without two missing units together.
    let mut stretches: Vec<Vec<(usize, &Fraction)>> = vec![Vec::new()];
    let mut missing = 0;
    for (at, point) in points.iter().enumerate() {
        match point {
            Point::Closed => {}
            Point::Missing => missing += 1,
            Point::Value(value) => {
                if missing >= 2 {
                    stretches.push(Vec::new());
                }
                missing = 0;
                let open = stretches.last_mut().expect("one to begin with");
                open.push((at, value));
            }
        }
    }
    let half = Fraction::of(1, 2);
    let upper = (&limits.centre + &limits.upper) * half.clone();
    let lower = (&limits.centre + &limits.lower) * half;
    let mut marks = Vec::new();
    for stretch in stretches {
        for side in [Side::Above, Side::Below] {
            let (limit, quarter) = match side {
                Side::Above => (&limits.upper, &upper),
                Side::Below => (&limits.lower, &lower),
            };
            let is_past = |value: &Fraction, line: &Fraction| match side {
                Side::Above => value > line,
                Side::Below => value < line,
            };
            let beyond = stretch.iter().filter(|it| is_past(it.1, limit));
            marks.extend(beyond.map(|&(at, _)| (Rule::Beyond, side, at)));
            for four in stretch.windows(4) {
                let near = four.iter().filter(|it| is_past(it.1, quarter));
                if near.clone().count() >= 3 {
                    marks.extend(near.map(|&(at, _)| (Rule::Near, side, at)));
                }
            }
            let off_centre = stretch.iter().filter(|it| *it.1 != limits.centre);
            let off_centre: Vec<_> = off_centre.collect();
            for eight in off_centre.windows(8) {
                if eight.iter().all(|it| is_past(it.1, &limits.centre)) {
                    marks.extend(eight.iter().map(|it| (Rule::Run, side, it.0)));
                }
            }
        }
    }
    let order = |&(rule, side, at): &(Rule, Side, usize)| (rule as u8, side as u8, at);
    marks.sort_by_key(order);
    marks.dedup();
    marks
}

fn marks(signals: &[Signal]) -> Vec<(Rule, Side, usize)> {
    let of = |signal: &Signal| {
        let (rule, side) = (signal.rule, signal.side);
        signal
            .at
            .clone()
            .into_iter()
            .map(move |at| (rule, side, at))
    };
    let mut marks: Vec<_> = signals.iter().flat_map(of).collect();
    marks.sort_by_key(|&(rule, side, at)| (rule as u8, side as u8, at));
    marks
}

/// Limits that the values are often equal to, and anywhere else.
fn any_limits() -> impl Strategy<Value = Limits> {
    (any_number(), 0_i64..20).prop_map(|(centre, halves)| {
        let way = Fraction::of(halves, 2);
        Limits {
            lower: &centre - &way,
            upper: &centre + &way,
            range: Fraction::one(),
            range_limit: Fraction::one(),
            centre,
        }
    })
}

fn any_series() -> impl Strategy<Value = Series> {
    let begun = prop::collection::btree_set(0_usize..60, 0..3);
    let parts = (any_points(), begun, any::<bool>());
    parts.prop_map(|(points, begun, with_median)| Series {
        points,
        begun: begun.into_iter().collect(),
        with_median,
        ..Series::default()
    })
}

proptest! {
    #[test]
    fn signals_are_those_of_the_book(points in any_points(), limits in any_limits()) {
        let found = signals(&points, &limits, None, None);
        prop_assert_eq!(marks(&found), by_the_book(&points, &limits));
    }

    #[test]
    fn signals_of_own_limits_are_those_of_the_book(points in any_points()) {
        for limits in [Limits::of(&points), Limits::with_median(&points)] {
            let Some(limits) = limits else { continue };
            let found = signals(&points, &limits, None, None);
            prop_assert_eq!(marks(&found), by_the_book(&points, &limits));
        }
    }

    #[test]
    fn every_mark_is_a_value_and_none_belongs_to_two_signals_of_a_rule(
        points in any_points(),
        limits in any_limits(),
    ) {
        let found = signals(&points, &limits, None, None);
        let marks = marks(&found);
        for pair in marks.windows(2) {
            prop_assert_ne!(pair[0], pair[1]);
        }
        for (_, _, at) in marks {
            prop_assert!(matches!(points[at], Point::Value(_)));
        }
        for signal in &found {
            prop_assert!(signal.at.is_sorted() && !signal.at.is_empty());
            prop_assert!(signal.rule != Rule::Run || signal.at.len() >= 8);
        }
    }

    #[test]
    fn a_falling_series_is_the_mirror_of_a_rising_one(mut series in any_series()) {
        series.lowest = Some(Fraction::of(-9, 1));
        series.highest = Some(Fraction::of(10, 1));
        let there = Noise::of(&series);
        let mirror = Series {
            points: each(&series.points, |value| -value),
            lowest: series.highest.as_ref().map(|it| -it),
            highest: series.lowest.as_ref().map(|it| -it),
            ..series.clone()
        };
        let back = Noise::of(&mirror);
        for (there, back) in there.bases().zip(back.bases()) {
            prop_assert_eq!(there.said, back.said);
            prop_assert_eq!(there.locked, back.locked);
            prop_assert_eq!(there.with_median, back.with_median);
            // Near ones of both sides may begin in either order.
            let mirrored = mirrored(&there.signals);
            prop_assert_eq!(marks(&mirrored), marks(&back.signals));
            prop_assert_eq!(mirrored.len(), back.signals.len());
            prop_assert_eq!(there.limits.is_some(), back.limits.is_some());
            if let (Some(there), Some(back)) = (&there.limits, &back.limits) {
                prop_assert_eq!(&there.centre, &-&back.centre);
                prop_assert_eq!(&there.lower, &-&back.upper);
                prop_assert_eq!(&there.upper, &-&back.lower);
                prop_assert_eq!(&there.range, &back.range);
                prop_assert_eq!(&there.range_limit, &back.range_limit);
            }
        }
        prop_assert_eq!(there.restart, back.restart);
        prop_assert_eq!(there.last, back.last);
        prop_assert_eq!(there.current.offers_median, back.current.offers_median);
        let newest = match there.newest {
            Newest::Run { side, since, values } => {
                Newest::Run { side: swapped(side), since, values }
            }
            Newest::Beyond { side } => Newest::Beyond { side: swapped(side) },
            Newest::Near { side } => Newest::Near { side: swapped(side) },
            other => other,
        };
        prop_assert_eq!(newest, back.newest);
    }

    #[test]
    fn limits_of_values_shifted_and_scaled_shift_and_scale(
        series in any_series(),
        by in any_number(),
        times in (1_i64..50, 1_i64..50).prop_map(|(above, below)| Fraction::of(above, below)),
    ) {
        let before = Noise::of(&series);
        let moved = Series {
            points: each(&series.points, |value| value * &times + by.clone()),
            ..series.clone()
        };
        let after = Noise::of(&moved);
        for (before, after) in before.bases().zip(after.bases()) {
            prop_assert_eq!(&before.signals, &after.signals);
            prop_assert_eq!(before.said, after.said);
            let expected = before.limits.as_ref().map(|limits| Limits {
                centre: &limits.centre * &times + by.clone(),
                lower: &limits.lower * &times + by.clone(),
                upper: &limits.upper * &times + by.clone(),
                range: &limits.range * &times,
                range_limit: &limits.range_limit * &times,
            });
            prop_assert_eq!(&expected, &after.limits);
        }
        prop_assert_eq!(before.current.offers_median, after.current.offers_median);
    }

    #[test]
    fn adding_a_value_never_changes_a_locked_base(series in any_series(), more in any_points()) {
        let before = Noise::of(&series).current;
        let mut longer = series.clone();
        longer.points.extend(more);
        longer.begun.retain(|&at| at < series.points.len());
        let bases = Noise::of(&longer);
        let after = bases.bases().find(|base| base.from == before.from);
        if let (Some(_), Some(after)) = (before.locked, after) {
            prop_assert_eq!(after.locked, before.locked);
            prop_assert_eq!(after.said, before.said);
            prop_assert_eq!(&after.limits, &before.limits);
            // Nor does any mark go away.
            let after = marks(&after.signals);
            for mark in marks(&before.signals) {
                prop_assert!(after.contains(&mark), "{:?}", mark);
            }
        }
    }

    #[test]
    fn closed_units_are_as_if_they_did_not_exist(series in any_series()) {
        let open = |point: &&Point| !matches!(point, Point::Closed);
        let to_open = |at: usize| series.points[..at.min(series.points.len())].iter().filter(open).count();
        let without = Series {
            points: series.points.iter().filter(open).cloned().collect(),
            begun: series.begun.iter().map(|&at| to_open(at)).collect(),
            ..series.clone()
        };
        let (with, without) = (Noise::of(&series), Noise::of(&without));
        prop_assert_eq!(&with.current.limits, &without.current.limits);
        prop_assert_eq!(with.current.said, without.current.said);
        let moved: Vec<_> = with.current.signals.iter().map(|signal| Signal {
            at: signal.at.iter().map(|&at| to_open(at)).collect(),
            ..signal.clone()
        }).collect();
        prop_assert_eq!(moved, without.current.signals);
    }

    #[test]
    fn bases_lie_one_after_the_other_and_say_what_they_have(series in any_series()) {
        let noise = Noise::of(&series);
        let bases: Vec<_> = noise.bases().collect();
        for pair in bases.windows(2) {
            prop_assert_eq!(pair[0].until, pair[1].from);
        }
        prop_assert_eq!(noise.current.until, series.points.len());
        for base in bases {
            let judges = matches!(base.said, Said::Provisional | Said::Settled);
            prop_assert_eq!(base.limits.is_some(), judges);
            prop_assert!(judges || base.signals.is_empty());
            prop_assert!(base.said != Said::Settled || base.locked.is_some());
            prop_assert!(base.said != Said::Provisional || base.locked.is_none());
            let own = base.from..base.until;
            prop_assert!(base.signals.iter().flat_map(|it| &it.at).all(|at| own.contains(at)));
            prop_assert!(base.locked.is_none_or(|end| own.contains(&(end - 1))));
        }
        prop_assert!(noise.restart.is_none_or(|at| Some(at) >= noise.current.locked));
    }
}
