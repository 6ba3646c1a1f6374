//! The quiz page: the element that other sites embed, with its answers kept in
//! the address.

use leptos::html::Custom;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use waymark_core::address::{Page, Route};
use waymark_text::{app as words, quiz};
use web_sys::{Event, MouseEvent};

use crate::pages::LaterPage;
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

    // What is marked and typed stays in this tab, also without going on from it.
    let keep = move || {
        if let Some(element) = element() {
            navigation.keep_quiz(&element.draft());
        }
    };
    let bring_back = move |comes_back: bool| {
        if let (Some(element), Some(draft)) = (element(), navigation.kept_quiz(comes_back)) {
            element.set_draft(&draft);
            let link = element.link();
            if comes_back && link.answers.count() > 0 {
                navigation.restate(Route::Quiz(link));
            }
        }
        keep();
    };

    // The attempt that the element is at; none before the first.
    let shown = StoredValue::new(0);
    Effect::new(move |_| {
        let Place { route, attempt } = place.get();
        if let (Some(element), Route::Quiz(link)) = (element(), route) {
            if shown.get_value() == attempt {
                element.step_to(&link);
                keep();
            } else {
                shown.set_value(attempt);
                element.begin(&link);
                bring_back(false);
            }
        }
    });

    let answered = move |_: Event| {
        if let Some(element) = element() {
            navigation.go_on(Route::Quiz(element.link()));
        }
        keep();
    };
    let restarted = move |_: Event| {
        // Kept as what it is by then: a name that a link gave is not asked for by it.
        navigation.begin(Route::default());
    };
    let clicked = move |_: MouseEvent| {
        if let (Some(element), Route::Quiz(here)) = (element(), place.get_untracked().route) {
            let link = element.link();
            if link.answers.count() < here.answers.count() {
                navigation.step_back(Route::Quiz(link));
            }
        }
        keep();
    };
    // How far one has come decides what stands around the quiz.
    let answers = move || match place.get().route {
        Route::Quiz(link) => link.answers.count(),
        _ => 0,
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
                on:input=move |_| keep()
                on:okr-or-kpi-ready=move |_: Event| bring_back(true)
                on:okr-or-kpi-answer=answered
                on:okr-or-kpi-reset=restarted
            >
                {words::QUIZ_STOPPED}
                {move || {
                    (answers() == 4)
                        .then(|| view! { <LaterPage navigation page=Page::Quiz /> }.into_any())
                }}
            </okr-or-kpi>
            <p class="quiz-page__site">
                <a href=Route::Embed.to_string()>{words::OWN_SITE}</a>
            </p>
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
