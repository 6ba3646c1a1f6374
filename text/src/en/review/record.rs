//! A review among other records: where a file is looked through, and where something is
//! taken back.

use waymark_core::record::name::Name;
use waymark_core::review::kept::step_of;
use waymark_core::store::import::Becomes;

/// What a field of a review is called; none that is not known.
#[must_use]
pub(in crate::en) fn field(field: &Name) -> Option<&'static str> {
    match field {
        Name::Own(word) => match &**word {
            "begun" => Some("the day the review was begun"),
            "finished" => Some("the day the review was finished"),
            "who" => Some("who was there"),
            _ => None,
        },
        _ if step_of(field).is_some() => Some("a step of the review"),
        _ => None,
    }
}

/// What becomes of a review, before a file is brought in: of two devices' both stay.
#[must_use]
pub(in crate::en) const fn becomes(becomes: Becomes) -> &'static str {
    match becomes {
        Becomes::New => "new",
        Becomes::Changed => "what was done there is added",
        Becomes::Newer => "was changed here by a newer version, and stays unchanged",
        _ => "stays as it is",
    }
}
