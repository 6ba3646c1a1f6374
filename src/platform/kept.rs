//! The script that comes with the goals and not with the first page.

use std::cell::OnceCell;

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen(module = "/src/platform/kept.js")]
extern "C" {
    #[wasm_bindgen(js_name = kept)]
    fn fetch() -> Promise;
}

#[wasm_bindgen]
extern "C" {
    /// What src/platform/kept/ gives.
    #[derive(Clone, Debug)]
    pub(super) type Script;

    /// Whether something is so, by its name there.
    #[wasm_bindgen(method)]
    pub(super) fn is(this: &Script, what: &str, of: &JsValue) -> bool;

    #[wasm_bindgen(method, catch, js_name = keys)]
    pub(super) fn all_keys(this: &Script) -> Result<Array, JsValue>;

    #[wasm_bindgen(method, catch, js_name = copyAsItIs)]
    pub(super) fn copy_as_it_is(this: &Script, from: &str, to: &str) -> Result<bool, JsValue>;

    #[wasm_bindgen(method, js_name = randomNumber)]
    pub(super) fn random_number(this: &Script) -> f64;

    #[wasm_bindgen(method, js_name = newName)]
    pub(super) fn new_name(this: &Script) -> String;

    #[wasm_bindgen(method)]
    pub(super) fn note(this: &Script, name: &str, text: Option<&str>);

    #[wasm_bindgen(method)]
    pub(super) fn noted(this: &Script, name: &str) -> Option<String>;

    #[wasm_bindgen(method)]
    pub(super) fn listen(
        this: &Script,
        written: &Closure<dyn Fn(Option<String>, Option<String>)>,
        seen_again: &Closure<dyn Fn()>,
        leaving: &Closure<dyn Fn()>,
        may_leave: &Closure<dyn Fn() -> bool>,
    );

    /// Whatever takes a while, by its name there. One import for all of them: each is
    /// in the first load, whoever calls it.
    #[wasm_bindgen(method)]
    pub(super) fn ask(this: &Script, what: &str, one: &JsValue, other: &JsValue) -> Promise;
}

thread_local! {
    static SCRIPT: OnceCell<Script> = const { OnceCell::new() };
}

/// Asks for it early.
#[cfg(feature = "split")]
pub(crate) fn begin() {
    let _ = fetch();
}

/// Fetches it, for what follows; whether it came.
pub(crate) async fn load() -> bool {
    let script = JsFuture::from(fetch()).await.map(Script::from);
    script
        .is_ok_and(|script| SCRIPT.with(|known| known.set(script).is_ok() || known.get().is_some()))
}

/// The script, which was loaded before any of the goals is shown.
pub(super) fn script() -> Option<Script> {
    SCRIPT.with(|script| script.get().cloned())
}

/// Asks for something that takes a while, with what it is given.
pub(super) async fn ask(what: &str, one: &JsValue, other: &JsValue) -> Result<JsValue, JsValue> {
    let script = script().ok_or_else(|| JsValue::from("none"))?;
    JsFuture::from(script.ask(what, one, other)).await
}
