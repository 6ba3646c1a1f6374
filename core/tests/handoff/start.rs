//! Of a key result that is a KPI: which of its values say something of the way, and which were
//! there before anything was done.

use waymark_core::grading::objective::NoScore;
use waymark_core::grading::verdict::Commitment;
use waymark_core::handoff::fed::feed;
use waymark_core::kpi::Kpi;
use waymark_core::kpi::unit::Unit;
use waymark_core::metric::dated::Dated;
use waymark_core::metric::dated::Sure;
use waymark_core::objective::Objective;
use waymark_core::objective::charts::confidence;
use waymark_core::objective::closing::{Closing, Next};
use waymark_core::objective::course::peak;
use waymark_core::objective::headline::Headline;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::objective::review::Brief;
use waymark_core::objective::standing::{Standing, moved};
use waymark_core::period::Period;
use waymark_core::sketch::Operator;

use super::{PLAIN, change, day, days, hold, id, id_made, kpi, monthly};

/// A key result from 42 to 30 that was written on a day of 2026.
fn written(on: &str) -> KeyResult {
    KeyResult {
        id: id_made(&format!("2026-{on}")),
        kpi: Some(id("kpi")),
        ..change("42", "30")
    }
}

/// An objective of the fourth quarter with these, as it is read on a day.
fn read(all: Vec<KeyResult>, kpi: &Kpi, today: &str) -> Objective {
    let objective = Objective {
        period: Some(fourth()),
        key_results: all,
        ..Objective::default()
    };
    fed(objective, kpi, today)
}

fn fed(mut objective: Objective, kpi: &Kpi, today: &str) -> Objective {
    feed(&mut objective, &id("a"), PLAIN, day(today), |_| {
        Some(kpi.clone())
    });
    objective
}

fn fourth() -> Period {
    days("2026-10-01", "2026-12-31")
}

/// What is said first of it: its score with what it is of, or that there is none.
fn says(objective: &Objective, today: &str) -> String {
    let standing = Standing::of(objective, day(today));
    let headline = standing.headline();
    match (headline, headline.score()) {
        (_, Some(score)) => {
            let (above, below) = score.parts();
            let basis = headline.basis();
            let basis = basis.map(|it| format!(" of {} of {}", it.measured, it.scored));
            format!("{above}/{below}{}", basis.unwrap_or_default())
        }
        (Headline::Unscored(NoScore::NothingMeasured), None) => "not measured".to_owned(),
        (Headline::JustStarted { .. }, None) => "just started".to_owned(),
        (other, None) => format!("{other:?}"),
    }
}

#[test]
fn what_it_starts_from_is_no_step_of_the_way_and_what_comes_after_it_is() {
    // August to October; then what November came to.
    let until = |more: &[&str]| {
        let values: Vec<&str> = ["35", "40", "42"].iter().chain(more).copied().collect();
        monthly(None, 8, &values)
    };
    #[track_caller]
    fn case(written: KeyResult, kpi: &Kpi, today: &str, said: &str) {
        let objective = read(vec![written], kpi, today);
        assert_eq!(says(&objective, today), said, "{today}");
        let brief = Brief::of(&objective, PLAIN, day(today));
        assert_eq!(brief.score.is_some(), said.contains('/'));
        assert_eq!(brief.outlook.is_some(), said.contains('/'));
    }
    let november = "2026-11-20";
    let december = "2026-12-02";
    // As soon as it is saved, and for as long as there is nothing new.
    case(written("11-20"), &until(&[]), november, "not measured");
    case(written("11-20"), &until(&[]), december, "not measured");
    case(written("11-20"), &until(&["39"]), december, "1/4");
    case(written("11-20"), &until(&["45"]), december, "0/1");
    // To be where it was is a measurement too.
    case(written("11-20"), &until(&["42"]), december, "0/1");
    // Where somebody typed another start, what is known already says how far it is.
    let typed = |start: &str| KeyResult {
        start: change(start, "30").start,
        ..written("11-20")
    };
    case(typed("45"), &until(&[]), november, "1/5");
    case(typed("42.5"), &until(&[]), november, "1/25");
    // From the value of another month: October came after that.
    case(typed("40"), &until(&[]), november, "0/1");
    // What had not ended when it was written is no start of it, whatever it came to.
    let early = || KeyResult {
        start: change("40", "30").start,
        ..written("10-05")
    };
    let same = monthly(None, 8, &["35", "40", "40"]);
    case(early(), &same, "2026-11-02", "0/1");
    case(early(), &same, "2026-10-06", "just started");
    // On the last day of its unit, and by the clock of another part of the world.
    case(written("10-31"), &until(&[]), november, "not measured");
    case(written("10-30"), &until(&[]), november, "0/1");
    // Nobody knows when one was written that no browser wrote.
    let unknown = KeyResult {
        id: id("k1"),
        ..written("11-20")
    };
    case(unknown, &until(&[]), november, "0/1");
}

#[test]
fn of_weeks_those_before_the_start_say_nothing_either() {
    let weeks = |more: &[(&str, &str)]| {
        let before = [
            ("2026-10-08", "31"),
            ("2026-10-15", "44"),
            ("2026-10-22", "42"),
        ];
        let all: Vec<(&str, &str)> = before.iter().chain(more).copied().collect();
        kpi(Unit::Week, None, &all)
    };
    // Written on a Wednesday.
    let of = |kpi: &Kpi, today: &str| read(vec![written("10-28")], kpi, today);
    let at_first = of(&weeks(&[]), "2026-10-28");
    assert_eq!(says(&at_first, "2026-10-28"), "not measured");
    let key_result = &at_first.key_results[0];
    assert_eq!(moved(&at_first, key_result, day("2026-10-28")), None);
    let later = of(&weeks(&[("2026-10-29", "36")]), "2026-11-02");
    assert_eq!(says(&later, "2026-11-02"), "1/2");
    let key_result = &later.key_results[0];
    assert_eq!(peak(key_result, later.period), None, "31 was before it");
    // It says from where: that one is on the drawing, too.
    let moved = moved(&later, key_result, day("2026-11-02")).expect("it moved");
    let value = |it: &Dated| it.value.to_string();
    assert_eq!(
        (moved.from.as_ref().map(value), value(&moved.to)),
        (Some("42".to_owned()), "36".to_owned())
    );
    assert_eq!(key_result.within(later.period).count(), 4);
    assert_eq!(key_result.counting(later.period).count(), 1);
}

