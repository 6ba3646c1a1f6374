//! What keeps the app itself on a device, and installs it: src/offline.js, which comes once the
//! first page is there, and src/platform/kept/installed.js.

use js_sys::Uint8Array;
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

/// How it is with installing: "offered", "ios", "ios-app" or "none".
pub(crate) async fn installed() -> Option<String> {
    ask("installed", &NONE, &NONE).await.ok()?.as_string()
}

/// Has the browser ask whether to install it; whether the person did.
pub(crate) async fn install() -> bool {
    let installed = ask("install", &NONE, &NONE).await;
    installed.is_ok_and(|it| it.is_truthy())
}

/// How it is with a number on the app's icon: "on", "off" or "none".
pub(crate) async fn badge() -> Option<String> {
    ask("badge", &NONE, &NONE).await.ok()?.as_string()
}

/// Has one shown from now on, or no more; whether the system allows it.
pub(crate) async fn want_badge(wanted: bool) -> bool {
    let allowed = ask("wantBadge", &wanted.into(), &NONE).await;
    allowed.is_ok_and(|it| it.is_truthy())
}

/// Shows how many there are, where somebody wants that.
pub(crate) async fn show_badge(count: usize) {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    let _ = ask("showBadge", &count.into(), &NONE).await;
}

/// The bytes of the file that was shared with the app or opened in it, at most so many; none
/// where it is larger or cannot be read. Waits where there is none.
pub(crate) async fn handed(most: u32) -> Option<Vec<u8>> {
    let bytes = ask("handed", &most.into(), &NONE).await.ok()?;
    Some(Uint8Array::new(&bytes).to_vec())
}
