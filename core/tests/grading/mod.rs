//! Grading, over the cases of the specification (sections 3 and 4) and the laws
//! behind them. The tables in `cases/` are the data.

#![cfg(feature = "grading")]

mod key_results;
mod objectives;
mod pace;
mod reverse;
mod verdicts;
mod written;
