//! A sketch as a text that restores it.

use proptest::prelude::*;
use waymark_core::day::kept_day;
use waymark_core::grading::verdict::Commitment;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::understood::Notation;
use waymark_core::sketch::typed::{Habits, ReadKeyResult};
use waymark_core::sketch::{
    KeyResult, Level, MOST_KEY_RESULTS, MOST_PERIODS, Measure, Objective, Operator, Past, Sketch,
};

use super::places::{ALL, AR, DE, EN, FR, IN, any_habits, any_sketch, any_typed};

fn read(text: &str, habits: &Habits) -> Sketch {
    Sketch::from_text(text, &habits.notation).expect("a pair that it knows")
}

/// A key result with nothing but a latest value.
fn with_now(now: &str) -> Sketch {
    Sketch {
        key_results: vec![KeyResult {
            now: now.into(),
            ..KeyResult::default()
        }],
        ..Sketch::default()
    }
}

#[test]
fn a_sketch_is_written_as_pairs_without_what_is_usual() {
    let sketch = Sketch {
        objective: Objective {
            title: "Make the trial the reason to buy".into(),
            commitment: Commitment::Committed,
            level: Level::Team,
            first: "2026-07-01".into(),
            last: "2026-09-30".into(),
            as_of: "2026-08-15".into(),
            share: 80,
            bound: "75".into(),
        },
        key_results: vec![
            KeyResult {
                name: "Trials & customers".into(),
                start: "12".into(),
                target: "18".into(),
                now: "15".into(),
                unit: "%".into(),
                weight: "2".into(),
                ..KeyResult::default()
            },
            KeyResult::default(),
            KeyResult {
                name: "Satisfaction".into(),
                target: "4.5/5".into(),
                now: "9 of 13".into(),
                measure: Measure::Hold,
                operator: Operator::Above,
                guardrail: true,
                ..KeyResult::default()
            },
            KeyResult {
                name: "The shop is open".into(),
                measure: Measure::YesNo,
                done: true,
                ..KeyResult::default()
            },
        ],
        periods: vec![
            Past {
                name: "Q1".into(),
                score: "65 %".into(),
                kept: "3".into(),
                committed: "4".into(),
            },
            Past::default(),
        ],
    };
    let text = sketch.to_text(&EN.notation);
    assert_eq!(
        text,
        "o=Make+the+trial+the+reason+to+buy&c=c&l=t&f=2026-07-01&t=2026-09-30&a=2026-08-15&x=80\
        &y=75&k=Trials+%26+customers&s=12&g=18&n=15&u=%25&w=2&k=\
        &k=Satisfaction&g=4.5%2F5&n=%279+of+13&m=h&b=gt&r=1\
        &k=The+shop+is+open&m=y&d=1&p=Q1&z=65+%25&h=3&i=4&p="
    );
    assert_eq!(read(&text, &EN), sketch);
}

#[test]
fn every_choice_is_restored() {
    let mut sketch = with_now("");
    for commitment in [Commitment::Aspirational, Commitment::Committed] {
        for level in [Level::Individual, Level::Team, Level::Company] {
            sketch.objective.commitment = commitment;
            sketch.objective.level = level;
            assert_eq!(read(&sketch.to_text(&EN.notation), &EN), sketch);
        }
    }
    for measure in [Measure::Change, Measure::Hold, Measure::YesNo] {
        for operator in [
            Operator::AtLeast,
            Operator::Above,
            Operator::AtMost,
            Operator::Below,
            Operator::Between,
        ] {
            for flag in [false, true] {
                let key_result = &mut sketch.key_results[0];
                key_result.measure = measure;
                key_result.operator = operator;
                key_result.done = flag;
                key_result.guardrail = !flag;
                assert_eq!(read(&sketch.to_text(&EN.notation), &EN), sketch);
            }
        }
    }
}

