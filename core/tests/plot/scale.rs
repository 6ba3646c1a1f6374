//! The scale of a score.

use waymark_core::number::fraction::Fraction;
use waymark_core::plot::scale::{ScaleWords, scale, scale_place};

use crate::read::{read, text};

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
