//! The page of KPIs.

pub mod paste;
pub mod pieces;
pub mod reading;
pub mod units;
pub mod when;

/// Under the heading.
pub const LEAD: &str = "Watch the numbers that should stay where they are, and find out whether \
    anything is happening that you should act on. Everything stays in this browser.";
/// The heading over the list.
pub const KPIS: &str = "KPIs";
/// Where there is none.
pub const NONE_YET: &str = "No KPIs yet. Name one number that should stay in its normal range, and say \
    what that range is.";
/// The heading over the form for a new one, and the button that opens it.
pub const NEW: &str = "New KPI";
