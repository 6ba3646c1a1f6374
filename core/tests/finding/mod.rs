//! What is odd about how an objective is built, and what a repair does to it.

#![cfg(feature = "store")]

mod at_once;
mod over_time;
mod owners;

use crate::given::{day, id};
use serde_json::{Value, json};
use waymark_core::calendar::Calendar;
use waymark_core::objective::closing::{Closing, Next};
use waymark_core::objective::finding::repair::Repair;
use waymark_core::objective::finding::{Finding, findings};
use waymark_core::objective::key_result::Indicator;
use waymark_core::objective::review::Brief;
use waymark_core::objective::{Objective, closed, dismissed, in_period, owned_by};
use waymark_core::period::{Period, Span};
use waymark_core::record::Record;
use waymark_core::record::field::Entry;
use waymark_core::record::id::Id;
use waymark_core::record::name::Name;
use waymark_core::record::stamp::{Seen, Stamp, Writer};

const TODAY: &str = "2026-11-22";

/// The objective that somebody looks at; `a` is older and `z` is newer.
const ID: &str = "m";

fn days(first: &str, last: &str) -> Period {
    Period::new(day(first), day(last)).expect("a period")
}

fn quarter() -> Period {
    Calendar::default().quarter_of(day(TODAY))
}

/// An objective's record, to write more fields into.
#[derive(Clone, Default)]
struct Written(Record);

impl Written {
    /// One with so many key results, `k1` and so on, that is of this quarter.
    fn with(key_results: usize) -> Self {
        (1..=key_results)
            .fold(Self::default(), |it, number| {
                it.and(&format!("kr/k{number}/name"), json!(format!("N{number}")))
                    .and(&format!("kr/k{number}/place"), json!(number.to_string()))
            })
            .over(quarter())
    }

    /// What was written last is what it says.
    fn and(mut self, name: &str, value: Value) -> Self {
        let stamp = Stamp {
            counter: self.0.counter() + 1,
            writer: Writer::new(1),
        };
        let entry = Entry {
            value,
            stamp,
            seen: Seen::NONE,
        };
        self.0.put(name, entry);
        self
    }

    fn all(self, fields: impl IntoIterator<Item = (Name, Value)>) -> Self {
        fields
            .into_iter()
            .fold(self, |it, (name, value)| it.and(&name.to_string(), value))
    }

    fn over(self, period: Period) -> Self {
        self.all([in_period(Some(period))])
    }

    fn owned(self, owner: &str) -> Self {
        self.all([owned_by(Some(owner))])
    }

    fn guardrail(self, key_result: &str) -> Self {
        self.and(&format!("kr/{key_result}/guardrail"), json!(true))
            .and(&format!("kr/{key_result}/measure"), json!("hold"))
    }

    fn each(self, count: usize, field: &str, value: &Value) -> Self {
        (1..=count).fold(self, |it, number| {
            it.and(&format!("kr/k{number}/{field}"), value.clone())
        })
    }

    fn read(&self) -> Objective {
        Objective::read(&self.0)
    }

    fn findings(&self) -> Vec<Finding> {
        self.among(&[])
    }

    /// Its findings among others, each with its id.
    fn among(&self, others: &[(&str, &Self)]) -> Vec<Finding> {
        let today = day(TODAY);
        let own = [(ID, self)];
        let briefs = others.iter().chain(&own);
        let briefs: Vec<(Id, Brief)> = briefs
            .map(|(name, it)| (id(name), Brief::of(&it.read(), Calendar::default(), today)))
            .collect();
        let briefs = briefs.iter().map(|(id, brief)| (id, brief));
        findings(&self.read(), &id(ID), briefs, today, Calendar::default())
    }

    /// It after the repair of its only finding, and which that was.
    #[track_caller]
    fn repaired(&self, others: &[(&str, &Self)]) -> (Self, Repair) {
        let found = self.among(others);
        assert_eq!(found.len(), 1, "{found:?}");
        let repair = Repair::of(&found[0], &self.read(), day(TODAY), Calendar::default());
        let fields = repair.fields(&self.read(), &id("new"));
        let fields = fields.expect("fields that repair it");
        (self.clone().all(fields), repair)
    }
}

/// So many others of a period, all of them older.
fn older(count: usize, period: Period) -> Vec<(String, Written)> {
    let one = |number| (format!("a{number}"), Written::with(3).over(period));
    (0..count).map(one).collect()
}

