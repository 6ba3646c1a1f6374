//! English.

pub mod app;
pub mod quiz;
