//! Merging: the laws, over states that pages come to which write at the same time
//! and show each other what they have whenever they like.

use proptest::prelude::*;
use serde_json::json;
use waymark_core::record::Record;
use waymark_core::record::field::{Entry, Field};
use waymark_core::record::stamp::{Stamp, Writer};

/// What happens between pages.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// A page writes to a field what it may have seen before.
    Write {
        page: usize,
        field: usize,
        value: u8,
    },
    /// A page chooses one of what stands.
    Settle { page: usize, field: usize },
    /// A page is shown what another one has.
    Show { from: usize, to: usize },
    /// A page ends, and the next one in its place knows only what some page has.
    Reload { page: usize, from: usize },
}

const FIELDS: [&str; 2] = ["title", "note"];

fn step(pages: usize) -> impl Strategy<Value = Step> {
    let page = 0..pages;
    let field = 0..FIELDS.len();
    let write = (page.clone(), field.clone(), 0..3_u8);
    let pair = (page.clone(), page.clone());
    prop_oneof![
        4 => write.prop_map(|(page, field, value)| Step::Write { page, field, value }),
        1 => (page.clone(), field).prop_map(|(page, field)| Step::Settle { page, field }),
        4 => pair.clone().prop_map(|(from, to)| Step::Show { from, to }),
        1 => pair.prop_map(|(page, from)| Step::Reload { page, from }),
    ]
}

/// Every state that any page was in, and everything that was written.
#[derive(Default)]
struct History {
    states: Vec<Record>,
    written: Vec<(&'static str, Entry)>,
}

fn run(pages: usize, steps: &[Step]) -> History {
    let mut history = History::default();
    let mut states = vec![Record::default(); pages];
    let mut writers: Vec<u64> = (0..pages as u64).collect();
    for step in steps {
        let changed = match *step {
            Step::Write { page, field, value } => {
                let value = json!(value);
                let entry = write(&mut states[page], writers[page], field, value, false);
                history.written.push((FIELDS[field], entry));
                page
            }
            Step::Settle { page, field } => {
                let others = states[page].fields.get(FIELDS[field]).map(Field::others);
                let Some(other) = others.and_then(<[Entry]>::first) else {
                    continue;
                };
                let value = other.value.clone();
                let entry = write(&mut states[page], writers[page], field, value, true);
                history.written.push((FIELDS[field], entry));
                page
            }
            Step::Show { from, to } => {
                let shown = states[from].clone();
                states[to].merge(&shown);
                to
            }
            Step::Reload { page, from } => {
                writers[page] += 1_000;
                states[page] = states[from].clone();
                page
            }
        };
        history.states.push(states[changed].clone());
    }
    history
}

fn write(
    state: &mut Record,
    writer: u64,
    field: usize,
    value: serde_json::Value,
    settles: bool,
) -> Entry {
    let stamp = Stamp {
        counter: state.counter() + 1,
        writer: Writer::new(writer),
    };
    let known = state.fields.get(FIELDS[field]);
    let entry = match known {
        Some(known) => known.next(value, stamp, settles),
        None => Entry {
            value,
            stamp,
            seen: Default::default(),
        },
    };
    state.put(FIELDS[field], entry.clone());
    entry
}

fn merged<'r>(records: impl IntoIterator<Item = &'r Record>) -> Record {
    let mut all = Record::default();
    records.into_iter().for_each(|record| all.merge(record));
    all
}

/// The three laws over some of the states, and that nothing is lost in all of
/// them together.
fn laws(history: &History, picks: &[(usize, usize, usize)]) -> Result<(), TestCaseError> {
    let states = &history.states;
    for (a, b, c) in picks {
        if states.is_empty() {
            break;
        }
        let [a, b, c] = [a, b, c].map(|index| &states[index % states.len()]);
        let both = merged([a, b]);
        prop_assert_eq!(&both, &merged([b, a]), "commutative");
        prop_assert_eq!(&both, &merged([&both, b]), "idempotent");
        prop_assert_eq!(
            merged([&both, c]),
            merged([a, &merged([b, c])]),
            "associative"
        );
        prop_assert!(both.contains(a) && both.contains(b));
        prop_assert_eq!(a.contains(b), both == *a, "contains is what merging keeps");
        let read = Record::read(&both.write());
        prop_assert_eq!(read, Ok(both), "as it is stored");
    }
    let all = merged(states);
    prop_assert_eq!(&all, &merged(states.iter().rev()));
    for (field, entry) in &history.written {
        prop_assert!(
            all.fields[*field].contains(entry),
            "{field} {entry:?} is lost"
        );
    }
    Ok(())
}

