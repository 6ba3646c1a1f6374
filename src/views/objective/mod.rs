//! An objective: in the list, opened, written and closed.

pub mod actions;
pub mod card;
pub mod check_in;
pub mod closing;
pub mod findings;
pub mod form;
pub mod forms;
pub mod handoff;
pub mod list;
pub mod objective_card;
pub mod opened;
pub mod overview;
pub mod page;
pub mod printed;
pub mod rows;
pub mod standing;
pub mod summary;
pub mod year;
