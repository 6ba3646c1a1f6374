//! Back to a copy and forth again, whatever was done to it and to what is here.

use super::*;

/// What is done to a store at random.
#[derive(Clone, Debug)]
enum Done {
    Create(usize),
    Edit(usize, usize, u8),
    Dated(usize, u8, u8),
    Dispute(usize, usize, u8),
    Bin(usize),
    Restore(usize),
    Tidy(usize),
    Undo,
    DeleteForGood(usize),
    Reload,
}

const FIELDS: [&str; 5] = ["title", "kr/k1/target", "kr/k2/name", "about", "later/1"];

/// The first of the one kind, the others of both.
fn subject(which: usize) -> Subject {
    match which {
        0 => id("a"),
        1 => number("a"),
        2 => id("b"),
        _ => number("c"),
    }
}

fn value(field: usize, number: u8) -> Value {
    match number {
        0 => Value::Null,
        number if field == 3 => "long ".repeat(400 * usize::from(number)).into(),
        number => number.to_string().into(),
    }
}

fn done() -> impl Strategy<Value = Done> {
    let any = || 0..4_usize;
    let field = || (any(), 0..FIELDS.len(), 0..4_u8);
    prop_oneof![
        4 => any().prop_map(Done::Create),
        6 => field().prop_map(|(of, field, value)| Done::Edit(of, field, value)),
        8 => (any(), 0..40_u8, 0..4_u8).prop_map(|(of, date, value)| Done::Dated(of, date, value)),
        2 => field().prop_map(|(of, field, value)| Done::Dispute(of, field, value)),
        2 => any().prop_map(Done::Bin),
        2 => any().prop_map(Done::Restore),
        3 => any().prop_map(Done::Tidy),
        2 => Just(Done::Undo),
        1 => any().prop_map(Done::DeleteForGood),
        2 => Just(Done::Reload),
    ]
}

/// A page that may be loaded anew.
struct Page {
    world: World,
    kv: Tab,
    store: Store,
    writers: u64,
}

impl Page {
    fn of(world: World, writers: u64) -> Self {
        let kv = world.tab();
        let store = open_both(&kv, writers);
        Self {
            world,
            kv,
            store,
            writers,
        }
    }

    fn reload(&mut self) {
        *self = Self::of(self.world.clone(), self.writers + 1);
    }

    fn take(&mut self, done: &Done) {
        let action = match done {
            Done::Create(of) => Action::Create {
                of: subject(*of),
                fields: vec![("title".into(), json!("Title"))],
                today: TODAY.into(),
            },
            Done::Edit(of, field, number) => Action::Edit {
                of: subject(*of),
                fields: vec![(FIELDS[*field].into(), value(*field, *number))],
            },
            Done::Dated(of, date, number) => {
                let year = 2024 + u32::from(date % 3);
                let name = format!("at/k1/{year}-{:02}-01", 1 + date / 4);
                let value = match number {
                    0 => Value::Null,
                    number => json!({"value": number.to_string()}),
                };
                Action::CheckIn {
                    of: subject(*of),
                    fields: vec![(name.into(), value)],
                }
            }
            Done::Dispute(of, field, number) => {
                self.reload();
                Action::EditFrom {
                    of: subject(*of),
                    fields: vec![(FIELDS[*field].into(), value(*field, *number))],
                    seen: Box::default(),
                }
            }
            Done::Bin(of) => bin(subject(*of)),
            Done::Restore(of) => Action::Restore { of: subject(*of) },
            Done::Undo => undo(),
            Done::Tidy(of) => {
                let of = subject(*of);
                self.store.read_history(&self.kv, &of).expect("no fault");
                return self.store.tidy(&self.kv, &of).expect("room");
            }
            Done::DeleteForGood(of) => {
                let deleted = self.store.delete_for_good(&self.kv, &subject(*of));
                deleted.expect("room");
                return;
            }
            Done::Reload => return self.reload(),
        };
        match self.store.act(&self.kv, &action) {
            Ok(()) | Err(NotDone::Refused(_)) => {}
            Err(why) => panic!("{done:?} {why:?}"),
        }
    }

