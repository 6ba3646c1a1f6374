//! All steps of a review, each with what was done.

use leptos::prelude::*;
use waymark_core::review::agenda::Item;
use waymark_text::review::{self as words, page, steps};

use crate::state::review::Reviewing;

/// So many steps are listed before the one that one is at, and after it: more than most
/// reviews have.
const AROUND: [usize; 2] = [10, 30];

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
    // Of a great many those around where one is.
    let range = Memo::new(move |_| {
        reviewing.items.with(|items| {
            let at = reviewing.at.get();
            let at = items.iter().position(|it| Some(&it.key) == at.as_ref());
            let at = at.unwrap_or_default();
            let [before, after] = AROUND;
            (at.saturating_sub(before), (at + after).min(items.len()))
        })
    });
    let shown = move || {
        let (from, to) = range.get();
        reviewing
            .items
            .with(|items| items[from.min(to)..to].to_vec())
    };
    let more = move |count: usize| (count > 0).then(|| page::not_listed(count));
    let before = move || more(range.get().0);
    let after = move || {
        let all = reviewing.items.with(Vec::len);
        more(all.saturating_sub(range.get().1))
    };
    let start = move || (range.get().0 + 1).to_string();
    view! {
        <section aria-labelledby="review-steps">
            <h2 id="review-steps">
                {words::AGENDA}
                " "
                <small class="quiet">{progress}</small>
            </h2>
            <p class="quiet">{before}</p>
            <ol class="review__list" start=start>
                {move || shown().into_iter().map(item).collect_view()}
            </ol>
            <p class="quiet">{after}</p>
        </section>
    }
    .into_any()
}
