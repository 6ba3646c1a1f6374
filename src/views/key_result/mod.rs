//! A key result: as it is typed, wherever that is, and as it stands.

pub mod fields;
pub mod line;
pub mod source;
mod wording;
