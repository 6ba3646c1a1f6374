//! The one piece of the guide that fits where one is, folded.

use leptos::prelude::*;
use waymark_core::address::Route;
use waymark_text::guide::{MORE, Piece as Words};

use crate::platform::tab;
use crate::ui::fold::is_unfolded;

/// Before the section's name, where it is kept that a piece was read.
const READ: &str = "waymark/read/";

/// A piece of the guide. Who has unfolded it once is not shown it again: not in this tab.
#[component]
pub fn Piece(
    /// What it says.
    words: Words,
) -> AnyView {
    let name = [READ, words.section].concat();
    if tab::kept(&name).is_some() {
        return ().into_any();
    }
    let toggled = move |event: leptos::ev::Event| {
        if is_unfolded(event.as_ref()) {
            tab::keep(&name, "1");
        }
    };
    let more = Route::Guide(words.section.to_owned());
    view! {
        <details on:toggle=toggled>
            <summary>{words.title}</summary>
            <p class="quiet">
                {words.text} " " <a href=more.to_string()>{MORE}</a>
            </p>
        </details>
    }
    .into_any()
}
