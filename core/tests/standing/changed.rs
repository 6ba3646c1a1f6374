//! What was changed on the way: by what checks are judged, and what jumped because of it.

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};
use time::Duration;
use waymark_core::calendar::Calendar;
use waymark_core::grading::measure::Bound;
use waymark_core::grading::reverse::{Need, need};
use waymark_core::grading::verdict::Commitment;
use waymark_core::number::fraction::Fraction;
use waymark_core::objective::Objective;
use waymark_core::objective::charts;
use waymark_core::objective::earlier::{Course, Effect, effect};
use waymark_core::objective::finding::repair::Repair;
use waymark_core::objective::finding::{Finding, findings};
use waymark_core::objective::jump::{Jump, Moved};
use waymark_core::objective::key_result::KeyResult;
use waymark_core::objective::onward::Onward;
use waymark_core::objective::review::Brief;
use waymark_core::objective::revised::with_revisions;
use waymark_core::objective::standing::{Standing, needed_in_record};
use waymark_core::period::write_date;
use waymark_core::plot::goal::Goal;
use waymark_core::plot::line::Was;
use waymark_core::record::Record;
use waymark_core::record::id::Id;
use waymark_core::record::name::Name;
use waymark_core::sketch::{Measure, Operator};

use super::{Written, day, number, objective, shown};

impl Written {
    /// With something of a key result that was another one until a day: `k1 target 18 11-12`.
    fn was(self, said: &str) -> Self {
        let (said, is_checked) = match said.strip_suffix(" checked") {
            Some(said) => (said, true),
            None => (said, false),
        };
        let parts: Vec<&str> = said.split(' ').collect();
        let [of, what, from, on] = parts[..] else {
            panic!("{said}");
        };
        let count = self
            .0
            .iter()
            .filter(|(name, _)| name.starts_with("revised/"));
        let name = format!("revised/r{}", count.count());
        let mut said = json!({"on": format!("2026-{on}"), "what": what, "from": from});
        if of != "-" {
            said["key-result"] = json!(of);
        }
        if is_checked {
            said["checked"] = json!(true);
        }
        self.with(&name, said)
    }

    fn record(&self) -> Record {
        let fields = self.0.iter().cloned();
        Record::of(fields.map(|(name, value)| (Name::parse(&name), value)))
    }

    /// The check-ins inside and all, by bound: "2/2 at most 40, 1/2 at most 30".
    fn judged(&self) -> String {
        let read = self.read();
        let all = read.key_results[0].judged(read.period);
        let all = all.iter().map(|it| {
            let by = match it.by {
                Bound::AtLeast(at) => format!("at least {at}"),
                Bound::Above(at) => format!("above {at}"),
                Bound::AtMost(at) => format!("at most {at}"),
                Bound::Below(at) => format!("below {at}"),
                Bound::Between(low, high) => format!("{low} to {high}"),
            };
            format!("{}/{} {by}", it.checks.inside(), it.checks.all())
        });
        all.collect::<Vec<_>>().join(", ")
    }

    fn score(&self) -> String {
        let read = self.read();
        let score = read.key_results[0].score(read.period);
        score.as_ref().map_or_else(|| "none".to_owned(), shown)
    }
}

/// The one of the reports, in the third quarter.
fn tightened() -> Written {
    objective(&["at-most 30: 07-05 35, 07-12 38, 07-19 29, 07-26 30"])
}

