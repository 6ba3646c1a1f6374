//! A period on one page: which objectives are shown, what they come to, and what
//! several closed periods say.

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_core::objective::standing::Standing;
use waymark_core::record::id::Id;
use waymark_core::sketch::Level;
use waymark_text::goals::overview as words;
use waymark_text::goals::report::{Entry, csv, markdown};
use waymark_text::goals::standing::{period_name, summary};
use waymark_text::grade::page;

use crate::state::kept::{Goals, today};
use crate::state::objectives::place::When;
use crate::views::objective::page::Shared;

/// The filters, the sum, and what can be taken along.
#[component]
pub fn Overview(
    /// What the page's parts share.
    shared: Shared,
    /// The objectives that are shown.
    found: Memo<Vec<(Id, String)>>,
) -> AnyView {
    let goals = shared.goals;
    let is_empty = Memo::new(move |_| goals.objectives().is_empty());
    let sum = Memo::new(move |_| found.with(|found| goals.summary(found)));
    let parts = move || sum.with(|sum| sum.as_ref().map(summary));
    view! {
        <section class="overview" aria-label=words::OVERVIEW hidden=is_empty>
            <Filters shared />
            {move || match parts() {
                None => view! { <p class="overview__wait">{words::ADDING_UP}</p> }.into_any(),
                Some(parts) => {
                    let named = [
                        ("score", parts.score),
                        ("committed", parts.committed),
                        ("pace", parts.pace),
                        ("due", parts.due),
                        ("to-close", parts.to_close),
                        ("moved", parts.moved),
                    ];
                    let items = named
                        .into_iter()
                        .filter_map(|(name, text)| Some((name, text?)))
                        .map(|(name, text)| view! { <li data-part=name>{text}</li> });
                    view! { <ul class="overview__sum">{items.collect_view()}</ul> }.into_any()
                }
            }}
            <ClosedPeriods goals />
            <Report shared found />
        </section>
    }
    .into_any()
}

/// Which objectives are shown: of when, and of which level.
#[component]
fn Filters(
    /// What the page's parts share.
    shared: Shared,
) -> AnyView {
    let Shared { goals, asked, .. } = shared;
    let when = Memo::new(move |_| asked.with(|place| place.when));
    let level = Memo::new(move |_| asked.with(|place| place.level));
    // One that no objective has any more still has to be seen to be left.
    let periods = Memo::new(move |_| {
        let mut periods = goals.periods();
        if let When::Period(period) = when.get()
            && !periods.contains(&period)
        {
            periods.push(period);
        }
        periods
    });
    let levels = [Level::Individual, Level::Team, Level::Company];
    view! {
        <div class="overview__filters">
            <div class="field">
                <label for="when">{words::WHEN}</label>
                <select
                    id="when"
                    on:change=move |event| {
                        let when = When::parse(&event_target_value(&event));
                        shared.restate(move |place| place.when = when);
                    }
                >
                    <option value="" selected=move || when.get() == When::Now>
                        {words::NOW}
                    </option>
                    {move || {
                        periods
                            .get()
                            .into_iter()
                            .map(|period| {
                                let this = When::Period(period);
                                view! {
                                    <option
                                        value=this.written()
                                        selected=move || when.get() == this
                                    >
                                        {period_name(period)}
                                    </option>
                                }
                            })
                            .collect_view()
                    }}
                    <option value="all" selected=move || when.get() == When::All>
                        {words::ALL}
                    </option>
                </select>
            </div>
            <div class="field">
                <label for="level">{words::LEVEL}</label>
                <select
                    id="level"
                    on:change=move |event| {
                        let value = event_target_value(&event);
                        let at = page::LEVELS.iter().position(|(name, _)| *name == value);
                        let level = at.map(|at| levels[at]);
                        shared.restate(move |place| place.level = level);
                    }
                >
                    <option value="" selected=move || level.get().is_none()>
                        {words::ANY_LEVEL}
                    </option>
                    {page::LEVELS
                        .iter()
                        .zip(levels)
                        .map(|((value, name), this)| {
                            view! {
                                <option value=*value selected=move || level.get() == Some(this)>
                                    {*name}
                                </option>
                            }
                        })
                        .collect_view()}
                </select>
            </div>
        </div>
    }
    .into_any()
}

/// What the closed periods came to, and what they say together.
#[component]
fn ClosedPeriods(
    /// What is kept.
    goals: Goals,
) -> AnyView {
    let periods = Memo::new(move |_| goals.closed_periods());
    let together = move || {
        let said = periods.with(|periods| words::together(periods));
        let said = said.into_iter().map(|text| view! { <p>{text}</p> });
        said.collect_view()
    };
    view! {
        <div class="overview__closed" hidden=move || periods.with(Vec::is_empty)>
            {together}
            <details>
                <summary class="quiet">{words::CLOSED}</summary>
                <ul>
                    {move || {
                        let periods = periods.get();
                        let newest_first = periods.into_iter().rev();
                        newest_first
                            .map(|(period, closed)| {
                                view! { <li>{words::closed_period(period, &closed)}</li> }
                            })
                            .collect_view()
                    }}
                </ul>
            </details>
        </div>
    }
    .into_any()
}

/// What is shown, to take along: as text, as a table, on paper.
#[component]
fn Report(
    /// What the page's parts share.
    shared: Shared,
    /// The objectives that are shown.
    found: Memo<Vec<(Id, String)>>,
) -> AnyView {
    let goals = shared.goals;
    let notation = goals.habits.notation;
    let said = RwSignal::new("");
    let by_hand = RwSignal::new(String::new());
    let make = move |is_table: bool| {
        let ids = found.get_untracked();
        let all = ids
            .iter()
            .map(|(id, _)| untrack(|| goals.objective(id, true)));
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
            let title = words::printed(when.period(), today());
            markdown(&title, &entries, today(), &notation)
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
