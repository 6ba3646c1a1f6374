//! Whether what somebody did is kept, what is wrong with it, the bin, the storage, and
//! taking it along.

pub mod back;
pub mod backups;
pub mod calendar;
pub mod cells;
pub mod changes;
pub mod columns;
pub mod conflicts;
pub mod counts;
pub mod device;
pub mod devices;
pub mod drafts;
pub mod files;
pub mod headings;
pub mod lines;
pub mod linked;
pub mod periods;
pub mod plan_words;
pub mod tables;
pub mod values;

use waymark_core::period::parse_date;
use waymark_core::record::kind::{Kind, Subject};
use waymark_core::sorted::sort_few;
use waymark_core::store::action::Refusal;
use waymark_core::store::failure::Failure;
use waymark_core::store::key_value::Fault;
use waymark_core::store::place::is_aside;
use waymark_core::store::usage::{ROOM, Usage};

use crate::en::days::date;
use crate::en::goals::listed;

/// What is said of a record that is not there any more.
fn gone(of: &Subject) -> String {
    format!(
        "This {} is no longer here: it was deleted for good, here or in another tab, or could not \
         be read.",
        counts::one(of.kind)
    )
}

/// The button that takes back the last action.
pub const UNDO: &str = "Undo";
/// The button that does it again.
pub const REDO: &str = "Redo";
/// The heading over the bin.
pub const BIN: &str = "Bin";
/// What is said in it.
pub const BIN_LEAD: &str = "Kept for 30 days, then deleted for good.";
/// The button that takes something out of it.
pub const RESTORE: &str = "Restore";
/// The button that deletes it for good.
pub const DELETE_FOR_GOOD: &str = "Delete for good";
/// The button that says it once more.
pub const SURE: &str = "Yes, delete for good";
/// What is said beside it.
pub const CANNOT_UNDO: &str = "This cannot be undone.";
/// The button that empties it.
pub const EMPTY_BIN: &str = "Empty the bin";
/// The page of all of that, the link to it, and its heading.
pub const SETTINGS: &str = "Data and settings";
/// What one finds there, after the link.
pub const SETTINGS_HINT: &str =
    "export, import, other devices, backups, calendar, storage and the bin";
/// The link that leads back from there.
pub const TO_GOALS: &str = "Back to your goals";
/// What is said where there are no goals yet, before the button that chooses a file.
pub const HAVE_A_FILE: &str = "Already have goals in a file?";
/// The heading over export and import.
pub const TAKE_ALONG: &str = "Export and import";
/// What is said under it.
pub const TAKE_ALONG_LEAD: &str = "One file holds everything. Keep a copy somewhere else, or import \
    it in another browser.";
/// The button that saves everything.
pub const EXPORT: &str = "Export everything";
/// The button that saves the check-ins as a table.
pub const EXPORT_CSV: &str = "Check-ins as CSV";
/// The button that chooses a file.
pub const IMPORT: &str = "Import a file";
/// What is said once a file was offered.
#[must_use]
pub fn offered(name: &str) -> String {
    format!("Downloading {name}. No file? Copy the contents instead.")
}
/// The button that copies it.
pub const COPY: &str = "Copy the contents";
/// What is said once that was done.
pub const COPIED: &str = "Copied. Paste it into a text file and save the file.";
/// What is said where it could not be, over the text.
pub const NOT_COPIED: &str = "Your browser does not let the page copy. Select the text below, copy \
    it and save it as a file.";
/// The button that saves the readings of all KPIs as a table.
pub const EXPORT_READINGS: &str = "KPI readings as CSV";
/// The columns of check-ins as a table.
pub const COLUMNS: [&str; 9] = [
    "Objective",
    "Key result",
    "Date",
    "Value",
    "Confidence",
    "Note",
    // What is below may be ignored, or taken away: it tells those of one name apart.
    "Period",
    "Objective ID",
    "Key result ID",
];
/// The columns of readings as a table.
pub const READING_COLUMNS: [&str; 6] = ["KPI", "Unit", "Date", "Reading", "Note", "KPI ID"];
/// The heading over what a file would change.
pub const PREVIEW: &str = "What this file would change";
/// The button that brings it in.
pub const BRING_IN: &str = "Import";
/// What is said once it was.
pub const BROUGHT_IN: &str = "Imported. Undo reverses all of it.";
/// The heading over what is kept where.
pub const STORAGE: &str = "Storage";
/// The button that asks the browser to keep it.
pub const ASK_TO_KEEP: &str = "Protect this data from being cleared";
/// What is said if it will.
pub const KEPT_FOR_GOOD: &str = "Your browser keeps this data until you delete it.";
/// What is said if it may not.
pub const MAY_BE_CLEARED: &str = "Your browser may clear this data when the disk is full, or if you \
    have not visited for a long time. Export it now and then.";
