//! The way of a key result through its period: drawn, and in words.

use leptos::html::Div;
use leptos::prelude::*;
use waymark_core::metric::dated::Dated;
use waymark_core::objective::course::peak;
use waymark_core::objective::key_result::{KeyResult, answer};
use waymark_core::objective::standing::{Standing, moved};
use waymark_core::objective::{Objective, charts};
use waymark_core::plot::line::{LineWords, line};
use waymark_core::sketch::Measure;
use waymark_text::days;
use waymark_text::goals::{self as words, changed, key_result as of_kpi, open, standing as says};
use waymark_text::grade;

use crate::state::drawn::width_of;
use crate::state::kept::Goals;
use crate::state::page::after_frame;
use crate::views::kpi::life::LifeOf;
use crate::views::objective::card::Card;

/// The way of one key result: its drawing, or of a yes/no a mark; what there is to say
/// of it; and its check-ins as a table behind a button.
#[component]
pub fn Way(
    /// The card of its objective.
    card: Card,
    /// The key result.
    key_result: Memo<Option<KeyResult>>,
) -> AnyView {
    let sentences = move || {
        key_result.with(|key_result| {
            let key_result = key_result.as_ref()?;
            let said = card.objective.with(|objective| {
                card.standing
                    .with(|standing| sentences(card.goals, objective, standing, key_result))
            });
            Some(said.join(" "))
        })
    };
    let is_yes_no = Memo::new(move |_| {
        key_result.with(|it| it.as_ref().is_some_and(|it| it.measure == Measure::YesNo))
    });
    let has_any = Memo::new(move |_| {
        key_result.with(|it| it.as_ref().is_some_and(|it| it.latest().is_some()))
    });
    let kpi = Memo::new(move |_| key_result.with(|it| it.as_ref()?.kpi.clone()));
    let is_shown = RwSignal::new(false);
    let name = move || key_result.with(|it| it.as_ref().map(|it| it.name.clone()));
    view! {
        <figure class="way">
            {move || {
                if is_yes_no.get() {
                    view! { <Done card key_result /> }.into_any()
                } else {
                    view! { <Drawing card key_result /> }.into_any()
                }
            }}
            <figcaption class="quiet">{sentences}</figcaption>
            <LifeOf goals=card.goals id=kpi at=card.of.with_value(|of| of.id.clone()) />
            <button
                type="button"
                class="link quiet way__table-toggle"
                hidden=move || !has_any.get()
                aria-expanded=move || is_shown.get().to_string()
                on:click=move |_| after_frame(move || {
                    is_shown.try_update(|is_shown| *is_shown = !*is_shown);
                })
            >
                {open::TABLE}
                <span class="unseen">" " {name}</span>
            </button>
            {move || is_shown.get().then(|| view! { <Table card key_result /> })}
        </figure>
    }
    .into_any()
}

/// The drawing, as wide as there is room.
#[component]
fn Drawing(
    /// The card of its objective.
    card: Card,
    /// The key result.
    key_result: Memo<Option<KeyResult>>,
) -> AnyView {
    let place = NodeRef::<Div>::new();
    let wide = width_of(place, move || card.editing.track());
    let drawn = move || {
        let wide = wide.get();
        if wide == 0.0 {
            return String::new();
        }
        key_result.with(|key_result| {
            let drawn = key_result.as_ref().map(|key_result| {
                card.objective.with(|objective| {
                    card.standing
                        .with(|standing| drawing(card.goals, objective, standing, key_result, wide))
                })
            });
            drawn.unwrap_or_default()
        })
    };
    view! { <div class="way__drawing" node_ref=place inner_html=drawn></div> }.into_any()
}

/// Whether it is done, in a line: there is nothing between that could be drawn.
#[component]
fn Done(
    /// The card of its objective.
    card: Card,
    /// The key result.
    key_result: Memo<Option<KeyResult>>,
) -> AnyView {
    let latest = move || {
        key_result.with(|it| {
            let period = card.objective.with(|objective| objective.period);
            let latest = it.as_ref()?.counting(period).next_back()?;
            Some((answer(latest.value) == Some(true), latest.date))
        })
    };
    let is_done = move || latest().is_some_and(|(is_done, _)| is_done);
    view! {
        <p class="way__done">
            <span aria-hidden="true">{move || if is_done() { "✓ " } else { "○ " }}</span>
            {move || open::done(latest())}
        </p>
    }
    .into_any()
}

