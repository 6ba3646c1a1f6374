//! The mirror in the machine: told late, away, lost, and all there is once the browser
//! was killed.

use waymark_core::kinds::KINDS;
use waymark_core::record::stamp::Writer;
use waymark_core::store::Store;
use waymark_core::store::key_value::{KeyValue as _, Lookup as _, Memory};
use waymark_core::store::mirror::{is_mirrored, unite};
use waymark_core::store::open::Visit;

use super::Machine;
use crate::store::faulty::Tab;
use crate::store::page::refresh;

use crate::store::steps::{IDS, id};

impl Machine<'_> {
    /// Brings the first store, as a page sees it, together with the mirror, both ways.
    pub(super) fn bring_together(&mut self, kv: &Tab, busy: Option<&str>) {
        let rows = self
            .mirror
            .differing(kv)
            .expect("a storage that can be read");
        let united = self.through(kv, |_, door| unite(KINDS, door, &rows, busy));
        let united = united.expect("a storage that can be read");
        self.count(if united.changed {
            "brought back"
        } else {
            "compared"
        });
        self.lacks_some &= united.full;
        self.behind.extend(united.behind);
    }

    /// Tells the mirror what it lacked when they were brought together.
    pub(super) fn catch_up(&mut self, kv: &Tab) {
        let behind = std::mem::take(&mut self.behind);
        let told = self.mirror.catch_up(kv, behind);
        told.expect("a storage that can be read");
    }

    /// What a tab did gets into the mirror.
    pub(super) fn mirror(&mut self, tab: usize) {
        let Some(mut page) = self.pages[tab].take() else {
            return;
        };
        if !self.is_away && !page.kv.is_failing() {
            if !page.has_compared {
                let kv = page.kv.clone();
                let name = page.store.tab().to_owned();
                self.bring_together(&kv, Some(&name));
                self.catch_up(&kv);
                let refreshed = self.through(&kv, |_, door| refresh(&mut page.store, door));
                page.owes |= refreshed.is_err();
                page.has_compared = true;
                self.count("compared late");
            }
            if let Some(pending) = self.pending.remove(&page.kv.index()) {
                self.mirror.run(&pending, &page.kv);
            }
            page.brought_in = false;
            self.oracle.is_mirrored(&self.mirror.texts, page.kv.index());
        }
        self.pages[tab] = Some(page);
    }

    pub(super) fn lose_mirror(&mut self) {
        // Nobody promises anything where both are lost at once.
        if self.lacks_some {
            return;
        }
        self.count("mirror lost");
        // Nor where the first was not on disk yet.
        self.world.is_on_disk();
        self.mirror.texts.clear();
        self.oracle.mirror_is_lost();
        for page in self.pages.iter_mut().flatten() {
            page.has_compared = false;
        }
    }

    /// Keys of the first store are lost while nobody looks, a half of them.
    pub(super) fn lose_keys(&mut self, which: u64) {
        if self.is_away || self.lags || self.pages.iter().any(Option::is_some) {
            return;
        }
        let kv = self.world.tab();
        self.bring_together(&kv, None);
        self.catch_up(&kv);
        let keys = kv.keys().expect("a storage that can be read");
        let lost = keys.iter().enumerate();
        let lost = lost.filter(|(at, _)| which >> (at % 64) & 1 == 1);
        for (_, key) in lost.filter(|(_, key)| is_mirrored(KINDS, key)) {
            kv.remove(key).expect("it is there");
        }
        self.copy = self.world.texts();
        self.lacks_some = true;
        self.count("half cleared");
    }

    /// The browser is killed.
    pub(super) fn kill(&mut self, back: usize) {
        self.compare();
        self.count("kill");
        self.oracle.is_mirrored(&self.mirror.texts, usize::MAX);
        self.pages = [None, None, None];
        self.pending.clear();
        self.world.kill(back);
        self.copy = self.world.texts();
        let beside = std::mem::take(&mut self.were_beside);
        let left = [&self.copy, &self.mirror.texts];
        self.oracle.browser_is_killed(left, beside);
        self.lacks_some = true;
    }

    /// Everything that was promised is in the mirror alone, and nothing differs any
    /// more.
    pub(super) fn judge_mirror(&mut self, kv: &Tab) {
        for round in 0..3 {
            if let Some(pending) = self.pending.remove(&kv.index()) {
                self.mirror.run(&pending, kv);
            }
            let rows = self
                .mirror
                .differing(kv)
                .expect("a storage that can be read");
            if rows.is_empty() {
                break;
            }
            assert!(round < 2, "never the same: {rows:?}");
            self.bring_together(kv, None);
            self.catch_up(kv);
        }
        let memory = Memory::default();
        let rows = self
            .mirror
            .differing(&memory)
            .expect("memory gives everything");
        unite(KINDS, &memory, &rows, None).expect("memory takes everything");
        let visit = Visit {
            kinds: KINDS,
            writer: Writer::new(999_998),
            tab: "mirror",
            open_tabs: None,
            today: self.today(),
        };
        let mut store = Store::open(&memory, &visit).expect("memory gives everything");
        self.oracle.watch(&self.mirror.texts, &IDS.map(id));
        self.oracle.judge(&mut store, &memory);
    }
}
