//! What stands around a KPI's name and band: its number in view, the rest folded away,
//! since every field of it has a sensible default or can wait.

use leptos::prelude::*;
use waymark_core::kpi::definition::AddsUp;
use waymark_core::kpi::draft::{At, Draft};
use waymark_core::kpi::unit::Unit;
use waymark_core::kpi::{Pillar, Supports};
use waymark_core::objective::key_result::Indicator;
use waymark_core::record::id::Id;
use waymark_text::goals::{form as goals_form, key_result as words_of_key_result};
use waymark_text::kpi::{form as words, unit};

use super::fields::Typing;
use crate::state::kpis::form::Supported;
use crate::ui::fold::is_unfolded;

/// How often it is read, what it is measured in, and how that adds up.
#[component]
pub fn NumberFields(
    /// What is typed.
    typing: Typing,
) -> AnyView {
    view! {
        <div class="form__values">
            {typing
                .choice(
                    "cadence",
                    words::CADENCE,
                    &unit::CADENCES,
                    |draft| draft.number.cadence as usize,
                    |draft, place| draft.number.read_every(Unit::CADENCES[place]),
                    |_| String::new(),
                )}
            {typing
                .line(
                    (At::Unit, "unit"),
                    words::UNIT,
                    |draft| &mut draft.number.unit,
                    words::UNIT_HINT,
                )}
            {adding_up(typing)}
        </div>
    }
    .into_any()
}

/// Everything that can wait, with what it says in the fold's summary.
#[component]
pub fn DetailsFields(
    /// What is typed.
    typing: Typing,
) -> AnyView {
    let is_open = typing.is_unfolded;
    let says = move || {
        typing.draft.with(|draft| {
            let details = &draft.details;
            let supports = !details.supports.is_nothing();
            let owner = details.owner.as_deref();
            words::details(&details.source, supports, owner, goals_form::ME)
        })
    };
    let possible = move |place: usize| {
        move || {
            typing
                .draft
                .with(|draft| draft.read_possible(&typing.here())[place].clone())
        }
    };
    view! {
        <details
            class="form__more"
            prop:open=is_open
            on:toggle=move |event| is_open.set(is_unfolded(&event))
        >
            <summary>{words::MORE} <span class="form__says">{says}</span></summary>
            <div class="form__aside">
                <SupportsFields typing when=is_open />
                {source(typing)}
                {typing.owner()}
                {typing
                    .line(
                        (At::Measured, "measured"),
                        words::MEASURED,
                        |draft| &mut draft.number.measured,
                        words::MEASURED_HINT,
                    )}
                {typing
                    .choice(
                        "lead",
                        words_of_key_result::INDICATOR,
                        &words_of_key_result::INDICATORS,
                        |draft| draft.details.indicator.map_or(0, |it| 1 + it as usize),
                        |draft, place| {
                            let indicator = place.checked_sub(1);
                            let indicator = indicator.and_then(|at| Indicator::ALL.get(at));
                            draft.details.indicator = indicator.copied();
                        },
                        |_| String::new(),
                    )}
                {typing
                    .number(
                        (At::Lowest, "lowest"),
                        words::LOWEST,
                        |draft| &mut draft.details.lowest,
                        possible(0),
                        Signal::stored(false),
                    )}
                {typing
                    .number(
                        (At::Highest, "highest"),
                        words::HIGHEST,
                        |draft| &mut draft.details.highest,
                        possible(1),
                        Signal::stored(false),
                    )}
            </div>
        </details>
    }
    .into_any()
}

/// How readings add up, and whether they are running totals.
fn adding_up(typing: Typing) -> AnyView {
    view! {
        {typing
            .choice(
                "adds-up",
                words::ADDS_UP,
                &words::WAYS_OF_ADDING,
                |draft| draft.number.way_of_adding() as usize,
                |draft, place| draft.number.add_up(AddsUp::ALL[place]),
                |draft| {
                    words::adds_up(draft.number.way_of_adding(), draft.number.cadence).to_owned()
                },
            )}
        {typing
            .choice(
                "total",
                words::TYPED,
                &words::TOTALS,
                |draft| {
                    let total = draft.number.total;
                    let place = total.and_then(|it| Unit::TOTALS.iter().position(|at| *at == it));
                    place.map_or(0, |place| 1 + place)
                },
                |draft, place| {
                    let total = place.checked_sub(1).and_then(|at| Unit::TOTALS.get(at));
                    draft.number.count_anew_each(total.copied());
                },
                |draft| match draft.number.total {
                    Some(_) => words::DIFFERENCES.to_owned(),
                    None => String::new(),
                },
            )}
    }
    .into_any()
}

