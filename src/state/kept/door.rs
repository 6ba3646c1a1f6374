//! The one door to what is kept.
//!
//! Whatever writes or takes away does so in [`Goals::write`], for which one has to
//! be alone among the tabs: [`Goals::alone`] waits for that, and is the only one
//! that says so, but for the page's last moment. What passed is read here: it is
//! looked at once more a little later, what could not be read is told of, and the
//! second store is told. Reading needs neither.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_core::store::Store;
use waymark_core::store::door::{Door, Receipt};
use waymark_core::store::key_value::{Fault, KeyValue, Lookup, Memory};
use waymark_core::store::open::Visit;

use super::{Goals, Inner};
use crate::platform::storage;

/// Where what is kept is kept. Outside of this file it can only be read.
#[derive(Clone)]
pub(in crate::state) struct Storage(Rc<dyn KeyValue>);

/// That no other tab writes now, as far as the browser can tell.
pub(in crate::state) struct Alone(());

impl Storage {
    /// The browser's; none where it gives none.
    pub(in crate::state) fn of_browser(_: &Alone) -> Option<Self> {
        let local = storage::Local::probe()?;
        Some(Self(Rc::new(local)))
    }

    /// One that is gone with the page.
    pub(in crate::state) fn of_page(memory: Memory) -> Self {
        Self(Rc::new(memory))
    }

    /// To read what is there.
    pub(in crate::state) fn lookup(&self) -> &dyn Lookup {
        &*self.0
    }

    /// Opens what is kept here.
    pub(in crate::state) fn open(
        &self,
        _: &Alone,
        visit: &Visit<'_>,
    ) -> Result<(Store, Receipt), Fault> {
        let door = Door::new(&*self.0);
        let mut store = Store::open_quickly(&door, visit)?;
        let receipt = door.receipt();
        store.note(&receipt);
        Ok((store, receipt))
    }
}

impl Goals {
    /// Does something once no other tab writes, after half a second anyway.
    pub(in crate::state) fn alone(run: impl FnOnce(&Alone) + 'static) {
        spawn_local(storage::alone(move || run(&Alone(()))));
    }

    /// Does something at once since this may be the page's last moment.
    pub(in crate::state) fn at_last(run: impl FnOnce(&Alone)) {
        run(&Alone(()));
    }

    /// Lets something be written or taken away, and takes note of it.
    pub(in crate::state) fn write<T>(
        self,
        _: &Alone,
        write: impl FnOnce(&mut Inner, &dyn KeyValue) -> T,
    ) -> Option<T> {
        let (done, receipt, found) = self.with(|inner| {
            let storage = inner.storage.clone();
            let door = Door::new(&*storage.0);
            let before = inner.store.troubles().len();
            let done = write(inner, &door);
            let mut found = Vec::new();
            if inner.store.troubles().len() > before {
                found = inner.store.unreadable();
                // With no room it stays where it is.
                let _ = inner.store.put_aside(&door);
            }
            let receipt = door.receipt();
            inner.store.note(&receipt);
            (done, receipt, found)
        })?;
        // The second store has it whole, perhaps.
        if !found.is_empty() && self.is_ready() {
            self.compare_again(&found);
        }
        self.was_written(&receipt);
        Some(done)
    }

    /// Reads what is kept, as far as it is not known yet.
    pub(in crate::state) fn read<T>(
        self,
        read: impl FnOnce(&mut Store, &dyn Lookup) -> T,
    ) -> Option<T> {
        let (done, found) = self.with(|inner| {
            let before = inner.store.troubles().len();
            let done = read(&mut inner.store, inner.storage.lookup());
            (done, inner.store.troubles().len() > before)
        })?;
        // Before that it is asked for anyway.
        if found && self.is_ready() {
            self.put_aside();
        }
        Some(done)
    }

    /// Puts aside what was found to be unreadable, unless the second store has it whole,
    /// and tells of it.
    fn put_aside(self) {
        let keys = self.with(|inner| inner.store.unreadable());
        self.compare_again(&keys.unwrap_or_default());
    }

    /// Takes in what passed the door: the second store is told of it.
    pub(in crate::state) fn was_written(self, receipt: &Receipt) {
        if receipt.is_empty() {
            return;
        }
        self.to_be_told(receipt);
        self.look_again_soon();
        if receipt.set_aside().next().is_some() {
            self.show_troubles();
        }
    }

    /// Shows what a person should know, as it stands now.
    pub(in crate::state) fn show_troubles(self) {
        // What the second store still has whole is none.
        if !self.is_ready() {
            return;
        }
        let troubles = self.with(|inner| inner.store.troubles().to_vec());
        let troubles = troubles.unwrap_or_default();
        if self.troubles.with_untracked(|shown| *shown != troubles) {
            self.troubles.set(troubles);
        }
    }
}
