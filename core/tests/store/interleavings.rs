//! Two tabs that write at once: every order of their calls, with what the other
//! wrote becoming visible at every later call.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use serde_json::json;
use waymark_core::record::Record;
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::key_value::{Fault, KeyValue, Lookup};

use super::faulty::{Tab, World, say};
use super::oracle::Write;
use super::page::{create, edit, entries_of, fresh, hear, id, open_as, whole};

/// The storage of a tab whose calls wait until they are let through.
struct Gated {
    tab: Tab,
    // Whether it is about to read.
    asks: Sender<bool>,
    may: Receiver<()>,
}

impl Gated {
    fn pass<T>(&self, reads: bool, call: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
        self.asks.send(reads).expect("somebody listens");
        self.may.recv().expect("somebody lets through");
        call()
    }
}

impl Lookup for Gated {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        // A slot or an intent is its own tab's: when it is read makes no difference.
        if key.contains("/undo/") || key.contains("/intent/") {
            return self.tab.get(key);
        }
        self.pass(true, || self.tab.get(key))
    }

    fn keys(&self) -> Result<Vec<String>, Fault> {
        self.tab.keys()
    }
}

impl KeyValue for Gated {
    fn set(&self, key: &str, text: &str) -> Result<(), Fault> {
        self.pass(false, || self.tab.set(key, text))
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        self.pass(false, || self.tab.remove(key))
    }

    fn copy(&self, from: &str, to: &str) -> Result<bool, Fault> {
        self.tab.copy(from, to)
    }
}

/// How a tab that acts is told to go on, and tells that it waits.
struct Actor {
    may: Sender<()>,
    waits: Receiver<bool>,
    done: thread::JoinHandle<(Store, Vec<Write>)>,
}

fn start(tab: Tab, mut store: Store, action: Action) -> Actor {
    let (asks, waits) = channel();
    let (may, let_through) = channel();
    let done = thread::spawn(move || {
        let kv = Gated {
            tab,
            asks,
            may: let_through,
        };
        store.act(&kv, &action).expect("nothing fails");
        let slot = store.last_done().expect("what was done");
        let writes = entries_of(&slot.written());
        (store, writes)
    });
    Actor { may, waits, done }
}

/// Which tab calls next, and how much of what it does not see becomes visible
/// before.
type Turn = (usize, usize);

/// Runs two actions in an order of turns, then delivers the rest to one tab first
/// or to the other. The choices that there were at each turn.
fn run(base: &World, actions: &[Action; 2], turns: &[Turn], first: usize) -> Vec<Vec<Turn>> {
    let world = World::of(base.texts());
    let tabs = [world.tab(), world.tab()];
    let mut actors: Vec<Option<Actor>> = Vec::new();
    for (index, tab) in tabs.iter().enumerate() {
        let store = open_as(tab, 10 + index as u64, ["one", "two"][index]);
        actors.push(Some(start(tab.clone(), store, actions[index].clone())));
    }
    let mut stores: [Option<(Store, Vec<Write>)>; 2] = [None, None];
    let mut heard: [Vec<(String, Option<String>)>; 2] = [Vec::new(), Vec::new()];
    let mut choices = Vec::new();
    let mut waiting: [Option<bool>; 2] = [None, None];
    loop {
        for index in 0..2 {
            let Some(actor) = &actors[index] else {
                continue;
            };
            if waiting[index].is_some() {
                continue;
            }
            // It comes to its next call, or has done.
            match actor.waits.recv() {
                Ok(reads) => waiting[index] = Some(reads),
                Err(_) => {
                    let actor = actors[index].take().expect("it was there");
                    stores[index] = Some(actor.done.join().expect("no panic"));
                }
            }
        }
        let possible: Vec<Turn> = (0..2)
            .filter(|index| actors[*index].is_some())
            .flat_map(|index| {
                // Nothing of it, or all of it, and only before it reads: of what the
                // other writes, only the record is read.
                let unseen = tabs[index].unseen();
                let matters = unseen > 0 && waiting[index] == Some(true);
                let seen = if matters { vec![0, unseen] } else { vec![0] };
                seen.into_iter().map(move |seen| (index, seen))
            })
            .collect();
        if possible.is_empty() {
            break;
        }
        let (index, seen) = turns.get(choices.len()).copied().unwrap_or(possible[0]);
        choices.push(possible);
        for _ in 0..seen {
            heard[index].extend(tabs[index].deliver().flatten());
        }
        if let Some(actor) = &actors[index] {
            actor.may.send(()).expect("it waits");
            waiting[index] = None;
        }
    }
    let mut stores = stores.map(|it| it.expect("both are done"));
    judge(&world, &tabs, &mut stores, heard, first);
    choices
}

