//! The quiz over all of its 81 paths.

use std::collections::BTreeMap;

use waymark_core::quiz::outcome::{Both, Outcome, Retirement, Verdict};
use waymark_core::quiz::{Answer, Answers, Lean, Question};

/// Every way to answer the four questions.
fn all_paths() -> impl Iterator<Item = Outcome> {
    let each = || Answer::ALL.into_iter();
    each().flat_map(move |a| {
        each().flat_map(move |b| {
            each().flat_map(move |c| each().map(move |d| Outcome::new([a, b, c, d])))
        })
    })
}

fn path(letters: &str) -> Outcome {
    Answers::parse(letters)
        .and_then(|answers| answers.outcome())
        .expect("four letters")
}

fn swapped(outcome: Outcome) -> Outcome {
    Outcome::new(
        Question::ALL.map(|question| match outcome.answer(question) {
            Answer::A => Answer::C,
            Answer::B => Answer::B,
            Answer::C => Answer::A,
        }),
    )
}

#[track_caller]
fn verdict(letters: &str, total: i8, verdict: Verdict) {
    assert_eq!(path(letters).total(), total, "{letters}");
    assert_eq!(path(letters).verdict(), verdict, "{letters}");
}

#[test]
fn the_first_question_counts_double_and_the_total_decides() {
    verdict("aaaa", 5, Verdict::Okr);
    verdict("cccc", -5, Verdict::Kpi);
    verdict("bbbb", 0, Verdict::Both);
    verdict("abbb", 2, Verdict::Okr);
    verdict("cbbb", -2, Verdict::Kpi);
    verdict("acbb", 1, Verdict::Both);
    verdict("abca", 2, Verdict::Okr);
    verdict("baab", 2, Verdict::Okr);
    verdict("babb", 1, Verdict::Both);
    verdict("caaa", 1, Verdict::Both);
    verdict("accc", -1, Verdict::Both);
}

#[test]
fn of_81_paths_21_are_okr_21_kpi_and_39_both() {
    let mut counts = BTreeMap::new();
    for outcome in all_paths() {
        // Worked out here a second time, from the letters alone.
        let leans: Vec<i32> = outcome
            .answers()
            .letters()
            .bytes()
            .map(|letter| i32::from(b'b') - i32::from(letter))
            .collect();
        let total = 2 * leans[0] + leans[1] + leans[2] + leans[3];
        assert_eq!(i32::from(outcome.total()), total);
        let expected = match total {
            2..=5 => "okr",
            -5..=-2 => "kpi",
            _ => "both",
        };
        assert_eq!(outcome.verdict().code(), expected);
        *counts.entry(expected).or_insert(0) += 1;
    }
    assert_eq!(
        counts,
        BTreeMap::from([("okr", 21), ("kpi", 21), ("both", 39)])
    );
}

#[test]
fn swapping_every_lean_swaps_the_verdict() {
    for outcome in all_paths() {
        let expected = match outcome.verdict() {
            Verdict::Okr => Verdict::Kpi,
            Verdict::Both => Verdict::Both,
            Verdict::Kpi => Verdict::Okr,
        };
        assert_eq!(swapped(outcome).verdict(), expected, "{outcome:?}");
        assert_eq!(swapped(outcome).total(), -outcome.total(), "{outcome:?}");
    }
}

#[test]
fn the_flips_are_the_single_changes_that_alter_the_verdict_and_no_others() {
    for outcome in all_paths() {
        let flips: Vec<_> = outcome.flips().collect();
        let mut expected = Vec::new();
        // Neighbours are found by comparing whole paths, not by changing one.
        for other in all_paths() {
            let changed: Vec<_> = Question::ALL
                .into_iter()
                .filter(|&question| outcome.answer(question) != other.answer(question))
                .collect();
            if let [question] = changed[..]
                && other.verdict() != outcome.verdict()
            {
                expected.push((question, other.answer(question), other.verdict()));
            }
        }
        assert_eq!(flips.len(), expected.len(), "{outcome:?}");
        for flip in flips {
            assert!(expected.contains(&(flip.question, flip.answer, flip.verdict)));
        }
        assert!(!expected.is_empty(), "{outcome:?} can always be flipped");
    }
}

