//! Pinned notes: the page that a link shows, and where one is made.

pub mod choice;
pub mod making;
pub mod shown;

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_core::address::Route;
use waymark_core::pinned::PinnedNote;
use waymark_core::pinned::link::NoLink;
use waymark_text::app;
use waymark_text::pinned as words;

use self::shown::shown_note;
use crate::state::navigation::Navigation;
use crate::state::pinned::read;

/// The page that a link shows: the note, and nothing that leads to the reader's own data.
/// Its style takes the header and the footer away.
#[component]
pub fn NotePage(
    /// Where one is.
    navigation: Navigation,
) -> AnyView {
    let place = navigation.place();
    let query = Memo::new(move |before: Option<&String>| {
        place.with(|place| match &place.route {
            Route::Note(query) => query.clone(),
            // On the way to another page.
            _ => before.cloned().unwrap_or_default(),
        })
    });
    let found = RwSignal::new(None::<Result<PinnedNote, NoLink>>);
    Effect::new(move |_| {
        let asked = query.get();
        spawn_local(async move {
            let note = read(&asked).await;
            // Another link may have been followed by now.
            if query.try_get_untracked() == Some(asked) {
                found.set(Some(note));
            }
        });
    });
    let shown = move || {
        Some(match found.get()? {
            Ok(note) => view! {
                <p class="quiet">{words::as_of(note.day())}</p>
                {shown_note(&note, false)}
                <p class="note-page__end quiet">
                    {words::IS_FROZEN} " " {words::IS_IN_LINK}
                </p>
            }
            .into_any(),
            Err(why) => view! {
                <p class="notice" role="alert">
                    {words::no_link(why)}
                </p>
            }
            .into_any(),
        })
    };
    view! {
        <div class="note-page">
            <h1>{app::NOTE_TITLE}</h1>
            {shown}
            <p class="note-page__end quiet">
                {words::MADE_WITH}
                " "
                <a href="./" target="_blank" rel="noopener">
                    {app::NAME}
                </a>
            </p>
        </div>
    }
    .into_any()
}
