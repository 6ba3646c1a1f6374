//! The objectives of a place: what is due first, then the newest, and the form for
//! another.

use std::collections::BTreeSet;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_core::address::goals::{GoalsPlace, When};
use waymark_core::record::id::Id;
use waymark_text::goals::{self as words, open, sandbox};

use super::check_in::{CheckInSheet, Sheet};
use super::form::Beginning;
use super::form::came::begin_with_what_came;
use super::forms::{self, Written};
use super::objective_card::ObjectiveCard;
use super::overview::filters::Filters;
use super::overview::find::Find;
use super::overview::{Asides, Overview};
use super::page::Shared;
use super::printed::PrintedList;
use super::rows::Rows;
use crate::state::navigation::Navigation;
use crate::state::objectives::draft::is_kept;
use crate::state::page::{after_frame, move_focus};
use crate::views::kept::gradual::GradualList;

/// So many cards are drawn before the page is shown: the others come one by one, sooner
/// than somebody gets there.
const AT_FIRST: usize = 3;

/// So many objectives are shown at first, and more at a time.
const SHOWN: usize = 30;

/// So long after the list the forms are fetched, which nobody waits for then.
const FORMS_AFTER: Duration = Duration::from_secs(1);

/// Which objectives are shown, in which order, and how far they are drawn.
#[derive(Clone, Copy)]
struct Shown {
    /// Those that were found, with their titles.
    found: Memo<Vec<(Id, String)>>,
    /// So many of them are wanted.
    most: RwSignal<usize>,
    /// Those whose forms are open.
    edited: RwSignal<BTreeSet<Id>>,
    /// The one that is open, if it is there.
    open: Memo<Option<Id>>,
    /// Whether one is to be open, whether it is there or not.
    is_open: Memo<bool>,
    /// The cards.
    drawn: GradualList,
}

impl Shown {
    fn of(shared: Shared) -> Self {
        let Shared {
            goals, place, list, ..
        } = shared;
        let most = RwSignal::new(SHOWN);
        // What was asked for when the page was opened stands on top, and stays there
        // while somebody works it off: nothing moves under a hand.
        let asked_for = Memo::new(move |_| goals.asked_for());
        let found = Memo::new(move |_| {
            let mut found = list.with(|list| goals.shown_at(list));
            // Before it stands what was written here just now: who saves something wants
            // to see it, however much is due.
            let made = goals.made.get();
            asked_for.with(|asked_for| {
                let rank = |id: &Id| (!made.contains(id), !asked_for.contains(id));
                found.sort_by_cached_key(|(id, _)| (goals.is_closed(id), rank(id)));
            });
            found
        });
        let asked_open = Memo::new(move |_| place.with(|place| place.open.clone()));
        let open = Memo::new(move |_| asked_open.get().filter(|id| goals.is_there(id)));
        // An open form stays, even if its objective was deleted in another tab, and so
        // does what is looked at.
        let edited = RwSignal::new(BTreeSet::<Id>::new());
        let wanted = Memo::new(move |_| {
            let mut wanted = found.with(|found| {
                let listed = found.iter().take(most.get());
                listed.map(|(id, _)| id.clone()).collect::<Vec<_>>()
            });
            for id in edited.get().into_iter().chain(open.get()) {
                if !wanted.contains(&id) {
                    wanted.push(id);
                }
            }
            wanted
        });
        Self {
            found,
            most,
            edited,
            open,
            is_open: Memo::new(move |_| asked_open.with(Option::is_some)),
            drawn: GradualList::new(wanted, AT_FIRST),
        }
    }

    /// How many more there are.
    fn rest(self) -> usize {
        let found = self.found.with(Vec::len);
        found.saturating_sub(self.most.get())
    }

    /// Shows more of them, and goes on with the first of those that come.
    fn show_more(self) {
        after_frame(move || {
            let Some(before) = self.most.try_get_untracked() else {
                return;
            };
            let next = self
                .found
                .with_untracked(|found| found.get(before).map(|(id, _)| id.clone()));
            self.most.set(before + SHOWN);
            if let Some(next) = next {
                self.drawn.draw(&next);
                move_focus([next.as_str(), "-heading"].concat());
            }
        });
    }
}

