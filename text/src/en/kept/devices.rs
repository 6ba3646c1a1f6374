//! Another device.

use time::Date;
use waymark_core::share::gathered::Trouble;

use crate::en::days::date;

/// The heading.
pub const DEVICES: &str = "Another device";
/// What it is.
pub const LEAD: &str = "Use Waymark on your phone and your laptop, without an account: each device \
    writes one file into a folder that your own cloud drive keeps in sync, and merges what the others \
    wrote there. Where a browser cannot open a folder, you carry the file over yourself.";
/// The button that begins with it.
pub const SET_UP: &str = "Set it up";
/// The field for the name of this device.
pub const NAME: &str = "Name of this device";
/// What it cannot do.
pub const CANNOT: &str = "These files are not encrypted: whoever can read the folder can read \
    everything in it.";
/// What a device is called that has no name yet.
#[must_use]
pub const fn unnamed(is_phone: bool) -> &'static str {
    if is_phone { "Phone" } else { "Computer" }
}
/// What another device is called.
#[must_use]
pub const fn named(name: &str) -> &str {
    if name.is_empty() {
        "A device without a name"
    } else {
        name
    }
}

/// Where the browser opens no folder.
pub const NEVER: &str = "This browser cannot open a folder. Save a file here and open it on the other \
    device.";
/// Where none is chosen.
pub const NONE: &str = "Choose the same folder on each device: one that Dropbox, OneDrive, Google Drive, \
    iCloud or Syncthing keeps in sync, or one on a USB stick.";
/// The button that chooses one.
pub const CHOOSE: &str = "Choose a folder";
/// Where the browser wants to be asked again.
pub const ASKS: &str = "Your browser wants you to allow the folder again.";
/// The button that does.
pub const RECONNECT: &str = "Reconnect the folder";
/// The button that looks into it at once.
pub const LOOK: &str = "Sync now";
/// The button that uses it no more.
pub const LEAVE: &str = "Stop using this folder";
/// Where it is used.
#[must_use]
pub fn open(wrote: Option<Date>, today: Date) -> String {
    match wrote {
        Some(day) => format!(
            "The folder is connected. This device’s file there is from {}.",
            when(day, today)
        ),
        None => "The folder is connected. This device has not written its file yet.".to_owned(),
    }
}

/// Where the folder is not there.
pub const GONE: &str = "The folder is not where it was. If it was moved, choose it again. Nothing is lost \
    here.";
/// Where the browser does not allow it.
pub const NOT_ALLOWED: &str = "Your browser does not allow this folder any more. Stop using it, and choose it \
    again.";
/// Where something holds a file.
pub const LOCKED: &str =
    "Another program is using a file in the folder. Waymark tries again in a minute.";
/// Where what was written is not there.
pub const DIFFERS: &str = "What was written into the folder could not be read back. Waymark writes it again in a \
    minute; the file before it is still there.";
/// Where there is no room.
pub const NO_ROOM: &str = "There is not enough space, here or in the folder. Nothing was changed.";
/// Where something else is wrong.
pub const FAILS: &str = "The folder could not be read. Waymark tries again in a minute.";

/// What is wrong with a file in the folder.
#[must_use]
pub const fn trouble(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::NotYet => "not downloaded yet. It is read as soon as your drive has it.",
        Trouble::Half => "not complete. It is read as soon as it is.",
        Trouble::Newer => {
            "from a newer version of Waymark. Reload this page to get that version; until then the file \
             is left alone."
        }
        Trouble::Unreadable => "cannot be read.",
    }
}

/// What is wrong with a file that somebody opened.
#[must_use]
pub const fn wrong(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::NotYet | Trouble::Half => {
            "This file is not complete. Save it once more on the other device."
        }
        Trouble::Newer => {
            "A newer version of Waymark wrote this file. Reload this page to get that version. Nothing was \
             changed."
        }
        Trouble::Unreadable => "This file cannot be read. Nothing was changed.",
    }
}

/// When another device was there, after its name: ": seen 3 days ago".
#[must_use]
pub fn seen(day: Date, today: Date) -> String {
    format!(": seen {}", when(day, today))
}

/// How long ago a day was: "today", "yesterday", "3 days ago".
fn when(day: Date, today: Date) -> String {
    match today.to_julian_day() - day.to_julian_day() {
        // Its today may be further than ours.
        ..=0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days @ ..60 => format!("{days} days ago"),
        _ => date(day),
    }
}

/// The button that shows another device no more.
pub const FORGET: &str = "Forget";
/// The same, for who only hears it.
#[must_use]
pub fn forget_label(name: &str) -> String {
    format!("Forget {}", named(name))
}

/// The heading over files carried by hand.
pub const BY_HAND: &str = "Without a folder";
/// What one does with them.
pub const BY_HAND_LEAD: &str = "Save the file, send it to your other device and open it there. What is newer on \
    either side stays; what both changed is shown side by side.";
/// The button that saves one.
pub const SAVE: &str = "Save for my other device";
/// The button that opens one.
pub const OPEN: &str = "Open from my other device";
/// What is said once one was merged.
pub const MERGED: &str = "Merged. Undo reverses all of it.";
/// Where it holds nothing new.
pub const NOTHING_NEW: &str = "Everything in this file is already here.";
/// Where it is this device's own.
pub const OWN: &str = "This device wrote that file itself: open it on the other one.";
/// Where it is something else.
pub const NOT_ONE: &str =
    "This is not a file that “Save for my other device” wrote. Import a file takes others.";