#[test]
fn a_number_is_written_plainly_and_read_as_it_is_typed_elsewhere() {
    #[track_caller]
    fn case(typed: &str, here: &Habits, plain: &str, there: &Habits, restored: &str) {
        let text = with_now(typed).to_text(&here.notation);
        let pairs: Vec<(String, String)> = form_urlencoded::parse(text.as_bytes())
            .into_owned()
            .collect();
        assert_eq!(pairs[1], ("n".to_owned(), plain.to_owned()), "{typed:?}");
        let back = read(&text, there);
        assert_eq!(back.key_results[0].now, restored, "{typed:?}");
    }
    case("4.4", &EN, "4.4", &DE, "4,4");
    case("4,4", &DE, "4.4", &EN, "4.4");
    case("1,200", &EN, "1200", &DE, "1200");
    case("1.200", &DE, "1200", &EN, "1200");
    case("1.200", &EN, "1.2", &DE, "1,2");
    case("1,234,567.5", &EN, "1234567.5", &FR, "1234567,5");
    case("12,34,567.5", &IN, "1234567.5", &EN, "1234567.5");
    case("1\u{202f}200", &FR, "1200", &IN, "1200");
    case("٤٫٦", &AR, "4.6", &EN, "4.6");
    case("-4.6", &EN, "-4.6", &AR, "-٤٫٦");
    case("250k", &EN, "250000", &DE, "250000");
    case("20 lakh", &EN, "2000000", &DE, "2000000");
    case("12%", &EN, "12 %", &DE, "12 %");
    case("$250,000", &EN, "250000 $", &DE, "250000 $");
    case("4.6/5", &EN, "4.6/5", &DE, "4,6/5");
    // The number behind the slash is one too.
    case("4,6/7,5", &DE, "4.6/7.5", &DE, "4,6/7,5");
    case("4.6/7.125", &EN, "4.6/7.125", &DE, "4,6/7,125");
    case("4.6; 4.4;4.7", &EN, "4.6; 4.4; 4.7", &DE, "4,6; 4,4; 4,7");
    // The sign says that it is a percentage of the start.
    case("+40 %", &EN, "+40 %", &DE, "+40 %");
    case("+12,5%", &DE, "+12.5 %", &EN, "+12.5 %");
    case("-12,5%", &DE, "-12.5 %", &EN, "-12.5 %");
    case("−25 %", &EN, "-25 %", &FR, "-25 %");
    case("+5", &EN, "5", &DE, "5");
    // What is no number stands as it was typed.
    case("9 of 13", &EN, "'9 of 13", &DE, "9 of 13");
    case("soon", &EN, "'soon", &DE, "soon");
    case("12,34", &EN, "'12,34", &DE, "12,34");
    case("4.6; soon", &EN, "'4.6; soon", &DE, "4.6; soon");
    case("4.6;", &EN, "'4.6;", &DE, "4.6;");
    case("'9", &EN, "''9", &DE, "'9");
    case(" ", &EN, "' ", &DE, " ");
}

#[test]
fn any_text_is_read_as_far_as_it_is_known() {
    #[track_caller]
    fn case(text: &str, expected: Option<&Sketch>) {
        assert_eq!(
            Sketch::from_text(text, &EN.notation).as_ref(),
            expected,
            "{text:?}"
        );
    }
    let titled = |title: &str| {
        let mut sketch = Sketch::default();
        sketch.objective.title = title.into();
        sketch
    };
    case("", None);
    case("&&&", None);
    case("nonsense", None);
    case("zz=1&q=1.abca", None);
    // Nothing to belong to.
    case("n=15", None);
    case("z=0.7&h=1&i=2", None);
    case("o=Hello", Some(&titled("Hello")));
    case(
        "o=Hello%20there&future=1&n=15",
        Some(&titled("Hello there")),
    );
    case("o=%FF", Some(&titled("\u{fffd}")));
    case("o=one&o=two", Some(&titled("two")));
    // What is not known has its usual value.
    case("o=&c=z&l=z&x=many", Some(&titled("")));
    case("k=&m=z&b=z&d=yes&r=", Some(&with_now("")));
    // A number that nobody wrote plainly.
    case("k=&n=1,200", Some(&with_now("1,200")));
}

#[test]
fn the_one_number_is_from_0_to_100() {
    #[track_caller]
    fn case(text: &str, share: u8) {
        assert_eq!(read(text, &EN).objective.share, share, "{text}");
    }
    case("x=0", 0);
    case("x=72", 72);
    case("x=100", 100);
    case("x=101", 100);
    case("x=255", 100);
    case("x=256", 0);
    case("x=-1", 0);
    case("x=7.5", 0);
    case("x=", 0);
}

#[test]
fn one_key_result_or_period_too_many_goes_with_what_belongs_to_it() {
    let mut text = String::new();
    for at in 1..=MOST_KEY_RESULTS + 2 {
        text += &format!("k=KR {at}&n={at}&");
    }
    for at in 1..=MOST_PERIODS + 2 {
        text += &format!("p=P {at}&h={at}&");
    }
    let sketch = read(&text, &EN);
    assert_eq!(sketch.key_results.len(), MOST_KEY_RESULTS);
    for (at, key_result) in sketch.key_results.iter().enumerate() {
        assert_eq!(key_result.name, format!("KR {}", at + 1));
        assert_eq!(key_result.now, (at + 1).to_string());
    }
    assert_eq!(sketch.periods.len(), MOST_PERIODS);
    for (at, past) in sketch.periods.iter().enumerate() {
        assert_eq!(past.name, format!("P {}", at + 1));
        assert_eq!(past.kept, (at + 1).to_string());
    }
    // As many as there may be are restored.
    assert_eq!(read(&sketch.to_text(&EN.notation), &EN), sketch);
}

#[test]
fn a_key_result_may_have_any_name() {
    for name in [
        "", "\0", "&k=", "=", "+", "%", "'", "a\r\nb", "🎯", "\u{202e}",
    ] {
        let mut sketch = with_now("15");
        sketch.key_results[0].name = name.into();
        sketch.periods.push(Past {
            name: name.into(),
            ..Past::default()
        });
        assert_eq!(read(&sketch.to_text(&EN.notation), &EN), sketch, "{name:?}");
    }
}

/// A number with its unit, and the percentage if it is one of the start.
type Amount = (Decimal, String, Option<Decimal>);

