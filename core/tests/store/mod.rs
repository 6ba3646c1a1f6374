//! The store: that it loses nothing, whatever fails, whoever else writes, and
//! whenever it ends.

#![cfg(feature = "store")]

mod back;
mod backups;
mod cleared;
mod deleting;
pub(crate) mod faulty;
mod files;
mod interleavings;
mod kinds;
mod machine;
mod mirror;
mod naming;
mod notices;
mod oracle;
mod orders;
mod page;
mod poison;
mod prefixes;
mod rows;
mod sizes;
mod steps;
mod together;
mod undoing;
mod yes_no;
