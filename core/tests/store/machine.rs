//! Anything in any order, in up to three tabs, on a storage that fails: nothing
//! that was said to be saved is lost.

mod acting;
mod mirrored;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{BuildHasher, RandomState};

use proptest::test_runner::{Config, FileFailurePersistence, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};
use time::Date;
use waymark_core::carry::file;
use waymark_core::kinds::KINDS;
use waymark_core::record::stamp::Writer;
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::door::{Change, Door};
use waymark_core::store::key_value::{KeyValue, Memory};
use waymark_core::store::mirror::Exchange;
use waymark_core::store::open::Visit;

use super::faulty::{Failing, Tab, World, say};
use super::mirror::Mirror;
use super::oracle::Oracle;
use super::page::{day, hear, open_as, whole};
use super::steps::{IDS, Step, at, id, step};

/// How many steps in a row at most.
const LONGEST: usize = 90;

/// How many changes a tab may be behind the others. No two pages die within that, and
/// of what was brought in, a page that is closed before the mirror has it takes longer:
/// no slot has it all, since it may be large, and nobody was told that it is saved.
const LATE: usize = 25;

/// A page in a tab.
struct Page {
    kv: Tab,
    store: Store,
    /// Whether what it did last is still to be completed: then it plans anew after that.
    completes: bool,
    /// Whether it could not write again what another wrote over.
    owes: bool,
    /// Whether what it opened was brought together with the mirror.
    has_compared: bool,
    /// Whether it brought in what the mirror does not have yet.
    brought_in: bool,
}

/// Everything there is while steps are taken.
struct Machine<'c> {
    world: World,
    pages: [Option<Page>; 3],
    tabs: [String; 3],
    pages_ever: u64,
    today: i32,
    files: Vec<String>,
    oracle: Oracle,
    // A second store that is told what passes the doors, and nothing else.
    copy: BTreeMap<String, String>,
    mirror: Mirror,
    lags: bool,
    is_away: bool,
    // Whether the first store lost something that only the mirror has.
    lacks_some: bool,
    // Whether two pages were open at once since the browser was killed last.
    were_beside: bool,
    // What the mirror lacked when they were brought together.
    behind: BTreeSet<String>,
    // What each page did and the mirror was not told of yet.
    pending: BTreeMap<usize, Exchange>,
    counts: &'c RefCell<BTreeMap<String, u64>>,
}

impl<'c> Machine<'c> {
    fn new(counts: &'c RefCell<BTreeMap<String, u64>>) -> Self {
        Self {
            world: World::default(),
            pages: [None, None, None],
            tabs: ["t0", "t1", "t2"].map(String::from),
            pages_ever: 0,
            today: day("2026-11-22").to_julian_day(),
            files: vec![from_elsewhere()],
            oracle: Oracle::default(),
            copy: BTreeMap::new(),
            mirror: Mirror::default(),
            lags: false,
            is_away: false,
            lacks_some: false,
            were_beside: false,
            behind: BTreeSet::new(),
            pending: BTreeMap::new(),
            counts,
        }
    }

    fn count(&self, what: impl Into<String>) {
        *self.counts.borrow_mut().entry(what.into()).or_default() += 1;
    }

    fn today(&self) -> Date {
        Date::from_julian_day(self.today).expect("a day of the calendar")
    }

    /// Lets something pass a door, and tells the second store.
    fn through<T>(&mut self, kv: &Tab, pass: impl FnOnce(&mut Self, &dyn KeyValue) -> T) -> T {
        let door = Door::new(kv);
        let done = pass(self, &door);
        let receipt = door.receipt();
        let pending = self.pending.entry(kv.index());
        pending
            .or_insert_with(|| Exchange::new(KINDS))
            .add(&receipt);
        for change in receipt.changes {
            match change {
                Change::Written(key, text) => drop(self.copy.insert(key, text)),
                Change::Removed(key, _) => drop(self.copy.remove(&key)),
                Change::Copied(from, to) => {
                    let text = self.copy[&from].clone();
                    self.copy.insert(to, text);
                }
            }
        }
        done
    }

