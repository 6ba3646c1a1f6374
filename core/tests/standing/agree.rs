//! What is said first of an objective never says two things that contradict each other.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;
use time::{Date, Duration};
use waymark_core::grading::objective::Counted;
use waymark_core::grading::pace::{Outlook, mean_pace};
use waymark_core::grading::verdict::{Commitment, Finding};
use waymark_core::grading::zone::Zone;
use waymark_core::number::fraction::Fraction;
use waymark_core::objective::headline::{Forecast, Headline};
use waymark_core::objective::standing::{Stage, Standing};
use waymark_core::objective::{Objective, closed};
use waymark_core::period::write_date;
use waymark_core::record::Record;
use waymark_core::record::name::Name;

use super::day;

/// A key result: what it is, how much it weighs, and its check-ins, so many days after
/// the first one.
type Made = (&'static str, &'static str, Vec<(i64, u8)>);

const FIRST: &str = "2026-07-01";

fn made() -> impl Strategy<Value = Made> {
    let what = select(vec![
        "change",
        "change",
        "same",
        "hold",
        "guardrail",
        "yes-no",
    ]);
    let weight = select(vec!["1", "1", "1", "2", "0"]);
    (what, weight, vec((-3..110_i64, 0..=11_u8), 0..4))
}

fn objective(all: &[Made], days: Option<i64>, must: bool, is_closed: bool) -> Objective {
    let after = |days: i64| write_date(day(FIRST) + Duration::days(days));
    let mut fields = Vec::new();
    for (at, (what, weight, check_ins)) in all.iter().enumerate() {
        let mut say = |name: &str, value: serde_json::Value| {
            fields.push((Name::parse(&format!("kr/k{at}/{name}")), value));
        };
        say("place", json!(at.to_string()));
        say("weight", json!(weight));
        let measure = if *what == "guardrail" { "hold" } else { what };
        say("measure", json!(measure));
        say("guardrail", json!(*what == "guardrail"));
        say("start", json!(if *what == "same" { "10" } else { "0" }));
        say("target", json!("10"));
        for (on, value) in check_ins {
            let value = if *what == "yes-no" { value % 2 } else { *value };
            let name = format!("at/k{at}/{}", after(*on));
            fields.push((Name::parse(&name), json!({"value": value.to_string()})));
        }
    }
    if let Some(days) = days {
        let period = json!({"first": FIRST, "last": after(days - 1)});
        fields.push((Name::parse("period"), period));
    }
    if must {
        fields.push((Name::parse("commitment"), json!("must")));
    }
    if is_closed {
        let closing = super::Closing::new(day(FIRST), super::Next::Retire);
        fields.push(closed(Some(closing)));
    }
    Objective::read(&Record::of(fields))
}

/// The key results that a score is the mean of.
fn basis(standing: &Standing) -> Vec<bool> {
    let counts = |it: &Counted| matches!(it, Counted::Scored { grade: Some(_), .. });
    standing.counted.iter().map(counts).collect()
}

fn check(objective: &Objective, today: Date) -> Result<(), TestCaseError> {
    let standing = Standing::of(objective, today);
    let headline = standing.headline();
    // A colour never stands without a verdict, nor a verdict without a score.
    prop_assert_eq!(standing.zone().is_some(), standing.verdict().is_some());
    prop_assert!(standing.verdict().is_none() || standing.score().is_some());
    prop_assert_eq!(standing.binary().is_some(), standing.score().is_some());
    prop_assert!(standing.outlook().is_none() || standing.score().is_some());
    // Whoever has just begun, or has not, reads of no failure, of no key result either.
    if matches!(headline, Headline::Ahead(_) | Headline::JustStarted { .. }) {
        prop_assert_eq!(standing.score(), None);
        prop_assert!((0..standing.counted.len()).all(|at| standing.zone_of(at).is_none()));
    }
    let is_open = standing.stage != Stage::Closed;
    let must = objective.commitment == Commitment::Committed;
    prop_assert!(!is_open || !must || standing.verdict().is_none());
    if let Some(Forecast::Heading { pace, outlook }) = headline.forecast() {
        // Score and forecast are of the same key results.
        let paced: Vec<bool> = standing.paces.iter().map(Option::is_some).collect();
        prop_assert_eq!(basis(&standing), paced);
        let mean = mean_pace(&standing.counted, &standing.paces);
        prop_assert_eq!(Some(pace), mean.as_ref());
        let score = standing.score().expect("there is a forecast");
        prop_assert!(pace >= score, "time only adds: {:?}", standing);
        // What is called a failure is not called on track, and the other way round.
        let failed = [
            Finding::BarelyMoved,
            Finding::ShortOfTheAim,
            Finding::Missed,
        ];
        if let Some(verdict) = standing.verdict() {
            let failed = failed.contains(&verdict.finding);
            prop_assert_eq!(failed, *outlook != Outlook::OnTrack);
            let red = standing.zone() == Some(Zone::Red);
            prop_assert_eq!(red, *outlook == Outlook::OffTrack);
        }
    }
    // Who has all of it is not told of a failure.
    if standing.is_whole() {
        let reached = standing.verdict().map(|it| it.finding);
        let good = [Finding::FullyReached, Finding::Kept];
        prop_assert!(reached.is_none_or(|it| good.contains(&it)));
        prop_assert!(standing.score().is_none_or(|it| *it == Fraction::one()));
    }
    if standing.stage == Stage::Closed {
        prop_assert_eq!(headline.forecast(), None);
        prop_assert_eq!(headline.basis(), None);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn score_verdict_and_forecast_never_contradict(
        all in vec(made(), 0..5),
        days in prop::option::weighted(0.9, select(vec![1_i64, 2, 3, 10, 11, 92, 365])),
        must in any::<bool>(),
        is_closed in prop::bool::weighted(0.2),
        today in -2..120_i64,
    ) {
        let objective = objective(&all, days, must, is_closed);
        check(&objective, day(FIRST) + Duration::days(today))?;
    }
}
