//! The KPIs to play with, in words.

use waymark_core::kpi::sandbox::{Normal, Told};
use waymark_core::kpi::unit::Unit;
use waymark_core::objective::key_result::Indicator;
use waymark_core::sketch::Operator;

/// The link that brings them in.
pub const TRY: &str = "Try an example";
/// The banner over them.
pub const EXAMPLE: &str = "Four KPIs to play with";
/// What is said in it.
pub const LEAD: &str = "One is fine, one has really changed, one is out of its range by chance alone, \
    and one is waiting for a reading. Record, correct, move a range: nothing here is saved, and your \
    own KPIs stay as they are.";
/// Where they are from.
pub const SOURCE: &str = "They are the four of a Rock article, with two years of made-up readings. \
    Change or delete anything.";
/// The button that keeps them.
pub const KEEP: &str = "Keep these";
/// The link that leaves them.
pub const LEAVE: &str = "Back to my KPIs";

/// The KPIs of the article, and two years that could have been.
pub const EXAMPLES: [Told; 4] = [MARGIN, RESPONSE, RETENTION, UTILISATION];

/// Met by the way things run: it goes up and down, and never near 35.
const MARGIN: Told = Told {
    name: "Project gross margin",
    supports: "Projects pay their way, and carry us through slow months",
    source: "The accounts, once the month is closed",
    measured: "Revenue less direct costs, as a share of revenue",
    owner: None,
    unit: "%",
    cadence: Unit::Month,
    indicator: Indicator::Lag,
    bands: &[Normal {
        from: 1,
        operator: Operator::Above,
        good: &["35"],
        acceptable: &["32"],
    }],
    values: "42.0 39.7 40.7 42.6 42.8 39.7 39.7 41.1 42.0 41.4 41.5 40.1 \
        41.9 42.5 40.7 39.6 40.3 42.1 39.2 41.1 40.1 41.0 40.9 41.2",
    lacking: 0,
    remarks: &[(5, "Two large projects invoiced at once.")],
    notes: &[],
};

/// Out of band by a real change, 16 weeks ago.
const RESPONSE: Told = Told {
    name: "First response time",
    supports: "Clients can count on a quick answer",
    source: "The help desk's weekly report",
    measured: "Mean time from a new ticket to the first reply, in office hours",
    owner: Some("Priya"),
    unit: "minutes",
    cadence: Unit::Week,
    indicator: Indicator::Lead,
    bands: &[
        Normal {
            from: 1,
            operator: Operator::Below,
            good: &["45"],
            acceptable: &[],
        },
        Normal {
            from: 53,
            operator: Operator::Below,
            good: &["30"],
            acceptable: &[],
        },
    ],
    values: "20 25 28 24 22 26 24 23 23 24 23 23 22 21 22 23 25 24 25 24 24 21 27 26 22 23 \
        27 23 24 22 24 23 23 21 25 21 24 21 25 28 25 27 19 25 21 24 25 21 24 21 23 21 \
        25 23 22 24 24 24 23 24 23 23 24 23 23 24 22 22 24 23 22 25 21 23 26 22 24 23 \
        24 26 26 25 23 26 22 25 23 23 36 40 39 38 40 42 39 41 42 36 37 39 35 37 40 40",
    lacking: 0,
    remarks: &[
        (89, "Twice as many tickets as usual."),
        (96, "The queue is never empty now."),
    ],
    notes: &[(89, "A product update doubles the number of tickets")],
};

/// In some months in and in others out, by chance alone; in the last one out.
const RETENTION: Told = Told {
    name: "Net revenue retention",
    supports: "Clients stay and grow with us",
    source: "Billing",
    measured: "Revenue from the clients of a year ago, as a share of what they paid then",
    owner: Some("Tom"),
    unit: "%",
    cadence: Unit::Month,
    indicator: Indicator::Lag,
    bands: &[Normal {
        from: 1,
        operator: Operator::Above,
        good: &["100"],
        acceptable: &[],
    }],
    values: "100.9 97.0 102.6 102.5 103.4 103.1 100.5 101.2 97.9 101.1 100.3 99.5 \
        99.7 100.8 98.5 100.4 100.4 104.0 98.1 102.1 103.7 102.0 103.0 98.8",
    lacking: 0,
    remarks: &[(15, "We looked for a reason and found none.")],
    notes: &[],
};

/// As it should be, but for the last two weeks it has no reading.
const UTILISATION: Told = Told {
    name: "Billable utilisation",
    supports: "Enough work for everyone, without overtime",
    source: "Time sheets",
    measured: "Billable hours as a share of all hours worked",
    owner: None,
    unit: "%",
    cadence: Unit::Week,
    indicator: Indicator::Lead,
    bands: &[Normal {
        from: 1,
        operator: Operator::Between,
        good: &["65", "75"],
        acceptable: &["60", "80"],
    }],
    values: "68 67 71 71 69 70 72 70 72 69 70 71 69 70 71 70 70 71 70 68 69 70 69 69 71 69 \
        69 73 74 70 71 68 69 71 69 72 72 73 71 69 71 67 73 68 73 70 72 67 70 69 69 69 \
        70 71 71 68 71 72 68 74 70 69 70 73 68 69 69 70 72 70 71 73 69 70 72 69 71 68 \
        69 68 69 72 70 73 69 71 70 70 73 71 71 72 69 71 70 72 71 70 71 68 69 70",
    lacking: 2,
    remarks: &[],
    notes: &[],
};