    /// The second store has what the first has.
    fn compare(&self) {
        assert_eq!(
            self.copy,
            self.world.texts(),
            "something went past the door"
        );
    }

    /// Opens a page in a tab, if there is none.
    fn open(&mut self, tab: usize) {
        if self.pages[tab].is_some() {
            return;
        }
        self.pages_ever += 1;
        let kv = self.world.tab();
        let pages = self.pages.iter().enumerate();
        let open = pages.filter(|(other, page)| page.is_some() || *other == tab);
        let open: Vec<String> = open.map(|(tab, _)| self.tabs[tab].clone()).collect();
        let name = self.tabs[tab].clone();
        let has_compared = !self.is_away;
        if has_compared {
            self.bring_together(&kv, None);
        }
        let visit = Visit {
            kinds: KINDS,
            writer: Writer::new(self.pages_ever),
            tab: &name,
            open_tabs: self.pages_ever.is_multiple_of(2).then_some(&open),
            // Nothing is deleted for good that may have been restored.
            today: if has_compared {
                self.today()
            } else {
                Date::MIN
            },
        };
        let store = self.through(&kv, |_, door| Store::open(door, &visit));
        let store = store.expect("a storage that can be read");
        // Once what was interrupted is whole.
        self.catch_up(&kv);
        self.count("open");
        self.oracle.watch(&self.world.texts(), &IDS.map(id));
        self.pages[tab] = Some(Page {
            kv,
            store,
            completes: false,
            owes: false,
            has_compared,
            brought_in: false,
        });
        self.were_beside |= self.pages.iter().flatten().count() > 1;
    }

    fn take(&mut self, step: &Step) {
        match step {
            Step::Do(tab, doing) => {
                self.open(*tab);
                self.act(*tab, doing);
                self.oracle.watch(&self.world.texts(), &IDS.map(id));
                let late: Vec<usize> = (0..3)
                    .filter(|tab| {
                        self.pages[*tab]
                            .as_ref()
                            .is_some_and(|it| it.kv.unseen() > LATE)
                    })
                    .collect();
                late.into_iter().for_each(|tab| self.deliver(tab, LATE));
            }
            Step::Fails(tab, failing) => {
                self.open(*tab);
                if let Some(page) = &self.pages[*tab] {
                    page.kv.fails(*failing);
                }
                let name = format!("{failing:?}");
                self.count(name.split('(').next().unwrap_or_default());
            }
            Step::Deliver(tab, many) => self.deliver(*tab, *many),
            Step::Close(tab) => {
                self.settle_down(*tab);
                if self.pages[*tab].take().is_some() {
                    self.count("close");
                    self.tabs[*tab] = format!("t{tab}x{}", self.pages_ever);
                }
            }
            Step::Reload(tab) => {
                self.settle_down(*tab);
                self.pages[*tab] = None;
                self.open(*tab);
                self.count("reload");
            }
            Step::Room(room) => {
                let size = self.world.size();
                self.world.limit(room.map(|room| size + room));
                self.count(if room.is_some() {
                    "little room"
                } else {
                    "room again"
                });
            }
            Step::DropBatch(most) => {
                self.compare();
                let alive: Vec<usize> = self
                    .pages
                    .iter()
                    .flatten()
                    .map(|it| it.kv.index())
                    .collect();
                if self.world.drop_batch(*most, &alive) > 0 {
                    self.count("drop batch");
                    // What a browser loses passes no door.
                    self.copy = self.world.texts();
                    self.lacks_some = true;
                    for tab in 0..3 {
                        self.recheck(tab);
                    }
                }
            }
            Step::Days(days) => {
                self.today += days;
                self.count("days");
                if *days >= 30 {
                    IDS.iter()
                        .for_each(|name| self.oracle.may_be_deleted(&id(name)));
                }
            }
            Step::Lags(lags) => self.lags = *lags,
            Step::Mirrored(tab) => self.mirror(*tab),
            Step::Away(is_away) => self.is_away = *is_away,
            Step::LoseMirror => self.lose_mirror(),
            Step::LoseKeys(which) => self.lose_keys(*which),
            Step::Kill(back) => self.kill(*back),
        }
        if !self.lags {
            (0..3).for_each(|tab| self.mirror(tab));
        }
    }

