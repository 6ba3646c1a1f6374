//! What the browser offers, a file per thing. `state` calls it for the pages;
//! `app` hands it the panics.

pub(crate) mod browser;
pub(crate) mod clipboard;
pub(crate) mod device;
pub(crate) mod embed;
pub(crate) mod history;
pub(crate) mod kept;
pub(crate) mod mirror;
pub(crate) mod offline;
pub(crate) mod page;
pub(crate) mod panic;
pub(crate) mod part;
pub(crate) mod picture;
pub(crate) mod storage;
pub(crate) mod tab;
