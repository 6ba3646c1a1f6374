//! Pages that come when one goes there, so that a first visit downloads the first
//! page alone.
//!
//! With the feature `split` each is a WASM file of its own that shares with the
//! app what the app has already; without it they are simply there.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_text::app as words;

use crate::platform::browser::{dress, reload, updated};
use crate::platform::part::NotLoaded;
use crate::route::Page;
use crate::state::kept::Goals;
use crate::state::navigation::Navigation;
use crate::views::embed::EmbedPage;
use crate::views::empty::heading;
use crate::views::goals::GoalsPage;
use crate::views::grade::GradePage;
use crate::views::guide::GuidePage;
use crate::views::kpis::KpisPage;
use crate::views::library::LibraryPage;
use crate::views::pinned::NotePage;
use crate::views::result::ResultExtras;
use crate::views::review::ReviewPage;

/// Makes a page's view. What a part gives is this and not the view, so that only fetching it
/// has to wait.
type Show = fn(Navigation) -> AnyView;

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(grade, fallible))]
fn grade() -> Result<Show, NotLoaded> {
    Ok(|navigation| view! { <GradePage navigation /> }.into_any())
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

/// Fetches a page; how to show it, if it came.
async fn load(page: Page) -> Option<Show> {
    let needs_goals = matches!(page, Page::Goals | Page::Kpis | Page::Review);
    #[cfg(feature = "split")]
    if needs_goals {
        Goals::begin_loading();
    }
    let came = match page {
        Page::Grade => of_part!(grade),
        Page::Goals => of_part!(goals),
        Page::Kpis => of_part!(kpis),
        Page::Review => of_part!(review),
        Page::Guide => of_part!(guide),
        Page::Library => of_part!(library),
        Page::Note => of_part!(note),
        Page::Quiz => of_part!(result),
        _ => of_part!(embed),
    };
    let came = came.ok()?;
    (!needs_goals || Goals::load().await).then_some(came)
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

/// After so long a word is said about a page that has not come; it may still.
const PATIENCE: Duration = Duration::from_secs(20);

/// A page as soon as it is there; where it does not come, a word about it and
/// another try, or a reload where that is what helps.
#[component]
pub fn LaterPage(
    /// Where one is.
    navigation: Navigation,
    /// Which page; of the quiz it is what the app adds to a result.
    page: Page,
) -> impl IntoView {
    let fetched = RwSignal::new(Fetched::Underway);
    let fetch = move || {
        fetched.set(Fetched::Underway);
        spawn_local(async move {
            // The style comes along with it; the quiz's own is there.
            let style = (page != Page::Quiz).then(dress);
            let mut came = load(page).await;
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
    move || match fetched.get() {
        Fetched::Underway => {
            // The element's own way on, which stands there where the app's does not come,
            // would go with the focus on it.
            let slot = (page == Page::Quiz).then_some("next");
            Some(view! { <p class="loading" slot=slot>{words::LOADING}</p> }.into_any())
        }
        Fetched::Came(show) => Some(show(navigation)),
        it => {
            let (says, way) = match it {
                Fetched::Updated => (words::UPDATED, words::RELOAD),
                _ => (words::NOT_LOADED, words::TRY_AGAIN),
            };
            let act = move |_| match it {
                Fetched::Updated => reload(),
                _ => fetch(),
            };
            Some(
                view! {
                    <div role="alert">
                        <h1>{heading(&navigation.place().get_untracked().route)}</h1>
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
