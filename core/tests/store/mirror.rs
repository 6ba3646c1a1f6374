//! The mirror in memory, and what it and the first store give each other.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;
use waymark_core::carry::file;
use waymark_core::kinds::KINDS;
use waymark_core::record::stamp::Writer;
use waymark_core::record::{Record, frame};
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::door::{Door, Receipt};
use waymark_core::store::key_value::{Fault, KeyValue, Lookup, Memory};
use waymark_core::store::mirror::{Deed, Exchange, Row, United, is_mirrored, unite};
use waymark_core::store::open::Visit;

use super::faulty::{Failing, World};
use super::page::{
    TODAY, aside, check_in, create, day, edit, for_each_kind, id, key, open_as, undo,
};

/// A second store, one transaction at a time.
#[derive(Clone, Debug, Default)]
pub(crate) struct Mirror {
    pub(crate) texts: BTreeMap<String, String>,
}

impl Mirror {
    /// One transaction.
    pub(crate) fn run(&mut self, exchange: &Exchange, kv: &dyn Lookup) {
        let text = |key: String| (key.clone(), self.texts.get(&key).cloned());
        let rows: Vec<Row> = exchange.keys().into_iter().map(text).collect();
        for deed in exchange.meet(&rows) {
            match deed {
                Deed::Put(key, text) => drop(self.texts.insert(key, text)),
                Deed::Remove(key) => drop(self.texts.remove(&key)),
                Deed::Aside(key, mut to) => {
                    while self.texts.contains_key(&to) || kv.get(&to) != Ok(None) {
                        to.push('~');
                    }
                    if let Some(text) = self.texts.remove(&key) {
                        self.texts.insert(to, text);
                    }
                }
                Deed::Lift(key) => match kv.get(&key).ok().flatten() {
                    Some(text) => drop(self.texts.insert(key, text)),
                    None => drop(self.texts.remove(&key)),
                },
            }
        }
    }

    /// Brings it up to date with what the first store has under keys.
    pub(crate) fn catch_up(
        &mut self,
        kv: &dyn Lookup,
        mut behind: BTreeSet<String>,
    ) -> Result<(), Fault> {
        while !behind.is_empty() {
            let some = Exchange::of_some(KINDS, kv, &mut behind)?;
            self.run(&some, kv);
        }
        Ok(())
    }

    /// The rows whose texts differ from those of the first store.
    pub(crate) fn differing(&self, kv: &dyn Lookup) -> Result<Vec<Row>, Fault> {
        let mut keys: BTreeSet<String> = kv.keys()?.into_iter().collect();
        keys.extend(self.texts.keys().cloned());
        let mut rows = Vec::new();
        for key in keys {
            let theirs = self.texts.get(&key).cloned();
            if is_mirrored(KINDS, &key) && kv.get(&key)? != theirs {
                rows.push((key, theirs));
            }
        }
        Ok(rows)
    }
}

/// The first store and the mirror of a page that is open.
struct Both {
    kv: Memory,
    mirror: Mirror,
    store: Store,
}

impl Both {
    fn new() -> Self {
        let kv = Memory::default();
        let store = open_as(&kv, 1, "t");
        Self {
            kv,
            mirror: Mirror::default(),
            store,
        }
    }

    /// One action, of which the mirror is told.
    fn act(&mut self, action: &Action) {
        let door = Door::new(&self.kv);
        self.store.act(&door, action).expect("it can be done");
        self.tell(&door.receipt());
    }

    fn tell(&mut self, receipt: &Receipt) {
        let mut exchange = Exchange::new(KINDS);
        exchange.add(receipt);
        self.mirror.run(&exchange, &self.kv);
    }

    /// Brings both together, as opening does.
    fn unite(&mut self) -> United {
        let rows = self.mirror.differing(&self.kv).expect("memory");
        let door = Door::new(&self.kv);
        let united = unite(KINDS, &door, &rows, None).expect("memory");
        let receipt = door.receipt();
        self.tell(&receipt);
        let behind = united.behind.clone();
        self.mirror.catch_up(&self.kv, behind).expect("memory");
        united
    }

    /// They have the same.
    #[track_caller]
    fn are_equal(&self) {
        assert_eq!(self.mirror.differing(&self.kv).expect("memory"), []);
    }
}

