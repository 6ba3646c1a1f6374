//! What comes with a file of its own: shown as soon as it is there; where it does not come, a
//! word about it and another try, or a reload where that is what helps.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_text::app as words;

use crate::platform::browser::{reload, updated};
use crate::platform::part::Part;
use crate::state::page::focus_what_came;

/// Whether it came.
pub type Coming = Pin<Box<dyn Future<Output = bool>>>;

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

/// What comes, as soon as it is there.
#[component]
pub fn Later(
    /// Fetches it.
    fetch: Callback<(), Coming>,
    /// Shows it once it came.
    show: Callback<(), AnyView>,
    /// Says above the word about it what has not come, where nothing else on the page does.
    #[prop(optional)]
    heading: Option<Callback<(), AnyView>>,
    /// The slot of an element in which it is waited for, if any.
    #[prop(optional_no_strip)]
    place: Option<&'static str>,
) -> AnyView {
    let fetched = RwSignal::new(Fetched::Underway);
    let begin = move || {
        fetched.set(Fetched::Underway);
        spawn_local(async move {
            let came = fetch.run(()).await;
            say(fetched, came).await;
        });
        let grows_long = move || {
            if fetched.try_get_untracked() == Some(Fetched::Underway) {
                spawn_local(say(fetched, false));
            }
        };
        set_timeout(grows_long, PATIENCE);
    };
    begin();
    (move || match fetched.get() {
        Fetched::Underway => {
            view! { <p class="loading" slot=place>{words::LOADING}</p> }.into_any()
        }
        Fetched::Came => show.run(()),
        it => {
            let (says, way) = match it {
                Fetched::Updated => (words::UPDATED, words::RELOAD),
                _ if heading.is_some() => (words::NOT_LOADED, words::TRY_AGAIN),
                _ => (words::PART_NOT_LOADED, words::TRY_AGAIN),
            };
            let act = move |_| match it {
                Fetched::Updated => reload(),
                _ => begin(),
            };
            view! {
                <div role="alert">
                    {heading.map(|heading| heading.run(()))} <p class="lead">{says}</p>
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
    let fetch =
        Callback::new(move |()| -> Coming { Box::pin(async { part.load().await.is_some() }) });
    let show = Callback::new(move |()| match part.get() {
        Some(it) => show(it),
        None => ().into_any(),
    });
    view! { <Later fetch show /> }.into_any()
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
