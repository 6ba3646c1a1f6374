//! Published sets with the figures that are printed with them: *MSD* is Wheeler's *Making
//! Sense of Data*. Where a book rounds on the way, its figure is in a comment.

use waymark_core::kpi::limits::Limits;
use waymark_core::kpi::signal::signals;

use super::written::{points, printed, printed_limits, told};

#[track_caller]
fn limits(text: &str) -> Limits {
    Limits::of(&points(text)).expect("two neighbours")
}

/// Limits to two places as printed, and the signals with positions from 1.
#[track_caller]
fn case(text: &str, figures: [&str; 5], expected: &[&str]) {
    let limits = limits(text);
    assert_eq!(printed_limits(&limits, 2), figures);
    let found = signals(&points(text), &limits, None, None);
    assert_eq!(told(&found), expected);
}

/// MSD p. 382, "Data Set to Use When Verifying Software".
#[test]
fn the_set_for_verifying_software() {
    case(
        "5045 4350 4350 3975 4290 4430 4485 4285 3980 3925 3645 3760 3300 3685 3463 5200",
        ["4135.5", "355.93", "3188.72", "5082.28", "1163.19"],
        &["beyond above 16"],
    );
}

/// MSD p. 130, figure 9.9. The book has 322.5, 43.7 and, with a factor of 3.27, 171.3. Whole
/// windows of four would be marked from 8 to 13: here only the values that are near.
#[test]
fn peak_flow_has_values_near_the_limit() {
    case(
        "120 140 100 150 260 150 100 120 300 300 275 300 140 170 150 150 190 180",
        ["183.06", "52.35", "43.8", "322.31", "171.09"],
        &["near above 9 10 11 12"],
    );
}

/// MSD p. 145. The book has 14.07, .87 and 8.12.
#[test]
fn limits_of_the_median_range() {
    let points = points("2.5 2.3 16.3 6.3 7.6 16.3 7.1 7.8 7.8 9.9 10.5 -4.8");
    let limits = Limits::with_median(&points).expect("a median above 0");
    assert_eq!(
        printed_limits(&limits, 3),
        ["7.467", "2.1", "0.862", "14.071", "8.117"]
    );
    // Exactly: 112 / 15 and 3.145 or 3.865 medians of 2.1.
    assert_eq!(printed(&limits.range_limit, 6), "8.1165");
    assert_eq!(
        told(&signals(&points, &limits, None, None)),
        ["beyond above 3", "beyond above 6", "beyond below 12"]
    );
}

/// MSD p. 147 centres on the median, which is not ours; its median range is.
#[test]
fn the_median_range_of_a_skewed_set() {
    let points = points(
        "260 130 189 1080 175 200 193 120 33 293 195 571 55698 209 1825 239 290 254 93 278 185 \
         123 9434 408 570 118 238 207 153 209 243 110 306 343 244",
    );
    let limits = Limits::with_median(&points).expect("a median above 0");
    assert_eq!(printed(&limits.range, 1), "125");
    // The book has 482.
    assert_eq!(printed(&limits.range_limit, 1), "483.1");
}

/// MSD table 8.1, the percentage of seniors who smoke daily.
#[test]
fn a_run_of_eight_below_the_centre() {
    let text = "21.3 20.2 20.9 21.0 18.8 19.6 18.7 18.6 18.1 18.9 19.2 18.2 17.3 19.0";
    let limits = limits(text);
    assert_eq!(printed(&limits.centre, 3), "19.271");
    let runs = told(&signals(&points(text), &limits, None, None));
    let run = "run below 7 8 9 10 11 12 13 14".to_owned();
    assert!(runs.contains(&run), "{runs:?}");
}

/// `NHSRplotthedots`, vignette "deviations": its unscreened limits, 6.95 and -3.06.
#[test]
fn nothing_is_screened_out() {
    case(
        "1 2 1 2 10 1 2 1 2 1 2 1 2 1 2 1 2 1",
        ["1.94", "1.88", "-3.06", "6.95", "6.15"],
        &["beyond above 5"],
    );
}

/// From the tests of statprocon and of xmrit.
#[test]
fn small_sets() {
    case("10 50 40 30", ["32.5", "20", "-20.7", "85.7", "65.36"], &[]);
    case("3 4 5", ["4", "1", "1.34", "6.66", "3.27"], &[]);
    assert_eq!(printed(&limits("3 4 5").range_limit, 3), "3.268");
}
