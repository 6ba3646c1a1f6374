//! A page that keeps goals, and takes their check-ins out and in.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use time::Duration;
use waymark_core::calendar::Calendar;
use waymark_core::carry::doubt::Choices;
use waymark_core::carry::reads::Reads;
use waymark_core::carry::sheet::{self, Sheet};
use waymark_core::kinds::KINDS;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::understood::Notation;
use waymark_core::objective::KIND;
use waymark_core::period::write_date;
use waymark_core::record::id::Id;
use waymark_core::record::name::Name;
use waymark_core::record::stamp::Writer;
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::key_value::Memory;
use waymark_core::store::open::Visit;
use waymark_core::table::column::Mark;
use waymark_core::table::encoding::decode;
use waymark_core::table::heading;
use waymark_text::kept::tables::{self, Found};
use waymark_text::kept::{cells, headings};
use waymark_text::kpi::when;

use super::programs::Program;
use crate::given::day;

const TODAY: &str = "2026-12-31";

/// A check-in of a quarter's objective.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) title: &'static str,
    /// Which quarter of 2026, from 0.
    pub(crate) quarter: usize,
    pub(crate) name: &'static str,
    pub(crate) unit: &'static str,
    pub(crate) is_yes_no: bool,
    /// How many days after the first of the quarter.
    pub(crate) day: u16,
    /// The value, as digits and how many of them are a fraction.
    pub(crate) digits: i64,
    pub(crate) places: u8,
    pub(crate) sure: Option<u8>,
    pub(crate) note: &'static str,
}

impl Entry {
    /// The key result's name, which says what is formatted how.
    fn key_result(&self) -> String {
        match (self.is_yes_no, self.unit) {
            (true, _) => [self.name, " in yes or no"].concat(),
            (false, "") => self.name.to_owned(),
            (false, unit) => [self.name, " in ", unit].concat(),
        }
    }

    fn value(&self) -> Decimal {
        match self.is_yes_no {
            true => Decimal::from(i32::from(self.digits % 2 == 0)),
            false => Decimal::new(self.digits.into(), self.places).expect("few digits"),
        }
    }
}

pub(crate) struct Page {
    kv: Memory,
    store: Store,
}

impl Page {
    pub(crate) fn of(entries: &[Entry]) -> Self {
        Self::made(entries, None)
    }

    /// The same, its one objective with this id.
    pub(crate) fn with_id(entries: &[Entry], id: &str) -> Self {
        Self::made(entries, Some(id))
    }

    fn made(entries: &[Entry], id: Option<&str>) -> Self {
        let kv = Memory::default();
        let visit = Visit {
            kinds: KINDS,
            writer: Writer::new(1),
            tab: "t",
            open_tabs: None,
            today: day(TODAY),
        };
        let store = Store::open(&kv, &visit).expect("memory gives everything");
        let mut page = Self { kv, store };
        let mut objectives: BTreeMap<(&str, usize), Vec<&Entry>> = BTreeMap::new();
        for entry in entries {
            let of = (entry.title, entry.quarter);
            objectives.entry(of).or_default().push(entry);
        }
        for (number, ((title, quarter), entries)) in objectives.into_iter().enumerate() {
            let id = id.map_or_else(|| format!("0mwrj28k{number}fpfs"), str::to_owned);
            page.create(&id, title, quarter, &entries);
        }
        page
    }

    fn create(&mut self, id: &str, title: &str, quarter: usize, entries: &[&Entry]) {
        let quarters = [
            ("2026-01-01", "2026-03-31"),
            ("2026-04-01", "2026-06-30"),
            ("2026-07-01", "2026-09-30"),
            ("2026-10-01", "2026-12-31"),
        ];
        let (first, last) = quarters[quarter];
        let mut fields: BTreeMap<String, Value> = BTreeMap::new();
        fields.insert("title".to_owned(), json!(title));
        fields.insert("period".to_owned(), json!({"first": first, "last": last}));
        let mut names: Vec<String> = entries.iter().map(|it| it.key_result()).collect();
        names.sort();
        names.dedup();
        for entry in entries {
            let name = entry.key_result();
            let at = names
                .iter()
                .position(|it| *it == name)
                .expect("it is there");
            let key = |word: &str| format!("kr/0mwrk{at}/{word}");
            fields.insert(key("name"), json!(name));
            fields.insert(
                key("unit"),
                json!(if entry.is_yes_no { "" } else { entry.unit }),
            );
            let measure = if entry.is_yes_no { "yes-no" } else { "change" };
            fields.insert(key("measure"), json!(measure));
            fields.insert(key("start"), json!("0"));
            fields.insert(key("target"), json!("100"));
            let on = day(first) + Duration::days(entry.day.into());
            let mut said = json!({"value": entry.value().to_string()});
            if let Some(sure) = entry.sure {
                said["confidence"] = json!(sure);
            }
            if !entry.note.is_empty() {
                said["note"] = json!(entry.note);
            }
            fields.insert(format!("at/0mwrk{at}/{}", write_date(on)), said);
        }
        let fields: Vec<(Name, Value)> = fields
            .into_iter()
            .map(|(name, value)| (Name::from(name), value))
            .collect();
        let of = KIND.of(Id::parse(id).expect("an id"));
        let (dated, fields) = fields
            .into_iter()
            .partition(|(name, _)| matches!(name, Name::At(..)));
        let today = TODAY.to_owned();
        let create = Action::Create {
            of: of.clone(),
            fields,
            today,
        };
        self.store.act(&self.kv, &create).expect("room");
        let check_in = Action::CheckIn { of, fields: dated };
        self.store.act(&self.kv, &check_in).expect("room");
    }

