//! Waymark's words: the values of `waymark-core` put into sentences.
//!
//! The only place with words, a language a file. English is [`en`].

pub mod en;
