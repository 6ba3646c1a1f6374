//! One number with a history: its next value, what there was, and its way.

pub mod adding;
pub mod form;
pub mod history;
pub mod next;
pub mod notes;
pub mod short;
pub mod way;
pub mod within;
