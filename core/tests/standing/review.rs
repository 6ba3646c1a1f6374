//! Several objectives together, and what closed periods say.

use serde_json::json;
use waymark_core::calendar::Calendar;
use waymark_core::grading::history::{Closed, hit_rate, should_aim_higher};
use waymark_core::grading::pace::Outlook;
use waymark_core::grading::verdict::Finding;
use waymark_core::grading::zone::Zone;
use waymark_core::objective::closing::Next;
use waymark_core::objective::review::{Brief, MOST_IN_MEAN, Summary, closed_periods, sums};
use waymark_core::objective::standing::Stage;
use waymark_core::period::write_date;

use super::{Written, day, objective, shown_or_none};

pub(super) fn brief(objective: &Written, today: &str) -> Brief {
    Brief::of(&objective.read(), Calendar::default(), day(today))
}

/// One that has reached so much of 100, in a quarter of 2026.
fn at(value: &str, quarter: usize) -> Written {
    let ends = [
        ["2026-01-01", "2026-03-31"],
        ["2026-04-01", "2026-06-30"],
        ["2026-07-01", "2026-09-30"],
        ["2026-10-01", "2026-12-31"],
    ];
    let [first, last] = ends[quarter - 1];
    objective(&[&format!("0 to 100: {} {value}", &last[5..])]).in_days(first, last)
}

/// A closed period: its first day, the mean of its stretches, and how many of its
/// musts were kept.
type InShort = (String, String, Option<(u32, u32)>);

/// The closed periods after all of 2026.
fn closed(objectives: &[Written]) -> Vec<InShort> {
    let briefs: Vec<Brief> = objectives
        .iter()
        .map(|it| brief(it, "2027-01-01"))
        .collect();
    let all = closed_periods(&briefs).into_iter().map(|(period, closed)| {
        let mean = shown_or_none(closed.aspirational.as_ref());
        (write_date(period.first()), mean, closed.committed)
    });
    all.collect()
}

fn history(objectives: &[Written]) -> Vec<Closed> {
    let briefs: Vec<Brief> = objectives
        .iter()
        .map(|it| brief(it, "2027-01-01"))
        .collect();
    let periods = closed_periods(&briefs).into_iter();
    periods.map(|(_, closed)| closed).collect()
}

#[test]
fn a_brief_says_in_short_how_an_objective_stands() {
    let fields = objective(&["0 to 92: 08-01 10, 08-15 23", "0 to 10", "yes-no: 08-01 0"]);
    let open = brief(&fields.clone().with("level", json!("team")), "2026-08-16");
    assert_eq!(open.stage, Stage::Running);
    // What is not done yet has no value before the close, and a score that only lacks
    // days no verdict.
    assert_eq!(shown_or_none(open.score.as_ref()), "1/4");
    assert_eq!((open.verdict, open.is_whole), (None, false));
    assert_eq!(open.outlook, Some(Outlook::AtRisk));
    assert_eq!((open.due.all, open.moved), (2, 1));
    assert_eq!((open.closing, &open.lessons), (None, &None));
    // Closed, nothing is due, and nothing is on its way.
    let closed = brief(&fields.closed(), "2026-08-16");
    assert_eq!(closed.stage, Stage::Closed);
    assert_eq!(shown_or_none(closed.score.as_ref()), "1/12");
    let finding = closed.verdict.map(|it| it.finding);
    assert_eq!(finding, Some(Finding::BarelyMoved));
    assert_eq!((closed.outlook, closed.due.all, closed.moved), (None, 0, 0));
    assert_eq!(closed.closing.map(|it| it.next), Some(Next::Retire));
}

#[test]
fn an_objective_has_lessons_once_it_is_closed_and_they_are_written() {
    let fields = objective(&["0 to 10"]);
    let learned = fields.clone().with("learned", json!("Ask earlier"));
    let both = learned.clone().with("differently", json!("Ask twice"));
    let lessons = |fields: Written| brief(&fields, "2026-10-02").lessons;
    let text = |one: &str, other: &str| Some([one.to_owned(), other.to_owned()]);
    assert_eq!(lessons(both.clone()), None);
    assert_eq!(lessons(fields.closed()), None);
    assert_eq!(lessons(learned.closed()), text("Ask earlier", ""));
    assert_eq!(lessons(both.closed()), text("Ask earlier", "Ask twice"));
}

