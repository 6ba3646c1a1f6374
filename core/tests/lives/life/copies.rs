//! Copies in files, brought in again or gone back to, and years that are kept whole.

use time::Date;
use waymark_core::carry::{file, strays};
use waymark_core::kinds::KINDS;
use waymark_core::period::write_date;
use waymark_core::record::stamp::Writer;
use waymark_core::store::open::Visit;

use super::{Life, Was, one_of};
use crate::lives::world::CALENDAR;

impl Life {
    pub(super) fn merge(&mut self, page: usize, which: u8) -> Was {
        let Some(text) = one_of(&self.copies, which).cloned() else {
            return Was::Nothing;
        };
        let today = self.today;
        let contents = file::read(&text, &visit(today)).expect("our own file");
        let page = self.page(page);
        let records = strays::settle(&mut page.store, &page.kv, contents.records, CALENDAR, today);
        let records = records.expect("a storage that can be read");
        let preview = page.store.preview(&page.kv, &records);
        let preview = preview.expect("a storage that can be read");
        if preview.is_empty() {
            return Was::Nothing;
        }
        let brought = page.store.bring_in(&page.kv, &preview, &write_date(today));
        brought.expect("there is room");
        // Nothing is left to bring in.
        let contents = file::read(&text, &visit(today)).expect("our own file");
        let records = strays::settle(&mut page.store, &page.kv, contents.records, CALENDAR, today);
        let records = records.expect("a storage that can be read");
        let again = page.store.preview(&page.kv, &records);
        assert!(again.expect("a storage that can be read").is_empty());
        Was::Turns
    }

    pub(super) fn back(&mut self, page: usize, which: u8) -> Was {
        let Some(text) = one_of(&self.copies, which).cloned() else {
            return Was::Nothing;
        };
        let today = self.today;
        let contents = file::read(&text, &visit(today)).expect("our own file");
        let page = self.page(page);
        let none = std::collections::BTreeSet::new();
        let preview =
            page.store
                .preview_back(&page.kv, &contents.records, &none, &write_date(today));
        let preview = preview.expect("a storage that can be read");
        if preview.is_empty() {
            return Was::Nothing;
        }
        let brought = page.store.bring_in(&page.kv, &preview, &write_date(today));
        brought.expect("there is room");
        Was::Turns
    }

    pub(super) fn tidy(&mut self, page: usize, which: u8) {
        let page = self.page(page);
        let all: Vec<_> = page.store.list().map(|(of, _)| of.clone()).collect();
        if let Some(of) = one_of(&all, which) {
            page.whole(of);
            page.store.tidy(&page.kv, of).expect("there is room");
        }
    }
}

/// How a file is read.
fn visit(today: Date) -> Visit<'static> {
    Visit {
        kinds: KINDS,
        writer: Writer::new(77),
        tab: "",
        open_tabs: None,
        today,
    }
}
