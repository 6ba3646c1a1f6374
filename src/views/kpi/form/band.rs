//! The fields of a band, and what it says in words under them.

use leptos::prelude::*;
use waymark_core::kpi::definition::AddsUp;
use waymark_core::kpi::draft::{At, Draft};
use waymark_core::kpi::unit::Unit;
use waymark_core::sketch::Operator;
use waymark_text::kpi::form as words;

use super::fields::Typing;
use crate::state::kpis::limits::natural_limits;
use crate::ui::choice::Choice;
use crate::ui::fold::is_unfolded;

/// The place of no band among the options.
const NONE: usize = Operator::ALL.len();

/// A band: its operator, its numbers, and what they say.
#[component]
pub fn BandFields(
    /// What is typed.
    typing: Typing,
    /// Whether a first band reaches back over readings, which is said.
    #[prop(into)]
    reaches_back: Signal<bool>,
) -> AnyView {
    let operator = typing.get(|draft| draft.band.operator);
    let is_two_sided = move || operator.get() == Some(Operator::Between);
    let one_sided = Signal::derive(move || operator.get().is_none() || is_two_sided());
    let two_sided = Signal::derive(move || !is_two_sided());
    let read = move |at: At| {
        move || {
            typing
                .band
                .with(|band| band.field(at).cloned().unwrap_or_default())
        }
    };
    let chosen = |draft: &Draft| draft.band.operator.map_or(NONE, |it| it as usize);
    view! {
        <fieldset class="kpi-form__band">
            <legend>{words::BAND_LEGEND}</legend>
            <div class="form__values">
                {typing
                    .choice(
                        "band",
                        words::BAND,
                        &words::OPERATORS,
                        chosen,
                        choose,
                        |_| String::new(),
                    )}
                {typing
                    .number(
                        (At::Target, "target"),
                        words::TARGET,
                        |draft| &mut draft.band.target,
                        read(At::Target),
                        one_sided,
                    )}
                {typing
                    .number(
                        (At::Threshold, "threshold"),
                        words::THRESHOLD,
                        |draft| &mut draft.band.threshold,
                        read(At::Threshold),
                        one_sided,
                    )}
                {typing
                    .number(
                        (At::From, "from"),
                        words::FROM,
                        |draft| &mut draft.band.low,
                        read(At::From),
                        two_sided,
                    )}
                {typing
                    .number(
                        (At::To, "to"),
                        words::TO,
                        |draft| &mut draft.band.high,
                        read(At::To),
                        two_sided,
                    )}
                <Per typing />
            </div>
            <Outer typing hidden=two_sided />
            <ReadBack typing />
            <p class="quiet" hidden=move || !reaches_back.get()>
                {words::REACHES_BACK}
            </p>
            <Limits typing />
        </fieldset>
    }
    .into_any()
}

/// Chooses another operator: numbers go along where they say the same.
fn choose(draft: &mut Draft, place: usize) {
    let operator = Operator::ALL.get(place).copied();
    let band = &mut draft.band;
    let is_between = operator == Some(Operator::Between);
    if is_between && !band.is_two_sided() && band.low.is_empty() && band.high.is_empty() {
        band.low.clone_from(&band.target);
    } else if operator.is_some() && band.is_two_sided() && band.target.is_empty() {
        band.target.clone_from(&band.low);
    }
    band.operator = operator;
}

/// How far outside a band with two ends is still acceptable, folded away.
#[component]
fn Outer(
    /// What is typed.
    typing: Typing,
    /// Whether it is left out.
    hidden: Signal<bool>,
) -> AnyView {
    let read = move |at: At| {
        move || {
            typing
                .band
                .with(|band| band.field(at).cloned().unwrap_or_default())
        }
    };
    let is_open = typing.outer_is_unfolded;
    view! {
        <details
            class="form__more"
            hidden=hidden
            prop:open=is_open
            on:toggle=move |event| is_open.set(is_unfolded(&event))
        >
            <summary>{words::OUTER}</summary>
            <div class="form__values">
                {typing
                    .number(
                        (At::OuterFrom, "outer-from"),
                        words::OUTER_FROM,
                        |draft| &mut draft.band.outer_low,
                        read(At::OuterFrom),
                        Signal::stored(false),
                    )}
                {typing
                    .number(
                        (At::OuterTo, "outer-to"),
                        words::OUTER_TO,
                        |draft| &mut draft.band.outer_high,
                        read(At::OuterTo),
                        Signal::stored(false),
                    )}
            </div>
        </details>
    }
    .into_any()
}

