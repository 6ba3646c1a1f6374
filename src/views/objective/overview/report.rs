//! What is shown, to be shared: as text, as a page, as a table, on paper.

use leptos::prelude::*;
use waymark_core::objective::Objective;
use waymark_core::objective::standing::Standing;
use waymark_core::record::id::Id;
use waymark_text::goals::overview as words;
use waymark_text::goals::report::{Entry, csv, report};
use waymark_text::handoff::life::{Telling, line};

use crate::state::kept::{Goals, today};
use crate::views::objective::page::Shared;
use crate::views::share::{self, Share};

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
    let all = move || {
        let cards = found.get_untracked().into_iter();
        let mut ids: Vec<Id> = cards.map(|(id, _)| id).collect();
        let rows = untrack(|| shared.place.with(|place| goals.groups_at(place)));
        ids.extend(rows.into_iter().flat_map(|group| group.ids));
        let all = ids.iter().map(|id| untrack(|| goals.objective(id, true)));
        let all = all.map(|objective| {
            let standing = Standing::of(&objective, today());
            let lives = untrack(|| lives(goals, &objective));
            (objective, standing, lives)
        });
        all.collect::<Vec<_>>()
    };
    let report = Callback::new(move |()| {
        let when = shared.place.with_untracked(|place| place.when);
        let calendar = untrack(|| goals.calendar());
        let title = words::printed(when.period(calendar), today(), calendar);
        let all = all();
        let said = report(&title, &entries(&all), today(), calendar, &notation);
        (title, said)
    });
    let table = Callback::new(move |()| csv(&entries(&all()), &notation));
    let shared = share::Shared {
        report,
        table: Some(table),
        file: "waymark-objectives",
    };
    view! { <Share label=words::REPORT shared /> }.into_any()
}

/// An objective with how it stands, and what its key results have been that are KPIs.
type Whole = (Objective, Standing, Vec<String>);

fn entries(all: &[Whole]) -> Vec<Entry<'_>> {
    let entries = all.iter().map(|(objective, standing, lives)| Entry {
        objective,
        standing,
        lives,
    });
    entries.collect()
}

/// What each key result has been that is a KPI, empty for any other.
fn lives(goals: Goals, objective: &Objective) -> Vec<String> {
    let telling = Telling {
        today: today(),
        calendar: goals.calendar(),
        notation: &goals.habits.notation,
        with_titles: true,
    };
    let all = objective.key_results.iter().map(|key_result| {
        let id = key_result.kpi.as_ref().filter(|id| goals.is_kpi(id));
        id.map_or_else(String::new, |id| {
            let kpi = goals.kpi(id, true);
            line(&goals.lived(id, &kpi).life, &kpi, telling)
        })
    });
    all.collect()
}
