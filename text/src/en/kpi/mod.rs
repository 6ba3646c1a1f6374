//! The page of KPIs.

pub mod chart;
