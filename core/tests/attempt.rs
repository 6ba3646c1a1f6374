//! Taking the quiz: forwards, backwards, and from a link.

use waymark_core::attempt::{Attempt, NothingMarked};
use waymark_core::quiz::{Answer, Answers, Question};

#[test]
fn an_attempt_starts_with_nothing_marked_and_will_not_go_on_without() {
    let mut attempt = Attempt::default();
    assert_eq!(attempt.question(), Some(Question::Aim));
    assert_eq!(attempt.marked(), None);
    assert_eq!(attempt.submit(), Err(NothingMarked));
    attempt.mark(Answer::B);
    attempt.mark(Answer::A);
    assert_eq!(attempt.answers().letters(), "");
    assert_eq!(attempt.submit(), Ok((Question::Aim, Answer::A)));
    assert_eq!(attempt.answers().letters(), "a");
    assert_eq!(attempt.question(), Some(Question::Control));
}

fn attempt(letters: &str) -> Attempt {
    let mut attempt = Attempt::default();
    for letter in letters.bytes() {
        attempt.mark(Answer::from_letter(letter).expect("a, b or c"));
        attempt.submit().expect("something is marked");
    }
    attempt
}

#[test]
fn going_back_keeps_every_mark() {
    let mut attempt = attempt("abca");
    assert!(attempt.question().is_none());
    for (letters, mark) in [
        ("abc", Answer::A),
        ("ab", Answer::C),
        ("a", Answer::B),
        ("", Answer::A),
        ("", Answer::A),
    ] {
        attempt.back();
        assert_eq!(attempt.answers().letters(), letters);
        assert_eq!(attempt.marked(), Some(mark));
    }
    attempt.mark(Answer::C);
    for _ in 0..4 {
        attempt.submit().expect("every mark was kept");
    }
    assert_eq!(attempt.answers().letters(), "cbca");
}

#[test]
fn answers_from_outside_step_through_the_same_attempt_or_replace_it() {
    let mut attempt = attempt("abc");
    attempt.take(Answers::parse("a").expect("letters"));
    assert_eq!(attempt.question(), Some(Question::Control));
    assert_eq!(attempt.marked(), Some(Answer::B), "a step back");

    attempt.take(Answers::parse("abc").expect("letters"));
    assert_eq!(attempt.answers().letters(), "abc", "a step forth");

    attempt.take(Answers::parse("c").expect("letters"));
    assert_eq!(attempt.marked(), None, "another attempt has other marks");

    attempt.restart();
    assert_eq!(attempt, Attempt::default());
}
