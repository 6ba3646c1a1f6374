//! Signal or noise (spec, section 5): natural limits and signals over published sets, the
//! edges where published programs disagree, and the laws behind them.

#![cfg(feature = "store")]

mod bases;
mod example;
mod laws;
mod outlooks;
mod published;
mod rules;
mod written;
