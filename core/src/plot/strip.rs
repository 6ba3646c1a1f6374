//! How sure somebody was, check-in by check-in: a dot each, the fuller the surer.

use super::{QUIET, circle};

/// How large a dot is, and how far two are apart at least.
const RADIUS: f64 = 6.0;
const APART: f64 = 14.0;

/// Draws the dots in a row, by date. Of those too close together the newer one stays.
pub(super) fn draw(svg: &mut String, dots: &[(f64, u8)], y: f64) {
    let mut last = f64::MAX;
    for (x, sure) in dots.iter().rev() {
        if last - x < APART {
            continue;
        }
        last = *x;
        circle(svg, (*x, y), RADIUS, "none", QUIET);
        if *sure > 0 {
            // Half as sure is half as wide: by area, 7 of 10 would look like all of it.
            let share = f64::from((*sure).min(10)) / 10.0;
            circle(svg, (*x, y), RADIUS * share, QUIET, "none");
        }
    }
}
