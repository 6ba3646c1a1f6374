//! The way to the reviews, on the pages that they are about.

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_core::address::Route;
use waymark_core::review::Rhythm;
use waymark_text::review::{self as words, page};

use crate::state::kept::Goals;
use crate::state::kept::offline::show_badge;

/// A link to each review, the weekly one with how much there is to look at; before them the
/// way back to the one that somebody stopped in the middle of.
#[component]
pub fn ReviewLine(
    /// What is kept.
    goals: Goals,
    /// Whether the page shows one thing alone: then there is the way back alone.
    alone: Memo<bool>,
) -> AnyView {
    let left = untrack(|| goals.left_reviews());
    let to = |rhythm: Rhythm| Route::Review(rhythm, String::new()).to_string();
    let leads_back = !left.is_empty();
    let back = left.into_iter().map(|rhythm| {
        view! { <a href=to(rhythm)>"← " {page::back_to(rhythm)}</a> }
    });
    let count = goals.review_count(Rhythm::Week);
    Effect::new(move |_| {
        if let Some(count) = count.get() {
            spawn_local(show_badge(count));
        }
    });
    let has_any = move || !goals.objectives().is_empty() || !goals.kpis().is_empty();
    // Without a link it would be a gap above the heading.
    let is_empty = move || !has_any() || alone.get() && !leads_back;
    let week = move || page::link(Rhythm::Week, count.get().unwrap_or_default());
    let others = [Rhythm::Month, Rhythm::Quarter];
    let others = others.map(|rhythm| {
        view! {
            <a href=to(rhythm) hidden=alone>
                {page::link(rhythm, 0)}
            </a>
        }
    });
    view! {
        <nav class="reviews" aria-label=words::REVIEWS hidden=is_empty>
            {back.collect_view()}
            <a href=to(Rhythm::Week) hidden=alone>
                {week}
            </a>
            {others.into_iter().collect_view()}
        </nav>
    }
    .into_any()
}
