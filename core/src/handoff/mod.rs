//! Where KPIs and OKRs meet (Rock, *How OKRs and KPIs Work Together*): one metric that is a
//! KPI, serves as a key result for a while, and is a KPI again.
//!
//! A key result that is a KPI names it and has no values of its own: they stand once, with
//! the KPI. What passes from one role to the other is one action on several records.

pub mod fed;
pub mod graduate;
pub mod life;
pub mod offer;
pub mod restore;
pub mod serve;
pub mod settle;
pub mod twice;
