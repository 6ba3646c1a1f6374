//! The board: every KPI, what asks for something first.

use leptos::prelude::*;
use waymark_core::record::id::Id;
use waymark_text::kpi as words;

use super::super::kept::gradual::GradualList;
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
    // One that is looked at stays, even if it was deleted in another tab.
    let wanted = Memo::new(move |_| {
        let mut wanted = all.get();
        let open = place.with(|place| place.open.clone());
        let open = open.filter(|id| goals.is_kpi(id) && !wanted.contains(id));
        wanted.extend(open);
        wanted
    });
    let drawn = GradualList::new(wanted);
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
                <For each=move || drawn.shown() key=Id::clone let:id>
                    <KpiCard shared id />
                </For>
            </ul>
        </section>
    }
    .into_any()
}
