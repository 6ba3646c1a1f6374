//! What the app adds to the result of a quiz.

/// After the quiz has called for a change: the link to a draft.
pub const WRITE_OBJECTIVE: &str = "Write the objective";
/// What is said beside it after an OKR.
pub const WRITE_OBJECTIVE_LEAD: &str = "Your metric becomes its first key result.";
/// After the quiz has called for watching: the link to the playground.
pub const TRY_LIMIT: &str = "Check it against a limit";
/// What is said beside it.
pub const TRY_LIMIT_LEAD: &str = "KPIs are coming to Waymark. Until then, enter a few values and \
    see how many stay within your limit.";
/// The button that makes a picture of a verdict.
pub const PICTURE: &str = "Share a picture";
/// Where the browser saved it.
pub const PICTURE_SAVED: &str = "Saved as a picture.";
/// Where it could not be made.
pub const NO_PICTURE: &str = "Your browser could not draw it.";
