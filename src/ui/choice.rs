//! A choice between a few, and one between yes and no.

use leptos::prelude::*;

use super::field::Under;

/// A list of options with its label above.
#[component]
pub fn Choice(
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
    /// What stands under it.
    #[prop(optional)]
    under: Option<Signal<Under>>,
    /// Whether it is left out.
    #[prop(into, default = Signal::stored(false))]
    hidden: Signal<bool>,
) -> AnyView {
    let value = move || options[chosen.get()].0;
    let note_id = [&id, "-note"].concat();
    let described = under.map(|_| note_id.clone());
    let is_problem = move || under.is_some_and(|under| under.with(|under| under.is_problem));
    let note = under.map(|under| {
        view! {
            <p class="field__note" id=note_id data-problem=move || is_problem().then_some("")>
                {move || under.with(|under| under.text.clone())}
            </p>
        }
    });
    view! {
        <div class="field" hidden=hidden>
            <label for=id.clone()>{label}</label>
            <select
                id=id
                aria-describedby=described
                aria-invalid=move || is_problem().then_some("true")
                prop:value=value
                on:change=move |event| {
                    let value = event_target_value(&event);
                    if let Some(place) = options.iter().position(|(known, _)| *known == value) {
                        choose.run(place);
                    }
                }
            >
                {options
                    .iter()
                    .map(|(value, name)| view! { <option value=*value>{*name}</option> })
                    .collect_view()}
            </select>
            {note}
        </div>
    }
    .into_any()
}

/// A box to tick with its label beside it.
#[component]
pub fn Tick(
    /// What it is called.
    label: &'static str,
    /// Whether it is ticked.
    ticked: Signal<bool>,
    /// Called with whether it now is.
    tick: Callback<bool>,
    /// Whether it is left out.
    #[prop(into, default = Signal::stored(false))]
    hidden: Signal<bool>,
) -> AnyView {
    view! {
        <label class="tick" hidden=hidden>
            <input
                type="checkbox"
                prop:checked=ticked
                on:change=move |event| tick.run(event_target_checked(&event))
            />
            {label}
        </label>
    }
    .into_any()
}
