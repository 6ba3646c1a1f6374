//! Finding an objective by a word.

use waymark_core::objective::search::{Hit, Place};

/// What stands in the field while it is empty.
pub const EXAMPLE: &str = "Find";
/// The key that leads to it.
pub const KEY: &str = "/";
/// The sign of the key that opens the first that was found.
pub const ENTER: &str = "↵";
/// The same, for who does not see it.
pub const OPEN_FIRST: &str = "Press Enter to open the first.";

/// Under the field: how many were found. `everywhere` says that it was looked for in
/// every period.
#[must_use]
pub fn found(count: usize, everywhere: bool) -> String {
    let places = if everywhere { " in all periods" } else { "" };
    match count {
        0 if everywhere => "No objective matches.".to_owned(),
        0 => "No objective matches in what is shown.".to_owned(),
        1 => format!("1 match{places}."),
        many => format!("{many} matches{places}."),
    }
}

/// Where something was found that is not in the title: "Key result: Day rate".
#[must_use]
pub fn hit(hit: &Hit) -> String {
    let place = match hit.place {
        Place::Title => "Title",
        Place::KeyResult => "Key result",
        Place::Action => "Action",
        Place::Note => "Outside event",
        Place::CheckIn => "Check-in note",
        Place::Learned => "Lesson",
        Place::Differently => "For next time",
    };
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    let [before, after] = hit.cut.map(cut);
    [place, ": ", before, &hit.text, after].concat()
}
