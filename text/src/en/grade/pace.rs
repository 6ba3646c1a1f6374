//! Whether it is on track.

use waymark_core::grading::pace::{Basis, Outlook};
use waymark_core::grading::verdict::Commitment;
use waymark_core::number::fraction::{Fraction, Rounding};
use waymark_core::period::Elapsed;

use super::score;
use crate::en::days;

/// What an outlook is called.
#[must_use]
pub const fn outlook(outlook: Outlook) -> &'static str {
    match outlook {
        Outlook::OnTrack => "on track",
        Outlook::AtRisk => "at risk",
        Outlook::OffTrack => "off track",
    }
}

/// The pace of an objective: "On track: about 1.00 at this pace, with 50% of the period
/// gone." Where some show none it is said of how many it is. Empty where no period is set.
#[must_use]
pub fn pace(
    elapsed: Option<&Elapsed>,
    pace: Option<&Fraction>,
    of: Basis,
    commitment: Commitment,
) -> String {
    match (elapsed, pace) {
        (None, _) => String::new(),
        (Some(Elapsed::Over), _) => "The period is over: this is the final score.".into(),
        (Some(Elapsed::TooEarly(from)), _) => [
            "Too early for a forecast. The first one comes on ",
            &days::day(*from),
            ".",
        ]
        .concat(),
        (Some(Elapsed::Running(_)), None) => {
            "No forecast yet: nothing measured shows a pace.".into()
        }
        (Some(Elapsed::Running(gone)), Some(pace)) => {
            let mut text = outlook(Outlook::of(pace, commitment)).to_owned();
            text[..1].make_ascii_uppercase();
            let percent = percent(gone);
            text += &[
                ": about ",
                &score(pace),
                " at this pace",
                &said_of(of),
                ", with ",
                &percent,
                " of the period gone.",
            ]
            .concat();
            text
        }
    }
}

/// That the period is over, where something has no value yet.
pub const OVER: &str = "The period is over.";

/// " for 1 of 2 key results"; empty where it is of all.
fn said_of(of: Basis) -> String {
    if of.paced == of.scored {
        return String::new();
    }
    let (paced, scored) = (of.paced.to_string(), of.scored.to_string());
    [" for ", &paced, " of ", &scored, " key results"].concat()
}

/// A share in whole percent.
#[must_use]
pub fn percent(share: &Fraction) -> String {
    let hundredfold = share.clone() * Fraction::from(100);
    let whole = hundredfold.round(0, Rounding::HalfAway);
    [
        &whole.map_or_else(String::new, |whole| whole.to_string()),
        "%",
    ]
    .concat()
}
