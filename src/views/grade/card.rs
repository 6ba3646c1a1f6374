//! Everything that a key result's card says, worked out once per change: what one looks at
//! while typing, and apart from it what comes after the next frame.

use waymark_core::grading::measure::Direction;
use waymark_core::grading::objective::Counted;
use waymark_core::grading::reverse::{Need, need};
use waymark_core::grading::verdict::Promise;
use waymark_core::number::fraction::Fraction;
use waymark_core::plot::pixels;
use waymark_core::sketch::slider::Slider;
use waymark_core::sketch::typed::{Field, Habits, Problem, ReadKeyResult};
use waymark_core::sketch::{KeyResult, Measure};
use waymark_text::grade::{self as words, problems};

use crate::ui::field::Under;

/// The scores whose values are worked out backwards, and how they are called.
pub(super) const AIMS: [(i64, &str); 3] = [(6, "0.6"), (7, "0.7"), (10, "1")];

/// What a card says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Card {
    pub(super) name: Under,
    pub(super) start: Under,
    pub(super) target: Under,
    pub(super) now: Under,
    pub(super) weight: Under,
    /// Spectrum, binary, and raw where it differs from spectrum.
    pub(super) grade: [String; 3],
    /// The zone's name, empty without a score.
    pub(super) zone: &'static str,
    /// What is said of it: its zone, or how a guardrail stands.
    pub(super) stands: &'static str,
    /// The spectrum score as a width, then the binary one.
    pub(super) widths: [String; 2],
    /// "Raise from 12 to 18".
    pub(super) reads: String,
    /// Whether the target is below the start.
    pub(super) falls: bool,
    pub(super) slider: Option<Slider>,
    /// What the slider says of its place.
    pub(super) value: String,
}

/// How a card explains its score, and what other scores would take.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Explained {
    /// The arithmetic.
    pub(super) steps: String,
    /// "I meant: keep it at or above 30", empty where there is nothing to mean.
    pub(super) meant: String,
    /// What 0.6, 0.7 and 1 need: the three parts of its sentence, and what can be set.
    pub(super) needs: [([String; 3], Option<Need>); 3],
}

impl Explained {
    pub(super) fn of(typed: &KeyResult, read: &ReadKeyResult, habits: &Habits) -> Self {
        let (notation, unit) = (&habits.notation, read.unit.as_str());
        Self {
            steps: words::steps::of_key_result(&read.counted),
            meant: read
                .change
                .map_or_else(String::new, |change| words::meant(&change, unit, notation)),
            needs: AIMS.map(|(tenths, aim)| {
                // That is ticked, and there is nothing between done and not.
                if typed.measure == Measure::YesNo {
                    return Default::default();
                }
                let found = read
                    .measured()
                    .and_then(|measured| need(measured, &Fraction::of(tenths, 10)))
                    .map(|found| found.for_unit(unit));
                match found {
                    Some(found) => {
                        let sentence = words::reverse::need(aim, &found, unit, notation);
                        let settable = !matches!(found, Need::Nothing | Need::OutOfReach);
                        (sentence, settable.then_some(found))
                    }
                    None => Default::default(),
                }
            }),
        }
    }

    /// Whether there is a score to get to.
    pub(super) fn has_needs(&self) -> bool {
        self.needs.iter().any(|([_, said, _], _)| !said.is_empty())
    }
}

impl Card {
    /// What its fields are told, too.
    pub(super) fn of(
        typed: &KeyResult,
        read: &ReadKeyResult,
        promise: Promise,
        habits: &Habits,
    ) -> Self {
        let notation = &habits.notation;
        let sentence = |problem: &Option<Problem>, typed: &str| match problem {
            Some(problem) => Under {
                text: problems::problem(problem, typed, notation),
                is_problem: true,
            },
            None => Under::default(),
        };
        let field = |field: &Field, typed: &str| Under {
            text: problems::under(field, typed, read.start.value, notation),
            is_problem: field.problem.is_some(),
        };
        Self {
            name: sentence(&read.name, &typed.name),
            start: field(&read.start, &typed.start),
            target: field(&read.target, &typed.target),
            now: field(&read.now, &typed.now),
            weight: field(&read.weight, &typed.weight),
            slider: Slider::of(typed, read),
            ..Self::to_look_at(typed, read, promise, habits)
        }
    }

    /// What is said of it where it has no fields.
    pub(super) fn to_look_at(
        typed: &KeyResult,
        read: &ReadKeyResult,
        promise: Promise,
        habits: &Habits,
    ) -> Self {
        let notation = &habits.notation;
        let graded = match &read.counted {
            Counted::Scored {
                grade: Some(grade), ..
            } => Some(grade),
            _ => None,
        };
        let zone = graded.and_then(|grade| promise.zone(&grade.score, false));
        let zone = zone.map(words::zone);
        let width = |share: &Fraction| [&pixels(share.to_pixels() * 100.0), "%"].concat();
        let falls = read
            .change
            .is_some_and(|change| change.direction() == Direction::Lower);
        let unit = read.unit.as_str();
        let reads = match (&read.change, read.bound) {
            (Some(change), _) => words::change(change, unit, notation),
            (None, Some(bound)) => words::bound(bound, unit, notation),
            (None, None) => String::new(),
        };
        let value = match (read.now.value, typed.measure) {
            (_, Measure::YesNo) => words::page::done(typed.done).to_owned(),
            (Some(value), _) => words::amount(value, unit, notation),
            (None, _) => typed.now.clone(),
        };
        Self {
            grade: {
                let [raw, spectrum, binary] = words::grade(graded);
                let raw = if raw == spectrum { String::new() } else { raw };
                [spectrum, binary, raw]
            },
            zone: zone.unwrap_or_default(),
            stands: match &read.counted {
                Counted::Guardrail { checks } => words::guardrail(*checks),
                _ => zone.unwrap_or_default(),
            },
            widths: match graded {
                Some(grade) => [width(&grade.score), width(&grade.binary())],
                None => ["0".to_owned(), "0".to_owned()],
            },
            falls,
            reads,
            value,
            ..Self::default()
        }
    }
}
