//! Building blocks of the pages, without a word of the product.

pub mod bar;
pub mod choice;
pub mod day;
pub mod field;
pub mod fold;
pub mod lines;
pub(crate) mod quiz_element;
pub mod segments;
pub mod slider;
