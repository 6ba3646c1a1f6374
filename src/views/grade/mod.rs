//! The grading playground: an objective, its key results, and what they are
//! worth under each rule.

pub mod appendix;
mod card;
pub mod editor;
mod gradual;
pub mod key_result;
pub mod look;
pub mod outcome;
pub mod periods;
pub mod take_along;
pub mod tolerances;
mod wording;

use leptos::prelude::*;
use waymark_core::sketch::Sketch;
use waymark_text::grade::examples::{EXAMPLES, Example};
use waymark_text::grade::{self as words, page, report};

use self::look::Look;
use crate::state::grade::Playground;
use crate::state::navigation::Navigation;

/// The whole page.
#[component]
pub fn GradePage(
    /// Where one is, and how one gets elsewhere.
    navigation: Navigation,
) -> AnyView {
    let playground = Playground::new(navigation, words::MAGNITUDES, words::OF);
    playground.follow(move || begun(&EXAMPLES[0], playground));
    let status = move || {
        if playground.settled.get() == 0 {
            return String::new();
        }
        let promise = playground.promise.with_untracked(|it| *it);
        playground
            .total
            .with_untracked(|total| report::status(total, promise))
    };
    view! {
        <div class="grade-page">
            <h1>{page::TITLE}</h1>
            <p class="lead">{page::LEAD}</p>
            {move || match playground.looking.get() {
                None => ().into_any(),
                Some(true) => view! { <Look playground /> }.into_any(),
                Some(false) => editor::editing(playground),
            }}
            <p class="unseen" role="status">
                {Signal::derive(status)}
            </p>
        </div>
    }
    .into_any()
}

/// An example, to be changed.
fn begun(example: &Example, playground: Playground) -> Sketch {
    let sketch = Sketch::from_text(example.sketch, &playground.habits.notation);
    Playground::dated(sketch.unwrap_or_default(), example.this_quarter)
}
