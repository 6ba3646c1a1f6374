//! KPIs as pages show them.

pub mod draft;
pub(crate) mod limits;
pub mod place;
pub mod showing;
