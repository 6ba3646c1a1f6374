//! An objective that is open: its score on the scale, its drawings, what stands
//! around it, and how it is closed.

use leptos::prelude::*;
use waymark_core::grading::objective::Total;
use waymark_core::grading::zone::Zone;
use waymark_core::objective::headline::Headline;
use waymark_core::plot::scale::{ScaleWords, scale};
use waymark_text::goals::{form as words_of_form, open as words, standing as says};
use waymark_text::grade::{self, page};

use super::actions::Actions;
use super::closing::Closing;
use super::findings::Findings;
use super::notes::Notes;
use crate::state::page::after_frame;
use crate::views::metric::way::{Confidences, Ways};
use crate::views::objective::card::Card;
use crate::views::objective::page::Shared;

/// So many parts follow the first ones.
const PARTS: u8 = 4;

/// Everything there is to see of one objective besides its key results.
#[component]
pub fn Opened(
    /// What the page's parts share.
    shared: Shared,
    /// The card that it is part of.
    card: Card,
) -> AnyView {
    // One part after the other, so that somebody can do something in between.
    let parts = RwSignal::new(0_u8);
    draw_on(parts);
    let from = move |part: u8| Memo::new(move |_| parts.get() >= part);
    let [first, second, third, fourth] = [1, 2, 3, PARTS].map(from);
    view! {
        <div class="opened" aria-busy=move || (!fourth.get()).to_string()>
            <Taught card />
            <Findings shared card />
            <Closing shared card />
            {move || first.get().then(|| view! { <Ways card /> })}
            {move || second.get().then(|| view! { <Confidences card /> })}
            <div class="opened__pair">
                {move || third.get().then(|| view! { <Actions card /> })}
                {move || fourth.get().then(|| view! { <Notes card /> })}
            </div>
        </div>
    }
    .into_any()
}

/// What the objective taught that this one goes on from.
#[component]
fn Taught(
    /// The card.
    card: Card,
) -> AnyView {
    let goals = card.goals;
    let lessons = Memo::new(move |_| {
        let before = card
            .objective
            .with(|objective| objective.continues.clone())?;
        let before = goals
            .is_there(&before)
            .then(|| goals.objective(&before, false))?;
        let texts = [
            (words_of_form::LEARNED, before.learned),
            (words_of_form::DIFFERENTLY, before.differently),
        ];
        Some(texts)
    });
    (move || {
        let texts = lessons.get().into_iter().flatten();
        let said: Vec<_> = texts.filter(|(_, text)| !text.is_empty()).collect();
        (!said.is_empty()).then(|| {
            let each = said.into_iter().map(|(name, text)| {
                view! {
                    <p dir="auto">
                        <b>{name} ": "</b>
                        {text}
                    </p>
                }
            });
            view! {
                <aside class="lessons" aria-label=words::TAUGHT>
                    <h4>{words::TAUGHT}</h4>
                    {each.collect_view()}
                </aside>
            }
        })
    })
    .into_any()
}

/// Shows the next part once the last one is drawn, until all of them are there.
fn draw_on(parts: RwSignal<u8>) {
    after_frame(move || {
        // One may be elsewhere by now.
        let there = parts.try_update(|parts| {
            *parts += 1;
            *parts
        });
        if there.is_some_and(|parts| parts < PARTS) {
            draw_on(parts);
        }
    });
}

/// The score on the scale with its zones, the other rule beside it, and how both come
/// about.
#[component]
pub fn Scale(
    /// The card.
    card: Card,
) -> AnyView {
    let standing = card.standing;
    let drawing = move || {
        standing.with(|standing| {
            let score = standing.score();
            let shown = score.map_or_else(String::new, grade::score);
            scale(
                score,
                &ScaleWords {
                    score: &shown,
                    zones: [Zone::Red, Zone::Amber, Zone::Green].map(grade::zone),
                    aim: page::AIM,
                    title: &words::verdict_line(standing),
                },
            )
        })
    };
    let has_score = Memo::new(move |_| standing.with(|standing| standing.score().is_some()));
    let why_none = move || {
        standing.with(|standing| match standing.headline() {
            Headline::Unscored(why) => grade::no_score(*why),
            _ => String::new(),
        })
    };
    let reason = move || {
        standing.with(|standing| {
            let verdict = standing.verdict();
            verdict.map(|verdict| grade::reason(verdict.finding))
        })
    };
    let steps = move || {
        standing.with(|standing| {
            let score = standing.score();
            score.map(|score| grade::steps::of_objective(&standing.counting(), score, false))
        })
    };
    let reached = move || {
        standing.with(|standing| {
            let total = Total::of(&standing.counting());
            grade::reached(&total, standing.binary().as_ref())
        })
    };
    let so_far = move || standing.with(says::if_closed);
    view! {
        <section class="opened__part" aria-label=words::SCORE>
            <div class="opened__scale" inner_html=drawing hidden=move || !has_score.get()></div>
            <p>{why_none}</p>
            <p>{reason}</p>
            <p>{so_far}</p>
            <dl class="opened__rules" hidden=move || !has_score.get()>
                <div>
                    <dt>{words::SPECTRUM}</dt>
                    <dd>{steps}</dd>
                </div>
                <div>
                    <dt>{words::BINARY}</dt>
                    <dd>{reached}</dd>
                </div>
            </dl>
        </section>
    }
    .into_any()
}