#[test]
fn a_summary_counts_what_the_objectives_are_about_to_need() {
    let all = [
        // Running: on track, at risk, off track, and nothing to tell.
        (objective(&["0 to 92: 08-15 46", "0 to 10"]), "2026-08-16"),
        (objective(&["0 to 92: 08-15 20, 08-01 1"]), "2026-08-16"),
        (objective(&["0 to 92: 08-15 2"]).committed(), "2026-08-30"),
        (objective(&["0 to 92"]), "2026-08-16"),
        // Ahead, over and closed.
        (objective(&["0 to 92"]), "2026-06-30"),
        (objective(&["0 to 92: 09-30 92"]).committed(), "2026-10-05"),
        (objective(&["0 to 92: 09-30 46"]).closed(), "2026-10-01"),
        (objective(&["0 to 92"]).committed().closed(), "2026-10-01"),
    ];
    let briefs = all.map(|(fields, today)| brief(&fields, today));
    let summary = Summary::of(&briefs);
    assert_eq!(summary.objectives, 8);
    assert_eq!((summary.closed, summary.to_close), (2, 1));
    assert_eq!(summary.outlooks, [1, 1, 1]);
    assert_eq!(summary.due.all, 3);
    assert_eq!(summary.moved, 3);
    // Open and closed ones together have no mean, and no hit rate.
    assert_eq!((summary.aspirational, summary.committed), (None, None));
    // 1/2 and 20/92; what has no score is left out.
    let running = Summary::of(&briefs[..4]);
    assert_eq!(shown_or_none(running.aspirational.as_ref()), "33/92");
    assert_eq!(running.committed, Some((0, 1)));
    assert_eq!(Summary::of([]), Summary::default());
}

#[test]
fn a_closed_must_is_green_or_red() {
    #[track_caller]
    fn case(fields: &Written, zone: Option<Zone>) {
        assert_eq!(brief(fields, "2026-10-02").closed_zone(), zone);
    }
    case(&at("69", 3).closed(), Some(Zone::Amber));
    case(&at("99", 3).committed().closed(), Some(Zone::Red));
    case(&at("100", 3).committed().closed(), Some(Zone::Green));
    // As it is counted: not among those that were kept.
    let broken = |line: &str| objective(&[line, "guardrail at-least 5: 08-15 4"]).closed();
    case(&broken("0 to 10: 08-15 10").committed(), Some(Zone::Red));
    case(&broken("0 to 10: 08-15 8").committed(), Some(Zone::Red));
    case(&broken("0 to 10: 08-15 10"), Some(Zone::Green));
    case(&at("100", 3), None);
    case(&objective(&["guardrail at-least 5"]).closed(), None);
}

#[test]
fn a_mean_is_of_one_period() {
    let all = [at("50", 2), at("100", 3)].map(|it| brief(&it.closed(), "2026-10-02"));
    let summary = Summary::of(&all);
    assert_eq!((summary.aspirational, summary.committed), (None, None));
    assert_eq!((summary.objectives, summary.closed), (2, 2));
}

#[test]
fn an_open_must_is_on_course_once_that_can_be_told() {
    #[track_caller]
    fn case(key_results: &[&str], today: &str, said: Option<(u32, u32)>) {
        let fields = objective(key_results).committed();
        let all = [brief(&fields, today)];
        assert_eq!(
            Summary::of(&all).committed,
            said,
            "{key_results:?} on {today}"
        );
    }
    // Nothing measured, and the first days: nobody is behind yet.
    case(&["0 to 92"], "2026-08-16", None);
    case(&["0 to 92: 07-01 1"], "2026-07-02", None);
    case(&["0 to 92: 08-15 46"], "2026-08-16", Some((1, 1)));
    case(&["0 to 92: 08-15 10"], "2026-08-16", Some((0, 1)));
    case(&["0 to 92: 07-01 92"], "2026-07-02", Some((1, 1)));
    // What broke its guardrail would not be kept.
    case(
        &["0 to 92: 08-15 92", "guardrail at-least 5: 08-15 4"],
        "2026-08-16",
        Some((0, 1)),
    );
    // Its period is over: what there is counts.
    case(&["0 to 92: 09-30 92"], "2026-10-02", Some((1, 1)));
    case(&["0 to 92: 09-30 91"], "2026-10-02", Some((0, 1)));
}