/// What is said if it refused.
pub const NOT_KEPT: &str = "Your browser has not agreed yet. It may later, once you visit often or \
    bookmark the page. Until then, export your data now and then.";
/// What leads to the page that saves what is stored without the app.
pub const RESCUE: &str = "If Waymark ever fails to open, you can still get your data out on this \
    page:";
/// The link to it.
pub const RESCUE_LINK: &str = "Save your data";
/// What is saved right now.
pub const SAVED: &str = "Saved in this browser.";
/// The same while everything else stands on the page alone.
pub const SAVED_ALONE: &str = "Saved in this browser. What was cleared is on this page only: see the \
    notice at the top.";
/// While it is being saved.
pub const SAVING: &str = "Saving…";
/// The button that tries again.
pub const RETRY: &str = "Try again";
/// The button that exports in trouble.
pub const EXPORT_NOW: &str = "Export now";
/// The button that leads to what takes up room.
pub const FREE_SPACE: &str = "Free space";
/// What is said where nothing can be kept.
pub const NOTHING_KEPT: &str = "This browser keeps nothing for this page: storage is blocked, or \
    this is a private window. You can carry on, but everything is gone once you close the page. \
    Export it before you do.";
/// What is said once what was stored was taken away elsewhere.
pub const CLEARED: &str = "What Waymark had stored in this browser was cleared while this page was \
    open, entirely or in part. What this page has read is still here, and may exist nowhere else.";
/// The button that writes it again.
pub const PUT_BACK: &str = "Put it back";
/// The button that agrees.
pub const LET_IT_GO: &str = "Leave it cleared";
/// What is said once everything that the page knew was put back.
pub const WAS_PUT_BACK: &str = "Put back and saved in this browser.";
/// What is said of dated values that could not be, beside the record of that kind.
#[must_use]
pub fn not_put_back(title: &str, kind: &'static Kind, years: &[i32]) -> String {
    if years.is_empty() {
        return format!(
            "“{title}” could not be put back: it is in the format of a newer version of Waymark, \
             which this page cannot write. If you have an export, import it into that version."
        );
    }
    let years: Vec<String> = years.iter().map(i32::to_string).collect();
    format!(
        "For “{title}”, the {} from {} could not be put back: this page had not read them yet. If \
         you have an export, import it to restore them.",
        counts::many_dated(kind),
        listed(&years, "and")
    )
}
/// What is said of a record that could not be read.
#[must_use]
pub fn unreadable(key: &str) -> String {
    if is_aside(key) {
        return format!(
            "One record could not be read and was set aside, unchanged: {key}. Nothing else is \
             affected. Save it as a file, and keep that until you are sure nothing is missing."
        );
    }
    format!(
        "One record cannot be read, and there is no room to set it aside. It stays where it is, \
         unchanged: {key}. Nothing else is affected. Save it as a file before you free any space."
    )
}
/// The button that saves it.
pub const SAVE_IT: &str = "Save it as a file";
/// The button that deletes it.
pub const DELETE_IT: &str = "Delete it";
/// The button that says it once more.
pub const SURE_TO_DELETE_IT: &str = "Yes, delete it";
/// Where that is not done, since something else stands there by now.
pub const READABLE: &str = "Nothing was deleted: this record can be read again.";
/// What is said of what a newer version wrote.
pub const NEWER: &str = "A newer version of Waymark wrote this, so it is read-only here. Reload \
    the page to get that version.";
/// What is said where something was interrupted and could not be completed.
pub const UNFINISHED: &str = "An earlier change is shown here but has not reached its final place in \
    the storage yet. It is not lost: Waymark tries again whenever the page is loaded.";
/// Where the first store has no room for what only the second has.
pub const NO_ROOM_FOR_MORE: &str = "Something Waymark still has in its second copy does not fit in \
    this browser’s main storage. It is not lost: free some space, as described under Data and \
    settings, and reload the page.";