/// Everything there is under keys.
fn texts(kv: &dyn Lookup) -> BTreeMap<String, String> {
    let keys = kv.keys().expect("memory").into_iter();
    let texts = keys.filter_map(|key| Some((key.clone(), kv.get(&key).ok()??)));
    texts.collect()
}

#[test]
fn row_39_what_only_the_mirror_has_comes_back_with_its_way_back() {
    for_each_kind(|| {
        let mut both = Both::new();
        both.act(&create("a", &[("title", json!("One"))]));
        let disk = texts(&both.kv);
        both.act(&check_in("a", "2026-11-20", "15"));
        both.act(&edit("a", "title", "Two"));
        let before = texts(&both.kv);
        both.are_equal();
        // The browser had only the first on its disk.
        both.kv = Memory::default();
        for (key, text) in &disk {
            both.kv.set(key, text).expect("memory");
        }
        assert!(both.unite().changed);
        assert_eq!(texts(&both.kv), before);
        both.are_equal();
        let mut store = open_as(&both.kv, 2, "t");
        store.act(&both.kv, &undo()).expect("it can be taken back");
        assert_eq!(
            store.record(&id("a")).and_then(|it| it.text("title")),
            Some("One")
        );
    });
}

#[test]
fn row_42_each_half_is_whole_by_the_other() {
    for_each_kind(|| {
        let mut both = Both::new();
        for name in ["a", "b", "c", "d"] {
            both.act(&create(name, &[("title", json!(name))]));
            both.act(&check_in(name, "2026-11-20", "15"));
        }
        let before = texts(&both.kv);
        for (at, key) in before.keys().enumerate() {
            if at % 2 == 0 {
                both.kv.remove(key).expect("memory");
            } else {
                both.mirror.texts.remove(key);
            }
        }
        both.unite();
        assert_eq!(texts(&both.kv), before);
        both.are_equal();
    });
}

#[test]
fn row_40_a_mirror_that_is_empty_is_filled() {
    for_each_kind(|| {
        let mut both = Both::new();
        both.act(&create("a", &[("title", json!("One"))]));
        both.mirror = Mirror::default();
        assert!(!both.unite().changed);
        both.are_equal();
    });
}

#[test]
fn row_06_where_one_is_damaged_the_whole_one_stands() {
    for_each_kind(|| {
        let mut both = Both::new();
        both.act(&create("a", &[("title", json!("One"))]));
        let good = both.kv.get(key("a")).expect("memory").expect("it is there");
        let bad = good.replace("One", "Two");
        both.kv.set(key("a"), &bad).expect("memory");
        both.unite();
        let aside = aside("a");
        assert_eq!(both.kv.get(key("a")), Ok(Some(good.clone())));
        assert_eq!(both.kv.get(aside), Ok(Some(bad.clone())));
        both.are_equal();
        // The other way round, while something is written.
        let worse = good.replace("One", "Six");
        both.mirror.texts.insert(key("a").into(), worse.clone());
        both.act(&edit("a", "title", "Three"));
        assert_eq!(both.mirror.texts.get(&format!("{aside}~")), Some(&worse));
        both.unite();
        both.are_equal();
        // And both: what is left is what the slots of a tab still know, and it is told.
        both.kv.set(key("a"), &bad).expect("memory");
        both.mirror.texts.insert(key("a").into(), worse);
        both.unite();
        let store = open_as(&both.kv, 2, "t");
        assert_eq!(
            store.record(&id("a")).and_then(|it| it.text("title")),
            Some("Three")
        );
        assert_eq!(store.troubles().len(), 3);
        // What the mirror put aside is put there too.
        both.unite();
        both.unite();
        both.are_equal();
    });
}

