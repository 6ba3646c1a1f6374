//! Waymark as an app of its own.

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_text::kept::device as words;

use crate::state::kept::offline::{Installing, install, installing};
use crate::state::page::move_focus;

/// Where the browser would install it, the button for that; on iOS what to do before. Nothing
/// elsewhere.
#[component]
pub fn Install() -> AnyView {
    let state = RwSignal::new(Installing::None);
    let is_done = RwSignal::new(false);
    let look = move || {
        spawn_local(async move {
            let _ = state.try_set(installing().await);
        });
    };
    look();
    let press = move |_| {
        spawn_local(async move {
            let done = install().await;
            let _ = is_done.try_set(done);
            // The button goes: the browser offers it once.
            move_focus("installing".to_owned());
            look();
        });
    };
    let is_shown = move || {
        let is_offered = matches!(state.get(), Installing::Offered | Installing::OnIos);
        is_offered || is_done.get()
    };
    let says = move || match state.get() {
        Installing::OnIos => words::ON_IOS,
        _ if is_done.get() => words::INSTALLED,
        _ => words::AS_AN_APP,
    };
    view! {
        <section class="storage" hidden=move || !is_shown()>
            <h2 id="installing" tabindex="-1">
                {words::INSTALLING}
            </h2>
            <p role="status">{says}</p>
            <button
                type="button"
                class="button button--quiet"
                hidden=move || state.get() != Installing::Offered
                on:click=press
            >
                {words::INSTALL}
            </button>
        </section>
    }
    .into_any()
}
