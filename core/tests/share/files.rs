//! What a drive does to files.

use waymark_core::carry::file::{self, Wrong};
use waymark_core::kinds::KINDS;
use waymark_core::record::frame;
use waymark_core::record::stamp::Writer;
use waymark_core::share::device_file;
use waymark_core::share::folder::{Becomes, Listed};
use waymark_core::share::gathered::Trouble;
use waymark_core::store::action::Action;
use waymark_core::store::open::Visit;

use crate::share::device::{Device, TODAY, carry, create, day, edit};

fn two() -> (Device, Device) {
    let (mut one, mut two) = (Device::new(1), Device::new(2));
    one.act(&create());
    one.sync(day(TODAY));
    carry(&one, &mut two);
    two.sync(day(TODAY));
    (one, two)
}

fn listed(name: &str, size: u64) -> Listed {
    let name = name.to_owned();
    let changed = 1;
    Listed {
        name,
        size,
        changed,
    }
}

#[test]
fn row_44_names_mean_little_and_contents_everything() {
    let ours = "waymark-0mwrj28kxx8z1-a";
    for name in [
        format!("{ours}.json"),
        format!("{ours} (Ann's conflicted copy 2026-11-26).json"),
        format!("{ours}.sync-conflict-20261126-101500-ABCDEFG.json"),
        format!("{ours}-LAPTOP.json"),
        format!("{ours} (1).json"),
        "Kopie von Waymark".to_owned(),
        "renamed.json".to_owned(),
    ] {
        assert_eq!(listed(&name, 9).becomes(), Becomes::Read, "{name}");
    }
    for (name, size) in [
        (format!(".{ours}.json.icloud"), 160),
        (format!("{ours}.json"), 0),
        (format!("{ours} (1).json"), 0),
    ] {
        assert_eq!(listed(&name, size).becomes(), Becomes::NotYet, "{name}");
    }
    for (name, size) in [
        ("holiday.jpg".to_owned(), 9),
        ("holiday.json".to_owned(), 0),
        (".holiday.json.icloud".to_owned(), 160),
        (format!("{ours}.json.crswap"), 9),
        (format!(".{ours}.json.tmp"), 9),
        ("huge.json".to_owned(), 65_000_000),
    ] {
        assert_eq!(listed(&name, size).becomes(), Becomes::Left, "{name}");
    }
}

#[test]
fn what_one_device_writes_the_other_has_and_nothing_is_read_twice() {
    let (mut one, mut two) = two();
    assert_eq!(two.says("title"), Some("Begun".into()));
    two.act(&edit("title", "From two"));
    two.sync(day(TODAY));
    carry(&two, &mut one);
    one.sync(day(TODAY));
    assert_eq!(one.says("title"), Some("From two".into()));
    let mut store = one.open();
    // Its own files, of which each is looked at once.
    one.look(&mut store, day(TODAY));
    assert_eq!(one.look(&mut store, day(TODAY)).read, 0);
    assert_eq!(
        one.next(day(TODAY)).map(|next| next.name),
        None,
        "nothing new"
    );
    let shown = one.own.shown();
    assert_eq!((shown.len(), shown[0].1.name.as_str()), (1, "Device 2"));
    assert_eq!(shown[0].1.day, day(TODAY));
}

#[test]
fn a_device_is_seen_each_day_on_which_it_was_there() {
    let (mut one, mut two) = two();
    one.sync(day("2026-11-25"));
    carry(&one, &mut two);
    two.sync(day("2026-11-26"));
    assert_eq!(two.own.shown()[0].1.day, day("2026-11-25"));
    let device = two.own.shown()[0].0.clone();
    two.own.forget(&device);
    assert!(two.own.shown().is_empty());
    two.sync(day("2026-11-26"));
    assert!(two.own.shown().is_empty(), "what it wrote before is known");
    one.sync(day("2026-11-27"));
    carry(&one, &mut two);
    two.sync(day("2026-11-27"));
    assert_eq!(two.own.shown().len(), 1, "it is there again");
}

