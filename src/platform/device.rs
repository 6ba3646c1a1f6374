//! The folder that several devices share, or the store of a team, as kept/folder.js has them.

use wasm_bindgen::prelude::*;

use super::kept;

const NONE: JsValue = JsValue::UNDEFINED;

/// Why something was not done: the name of what the browser says, or "busy" where another
/// tab does the same.
pub(crate) type Fails = String;

/// A file of the folder: its name, its size, when it was changed, and its text, if it was
/// asked for and can be read.
pub(crate) type File = (String, f64, f64, Option<String>);

async fn ask(what: &str, given: &JsValue) -> Result<JsValue, Fails> {
    let answer = kept::ask("device", &what.into(), given).await;
    answer.map_err(|error| error.as_string().unwrap_or_default())
}

fn pass<T: serde::Serialize + ?Sized>(value: &T) -> JsValue {
    // Texts and lists of them: nothing that cannot be passed.
    serde_wasm_bindgen::to_value(value).unwrap_or_default()
}

fn take<T: serde::de::DeserializeOwned>(value: JsValue) -> Result<T, Fails> {
    serde_wasm_bindgen::from_value(value).map_err(|error| error.to_string())
}

/// Whether this browser takes part in anything with another device; or, where that is asked,
/// the host names a store in which it may.
pub(crate) async fn is_shared(or_may: bool) -> bool {
    kept::ask("isShared", &or_may.into(), &NONE)
        .await
        .is_ok_and(|it| it.is_truthy())
}

/// Begins, alone among the tabs: what is remembered, how it stands with the folder, whether
/// this is a phone, and the address of the store that the host names, if it does. Every
/// beginning has its [`end`].
pub(crate) async fn begin(waits: bool) -> Result<(String, String, bool, String), Fails> {
    take(ask("begin", &waits.into()).await?)
}

/// Lets another tab begin.
pub(crate) async fn end() {
    let _ = ask("end", &NONE).await;
}

/// Keeps what is to be remembered.
pub(crate) async fn keep(text: &str) -> Result<(), Fails> {
    ask("keep", &text.into()).await.map(drop)
}

/// Lets the person choose a folder, or allow the one that was chosen once more.
pub(crate) async fn choose(again: bool) -> Result<(), Fails> {
    ask("choose", &again.into()).await.map(drop)
}

/// Takes part in the store that the host names.
pub(crate) async fn join() -> Result<(), Fails> {
    ask("join", &NONE).await.map(drop)
}

/// Uses the folder no more, or the store.
pub(crate) async fn leave() -> Result<(), Fails> {
    ask("leave", &NONE).await.map(drop)
}

/// The files in the folder.
pub(crate) async fn list() -> Result<Vec<(String, f64, f64)>, Fails> {
    take(ask("list", &NONE).await?)
}

/// Some of them with their texts, given when each was changed that was read before: of a
/// store only those that are not as they were.
pub(crate) async fn read(files: &[(&str, Option<f64>)]) -> Result<Vec<File>, Fails> {
    take(ask("read", &pass(files)).await?)
}

/// Writes a file; whether it was read back the same, with its size and its time.
pub(crate) async fn write(name: &str, text: &str) -> Result<(bool, f64, f64), Fails> {
    take(ask("write", &pass(&(name, text))).await?)
}

/// Hands a file on, to the share sheet of a phone or as a download.
pub(crate) async fn share(name: &str, text: &str) {
    let _ = ask("share", &pass(&(name, text))).await;
}

/// Calls back each minute in which the page is seen, and when it is left or seen again.
pub(crate) async fn watch(look: impl Fn() + 'static) {
    let look: Closure<dyn Fn()> = Closure::new(look);
    let _ = ask("watch", &look.into_js_value()).await;
}
