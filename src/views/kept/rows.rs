//! What the rows of a table would change, and what is asked of them.

use leptos::prelude::*;
use waymark_core::carry::doubt::{Choice, Doubt};
use waymark_core::carry::groups::{Group, groups, is_shown};
use waymark_core::carry::sheet::{Becomes, Sheet, SheetLine};
use waymark_core::kpi;
use waymark_text::days;
use waymark_text::kept::{columns, files, lines as words};

use crate::state::kept::Goals;
use crate::state::kept::table::Rows;
use crate::state::page::move_focus;

/// So many rows are in view at first, and of those that are left out.
const FIRST: usize = 50;

/// So many more with a press.
const MORE: usize = 500;

/// The rows by objective and key result, those that are folded away, and what came of the
/// others.
#[component]
pub fn RowsShown(
    /// What is kept.
    goals: Goals,
    /// The rows.
    rows: Rows,
    /// How many of them are in view at most.
    most: RwSignal<usize>,
) -> AnyView {
    let unknown = words::unknown_columns(rows.unknown());
    let unused = columns::not_used(rows.unread());
    let Rows { sheet, kind, .. } = rows;
    let count = |of: fn(&SheetLine) -> bool| sheet.lines.iter().filter(|it| of(it)).count();
    let shown = count(is_shown);
    let same = count(|it| it.becomes == Becomes::Same);
    let twice = count(|it| matches!(it.becomes, Becomes::Duplicate(_)));
    let passed = words::passed_over(&sheet.passed_over, twice);
    let of_rows = sheet.clone();
    let listed = move || {
        let all = groups(&of_rows.lines, most.get());
        let all = all.iter().map(|group| of_group(goals, group));
        view! { <ul class="preview__list">{all.collect_view()}</ul> }
    };
    let more = move || shown.saturating_sub(most.get()).min(MORE);
    let show_more = move |_| {
        most.update(|most| *most += MORE);
        if more() == 0 {
            // The button is gone.
            move_focus("preview-rows".to_owned());
        }
    };
    view! {
        <div id="preview-rows" tabindex="-1" class="preview__rows">
            {(shown > 0).then_some(listed)}
            {(shown > FIRST)
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="set"
                            hidden=move || more() == 0
                            on:click=show_more
                        >
                            {move || words::show_more(more())}
                        </button>
                    }
                })}
        </div>
        {(same > 0 && shown > 0).then(|| view! { <p>{words::same(kind, same)}</p> })}
        {passed.map(|it| view! { <p class="quiet">{it}</p> })}
        {unused.map(|it| view! { <p class="quiet">{it}</p> })}
        {unknown.map(|it| view! { <p class="notice">{it}</p> })}
        {left_out(&sheet)}
    }
    .into_any()
}

/// Where so many rows are in view as at first.
pub(crate) fn at_first() -> RwSignal<usize> {
    RwSignal::new(FIRST)
}

/// The rows of one objective or KPI.
fn of_group(goals: Goals, group: &Group<'_>) -> AnyView {
    let period = group.period.map(|it| days::period(it, goals.calendar()));
    let is_kpi = *group.of.kind == kpi::KIND;
    let each = |line: &&SheetLine| {
        let when = is_kpi.then(|| {
            let unit = goals.unit_name(&line.about.of, line.day);
            files::begun(&unit)
        });
        let said = words::line(line, when.as_deref(), &goals.habits.notation);
        view! { <li>{said}</li> }
    };
    let parts = group.parts.iter().map(|(name, lines)| {
        let all = lines.iter().map(each).collect_view();
        let all = view! { <ul class="quiet">{all}</ul> };
        if is_kpi {
            return all.into_any();
        }
        let name = match *name {
            "" => words::NAMELESS,
            name => name,
        };
        let name = name.to_owned();
        view! {
            <div class="preview__part">
                <p>
                    <bdi>{name}</bdi>
                </p>
                {all}
            </div>
        }
        .into_any()
    });
    let parts = parts.collect_view();
    view! {
        <li>
            <p>
                <b>
                    <bdi>{group.title.to_owned()}</bdi>
                </b>
                {period.map(|period| [", ", &period].concat())}
            </p>
            {parts}
        </li>
    }
    .into_any()
}

/// The rows that cannot be brought in, each with its line and why.
fn left_out(sheet: &Sheet) -> Option<AnyView> {
    let count = sheet.unusable.len();
    if count == 0 {
        return None;
    }
    let first = sheet.unusable.iter().take(FIRST);
    let first = first.map(|row| view! { <li>{files::unusable(row)}</li> });
    let more = count.saturating_sub(FIRST);
    let all = view! {
        <div class="notice">
            <p>{files::unusable_rows(sheet.left_out())}</p>
            <ul>{first.collect_view()}</ul>
            {(more > 0).then(|| view! { <p>{files::more(more)}</p> })}
        </div>
    };
    Some(all.into_any())
}

/// What is asked about the cells of a table: each with a switch, which stays where it is,
/// with the focus on it, while the table is read again.
#[component]
pub fn Doubts(
    /// What is kept.
    goals: Goals,
    /// What is asked.
    doubts: Memo<Vec<Doubt>>,
    /// Called with what somebody chose.
    choose: Callback<Choice>,
) -> AnyView {
    view! {
        <div class="preview__doubts" hidden=move || doubts.with(Vec::is_empty)>
            <p>{files::DOUBTS}</p>
            <For
                each=move || doubts.get()
                // Of the same cells, whichever way they are read.
                key=|doubt| (doubt.whose.clone(), doubt.called.clone(), kind_of(doubt))
                children=move |doubt| {
                    let first = doubt.clone();
                    let now = Memo::new(move |_| {
                        let is_it = |it: &&Doubt| {
                            it.whose == first.whose && kind_of(it) == kind_of(&first)
                        };
                        doubts.with(|all| all.iter().find(is_it).unwrap_or(&first).clone())
                    });
                    view! { <Switch goals doubt=now choose /> }
                }
            />
        </div>
    }
    .into_any()
}

/// What kind of thing a doubt is about.
const fn kind_of(doubt: &Doubt) -> usize {
    match doubt.chosen() {
        Choice::Order(_) => 0,
        Choice::Mark(..) => 1,
        Choice::Scale(..) => 2,
    }
}

/// Two ways to read the same cells, of which one is taken.
#[component]
fn Switch(
    /// What is kept.
    goals: Goals,
    /// What is asked.
    doubt: Memo<Doubt>,
    /// Called with what somebody chose.
    choose: Callback<Choice>,
) -> AnyView {
    let notation = goals.habits.notation;
    let (question, group) = doubt.with_untracked(|it| {
        let group = format!("doubt-{}-{}", kind_of(it), it.line);
        (words::question(it), group)
    });
    let each = [0, 1].map(|at| {
        let answer = move || doubt.with(|it| words::answers(it, &notation)[at].clone());
        view! {
            <label>
                <input
                    type="radio"
                    name=group.clone()
                    prop:checked=move || doubt.with(|it| it.taken == at)
                    on:change=move |_| choose.run(doubt.with(|it| it.ways[at].0.clone()))
                />
                {answer}
            </label>
        }
    });
    view! {
        <div class="preview__doubt">
            <p aria-hidden="true">
                {question.clone()} " "
                <span class="quiet">{move || words::asked_of(doubt.with(|it| it.rows))}</span>
            </p>
            <fieldset class="segments" aria-label=question>
                {each.collect_view()}
            </fieldset>
        </div>
    }
    .into_any()
}
