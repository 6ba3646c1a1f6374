//! What the page says around an objective's numbers.

use waymark_core::calendar::Calendar;
use waymark_core::day::NoDay;
use waymark_core::grading::history::Closed;
use waymark_core::grading::verdict::Commitment;
use waymark_core::number::fraction::Fraction;
use waymark_core::objective::Objective;
use waymark_core::objective::closing::{Closing, Next};
use waymark_core::objective::draft::What;
use waymark_core::period::{Period, parse_date};
use waymark_core::sketch::Level;
use waymark_text::en::goals::{form, open, overview};

#[track_caller]
fn period(first: &str, last: &str) -> Period {
    let [first, last] = [first, last].map(|day| parse_date(day).expect("a day"));
    Period::new(first, last).expect("a period")
}

#[test]
fn the_fold_says_what_it_hides() {
    let quarter = Some(period("2026-10-01", "2026-12-31"));
    let says = |level, commitment, period, owner| {
        form::details(level, commitment, period, owner, Calendar::default())
    };
    assert_eq!(
        says(Level::Individual, Commitment::Aspirational, quarter, None),
        "Q4, October to December 2026 · stretch · yours"
    );
    assert_eq!(
        says(Level::Team, Commitment::Committed, None, Some("Anna")),
        "no period yet · must · Anna · Team"
    );
    assert_eq!(
        says(Level::Individual, Commitment::Aspirational, None, Some(" ")),
        "no period yet · stretch · no owner"
    );
    assert_eq!(
        says(
            Level::Individual,
            Commitment::Aspirational,
            None,
            Some("Me")
        ),
        "no period yet · stretch · yours"
    );
}

#[test]
fn three_to_five_key_results_need_no_word() {
    for few in 0..=2 {
        assert!(form::count(few).contains("three to five") || form::count(few).contains("Three"));
    }
    for enough in 3..=5 {
        assert_eq!(form::count(enough), "");
    }
    assert_eq!(
        form::count(6),
        "6 is a lot: three to five keep the aim in sight."
    );
}

#[test]
fn two_days_that_are_no_period_are_told_why() {
    #[track_caller]
    fn case(what: &What, said: &str) {
        assert_eq!(form::no_days(what), said);
    }
    case(&What::Day(NoDay::Empty), "Enter both dates.");
    case(
        &What::Day(NoDay::None),
        "Part of this date is missing, or that month is shorter: April, June, September and \
         November have 30 days, February 28 or 29.",
    );
    case(
        &What::Day(NoDay::FarYear(26)),
        "In the year 26? Please check the date.",
    );
    case(&What::EndsBeforeItBegins, "The end is before the start.");
}

#[test]
fn what_is_usual_about_an_objective_is_not_said() {
    let usual = Objective {
        period: Some(period("2026-10-01", "2026-12-31")),
        ..Objective::default()
    };
    assert_eq!(
        open::about(&usual, Calendar::default()),
        "Q4, October to December 2026 · stretch (aspirational)"
    );
    let other = Objective {
        level: Level::Team,
        commitment: Commitment::Committed,
        owner: Some("Anna".to_owned()),
        ..Objective::default()
    };
    assert_eq!(
        open::about(&other, Calendar::default()),
        "No period yet · must (committed) · team · Anna"
    );
    let nobody = Objective {
        owner: Some(String::new()),
        ..Objective::default()
    };
    assert_eq!(
        open::about(&nobody, Calendar::default()),
        "No period yet · stretch (aspirational) · no owner"
    );
}

#[test]
fn how_it_was_closed_is_said_with_its_day() {
    let on = parse_date("2026-12-31").expect("a day");
    for (next, said) in [
        (Next::Continue, "Closed on 31 December 2026 and continued."),
        (
            Next::Adjust,
            "Closed on 31 December 2026 and rewritten for the next period.",
        ),
        (Next::Retire, "Closed on 31 December 2026 and retired."),
    ] {
        assert_eq!(open::closed(Closing::new(on, next)), said);
    }
}

#[test]
fn closed_periods_say_what_they_came_to_and_what_that_means() {
    let closed = |tenths, committed| Closed {
        aspirational: Some(Fraction::of(tenths, 10)),
        committed,
    };
    let third = period("2026-07-01", "2026-09-30");
    let fourth = period("2026-10-01", "2026-12-31");
    assert_eq!(
        overview::came_to(&closed(8, Some((2, 3)))),
        "0.80, success; 2 of 3 musts kept"
    );
    assert_eq!(overview::came_to(&Closed::default()), "no score");
    let both = [
        (third, closed(8, Some((2, 3)))),
        (fourth, closed(9, Some((1, 1)))),
    ];
    assert_eq!(
        overview::together(&both),
        [
            "Your last two periods both came in above 0.7: aim higher next time.",
            "Musts kept so far: 3 of 4."
        ]
    );
    // One period never does, and neither does one outlier.
    assert!(
        overview::together(&both[..1])
            .iter()
            .all(|it| !it.contains("aim higher"))
    );
    let outlier = [(third, closed(8, None)), (fourth, closed(7, None))];
    assert_eq!(overview::together(&outlier), Vec::<String>::new());
}
