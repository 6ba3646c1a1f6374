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

/// Fetches something; whether it came.
pub(crate) type Fetch = Arc<dyn Fn() -> Coming + Send + Sync>;

/// Whether it came.
pub(crate) type Coming = Pin<Box<dyn Future<Output = bool>>>;

/// Shows what came.
pub(crate) type Show = Arc<dyn Fn() -> AnyView + Send + Sync>;

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
#[derive(Clone, Copy, Debug, PartialEq)]
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

/// After so long a word is said about what has not come; it may still.
const PATIENCE: Duration = Duration::from_secs(20);

/// What is fetched, as soon as it is there.
pub(crate) fn later(fetch: Fetch, show: Show, place: Place) -> AnyView {
    let fetched = RwSignal::new(Fetched::Underway);
    begin(&fetch, fetched);
    (move || match fetched.get() {
        Fetched::Underway => {
            let slot = match place {
                Place::Slot(slot) => Some(slot),
                _ => None,
            };
            view! { <p class="loading" slot=slot>{words::LOADING}</p> }.into_any()
        }
        Fetched::Came => show(),
        it => {
            let (says, way) = match (it, place) {
                (Fetched::Updated, _) => (words::UPDATED, words::RELOAD),
                (_, Place::Within) => (words::PART_NOT_LOADED, words::TRY_AGAIN),
                _ => (words::NOT_LOADED, words::TRY_AGAIN),
            };
            let fetch = fetch.clone();
            let act = move |_| match it {
                Fetched::Updated => reload(),
                _ => begin(&fetch, fetched),
            };
            let title = match place {
                Place::Page(navigation) => {
                    let title = heading(&navigation.place().get_untracked().route);
                    view! { <h1>{title}</h1> }.into_any()
                }
                _ => ().into_any(),
            };
            view! {
                <div role="alert">
                    {title} <p class="lead">{says}</p>
                    <button type="button" class="button" on:click=act>
                        {way}
                    </button>
                </div>
            }
            .into_any()
        }
    })
    .into_any()
}

/// What is made of what a part gives: at once where it is there, else as soon as it has come.
pub(crate) fn shown<T: Copy + Send + Sync>(
    part: &'static Part<T>,
    show: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    if let Some(it) = part.get() {
        return show(it);
    }
    let fetch = Arc::new(|| -> Coming { Box::pin(async { part.load().await.is_some() }) });
    let show = Arc::new(move || match part.get() {
        Some(it) => show(it),
        None => ().into_any(),
    });
    later(fetch, show, Place::Within)
}

fn begin(fetch: &Fetch, fetched: RwSignal<Fetched>) {
    fetched.set(Fetched::Underway);
    let coming = fetch();
    spawn_local(async move { say(fetched, coming.await).await });
    let grows_long = move || {
        if fetched.try_get_untracked() == Some(Fetched::Underway) {
            spawn_local(say(fetched, false));
        }
    };
    set_timeout(grows_long, PATIENCE);
}

/// Says how far it is, once it is known that it came or not: one may be elsewhere by then.
async fn say(fetched: RwSignal<Fetched>, came: bool) {
    let it = match came {
        true => Fetched::Came,
        false if updated().await => Fetched::Updated,
        false => Fetched::NotCome,
    };
    // To know why it has not takes a while, in which it may have come.
    if fetched.try_get_untracked() != Some(Fetched::Came) {
        let _ = fetched.try_set(it);
        if came {
            focus_what_came();
        }
    }
}
