//! Which objectives are shown.

use leptos::prelude::*;
use waymark_core::address::goals::When;
use waymark_core::calendar::Calendar;
use waymark_core::period::Period;
use waymark_core::sketch::Level;
use waymark_text::days;
use waymark_text::goals::overview as words;
use waymark_text::grade::page;

use crate::views::objective::page::Shared;

/// Which objectives are shown: of when, and where there are several of which level.
#[component]
pub fn Filters(
    /// What the page's parts share.
    shared: Shared,
) -> AnyView {
    let Shared { goals, asked, .. } = shared;
    let when = Memo::new(move |_| asked.with(|place| place.when));
    let level = Memo::new(move |_| asked.with(|place| place.level));
    let choices = Memo::new(move |_| goals.choices(when.get()));
    let has_levels = Memo::new(move |_| level.with(Option::is_some) || goals.has_levels());
    let levels = [Level::Individual, Level::Team, Level::Company];
    view! {
        <div class="filters">
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
                        let one = year_of_choices(when, goals.calendar());
                        choices.get().into_iter().map(one).collect_view()
                    }}
                    <option value="all" selected=move || when.get() == When::All>
                        {words::ALL}
                    </option>
                </select>
            </div>
            <div class="field" hidden=move || !has_levels.get()>
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

/// A year in the list of when, its periods under it.
fn year_of_choices(when: Memo<When>, calendar: Calendar) -> impl Fn((i32, Vec<Period>)) -> AnyView {
    move |(year, periods)| {
        let option = |this: When, name: String| {
            view! {
                <option value=this.written() selected=move || when.get() == this>
                    {name}
                </option>
            }
        };
        // A whole year is what "all of it" says, unless something else is of that year.
        let each = periods
            .into_iter()
            .map(|it| option(When::Period(it), days::period(it, calendar)));
        view! {
            <optgroup label=words::year(year, calendar)>
                {option(When::Year(year), words::all_of(year, calendar))} {each.collect_view()}
            </optgroup>
        }
        .into_any()
    }
}
