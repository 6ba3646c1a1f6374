//! KPIs as people see them.

pub mod board;
pub mod card;
pub mod form;
pub mod opened;
mod record;
