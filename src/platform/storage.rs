//! The browser's `localStorage` as the store wants it, and what surrounds it.

use std::cell::{Cell, RefCell};

use gloo_storage::{LocalStorage, Storage};
use js_sys::{JsString, Uint8Array};
use wasm_bindgen::prelude::*;
use waymark_core::store::key_value::{Fault, KeyValue, Lookup};
use web_sys::Element;

use super::kept::{Script, ask, script};

const NONE: JsValue = JsValue::UNDEFINED;

/// So long a tab waits for the others, in milliseconds: somebody who waits for
/// "Saved" should not notice.
const LOCK_LIMIT: u32 = 500;

/// The browser's `localStorage`, which was tried.
#[derive(Clone, Debug)]
pub(crate) struct Local {
    script: Script,
    /// Asked of the window once: opening a thousand records asks it a thousand times.
    storage: web_sys::Storage,
}

impl Local {
    /// None where the browser gives none: in a private window of some, with site
    /// data blocked, in a sandbox.
    pub(crate) fn probe() -> Option<Self> {
        // Without this, asking gloo-storage for it would end the app.
        let script = script().filter(|script| script.is("kept", &NONE))?;
        let storage = LocalStorage::raw();
        Some(Self { script, storage })
    }

    /// What an error of the storage means.
    fn fault(&self, error: &JsValue) -> Fault {
        if self.script.is("full", error) {
            return Fault::Full;
        }
        let error: Option<&js_sys::Error> = error.dyn_ref();
        let words = error.map(|error| String::from(error.message()));
        Fault::Refused(words.unwrap_or_default())
    }

    /// After a panic nothing in memory can be relied on: what is stored stays.
    fn may_write(&self) -> Result<(), Fault> {
        if self.script.is("stopped", &NONE) {
            return Err(Fault::Refused(String::new()));
        }
        Ok(())
    }
}

impl Lookup for Local {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        let text = self.storage.get_item(key);
        text.map_err(|error| self.fault(&error))
    }

    fn keys(&self) -> Result<Vec<String>, Fault> {
        let keys = self.script.all_keys().map_err(|error| self.fault(&error))?;
        Ok(keys.iter().filter_map(|key| key.as_string()).collect())
    }
}

impl KeyValue for Local {
    fn set(&self, key: &str, text: &str) -> Result<(), Fault> {
        self.may_write()?;
        let set = self.storage.set_item(key, text);
        set.map_err(|error| self.fault(&error))
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        self.may_write()?;
        let removed = self.storage.remove_item(key);
        removed.map_err(|error| self.fault(&error))
    }

    fn copy(&self, from: &str, to: &str) -> Result<bool, Fault> {
        self.may_write()?;
        let copied = self.script.copy_as_it_is(from, to);
        copied.map_err(|error| self.fault(&error))
    }
}

/// Whether weeks begin on a day where the browser is from: 1 is Monday, 7 Sunday. Where it
/// does not say, on none.
pub(crate) fn is_first_day(day: u8) -> bool {
    script().is_some_and(|script| script.is("firstDay", &day.into()))
}

/// Whether it is about midnight.
pub(crate) fn is_night() -> bool {
    script().is_some_and(|script| script.is("night", &NONE))
}

/// Runs something while no other tab does the same, where the browser has locks;
/// after half a second anyway.
pub(crate) async fn alone(run: impl FnOnce() + 'static) {
    let run = Closure::once_into_js(run);
    // It does not fail: what it runs does not throw.
    let _ = ask("alone", &LOCK_LIMIT.into(), &run).await;
}

/// The name of this tab.
pub(crate) async fn tab_name() -> Option<String> {
    ask("tabName", &NONE, &NONE).await.ok()?.as_string()
}

/// The names of the tabs that are open, if the browser tells.
pub(crate) async fn open_tabs() -> Option<Vec<String>> {
    let tabs = ask("openTabs", &NONE, &NONE).await.ok()?;
    Some(tabs.as_string()?.lines().map(str::to_owned).collect())
}

/// Offers the text under a key as a file, whatever it holds. Where the browser gives
/// nothing, there is nothing to offer.
pub(crate) async fn save_as_it_is(key: &str, name: &str) {
    let _ = ask("saveAsItIs", &key.into(), &name.into()).await;
}

