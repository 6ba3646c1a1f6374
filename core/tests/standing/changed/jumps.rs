//! Scores that jumped because of what was promised, and what is drawn of it.

use proptest::collection::vec;
use proptest::prelude::*;
use time::Duration;
use waymark_core::calendar::Calendar;
use waymark_core::grading::verdict::Commitment;
use waymark_core::objective::jump::{Jump, Moved};
use waymark_core::objective::onward::Onward;
use waymark_core::objective::review::Brief;
use waymark_core::objective::standing::{Standing, needed_in_record};
use waymark_core::objective::{Objective, charts};
use waymark_core::period::write_date;
use waymark_core::plot::goal::Goal;
use waymark_core::plot::line::Was;
use waymark_core::record::id::Id;

use super::{at_most, share, tightened};
use crate::standing::{Written, day, objective};

#[test]
fn a_score_that_jumped_says_why() {
    let jump = |it: &Written| it.read().key_results[0].jump(it.read().period);
    let moved = |on: &str, what, before, after, stands| {
        let on = day(&format!("2026-{on}"));
        Some(Jump {
            on,
            what,
            before,
            after,
            stands,
        })
    };
    let line = "12 to 24: 07-20 15, 08-10 15";
    let written = || objective(&[line]);
    assert_eq!(jump(&written()), None);
    let once = written().was("k1 target 18 08-12");
    assert_eq!(
        jump(&once),
        moved("08-12", Moved::Target, share(1, 2), share(1, 4), true)
    );
    // What came since is another score.
    let since = objective(&["12 to 24: 07-20 15, 08-15 21"]).was("k1 target 18 08-12");
    assert_eq!(
        jump(&since),
        moved("08-12", Moved::Target, share(1, 2), share(1, 4), false)
    );
    // A check-in of the very day, made before and after it.
    let same_day = || objective(&["12 to 24: 07-20 15, 08-12 18"]);
    let before = same_day().was("k1 target 18 08-12 checked");
    assert_eq!(
        jump(&before),
        moved("08-12", Moved::Target, share(1, 1), share(1, 2), true)
    );
    let after = same_day().was("k1 target 18 08-12");
    assert_eq!(
        jump(&after),
        moved("08-12", Moved::Target, share(1, 2), share(1, 4), false)
    );
    // Before there was a value there was nothing to jump; nor from 0 to 0.
    assert_eq!(jump(&written().was("k1 target 18 07-19")), None);
    let nothing = objective(&["12 to 24: 07-20 11"]).was("k1 target 18 08-12");
    assert_eq!(jump(&nothing), None);
    // Start, both, and how it is measured.
    let start = written().was("k1 start 9 08-12");
    assert_eq!(
        jump(&start),
        moved("08-12", Moved::Start, share(2, 5), share(1, 4), true)
    );
    let both = written().was("k1 start 9 08-12").was("k1 target 19 08-12");
    assert_eq!(
        jump(&both),
        moved("08-12", Moved::Several, share(3, 5), share(1, 4), true)
    );
    let held = objective(&["at-least 24: 07-20 15"]).was("k1 measure change 08-12");
    let held = held.was("k1 start 12 08-12");
    assert_eq!(
        jump(&held),
        moved("08-12", Moved::Measure, share(1, 4), share(0, 1), true)
    );
    // A bound judges what comes after it.
    assert_eq!(jump(&tightened().was("k1 target 40 07-19")), None);
    // Of several changes the last one that did it.
    let twice = once.was("k1 target 22 09-01");
    assert_eq!(
        jump(&twice),
        moved("09-01", Moved::Target, share(3, 10), share(1, 4), true)
    );
}

#[test]
fn an_objective_tells_what_that_did_to_its_own_score() {
    let two = || objective(&["12 to 24: 07-20 15", "0 to 10: 07-20 5, 08-20 9"]);
    assert_eq!(two().read().jump(), None);
    let jump = two()
        .was("k1 target 18 08-12")
        .read()
        .jump()
        .expect("a jump");
    assert_eq!((jump.before, jump.after), (share(1, 2), share(3, 8)));
    assert!(!jump.stands, "the other one moved since");
    // Two at once.
    let both = two().was("k1 target 18 08-12").was("k2 start 4 08-12");
    let jump = both.read().jump().expect("a jump");
    assert_eq!((jump.before, jump.after), (share(1, 3), share(3, 8)));
    assert_eq!(jump.what, Moved::Several);
}