fn named(all: &[(String, Written)]) -> Vec<(&str, &Written)> {
    all.iter().map(|(id, it)| (id.as_str(), it)).collect()
}

fn names(found: &[Finding]) -> Vec<String> {
    found.iter().map(Finding::name).collect()
}

#[test]
fn three_to_five_key_results_a_period_and_an_owner_are_nothing_odd() {
    for count in 3..=5 {
        assert_eq!(Written::with(count).findings(), []);
        assert_eq!(Written::with(count).owned("Anna").findings(), []);
    }
}

#[test]
fn fewer_than_three_key_results_are_few() {
    for count in 0..=2 {
        let written = Written::with(count);
        assert_eq!(written.findings(), [Finding::FewKeyResults(count)]);
        let repair = Repair::of(
            &written.findings()[0],
            &written.read(),
            day(TODAY),
            Calendar::default(),
        );
        assert_eq!(repair, Repair::AddKeyResult(None));
        assert_eq!(repair.fields(&written.read(), &id("new")), None);
    }
}

#[test]
fn guardrails_are_beside_the_three_to_five() {
    let guarded = |count| Written::with(count).guardrail("k1");
    assert_eq!(guarded(3).findings(), [Finding::FewKeyResults(2)]);
    assert_eq!(guarded(4).findings(), []);
    assert_eq!(guarded(6).findings(), []);
}

#[test]
fn the_last_key_result_beyond_five_becomes_an_action() {
    let case = |written: Written, moved: &str| {
        let (after, _) = written.repaired(&[]);
        assert_eq!(after.findings(), []);
        let read = after.read();
        assert_eq!(read.key_results.len(), 5);
        assert_eq!(read.key_result(moved), None);
        let actions = read.actions.iter().map(|it| it.text.as_str());
        assert_eq!(
            actions.collect::<Vec<_>>(),
            ["Call", &moved.replace('k', "N")]
        );
    };
    let checked =
        |it: Written, on: &str| it.and(&format!("at/{on}/2026-11-02"), json!({"value": "1"}));
    let six = Written::with(6).all([
        ("action/x/text".into(), json!("Call")),
        ("action/x/place".into(), json!("1")),
    ]);
    case(six.clone(), "k6");
    // Nothing but the one beyond 5 is put aside, even where it has a history.
    case(checked(six, "k6"), "k6");
    let seven = checked(Written::with(7), "k7");
    let (after, repair) = seven.repaired(&[]);
    assert!(matches!(repair, Repair::MoveToActions(it) if it.name == "N6"));
    assert!(matches!(
        after.findings()[..],
        [Finding::ManyKeyResults { count: 6, .. }]
    ));
}

#[test]
fn without_a_period_it_is_given_this_quarter() {
    let written = Written::with(3).and("period", Value::Null);
    assert_eq!(written.findings(), [Finding::NoPeriod]);
    let (after, _) = written.repaired(&[]);
    assert_eq!(after.findings(), []);
    assert_eq!(after.read().period, Some(days("2026-10-01", "2026-12-31")));
}

#[test]
fn only_lag_measures_ask_for_one_that_leads() {
    let lag = json!("lag");
    let written = Written::with(3).each(3, "kind", &lag);
    assert_eq!(written.findings(), [Finding::OnlyLag(3)]);
    let repair = Repair::of(
        &written.findings()[0],
        &written.read(),
        day(TODAY),
        Calendar::default(),
    );
    assert_eq!(repair, Repair::AddKeyResult(Some(Indicator::Lead)));
    for (other, why) in [
        (
            written.clone().and("kr/k2/kind", json!("lead")),
            "one leads",
        ),
        (
            written.clone().and("kr/k2/kind", Value::Null),
            "one says nothing",
        ),
    ] {
        assert_eq!(other.findings(), [], "{why}");
    }
    let guardrail = Written::with(4)
        .each(3, "kind", &lag)
        .and("kr/k4/kind", json!("lead"));
    assert_eq!(guardrail.findings(), []);
    let guardrail = guardrail.guardrail("k4");
    assert_eq!(
        guardrail.findings(),
        [Finding::OnlyLag(3)],
        "a guardrail is not scored"
    );
}

