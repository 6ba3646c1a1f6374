//! The address's fragment and the entries of the history.
//!
//! Each entry that we add holds its depth, the number of our entries before it,
//! so that a step back can be told from leaving the app. A browser that refuses
//! (some do, in a sandbox) leaves the address as it is; the app goes on.

use leptos::ev;
use leptos::prelude::{on_cleanup, window, window_event_listener};
use wasm_bindgen::JsValue;

/// The fragment with its `#`, empty if there is none.
pub(crate) fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// How many entries before this one are ours.
pub(crate) fn depth() -> u32 {
    let state = window().history().and_then(|history| history.state());
    state.ok().and_then(|state| state.as_f64()).unwrap_or(0.0) as u32
}

/// Adds an entry.
pub(crate) fn push(fragment: &str) {
    if let Ok(history) = window().history() {
        let depth = JsValue::from(depth() + 1);
        let _ = history.push_state_with_url(&depth, "", Some(fragment));
    }
}

/// Changes the address of this entry.
pub(crate) fn replace(fragment: &str) {
    if let Ok(history) = window().history() {
        let depth = JsValue::from(depth());
        let _ = history.replace_state_with_url(&depth, "", Some(fragment));
    }
}

/// Goes to the entry before.
pub(crate) fn back() {
    if let Ok(history) = window().history() {
        let _ = history.back();
    }
}

/// Calls back whenever a person went to another entry: Back and Forward, a
/// link, an address typed. Ends with the current owner.
pub(crate) fn on_travel(travelled: impl Fn() + 'static) {
    let listener = window_event_listener(ev::popstate, move |_| travelled());
    on_cleanup(move || listener.remove());
}
