//! Adding a key result to an objective in its form: an empty one, or a KPI.

use leptos::prelude::*;
use waymark_core::handoff::serve::row;
use waymark_core::objective::draft::DraftRow;
use waymark_core::record::id::Id;
use waymark_core::sketch::MOST_KEY_RESULTS;
use waymark_text::goals::{self as words, form as words_of_form};
use waymark_text::handoff::serve;

use super::editing::Editing;
use super::kpi::{others, stands};
use crate::state::kept::{Goals, today};
use crate::state::objectives::serving::Usable;
use crate::state::page::move_focus;

/// The buttons that add one, how many there are, and the KPIs to choose from.
pub(super) fn adding(goals: Goals, editing: Editing) -> AnyView {
    let rows = editing.rows;
    let is_full = Memo::new(move |_| rows.with(|rows| rows.len() >= MOST_KEY_RESULTS));
    let is_choosing = RwSignal::new(false);
    let are_there = Memo::new(move |_| !goals.kpis().is_empty());
    view! {
        <div class="form__buttons">
            <button
                type="button"
                class="button button--quiet"
                id=editing.named("add")
                hidden=is_full
                on:click=move |_| editing.add(DraftRow::empty(Goals::new_id()))
            >
                {words::ADD_KEY_RESULT}
            </button>
            <button
                type="button"
                class="button button--quiet"
                id=editing.named("use-kpi")
                aria-expanded=move || is_choosing.get().to_string()
                hidden=move || is_full.get() || !are_there.get()
                on:click=move |_| is_choosing.update(|it| *it = !*it)
            >
                {serve::USE_A_KPI}
            </button>
            <span
                class="form__count quiet"
                role="status"
                id=editing.named("count")
                tabindex="-1"
                data-problem=move || editing.are_too_many().then_some("")
            >
                {move || words_of_form::count(rows.with(Vec::len))}
            </span>
        </div>
        {move || {
            (is_choosing.get() && !is_full.get())
                .then(|| view! { <Kpis goals editing is_choosing /> })
        }}
    }
    .into_any()
}

/// The KPIs that can be key results: what asks for something first.
#[component]
fn Kpis(
    /// What is kept.
    goals: Goals,
    /// The form.
    editing: Editing,
    /// Whether it is shown.
    is_choosing: RwSignal<bool>,
) -> AnyView {
    // In the order that they have now: nothing moves under a hand.
    let all = StoredValue::new(untrack(|| goals.usable_kpis()));
    let free = Memo::new(move |_| {
        let used = editing.kpis();
        all.with_value(|all| {
            let free = all.iter().filter(|it| !used.contains(&it.id));
            free.map(|it| it.id.clone()).collect::<Vec<_>>()
        })
    });
    let close = move || {
        is_choosing.set(false);
        move_focus(editing.named("use-kpi"));
    };
    let heading = editing.named("kpis");
    let labelled_by = heading.clone();
    // Who asked for them chooses one.
    let first = free.with_untracked(|free| free.first().map(|id| button(editing, id)));
    move_focus(first.unwrap_or_else(|| heading.clone()));
    view! {
        <section
            class="role"
            data-kpi=""
            aria-labelledby=labelled_by
            on:keydown=move |event| {
                // The form stays.
                if event.key() == "Escape" {
                    event.stop_propagation();
                    close();
                }
            }
        >
            <p id=heading tabindex="-1">
                <b>{serve::WHICH}</b>
                " "
                {serve::USE_A_KPI_LEAD}
            </p>
            <p class="quiet" hidden=move || free.with(|free| !free.is_empty())>
                {serve::NONE_FREE}
            </p>
            <ul>
                <For each=move || free.get() key=Id::clone let:id>
                    {all
                        .with_value(|all| all.iter().find(|it| it.id == id).cloned())
                        .map(|kpi| view! { <Choosable goals editing is_choosing kpi /> })}
                </For>
            </ul>
        </section>
    }
    .into_any()
}

/// The id of the button of one of them.
fn button(editing: Editing, kpi: &Id) -> String {
    editing.named(&["kpi-", kpi.as_str()].concat())
}

/// One of them: its name, where it stands, and which objectives it serves already.
#[component]
fn Choosable(
    /// What is kept.
    goals: Goals,
    /// The form.
    editing: Editing,
    /// Whether the list is shown.
    is_choosing: RwSignal<bool>,
    /// The KPI.
    kpi: Usable,
) -> AnyView {
    let name = kpi.known.kpi.name.clone();
    let id = button(editing, &kpi.id);
    let stands = untrack(|| stands(goals, &kpi.known));
    let others = untrack(|| others(goals, &kpi.id, editing.in_place_of().as_ref()));
    let says = serve::stands_and_serves(&stands, &others, today());
    let choose = move |_| {
        let Usable { id, known } = &kpi;
        let Some(standing) = &known.standing else {
            return;
        };
        let notation = &goals.habits.notation;
        editing.add_kpi(row(Goals::new_id(), id, &known.kpi, standing, notation));
        is_choosing.set(false);
    };
    view! {
        <li>
            <button type="button" class="set" id=id on:click=choose>
                <bdi>{name}</bdi>
            </button>
            " "
            <span class="quiet">{says}</span>
        </li>
    }
    .into_any()
}
