//! Signals that pages share, kept in step with the browser through `platform`.

pub(crate) mod embed;
pub mod grade;
pub mod navigation;
pub mod snippet;
