//! A check-in as it is being typed.

use serde_json::json;

use crate::state::goals::Goals;

/// What is typed of a new check-in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedCheckIn {
    /// Its value.
    pub(crate) value: String,
    /// Its day, empty for the usual one.
    pub(crate) day: String,
    /// How sure one is.
    pub(crate) confidence: String,
    /// What there is to say of it.
    pub(crate) note: String,
}

impl TypedCheckIn {
    /// What is kept under the name of a form.
    pub(crate) fn of(form: &str) -> Self {
        let noted = Goals::noted(form);
        let text = |name: &str| noted[name].as_str().unwrap_or_default().to_owned();
        Self {
            value: text("value"),
            day: text("day"),
            confidence: text("confidence"),
            note: text("note"),
        }
    }

    /// Keeps it for this tab under the name of its form, until nothing is typed.
    pub(crate) fn keep(&self, form: &str) {
        if *self == Self::default() {
            Goals::forget_note(form);
            return;
        }
        let typed = json!({
            "value": self.value,
            "day": self.day,
            "confidence": self.confidence,
            "note": self.note,
        });
        Goals::note(form, &typed);
    }

    /// Whether it says more than a value.
    pub(crate) fn says_more(&self) -> bool {
        [&self.day, &self.confidence, &self.note]
            .into_iter()
            .any(|text| !text.is_empty())
    }
}
