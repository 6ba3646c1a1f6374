//! Closed periods beside each other, against the aim.

use leptos::prelude::*;
use waymark_core::grading::history::{Closed, hit_rate};
use waymark_core::plot::pixels;
use waymark_core::sketch::periods::ReadPast;
use waymark_core::sketch::typed::Problem;
use waymark_core::sketch::{MOST_PERIODS, Past};
use waymark_text::grade::{self as words, page, problems};

use crate::state::grade::{PastRow, Playground};
use crate::ui::field::{Field, Under, fields_belong_together};

/// A row per period, and what they say together.
#[component]
pub fn Periods(
    /// The playground that they are part of.
    playground: Playground,
) -> AnyView {
    let pasts = playground.pasts;
    let closed = Memo::new(move |_| {
        pasts.with(|rows| {
            rows.iter()
                .map(|row| row.read.with(|read| read.closed.clone()))
                .collect::<Vec<Closed>>()
        })
    });
    let aim = move || closed.with(|closed| page::aim(closed));
    let rate = move || closed.with(|closed| page::hit_rate(hit_rate(closed)));
    view! {
        <section class="periods">
            <h2>{page::PERIODS}</h2>
            <p class="lead">{page::PERIODS_LEAD}</p>
            <ol class="periods__list">
                <For each=move || pasts.get() key=|row| row.id let:row>
                    <PastPeriod playground row />
                </For>
            </ol>
            <button
                type="button"
                class="button button--quiet"
                id="add-past"
                hidden=move || pasts.with(|rows| rows.len() >= MOST_PERIODS)
                on:click=move |_| playground.add_past()
            >
                {page::ADD_PERIOD}
            </button>
            <p class="periods__says">
                <span>{aim}</span>
                " "
                <span>{rate}</span>
            </p>
        </section>
    }
    .into_any()
}

/// A text of a period, and what is wrong with it.
type Of = fn(&mut Past) -> &mut String;
type Wrong = fn(&ReadPast) -> &Option<Problem>;

/// A closed period: its name, its score on the scale, what was kept.
#[component]
fn PastPeriod(
    /// The playground that it is part of.
    playground: Playground,
    /// Which one.
    row: PastRow,
) -> AnyView {
    let PastRow {
        id, typed, read, ..
    } = row;
    fields_belong_together();
    let notation = playground.habits.notation;
    let fields: [(&str, Of, Wrong); 4] = [
        ("past", |past| &mut past.name, |_| &None),
        ("score", |past| &mut past.score, |read| &read.score),
        ("kept", |past| &mut past.kept, |read| &read.kept),
        ("all", |past| &mut past.committed, |read| &read.committed),
    ];
    let fields = fields
        .into_iter()
        .zip(page::PAST)
        .map(|((part, field, problem), label)| {
            let value = Signal::derive(move || {
                // The same way in as for changing it; the copy is short.
                let mut past = typed.get();
                std::mem::take(field(&mut past))
            });
            let under = Signal::derive(move || {
                let text = value.get();
                read.with(|read| match problem(read) {
                    Some(problem) => Under {
                        text: problems::problem(problem, &text, &notation),
                        is_problem: true,
                    },
                    None => Under::default(),
                })
            });
            view! {
                <Field
                    id=[part, "-", &id.to_string()].concat()
                    label=label
                    kind=match part {
                        "past" => "text",
                        "score" => "decimal",
                        _ => "numeric",
                    }
                    value=value
                    typed=playground.setter(typed, field)
                    under=under
                />
            }
        });
    let score = move || read.with(|read| read.closed.aspirational.clone());
    let place = move || score().map(|score| [&pixels(score.to_pixels() * 100.0), "%"].concat());
    let says = move || score().map(|score| words::past(&score)).unwrap_or_default();
    view! {
        <li class="past">
            <div class="past__fields">
                {fields.collect_view()}
                <button
                    type="button"
                    class="tool"
                    title=page::REMOVE
                    on:click=move |_| playground.remove_past(id)
                >
                    <span aria-hidden="true">"×"</span>
                    <span class="unseen">
                        {move || typed.with(|typed| [page::REMOVE, " ", &typed.name].concat())}
                    </span>
                </button>
            </div>
            <div class="past__scale" hidden=move || score().is_none()>
                <span class="past__track" aria-hidden="true">
                    <span class="past__dot" style:inset-inline-start=place></span>
                </span>
                <span class="past__says">{says}</span>
            </div>
        </li>
    }
    .into_any()
}
