//! Backups: what was kept on earlier days.

use time::Date;
use waymark_core::store::backup::OLDEST;

use super::characters;
use crate::en::days::date;

fn objectives(count: usize) -> String {
    match count {
        1 => "1 objective".to_owned(),
        many => format!("{many} objectives"),
    }
}

/// The heading over them.
pub const BACKUPS: &str = "Backups";
/// What they are.
pub const LEAD: &str = "On every day something changes, this browser keeps a copy of everything. It \
    holds on to the last seven days, and to one copy for each of the last four weeks and the last \
    twelve months. You can look into one, compare it with what is here now, and go back to it.";
/// What they are not.
pub const NOT_ELSEWHERE: &str = "They are in this browser like everything else: clearing the site’s \
    data clears them too. A file that you export is safe from that.";
/// Where there is none yet.
pub const NONE: &str = "There is none yet. The first is made a little after the first change.";
/// The button that looks into one.
pub const LOOK_INTO: &str = "Look into it";
/// The button that goes back to one.
pub const RESTORE: &str = "Restore it";
/// The button that saves one as a file.
pub const SAVE: &str = "Save it as a file";
/// The button that closes one.
pub const CLOSE: &str = "Close it";
/// What is said once one was restored.
pub const RESTORED: &str = "Restored from the backup. Undo takes all of it back.";
/// Over what is different.
pub const DIFFERENT: &str = "What going back to it would change";
/// Over the titles of what it holds.
pub const HOLDS: &str = "What it holds";
/// Where one cannot be read.
pub const DAMAGED: &str = "This backup is damaged and cannot be read. The others are not touched by \
    that.";
/// Where none was made, since more than half would be missing.
pub const DOUBTFUL: &str = "No backup was made today: more than half of what the last one holds is \
    missing here, and it was not deleted. Look into the last one before you go on.";
/// The button that makes one all the same.
pub const MAKE_ANYWAY: &str = "That’s right, make one";
/// Where nothing is here, and a backup holds something.
#[must_use]
pub fn offered(day: Date, records: usize) -> String {
    let (objectives, are) = (objectives(records), if records == 1 { "is" } else { "are" });
    let day = date(day);
    format!("Nothing is stored here, but {objectives} {are} in a backup of {day}.")
}
/// The button that leads to it.
pub const SHOW: &str = "Show the backups";
/// The button that does not want it.
pub const NOT_NOW: &str = "Not now";
/// Beside the bin.
#[must_use]
pub fn still_holds() -> String {
    format!(
        "Backups made before still hold what you delete for good. Waymark drops them after {OLDEST} \
         months, when it is next open."
    )
}
/// The box that takes it out of them.
pub const REWRITE: &str = "Take it out of the backups too";
/// Once that was done, as far as it could be.
#[must_use]
pub const fn rewritten(is_whole: bool) -> &'static str {
    if is_whole {
        "What was deleted for good is in no backup any more."
    } else {
        "Not every backup could be rewritten: one is damaged, or there was no room. Try it again, or \
         wait until it goes by itself."
    }
}

/// What one is called in the list: its day, and what it holds.
#[must_use]
pub fn named(day: Date, records: Option<usize>, bytes: usize) -> String {
    match records {
        Some(records) => {
            let (day, objectives) = (date(day), objectives(records));
            format!("{day}: {objectives}, {}", characters(bytes))
        }
        None => format!("{}: damaged", date(day)),
    }
}

/// The heading over one that was looked into.
#[must_use]
pub fn of_day(day: Date) -> String {
    format!("The backup of {}", date(day))
}

/// How many changes were made since a copy was taken along.
#[must_use]
pub fn since_copy(day: Date, changes: usize) -> String {
    let day = date(day);
    match changes {
        0 => format!("Nothing has changed since your last copy of {day}."),
        1 => format!("1 change since your last copy of {day}."),
        many => format!("{many} changes since your last copy of {day}."),
    }
}
