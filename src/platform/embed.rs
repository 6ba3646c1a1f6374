//! The quiz as another page would have it, for the page that shows how.

use leptos::prelude::document;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, Element, HtmlElement, HtmlIFrameElement};

/// What the quiz can tell a page.
const EVENTS: [&str; 7] = [
    "ready", "start", "answer", "complete", "reset", "handoff", "error",
];

/// The version of the embed that was built along, and the checksum of its script.
#[must_use]
pub(crate) fn version() -> Option<(&'static str, &'static str)> {
    option_env!("WAYMARK_EMBED")?.split_once(' ')
}

/// Loads the script that listens to frames, unless it is there.
pub(crate) fn load_frame_script() {
    const SCRIPT: &str = "embed/frame.js";
    let there = document().query_selector("script[src=\"embed/frame.js\"]");
    if there.is_ok_and(|there| there.is_none())
        && let (Ok(script), Some(head)) = (document().create_element("script"), document().head())
    {
        // Neither can fail on elements of our own.
        let _ = script.set_attribute("src", SCRIPT);
        let _ = head.append_child(&script);
    }
}

/// Calls back with each event of the quiz in an element, and its detail as JSON.
pub(crate) fn listen(element: &Element, told: impl Fn(String) + 'static) {
    let told = Closure::<dyn Fn(CustomEvent)>::new(move |event: CustomEvent| {
        // Going on to the app would leave the page one is looking at.
        if event.type_().ends_with("handoff") {
            event.prevent_default();
        }
        let detail = js_sys::JSON::stringify(&event.detail());
        let detail = detail.ok().and_then(|text| text.as_string());
        told([&event.type_(), " ", &detail.unwrap_or_default()].concat());
    });
    for event in EVENTS {
        let event = ["okr-or-kpi-", event].concat();
        // It cannot fail with a function.
        let _ = element.add_event_listener_with_callback(&event, told.as_ref().unchecked_ref());
    }
    // Kept for good: little, and the page on embedding is seldom opened.
    told.forget();
}

/// Shows an address in a frame, without an entry of the history for each.
pub(crate) fn show(frame: &HtmlIFrameElement, address: &str) {
    match (frame.get_attribute("src"), frame.content_window()) {
        // It cannot fail for an address of our own.
        (Some(_), Some(window)) => drop(window.location().replace(address)),
        _ => frame.set_src(address),
    }
}

/// Sets an attribute, or a custom property, or takes it away.
pub(crate) fn apply(element: &HtmlElement, name: &str, value: Option<&str>) {
    // None of these fails for names of our own.
    let _ = match (name.starts_with("--"), value) {
        (true, Some(value)) => element.style().set_property(name, value),
        (true, None) => element.style().remove_property(name).map(|_| ()),
        (false, Some(value)) => element.set_attribute(name, value),
        (false, None) => element.remove_attribute(name),
    };
}
