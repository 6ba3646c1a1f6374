//! Building blocks.

pub(crate) mod quiz_element;