    fn says(&mut self) -> Says {
        says(&mut self.store, &self.kv)
    }

    /// Every field of which more than one thing is said, with what else is.
    fn disputed(&mut self) -> BTreeMap<(Subject, String), Vec<Value>> {
        let subjects: Vec<Subject> = self.store.list().map(|(of, _)| of.clone()).collect();
        let mut disputed = BTreeMap::new();
        for of in subjects {
            let record = self.store.with_history(&of).expect("it is there");
            let fields = record.fields.into_iter();
            let fields = fields.filter(|(_, field)| !field.others().is_empty());
            disputed.extend(fields.map(|(name, field)| {
                let others = field.others().iter().map(|it| it.value.clone());
                ((of.clone(), name), others.collect())
            }));
        }
        disputed
    }
}

#[test]
fn row_37_back_to_a_copy_and_forth_again_after_anything() {
    let wrote = Cell::new(0);
    let many = |most| proptest::collection::vec(done(), 0..most);
    proptest!(ProptestConfig::with_cases(200), |(
        first in many(40), there in many(12), here in many(40),
    )| {
        let mut page = Page::of(World::default(), 1);
        first.iter().for_each(|it| page.take(it));
        // It may have been changed after it was made, elsewhere.
        let mut elsewhere = Page::of(World::of(page.world.texts()), 10_000);
        there.iter().for_each(|it| elsewhere.take(it));
        let copied = copy(&mut elsewhere.store, &elsewhere.kv);
        let disputed = elsewhere.disputed();
        here.iter().for_each(|it| page.take(it));
        let (before, disputed_before) = (page.says(), page.disputed());
        let gone = buried(&copied);
        let expected = copy_says(&copied);
        let preview = back(&mut page.store, &page.kv, &copied);
        match page.store.bring_in(&page.kv, &preview, LATER) {
            Ok(()) => wrote.set(wrote.get() + 1),
            Err(why) => prop_assert_eq!(why, NotDone::Refused(Refusal::Same)),
        }
        let after = page.says();
        page.reload();
        prop_assert_eq!(&page.says(), &after);
        let is_gone = |store: &Store, of: &Subject| {
            store.glance(of).is_some_and(|it| it.is_gone())
        };
        for (of, says) in &expected {
            let there = Some(says).filter(|_| !is_gone(&page.store, of));
            prop_assert_eq!(after.get(of), there, "{}", of);
        }
        for (of, says) in &after {
            if gone.contains_key(of) {
                prop_assert_eq!(Some(says), before.get(of), "{} stays", of);
            } else if !expected.contains_key(of) {
                let mut says = says.clone();
                prop_assert!(says.remove("bin").is_some(), "{} was made since", of);
                let mut before = before[of].clone();
                before.remove("bin");
                prop_assert_eq!(says, before);
            }
        }
        for ((of, name), _) in page.disputed() {
            let is_made = !expected.contains_key(&of);
            let too = disputed.contains_key(&(of.clone(), name.clone()));
            prop_assert!(is_made || too, "{} {} is disputed", of, name);
        }
        let again = back(&mut page.store, &page.kv, &copied);
        prop_assert!(again.is_empty(), "{:?}", again.differences);
        if preview.is_empty() {
            return Ok(());
        }
        let new = preview.differences.iter();
        let new = new.filter(|it| it.becomes == Becomes::New);
        let new: BTreeSet<Subject> = new.map(|it| it.of.clone()).collect();
        page.store.act(&page.kv, &undo()).expect("all of it is taken back");
        let mut undone = page.says();
        for of in &new {
            let says = undone.remove(of).expect("it was new");
            prop_assert!(says.contains_key("bin"), "{} was new", of);
        }
        prop_assert_eq!(&undone, &before);
        let mut undone = page.disputed();
        undone.retain(|(of, _), _| !new.contains(of));
        prop_assert_eq!(undone, disputed_before);
        page.reload();
        page.store.act(&page.kv, &redo()).expect("and done again");
        prop_assert_eq!(&page.says(), &after);
    });
    assert!(wrote.get() > 100, "{} of 200", wrote.get());
}
