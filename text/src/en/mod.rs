//! English.

pub mod app;
pub mod embed;
#[cfg(feature = "grading")]
pub mod grade;
pub mod quiz;
