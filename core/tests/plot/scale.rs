//! The scale of a score.

use proptest::prelude::*;
use waymark_core::number::fraction::Fraction;
use waymark_core::plot::scale::{ScaleWords, scale, scale_of_width, scale_place};

use crate::plot::read::{apart, named, read, text};

fn words(score: &str) -> ScaleWords<'_> {
    ScaleWords {
        score,
        zones: ["<red>", "amber", "green"],
        aim: "aim",
        title: "A & B",
    }
}

#[test]
fn a_score_lies_between_the_ends() {
    #[track_caller]
    fn case(above: i64, below: i64, place: &str) {
        assert_eq!(scale_place(&Fraction::of(above, below)), place);
    }
    case(0, 1, "3.3%");
    case(1, 2, "50%");
    case(1, 1, "96.7%");
}

#[test]
fn words_are_text_and_stay_inside() {
    for hundredths in [0, 1, 40, 70, 99, 100] {
        let drawing = scale(Some(&Fraction::of(hundredths, 100)), &words("0.65"));
        let elements = read(&drawing);
        assert_eq!(elements[1].text, "A & B");
        text(&elements, "<red>");
        let (left, right) = text(&elements, "0.65").across();
        assert!(left >= 0.0 && right <= 360.0);
    }
    assert!(!scale(None, &words("none")).contains("none</text>"));
}

#[test]
fn the_mark_goes_through_no_word() {
    for hundredths in 0..=100 {
        let score = Fraction::of(hundredths, 100);
        let elements = read(&scale(Some(&score), &words("0.65")));
        let mark = named(&elements, "path").into_iter().last().expect("a mark");
        let numbers = mark.get("d")[1..].split(' ').nth(1).expect("a height");
        let tip: f64 = numbers
            .split('l')
            .next()
            .expect("a height")
            .parse()
            .expect("a number");
        // The zones begin below it, and their words stand in the zones.
        let zone = named(&elements, "rect")[1].number("y");
        assert!(tip < zone, "{tip}");
    }
}

proptest! {
    #[test]
    fn no_word_lies_on_another_at_any_width(wide in 200.0..900.0, hundredths in 0..=100_i64) {
        let score = Fraction::of(hundredths, 100);
        let shown = ScaleWords {
            score: "0.65",
            zones: ["red", "amber", "green"],
            aim: "Google’s aim",
            title: "",
        };
        let elements = read(&scale_of_width(wide, Some(&score), &shown));
        apart(&elements);
        for text in named(&elements, "text") {
            let (left, right) = text.across();
            prop_assert!(left >= 0.0 && right <= wide);
        }
    }
}
