//! What the quiz says, over all of its 81 paths.

use waymark_core::quiz::{Answer, Both, Outcome, Question, Retirement, Verdict};
use waymark_text::en::{app, quiz};

fn all_paths() -> Vec<Outcome> {
    let mut paths = vec![Outcome::new([Answer::A; 4])];
    for question in Question::ALL {
        paths = paths
            .into_iter()
            .flat_map(|path| Answer::ALL.map(|answer| path.with(question, answer)))
            .collect();
    }
    assert_eq!(paths.len(), 81);
    paths
}

#[test]
fn who_wants_to_keep_it_is_never_nudged_towards_a_key_result() {
    for outcome in all_paths() {
        if outcome.answer(Question::Aim) != Answer::C {
            continue;
        }
        let mut said = vec![quiz::headline(&outcome), quiz::advice(&outcome)];
        if outcome.both() == Some(Both::Hold) {
            said.push(quiz::retirement_says(Retirement::Could, &outcome));
            said.push(quiz::retirement_says(Retirement::GoesOn, &outcome));
        }
        said.extend(quiz::disagreeing(&outcome));
        for sentence in said {
            assert!(!sentence.contains("key result"), "{outcome:?}: {sentence}");
        }
    }
}

#[test]
fn every_outcome_has_a_headline_of_its_kind() {
    for outcome in all_paths() {
        let headline = quiz::headline(&outcome);
        match (outcome.verdict(), outcome.total()) {
            (Verdict::Okr, _) => assert!(headline.contains("move")),
            (Verdict::Kpi, _) => assert!(headline.contains("watch")),
            (Verdict::Both, -1) => assert!(headline.contains("leaning KPI"), "{outcome:?}"),
            (Verdict::Both, 1) => assert!(headline.contains("leaning"), "{outcome:?}"),
            (Verdict::Both, _) => {}
        }
    }
}

#[test]
fn a_sentence_for_the_answer_that_disagrees_stands_where_there_is_one() {
    for outcome in all_paths() {
        let sentence = quiz::disagreeing(&outcome);
        assert_eq!(sentence.is_some(), outcome.disagreeing().is_some());
    }
    let outside = Outcome::new([Answer::A, Answer::C, Answer::A, Answer::A]);
    let sentence = quiz::disagreeing(&outside).unwrap_or_default();
    assert!(sentence.contains("key result that you can move"));
}

#[test]
fn the_closing_question_says_so_where_it_disagrees() {
    for outcome in all_paths() {
        for retirement in [Retirement::Could, Retirement::GoesOn] {
            let says = quiz::retirement_says(retirement, &outcome);
            let disagrees = retirement.disagrees_with(outcome.verdict());
            assert_eq!(says.contains("disagrees"), disagrees, "{outcome:?}: {says}");
        }
    }
}

#[test]
fn totals_are_written_with_their_sign() {
    let totals: Vec<&str> = (-5..=5).map(quiz::total).collect();
    let expected = [
        "−5", "−4", "−3", "−2", "−1", "0", "+1", "+2", "+3", "+4", "+5",
    ];
    assert_eq!(totals, expected);
}

#[test]
fn the_page_without_the_app_says_what_the_app_says() {
    let page = include_str!("../../index.html");
    let mut said = vec![
        app::NAME,
        app::QUIZ,
        app::GRADE,
        app::GOALS,
        app::QUIZ_LEAD,
        app::OKR_IS,
        app::KPI_IS,
        app::PRIVACY,
        quiz::TITLE,
        quiz::FIRST_HINT,
    ];
    let path = |letter| Outcome::new([letter; 4]);
    said.push(quiz::advice(&path(Answer::A)));
    said.push(quiz::advice(&path(Answer::C)));
    said.push(quiz::progress(Question::Aim));
    for question in Question::ALL {
        said.push(quiz::question(question));
        for answer in Answer::ALL {
            said.push(quiz::answer(question, answer));
            let number = question.weight() * answer.lean().value();
            let line = [
                "<li><b>",
                quiz::total(number),
                "</b> ",
                quiz::answer(question, answer),
                "</li>",
            ];
            assert!(page.contains(&line.concat()), "{}", line.concat());
        }
    }
    for words in said {
        assert!(page.contains(words), "index.html does not say: {words}");
    }
}
