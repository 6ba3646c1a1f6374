//! What a person is told of texts that cannot be read is true at any time, and what
//! they do about it touches nothing else.

use waymark_core::carry::file;
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::door::Door;
use waymark_core::store::key_value::KeyValue;
use waymark_core::store::trouble::{Deletion, Trouble};

use super::faulty::Tab;
use super::page::{
    TODAY, aside, check_in, edit, for_each_kind, fresh, hear, id, key, open_as, refresh, says,
    stored_says,
};
use super::rows::{full_store, old_store, visit};

fn unreadable(key: &str) -> Trouble {
    Trouble::Unreadable(key.to_owned())
}

/// Does something through a door, and hands its receipt back.
fn through<T>(store: &mut Store, kv: &Tab, run: impl FnOnce(&mut Store, &dyn KeyValue) -> T) -> T {
    let door = Door::new(kv);
    let done = run(store, &door);
    store.note(&door.receipt());
    done
}

#[test]
fn row_05_a_notice_follows_its_record_and_deletes_no_other() {
    let (world, kv) = old_store();
    let mut store = fresh(&kv);
    let backup = file::write(&mut store, &kv, TODAY).expect("it can be read");
    let all = stored_says(&world.tab());
    // Full and damaged: it stays where it is, and is said to.
    kv.set(key("a"), "rubbish").expect("room");
    world.limit(Some(world.size()));
    let mut page = open_as(&kv, 8, "page");
    assert_eq!(page.troubles(), [unreadable(key("a"))]);
    // There is room, and it is brought in again: the damaged one is put aside.
    world.limit(None);
    let records = file::read(&backup, &visit("file"))
        .expect("our own file")
        .records;
    let preview = page.preview(&kv, &records).expect("it can be read");
    through(&mut page, &kv, |page, door| {
        page.bring_in(door, &preview, TODAY).expect("room");
    });
    assert_eq!(page.troubles(), [unreadable(aside("a"))]);
    assert_eq!(stored_says(&world.tab()), all);
    // The notice from before is still on the screen: it deletes nothing.
    let before = world.texts();
    let deleted = page.delete_unreadable(&kv, key("a"));
    assert_eq!(deleted, Ok(Deletion::Readable));
    assert_eq!(world.texts(), before);
    assert_eq!(stored_says(&world.tab()), all);
    // The one of now deletes what was put aside, and that alone.
    assert_eq!(
        page.delete_unreadable(&kv, aside("a")),
        Ok(Deletion::Deleted)
    );
    assert_eq!(page.troubles(), []);
    assert!(!world.texts().contains_key(aside("a")));
    assert_eq!(stored_says(&world.tab()), all);
}

#[test]
fn row_05_what_is_put_aside_while_something_else_is_done_is_told() {
    for_each_kind(|| {
        let (world, kv, mut store) = full_store();
        kv.set(key("a"), "rubbish").expect("room");
        through(&mut store, &kv, |store, door| {
            store.act(door, &edit("a", "title", "New")).expect("room");
        });
        assert_eq!(store.troubles(), [unreadable(aside("a"))]);
        assert_eq!(world.texts()[aside("a")], "rubbish");
        // Also where what was to be done fails after that.
        kv.set(key("a"), "rubbish again").expect("room");
        world.limit(Some(world.size() + 60));
        through(&mut store, &kv, |store, door| {
            let long = "long ".repeat(200);
            store
                .act(door, &edit("a", "title", long))
                .expect_err("there is no room");
        });
        let moved = world.texts().contains_key(&[aside("a"), "~"].concat());
        let told = store
            .troubles()
            .contains(&unreadable(&[aside("a"), "~"].concat()));
        assert_eq!(moved, told);
    });
}

#[test]
fn row_05_one_damaged_year_is_one_notice_however_often_it_is_read() {
    let (world, kv) = old_store();
    let key = "waymark/1/checkins/a/2025";
    kv.set(key, "rubbish").expect("room");
    world.limit(Some(world.size()));
    let mut page = open_as(&kv, 8, "page");
    for _ in 0..3 {
        page.read_history(&kv, &id("a")).expect("it can be read");
        page.put_aside(&kv).expect("no fault");
        assert_eq!(page.troubles(), [unreadable(key)]);
    }
    world.limit(None);
    page.put_aside(&kv).expect("room");
    let aside = "waymark/quarantine/1/checkins/a/2025";
    assert_eq!(page.troubles(), [unreadable(aside)]);
    page.read_history(&kv, &id("a")).expect("it can be read");
    assert_eq!(page.troubles(), [unreadable(aside)]);
    assert_eq!(fresh(&kv).troubles(), [unreadable(aside)]);
}

#[test]
fn row_05_a_check_in_for_a_damaged_year_leaves_the_damaged_text_and_says_where() {
    let (world, kv, _) = full_store();
    let key = "waymark/1/checkins/a/2025";
    kv.set(key, "rubbish").expect("room");
    let mut page = open_as(&kv, 8, "page");
    through(&mut page, &kv, |page, door| {
        page.act(door, &check_in("a", "2025-05-05", "9"))
            .expect("room");
        page.tidy(door, &id("a")).expect("room");
    });
    let now = page.troubles().to_vec();
    let [Trouble::Unreadable(key)] = now.as_slice() else {
        panic!("one notice: {now:?}");
    };
    assert_eq!(world.texts()[key], "rubbish");
}

#[test]
fn row_05_another_tab_that_deletes_what_was_put_aside_takes_the_notice_along() {
    for_each_kind(|| {
        let (world, kv, _) = full_store();
        kv.set(key("a"), "rubbish").expect("room");
        let mut one = open_as(&kv, 8, "one");
        let mut other = open_as(&kv, 9, "other");
        assert_eq!(one.troubles(), other.troubles());
        other.delete_unreadable(&kv, aside("a")).expect("no fault");
        assert!(one.hear(&kv, Some(aside("a")), None).troubles);
        assert_eq!(one.troubles(), []);
        assert!(!world.texts().contains_key(aside("a")));
    });
}

#[test]
fn row_05_nothing_that_can_be_read_is_ever_deleted_as_unreadable() {
    for_each_kind(|| {
        let (world, kv, mut page) = full_store();
        let today = TODAY.to_owned();
        page.act(&kv, &Action::Bin { of: id("b"), today })
            .expect("room");
        kv.set("waymark/later/x", "of a later version")
            .expect("room");
        kv.set("other/x", "of another program").expect("room");
        let before = world.texts();
        for key in before.keys() {
            let deleted = page.delete_unreadable(&kv, key);
            assert_eq!(deleted, Ok(Deletion::Readable), "{key}");
        }
        assert_eq!(world.texts(), before);
    });
}

#[test]
fn row_05_a_page_that_slept_renews_its_notices() {
    for_each_kind(|| {
        let (_, kv, _) = full_store();
        kv.set(key("a"), "rubbish").expect("room");
        let mut page = open_as(&kv, 8, "page");
        assert_eq!(page.troubles(), [unreadable(aside("a"))]);
        kv.remove(aside("a")).expect("no fault");
        kv.set(aside("x"), "other").expect("room");
        refresh(&mut page, &kv).expect("nothing to write");
        assert_eq!(page.troubles(), [unreadable(aside("x"))]);
        hear(&mut page, &kv, aside("x"), None).expect("nothing to write");
        assert_eq!(page.troubles(), []);
        assert!(!says(&mut page, &kv).is_empty());
    });
}
