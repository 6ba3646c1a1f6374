//! What stands below the sheet: one number in three roles, closed periods, and how to take
//! it along.

use leptos::prelude::*;

use super::periods::Periods;
use super::take_along::TakeAlong;
use super::tolerances::Tolerances;
use crate::platform::part::{NotLoaded, Part, of_part};
use crate::state::grade::Playground;
use crate::views::later::shown;

/// Shows all of it, of a playground.
type Show = fn(Playground) -> AnyView;

static PART: Part<Show> = Part::new(|| Box::pin(async { of_part!(appendix) }));

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(appendix, fallible))]
fn appendix() -> Result<Show, NotLoaded> {
    Ok(|playground| {
        view! {
            <Tolerances playground />
            <Periods playground />
            <TakeAlong playground />
        }
        .into_any()
    })
}

/// All of it, as soon as it is there.
pub(super) fn below(playground: Playground) -> AnyView {
    shown(&PART, move |show| show(playground))
}
