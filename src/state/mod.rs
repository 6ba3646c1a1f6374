//! Signals that pages share, kept in step with the browser through `platform`.

pub mod calendar;
pub(crate) mod derived;
pub(crate) mod drawn;
pub(crate) mod embed;
pub mod filling;
pub mod grade;
pub(crate) mod habits;
pub mod kept;
pub mod kpis;
pub mod navigation;
pub mod objectives;
pub mod page;
pub(crate) mod parts;
pub(crate) mod pinned;
pub mod review;
