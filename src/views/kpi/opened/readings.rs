//! Every reading of an open KPI, to be corrected or taken away.

use leptos::prelude::*;
use waymark_text::goals as goals_words;
use waymark_text::kpi::opened as words;

use super::Open;
use crate::state::page::move_focus;
use crate::views::metric::readings::{KpiHistory, List, OneReading, correct_button, key};

/// So many are shown at first.
const AT_FIRST: usize = 12;

/// So many more on demand.
const MORE: usize = 60;

/// The list, the newest first.
#[component]
pub fn Readings(
    /// What is open.
    open: Open,
) -> AnyView {
    let history = KpiHistory {
        goals: open.goals,
        of: open.of,
        kpi: open.kpi,
        standing: open.standing,
        fixed: open.fixed,
        corrected: open.corrected,
        begins: StoredValue::new(open.of.with_value(|of| of.id.to_string())),
    };
    let list = List::of(history);
    let shown = RwSignal::new(AT_FIRST);
    let all = Memo::new(move |_| {
        let calendar = open.goals.calendar();
        open.kpi.with(|kpi| kpi.history(calendar, open.goals.day()))
    });
    let count = Memo::new(move |_| all.with(Vec::len));
    let some = move || {
        let shown = shown.get();
        all.with(|all| all.iter().take(shown).cloned().collect::<Vec<_>>())
    };
    // As the form above is shown.
    let takes = move || !open.fixed.get() && open.kpi.with(|kpi| kpi.rest.is_none());
    let left = move || count.get().saturating_sub(shown.get());
    let more = move |_| {
        let next = shown.get_untracked();
        shown.set(next + MORE);
        // The button may be gone: on with the first that came.
        let day = all.with_untracked(|all| all.get(next).map(|it| it.reading.day));
        if let Some(day) = day {
            move_focus(correct_button(history, day));
        }
    };
    view! {
        <section class="opened__part" aria-labelledby=open.named("readings")>
            <h4 id=open.named("readings") tabindex="-1">
                {words::READINGS}
            </h4>
            <p class="quiet">
                {move || match count.get() {
                    0 if takes() => words::RECORD_FIRST.to_owned(),
                    0 => words::NONE.to_owned(),
                    many => words::readings(many),
                }}
            </p>
            <div role="status" class="quiet">
                {list.said}
            </div>
            <ul class="history__of">
                <For each=some key=key let:entry>
                    <OneReading list entry />
                </For>
            </ul>
            <button type="button" class="set" hidden=move || left() == 0 on:click=more>
                {move || goals_words::show_more(left())}
            </button>
        </section>
    }
    .into_any()
}
