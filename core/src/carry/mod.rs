//! What goes out of the store and comes in: files of everything, and tables.

pub mod file;
pub mod named;
pub mod paste;
pub mod readings;
pub mod sheet;
pub mod strays;
pub mod yes_no;
