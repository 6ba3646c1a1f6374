//! English.

pub mod app;
#[cfg(feature = "grading")]
pub mod days;
pub mod embed;
pub mod embed_help;
#[cfg(feature = "store")]
pub mod goals;
#[cfg(feature = "grading")]
pub mod grade;
pub mod guide;
#[cfg(feature = "store")]
pub mod handoff;
#[cfg(feature = "store")]
pub mod kept;
#[cfg(feature = "store")]
pub mod kpi;
#[cfg(feature = "store")]
pub mod library;
#[cfg(feature = "store")]
pub mod pinned;
pub mod quiz;
#[cfg(feature = "store")]
pub mod report;
pub mod result;
#[cfg(feature = "store")]
pub mod review;
#[cfg(feature = "grading")]
mod sentence;
#[cfg(feature = "grading")]
pub mod wording;
