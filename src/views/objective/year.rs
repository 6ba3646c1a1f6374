//! Years at a glance: a row a year, in it a bar a period, and what was learned.

use leptos::prelude::*;
use waymark_core::address::goals::{GoalsPlace, When};
use waymark_core::calendar::Calendar;
use waymark_core::grading::zone::Zone;
use waymark_core::number::fraction::Fraction;
use waymark_core::objective::standing::Stage;
use waymark_core::objective::year::{Bar, Year};
use waymark_core::record::id::Id;
use waymark_text::goals::year as words;
use waymark_text::grade;

use super::page::Shared;
use crate::state::page::{after_frame, move_focus};

/// So many lessons are shown at first.
const LESSONS: usize = 2;

/// Which objective taught it, and what.
type Lesson = (Id, String, [String; 2]);

/// The years, the newest first: each bar and each year leads to what it is of.
#[component]
pub fn Years(
    /// What the page's parts share.
    shared: Shared,
) -> AnyView {
    let Shared { goals, list, .. } = shared;
    let years = Memo::new(move |_| list.with(|list| goals.years(list)));
    let level = Memo::new(move |_| list.with(|list| list.level));
    let to = move |when: When| {
        let place = GoalsPlace {
            when,
            level: level.get(),
            example: goals.is_example(),
            ..GoalsPlace::default()
        };
        place.route().to_string()
    };
    let quarters = move || {
        let quarters = words::quarters(goals.calendar()).into_iter();
        let quarters = quarters.map(|(name, months)| {
            view! {
                <th scope="col">
                    {name} " " <small>{months}</small>
                </th>
            }
        });
        quarters.collect_view()
    };
    let has_longer =
        Memo::new(move |_| years.with(|years| years.iter().any(|year| !year.longer.is_empty())));
    let rows = move || {
        let calendar = goals.calendar();
        let row = |year: Year| {
            let [name, in_full] = words::year(year.year, calendar);
            let in_full = (!in_full.is_empty()).then(|| {
                view! {
                    <small>
                        <span>{in_full}</span>
                    </small>
                }
            });
            let cells = year
                .quarters
                .iter()
                .map(|bars| cell(bars, false, calendar, to))
                .collect_view();
            let longer = has_longer
                .get()
                .then(|| cell(&year.longer, true, calendar, to));
            let musts = year.committed.map(|(kept, all)| {
                let [number, musts] = words::kept(kept, all);
                view! {
                    <small>
                        {number} " " <span>{musts}</span>
                    </small>
                }
            });
            view! {
                <tr>
                    <th scope="row">
                        <a href=to(When::Year(year.year))>{name}</a>
                        " "
                        {in_full}
                        " "
                        {musts}
                    </th>
                    {cells}
                    {longer}
                </tr>
            }
        };
        years.get().into_iter().map(row).collect_view()
    };
    view! {
        <table class="years" hidden=move || years.with(Vec::is_empty)>
            <caption class="unseen">{words::YEARS}</caption>
            <thead>
                <tr>
                    <th scope="col">
                        <span class="unseen">{words::YEAR}</span>
                    </th>
                    {quarters}
                    <th scope="col" hidden=move || !has_longer.get()>
                        {words::LONGER}
                    </th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// The periods of a quarter, or of the column of longer ones, where each says what it is.
fn cell(bars: &[Bar], is_longer: bool, calendar: Calendar, to: impl Fn(When) -> String) -> AnyView {
    let bars = bars.iter().map(|bar| {
        let mean = bar.came_to.aspirational.as_ref();
        let is_closed = bar.stage == Stage::Closed;
        let zone = mean
            .filter(|_| is_closed)
            .map(|mean| grade::zone(Zone::of(mean)));
        let share = [&mean.map_or(0, percent).to_string(), "%"].concat();
        let name = is_longer.then(|| words::longer_in_short(bar.period, calendar));
        view! {
            <a class="year-bar" href=to(When::Period(bar.period)) title=words::bar(bar, calendar)>
                <span class="unseen">{words::bar(bar, calendar)}</span>
                <span class="zone" data-zone=zone aria-hidden="true">
                    {words::bar_in_short(bar)}
                    " "
                    <small>{name}</small>
                </span>
                <span class="bar" data-open=(!is_closed).then_some("")>
                    <span style:inline-size=share></span>
                </span>
            </a>
        }
    });
    view! { <td>{bars.collect_view()}</td> }.into_any()
}

/// A share as whole percents, for how long a bar is.
fn percent(share: &Fraction) -> u32 {
    (0..100)
        .find(|per| *share <= Fraction::of(i64::from(*per), 100))
        .unwrap_or(100)
}

/// The id of what leads to the objective that taught something.
fn named(at: usize) -> String {
    ["learned-", &at.to_string()].concat()
}

/// What the closed objectives of a place taught: the latest, the others on request.
#[component]
pub fn LessonsLearned(
    /// What the page's parts share.
    shared: Shared,
) -> AnyView {
    let Shared { goals, list, .. } = shared;
    let lessons = Memo::new(move |_| list.with(|list| goals.lessons_at(list)));
    let all = RwSignal::new(false);
    let rest = move || {
        let count = lessons.with(Vec::len);
        if all.get() {
            0
        } else {
            count.saturating_sub(LESSONS)
        }
    };
    let quotes = move || {
        let most = if all.get() { usize::MAX } else { LESSONS };
        let shown = lessons.get().into_iter().take(most).enumerate();
        let quote = |(at, (id, title, [learned, differently])): (_, Lesson)| {
            let place = GoalsPlace {
                open: Some(id),
                ..list.get_untracked()
            };
            let differently =
                (!differently.is_empty()).then(|| [words::NEXT_TIME, &differently].concat());
            let texts = Some(learned).filter(|it| !it.is_empty());
            let texts = texts.into_iter().chain(differently);
            let texts = texts.map(|text| view! { <p dir="auto">{text}</p> });
            view! {
                <figure>
                    <blockquote>{texts.collect_view()}</blockquote>
                    <figcaption class="quiet">
                        <a id=named(at) href=place.route().to_string()>
                            <bdi>{title}</bdi>
                        </a>
                    </figcaption>
                </figure>
            }
        };
        shown.map(quote).collect_view()
    };
    view! {
        <section
            class="learned"
            aria-labelledby="learned"
            hidden=move || lessons.with(Vec::is_empty)
        >
            <h3 id="learned">{words::LESSONS}</h3>
            {quotes}
            <button
                type="button"
                class="link quiet"
                hidden=move || rest() == 0
                on:click=move |_| {
                    all.set(true);
                    after_frame(|| move_focus(named(LESSONS)));
                }
            >
                {move || words::more_lessons(rest())}
            </button>
        </section>
    }
    .into_any()
}
