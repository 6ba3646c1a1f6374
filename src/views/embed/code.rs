//! A code to paste, with a button that copies it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_text::embed as words;

use crate::state::embed;

/// What to paste, under its name and beside a button that copies it.
#[component]
pub fn Code(
    /// What it is called.
    #[prop(into)]
    name: Signal<&'static str>,
    /// The text.
    #[prop(into)]
    code: Signal<String>,
    /// What the button says.
    copy: &'static str,
    /// The button's class.
    #[prop(default = "button")]
    rank: &'static str,
) -> impl IntoView {
    let said = RwSignal::new("");
    let press = move |_| {
        let text = code.get_untracked();
        spawn_local(async move {
            let copied = embed::copy(&text).await;
            said.set(if copied {
                words::COPIED
            } else {
                words::NOT_COPIED
            });
        });
    };
    // What was copied is not what stands there now.
    Effect::new(move |_| {
        code.track();
        said.set("");
    });
    view! {
        <div class="code">
            <p class="code__copy">
                <button type="button" class=rank on:click=press>
                    {copy}
                </button>
                <span role="status">{said}</span>
            </p>
            <pre translate="no" tabindex="0" role="region" aria-label=name>
                <code>{code}</code>
            </pre>
        </div>
    }
}
