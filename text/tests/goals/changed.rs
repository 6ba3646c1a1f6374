//! What was changed on the way and where a straight line does not fit, in words; and that
//! nothing said of one objective contradicts anything else said of it.

use serde_json::{Value, json};
use waymark_core::calendar::Calendar;
use waymark_core::number::fraction::Fraction;
use waymark_core::number::understood::Notation;
use waymark_core::objective::Objective;
use waymark_core::objective::charts;
use waymark_core::objective::course::{misfit, peak};
use waymark_core::objective::earlier::Effect;
use waymark_core::objective::standing::Standing;
use waymark_core::record::Record;
use waymark_text::en::goals::changed::{
    all_of_key_result, along, commitment, effect, in_short, judged, jump, lately, marks,
    of_key_result,
};
use waymark_text::en::goals::report::{Entry, report};
use waymark_text::en::goals::standing::{pace, word};
use waymark_text::en::report::markdown::markdown;

use super::{day, is_plain, is_sentence};

const EN: Notation = Notation::PLAIN_ENGLISH;
const TODAY: &str = "2026-11-26";

/// An objective of the fourth quarter with these fields; what was changed as
/// `k1 target 18 2026-11-12`.
fn of(fields: &[(&str, &str)], was: &[&str]) -> Objective {
    let mut all: Vec<(String, Value)> = vec![(
        "period".to_owned(),
        json!({"first": "2026-10-01", "last": "2026-12-31"}),
    )];
    for (name, value) in fields {
        let value = match name.starts_with("at/") {
            true => json!({ "value": value }),
            false => json!(value),
        };
        all.push(((*name).to_owned(), value));
    }
    for (at, was) in was.iter().enumerate() {
        let parts: Vec<&str> = was.split(' ').collect();
        let [of, what, from, on] = parts[..] else {
            panic!("{was}");
        };
        let mut said = json!({"on": on, "what": what, "from": from});
        if of != "-" {
            said["key-result"] = json!(of);
        }
        all.push((format!("revised/r{at}"), said));
    }
    let fields = all.into_iter();
    Objective::read(&Record::of(
        fields.map(|(name, value)| (name.as_str().into(), value)),
    ))
}

/// A change in percent with these check-ins.
fn change(start: &str, target: &str, check_ins: &[(&str, &str)], was: &[&str]) -> Objective {
    let mut fields = vec![
        ("kr/k1/name".to_owned(), "Trial".to_owned()),
        ("kr/k1/unit".to_owned(), "%".to_owned()),
        ("kr/k1/start".to_owned(), start.to_owned()),
        ("kr/k1/target".to_owned(), target.to_owned()),
    ];
    let check_ins = check_ins.iter();
    fields.extend(check_ins.map(|(on, value)| (format!("at/k1/2026-{on}"), (*value).to_owned())));
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    of(&fields, was)
}

fn said(objective: &Objective) -> Vec<String> {
    let standing = Standing::of(objective, day(TODAY));
    let all = objective.key_results.iter();
    let said = all.flat_map(|it| of_key_result(it, objective.period, &standing, day(TODAY), &EN));
    said.inspect(|it| is_sentence(it)).collect()
}

const TIGHTENED: [(&str, &str); 8] = [
    ("kr/k1/measure", "hold"),
    ("kr/k1/operator", "at-most"),
    ("kr/k1/target", "30"),
    ("kr/k1/unit", "min"),
    ("at/k1/2026-10-05", "35"),
    ("at/k1/2026-10-12", "38"),
    ("at/k1/2026-10-19", "29"),
    ("at/k1/2026-10-26", "30"),
];