fn picks() -> impl Strategy<Value = Vec<(usize, usize, usize)>> {
    let index = || 0..10_000_usize;
    proptest::collection::vec((index(), index(), index()), 20)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn merging_is_commutative_associative_and_idempotent(
        steps in proptest::collection::vec(step(4), 0..40),
        picks in picks(),
    ) {
        laws(&run(4, &steps), &picks)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_laws_hold_among_many_writers(
        steps in proptest::collection::vec(step(24), 150..400),
        picks in picks(),
    ) {
        laws(&run(24, &steps), &picks)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Each page load is a writer of its own: one device was away for all of them.
    #[test]
    fn row_44_an_edit_made_offline_is_shown_beside_however_many_page_loads_came_since(
        known in 0..30_usize,
        loads in 1..300_usize,
        twice in any::<bool>(),
    ) {
        let mut here = Record::default();
        for load in 0..=known {
            write(&mut here, load as u64, 0, json!(format!("before {load}")), false);
        }
        // It has seen what was there when it went.
        let mut away = here.clone();
        let offline = write(&mut away, 5_000, 0, json!("offline"), false);
        for load in 0..loads {
            write(&mut here, 10_000 + load as u64, 0, json!(format!("here {load}")), false);
        }
        let mut one = here.clone();
        one.merge(&away);
        if twice {
            // What was shown beside stays so while somebody goes on elsewhere.
            write(&mut one, 20_000, 0, json!("on"), false);
        }
        let mut other = away;
        other.merge(&one);
        prop_assert_eq!(&one, &other);
        let entries: Vec<&Entry> = one.fields["title"].entries().collect();
        prop_assert_eq!(entries.len(), 2, "neither more nor less is shown");
        prop_assert!(entries.contains(&&offline), "it is neither standing nor beside");
    }
}

#[test]
fn row_44_after_20_page_loads_an_edit_made_offline_is_shown_beside() {
    let mut here = Record::default();
    write(&mut here, 1, 0, json!("seen by both"), false);
    let mut away = here.clone();
    let offline = write(&mut away, 2, 0, json!("offline"), false);
    for load in 100..120 {
        write(&mut here, load, 0, json!(format!("load {load}")), false);
    }
    here.merge(&away);
    assert_eq!(here.value("title"), Some(&json!("load 119")));
    assert_eq!(here.fields["title"].others(), [offline]);
}

#[test]
fn row_12_of_the_same_field_the_newer_stands_and_the_other_beside_it() {
    let mut one = Record::default();
    write(&mut one, 1, 0, json!("common"), false);
    let mut two = one.clone();
    let older = write(&mut one, 1, 0, json!("one"), false);
    let newer = write(&mut two, 2, 0, json!("two"), false);
    one.merge(&two);
    assert_eq!(one.value("title"), Some(&json!("two")));
    assert_eq!(one.fields["title"].newest(), &newer);
    assert_eq!(one.fields["title"].others(), [older]);
}

#[test]
fn what_stands_beside_stays_until_it_is_settled() {
    let mut one = Record::default();
    let mut two = Record::default();
    let older = write(&mut one, 1, 0, json!("one"), false);
    write(&mut two, 2, 0, json!("two"), false);
    one.merge(&two);
    for writer in [3, 4, 3] {
        write(&mut one, writer, 0, json!("again"), false);
        let others = one.fields["title"].others();
        assert!(others.iter().eq([&older]), "{writer}");
    }
    write(&mut one, 3, 0, json!("chosen"), true);
    assert_eq!(one.fields["title"].others(), []);
    assert_eq!(one.value("title"), Some(&json!("chosen")));
}

#[test]
fn of_members_that_are_not_known_one_is_chosen_whoever_merges() {
    let of = |extra: serde_json::Value| Record {
        extra: extra.as_object().cloned().unwrap_or_default(),
        ..Record::default()
    };
    let (a, b) = (of(json!({"x": 1, "y": "a"})), of(json!({"x": 2, "z": [3]})));
    let both = merged([&a, &b]);
    assert_eq!(both, merged([&b, &a]));
    assert_eq!(both, of(json!({"x": 2, "y": "a", "z": [3]})));
    assert!(both.contains(&a) && both.contains(&b) && !a.contains(&b));
}

#[test]
fn what_was_taken_away_says_nothing_and_is_still_an_entry() {
    let mut record = Record::default();
    write(&mut record, 1, 0, json!("a"), false);
    let taken = write(&mut record, 1, 0, json!(null), false);
    assert_eq!(record.value("title"), None);
    assert_eq!(record.text("title"), None);
    assert_eq!(record.fields["title"].newest(), &taken);
    assert!(!record.is_empty());
}
