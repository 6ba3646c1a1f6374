//! The quiz page: the element that other sites embed, with its answers kept in
//! the address.

use leptos::html::Custom;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use waymark_core::quiz::outcome::Verdict;
use waymark_text::{app as words, quiz};
use web_sys::{Event, MouseEvent};

use crate::route::Route;
use crate::state::navigation::{Navigation, Place};
use crate::ui::quiz_element::QuizElement;

/// A heading, what the quiz is for, and the quiz.
///
/// Each answer becomes a history entry. The quiz's own Back is a step in that
/// history too, so that it and the browser's Back are one.
#[component]
pub fn QuizPage(
    /// Where one is, and how one gets elsewhere.
    navigation: Navigation,
) -> impl IntoView {
    let place = navigation.place();
    let node = NodeRef::<Custom<&'static str>>::new();
    let element = move || node.get().map(|node| node.unchecked_into::<QuizElement>());

    // The attempt that the element is at; none before the first.
    let shown = StoredValue::new(0);
    Effect::new(move |_| {
        let Place { route, attempt } = place.get();
        if let (Some(element), Route::Quiz(link)) = (element(), route) {
            if shown.get_value() == attempt {
                element.step_to(&link);
            } else {
                shown.set_value(attempt);
                element.begin(&link);
            }
        }
    });

    let answered = move |_: Event| {
        if let Some(element) = element() {
            navigation.go_on(Route::Quiz(element.link()));
        }
    };
    let restarted = move |_: Event| navigation.begin(Route::default());
    let clicked = move |_: MouseEvent| {
        if let (Some(element), Route::Quiz(here)) = (element(), place.get_untracked().route) {
            let link = element.link();
            if link.answers.count() < here.answers.count() {
                navigation.step_back(Route::Quiz(link));
            }
        }
    };
    // How far one has come decides what stands around the quiz.
    let answers = move || match place.get().route {
        Route::Quiz(link) => link.answers.count(),
        _ => 0,
    };

    // A change to make is an objective to write; what a KPI needs is still to come.
    let to_write = move || match place.get().route {
        Route::Quiz(link) => {
            let outcome = link.answers.outcome();
            let is_okr = outcome.is_some_and(|it| it.verdict() == Verdict::Okr);
            is_okr.then(|| Route::goal_of(&link.metric).to_string())
        }
        _ => None,
    };

    view! {
        <div class="quiz-page" data-answers=answers>
            <h1>{quiz::TITLE}</h1>
            <p class="lead">{words::QUIZ_LEAD}</p>
            <okr-or-kpi
                no-heading=""
                app-url=Navigation::address()
                node_ref=node
                on:click=clicked
                on:okr-or-kpi-answer=answered
                on:okr-or-kpi-reset=restarted
            >
                {words::QUIZ_STOPPED}
            </okr-or-kpi>
            {move || {
                to_write()
                    .map(|to| {
                        view! {
                            <p class="quiz-page__next">
                                <a class="button" href=to>
                                    {words::WRITE_OBJECTIVE}
                                </a>
                                <span>{words::WRITE_OBJECTIVE_LEAD}</span>
                            </p>
                        }
                    })
            }}
            <dl class="terms">
                <div class="terms__okr">
                    <dt>{quiz::OKR}</dt>
                    <dd>{words::OKR_IS}</dd>
                </div>
                <div class="terms__kpi">
                    <dt>{quiz::KPI}</dt>
                    <dd>{words::KPI_IS}</dd>
                </div>
            </dl>
        </div>
    }
}
