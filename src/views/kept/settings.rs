//! What one does with all of it: take it along, bring it in, look after it. A part of its own:
//! who checks in does without it.

use leptos::prelude::*;
use waymark_core::objective::draft::Draft;
use waymark_text::kept as words;

use super::backups::BackupList;
use super::bin::Bin;
use super::calendar::CalendarSettings;
use super::devices::OtherDevices;
use super::installing::Install;
use super::storage::StorageState;
use super::take_along::{self, TakeAlong};
use crate::platform::part::{NotLoaded, Part, of_part};
use crate::state::kept::Goals;
use crate::views::later::shown;

/// What the part gives.
#[derive(Clone, Copy, Debug)]
struct Shows {
    /// All of it, below the way back to the goals.
    all: fn(Goals, Signal<String>, Callback<Draft>) -> AnyView,
    /// The way in for somebody who comes with a file.
    bring_in: fn(Goals, Callback<Draft>) -> AnyView,
}

static PART: Part<Shows> = Part::new(|| Box::pin(async { of_part!(settings) }));

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(settings, fallible))]
fn settings() -> Result<Shows, NotLoaded> {
    Ok(Shows {
        all: |goals, home, open| view! { <All goals home open /> }.into_any(),
        bring_in: |goals, open| view! { <take_along::BringIn goals open /> }.into_any(),
    })
}

/// The page about the data.
#[component]
pub fn Settings(
    /// What is kept.
    goals: Goals,
    /// Where the goals are.
    home: Signal<String>,
    /// Called with a draft that is to be opened in the form of a new objective.
    open: Callback<Draft>,
) -> AnyView {
    view! {
        <p class="quiet">
            <a href=home>"← " {words::TO_GOALS}</a>
        </p>
        {shown(&PART, move |it| (it.all)(goals, home, open))}
    }
    .into_any()
}

/// The way in for somebody who comes with a file, where there are no goals yet.
#[component]
pub fn BringIn(
    /// What is kept.
    goals: Goals,
    /// Called with a draft that is to be opened in the form of a new objective.
    open: Callback<Draft>,
) -> AnyView {
    shown(&PART, move |it| (it.bring_in)(goals, open))
}

#[component]
fn All(
    /// What is kept.
    goals: Goals,
    /// Where the goals are.
    home: Signal<String>,
    /// Called with a draft that is to be opened in the form of a new objective.
    open: Callback<Draft>,
) -> AnyView {
    view! {
        <div class="settings">
            <TakeAlong goals home open />
            <OtherDevices goals />
            <BackupList goals />
            <CalendarSettings goals />
            <Install />
            <StorageState goals />
            <Bin goals />
        </div>
    }
    .into_any()
}
