//! That a draft was saved already, in a copy of the tab.

use leptos::prelude::*;
use waymark_text::goals::form as words;

/// What it was saved as, and that saving it again makes a second one.
#[component]
pub fn AlreadySaved(
    /// What it was saved as; none where it was not.
    already: RwSignal<Option<String>>,
) -> AnyView {
    let said = move || already.with(|title| title.as_deref().map(words::already_saved));
    view! {
        <p class="notice" role="status">
            {said}
        </p>
    }
    .into_any()
}