/// The sums on a day, each with its first day and what they come to.
fn summed(objectives: &[Written], today: &str) -> Vec<(String, Stage, usize, String)> {
    let briefs: Vec<Brief> = objectives.iter().map(|it| brief(it, today)).collect();
    let all = sums(&briefs).into_iter().map(|it| {
        let first = it
            .period
            .map_or_else(String::new, |it| write_date(it.first()));
        let mean = shown_or_none(it.summary.aspirational.as_ref());
        (first, it.stage, it.summary.objectives, mean)
    });
    all.collect()
}

#[test]
fn what_is_closed_and_what_goes_on_from_it_are_never_added_up() {
    // The fourth quarter closed at 0.58 and continued: in January the sum is of the new one.
    let found = summed(
        &[
            at("58", 4).closed(),
            objective(&["0 to 100: 01-05 2"]).in_days("2027-01-01", "2027-03-31"),
        ],
        "2027-01-12",
    );
    assert_eq!(found[0].0, "2027-01-01");
    assert_eq!((found[0].1, found[0].2), (Stage::Running, 1));
    assert_eq!(
        found[1],
        ("2026-10-01".into(), Stage::Closed, 1, "29/50".into())
    );
}

#[test]
fn the_sum_is_of_the_running_period_that_most_objectives_have() {
    let year = || objective(&["0 to 100"]).in_days("2026-01-01", "2026-12-31");
    let firsts = |objectives: &[Written], today: &str| {
        let all = summed(objectives, today).into_iter();
        all.map(|(first, stage, ..)| (first, stage))
            .collect::<Vec<_>>()
    };
    let quarter = || at("50", 3);
    let [q3, whole] = ["2026-07-01", "2026-01-01"].map(str::to_owned);
    let running = |first: &str| (first.to_owned(), Stage::Running);
    assert_eq!(
        firsts(&[year(), year(), quarter()], "2026-08-16"),
        [running(&whole), running(&q3)]
    );
    // Of equals the one that ends first.
    assert_eq!(
        firsts(&[year(), quarter()], "2026-08-16"),
        [running(&q3), running(&whole)]
    );
    // What has no period speaks last, however much of it there is; then what is over,
    // what begins, what is closed.
    let free = || at("50", 3).without_period();
    let next = at("50", 1).in_days("2027-01-01", "2027-03-31");
    assert_eq!(
        firsts(
            &[at("9", 2).closed(), next, free(), free(), quarter(), year()],
            "2026-10-05"
        ),
        [
            running(&whole),
            running(""),
            (q3, Stage::Over),
            ("2027-01-01".to_owned(), Stage::Ahead),
            ("2026-04-01".to_owned(), Stage::Closed),
        ]
    );
    assert_eq!(firsts(&[], "2026-08-16"), []);
}

#[test]
fn a_mean_is_said_of_so_many_at_most() {
    let one = brief(&at("50", 3).closed(), "2027-01-01");
    for (many, said) in [
        (1, "1/2"),
        (MOST_IN_MEAN, "1/2"),
        (MOST_IN_MEAN + 1, "none"),
    ] {
        let all = vec![one.clone(); many];
        let summary = Summary::of(&all);
        assert_eq!(shown_or_none(summary.aspirational.as_ref()), said, "{many}");
        assert_eq!(summary.objectives, many);
        // Not of the first hundred of them.
        let (_, closed) = &closed_periods(&all)[0];
        assert_eq!(shown_or_none(closed.aspirational.as_ref()), said, "{many}");
    }
}