#[test]
fn row_44_one_of_two_files_that_is_empty_half_or_gone_costs_nothing() {
    for fault in ["", "half", "gone", "not yet"] {
        let (mut one, mut two) = two();
        one.act(&edit("title", "Later"));
        one.sync(day(TODAY));
        assert_eq!(one.folder.len(), 2, "two generations");
        let first = one.folder.keys().next().cloned().expect("a file");
        let text = one.folder[&first].0.clone();
        carry(&one, &mut two);
        two.folder.remove(&first);
        let (name, left) = match fault {
            "half" => (first.clone(), &text[..text.len() / 2]),
            "not yet" => (format!(".{first}.icloud"), "placeholder"),
            _ => (first.clone(), ""),
        };
        if fault != "gone" {
            two.put(&name, left);
        }
        let mut store = two.open();
        let looked = two.look(&mut store, day(TODAY)).gathered;
        let expected = match fault {
            "half" => vec![(name, Trouble::Half)],
            "gone" => vec![],
            _ => vec![(name, Trouble::NotYet)],
        };
        assert_eq!(looked.troubles, expected);
        assert_eq!(two.says("title"), Some("Later".into()), "{fault}");
    }
}

#[test]
fn row_44_a_device_whose_newest_file_was_emptied_writes_that_one_again() {
    let (mut one, _) = two();
    one.act(&edit("title", "Second"));
    one.sync(day(TODAY));
    let newest = one.own.newest().expect("it wrote");
    let good: Vec<String> = one.folder.keys().cloned().collect();
    for left in ["", "waymark", "0"] {
        one.put(&newest, left);
        let mut store = one.open();
        one.look(&mut store, day(TODAY));
        let next = one.next(day(TODAY)).expect("it is written again");
        assert_eq!(next.name, newest, "the other one stands until then");
        one.write(&next);
        assert_eq!(one.own.newest().as_ref(), Some(&newest));
    }
    one.folder.remove(&newest);
    one.sync(day(TODAY));
    let now: Vec<String> = one.folder.keys().cloned().collect();
    assert_eq!(now, good);
}

#[test]
fn row_44_a_write_that_was_not_read_back_is_done_once_more_in_the_same_place() {
    let (mut one, _) = two();
    one.act(&edit("title", "Second"));
    let first = one.next(day(TODAY)).expect("something new");
    let again = one.next(day(TODAY)).expect("it was not read back");
    assert_eq!(first.name, again.name);
    one.write(&again);
    assert_eq!(one.next(day(TODAY)), None);
}

#[test]
fn row_44_a_conflict_copy_is_one_more_input() {
    let (mut one, mut two) = two();
    let (name, (old, _)) = one.folder.first_key_value().expect("a file");
    let (name, old) = (name.clone(), old.clone());
    one.act(&edit("title", "Later"));
    one.sync(day(TODAY));
    carry(&one, &mut two);
    let stem = name.trim_end_matches(".json");
    two.put(
        &format!("{stem} (Ann's conflicted copy 2026-11-26).json"),
        &old,
    );
    two.sync(day(TODAY));
    assert_eq!(two.says("title"), Some("Later".into()));
    // All that came is an old copy under another name.
    two.folder.clear();
    two.put(
        "renamed by somebody.json",
        &one.folder[&one.own.newest().expect("one")].0,
    );
    two.act(&edit("learned", "On two"));
    two.sync(day(TODAY));
    assert_eq!(two.says("title"), Some("Later".into()));
    assert_eq!(two.own.shown().len(), 1, "it is the same device");
}

#[test]
fn what_is_not_ours_is_left_alone() {
    let (_, mut two) = two();
    two.put("package.json", "{\"name\":\"waymark\"}");
    two.put("notes about waymark.txt", "{}");
    let mut store = two.open();
    let looked = two.look(&mut store, day(TODAY)).gathered;
    assert_eq!((looked.troubles, looked.records), (vec![], vec![]));
}

