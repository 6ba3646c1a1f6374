//! The browser as the drawing sees it: four calls, done by `element.js`. What
//! they throw is not caught here; it passes on to the class, which restores the
//! fallback and lets go of this quiz.

use wasm_bindgen::prelude::*;
use web_sys::{Element, Node, ShadowRoot};

#[wasm_bindgen(module = "/src/element.js")]
extern "C" {
    /// Adds an element at the end of another: its name, its attributes as
    /// `id=x;class=y`, and its text. The text is shown, never read as markup.
    pub(crate) fn add(parent: &Node, name: &str, attributes: &str, text: &str) -> Element;

    /// Sets an attribute to a value that may hold anything.
    pub(crate) fn set(element: &Element, attribute: &str, value: &str);

    /// Replaces what is in an element, or in a shadow root, by a text.
    pub(crate) fn say(element: &Node, text: &str);

    /// The element with an id.
    pub(crate) fn find(root: &ShadowRoot, id: &str) -> Option<Element>;
}
