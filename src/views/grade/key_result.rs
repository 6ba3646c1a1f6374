//! A key result: what is typed of it, a slider to move it, and what it is worth.

use leptos::prelude::*;
use waymark_core::grading::objective::NoScore;
use waymark_core::sketch::{KeyResult, Measure, Operator};
use waymark_text::grade::no_score;
use waymark_text::grade::page as words;
use waymark_text::grade::sentences;

use super::card::Card;
use crate::state::grade::{KeyResultRow, Playground};
use crate::ui::choice::{Choice, Tick};
use crate::ui::field::{Field, Under, fields_belong_together, is_pasted};

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
    // What it was before numbers were taken from its name.
    let before_filling = RwSignal::new(None::<KeyResult>);

    // Plain functions pick what is needed, so that all of these are one closure.
    let says = move |pick: fn(&Card) -> &str| move || card.with(|card| pick(card).to_owned());
    let under = move |pick: fn(&Card) -> &Under| {
        Signal::derive(move || card.with(|card| pick(card).clone()))
    };
    let text = move |pick: fn(&KeyResult) -> &String| {
        Signal::derive(move || typed.with(|typed| pick(typed).clone()))
    };
    let when = move |asked: fn(&KeyResult) -> bool| Signal::derive(move || typed.with(asked));
    let set = move |field| playground.row_setter(row, field);
    let named = move |part: &str| [part, "-", &id.to_string()].concat();

    let fill = move || {
        let filled = typed
            .with_untracked(|typed| sentences::key_result(&typed.name, typed, &habits.notation));
        if let Some(filled) = filled {
            before_filling.set(Some(typed.get_untracked()));
            playground.edit_row(row, |typed| *typed = filled);
        }
    };
    let name_typed = Callback::new(move |name: String| {
        let pasted = typed.with_untracked(|typed| is_pasted(&typed.name, &name));
        before_filling.set(None);
        playground.edit_row(row, |typed| typed.name = name);
        if pasted {
            fill();
        }
    });
    let name_left = Callback::new(move |()| {
        let empty = typed.with_untracked(|typed| typed.start.is_empty() && typed.target.is_empty());
        if empty {
            fill();
        }
    });
    // "+40 %" and "today 3,000, +40 %" are worked out when the field is left.
    let target_left = Callback::new(move |()| {
        let worked_out = typed.with_untracked(|typed| {
            let from_sentence = sentences::key_result(&typed.target, typed, &habits.notation);
            from_sentence.filter(|_| typed.measure == Measure::Change)
        });
        let relative = read.with_untracked(|read| read.target.relative.and(read.target.value));
        match (worked_out, relative) {
            (Some(worked_out), _) => playground.edit_row(row, |typed| *typed = worked_out),
            (None, Some(value)) => playground.edit_row(row, |typed| {
                typed.target = habits.notation.write_plain(value);
            }),
            (None, None) => playground.write_address(),
        }
    });
    let left = Callback::new(move |()| playground.write_address());

    let label = move |usual: &'static str, of_range: &'static str| {
        Signal::derive(move || {
            if typed.with(KeyResult::is_between) {
                of_range
            } else {
                usual
            }
        })
    };

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
                <Field
                    id=named("name")
                    label=words::KEY_RESULT
                    value=text(|typed| &typed.name)
                    typed=name_typed
                    left=name_left
                    under=under(|card| &card.name)
                />
                <div class="card__tools">{tools.into_iter().collect_view()}</div>
            </div>
            <p class="card__filled" hidden=move || before_filling.with(Option::is_none)>
                {words::FILLED}
                " "
                <button
                    type="button"
                    class="link"
                    on:click=move |_| {
                        if let Some(before) = before_filling.get_untracked() {
                            playground.edit_row(row, |typed| {
                                *typed = KeyResult {
                                    name: typed.name.clone(),
                                    now: typed.now.clone(),
                                    weight: typed.weight.clone(),
                                    ..before
                                };
                            });
                            before_filling.set(None);
                            Playground::focus(named("name"));
                        }
                    }
                >
                    {words::UNFILL}
                </button>
            </p>
            <div class="card__values">
                <Choice
                    id=named("operator")
                    label=words::KEEP
                    options=&words::OPERATORS
                    chosen=Signal::derive(move || typed.with(|typed| typed.operator as usize))
                    choose=Callback::new(move |place: usize| {
                        playground.edit_row(row, |typed| typed.operator = Operator::ALL[place]);
                    })
                    hidden=when(|typed| typed.measure != Measure::Hold)
                />
                <Field
                    id=named("start")
                    label=label(words::START, words::ENDS[0])
                    kind="decimal"
                    value=text(|typed| &typed.start)
                    typed=set(|typed| &mut typed.start)
                    left=left
                    under=under(|card| &card.start)
                    hidden=when(|typed| {
                        !(typed.measure == Measure::Change || typed.is_between())
                    })
                />
                <Field
                    id=named("target")
                    label=label(words::TARGET, words::ENDS[1])
                    kind="text"
                    value=text(|typed| &typed.target)
                    typed=set(|typed| &mut typed.target)
                    left=target_left
                    under=under(|card| &card.target)
                    hidden=when(|typed| typed.measure == Measure::YesNo)
                />
                <Field
                    id=named("now")
                    label=words::NOW
                    kind="decimal"
                    value=text(|typed| &typed.now)
                    typed=set(|typed| &mut typed.now)
                    left=left
                    under=under(|card| &card.now)
                    hidden=when(|typed| typed.measure == Measure::YesNo)
                />
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
                        playground.edit_row(row, |typed| *typed = typed.as_standard(falls));
                        Playground::focus(named("now"));
                    }
                >
                    {says(|card| &card.meant)}
                </button>
            </p>
            <ul class="sets">{needs.into_iter().collect_view()}</ul>
            <details class="more">
                <summary class="quiet">{words::MORE}</summary>
                <div class="more__fields">
                    <Choice
                        id=named("measure")
                        label=words::MEASURE
                        options=&words::MEASURES
                        chosen=Signal::derive(move || typed.with(|typed| typed.measure as usize))
                        choose=Callback::new(move |place: usize| {
                            playground.edit_row(row, |typed| typed.measure = Measure::ALL[place]);
                        })
                    />
                    <Field
                        id=named("unit")
                        label=words::UNIT
                        value=text(|typed| &typed.unit)
                        typed=set(|typed| &mut typed.unit)
                        left=left
                        under=Signal::stored(Under::default())
                    />
                    <Field
                        id=named("weight")
                        label=words::WEIGHT
                        kind="decimal"
                        value=text(|typed| &typed.weight)
                        typed=set(|typed| &mut typed.weight)
                        left=left
                        under=weight_under
                    />
                </div>
                <Tick
                    label=words::GUARDRAIL
                    ticked=when(|typed| typed.guardrail)
                    tick=Callback::new(move |guardrail| {
                        playground.edit_row(row, |typed| typed.guardrail = guardrail);
                    })
                    hidden=when(|typed| typed.measure != Measure::Hold)
                />
            </details>
        </li>
    }
    .into_any()
}
