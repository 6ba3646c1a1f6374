//! The browser's `localStorage` as the store wants it, and what surrounds it.

use gloo_storage::{LocalStorage, Storage};
use js_sys::{Array, JsString, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use waymark_core::store::key_value::{Fault, KeyValue, Lookup};
use web_sys::Element;

use super::kept;

/// So long a tab waits for the others, in milliseconds: somebody who waits for
/// "Saved" should not notice.
const LOCK_LIMIT: u32 = 500;

#[wasm_bindgen(module = "/src/platform/storage.js")]
extern "C" {
    #[wasm_bindgen(js_name = canKeep)]
    fn can_keep() -> bool;

    #[wasm_bindgen(js_name = isFull)]
    fn is_full(error: &JsValue) -> bool;

    #[wasm_bindgen(catch, js_name = keys)]
    fn all_keys() -> Result<Array, JsValue>;

    #[wasm_bindgen(catch, js_name = copyAsItIs)]
    fn copy_as_it_is(from: &str, to: &str) -> Result<bool, JsValue>;

    #[wasm_bindgen(js_name = hasStopped)]
    fn has_stopped() -> bool;

    #[wasm_bindgen(js_name = alone)]
    fn run_alone(limit: u32, run: &JsValue) -> Promise;

    #[wasm_bindgen(js_name = randomNumber)]
    fn random() -> f64;

    /// A name for something new, so that those made later come later in order.
    #[wasm_bindgen(js_name = newName)]
    pub(crate) fn new_name() -> String;

    /// Keeps a text for as long as this tab is open, as far as the browser lets it.
    pub(crate) fn note(name: &str, text: &str);

    /// That text, if there is one.
    pub(crate) fn noted(name: &str) -> Option<String>;

    /// Forgets it.
    pub(crate) fn forget(name: &str);

    #[wasm_bindgen(js_name = listen)]
    fn listen_to(
        written: &Closure<dyn Fn(Option<String>, Option<String>)>,
        seen_again: &Closure<dyn Fn()>,
        leaving: &Closure<dyn Fn()>,
        may_leave: &Closure<dyn Fn() -> bool>,
    );

}

/// The browser's `localStorage`, which was tried.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Local(());

impl Local {
    /// None where the browser gives none: in a private window of some, with site
    /// data blocked, in a sandbox.
    pub(crate) fn probe() -> Option<Self> {
        // Without this, asking gloo-storage for it would end the app.
        can_keep().then_some(Self(()))
    }
}

/// What an error of the storage means.
fn fault(error: &JsValue) -> Fault {
    if is_full(error) {
        return Fault::Full;
    }
    let error: Option<&js_sys::Error> = error.dyn_ref();
    let words = error.map(|error| String::from(error.message()));
    Fault::Refused(words.unwrap_or_default())
}

/// After a panic nothing in memory can be relied on: what is stored stays.
fn may_write() -> Result<(), Fault> {
    if has_stopped() {
        return Err(Fault::Refused(String::new()));
    }
    Ok(())
}

impl Lookup for Local {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        LocalStorage::raw()
            .get_item(key)
            .map_err(|error| fault(&error))
    }

    fn keys(&self) -> Result<Vec<String>, Fault> {
        let keys = all_keys().map_err(|error| fault(&error))?;
        Ok(keys.iter().filter_map(|key| key.as_string()).collect())
    }
}

impl KeyValue for Local {
    fn set(&self, key: &str, text: &str) -> Result<(), Fault> {
        may_write()?;
        let set = LocalStorage::raw().set_item(key, text);
        set.map_err(|error| fault(&error))
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        may_write()?;
        let removed = LocalStorage::raw().remove_item(key);
        removed.map_err(|error| fault(&error))
    }

    fn copy(&self, from: &str, to: &str) -> Result<bool, Fault> {
        may_write()?;
        copy_as_it_is(from, to).map_err(|error| fault(&error))
    }
}

/// Runs something while no other tab does the same, where the browser has locks;
/// after half a second anyway.
pub(crate) async fn alone(run: impl FnOnce() + 'static) {
    let run = Closure::once_into_js(run);
    // It does not fail: what it runs does not throw.
    let _ = JsFuture::from(run_alone(LOCK_LIMIT, &run)).await;
}

/// The name of this tab: of no other that is open, as far as the browser tells.
pub(crate) async fn tab_name() -> String {
    let name = match kept::script().await {
        Ok(script) => JsFuture::from(script.tab_name()).await.ok(),
        Err(_) => None,
    };
    let name = name.and_then(|name| name.as_string());
    name.unwrap_or_else(new_name)
}

/// The names of the tabs that are open, if the browser tells.
pub(crate) async fn open_tabs() -> Option<Vec<String>> {
    let asked = kept::script().await.ok()?.open_tabs();
    let tabs = JsFuture::from(asked).await.ok()?.as_string()?;
    Some(tabs.lines().map(str::to_owned).collect())
}

/// Offers the text under a key as a file, whatever it holds. Where the browser gives
/// nothing, there is nothing to offer.
pub(crate) async fn save_as_it_is(key: &str, name: &str) -> Option<()> {
    kept::script().await.ok()?.save_as_it_is(key, name).ok()
}

/// A random number below 2^53.
pub(crate) fn random_number() -> u64 {
    random() as u64
}

/// Calls back for as long as the page is open: with what other tabs write (no key
/// for everything, no text for taken away), when the page may have missed some of
/// that, when this may be its last moment, and to ask whether it may be left.
pub(crate) fn listen(
    written: impl Fn(Option<String>, Option<String>) + 'static,
    seen_again: impl Fn() + 'static,
    leaving: impl Fn() + 'static,
    may_leave: impl Fn() -> bool + 'static,
) {
    let written = Closure::new(written);
    let seen_again = Closure::new(seen_again);
    let leaving = Closure::new(leaving);
    let may_leave = Closure::new(may_leave);
    listen_to(&written, &seen_again, &leaving, &may_leave);
    written.forget();
    seen_again.forget();
    leaving.forget();
    may_leave.forget();
}

/// Whether the browser says that it keeps what is here until somebody takes it
/// away; none if it does not say.
pub(crate) async fn is_kept_for_good() -> Option<bool> {
    let asked = kept::script().await.ok()?.is_kept_for_good();
    JsFuture::from(asked).await.ok()?.as_bool()
}

/// Asks it to, and says whether it will.
pub(crate) async fn keep_for_good() -> Option<bool> {
    let asked = kept::script().await.ok()?.keep_for_good();
    JsFuture::from(asked).await.ok()?.as_bool()
}

/// Why a chosen file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotRead {
    /// None was chosen.
    None,
    /// It is larger than allowed; nothing of it was read.
    TooLarge,
    /// The browser could not read it.
    Unreadable,
}

/// The bytes of the file chosen in a field, at most so many.
pub(crate) async fn chosen_bytes(field: &Element, most: u32) -> Result<Vec<u8>, NotRead> {
    let script = kept::script().await.map_err(|_| NotRead::Unreadable)?;
    match JsFuture::from(script.chosen_bytes(field, most)).await {
        Ok(bytes) => Ok(Uint8Array::new(&bytes).to_vec()),
        Err(why) => Err(
            match why.dyn_ref::<JsString>().map(String::from).as_deref() {
                Some("none") => NotRead::None,
                Some("large") => NotRead::TooLarge,
                _ => NotRead::Unreadable,
            },
        ),
    }
}
