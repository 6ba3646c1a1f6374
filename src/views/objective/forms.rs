//! The forms of an objective, as a part of its own: who looks and checks in does without them.

use leptos::prelude::*;
use waymark_core::record::id::Id;

use super::card::Card;
use super::closing::form::CloseForm;
use super::form::{Beginning, ObjectiveForm};
use super::page::Shared;
use crate::platform::part::{NotLoaded, Part, of_part};
use crate::state::kept::Goals;
use crate::views::later::shown;

/// What the part gives.
#[derive(Clone, Copy, Debug)]
struct Forms {
    /// The form in which an objective is written.
    writes: fn(Written) -> AnyView,
    /// The form that closes one.
    closes: fn(Shared, Card, RwSignal<bool>) -> AnyView,
}

/// What the form in which an objective is written is about.
#[derive(Clone)]
pub(super) struct Written {
    /// What is kept.
    pub(super) goals: Goals,
    /// The objective, none for a new one.
    pub(super) id: Option<Id>,
    /// How it begins.
    pub(super) beginning: Beginning,
    /// Called when the form is done with, with the objective if it was saved.
    pub(super) close: Callback<Option<Id>>,
    /// Called where nobody asked for it or has begun with it, and something is there now.
    pub(super) give_way: Option<Callback<()>>,
}

static PART: Part<Forms> = Part::new(|| Box::pin(async { of_part!(forms) }));

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(forms, fallible))]
fn forms() -> Result<Forms, NotLoaded> {
    Ok(Forms {
        writes: |of| {
            let Written {
                goals,
                id,
                beginning,
                close,
                give_way,
            } = of;
            view! { <ObjectiveForm goals id beginning close give_way /> }.into_any()
        },
        closes: |shared, card, begun| view! { <CloseForm shared card begun /> }.into_any(),
    })
}

/// Fetches them before somebody asks for one.
pub(super) async fn fetch() {
    PART.load().await;
}

/// The form of a new objective, or of one that is there.
pub(super) fn writing(of: Written) -> AnyView {
    shown(&PART, move |it| (it.writes)(of.clone()))
}

/// The form that closes an objective.
pub(super) fn closing(shared: Shared, card: Card, begun: RwSignal<bool>) -> AnyView {
    shown(&PART, move |it| (it.closes)(shared, card, begun))
}
