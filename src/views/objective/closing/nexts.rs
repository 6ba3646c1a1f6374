//! What comes next after an objective, and which of its key results go on.

use leptos::prelude::*;
use waymark_core::objective::closing::Next;
use waymark_core::objective::draft::closing::Problem;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::objective::onward::Onward;
use waymark_core::period::Period;
use waymark_core::sketch::Measure;
use waymark_text::goals::{closing, open as words};

use super::form::Typing;

/// What comes next.
pub(super) fn nexts(typing: Typing) -> AnyView {
    let Typing { card, typed, .. } = typing;
    let all = Next::ALL.into_iter().zip(words::NEXTS);
    let all = all.map(|(this, (value, name))| {
        view! {
            <label class="tick">
                <input
                    type="radio"
                    name=card.named("next")
                    value=value
                    prop:checked=move || typed.with(|typed| typed.next == this)
                    on:change=move |_| typed.update(|typed| typed.next = this)
                />
                {name}
            </label>
        }
    });
    view! {
        <fieldset class="closing__next">
            <legend>{words::NEXT}</legend>
            {all.collect_view()}
        </fieldset>
    }
    .into_any()
}

/// Which key results go on, and in which period.
pub(super) fn goes_on(typing: Typing) -> AnyView {
    let Typing { card, typed, .. } = typing;
    let objective = card.objective;
    let none_chosen = Memo::new(move |_| {
        let nothing = typing.problem(|it| *it == Problem::NothingChosen);
        nothing.is_some() && typing.tried.get()
    });
    let calendar = move || card.goals.calendar();
    let period = move || objective.with(|it| it.next_period(card.goals.day(), calendar()));
    let key_results = objective.with_untracked(|it| it.key_results.clone());
    let of = objective.with_untracked(|it| it.period);
    let all = key_results.into_iter().map(|it| one(typing, &it, of));
    view! {
        <fieldset
            class="closing__next"
            id=card.named("go-on")
            tabindex="-1"
            hidden=move || typed.with(|typed| typed.next == Next::Retire)
            aria-describedby=card.named("go-on-note")
        >
            <legend>{words::GO_ON}</legend>
            {all.collect_view()}
            <p
                class="field__note"
                id=card.named("go-on-note")
                data-problem=move || none_chosen.get().then_some("")
            >
                {move || {
                    if none_chosen.get() {
                        words::CHOOSE_ONE.to_owned()
                    } else {
                        words::goes_on(period(), calendar())
                    }
                }}
            </p>
        </fieldset>
    }
    .into_any()
}

/// Whether a key result goes on, and of a total how.
fn one(typing: Typing, key_result: &KeyResult, period: Option<Period>) -> AnyView {
    let typed = typing.typed;
    let notation = typing.card.goals.habits.notation;
    let usual = key_result.usual_onward(period);
    let total = key_result.total(period);
    let id = StoredValue::new(key_result.id.clone());
    let chosen =
        Memo::new(move |_| typed.with(|typed| id.with_value(|id| typed.chosen.get(id).copied())));
    let choose = move |onward: Option<Onward>| {
        typed.update(|typed| match onward {
            Some(onward) => drop(typed.chosen.insert(id.get_value(), onward)),
            None => drop(id.with_value(|id| typed.chosen.remove(id))),
        });
    };
    let ways = total.map(|total| {
        let options = Onward::OF_A_TOTAL.map(|this| {
            let says = closing::onward(this, total, &key_result.unit, &notation);
            view! { <option prop:selected=move || chosen.get() == Some(this)>{says}</option> }
        });
        view! {
            <span class="field" hidden=move || chosen.get().is_none()>
                <select
                    aria-label=closing::onward_of(&key_result.name)
                    on:change=move |event| {
                        let select: web_sys::HtmlSelectElement = event_target(&event);
                        let at = usize::try_from(select.selected_index()).unwrap_or(0);
                        choose(Onward::OF_A_TOTAL.get(at).copied());
                    }
                >
                    {options.into_iter().collect_view()}
                </select>
            </span>
        }
    });
    let is_reached = !key_result.is_guardrail
        && key_result.measure == Measure::Change
        && key_result.is_reached(period);
    let note = is_reached.then(|| view! { <span class="quiet">{closing::REACHED}</span> });
    view! {
        <div class="form__foot">
            <label class="tick">
                <input
                    type="checkbox"
                    prop:checked=move || chosen.get().is_some()
                    on:change=move |event| choose(event_target_checked(&event).then_some(usual))
                />
                <bdi>{key_result.name.clone()}</bdi>
            </label>
            {ways}
            {note}
        </div>
    }
    .into_any()
}
