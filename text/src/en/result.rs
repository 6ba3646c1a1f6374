//! What the app adds to the result of a quiz.

/// After the quiz has called for a change: the link to a draft, and what is said beside
/// it.
pub const WRITE_OBJECTIVE: (&str, &str) = (
    "Write the objective",
    "Your metric becomes its first key result.",
);
/// After the quiz has called for both: the link that sets up both at once, and what is said
/// beside it.
pub const SET_UP_BOTH: (&str, &str) = (
    "Set up both at once",
    "A key result until the period ends, and a KPI from now on.",
);
/// The link to a draft alone, and what is said beside it.
pub const FOR_ONE_PERIOD: (&str, &str) = (
    "Make it a key result for one period",
    "Without a KPI: it ends with the period.",
);
/// Where both leans towards a KPI: the link that uses that KPI, or sets it up with it.
pub const IF_IT_LEAVES: (&str, &str) = (
    "Make it a key result for one period",
    "Only if it leaves its normal range, or already has.",
);
/// After the quiz has called for watching: the link to a new KPI.
pub const SET_UP: &str = "Set up the KPI";
/// What is said beside it.
pub const SET_UP_LEAD: &str = "Say what its normal range is, and see when it changes by more \
    than chance.";
/// The button that makes a picture of a verdict.
pub const PICTURE: &str = "Share a picture";
/// Where the browser saved it.
pub const PICTURE_SAVED: &str = "Saved as a picture.";
/// Where it could not be made.
pub const NO_PICTURE: &str = "Your browser could not draw it.";
