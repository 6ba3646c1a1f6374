//! All steps of a review, each with what was done.

use leptos::prelude::*;
use waymark_core::review::agenda::Item;
use waymark_text::review::{self as words, steps};

use crate::state::review::Reviewing;

/// The list of the steps: whoever presses one goes there.
#[component]
pub fn Steps(
    /// The review.
    reviewing: Reviewing,
) -> AnyView {
    let progress = move || {
        let (of, done) = reviewing.progress();
        words::progress(done, of)
    };
    let item = move |item: Item| {
        let name = reviewing.name(&item.key);
        let kind = steps::kind(&item.key);
        let key = item.key.clone();
        let own = item.key.clone();
        let is_here = Memo::new(move |_| reviewing.at.with(|at| at.as_ref() == Some(&own)));
        let did = item.done.as_ref().map(|it| words::all_done(&it.did));
        view! {
            <li>
                <span class="quiet">{kind}</span>
                <button
                    type="button"
                    class="link"
                    aria-current=move || is_here.get().then_some("step")
                    on:click=move |_| reviewing.go_to(Some(key.clone()))
                >
                    <bdi>{name}</bdi>
                </button>
                <span class="quiet">{did}</span>
            </li>
        }
    };
    view! {
        <section aria-labelledby="review-steps">
            <h2 id="review-steps">
                {words::AGENDA}
                " "
                <small class="quiet">{progress}</small>
            </h2>
            <ol class="review__list">
                {move || reviewing.items.get().into_iter().map(item).collect_view()}
            </ol>
        </section>
    }
    .into_any()
}
