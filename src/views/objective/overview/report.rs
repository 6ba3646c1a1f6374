//! What is shown, to be shared: as text, as a table, on paper.

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_core::objective::standing::Standing;
use waymark_core::record::id::Id;
use waymark_text::goals::overview as words;
use waymark_text::goals::report::{Entry, csv, markdown};

use crate::state::kept::{Goals, today};
use crate::views::objective::page::Shared;

/// The fold with the ways to share it.
#[component]
pub fn Report(
    /// What the page's parts share.
    shared: Shared,
    /// The objectives that are shown as cards.
    found: Memo<Vec<(Id, String)>>,
) -> AnyView {
    let goals = shared.goals;
    let notation = goals.habits.notation;
    let said = RwSignal::new("");
    let by_hand = RwSignal::new(String::new());
    let make = move |is_table: bool| {
        let mut ids: Vec<Id> = found
            .get_untracked()
            .into_iter()
            .map(|(id, _)| id)
            .collect();
        let rows = untrack(|| shared.place.with(|place| goals.groups_at(place)));
        ids.extend(rows.into_iter().flat_map(|group| group.ids));
        let all = ids.iter().map(|id| untrack(|| goals.objective(id, true)));
        let all: Vec<_> = all
            .map(|objective| {
                let standing = Standing::of(&objective, today());
                (objective, standing)
            })
            .collect();
        let entries: Vec<Entry<'_>> = all
            .iter()
            .map(|(objective, standing)| Entry {
                objective,
                standing,
            })
            .collect();
        if is_table {
            csv(&entries, &notation)
        } else {
            let when = shared.place.with_untracked(|place| place.when);
            let calendar = goals.calendar();
            let title = words::printed(when.period(calendar), today(), calendar);
            markdown(&title, &entries, today(), calendar, &notation)
        }
    };
    let copy = move |_| {
        let text = make(false);
        spawn_local(async move {
            let copied = Goals::copy(&text).await;
            let _ = said.try_set(if copied {
                words::COPIED
            } else {
                words::NOT_COPIED
            });
            let _ = by_hand.try_set(if copied { String::new() } else { text });
        });
    };
    view! {
        <details class="overview__report">
            <summary class="quiet">{words::REPORT}</summary>
            <div class="form__buttons">
                <button type="button" class="button button--quiet" on:click=copy>
                    {words::COPY_MARKDOWN}
                </button>
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| {
                        Goals::offer("waymark-objectives", "md", "text/markdown", &make(false));
                    }
                >
                    {words::SAVE_MARKDOWN}
                </button>
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| {
                        // Excel takes it for UTF-8 only with a byte-order mark before it.
                        let text = ["\u{feff}", &make(true)].concat();
                        Goals::offer("waymark-objectives", "csv", "text/csv", &text);
                    }
                >
                    {words::SAVE_CSV}
                </button>
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| Goals::print()
                >
                    {words::PRINT}
                </button>
            </div>
            <p role="status">{said}</p>
            {move || {
                let text = by_hand.get();
                (!text.is_empty())
                    .then(|| {
                        view! {
                            <textarea
                                class="to-copy"
                                aria-label=words::BY_HAND
                                readonly
                                rows="8"
                                prop:value=text
                            ></textarea>
                        }
                    })
            }}
        </details>
    }
    .into_any()
}
