//! Anything in any order, in up to three tabs, on a storage that fails: nothing
//! that was said to be saved is lost.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::hash::{BuildHasher, RandomState};

use proptest::test_runner::{Config, FileFailurePersistence, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};
use waymark_core::carry::file;
use waymark_core::kinds::KINDS;
use waymark_core::period::write_date;
use waymark_core::record::kind::Subject;
use waymark_core::record::stamp::Writer;
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::door::{Change, Door};
use waymark_core::store::failure::{Failure, NotDone};
use waymark_core::store::key_value::{KeyValue, Memory};
use waymark_core::store::open::Visit;
use waymark_core::store::place::Key;
use waymark_core::store::slot::{Deed, Slot};

use super::faulty::{Failing, Tab, World, say};
use super::oracle::Oracle;
use super::page::{day, entries_in, entries_of, hear, id, open_as, refresh, whole};
use super::steps::{Doing, FIELDS, IDS, Step, at, step, value};

/// How many steps in a row at most.
const LONGEST: usize = 90;

/// How many changes a tab may be behind the others. A page that is closed takes
/// longer than what is late, and no two pages die within that.
const LATE: usize = 25;

/// A page in a tab.
struct Page {
    kv: Tab,
    store: Store,
    /// Whether what it did last is still to be completed: then it plans anew after that.
    completes: bool,
    /// Whether it could not write again what another wrote over.
    owes: bool,
}

