//! Two devices that take themselves for the same one: a browser's profile was copied.

use waymark_core::share::own::Own;

use crate::share::device::{Device, TODAY, carry, create, day, edit};

fn copied() -> (Device, Device) {
    let mut one = Device::new(1);
    one.act(&create());
    one.sync(day(TODAY));
    let mut copy = Device::new(1);
    copy.loads = 500;
    copy.act(&create());
    copy.own = Own::read(&one.own.write()).expect("our own text");
    carry(&one, &mut copy);
    (one, copy)
}

#[test]
fn row_44_the_one_that_finds_what_it_did_not_write_takes_another_name() {
    let (mut one, mut copy) = copied();
    one.act(&edit("title", "By the first"));
    one.sync(day(TODAY));
    carry(&one, &mut copy);
    copy.act(&edit("learned", "By the copy"));
    copy.sync(day(TODAY));
    assert_ne!(copy.own.device, one.own.device);
    carry(&copy, &mut one);
    one.sync(day(TODAY));
    carry(&one, &mut copy);
    copy.sync(day(TODAY));
    for it in [&mut one, &mut copy] {
        assert_eq!(it.says("learned"), Some("By the copy".into()));
    }
    assert_eq!(one.own.shown().len(), 1);
    assert_eq!(
        one.own.device.as_str(),
        "device1",
        "one of them stays who it was"
    );
}

#[test]
fn row_44_two_that_wrote_over_each_other_lose_nothing() {
    let (mut one, mut copy) = copied();
    one.act(&edit("title", "By the first"));
    copy.act(&edit("learned", "By the copy"));
    one.sync(day(TODAY));
    copy.sync(day(TODAY));
    // The drive lets one of two files of the same name win.
    carry(&copy, &mut one);
    for _ in 0..3 {
        one.sync(day(TODAY));
        carry(&one, &mut copy);
        copy.sync(day(TODAY));
        carry(&copy, &mut one);
    }
    for it in [&mut one, &mut copy] {
        assert_eq!(it.says("title"), Some("By the first".into()));
        assert_eq!(it.says("learned"), Some("By the copy".into()));
    }
    assert_ne!(copy.own.device, one.own.device);
}

#[test]
fn an_older_file_of_ones_own_is_no_other_writer() {
    let mut one = Device::new(1);
    one.act(&create());
    one.sync(day(TODAY));
    let before = one.folder.clone();
    for title in ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"] {
        one.act(&edit("title", title));
        one.sync(day(TODAY));
    }
    // The drive brings back an old version, and a file that was written and never noted.
    for (name, (text, _)) in before {
        one.put(&name, &text);
    }
    one.act(&edit("title", "m"));
    let next = one.next(day(TODAY)).expect("something new");
    one.put(&next.name, &next.text);
    one.sync(day(TODAY));
    assert_eq!(one.own.device.as_str(), "device1");
}