/// A random number below 2^53.
pub(crate) fn random_number() -> u64 {
    script().map_or(0, |script| script.random_number() as u64)
}

/// A name for something new, so that those made later come later in order.
pub(crate) fn new_name() -> Option<String> {
    Some(script()?.new_name())
}

/// What keeps something that is typed.
type Keep = Box<dyn FnOnce()>;

thread_local! {
    // What is to be kept soon, by its name.
    static WAITING: RefCell<Vec<(String, Keep)>> = const { RefCell::new(Vec::new()) };
    static IS_ASKED: Cell<bool> = const { Cell::new(false) };
}

/// Takes out what waits under a name.
fn taken(name: &str) -> Option<Keep> {
    WAITING.with_borrow_mut(|all| {
        let at = all.iter().position(|(it, _)| it == name)?;
        Some(all.swap_remove(at).1)
    })
}

/// Keeps what is typed under a name, at most a few times a second and once nothing else is
/// to be done: as text it takes as long as all that a key does. At once it is kept as a field
/// or the page is left, and by [`keep_now`].
pub(crate) fn keep_soon(name: &str, keep: impl FnOnce() + 'static) {
    let Some(script) = script() else { return };
    drop(taken(name));
    WAITING.with_borrow_mut(|all| all.push((name.to_owned(), Box::new(keep))));
    if !IS_ASKED.replace(true) {
        let now = Closure::once_into_js(|| {
            IS_ASKED.set(false);
            WAITING.take().into_iter().for_each(|(_, keep)| keep());
        });
        // It calls back, and gives nothing.
        let _ = script.ask("soon", &now, &NONE);
    }
}

/// Keeps at once what is to be kept soon under a name, if anything is.
pub(crate) fn keep_now(name: &str) {
    if let Some(keep) = taken(name) {
        keep();
    }
}

/// Keeps a text for as long as this tab is open, as far as the browser lets it.
pub(crate) fn note(name: &str, text: &str) {
    drop(taken(name));
    script()
        .iter()
        .for_each(|script| script.note(name, Some(text)));
}

/// That text, if there is one.
pub(crate) fn noted(name: &str) -> Option<String> {
    keep_now(name);
    script()?.noted(name)
}

/// Forgets it, and what was to be kept soon.
pub(crate) fn forget(name: &str) {
    drop(taken(name));
    script().iter().for_each(|script| script.note(name, None));
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
    let Some(script) = script() else { return };
    let written = Closure::new(written);
    let seen_again = Closure::new(seen_again);
    let leaving = Closure::new(leaving);
    let may_leave = Closure::new(may_leave);
    script.listen(&written, &seen_again, &leaving, &may_leave);
    written.forget();
    seen_again.forget();
    leaving.forget();
    may_leave.forget();
}

/// Whether the browser says that it keeps what is here until somebody takes it
/// away; none if it does not say.
pub(crate) async fn is_kept_for_good() -> Option<bool> {
    ask("isKeptForGood", &NONE, &NONE).await.ok()?.as_bool()
}

/// The moment that it is: the seconds since 1970 began, in UTC; none if it cannot be told.
pub(crate) async fn moment() -> Option<i64> {
    let moment = ask("moment", &NONE, &NONE).await.ok()?.as_f64()?;
    // Whole, and far from where it would not fit.
    Some(moment as i64)
}

/// Asks it to, and says whether it will.
pub(crate) async fn keep_for_good() -> Option<bool> {
    ask("keepForGood", &NONE, &NONE).await.ok()?.as_bool()
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
    match ask("chosenBytes", field, &most.into()).await {
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

/// Deflated bytes, unpacked; none where they are damaged, or more than so many.
pub(crate) async fn inflated(bytes: &[u8], most: usize) -> Option<Vec<u8>> {
    let bytes = Uint8Array::from(bytes);
    let most = u32::try_from(most).ok()?;
    let unpacked = ask("inflated", &bytes, &most.into()).await.ok()?;
    Some(Uint8Array::new(&unpacked).to_vec())
}