#[test]
fn a_bound_that_was_tightened_says_by_which_each_check_was_judged() {
    assert_eq!(
        said(&of(&TIGHTENED, &["k1 target 40 2026-10-19"])),
        [
            "At most 40\u{a0}min until 19 October, then at most 30\u{a0}min.",
            "4 of 4 checks inside: 2 judged by at most 40\u{a0}min, 2 by at most 30\u{a0}min.",
        ]
    );
    // Where no day is known nothing is said of one.
    assert_eq!(said(&of(&TIGHTENED, &[])), Vec::<String>::new());
    // Changed after all of them, there is one bound to judge by.
    assert_eq!(
        said(&of(&TIGHTENED, &["k1 target 40 2026-11-20"])),
        ["At most 40\u{a0}min until 20 November, then at most 30\u{a0}min."]
    );
    assert_eq!(
        said(&of(
            &TIGHTENED,
            &["k1 operator below 2026-10-19", "k1 target 36 2026-10-12"]
        )),
        [
            "Below 36\u{a0}min until 12 October, below 30\u{a0}min until 19 October, then at most 30\u{a0}min.",
            "3 of 4 checks inside: 1 judged by below 36\u{a0}min, 1 by below 30\u{a0}min, 2 by at most 30\u{a0}min.",
        ]
    );
    let range = of(
        &TIGHTENED,
        &["k1 operator between 2026-10-19", "k1 start 20 2026-10-19"],
    );
    let judged = judged(&range.key_results[0], range.period, &EN);
    let by = "2 judged by between 20\u{a0}min and 30\u{a0}min, 2 by at most 30\u{a0}min";
    assert_eq!(judged.as_deref(), Some(by));
}

#[test]
fn a_target_that_moved_is_said_with_what_it_did() {
    let on = |was: &[&str]| {
        change(
            "12",
            "24",
            &[("11-09", "15"), ("11-20", "15.5"), ("11-23", "15")],
            was,
        )
    };
    let moved = on(&["k1 target 18 2026-11-12"]);
    assert_eq!(said(&moved)[0], "Target 18% until 12 November, then 24%.");
    let done = jump(&moved.jump().expect("a jump"), day(TODAY));
    assert_eq!(
        done,
        "0.50 before the target moved on 12 November, 0.25 since."
    );
    let later = change(
        "12",
        "24",
        &[("11-09", "15"), ("11-20", "18")],
        &["k1 target 18 2026-11-12"],
    );
    let done = jump(&later.jump().expect("a jump"), day(TODAY));
    assert_eq!(
        done,
        "0.50 before the target moved on 12 November, 0.25 right after."
    );
    let start = on(&["k1 start 9 2026-11-12"]);
    assert_eq!(said(&start)[0], "Start 9% until 12 November, then 12%.");
    let done = jump(&start.jump().expect("a jump"), day("2027-01-03"));
    assert_eq!(
        done,
        "0.40 before the start moved on 12 November 2026, 0.25 since."
    );
    let twice = on(&["k1 target 18 2026-11-12", "k1 target 20 2026-11-14"]);
    assert_eq!(
        said(&twice)[0],
        "Target 18% until 12 November, 20% until 14 November, then 24%."
    );
    let other = on(&["k1 measure yes-no 2026-11-12"]);
    assert_eq!(
        said(&other)[0],
        "Yes/no until 12 November, then raise from 12% to 24%."
    );
}

#[test]
fn what_was_promised_as_a_whole_says_until_when() {
    let must = of(
        &[("commitment", "must")],
        &["- commitment stretch 2026-11-12"],
    );
    let said = "Aspirational until 12 November, then committed.";
    assert_eq!(commitment(&must, day(TODAY)), said);
    assert_eq!(commitment(&of(&[], &[]), day(TODAY)), "");
}

#[test]
fn a_peak_that_was_lost_is_said_where_it_is_a_summary_too() {
    let lost = change(
        "12",
        "18",
        &[("10-12", "13"), ("11-02", "18.2"), ("11-16", "15")],
        &[],
    );
    let standing = Standing::of(&lost, day(TODAY));
    let peak = "Reached 18.2% on 2 November, now at 15%.";
    assert_eq!(in_short(&lost, &standing, day(TODAY), &EN), [peak]);
    assert_eq!(word(&standing), "on track, fell back");
    let line = "Reached 18.2% on 2 November, now at 15%: a straight line does not fit.";
    assert_eq!(said(&lost), [line]);
    // A little up and down is none, but beside its drawing.
    let little = change(
        "12",
        "18",
        &[("10-12", "13"), ("11-02", "15.4"), ("11-16", "15")],
        &[],
    );
    let standing = Standing::of(&little, day(TODAY));
    assert_eq!(
        in_short(&little, &standing, day(TODAY), &EN),
        Vec::<String>::new()
    );
    let all = all_of_key_result(
        &little.key_results[0],
        little.period,
        &standing,
        day(TODAY),
        &EN,
    );
    assert_eq!(all, ["Reached 15.4% on 2 November, now at 15%."]);
}