#[test]
fn row_41_what_a_newer_version_wrote_is_left_alone_in_both() {
    for_each_kind(|| {
        let mut both = Both::new();
        both.act(&create("a", &[("title", json!("One"))]));
        let newer = frame::seal(r#"{"fields":{"title":["New","9.x"]},"schema":2}"#);
        both.mirror.texts.insert(key("a").into(), newer.clone());
        both.unite();
        both.act(&edit("a", "title", "Two"));
        assert_eq!(both.mirror.texts.get(key("a")), Some(&newer));
        // Where only one has it, the other takes it as it is.
        both.kv.remove(key("a")).expect("memory");
        both.unite();
        assert_eq!(both.kv.get(key("a")), Ok(Some(newer)));
    });
}

#[test]
fn row_39_what_was_deleted_for_good_is_in_neither_and_never_comes_back() {
    for_each_kind(|| {
        let mut both = Both::new();
        both.act(&create("a", &[("title", json!("Secret"))]));
        // A member that only a later version knows.
        let later = both.kv.get(key("a")).expect("memory").expect("it is there");
        let later = later.replace("\"schema\":1", "\"later\":\"Secret\",\"schema\":1");
        let later = frame::seal(&later[9..]);
        both.kv.set(key("a"), &later).expect("memory");
        both.mirror.texts.insert(key("a").into(), later);
        both.store = open_as(&both.kv, 1, "t");
        for date in 10..28 {
            both.act(&check_in("a", &format!("2025-01-{date}"), "1234567"));
        }
        let door = Door::new(&both.kv);
        both.store.tidy(&door, &id("a")).expect("memory");
        let receipt = door.receipt();
        both.tell(&receipt);
        let before = texts(&both.kv);
        let old = both.mirror.texts.clone();
        let bin = Action::Bin {
            of: id("a"),
            today: TODAY.into(),
        };
        both.act(&bin);
        let door = Door::new(&both.kv);
        both.store.delete_for_good(&door, &id("a")).expect("memory");
        let receipt = door.receipt();
        both.tell(&receipt);
        for texts in [texts(&both.kv), both.mirror.texts.clone()] {
            let all = format!("{texts:?}");
            assert!(!all.contains("Secret") && !all.contains("1234567"), "{all}");
        }
        both.are_equal();
        // An old half of either does not bring it back.
        for (key, text) in &before {
            if both.kv.get(key) == Ok(None) {
                both.kv.set(key, text).expect("memory");
            }
        }
        both.mirror
            .texts
            .extend(old.into_iter().filter(|(of, _)| of != key("a")));
        both.unite();
        let door = Door::new(&both.kv);
        open_as(&door, 2, "u");
        let receipt = door.receipt();
        both.tell(&receipt);
        let all = format!("{:?}{:?}", texts(&both.kv), both.mirror.texts);
        assert!(!all.contains("Secret") && !all.contains("1234567"), "{all}");
        // Nor does one whose tombstone is only in the other.
        both.kv.set(key("a"), &before[key("a")]).expect("memory");
        both.unite();
        let all = format!("{:?}{:?}", texts(&both.kv), both.mirror.texts);
        assert!(!all.contains("Secret"), "{all}");
    });
}

#[test]
fn what_was_moved_to_its_year_does_not_come_back_from_the_mirror() {
    for_each_kind(|| {
        let mut both = Both::new();
        both.act(&create("a", &[("title", json!("One"))]));
        for date in 10..28 {
            both.act(&check_in("a", &format!("2025-01-{date}"), "15"));
        }
        let full = both.mirror.texts.clone();
        let door = Door::new(&both.kv);
        both.store.tidy(&door, &id("a")).expect("memory");
        let receipt = door.receipt();
        both.tell(&receipt);
        both.are_equal();
        // Nor where the mirror was not told of it.
        both.mirror.texts = full;
        let small = both.kv.get(key("a"));
        both.unite();
        assert_eq!(both.kv.get(key("a")), small);
        both.are_equal();
    });
}

#[test]
fn row_06_where_both_are_damaged_both_are_kept() {
    for_each_kind(|| {
        let mut both = Both::new();
        both.act(&create("a", &[("title", json!("One"))]));
        let good = both.mirror.texts[key("a")].clone();
        let [bad, worse] = ["Two", "Six"].map(|title| good.replace("One", title));
        let kv = Memory::default();
        kv.set(key("a"), &bad).expect("memory");
        both.kv = kv;
        both.mirror.texts = BTreeMap::from([(key("a").to_owned(), worse.clone())]);
        for round in 0..3 {
            let door = Door::new(&both.kv);
            open_as(&door, 2 + round, "t");
            let receipt = door.receipt();
            both.tell(&receipt);
            both.unite();
        }
        for texts in [texts(&both.kv), both.mirror.texts.clone()] {
            let aside: BTreeSet<String> = texts.into_values().collect();
            assert_eq!(aside, BTreeSet::from([bad.clone(), worse.clone()]));
        }
    });
}

#[test]
fn what_has_no_room_is_not_written_over_by_something_older() {
    for_each_kind(|| {
        let mut both = Both::new();
        both.act(&create("a", &[("title", json!("Nought"))]));
        let old = texts(&both.kv);
        for title in ["One", "Two", "Three", "Four"] {
            both.act(&edit("a", "title", title));
        }
        let world = World::of(old);
        world.limit(Some(world.size()));
        let tab = world.tab();
        let rows = both.mirror.differing(&tab).expect("nothing fails");
        let united = unite(KINDS, &tab, &rows, None).expect("nothing fails");
        assert!(united.full);
        world.limit(None);
        let mut store = open_as(&tab, 5, "u");
        store.come_after(united.counter);
        let door = Door::new(&tab);
        store
            .act(&door, &edit("a", "title", "Typed last"))
            .expect("there is room");
        both.tell(&door.receipt());
        let record = Record::read(&both.mirror.texts[key("a")]).expect("it can be read");
        assert_eq!(record.text("title"), Some("Typed last"));
    });
}

#[test]
fn what_is_put_back_since_it_failed_is_not_in_the_mirror() {
    for_each_kind(|| {
        let mut both = Both::new();
        both.act(&create("a", &[("title", json!("One"))]));
        let before = both.mirror.texts.clone();
        let world = World::of(texts(&both.kv));
        let tab = world.tab();
        let mut store = open_as(&tab, 2, "u");
        tab.fails(Failing::FullAt(1));
        let door = Door::new(&tab);
        store
            .act(&door, &edit("a", "title", "Two"))
            .expect_err("it is full");
        let receipt = door.receipt();
        assert!(!receipt.is_empty());
        both.tell(&receipt);
        assert_eq!(both.mirror.texts, before);
    });
}

#[test]
fn two_transactions_come_to_the_same_in_either_order() {
    for_each_kind(|| {
        let begin = || {
            let mut both = Both::new();
            both.act(&create("a", &[("title", json!("One"))]));
            both
        };
        let (mut one, mut other) = (begin(), begin());
        let receipts = ["t", "u"].map(|tab| {
            // Neither tab has seen the other.
            let kv = Memory::default();
            for (key, text) in texts(&one.kv) {
                kv.set(&key, &text).expect("memory");
            }
            let mut store = open_as(&kv, if tab == "t" { 5 } else { 6 }, tab);
            let door = Door::new(&kv);
            let action = edit("a", "title", ["Two", "Three"][usize::from(tab == "u")]);
            store.act(&door, &action).expect("memory");
            door.receipt()
        });
        let [first, second] = receipts;
        one.tell(&first);
        one.tell(&second);
        other.tell(&second);
        other.tell(&first);
        assert_eq!(one.mirror.texts, other.mirror.texts);
        let record = Record::read(&one.mirror.texts[key("a")]).expect("it can be read");
        assert_eq!(record.fields["title"].entries().count(), 2);
    });
}

#[test]
fn row_39_raw_data_of_both_stores_is_read_as_what_they_come_to_together() {
    for_each_kind(|| {
        let mut both = Both::new();
        both.act(&create("a", &[("title", json!("One"))]));
        let old = both.kv.get(key("a")).expect("memory").expect("it is there");
        both.act(&edit("a", "title", "Two"));
        both.act(&create("b", &[("title", json!("Only there"))]));
        let newer = both.mirror.texts[key("a")].clone();
        let other = both.mirror.texts[key("b")].clone();
        let file = json!({
            "waymark": "raw",
            "version": 1,
            "keys": {key("a"): [old]},
            "mirror": {
                key("a"): [newer],
                key("b"): [other],
                key("c"): ["rubbish"],
            },
        });
        let visit = Visit {
            kinds: KINDS,
            writer: Writer::new(3),
            tab: "",
            open_tabs: None,
            today: day(TODAY),
        };
        let contents = file::read(&file.to_string(), &visit).expect("it can be read");
        let titles: Vec<_> = contents
            .records
            .iter()
            .map(|(_, it)| it.text("title"))
            .collect();
        assert_eq!(titles, [Some("Two"), Some("Only there")]);
        assert_eq!(contents.left_out.len(), 1);
        assert_eq!(contents.left_out[0].key, key("c"));
    });
}
