//! The drawings of an open objective: the way of each key result through the
//! period, and the confidence on the way.

use leptos::prelude::*;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::objective::standing::{landing, moved, peak};
use waymark_core::objective::{Objective, charts};
use waymark_core::plot::confidence::{ConfidenceWords, confidence};
use waymark_core::plot::line::{LineWords, line};
use waymark_core::record::id::Id;
use waymark_text::days;
use waymark_text::goals::{self as words, open, standing as says};
use waymark_text::grade;

use crate::state::kept::{Goals, today};
use crate::state::page::after_frame;
use crate::views::objective::card::Card;

/// The way of each key result, with what there is to say of it and its check-ins as
/// a table.
#[component]
pub fn Ways(
    /// The card.
    card: Card,
) -> AnyView {
    let objective = card.objective;
    let key_results = Memo::new(move |_| {
        objective.with(|objective| {
            let all = objective.key_results.iter();
            all.map(|it| it.id.clone()).collect::<Vec<_>>()
        })
    });
    view! {
        <section class="opened__part" aria-labelledby=card.named("ways")>
            <h4 id=card.named("ways")>{open::WAY}</h4>
            <p class="quiet">{open::WAY_KEY}</p>
            <div class="opened__ways">
                <For each=move || key_results.get() key=Id::clone let:key_result>
                    <Way card key_result />
                </For>
            </div>
        </section>
    }
    .into_any()
}

/// The way of one key result.
#[component]
fn Way(
    /// The card.
    card: Card,
    /// Which key result.
    key_result: Id,
) -> AnyView {
    let goals = card.goals;
    let objective = card.objective;
    let name = key_result.clone();
    let this = Memo::new(move |_| {
        objective.with(|objective| objective.key_result(name.as_str()).cloned())
    });
    let drawn = move || {
        let key_result = this.get()?;
        objective.with(|objective| Some(drawing(goals, objective, &key_result)))
    };
    let sentences = move || {
        let Some(key_result) = this.get() else {
            return Vec::new();
        };
        objective.with(|objective| sentences(goals, objective, &key_result))
    };
    let is_shown = RwSignal::new(false);
    view! {
        <figure class="way">
            <h5><bdi>{move || this.with(|it| it.as_ref().map(|it| it.name.clone()))}</bdi></h5>
            <div class="way__drawing" inner_html=move || drawn().unwrap_or_default()></div>
            <figcaption class="quiet">
                {move || {
                    sentences().into_iter().map(|text| view! { <p>{text}</p> }).collect_view()
                }}
            </figcaption>
            <button
                type="button"
                class="link way__table-toggle"
                aria-expanded=move || is_shown.get().to_string()
                on:click=move |_| after_frame(move || {
                    is_shown.try_update(|is_shown| *is_shown = !*is_shown);
                })
            >
                {open::TABLE}
                <span class="unseen">
                    " " {move || this.with(|it| it.as_ref().map(|it| it.name.clone()))}
                </span>
            </button>
            {move || is_shown.get().then(|| view! { <Table card this /> })}
        </figure>
    }
    .into_any()
}

/// The check-ins behind a drawing.
#[component]
fn Table(
    /// The card.
    card: Card,
    /// The key result.
    this: Memo<Option<KeyResult>>,
) -> AnyView {
    let notation = card.goals.habits.notation;
    let label = move || this.with(|it| it.as_ref().map(|it| open::table_of(&it.name)));
    let rows = move || {
        let Some(key_result) = this.get() else {
            return Vec::new();
        };
        let all = key_result.check_ins.iter();
        let cells = all.map(|check_in| {
            let worth = key_result.worth_of(check_in.value);
            let sure = check_in.confidence;
            [
                words::day(check_in),
                words::value(check_in.value, &key_result, &notation),
                grade::score_or_none(worth.as_ref()),
                sure.map_or_else(|| grade::NONE.to_owned(), |it| it.to_string()),
            ]
        });
        cells.collect::<Vec<_>>()
    };
    view! {
        <div class="way__table" role="region" tabindex="0" aria-label=label>
            <table>
                <thead>
                    <tr>
                        {open::COLUMNS.map(|name| view! { <th scope="col">{name}</th> })}
                    </tr>
                </thead>
                <tbody>
                    {move || {
                        rows()
                            .into_iter()
                            .map(|[day, value, worth, sure]| {
                                view! {
                                    <tr>
                                        <th scope="row">{day}</th>
                                        <td>{value}</td>
                                        <td>{worth}</td>
                                        <td>{sure}</td>
                                    </tr>
                                }
                            })
                            .collect_view()
                    }}
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

/// How sure somebody was of each key result on the way.
#[component]
pub fn Confidences(
    /// The card.
    card: Card,
) -> AnyView {
    let objective = card.objective;
    let drawn = Memo::new(move |_| objective.with(confidences));
    view! {
        <section
            class="opened__part"
            aria-labelledby=card.named("sure")
            hidden=move || drawn.with(Option::is_none)
        >
            <h4 id=card.named("sure")>{open::CONFIDENCE}</h4>
            <div class="opened__sure">
                <div inner_html=move || drawn.get().unwrap_or_default()></div>
                <ol>
                    {move || {
                        objective
                            .with(|objective| {
                                charts::of_confidence(objective)
                                    .map(|it| {
                                        view! { <li><bdi>{it.name.clone()}</bdi></li> }
                                    })
                                    .collect_view()
                            })
                    }}
                </ol>
            </div>
        </section>
    }
    .into_any()
}

fn drawing(goals: Goals, objective: &Objective, key_result: &KeyResult) -> String {
    let notation = goals.habits.notation;
    let Some(shown) = charts::way(objective, key_result, today()) else {
        return String::new();
    };
    let title = open::drawing(&key_result.name, &words::way(key_result, &notation));
    let desc = sentences(goals, objective, key_result).join(" ");
    line(
        &shown,
        &LineWords {
            title: &title,
            desc: &desc,
            today: open::TODAY,
            start: open::START,
            target: open::TARGET,
            landing: open::LANDING,
            peak: open::PEAK,
            write: &|value| notation.write(value),
            day: &days::short,
        },
    )
}

/// What a drawing says in words.
fn sentences(goals: Goals, objective: &Objective, key_result: &KeyResult) -> Vec<String> {
    let notation = goals.habits.notation;
    let period = objective.period;
    let is_closed = objective.closing.is_some();
    let mut said = vec![open::now(key_result, period, &notation)];
    let latest = key_result.counting(period).next_back();
    if let Some((peak, latest)) = peak(key_result, period).zip(latest) {
        let text = says::peak(peak, latest, key_result, &notation, is_closed);
        said.push(open::sentence(&text));
    }
    if is_closed {
        return said;
    }
    if let Some(moved) = moved(objective, key_result, today()) {
        said.push(open::since_last_week(&moved, key_result, &notation));
    }
    if let Some(period) = period.filter(|period| period.contains(today()))
        && let Some(lands) = landing(key_result, period)
    {
        said.push(says::landing(&lands, key_result, period.last(), &notation));
    }
    said
}

fn confidences(objective: &Objective) -> Option<String> {
    let shown = charts::confidence(objective, today())?;
    let names: Vec<&str> = shown.series.iter().map(|it| it.label).collect();
    Some(confidence(
        &shown,
        &ConfidenceWords {
            title: open::CONFIDENCE,
            desc: &names.join(", "),
            today: open::TODAY,
            day: &days::short,
        },
    ))
}
