//! What the grading playground says.

#![cfg(feature = "grading")]

mod arithmetic;
mod examples;
mod families;
mod from_names;
mod from_sentences;
mod many_sentences;
mod problems;
mod rates;
mod report;
mod said;
mod twins;
mod typed;
mod versions;
