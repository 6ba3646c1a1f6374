//! The advice as a part of its own, which comes once somebody writes a name: who only looks,
//! or moves numbers, does without it, and so does whatever nobody has written here.

use std::sync::OnceLock;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Asked, Worded, Wording};
use crate::platform::part::NotLoaded;

/// Shows what is odd about a text: what the part gives.
type Show = fn(Asked) -> AnyView;

/// What the part gave, once it came.
static CAME: OnceLock<Show> = OnceLock::new();

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(wording, fallible))]
fn wording() -> Result<Show, NotLoaded> {
    Ok(show)
}

fn show(asked: Asked) -> AnyView {
    let wording = Wording::new(&asked);
    let Asked { field, to_kpi, .. } = asked;
    view! { <Worded field wording to_kpi /> }.into_any()
}

#[cfg(feature = "split")]
async fn load() -> Option<Show> {
    wording().await.ok()
}

#[cfg(not(feature = "split"))]
async fn load() -> Option<Show> {
    wording().ok()
}

/// What advises on how something is worded, from when it is needed first.
#[derive(Clone, Copy)]
pub struct Advising {
    has_come: RwSignal<bool>,
    is_asked: StoredValue<bool>,
}

impl Advising {
    /// One that nothing needs yet.
    pub(crate) fn new() -> Self {
        Self {
            has_come: RwSignal::new(CAME.get().is_some()),
            is_asked: StoredValue::new(false),
        }
    }

    /// Fetches it; once more at another letter where it does not come.
    pub(crate) fn begin(self) {
        if self.is_asked.get_value() {
            return;
        }
        self.is_asked.set_value(true);
        spawn_local(async move {
            let came = load().await.map(|show| CAME.get_or_init(|| show));
            // One may be elsewhere by now.
            let _ = self.is_asked.try_update_value(|it| *it = came.is_some());
            let _ = self.has_come.try_set(came.is_some());
        });
    }

    /// What is odd about a text, from when the part is there and the text is one that
    /// somebody writes.
    pub(crate) fn shown(
        self,
        is_begun: impl Fn() -> bool + Send + 'static,
        asked: impl Fn() -> Asked + Send + 'static,
    ) -> AnyView {
        let shows = move || {
            let is_shown = is_begun() && self.has_come.get();
            CAME.get().filter(|_| is_shown)
        };
        (move || shows().map(|show| show(asked()))).into_any()
    }
}
