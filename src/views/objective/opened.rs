//! An objective that is open: what it taught, its score on the scale, what stands
//! around it, and how it is closed.

use leptos::html::Div;
use leptos::prelude::*;
use waymark_core::grading::objective::Total;
use waymark_core::grading::verdict::Commitment;
use waymark_core::grading::zone::Zone;
use waymark_core::objective::Objective;
use waymark_core::objective::headline::Headline;
use waymark_core::plot::scale::{ScaleWords, scale_of_width};
use waymark_text::goals::{form as words_of_form, open as words, standing as says};
use waymark_text::grade::{self, page};

use super::actions::Actions;
use super::closing::Closing;
use super::findings::Findings;
use crate::state::drawn::{printed, width_of};
use crate::state::kept::today;
use crate::state::page::after_frame;
use crate::views::metric::notes::Notes;
use crate::views::objective::card::Card;
use crate::views::objective::page::Shared;
use crate::views::pinned::making::PinnedNoteFold;

/// So many parts follow the first ones.
const PARTS: u8 = 2;

/// Everything there is to see of one objective below its key results.
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
    let [first, second] = [1, PARTS].map(from);
    view! {
        <div class="opened" aria-busy=move || (!second.get()).to_string()>
            <Findings shared card />
            <Closing shared card />
            <div class="opened__pair">
                {move || first.get().then(|| view! { <Actions card /> })}
                {move || second.get().then(|| {
                        let objective = card.objective;
                        let notes = Memo::new(move |_| objective.with(|it| it.notes.clone()));
                        view! {
                            <Notes
                                goals=card.goals
                                of=card.of
                                notes
                                lead=words::NOTES_LEAD
                                fixed=card.fixed
                            />
                        }
                    })}
            </div>
            {move || {
                (second.get() && !card.newer.get())
                    .then(|| view! { <PinnedNoteFold goals=card.goals of=card.id.get_value() /> })
            }}
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
                        <b>{name}</b>
                        " "
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

/// What a closed objective taught, before everything else: it is what is left of it.
#[component]
fn Learned(
    /// The card.
    card: Card,
) -> AnyView {
    let objective = card.objective;
    let text = move |pick: fn(&Objective) -> &String| {
        Memo::new(move |_| {
            objective.with(|objective| {
                let is_closed = objective.closing.is_some();
                if is_closed {
                    pick(objective).clone()
                } else {
                    String::new()
                }
            })
        })
    };
    let lessons = [
        (words_of_form::LEARNED, text(|it| &it.learned)),
        (words_of_form::DIFFERENTLY, text(|it| &it.differently)),
    ];
    let is_empty = move || lessons.iter().all(|(_, text)| text.with(String::is_empty));
    view! {
        <section class="lessons" aria-label=words::LESSONS hidden=is_empty>
            {lessons
                .map(|(name, text)| {
                    view! {
                        <figure style:margin="0 0 0.5rem" hidden=move || text.with(String::is_empty)>
                            <blockquote
                                dir="auto"
                                style:margin="0"
                                style:font-size="1.25em"
                                style:white-space="pre-wrap"
                            >
                                <q>{text}</q>
                            </blockquote>
                            <figcaption class="quiet">{name}</figcaption>
                        </figure>
                    }
                })}
        </section>
    }
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

/// What leads an objective that is open: what it taught, or what the one before did, and
/// its score on the scale with what that means beside it. How it comes about is folded.
#[component]
pub fn Scale(
    /// The card.
    card: Card,
) -> AnyView {
    let standing = card.standing;
    let has_score = Memo::new(move |_| standing.with(|standing| standing.score().is_some()));
    // Without a verdict there are no zones to lie in, and a must has none while it is open.
    let has_zones = Memo::new(move |_| {
        let commitment = card.objective.with(|objective| objective.commitment);
        let is_judged = standing.with(|standing| standing.verdict().is_some());
        has_score.get() && is_judged && commitment == Commitment::Aspirational
    });
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
    let so_far = move || standing.with(says::if_closed);
    // Of one that has just begun there is nothing to say: no part of the page is called so.
    let says_nothing = Memo::new(move |_| {
        let says = || why_none().is_empty() && so_far().is_empty() && reason().is_none();
        !has_score.get() && says()
    });
    let is_printed = printed();
    view! {
        {move || is_printed.get().then(|| view! { <p class="quiet">{words::as_of(today())}</p> })}
        <Taught card />
        <Learned card />
        <section
            class="opened__part opened__score"
            aria-label=words::SCORE
            hidden=move || says_nothing.get()
        >
            {move || has_zones.get().then(|| view! { <Zones card /> })}
            <div class="opened__says">
                <p>{why_none}</p>
                <p>{reason}</p>
                <p>{so_far}</p>
                <details class="opened__how" hidden=move || !has_score.get()>
                    <summary class="quiet">{words::HOW}</summary>
                    <Rules card />
                </details>
            </div>
        </section>
    }
    .into_any()
}

/// The score on the scale with its zones.
#[component]
fn Zones(
    /// The card.
    card: Card,
) -> AnyView {
    let place = NodeRef::<Div>::new();
    let wide = width_of(place, move || card.editing.track());
    let drawing = move || {
        let wide = wide.get();
        if wide == 0.0 {
            return String::new();
        }
        card.standing.with(|standing| {
            let score = standing.score();
            let shown = score.map_or_else(String::new, grade::score);
            scale_of_width(
                wide,
                score,
                &ScaleWords {
                    score: &shown,
                    zones: [Zone::Red, Zone::Amber, Zone::Green].map(grade::zone),
                    aim: page::AIM,
                    title: &says::verdict_line(standing),
                },
            )
        })
    };
    view! { <div class="opened__scale" node_ref=place inner_html=drawing></div> }.into_any()
}

/// How the score comes about, under either rule.
#[component]
fn Rules(
    /// The card.
    card: Card,
) -> AnyView {
    let standing = card.standing;
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
    view! {
        <dl class="opened__rules">
            <div>
                <dt>{words::SPECTRUM}</dt>
                <dd>{steps}</dd>
            </div>
            <div>
                <dt>{words::BINARY}</dt>
                <dd>{reached}</dd>
            </div>
        </dl>
    }
    .into_any()
}
