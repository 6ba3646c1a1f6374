//! The top of the goals page: what is shown, what it comes to, what several closed
//! periods say.

pub mod filters;
pub mod find;
pub mod report;
pub mod sum;

use leptos::prelude::*;
use waymark_core::address::goals::{GoalsPlace, When};
use waymark_core::objective::review::Sum;
use waymark_core::record::id::Id;
use waymark_text::goals::overview as words;
use waymark_text::goals::year as words_of_years;

use self::report::Report;
use self::sum::{OtherSums, SumStrip};
use crate::views::objective::page::Shared;
use crate::views::objective::year::{LessonsLearned, Years};
use crate::views::pinned::making::PinnedNoteFold;

/// The sum or the years, with the lessons of what is past.
#[component]
pub fn Overview(
    /// What the page's parts share.
    shared: Shared,
    /// The sums of the place, none before all objectives were looked at.
    sums: Memo<Option<Vec<Sum>>>,
) -> AnyView {
    let Shared { list, .. } = shared;
    let when = Memo::new(move |_| list.with(|list| list.when));
    let has_bars = Memo::new(move |_| matches!(when.get(), When::All | When::Year(_)));
    view! {
        <section class="overview" aria-label=words::OVERVIEW>
            <SumStrip goals=shared.goals sums />
            {move || has_bars.get().then(|| view! { <Years shared /> })}
            {move || (when.get() != When::Now).then(|| view! { <LessonsLearned shared /> })}
        </section>
    }
    .into_any()
}

/// What else there is: other periods, what closed ones say, and what can be shared.
#[component]
pub fn Asides(
    /// What the page's parts share.
    shared: Shared,
    /// The sums of the place, none before all objectives were looked at.
    sums: Memo<Option<Vec<Sum>>>,
    /// The objectives that are shown as cards.
    found: Memo<Vec<(Id, String)>>,
) -> AnyView {
    view! {
        <div class="overview__asides quiet">
            <OtherSums shared sums />
            <Past shared />
            <Report shared found />
            <PinnedNoteFold goals=shared.goals />
        </div>
    }
    .into_any()
}

/// What the closed periods say together, and the way to all of them.
#[component]
fn Past(
    /// What the page's parts share.
    shared: Shared,
) -> AnyView {
    let Shared { goals, list, .. } = shared;
    let periods = Memo::new(move |_| goals.closed_periods());
    let said = move || periods.with(|periods| words::together(periods).join(" "));
    let years = move || {
        let place = list.with(|list| GoalsPlace {
            when: When::All,
            find: String::new(),
            ..list.clone()
        });
        place.route().to_string()
    };
    let is_there = move || list.with(|list| list.when == When::All);
    view! {
        <p class="overview__past" hidden=move || periods.with(Vec::is_empty)>
            {said} " "
            <a href=years hidden=is_there>
                {words_of_years::YEARS}
            </a>
        </p>
    }
    .into_any()
}
