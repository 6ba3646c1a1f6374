//! What score a result deserves: spectrum beside binary, aspirational beside
//! committed, exactly.
//!
//! Read in this order: a key result's value becomes a [`measure`]d one, its
//! objective adds them up ([`objective`], and [`counting`] while they are typed), the
//! score lies in a [`zone`] and gets a [`verdict`] for the objective's commitment.
//! [`pace`] says whether it is on its way, [`reverse`] what it would take, [`history`]
//! what several periods say together.

pub mod counting;
pub mod history;
pub mod measure;
pub mod objective;
pub mod pace;
pub mod reverse;
pub mod verdict;
pub mod zone;
