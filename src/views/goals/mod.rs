//! The goals page: what somebody wants, how it stands, and the state of keeping
//! all of it.

pub mod actions;
pub mod check_in;
pub mod closing;
pub mod conflicts;
pub mod drawings;
pub mod findings;
pub mod form;
mod gradual;
pub mod history;
pub mod keeping;
pub mod list;
pub mod next_check_in;
pub mod notes;
pub mod objective;
pub mod opened;
pub mod overview;
pub mod preview;
pub mod standing;
pub mod take_along;

use std::time::Duration;

use leptos::prelude::*;
use waymark_core::sandbox;
use waymark_text::goals::{self as words, overview as overview_words, sandbox as example};
use waymark_text::{app, grade};

use self::form::Beginning;
use self::keeping::{Bin, Status, StorageState, Troubles};
use self::list::Objectives;
use self::take_along::TakeAlong;
use crate::route::Route;
use crate::state::goals::place::GoalsPlace;
use crate::state::goals::{Goals, Keeping};
use crate::state::navigation::Navigation;

/// After so long without a letter the list follows what is looked for.
const FIND_AFTER: Duration = Duration::from_millis(250);

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct Shared {
    /// What is kept.
    pub(crate) goals: Goals,
    /// Where one is, and how one gets elsewhere.
    pub(crate) navigation: Navigation,
    /// The same as the page's query says it.
    pub(crate) asked: Memo<GoalsPlace>,
    /// What is shown: the same as soon as the press that asked for it was shown.
    pub(crate) place: Memo<GoalsPlace>,
    /// The form of a new objective, if it is open: which one, and how it begins.
    pub(crate) writing: RwSignal<Option<(u32, Beginning)>>,
    // What has the focus once an objective is left, if not its heading in the list.
    next_focus: StoredValue<Option<&'static str>>,
}

impl Shared {
    fn new(goals: Goals, navigation: Navigation, asked: Memo<GoalsPlace>) -> Self {
        let shown = RwSignal::new(asked.get_untracked());
        Effect::new(move |before: Option<()>| {
            asked.track();
            if before.is_none() {
                return;
            }
            let show = move |asked_then: Option<GoalsPlace>| {
                // One may be elsewhere by now, or type on.
                if let Some(asked) = asked.try_get_untracked()
                    && asked_then.is_none_or(|then| then == asked)
                {
                    let _ = shown.try_set(asked);
                }
            };
            let then = asked.get_untracked();
            if shown.with_untracked(|shown| shown.find == then.find) {
                Goals::after_frame(move || show(None));
            } else {
                set_timeout(move || show(Some(then)), FIND_AFTER);
            }
        });
        Self {
            goals,
            navigation,
            asked,
            place: Memo::new(move |_| shown.get()),
            writing: RwSignal::new(None),
            next_focus: StoredValue::new(None),
        }
    }

    /// Opens the form of a new objective.
    pub(crate) fn write(self, beginning: Beginning) {
        let last = self
            .writing
            .with_untracked(|writing| writing.as_ref().map_or(0, |(number, _)| *number));
        self.writing.set(Some((last + 1, beginning)));
    }

    /// Leaves the objective that is open for the form of a new one.
    pub(crate) fn write_instead(self, beginning: Beginning) {
        self.write(beginning);
        self.leave_for("new-title");
    }

    /// Leaves the objective that is open for another part of the page.
    pub(crate) fn leave_for(self, focus: &'static str) {
        self.next_focus.set_value(Some(focus));
        self.navigation.begin(self.with(|place| place.open = None));
    }

    /// What has the focus once the objective is not open any more.
    pub(crate) fn after_leaving(self, heading: String) -> String {
        let next = self.next_focus.get_value();
        self.next_focus.set_value(None);
        next.map_or(heading, str::to_owned)
    }

    /// Says something about the page differently once the press that asked for it was
    /// shown.
    pub(crate) fn restate(self, change: impl FnOnce(&mut GoalsPlace) + 'static) {
        Goals::after_frame(move || {
            // One may be elsewhere by now.
            if self.asked.try_get_untracked().is_some() {
                self.navigation.restate(self.with(change));
            }
        });
    }

    /// The address of the same page with something about it said differently.
    pub(crate) fn with(self, change: impl FnOnce(&mut GoalsPlace)) -> Route {
        let mut place = self.asked.get_untracked();
        change(&mut place);
        place.route()
    }
}

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
            Goals::focus("goals-title".to_owned());
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
    view! {
        <Status goals />
        <Troubles goals />
        <Objectives shared />
        <div class="goals-page__rest" hidden=is_open>
            <Bin goals />
            <TakeAlong goals />
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
