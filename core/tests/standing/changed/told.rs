//! What is told of a change, and what a form keeps of it.

use serde_json::json;
use waymark_core::calendar::Calendar;
use waymark_core::objective::earlier::{Course, Effect, effect};
use waymark_core::objective::finding::repair::Repair;
use waymark_core::objective::finding::{Finding, findings};
use waymark_core::objective::key_result::KeyResult;
use waymark_core::plot::goal::Goal;
use waymark_core::record::id::Id;
use waymark_core::sketch::{Measure, Operator};

use super::{at_most, edited, share, tightened};
use crate::standing::{Written, day, number, objective};

#[test]
fn what_changed_is_told_with_its_days() {
    let told = |it: &Written| it.read().key_results[0].courses();
    let change = || objective(&["12 to 24: 07-20 15"]);
    let on = |text: &str| day(&format!("2026-{text}"));
    let target = |was: &[(&str, &str)], now: &str| {
        let was = was.iter().map(|(was, until)| (number(was), on(until)));
        vec![Course::Target(was.collect(), number(now))]
    };
    assert_eq!(told(&change()), []);
    let once = change().was("k1 target 18 08-12");
    assert_eq!(told(&once), target(&[("18", "08-12")], "24"));
    let twice = once.clone().was("k1 target 20 08-20");
    assert_eq!(
        told(&twice),
        target(&[("18", "08-12"), ("20", "08-20")], "24")
    );
    // What was tried and set back left nothing.
    let back = change().was("k1 target 24 08-12").was("k1 target 30 08-13");
    assert_eq!(told(&back), []);
    let on_and_on = twice.was("k1 target 18 08-25");
    assert_eq!(told(&on_and_on), target(&[("18", "08-25")], "24"));
    let both = once.was("k1 start 10 08-12");
    let start = Course::Start(vec![(number("10"), on("08-12"))], number("12"));
    assert_eq!(told(&both).last(), Some(&start));
    assert_eq!(told(&both).len(), 2);
    // A standard tells by what its checks were judged, also where it came back to it.
    let held = tightened()
        .was("k1 target 30 07-12")
        .was("k1 target 40 07-19");
    let bounds = vec![(at_most("30"), on("07-12")), (at_most("40"), on("07-19"))];
    assert_eq!(told(&held), [Course::Bound(bounds, at_most("30"))]);
    // What is measured otherwise was something else as a whole.
    let other = tightened()
        .was("k1 measure change 07-19")
        .was("k1 start 50 07-19");
    let way = Goal::Way {
        start: number("50"),
        target: number("30"),
    };
    let goal = Course::Goal(
        vec![(Some(way), on("07-19"))],
        Some(Goal::Kept(at_most("30"))),
    );
    assert_eq!(told(&other), [goal]);
}

#[test]
fn a_form_keeps_the_day_and_whether_that_day_was_checked_in() {
    let before = objective(&["at-most 40: 07-05 35, 07-12 38"]);
    let target = [("kr/k1/target", json!("30"))];
    let later = edited(&before, &target, "2026-07-13");
    assert_eq!(later.judged(), "2/2 at most 40");
    let same_day = edited(&before, &target, "2026-07-12");
    assert_eq!(same_day.judged(), "2/2 at most 40");
    // And again on the same day, with nothing checked in between.
    let twice = edited(&same_day, &[("kr/k1/target", json!("20"))], "2026-07-12");
    assert_eq!(twice.judged(), "2/2 at most 40");
    let checked = later.with("at/k1/2026-07-13", json!({"value": "35"}));
    assert_eq!(checked.judged(), "2/2 at most 40, 0/1 at most 30");
    // Before its first day is over nothing was promised.
    let early = edited(&before, &target, "2026-07-01");
    assert_eq!(early.judged(), "0/2 at most 30");
    // A bound loosened on a day with a check-in outside: that stays outside.
    let loose = edited(&before, &[("kr/k1/target", json!("50"))], "2026-07-12");
    let over = loose.with("at/k1/2026-07-20", json!({"value": "45"}));
    assert_eq!(over.judged(), "2/2 at most 40, 1/1 at most 50");
}

#[test]
fn setting_it_back_forgets_the_change() {
    let changed = edited(
        &tightened().with("kr/k1/target", json!("40")),
        &[("kr/k1/target", json!("30"))],
        "2026-07-19",
    );
    assert_eq!(changed.judged(), "3/3 at most 40, 1/1 at most 30");
    let (read, calendar) = (changed.read(), Calendar::default());
    let of = Id::parse("o").expect("an id");
    let found = findings(&read, &of, [], day("2026-08-01"), calendar);
    let is_revised = |it: &&Finding| matches!(it, Finding::Revised { .. });
    let found = found.iter().find(is_revised).expect("it was revised");
    let repair = Repair::of(found, &read, day("2026-08-01"), calendar);
    let fields = repair.fields(&read, &of).expect("it is set back");
    let back = fields.into_iter().fold(changed, |it, (name, value)| {
        it.with(&name.to_string(), value)
    });
    assert_eq!(back.judged(), "4/4 at most 40");
    assert_eq!(back.read().key_results[0].courses(), []);
}

#[test]
fn a_form_says_what_saving_does() {
    let of = |before: &Written, change: &dyn Fn(&mut KeyResult), on: &str| {
        let before = before.read();
        let mut now = before.key_results[0].clone();
        change(&mut now);
        effect(&before, &now, day(on))
    };
    let to = |target: &'static str| move |it: &mut KeyResult| it.target = Some(number(target));
    let held = objective(&["at-most 40: 07-05 35, 07-12 38, 07-19 41"]);
    let kept = Some(Effect::Kept(3, Some(at_most("40"))));
    assert_eq!(of(&held, &to("30"), "2026-08-01"), kept);
    assert_eq!(of(&held, &to("40"), "2026-08-01"), None);
    assert_eq!(
        of(&held, &|it| it.operator = Operator::Below, "2026-08-01"),
        kept
    );
    // On its first day, and closed, nothing is kept of it.
    assert_eq!(of(&held, &to("30"), "2026-07-01"), None);
    assert_eq!(of(&held.clone().closed(), &to("30"), "2026-08-01"), None);
    // Judged by several bounds already; and by none.
    let twice = held.was("k1 target 50 07-12");
    assert_eq!(
        of(&twice, &to("30"), "2026-08-01"),
        Some(Effect::Kept(3, None))
    );
    let none = objective(&["at-most 40"]);
    assert_eq!(of(&none, &to("30"), "2026-08-01"), Some(Effect::Dated));
    // A change: the same value has another score.
    let change = objective(&["12 to 18: 07-20 15"]);
    let jumps = Some(Effect::Jumps(share(1, 2), share(1, 4)));
    assert_eq!(of(&change, &to("24"), "2026-08-01"), jumps);
    assert_eq!(
        of(&objective(&["12 to 18"]), &to("24"), "2026-08-01"),
        Some(Effect::Dated)
    );
    let as_held = |it: &mut KeyResult| it.measure = Measure::Hold;
    assert_eq!(
        of(&change, &as_held, "2026-08-01"),
        Some(Effect::Jumps(share(1, 2), share(0, 1)))
    );
    // What is new was never promised.
    let named = |it: &mut KeyResult| it.id = Id::parse("other").expect("an id");
    assert_eq!(of(&change, &named, "2026-08-01"), None);
}
