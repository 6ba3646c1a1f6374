//! The page of a review: one thing at a time, and at the end what came of it.

pub mod end;
pub mod kpi;
pub mod line;
pub mod next;
pub mod objective;
pub mod step;
pub mod steps;
pub mod whole;

use leptos::prelude::*;
use waymark_core::address::Route;
use waymark_core::review::Rhythm;
use waymark_text::review::{self as words, page};
use waymark_text::{app, goals as goals_words, grade};

use self::end::End;
use self::step::StepCard;
use self::steps::Steps;
use crate::state::kept::{Goals, Keeping};
use crate::state::navigation::Navigation;
use crate::state::page::move_focus;
use crate::state::review::Reviewing;
use crate::views::kept::status::Status;
use crate::views::kept::troubles::Troubles;

/// The whole page.
#[component]
pub fn ReviewPage(
    /// Where one is, and how one gets elsewhere.
    navigation: Navigation,
) -> AnyView {
    let goals = Goals::get(grade::MAGNITUDES, grade::OF);
    let here = navigation.place();
    let rhythm = Memo::new(move |before: Option<&Rhythm>| {
        here.with(|here| match &here.route {
            Route::Review(rhythm, _) => *rhythm,
            // On the way to another page.
            _ => before.copied().unwrap_or(Rhythm::Week),
        })
    });
    // What is asked follows from all of it.
    let is_known = Memo::new(move |_| goals.keeping.get() != Keeping::Opening && goals.knows_all());
    view! {
        <div class="goals-page">
            <h1 id="review-title" tabindex="-1">
                {move || app::REVIEW_TITLES[rhythm.get() as usize]}
            </h1>
            <Others rhythm />
            {move || {
                let rhythm = rhythm.get();
                if is_known.get() {
                    view! { <OneReview goals navigation rhythm /> }.into_any()
                } else {
                    let class = "loading opening";
                    view! { <p class=class>{goals_words::OPENING}</p> }.into_any()
                }
            }}
        </div>
    }
    .into_any()
}

/// The way to the other reviews.
#[component]
fn Others(
    /// Which one this is.
    rhythm: Memo<Rhythm>,
) -> AnyView {
    let link = |of: Rhythm| {
        view! {
            <a
                href=Route::Review(of, String::new()).to_string()
                aria-current=move || (rhythm.get() == of).then_some("page")
            >
                {page::RHYTHMS[of as usize]}
            </a>
        }
    };
    view! {
        <nav class="reviews" aria-label=words::REVIEWS>
            {Rhythm::ALL.map(link).collect_view()}
        </nav>
    }
    .into_any()
}

/// One review.
#[component]
fn OneReview(
    /// What is kept.
    goals: Goals,
    /// Where one is, and how one gets elsewhere.
    navigation: Navigation,
    /// Which one.
    rhythm: Rhythm,
) -> AnyView {
    let reviewing = Reviewing::new(goals, rhythm);
    let calendar = untrack(|| goals.calendar());
    let unit = words::unit(rhythm, reviewing.unit, calendar);
    let is_over = Memo::new(move |_| reviewing.at.with(Option::is_none));
    // Its keys work at once.
    move_focus(
        reviewing
            .at
            .with_untracked(|at| Reviewing::heading(at.as_ref())),
    );
    let begun = move || {
        let begun = reviewing.review.with(|it| it.begun);
        let (of, done) = reviewing.progress();
        begun.filter(|_| done < of).map(|day| {
            [
                &page::begun(day, goals.day()),
                " ",
                &words::progress(done, of),
                ".",
            ]
            .concat()
        })
    };
    view! {
        <Status goals />
        <Troubles goals />
        <p class="review__unit quiet">
            <b>{unit}</b>
            " · "
            {words::lead(rhythm)}
            " "
            {begun}
        </p>
        {move || {
            if is_over.get() {
                view! { <End reviewing /> }.into_any()
            } else {
                view! {
                    <div
                        class="review"
                        on:click=move |_| reviewing.is_used()
                        on:keydown=move |event| {
                            if event.key() != "Tab" {
                                reviewing.is_used();
                            }
                        }
                    >
                        <StepCard reviewing navigation />
                        <Steps reviewing />
                    </div>
                }
                    .into_any()
            }
        }}
    }
    .into_any()
}
