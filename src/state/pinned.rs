//! Pinned notes and their links. Nothing here asks for what is kept.

use waymark_core::address::Route;
use waymark_core::pinned::PinnedNote;
use waymark_core::pinned::link::{self, LONGEST, MOST, NoLink};
use waymark_text::days;

use crate::platform::browser;
use crate::state::navigation::Navigation;

/// The page that may stand in a frame: it shows notes and nothing else.
const FRAME: &str = "note.html";

/// What became of a note as a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Link {
    /// It is here.
    Made {
        /// The address of the app's page that shows it.
        page: String,
        /// The address of the page that may stand in a frame.
        frame: String,
    },
    /// It would have so many characters behind the question mark.
    TooLong(usize),
    /// The browser cannot compress.
    Cannot,
}

impl Link {
    /// A note as a link.
    pub(crate) async fn to(note: &PinnedNote) -> Self {
        let Some(letters) = browser::pack(&note.to_text()).await else {
            return Self::Cannot;
        };
        let query = link::query(&letters);
        if query.len() > LONGEST {
            return Self::TooLong(query.len());
        }
        let route = Route::Note(query).to_string();
        Self::Made {
            page: Navigation::address() + &route,
            frame: Navigation::folder() + FRAME + &route,
        }
    }
}

/// The note that a link's query holds. Days are written as the browser writes them from now on.
pub(crate) async fn read(query: &str) -> Result<PinnedNote, NoLink> {
    days::put_month_first(browser::is_month_first());
    let letters = link::letters(query)?;
    let text = browser::unpack(&letters, MOST).await;
    let note = text.and_then(|text| PinnedNote::from_text(&text));
    note.ok_or(NoLink::Damaged)
}