/// Delivers everything, and compares both tabs with a fresh one.
fn judge(
    world: &World,
    tabs: &[Tab; 2],
    stores: &mut [(Store, Vec<Write>); 2],
    mut heard: [Vec<(String, Option<String>)>; 2],
    first: usize,
) {
    let mut rounds = 0;
    while tabs.iter().any(|tab| tab.unseen() > 0) || heard.iter().any(|it| !it.is_empty()) {
        rounds += 1;
        assert!(rounds < 20, "they write the same again for ever");
        for index in [first, 1 - first] {
            // While a tab acts it hears nothing; then what it was told, in order.
            let mut told = std::mem::take(&mut heard[index]);
            while let Some(change) = tabs[index].deliver() {
                told.extend(change);
            }
            for (key, text) in told {
                let store = &mut stores[index].0;
                hear(store, &tabs[index], &key, text.as_deref()).expect("nothing fails");
            }
        }
    }
    let kv = world.tab();
    let mut fresh = fresh(&kv);
    for name in ["a", "b"] {
        let found = whole(&mut fresh, &kv, &id(name)).expect("it is there");
        for (index, (store, writes)) in stores.iter_mut().enumerate() {
            let theirs = whole(store, &tabs[index], &id(name));
            assert_eq!(theirs.as_ref(), Some(&found), "tab {index} says the same");
            for (_, field, entry) in writes.iter().filter(|(of, ..)| of.id.as_str() == name) {
                let has = |record: &Record| record.fields[field].entries().any(|it| it == entry);
                assert!(has(&found), "lost: {field} {entry:?}");
            }
        }
    }
}

/// Every order, by taking at each turn the next choice there is.
fn every_order(base: &World, actions: &[Action; 2]) -> u64 {
    let mut orders = 0;
    for first in 0..2 {
        let mut turns: Vec<Turn> = Vec::new();
        loop {
            let choices = run(base, actions, &turns, first);
            orders += 1;
            let mut taken: Vec<Turn> = choices
                .iter()
                .enumerate()
                .map(|(at, possible)| turns.get(at).copied().unwrap_or(possible[0]))
                .collect();
            // The last turn at which there is another choice.
            let next = loop {
                let Some(last) = taken.pop() else { break None };
                let possible = &choices[taken.len()];
                let place = possible.iter().position(|turn| *turn == last);
                if let Some(next) = place.and_then(|place| possible.get(place + 1)) {
                    taken.push(*next);
                    break Some(taken);
                }
            };
            match next {
                Some(next) => turns = next,
                None => break,
            }
        }
    }
    orders
}

fn base() -> World {
    let world = World::default();
    let kv = world.tab();
    let mut store = open_as(&kv, 1, "zero");
    for name in ["a", "b"] {
        let fields = [("title", json!("Old")), ("about", json!("Old"))];
        store
            .act(&kv, &create(name, &fields))
            .expect("nothing fails");
    }
    world
}

fn case(what: &str, actions: &[Action; 2]) {
    let begun = std::time::Instant::now();
    let orders = every_order(&base(), actions);
    say(&format!(
        "{orders} interleavings of two tabs, {what}, {:?}",
        begun.elapsed()
    ));
    assert!(orders > 500, "{orders}");
}

#[test]
fn row_12_every_interleaving_of_two_edits_of_one_field_keeps_both() {
    case(
        "same field",
        &[edit("a", "title", "One"), edit("a", "title", "Two")],
    );
}

#[test]
fn row_11_every_interleaving_of_two_edits_of_one_record_keeps_both() {
    case(
        "different fields",
        &[edit("a", "title", "One"), edit("a", "about", "Two")],
    );
}

#[test]
fn row_11_every_interleaving_of_edits_of_two_records_keeps_both() {
    case(
        "different records",
        &[edit("a", "title", "One"), edit("b", "title", "Two")],
    );
}
