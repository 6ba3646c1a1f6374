//! Bounds out of the names of numbers, as somebody writes them over a KPI.

use waymark_core::grading::measure::Bound;
use waymark_core::number::understood::Notation;
use waymark_text::en::grade::sentences::bound;

use super::typed::{DE, EN};
use crate::given::number;

#[track_caller]
fn says(name: &str, expected: Bound, unit: &str) {
    says_in(EN, name, expected, unit);
}

#[track_caller]
fn says_in(notation: Notation, name: &str, expected: Bound, unit: &str) {
    let found = bound(name, &notation);
    assert_eq!(found, Some((expected, unit.to_owned())), "{name:?}");
}

#[track_caller]
fn says_none(name: &str) {
    assert_eq!(bound(name, &EN), None, "{name:?}");
}

#[test]
fn each_operator_is_read_behind_a_name() {
    let n = number;
    says(
        "Response time under 30 minutes",
        Bound::Below(n("30")),
        "minutes",
    );
    says("Churn below 3%", Bound::Below(n("3")), "%");
    says("Gross margin above 35%", Bound::Above(n("35")), "%");
    says(
        "Runway of at least 12 months",
        Bound::AtLeast(n("12")),
        "months",
    );
    says(
        "Monthly revenue at least $45,000",
        Bound::AtLeast(n("45000")),
        "$",
    );
    says("Open tickets at most 20", Bound::AtMost(n("20")), "");
    says("NPS ≥ 50", Bound::AtLeast(n("50")), "");
    says("NPS >= 50", Bound::AtLeast(n("50")), "");
    says("Error rate ≤ 0.1%", Bound::AtMost(n("0.1")), "%");
    says("Error rate <= 0.1%", Bound::AtMost(n("0.1")), "%");
    says("Latency < 200 ms", Bound::Below(n("200")), "ms");
    says("Retention over 100%", Bound::Above(n("100")), "%");
    says("Keep NPS at 50 or higher", Bound::AtLeast(n("50")), "");
    says("Rating 4.6/5 or higher", Bound::AtLeast(n("4.6")), "/5");
}

#[test]
fn a_range_is_read_with_its_ends_in_either_writing() {
    let range = Bound::Between(number("65"), number("75"));
    says("Utilisation between 65 and 75%", range, "%");
    says("Utilisation between 65% and 75%", range, "%");
    says("Utilisation 65–75%", range, "%");
    says("Utilisation 65 to 75%", range, "%");
    says("Keep utilisation between 65% and 75%", range, "%");
}

#[test]
fn a_name_that_begins_like_a_deed_is_still_the_name_of_a_number() {
    says("Open rate above 20%", Bound::Above(number("20")), "%");
    says("Win rate above 25%", Bound::Above(number("25")), "%");
    says(
        "Build time under 10 minutes",
        Bound::Below(number("10")),
        "minutes",
    );
}

#[test]
fn numbers_are_read_as_they_are_written_here() {
    says_in(DE, "Marge above 35,5%", Bound::Above(number("35.5")), "%");
}

#[test]
fn the_time_that_a_number_is_of_may_follow() {
    says(
        "Orders at least 40 a week",
        Bound::AtLeast(number("40")),
        "",
    );
    says(
        "Revenue at least $45,000 per month",
        Bound::AtLeast(number("45000")),
        "$",
    );
}

#[test]
fn whatever_is_not_sure_stays_empty() {
    says_none("");
    says_none("Gross margin");
    says_none("Margin 35%");
    says_none("Improve conversion from 12% to 18%");
    says_none("Over 9000");
    says_none("Reach above 1,000 readers");
    says_none("Sales in Q3 2026");
    says_none("Publish at least 12 articles");
    says_none("Utilisation 75 to 65%");
    says_none("Response time under 30 minutes for the customers who pay");
    says_none("Revenue between $65 and 75%");
}
