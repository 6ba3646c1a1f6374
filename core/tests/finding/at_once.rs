//! How many objectives run at once, and where there is room.

use serde_json::{Value, json};
use waymark_core::calendar::Calendar;
use waymark_core::objective::closing::{Closing, Next};
use waymark_core::objective::finding::Finding;
use waymark_core::objective::finding::repair::Repair;
use waymark_core::objective::{closed, dismissed};
use waymark_core::period::{Period, Span};

use super::{TODAY, Written, day, days, named, names, older, quarter};

#[test]
fn more_than_four_at_once_are_many_and_more_than_five_are_loud() {
    let case = |count: usize, expected: Option<(&str, bool)>| {
        let others = older(count - 1, quarter());
        let found = Written::with(3).among(&named(&others));
        let found: Vec<_> = found.iter().map(|it| (it.name(), it.is_loud())).collect();
        let expected = expected.map(|(name, is_loud)| (name.to_owned(), is_loud));
        assert_eq!(found, Vec::from_iter(expected), "{count}");
    };
    case(1, None);
    case(4, None);
    case(5, Some(("many-at-once", false)));
    case(6, Some(("far-too-many-at-once", true)));
}

#[test]
fn only_the_newest_of_too_many_says_so() {
    let mut others = older(4, quarter());
    others.push(("z".to_owned(), Written::with(3)));
    assert_eq!(Written::with(3).among(&named(&others)), []);
    others.pop();
    let found = Written::with(3).among(&named(&others));
    assert!(matches!(
        found[..],
        [Finding::TooManyAtOnce { count: 5, .. }]
    ));
}

#[test]
fn at_once_is_what_is_open_on_one_day_from_today_on() {
    let case = |others: Vec<Written>, own: Period, count: Option<usize>, why: &str| {
        let own = Written::with(3).over(own);
        let others = others.into_iter().enumerate();
        let others: Vec<_> = others.map(|(at, it)| (format!("a{at}"), it)).collect();
        let found = own
            .among(&named(&others))
            .into_iter()
            .find_map(|it| match it {
                Finding::TooManyAtOnce { count, .. } => Some(count),
                _ => None,
            });
        assert_eq!(found, count, "{why}");
    };
    let of = |count, period| vec![Written::with(3).over(period); count];
    let next = Calendar::default().quarter_of(day("2027-02-02"));
    case(of(5, next), quarter(), None, "none of them runs beside it");
    case(of(5, next), next, Some(6), "all of them will");
    case(
        [of(2, quarter()), of(2, next)].concat(),
        quarter(),
        None,
        "one after the other",
    );
    let half = days("2026-10-01", "2027-03-31");
    case(
        [of(2, quarter()), of(2, next)].concat(),
        half,
        None,
        "never more than 3",
    );
    case(
        [of(2, quarter()), of(5, next)].concat(),
        half,
        Some(6),
        "too many in the second",
    );
    case(
        of(5, days("2026-01-01", "2026-11-21")),
        half,
        None,
        "what is over is to be closed",
    );
    let last_day = days("2026-01-01", TODAY);
    case(
        of(4, last_day),
        quarter(),
        Some(5),
        "on its last day it still runs",
    );
    let undated = vec![Written::with(3).and("period", Value::Null); 4];
    case(undated, quarter(), Some(5), "without a period it runs");
    let closing = Closing::new(day(TODAY), Next::Continue);
    let all = vec![Written::with(3).all([closed(Some(closing))]); 5];
    case(all, quarter(), None, "they are closed");
}

#[test]
fn the_one_too_many_is_put_off_to_where_there_is_room() {
    let next = Calendar::default().quarter_of(day("2027-01-01"));
    let after_next = Calendar::default().quarter_of(day("2027-04-01"));
    let case = |others: Vec<(String, Written)>, own: Written, expected: Period| {
        let (after, repair) = own.repaired(&named(&others));
        let starts_anew = own
            .read()
            .key_results
            .iter()
            .any(|it| it.latest().is_some());
        assert_eq!(
            repair,
            Repair::Postpone {
                to: expected,
                starts_anew
            }
        );
        assert_eq!(after.read().period, Some(expected));
        assert_eq!(after.among(&named(&others)), []);
    };
    case(older(4, quarter()), Written::with(3), next);
    let checked = Written::with(3).and("at/k1/2026-11-02", json!({"value": "1"}));
    case(older(4, quarter()), checked, next);
    let both = older(4, days("2026-10-01", "2027-03-31"));
    case(both, Written::with(3), after_next);
    let half = Written::with(3).over(Calendar::default().span_of(day(TODAY), Span::Half));
    case(
        older(4, quarter()),
        half,
        Calendar::default().span_of(day("2027-01-01"), Span::Half),
    );
}

#[test]
fn what_became_louder_is_said_again_and_what_became_quieter_is_not() {
    let quiet = Written::with(3).all([dismissed("many-at-once")]);
    assert_eq!(quiet.among(&named(&older(4, quarter()))), []);
    assert_eq!(
        names(&quiet.among(&named(&older(5, quarter())))),
        ["far-too-many-at-once"]
    );
    let loud = Written::with(3).all([dismissed("far-too-many-at-once")]);
    assert_eq!(loud.among(&named(&older(4, quarter()))), []);
}
