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

/// The heading over the store of a team, where the host names one.
pub const STORE: &str = "This site’s shared store";
/// What it is.
pub const STORE_LEAD: &str = "This site can keep a copy of your goals in a store that everyone who signs in to it \
    can read, as can whoever runs this site. It is off until you join.";
/// What joining means.
pub const STORE_MEANS: [&str; 4] = [
    "Everything in this browser goes there: goals, KPIs, notes, and what is in the bin.",
    "Everything that the others have there comes here. From then on you all have one set of goals, and \
     anyone can change any of it. What two people change at the same time is shown side by side.",
    "Undo does not take back what has been merged. Export a copy first if you may want to go back.",
    "When you leave, this browser stops reading and writing. What was shared by then stays there, and \
     with everyone who has it.",
];
/// Where a folder is used.
pub const STORE_OR_FOLDER: &str =
    "To join, stop using your folder first: a browser uses either a folder or the store.";
/// The button that joins.
pub const JOIN: &str = "Share everything here and join";
/// The button that leaves.
pub const LEAVE_STORE: &str = "Leave the store";
/// Where it was joined.
#[must_use]
pub fn joined(wrote: Option<Date>, today: Date) -> String {
    match wrote {
        Some(day) => format!(
            "You share your goals through this site’s store. This device’s file there is from {}.",
            when(day, today)
        ),
        None => {
            "You joined this site’s store. This device has not written its file yet.".to_owned()
        }
    }
}
/// What the store cannot do.
pub const STORE_CANNOT: &str = "Nothing in the store is secret: everyone who can sign in, and whoever runs this site, \
    can read all of it and could change it.";
/// Where somebody has to sign in.
pub const SIGNED_OUT: &str = "You are not signed in to the store. Sign in, come back here, and press Sync now. \
    Until then your changes are kept in this browser.";
/// The link that leads to where one does.
pub const SIGN_IN: &str = "Sign in";
/// Where the store is not there.
pub const STORE_GONE: &str = "There is no store at the address that this site gives. Ask whoever runs the site. \
    Your goals are kept in this browser.";
/// Where somebody signed in may not read or write it.
pub const STORE_NOT_ALLOWED: &str = "The store does not let you read or write. Ask whoever runs the site for access. Your \
    goals are kept in this browser.";
/// Where nothing answers.
pub const UNREACHABLE: &str = "The store cannot be reached, or the connection broke. Your changes are kept in this \
    browser, and Waymark tries again in a minute.";
/// Where what answers is no store.
pub const NO_STORE: &str = "What answers at the store’s address is not a store that Waymark can use. Ask whoever runs \
    the site to look into docs/shared-store.md. Your goals are kept in this browser.";
/// Where somebody else writes this device's file.
pub const STALE: &str = "Something else keeps changing this device’s file in the store, so it was not written over. \
    Waymark tries again in a minute.";
/// Where a file is locked.
pub const STORE_LOCKED: &str = "This device’s file in the store is locked. Waymark tries again in a minute; if it stays \
    so, ask whoever runs the site.";
/// Where what was written is not there.
pub const STORE_DIFFERS: &str = "What was written into the store could not be read back. Waymark writes it again in a \
    minute; the file before it is still there.";
/// Where there is no room.
pub const STORE_NO_ROOM: &str = "There is not enough space, here or in the store. Your goals in this browser are as they \
    were. Whoever runs the site can make room.";
/// Where the server takes no file as large.
pub const TOO_LARGE: &str = "The store does not accept a file as large as this device’s. Whoever runs the site can raise \
    its limit. Your goals are kept in this browser.";
/// Where the server has a fault.
pub const SERVER_FAILS: &str = "The store reports a fault. Waymark tries again in a minute; if it stays so, tell whoever \
    runs the site. Your goals are kept in this browser.";

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