/// Why something was not kept, and what to do.
#[must_use]
pub fn failure(failure: &Failure) -> String {
    match failure {
        Failure::Fault(Fault::Full) => "Not saved: this browser’s storage for this site is full. \
            Nothing already stored has changed, and what you did is still here. Free some space \
            and try again."
            .to_owned(),
        Failure::Fault(Fault::Refused(words)) => {
            let words = if words.is_empty() {
                String::new()
            } else {
                format!(" (“{words}”)")
            };
            format!(
                "Not saved: your browser refuses to store anything for this site{words}. What you \
                 did is still here: export it."
            )
        }
        Failure::NoRoom { needs, free } => {
            let [needs, free] = needed_and_free(*needs, *free);
            format!(
                "Not saved: this needs {needs} and {free} is free. Nothing already stored has \
                 changed, and what you did is still here. Free some space and try again."
            )
        }
        Failure::NotKept(_) => "Not saved: what was written could not be read back. What you did \
            is still here. Try again, and export if it happens again."
            .to_owned(),
        Failure::Newer(..) => "Not saved: a newer version of Waymark has changed this in another \
            tab. Copy what you typed, then reload the page."
            .to_owned(),
        Failure::Gone(of) => gone(of),
        Failure::Unfinished(why) => format!(
            "This is not entirely in place yet: {}. It is kept whole, and the rest follows when you \
             try again or reload the page.",
            cause(why)
        ),
    }
}
/// Why something is not kept, in the middle of a sentence.
fn cause(failure: &Failure) -> &'static str {
    match failure.cause() {
        Failure::Fault(Fault::Full) | Failure::NoRoom { .. } => {
            "this browser’s storage for this site is full"
        }
        Failure::Fault(Fault::Refused(_)) => "your browser refuses to store anything",
        Failure::NotKept(_) | Failure::Unfinished(_) => "what was written could not be read back",
        Failure::Newer(..) => "a newer version of Waymark has changed some of it in another tab",
        Failure::Gone(_) => "some of it was deleted for good in another tab",
    }
}
/// Why an import was not finished, and what to do.
#[must_use]
pub fn not_brought(failure: &Failure) -> String {
    match failure {
        Failure::Unfinished(why) => format!(
            "The file is not entirely in place yet: {}. It is kept whole, and the rest follows when \
             you try again or reload the page. Nothing that was here is lost.",
            cause(why)
        ),
        Failure::NoRoom { needs, free } => files::no_room(*needs, *free),
        why => format!(
            "Not imported: {}. Nothing from the file is here, and nothing that was here is lost.",
            cause(why)
        ),
    }
}
/// Why something was not done.
#[must_use]
pub fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::NoSuch(of) => gone(of),
        Refusal::Taken(of) => format!("This {} already exists.", counts::one(of.kind)),
        Refusal::Newer(..) => NEWER.to_owned(),
        Refusal::Same => "Nothing to save: it already says that.".to_owned(),
        Refusal::NothingThere => "There is nothing to undo.".to_owned(),
        Refusal::ChangedSince(of, field) => format!(
            "Not undone: {} has been changed again since then, here or in another tab, and undoing \
             would overwrite that.",
            changes::field_name(field, &changes::Whose::unknown(of.kind))
        ),
        Refusal::CountedOut => "Not saved: Waymark numbers every change, and something stored \
            here, which another page on this site must have written, has used up the numbers. \
            Export your data."
            .to_owned(),
    }
}
/// Since when something is in the bin.
#[must_use]
pub fn binned(day: &str) -> String {
    let day = parse_date(day).map_or_else(|| day.to_owned(), date);
    format!("deleted on {day}")
}
/// How much room there is.
#[must_use]
pub fn room(usage: &Usage) -> String {
    let (used, left) = (usage.total(), ROOM.saturating_sub(usage.total()));
    match used {
        0 => format!("Nothing used, {} free.", characters(left)),
        1..1_000 => format!("Under 1 kB used, {} free.", characters(left)),
        _ => format!("{} used, {} free.", characters(used), characters(left)),
    }
}
/// What takes it up, largest first, each with its name.
#[must_use]
pub fn parts(usage: &Usage) -> Vec<String> {
    let ours = [
        ("goals, KPIs and settings", usage.goals),
        ("the bin", usage.bin),
        ("undo history", usage.undo),
        ("records that could not be read", usage.unreadable),
        ("data of a newer version", usage.unknown),
    ];
    let ours = ours.map(|(name, size)| (name.to_owned(), size));
    let others = usage.others.iter();
    let others =
        others.map(|(name, size)| (format!("other pages on this site (“{name}…”)"), *size));
    let mut all: Vec<_> = ours
        .into_iter()
        .chain(others)
        .filter(|(_, size)| *size > 0)
        .collect();
    sort_few(&mut all, |(_, one), (_, other)| other.cmp(one));
    let part = |(name, size): (String, usize)| format!("{name}: {}", characters(size));
    all.into_iter().map(part).collect()
}
/// A size as a share of what a browser keeps, to be taken in at a glance.
/// How much something needs and how much there is, told apart also where both are small.
fn needed_and_free(needs: usize, free: usize) -> [String; 2] {
    let [needed, left] = [needs, free].map(characters);
    match needed == left {
        true => [needs, free].map(|it| format!("{it} bytes")),
        false => [needed, left],
    }
}

