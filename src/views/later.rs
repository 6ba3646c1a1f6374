//! What comes with a file of its own: shown as soon as it is there; where it does not come, a
//! word about it and another try, or a reload where that is what helps.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_text::app as words;

use super::empty::heading;
use crate::platform::browser::{reload, updated};
use crate::platform::part::Part;
use crate::state::navigation::Navigation;
use crate::state::page::focus_what_came;

/// Where it is shown.
#[derive(Clone, Copy)]
pub(crate) enum Place {
    /// As a page: what has not come is named.
    Page(Navigation),
    /// In this slot of an element.
    Slot(&'static str),
    /// In a page that is there.
    Within,
}

/// How far it is with what is fetched.
#[derive(Clone, Copy, Debug)]
enum Fetched<T> {
    /// It is on its way.
    Underway,
    /// It is there.
    Came(T),
    /// It has not come, and perhaps does at another try.
    NotCome,
    /// It never comes: the site is of another build by now.
    Updated,
}

/// After so long a word is said about what has not come; it may still.
const PATIENCE: Duration = Duration::from_secs(20);

/// What `show` gives as soon as what is fetched is there.
pub(crate) fn later<T, F, C>(
    fetch: F,
    show: impl Fn(T) -> AnyView + Send + Sync + 'static,
    place: Place,
) -> impl IntoView
where
    T: Copy + Send + Sync + 'static,
    F: Fn() -> C + Clone + Send + Sync + 'static,
    C: Future<Output = Option<T>> + 'static,
{
    let fetched = RwSignal::new(Fetched::Underway);
    let begin = move || {
        fetched.set(Fetched::Underway);
        let coming = fetch();
        spawn_local(async move { say(fetched, coming.await).await });
        let grows_long = move || {
            if matches!(fetched.try_get_untracked(), Some(Fetched::Underway)) {
                spawn_local(say(fetched, None));
            }
        };
        set_timeout(grows_long, PATIENCE);
    };
    begin();
    move || match fetched.get() {
        Fetched::Underway => Some(match place {
            Place::Slot(slot) => {
                view! { <p class="loading" slot=slot>{words::LOADING}</p> }.into_any()
            }
            Place::Page(_) | Place::Within => {
                view! { <p class="loading">{words::LOADING}</p> }.into_any()
            }
        }),
        Fetched::Came(it) => Some(show(it)),
        it => {
            let is_gone = matches!(it, Fetched::Updated);
            let (says, way) = match place {
                _ if is_gone => (words::UPDATED, words::RELOAD),
                Place::Within => (words::PART_NOT_LOADED, words::TRY_AGAIN),
                _ => (words::NOT_LOADED, words::TRY_AGAIN),
            };
            let begin = begin.clone();
            let act = move |_| if is_gone { reload() } else { begin() };
            let title = match place {
                Place::Page(navigation) => heading(&navigation.place().get_untracked().route),
                _ => "",
            };
            Some(
                view! {
                    <div role="alert">
                        <h1 hidden=title.is_empty()>{title}</h1>
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

/// What is made of what a part gives: at once where it is there, else as soon as it has come.
pub(crate) fn shown<T: Copy + Send + Sync>(
    part: &'static Part<T>,
    show: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    if let Some(it) = part.get() {
        return show(it);
    }
    within(
        Arc::new(|| Box::pin(async { part.load().await.map(|_| ()) })),
        Box::new(move || match part.get() {
            Some(it) => show(it),
            None => ().into_any(),
        }),
    )
}

/// Fetches a part; something if it came.
type Fetch = Arc<dyn Fn() -> Pin<Box<dyn Future<Output = Option<()>>>> + Send + Sync>;

/// One function for whatever part it is.
fn within(fetch: Fetch, show: Box<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
    later(move || fetch(), move |()| show(), Place::Within).into_any()
}

/// Says how far it is, once it is known that it came or not: one may be elsewhere by then.
async fn say<T: Copy + Send + Sync + 'static>(fetched: RwSignal<Fetched<T>>, came: Option<T>) {
    let it = match came {
        Some(it) => Fetched::Came(it),
        None if updated().await => Fetched::Updated,
        None => Fetched::NotCome,
    };
    // To know why it has not takes a while, in which it may have come.
    let has_come = matches!(fetched.try_get_untracked(), Some(Fetched::Came(_)));
    if !has_come {
        let _ = fetched.try_set(it);
        if came.is_some() {
            focus_what_came();
        }
    }
}