/// What a text means: its numbers, or what is typed.
fn meaning(typed: &str, notation: &Notation) -> Vec<Result<Amount, String>> {
    let parts: Option<Vec<_>> = typed
        .split(';')
        .map(|part| {
            let reading = notation.read(part).ok()??;
            let relative = notation.read_relative(part);
            Some(Ok((reading.value, reading.unit, relative)))
        })
        .collect();
    parts.unwrap_or_else(|| vec![Err(typed.to_owned())])
}

/// Each field of a sketch that numbers are typed into.
fn number_fields(sketch: &Sketch) -> Vec<&str> {
    let mut fields = vec![&sketch.objective.bound];
    for key_result in &sketch.key_results {
        let KeyResult {
            start,
            target,
            now,
            weight,
            ..
        } = key_result;
        fields.extend([start, target, now, weight]);
    }
    for Past {
        score,
        kept,
        committed,
        ..
    } in &sketch.periods
    {
        fields.extend([score, kept, committed]);
    }
    fields.into_iter().map(String::as_str).collect()
}

/// The sketch without the texts that may be written in another way.
fn without_numbers(sketch: &Sketch) -> Sketch {
    let mut sketch = sketch.clone();
    sketch.objective.bound.clear();
    let Objective {
        first, last, as_of, ..
    } = &mut sketch.objective;
    for day in [first, last, as_of] {
        *day = kept_day(day).to_owned();
    }
    for key_result in &mut sketch.key_results {
        let KeyResult {
            start,
            target,
            now,
            weight,
            ..
        } = key_result;
        for field in [start, target, now, weight] {
            field.clear();
        }
    }
    for Past {
        score,
        kept,
        committed,
        ..
    } in &mut sketch.periods
    {
        for field in [score, kept, committed] {
            field.clear();
        }
    }
    sketch
}

proptest! {
    #[test]
    fn a_sketch_is_restored_elsewhere(sketch in any_sketch(), here in any_habits(), there in any_habits()) {
        let text = sketch.to_text(&here.notation);
        // The text of nothing at all is no text.
        let restored = Sketch::from_text(&text, &there.notation).unwrap_or_default();
        prop_assert_eq!(without_numbers(&restored), without_numbers(&sketch));
        let fields = number_fields(&sketch).into_iter().zip(number_fields(&restored));
        for (typed, restored) in fields {
            let before = meaning(typed, &here.notation);
            match &before[..] {
                [Err(typed)] => prop_assert_eq!(restored, typed),
                _ => prop_assert_eq!(meaning(restored, &there.notation), before, "{:?}", typed),
            }
        }
        if here == there {
            // A second time nothing changes any more.
            prop_assert_eq!(Sketch::from_text(&restored.to_text(&there.notation), &there.notation).unwrap_or_default(), restored);
        }
    }

    #[test]
    fn what_is_understood_is_the_same_elsewhere(
        start in any_typed(), target in any_typed(), now in any_typed(), weight in any_typed(),
        here in any_habits(), there in any_habits(),
        measure in prop::sample::select(vec![Measure::Change, Measure::Hold]),
    ) {
        let key_result = KeyResult { start, target, now, weight, measure, ..KeyResult::default() };
        let before = ReadKeyResult::of(&key_result, &here);
        let fields = [&before.start, &before.target, &before.now, &before.weight];
        let counted_alike = !key_result.now.contains(here.of);
        if fields.iter().any(|field| field.problem.is_some()) || !counted_alike {
            return Ok(());
        }
        let sketch = Sketch { key_results: vec![key_result], ..Sketch::default() };
        let restored = read(&sketch.to_text(&here.notation), &there);
        let after = ReadKeyResult::of(&restored.key_results[0], &there);
        prop_assert_eq!(&after.counted, &before.counted);
        prop_assert_eq!(&after.unit, &before.unit);
        prop_assert_eq!(after.target.relative, before.target.relative);
        prop_assert_eq!((after.change, after.bound), (before.change, before.bound));
    }

    #[test]
    fn no_text_is_a_panic(
        text in prop_oneof![
            any::<String>(),
            "([ocltfaxykpsgnuwmbdrzhi]=[a-z0-9%+'.;]{0,6}&){0,30}",
            "[a-z=&%+0-9]{0,60}",
        ],
        habits in any_habits(),
    ) {
        if let Some(sketch) = Sketch::from_text(&text, &habits.notation) {
            prop_assert!(sketch.objective.share <= 100);
            let restored = Sketch::from_text(&sketch.to_text(&habits.notation), &habits.notation);
            // What was not plain becomes so, and stays.
            let restored = restored.unwrap_or_default();
            prop_assert_eq!(without_numbers(&restored), without_numbers(&sketch));
        }
    }
}

#[test]
fn the_places_differ_in_how_they_write() {
    let value = Decimal::parse("1234567.5").expect("a decimal");
    let written = ALL.map(|habits| habits.notation.write(value));
    assert_eq!(
        written,
        [
            "1,234,567.5",
            "1.234.567,5",
            "12,34,567.5",
            "1\u{202f}234\u{202f}567,5",
            "١٬٢٣٤٬٥٦٧٫٥"
        ]
    );
}
