//! A key result in its objective's card.

use leptos::prelude::*;
use waymark_core::grading::objective::Counted;
use waymark_core::objective::due::due;
use waymark_core::objective::standing::Stage;
use waymark_core::record::id::Id;
use waymark_text::goals::{self as words, changed, open, standing as says};
use waymark_text::grade;

use super::source::{Next, SourceLine, source_of};
use crate::state::page::move_focus;
use crate::views::metric::way::Way;
use crate::views::objective::card::Card;
use crate::views::objective::form::Beginning;

/// A key result: its way, its latest value, its score, and the field for the next.
#[component]
pub fn KeyResultLine(
    /// The card of its objective.
    card: Card,
    /// Which of its key results.
    key_result: Id,
) -> AnyView {
    let Card {
        goals,
        objective,
        fixed,
        ..
    } = card;
    let notation = goals.habits.notation;
    let own = key_result;
    let key_result =
        Memo::new(move |_| objective.with(|objective| objective.key_result(own.as_str()).cloned()));
    // What it counts stands with the others: nothing is worked out again.
    let at = Memo::new(move |_| {
        objective.with(|it| {
            let mut all = it.key_results.iter();
            key_result
                .with(|this| all.position(|it| Some(&it.id) == this.as_ref().map(|it| &it.id)))
        })
    });
    // Closed, what has no value counts 0.
    let counted = Memo::new(move |_| {
        card.standing
            .with(|it| it.counting().get(at.get()?).cloned())
    });
    let score = Memo::new(move |_| {
        counted.with(|counted| match counted {
            Some(Counted::Scored { grade, .. }) => grade.as_ref().map(|it| it.score.clone()),
            _ => None,
        })
    });
    // It has no colour before there is a verdict.
    let zone = move || {
        card.standing
            .with(|it| it.zone_of(at.get()?).map(grade::zone))
    };
    // What is typed stays when the key result changes meanwhile. Before its first day
    // there is nothing to count.
    let may_change = Memo::new(move |_| {
        let is_ahead = card.standing.with(|it| it.stage == Stage::Ahead);
        !fixed.get() && !is_ahead && key_result.with(Option::is_some)
    });
    let source = source_of(card, key_result);
    let said = move || {
        key_result.with(|it| {
            let it = it.as_ref()?;
            let period = objective.with(|objective| objective.period);
            let today = goals.day();
            let due = objective.with(|objective| due(objective, it, goals.calendar(), today));
            let worth = match counted.get() {
                Some(Counted::Guardrail { checks }) => grade::guardrail(checks).to_owned(),
                _ => score.with(|it| grade::score_or_none(it.as_ref())),
            };
            // What it is worth as a picture: how far the bar goes, in which zone.
            let far = score.get().map(|score| {
                let share = (score.to_pixels() * 100.0).round().to_string();
                ([&share, "%"].concat(), zone())
            });
            let incomplete = !fixed.get() && it.measured(None).is_none();
            // Where it is open, they stand below its drawing.
            let told = (!card.is_open()).then(|| {
                let told = card.standing.with(|standing| {
                    changed::of_key_result(it, period, standing, today, &notation)
                });
                told.join(" ")
            });
            let told = told.filter(|told| !told.is_empty());
            let fill_in = move |_| {
                card.editing.set(Some(Beginning::default()));
                move_focus(card.named("title"));
            };
            Some(view! {
                <div class="key-result__says">
                    <h4 class="key-result__name" id=[it.id.as_str(), "-called"].concat()>
                        <bdi>{it.name.clone()}</bdi>
                    </h4>
                    // Two Arabic numbers with a comma between them would be one run of text, and
                    // stand the other way round.
                    <p class="key-result__way quiet">
                        <span dir="ltr">{words::way(it, &notation)}</span>
                        ", "
                        <span dir="ltr">{words::latest(it, period, &notation)}</span>
                    </p>
                    {told.map(|told| view! { <p class="quiet">{told}</p> })}
                    <SourceLine card key_result source />
                    {incomplete
                        .then(|| {
                            view! {
                                <p>
                                    <button type="button" class="link" on:click=fill_in>
                                        {open::FILL_IN}
                                    </button>
                                </p>
                            }
                        })}
                    {due
                        .map(|due| {
                            let is_missed = due.is_missed.then_some("");
                            view! {
                                <p class="key-result__due" data-missed=is_missed>
                                    {says::due(&due, it, today)}
                                </p>
                            }
                        })}
                </div>
                <p class="key-result__worth">
                    <span class="unseen">{words::SCORE} " "</span>
                    {worth}
                </p>
                {far
                    .map(|(share, zone)| {
                        view! {
                            <p class="key-result__bar">
                                <span class="bar" aria-hidden="true">
                                    <span style:inline-size=share></span>
                                </span>
                                <span class="zone quiet">{zone}</span>
                            </p>
                        }
                    })}
            })
        })
    };
    view! {
        <li class="key-result" data-zone=zone>
            {said}
            {move || card.is_open().then(|| view! { <Way card key_result /> })}
            {move || may_change.get().then(|| view! { <Next card key_result source /> })}
        </li>
    }
    .into_any()
}
