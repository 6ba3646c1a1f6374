//! KPIs as people see them.

pub mod chart;
