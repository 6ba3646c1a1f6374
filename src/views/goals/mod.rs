//! The goals page: what somebody wants, how it stands, and the state of keeping
//! all of it.

pub mod check_in;
pub mod form;
pub mod history;
pub mod keeping;
pub mod objective;
pub mod preview;
pub mod take_along;

use std::collections::BTreeSet;

use leptos::prelude::*;
use waymark_core::store::place::Id;
use waymark_text::en::{app, goals as words, grade};

use self::form::ObjectiveForm;
use self::keeping::{Bin, Status, StorageState, Troubles};
use self::objective::ObjectiveCard;
use self::take_along::TakeAlong;
use crate::state::goals::{Goals, Keeping};
use crate::ui::field::{Field, Under};

/// So many objectives are shown at first, and more at a time.
const SHOWN: usize = 10;

/// The whole page.
#[component]
pub fn GoalsPage() -> AnyView {
    let goals = Goals::get(grade::MAGNITUDES, grade::OF);
    let opened = Memo::new(move |_| goals.keeping.get() != Keeping::Opening);
    view! {
        <div class="goals-page">
            <h1>{app::GOALS_TITLE}</h1>
            <p class="lead">{words::LEAD}</p>
            {move || {
                if opened.get() {
                    view! { <Everything goals /> }.into_any()
                } else {
                    view! { <p class="loading">{words::OPENING}</p> }.into_any()
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
) -> AnyView {
    view! {
        <Status goals />
        <Troubles goals />
        <Objectives goals />
        <Bin goals />
        <TakeAlong goals />
        <StorageState goals />
    }
    .into_any()
}

/// The objectives, the newest first, and the form for another.
#[component]
fn Objectives(
    /// What is kept.
    goals: Goals,
) -> AnyView {
    let all = Memo::new(move |_| goals.list(false));
    let sought = RwSignal::new(String::new());
    let most = RwSignal::new(SHOWN);
    let found = Memo::new(move |_| {
        let sought = sought.with(|sought| Goals::folded(sought.trim()));
        all.with(|all| {
            let named = all.iter().filter(|(_, title, _)| {
                sought.is_empty() || Goals::folded(title).contains(&sought)
            });
            named.map(|(id, ..)| id.clone()).collect::<Vec<_>>()
        })
    });
    // An open form stays, even if its objective was deleted in another tab.
    let edited = RwSignal::new(BTreeSet::<Id>::new());
    let shown = move || {
        let mut shown = found.with(|found| found[..found.len().min(most.get())].to_vec());
        let gone = edited.get().into_iter().filter(|id| !shown.contains(id));
        let gone: Vec<Id> = gone.collect();
        shown.extend(gone);
        shown.sort_by(|one, other| other.cmp(one));
        shown
    };
    let rest = Memo::new(move |_| found.with(|found| found.len().saturating_sub(most.get())));
    let count = Memo::new(move |_| all.with(Vec::len));
    // Nobody meets an empty page: the form stands open where there is nothing.
    let writing = RwSignal::new(count.get_untracked() == 0);
    let close = Callback::new(move |()| {
        writing.set(false);
        Goals::focus("new-objective".to_owned());
    });
    view! {
        <section class="goals" aria-labelledby="objectives">
            <div class="goals__head">
                <h2 id="objectives">{words::OBJECTIVES}</h2>
                <button
                    type="button"
                    id="new-objective"
                    class="button"
                    hidden=move || writing.get()
                    on:click=move |_| {
                        writing.set(true);
                        Goals::focus("new-title".to_owned());
                    }
                >
                    {words::NEW}
                </button>
            </div>
            <p class="goals__none" hidden=move || count.get() != 0>
                {words::NONE_YET}
            </p>
            {move || {
                writing
                    .get()
                    .then(|| view! { <ObjectiveForm goals id=None close /> })
            }}
            <div class="goals__find" hidden=move || count.get() <= SHOWN>
                <Field
                    id="find".to_owned()
                    label=words::FIND
                    value=Signal::derive(move || sought.get())
                    typed=Callback::new(move |text| sought.set(text))
                    under=Signal::derive(move || Under {
                        text: if found.with(Vec::is_empty) && count.get() != 0 {
                            words::NOT_FOUND.to_owned()
                        } else {
                            String::new()
                        },
                        is_problem: false,
                    })
                />
            </div>
            <ul class="goals__list">
                <For each=shown key=Id::clone let:id>
                    <ObjectiveCard goals id edited />
                </For>
            </ul>
            <button
                type="button"
                class="button button--quiet"
                hidden=move || rest.get() == 0
                on:click=move |_| {
                    // On with the first of those that come.
                    let next = found.with_untracked(|found| found.get(most.get_untracked()).cloned());
                    most.update(|most| *most += SHOWN);
                    if let Some(next) = next {
                        Goals::focus([next.as_str(), "-heading"].concat());
                    }
                }
            >
                {move || words::show_more(rest.get())}
            </button>
        </section>
    }
    .into_any()
}