#[test]
fn both_is_told_apart_by_its_total_and_by_the_aim_to_keep() {
    #[track_caller]
    fn case(letters: &str, both: Option<Both>) {
        assert_eq!(path(letters).both(), both, "{letters}");
    }
    case("bbbb", Some(Both::Even));
    case("accb", Some(Both::Even));
    case("acbb", Some(Both::LeansOkr));
    case("bbbc", Some(Both::LeansKpi));
    case("caaa", Some(Both::Hold));
    case("caab", Some(Both::Hold));
    case("cabb", Some(Both::Hold));
    case("aaaa", None);
    case("cccc", None);

    for outcome in all_paths() {
        let keeps = outcome.answer(Question::Aim) == Answer::C;
        if outcome.verdict() == Verdict::Both {
            assert_eq!(outcome.both() == Some(Both::Hold), keeps, "{outcome:?}");
        } else {
            assert_eq!(outcome.both(), None);
        }
        if keeps {
            assert_ne!(outcome.verdict(), Verdict::Okr, "keeping is never an OKR");
        }
    }
}

#[test]
fn at_most_one_answer_disagrees_with_an_okr_or_a_kpi() {
    for outcome in all_paths() {
        let against = match outcome.verdict() {
            Verdict::Okr => Some(Lean::Kpi),
            Verdict::Kpi => Some(Lean::Okr),
            Verdict::Both => None,
        };
        let disagreeing: Vec<_> = Question::ALL
            .into_iter()
            .filter(|&question| Some(outcome.answer(question).lean()) == against)
            .collect();
        assert!(disagreeing.len() <= 1, "{outcome:?}");
        assert_eq!(outcome.disagreeing(), disagreeing.first().copied());
    }
    assert_eq!(path("acaa").disagreeing(), Some(Question::Control));
    assert_eq!(path("ccca").disagreeing(), Some(Question::Conversation));
}

#[test]
fn each_of_the_twelve_answers_has_a_reason_of_its_own() {
    let mut reasons = std::collections::HashSet::new();
    for question in Question::ALL {
        for answer in Answer::ALL {
            let outcome = path("bbbb").with(question, answer);
            assert!(reasons.insert(outcome.reason(question)));
        }
    }
    assert_eq!(reasons.len(), 12);
}

#[test]
fn the_90_day_question_never_disagrees_with_both() {
    use Retirement::{Could, GoesOn};
    assert!(!Could.disagrees_with(Verdict::Okr));
    assert!(Could.disagrees_with(Verdict::Kpi));
    assert!(GoesOn.disagrees_with(Verdict::Okr));
    assert!(!GoesOn.disagrees_with(Verdict::Kpi));
    assert!(!Could.disagrees_with(Verdict::Both));
    assert!(!GoesOn.disagrees_with(Verdict::Both));
}

#[test]
fn questions_2_and_4_show_their_answers_in_reverse() {
    let first = Question::ALL.map(|question| question.shown_answers()[0].lean());
    assert_eq!(first, [Lean::Okr, Lean::Kpi, Lean::Okr, Lean::Kpi]);
    for question in Question::ALL {
        let mut shown = question.shown_answers();
        shown.sort_by_key(|answer| answer.letter());
        assert_eq!(shown, Answer::ALL);
    }
}

#[test]
fn answers_are_up_to_four_letters() {
    #[track_caller]
    fn case(letters: &str, count: Option<usize>) {
        let answers = Answers::parse(letters);
        assert_eq!(answers.map(|answers| answers.count()), count, "{letters:?}");
        if let Some(answers) = answers {
            assert_eq!(answers.letters(), letters);
        }
    }
    case("", Some(0));
    case("a", Some(1));
    case("abca", Some(4));
    case("abcab", None);
    case("abd", None);
    case("ABCA", None);
    case("ab ca", None);
    case("é", None);
}