#[test]
fn stretches_have_a_mean_and_musts_a_hit_rate() {
    let found = closed(&[
        at("50", 3).closed(),
        at("100", 3).closed(),
        at("100", 3).committed().closed(),
        at("99", 3).committed().closed(),
    ]);
    assert_eq!(found, [("2026-07-01".into(), "3/4".into(), Some((1, 2)))]);
    let stretch = closed(&[at("50", 3).closed()]);
    assert_eq!(stretch, [("2026-07-01".into(), "1/2".into(), None)]);
    let must = closed(&[at("50", 3).committed().closed()]);
    assert_eq!(must, [("2026-07-01".into(), "none".into(), Some((0, 1)))]);
}

#[test]
fn a_must_with_a_broken_guardrail_is_not_kept() {
    let with = |check: &str| {
        let guardrail = format!("guardrail at-least 5: 08-15 {check}");
        objective(&["0 to 10: 08-15 10", &guardrail])
            .committed()
            .closed()
    };
    let found = closed(&[with("5"), with("4")]);
    assert_eq!(found[0].2, Some((1, 2)));
}

#[test]
fn what_has_no_value_once_it_is_closed_counts_0_in_its_period() {
    let nothing = objective(&["0 to 10"]).closed();
    let found = closed(&[at("100", 3).closed(), nothing.clone(), nothing.committed()]);
    assert_eq!(found, [("2026-07-01".into(), "1/2".into(), Some((0, 1)))]);
}

#[test]
fn a_period_with_an_open_objective_is_not_closed() {
    let found = closed(&[at("80", 2).closed(), at("80", 3).closed(), at("80", 3)]);
    assert_eq!(found, [("2026-04-01".into(), "4/5".into(), None)]);
    assert_eq!(closed(&[at("80", 3)]), []);
    // What has no period keeps none open, and is in none.
    let open = at("80", 3).without_period();
    let found = closed(&[at("80", 2).closed(), open.clone(), open.closed()]);
    assert_eq!(found.len(), 1);
}

#[test]
fn closed_periods_come_in_the_order_in_which_they_end() {
    let of = |first: &str, last: &str| at("80", 3).in_days(first, last).closed();
    let found = closed(&[
        of("2026-01-01", "2026-12-31"),
        of("2026-07-01", "2026-09-30"),
        of("2026-07-01", "2026-08-31"),
        of("2026-04-01", "2026-06-30"),
        of("2026-07-01", "2026-09-30"),
    ]);
    let first: Vec<&str> = found.iter().map(|(first, ..)| first.as_str()).collect();
    assert_eq!(
        first,
        ["2026-04-01", "2026-07-01", "2026-07-01", "2026-01-01"]
    );
}

#[test]
fn success_in_each_of_the_last_two_closed_periods_says_to_aim_higher() {
    #[track_caller]
    fn case(objectives: &[Written], higher: bool) {
        assert_eq!(should_aim_higher(&history(objectives)), higher);
    }
    let done = |value: &str, quarter| at(value, quarter).closed();
    case(&[done("71", 2), done("71", 3)], true);
    case(&[done("71", 2), done("70", 3)], false);
    case(&[done("70", 2), done("71", 3)], false);
    // One period never does, with however many objectives.
    case(&[done("100", 3), done("100", 3)], false);
    case(&[], false);
    // The mean of each, so that one outlier never does.
    case(&[done("71", 2), done("100", 3), done("41", 3)], true);
    case(&[done("71", 2), done("100", 3), done("40", 3)], false);
    // The last two that are closed.
    case(&[done("71", 1), done("71", 2), done("10", 3)], false);
    case(&[done("10", 1), done("71", 2), done("71", 3)], true);
    case(
        &[done("71", 1), done("71", 2), done("90", 3), at("10", 3)],
        true,
    );
    // What was promised is counted apart.
    case(&[done("71", 2), done("100", 3).committed()], false);
    case(
        &[done("71", 2), done("71", 3), done("0", 3).committed()],
        true,
    );
}

#[test]
fn the_hit_rate_is_that_of_all_closed_periods() {
    let must = |value: &str, quarter| at(value, quarter).committed().closed();
    let found = hit_rate(&history(&[
        must("100", 1),
        must("80", 1),
        must("100", 2),
        at("100", 2).closed(),
        // Not closed yet.
        must("100", 4),
        at("100", 4).committed(),
    ]));
    assert_eq!(found, Some((2, 3)));
    assert_eq!(hit_rate(&history(&[at("100", 1).closed()])), None);
}
