//! The script that comes with the goals and not with the first page.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

#[wasm_bindgen(module = "/src/platform/storage.js")]
extern "C" {
    #[wasm_bindgen(js_name = kept)]
    fn fetch() -> Promise;
}

#[wasm_bindgen]
extern "C" {
    /// What src/platform/kept/ gives.
    pub(super) type Script;

    #[wasm_bindgen(method, js_name = tabName)]
    pub(super) fn tab_name(this: &Script) -> Promise;

    #[wasm_bindgen(method, js_name = openTabs)]
    pub(super) fn open_tabs(this: &Script) -> Promise;

    #[wasm_bindgen(method, js_name = isKeptForGood)]
    pub(super) fn is_kept_for_good(this: &Script) -> Promise;

    #[wasm_bindgen(method, js_name = keepForGood)]
    pub(super) fn keep_for_good(this: &Script) -> Promise;

    #[wasm_bindgen(method, js_name = chosenBytes)]
    pub(super) fn chosen_bytes(this: &Script, field: &Element, most: u32) -> Promise;

    #[wasm_bindgen(method, catch, js_name = saveAsItIs)]
    pub(super) fn save_as_it_is(this: &Script, key: &str, name: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(method)]
    pub(super) fn differing(this: &Script, but: JsValue, also: JsValue) -> Promise;

    #[wasm_bindgen(method)]
    pub(super) fn exchange(this: &Script, keys: JsValue, meet: &JsValue) -> Promise;

    #[wasm_bindgen(method)]
    pub(super) fn clear(this: &Script) -> Promise;

    #[wasm_bindgen(method)]
    pub(super) fn backups(this: &Script) -> Promise;

    #[wasm_bindgen(method, js_name = keepBackup)]
    pub(super) fn keep_backup(
        this: &Script,
        day: &str,
        text: &str,
        records: u32,
        but: JsValue,
    ) -> Promise;

    #[wasm_bindgen(method)]
    pub(super) fn backup(this: &Script, day: &str) -> Promise;
}

/// The script once it is there, or why it does not come.
pub(super) async fn script() -> Result<Script, JsValue> {
    let script = JsFuture::from(fetch()).await?;
    Ok(script.unchecked_into())
}
