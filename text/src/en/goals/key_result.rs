//! What is said of a key result's fields: in a form, and where they were changed.

/// How much it counts.
pub const WEIGHT: &str = "Weight (default 1)";
/// Who answers for it, if it is somebody else.
pub const OWNER: &str = "Owner, if someone else";
/// Whether it can be acted on.
pub const INDICATOR: &str = "Leading or lagging";
/// Whether it can; the first where nobody said.
pub const INDICATORS: [(&str, &str); 3] = [
    ("", "Not set"),
    ("lead", "Leading: you can act on it this week"),
    ("lag", "Lagging: it shows once the work is done"),
];

/// One of its fields, by its word, in the middle of a sentence; none that is not known.
#[must_use]
pub fn field(word: &str) -> Option<&'static str> {
    Some(match word {
        "name" => "a key result’s name",
        "start" => "a key result’s start",
        "target" => "a key result’s target",
        "unit" => "a key result’s unit",
        "measure" | "operator" => "how a key result is measured",
        "weight" => "a key result’s weight",
        "guardrail" => "whether a key result is a guardrail",
        "owner" => "a key result’s owner",
        "kind" => "whether a key result leads or lags",
        "gone" => "whether a key result is removed",
        "place" => "the order of key results",
        _ => return None,
    })
}