#[test]
fn where_a_straight_line_does_not_fit_that_is_said() {
    let weeks = [
        "10-05", "10-12", "10-19", "10-26", "11-02", "11-09", "11-16", "11-23",
    ];
    let flat: Vec<(&str, &str)> = weeks.iter().map(|on| (*on, "18")).collect();
    let flat = change("12", "24", &flat, &[]);
    let standing = Standing::of(&flat, day(TODAY));
    let says =
        "Flat at 18% for 7 weeks, from 5 October to 23 November: a straight line does not fit.";
    assert_eq!(said(&flat), [says]);
    assert_eq!(word(&standing), "on track, flat lately");
    let pace = pace(&standing, day(TODAY));
    let along = "On track for about 0.85 along a straight line that does not fit, last check-in 3 days ago.";
    assert_eq!(pace, along);
    #[track_caller]
    fn case(check_ins: &[(&str, &str)], lately_is: &str, line: &str) {
        let objective = change("12", "24", check_ins, &[]);
        let standing = Standing::of(&objective, day(TODAY));
        assert_eq!(lately(&standing).as_deref(), Some(lately_is));
        assert_eq!(
            said(&objective),
            [[line, ": a straight line does not fit."].concat()]
        );
    }
    case(
        &[("10-26", "17.5"), ("11-16", "18")],
        "slower lately",
        "Slower since 26 October, from 17.5% to 18%",
    );
    case(
        &[("10-23", "12.5"), ("11-16", "18")],
        "faster lately",
        "Faster since 23 October, from 12.5% to 18%",
    );
    case(
        &[("10-23", "18.5"), ("11-16", "18")],
        "fell back",
        "Falling back since 23 October, from 18.5% to 18%",
    );
    case(
        &[("10-23", "18"), ("11-09", "18.5"), ("11-16", "18")],
        "flat lately",
        "No further than on 23 October, at 18%",
    );
    case(
        &[("10-28", "18"), ("11-07", "18")],
        "flat lately",
        "Flat at 18%, from 28 October to 7 November",
    );
}

#[test]
fn a_drawing_says_at_each_mark_what_was() {
    let marks = |it: &Objective| {
        let drawn = charts::way(it, &it.key_results[0], day(TODAY), Calendar::default());
        let drawn = drawn.expect("a drawing");
        marks(&drawn.earlier, drawn.goal, &it.key_results[0].unit, &EN)
    };
    let check_ins = [("11-09", "15")];
    let of_change = |was: &[&str]| marks(&change("12", "24", &check_ins, was));
    assert_eq!(of_change(&["k1 target 18 2026-11-12"]), ["target was 18%"]);
    assert_eq!(of_change(&["k1 start 9 2026-11-12"]), ["start was 9%"]);
    let both = ["k1 start 9 2026-11-12", "k1 target 18 2026-11-12"];
    assert_eq!(of_change(&both), ["was 9% to 18%"]);
    let twice = ["k1 target 18 2026-11-12", "k1 target 20 2026-11-14"];
    assert_eq!(of_change(&twice), ["target was 18%", "target was 20%"]);
    assert_eq!(of_change(&["k1 measure yes-no 2026-11-12"]), ["was yes/no"]);
    let held = of(&TIGHTENED, &["k1 target 40 2026-10-19"]);
    assert_eq!(marks(&held), ["was at most 40\u{a0}min"]);
}

#[test]
fn a_form_says_what_saving_does() {
    let bound = waymark_core::grading::measure::Bound::AtMost(40.into());
    let says = |it: &Effect| effect(it, "min", &EN);
    assert_eq!(
        says(&Effect::Kept(3, Some(bound))),
        "3 earlier check-ins keep being judged by at most 40\u{a0}min."
    );
    assert_eq!(
        says(&Effect::Kept(1, None)),
        "1 earlier check-in keeps being judged by the limit of its day."
    );
    assert_eq!(
        says(&Effect::Kept(2, None)),
        "2 earlier check-ins keep being judged by the limit of their day."
    );
    let jumps = Effect::Jumps(Fraction::of(1, 2), Fraction::of(1, 4));
    names(&says(&jumps), &["0.50", "0.25"]);
    is_sentence(&says(&Effect::Dated));
}

