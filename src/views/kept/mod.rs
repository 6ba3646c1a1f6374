//! What is kept, of whichever kind: whether it is, what is wrong with it, what is in
//! the bin, and taking it along.

pub mod already;
pub mod back;
pub mod backups;
pub mod bin;
pub mod calendar;
pub mod conflicts;
pub mod devices;
pub mod drafts;
pub(crate) mod gradual;
pub mod installing;
pub mod not_brought;
pub mod preview;
pub mod rows;
pub mod settings;
pub mod status;
pub mod storage;
pub mod sure;
pub mod take_along;
pub mod troubles;