fn characters(size: usize) -> String {
    let rounded = |to: usize| (size + to / 2) / to;
    match size {
        0 => "nothing".to_owned(),
        1..1_000 => "under 1 kB".to_owned(),
        _ if rounded(1_000) < 1_000 => format!("{} kB", rounded(1_000)),
        _ => format!("{}.{} MB", rounded(100_000) / 10, rounded(100_000) % 10),
    }
}
/// Once something is kept, while the second store does not answer.
pub const HERE_ALONE: &str = "Kept only in this tab’s storage so far: if the browser crashes within \
    the next minute, this change may be lost.";

/// Once something is kept where there is no second store.
pub const KEPT_ONCE: &str = "Kept in this browser’s storage.";

/// Where the second store has not answered in time.
pub const SECOND_IS_SLOW: &str = "Waymark keeps your data in two places in the browser, and one \
    has not answered yet: a recent change may be missing below. You can carry on. Waymark combines \
    the two as soon as it answers.";

/// Where the browser gives no second store.
pub const NO_SECOND: &str = "Waymark usually keeps your data in two places in the browser, but \
    gets only one here. Your changes are kept, but if the browser itself crashes, an edit from the \
    last minute may be lost.";

/// Where a newer version keeps it.
pub const SECOND_IS_NEWER: &str = "A newer version of Waymark has been used here. Reload the page to \
    get it. Until then your changes are kept in one place instead of two, and if the browser itself \
    crashes, an edit from the last minute may be lost.";

/// Where another tab holds it.
pub const SECOND_IS_BLOCKED: &str = "Another tab has an older version of Waymark open. Close it and \
    reload this one. Until then your changes are kept in one place instead of two, and if the browser \
    itself crashes, an edit from the last minute may be lost.";

/// Where it fails, in the browser's words.
#[must_use]
pub fn second_failed(words: &str) -> String {
    let quoted = match words {
        "" => String::new(),
        words => format!(" (“{words}”)"),
    };
    format!(
        "Waymark keeps your data in two places in the browser, and one is not working right \
         now{quoted}. Your changes are kept in the other, but if the browser itself crashes, an edit \
         from the last minute may be lost. Waymark keeps trying."
    )
}

/// The button under such a sentence, which is said once.
pub const UNDERSTOOD: &str = "Got it";

/// What is said of what is done where nothing can be kept.
pub const KEPT_IN_PAGE: &str = "Kept on this page only, until you close it.";
/// What unfolds how much room there is.
pub const HOW_MUCH_ROOM: &str = "Storage used";
/// How to make room.
pub const HOW_TO_FREE: &str = "To free some space, empty the bin, or delete records that could not be \
    read once you have saved them as files. What other pages on this site store is theirs: Waymark \
    never touches it.";
/// Once another tab has written the same field at the same time.
pub const DISPUTED: &str = "Another tab or device changed the same thing at the same time. Both versions are \
    kept: choose one where it is shown.";
/// Over what is open although it was deleted, here or in another tab: that it is in the bin.
pub const IN_BIN: &str = "This was deleted and is in the bin.";
/// The same where a form of it is open.
pub const DELETED_ELSEWHERE: &str =
    "This was deleted and is in the bin. What you typed is still here.";
