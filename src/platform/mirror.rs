//! The mirror in `IndexedDB`, as kept/mirror.js has it.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use waymark_core::store::mirror::{Deed, Row};

use super::kept;

const NONE: JsValue = JsValue::UNDEFINED;

/// Why there is no mirror.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unmirrored {
    /// This browser, or this window of it, gives none.
    None,
    /// A newer version of Waymark has changed its shape.
    Newer,
    /// Another page holds it in an older shape.
    Blocked,
    /// It fails, in the browser's words.
    Failed(String),
}

/// A backup that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Generation {
    /// Of which day.
    pub(crate) day: String,
    /// What stands on its outside.
    pub(crate) about: String,
    /// How many bytes it takes.
    pub(crate) bytes: u32,
}

async fn ask(what: &str, one: &JsValue, other: &JsValue) -> Result<JsValue, Unmirrored> {
    let answer = kept::ask(what, one, other).await;
    answer.map_err(|error| why(&error))
}

fn why(error: &JsValue) -> Unmirrored {
    match error.as_string().as_deref() {
        Some("none") => Unmirrored::None,
        Some("newer") => Unmirrored::Newer,
        Some("blocked") => Unmirrored::Blocked,
        Some(words) => Unmirrored::Failed(words.to_owned()),
        None => {
            let error: Option<&js_sys::Error> = error.dyn_ref();
            let words = error.map(|error| String::from(error.message()));
            Unmirrored::Failed(words.unwrap_or_default())
        }
    }
}

fn pass<T: serde::Serialize + ?Sized>(value: &T) -> JsValue {
    // Texts and lists of them: nothing that cannot be passed.
    serde_wasm_bindgen::to_value(value).unwrap_or_default()
}

fn take<T: serde::de::DeserializeOwned>(value: JsValue) -> Result<T, Unmirrored> {
    let taken = serde_wasm_bindgen::from_value(value);
    taken.map_err(|error| Unmirrored::Failed(error.to_string()))
}

/// The rows in which it differs from `localStorage`, and those of these keys; see
/// [`waymark_core::store::mirror::unite`]. Keys that begin with one of `but` are left
/// alone.
pub(crate) async fn differing(but: &[String], also: &[String]) -> Result<Vec<Row>, Unmirrored> {
    take(ask("differing", &pass(but), &pass(also)).await?)
}

/// One transaction: what `meet` says of the rows of these keys is done, all of it or
/// nothing, and is on disk once this ends. Whether it was cleared since it was asked for
/// what differs.
pub(crate) async fn exchange(
    keys: Vec<String>,
    meet: impl FnOnce(&[Row]) -> Vec<Deed> + 'static,
) -> Result<bool, Unmirrored> {
    // What it gives back is put beside what it is given: a closure of its own kind would be
    // in the first load.
    let meet = Closure::once_into_js(move |given: JsValue| {
        let given: Array = given.unchecked_into();
        let rows = serde_wasm_bindgen::from_value(given.get(0));
        let Ok::<Vec<Row>, _>(rows) = rows else {
            return;
        };
        let deeds = meet(&rows).into_iter().map(|deed| match deed {
            Deed::Put(key, text) => ("put", key, text),
            Deed::Remove(key) => ("remove", key, String::new()),
            Deed::Aside(key, to) => ("aside", key, to),
            Deed::Lift(key) => ("lift", key, String::new()),
        });
        given.set(1, pass(&deeds.collect::<Vec<_>>()));
    });
    let is_new = ask("exchange", &pass(&keys), &meet).await?;
    Ok(is_new.is_truthy())
}

/// Forgets every text. Backups stay.
pub(crate) async fn clear() -> Result<(), Unmirrored> {
    ask("clear", &NONE, &NONE).await?;
    Ok(())
}

/// The backups that there are, the oldest first.
pub(crate) async fn backups() -> Result<Vec<Generation>, Unmirrored> {
    let all: Vec<(String, String, u32)> = take(ask("backups", &NONE, &NONE).await?)?;
    let generation = |(day, about, bytes)| Generation { day, about, bytes };
    Ok(all.into_iter().map(generation).collect())
}

/// Keeps a backup of a day, and lets those of other days go.
pub(crate) async fn keep_backup(
    day: &str,
    text: &str,
    about: &str,
    but: &[String],
) -> Result<(), Unmirrored> {
    let kept = (text, about, but);
    ask("keepBackup", &day.into(), &pass(&kept)).await?;
    Ok(())
}

/// Lets the backups of some days go.
pub(crate) async fn drop_backups(days: &[String]) -> Result<(), Unmirrored> {
    ask("dropBackups", &pass(days), &NONE).await?;
    Ok(())
}

/// What a backup holds, as an exported file would. Fails where it is damaged.
pub(crate) async fn backup(day: &str) -> Result<String, Unmirrored> {
    let text = ask("backup", &day.into(), &NONE).await?.as_string();
    text.ok_or_else(|| Unmirrored::Failed(String::new()))
}

/// What is known of the last copy that was taken along; none if none was.
pub(crate) async fn copied() -> Option<String> {
    ask("copied", &NONE, &NONE).await.ok()?.as_string()
}

/// Notes that one was. Where that cannot be, it is counted from the one before.
pub(crate) async fn note_copied(about: &str) {
    let _ = ask("noteCopied", &about.into(), &NONE).await;
}
