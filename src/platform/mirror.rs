//! The mirror in IndexedDB, as kept/mirror.js has it.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use waymark_core::store::mirror::{Deed, Row};

use super::kept::{self, Script};

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
    /// How many records it holds.
    pub(crate) records: u32,
    /// How many bytes it takes.
    pub(crate) bytes: u32,
}

async fn script() -> Result<Script, Unmirrored> {
    kept::script().await.map_err(why)
}

fn why(error: JsValue) -> Unmirrored {
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
    let asked = script().await?.differing(pass(but), pass(also));
    take(JsFuture::from(asked).await.map_err(why)?)
}

/// One transaction: what `meet` says of the rows of these keys is done, all of it or
/// nothing, and is on disk once this ends. Whether it was cleared since it was asked for
/// what differs.
pub(crate) async fn exchange(
    keys: Vec<String>,
    meet: impl FnOnce(&[Row]) -> Vec<Deed> + 'static,
) -> Result<bool, Unmirrored> {
    let meet = Closure::once_into_js(move |rows: JsValue| -> Result<JsValue, JsValue> {
        let rows: Vec<Row> = serde_wasm_bindgen::from_value(rows)?;
        let deeds = meet(&rows).into_iter().map(|deed| match deed {
            Deed::Put(key, text) => ("put", key, text),
            Deed::Remove(key) => ("remove", key, String::new()),
            Deed::Aside(key, to) => ("aside", key, to),
            Deed::Lift(key) => ("lift", key, String::new()),
        });
        Ok(pass(&deeds.collect::<Vec<_>>()))
    });
    let done = script().await?.exchange(pass(&keys), &meet);
    let is_new = JsFuture::from(done).await.map_err(why)?;
    Ok(is_new.is_truthy())
}

/// Forgets every text. Backups stay.
pub(crate) async fn clear() -> Result<(), Unmirrored> {
    let done = script().await?.clear();
    JsFuture::from(done).await.map_err(why)?;
    Ok(())
}

/// The backups that there are, the oldest first.
pub(crate) async fn backups() -> Result<Vec<Generation>, Unmirrored> {
    let all = JsFuture::from(script().await?.backups()).await;
    let all: Vec<(String, u32, u32)> = take(all.map_err(why)?)?;
    let generation = |(day, records, bytes)| Generation {
        day,
        records,
        bytes,
    };
    Ok(all.into_iter().map(generation).collect())
}

/// Keeps a backup of a day, and lets those of other days go.
pub(crate) async fn keep_backup(
    day: &str,
    text: &str,
    records: u32,
    but: &[String],
) -> Result<(), Unmirrored> {
    let done = script().await?.keep_backup(day, text, records, pass(but));
    JsFuture::from(done).await.map_err(why)?;
    Ok(())
}

/// What a backup holds, as an exported file would.
pub(crate) async fn backup(day: &str) -> Result<Option<String>, Unmirrored> {
    let text = JsFuture::from(script().await?.backup(day)).await;
    Ok(text.map_err(why)?.as_string())
}
