//! Other devices of the same person, and the store of a team: a part of its own, which comes where it is used.

pub mod section;

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_text::app;
use waymark_text::kept::devices as words;

use self::section::Devices;
use crate::platform::part::{NotLoaded, Part, of_part};
use crate::state::kept::Goals;
use crate::state::page::move_focus;

/// The heading, which has the focus once the part has come.
const TITLE: &str = "devices";

/// Looks into the folder from now on; with what is shown of it, where that is to be shown.
type Begin = fn(Goals, bool) -> AnyView;

static PART: Part<Begin> = Part::new(|| Box::pin(async { of_part!(devices) }));

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(devices, fallible))]
fn devices() -> Result<Begin, NotLoaded> {
    Ok(|goals, shows| {
        goals.share();
        match shows {
            true => view! { <Devices goals /> }.into_any(),
            false => ().into_any(),
        }
    })
}

/// Looks into the folder where this browser takes part in one; at the next page if the part
/// does not come.
pub fn share_in_background(goals: Goals) {
    spawn_local(async move {
        if Goals::is_shared(false).await
            && let Some(begin) = PART.load().await
        {
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
    let came = RwSignal::new(None::<Option<Begin>>);
    let fetch = move || {
        spawn_local(async move {
            let it = PART.load().await;
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
                Some(Some(begin)) => begin(goals, true),
                came => {
                    view! {
                        <p role="alert" hidden=came.is_none()>{app::NOT_LOADED}</p>
                        <button type="button" class="button button--quiet" on:click=set_up>
                            {words::SET_UP}
                        </button>
                    }
                        .into_any()
                }
            }}
        </section>
    }
    .into_any()
}
