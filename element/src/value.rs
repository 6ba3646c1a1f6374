//! What the page gets to see: plain JavaScript objects.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;
use waymark_core::name::Name;
use waymark_core::quiz::{Answer, Outcome, Question};
use waymark_text::en::quiz as words;

/// Adds a pair of an event's name and its detail.
pub(crate) fn news(came: &Array, event: &str, detail: &JsValue) {
    came.push(&Array::of2(&event.into(), detail));
}

/// The detail of `okr-or-kpi-answer`.
pub(crate) fn answer(question: Question, answer: Answer) -> JsValue {
    object(&[
        ("question", question.number().into()),
        ("answer", answer.letter().into()),
        ("lean", answer.lean().value().into()),
    ])
}

/// The detail of `okr-or-kpi-complete`, and the property `value`.
pub(crate) fn result(outcome: &Outcome, metric: Option<&Name>) -> JsValue {
    let leans = Array::new();
    let reasons = Array::new();
    for question in Question::ALL {
        leans.push(&outcome.answer(question).lean().value().into());
        reasons.push(&words::reason(outcome.reason(question)).into());
    }
    let flips = Array::new();
    for flip in outcome.flips() {
        flips.push(&object(&[
            ("question", flip.question.number().into()),
            ("answer", flip.answer.letter().into()),
            ("verdict", flip.verdict.code().into()),
        ]));
    }
    object(&[
        ("verdict", outcome.verdict().code().into()),
        ("total", outcome.total().into()),
        ("leans", leans.into()),
        ("reasons", reasons.into()),
        ("flips", flips.into()),
        ("answers", outcome.answers().letters().into()),
        (
            "metric",
            metric.map_or(JsValue::NULL, |name| name.as_str().into()),
        ),
    ])
}

fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in entries {
        // It cannot fail on an object of our own.
        let _ = Reflect::set(&object, &JsValue::from_str(key), value);
    }
    object.into()
}
