//! Links to the quiz: what they restore, and that none of them can do harm.

use proptest::prelude::*;
use waymark_core::permalink::Permalink;
use waymark_core::quiz::{Answer, Answers};

#[track_caller]
fn reads(query: &str, answers: &str, metric: &str) {
    let link = Permalink::parse(query);
    assert_eq!(link.answers.letters(), answers, "{query:?}");
    assert_eq!(link.metric, metric, "{query:?}");
}

#[test]
fn a_link_restores_answers_and_name() {
    reads("q=1.abca&m=NPS", "abca", "NPS");
    reads("m=Net%20promoter+score&q=1.ab", "ab", "Net promoter score");
    reads("q=1.", "", "");
    reads("q=1.a&q=1.b", "a", "");
    reads("q=1.abc&later=unknown", "abc", "");
    for left in [".", ")", ">", "…", ",", "”", ".)", "'"] {
        reads(&["q=1.abca", left].concat(), "abca", "");
    }
    reads("m=%D7%A0%D7%AA%D7%95%D7%9F", "", "נתון");
}

#[test]
fn a_damaged_or_unknown_link_starts_afresh() {
    reads("", "", "");
    reads("q", "", "");
    reads("q=abca", "", "");
    reads("q=2.abca", "", "");
    reads("q=1.abcab", "", "");
    reads("q=1.abxa", "", "");
    reads("q=1.ABCA&m=NPS", "", "NPS");
    reads("q=%ff%fe&m=%ff", "", "\u{fffd}");
    reads("%%%=&&==", "", "");
}

#[test]
fn a_fresh_quiz_needs_no_parameters() {
    assert_eq!(Permalink::default().to_query(), "");
}

fn answers() -> impl Strategy<Value = Answers> {
    prop::collection::vec(prop::sample::select(&Answer::ALL[..]), 0..=4).prop_map(|answers| {
        let letters: String = answers.into_iter().map(Answer::letter).collect();
        Answers::parse(&letters).expect("up to four letters")
    })
}

proptest! {
    #[test]
    fn every_link_survives_a_round_trip(answers in answers(), metric in any::<String>()) {
        let link = Permalink { answers, metric };
        let query = link.to_query();
        prop_assert!(query.is_ascii());
        prop_assert_eq!(Permalink::parse(&query), link);
    }

    #[test]
    fn any_string_is_a_quiz_or_a_fresh_start(query in any::<String>()) {
        let link = Permalink::parse(&query);
        prop_assert!(link.answers.count() <= 4);
    }

    #[test]
    fn anything_behind_a_version_is_a_quiz_or_a_fresh_start(letters in "[a-d1.%&=]{0,8}") {
        let link = Permalink::parse(&format!("q=1.{letters}"));
        let letters = letters.split('&').next().unwrap_or_default();
        // What stands behind a link in a sentence is none of it.
        let letters = letters.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
        if Answers::parse(letters).is_none() && !letters.contains('%') {
            prop_assert_eq!(link.answers, Answers::default());
        }
    }
}

#[test]
fn all_81_finished_quizzes_survive_a_round_trip() {
    for a in Answer::ALL {
        for b in Answer::ALL {
            for c in Answer::ALL {
                for d in Answer::ALL {
                    let letters = [a, b, c, d].map(Answer::letter).concat();
                    let query = format!("q=1.{letters}");
                    let link = Permalink::parse(&query);
                    assert_eq!(link.answers.letters(), letters);
                    assert_eq!(link.to_query(), query);
                }
            }
        }
    }
}
