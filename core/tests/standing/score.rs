//! The score that stands, and what is said of it.

use waymark_core::grading::objective::NoScore;
use waymark_core::metric::dated::Dated;
use waymark_core::objective::course::peak;
use waymark_core::period::write_date;

use super::{Written, day, number, objective, shown_or_none};

/// The day on which it is looked at; it says nothing about a score.
const TODAY: &str = "2026-09-01";

/// Score, binary score and verdict.
#[track_caller]
fn case(objective: &Written, score: &str, binary: &str, verdict: &str) {
    let standing = objective.standing(TODAY);
    assert_eq!(shown_or_none(standing.score()), score);
    assert_eq!(shown_or_none(standing.binary().as_ref()), binary);
    let found = standing.verdict().map(|it| {
        let broken = if it.guardrail_broken {
            ", guardrail broken"
        } else {
            ""
        };
        format!("{:?}{broken}", it.finding)
    });
    assert_eq!(found.unwrap_or("none".into()), verdict);
}

#[test]
fn the_latest_value_inside_the_period_decides() {
    #[track_caller]
    fn of(line: &str, score: &str) {
        let standing = objective(&[line]).standing(TODAY);
        assert_eq!(shown_or_none(standing.score()), score, "{line}");
    }
    of("0 to 10: 07-01 1", "1/10");
    of("0 to 10: 09-30 1", "1/10");
    of("0 to 10: 07-01 9, 08-15 1", "1/10");
    // Whatever came before and after, and whenever it was written.
    of("0 to 10: 08-15 1, 10-01 9", "1/10");
    of("0 to 10: 06-30 9, 08-15 1, 2027-08-15 9", "1/10");
    of("0 to 10: 10-01 9, 06-30 9", "none");
    // Checks and ticks too.
    of("at-least 5: 06-30 1, 07-01 5, 09-30 5, 10-01 1", "1");
    of("yes-no: 06-30 1", "none");
    of("yes-no: 08-15 1, 10-01 0", "1");
    of("yes-no: 08-15 0, 10-01 1", "none");
}

#[test]
fn without_a_period_all_of_them_count() {
    let fields = objective(&["0 to 10: 2020-01-01 1, 2030-01-01 9"]);
    case(
        &fields.clone().without_period(),
        "9/10",
        "0",
        "BeyondStretch",
    );
    case(&fields, "none", "none", "none");
}

#[test]
fn what_has_no_value_is_left_out_while_open_and_counts_0_once_closed() {
    let two = objective(&["0 to 10: 08-15 10", "0 to 10"]);
    case(&two, "1", "1", "FullyReached");
    case(&two.closed(), "1/2", "1/2", "ShortOfTheAim");
    let weighed = objective(&["0 to 10: 08-15 5", "0 to 10: 08-15 10", "2 × at-least 5"]);
    case(&weighed, "3/4", "1/2", "Success");
    case(&weighed.closed(), "3/8", "1/4", "BarelyMoved");
    // What still lacks its target has none either.
    let incomplete = objective(&["0 to 10: 08-15 10", "at-least 5: 08-15 5"]);
    let incomplete = incomplete.with("kr/k2/target", serde_json::Value::Null);
    case(&incomplete, "1", "1", "FullyReached");
    case(&incomplete.closed(), "1/2", "1/2", "ShortOfTheAim");
    // All of it measured, closing changes nothing.
    let all = objective(&["0 to 10: 08-15 5", "0 to 10: 08-15 10"]);
    case(&all, "3/4", "1/2", "Success");
    case(&all.closed(), "3/4", "1/2", "Success");
    // Only what is inside the period is a value.
    let late = objective(&["0 to 10: 08-15 10", "0 to 10: 10-01 10"]);
    case(&late, "1", "1", "FullyReached");
    case(&late.closed(), "1/2", "1/2", "ShortOfTheAim");
}