impl Page {
    /// What was begun since then, by its slot.
    fn begun_since(&self, before: &BTreeMap<String, String>) -> Option<Slot> {
        let texts = self.kv.texts();
        let mut new = texts.iter().filter(|(key, text)| {
            let is_own =
                matches!(Key::parse(KINDS, key), Key::Slot(_, tab, _) if tab == self.store.tab());
            is_own && before.get(*key) != Some(text)
        });
        new.find_map(|(_, text)| Slot::read(KINDS, text).ok())
    }
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
            counts,
        }
    }

    fn count(&self, what: impl Into<String>) {
        *self.counts.borrow_mut().entry(what.into()).or_default() += 1;
    }

    fn today(&self) -> time::Date {
        time::Date::from_julian_day(self.today).expect("a day of the calendar")
    }

    /// Lets something pass a door, and tells the second store.
    fn through<T>(&mut self, kv: &Tab, pass: impl FnOnce(&mut Self, &dyn KeyValue) -> T) -> T {
        let door = Door::new(kv);
        let done = pass(self, &door);
        for change in door.receipt().changes {
            match change {
                Change::Written(key, text) => drop(self.copy.insert(key, text)),
                Change::Removed(key) => drop(self.copy.remove(&key)),
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
        let visit = Visit {
            kinds: KINDS,
            writer: Writer::new(self.pages_ever),
            tab: &name,
            open_tabs: self.pages_ever.is_multiple_of(2).then_some(&open),
            today: self.today(),
        };
        let store = self.through(&kv, |_, door| Store::open(door, &visit));
        let store = store.expect("a storage that can be read");
        self.count("open");
        self.oracle.watch(&self.world.texts(), &IDS.map(id));
        self.pages[tab] = Some(Page {
            kv,
            store,
            completes: false,
            owes: false,
        });
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

    fn act(&mut self, tab: usize, doing: &Doing) {
        let Some(mut page) = self.pages[tab].take() else {
            return;
        };
        let kv = page.kv.clone();
        let result = self.through(&kv, |machine, door| machine.do_it(&mut page, door, doing));
        let name = format!("{doing:?}");
        let name = name.split('(').next().unwrap_or_default().to_owned();
        self.count(match result {
            Ok(()) => name,
            Err(NotDone::Refused(_)) => format!("{name} (refused)"),
            Err(NotDone::Failed(_)) => format!("{name} (failed)"),
        });
        let failed = page.kv.is_failing();
        if !page.kv.has_died() && failed {
            page.kv.fails(Failing::No);
        }
        self.pages[tab] = Some(page);
        self.bury(tab);
    }

    fn do_it(
        &mut self,
        page: &mut Page,
        door: &dyn KeyValue,
        doing: &Doing,
    ) -> Result<(), NotDone> {
        match doing {
            Doing::Tidy(which) => {
                page.store.tidy(door, &id(IDS[*which]))?;
                Ok(())
            }
            Doing::DeleteForGood(which) => {
                let bin = self.action(&page.store, &Doing::Bin(*which));
                // Only what is in the bin can be deleted for good.
                if let Some(bin) = bin {
                    match page.store.act(door, &bin) {
                        Ok(()) | Err(NotDone::Refused(_)) => {}
                        Err(why) => return Err(why),
                    }
                }
                self.oracle.may_be_deleted(&id(IDS[*which]));
                page.store.delete_for_good(door, &id(IDS[*which]))?;
                Ok(())
            }
            Doing::Export => {
                let file = file::write(&mut page.store, &page.kv, "2026-11-22");
                self.files
                    .push(file.map_err(|fault| NotDone::Failed(fault.into()))?);
                Ok(())
            }
            Doing::Import(which) => self.import(page, door, *which),
            Doing::Recheck => {
                page.store.recheck(door)?;
                Ok(())
            }
            Doing::Refresh => {
                refresh(&mut page.store, door)?;
                Ok(())
            }
            _ => {
                let Some(action) = self.action(&page.store, doing) else {
                    return Ok(());
                };
                let fault = |fault| NotDone::Failed(Failure::Fault(fault));
                page.store.read_years(&page.kv, &action).map_err(fault)?;
                let planned = page.store.plan(&action).ok().map(|it| it.slot);
                let before = page.kv.texts();
                let done = page.store.act(door, &action);
                match done {
                    Ok(_) => {
                        page.completes = false;
                        let slot = match doing {
                            Doing::Undo => page.store.first_undone(),
                            _ => page.store.last_done(),
                        };
                        let slot = slot.expect("what was done is in the ring");
                        self.oracle
                            .keep(&page.kv.texts(), entries_of(&slot.written()));
                        Ok(())
                    }
                    Err(why) => {
                        // One that was refused could not even complete the one
                        // before it.
                        if let NotDone::Failed(failure) = &why {
                            let planned = planned.filter(|_| !page.completes);
                            let begun = page.begun_since(&before).or(planned);
                            if let Some(slot) = begun {
                                self.oracle.all_or_nothing(entries_of(&slot.written()));
                            }
                            page.completes |= matches!(failure, Failure::Unfinished(_));
                        }
                        Err(why)
                    }
                }
            }
        }
    }

    fn import(
        &mut self,
        page: &mut Page,
        door: &dyn KeyValue,
        which: usize,
    ) -> Result<(), NotDone> {
        let fault = |fault| NotDone::Failed(Failure::Fault(fault));
        let file = &self.files[self.files.len() - 1 - which.min(self.files.len() - 1)];
        let visit = Visit {
            kinds: KINDS,
            writer: Writer::new(77_777),
            tab: "file",
            open_tabs: None,
            today: self.today(),
        };
        let records = file::read(file, &visit).expect("our own file").records;
        let preview = page.store.preview(&page.kv, &records).map_err(fault)?;
        let gone: Vec<Subject> = page.store.list().map(|(id, _)| id.clone()).collect();
        let new = |id: &Subject| !gone.contains(id);
        let mut writes = entries_in(&records);
        for name in IDS {
            let known = page.store.with_history(&id(name)).unwrap_or_default();
            let deleted = known.value("gone").is_some();
            writes.retain(|(of, field, entry)| {
                let has = known
                    .fields
                    .get(field)
                    .is_some_and(|field| field.contains(entry));
                *of != id(name) || !(deleted || has && !new(of))
            });
        }
        let last = page.store.last_done().map(|slot| slot.id);
        match page
            .store
            .bring_in(door, &preview, &write_date(self.today()))
        {
            Ok(_) => {
                // Unless it was one before that had to be completed.
                if page.store.last_done().map(|slot| slot.id) != last {
                    let last = page.store.last_done().map(|slot| slot.deed);
                    assert_eq!(last, Some(Deed::Import));
                }
                self.oracle.bring_in(&page.kv.texts(), writes);
                Ok(())
            }
            Err(why) => {
                if let NotDone::Failed(_) = why {
                    self.oracle.all_or_nothing(writes);
                }
                Err(why)
            }
        }
    }

    fn action(&self, store: &Store, doing: &Doing) -> Option<Action> {
        let today = write_date(self.today());
        Some(match doing {
            Doing::Create(which, number) => Action::Create {
                of: id(IDS[*which]),
                fields: vec![
                    ("title".into(), value(0, *number)),
                    (
                        "period".into(),
                        json!({"first": "2026-10-01", "last": "2026-12-31"}),
                    ),
                ],
                today,
            },
            Doing::Edit(which, fields) => Action::Edit {
                of: id(IDS[*which]),
                fields: fields
                    .iter()
                    .map(|(field, number)| (FIELDS[*field].into(), value(*field, *number)))
                    .collect(),
            },
            Doing::Dated(which, key_result, date, number) => Action::CheckIn {
                of: id(IDS[*which]),
                fields: vec![(
                    at(*key_result, *date).into(),
                    json!({"value": number.to_string()}),
                )],
            },
            Doing::Remove(which, key_result, date) => {
                let id = id(IDS[*which]);
                let field = at(*key_result, *date);
                // One that is there, where there is any.
                let record = store.record(&id)?;
                let there = record.fields.keys().find(|name| name.starts_with("at/"));
                Action::CheckIn {
                    of: id,
                    fields: vec![(there.cloned().unwrap_or(field).into(), Value::Null)],
                }
            }
            Doing::Bin(which) => Action::Bin {
                of: id(IDS[*which]),
                today,
            },
            Doing::Restore(which) => Action::Restore {
                of: id(IDS[*which]),
            },
            Doing::Settle(which) => {
                let id = id(IDS[*which]);
                let record = store.record(&id)?;
                let disputed = record.fields.iter().find(|(_, it)| !it.others().is_empty());
                let (field, entries) = disputed?;
                let value = entries.others()[0].value.clone();
                Action::Settle {
                    of: id,
                    field: field.as_str().into(),
                    value,
                }
            }
            Doing::Together(which, other, number) => {
                let title = Doing::Edit(*which, vec![(0, *number), (2, *number)]);
                let begins = store.glance(&id(IDS[*other])).is_none();
                let other = match begins {
                    true => Doing::Create(*other, *number),
                    false => Doing::Edit(*other, vec![(1, *number)]),
                };
                let steps = [self.action(store, &title)?, self.action(store, &other)?];
                Action::Together(steps.into())
            }
            Doing::Undo => Action::Undo { which: None, today },
            Doing::Redo => Action::Redo { which: None, today },
            _ => return None,
        })
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
        let kv = self.world.tab();
        let visit = Visit {
            kinds: KINDS,
            writer: Writer::new(999_999),
            tab: "fresh",
            open_tabs: None,
            today: self.today(),
        };
        let opened = self.through(&kv, |_, door| Store::open(door, &visit));
        let mut fresh = opened.expect("a storage that can be read");
        self.oracle.watch(&self.world.texts(), &IDS.map(id));
        self.compare();
        self.oracle.judge(&mut fresh, &kv);
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
