//! Turns `src/templates.html` into the notation that scripts are written with: for
//! `build.rs`, and for the tests that hold the two against each other.

pub(crate) mod markup;
pub(crate) mod notation;
pub(crate) mod places;
mod tags;
mod templates;
#[cfg(test)]
mod tests;
