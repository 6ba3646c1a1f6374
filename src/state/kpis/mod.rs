//! KPIs as pages show them.

pub mod draft;
pub(crate) mod known;
pub mod place;
pub mod showing;
