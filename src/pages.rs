//! Pages that come when one goes there, so that a first visit downloads the first
//! page alone.
//!
//! With the feature `split` each is a WASM file of its own that shares with the
//! app what the app has already; without it they are simply there.

use std::time::Duration;
#[cfg(feature = "split")]
use std::{
    future::Future,
    pin::pin,
    task::{Context, Poll, Waker},
};

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_text::app as words;

use crate::platform::browser::{dress, reload, updated};
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
use crate::views::result::ResultExtras;
use crate::views::review::ReviewPage;

/// A page that could not be fetched.
#[derive(Clone, Copy, Debug)]
struct NotLoaded;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

#[cfg_attr(
    feature = "split",
    wasm_split_helpers::wasm_split(grade, fallible, preload(load_grade))
)]
fn grade(navigation: Navigation) -> Result<AnyView, NotLoaded> {
    Ok(view! { <GradePage navigation /> }.into_any())
}

#[cfg_attr(
    feature = "split",
    wasm_split_helpers::wasm_split(embed, fallible, preload(load_embed))
)]
fn embed() -> Result<AnyView, NotLoaded> {
    Ok(view! { <EmbedPage /> }.into_any())
}

#[cfg_attr(
    feature = "split",
    wasm_split_helpers::wasm_split(goals, fallible, preload(load_goals))
)]
fn goals(navigation: Navigation) -> Result<AnyView, NotLoaded> {
    Ok(view! { <GoalsPage navigation /> }.into_any())
}

#[cfg_attr(
    feature = "split",
    wasm_split_helpers::wasm_split(kpis, fallible, preload(load_kpis))
)]
fn kpis(navigation: Navigation) -> Result<AnyView, NotLoaded> {
    Ok(view! { <KpisPage navigation /> }.into_any())
}

#[cfg_attr(
    feature = "split",
    wasm_split_helpers::wasm_split(review, fallible, preload(load_review))
)]
fn review(navigation: Navigation) -> Result<AnyView, NotLoaded> {
    Ok(view! { <ReviewPage navigation /> }.into_any())
}

#[cfg_attr(
    feature = "split",
    wasm_split_helpers::wasm_split(guide, fallible, preload(load_guide))
)]
fn guide(navigation: Navigation) -> Result<AnyView, NotLoaded> {
    Ok(view! { <GuidePage navigation /> }.into_any())
}

#[cfg_attr(
    feature = "split",
    wasm_split_helpers::wasm_split(library, fallible, preload(load_library))
)]
fn library(navigation: Navigation) -> Result<AnyView, NotLoaded> {
    Ok(view! { <LibraryPage navigation /> }.into_any())
}

#[cfg_attr(
    feature = "split",
    wasm_split_helpers::wasm_split(result, fallible, preload(load_result))
)]
fn result(navigation: Navigation) -> Result<AnyView, NotLoaded> {
    Ok(view! { <ResultExtras navigation /> }.into_any())
}

/// Fetches a page; whether it came.
#[cfg(feature = "split")]
async fn load(page: Page) -> bool {
    match page {
        Page::Grade => load_grade().await.is_ok(),
        Page::Goals => {
            Goals::begin_loading();
            load_goals().await.is_ok() && Goals::load().await
        }
        Page::Kpis => {
            Goals::begin_loading();
            load_kpis().await.is_ok() && Goals::load().await
        }
        Page::Review => {
            Goals::begin_loading();
            load_review().await.is_ok() && Goals::load().await
        }
        Page::Guide => load_guide().await.is_ok(),
        Page::Library => load_library().await.is_ok(),
        Page::Quiz => load_result().await.is_ok(),
        _ => load_embed().await.is_ok(),
    }
}

/// A page that was fetched.
#[cfg(feature = "split")]
fn show(page: Page, navigation: Navigation) -> Option<AnyView> {
    let mut context = Context::from_waker(Waker::noop());
    // Once loaded, there is nothing to wait for.
    let shown = match page {
        Page::Grade => pin!(grade(navigation)).poll(&mut context),
        Page::Goals => pin!(goals(navigation)).poll(&mut context),
        Page::Kpis => pin!(kpis(navigation)).poll(&mut context),
        Page::Review => pin!(review(navigation)).poll(&mut context),
        Page::Guide => pin!(guide(navigation)).poll(&mut context),
        Page::Library => pin!(library(navigation)).poll(&mut context),
        Page::Quiz => pin!(result(navigation)).poll(&mut context),
        _ => pin!(embed()).poll(&mut context),
    };
    match shown {
        Poll::Ready(Ok(view)) => Some(view),
        _ => None,
    }
}

#[cfg(not(feature = "split"))]
async fn load(page: Page) -> bool {
    !matches!(page, Page::Goals | Page::Kpis | Page::Review) || Goals::load().await
}

#[cfg(not(feature = "split"))]
fn show(page: Page, navigation: Navigation) -> Option<AnyView> {
    match page {
        Page::Grade => grade(navigation),
        Page::Goals => goals(navigation),
        Page::Kpis => kpis(navigation),
        Page::Review => review(navigation),
        Page::Guide => guide(navigation),
        Page::Library => library(navigation),
        Page::Quiz => result(navigation),
        _ => embed(),
    }
    .ok()
}

/// How far it is with a page that is fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fetched {
    /// It is on its way.
    Underway,
    /// It is there.
    Came,
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
                came &= style.await.is_ok();
            }
            say(fetched, came).await;
        });
        let grows_long = move || {
            if fetched.try_get_untracked() == Some(Fetched::Underway) {
                spawn_local(say(fetched, false));
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
        Fetched::Came => show(page, navigation),
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
async fn say(fetched: RwSignal<Fetched>, came: bool) {
    let it = match came {
        true => Fetched::Came,
        false if updated().await => Fetched::Updated,
        false => Fetched::NotCome,
    };
    let _ = fetched.try_set(it);
}
