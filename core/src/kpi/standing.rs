//! How a KPI stands on a day: everything that is shown of it.
