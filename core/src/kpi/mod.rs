//! A KPI: one number that is watched all year.
//!
//! Whether its ups and downs mean anything is worked out from its own values alone:
//! [`limits`] have what is usual, [`signal`] what is not, [`noise`] all of it for a series
//! with its bases, and [`outlook`] whether its band will be met.

pub mod limits;
pub mod noise;
pub mod outlook;
pub mod signal;
