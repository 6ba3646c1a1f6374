//! Objectives as typed: what is understood of them, and the text that restores
//! them elsewhere.

#![cfg(feature = "grading")]

mod around;
mod grant;
mod link;
mod places;
mod reading;
mod standards;
