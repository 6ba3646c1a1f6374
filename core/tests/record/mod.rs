//! What is written, and how two versions of it become one.

#![cfg(feature = "store")]

mod damage;
mod frozen;
mod merging;
mod stamps;
mod unknown;
mod versions;