#[test]
fn each_check_is_judged_by_the_bound_in_force_on_its_day() {
    #[track_caller]
    fn case(line: &str, was: &[&str], judged: &str, score: &str) {
        let written = was.iter().fold(objective(&[line]), |it, was| it.was(was));
        assert_eq!(written.judged(), judged, "{line} {was:?}");
        assert_eq!(written.score(), score, "{line} {was:?}");
    }
    let line = "at-most 30: 07-05 35, 07-12 38, 07-19 29, 07-26 30";
    case(
        line,
        &["k1 target 40 07-19"],
        "2/2 at most 40, 2/2 at most 30",
        "1",
    );
    // Without a day nobody knows: by the one that stands.
    case(line, &[], "2/4 at most 30", "1/2");
    // From the day of the change on by the new one.
    case(
        line,
        &["k1 target 40 07-12"],
        "1/1 at most 40, 2/3 at most 30",
        "3/4",
    );
    case(
        line,
        &["k1 target 40 07-13"],
        "2/2 at most 40, 2/2 at most 30",
        "1",
    );
    // But where the check-in of that day was there before.
    case(
        line,
        &["k1 target 40 07-12 checked"],
        "2/2 at most 40, 2/2 at most 30",
        "1",
    );
    // Loosened, what was outside stays so.
    let low = "at-most 40: 07-05 35, 07-12 38, 07-19 39, 07-26 41";
    case(
        low,
        &["k1 target 30 07-19"],
        "0/2 at most 30, 1/2 at most 40",
        "1/4",
    );
    // Twice, and back again.
    let twice = ["k1 target 40 07-12", "k1 target 36 07-19"];
    case(
        line,
        &twice,
        "1/1 at most 40, 0/1 at most 36, 2/2 at most 30",
        "3/4",
    );
    let back = ["k1 target 30 07-12", "k1 target 40 07-19"];
    case(
        line,
        &back,
        "0/1 at most 30, 1/1 at most 40, 2/2 at most 30",
        "3/4",
    );
    // Of one day the first says what was before.
    let one_day = ["k1 target 40 07-19", "k1 target 20 07-19"];
    case(line, &one_day, "2/2 at most 40, 2/2 at most 30", "1");
    // Another operator, and a range.
    let other = ["k1 operator at-least 07-19"];
    case(
        "at-most 30: 07-05 35, 07-12 29, 07-19 30",
        &other,
        "1/2 at least 30, 1/1 at most 30",
        "2/3",
    );
    let strict = ["k1 operator below 07-19"];
    case(
        "at-most 30: 07-12 30, 07-19 30",
        &strict,
        "0/1 below 30, 1/1 at most 30",
        "1/2",
    );
    let range = [
        "k1 operator between 07-19",
        "k1 start 20 07-19",
        "k1 target 25 07-19",
    ];
    case(
        "at-most 30: 07-12 26, 07-13 22, 07-19 26",
        &range,
        "1/2 20 to 25, 1/1 at most 30",
        "2/3",
    );
    // Of others nothing.
    case(line, &["k2 target 40 07-19"], "2/4 at most 30", "1/2");
    // Before the period, nothing was promised for it.
    case(line, &["k1 target 40 06-20"], "2/4 at most 30", "1/2");
    case(line, &["k1 target 40 07-01"], "2/4 at most 30", "1/2");
    // After all of them.
    case(line, &["k1 target 40 09-30"], "4/4 at most 40", "1");
}

#[test]
fn the_range_that_moved_at_one_end_moves_there_alone() {
    let line = "between 10: 07-05 11, 07-12 5, 07-19 5, 07-26 11";
    let written = objective(&[line]).with("kr/k1/start", json!("0"));
    assert_eq!(written.judged(), "2/4 0 to 10");
    let lower = written.clone().was("k1 start 8 07-19");
    assert_eq!(lower.judged(), "0/2 8 to 10, 1/2 0 to 10");
    let upper = written.was("k1 target 12 07-19");
    assert_eq!(upper.judged(), "2/2 0 to 12, 1/2 0 to 10");
}

#[test]
fn what_was_no_standard_yet_is_judged_by_the_first_bound_that_it_had() {
    let written = objective(&["at-least 20: 07-05 15, 07-12 18, 07-26 21"]);
    let changed = written
        .clone()
        .was("k1 measure change 07-19")
        .was("k1 start 12 07-19");
    assert_eq!(changed.judged(), "1/3 at least 20");
    let twice = changed.was("k1 target 16 07-25");
    assert_eq!(twice.judged(), "1/2 at least 16, 1/1 at least 20");
}

#[test]
fn a_guardrail_is_broken_by_the_bound_of_the_day() {
    let line = "guardrail at-most 30: 07-05 35, 07-12 38, 07-19 29";
    let broken = |it: &Written| it.standing("2026-08-01").total.broken;
    let written = objective(&["0 to 10: 07-20 5", line]);
    assert_eq!(broken(&written), [1]);
    assert_eq!(broken(&written.was("k2 target 40 07-19")), [0_usize; 0]);
}