#[test]
fn closed_without_a_single_value_it_is_0() {
    let nothing = objective(&["0 to 10", "at-least 5"]);
    case(&nothing, "none", "none", "none");
    case(&nothing.clone().closed(), "0", "0", "BarelyMoved");
    case(&nothing.committed().closed(), "0", "0", "Missed");
    // Those with a value weigh nothing.
    let weightless = objective(&["0 × 0 to 10: 08-15 10", "0 to 10"]);
    case(&weightless, "none", "none", "none");
    case(&weightless.closed(), "0", "0", "BarelyMoved");
}

#[test]
fn closing_gives_no_score_to_what_can_have_none() {
    #[track_caller]
    fn none(key_results: &[&str], why: NoScore) {
        for fields in [objective(key_results), objective(key_results).closed()] {
            assert_eq!(fields.standing(TODAY).total.score, Err(why));
            case(&fields, "none", "none", "none");
        }
    }
    none(&[], NoScore::NoKeyResults);
    none(&["guardrail at-least 5: 08-15 5"], NoScore::GuardrailsAlone);
    none(
        &["0 to 10: 08-15 10", "30 to 30: 08-15 30"],
        NoScore::NotGradable(1),
    );
    none(
        &["0 × 0 to 10: 08-15 10", "0 × 0 to 10"],
        NoScore::WeightsAllZero,
    );
}

#[test]
fn a_broken_guardrail_stands_in_the_verdict_and_changes_no_score() {
    #[track_caller]
    fn with(guardrail: &str, verdict: [&str; 3]) {
        let [whole, part] = ["0 to 10: 08-15 10", "0 to 10: 08-15 5"]
            .map(|it| objective(&[it, &format!("guardrail {guardrail}")]));
        case(&whole.clone().closed(), "1", "1", verdict[0]);
        case(&whole.committed().closed(), "1", "1", verdict[1]);
        case(&part.closed(), "1/2", "0", verdict[2]);
    }
    let broken = [
        "Reached, guardrail broken",
        "Reached, guardrail broken",
        "ShortOfTheAim, guardrail broken",
    ];
    let kept = ["FullyReached", "Kept", "ShortOfTheAim"];
    with("at-least 5: 08-15 5", kept);
    with("at-least 5", kept);
    with("at-least 5: 08-15 4", broken);
    // Once is enough, also when it is inside again.
    with("at-least 5: 07-01 4, 08-15 5", broken);
    with("above 5: 08-15 5", broken);
    // Outside of the period it is not this objective's.
    with("at-least 5: 06-30 4, 08-15 5, 10-01 4", kept);
}

#[test]
fn only_a_standard_is_a_guardrail() {
    let change = objective(&["0 to 10: 08-15 5", "0 to 10: 08-15 10"]);
    let change = change.with("kr/k2/guardrail", serde_json::json!(true));
    case(&change, "3/4", "1/2", "Success");
    assert_eq!(change.read().scored().count(), 2);
}

#[test]
fn a_stretch_is_judged_by_the_bands_and_a_must_by_1() {
    #[track_caller]
    fn of(value: &str, stretch: &str, must: &str) {
        let fields = objective(&[&format!("0 to 100: 08-15 {value}")]);
        let found = |fields: Written| fields.standing(TODAY).verdict().map(|it| it.finding);
        assert_eq!(
            format!("{:?}", found(fields.clone().closed())),
            format!("Some({stretch})")
        );
        assert_eq!(
            format!("{:?}", found(fields.committed().closed())),
            format!("Some({must})")
        );
    }
    of("39.99", "BarelyMoved", "Missed");
    of("40", "ShortOfTheAim", "Missed");
    of("60", "GooglesAim", "Missed");
    of("70", "GooglesAim", "Missed");
    of("70.01", "Success", "Missed");
    of("80", "Success", "Missed");
    of("80.01", "BeyondStretch", "Missed");
    of("100", "FullyReached", "Kept");
    of("250", "FullyReached", "Kept");
}

