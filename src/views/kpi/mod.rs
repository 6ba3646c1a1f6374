//! KPIs as people see them.

pub mod board;
pub mod card;
pub mod chart;
pub mod form;
pub mod life;
pub mod note;
pub mod opened;
pub mod paste;
pub mod record;
pub mod serving;