    /// What has to happen before a page may be closed: that there is room for what
    /// it has to write again is the page's to ask for.
    fn settle_down(&mut self, tab: usize) {
        if let Some(page) = &self.pages[tab] {
            page.kv.fails(Failing::No);
            self.world.limit(None);
        }
        self.deliver(tab, 10_000);
        // The page asks before it is left.
        if self.pages[tab].as_ref().is_some_and(|page| page.owes) {
            self.recheck(tab);
        }
        if self.pages[tab].as_ref().is_some_and(|page| page.brought_in) {
            (0..3).for_each(|tab| self.deliver(tab, 10_000));
        }
    }

    fn deliver(&mut self, tab: usize, many: usize) {
        let Some(mut page) = self.pages[tab].take() else {
            return;
        };
        let mut heard = 0;
        for _ in 0..many {
            let Some(change) = page.kv.deliver() else {
                break;
            };
            if let Some((key, text)) = change {
                heard += 1;
                let kv = page.kv.clone();
                self.through(&kv, |_, door| {
                    let heard = hear(&mut page.store, door, &key, text.as_deref());
                    page.owes |= heard.is_err();
                });
            }
        }
        self.pages[tab] = Some(page);
        if heard > 0 {
            self.count("late delivery");
        }
        self.bury(tab);
    }

    /// Rechecks, once more where the storage refuses at first.
    fn recheck(&mut self, tab: usize) {
        if let Some(mut page) = self.pages[tab].take() {
            page.kv.fails(Failing::No);
            let kv = page.kv.clone();
            if self
                .through(&kv, |_, door| page.store.recheck(door))
                .is_err()
            {
                self.world.limit(None);
                let again = self.through(&kv, |_, door| page.store.recheck(door));
                again.expect("there is room again");
            }
            self.pages[tab] = Some(page);
        }
    }

    /// Closes a page that has died.
    fn bury(&mut self, tab: usize) {
        let dead = |page: &Page| page.kv.has_died();
        if self.pages[tab].as_ref().is_some_and(dead) {
            self.pages[tab] = None;
            self.count("crash");
            // No two pages die within what is late.
            for tab in 0..3 {
                self.deliver(tab, 10_000);
            }
        }
    }

    /// Everything becomes visible and there is room: then a fresh page has to
    /// find what was promised, and the others the same.
    fn heal(&mut self) {
        self.world.limit(None);
        for tab in 0..3 {
            if let Some(page) = &self.pages[tab] {
                page.kv.fails(Failing::No);
            }
        }
        let mut rounds = 0;
        while self.pages.iter().flatten().any(|page| page.kv.unseen() > 0) {
            for tab in 0..3 {
                self.deliver(tab, 1_000);
            }
            rounds += 1;
            assert!(rounds < 50, "tabs write the same again for ever");
        }
        for tab in 0..3 {
            self.recheck(tab);
        }
        for tab in 0..3 {
            self.deliver(tab, 10_000);
        }
        self.is_away = false;
        for _ in 0..2 {
            (0..3).for_each(|tab| self.mirror(tab));
            (0..3).for_each(|tab| self.deliver(tab, 10_000));
        }
        let kv = self.world.tab();
        self.bring_together(&kv, None);
        let visit = Visit {
            kinds: KINDS,
            writer: Writer::new(999_999),
            tab: "fresh",
            open_tabs: None,
            today: self.today(),
        };
        let opened = self.through(&kv, |_, door| Store::open(door, &visit));
        let mut fresh = opened.expect("a storage that can be read");
        self.catch_up(&kv);
        self.oracle.watch(&self.world.texts(), &IDS.map(id));
        self.compare();
        self.oracle.judge(&mut fresh, &kv);
        self.judge_mirror(&kv);
        for tab in 0..3 {
            self.deliver(tab, 10_000);
        }
        if self.oracle.is_torn() {
            // What failed may still be shown somewhere.
            return;
        }
        for page in self.pages.iter_mut().flatten() {
            for name in IDS {
                let theirs = whole(&mut page.store, &page.kv, &id(name));
                let fresh = whole(&mut fresh, &kv, &id(name));
                if self.oracle.is_deleted(&id(name)) {
                    continue;
                }
                assert_eq!(theirs, fresh, "a tab and a fresh one say the same");
            }
        }
    }
}

