//! A KPI: one number that is watched all year.
