//! Objectives as pages show them: what is known of each, which are shown, and what is
//! typed of one.

pub(super) mod briefs;
pub mod draft;
pub mod due;
pub mod fed;
pub(crate) mod found;
mod review;
pub mod serving;
pub mod settling;
mod showing;
