//! What other tabs do, and what the browser does to all that is kept.

use leptos::prelude::*;
use waymark_core::record::stamp::Writer;
use waymark_core::store::Store;
use waymark_core::store::commit::{Failure, Receipt};
use waymark_core::store::hear::Heard;

use super::{Goals, Keeping, Saving};
use crate::platform::storage;

impl Goals {
    /// Takes in what another tab wrote.
    pub(super) fn hear(self, key: Option<&str>, text: Option<&str>) {
        // Before it is open there is nothing to merge with: opening reads it all.
        if self.keeping.get_untracked() != Keeping::Browser {
            return;
        }
        let heard = self.with(|inner| {
            let kv = inner.kv.clone();
            inner.store.hear(&*kv, key, text)
        });
        self.heard(heard);
    }

    /// Takes in what the page may have missed.
    pub(super) fn hear_again(self) {
        self.look_at_the_clock();
        if self.keeping.get_untracked() == Keeping::Browser {
            let heard = self.with(|inner| {
                let kv = inner.kv.clone();
                inner.store.refresh(&*kv)
            });
            self.heard(heard);
        }
    }

    fn heard(self, heard: Option<Result<(Heard, Receipt), Failure>>) {
        match heard {
            Some(Ok((heard, receipt))) => {
                self.was_written(&receipt);
                if heard.cleared {
                    self.cleared.set(true);
                }
                if !heard.disputed.is_empty() {
                    self.saving.set(Saving::Disputed);
                }
                if !heard.changed.is_empty() {
                    self.tell(&heard.changed, true);
                }
            }
            Some(Err(failure)) => self.not_there(failure),
            None => {}
        }
    }

    /// After the browser's data was cleared: writes again what is known here, or
    /// starts anew.
    pub(crate) fn after_clearing(self, put_back: bool) {
        self.cleared.set(false);
        if put_back {
            let written = self.with(|inner| {
                let kv = inner.kv.clone();
                inner.store.put_all_back(&*kv)
            });
            match written {
                Some(Err(failure)) => self.failed(failure, move || self.after_clearing(true)),
                _ => self.saving.set(Saving::Saved),
            }
        } else {
            self.inner.update_value(|inner| {
                let tab = inner.store.tab().to_owned();
                inner.store = Store::empty(Writer::new(storage::random_number()), &tab);
            });
            self.saving.set(Saving::Nothing);
        }
        self.tell_all();
    }
}
