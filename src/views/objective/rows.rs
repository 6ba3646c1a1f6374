//! Objectives as a line each: what has not begun, and what is closed.

use leptos::prelude::*;
use waymark_core::address::goals::{GoalsPlace, When};
use waymark_core::calendar::Calendar;
use waymark_core::objective::review::Brief;
use waymark_core::objective::standing::Stage;
use waymark_core::record::id::Id;
use waymark_text::days;
use waymark_text::goals::{open, overview, search, standing, year as words};
use waymark_text::grade;

use super::handoff::ask::ToDecide;
use super::page::Shared;
use crate::state::kept::objective;
use crate::state::objectives::found::{Common, Group};
use crate::state::page::{after_frame, move_focus};

/// So many are shown at first, and more at a time.
const SHOWN: usize = 40;

/// All of a place that are no cards, in groups; and that nothing is shown at all.
#[component]
pub fn Rows(
    /// What the page's parts share.
    shared: Shared,
    /// The objectives that are shown as cards.
    found: Memo<Vec<(Id, String)>>,
) -> AnyView {
    let Shared { goals, list, .. } = shared;
    let groups = Memo::new(move |_| list.with(|list| goals.groups_at(list)));
    let most = RwSignal::new(SHOWN);
    let count = Memo::new(move |_| {
        groups.with(|groups| groups.iter().map(|it| it.ids.len()).sum::<usize>())
    });
    let rest = move || count.get().saturating_sub(most.get());
    let shown = move || {
        let mut room = most.get();
        let groups = groups.get().into_iter().filter_map(|mut group| {
            group.ids.truncate(room);
            room -= group.ids.len();
            (!group.ids.is_empty()).then(|| view! { <GroupOfRows shared group /> })
        });
        groups.collect_view()
    };
    let show_more = move |_| {
        let before = most.get_untracked();
        let ids = groups.get_untracked().into_iter().flat_map(|it| it.ids);
        let next = ids.into_iter().nth(before);
        most.set(before + SHOWN);
        if let Some(next) = next {
            after_frame(move || move_focus([next.as_str(), "-heading"].concat()));
        }
    };
    let nothing = move || {
        let is_nothing = count.get() == 0 && found.with(Vec::is_empty);
        let there_are = is_nothing && !goals.objectives().is_empty();
        let said = list.with(|list| match list.when {
            _ if !there_are || list.is_search() => "",
            When::Now if list.level.is_none() => overview::NOTHING_CURRENT,
            _ => overview::NOTHING_SHOWN,
        });
        (!said.is_empty()).then_some(said)
    };
    view! {
        <p class="goals__none" hidden=move || nothing().is_none()>
            {nothing}
        </p>
        <div class="rows" hidden=move || count.get() == 0>
            {shown}
            <button
                type="button"
                class="button button--quiet"
                hidden=move || rest() == 0
                on:click=show_more
            >
                {move || words::more_closed(rest())}
            </button>
        </div>
    }
    .into_any()
}

/// What some of them have in common, and what that came to.
#[component]
fn GroupOfRows(
    /// What the page's parts share.
    shared: Shared,
    /// Which they are.
    group: Group,
) -> AnyView {
    let goals = shared.goals;
    let (name, said) = match group.of {
        Common::Ahead => (words::AHEAD.to_owned(), String::new()),
        Common::Lately => (words::LATELY.to_owned(), String::new()),
        Common::Asked => (words::ASKED.to_owned(), String::new()),
        Common::Closed(None) => (words::WITHOUT_PERIOD.to_owned(), String::new()),
        Common::Closed(Some(period)) => {
            let came_to = goals.came_to(period);
            (
                overview::period_heading(period, goals.calendar()),
                overview::came_to(&came_to),
            )
        }
    };
    let rows = group.ids.into_iter().map(|id| view! { <Row shared id /> });
    view! {
        <div class="rows__group">
            <p class="rows__of">
                <b>{name.clone()}</b>
                " "
                <span class="quiet">{said}</span>
            </p>
            <ul aria-label=name>{rows.collect_view()}</ul>
        </div>
    }
    .into_any()
}

/// One of them.
#[component]
fn Row(
    /// What the page's parts share.
    shared: Shared,
    /// Which one.
    id: Id,
) -> AnyView {
    let Shared {
        goals, place, list, ..
    } = shared;
    let of = StoredValue::new(id);
    let subject = StoredValue::new(of.with_value(objective));
    let title = Memo::new(move |_| {
        subject.with_value(|of| {
            goals.revision(of);
            goals.title(of)
        })
    });
    let brief = Memo::new(move |_| of.with_value(|id| goals.brief(id)));
    let to = move || {
        let place = GoalsPlace {
            open: Some(of.get_value()),
            ..list.get()
        };
        place.route().to_string()
    };
    // While it is open, its card has the heading's name.
    let name = move || {
        let is_open = place.with(|place| of.with_value(|id| place.open.as_ref() == Some(id)));
        (!is_open).then(|| of.with_value(|id| [id.as_str(), "-heading"].concat()))
    };
    view! {
        <li class="row">
            <h3 id=name tabindex="-1">
                <a href=to>
                    <bdi>{title}</bdi>
                </a>
            </h3>
            {move || brief.get().map(|brief| said_of(&brief, goals.calendar()))}
            <FoundIn shared id=of.get_value() />
            <ToDecide shared id=of.get_value() />
        </li>
    }
    .into_any()
}

/// How one stands, in a few words.
fn said_of(brief: &Brief, calendar: Calendar) -> AnyView {
    let period = brief.period.map(|it| days::period(it, calendar));
    if brief.stage == Stage::Ahead {
        let starts = brief.period.map(|period| words::starts(period.first()));
        return view! {
            <p class="quiet">
                <span>{period}</span>
                " "
                <span>{starts}</span>
            </p>
        }
        .into_any();
    }
    let zone = brief.closed_zone().map(grade::zone);
    let was = brief.closing.zip(brief.score.as_ref());
    let was = was.and_then(|(closing, now)| Some(standing::at_closing(closing.was(now)?, now)));
    let [score, said] = words::closed(brief.score.as_ref(), brief.verdict.as_ref());
    view! {
        <p class="row__score">
            <b class="zone" data-zone=zone>
                {score}
            </b>
            " "
            <span>{said}</span>
        </p>
        <p class="quiet">
            {brief.closing.map(open::closed)} {was.map(|was| [" ", &was, "."].concat())}
        </p>
    }
    .into_any()
}

/// Where in an objective something was found, if that is not its title.
#[component]
pub fn FoundIn(
    /// What the page's parts share.
    shared: Shared,
    /// Which one.
    id: Id,
) -> AnyView {
    let Shared { goals, list, .. } = shared;
    let said = Memo::new(move |_| {
        let find = list.with(|list| list.find.clone());
        let hit = goals.hit(&id, &find).as_ref().map(search::hit);
        hit.unwrap_or_default()
    });
    view! {
        <p class="found-in quiet" dir="auto" hidden=move || said.with(String::is_empty)>
            {said}
        </p>
    }
    .into_any()
}
