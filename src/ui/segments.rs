//! A choice between a few that are all in view.

use leptos::prelude::*;

/// Options beside each other, of which one is chosen.
#[component]
pub fn Segments(
    /// Tells it apart from all others of the page.
    id: String,
    /// What it is called.
    label: &'static str,
    /// The options: each one's value and its name.
    options: &'static [(&'static str, &'static str)],
    /// Which is chosen, by its place.
    chosen: Signal<usize>,
    /// Called with the place of the one that was chosen.
    choose: Callback<usize>,
) -> AnyView {
    let group = StoredValue::new(id);
    let each = options.iter().enumerate().map(|(place, (value, name))| {
        view! {
            <label>
                <input
                    type="radio"
                    name=group.get_value()
                    value=*value
                    prop:checked=Signal::derive(move || chosen.get() == place)
                    on:change=move |_| choose.run(place)
                />
                {*name}
            </label>
        }
    });
    view! {
        <fieldset class="segments" aria-label=label>
            {each.collect_view()}
        </fieldset>
    }
    .into_any()
}
