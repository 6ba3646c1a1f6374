//! What people see, a file per page. Views hold no rules.

pub mod embed;
pub mod empty;
pub(crate) mod example;
pub mod goals;
pub mod grade;
pub mod guide;
pub mod kept;
pub mod key_result;
pub mod kpi;
pub mod kpis;
pub mod later;
pub mod library;
pub mod metric;
pub mod objective;
pub mod piece;
pub mod pinned;
pub mod quiz;
pub mod result;
pub mod review;
pub mod share;
pub mod wording;
