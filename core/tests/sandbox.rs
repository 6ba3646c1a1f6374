//! The objective to play with: a quarter told by weeks, moved to before today.

#![cfg(feature = "store")]

use crate::given::day;
use proptest::prelude::*;
use time::{Date, Month};
use waymark_core::calendar::{Calendar, FirstDay};
use waymark_core::grading::verdict::Commitment;
use waymark_core::kinds::KINDS;
use waymark_core::number::fraction::Fraction;
use waymark_core::objective::KIND;
use waymark_core::objective::Objective;
use waymark_core::objective::course::peak;
use waymark_core::objective::due::due;
use waymark_core::objective::key_result::Indicator;
use waymark_core::objective::standing::{Stage, Standing};
use waymark_core::period::write_date;
use waymark_core::record::id::Id;
use waymark_core::record::kind::TITLE;
use waymark_core::record::stamp::Writer;
use waymark_core::sandbox::{Example, Told, Week, objective};
use waymark_core::sketch::Measure;
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::key_value::Memory;

const fn week(value: &'static str) -> Week {
    Week(value, None, "")
}

/// Eleven weeks, as many as there are check-ins in a quarter of which twelve are
/// gone.
const EXAMPLE: Example = Example {
    title: "Be asked for",
    commitment: Commitment::Committed,
    key_results: &[
        Told {
            name: "Signed",
            start: "12",
            target: "18",
            unit: "%",
            indicator: Some(Indicator::Lag),
            weeks: &[
                Week("12.5", Some(7), "A start"),
                week("13"),
                week("13"),
                week("13"),
                week("14"),
                week("15"),
                week("16.5"),
                week("16"),
                week("15"),
                week("15"),
                Week("15", Some(6), ""),
            ],
        },
        Told {
            name: "Waiting",
            start: "6",
            target: "2",
            unit: "hours",
            indicator: None,
            weeks: &[week("5")],
        },
    ],
    actions: &[("Answer sooner", Some(3)), ("Ask why", None)],
    notes: &[(4, "A holiday")],
};

/// The objective that a store has once it was brought in.
fn stored(today: Date) -> Objective {
    let (kv, mut store) = (Memory::default(), Store::empty(KINDS, Writer::new(1), "t"));
    let of = KIND.of(Id::parse("example").expect("an id"));
    let create = Action::Create {
        of: of.clone(),
        fields: objective(&EXAMPLE, today).fields(),
        today: write_date(today),
    };
    store.act(&kv, &create).expect("it is kept");
    store.read_history(&kv, &of).expect("memory never fails");
    assert_eq!(store.list().count(), 1);
    Objective::read(&store.with_history(&of).expect("it is there"))
}

#[test]
fn it_is_what_the_example_tells() {
    // Over the turn of a year, so that check-ins are in records of two.
    let today = day("2026-02-01");
    let objective = stored(today);
    assert_eq!(objective.title, "Be asked for");
    assert_eq!(objective.commitment, Commitment::Committed);
    let period = objective.period.expect("a period");
    assert_eq!(write_date(period.first()), "2025-11-10");
    assert_eq!(write_date(period.last()), "2026-02-08");
    let [signed, waiting] = &objective.key_results[..] else {
        panic!("two key results");
    };
    assert_eq!(signed.name, "Signed");
    assert_eq!(signed.measure, Measure::Change);
    assert_eq!(signed.unit, "%");
    assert_eq!(signed.start, Some(12.into()));
    assert_eq!(signed.target, Some(18.into()));
    assert_eq!(signed.indicator, Some(Indicator::Lag));
    let days: Vec<String> = signed
        .check_ins
        .iter()
        .map(|it| write_date(it.date))
        .collect();
    assert_eq!(days.len(), 11);
    assert_eq!(days[0], "2025-11-16");
    assert_eq!(days[1], "2025-11-23");
    assert_eq!(days[10], "2026-01-25");
    assert_eq!(signed.check_ins[0].confidence, Some(7));
    assert_eq!(signed.check_ins[0].note, "A start");
    assert_eq!(waiting.check_ins.len(), 1);
    assert_eq!(waiting.indicator, None);
    let actions = objective.actions.iter();
    let actions: Vec<_> = actions
        .map(|it| (it.text.as_str(), it.done.map(write_date)))
        .collect();
    let done = Some("2025-11-30".to_owned());
    assert_eq!(actions, [("Answer sooner", done), ("Ask why", None)]);
    // Before the check-in that shows what came of it.
    assert_eq!(write_date(objective.notes[0].date), "2025-12-04");
    assert_eq!(objective.notes[0].text, "A holiday");
}

proptest! {
    #[test]
    fn on_any_day_it_is_under_way(year in 1970..=9998, ordinal in 1..=365_u16) {
        let today = Date::from_ordinal_date(year, ordinal).expect("a day");
        for (field, value) in objective(&EXAMPLE, today).fields() {
            let field = field.to_string();
            prop_assert_eq!(KIND.accepts(&field, &value), Ok(()), "{}", field);
        }
        let objective = stored(today);
        let period = objective.period.expect("a period");
        prop_assert_eq!(period.days(), 13 * 7);
        prop_assert!(period.contains(today));
        for check_in in objective.key_results.iter().flat_map(|it| &it.check_ins) {
            prop_assert!(period.contains(check_in.date));
            prop_assert!(check_in.date < today);
        }
        for note in &objective.notes {
            prop_assert!(period.contains(note.date) && note.date < today);
        }
        let standing = Standing::of(&objective, today);
        prop_assert_eq!(standing.stage, Stage::Running);
        // (3 / 6 + 1 / 4) / 2
        prop_assert_eq!(standing.score(), Some(&Fraction::of(3, 8)));
        prop_assert!(standing.outlook().is_some(), "{:?}", standing.headline());
        for key_result in &objective.key_results {
            prop_assert!(due(&objective, key_result, Calendar::default(), today).is_some());
        }
        for key_result in &objective.key_results[..1] {
            for first_day in FirstDay::ALL {
                let calendar = Calendar { first_day, ..Calendar::default() };
                let due = due(&objective, key_result, calendar, today);
                prop_assert!(due.is_some_and(|it| !it.is_missed), "{:?}", due);
            }
        }
        let signed = &objective.key_results[0];
        let age = today.to_julian_day() - signed.latest().expect("a check-in").date.to_julian_day();
        prop_assert_eq!(age, 7);
        prop_assert!(peak(signed, objective.period).is_some());
    }
}

#[test]
fn at_the_ends_of_time_it_does_not_panic() {
    for today in [
        Date::MIN,
        Date::MAX,
        Date::from_calendar_date(0, Month::January, 1).expect("a day"),
    ] {
        let fields = objective(&EXAMPLE, today).fields();
        assert!(fields.iter().any(|(field, _)| TITLE.is(field)));
    }
}