#[track_caller]
fn names(text: &str, all: &[&str]) {
    is_sentence(text);
    assert!(all.iter().all(|it| text.contains(it)), "{text:?}");
}

/// Numbers that look like any, and are the same each time.
struct Any(u64);

impl Any {
    fn upto(&mut self, most: u64) -> i64 {
        // As Knuth has it for 64 bits.
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        i64::try_from((self.0 >> 33) % most).expect("a small number")
    }

    /// So many days with a number each, at most.
    fn on_days(&mut self, most: u64, least: i64, numbers: u64) -> Vec<(i64, i64)> {
        let many = self.upto(most);
        (0..many)
            .map(|_| (self.upto(80), least + self.upto(numbers)))
            .collect()
    }
}

/// Whatever was checked in and changed: what one part of a page says, no other denies.
#[test]
fn no_sentence_contradicts_another() {
    let mut any = Any(7);
    let mut misfits = 0;
    for _ in 0..3_000 {
        let values = any.on_days(10, 0, 30);
        let was = any.on_days(3, 14, 16);
        misfits += usize::from(agrees(values, 14 + any.upto(16), &was, 12 + any.upto(68)));
    }
    assert!((100..2_900).contains(&misfits), "{misfits}");
}

/// Whether a straight line does not fit, which all parts of the page have to say alike.
fn agrees(values: Vec<(i64, i64)>, target: i64, was: &[(i64, i64)], today: i64) -> bool {
    let on = |days: i64| {
        let date = day("2026-10-01") + time::Duration::days(days);
        waymark_core::period::write_date(date)
    };
    let mut values: Vec<(i64, i64)> = values.into_iter().filter(|(on, _)| *on <= today).collect();
    values.sort_unstable();
    values.dedup_by_key(|(on, _)| *on);
    let values: Vec<(String, String)> = values
        .iter()
        .map(|(days, value)| (on(*days)[5..].to_owned(), value.to_string()))
        .collect();
    let values: Vec<(&str, &str)> = values
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    let was = was.iter().filter(|(on, _)| (2..=today).contains(on));
    let was: Vec<String> = was
        .map(|(days, was)| format!("k1 target {was} {}", on(*days)))
        .collect();
    let was: Vec<&str> = was.iter().map(String::as_str).collect();
    let objective = change("12", &target.to_string(), &values, &was);
    let today = day(&on(today));
    let standing = Standing::of(&objective, today);
    let it = &objective.key_results[0];
    let period = objective.period.expect("a period");
    let all = all_of_key_result(it, Some(period), &standing, today, &EN);
    let page = all.join(" ");
    all.iter().for_each(|said| is_sentence(said));
    // Headline, drawing and sentences agree whether a straight line fits.
    let fits = misfit(it, period).is_none();
    assert_eq!(page.contains("does not fit"), !fits);
    assert_eq!(along(&standing) == "at this pace", fits);
    assert_eq!(lately(&standing).is_none(), fits);
    let drawn = charts::way(&objective, it, today, Calendar::default()).expect("a drawing");
    assert!(fits || drawn.landing.is_none());
    assert_eq!(drawn.landing, charts::course(it, period));
    // So do the peak that is marked and the one that is said.
    assert_eq!(page.contains("eached "), peak(it, Some(period)).is_some());
    assert_eq!(drawn.peak.is_some(), page.contains("eached "));
    // What changed stands as marks where it is said, and nowhere else.
    let marks = marks(&drawn.earlier, drawn.goal, &it.unit, &EN);
    marks.iter().for_each(|mark| is_plain(mark));
    assert!(!page.contains(" until ") || !marks.is_empty());
    // A score that is said to stand is the one that is shown.
    if let Some(jumped) = objective.jump() {
        let stands = jump(&jumped, today).contains(" since");
        let score = it.score(Some(period));
        assert_eq!(stands, score.as_ref() == Some(&jumped.after));
    }
    // The report says the same of all of that.
    let entry = Entry {
        objective: &objective,
        standing: &standing,
        lives: &[],
    };
    let report = markdown(&report("R", &[entry], today, Calendar::default(), &EN));
    assert_eq!(report.contains("does not fit"), !fits);
    for said in &all {
        assert!(
            report
                .to_lowercase()
                .contains(&said[..said.len() - 1].to_lowercase()),
            "{} in {}",
            said,
            report
        );
    }
    !fits
}
