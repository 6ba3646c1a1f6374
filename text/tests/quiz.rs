//! What the quiz says, over all of its 81 paths.

use waymark_core::quiz::outcome::{Both, Outcome, Retirement, Verdict};
use waymark_core::quiz::{Answer, Question};
use waymark_text::en::{app, embed, goals, grade, guide, kpi, quiz};

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
        let mut said = vec![
            quiz::headline(&outcome),
            quiz::advice(&outcome),
            quiz::retirement_says(Retirement::Could, &outcome),
            quiz::retirement_says(Retirement::GoesOn, &outcome),
            quiz::reason(Question::Aim, outcome.answer(Question::Aim)),
        ];
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
            (Verdict::Both, _) => {
                let leaning = match outcome.both() {
                    Some(Both::LeansOkr) => Some("leaning OKR"),
                    Some(Both::LeansKpi) => Some("leaning KPI"),
                    _ => None,
                };
                match leaning {
                    Some(leaning) => assert!(headline.contains(leaning), "{outcome:?}"),
                    None => assert!(!headline.contains("leaning"), "{outcome:?}"),
                }
            }
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
    assert!(sentence.contains("key result you can move"));
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
fn who_wants_it_back_is_told_about_its_old_level_and_not_about_a_new_one() {
    for outcome in all_paths() {
        if outcome.answer(Question::Aim) == Answer::B && outcome.verdict() == Verdict::Both {
            let advice = quiz::advice(&outcome);
            assert!(!advice.contains("new level"), "{outcome:?}: {advice}");
            assert!(advice.contains("back"), "{outcome:?}: {advice}");
        }
    }
}

/// The part of the page between two marks, each of which stands there once.
fn part<'a>(page: &'a str, from: &str, to: &str) -> &'a str {
    let (_, rest) = page.split_once(from).expect(from);
    rest.split_once(to).expect(to).0
}

#[track_caller]
fn says(part: &str, words: &str) {
    assert!(part.contains(words), "the page does not say: {words}");
}

#[test]
fn the_page_without_the_app_says_what_the_app_says() {
    let page = include_str!("../../index.html");
    let shell = part(page, "<div id=\"app\">", "<div class=\"before\">");
    for words in [
        app::NAME,
        app::QUIZ,
        app::GRADE,
        app::GOALS,
        quiz::TITLE,
        app::QUIZ_LEAD,
        app::LOADING,
    ] {
        says(shell, &[">", words, "<"].concat());
    }
    for words in [app::OKR_IS, app::KPI_IS, app::PRIVACY, embed::LINK] {
        says(page, &[">", words, "<"].concat());
    }

    for words in [app::GUIDE, app::LIBRARY] {
        says(page, &[">", words, "</a>"].concat());
    }

    for (of, title, lead) in [
        ("grade", grade::page::TITLE, ""),
        ("goals", app::GOALS_TITLE, goals::LEAD),
        ("kpis", app::KPIS_TITLE, kpi::LEAD),
    ] {
        let begins = ["<template id=\"begin-", of, "\">"].concat();
        let begins = part(page, &begins, "</template>");
        let all = [title, lead, app::LOADING].into_iter();
        for words in all.filter(|it| !it.is_empty()) {
            says(begins, &[">", words, "<"].concat());
        }
        // What the page says before anything is kept, and no more.
        assert_eq!(begins.contains("class=\"lead\""), !lead.is_empty(), "{of}");
    }

    let before = part(page, "<div class=\"before\">", "</div>");
    says(before, quiz::progress(Question::Aim));
    says(before, quiz::question(Question::Aim));
    says(before, quiz::FIRST_HINT);
    for answer in Question::Aim.shown_answers() {
        says(before, quiz::answer(Question::Aim, answer));
    }

    let fresh = part(page, "<div id=\"fresh\"", "</div>");
    says(fresh, app::NEW_VERSION);
    says(fresh, &[">", app::RELOAD, "<"].concat());
    let manifest = include_str!("../../assets/manifest.webmanifest");
    for words in [app::NAME, app::SHORTCUTS[0], app::SHORTCUTS[1]] {
        says(manifest, &["\"name\": \"", words, "\""].concat());
    }

    let by_hand = part(page, "<section class=\"by-hand\"", "</section>");
    for question in Question::ALL {
        says(
            by_hand,
            &["<h3>", quiz::question(question), "</h3>"].concat(),
        );
        for answer in Answer::ALL {
            let number = question.weight() * answer.lean().value();
            let answer = quiz::answer(question, answer);
            says(
                by_hand,
                &["<li><b>", quiz::total(number), "</b> ", answer, "</li>"].concat(),
            );
        }
    }
    let path = |letters: &str| {
        let answers = waymark_core::quiz::Answers::parse(letters).expect("letters");
        answers.outcome().expect("four of them")
    };
    for letters in ["aaaa", "cccc", "bbbc"] {
        says(by_hand, quiz::advice(&path(letters)));
    }
}

#[test]
fn the_guides_own_page_says_around_its_text_what_the_app_says() {
    let page = include_str!("../../src/views/guide/page.html");
    for words in [
        app::QUIZ,
        app::GRADE,
        app::GOALS,
        app::KPIS,
        app::GUIDE_TITLE,
        guide::LEAD,
        app::PRIVACY,
        app::LIBRARY,
        embed::LINK,
    ] {
        says(page, &[">", words, "<"].concat());
    }
}