/// The check-ins behind a drawing.
#[component]
fn Table(
    /// The card.
    card: Card,
    /// The key result.
    key_result: Memo<Option<KeyResult>>,
) -> AnyView {
    let notation = card.goals.habits.notation;
    let label = move || key_result.with(|it| it.as_ref().map(open::table_of));
    let row = move |key_result: &KeyResult, check_in: &Dated| {
        let worth = key_result.worth_of(check_in);
        let sure = check_in.confidence;
        view! {
            <tr>
                <th scope="row">{of_kpi::day(key_result, check_in)}</th>
                <td>{words::value(check_in.value, key_result, &notation)}</td>
                <td>{grade::score_or_none(worth.as_ref())}</td>
                <td>{sure.map_or_else(|| grade::NONE.to_owned(), |it| it.to_string())}</td>
            </tr>
        }
    };
    let rows = move || {
        key_result.with(|key_result| {
            let key_result = key_result.as_ref()?;
            // A KPI knows of all its time.
            let period = card.objective.with(|it| it.period);
            let period = period.filter(|_| key_result.fed.is_some());
            let all = key_result.within(period);
            Some(all.map(|it| row(key_result, it)).collect_view())
        })
    };
    view! {
        <div class="way__table" role="region" tabindex="0" aria-label=label>
            <table>
                <thead>
                    <tr>
                        <th scope="col">
                            {move || key_result.with(|it| it.as_ref().map(of_kpi::day_column))}
                        </th>
                        {open::COLUMNS
                            .into_iter()
                            .skip(1)
                            .map(|name| view! { <th scope="col">{name}</th> })
                            .collect_view()}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn drawing(
    goals: Goals,
    objective: &Objective,
    standing: &Standing,
    key_result: &KeyResult,
    wide: f64,
) -> String {
    let notation = goals.habits.notation;
    let Some(shown) = charts::way(objective, key_result, goals.day(), goals.calendar()) else {
        return String::new();
    };
    let title = open::drawing(&key_result.name, &words::way(key_result, &notation));
    let mut said = vec![open::now(key_result, objective.period, &notation)];
    said.extend(sentences(goals, objective, standing, key_result));
    let is_hold = key_result.measure == Measure::Hold;
    line(
        &shown,
        wide,
        &LineWords {
            title: &title,
            desc: &said.join(" "),
            today: open::TODAY,
            target: if is_hold { open::LIMIT } else { open::TARGET },
            was: &changed::marks(&shown.earlier, shown.goal, &key_result.unit, &notation),
            landing: open::LANDING,
            peak: open::PEAK,
            confidence: open::CONFIDENCE,
            sure: &open::sure,
            write: &|value| notation.write(value),
            day: &days::short,
        },
    )
}

/// What a drawing says in words, besides where it stands.
fn sentences(
    goals: Goals,
    objective: &Objective,
    standing: &Standing,
    key_result: &KeyResult,
) -> Vec<String> {
    let notation = goals.habits.notation;
    let period = objective.period;
    let today = goals.day();
    let mut said = changed::all_of_key_result(key_result, period, standing, today, &notation);
    if objective.closing.is_none() {
        // What it was at its best is said already.
        let peak = peak(key_result, period);
        let is_said = |from: Option<&Dated>| from.is_some() && from == peak;
        if let Some(moved) = moved(objective, key_result, today)
            && !is_said(moved.from.as_ref())
        {
            said.push(open::since(&moved, key_result, &notation));
        }
        if let Some(period) = period.filter(|period| period.contains(today))
            && let Some(lands) = charts::course(key_result, period)
        {
            said.push(says::landing(&lands, key_result, period.last(), &notation));
        }
    }
    if let Some((newest, before)) = charts::confidence(key_result, period) {
        said.push(open::confidence(newest, before));
    }
    if key_result.measure != Measure::YesNo
        && key_result.within(period).any(|it| !it.note.is_empty())
    {
        let rings = match key_result.fed {
            Some(_) => open::RINGS_OF_KPI,
            None => open::RINGS,
        };
        said.push(rings.to_owned());
    }
    said
}
