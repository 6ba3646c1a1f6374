//! What somebody sent: all of it to look at, and nothing to change.

use leptos::prelude::*;
use waymark_core::grading::verdict::Promise;
use waymark_core::sketch::typed::{Habits, ReadKeyResult};
use waymark_core::sketch::{KeyResult, Measure};
use waymark_text::grade::{self as words, page};

use super::card::Card;
use super::editor::{TITLE, fetch_ahead};
use super::gradual::GradualRows;
use super::outcome::OutcomePanel;
use crate::state::grade::{KeyResultRow, Playground};
use crate::state::page::{after_frame, move_focus};

/// The objective of a link, and the button that makes it one's own.
#[component]
pub fn Look(
    /// The playground that shows it.
    playground: Playground,
) -> AnyView {
    let objective = playground.objective;
    let drawn = GradualRows::new(playground);
    // Whoever makes it their own does not wait then.
    after_frame(fetch_ahead);
    let promised = move || {
        objective.with(|objective| {
            let commitment = words::commitment(objective.commitment);
            [commitment, " · ", &page::when(objective)].concat()
        })
    };
    view! {
        <div class="notice">
            <p>{page::SHARED}</p>
            <button
                type="button"
                class="button"
                on:click=move |_| {
                    playground.make_mine();
                    move_focus(TITLE.to_owned());
                }
                aria-describedby="make-mine"
            >
                {page::MAKE_MINE}
            </button>
            <p id="make-mine" class="quiet">{page::MAKE_MINE_LEAD}</p>
        </div>
        <h2>
            <bdi>{Signal::derive(move || objective.with(|objective| objective.title.clone()))}</bdi>
        </h2>
        <p class="quiet">{Signal::derive(promised)}</p>
        <div class="sheet">
            <div class="sheet__typed">
                <h3 class="unseen">{page::KEY_RESULTS}</h3>
                <ol class="cards">
                    <For each=move || drawn.shown() key=|row| row.id let:row>
                        <LookedAt playground row />
                    </For>
                </ol>
            </div>
            <OutcomePanel playground />
        </div>
        {move || past(playground)}
    }
    .into_any()
}

/// A key result to look at.
#[component]
fn LookedAt(
    /// The playground that it is part of.
    playground: Playground,
    /// Which one.
    row: KeyResultRow,
) -> AnyView {
    let promise = playground.promise.with(|it| *it);
    row.typed.with(|typed| {
        row.read
            .with(|read| key_result(typed, read, promise, &playground.habits))
    })
}

/// A key result with its score and the arithmetic, as it stands.
pub(crate) fn key_result(
    typed: &KeyResult,
    read: &ReadKeyResult,
    promise: Promise,
    habits: &Habits,
) -> AnyView {
    let card = Card::to_look_at(typed, read, promise, habits);
    let is_done = typed.measure == Measure::YesNo;
    let stands = if is_done {
        page::done(typed.done).to_owned()
    } else {
        page::now(&card.value)
    };
    let so = [&card.reads, ", ", &stands].concat();
    let so = so.trim_start_matches(", ").to_owned();
    let steps = words::steps::of_key_result(&read.counted);
    let [width, _] = card.widths;
    let [spectrum, _, _] = card.grade;
    view! {
        <li class="card" data-measure=page::MEASURES[typed.measure as usize].0>
            <p class="card__steps">
                <bdi>{typed.name.clone()}</bdi>
                <b>
                    <span class="unseen">{page::SPECTRUM[0]} " "</span>
                    {spectrum}
                </b>
            </p>
            <span class="bar" aria-hidden="true">
                <span style:inline-size=width></span>
            </span>
            <p class="quiet">{so}</p>
            <p class="card__steps">
                <span class="steps">{steps}</span>
                <span class="zone" data-zone=card.zone>{card.stands}</span>
            </p>
        </li>
    }
    .into_any()
}

/// The closed periods that came along.
fn past(playground: Playground) -> Option<AnyView> {
    let lines = playground.pasts.with(|rows| {
        let said = |row: &crate::state::grade::PastRow| {
            let name = row.typed.with(|typed| typed.name.clone());
            let score = row.read.with(|read| read.closed.aspirational.clone());
            let score = score.map_or_else(|| words::NONE.to_owned(), |score| words::past(&score));
            [&name, ": ", &score].concat()
        };
        rows.iter().map(said).collect::<Vec<_>>()
    });
    if lines.is_empty() {
        return None;
    }
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
    let view = view! {
        <section class="periods">
            <h2>{page::PERIODS}</h2>
            <ul>{lines.collect_view()}</ul>
        </section>
    };
    Some(view.into_any())
}
