//! Several devices and a folder that a drive keeps in step, more or less.

#![cfg(feature = "store")]

mod device;
mod files;
mod gone;
mod random;
mod twice;
