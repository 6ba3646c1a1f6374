//! What is kept is taken away while a page is open, at once or key by key.

use serde_json::{Value, json};
use waymark_core::kinds::KINDS;
use waymark_core::record::Record;
use waymark_core::record::kind::Subject;
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::key_value::KeyValue;
use waymark_core::store::place::Key;
use waymark_core::store::tidy::ForGood;
use waymark_core::store::trouble::Trouble;

use super::faulty::{Tab, World};
use super::page::{
    TODAY, check_in, edit, for_each_kind, fresh, hear, id, key, open_as, refresh, says, stored_says,
};
use super::rows::old_store;

/// A page on two objectives with check-ins of 2025 and 2026, of which it has read
/// none, and what there is in all.
fn unread() -> (World, Tab, Store, Vec<(Subject, String, Value)>) {
    let (world, kv) = old_store();
    let all = stored_says(&kv);
    let page = open_as(&kv, 20, "page");
    (world, kv, page, all)
}

fn clear(kv: &Tab, world: &World) {
    let keys = world.texts().into_keys();
    keys.for_each(|key| kv.remove(&key).expect("no fault"));
}

#[test]
fn row_21_what_was_not_read_is_said_not_to_be_put_back() {
    let (world, kv, mut page, all) = unread();
    clear(&kv, &world);
    assert!(page.hear(&kv, None, None).cleared);
    page.put_all_back(&kv).expect("room");
    let lost = |name: &str| Trouble::NotPutBack(id(name), vec![2025, 2026]);
    assert_eq!(page.troubles(), [lost("a"), lost("b")]);
    let back = stored_says(&world.tab());
    assert!(back.len() < all.len() && back.iter().all(|it| all.contains(it)));
}

#[test]
fn row_21_what_a_page_had_time_to_look_at_is_put_back_whole() {
    for_each_kind(|| {
        let (world, kv, mut page, all) = unread();
        while page.look_through(&kv, 1).expect("it can be read") {}
        clear(&kv, &world);
        page.put_all_back(&kv).expect("room");
        assert_eq!(page.troubles(), []);
        assert_eq!(stored_says(&world.tab()), all);
        // And what it shows is all there still.
        assert_eq!(says(&mut page, &kv), all);
    });
}

#[test]
fn row_21_what_another_tab_wrote_to_a_year_meanwhile_is_put_back_too() {
    for_each_kind(|| {
        let (world, kv, mut page, _) = unread();
        while page.look_through(&kv, 10).expect("it can be read") {}
        let mut other = open_as(&kv, 30, "other");
        for date in 1..=20 {
            let action = check_in("a", &format!("2025-07-{date:02}"), "7");
            other.act(&kv, &action).expect("room");
        }
        other.tidy(&kv, &id("a")).expect("room");
        for (key, text) in world.texts() {
            hear(&mut page, &kv, &key, Some(&text)).expect("room");
        }
        let all = stored_says(&world.tab());
        clear(&kv, &world);
        page.put_all_back(&kv).expect("room");
        assert_eq!(stored_says(&world.tab()), all);
        assert_eq!(page.troubles(), []);
    });
}

#[test]
fn row_21_what_another_tab_has_put_back_already_is_not_said_to_be_lost() {
    for_each_kind(|| {
        let (world, kv, mut page, all) = unread();
        let mut other = open_as(&kv, 30, "other");
        for name in ["a", "b"] {
            other.read_history(&kv, &id(name)).expect("it can be read");
        }
        clear(&kv, &world);
        other.put_all_back(&kv).expect("room");
        page.put_all_back(&kv).expect("room");
        assert_eq!(page.troubles(), []);
        assert_eq!(stored_says(&world.tab()), all);
    });
}

#[test]
fn row_21_keys_that_are_taken_away_one_by_one_are_noticed_and_put_back() {
    for_each_kind(|| {
        let (world, ..) = unread();
        let records = world.texts().into_keys();
        let records = records.filter(|key| matches!(Key::parse(KINDS, key), Key::Record(..)));
        for taken in records {
            let (world, kv, mut page, all) = unread();
            while page.look_through(&kv, 10).expect("it can be read") {}
            kv.remove(&taken).expect("no fault");
            let heard = page.hear(&kv, Some(&taken), None);
            assert!(heard.cleared, "{taken}");
            // Nothing is put back unasked.
            page.write_again(&kv, &heard).expect("nothing to write");
            assert!(!world.texts().contains_key(&taken));
            page.put_all_back(&kv).expect("room");
            assert_eq!(stored_says(&world.tab()), all, "{taken}");
        }
    });
}

