//! What is said of a score, and of several periods.

use proptest::prelude::*;
use waymark_core::grading::history::{Closed, hit_rate, should_aim_higher};
use waymark_core::grading::measure::{Change, Measured};
use waymark_core::grading::verdict::{Commitment, Finding, Promise, Term, Verdict};
use waymark_core::grading::zone::Zone;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::fraction::Fraction;

use super::written::{fraction, rows};

#[test]
fn a_verdict_is_what_the_table_says_for_each_commitment() {
    for row in rows(include_str!("../cases/verdicts.txt")) {
        let [score, stretch, must] = row[..] else {
            panic!("three columns: {row:?}");
        };
        for (commitment, finding) in [
            (Commitment::Aspirational, stretch),
            (Commitment::Committed, must),
        ] {
            let verdict = Verdict::on(&fraction(score), commitment, false);
            assert_eq!(format!("{:?}", verdict.finding), finding, "{score}");
            assert!(!verdict.guardrail_broken);
        }
    }
}

#[test]
fn a_broken_guardrail_stands_in_the_verdict_which_is_never_kept_or_fully_reached() {
    for row in rows(include_str!("../cases/verdicts.txt")) {
        let score = fraction(row[0]);
        for commitment in [Commitment::Aspirational, Commitment::Committed] {
            let whole = Verdict::on(&score, commitment, false);
            let broken = Verdict::on(&score, commitment, true);
            assert!(broken.guardrail_broken);
            let expected = match whole.finding {
                Finding::Kept | Finding::FullyReached => Finding::Reached,
                finding => finding,
            };
            assert_eq!(broken.finding, expected, "{row:?}");
        }
    }
}

#[test]
fn a_stretch_is_the_usual_commitment_and_a_must_the_other() {
    assert_eq!(Commitment::default(), Commitment::Aspirational);
    assert_eq!(Commitment::Aspirational.other(), Commitment::Committed);
    assert_eq!(Commitment::Committed.other(), Commitment::Aspirational);
}

/// Periods with these means, `-` for one without aspirational objectives.
fn periods(means: &str) -> Vec<Closed> {
    let mean = |mean: &str| match mean {
        "-" => None,
        _ => Some(fraction(mean)),
    };
    means
        .split_whitespace()
        .map(|text| Closed {
            aspirational: mean(text),
            committed: None,
        })
        .collect()
}

#[test]
fn two_periods_above_07_ask_for_a_higher_aim_and_one_never_does() {
    #[track_caller]
    fn case(means: &str, higher: bool) {
        assert_eq!(should_aim_higher(&periods(means)), higher, "{means}");
    }
    case("", false);
    case("1", false);
    case("0.9 0.9", true);
    case("0.71 0.701", true);
    case("0.7 0.9", false);
    case("0.9 0.7", false);
    case("0.7000000000000000000000000001 0.71", true);
    case("0.7 0.7", false);
    // The last two, whatever was before.
    case("0.2 0.9 0.9", true);
    case("0.9 0.9 0.2", false);
    case("0.9 0.9 0.6 0.9", false);
    // One outlier.
    case("0.5 1 0.5", false);
    case("0.5 0.5 1", false);
    // A period without aspirational objectives says nothing.
    case("0.9 -", false);
    case("- 0.9", false);
    case("0.9 - 0.9", false);
}

#[test]
fn the_hit_rate_of_musts_is_kept_apart_from_the_mean_of_stretches() {
    #[track_caller]
    fn case(periods: &[Option<(u32, u32)>], rate: Option<(u32, u32)>) {
        let periods: Vec<Closed> = periods
            .iter()
            .map(|&committed| Closed {
                aspirational: Some(Fraction::one()),
                committed,
            })
            .collect();
        assert_eq!(hit_rate(&periods), rate);
    }
    case(&[], None);
    case(&[None], None);
    case(&[Some((0, 0))], None);
    case(&[Some((3, 4))], Some((3, 4)));
    case(&[Some((3, 4)), None, Some((0, 1))], Some((3, 5)));
    case(&[Some((0, 0)), Some((1, 1))], Some((1, 1)));
    case(&[Some((0, 2))], Some((0, 2)));
    case(
        &[Some((u32::MAX, u32::MAX)), Some((1, 1))],
        Some((u32::MAX, u32::MAX)),
    );
}

