//! The quiz page: the element that other sites embed, with its answers kept in
//! the address.

use leptos::html::Custom;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use waymark_core::permalink::Permalink;
use waymark_core::quiz::Answers;
use waymark_text::en::{app as words, quiz};
use web_sys::Event;

use crate::route::Route;
use crate::state::navigation::Navigation;

#[wasm_bindgen]
extern "C" {
    /// The element as any page sees it.
    #[wasm_bindgen(extends = web_sys::HtmlElement)]
    type OkrOrKpiElement;

    #[wasm_bindgen(method, getter)]
    fn answers(this: &OkrOrKpiElement) -> String;

    #[wasm_bindgen(method, setter)]
    fn set_answers(this: &OkrOrKpiElement, letters: &str);

    #[wasm_bindgen(method, getter)]
    fn metric(this: &OkrOrKpiElement) -> String;

    #[wasm_bindgen(method, setter)]
    fn set_metric(this: &OkrOrKpiElement, name: &str);

    #[wasm_bindgen(method, js_name = removeAttribute)]
    fn remove_attribute(this: &OkrOrKpiElement, name: &str);
}

impl OkrOrKpiElement {
    /// The link to the quiz as it stands.
    fn link(&self) -> Permalink {
        Permalink {
            answers: Answers::parse(&self.answers()).unwrap_or_default(),
            metric: self.metric(),
        }
    }

    /// Shows the quiz that a link holds. A name that the element has already,
    /// because it was typed there, is left in its field.
    fn show(&self, link: &Permalink) {
        self.set_answers(&link.answers.letters());
        if !link.metric.is_empty() && link.metric != self.metric() {
            self.set_metric(&link.metric);
        }
    }
}

/// A heading, what the quiz is for, and the quiz.
///
/// Each answer becomes a history entry. The quiz's own Back is a step in that
/// history too, so that it and the browser's Back are one.
#[component]
pub fn QuizPage(
    /// Where one is, and how one gets elsewhere.
    navigation: Navigation,
) -> impl IntoView {
    let route = navigation.route();
    let node = NodeRef::<Custom<&'static str>>::new();
    let element = move || {
        node.get()
            .map(|node| node.unchecked_into::<OkrOrKpiElement>())
    };
    Effect::new(move |_| {
        if let (Some(element), Route::Quiz(link)) = (element(), route.get()) {
            element.show(&link);
        }
    });

    let answered = move |_: Event| {
        if let Some(element) = element() {
            navigation.go_on(Route::Quiz(element.link()));
        }
    };
    let restarted = move |event: Event| {
        if let Some(element) = element() {
            element.remove_attribute("metric");
        }
        answered(event);
    };
    let clicked = move |_: web_sys::MouseEvent| {
        if let (Some(element), Route::Quiz(here)) = (element(), route.get_untracked()) {
            let link = element.link();
            if link.answers.count() < here.answers.count() {
                navigation.step_back(Route::Quiz(link));
            }
        }
    };
    // How far one has come decides what stands around the quiz.
    let answers = move || match route.get() {
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
                on:okr-or-kpi-answer=answered
                on:okr-or-kpi-reset=restarted
            >
                {words::QUIZ_STOPPED}
            </okr-or-kpi>
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
