//! Backups: what was kept on earlier days.

use time::Date;
use waymark_core::store::backup::{About, OLDEST};

use super::{characters, counts};
use crate::en::days::date;

/// What one holds, by kinds.
fn held(about: &About) -> String {
    counts::records(about.by_kind.iter().map(|(kind, count)| (*kind, *count)))
}

/// The heading over them.
pub const BACKUPS: &str = "Backups";
/// What they are.
pub const LEAD: &str = "On days when something changes, this browser makes a copy of everything. It \
    keeps the last seven, and one for each of the last four weeks and the last twelve months. You can \
    look inside one, compare it with what is here now, and restore it.";
/// What they are not.
pub const NOT_ELSEWHERE: &str = "Backups are in this browser like everything else: clearing the \
    site’s data clears them too. A file that you export is safe from that.";
/// Where this browser gives no place for them.
pub const NO_PLACE: &str = "This browser gives Waymark no place to keep backups here, as in some \
    private windows. Export everything to a file now and then instead.";
/// Where there is none yet.
pub const NONE: &str = "There are none yet. The first is made shortly after your first change.";
/// The button that looks into one.
pub const LOOK_INTO: &str = "Look inside";
/// The button that goes back to one.
pub const RESTORE: &str = "Restore this backup";
/// The button that saves one as a file.
pub const SAVE: &str = "Save it as a file";
/// The button that closes one.
pub const CLOSE: &str = "Close";
/// What is said once one was restored.
pub const RESTORED: &str = "Restored from the backup. Undo reverses all of it.";
/// Over what is different.
pub const DIFFERENT: &str = "What restoring it would change";
/// Over the titles of what it holds.
pub const HOLDS: &str = "What it holds";
/// Where one cannot be read.
pub const DAMAGED: &str = "This backup is damaged and cannot be read. The others are not affected.";
/// Where none was made, since more than half would be missing.
pub const DOUBTFUL: &str = "No backup was made today: more than half of what the last one holds is \
    missing here, although it was never deleted. Look inside the last one before you carry on.";
/// The button that makes one all the same.
pub const MAKE_ANYWAY: &str = "Back up anyway";
/// Where nothing is here, and a backup holds something.
#[must_use]
pub fn offered(day: Date, about: &About) -> String {
    let (records, day) = (held(about), date(day));
    format!("Nothing is stored here, but a backup from {day} holds {records}.")
}
/// The button that leads to it.
pub const SHOW: &str = "Show the backups";
/// The button that does not want it.
pub const NOT_NOW: &str = "Not now";
/// Beside the bin.
#[must_use]
pub fn still_holds() -> String {
    format!(
        "Earlier backups still hold what you delete for good. Waymark removes them after {OLDEST} \
         months, the next time it is open."
    )
}
/// The box that takes it out of them.
pub const REWRITE: &str = "Remove it from the backups too";
/// Once that was done, as far as it could be.
#[must_use]
pub const fn rewritten(is_whole: bool) -> &'static str {
    if is_whole {
        "What you deleted for good is no longer in any backup."
    } else {
        "Not every backup could be rewritten: one is damaged, or there was no room. Try again, or \
         wait until that backup expires."
    }
}

/// What one is called in the list: its day, and what it holds.
#[must_use]
pub fn named(day: Date, about: Option<&About>, bytes: usize) -> String {
    match about {
        Some(about) => {
            let (day, records) = (date(day), held(about));
            format!("{day}: {records}, {}", characters(bytes))
        }
        None => format!("{}: damaged", date(day)),
    }
}

/// The heading over one that was looked into.
#[must_use]
pub fn of_day(day: Date) -> String {
    format!("Backup from {}", date(day))
}

/// How many changes were made since a copy was taken along.
#[must_use]
pub fn since_copy(day: Date, changes: usize) -> String {
    let day = date(day);
    match changes {
        0 => format!("Nothing has changed since your last export on {day}."),
        1 => format!("1 change since your last export on {day}."),
        many => format!("{many} changes since your last export on {day}."),
    }
}
