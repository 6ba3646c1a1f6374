//! One number with a history: its next value, what there was, and its way.

pub mod adding;
pub mod check_in;
pub mod correct;
pub mod form;
pub mod history;
pub mod next;
pub mod next_reading;
pub mod notes;
pub mod of_kpi;
pub mod readings;
pub mod short;
pub mod way;
pub mod within;
