//! What a key result and a KPI have in common: one number with a history.

pub mod cadence;
pub mod dated;
pub mod history;
pub mod note;
