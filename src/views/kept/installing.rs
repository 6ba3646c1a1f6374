//! Waymark as an app of its own.

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_text::kept::device as words;

use crate::state::kept::offline::{Installing, badge, install, installing, want_badge};
use crate::state::page::move_focus;

/// Where the browser would install it, the button for that; on iOS what to do before; in the
/// app itself whether its icon shows a number. Nothing elsewhere.
#[component]
pub fn Install() -> AnyView {
    let state = RwSignal::new(Installing::None);
    let is_done = RwSignal::new(false);
    let shows = RwSignal::new(None::<bool>);
    spawn_local(async move {
        let _ = shows.try_set(badge().await);
    });
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
    let says_something = move || {
        let is_offered = matches!(state.get(), Installing::Offered | Installing::OnIos);
        is_offered || is_done.get()
    };
    let is_shown = move || says_something() || shows.get().is_some();
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
            <p role="status" hidden=move || !says_something()>
                {says}
            </p>
            <button
                type="button"
                class="button button--quiet"
                hidden=move || state.get() != Installing::Offered
                on:click=press
            >
                {words::INSTALL}
            </button>
            <div hidden=move || shows.get().is_none()>
                <Badge shows />
            </div>
        </section>
    }
    .into_any()
}

/// The choice of a number on the app's icon.
#[component]
fn Badge(
    /// Whether it is shown; none where it cannot be.
    shows: RwSignal<Option<bool>>,
) -> AnyView {
    let is_refused = RwSignal::new(false);
    let choose = move |event| {
        let wanted = event_target_checked(&event);
        shows.set(Some(wanted));
        spawn_local(async move {
            let allowed = want_badge(wanted).await;
            let _ = is_refused.try_set(wanted && !allowed);
            let _ = shows.try_set(Some(wanted && allowed));
        });
    };
    view! {
        <label class="tick">
            <input
                id="badge"
                type="checkbox"
                aria-describedby="badge-hint"
                prop:checked=move || shows.get() == Some(true)
                on:change=choose
            />
            {words::BADGE}
        </label>
        <p id="badge-hint" class="quiet">
            {words::BADGE_HINT}
        </p>
        <p role="status">{move || is_refused.get().then_some(words::NO_BADGE)}</p>
    }
    .into_any()
}
