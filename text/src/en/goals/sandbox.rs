//! The objective to play with, in words.

use waymark_core::grading::verdict::Commitment;
use waymark_core::objective::key_result::Indicator;
use waymark_core::sandbox::{Example, Told, Week};

/// The button that brings it in.
pub const TRY: &str = "Try it with an example";

/// Where it is from, beside that button.
pub const SOURCE: &str = "Taken from an AgencyAnalytics article, with twelve weeks of made-up \
    check-ins. Change or delete anything.";

/// The objective of the article, and a quarter that could have been.
pub const EXAMPLE: Example = Example {
    title: "Make the trial the reason to buy",
    commitment: Commitment::Aspirational,
    key_results: &[
        Told {
            name: "Trials that become customers",
            start: "12",
            target: "18",
            unit: "%",
            indicator: Some(Indicator::Lag),
            weeks: &[
                Week("12.2", Some(6), ""),
                Week("12.5", Some(6), ""),
                Week("13.1", Some(7), "The new welcome e-mails are out."),
                Week("13.6", Some(7), ""),
                Week(
                    "13.5",
                    Some(4),
                    "Fewer people have bought since a competitor cut its price.",
                ),
                Week("13.6", Some(3), "No answer to it yet."),
                Week("13.5", Some(3), ""),
                Week("13.9", Some(4), "Calls on day three seem to help."),
                Week("14.3", Some(5), ""),
                Week("14.7", Some(6), ""),
                Week("15", Some(6), "Steady again, though 18 is far."),
            ],
        },
        Told {
            name: "Satisfaction after the trial",
            start: "4.1",
            target: "4.6",
            unit: "/5",
            indicator: Some(Indicator::Lag),
            weeks: &[
                Week("4.1", Some(6), ""),
                Week("4.2", Some(6), ""),
                Week("4.2", None, ""),
                Week("4.3", Some(7), ""),
                Week("4.3", None, ""),
                Week("4.4", Some(8), ""),
                Week("4.5", Some(8), "The best week so far."),
                Week("4.5", Some(8), ""),
                Week("4.4", Some(6), "Some people found the calls too much."),
                Week("4.3", Some(5), ""),
                Week("4.4", Some(6), "Calls are by invitation now."),
            ],
        },
        Told {
            name: "Time to the first reply",
            start: "6",
            target: "2",
            unit: "hours",
            indicator: Some(Indicator::Lead),
            weeks: &[
                Week("5.9", Some(7), ""),
                Week("5.6", Some(7), ""),
                Week("5", Some(8), "Two people on the morning shift."),
                Week("4.6", None, ""),
                Week("4.8", Some(6), ""),
                Week("4.7", None, ""),
                Week("4.2", Some(7), ""),
                Week("3.8", Some(8), ""),
                Week("3.5", None, ""),
                Week("3.2", Some(8), ""),
                Week("3", Some(8), ""),
            ],
        },
        Told {
            name: "Revenue from trials",
            start: "0",
            target: "250000",
            unit: "$",
            indicator: Some(Indicator::Lag),
            weeks: &[
                Week("9000", Some(6), ""),
                Week("21000", Some(6), ""),
                Week("35000", Some(7), ""),
                Week("50000", Some(7), ""),
                Week("61000", Some(5), ""),
                Week("72000", Some(4), ""),
                Week("83000", Some(4), ""),
                Week("97000", Some(4), ""),
                Week("113000", Some(5), ""),
                Week("131000", Some(5), ""),
                Week("150000", Some(5), ""),
            ],
        },
    ],
    actions: &[
        ("Rewrite the welcome e-mails", Some(3)),
        ("Show the price before the trial begins", None),
    ],
    notes: &[(5, "A competitor halves its price for new customers")],
};