/// Kept is green and anything else is red, also what is reached at the cost of a guardrail;
/// while its period runs nothing is missed yet, and that has no colour.
#[test]
fn a_must_is_green_or_red_and_has_no_colour_while_it_is_open() {
    for row in rows(include_str!("../cases/verdicts.txt")) {
        let score = fraction(row[0]);
        for (term, is_broken) in [
            (Term::Running, false),
            (Term::Running, true),
            (Term::Over, false),
            (Term::Over, true),
            (Term::Unknown, true),
        ] {
            let promise = Promise {
                commitment: Commitment::Committed,
                term,
            };
            let is_kept = score >= Fraction::one() && !is_broken;
            let expected = match (is_kept, term) {
                (true, _) => Some(Zone::Green),
                (false, Term::Running) => None,
                (false, _) => Some(Zone::Red),
            };
            let found = promise.zone(&score, is_broken);
            assert_eq!(found, expected, "{row:?}, {term:?}, {is_broken}");
        }
    }
}

proptest! {
    #[test]
    fn a_higher_score_never_gets_a_lower_verdict(one in 0..=10_000_i64, other in 0..=10_000_i64) {
        let rank = |score: i64, commitment| {
            match Verdict::on(&Fraction::of(score, 10_000), commitment, false).finding {
                Finding::BarelyMoved | Finding::Missed => 0,
                Finding::ShortOfTheAim => 1,
                Finding::GooglesAim => 2,
                Finding::Success => 3,
                Finding::BeyondStretch => 4,
                Finding::FullyReached | Finding::Kept => 5,
                Finding::Reached => unreachable!("no guardrail is broken"),
            }
        };
        for commitment in [Commitment::Aspirational, Commitment::Committed] {
            prop_assert!(rank(one.max(other), commitment) >= rank(one.min(other), commitment));
        }
    }

    /// Start and way on scales of their own, and the value on an edge or one
    /// step of the last of its 28 digits to either side.
    #[test]
    fn every_edge_is_exact_on_any_scale(
        start in -9_000_000..9_000_000_i128,
        start_places in 0..=4_u8,
        tenth in 1..10_000_i128,
        falls in any::<bool>(),
        edge in prop::sample::select(vec![4, 6, 7, 8, 10]),
        past in -1..=1_i128,
    ) {
        const PLACES: u8 = 21;
        let one = 10_i128.pow(PLACES.into());
        let towards = if falls { -1 } else { 1 };
        let tenth = towards * tenth * (one / 1000);
        let from = start * (one / 10_i128.pow(start_places.into()));
        let now = from + tenth * edge + towards * past;
        let of = |digits, places| Decimal::new(digits, places).expect("at most 28 digits");
        let change = Change::new(of(start, start_places), of(from + 10 * tenth, PLACES));
        let measured = Measured::Change {
            change: change.expect("two different ends"),
            now: Some(of(now, PLACES)),
        };
        let grade = measured.grade().expect("it has a value");

        let is_from = |tenths| (edge, past) >= (tenths, 0);
        let is_above = |tenths| (edge, past) > (tenths, 0);
        prop_assert_eq!(grade.reached, is_from(10));
        prop_assert_eq!(Zone::of(&grade.score), match () {
            () if is_from(7) => Zone::Green,
            () if is_from(4) => Zone::Amber,
            () => Zone::Red,
        });
        let finding = |commitment| Verdict::on(&grade.score, commitment, false).finding;
        prop_assert_eq!(finding(Commitment::Aspirational), match () {
            () if is_from(10) => Finding::FullyReached,
            () if is_above(8) => Finding::BeyondStretch,
            () if is_above(7) => Finding::Success,
            () if is_from(6) => Finding::GooglesAim,
            () if is_from(4) => Finding::ShortOfTheAim,
            () => Finding::BarelyMoved,
        });
        prop_assert_eq!(finding(Commitment::Committed), match () {
            () if is_from(10) => Finding::Kept,
            () => Finding::Missed,
        });
    }
}