/// Score, verdict and colour on a day.
#[track_caller]
fn says(objective: &Written, today: &str, said: &str) {
    let standing = objective.standing(today);
    let finding = standing.verdict().map(|it| format!("{:?}", it.finding));
    let zone = standing.zone().map(|it| format!("{it:?}"));
    let parts = [Some(shown_or_none(standing.score())), finding, zone];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    assert_eq!(parts.join(" "), said, "{today}");
}

#[test]
fn there_is_no_verdict_before_a_tenth_is_gone() {
    let moved = objective(&["0 to 10: 07-01 1", "yes-no"]);
    let whole = objective(&["0 to 10: 07-01 10", "yes-no: 07-01 1"]);
    for today in ["2026-06-30", "2026-07-01", "2026-07-09"] {
        says(&moved, today, "none");
        says(&whole, today, "none");
        says(&whole.clone().committed(), today, "none");
        // Closed early, it has come to what it has come to.
        says(&moved.clone().closed(), today, "1/20 BarelyMoved Red");
        says(&whole.clone().closed(), today, "1 FullyReached Green");
    }
    says(&whole, "2026-07-10", "1 FullyReached Green");
    // Of three days, and of one, the first is more than a tenth.
    let short = objective(&["0 to 10: 07-01 10"]);
    for last in ["2026-07-01", "2026-07-03"] {
        let short = short.clone().in_days("2026-07-01", last);
        says(&short, "2026-07-01", "1 FullyReached Green");
    }
}

#[test]
fn nothing_is_said_of_a_score_that_only_lacks_the_days_to_come() {
    // With half of the days gone.
    let of = |value: &str| objective(&[&format!("0 to 100: 08-15 {value}")]);
    says(&of("10"), "2026-08-16", "1/10 BarelyMoved Red");
    says(&of("25"), "2026-08-16", "1/4");
    says(&of("35"), "2026-08-16", "7/20");
    says(&of("60"), "2026-08-16", "3/5 GooglesAim Amber");
    // Once they are over, it is said.
    says(&of("25"), "2026-10-01", "1/4 BarelyMoved Red");
    says(&of("35"), "2026-10-01", "7/20 BarelyMoved Red");
    // Where nobody knows how it goes on, only what is good.
    let early = |value: &str| objective(&[&format!("0 to 100: 07-09 {value}")]);
    says(&early("5"), "2026-07-12", "1/20");
    says(&early("71"), "2026-07-12", "71/100 Success Green");
    says(&of("5").without_period(), "2026-08-16", "1/20");
    says(
        &of("80").without_period(),
        "2026-08-16",
        "4/5 Success Green",
    );
}

#[test]
fn a_must_is_neither_kept_nor_missed_before_it_is_closed() {
    let of = |value: &str| objective(&[&format!("0 to 100: 08-15 {value}")]).committed();
    for today in ["2026-08-16", "2026-09-30", "2026-10-01"] {
        says(&of("80"), today, "4/5");
        says(&of("100"), today, "1");
    }
    says(&of("80").closed(), "2026-10-01", "4/5 Missed Red");
    says(&of("100").closed(), "2026-10-01", "1 Kept Green");
    let guarded = ["0 to 10: 08-15 10", "guardrail at-least 5: 08-15 4"];
    let guarded = objective(&guarded).committed();
    // It is not kept, and counted so: a must has no third colour.
    says(&guarded.closed(), "2026-10-01", "1 Reached Red");
}

#[test]
fn what_is_not_done_yet_has_no_value_before_the_close() {
    let not_yet = ["0 to 10: 08-15 10", "yes-no: 08-15 0", "yes-no"];
    let not_yet = objective(&not_yet);
    says(&not_yet, TODAY, "1 FullyReached Green");
    assert_eq!(
        not_yet
            .standing(TODAY)
            .headline()
            .basis()
            .map(|it| it.measured),
        Some(1)
    );
    says(&not_yet.clone().closed(), TODAY, "1/3 BarelyMoved Red");
    // Then it is a no, said or not.
    assert_eq!(not_yet.closed().standing(TODAY).total.measured, 3);
    says(&objective(&["yes-no: 08-15 0"]), TODAY, "none");
}

