//! The list of objectives on paper: a report, not the page with its controls.

use leptos::prelude::*;
use waymark_core::grading::objective::Counted;
use waymark_core::objective::Objective;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::objective::standing::{Stage, Standing};
use waymark_core::period::{Elapsed, Period};
use waymark_core::record::id::Id;
use waymark_core::sketch::Measure;
use waymark_text::goals::{self as words, changed, open, overview, standing as says};
use waymark_text::grade;

use crate::state::drawn::printed;
use crate::state::kept::{Goals, today};
use crate::ui::bar::Bar;
use crate::views::objective::page::Shared;

// What it looks like stands here and not in the style: few print, and all load that.

/// Every objective that the list shows, each with its key results and their bars: there
/// while the page is printed, and nothing before that.
#[component]
pub fn PrintedList(
    /// What the page's parts share.
    shared: Shared,
    /// The objectives that are shown.
    found: Memo<Vec<(Id, String)>>,
) -> AnyView {
    let Shared { goals, place, .. } = shared;
    let is_printed = printed();
    let is_list = Memo::new(move |_| place.with(|place| place.open.is_none()));
    let all = move || {
        (is_printed.get() && is_list.get() && !found.with(Vec::is_empty)).then(|| {
            let calendar = goals.calendar();
            let days = place.with(|place| place.when.period(calendar));
            let title = overview::printed(days, today(), calendar);
            let each = found.get().into_iter();
            let each = each.map(|(id, _)| printed_objective(goals, &goals.objective(&id, false)));
            view! {
                <div style:font-size="0.85em" style:line-height="1.3">
                    <h2>{title}</h2>
                    {each.collect_view()}
                </div>
            }
        })
    };
    view! { <div class="printed">{all}</div> }.into_any()
}

/// An objective: what it is, how it stands, and its key results.
fn printed_objective(goals: Goals, objective: &Objective) -> AnyView {
    let standing = Standing::of(objective, today());
    let zone = standing.zone().map(grade::zone);
    let counting = standing.counting();
    let all = objective.key_results.iter().zip(&counting);
    let key_results = all.enumerate().map(|(at, (it, counted))| {
        let expected = expected(it, objective.period, standing.stage);
        let zone = standing.zone_of(at).map(grade::zone);
        printed_key_result(
            goals,
            it,
            objective.period,
            counted,
            zone,
            expected,
            &standing,
        )
    });
    view! {
        <section style:padding-block="0.6em" style:break-inside="avoid">
            <h3 style:font-size="1.3em"><bdi>{objective.title.clone()}</bdi></h3>
            <p>{open::about(objective, goals.calendar())}</p>
            <p>
                <b class="zone" data-zone=zone>{says::verdict_line(&standing)}</b>
                " "
                {says::pace(&standing, today())}
                " "
                {changed::commitment(objective, today())}
            </p>
            <ul>{key_results.collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn printed_key_result(
    goals: Goals,
    it: &KeyResult,
    period: Option<Period>,
    counted: &Counted,
    zone: Option<&'static str>,
    expected: Option<f64>,
    standing: &Standing,
) -> AnyView {
    let notation = goals.habits.notation;
    let told = changed::of_key_result(it, period, standing, today(), &notation);
    let told = (!told.is_empty()).then(|| [". ", &told.join(" ")].concat());
    let score = match counted {
        Counted::Scored { grade, .. } => grade.as_ref().map(|it| it.score.clone()),
        _ => None,
    };
    let worth = match counted {
        Counted::Guardrail { checks } => grade::guardrail(*checks).to_owned(),
        _ => grade::score_or_none(score.as_ref()),
    };
    let filled = score.as_ref().map(|score| score.to_pixels());
    view! {
        <li
            style:display="grid"
            style:grid-template-columns="minmax(0, 1fr) 8rem 3em 4.5em"
            style:align-items="center"
            style:column-gap="1em"
            style:padding-block="0.15em"
            style:border-block-start="1px solid var(--line)"
        >
            <p>
                <b><bdi>{it.name.clone()}</bdi></b>
                " "
                {words::way(it, &notation)}
                ", "
                {words::latest(it, period, &notation)}
                {told}
            </p>
            <Bar filled zone expected />
            <b>{worth}</b>
            <span class="zone" data-zone=zone>{zone}</span>
        </li>
    }
    .into_any()
}

/// Where a key result would be by today on a straight line, as a score; none where it
/// does not run, and of what is no change.
fn expected(key_result: &KeyResult, period: Option<Period>, stage: Stage) -> Option<f64> {
    if key_result.measure != Measure::Change || stage != Stage::Running {
        return None;
    }
    match period?.elapsed(today()) {
        Elapsed::Running(gone) => Some(gone.to_pixels()),
        Elapsed::TooEarly(_) | Elapsed::Over => None,
    }
}
