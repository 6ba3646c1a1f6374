//! What the page on embedding asks of the browser.

pub(crate) use crate::platform::clipboard::copy;
pub(crate) use crate::platform::embed::{apply, listen, load_frame_script, show, version};
