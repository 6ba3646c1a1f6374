//! What several devices of one person share, without a server: each writes a file of its own,
//! with everything that it knows, into a folder that the person's drive keeps in step, and
//! reads those of the others.
//!
//! Texts in, texts out: whoever has a folder, or a file that somebody carried over, does the
//! rest. A drive may bring files late, half, twice, under another name or empty, so no name
//! means anything, and neither does it that a file is missing: whatever can be read whole is
//! one more version to be merged, and merging has no order. A folder is gone through by
//! [`folder::Listed`], [`gathered::Gathered`] and [`own::Own::next`].

pub mod device_file;
pub mod folder;
pub mod gathered;
pub mod own;
pub mod take;
