//! Where a note is made: what is to be in it, how it looks, and the ways to take it along.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_core::address::goals::GoalsPlace;
use waymark_core::kpi::KIND;
use waymark_core::objective::standing::Standing;
use waymark_core::period::Period;
use waymark_core::pinned::link::LONGEST;
use waymark_core::pinned::{NoNote, PinnedNote};
use waymark_core::record::id::Id;
use waymark_text::app;
use waymark_text::kpi::noise::When;
use waymark_text::pinned::{self as words, report::report, said};
use waymark_text::report::markdown::markdown;

use super::choice::{Choice, Ticks};
use super::shown::shown_note;
use crate::state::kept::{Goals, objective as subject, today};
use crate::state::pinned::Link;
use crate::ui::fold::is_unfolded;
use crate::views::share::{Copied, Copying};

/// So many objectives are chosen at first (Rock pins one; more than four at once is too
/// many), and so many KPIs of the board, which begins with those that ask for something.
const AT_FIRST: (usize, usize) = (4, 12);

/// The fold in which a note is made.
#[component]
pub fn PinnedNoteFold(
    /// What is kept.
    goals: Goals,
    /// The objective that it is of at first, where that is looked at.
    #[prop(optional)]
    of: Option<Id>,
) -> AnyView {
    let of = StoredValue::new(of);
    // Once it was unfolded, what was chosen stays.
    let was_unfolded = RwSignal::new(false);
    let unfold = move |event| {
        if is_unfolded(&event) && !was_unfolded.get_untracked() {
            was_unfolded.set(true);
        }
    };
    view! {
        <details class="pin overview__report" on:toggle=unfold>
            <summary class="quiet">{app::NOTE_TITLE}</summary>
            {move || was_unfolded.get().then(|| view! { <Making goals of=of.get_value() /> })}
        </details>
    }
    .into_any()
}

#[component]
fn Making(
    /// What is kept.
    goals: Goals,
    /// The objective that it is of at first; none for those of this quarter.
    of: Option<Id>,
) -> AnyView {
    let objectives = objectives(goals, of);
    let kpis = kpis(goals);
    let note = Memo::new(move |_| note(goals, &objectives.taken(), &kpis.taken()));
    view! {
        <p class="pin__lead">{words::LEAD}</p>
        <div class="pin__choices">
            <Ticks choice=objectives label=words::OBJECTIVES none=words::NO_OBJECTIVES />
            <Ticks choice=kpis label=words::KPIS none=words::NO_KPIS />
        </div>
        {move || match note.get() {
            Ok(note) => view! { <Made note /> }.into_any(),
            Err(why) => view! { <p role="status">{words::no_note(why)}</p> }.into_any(),
        }}
    }
    .into_any()
}

/// The note, and the ways to take it along.
#[component]
fn Made(
    /// The note.
    note: PinnedNote,
) -> AnyView {
    let link = RwSignal::new(None::<Link>);
    let copying = Copying::new();
    let kept = StoredValue::new(note.clone());
    // Made beforehand: what is copied a moment after a press is not copied everywhere.
    spawn_local(async move {
        if let Some(note) = kept.try_get_value() {
            let made = Link::to(&note).await;
            let _ = link.try_set(Some(made));
        }
    });
    let copy_markdown = move |_| copying.copy(kept.with_value(|note| markdown(&report(note))));
    let ways = move || {
        Some(match link.get()? {
            Link::Made { page, frame } => view! { <Ways page frame copying /> }.into_any(),
            Link::TooLong(long) => view! { <p>{words::too_long(long, LONGEST)}</p> }.into_any(),
            Link::Cannot => view! { <p>{words::NO_LINKS}</p> }.into_any(),
        })
    };
    view! {
        <section class="pin__preview" aria-label=words::PREVIEW>
            <p class="quiet">{words::PREVIEW} ": " {words::as_of(note.day())}</p>
            {shown_note(&note, true)}
        </section>
        <p class="pin__lead">{words::PRIVACY}</p>
        <div class="form__buttons">
            <button type="button" class="button button--quiet" on:click=copy_markdown>
                {words::COPY_MARKDOWN}
            </button>
            {ways}
        </div>
        <Copied copying label=words::BY_HAND />
    }
    .into_any()
}

