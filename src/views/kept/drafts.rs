//! What a file would begin, one by one, before anything is written.

use std::collections::BTreeSet;

use leptos::prelude::*;
use waymark_core::carry::plan::Planned;
use waymark_core::carry::series::{Becomes, Series};
use waymark_core::objective::draft::{Draft, Here};
use waymark_text::days;
use waymark_text::goals as goals_words;
use waymark_text::kept::{columns, drafts as words, files, periods};

use super::not_brought::not_brought;
use super::rows::Doubts;
use crate::state::kept::Goals;
use crate::state::kept::drafts::{Drafts, Numbers, Planning};
use crate::state::page::move_focus;
use crate::views::objective::form::editing::here;

/// So many rows that are left out, and key results of one objective, are named; of more, how
/// many.
const NAMED: usize = 50;

/// So many objectives or numbers are in view at first, about a page of them, and so many more
/// with a press. All of them can be kept.
const FIRST: usize = 10;
const MORE: usize = 50;

/// The ones that are to be kept, by their places.
type Ticked = RwSignal<BTreeSet<usize>>;

/// What would begin, with a tick each, and the button that keeps what is ticked.
#[component]
pub fn DraftsPanel(
    /// What is kept.
    goals: Goals,
    /// What the file would begin.
    drafts: Drafts,
    /// Called with a draft that is to be opened in the form of a new objective.
    open: Callback<Draft>,
    /// Called with what to say when they were kept, or with nothing where none is to be.
    close: Callback<&'static str>,
) -> AnyView {
    let here = here(goals);
    let ticked: Ticked = RwSignal::new(at_first(&drafts, &here));
    let refused = RwSignal::new(String::new());
    let nothing = drafts.len() == 0;
    let drafts = RwSignal::new(drafts);
    let doubts = Memo::new(move |_| {
        drafts.with(|drafts| match drafts {
            Drafts::Plan(planning) => planning.plan.doubts.clone(),
            Drafts::Numbers(_) => Vec::new(),
        })
    });
    let choose = Callback::new(move |choice| {
        let again = drafts.with_untracked(|drafts| match drafts {
            Drafts::Plan(planning) => goals.plan_again(planning, choice),
            Drafts::Numbers(_) => None,
        });
        let Some(again) = again.map(Drafts::Plan) else {
            return;
        };
        // What somebody took the tick from stays without it.
        let before = drafts.with_untracked(|drafts| at_first(drafts, &here));
        let mut now = at_first(&again, &here);
        ticked.with_untracked(|ticked| {
            now.retain(|at| ticked.contains(at) || !before.contains(at));
        });
        drafts.set(again);
        ticked.set(now);
    });
    let most = RwSignal::new(FIRST);
    let count = Memo::new(move |_| drafts.with(Drafts::len));
    let listed =
        move || drafts.with(|drafts| listed(goals, drafts, most.get(), ticked, open, close));
    let keep = move |_| {
        let done = Callback::new(move |is_done| {
            if is_done {
                close.run(words::KEPT);
            }
        });
        let is_ticked = |at| ticked.with_untracked(|all| all.contains(&at));
        let kept = drafts.with_untracked(|drafts| goals.keep_drafts(drafts, is_ticked, done));
        refused.set(kept.err().map(|why| not_brought(&why)).unwrap_or_default());
    };
    view! {
        <section class="preview" aria-labelledby="preview">
            <h3 id="preview" tabindex="-1">{words::TITLE}</h3>
            <p>{if nothing { words::NOTHING } else { words::LEAD }}</p>
            <Doubts goals doubts choose />
            {move || drafts.with(said_beside)}
            <div id=LIST tabindex="-1" class="preview__rows">
                {listed}
                <MoreOf count most />
            </div>
            {move || drafts.with(left_out)}
            <p class="notice" role="alert" hidden=move || refused.with(String::is_empty)>
                {refused}
            </p>
            <div class="form__buttons">
                <button
                    type="button"
                    class="button"
                    hidden=nothing
                    disabled=move || ticked.with(BTreeSet::is_empty)
                    on:click=keep
                >
                    {move || ticked.with(|all| words::keep(all.len()))}
                </button>
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| close.run("")
                >
                    {goals_words::CANCEL}
                </button>
            </div>
        </section>
    }
    .into_any()
}