/// The objectives with what stands above them.
#[component]
pub fn Objectives(
    /// What the page's parts share.
    shared: Shared,
) -> AnyView {
    let Shared {
        goals,
        place,
        list,
        writing,
        ..
    } = shared;
    let shown = Shown::of(shared);
    let Shown {
        found,
        edited,
        is_open,
        drawn,
        ..
    } = shown;
    let all = Memo::new(move |_| goals.objectives());
    let is_missing = move || is_open.get() && shown.open.with(Option::is_none);
    let count = Memo::new(move |_| all.with(Vec::len));
    // What says something of objectives is made once there is one: who comes for the first
    // time does not wait for it.
    let are_there = Memo::new(move |_| count.get() != 0);
    // Nobody meets an empty page: the form stands open where there is nothing, and
    // where something was left in it. What was begun on another page stands in it.
    let is_begun = writing.with_untracked(Option::is_some);
    if !is_begun && (count.get_untracked() == 0 || is_kept(&goals.form_name("new"))) {
        shared.write(Beginning {
            is_unasked: count.get_untracked() == 0,
            ..Beginning::default()
        });
    }
    begin_with_what_came(shared);
    // Who presses for a form is not to wait for it.
    set_timeout(|| spawn_local(forms::fetch()), FORMS_AFTER);
    let close = Callback::new(move |_| {
        writing.set(None);
        move_focus("new-objective".to_owned());
    });
    // What has the focus keeps it: it is elsewhere.
    let give_way = Callback::new(move |()| writing.set(None));
    let is_writing = Memo::new(move |_| writing.with(Option::is_some));
    let begin = move |_| shared.begin_new();
    let is_now = Memo::new(move |_| list.with(|list| list.when == When::Now));
    // Whatever is looked for, what is due is due.
    let of_sheet = Memo::new(move |_| GoalsPlace {
        find: String::new(),
        ..list.get()
    });
    let due_of = Memo::new(move |_| {
        let all = is_now
            .get()
            .then(|| of_sheet.with(|place| goals.shown_at(place)));
        let all = all.into_iter().flatten();
        all.map(|(id, _)| id).collect::<Vec<_>>()
    });
    let sheet = Sheet::new(goals, due_of, Some(is_open), None);
    let sums = Memo::new(move |_| list.with(|list| goals.sums(list)));
    let is_due = Memo::new(move |_| !is_open.get() && !sheet.is_empty());
    // Whoever has it in a tab sees there that something is due.
    Effect::new(move |_| {
        let count = sheet.count.get().all;
        let count = if is_open.get() { 0 } else { count };
        if !goals.is_example() {
            Navigation::set_title(&words::check_in::title(count));
        }
    });
    view! {
        <section class="goals" aria-labelledby="objectives">
            <p class="goals__back" hidden=move || !is_open.get()>
                <a href=move || all_of(&place.get())>"← " {open::ALL}</a>
            </p>
            <PrintedList shared found />
            <p class="notice" hidden=move || !is_missing()>
                {open::MISSING}
            </p>
            <div class="goals__head">
                <h2 id="objectives" class="unseen">
                    {words::OBJECTIVES}
                </h2>
                {move || {
                    are_there
                        .get()
                        .then(|| {
                            view! {
                                <div class="goals__filters" hidden=is_open>
                                    <Filters shared />
                                    <Find shared found />
                                </div>
                            }
                        })
                }}
                <button
                    type="button"
                    id="new-objective"
                    class="button"
                    aria-keyshortcuts="n"
                    hidden=move || is_writing.get() || is_open.get()
                    on:click=begin
                >
                    {words::NEW}
                    " "
                    <kbd aria-hidden="true">"N"</kbd>
                </button>
            </div>
            <div hidden=is_open>
                {move || are_there.get().then(|| view! { <Overview shared sums /> })}
            </div>
            <div class="goals__none" hidden=move || are_there.get() || is_open.get()>
                <p>{words::NONE_YET}</p>
                <p hidden=goals.is_example()>
                    <a class="button button--quiet" href=example_of(&place.get_untracked())>
                        {sandbox::TRY}
                    </a>
                </p>
            </div>
            <div class="goals__writing" hidden=is_open>
                {move || {
                    writing
                        .get()
                        .map(|(_, beginning)| {
                            forms::writing(Written {
                                goals,
                                id: None,
                                beginning,
                                close,
                                give_way: Some(give_way),
                            })
                        })
                }}
            </div>
            <div class="goals__board" data-due=move || is_due.get().then_some("")>
                // Of another time it would say that nothing is due, whatever is now.
                <div hidden=move || is_open.get() || !are_there.get() || !is_now.get()>
                    {move || are_there.get().then(|| view! { <CheckInSheet shared sheet /> })}
                </div>
                <div>
                    <ul class="goals__list">
                        <For each=move || drawn.shown() key=Id::clone let:id>
                            <ObjectiveCard shared id edited />
                        </For>
                    </ul>
                    <button
                        type="button"
                        class="button button--quiet"
                        hidden=move || shown.rest() == 0 || is_open.get()
                        on:click=move |_| shown.show_more()
                    >
                        {move || words::show_more(shown.rest())}
                    </button>
                    <div hidden=is_open>
                        <Rows shared found />
                    </div>
                </div>
            </div>
            <div hidden=move || is_open.get() || !are_there.get()>
                {move || are_there.get().then(|| view! { <Asides shared sums found /> })}
            </div>
        </section>
    }
    .into_any()
}

/// The address of the list that one came from.
fn all_of(place: &GoalsPlace) -> String {
    let place = GoalsPlace {
        open: None,
        ..place.clone()
    };
    place.route().to_string()
}

fn example_of(place: &GoalsPlace) -> String {
    let mut place = GoalsPlace {
        example: true,
        ..place.clone()
    };
    // That began a draft of one's own.
    place.begun();
    place.route().to_string()
}
