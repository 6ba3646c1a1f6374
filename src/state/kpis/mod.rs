//! KPIs as pages show them.

pub mod place;
pub mod showing;