#[test]
fn a_key_result_has_a_colour_where_its_own_pace_says_the_same() {
    let all = objective(&[
        "0 to 100: 08-15 10",
        "0 to 100: 08-15 35",
        "0 to 100: 08-15 90",
        "yes-no: 08-15 0",
        "guardrail at-least 5: 08-15 4",
    ]);
    let zones = |objective: &Written, today: &str| {
        let standing = objective.standing(today);
        let zones = (0..5).map(|at| standing.zone_of(at));
        let zones = zones.map(|it| it.map_or("-".to_owned(), |it| format!("{it:?}")));
        zones.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(zones(&all, "2026-08-16"), "Red - Green - -");
    assert_eq!(zones(&all, "2026-07-05"), "- - - - -");
    assert_eq!(zones(&all, "2026-10-01"), "Red Red Green - -");
    assert_eq!(
        zones(&all.clone().closed(), "2026-10-01"),
        "Red Red Green Red -"
    );
    let must = all.committed();
    assert_eq!(zones(&must, "2026-08-16"), "- - - - -");
    assert_eq!(zones(&must.closed(), "2026-10-01"), "Red Red Red Red -");
}

#[test]
fn an_earlier_peak_is_told_where_it_was_further_than_now() {
    #[track_caller]
    fn of(line: &str, found: Option<(&str, &str)>) {
        let fields = objective(&[line]);
        let read = fields.read();
        let peak = peak(&read.key_results[0], read.period);
        let expected = found.map(|(on, value)| Dated::plain(day(on), number(value)));
        assert_eq!(peak, expected.as_ref(), "{line}");
    }
    let september = Some(("2026-09-02", "18.4"));
    of("12 to 18: 08-01 15, 09-02 18.4, 09-30 17.9", september);
    of("12 to 18: 08-01 15, 09-02 18.4", None);
    of("12 to 18: 09-02 18.4, 09-30 18.4", None);
    // The first of those that were furthest.
    of("12 to 18: 09-02 18.4, 09-10 18.4, 09-30 17.9", september);
    // The furthest of those that were further.
    of(
        "12 to 18: 08-01 18, 09-02 18.4, 09-10 18, 09-30 17.9",
        september,
    );
    // Downwards, the least.
    of(
        "9 to 5: 08-01 6, 09-02 5.5, 09-30 7",
        Some(("2026-09-02", "5.5")),
    );
    of("9 to 5: 08-01 8, 09-30 7", None);
    // Inside of the period.
    of("12 to 18: 06-30 18, 09-30 17.9, 10-01 18", None);
    of(
        "12 to 18: 06-30 20, 09-02 18.4, 09-30 17.9, 10-01 20",
        september,
    );
    of("12 to 18", None);
    of("12 to 12: 08-01 18, 09-30 17", None);
    of("at-least 5: 08-01 9, 09-30 6", None);
    of("yes-no: 08-01 1, 09-30 0", None);
}

#[test]
fn the_newest_check_in_is_the_newest_that_counts() {
    #[track_caller]
    fn of(key_results: &[&str], newest: Option<&str>) {
        let found = objective(key_results).standing(TODAY).newest;
        assert_eq!(found.map(write_date).as_deref(), newest);
    }
    of(&["0 to 10", "yes-no"], None);
    of(
        &["0 to 10: 08-20 1, 08-15 2", "yes-no: 08-16 1"],
        Some("2026-08-20"),
    );
    of(
        &["0 to 10: 08-15 2", "guardrail at-least 5: 08-16 1"],
        Some("2026-08-16"),
    );
    of(&["0 to 10: 06-30 1, 08-15 2, 10-01 3"], Some("2026-08-15"));
    of(&["0 to 10: 06-30 1, 10-01 3"], None);
}