#[test]
fn a_promise_that_became_another_kind_says_until_when() {
    let was = |it: Written| it.read().commitments();
    let must = || objective(&["0 to 10: 07-20 5"]).committed();
    assert_eq!(was(must()), []);
    let changed = must().was("- commitment stretch 08-12");
    assert_eq!(
        was(changed.clone()),
        [(Commitment::Aspirational, day("2026-08-12"))]
    );
    // It was tried, and set back.
    let stretch = objective(&["0 to 10: 07-20 5"]).was("- commitment stretch 08-12");
    assert_eq!(was(stretch.was("- commitment must 08-14")), []);
}

#[test]
fn the_drawing_has_what_it_was_after_until_then() {
    let read = |it: &Written| {
        let read = it.read();
        let calendar = Calendar::default();
        charts::way(&read, &read.key_results[0], day("2026-08-20"), calendar).expect("a drawing")
    };
    let drawn = read(&tightened().was("k1 target 40 07-19"));
    let was = Was {
        until: day("2026-07-19"),
        goal: Some(Goal::Kept(at_most("40"))),
    };
    assert_eq!(
        (drawn.earlier, drawn.goal),
        (vec![was], Goal::Kept(at_most("30")))
    );
    assert_eq!(read(&tightened()).earlier, []);
    // What leaves it as it is to be drawn is no step.
    let same = tightened().was("k1 start 3 07-19");
    assert_eq!(read(&same).earlier, []);
    let was_done = objective(&["0 to 10: 07-20 5"]).was("k1 measure yes-no 08-01");
    let was = Was {
        until: day("2026-08-01"),
        goal: None,
    };
    assert_eq!(read(&was_done).earlier, [was]);
}

#[test]
fn what_goes_on_promises_anew() {
    let read = tightened().was("k1 target 40 07-19").read();
    assert_eq!(read.key_results[0].earlier.len(), 1);
    let new = Id::parse("new").expect("an id");
    let next = read.key_results[0].going_on(new, read.period, Onward::FromHere);
    assert_eq!(next.earlier, []);
}

proptest! {
    #[test]
    fn a_list_says_of_changes_what_the_whole_history_does(
        one in vec((0..92_i64, 0..6_i32), 0..9),
        other in vec((0..92_i64, 0..6_i32), 0..9),
        changes in vec((1..92_i64, 0..6_i32, any::<bool>(), any::<bool>()), 0..4),
        today in 91..95_i64,
    ) {
        let after = |days: i64| day("2026-07-01") + Duration::days(days);
        let line = |way: &str, values: &[(i64, i32)]| {
            let mut values = values.to_vec();
            values.sort_by_key(|(on, _)| *on);
            values.dedup_by_key(|(on, _)| *on);
            let said = values.iter().map(|(on, value)| format!("{} {value}", &write_date(after(*on))[5..]));
            format!("{way}: {}", said.collect::<Vec<_>>().join(", "))
        };
        let (one, other) = (line("0 to 7", &one), line("9 to -1", &other));
        let written = changes.iter().fold(objective(&[&one, &other]), |it, (on, was, first, checked)| {
            let of = if *first { "k1" } else { "k2" };
            let checked = if *checked { " checked" } else { "" };
            it.was(&format!("{of} target {} {}{checked}", was + 10, &write_date(after(*on))[5..]))
        });
        let whole = written.read();
        let needed = needed_in_record(&written.record());
        let mut listed = written.clone();
        listed.0.retain(|(name, _)| !name.starts_with("at/") || needed.contains(name));
        let listed = listed.read();
        prop_assert_eq!(listed.jump(), whole.jump());
        let today = after(today);
        let jumps = |it: &Objective| it.key_results.iter().map(|kr| kr.jump(it.period)).collect::<Vec<_>>();
        prop_assert_eq!(jumps(&listed), jumps(&whole));
        prop_assert_eq!(Standing::of(&listed, today), Standing::of(&whole, today));
        prop_assert_eq!(Brief::of(&listed, Calendar::default(), today), Brief::of(&whole, Calendar::default(), today));
    }
}
