//! A number of the sheet.

use leptos::prelude::*;
use waymark_core::period::{Period, write_date};
use waymark_core::record::id::Id;
use waymark_text::goals::check_in as words;
use waymark_text::goals::key_result::also_in;

use super::Sheet;
use crate::state::objectives::due::{Asked, DueOf};
use crate::views::metric::short::Short;
use crate::views::objective::page::Shared;

/// One number: what it is of, what it was last, and the field.
pub(super) fn row(shared: Shared, sheet: Sheet, this: Memo<Option<DueOf>>, own: Id) -> AnyView {
    let notation = shared.goals.habits.notation;
    let found = move |it: &Option<DueOf>| {
        let it = it.as_ref()?;
        let asked = it.asked.iter().find(|it| it.key_result.id == own)?;
        Some((it.id.clone(), it.period, asked.clone()))
    };
    let found = Memo::new(move |_| this.with(&found));
    let Some(short) = found.with_untracked(|found| {
        let (of, _, asked) = found.as_ref()?;
        Some(sheet.field(of, &asked.key_result))
    }) else {
        return ().into_any();
    };
    ask_for_unit(short, found);
    let goals = shared.goals;
    let unit_asked = move |it: &Asked| {
        let kpi = it.key_result.kpi.as_ref()?;
        short.day.with(|day| goals.unit_asked(kpi, day))
    };
    let name = move || {
        found.with(|it| {
            let (.., it) = it.as_ref()?;
            let kpi = it.key_result.kpi.as_ref();
            let asked = kpi.and_then(|kpi| short.day.with(|day| goals.reading_asked(kpi, day)));
            Some(words::asked(&it.key_result.name, asked.as_deref()))
        })
    };
    let also = move || found.with(|it| it.as_ref().map(|(.., it)| also_in(&it.also)));
    let last = move || {
        found.with(|it| {
            let (_, period, it) = it.as_ref()?;
            Some(words::last(&it.key_result, *period, &notation))
        })
    };
    let late = move || {
        found.with(|it| {
            let (.., it) = it.as_ref()?;
            let kpi = it.key_result.kpi.as_ref();
            let of = kpi.and_then(|kpi| goals.unit_asked(kpi, &write_date(it.due.unit.last())));
            let other = of.filter(|of| unit_asked(it).as_ref() != Some(of));
            let late = words::is_late(&it.due, other.as_deref());
            (!late.is_empty()).then(|| view! { " " <b class="due__late">{late}</b> })
        })
    };
    let enter = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && sheet.go_on(short) {
            event.prevent_default();
        }
    };
    let before = short.before().value;
    let [last_id, note_id, also_id] =
        ["-due-last", "-due-note", "-due-also"].map(|part| short.named(part));
    view! {
        <div class="due__row">
            <label for=short.named("-due")>
                <bdi>{name}</bdi>
            </label>
            <span class="due__last quiet" id=last_id.clone()>
                {last} {late}
            </span>
            <div class="due__box">
                <input
                    id=short.named("-due")
                    type=if short.is_tick { "checkbox" } else { "text" }
                    inputmode=(!short.is_tick).then_some("text")
                    autocapitalize=(!short.is_tick).then_some("off")
                    autocomplete="off"
                    data-amount=(!short.is_tick).then_some("")
                    aria-describedby=[last_id.as_str(), &note_id, &also_id].join(" ")
                    aria-invalid=move || short.is_problem().then_some("true")
                    checked=short.is_tick && before == "1"
                    value=(!short.is_tick).then_some(before)
                    on:input=move |_| short.typed()
                    on:keydown=enter
                    node_ref=short.input
                />
            </div>
            <p
                class="field__note"
                id=note_id
                data-problem=move || short.is_problem().then_some("")
            >
                {move || short.under.with(|under| under.text.clone())}
            </p>
            <p class="field__note" id=also_id>
                {also}
            </p>
        </div>
    }
    .into_any()
}

/// Lets the field of a KPI ask for the unit that lacks a reading, as long as nobody types of
/// another one.
fn ask_for_unit(short: Short, found: Memo<Option<(Id, Option<Period>, Asked)>>) {
    Effect::new(move |_| {
        let day = found.with(|it| {
            let (.., it) = it.as_ref()?;
            let fed = it.key_result.fed.as_ref()?;
            Some(write_date(fed.asked_in.day_of(fed.asked()?)))
        });
        if let Some(day) = day {
            short.ask_for(&day);
        }
    });
}
