//! What is folded away until somebody unfolds it.

use leptos::prelude::*;

/// Whether it is unfolded, as its event of being toggled tells.
pub(crate) fn is_unfolded(event: &web_sys::Event) -> bool {
    event_target::<web_sys::Element>(event).has_attribute("open")
}
