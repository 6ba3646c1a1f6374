//! A field of a browser for a day.
//!
//! What stands in it is told after every key, also while it is no day: a form that is sent
//! without the field being left, by a click or a script, knows of it.

use leptos::html::Input;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use waymark_core::day::NOT_A_DAY;
use web_sys::{HtmlInputElement, KeyboardEvent};

/// What stands in a field of days: a day, nothing, or [`NOT_A_DAY`] where that is none. One
/// in which somebody types by keys is not empty but half typed.
pub(crate) fn day_in(input: &HtmlInputElement, is_typed: bool) -> String {
    let text = input.value();
    match text.is_empty() && (is_typed || has_bad_input(input)) {
        true => NOT_A_DAY.to_owned(),
        false => text,
    }
}

/// Whether something stands in it that is no day. Read by name, since each of the browser's
/// properties would be an import of the first load.
fn has_bad_input(input: &HtmlInputElement) -> bool {
    let get = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &name.into());
    let bad = get(input, "validity").and_then(|it| get(&it, "badInput"));
    bad.is_ok_and(|bad| bad.is_truthy())
}

/// Whether a key types something into a field of days, and does not leave or send it.
pub(crate) fn is_typing(event: &KeyboardEvent) -> bool {
    const OTHERS: [&str; 7] = ["Enter", "Tab", "Escape", "Shift", "Control", "Alt", "Meta"];
    !OTHERS.contains(&&*event.key())
}

/// The field while it is filled in.
#[derive(Clone, Copy)]
pub(super) struct DayInput {
    pub(super) node: NodeRef<Input>,
    value: Signal<String>,
    typed: Callback<String>,
    /// Whether somebody types by keys: years come digit by digit, and of 0202 nothing is
    /// to be said before it is left.
    pub(super) is_typed: RwSignal<bool>,
    /// What was told last.
    told: StoredValue<String>,
}

impl DayInput {
    /// A field that shows a text and tells of others.
    pub(super) fn new(value: Signal<String>, typed: Callback<String>) -> Self {
        let field = Self {
            node: NodeRef::new(),
            value,
            typed,
            is_typed: RwSignal::new(false),
            told: StoredValue::new(String::new()),
        };
        Effect::new(move |_| field.show());
        field
    }

    /// Shows the text. What somebody is typing is never written over with itself: setting
    /// a day with a part missing takes its other parts away.
    fn show(self) {
        let (Some(input), value) = (self.node.get(), self.value.get()) else {
            return;
        };
        if self.is_typed.get() && self.told.with_value(|told| *told == value) {
            return;
        }
        let shown = if value == NOT_A_DAY { "" } else { &value };
        let is_cleared = value.is_empty() && has_bad_input(&input);
        if input.value() != shown || is_cleared {
            input.set_value(shown);
        }
    }

    /// Tells what stands in it.
    pub(super) fn tell(self) {
        if let Some(input) = self.node.get_untracked() {
            let text = day_in(&input, self.is_typed.get_untracked());
            self.told.set_value(text.clone());
            if self.value.with_untracked(|value| *value != text) {
                self.typed.run(text);
            }
        }
    }

    /// Takes what stands in it for what is meant.
    pub(super) fn settle(self) {
        if self.is_typed.try_set(false).is_none() {
            self.tell();
        }
    }
}
