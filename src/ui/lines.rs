//! A field for several lines of text.

use leptos::prelude::*;

use super::field::Under;

/// A field for several lines, its label above and a note under it.
#[component]
pub fn Lines(
    /// Tells it apart from all others of the page.
    id: String,
    /// What it is called.
    label: &'static str,
    /// Its text.
    value: Signal<String>,
    /// Called with the text after every change of it.
    typed: Callback<String>,
    /// What stands under it.
    under: Signal<Under>,
) -> AnyView {
    let note_id = [&id, "-note"].concat();
    let is_problem = move || under.with(|under| under.is_problem);
    view! {
        <div class="field field--lines">
            <label for=id.clone()>{label}</label>
            <textarea
                id=id
                rows="2"
                dir="auto"
                aria-describedby=note_id.clone()
                aria-invalid=move || is_problem().then_some("true")
                prop:value=value
                on:input=move |event| typed.run(event_target_value(&event))
            ></textarea>
            <p class="field__note" id=note_id data-problem=move || is_problem().then_some("")>
                {move || under.with(|under| under.text.clone())}
            </p>
        </div>
    }
    .into_any()
}
