//! How an objective stands, in a few lines over its key results.

use leptos::prelude::*;
use waymark_core::address::goals::GoalsPlace;
use waymark_core::objective::Objective;
use waymark_core::objective::headline::Headline;
use waymark_core::objective::standing::Stage;
use waymark_core::record::id::Id;
use waymark_text::goals::{changed, open, standing as says};
use waymark_text::grade;

use crate::views::objective::card::Card;

/// How an objective stands, in two lines: its score with the verdict, and its pace.
#[component]
pub fn StandingLines(
    /// The card.
    card: Card,
) -> AnyView {
    let standing = card.standing;
    let zone = move || standing.with(|standing| standing.zone().map(grade::zone));
    let verdict = move || standing.with(says::verdict_line);
    let pace = move || {
        standing.with(|standing| match standing.headline() {
            // There is a sentence of its own for that.
            Headline::Unscored(_) if standing.stage != Stage::Over => String::new(),
            _ => says::pace(standing, card.goals.day()),
        })
    };
    let outlook = move || standing.with(|standing| standing.outlook().map(grade::pace::outlook));
    let broken = move || {
        let name = |at| card.objective.with(|it| it.name_of(at));
        standing.with(|standing| grade::broken(&standing.total, name))
    };
    let kind = move || {
        card.objective
            .with(|it| changed::commitment(it, card.goals.day()))
    };
    // In the list it stands in the summary.
    let jump = move || {
        let jump = card.objective.with(Objective::jump);
        let has_score = standing.with(|it| it.score().is_some());
        jump.filter(|_| card.is_open() && has_score)
            .map(|it| changed::jump(&it, card.goals.day()))
    };
    let lessons = move || {
        let closing = card.objective.with(|objective| objective.closing);
        closing.map(open::closed)
    };
    view! {
        <div class="goal__standing">
            <p class="goal__verdict zone" data-zone=zone>{verdict}</p>
            <p class="goal__pace quiet" data-outlook=outlook>{pace}</p>
            <p class="quiet">{jump}</p>
            <p class="quiet">{kind}</p>
            <p>{broken}</p>
            <p>{lessons}</p>
            <Neighbours card />
        </div>
    }
    .into_any()
}

/// The objective that this one goes on from, and the one that goes on from it.
#[component]
fn Neighbours(
    /// The card.
    card: Card,
) -> AnyView {
    let goals = card.goals;
    let next = Memo::new(move |_| card.id.with_value(|id| goals.continued_by(id)));
    let before = Memo::new(move |_| {
        let before = card.objective.with(|objective| objective.continues.clone());
        before.filter(|id| goals.is_there(id))
    });
    let to = move |id: Id| {
        let place = GoalsPlace {
            open: Some(id),
            example: goals.is_example(),
            ..GoalsPlace::default()
        };
        place.route().to_string()
    };
    (move || {
        let next = next
            .get()
            .map(|(id, period)| (to(id), open::next(period, goals.calendar())));
        let before = before.get().map(|id| (to(id), open::BEFORE.to_owned()));
        let links = before.into_iter().chain(next);
        let links = links.map(|(to, text)| view! { <a href=to>{text}</a> });
        let links = links.collect::<Vec<_>>();
        (!links.is_empty()).then(|| view! { <p class="goal__neighbours">{links}</p> })
    })
    .into_any()
}
