//! A device: what its browser keeps, what it remembers of itself, and the folder as its drive
//! shows it.

use std::collections::BTreeMap;

pub(crate) use crate::given::{day, id};
use serde_json::{Value, json};
use time::Date;
use waymark_core::carry::file;
use waymark_core::kinds::KINDS;
use waymark_core::objective::KIND;
use waymark_core::period::write_date;
use waymark_core::record::Record;
use waymark_core::record::kind::Subject;
use waymark_core::record::stamp::Writer;
use waymark_core::share::folder::{Listed, to_read};
use waymark_core::share::gathered::Gathered;
use waymark_core::share::own::{Next, Own};
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::key_value::Memory;
use waymark_core::store::open::Visit;

/// The day on which tests begin.
pub(crate) const TODAY: &str = "2026-11-22";

pub(crate) fn objective() -> Subject {
    KIND.of(id("a1"))
}

/// Files as a folder has them: what each holds, and when it was changed.
pub(crate) type Files = BTreeMap<String, (String, u64)>;

/// A device.
pub(crate) struct Device {
    pub(crate) memory: Memory,
    pub(crate) own: Own,
    pub(crate) folder: Files,
    /// How many pages were opened on it.
    pub(crate) loads: u64,
    number: u64,
    changes: u64,
}

/// What one look at the folder came to.
pub(crate) struct Looked {
    pub(crate) gathered: Gathered,
    /// How many files were read.
    pub(crate) read: usize,
}

impl Device {
    pub(crate) fn new(number: u64) -> Self {
        let name = format!("Device {number}");
        Self {
            memory: Memory::default(),
            own: Own::new(id(&format!("device{number}")), &name),
            folder: Files::new(),
            loads: 0,
            number,
            changes: 0,
        }
    }

    /// How a page is opened: each is a writer of its own.
    fn visit(&mut self) -> Visit<'static> {
        self.loads += 1;
        Visit {
            kinds: KINDS,
            writer: Writer::new(self.number * 1_000_000 + self.loads),
            tab: "tab",
            open_tabs: None,
            // Nothing is deleted for good by itself.
            today: Date::MIN,
        }
    }

    pub(crate) fn open(&mut self) -> Store {
        let visit = self.visit();
        Store::open(&self.memory, &visit).expect("memory can be read")
    }

    /// Puts a file into the folder as the drive does.
    pub(crate) fn put(&mut self, name: &str, text: &str) {
        self.changes += 1;
        self.folder
            .insert(name.to_owned(), (text.to_owned(), self.changes));
    }

    pub(crate) fn listing(&self) -> Vec<Listed> {
        let listed = |(name, (text, changed)): (&String, &(String, u64))| Listed {
            name: name.clone(),
            size: text.len() as u64,
            changed: *changed,
        };
        self.folder.iter().map(listed).collect()
    }

    /// Reads what changed in the folder and merges it.
    pub(crate) fn look(&mut self, store: &mut Store, today: Date) -> Looked {
        let mut gathered = Gathered::default();
        let listing = self.listing();
        gathered.list(&listing, &mut self.own);
        let visit = Visit {
            kinds: KINDS,
            writer: Writer::new(0),
            tab: "",
            open_tabs: None,
            today,
        };
        let files: Vec<Listed> = to_read(&listing, &self.own.read)
            .into_iter()
            .cloned()
            .collect();
        for listed in &files {
            let text = self.folder.get(&listed.name).map(|(text, _)| text.as_str());
            gathered.read(listed, text, &mut self.own, &visit);
        }
        if gathered.is_twice {
            self.number += 50;
            let id = id(&format!("device{}", self.number));
            self.own.become_another(id);
        }
        let today = write_date(today);
        let preview = store
            .preview_shared(&self.memory, &gathered.records, &today)
            .expect("memory can be read");
        store
            .take_shared(&self.memory, &preview, &gathered.records, &today)
            .expect("there is room");
        gathered.were_kept(&mut self.own);
        Looked {
            gathered,
            read: files.len(),
        }
    }

    /// The file to write next, if there is anything new.
    pub(crate) fn next(&mut self, today: Date) -> Option<Next> {
        let export = file::write_as_stored(KINDS, &self.memory, &write_date(today));
        let mark = format!("{}-{}", self.number, self.loads);
        let next = self.own.next(&export.expect("memory"), today, &mark);
        // As it is kept between two pages.
        self.own = Own::read(&self.own.write()).expect("our own text");
        next
    }

    /// Writes it, and reads it back.
    pub(crate) fn write(&mut self, next: &Next) {
        self.put(&next.name, &next.text);
        self.own.was_written(next);
    }

    /// One page that looks into the folder and writes its own file.
    pub(crate) fn sync(&mut self, today: Date) {
        let mut store = self.open();
        self.look(&mut store, today);
        if let Some(next) = self.next(today) {
            self.write(&next);
        }
    }

    pub(crate) fn act(&mut self, action: &Action) {
        let mut store = self.open();
        store.act(&self.memory, action).expect("there is room");
    }

    /// All that is known of a record.
    pub(crate) fn whole(&mut self, of: &Subject) -> Option<Record> {
        let mut store = self.open();
        store.read_history(&self.memory, of).expect("memory");
        store.with_history(of)
    }

    pub(crate) fn says(&mut self, field: &str) -> Option<Value> {
        let whole = self.whole(&objective())?;
        whole.value(field).cloned()
    }
}

/// Brings every file of one device's folder into another's.
pub(crate) fn carry(from: &Device, to: &mut Device) {
    for (name, (text, _)) in from.folder.clone() {
        if to.folder.get(&name).is_none_or(|(there, _)| *there != text) {
            to.put(&name, &text);
        }
    }
}

pub(crate) fn create() -> Action {
    Action::Create {
        of: objective(),
        fields: vec![("title".into(), json!("Begun"))],
        today: TODAY.into(),
    }
}

pub(crate) fn edit(field: &str, value: &str) -> Action {
    Action::Edit {
        of: objective(),
        fields: vec![(field.into(), json!(value))],
    }
}
