//! The page of KPIs: what is watched, and whether anything is happening that asks for
//! something.

use leptos::prelude::*;
use waymark_text::{app, goals as goals_words, grade, kept as kept_words, kpi as words};

use crate::route::Route;
use crate::state::kept::{Goals, Keeping};
use crate::state::kpis::place::KpisPlace;
use crate::state::navigation::Navigation;
use crate::state::objectives::place::GoalsPlace;
use crate::views::kept::backups::BackupNotices;
use crate::views::kept::conflicts::AllConflicts;
use crate::views::kept::status::Status;
use crate::views::kept::troubles::Troubles;
use crate::views::kpi::board::Board;

/// The name of its heading.
const TITLE: &str = "kpis-title";

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct Shared {
    /// What is kept.
    pub(crate) goals: Goals,
    /// Where one is, and how one gets elsewhere.
    pub(crate) navigation: Navigation,
    /// The same as the page's query says it.
    pub(crate) place: Memo<KpisPlace>,
}

/// The whole page.
#[component]
pub fn KpisPage(
    /// Where one is, and how one gets elsewhere.
    navigation: Navigation,
) -> AnyView {
    let goals = Goals::get(grade::MAGNITUDES, grade::OF);
    let opened = Memo::new(move |_| goals.keeping.get() != Keeping::Opening);
    let here = navigation.place();
    let place = Memo::new(move |before: Option<&KpisPlace>| {
        here.with(|here| match &here.route {
            Route::Kpis(query) => KpisPlace::parse(query),
            // On the way to another page.
            _ => before.cloned().unwrap_or_default(),
        })
    });
    let is_open = Memo::new(move |_| place.with(|place| place.open.is_some()));
    let are_there = Memo::new(move |_| !goals.kpis().is_empty());
    view! {
        <div class="goals-page">
            <h1 id=TITLE tabindex="-1" class:unseen=is_open>
                {app::KPIS_TITLE}
            </h1>
            <p class="lead" hidden=move || is_open.get() || are_there.get()>
                {words::LEAD}
            </p>
            {move || match opened.get() {
                false => view! { <p class="loading">{goals_words::OPENING}</p> }.into_any(),
                true => view! { <Everything goals navigation place /> }.into_any(),
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
    place: Memo<KpisPlace>,
) -> AnyView {
    let shared = Shared {
        goals,
        navigation,
        place,
    };
    let settings = GoalsPlace {
        settings: true,
        ..GoalsPlace::default()
    }
    .route()
    .to_string();
    let show_backups = Callback::new(move |()| {
        let settings = GoalsPlace {
            settings: true,
            ..GoalsPlace::default()
        };
        navigation.begin(settings.route());
    });
    view! {
        <Status goals />
        <Troubles goals />
        <BackupNotices goals show=show_backups />
        <AllConflicts goals />
        <Board shared />
        <p class="goals-page__more quiet">
            <a href=settings>{kept_words::SETTINGS}</a>
            ": "
            {kept_words::SETTINGS_HINT}
        </p>
    }
    .into_any()
}
