//! Asking once more.

use leptos::prelude::*;
use waymark_text::kept as words;

/// A button that asks once more, since there is no way back.
#[component]
pub fn Sure(
    /// What it is called.
    label: &'static str,
    /// What the one is called that says it once more.
    sure: &'static str,
    /// What it does.
    run: Callback<()>,
) -> AnyView {
    let asked = RwSignal::new(false);
    view! {
        <span class="sure">
            <button
                type="button"
                class="set"
                aria-expanded=move || asked.get().to_string()
                on:click=move |_| asked.update(|asked| *asked = !*asked)
            >
                {label}
            </button>
            {move || {
                asked
                    .get()
                    .then(|| {
                        view! {
                            <span role="alert">{words::CANNOT_UNDO}</span>
                            <button type="button" class="set" on:click=move |_| run.run(())>
                                {sure}
                            </button>
                        }
                    })
            }}
        </span>
    }
    .into_any()
}
