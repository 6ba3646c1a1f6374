//! Two tabs and the mirror: every order in which they act, hear of each other and tell the
//! mirror, ended at every point by a browser that is killed with less on its disk.

use serde_json::json;
use waymark_core::kinds::KINDS;
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::door::Door;
use waymark_core::store::key_value::KeyValue;
use waymark_core::store::mirror::{Exchange, unite};

use super::faulty::{Tab, World, say};
use super::mirror::Mirror;
use super::oracle::Write;
use super::page::{check_in, create, edit, entries_of, for_each_kind, hear, id, open_as, whole};

/// What can happen next.
const STEPS: [Step; 5] = [
    Step::Act(0),
    Step::Act(1),
    Step::Tell(0),
    Step::Tell(1),
    Step::Hear,
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// A tab does what it does next.
    Act(usize),
    /// A tab's transaction: all that it did and the mirror was not told of.
    Tell(usize),
    /// Both tabs hear of everything.
    Hear,
}

/// What each of the two does, one after the other: to the same fields and to others.
fn actions(tab: usize) -> [Action; 3] {
    match tab {
        0 => [
            edit("a", "title", "One"),
            check_in("a", "2026-11-20", "15"),
            create("b", &[("title", json!("Another"))]),
        ],
        _ => [
            edit("a", "title", "Two"),
            check_in("a", "2026-11-20", "16"),
            edit("a", "about", "Why"),
        ],
    }
}

struct Page {
    kv: Tab,
    store: Store,
    next: usize,
    untold: Exchange,
    // What it did, and whether the mirror was told of it.
    did: Vec<(Write, bool)>,
}

impl Page {
    fn open(world: &World, writer: u64) -> Self {
        let kv = world.tab();
        let name = format!("t{writer}");
        let store = open_as(&kv, writer, &name);
        Self {
            kv,
            store,
            next: 0,
            untold: Exchange::new(KINDS),
            did: Vec::new(),
        }
    }

    fn through(&mut self, pass: impl FnOnce(&mut Store, &dyn KeyValue)) {
        let door = Door::new(&self.kv);
        pass(&mut self.store, &door);
        self.untold.add(&door.receipt());
    }

    /// Whether there was something to do.
    fn act(&mut self, tab: usize) -> bool {
        let Some(action) = actions(tab).get(self.next).cloned() else {
            return false;
        };
        self.next += 1;
        self.through(|store, kv| store.act(kv, &action).expect("nothing fails"));
        let slot = self.store.last_done().expect("what was done");
        let writes = entries_of(&slot.written());
        self.did.extend(writes.into_iter().map(|it| (it, false)));
        true
    }

    fn tell(&mut self, mirror: &mut Mirror) -> bool {
        if self.untold.is_empty() {
            return false;
        }
        let untold = std::mem::replace(&mut self.untold, Exchange::new(KINDS));
        mirror.run(&untold, &self.kv);
        self.did.iter_mut().for_each(|(_, told)| *told = true);
        true
    }

    fn hear(&mut self) -> bool {
        let mut heard = false;
        while let Some(change) = self.kv.deliver() {
            if let Some((key, text)) = change {
                heard = true;
                self.through(|store, kv| {
                    hear(store, kv, &key, text.as_deref()).expect("nothing fails");
                });
            }
        }
        heard
    }
}

/// Takes the steps; none if one of them does nothing.
fn run(steps: &[Step]) -> Option<(World, Mirror, [Page; 2])> {
    let world = World::default();
    let mut mirror = Mirror::default();
    let mut first = Page::open(&world, 9);
    first.through(|store, kv| {
        let made = create("a", &[("title", json!("Nought"))]);
        store.act(kv, &made).expect("nothing fails");
    });
    first.tell(&mut mirror);
    world.is_on_disk();
    let mut pages = [1, 2].map(|writer| Page::open(&world, writer));
    for step in steps {
        let does = match *step {
            Step::Act(tab) => pages[tab].act(tab),
            Step::Tell(tab) => pages[tab].tell(&mut mirror),
            Step::Hear => {
                let [one, other] = &mut pages;
                one.hear() | other.hear()
            }
        };
        if !does {
            return None;
        }
    }
    Some((world, mirror, pages))
}

/// Kills the browser with so many changes that were not on its disk, and looks at what a
/// fresh page finds.
fn kill(steps: &[Step], world: &World, mut mirror: Mirror, pages: &[Page], back: usize) {
    world.kill(back);
    let kv = world.tab();
    let told = |mirror: &mut Mirror, pass: &mut dyn FnMut(&dyn KeyValue)| {
        let door = Door::new(&kv);
        pass(&door);
        let mut exchange = Exchange::new(KINDS);
        exchange.add(&door.receipt());
        mirror.run(&exchange, &kv);
    };
    let mut store = None;
    for _ in 0..2 {
        let rows = mirror.differing(&kv).expect("nothing fails");
        let mut behind = None;
        told(&mut mirror, &mut |door| {
            behind = Some(
                unite(KINDS, door, &rows, None)
                    .expect("nothing fails")
                    .behind,
            );
        });
        told(&mut mirror, &mut |door| {
            store = Some(open_as(door, 3, "t3"));
        });
        let behind = behind.unwrap_or_default();
        mirror.catch_up(&kv, behind).expect("nothing fails");
    }
    let rows = mirror.differing(&kv).expect("nothing fails");
    assert!(rows.is_empty(), "{steps:?}, {back} back: {rows:?}");
    let mut store = store.expect("it was opened");
    let all = pages.iter().flat_map(|page| &page.did);
    for ((of, name, entry), told) in all {
        let record = whole(&mut store, &kv, of).unwrap_or_default();
        let field = record.fields.get(name);
        let has = field.is_some_and(|field| field.contains(entry));
        assert!(has || !told, "{steps:?}, {back} back: {name} is {field:?}");
    }
    assert!(whole(&mut store, &kv, &id("a")).is_some());
}

#[test]
fn row_39_every_order_of_two_tabs_and_the_mirror_keeps_what_was_told() {
    for_each_kind(|| {
        let length = std::env::var("WAYMARK_LENGTH").ok();
        let length = length.map_or(5, |length| length.parse().expect("a number"));
        let (mut orders, mut ends) = (0_u32, 0_u32);
        let mut left = vec![Vec::new()];
        while let Some(steps) = left.pop() {
            let Some((world, mirror, pages)) = run(&steps) else {
                continue;
            };
            orders += 1;
            // As it is, and with the end of what is in the first store lost, up to all of it.
            let unwritten = world.not_on_disk();
            kill(&steps, &world, mirror, &pages, 0);
            for back in 1..=unwritten {
                let (world, mirror, pages) = run(&steps).expect("as before");
                kill(&steps, &world, mirror, &pages, back);
                ends += 1;
            }
            if steps.len() < length {
                left.extend(STEPS.map(|step| [&steps[..], &[step]].concat()));
            }
        }
        say(&format!(
            "{orders} orders, killed at {ends} points of writing"
        ));
        assert!(orders > 100);
    });
}