    /// How many check-ins there are.
    pub(crate) fn count(&mut self) -> usize {
        sheet::lines(&mut self.store, &self.kv)
            .expect("memory gives everything")
            .len()
    }

    /// All of them as a table, where fractions have this mark.
    pub(crate) fn table(&mut self, mark: Mark) -> String {
        let lines = sheet::lines(&mut self.store, &self.kv).expect("memory gives everything");
        let notation = match mark {
            Mark::Point => Notation::PLAIN_ENGLISH,
            Mark::Comma => Notation {
                decimal: ',',
                group: Some('.'),
                ..Notation::PLAIN_ENGLISH
            },
        };
        tables::table(&lines, &notation)
    }

    /// What a file is understood to hold, where somebody writes as with a program.
    #[track_caller]
    pub(crate) fn read(&mut self, bytes: &[u8], program: &Program) -> Sheet {
        self.try_read(bytes, program).expect("a table of check-ins")
    }

    /// The same; none if it is no table of check-ins.
    pub(crate) fn try_read(&mut self, bytes: &[u8], program: &Program) -> Option<Sheet> {
        let reads = Reads {
            when: &when::WORDS,
            words: &cells::WORDS,
            fold: str::to_lowercase,
            calendar: Calendar::default(),
            today: day(TODAY),
            usual: (program.mark, program.order),
        };
        let text = decode(bytes).ok()?;
        let names = headings::words(str::to_lowercase);
        let (table, header) = heading::open(&text, &names).ok()?;
        let Ok(Found::CheckIns(columns)) = tables::find_columns(header.as_ref()) else {
            return None;
        };
        let table = table.below(header.map_or(0, |it| it.row));
        let choices = Choices::default();
        let sheet = sheet::read(
            &mut self.store,
            &self.kv,
            &table,
            &columns,
            &reads,
            &choices,
        );
        Some(sheet.expect("memory gives everything"))
    }

    /// Brings in what a sheet holds, as one action that is then taken back: all of it is as
    /// it was.
    pub(crate) fn brings_in_and_takes_back(&mut self, sheet: &Sheet) {
        let preview = self.store.preview(&self.kv, &sheet.records);
        let preview = preview.expect("memory gives everything");
        if preview.is_empty() {
            return;
        }
        let before = sheet::lines(&mut self.store, &self.kv);
        self.store
            .bring_in(&self.kv, &preview, TODAY)
            .expect("room");
        let again = self.store.preview(&self.kv, &sheet.records);
        assert!(
            again.expect("memory gives everything").is_empty(),
            "a part of it is missing"
        );
        let undo = Action::Undo {
            which: None,
            today: TODAY.to_owned(),
        };
        self.store.act(&self.kv, &undo).expect("room");
        assert_eq!(sheet::lines(&mut self.store, &self.kv), before);
    }

    /// Every text that is kept.
    pub(crate) fn texts(&self) -> BTreeMap<String, String> {
        use waymark_core::store::key_value::Lookup as _;
        let keys = self.kv.keys().expect("memory gives everything");
        let text = |key: &String| self.kv.get(key).expect("memory gives everything");
        keys.iter()
            .filter_map(|key| Some((key.clone(), text(key)?)))
            .collect()
    }

    /// Everything as an exported file.
    pub(crate) fn export(&mut self) -> String {
        let text = waymark_core::carry::file::write(&mut self.store, &self.kv, TODAY);
        text.expect("memory gives everything")
    }

    /// Reads a file, and brings it in and takes it back if it can be.
    pub(crate) fn file_comes_in_whole_or_not(&mut self, text: &str) -> bool {
        let visit = Visit {
            kinds: KINDS,
            writer: Writer::new(99),
            tab: "file",
            open_tabs: None,
            today: day(TODAY),
        };
        let Ok(contents) = waymark_core::carry::file::read(text, &visit) else {
            return false;
        };
        let checked = waymark_core::carry::yes_no::check(&mut self.store, &self.kv, contents, text);
        let Ok(contents) = checked.expect("memory gives everything") else {
            return false;
        };
        let preview = self.store.preview(&self.kv, &contents.records);
        let preview = preview.expect("memory gives everything");
        if !preview.is_empty() && self.store.bring_in(&self.kv, &preview, TODAY).is_ok() {
            let again = self.store.preview(&self.kv, &contents.records);
            assert!(
                again.expect("memory gives everything").is_empty(),
                "a part of it is missing"
            );
        }
        true
    }
}
