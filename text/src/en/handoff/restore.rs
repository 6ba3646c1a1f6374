//! A KPI that has been out of its band for too long: the objective that brings it back.

/// The link to the draft of that objective.
pub const DRAFT: &str = "Draft an objective that restores it";
/// The button that refuses it.
pub const NOT_NOW: &str = "Not now";
/// Over that draft.
pub const FROM_KPI: &str = "A draft that brings the KPI back into its band. Check the numbers, and \
    say what would move it.";
/// In the empty key results of that draft.
pub const CAUSE_HINT: &str = "What would move it? A number on a cause, e.g. “Answer 80% of tickets the \
    same day”. Left empty, it is dropped.";