/// A file that somebody made on another device.
fn from_elsewhere() -> String {
    let memory = Memory::default();
    let mut store = open_as(&memory, 500_000, "elsewhere");
    for name in ["a", "c"] {
        let fields = vec![
            ("title".into(), json!("elsewhere")),
            ("bin".into(), Value::Null),
        ];
        let create = Action::Create {
            of: id(name),
            fields,
            today: "2026-11-22".into(),
        };
        store
            .act(&memory, &create)
            .expect("memory takes everything");
        for date in 0..12 {
            let fields = vec![(at(0, date).into(), json!({"value": "9"}))];
            let check_in = Action::CheckIn {
                of: id(name),
                fields,
            };
            store
                .act(&memory, &check_in)
                .expect("memory takes everything");
        }
        store
            .tidy(&memory, &id(name))
            .expect("memory takes everything");
    }
    file::write(&mut store, &memory, "2026-11-22").expect("memory gives everything")
}

fn seed() -> [u8; 32] {
    let mut seed = [0; 32];
    match std::env::var("WAYMARK_SEED") {
        Ok(given) => {
            for (at, byte) in seed.iter_mut().enumerate() {
                *byte = u8::from_str_radix(&given[2 * at..2 * at + 2], 16).expect("64 digits");
            }
        }
        Err(_) => {
            for part in seed.chunks_mut(8) {
                part.copy_from_slice(&RandomState::new().hash_one(7).to_le_bytes());
            }
        }
    }
    seed
}

#[test]
fn row_11_and_12_and_14_nothing_is_lost_whatever_happens_in_whichever_order() {
    let steps = std::env::var("WAYMARK_STEPS").ok();
    let steps: u64 = steps.map_or(50_000, |steps| steps.parse().expect("a number"));
    let seed = seed();
    let hex: String = seed.iter().map(|byte| format!("{byte:02x}")).collect();
    let config = Config {
        cases: u32::try_from(steps / (LONGEST as u64 / 2) + 1).expect("not so many"),
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(
            "tests/store/machine.proptest-regressions",
        ))),
        max_shrink_iters: 3_000,
        ..Config::default()
    };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let (taken, sequences) = (Cell::new(0), Cell::new(0));
    let counts = RefCell::new(BTreeMap::new());
    let begun = std::time::Instant::now();
    let result = runner.run(&proptest::collection::vec(step(), 1..LONGEST), |all| {
        let mut machine = Machine::new(&counts);
        for step in &all {
            machine.take(step);
        }
        machine.heal();
        taken.set(taken.get() + all.len() as u64);
        sequences.set(sequences.get() + 1);
        Ok(())
    });
    let kinds: Vec<String> = counts
        .borrow()
        .iter()
        .map(|(kind, times)| format!("{kind} {times}"))
        .collect();
    say(&format!(
        "{} steps, {} sequences, seed {hex}, {:?}\n{}",
        taken.get(),
        sequences.get(),
        begun.elapsed(),
        kinds.join(", "),
    ));
    if let Err(why) = result {
        panic!("WAYMARK_SEED={hex}\n{why}");
    }
}
