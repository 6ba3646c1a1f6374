//! What the objectives of a period come to, in a strip of figures.

use leptos::prelude::*;
use waymark_core::address::goals::{GoalsPlace, When};
use waymark_core::calendar::Calendar;
use waymark_core::grading::zone::Zone;
use waymark_core::objective::review::Sum;
use waymark_core::objective::standing::Stage;
use waymark_text::goals::overview as words;
use waymark_text::grade;

use crate::state::kept::Goals;
use crate::views::objective::page::Shared;

/// The sum of the period to speak of, in figures.
#[component]
pub fn SumStrip(
    /// What is kept.
    goals: Goals,
    /// The sums of the place, none before all objectives were looked at.
    sums: Memo<Option<Vec<Sum>>>,
) -> AnyView {
    (move || {
        let Some(sums) = sums.get() else {
            return view! { <p class="overview__wait quiet">{words::ADDING_UP}</p> }.into_any();
        };
        let Some(sum) = sums.first() else {
            return ().into_any();
        };
        let [name, left] = words::sum_of(sum, goals.day(), goals.calendar());
        // While it runs, nothing is judged by what it has come to so far.
        let is_closed = sum.stage == Stage::Closed;
        let zone = sum.summary.aspirational.as_ref().filter(|_| is_closed);
        let zone = zone.map(|mean| grade::zone(Zone::of(mean)));
        let figures = words::figures(&sums).into_iter().map(|figure| {
            let zone = zone.filter(|_| figure.part == "score");
            view! {
                <li data-part=figure.part>
                    <b class="zone" data-zone=zone>
                        {figure.number}
                    </b>
                    " "
                    <span class="quiet">{figure.label}</span>
                </li>
            }
        });
        view! {
            <ul class="overview__sum">
                <li data-part="period">
                    <b>{name}</b>
                    " "
                    <span class="quiet">{left}</span>
                </li>
                {figures.collect_view()}
            </ul>
        }
        .into_any()
    })
    .into_any()
}

/// The other sums, each of which leads to its period. What has not begun is listed below
/// the cards.
#[component]
pub fn OtherSums(
    /// What the page's parts share.
    shared: Shared,
    /// The sums of the place, none before all objectives were looked at.
    sums: Memo<Option<Vec<Sum>>>,
) -> AnyView {
    (move || {
        let sums = sums.get().unwrap_or_default();
        let others = sums.iter().skip(1).filter(|it| it.stage != Stage::Ahead);
        let (here, calendar) = (shared.list.get(), shared.goals.calendar());
        let others = others
            .map(|sum| other(sum, &here, calendar))
            .collect::<Vec<_>>();
        (!others.is_empty()).then(|| view! { <ul class="overview__others">{others}</ul> })
    })
    .into_any()
}

/// Another sum, which leads to its period.
fn other(sum: &Sum, here: &GoalsPlace, calendar: Calendar) -> AnyView {
    let text = words::other(sum, calendar);
    let place = sum.period.map(|period| GoalsPlace {
        when: When::Period(period),
        ..here.clone()
    });
    // Of the same period there is nothing more to see.
    let place = place.filter(|place| place.when != here.when);
    match place {
        Some(place) => view! { <li><a href=place.route().to_string()>{text}</a></li> }.into_any(),
        None => view! { <li>{text}</li> }.into_any(),
    }
}
