//! `<okr-or-kpi>` as any page sees it: its properties and methods.

use wasm_bindgen::prelude::*;
use waymark_core::permalink::Permalink;
use waymark_core::quiz::Answers;

#[wasm_bindgen]
extern "C" {
    /// The element.
    #[wasm_bindgen(extends = web_sys::HtmlElement)]
    pub(crate) type QuizElement;

    #[wasm_bindgen(method, getter)]
    fn answers(this: &QuizElement) -> String;

    #[wasm_bindgen(method, setter)]
    fn set_answers(this: &QuizElement, letters: &str);

    #[wasm_bindgen(method, getter)]
    fn metric(this: &QuizElement) -> String;

    #[wasm_bindgen(method, setter)]
    fn set_metric(this: &QuizElement, name: &str);

    #[wasm_bindgen(method, getter)]
    pub(crate) fn draft(this: &QuizElement) -> String;

    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_draft(this: &QuizElement, text: &str);

    #[wasm_bindgen(method)]
    fn reset(this: &QuizElement);

    #[wasm_bindgen(method, js_name = removeAttribute)]
    fn remove_attribute(this: &QuizElement, name: &str);
}

impl QuizElement {
    /// The link to the quiz as it stands.
    pub(crate) fn link(&self) -> Permalink {
        Permalink {
            answers: Answers::parse(&self.answers()).unwrap_or_default(),
            metric: self.metric(),
        }
    }

    /// Begins the quiz that a link holds, with nothing left of the one before.
    pub(crate) fn begin(&self, link: &Permalink) {
        self.remove_attribute("metric");
        self.reset();
        if !link.metric.is_empty() {
            self.set_metric(&link.metric);
        }
        self.step_to(link);
    }

    /// Goes to another step of the same quiz.
    pub(crate) fn step_to(&self, link: &Permalink) {
        self.set_answers(&link.answers.letters());
    }
}
