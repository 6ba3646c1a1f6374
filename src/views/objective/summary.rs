//! An objective in the list, in a few words, a bar and a stroke.

use leptos::prelude::*;
use waymark_core::objective::standing::Stage;
use waymark_core::objective::stroke::stroke;
use waymark_text::days;
use waymark_text::goals::{self as words, changed, standing as says};
use waymark_text::grade;

use super::card::Card;
use crate::state::page::after_frame;
use crate::ui::bar::Bar;

/// How wide and how high the stroke is drawn, in the units of its picture.
const SIZE: (f64, f64) = (96.0, 30.0);

/// So much room its thick line needs at each side.
const ROOM: f64 = 4.0;

/// The score with its stroke and its bar, and what is said of it in a word.
#[component]
pub fn Summary(
    /// The card.
    card: Card,
) -> AnyView {
    let (objective, standing) = (card.objective, card.standing);
    let score = move || {
        standing.with(|standing| {
            standing
                .score()
                .map_or_else(|| "–".to_owned(), grade::score)
        })
    };
    let zone = move || standing.with(|standing| standing.zone().map(grade::zone));
    let basis = move || standing.with(|it| it.headline().basis().map(says::basis));
    let was = move || {
        standing.with(|it| {
            let was = it.was()?;
            Some(says::at_closing(was, it.score()?))
        })
    };
    let period = move || {
        let calendar = card.goals.calendar();
        objective.with(|it| it.period.map(|it| days::short_period(it, calendar)))
    };
    let outlook = move || standing.with(|standing| standing.outlook().map(grade::pace::outlook));
    let broken = move || {
        let name = |at| objective.with(|it| it.name_of(at));
        standing.with(|standing| grade::broken(&standing.total, name))
    };
    let told = move || {
        let notation = card.goals.habits.notation;
        let told = objective.with(|objective| {
            standing.with(|standing| {
                changed::in_short(objective, standing, card.goals.day(), &notation)
            })
        });
        told.into_iter()
            .map(|told| view! { <span>{told}</span> })
            .collect_view()
    };
    let bar = move || {
        let expected = objective.with(|it| Some(it.period?.gone(card.goals.day())?.to_pixels()));
        let is_closed = standing.with(|standing| standing.stage == Stage::Closed);
        let filled = standing.with(|standing| Some(standing.score()?.to_pixels()));
        (!is_closed).then(|| {
            let expected = expected.filter(|gone| *gone < 1.0);
            view! { <Bar filled expected /> }
        })
    };
    view! {
        <p class="goal__score">
            <span class="unseen">{words::SCORE} " "</span>
            {score}
        </p>
        <div class="goal__says quiet">
            <span class="goal__period">{period}</span>
            <span class="goal__word zone" data-zone=zone data-outlook=outlook>
                {move || standing.with(says::word)}
            </span>
            <span>{basis}</span>
            <span>{was}</span>
            <span>{broken}</span>
            {told}
            <Unfold card />
        </div>
        <Stroke card />
        {bar}
    }
    .into_any()
}

/// The button that shows its key results below.
#[component]
fn Unfold(
    /// The card.
    card: Card,
) -> AnyView {
    let (objective, unfolded) = (card.objective, card.unfolded);
    view! {
        <button
            type="button"
            class="link goal__unfold"
            aria-expanded=move || unfolded.get().to_string()
            aria-controls=card.named("rest")
            on:click=move |_| after_frame(move || {
                // One may be elsewhere by now.
                let _ = unfolded.try_update(|unfolded| *unfolded = !*unfolded);
            })
        >
            {move || objective.with(|it| words::inside(it.key_results.len(), it.actions.len()))}
            <span aria-hidden="true">{move || if unfolded.get() { " ▴" } else { " ▾" }}</span>
            <span class="unseen">": " {move || objective.with(|it| it.title.clone())}</span>
        </button>
    }
    .into_any()
}

/// How it moved lately: the line rises, or it lies flat. The same is said in words
/// where it is open.
#[component]
fn Stroke(
    /// The card.
    card: Card,
) -> AnyView {
    let (width, height) = SIZE;
    let points = Memo::new(move |_| {
        let points = card
            .standing
            .with(|standing| card.objective.with(|objective| stroke(objective, standing)));
        let place = |from: f64, to: f64, share: f64| from + (to - from) * share;
        let points = points.iter().map(|point| {
            let x = place(ROOM, width - ROOM, point.gone.to_pixels());
            let y = place(height - ROOM, ROOM, point.score.to_pixels());
            format!("{x:.1},{y:.1}")
        });
        points.collect::<Vec<_>>().join(" ")
    });
    let floor = format!("M{ROOM} {y}H{}", width - ROOM, y = height - ROOM);
    view! {
        <svg
            class="goal__stroke"
            viewBox=format!("0 0 {width} {height}")
            aria-hidden="true"
            class:unseen=move || points.with(String::is_empty)
        >
            <path d=floor />
            <polyline points=points />
        </svg>
    }
    .into_any()
}