/// The units that a band can be of, the shortest first, as their names stand.
const UNITS: [Unit; 6] = [
    Unit::Day,
    Unit::Weekday,
    Unit::Week,
    Unit::Month,
    Unit::Quarter,
    Unit::Year,
];

/// Of which unit the band is, where readings are summed.
#[component]
fn Per(
    /// What is typed.
    typing: Typing,
) -> AnyView {
    let cadence = typing.get(|draft| draft.number.cadence);
    let is_summed = typing.get(|draft| draft.number.way_of_adding() == AddsUp::Sum);
    let has_band = typing.get(|draft| draft.band.operator.is_some());
    let view = move || {
        if !is_summed.get() || !has_band.get() {
            return None;
        }
        // Of a day, weekdays are none.
        let (first, options) = match cadence.get() {
            Unit::Day => (Unit::Day, &words::PER_UNITS_OF_DAYS[..]),
            cadence => (cadence, &words::PER_UNITS[cadence as usize..]),
        };
        let of = move |place: usize| match (first, place) {
            (Unit::Day, 0) => Unit::Day,
            (Unit::Day, place) => UNITS[place + 1],
            (first, place) => UNITS[first as usize + place],
        };
        let chosen = Signal::derive(move || {
            let per = typing.draft.with(|draft| draft.per().unwrap_or(first));
            let mut all = 0..options.len();
            all.position(|place| of(place) == per).unwrap_or_default()
        });
        let choose = Callback::new(move |place: usize| {
            let per = Some(of(place)).filter(|per| *per != first);
            typing.draft.update(|draft| draft.band.per = per);
        });
        let id = typing.id("per");
        Some(view! { <Choice id label=words::PER options chosen choose /> })
    };
    view.into_any()
}

/// What the band says, while one types.
#[component]
pub fn ReadBack(
    /// What is typed.
    typing: Typing,
) -> AnyView {
    let notation = typing.here().habits.notation;
    let unit = typing.unit();
    let says = Memo::new(move |_| {
        let unit = unit.get();
        let (per, is_none) = typing
            .draft
            .with(|draft| (draft.per(), draft.band.operator.is_none()));
        typing.band.with(|band| match band.range {
            Some(range) => {
                let turned = band.low.value.zip(band.high.value);
                let turned = turned.filter(|_| band.is_turned);
                let turned = turned.map(|(high, low)| words::turned(low, high, &notation));
                let says = words::read_back(range, &unit, per, &notation);
                [says, turned.unwrap_or_default()].join(" ")
            }
            None if !band.problems.is_empty() => String::new(),
            None => words::no_band(is_none).to_owned(),
        })
    });
    view! {
        <p class="kpi-form__says" id=typing.id("says") hidden=move || says.with(String::is_empty)>
            {says}
        </p>
    }
    .into_any()
}

/// Where the values so far lie by chance alone, once there are enough.
#[component]
fn Limits(
    /// What is typed.
    typing: Typing,
) -> AnyView {
    let (here, unit) = (typing.here(), typing.unit());
    let limits = typing.known.with_value(|known| {
        let known = known.as_ref()?;
        natural_limits(known, here.calendar, here.today)
    });
    let says = limits.map(|[lower, upper]| {
        move || {
            let limits = [lower.as_ref(), upper.as_ref()];
            let unit = unit.get();
            words::usually_between(limits, &unit, &here.habits.notation)
        }
    });
    says.map(|says| view! { <p class="quiet">{says}</p> })
        .into_any()
}