#[test]
fn of_many_devices_one_version_of_each_record_is_gathered() {
    let (mut one, mut two) = two();
    let mut three = Device::new(3);
    carry(&two, &mut three);
    two.act(&edit("learned", "On two"));
    one.act(&edit("title", "On one"));
    for device in [&mut one, &mut two] {
        device.sync(day(TODAY));
    }
    carry(&one, &mut three);
    carry(&two, &mut three);
    let mut store = three.open();
    let looked = three.look(&mut store, day(TODAY));
    assert_eq!((looked.read, looked.gathered.records.len()), (4, 1));
    assert_eq!(three.says("title"), Some("On one".into()));
    assert_eq!(three.says("learned"), Some("On two".into()));
    assert_eq!(three.own.shown().len(), 2);
}

#[test]
fn what_a_newer_version_wrote_is_left_to_it_and_said() {
    let (one, mut two) = two();
    let (text, _) = one.folder.values().next().expect("a file");
    let inside = frame::open(text).expect("whole");
    let newer = inside.replace("\"version\":1", "\"version\":2");
    let of_newer_record = inside.replace("\"schema\":1", "\"schema\":2");
    let of_newer_kind = inside.replace("objective/a1", "habit/a1");
    for text in [newer, of_newer_record, of_newer_kind] {
        two.put("waymark-newer-a.json", &frame::seal(&text));
        let mut store = two.open();
        let looked = two.look(&mut store, day(TODAY)).gathered;
        let expected = ("waymark-newer-a.json".to_owned(), Trouble::Newer);
        assert_eq!((looked.troubles, looked.records), (vec![expected], vec![]));
    }
}

#[test]
fn any_change_of_a_file_is_noticed_and_an_import_reads_it_too() {
    let (one, _) = two();
    let (text, _) = one.folder.values().next().expect("a file");
    let visit = Visit {
        kinds: KINDS,
        writer: Writer::new(0),
        tab: "",
        open_tabs: None,
        today: day(TODAY),
    };
    let contents = file::read(text, &visit).expect("a device's file is a file");
    assert_eq!((contents.records.len(), contents.left_out.len()), (1, 0));
    let (about, contents, letter) = device_file::read(text, &visit, &[]).expect("whole");
    assert_eq!((about.name.as_str(), about.number), ("Device 1", 1));
    assert_eq!(contents.records.len(), 1);
    let known = [letter];
    let (again, contents, _) = device_file::read(text, &visit, &known).expect("whole");
    assert_eq!((again, contents.records), (about, vec![]));
    for at in 0..text.len() {
        let Some((before, rest)) = text.split_at_checked(at) else {
            continue;
        };
        let cut = device_file::read(before, &visit, &[]);
        assert_eq!(cut.map_err(|it| it.what).err(), Some(Wrong::Damaged));
        let other = [before, "~", rest.get(1..).unwrap_or_default()].concat();
        assert!(device_file::read(&other, &visit, &[]).is_err(), "{at}");
    }
}

#[test]
fn what_came_from_another_device_is_no_step_to_take_back() {
    let (mut one, mut two) = two();
    two.act(&edit("learned", "On two"));
    one.act(&edit("title", "On one"));
    one.sync(day(TODAY));
    carry(&one, &mut two);
    let mut store = two.open();
    two.look(&mut store, day(TODAY));
    let undo = Action::Undo {
        which: None,
        today: TODAY.into(),
    };
    store.act(&two.memory, &undo).expect("room");
    assert_eq!(two.says("title"), Some("On one".into()), "it stays");
    assert_eq!(two.says("learned"), None, "one's own was taken back");
    let redo = Action::Redo {
        which: None,
        today: TODAY.into(),
    };
    let mut store = two.open();
    two.look(&mut store, day(TODAY));
    store.act(&two.memory, &redo).expect("room");
    assert_eq!(two.says("learned"), Some("On two".into()));
}
