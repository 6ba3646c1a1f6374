//! The goals page: what somebody wants, how it stands, and the state of keeping
//! all of it.

use leptos::prelude::*;
use waymark_core::address::Route;
use waymark_core::address::goals::GoalsPlace;
use waymark_core::objective::KIND;
use waymark_core::objective::draft::Draft;
use waymark_text::goals::{self as words, overview as overview_words, sandbox as example};
use waymark_text::kept::{self as kept_words, drafts};
use waymark_text::{app, grade};

use crate::state::kept::{Goals, Keeping, Saving};
use crate::state::navigation::Navigation;
use crate::state::page::move_focus;
use crate::views::example::example as playing;
use crate::views::kept::backups::{self, BackupNotices};
use crate::views::kept::bin::Bin;
use crate::views::kept::conflicts::AllConflicts;
use crate::views::kept::settings::{BringIn, Settings};
use crate::views::kept::status::Status;
use crate::views::kept::storage::StorageState;
use crate::views::kept::take_along::saving::Offer;
use crate::views::kept::troubles::Troubles;
use crate::views::objective::form::Beginning;
use crate::views::objective::list::Objectives;
use crate::views::objective::page::{Shared, shown_after};
use crate::views::review::line::ReviewLine;

/// The name of its heading.
const TITLE: &str = "goals-title";

/// The name of the title in the form of a new objective.
const NEW_TITLE: &str = "new-title";

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
    let is_settings = Memo::new(move |_| place.with(|place| place.settings && !place.example));
    // What has the focus where everything under the heading is made anew.
    let land = StoredValue::new(TITLE);
    Effect::new(move |before: Option<(bool, bool)>| {
        let shown = (is_example.get(), is_settings.get());
        if before.is_some_and(|before| before != shown) {
            move_focus(land.get_value().to_owned());
            // What is due is said by the list, if that is what is shown then.
            Navigation::set_title(&app::page_title(app::GOALS_TITLE));
        }
        land.set_value(TITLE);
        shown
    });
    let place_shown = shown_after(place);
    let is_open =
        Memo::new(move |_| place_shown.with(|place| place.open.is_some() && !place.settings));
    // Who has goals knows what the page is for.
    let are_there = Memo::new(move |_| !goals.objectives().is_empty());
    let alone = Memo::new(move |_| is_settings.get() || is_open.get());
    let has_reviews = Memo::new(move |_| opened.get() && !is_example.get());
    view! {
        <div class="goals-page">
            {move || has_reviews.get().then(|| view! { <ReviewLine goals alone /> })}
            <h1 id=TITLE tabindex="-1" class:unseen=is_open>
                {move || if is_settings.get() { kept_words::SETTINGS } else { app::GOALS_TITLE }}
            </h1>
            <p
                class="lead"
                hidden=move || {
                    is_settings.get() || is_open.get() || are_there.get() && !is_example.get()
                }
            >
                {words::LEAD}
            </p>
            {move || match (opened.get(), is_example.get()) {
                (false, _) => {
                    view! { <p class="loading opening">{words::OPENING}</p> }.into_any()
                }
                (true, false) => {
                    view! { <Everything goals navigation place place_shown is_settings land /> }
                        .into_any()
                }
                (true, true) => {
                    view! { <Example goals navigation place place_shown /> }.into_any()
                }
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
    /// The same once the press that asked for it was shown.
    place_shown: Memo<GoalsPlace>,
    /// Whether it is the page about the data.
    is_settings: Memo<bool>,
    /// What has the focus once it is, if not its heading.
    land: StoredValue<&'static str>,
) -> AnyView {
    let shared = Shared::new(goals, navigation, place, place_shown);
    let show_backups = Callback::new(move |()| {
        if is_settings.get_untracked() {
            move_focus(backups::ID.to_owned());
        } else {
            land.set_value(backups::ID);
            navigation.begin(settings_of(&place.get_untracked(), true));
        }
    });
    let open = Callback::new(move |draft| {
        shared.write(Beginning {
            draft: Some((draft, drafts::FROM_FILE)),
            is_once: true,
            ..Beginning::default()
        });
        if is_settings.get_untracked() {
            land.set_value(NEW_TITLE);
            navigation.begin(settings_of(&place.get_untracked(), false));
        } else {
            move_focus(NEW_TITLE.to_owned());
        }
    });
    view! {
        <Status goals />
        <Troubles goals />
        <BackupNotices goals show=show_backups />
        <AllConflicts goals />
        {move || {
            if is_settings.get() {
                let home = Signal::derive(move || {
                    place.with(|place| settings_of(place, false).to_string())
                });
                view! { <Settings goals home open /> }.into_any()
            } else {
                view! { <Listed shared open /> }.into_any()
            }
        }}
    }
    .into_any()
}

/// The goals themselves.
#[component]
fn Listed(
    /// What the page's parts share.
    shared: Shared,
    /// Called with a draft that is to be opened in the form of a new objective.
    open: Callback<Draft>,
) -> AnyView {
    let Shared { goals, asked, .. } = shared;
    // Where there is no room, this is where to make some: also while it is tried again.
    let is_full = Memo::new(move |was: Option<&bool>| {
        goals.saving.with(|saving| match saving {
            Saving::Underway => was.copied().unwrap_or_default(),
            saving => saving.is_full(),
        })
    });
    let settings = move || asked.with(|place| settings_of(place, true).to_string());
    // Who comes with a file does so at first; what was said of it stays.
    let is_first = Memo::new(move |was: Option<&bool>| was == Some(&true) || goals.is_empty());
    view! {
        <Offer goals />
        {move || is_first.get().then(|| view! { <BringIn goals open /> })}
        <Objectives shared />
        {move || {
            is_full
                .get()
                .then(|| {
                    view! {
                        <div class="settings">
                            <Bin goals />
                            <StorageState goals />
                        </div>
                    }
                })
        }}
        <p class="goals-page__more quiet">
            <a href=settings>{kept_words::SETTINGS}</a>
            ": "
            {kept_words::SETTINGS_HINT}
        </p>
    }
    .into_any()
}

/// The way to the page about the data, or back from there to where one came from.
fn settings_of(place: &GoalsPlace, settings: bool) -> Route {
    let place = GoalsPlace {
        settings,
        ..place.clone()
    };
    place.route()
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
    /// The same once the press that asked for it was shown.
    place_shown: Memo<GoalsPlace>,
) -> AnyView {
    let playing = playing(goals);
    let shared = Shared::new(playing, navigation, place, place_shown);
    let kept = Callback::new(move |()| navigation.begin(GoalsPlace::default().route()));
    view! {
        <aside class="example" aria-labelledby="example">
            <h2 id="example">{overview_words::EXAMPLE}</h2>
            <p>{overview_words::EXAMPLE_LEAD} " " {example::SOURCE}</p>
            <div class="form__buttons">
                <button
                    type="button"
                    class="button"
                    on:click=move |_| goals.keep_example(&KIND, kept)
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
