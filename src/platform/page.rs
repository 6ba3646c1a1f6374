//! The document the app lives in.

use leptos::prelude::{document, window};

/// Sets the document's title.
pub(crate) fn set_title(title: &str) {
    document().set_title(title);
}

/// The address of the page without its fragment.
pub(crate) fn address() -> String {
    let mut address = window().location().href().unwrap_or_default();
    if let Some(end) = address.find('#') {
        address.truncate(end);
    }
    address
}

/// Scrolls to the top.
pub(crate) fn scroll_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}
