//! What happens when the app panics: it hands over to `start.js`, which needs
//! no WASM to say so. Nothing here may rely on the app still working.

use leptos::prelude::window;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

/// The event that `start.js` waits for; its detail is what happened.
const EVENT: &str = "waymark-stopped";

/// Tells `start.js` of every panic from now on.
pub(crate) fn tell_the_page() {
    std::panic::set_hook(Box::new(|panic| {
        let event = CustomEventInit::new();
        event.set_detail(&JsValue::from_str(&panic.to_string()));
        if let Ok(event) = CustomEvent::new_with_event_init_dict(EVENT, &event) {
            let _ = window().dispatch_event(&event);
        }
    }));
}
