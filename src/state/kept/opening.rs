//! Opening what is kept: it is shown at once, and may be changed once the second store
//! was asked.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use time::Date;
use waymark_core::kinds::KINDS;
use waymark_core::record::stamp::Writer;
use waymark_core::store::Store;
use waymark_core::store::open::Visit;

use super::door::{Alone, Storage};
use super::{Goals, Keeping, today};
use crate::platform::storage;

/// So many records are looked through at a time, with a pause between in which
/// somebody can do something.
const LOOKED_AT: usize = 20;
const LOOK_AFTER: Duration = Duration::from_millis(50);

/// How a page opens what is kept.
pub(super) struct Opening {
    writer: Writer,
    tab: String,
    tabs: Option<Vec<String>>,
    /// The keys under which opening changes something.
    pub(super) touches: Vec<String>,
    /// Whether something else stands there since it was looked at.
    pub(super) changed: bool,
    /// What is written from now on comes after this counter.
    pub(super) counter: u64,
    /// Whether it is known what was restored from the bin.
    pub(super) may_delete: bool,
}

impl Opening {
    fn visit(&self) -> Visit<'_> {
        Visit {
            kinds: KINDS,
            writer: self.writer,
            tab: &self.tab,
            open_tabs: self.tabs.as_deref(),
            // Nothing is deleted for good before it is known what was restored.
            today: Date::MIN,
        }
    }
}

impl Goals {
    /// Opens what the browser keeps, and listens to other tabs from then on.
    pub(super) fn open(self) {
        self.is_not_ready();
        self.watch_the_clock();
        spawn_local(async move {
            let tab = storage::tab_name().await.unwrap_or_default();
            let tabs = storage::open_tabs().await;
            storage::listen(
                move |key, text| self.hear(key.as_deref(), text.as_deref()),
                move || self.hear_again(),
                move || Self::at_last(|alone| self.flush(alone)),
                move || !self.is_not_saved() && !self.cleared.get_untracked(),
            );
            self.open_as(tab, tabs);
        });
    }

    /// Shows what is kept, and opens it once the second store was asked. Until then
    /// nothing is touched.
    pub(super) fn open_as(self, tab: String, tabs: Option<Vec<String>>) {
        self.is_not_ready();
        Self::alone(move |alone| {
            let mut opening = Opening {
                writer: Writer::new(storage::random_number()),
                tab,
                tabs,
                touches: Vec::new(),
                changed: false,
                counter: 0,
                may_delete: true,
            };
            let visit = opening.visit();
            let looked = Storage::of_browser(alone).and_then(|storage| {
                let (store, touches) = Store::look_into(storage.lookup(), &visit).ok()?;
                Some((storage, store, touches))
            });
            let Some((storage, store, touches)) = looked else {
                self.inner.update_value(|inner| {
                    inner.store = Store::empty(KINDS, visit.writer, visit.tab);
                });
                self.keeping.set(Keeping::Page);
                self.tell_all();
                self.is_ready_now(alone);
                return;
            };
            self.inner.update_value(|inner| {
                inner.storage = storage;
                inner.store = store;
            });
            opening.touches = touches;
            self.keeping.set(Keeping::Browser);
            self.tell_all();
            self.ask_second(opening);
        });
    }

    /// Opens what is kept, where that is not what was looked at; from then on anything
    /// may be done.
    pub(super) fn open_ready(self, alone: &Alone, opening: &Opening) {
        if opening.changed || !opening.touches.is_empty() {
            let storage = self.with(|inner| inner.storage.clone());
            let opened = storage.and_then(|it| it.open(alone, &opening.visit()).ok());
            if let Some((store, receipt)) = opened {
                self.with(|inner| inner.store = store);
                self.was_written(&receipt);
                self.tell_all();
            }
        }
        self.with(|inner| inner.store.come_after(opening.counter));
        if opening.may_delete {
            let emptied = self.write(alone, |inner, kv| {
                let before = inner.store.list().count();
                inner.store.empty_bin(kv, today());
                inner.store.list().count() < before
            });
            if emptied == Some(true) {
                self.tell_all();
            }
        }
        self.is_ready_now(alone);
        set_timeout(move || self.look_through(), LOOK_AFTER);
    }

    /// Learns all of them anew, the first few now and the others a little at a time.
    pub(super) fn learn_anew(self) {
        if self.learn_all() {
            set_timeout(move || self.learn_rest(), LOOK_AFTER);
        }
    }

    fn learn_rest(self) {
        if self.learn_more(LOOKED_AT) {
            set_timeout(move || self.learn_rest(), LOOK_AFTER);
        }
    }

    /// Looks through what was opened quickly, a little at a time.
    fn look_through(self) {
        let before = self.with(|inner| inner.store.troubles().len());
        let more = self.read(|store, kv| store.look_through(kv, LOOKED_AT));
        if self.with(|inner| inner.store.troubles().len()) != before {
            self.tell_all();
        }
        let learns = self.learn_more(LOOKED_AT);
        // Where the storage says no more, there is nothing to look at either.
        if more == Some(Ok(true)) || learns {
            set_timeout(move || self.look_through(), LOOK_AFTER);
        } else {
            self.back_up_soon();
        }
    }
}