/// The ways that take a link.
#[component]
fn Ways(
    /// The address of the page that shows the note.
    page: String,
    /// The address of the one that may stand in a frame.
    frame: String,
    /// What becomes of what is copied.
    copying: Copying,
) -> AnyView {
    let length = words::length(page.chars().count());
    let address = page.clone();
    view! {
        <button
            type="button"
            class="button button--quiet"
            on:click=move |_| copying.copy(page.clone())
        >
            {words::COPY_LINK}
        </button>
        <button
            type="button"
            class="button button--quiet"
            on:click=move |_| copying.copy(words::frame(&frame))
        >
            {words::COPY_FRAME}
        </button>
        <a class="button button--quiet" href=address target="_blank" rel="noopener">
            {words::OPEN}
        </a>
        <p class="quiet pin__length">{length} " " {words::FRAME_NOTE}</p>
    }
    .into_any()
}

/// The objectives to choose from: those that run or wait to be closed, after the one that is
/// looked at. At first that one is chosen, or those of this quarter, or else those that run
/// today.
fn objectives(goals: Goals, of: Option<Id>) -> Choice {
    let first = StoredValue::new(of.clone());
    let all = Memo::new(move |_| {
        let mut shown = goals.shown_at(&GoalsPlace::default());
        if let Some(of) = first.get_value() {
            shown.retain(|(id, _)| *id != of);
            let title = goals.title(&subject(&of));
            shown.insert(0, (of, title));
        }
        let is_read = |id: &Id| !goals.is_newer(&subject(id));
        let shown = shown.into_iter().filter(|(id, _)| is_read(id));
        shown.collect::<Vec<_>>()
    });
    if let Some(of) = of {
        return Choice::new(all, BTreeSet::from([of]));
    }
    let at_first = untrack(|| {
        let quarter = goals.calendar().quarter_of(today());
        let period_of = |id: &Id| goals.objective(id, false).period;
        let listed = all.with(|all| {
            let listed = all.iter().take(Choice::LISTED);
            let listed = listed.map(|(id, _)| (id.clone(), period_of(id)));
            listed.collect::<Vec<_>>()
        });
        let are = |is_wanted: &dyn Fn(Period) -> bool| {
            let wanted = listed
                .iter()
                .filter(|(_, period)| period.is_some_and(is_wanted));
            let wanted = wanted.take(AT_FIRST.0).map(|(id, _)| id.clone());
            wanted.collect::<BTreeSet<Id>>()
        };
        match are(&|period| period == quarter) {
            none if none.is_empty() => are(&|period| period.contains(today())),
            of_quarter => of_quarter,
        }
    });
    Choice::new(all, at_first)
}

/// The KPIs to choose from: those that are watched, in the order of the board as it was
/// when this was unfolded, or one came or went.
fn kpis(goals: Goals) -> Choice {
    let all = Memo::new(move |_| {
        let _ = goals.kpis();
        untrack(|| {
            let ranked = goals.kpis_by_rank().into_iter();
            let ranked = ranked.filter(|id| !goals.is_newer(&KIND.of(id.clone())));
            let known = ranked.map(|id| {
                let known = goals.known_kpi(&id);
                (id, known)
            });
            let watched = known.filter(|(_, known)| known.kpi.rest.is_none());
            let named = watched.map(|(id, known)| (id, known.kpi.name.clone()));
            named.collect::<Vec<_>>()
        })
    });
    let first = untrack(|| {
        all.with(|all| {
            let first = all.iter().take(AT_FIRST.1);
            first.map(|(id, _)| id.clone()).collect()
        })
    });
    Choice::new(all, first)
}

/// The note of what is chosen, as it stands today.
fn note(goals: Goals, objectives: &[Id], kpis: &[Id]) -> Result<PinnedNote, NoNote> {
    let (calendar, today) = (goals.calendar(), goals.day());
    let notation = &goals.habits.notation;
    let objectives = objectives.iter().map(|id| {
        let _ = goals.revision(&subject(id));
        let objective = goals.objective(id, true);
        let standing = Standing::of(&objective, today);
        said::objective(&objective, &standing, calendar, today, notation)
    });
    let kpis = kpis.iter().filter_map(|id| {
        let known = goals.known_kpi(id);
        let calendar = known.kpi.calendar(calendar);
        let when = When { calendar, today };
        Some(said::kpi(
            &known.kpi,
            known.standing.as_ref()?,
            when,
            notation,
        ))
    });
    PinnedNote::new(today, objectives.collect(), kpis.collect())
}
