//! That something was kept already, in a copy of the tab.

use leptos::prelude::*;
use waymark_text::goals::form as words;

/// What a draft was saved as, and that saving it again makes a second one.
#[component]
pub fn AlreadySaved(
    /// What it was saved as; none where it was not.
    already: RwSignal<Option<String>>,
) -> AnyView {
    said(already, words::already_saved)
}

/// That a line was added to a list, and that adding it again makes a second one.
#[component]
pub fn AlreadyAdded(
    /// The line; none where it was not.
    already: RwSignal<Option<String>>,
) -> AnyView {
    said(already, words::already_added)
}

fn said(already: RwSignal<Option<String>>, says: fn(&str) -> String) -> AnyView {
    let said = move || already.with(|text| text.as_deref().map(says));
    view! {
        <p class="notice" role="status">
            {said}
        </p>
    }
    .into_any()
}