/// The list, which has the focus once all of it is in view.
const LIST: &str = "preview-drafts";

/// What would begin, one by one: so many of them.
fn listed(
    goals: Goals,
    drafts: &Drafts,
    most: usize,
    ticked: Ticked,
    open: Callback<Draft>,
    close: Callback<&'static str>,
) -> AnyView {
    let each = match drafts {
        Drafts::Plan(Planning {
            plan, here_already, ..
        }) => {
            let all = plan.all.iter().zip(here_already).enumerate();
            let each = all.take(most).map(|(at, (planned, is_here))| {
                let (planned, is_here) = (planned.clone(), *is_here);
                view! { <OnePlanned goals at planned is_here ticked open close /> }
            });
            each.collect_view().into_any()
        }
        Drafts::Numbers(Numbers { all, .. }) => {
            let all = all.iter().enumerate();
            let each = all.take(most).map(|(at, (series, becomes))| {
                let (series, becomes) = (series.clone(), becomes.clone());
                view! { <OneNumber at series becomes ticked /> }
            });
            each.collect_view().into_any()
        }
    };
    view! { <ul class="preview__list">{each}</ul> }.into_any()
}

/// The button that brings more of them into view.
#[component]
fn MoreOf(
    /// How many there are.
    count: Memo<usize>,
    /// How many of them are in view at most.
    most: RwSignal<usize>,
) -> AnyView {
    let more = move || count.get().saturating_sub(most.get()).min(MORE);
    let show_more = move |_| {
        most.update(|most| *most += MORE);
        if untrack(more) == 0 {
            // The button is gone.
            move_focus(LIST.to_owned());
        }
    };
    view! {
        <button type="button" class="set" hidden=move || more() == 0 on:click=show_more>
            {move || words::show_more(more())}
        </button>
    }
    .into_any()
}

/// What there is to say of all of them.
fn said_beside(drafts: &Drafts) -> AnyView {
    let said = match drafts {
        Drafts::Plan(Planning { plan, .. }) => words::beside(plan),
        Drafts::Numbers(numbers) => columns::not_used(&numbers.unused).into_iter().collect(),
    };
    let said = said
        .into_iter()
        .map(|it| view! { <p class="quiet">{it}</p> });
    said.collect_view().into_any()
}

/// What nothing becomes of.
fn left_out(drafts: &Drafts) -> AnyView {
    let left_out = match drafts {
        Drafts::Plan(Planning { plan, .. }) => plan.left_out.iter().map(words::left_out).collect(),
        Drafts::Numbers(Numbers { left_out, .. }) => left_out.clone(),
    };
    view! { <LeftOut left_out /> }.into_any()
}

/// What is ticked before somebody says anything: all that can be kept and is not here.
fn at_first(drafts: &Drafts, here: &Here) -> BTreeSet<usize> {
    let mut ticked = BTreeSet::new();
    match drafts {
        Drafts::Plan(Planning {
            plan, here_already, ..
        }) => {
            let all = plan.all.iter().zip(here_already).enumerate();
            for (at, (planned, is_here)) in all {
                if !is_here && planned.draft.check(here).is_ok() {
                    ticked.insert(at);
                }
            }
        }
        Drafts::Numbers(numbers) => {
            for (at, (_, becomes)) in numbers.all.iter().enumerate() {
                if does_something(becomes) {
                    ticked.insert(at);
                }
            }
        }
    }
    ticked
}

/// Whether keeping it writes anything.
fn does_something(becomes: &Becomes) -> bool {
    match becomes {
        Becomes::New(_) => true,
        Becomes::Adds { record, .. } => !record.is_empty(),
        Becomes::Several | Becomes::TooCoarse(_) | Becomes::Nothing => false,
    }
}

