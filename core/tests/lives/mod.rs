//! Random lives of a metric: a KPI that serves as a key result, is restored by one, a key
//! result that becomes a KPI, and whatever people do in between, in two tabs that see each
//! other's changes late, with copies and undo. Its history never shrinks but by taking back
//! what added to it, no value counts twice, and what is said of it is what can be worked out
//! from an exported file.

#![cfg(feature = "store")]

mod cases;
mod from_file;
mod history;
mod life;
mod one_action;
mod random;
mod world;
