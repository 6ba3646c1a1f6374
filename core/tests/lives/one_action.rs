//! A hand-off is one action: cut after any call of the storage it is whole or not there, and
//! one step takes all of it back.

use std::collections::BTreeMap;

use time::Date;
use waymark_core::record::Value;
use waymark_core::record::kind::{BIN, Subject};
use waymark_core::store::action::Action;

use crate::lives::world::{Page, is_at_rest, redo, undo};
use crate::store::faulty::{Failing, World};

type Says = BTreeMap<(Subject, String), Value>;
type Texts = BTreeMap<String, String>;

/// Does an action on what is stored, cut after each of its calls, and once more whole, to
/// take it back. How often it was cut.
pub(crate) fn assert_is_one(texts: &Texts, action: &Action, tab: &str, today: Date) -> u32 {
    let mut page = page_of(texts, tab, today).1;
    let before = page.says();
    page.act(action).expect("it was done once");
    let after = page.says();
    assert_ne!(before, after);
    let mut cut = 0;
    loop {
        let (world, mut page) = page_of(texts, tab, today);
        page.kv.fails(Failing::DiesAt(cut));
        let done = page.act(action);
        if !page.kv.has_died() {
            assert_eq!(done, Ok(()));
            break;
        }
        let mut next = Page::open(&world, 501, "next", today);
        let found = next.says();
        assert!(
            found == before || found == after,
            "cut at {cut}: half of it"
        );
        assert!(is_at_rest(&next.kv));
        cut += 1;
    }
    back_and_forth(texts, action, tab, today, [&before, &after]);
    cut
}

/// One step takes all of it back, also after the page was loaded again, and one does it again.
fn back_and_forth(
    texts: &Texts,
    action: &Action,
    tab: &str,
    today: Date,
    [before, after]: [&Says; 2],
) {
    let (world, mut page) = page_of(texts, tab, today);
    page.act(action).expect("it was done once");
    let mut page = Page::open(&world, 502, tab, today);
    page.act(&undo(today)).expect("the way back");
    let taken_back = page.says();
    // What was created is in the bin, and all else as it was.
    let created = |(of, _): &(Subject, String)| !before.keys().any(|(known, _)| known == of);
    for (of, _) in taken_back.keys().filter(|it| created(it)) {
        let is_binned = taken_back.contains_key(&(of.clone(), BIN.word().to_owned()));
        assert!(is_binned, "{of} stays");
    }
    let rest = taken_back.into_iter().filter(|(name, _)| !created(name));
    assert_eq!(&rest.collect::<Says>(), before);
    page.act(&redo(today)).expect("the way forth");
    assert_eq!(&page.says(), after);
}

fn page_of(texts: &Texts, tab: &str, today: Date) -> (World, Page) {
    let world = World::of(texts.clone());
    let page = Page::open(&world, 500, tab, today);
    (world, page)
}
