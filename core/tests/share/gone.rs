//! What is deleted on one device, while another is away.

use waymark_core::store::action::Action;
use waymark_core::store::tidy::ForGood;

use crate::share::device::{Device, TODAY, carry, create, day, edit, objective};

/// One device has deleted for good what the other has too.
fn deleted() -> (Device, Device) {
    let (mut one, mut two) = (Device::new(1), Device::new(2));
    one.act(&create());
    one.sync(day(TODAY));
    carry(&one, &mut two);
    two.sync(day(TODAY));
    let bin = Action::Bin {
        of: objective(),
        today: TODAY.into(),
    };
    one.act(&bin);
    let mut store = one.open();
    let gone = store.delete_for_good(&one.memory, &objective());
    assert_eq!(gone, Ok(ForGood::Deleted));
    one.sync(day(TODAY));
    (one, two)
}

fn binned(device: &mut Device) -> Option<String> {
    let store = device.open();
    let glance = store.glance(&objective())?;
    glance.binned().map(str::to_owned)
}

#[test]
fn row_44_what_another_device_deleted_for_good_goes_into_the_bin() {
    let (one, mut two) = deleted();
    two.act(&edit("title", "Changed meanwhile"));
    carry(&one, &mut two);
    two.sync(day("2026-11-25"));
    assert_eq!(
        binned(&mut two).as_deref(),
        Some("2026-11-25"),
        "from today on"
    );
    assert_eq!(two.says("title"), Some("Changed meanwhile".into()));
    // However often it is read.
    two.own.read.clear();
    two.sync(day("2026-11-27"));
    assert_eq!(binned(&mut two).as_deref(), Some("2026-11-25"));
}

#[test]
fn what_somebody_takes_out_of_the_bin_knowingly_stays_out() {
    let (mut one, mut two) = deleted();
    carry(&one, &mut two);
    two.sync(day(TODAY));
    two.act(&Action::Restore { of: objective() });
    two.own.read.clear();
    two.sync(day(TODAY));
    assert_eq!(binned(&mut two), None);
    // Where it was deleted it stays so.
    carry(&two, &mut one);
    one.sync(day(TODAY));
    let store = one.open();
    assert!(store.list().next().is_none());
}

#[test]
fn what_was_deleted_elsewhere_and_never_was_here_does_not_come() {
    let (one, two) = deleted();
    let mut three = Device::new(3);
    carry(&one, &mut three);
    three.sync(day(TODAY));
    // An old file of another device, which still has it.
    carry(&two, &mut three);
    three.sync(day(TODAY));
    let store = three.open();
    assert!(store.list().next().is_none());
}