#[test]
fn without_a_period_what_was_known_before_it_was_written_says_nothing() {
    let kpi = |last: &str| monthly(None, 7, &["30", "31", "41", "42", last]);
    let of = |kpi: &Kpi, today: &str| {
        let objective = Objective {
            key_results: vec![written("11-20")],
            ..Objective::default()
        };
        says(&fed(objective, kpi, today), today)
    };
    assert_eq!(of(&kpi("42"), "2026-11-21"), "not measured");
    assert_eq!(of(&kpi("36"), "2026-12-01"), "1/2");
}

#[test]
fn a_standard_is_kept_or_broken_from_the_first_day_of_its_period() {
    let standard = KeyResult {
        id: id_made("2026-11-20"),
        kpi: Some(id("kpi")),
        ..hold(Operator::AtMost, "", "42")
    };
    let kpi = monthly(None, 9, &["43", "42"]);
    let objective = read(vec![standard], &kpi, "2026-11-20");
    assert_eq!(says(&objective, "2026-11-20"), "1/1");
}

#[test]
fn a_guardrail_is_not_broken_by_what_had_ended_before_it_was_written() {
    // October was past the edge, and brought the objective about; written in November.
    let guardrail = |on: &str| KeyResult {
        id: id_made(&format!("2026-{on}")),
        kpi: Some(id("kpi")),
        is_guardrail: true,
        ..hold(Operator::AtMost, "", "42")
    };
    let broken = |kpi: &Kpi, on: &str, today: &str| {
        let all = vec![written(on), guardrail(on)];
        let objective = read(all, kpi, today);
        let standing = Standing::of(&objective, day(today));
        !standing.total.broken.is_empty()
    };
    let until = |more: &[&str]| {
        let values: Vec<&str> = ["41", "50"].iter().chain(more).copied().collect();
        monthly(None, 9, &values)
    };
    assert!(!broken(&until(&[]), "11-20", "2026-11-20"));
    assert!(!broken(&until(&["42"]), "11-20", "2026-12-02"));
    // What ran when it was written may break it, and what came later.
    assert!(broken(&until(&["43"]), "11-20", "2026-12-02"));
    assert!(broken(&until(&["42", "43"]), "11-20", "2027-01-02"));
    assert!(broken(&until(&[]), "10-05", "2026-11-20"));
    // Of weeks as well.
    let weeks = kpi(
        Unit::Week,
        None,
        &[
            ("2026-10-08", "50"),
            ("2026-10-22", "41"),
            ("2026-10-29", "42"),
        ],
    );
    assert!(!broken(&weeks, "10-19", "2026-11-02"));
    assert!(broken(&weeks, "10-07", "2026-11-02"));
}

#[test]
fn beside_others_it_is_one_that_is_not_measured_yet() {
    let kpi = monthly(None, 9, &["40", "42"]);
    let own = KeyResult {
        check_ins: vec![Dated::plain(day("2026-11-16"), super::number("15"))],
        ..change("12", "18")
    };
    let mut objective = read(vec![written("11-20"), own], &kpi, "2026-11-20");
    assert_eq!(says(&objective, "2026-11-20"), "1/2 of 1 of 2");
    // Closed so, it counts 0.
    objective.closing = Some(Closing::new(day("2026-12-31"), Next::Retire));
    assert_eq!(says(&objective, "2026-12-31"), "1/4");
    objective.commitment = Commitment::Committed;
    assert_eq!(says(&objective, "2026-12-31"), "1/4");
}

#[test]
fn how_sure_somebody_is_before_there_is_a_value_is_not_lost() {
    let sure = Sure {
        date: day("2026-11-20"),
        confidence: Some(7),
        note: String::new(),
    };
    let written = KeyResult {
        sure: vec![sure],
        ..written("11-20")
    };
    let kpi = monthly(None, 9, &["40", "42"]);
    let objective = read(vec![written], &kpi, "2026-11-20");
    let told = confidence(&objective.key_results[0], objective.period);
    assert_eq!(told, Some((7, None)));
}

#[test]
fn what_a_kpi_comes_to_after_its_objective_was_closed_early_is_its_own() {
    let kpi = monthly(None, 9, &["42", "30", "41", "42"]);
    #[track_caller]
    fn case(kpi: &Kpi, closed: Option<&str>, said: &str) {
        let today = "2027-01-10";
        let objective = Objective {
            period: Some(fourth()),
            key_results: vec![written("09-30")],
            closing: closed.map(|on| Closing::new(day(on), Next::Retire)),
            ..Objective::default()
        };
        assert_eq!(says(&fed(objective, kpi, today), today), said, "{closed:?}");
    }
    case(&kpi, Some("2026-11-10"), "1/1");
    case(&kpi, Some("2026-11-29"), "1/1");
    // A unit that ends on the day of the closing is of it.
    case(&kpi, Some("2026-11-30"), "1/12");
    case(&kpi, Some("2026-12-31"), "0/1");
    case(&kpi, Some("2027-01-04"), "0/1");
    case(&kpi, None, "0/1");
}
