//! A key result: what is typed of it, a slider to move it, and what it is worth.

use leptos::prelude::*;
use waymark_core::grading::objective::NoScore;
use waymark_core::sketch::{KeyResult, Measure};
use waymark_text::grade::no_score;
use waymark_text::grade::page as words;

use super::card::Card;
use crate::state::grade::{KeyResultRow, Playground};
use crate::state::page::move_focus;
use crate::ui::choice::Tick;
use crate::ui::field::{Under, fields_belong_together};
use crate::views::key_result::fields::{Edit, KeyResultFields};

/// A key result with everything that can be done to it.
#[component]
pub fn KeyResultCard(
    /// The playground that it is part of.
    playground: Playground,
    /// Which one.
    row: KeyResultRow,
) -> AnyView {
    let KeyResultRow {
        id, typed, read, ..
    } = row;
    let habits = playground.habits;
    fields_belong_together();
    let card =
        Memo::new(move |_| typed.with(|typed| read.with(|read| Card::of(typed, read, &habits))));
    // Plain functions pick what is needed, so that all of these are one closure.
    let says = move |pick: fn(&Card) -> &str| move || card.with(|card| pick(card).to_owned());
    let under = move |pick: fn(&Card) -> &Under| {
        Signal::derive(move || card.with(|card| pick(card).clone()))
    };
    let when = move |asked: fn(&KeyResult) -> bool| Signal::derive(move || typed.with(asked));
    let named = move |part: &str| [part, "-", &id.to_string()].concat();
    let edit = Callback::new(move |edit: Edit| playground.edit_row(row, edit));
    let left = Callback::new(move |()| playground.write_address());
    let fields = KeyResultFields::new(typed, read, habits, edit, left, named);
    let always = Signal::stored(false);

    // All weights 0 is a problem of each of them.
    let weight_under = Signal::derive(move || {
        let all_zero = playground
            .total
            .with(|total| total.score == Err(NoScore::WeightsAllZero));
        if all_zero && typed.with(|typed| !typed.weight.is_empty()) {
            Under {
                text: no_score(NoScore::WeightsAllZero),
                is_problem: true,
            }
        } else {
            card.with(|card| card.weight.clone())
        }
    });

    // While it is dragged its range stays: one that shrank with the value would
    // run away from under the pointer.
    let dragged = RwSignal::new(false);
    let range = Memo::new(move |before: Option<&Option<(i32, i32)>>| {
        let now = card.with(|card| card.slider.map(|slider| (slider.least, slider.most)));
        match before {
            Some(Some(before)) if dragged.get() && now.is_some() => Some(*before),
            _ => now,
        }
    });
    let slider = move || card.with(|card| card.slider);
    let moved = move |event| {
        let place = event_target_value(&event).parse().unwrap_or_default();
        let Some(slider) = card.with_untracked(|card| card.slider) else {
            return;
        };
        let unit = read.with_untracked(|read| read.unit.clone());
        dragged.set(true);
        playground.edit_row(row, |typed| {
            *typed = slider.moved(typed, &unit, place, &habits.notation);
        });
    };
    let outputs = [
        (words::RAW, 0_usize, false),
        (words::SPECTRUM, 1, true),
        (words::BINARY, 2, true),
    ]
    .map(|(label, which, has_bar)| {
        view! {
            <div class="worth">
                <span class="quiet">{label}</span>
                <output aria-label=label aria-live="off">
                    {move || card.with(|card| card.grade[which].clone())}
                </output>
                {has_bar
                    .then(|| {
                        view! {
                            <span class="bar" aria-hidden="true">
                                <span style:inline-size=move || {
                                    card.with(|card| card.widths[which - 1].clone())
                                }></span>
                            </span>
                        }
                    })}
            </div>
        }
    });
    let needs = [0_usize, 1, 2].map(|which| {
        let grant = move |_| {
            let need = card.with_untracked(|card| card.needs[which].1.clone());
            let granted = need.and_then(|need| {
                typed.with_untracked(|typed| {
                    read.with_untracked(|read| typed.granted(&need, read, &habits))
                })
            });
            if let Some(granted) = granted {
                playground.edit_row(row, |typed| *typed = granted);
            }
        };
        view! {
            <li>
                <button
                    type="button"
                    class="set"
                    aria-disabled=move || {
                        card.with(|card| card.needs[which].1.is_none()).then_some("true")
                    }
                    hidden=move || card.with(|card| card.needs[which].0.is_empty())
                    on:click=grant
                >
                    {move || card.with(|card| card.needs[which].0.clone())}
                </button>
            </li>
        }
    });
    let tools = [
        ("up", "↑", words::UP, Some(false)),
        ("down", "↓", words::DOWN, Some(true)),
        ("remove", "×", words::REMOVE, None),
    ]
    .map(|(part, sign, name, down)| {
        let button = named(part);
        let focus = button.clone();
        let press = move |_| match down {
            Some(down) => playground.shift(id, down, focus.clone()),
            None => playground.remove(id),
        };
        view! {
            <button type="button" class="tool" id=button title=name on:click=press>
                <span aria-hidden="true">{sign}</span>
                <span class="unseen">
                    {move || typed.with(|typed| [name, " ", &typed.name].concat())}
                </span>
            </button>
        }
    });
    let shortcut = move |event: leptos::ev::KeyboardEvent| {
        let down = match event.key().as_str() {
            "ArrowDown" => true,
            "ArrowUp" => false,
            _ => return,
        };
        // In a list of options the same keys do something else.
        if event.alt_key() && event_target::<web_sys::Element>(&event).tag_name() != "SELECT" {
            event.prevent_default();
            let focused = event_target::<web_sys::Element>(&event).id();
            // Not everything has one.
            let focused = if focused.is_empty() {
                named("name")
            } else {
                focused
            };
            playground.shift(id, down, focused);
        }
    };

    view! {
        <li
            class="card"
            data-measure=move || words::MEASURES[typed.with(|typed| typed.measure as usize)].0
            data-zone=says(|card| card.zone)
            data-between=move || typed.with(KeyResult::is_between).then_some("")
            on:keydown=shortcut
        >
            <div class="card__head">
                {fields.name(words::KEY_RESULT, under(|card| &card.name))}
                <div class="card__tools">{tools.into_iter().collect_view()}</div>
            </div>
            {fields.filled("card__filled", Callback::new(move_focus))}
            <div class="card__values">
                {fields.operator()}
                {fields.start(under(|card| &card.start))}
                {fields.target(under(|card| &card.target))}
                {fields
                    .now(
                        words::NOW,
                        under(|card| &card.now),
                        when(|typed| typed.measure == Measure::YesNo),
                    )}
                <Tick
                    label=words::DONE
                    ticked=when(|typed| typed.done)
                    tick=Callback::new(move |done| {
                        playground.edit_row(row, |typed| typed.done = done);
                    })
                    hidden=when(|typed| typed.measure != Measure::YesNo)
                />
            </div>
            <p class="card__hint quiet" hidden=move || typed.with(|typed| typed.measure != Measure::Hold)>
                {words::NOW_HINT}
            </p>
            <div class="slider" hidden=move || slider().is_none()>
                <label for=named("move")>{words::MOVE}</label>
                <input
                    id=named("move")
                    type="range"
                    min=move || range.get().map(|(least, _)| least)
                    max=move || range.get().map(|(_, most)| most)
                    step="1"
                    prop:value=move || slider().map(|slider| slider.at)
                    aria-valuetext=says(|card| &card.value)
                    on:input=moved
                    on:change=move |_| {
                        let _ = dragged.try_set(false);
                    }
                />
            </div>
            <div class="card__worth">
                {outputs.into_iter().collect_view()}
            </div>
            <p class="card__steps">
                <span class="steps">{says(|card| &card.steps)}</span>
                <span class="zone">{says(|card| card.stands)}</span>
            </p>
            <p class="card__reads quiet" hidden=move || card.with(|card| card.reads.is_empty())>
                <span>{says(|card| &card.reads)}</span>
                " "
                <button
                    type="button"
                    class="link"
                    hidden=move || card.with(|card| card.meant.is_empty())
                    on:click=move |_| {
                        let falls = card.with_untracked(|card| card.falls);
                        fields.mean_otherwise(falls);
                        move_focus(named("now"));
                    }
                >
                    {says(|card| &card.meant)}
                </button>
            </p>
            <ul class="sets">{needs.into_iter().collect_view()}</ul>
            <details class="more">
                <summary class="quiet">{words::MORE}</summary>
                <div class="more__fields">
                    {fields.measure()}
                    {fields.unit(Signal::stored(Under::default()), always)}
                    {fields.weight(words::WEIGHT, weight_under, always)}
                </div>
                {fields.guardrail()}
            </details>
        </li>
    }
    .into_any()
}
