//! The stroke of an objective in a list: whether it rises or lies flat.

use waymark_core::objective::Objective;
use waymark_core::objective::standing::{Standing, needed_by_lists};
use waymark_core::objective::stroke::stroke;

use super::{Written, day, objective, shown};

/// Its points on a day: how much of the period was gone and the score by then.
fn points(objective: &Objective, today: &str) -> Vec<String> {
    let standing = Standing::of(objective, day(today));
    let points = stroke(objective, &standing).into_iter();
    let points = points.map(|it| format!("{} {}", shown(&it.gone), shown(&it.score)));
    points.collect()
}

#[track_caller]
fn case(objective: &Written, today: &str, expected: &[&str]) {
    assert_eq!(points(&objective.read(), today), expected);
}

#[test]
fn it_leads_from_the_beginning_over_a_week_ago_to_the_newest_check_in() {
    let rising = objective(&["0 to 10: 07-23 2, 08-15 5"]);
    // The 8th of August is the 39th of 92 days, the 15th the 46th.
    case(&rising, "2026-08-20", &["0 0", "39/92 1/5", "1/2 1/2"]);
    let flat = objective(&["0 to 10: 07-23 5, 08-15 5"]);
    case(&flat, "2026-08-20", &["0 0", "39/92 1/2", "1/2 1/2"]);
    let falling = objective(&["0 to 10: 07-23 8, 08-15 5"]);
    case(&falling, "2026-08-20", &["0 0", "39/92 4/5", "1/2 1/2"]);
}

#[test]
fn a_week_ago_counts_only_what_had_a_value_by_then() {
    let one_is_new = objective(&["0 to 10: 07-23 2", "0 to 10: 08-15 6"]);
    case(&one_is_new, "2026-08-20", &["0 0", "39/92 1/5", "1/2 2/5"]);
    let both_are_new = objective(&["0 to 10: 08-10 2", "0 to 10: 08-15 6"]);
    case(&both_are_new, "2026-08-20", &["0 0", "1/2 2/5"]);
}

#[test]
fn there_is_none_before_there_is_a_score() {
    let rising = objective(&["0 to 10: 07-02 2"]);
    case(&rising, "2026-07-03", &[]);
    case(&objective(&["0 to 10"]), "2026-08-20", &[]);
    let rising = objective(&["0 to 10: 07-23 2"]);
    case(&rising.without_period(), "2026-08-20", &[]);
}

#[test]
fn what_a_list_reads_is_enough_for_it() {
    let whole = objective(&[
        "0 to 10: 07-10 1, 07-23 2, 08-07 3, 08-08 4, 08-15 5",
        "guardrail at-least 5: 07-10 4, 08-02 6",
        "at-most 3: 07-12 2, 07-20 4, 08-14 3",
        "yes-no: 07-20 0, 08-12 1",
    ]);
    let whole = whole.read();
    let mut listed = whole.clone();
    for it in &mut listed.key_results {
        let needed = needed_by_lists(it, whole.period);
        it.check_ins.retain(|dated| needed.contains(&dated.date));
    }
    assert_eq!(points(&whole, "2026-08-20"), points(&listed, "2026-08-20"));
    assert_eq!(points(&whole, "2026-08-20").len(), 3);
}
