//! How much room there is.

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_text::kept::{self as words, device};

use crate::state::kept::offline::{self, Offline};
use crate::state::kept::{Goals, Keeping, Saving};
use crate::state::page::move_focus;

/// How much room there is, what takes it up, and whether the browser keeps it.
#[component]
pub fn StorageState(
    /// What is kept.
    goals: Goals,
) -> AnyView {
    let opened = RwSignal::new(false);
    let usage = Memo::new(move |_| opened.get().then(|| goals.usage()));
    let kept = RwSignal::new(None::<bool>);
    let asked = RwSignal::new(false);
    spawn_local(async move {
        let answer = Goals::is_kept_for_good().await;
        let _ = kept.try_set(answer);
    });
    let ask = move |_| {
        spawn_local(async move {
            let answer = Goals::keep_for_good().await;
            let _ = kept.try_set(answer);
            let _ = asked.try_set(true);
        });
    };
    let keeping = move || match (kept.get(), asked.get()) {
        (Some(true), _) => words::KEPT_FOR_GOOD,
        (_, true) => words::NOT_KEPT,
        _ => words::MAY_BE_CLEARED,
    };
    // Shown at once where somebody is led here for want of room.
    Effect::new(move |_| {
        if goals.saving.with(Saving::is_unsaved) {
            opened.set(true);
        }
    });
    view! {
        <section class="storage">
            <h2 id="storage" tabindex="-1">{words::STORAGE}</h2>
            <p role="status">{keeping}</p>
            <button
                type="button"
                class="button button--quiet"
                hidden=move || kept.get() == Some(true) || goals.keeping.get() == Keeping::Page
                on:click=ask
            >
                {words::ASK_TO_KEEP}
            </button>
            <button
                type="button"
                class="link"
                aria-expanded=move || opened.get().to_string()
                on:click=move |_| opened.update(|opened| *opened = !*opened)
            >
                {words::HOW_MUCH_ROOM}
            </button>
            {move || {
                usage
                    .get()
                    .map(|usage| {
                        let parts = words::parts(&usage).into_iter().map(|part| view! { <li>{part}</li> });
                        view! {
                            <p>{words::room(&usage)}</p>
                            <ul class="quiet">{parts.collect_view()}</ul>
                            <p>{words::HOW_TO_FREE}</p>
                        }
                    })
            }}
            <WithoutNetwork />
            <p>{words::RESCUE} " " <a href="rescue.html" target="_blank">{words::RESCUE_LINK}</a></p>
        </section>
    }
    .into_any()
}

/// Whether Waymark opens without a network, and the button that has it kept for that.
#[component]
fn WithoutNetwork() -> AnyView {
    let state = RwSignal::new(Offline::None);
    let failed = RwSignal::new(false);
    spawn_local(async move {
        let now = offline::state().await;
        let _ = state.try_set(now);
        if now == Offline::Coming {
            let _ = state.try_set(offline::settled().await);
        }
    });
    let keep = move |_| {
        failed.set(false);
        state.set(Offline::Coming);
        // The button goes.
        move_focus("storage".to_owned());
        spawn_local(async move {
            let kept = offline::keep().await;
            let _ = failed.try_set(!kept);
            let _ = state.try_set(if kept { Offline::On } else { Offline::Off });
        });
    };
    let says = move || match state.get() {
        _ if failed.get() => device::OFFLINE_FAILED,
        Offline::None => "",
        Offline::Off => device::OFFLINE_IS_OFF,
        Offline::Coming => device::OFFLINE_COMES,
        Offline::On => device::OPENS_OFFLINE,
    };
    view! {
        <p role="status" hidden=move || says().is_empty()>
            {says}
        </p>
        <button
            type="button"
            class="button button--quiet"
            hidden=move || state.get() != Offline::Off
            on:click=keep
        >
            {device::KEEP_OFFLINE}
        </button>
    }
    .into_any()
}
