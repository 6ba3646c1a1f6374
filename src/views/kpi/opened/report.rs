//! A KPI to be shared: as text, as a page with its chart, on paper.

use leptos::prelude::*;
use waymark_text::handoff::life::{Telling, line};
use waymark_text::kpi::report::{REPORT, Told, report};

use super::Open;
use crate::state::kept::objective;
use crate::views::share::{Share, Shared};

/// The fold with the ways to share it.
#[component]
pub fn Report(
    /// What is open.
    open: Open,
) -> AnyView {
    let make = move |()| {
        untrack(|| {
            let when = open.when();
            let kpi = open.kpi.get();
            let charted = open.charted();
            let telling = Telling {
                today: when.today,
                calendar: open.goals.calendar(),
                notation: &open.goals.habits.notation,
                with_titles: true,
            };
            let life = open.lived.with(|it| line(&it.life, &kpi, telling));
            let supports = supports(open);
            let said = open.standing.with(|standing| {
                report(Told {
                    kpi: &kpi,
                    standing,
                    charted: &charted,
                    life: &life,
                    supports: &supports,
                    when,
                    notation: &open.goals.habits.notation,
                })
            });
            (kpi.name, said)
        })
    };
    let shared = Shared {
        report: Callback::new(make),
        table: None,
        file: "waymark-kpi",
    };
    view! { <Share label=REPORT shared /> }.into_any()
}

/// What it supports, by its name: "Trial to paid, Make the trial pay".
fn supports(open: Open) -> String {
    let supports = open.kpi.with(|kpi| kpi.supports.clone());
    let Some(id) = supports.objective else {
        return supports.sentence;
    };
    if !open.goals.is_there(&id) {
        return waymark_text::kpi::opened::NOT_HERE.to_owned();
    }
    let of = objective(&id);
    let key_result = supports.key_result;
    let key_result = key_result.map(|it| open.goals.key_result_name(&of, &it));
    let parts = [key_result.unwrap_or_default(), open.goals.title(&of)];
    let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    parts.join(", ")
}
