//! Pages that come when one goes there, and parts of pages, so that a first visit downloads
//! the first page alone.
//!
//! With the feature `split` each is a WASM file of its own that shares with the
//! app what the app has already; without it they are simply there.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_text::app as words;

use crate::platform::browser::{dress, reload, updated};
use crate::platform::part::NotLoaded;
use crate::route::{Page, Route};
use crate::state::kept::Goals;
use crate::state::navigation::{Navigation, Place};
use crate::views::embed::EmbedPage;
use crate::views::empty::heading;
use crate::views::goals::GoalsPage;
use crate::views::grade::GradePage;
use crate::views::grade::appendix::Appendix;
use crate::views::grade::editor::Editor;
use crate::views::guide::GuidePage;
use crate::views::kpis::KpisPage;
use crate::views::library::LibraryPage;
use crate::views::pinned::NotePage;
use crate::views::result::ResultExtras;
use crate::views::review::ReviewPage;

/// Something that comes when it is shown first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A page; of the quiz it is what the app adds to a result.
    Page(Page),
    /// What the playground is changed with: a link that somebody else sent is only looked at.
    Editor,
    /// What stands below that, once it is there.
    Appendix,
}

/// Makes a part's view. What a part gives is this and not the view, so that only fetching it
/// has to wait.
type Show = fn(Navigation) -> AnyView;

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(grade, fallible))]
fn grade() -> Result<Show, NotLoaded> {
    Ok(|navigation| view! { <GradePage navigation /> }.into_any())
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(editor, fallible))]
fn editor() -> Result<Show, NotLoaded> {
    Ok(|navigation| view! { <Editor navigation /> }.into_any())
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(appendix, fallible))]
fn appendix() -> Result<Show, NotLoaded> {
    Ok(|_| view! { <Appendix /> }.into_any())
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(embed, fallible))]
fn embed() -> Result<Show, NotLoaded> {
    Ok(|_| view! { <EmbedPage /> }.into_any())
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(goals, fallible))]
fn goals() -> Result<Show, NotLoaded> {
    Ok(|navigation| view! { <GoalsPage navigation /> }.into_any())
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(kpis, fallible))]
fn kpis() -> Result<Show, NotLoaded> {
    Ok(|navigation| view! { <KpisPage navigation /> }.into_any())
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(review, fallible))]
fn review() -> Result<Show, NotLoaded> {
    Ok(|navigation| view! { <ReviewPage navigation /> }.into_any())
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(guide, fallible))]
fn guide() -> Result<Show, NotLoaded> {
    Ok(|navigation| view! { <GuidePage navigation /> }.into_any())
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(library, fallible))]
fn library() -> Result<Show, NotLoaded> {
    Ok(|navigation| view! { <LibraryPage navigation /> }.into_any())
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(note, fallible))]
fn note() -> Result<Show, NotLoaded> {
    Ok(|navigation| view! { <NotePage navigation /> }.into_any())
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(result, fallible))]
fn result() -> Result<Show, NotLoaded> {
    Ok(|navigation| view! { <ResultExtras navigation /> }.into_any())
}

/// What a part gives: at once where it is simply there.
#[cfg(feature = "split")]
macro_rules! of_part {
    ($part:ident) => {
        $part().await
    };
}

#[cfg(not(feature = "split"))]
macro_rules! of_part {
    ($part:ident) => {
        $part()
    };
}

/// Fetches a part; how to show it, if it came.
async fn load(part: Part) -> Option<Show> {
    let needs_goals = matches!(part, Part::Page(Page::Goals | Page::Kpis | Page::Review));
    #[cfg(feature = "split")]
    if needs_goals {
        Goals::begin_loading();
    }
    let came = match part {
        Part::Page(Page::Grade) => of_part!(grade),
        Part::Page(Page::Goals) => of_part!(goals),
        Part::Page(Page::Kpis) => of_part!(kpis),
        Part::Page(Page::Review) => of_part!(review),
        Part::Page(Page::Guide) => of_part!(guide),
        Part::Page(Page::Library) => of_part!(library),
        Part::Page(Page::Note) => of_part!(note),
        Part::Page(Page::Quiz) => of_part!(result),
        Part::Page(_) => of_part!(embed),
        Part::Editor => of_part!(editor),
        Part::Appendix => of_part!(appendix),
    };
    let came = came.ok()?;
    (!needs_goals || Goals::load().await).then_some(came)
}

