//! The objectives of a place: what is due first, then the newest, and the form for
//! another.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_core::objective::draft::Draft;
use waymark_core::record::id::Id;
use waymark_text::goals::{self as words, form as words_of_form, open, overview, sandbox};

use super::Shared;
use super::form::{Beginning, ObjectiveForm};
use super::gradual::GradualList;
use super::objective::ObjectiveCard;
use super::overview::Overview;
use crate::state::goals::draft::{from_letters, is_kept};
use crate::state::goals::place::GoalsPlace;
use crate::state::goals::{Goals, today};
use crate::ui::field::{Field, Under};

/// So many objectives are shown at first, and more at a time.
const SHOWN: usize = 10;

/// The objectives with what stands above them.
#[component]
pub fn Objectives(
    /// What the page's parts share.
    shared: Shared,
) -> AnyView {
    let Shared {
        goals,
        navigation,
        asked,
        place,
        writing,
        ..
    } = shared;
    let all = Memo::new(move |_| goals.list(false));
    let most = RwSignal::new(SHOWN);
    // What was asked for when the page was opened stands on top, and stays there
    // while somebody works it off: nothing moves under a hand.
    let asked_for = Memo::new(move |_| goals.asked_for());
    let found = Memo::new(move |_| {
        let mut found = place.with(|place| goals.shown_at(place));
        // Before it stands what was written here just now: who saves something wants to
        // see it, however much is due.
        let made = goals.made.get();
        asked_for.with(|asked_for| {
            let rank = |id: &Id| (!made.contains(id), !asked_for.contains(id));
            found.sort_by_cached_key(|(id, _)| (goals.is_closed(id), rank(id)));
        });
        found
    });
    let asked_open = Memo::new(move |_| place.with(|place| place.open.clone()));
    let open = Memo::new(move |_| asked_open.get().filter(|id| goals.is_there(id)));
    let is_missing = move || asked_open.with(Option::is_some) && open.with(Option::is_none);
    let is_open = Memo::new(move |_| asked_open.with(Option::is_some));
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
    let drawn = GradualList::new(wanted);
    let rest = Memo::new(move |_| found.with(|found| found.len().saturating_sub(most.get())));
    let count = Memo::new(move |_| all.with(Vec::len));
    let sought = Memo::new(move |_| asked.with(|place| place.find.clone()));
    // Nobody meets an empty page: the form stands open where there is nothing, and
    // where something was left in it.
    let form_name = goals.form_name("new");
    if count.get_untracked() == 0 || is_kept(&form_name) {
        shared.write(Beginning::default());
    }
    begin_with_what_came(shared);
    let close = Callback::new(move |_| {
        writing.set(None);
        Goals::focus("new-objective".to_owned());
    });
    let is_writing = Memo::new(move |_| writing.with(Option::is_some));
    let nothing_shown = move || count.get() != 0 && found.with(Vec::is_empty);
    view! {
        <section class="goals" aria-labelledby="objectives">
            <p class="goals__back" hidden=move || !is_open.get()>
                <a href=move || all_of(&place.get())>"← " {open::ALL}</a>
            </p>
            <p class="goals__printed">
                {move || place.with(|place| overview::printed(place.when.period(), today()))}
            </p>
            <p class="notice" hidden=move || !is_missing()>
                {open::MISSING}
            </p>
            <div class="goals__head">
                <h2 id="objectives" class:unseen=is_open>
                    {words::OBJECTIVES}
                </h2>
                <button
                    type="button"
                    id="new-objective"
                    class="button"
                    hidden=move || is_writing.get() || is_open.get()
                    on:click=move |_| Goals::after_frame(move || {
                        shared.write(Beginning::default());
                        Goals::focus("new-title".to_owned());
                    })
                >
                    {words::NEW}
                </button>
            </div>
            <div hidden=is_open>
                <Overview shared found />
            </div>
            <div class="goals__none" hidden=move || count.get() != 0 || is_open.get()>
                <p>{words::NONE_YET}</p>
                <p hidden=goals.is_example()>
                    <a class="button button--quiet" href=example_of(&place.get_untracked())>
                        {sandbox::TRY}
                    </a>
                </p>
            </div>
            <div hidden=is_open>
                {move || {
                    writing
                        .get()
                        .map(|(_, beginning)| {
                            view! { <ObjectiveForm goals id=None beginning close /> }
                        })
                }}
            </div>
            <div class="goals__find" hidden=move || count.get() <= SHOWN || is_open.get()>
                <Field
                    id="find".to_owned()
                    label=words::FIND
                    value=sought.into()
                    typed=Callback::new(move |text| {
                        navigation.restate(shared.with(|place| place.find = text));
                    })
                    under=Signal::derive(move || Under {
                        text: if nothing_shown() && !sought.with(String::is_empty) {
                            words::NOT_FOUND.to_owned()
                        } else {
                            String::new()
                        },
                        is_problem: false,
                    })
                />
            </div>
            <p
                class="goals__none"
                hidden=move || {
                    !nothing_shown() || !sought.with(String::is_empty) || is_open.get()
                }
            >
                {overview::NOTHING_SHOWN}
            </p>
            <ul class="goals__list">
                <For each=move || drawn.shown() key=Id::clone let:id>
                    <ObjectiveCard shared id edited />
                </For>
            </ul>
            <button
                type="button"
                class="button button--quiet"
                hidden=move || rest.get() == 0 || is_open.get()
                on:click=move |_| {
                    Goals::after_frame(move || {
                        let Some(before) = most.try_get_untracked() else { return };
                        // On with the first of those that come.
                        let next = found
                            .with_untracked(|found| found.get(before).map(|(id, _)| id.clone()));
                        most.set(before + SHOWN);
                        if let Some(next) = next {
                            drawn.draw(&next);
                            Goals::focus([next.as_str(), "-heading"].concat());
                        }
                    });
                }
            >
                {move || words::show_more(rest.get())}
            </button>
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
    let place = GoalsPlace {
        example: true,
        ..place.clone()
    };
    place.route().to_string()
}

/// Opens the form with what the quiz or the playground hands over, and takes it out
/// of the address: by then the form keeps it.
fn begin_with_what_came(shared: Shared) {
    let Shared {
        goals,
        navigation,
        asked,
        ..
    } = shared;
    let came = Memo::new(move |_| asked.with(|it| (it.draft.clone(), it.metric.clone())));
    Effect::new(move |_| {
        let (letters, metric) = came.get();
        if letters.is_empty() && metric.is_none() {
            return;
        }
        let open = move |draft: Option<(Draft, &'static str)>| {
            let another = None;
            shared.write(Beginning { draft, another });
            navigation.restate(shared.with(|place| {
                place.draft.clear();
                place.metric = None;
            }));
            Goals::focus("new-title".to_owned());
        };
        if let Some(metric) = metric {
            open(Some((
                Draft::of_metric(&metric, Goals::new_id()),
                words_of_form::FROM_QUIZ,
            )));
            return;
        }
        spawn_local(async move {
            let draft = from_letters(&letters, &goals.habits.notation).await;
            // One may be elsewhere by now.
            if came
                .try_get_untracked()
                .is_none_or(|(now, _)| now != letters)
            {
                return;
            }
            match draft {
                Some(draft) => open(Some((draft, words_of_form::FROM_PLAYGROUND))),
                None => open(Some((
                    Draft::empty(Goals::new_id()),
                    words_of_form::DAMAGED,
                ))),
            }
        });
    });
}
