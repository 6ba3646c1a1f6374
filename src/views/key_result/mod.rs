//! A key result as it is typed, wherever that is.

pub mod fields;
