//! Waymark's words: the values of `waymark-core` put into sentences.
//!
//! The only place with words, a language a folder. The crate shows one of them,
//! chosen by a feature: `waymark_text::goals` are the words of the goals page in the
//! language of this build. Who uses words names no language, so a build in another
//! one changes nothing else, and a sentence that it lacks is an error of the
//! compiler. Beside the languages stands what is made of their words for elsewhere: what
//! is in an embedded quiz's tag, the snippet to paste, a verdict as a picture.

// What the embed takes of this does without the standard library: see `embed`.
#![cfg_attr(not(any(test, feature = "grading")), no_std)]

extern crate alloc;

pub mod en;
pub mod fallback;
#[cfg(feature = "store")]
pub mod picture;
#[cfg(feature = "store")]
pub mod snippet;

#[cfg(feature = "english")]
pub use self::en::*;
