//! The three hand-offs in words: one metric that is a KPI, serves as a key result for a
//! while, and is a KPI again.

pub mod life;
pub mod restore;
pub mod serve;
pub mod settle;
