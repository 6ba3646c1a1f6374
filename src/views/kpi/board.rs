//! The board: every KPI, what asks for something first.

use leptos::prelude::*;
use waymark_core::kpi::Pillar;
use waymark_core::kpi::draft::Draft;
use waymark_core::record::id::Id;
use waymark_text::goals as goals_words;
use waymark_text::kpi::{self as words, form as words_of_form};

use super::super::kpis::Shared;
use super::form::pillars::Pillars;
use super::form::{Beginning, KpiForm, PartForm};
use crate::state::kpis::showing::kpi;
use crate::state::page::move_focus;

/// All of them.
#[component]
pub fn Board(
    /// What the page's parts share.
    shared: Shared,
) -> AnyView {
    let Shared { goals, place, .. } = shared;
    let all = Memo::new(move |_| goals.kpis());
    let metric = place.with_untracked(|place| place.metric.clone());
    let writing = RwSignal::new(metric.map(|name| Beginning {
        draft: Some((Draft::of_metric(&name), words_of_form::FROM_QUIZ)),
    }));
    let close = Callback::new(move |saved: Option<Id>| {
        writing.set(None);
        let heading = saved.map(|id| [id.as_str(), "-heading"].concat());
        move_focus(heading.unwrap_or_else(|| "new-kpi-button".to_owned()));
    });
    view! {
        <section class="kpis" aria-labelledby="kpis">
            <h2 id="kpis" class="unseen">
                {words::KPIS}
            </h2>
            <div class="goals__none" hidden=move || all.with(|all| !all.is_empty())>
                <p>{words::NONE_YET}</p>
            </div>
            <button
                type="button"
                class="button"
                id="new-kpi-button"
                hidden=move || writing.with(Option::is_some)
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
            <ul class="kpis__list">
                <For each=move || all.get() key=Id::clone let:id>
                    <li>
                        <Bare shared id />
                    </li>
                </For>
            </ul>
        </section>
    }
    .into_any()
}

/// One of them.
#[component]
fn Bare(
    /// What the page's parts share.
    shared: Shared,
    /// Which.
    id: Id,
) -> AnyView {
    let goals = shared.goals;
    let id = StoredValue::new(id);
    let named = move |part: &str| id.with_value(|id| [id.as_str(), "-", part].concat());
    let name = Memo::new(move |_| {
        id.with_value(|id| {
            let _ = goals.revision(&kpi(id));
            goals.kpi(id, false).name
        })
    });
    let edited = RwSignal::new(None::<bool>);
    let close = Callback::new(move |_| {
        edited.set(None);
        move_focus(named("heading"));
    });
    view! {
        <article class="goal" aria-labelledby=named("heading")>
            <h3 id=named("heading") tabindex="-1">
                <bdi>{name}</bdi>
            </h3>
            <button type="button" class="link" on:click=move |_| edited.set(Some(false))>
                {goals_words::EDIT}
            </button>
            " "
            <button type="button" class="link" on:click=move |_| edited.set(Some(true))>
                {words_of_form::EDITING_BAND}
            </button>
            <Pillars goals id=id.get_value() />
            {move || {
                let id = id.get_value();
                let beginning = Beginning::default();
                edited
                    .get()
                    .map(|band| match band {
                        true => {
                            view! { <PartForm goals id pillar=Pillar::Band close /> }.into_any()
                        }
                        false => {
                            view! { <KpiForm goals id=Some(id) beginning close /> }.into_any()
                        }
                    })
            }}
        </article>
    }
    .into_any()
}
