//! How numbers are written in some places, and what somebody may type.

use proptest::prelude::*;
use waymark_core::grading::verdict::Commitment;
use waymark_core::number::understood::Notation;
use waymark_core::sketch::typed::Habits;
use waymark_core::sketch::{KeyResult, Level, Measure, Objective, Operator, Past, Sketch};

pub(crate) const EN: Habits = habits(Notation {
    magnitudes: &[("k", 3), ("M", 6), ("lakh", 5)],
    ..Notation::PLAIN_ENGLISH
});

pub(crate) const DE: Habits = habits(Notation {
    decimal: ',',
    group: Some('.'),
    ..Notation::PLAIN_ENGLISH
});

pub(crate) const IN: Habits = habits(Notation {
    secondary: 2,
    ..EN.notation
});

pub(crate) const FR: Habits = habits(Notation {
    decimal: ',',
    group: Some('\u{202f}'),
    ..Notation::PLAIN_ENGLISH
});

pub(crate) const AR: Habits = habits(Notation {
    decimal: '٫',
    group: Some('٬'),
    zero: '٠',
    ..Notation::PLAIN_ENGLISH
});

pub(crate) const ALL: [Habits; 5] = [EN, DE, IN, FR, AR];

const fn habits(notation: Notation) -> Habits {
    Habits { notation, of: "of" }
}

pub(crate) fn any_habits() -> impl Strategy<Value = Habits> {
    prop::sample::select(ALL.to_vec())
}

/// Any text: every character of Unicode, unprinted ones too.
pub(crate) fn any_text() -> impl Strategy<Value = String> {
    prop::collection::vec(any::<char>(), 0..12).prop_map(String::from_iter)
}

/// What a field may hold: numbers of many kinds, pieces of them, anything.
pub(crate) fn any_typed() -> impl Strategy<Value = String> {
    prop_oneof![
        "-?[0-9]{1,6}([.,][0-9]{1,4})?( ?%|/5|k)?",
        "[+−-][0-9]{1,3}([.,][0-9])? ?%",
        "[0-9]{1,2} of [0-9]{1,2}",
        "[0-9][.,][0-9]; ?[0-9][.,][0-9]",
        "[0-9٣.,'’; +−%$€/ofk\u{202f}-]{0,12}",
        "-?[0-9]{20,40}[.,]?[0-9]{0,10}",
        any_text(),
        Just(String::new()),
    ]
}

pub(crate) fn any_key_result() -> impl Strategy<Value = KeyResult> {
    let texts = (
        any_text(),
        any_typed(),
        any_typed(),
        any_typed(),
        prop_oneof![Just(String::new()), Just("%".into()), any_text()],
        any_typed(),
    );
    let measure = prop::sample::select(vec![Measure::Change, Measure::Hold, Measure::YesNo]);
    let operator = prop::sample::select(vec![
        Operator::AtLeast,
        Operator::Above,
        Operator::AtMost,
        Operator::Below,
        Operator::Between,
    ]);
    (texts, measure, operator, any::<bool>(), any::<bool>()).prop_map(
        |((name, start, target, now, unit, weight), measure, operator, done, guardrail)| {
            KeyResult {
                name,
                start,
                target,
                now,
                unit,
                weight,
                measure,
                operator,
                done,
                guardrail,
            }
        },
    )
}

fn any_day() -> impl Strategy<Value = String> {
    prop_oneof![Just("2026-07-10".to_owned()), "[0-9-]{0,10}", any_text()]
}

fn any_objective() -> impl Strategy<Value = Objective> {
    (
        any_text(),
        prop::sample::select(vec![Commitment::Aspirational, Commitment::Committed]),
        prop::sample::select(vec![Level::Individual, Level::Team, Level::Company]),
        [any_day(), any_day(), any_day()],
        0..=100_u8,
        any_typed(),
    )
        .prop_map(
            |(title, commitment, level, [first, last, as_of], share, bound)| Objective {
                title,
                commitment,
                level,
                first,
                last,
                as_of,
                share,
                bound,
            },
        )
}

pub(crate) fn any_past() -> impl Strategy<Value = Past> {
    (any_text(), any_typed(), any_typed(), any_typed()).prop_map(
        |(name, score, kept, committed)| Past {
            name,
            score,
            kept,
            committed,
        },
    )
}

pub(crate) fn any_sketch() -> impl Strategy<Value = Sketch> {
    (
        any_objective(),
        prop::collection::vec(any_key_result(), 0..4),
        prop::collection::vec(any_past(), 0..3),
    )
        .prop_map(|(objective, key_results, periods)| Sketch {
            objective,
            key_results,
            periods,
        })
}
