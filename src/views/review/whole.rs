//! What a review asks about no KPI and no objective in particular: how high one aims, how
//! much there is at once, and what is planned.

use leptos::prelude::*;
use waymark_core::address::Route;
use waymark_core::address::goals::GoalsPlace;
use waymark_core::address::kpis::KpisPlace;
use waymark_core::grading::history::Closed;
use waymark_core::period::Period;
use waymark_core::review::agenda::Matter;
use waymark_text::goals::form as form_words;
use waymark_text::review::{page, steps};
use waymark_text::{days, grade};

use super::objective::Way;
use crate::state::review::Reviewing;

/// So many lessons are shown where something is planned.
const LESSONS: usize = 3;

/// What a step about all of it asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// How high one aims.
    Aim,
    /// How much there is at once.
    AtOnce,
    /// What is planned.
    Plan,
}

/// What is asked about all of it.
#[component]
pub fn WholeStep(
    /// The review.
    reviewing: Reviewing,
    /// What the step asks.
    whole: Whole,
    /// What there is to it.
    matters: Vec<Matter>,
) -> AnyView {
    let calendar = untrack(|| reviewing.goals.calendar());
    let says = matters
        .into_iter()
        .map(|it| steps::of_objective(&it, None, calendar));
    let says = says.map(|text| view! { <p>{text}</p> }).collect_view();
    let body = match whole {
        Whole::Aim => view! { <Periods reviewing /> }.into_any(),
        Whole::Plan => {
            let to = Route::goal_of("").to_string();
            view! {
                <Lessons reviewing />
                <Way to name=steps::NEW_OBJECTIVE />
            }
            .into_any()
        }
        Whole::AtOnce => {
            let goals = GoalsPlace::default().route().to_string();
            let kpis = KpisPlace::default().route().to_string();
            view! {
                <p class="sets">
                    <a href=goals>
                        {page::TO_GOALS}
                    </a>
                    <a href=kpis>
                        {page::TO_KPIS}
                    </a>
                </p>
            }
            .into_any()
        }
    };
    view! {
        {says}
        {body}
    }
    .into_any()
}

/// The closed periods on the scale, against the aim.
#[component]
fn Periods(
    /// The review.
    reviewing: Reviewing,
) -> AnyView {
    let calendar = untrack(|| reviewing.goals.calendar());
    let periods = reviewing.agenda.with_value(|agenda| agenda.periods.clone());
    let period = |(period, closed): (Period, Closed)| {
        let score = closed.aspirational?;
        let place = [&(score.to_pixels() * 100.0).to_string(), "%"].concat();
        Some(view! {
            <li class="past">
                <b>{days::period(period, calendar)}</b>
                <div class="past__scale">
                    <span class="past__track" aria-hidden="true">
                        <span class="past__dot" style:inset-inline-start=place></span>
                    </span>
                    <span class="past__says">{grade::past(&score)}</span>
                </div>
            </li>
        })
    };
    view! {
        <ol class="periods__list" aria-label=page::PERIODS>
            {periods.into_iter().filter_map(period).collect_view()}
        </ol>
    }
    .into_any()
}

/// What the objectives closed last taught.
#[component]
fn Lessons(
    /// The review.
    reviewing: Reviewing,
) -> AnyView {
    let lessons = untrack(|| reviewing.goals.lessons(LESSONS));
    let lesson = |(title, texts): (String, [String; 2])| {
        let names = [form_words::LEARNED, form_words::DIFFERENTLY];
        let texts = names.into_iter().zip(texts);
        let texts = texts.filter(|(_, text)| !text.is_empty());
        let texts = texts.map(|(name, text)| {
            view! {
                <p dir="auto">
                    <b>{name}</b>
                    " "
                    {text}
                </p>
            }
        });
        view! {
            <li>
                <bdi class="quiet">{title}</bdi>
                {texts.collect_view()}
            </li>
        }
    };
    view! { <ul class="review__lessons">{lessons.into_iter().map(lesson).collect_view()}</ul> }
        .into_any()
}
