//! The address's fragment and the entries of the history.
//!
//! Each entry of ours is stamped with the attempt it belongs to, a run through
//! one page from its beginning, and with its depth, how many entries of that
//! attempt come before it. So a step back can be told from leaving the app, and
//! a link, whose entry has no stamp, from a step in the attempt under way.
//!
//! A browser that refuses (some do, in a sandbox) leaves the address as it is;
//! the app goes on.

use leptos::ev;
use leptos::prelude::{on_cleanup, window, window_event_listener};
use wasm_bindgen::JsValue;

/// What an entry of ours is stamped with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    /// The attempt it belongs to.
    pub(crate) attempt: u32,
    /// How many entries of that attempt come before it.
    pub(crate) depth: u32,
}

impl Stamp {
    // One number, since the history keeps those as they are. A depth past a
    // thousand carries into the attempt: it then begins afresh, no more.
    const DEPTHS: u32 = 1000;

    fn of(state: &JsValue) -> Option<Self> {
        let number = state.as_f64()? as u32;
        Some(Self {
            attempt: number / Self::DEPTHS,
            depth: number % Self::DEPTHS,
        })
    }

    fn state(self) -> JsValue {
        JsValue::from(self.attempt * Self::DEPTHS + self.depth)
    }
}

/// The fragment with its `#`, empty if there is none.
pub(crate) fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// The stamp of the current entry; none if it was not we who made it.
pub(crate) fn stamp() -> Option<Stamp> {
    let state = window().history().and_then(|history| history.state());
    Stamp::of(&state.ok()?)
}

/// Adds an entry.
pub(crate) fn push(stamp: Stamp, fragment: &str) {
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&stamp.state(), "", Some(fragment));
    }
}

/// Changes the stamp and the address of the current entry.
pub(crate) fn replace(stamp: Stamp, fragment: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&stamp.state(), "", Some(fragment));
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
