//! `<okr-or-kpi>`: the quiz as a custom element, for the app and for any page.
//!
//! `element.js` holds the class: registration, failure, events and the
//! fallback. It calls [`Quiz`], which holds an attempt and draws it. Rust never
//! calls out to the page while it works: what the page has to be told, and where
//! the focus goes, is returned, and the class sees to it afterwards. And it draws
//! from a copy of its state: taking a focused field out of the page may call the
//! page's listeners at once, and they may ask for answers or result.

mod dom;
mod state;
mod value;
mod view;

use std::cell::RefCell;

use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;
use waymark_text::en::quiz as words;
use web_sys::ShadowRoot;

use state::State;
use value::news;
use view::View;

#[wasm_bindgen(module = "/src/element.js")]
extern "C" {
    #[wasm_bindgen(js_name = define)]
    fn define_class(load: &Function);
}

/// Registers `<okr-or-kpi>` with the quiz of this very module.
pub fn define() {
    let load = Closure::<dyn Fn(ShadowRoot) -> Quiz>::new(Quiz::new);
    define_class(load.into_js_value().unchecked_ref());
}

/// One quiz, drawn into one shadow root. Made and called by `element.js` alone.
#[wasm_bindgen]
pub struct Quiz {
    view: View,
    state: RefCell<State>,
}

#[wasm_bindgen]
impl Quiz {
    /// The style sheet.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn sheet(&self) -> String {
        include_str!(concat!(env!("OUT_DIR"), "/element.css")).to_owned()
    }

    /// The answers given so far, as letters.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn answers(&self) -> String {
        self.state.borrow().attempt.answers().letters()
    }

    /// The metric's name, empty where there is none that will do.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn metric(&self) -> String {
        self.state.borrow().name_or_empty()
    }

    /// The result as a plain object; null until there is one.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn value(&self) -> JsValue {
        let state = self.state.borrow();
        state.outcome().map_or(JsValue::NULL, |outcome| {
            value::result(&outcome, state.valid_name().as_ref())
        })
    }

    /// Takes over an attribute. What it does not understand counts as absent.
    pub fn set(&self, attribute: &str, value: Option<String>) {
        let (changed, state) = self.change(|state| state.set(attribute, value));
        if changed && self.view.is_drawn() {
            self.view.draw(&state);
        }
    }

    /// Draws the quiz in place of whatever the shadow root holds.
    pub fn draw(&self) {
        self.view.draw(&self.state());
    }

    /// Starts a fresh quiz.
    pub fn reset(&self) {
        let ((), state) = self.change(State::restart);
        self.view.draw(&state);
    }

    /// Does what a person asks for, and gives what came of it: a list of pairs.
    /// `focus` with an id and `copy` with a text are for the class to do, any
    /// other is an event's name with its detail.
    #[must_use]
    pub fn act(&self, action: &str, value: &str) -> Array {
        let came = Array::new();
        match action {
            "mark" => {
                let (first, _) = self.change(|state| state.mark(value));
                self.view.no_error();
                if first {
                    news(&came, "start", &JsValue::NULL);
                }
            }
            "name" => {
                let ((), state) = self.change(|state| state.type_name(value));
                if state.name().is_ok() {
                    self.view.show_name_problem(&state);
                }
            }
            "name-typed" => self.view.show_name_problem(&self.state()),
            "continue" => self.go_on(&came),
            "back" => {
                let ((), state) = self.change(State::go_back);
                self.step(&state, &came);
            }
            "flip" => {
                let ((), state) = self.change(|state| state.try_flip(value));
                self.view.show_trial(&state);
            }
            "retire" => {
                if let Some(outcome) = self.state().outcome() {
                    self.view.show_retirement(value == "yes", &outcome);
                }
            }
            "copy-markdown" => {
                let state = self.state();
                if let Some(outcome) = state.outcome() {
                    let (name, link) = (state.valid_name(), state.link());
                    let text = words::markdown(&outcome, name.as_ref(), link.as_deref());
                    news(&came, "copy", &text.into());
                }
            }
            "copy-link" => {
                if let Some(link) = self.state().link() {
                    news(&came, "copy", &link.into());
                }
            }
            "copied" => self.view.show_copied(None),
            "copy-by-hand" => {
                self.view.show_copied(Some(value));
                news(&came, "focus", &view::COPY_TEXT.into());
            }
            "restart" => {
                let ((), state) = self.change(State::restart);
                self.step(&state, &came);
                news(&came, "reset", &JsValue::NULL);
            }
            _ => {}
        }
        came
    }
}

impl Quiz {
    fn new(root: ShadowRoot) -> Self {
        Self {
            view: View::new(root),
            state: RefCell::default(),
        }
    }

    /// Changes the state; gives what that came to, and a copy to draw from.
    fn change<T>(&self, change: impl FnOnce(&mut State) -> T) -> (T, State) {
        let mut state = self.state.borrow_mut();
        (change(&mut state), state.clone())
    }

    fn state(&self) -> State {
        self.state.borrow().clone()
    }

    /// Draws another step, to which the focus goes.
    fn step(&self, state: &State, came: &Array) {
        self.view.draw(state);
        news(came, "focus", &view::STEP.into());
    }

    fn go_on(&self, came: &Array) {
        let state = self.state();
        if state.asks_for_name() && state.name().is_err() {
            self.view.show_name_problem(&state);
            news(came, "focus", &view::NAME.into());
            return;
        }
        let (Ok((question, answer)), state) = self.change(|state| state.attempt.submit()) else {
            self.view.show_error();
            news(came, "focus", &view::ERROR.into());
            return;
        };
        self.step(&state, came);
        news(came, "answer", &value::answer(question, answer));
        if let Some(outcome) = state.outcome() {
            let result = value::result(&outcome, state.valid_name().as_ref());
            news(came, "complete", &result);
        }
    }
}
