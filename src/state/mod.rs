//! Signals that pages share, kept in step with the browser through `platform`.

pub(crate) mod embed;
pub mod goals;
pub mod grade;
pub(crate) mod habits;
pub mod navigation;
pub mod snippet;