#[test]
fn row_21_a_page_that_slept_notices_what_is_missing() {
    for_each_kind(|| {
        let (_, kv, mut page, _) = unread();
        assert!(!page.refresh(&kv).expect("it can be read").cleared);
        kv.remove(key("b")).expect("no fault");
        assert!(page.refresh(&kv).expect("it can be read").cleared);
        page.put_all_back(&kv).expect("room");
        assert!(!page.refresh(&kv).expect("it can be read").cleared);
    });
}

#[test]
fn row_21_what_was_taken_away_unheard_is_noticed_after_the_next_change() {
    for_each_kind(|| {
        let (world, kv, mut page, _) = unread();
        let all = says(&mut page, &kv);
        for key in [key("a"), key("b")] {
            kv.remove(key).expect("no fault");
        }
        page.act(&kv, &check_in("a", "2026-05-05", "9"))
            .expect("room");
        assert_eq!(page.recheck(&kv), Ok(true), "the other one is missing");
        page.put_all_back(&kv).expect("room");
        assert_eq!(page.recheck(&kv), Ok(false));
        let back = stored_says(&world.tab());
        assert!(all.iter().all(|it| back.contains(it)));
        // Where nothing is missing, nothing is said.
        page.act(&kv, &edit("a", "title", "New")).expect("room");
        assert_eq!(page.recheck(&kv), Ok(false));
    });
}

#[test]
fn row_21_what_is_deleted_for_good_or_put_aside_elsewhere_was_not_taken_away() {
    let (world, kv, mut page, _) = unread();
    let mut other = open_as(&kv, 30, "other");
    let today = TODAY.to_owned();
    other
        .act(&kv, &Action::Bin { of: id("a"), today })
        .expect("room");
    let before = world.texts();
    assert_eq!(other.delete_for_good(&kv, &id("a")), Ok(ForGood::Deleted));
    let now = world.texts();
    for (key, text) in &now {
        assert!(!page.hear(&kv, Some(key), Some(text)).cleared);
    }
    for key in before.keys().filter(|key| !now.contains_key(*key)) {
        assert!(!page.hear(&kv, Some(key), None).cleared, "{key}");
    }
    assert!(!page.refresh(&kv).expect("it can be read").cleared);

    // Damaged by somebody, put aside by another tab: this one knows it still.
    let key = id("b").definition().key(1);
    kv.set(&key, "rubbish").expect("room");
    open_as(&kv, 40, "third");
    let aside = "waymark/quarantine/1/objective/b";
    assert!(!world.texts().contains_key(&key));
    hear(&mut page, &kv, aside, Some("rubbish")).expect("room");
    let heard = page.hear(&kv, Some(&key), None);
    assert!(!heard.cleared && heard.is_lacking());
    page.write_again(&kv, &heard).expect("room");
    assert!(fresh(&kv).record(&id("b")).is_some());
    assert_eq!(page.troubles(), [Trouble::Unreadable(aside.into())]);
}

#[test]
fn row_21_a_page_that_knows_nothing_has_lost_nothing() {
    for_each_kind(|| {
        let world = World::default();
        let kv = world.tab();
        let mut page = open_as(&kv, 1, "page");
        assert!(!page.hear(&kv, None, None).cleared);
        refresh(&mut page, &kv).expect("nothing to write");
        page.act(&kv, &super::page::create("a", &[("title", json!("A"))]))
            .expect("room");
        assert!(page.hear(&kv, None, None).cleared);
    });
}

#[test]
fn row_21_a_year_of_which_one_part_was_mended_is_still_read_whole() {
    for_each_kind(|| {
        let (world, kv) = old_store();
        let place = id("a").year(2025);
        let text = world.texts()[&place.key(1)].clone();
        // A second part, as another tab would have added it.
        let mut second = Record::read(&text).expect("a record");
        second.fields.retain(|name, _| name.ends_with("-02"));
        kv.set(&place.key(2), &second.write()).expect("room");
        let mut page = open_as(&kv, 20, "page");
        // It hears of a text of the first part that was written over since.
        let mut lost = Record::read(&text).expect("a record");
        let field = lost.fields["at/k1/2025-03-02"].clone();
        lost.fields.insert("at/k1/2025-12-31".into(), field);
        let mut less = Record::read(&text).expect("a record");
        let other = less.fields["at/k1/2025-03-04"].clone();
        less.fields.insert("at/k1/2025-12-30".into(), other);
        kv.set(&place.key(1), &less.write()).expect("room");
        hear(&mut page, &kv, &place.key(1), Some(&lost.write())).expect("room");
        let all = stored_says(&world.tab());
        assert_eq!(says(&mut page, &kv), all);
        let names = all.iter().filter(|(of, ..)| *of == id("a"));
        let names: Vec<&str> = names.map(|(_, name, _)| name.as_str()).collect();
        assert!(names.contains(&"at/k1/2025-12-31") && names.contains(&"at/k1/2025-12-30"));
    });
}
