//! A choice of a month, a week or a day among those that there are.

use leptos::prelude::*;
use waymark_core::period::{Period, write_date};
use waymark_text::kpi::opened as words;

use super::Open;

/// The units with their names; the chosen one by its first day, as a field of days has it.
#[component]
pub fn UnitChoice(
    /// What is open.
    open: Open,
    /// Tells it apart from all others of the page.
    name: &'static str,
    /// The units.
    units: Memo<Vec<Period>>,
    /// The first day of the one that is chosen: of one that is there.
    chosen: RwSignal<String>,
) -> AnyView {
    let id = open.named(name);
    let is_first_day = |days: &Period, chosen: &str| write_date(days.first()) == chosen;
    // Another tab may have begun a base there meanwhile.
    Effect::new(move |_| {
        units.with(|units| {
            let is_there = chosen.with(|chosen| units.iter().any(|it| is_first_day(it, chosen)));
            if let Some(first) = units.first().filter(|_| !is_there) {
                chosen.set(write_date(first.first()));
            }
        });
    });
    let options = move || {
        let unit = open.standing.with_untracked(|it| it.judged_in);
        let when = open.when();
        let option = move |days: Period| {
            let is_chosen = chosen.with_untracked(|chosen| is_first_day(&days, chosen));
            view! {
                <option value=write_date(days.first()) selected=is_chosen>
                    {words::named(unit, days, when)}
                </option>
            }
        };
        units.get().into_iter().map(option).collect_view()
    };
    view! {
        <div class="field">
            <label for=id.clone()>{words::FROM}</label>
            <select
                id=id
                prop:value=chosen
                on:change=move |event| chosen.set(event_target_value(&event))
            >
                {options}
            </select>
        </div>
    }
    .into_any()
}
