//! KPIs as people see them.

pub mod board;
pub mod paste;
