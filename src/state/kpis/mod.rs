//! KPIs as pages show them.

pub mod draft;
pub mod form;
pub(crate) mod known;
pub(crate) mod life;
pub(crate) mod limits;
pub(crate) mod lost;
pub mod reading;
pub(crate) mod recording;
pub mod showing;