fn source(typing: Typing) -> AnyView {
    typing.line(
        (At::Source, "source"),
        words::SOURCE,
        |draft| &mut draft.details.source,
        words::SOURCE_HINT,
    )
}

/// The fields of one pillar alone, but for the band, which has its own.
pub(super) fn fields_of(pillar: Pillar, typing: Typing) -> AnyView {
    match pillar {
        Pillar::Objective => {
            let when = RwSignal::new(true);
            view! { <SupportsFields typing when /> }.into_any()
        }
        Pillar::Source => source(typing),
        Pillar::Owner => typing.owner(),
        Pillar::Band => ().into_any(),
    }
}

/// What it supports: one of one's goals, or a sentence.
#[component]
fn SupportsFields(
    /// What is typed.
    typing: Typing,
    /// Whether it can be seen: before that, goals are not looked through.
    when: RwSignal<bool>,
) -> AnyView {
    let offered = Memo::new(move |before: Option<&Vec<Supported>>| match when.get() {
        true => typing.goals.supported(),
        false => before.cloned().unwrap_or_default(),
    });
    let has_goal = typing.get(|draft| draft.details.supports.objective.is_some());
    let goal = move || {
        let has_any = offered.with(|all| !all.is_empty()) || has_goal.get();
        has_any.then(|| view! { <Goal typing offered /> })
    };
    let sentence = move || {
        (!has_goal.get()).then(|| {
            typing.line(
                (At::Supports, "supports"),
                words::SUPPORTS,
                |draft| &mut draft.details.supports.sentence,
                words::SUPPORTS_HINT,
            )
        })
    };
    view! {
        {goal}
        {sentence}
    }
    .into_any()
}

/// The goal that it supports, of those that there are.
#[component]
fn Goal(
    /// What is typed.
    typing: Typing,
    /// Those that there are.
    offered: Memo<Vec<Supported>>,
) -> AnyView {
    let id = typing.id("goal");
    let chosen = Memo::new(move |_| typing.draft.with(|draft| value_of(&draft.details.supports)));
    let options = move || {
        let mut options: Vec<(String, String)> = vec![(String::new(), words::IN_OWN_WORDS.into())];
        offered.with(|all| {
            options.extend(all.iter().map(|it| {
                let lead = if it.is_key_result { "– " } else { "" };
                (value_of(&it.supports), [lead, &it.name].concat())
            }));
        });
        // One that was closed or taken away since stays chosen.
        let chosen = chosen.get();
        if !options.iter().any(|(value, _)| *value == chosen) {
            let name = typing.goals.supported_name(&supports_of(&chosen));
            let name = name.unwrap_or_else(|| words::GOAL_GONE.to_owned());
            options.push((chosen.clone(), name));
        }
        let option = |(value, name): (String, String)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{name}</option> }
        };
        options.into_iter().map(option).collect_view()
    };
    view! {
        <div class="field">
            <label for=id.clone()>{words::SUPPORTS_GOAL}</label>
            <select
                id=id
                on:change=move |event| typing.support(supports_of(&event_target_value(&event)))
            >
                {options}
            </select>
        </div>
    }
    .into_any()
}

/// What is supported, as the value of an option.
fn value_of(supports: &Supports) -> String {
    let id = |id: &Option<Id>| id.as_ref().map_or("", Id::as_str).to_owned();
    let (objective, key_result) = (id(&supports.objective), id(&supports.key_result));
    if key_result.is_empty() {
        objective
    } else {
        [objective, key_result].join("/")
    }
}

fn supports_of(value: &str) -> Supports {
    let (objective, key_result) = value.split_once('/').unwrap_or((value, ""));
    Supports {
        sentence: String::new(),
        objective: Id::parse(objective),
        key_result: Id::parse(key_result),
    }
}

/// Where the field of a pillar is: the end of its id, and whether it is folded away.
pub(super) fn field_of(pillar: Pillar, draft: &Draft) -> (&'static str, bool) {
    match pillar {
        Pillar::Objective if draft.details.supports.objective.is_some() => ("goal", true),
        Pillar::Objective => ("supports", true),
        Pillar::Source => ("source", true),
        Pillar::Owner => ("owner", true),
        Pillar::Band if draft.band.operator.is_none() => ("band", false),
        Pillar::Band if draft.band.is_two_sided() => ("from", false),
        Pillar::Band => ("target", false),
    }
}
