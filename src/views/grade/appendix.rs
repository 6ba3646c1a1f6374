//! What stands below the sheet: one number in three roles, closed periods, and how to take
//! it along.

use leptos::prelude::*;

use super::periods::Periods;
use super::take_along::TakeAlong;
use super::tolerances::Tolerances;
use crate::state::grade::Playground;

/// All of it, of the playground of the context.
#[component]
pub fn Appendix() -> AnyView {
    let playground = expect_context::<Playground>();
    view! {
        <Tolerances playground />
        <Periods playground />
        <TakeAlong playground />
    }
    .into_any()
}
