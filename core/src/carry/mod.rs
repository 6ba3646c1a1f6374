//! What goes out of the store and comes in: files of everything, and tables.

pub mod analytics;
mod cells;
mod check_ins;
pub mod doubt;
pub mod file;
pub mod groups;
pub mod habits;
mod merged;
pub mod named;
pub mod names;
mod numbers;
mod order;
pub mod paste;
pub mod plan;
mod reading_cells;
pub mod readings;
pub mod reads;
pub mod series;
pub mod sheet;
pub mod strays;
pub mod term;
pub mod wide;
pub mod yes_no;
pub mod zip;