/// Fetches a part before it is shown. Where it does not come, showing it tries again.
pub(crate) fn fetch_ahead(part: Part) {
    spawn_local(async move {
        let _ = load(part).await;
    });
}

/// How far it is with a page that is fetched.
#[derive(Clone, Copy, Debug)]
enum Fetched {
    /// It is on its way.
    Underway,
    /// It is there.
    Came(Show),
    /// It has not come, and perhaps does at another try.
    NotCome,
    /// It never comes: the site is of another build by now.
    Updated,
}

/// What the app adds to a result of the quiz.
pub(crate) const RESULT: Part = Part::Page(Page::Quiz);

/// After so long a word is said about a page that has not come; it may still.
const PATIENCE: Duration = Duration::from_secs(20);

/// A part as soon as it is there; where it does not come, a word about it and
/// another try, or a reload where that is what helps.
#[component]
pub fn LaterPart(
    /// Where one is.
    navigation: Navigation,
    /// Which part.
    part: Part,
) -> impl IntoView {
    let fetched = RwSignal::new(Fetched::Underway);
    let fetch = move || {
        fetched.set(Fetched::Underway);
        spawn_local(async move {
            // The style comes along with it; the quiz's own is there.
            let style = (part != RESULT).then(dress);
            let mut came = load(part).await;
            if let Some(style) = style {
                let has_style = style.await.is_ok();
                came = came.filter(|_| has_style);
            }
            say(fetched, came).await;
        });
        let grows_long = move || {
            if matches!(fetched.try_get_untracked(), Some(Fetched::Underway)) {
                spawn_local(say(fetched, None));
            }
        };
        set_timeout(grows_long, PATIENCE);
    };
    fetch();
    // Who goes there by a link to nothing begins to change something.
    let begins = |place: &Place| place.route == Route::Grade(String::new());
    if part == Part::Page(Page::Grade) && navigation.place().with_untracked(begins) {
        fetch_ahead(Part::Editor);
    }
    move || match fetched.get() {
        Fetched::Underway => {
            // The element's own way on, which stands there where the app's does not come,
            // would go with the focus on it.
            let slot = (part == RESULT).then_some("next");
            Some(view! { <p class="loading" slot=slot>{words::LOADING}</p> }.into_any())
        }
        Fetched::Came(show) => Some(show(navigation)),
        it => {
            let (says, way) = match it {
                Fetched::Updated => (words::UPDATED, words::RELOAD),
                _ if part == Part::Appendix => (words::REST_NOT_LOADED, words::TRY_AGAIN),
                _ => (words::NOT_LOADED, words::TRY_AGAIN),
            };
            let act = move |_| match it {
                Fetched::Updated => reload(),
                _ => fetch(),
            };
            let title = || heading(&navigation.place().get_untracked().route);
            let is_page = matches!(part, Part::Page(_));
            Some(
                view! {
                    <div role="alert">
                        {is_page.then(|| view! { <h1>{title()}</h1> })}
                        <p class="lead">{says}</p>
                        <button type="button" class="button" on:click=act>
                            {way}
                        </button>
                    </div>
                }
                .into_any(),
            )
        }
    }
}

/// Says how far it is, once it is known that a page came or not: one may be elsewhere by then.
async fn say(fetched: RwSignal<Fetched>, came: Option<Show>) {
    let it = match came {
        Some(show) => Fetched::Came(show),
        None if updated().await => Fetched::Updated,
        None => Fetched::NotCome,
    };
    // To know why it has not takes a while, in which it may have come.
    let has_come = matches!(fetched.try_get_untracked(), Some(Fetched::Came(_)));
    if !has_come {
        let _ = fetched.try_set(it);
    }
}
