//! What goes out of the store and comes in: files of everything, and tables.

mod cells;
mod check_ins;
pub mod doubt;
pub mod file;
pub mod groups;
pub mod named;
pub mod names;
mod numbers;
mod order;
pub mod paste;
mod reading_cells;
pub mod readings;
pub mod reads;
pub mod sheet;
pub mod strays;
pub mod yes_no;