#[test]
fn how_many_more_follows_from_the_same_checks() {
    let more = |it: &Written, tenths| {
        let read = it.read();
        let measured = read.key_results[0].measured(read.period).expect("a bound");
        need(&measured, &Fraction::of(tenths, 10))
    };
    assert_eq!(more(&tightened(), 7), Some(Need::Checks(3)));
    let dated = tightened().was("k1 target 40 07-19");
    assert_eq!(more(&dated, 7), Some(Need::Nothing));
    let missed = tightened().was("k1 target 36 07-19");
    assert_eq!(missed.score(), "3/4");
    assert_eq!(more(&missed, 8), Some(Need::Checks(1)));
}

#[test]
fn a_file_with_stamps_alone_is_judged_by_what_stands() {
    let file = r#"{"at/h1/2026-10-05":[{"value":"35"},"1.k3f9x2ab"],
        "at/h1/2026-10-12":[{"value":"38"},"1.k3f9x2ab"],
        "at/h1/2026-10-19":[{"value":"29"},"1.k3f9x2ab"],
        "at/h1/2026-10-26":[{"value":"30"},"1.k3f9x2ab"]}"#;
    let said: Value = serde_json::from_str(file).expect("JSON");
    let mut fields: Vec<(String, Value)> = said
        .as_object()
        .expect("fields")
        .iter()
        .map(|(name, entry)| (name.clone(), entry[0].clone()))
        .collect();
    for (name, value) in [
        ("measure", "hold"),
        ("operator", "at-most"),
        ("target", "30"),
    ] {
        fields.push((format!("kr/h1/{name}"), json!(value)));
    }
    let days = json!({"first": "2026-10-01", "last": "2026-12-31"});
    fields.push(("period".to_owned(), days));
    let written = Written(fields);
    assert_eq!(
        (written.score(), written.judged()),
        ("1/2".into(), "2/4 at most 30".into())
    );
    let read = written.read();
    assert_eq!(read.key_results[0].courses(), []);
    assert_eq!((read.jump(), read.commitments()), (None, vec![]));
}

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

fn at_most(value: &str) -> Bound {
    Bound::AtMost(number(value))
}

fn share(above: i64, below: i64) -> Fraction {
    Fraction::of(above, below)
}

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

/// What a form writes that changes fields of a key result on a day.
fn edited(written: &Written, fields: &[(&str, Value)], on: &str) -> Written {
    let fields = fields
        .iter()
        .map(|(name, value)| (Name::parse(name), value.clone()));
    let mut ids = 0;
    let new = || {
        ids += 1;
        Id::parse(&format!("0000000{ids}0rest")).expect("an id")
    };
    let all = with_revisions(&written.record(), fields.collect(), day(on), new);
    all.into_iter().fold(written.clone(), |it, (name, value)| {
        it.with(&name.to_string(), value)
    })
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

proptest! {
    /// Every check by the bound that stood on its day, found here by going back from now.
    #[test]
    fn checks_are_judged_as_somebody_with_a_diary_would(
        checks in vec((0..92_i64, 0..6_i32), 1..12),
        changes in vec((1..92_i64, 0..6_i32), 0..5),
        now in 0..6_i32,
    ) {
        let after = |days: i64| day("2026-07-01") + Duration::days(days);
        let (mut checks, mut changes) = (checks, changes);
        checks.sort_by_key(|(on, _)| *on);
        checks.dedup_by_key(|(on, _)| *on);
        changes.sort_by_key(|(on, _)| *on);
        changes.dedup_by_key(|(on, _)| *on);
        let said = checks.iter().map(|(on, value)| format!("{} {value}", &write_date(after(*on))[5..]));
        let line = format!("at-least {now}: {}", said.collect::<Vec<_>>().join(", "));
        let written = changes.iter().fold(objective(&[&line]), |it, (on, was)| {
            it.was(&format!("k1 target {was} {}", &write_date(after(*on))[5..]))
        });
        let inside = checks.iter().filter(|(on, value)| {
            let mut bound = now;
            for (changed, was) in changes.iter().rev() {
                if on < changed {
                    bound = *was;
                }
            }
            *value >= bound
        });
        let expected = Fraction::of(inside.count() as i64, checks.len() as i64);
        prop_assert_eq!(written.score(), shown(&expected));
    }

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
