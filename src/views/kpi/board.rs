//! The board: every KPI, what asks for something first.

use leptos::prelude::*;
use waymark_core::kpi::draft::Draft;
use waymark_core::record::id::Id;
use waymark_text::kpi::{self as words, form as words_of_form};

use super::super::kept::gradual::GradualList;
use super::super::kpis::Shared;
use super::card::KpiCard;
use super::form::{Beginning, KpiForm};
use crate::state::page::move_focus;

/// The button that opens the form of a new one.
const NEW: &str = "new-kpi-button";

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
            <New shared />
            <ul class="kpis__list">
                <For each=move || drawn.shown() key=Id::clone let:id>
                    <KpiCard shared id />
                </For>
            </ul>
        </section>
    }
    .into_any()
}

/// The form of a new one, or the button that opens it.
#[component]
fn New(
    /// What the page's parts share.
    shared: Shared,
) -> AnyView {
    let Shared { goals, place, .. } = shared;
    let metric = place.with_untracked(|place| place.metric.clone());
    let writing = RwSignal::new(metric.map(|name| Beginning {
        draft: Some((Draft::of_metric(&name), words_of_form::FROM_QUIZ)),
    }));
    let close = Callback::new(move |saved: Option<Id>| {
        writing.set(None);
        let heading = saved.map(|id| [id.as_str(), "-heading"].concat());
        move_focus(heading.unwrap_or_else(|| NEW.to_owned()));
    });
    let hidden = move || writing.with(Option::is_some) || place.with(|it| it.open.is_some());
    view! {
        <button
            type="button"
            class="button"
            id=NEW
            hidden=hidden
            on:click=move |_| {
                writing.set(Some(Beginning::default()));
                move_focus("new-kpi-name".to_owned());
            }
        >
            {words::NEW}
        </button>
        {move || {
            writing.get().map(|beginning| view! { <KpiForm goals id=None beginning close /> })
        }}
    }
    .into_any()
}
