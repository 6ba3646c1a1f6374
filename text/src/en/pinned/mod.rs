//! Pinned notes: how one is made, the page that a link shows, and what stands in it.

pub mod report;
pub mod said;

use time::Date;
use waymark_core::pinned::NoNote;
use waymark_core::pinned::link::NoLink;

use super::app::NOTE_TITLE;
use super::days::date;

/// What one is, where it is made.
pub const LEAD: &str = "One objective and a few KPIs on a small page, to pin beside the work: as \
    Markdown for a wiki or a chat, or as a link. It is a snapshot of today and never changes: make \
    a new one whenever it has gone out of date.";
/// The objectives to choose from.
pub const OBJECTIVES: &str = "Objectives";
/// The KPIs to choose from.
pub const KPIS: &str = "KPIs";
/// Where there is none to choose.
pub const NO_OBJECTIVES: &str = "No objective is running.";
/// Where there is none to choose.
pub const NO_KPIS: &str = "No KPI is being watched.";
/// What the link gives away, before it is copied.
pub const PRIVACY: &str = "Whoever has the link can read all of this, and no more than this: none of \
    your earlier values, comments or lessons is in it. It stands behind the # of the address, which \
    no browser sends to a server. A link cannot be taken back.";
/// What the reader will see.
pub const PREVIEW: &str = "Preview";
/// The button that copies it as text.
pub const COPY_MARKDOWN: &str = "Copy as Markdown";
/// The button that copies the link.
pub const COPY_LINK: &str = "Copy link";
/// The button that copies what a page needs that shows it in a frame.
pub const COPY_FRAME: &str = "Copy HTML for an iframe";
/// The link that shows the page in another tab.
pub const OPEN: &str = "Open the page";
/// What is said of the code.
pub const FRAME_NOTE: &str = "The iframe shows only notes: nothing else of Waymark opens in it.";
/// The label of what is to be copied by hand.
pub const BY_HAND: &str = "The note";
/// Where the browser cannot make links.
pub const NO_LINKS: &str = "This browser cannot make links to notes. Markdown works.";

/// Before what a KPI is read by, and by whom.
pub const READ: &str = "Read";
/// The score of a key result, for who does not see where it stands.
pub const SCORE: &str = "Score";

/// What unfolds the list beyond what is shown of it.
#[must_use]
pub fn first_of(shown: usize, all: usize) -> String {
    format!("The first {shown} of {all}.")
}

/// Why there is no note to show.
#[must_use]
pub fn no_note(why: NoNote) -> String {
    match why {
        NoNote::Empty => "Choose an objective or a KPI.".to_owned(),
        NoNote::TooMany(lines) => format!(
            "These are {lines} lines, and a note has room for {}. Choose fewer.",
            waymark_core::pinned::PinnedNote::MOST
        ),
    }
}

/// Where the note is too long for a link: by how many characters it has, and how many fit.
#[must_use]
pub fn too_long(characters: usize, fit: usize) -> String {
    format!(
        "Too long for a link: it would have {characters} characters, and {fit} are the most that \
         programs pass on whole. Choose fewer, or use Markdown."
    )
}

/// How long the link is: some programs cut long ones.
#[must_use]
pub fn length(characters: usize) -> String {
    format!("The link has {characters} characters.")
}

/// From when a note is.
#[must_use]
pub fn as_of(day: Date) -> String {
    ["As of ", &date(day)].concat()
}

/// That it stays as it is.
pub const IS_FROZEN: &str = "A snapshot: it does not change.";
/// What is said under a note that a link shows.
pub const IS_IN_LINK: &str = "Everything on this page is in its link. Nothing is kept in your browser, \
    and nothing of yours is read.";
/// Before the link to the app.
pub const MADE_WITH: &str = "Made with";

/// Why a link shows no note.
#[must_use]
pub const fn no_link(why: NoLink) -> &'static str {
    match why {
        NoLink::Missing => {
            "There is no note in this link. A pinned note is made under “Pinned note”, below your \
             objectives or KPIs."
        }
        NoLink::Damaged => {
            "This link is damaged: part of it was lost or changed on its way, as when a chat cuts a \
             long link. Ask for it again."
        }
        NoLink::Newer => {
            "A newer version of Waymark made this link. Reload the page to update, or open it where \
             it was made."
        }
        NoLink::TooLong => {
            "This link is too long to be a note's: something was added to it on its way. Ask for it \
             again."
        }
    }
}

/// What a page needs that shows a note in a frame, given its address.
#[must_use]
pub fn frame(address: &str) -> String {
    let address = address.replace('&', "&amp;").replace('"', "&quot;");
    format!(
        "<iframe title=\"{NOTE_TITLE}\" src=\"{address}\" loading=\"lazy\" width=\"100%\" \
         height=\"560\" frameborder=\"0\"></iframe>\n"
    )
}
