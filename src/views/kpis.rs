//! The page of KPIs: what is watched, and whether anything is happening that asks for
//! something.

use leptos::prelude::*;
use waymark_core::address::Route;
use waymark_core::address::goals::GoalsPlace;
use waymark_core::address::kpis::{KpisPlace, Metric};
use waymark_core::kpi::KIND;
use waymark_text::kpi::{self as words, sandbox as example};
use waymark_text::{app, goals as goals_words, grade, kept as kept_words};

use crate::state::kept::{Goals, Keeping};
use crate::state::navigation::Navigation;
use crate::state::page::move_focus;
use crate::views::example::example as playing;
use crate::views::kept::backups::BackupNotices;
use crate::views::kept::conflicts::AllConflicts;
use crate::views::kept::status::Status;
use crate::views::kept::troubles::Troubles;
use crate::views::kpi::board::Board;
use crate::views::review::line::ReviewLine;

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
    /// What the quiz or the playground hands over, for the form of a new KPI to begin
    /// with. It is out of the address by then; whoever opens the form takes it, and sets
    /// none.
    pub(crate) beginning: RwSignal<Option<Metric>>,
}

impl Shared {
    /// What they share on the page that a query names.
    fn new(goals: Goals, navigation: Navigation, place: Memo<KpisPlace>) -> Self {
        let came = Memo::new(move |_| place.with(|place| place.metric.clone()));
        // There before the form is, so that it begins with it and not anew.
        let beginning = RwSignal::new(came.get_untracked());
        Effect::new(move |before: Option<()>| {
            let Some(metric) = came.get() else { return };
            let place = KpisPlace {
                metric: None,
                ..place.get_untracked()
            };
            if before.is_some() {
                beginning.set(Some(metric));
            }
            navigation.restate(place.route());
        });
        Self {
            goals,
            navigation,
            place,
            beginning,
        }
    }
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
    let is_example = Memo::new(move |_| place.with(|place| place.example));
    // Everything under the heading is made anew.
    Effect::new(move |before: Option<bool>| {
        let shown = is_example.get();
        if before.is_some_and(|before| before != shown) {
            move_focus(TITLE.to_owned());
        }
        shown
    });
    let is_open = Memo::new(move |_| place.with(|place| place.open.is_some()));
    let are_there = Memo::new(move |_| !goals.kpis().is_empty());
    let is_known = move || is_open.get() || are_there.get() && !is_example.get();
    let has_reviews = Memo::new(move |_| opened.get() && !is_example.get());
    view! {
        <div class="goals-page">
            {move || has_reviews.get().then(|| view! { <ReviewLine goals alone=is_open /> })}
            <h1 id=TITLE tabindex="-1" class:unseen=is_open>
                {app::KPIS_TITLE}
            </h1>
            <p class="lead" hidden=is_known>
                {words::LEAD}
            </p>
            {move || match (opened.get(), is_example.get()) {
                (false, _) => {
                    let class = "loading opening";
                    view! { <p class=class>{goals_words::OPENING}</p> }.into_any()
                }
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
    place: Memo<KpisPlace>,
) -> AnyView {
    let shared = Shared::new(goals, navigation, place);
    let settings = || {
        let settings = GoalsPlace {
            settings: true,
            ..GoalsPlace::default()
        };
        settings.route()
    };
    let show_backups = Callback::new(move |()| navigation.begin(settings()));
    view! {
        <Status goals />
        <Troubles goals />
        <BackupNotices goals show=show_backups />
        <AllConflicts goals />
        <Board shared />
        <p class="goals-page__more quiet">
            <a href=settings().to_string()>{kept_words::SETTINGS}</a>
            ": "
            {kept_words::SETTINGS_HINT}
        </p>
    }
    .into_any()
}

/// KPIs to play with, which are kept nowhere until one says so.
#[component]
fn Example(
    /// What is one's own.
    goals: Goals,
    /// Where one is, and how one gets elsewhere.
    navigation: Navigation,
    /// The same as the page's query says it.
    place: Memo<KpisPlace>,
) -> AnyView {
    let playing = playing(goals);
    let shared = Shared::new(playing, navigation, place);
    let kept = Callback::new(move |()| navigation.begin(KpisPlace::default().route()));
    view! {
        <aside class="example" data-kpi="" aria-labelledby="example">
            <h2 id="example">{example::EXAMPLE}</h2>
            <p>{example::LEAD} " " {example::SOURCE}</p>
            <div class="form__buttons">
                <button
                    type="button"
                    class="button"
                    on:click=move |_| goals.keep_example(&KIND, kept)
                >
                    {example::KEEP}
                </button>
                <a class="button button--quiet" href=KpisPlace::default().route().to_string()>
                    {example::LEAVE}
                </a>
            </div>
        </aside>
        <Status goals=playing />
        <Board shared />
    }
    .into_any()
}
