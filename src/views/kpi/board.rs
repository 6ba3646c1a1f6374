//! The board: every KPI, what asks for something first.

use leptos::prelude::*;
use waymark_core::record::id::Id;
use waymark_text::kpi as words;

use super::super::kpis::Shared;
use super::card::KpiCard;

/// All of them.
#[component]
pub fn Board(
    /// What the page's parts share.
    shared: Shared,
) -> AnyView {
    let Shared { goals, place, .. } = shared;
    let there = Memo::new(move |_| goals.kpis());
    // As it was when the page was opened, or one came or went: nothing moves under a hand.
    let all = Memo::new(move |_| {
        there.track();
        untrack(|| goals.kpis_by_rank())
    });
    let is_open = Memo::new(move |_| place.with(|place| place.open.is_some()));
    view! {
        <section class="kpis" aria-labelledby="kpis">
            <h2 id="kpis" class="unseen">
                {words::KPIS}
            </h2>
            <div class="goals__none" hidden=move || is_open.get() || all.with(|all| !all.is_empty())>
                <p>{words::NONE_YET}</p>
            </div>
            <ul class="kpis__list">
                <For each=move || all.get() key=Id::clone let:id>
                    <KpiCard shared id />
                </For>
            </ul>
        </section>
    }
    .into_any()
}
