//! Other devices of the same person, and the store of a team: a part of its own, which comes where it is used.

pub mod section;

#[cfg(feature = "split")]
use std::{
    future::Future,
    pin::pin,
    task::{Context, Poll, Waker},
};

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_text::app;
use waymark_text::kept::devices as words;

use self::section::Devices;
use crate::state::kept::Goals;
use crate::state::page::move_focus;

/// The heading, which has the focus once the part has come.
const TITLE: &str = "devices";

/// The part could not be fetched.
#[derive(Clone, Copy, Debug)]
struct NotLoaded;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// Looks into the folder from now on; with what is shown of it, where that is to be shown.
#[cfg_attr(
    feature = "split",
    wasm_split_helpers::wasm_split(devices, fallible, preload(load_devices))
)]
fn devices(goals: Goals, shows: bool) -> Result<AnyView, NotLoaded> {
    goals.share();
    Ok(match shows {
        true => view! { <Devices goals /> }.into_any(),
        false => ().into_any(),
    })
}

#[cfg(feature = "split")]
async fn load() -> bool {
    load_devices().await.is_ok()
}

/// Once loaded, there is nothing to wait for.
#[cfg(feature = "split")]
fn begin(goals: Goals, shows: bool) -> Option<AnyView> {
    let mut context = Context::from_waker(Waker::noop());
    match pin!(devices(goals, shows)).poll(&mut context) {
        Poll::Ready(Ok(view)) => Some(view),
        _ => None,
    }
}

#[cfg(not(feature = "split"))]
async fn load() -> bool {
    true
}

#[cfg(not(feature = "split"))]
fn begin(goals: Goals, shows: bool) -> Option<AnyView> {
    devices(goals, shows).ok()
}

/// Looks into the folder where this browser takes part in one; at the next page if the part
/// does not come.
pub fn share_in_background(goals: Goals) {
    spawn_local(async move {
        if Goals::is_shared(false).await && load().await {
            begin(goals, false);
        }
    });
}

/// What it is, and, where it is used, everything about it.
#[component]
pub fn OtherDevices(
    /// What is kept.
    goals: Goals,
) -> AnyView {
    let came = RwSignal::new(None::<bool>);
    let fetch = move || {
        spawn_local(async move {
            let it = load().await;
            let _ = came.try_set(Some(it));
        });
    };
    spawn_local(async move {
        // Where the host names a store, that is not to be looked for.
        if Goals::is_shared(true).await {
            fetch();
        }
    });
    let set_up = move |_| {
        move_focus(TITLE.to_owned());
        fetch();
    };
    view! {
        <section class="devices">
            <h2 id=TITLE tabindex="-1">{words::DEVICES}</h2>
            <p>{words::LEAD}</p>
            {move || match came.get() {
                Some(true) => begin(goals, true),
                came => {
                    Some(
                        view! {
                            <p role="alert" hidden=came.is_none()>{app::NOT_LOADED}</p>
                            <button type="button" class="button button--quiet" on:click=set_up>
                                {words::SET_UP}
                            </button>
                        }
                            .into_any(),
                    )
                }
            }}
        </section>
    }
    .into_any()
}
