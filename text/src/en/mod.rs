//! English.

pub mod app;
pub mod embed;
pub mod quiz;
