//! KPIs as pages show them.

pub mod place;
pub mod reading;
pub mod showing;