/// A box to tick with the name of something beside it.
#[component]
fn ToKeep(
    /// Its place among all.
    at: usize,
    /// What it is called.
    name: String,
    /// What is ticked.
    ticked: Ticked,
    /// Whether it can be kept.
    can_be: bool,
) -> AnyView {
    let tick = move |event| {
        let is_ticked = event_target_checked(&event);
        ticked.update(|all| {
            if is_ticked {
                all.insert(at);
            } else {
                all.remove(&at);
            }
        });
    };
    view! {
        <label class="tick">
            <input
                type="checkbox"
                disabled=!can_be
                prop:checked=move || ticked.with(|all| all.contains(&at))
                on:change=tick
            />
            <b>
                <bdi>{name}</bdi>
            </b>
        </label>
    }
    .into_any()
}

/// An objective that a plan has.
#[component]
fn OnePlanned(
    /// What is kept.
    goals: Goals,
    /// Its place among all.
    at: usize,
    /// The objective.
    planned: Planned,
    /// Whether it is here already.
    is_here: bool,
    /// What is ticked.
    ticked: Ticked,
    /// Called with its draft, to be opened in the form.
    open: Callback<Draft>,
    /// Called once it is.
    close: Callback<&'static str>,
) -> AnyView {
    let here = here(goals);
    let notation = goals.habits.notation;
    let draft = &planned.draft;
    let problems = draft.check(&here).err().unwrap_or_default();
    let can_be = problems.is_empty();
    let named = problems.iter().take(NAMED);
    let named = named.map(|it| words::problem(it, draft, &notation));
    let named = named.map(|it| view! { <li>{it}</li> }).collect_view();
    let title = match draft.title.trim() {
        "" => words::UNTITLED.to_owned(),
        title => title.to_owned(),
    };
    let period = planned.days(&here);
    let period = period.map_or_else(String::new, |it| days::period(it, here.calendar));
    let from = periods::period_from(&planned);
    let rows = draft.rows.iter().zip(&planned.rows).take(NAMED);
    let rows = rows.map(|(row, beside)| {
        let assumed = words::guesses(beside);
        view! {
            <li>
                <bdi>{words::name(row).to_owned()}</bdi>
                ": "
                {words::key_result(row, &goals.habits)}
                {assumed.map(|it| view! { <span class="quiet">" " {it}</span> })}
            </li>
        }
    });
    let rows = rows.collect_view();
    let more = draft.rows.len().saturating_sub(NAMED);
    let draft = StoredValue::new(draft.clone());
    let open_it = move |_| {
        open.run(draft.get_value());
        let _ = close.try_run("");
    };
    view! {
        <li>
            <ToKeep at name=title ticked can_be />
            <p class="quiet">
                {period}
                {from.map(|it| view! { <span>". " {it}</span> })}
            </p>
            {is_here.then(|| view! { <p>{words::HERE_ALREADY}</p> })}
            <ul>{rows}</ul>
            {(more > 0).then(|| view! { <p>{files::more(more)}</p> })}
            {(!can_be)
                .then(|| {
                    view! {
                        <div class="notice">
                            <p>{words::NOT_AS_IT_IS}</p>
                            <ul>{named}</ul>
                        </div>
                    }
                })}
            <button type="button" class="set" on:click=open_it>
                {words::OPEN}
            </button>
        </li>
    }
    .into_any()
}

/// A number over time.
#[component]
fn OneNumber(
    /// Its place among all.
    at: usize,
    /// The number.
    series: Series,
    /// What becomes of it.
    becomes: Becomes,
    /// What is ticked.
    ticked: Ticked,
) -> AnyView {
    let can_be = does_something(&becomes);
    let said = words::becomes(&series, &becomes);
    view! {
        <li>
            <ToKeep at name=series.name ticked can_be />
            <p class="quiet">{said}</p>
        </li>
    }
    .into_any()
}

/// What of the file nothing becomes of.
#[component]
fn LeftOut(
    /// A sentence each.
    left_out: Vec<String>,
) -> AnyView {
    let count = left_out.len();
    if count == 0 {
        return ().into_any();
    }
    let named = left_out.into_iter().take(NAMED);
    let named = named.map(|it| view! { <li>{it}</li> }).collect_view();
    let more = count.saturating_sub(NAMED);
    view! {
        <div class="notice">
            <p>{files::unusable_rows(count)}</p>
            <ul>{named}</ul>
            {(more > 0).then(|| view! { <p>{files::more(more)}</p> })}
        </div>
    }
    .into_any()
}
