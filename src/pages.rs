//! Pages that come when one goes there, so that a first visit downloads the first
//! page alone.
//!
//! With the feature `split` each is a WASM file of its own that shares with the
//! app what the app has already; without it they are simply there.

use leptos::prelude::*;
use waymark_core::address::Page;

use crate::platform::browser::dress;
use crate::platform::part::{NotLoaded, of_part};
use crate::state::kept::Goals;
use crate::state::navigation::Navigation;
use crate::views::embed::EmbedPage;
use crate::views::goals::GoalsPage;
use crate::views::grade::GradePage;
use crate::views::guide::GuidePage;
use crate::views::kpis::KpisPage;
use crate::views::later::{Place, later};
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

/// A page as soon as it is there.
#[component]
pub fn LaterPage(
    /// Where one is.
    navigation: Navigation,
    /// Which page; of the quiz it is what the app adds to a result.
    page: Page,
) -> impl IntoView {
    let fetch = move || async move {
        // The style comes along with it; the quiz's own is there.
        let style = (page != Page::Quiz).then(dress);
        let came = load(page).await;
        match style {
            Some(style) => {
                let has_style = style.await.is_ok();
                came.filter(|_| has_style)
            }
            None => came,
        }
    };
    // The element's own way on, which stands there where the app's does not come, would go
    // with the focus on it.
    let place = match page {
        Page::Quiz => Place::Slot("next"),
        _ => Place::Page(navigation),
    };
    later(fetch, move |show: Show| show(navigation), place)
}
