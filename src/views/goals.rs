//! The goals page: what somebody wants, how it stands, and the state of keeping
//! all of it.

use leptos::prelude::*;
use waymark_core::sandbox;
use waymark_text::goals::{self as words, overview as overview_words, sandbox as example};
use waymark_text::{app, grade};

use crate::route::Route;
use crate::state::kept::{Goals, Keeping, Saving};
use crate::state::navigation::Navigation;
use crate::state::objectives::place::GoalsPlace;
use crate::state::page::move_focus;
use crate::views::kept::backups::{BackupList, BackupNotices};
use crate::views::kept::bin::Bin;
use crate::views::kept::status::Status;
use crate::views::kept::storage::StorageState;
use crate::views::kept::take_along::TakeAlong;
use crate::views::kept::troubles::Troubles;
use crate::views::objective::list::Objectives;
use crate::views::objective::page::Shared;

/// The whole page.
#[component]
pub fn GoalsPage(
    /// Where one is, and how one gets elsewhere.
    navigation: Navigation,
) -> AnyView {
    let goals = Goals::get(grade::MAGNITUDES, grade::OF);
    let opened = Memo::new(move |_| goals.keeping.get() != Keeping::Opening);
    let here = navigation.place();
    let place = Memo::new(move |before: Option<&GoalsPlace>| {
        here.with(|here| match &here.route {
            Route::Goals(query) => GoalsPlace::parse(query),
            // On the way to another page.
            _ => before.cloned().unwrap_or_default(),
        })
    });
    let is_example = Memo::new(move |_| place.with(|place| place.example));
    // Everything under the heading is made anew.
    Effect::new(move |before: Option<bool>| {
        let is_example = is_example.get();
        if before.is_some_and(|before| before != is_example) {
            move_focus("goals-title".to_owned());
        }
        is_example
    });
    view! {
        <div class="goals-page">
            <h1 id="goals-title" tabindex="-1">
                {app::GOALS_TITLE}
            </h1>
            <p class="lead">{words::LEAD}</p>
            {move || match (opened.get(), is_example.get()) {
                (false, _) => view! { <p class="loading">{words::OPENING}</p> }.into_any(),
                (true, false) => view! { <Everything goals navigation place /> }.into_any(),
                (true, true) => view! { <Example goals navigation place /> }.into_any(),
            }}
        </div>
    }
    .into_any()
}

/// What the page shows once the store is open.
#[component]
fn Everything(
    /// What is kept.
    goals: Goals,
    /// Where one is, and how one gets elsewhere.
    navigation: Navigation,
    /// The same as the page's query says it.
    place: Memo<GoalsPlace>,
) -> AnyView {
    let shared = Shared::new(goals, navigation, place);
    let is_open = Memo::new(move |_| shared.place.with(|place| place.open.is_some()));
    // Where there is no room, this is where to make some.
    let is_apart = move || is_open.get() && !goals.saving.with(Saving::is_full);
    view! {
        <Status goals />
        <Troubles goals />
        <BackupNotices goals />
        <Objectives shared />
        <div class="goals-page__rest" hidden=is_apart>
            <Bin goals />
            <TakeAlong goals />
            <BackupList goals />
            <StorageState goals />
        </div>
    }
    .into_any()
}

/// An objective to play with, which is kept nowhere until one says so.
#[component]
fn Example(
    /// What is one's own.
    goals: Goals,
    /// Where one is, and how one gets elsewhere.
    navigation: Navigation,
    /// The same as the page's query says it.
    place: Memo<GoalsPlace>,
) -> AnyView {
    let playing = goals.example(|today| sandbox::objective(&example::EXAMPLE, today));
    let shared = Shared::new(playing, navigation, place);
    let kept = Callback::new(move |_| {
        Goals::forget_example();
        navigation.begin(GoalsPlace::default().route());
    });
    view! {
        <aside class="example" aria-labelledby="example">
            <h2 id="example">{overview_words::EXAMPLE}</h2>
            <p>{overview_words::EXAMPLE_LEAD} " " {example::SOURCE}</p>
            <div class="form__buttons">
                <button
                    type="button"
                    class="button"
                    on:click=move |_| goals.keep_example(playing, kept)
                >
                    {overview_words::KEEP}
                </button>
                <a class="button button--quiet" href=GoalsPlace::default().route().to_string()>
                    {overview_words::LEAVE}
                </a>
            </div>
        </aside>
        <Status goals=playing />
        <Objectives shared />
    }
    .into_any()
}
