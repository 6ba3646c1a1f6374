//! What keeps the app itself on a device: src/offline.js, which comes once the first page is
//! there.

use wasm_bindgen::JsValue;

use super::kept::ask;

const NONE: JsValue = JsValue::UNDEFINED;

/// How it stands with that: "none", "off", "coming" or "on".
pub(crate) async fn state() -> Option<String> {
    ask("offlineState", &NONE, &NONE).await.ok()?.as_string()
}

/// Waits until what is being fetched is there, or does not come.
pub(crate) async fn settled() {
    let _ = ask("offlineSettled", &NONE, &NONE).await;
}

/// Has the app kept, which then is fetched; whether the browser agreed.
pub(crate) async fn keep() -> bool {
    ask("keepOffline", &NONE, &NONE).await.is_ok()
}