#[test]
fn a_year_needs_something_shorter_in_what_is_left_of_it() {
    let year = Written::with(3).over(Calendar::default().span_of(day(TODAY), Span::Year));
    let case = |other: Option<Period>, expected: &[Finding]| {
        let other = other.map(|period| Written::with(3).over(period));
        let others: Vec<_> = other.iter().map(|it| ("a", it)).collect();
        assert_eq!(
            year.among(&others),
            expected,
            "{:?}",
            other.map(|it| it.read().period)
        );
    };
    let alone = &[Finding::AnnualAlone];
    case(None, alone);
    case(Some(quarter()), &[]);
    case(
        Some(Calendar::default().span_of(day(TODAY), Span::Half)),
        &[],
    );
    case(Some(days("2026-11-01", "2026-12-15")), &[]);
    // Past, of the next year, across its end, and another year.
    case(
        Some(Calendar::default().quarter_of(day("2026-08-01"))),
        alone,
    );
    case(
        Some(Calendar::default().quarter_of(day("2027-01-01"))),
        alone,
    );
    case(Some(days("2026-12-01", "2027-01-31")), alone);
    case(
        Some(Calendar::default().span_of(day(TODAY), Span::Year)),
        alone,
    );
    let half = Written::with(3).over(Calendar::default().span_of(day(TODAY), Span::Half));
    assert_eq!(half.findings(), [], "half a year is no year");
}

#[test]
fn the_quarter_that_is_drafted_supports_the_year() {
    let case = |year: Period, expected: Period| {
        let year = Written::with(3).over(year);
        let found = year.findings();
        assert_eq!(found, [Finding::AnnualAlone]);
        let repair = Repair::of(&found[0], &year.read(), day(TODAY), Calendar::default());
        assert_eq!(repair, Repair::Draft(expected));
        assert_eq!(year.among(&[("z", &Written::with(3).over(expected))]), []);
    };
    case(
        Calendar::default().span_of(day(TODAY), Span::Year),
        quarter(),
    );
    case(days("2026-04-01", "2027-03-31"), quarter());
    case(
        days("2026-11-15", "2027-11-14"),
        days("2026-11-15", "2026-12-31"),
    );
    let next = Calendar::default().span_of(day("2027-05-05"), Span::Year);
    case(next, Calendar::default().quarter_of(day("2027-01-01")));
}

#[test]
fn a_quarter_that_was_closed_early_supports_its_year_to_its_end() {
    let year = Written::with(3).over(Calendar::default().span_of(day(TODAY), Span::Year));
    let closing = Closing::new(day("2026-11-20"), Next::Retire);
    let early = Written::with(3).all([closed(Some(closing))]);
    assert_eq!(year.among(&[("a", &early)]), []);
}

#[test]
fn what_was_dismissed_does_not_come_back() {
    let odd = Written::with(2)
        .owned("Anna and Ben")
        .each(2, "kind", &json!("lag"))
        .each(2, "owner", &json!("Carla & Dora"))
        .and("period", Value::Null);
    let others = older(5, quarter());
    let found = odd.among(&named(&others));
    assert_eq!(
        names(&found),
        [
            "few-key-results",
            "shared-owner",
            "shared-owner/k1",
            "shared-owner/k2",
            "no-period",
            "only-lag",
            "far-too-many-at-once",
        ]
    );
    for finding in &found {
        let after = odd.clone().all([dismissed(&finding.name())]);
        let rest: Vec<Finding> = found.iter().filter(|it| *it != finding).cloned().collect();
        assert_eq!(after.among(&named(&others)), rest, "{finding:?}");
    }
    let all = found.iter().map(|it| dismissed(&it.name()));
    assert_eq!(odd.all(all).among(&named(&others)), []);
}

#[test]
fn closed_and_binned_ones_have_no_findings() {
    let odd = Written::with(1).owned("").and("period", Value::Null);
    assert_eq!(odd.findings().len(), 3);
    let closing = Closing::new(day(TODAY), Next::Retire);
    assert_eq!(odd.clone().all([closed(Some(closing))]).findings(), []);
    assert_eq!(odd.and("bin", json!(TODAY)).findings(), []);
}

#[test]
fn past_its_last_day_nothing_is_said_that_only_helps_while_it_runs() {
    let last_year = Calendar::default().span_of(day("2025-05-05"), Span::Year);
    let over = Written::with(2)
        .each(2, "kind", &json!("lag"))
        .over(last_year);
    assert_eq!(over.findings(), [Finding::FewKeyResults(2)]);
}
