//! What a browser keeps for as long as a tab is open, for the pages that come with a first
//! visit or without the goals. Written and read by name, since each of the browser's functions
//! would be an import of the first load. Where it keeps nothing, nothing is there.

use js_sys::Reflect;
use leptos::prelude::window;
use wasm_bindgen::JsValue;

fn session() -> Option<JsValue> {
    let session = Reflect::get(&window(), &"sessionStorage".into());
    session.ok().filter(JsValue::is_object)
}

/// Keeps a text under a name.
pub(crate) fn keep(name: &str, text: &str) {
    if let Some(session) = session() {
        // Without room nothing is kept.
        let _ = Reflect::set(&session, &name.into(), &text.into());
    }
}

/// The text that is kept under a name.
pub(crate) fn kept(name: &str) -> Option<String> {
    Reflect::get(&session()?, &name.into()).ok()?.as_string()
}
