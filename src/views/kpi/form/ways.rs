//! From when a change of a KPI holds: from a day on, or for all that was before too, with
//! the readings that are judged otherwise then.

use leptos::prelude::*;
use waymark_core::kpi::band::{Judged, Range};
use waymark_core::kpi::draft::change::{JudgedOtherwise, judged_otherwise};
use waymark_core::kpi::draft::{At, Way};
use waymark_core::number::units::is_comparable;
use waymark_text::kpi::{form as words, status, unit};

use super::editing::Editing;
use crate::ui::segments::Segments;

/// So many readings that are judged otherwise are named.
const NAMED: usize = 8;

/// A band is of the number that it judges: where both are another, it holds from the same day
/// until somebody chooses a day of its own.
fn follow_the_number(editing: Editing) {
    let draft = editing.typing.draft;
    let own = draft.with_untracked(|it| it.band.from_day.clone());
    Effect::new(move |before: Option<String>| {
        let changes = editing.asks.get().of_number;
        let usual = draft.with(|it| match changes && it.number.way == Way::ChangeFrom {
            true => it.number.from.clone(),
            false => own.clone(),
        });
        if before.as_ref().is_some_and(|before| {
            *before != usual && draft.with_untracked(|it| it.band.from_day == *before)
        }) {
            draft.update(|it| it.band.from_day.clone_from(&usual));
        }
        usual
    });
}

/// From when another band holds, where that has to be asked.
#[component]
pub fn BandWay(
    /// The form.
    editing: Editing,
) -> AnyView {
    let typing = editing.typing;
    follow_the_number(editing);
    // Not of what is no band yet, halfway through a number.
    let is_whole = move || typing.band.with(|band| band.problems.is_empty());
    let asked = Memo::new(move |_| editing.asks.get().of_band && is_whole());
    let way = typing.get(|draft| draft.band.way);
    let choose = Callback::new(move |place: usize| {
        typing
            .draft
            .update(|draft| draft.band.way = Way::ALL[place]);
    });
    let view = move || {
        asked.get().then(|| {
            view! {
                <div class="kpi-form__way">
                    <p>{words::BAND_WAY}</p>
                    <Segments
                        id=typing.id("band-way")
                        label=words::BAND_WAY
                        options=&words::BAND_WAY_OPTIONS
                        chosen=Signal::derive(move || way.get() as usize)
                        choose
                    />
                    {typing
                        .day(
                            (At::BandDay, "band-day"),
                            words::BAND_DAY,
                            |draft| &mut draft.band.from_day,
                            Signal::derive(move || way.get() == Way::Correct),
                        )}
                    <p class="quiet">{move || words::BAND_WAYS[way.get() as usize]}</p>
                    <Preview editing />
                </div>
            }
        })
    };
    view.into_any()
}

/// From when another number holds, where that has to be asked.
#[component]
pub fn NumberWay(
    /// The form.
    editing: Editing,
) -> AnyView {
    let typing = editing.typing;
    let asked = Memo::new(move |_| editing.asks.get().of_number);
    let unit = typing.unit();
    let is_other_unit = Memo::new(move |_| {
        let known = typing
            .known
            .with_value(|it| it.as_ref().map(|it| it.unit().to_owned()));
        known.is_some_and(|known| unit.with(|unit| !is_comparable(&known, unit)))
    });
    let way = typing.get(|draft| draft.number.way);
    let choose = Callback::new(move |place: usize| {
        typing
            .draft
            .update(|draft| draft.number.way = Way::ALL[place]);
    });
    let view = move || {
        asked.get().then(|| {
            view! {
                <div class="kpi-form__way">
                    <p>{words::NUMBER_WAY}</p>
                    <Segments
                        id=typing.id("number-way")
                        label=words::NUMBER_WAY
                        options=&words::NUMBER_WAY_OPTIONS
                        chosen=Signal::derive(move || way.get() as usize)
                        choose
                    />
                    {typing
                        .day(
                            (At::NumberDay, "number-day"),
                            words::NUMBER_DAY,
                            |draft| &mut draft.number.from,
                            Signal::derive(move || way.get() == Way::Correct),
                        )}
                    <p class="quiet">{move || words::NUMBER_WAYS[way.get() as usize]}</p>
                    <p hidden=move || !is_other_unit.get() || way.get() == Way::Correct>
                        {words::OTHER_UNIT}
                    </p>
                </div>
            }
        })
    };
    view.into_any()
}

/// The readings that the band as typed judges otherwise.
#[component]
fn Preview(
    /// The form.
    editing: Editing,
) -> AnyView {
    let typing = editing.typing;
    let here = typing.here();
    let all: Memo<Vec<JudgedOtherwise>> = Memo::new(move |_| {
        let ids = editing.ids.get_value();
        typing.known.with_value(|known| {
            let Some(known) = known else {
                return Vec::new();
            };
            let written = typing.draft.with(|draft| draft.bands(known, &here, &ids));
            judged_otherwise(known, &written, here.calendar, here.today)
        })
    });
    let of_unit = typing.unit();
    let row = move |it: JudgedOtherwise| {
        let (unit_of, first_month) = typing.known.with_value(|known| {
            let known = known.as_ref()?;
            let judged_in = known.judged_in(&known.definition());
            Some((judged_in, known.calendar(here.calendar).first_month))
        })?;
        let measured_in = of_unit.get();
        let notation = &here.habits.notation;
        let judged = |judged: Option<(Judged, Range)>| match judged {
            Some((judged, range)) => status::judged(judged, range, &measured_in, notation),
            None => words::NOT_JUDGED.to_owned(),
        };
        Some(view! {
            <tr>
                <th scope="row">{unit::full(unit_of, it.unit, first_month)}</th>
                <td>{status::value(&it.value, &measured_in, notation)}</td>
                <td>{judged(it.before)}</td>
                <td>{judged(it.after)}</td>
            </tr>
        })
    };
    let more = Memo::new(move |_| all.with(Vec::len).saturating_sub(NAMED));
    view! {
        <p role="status">{move || all.with(|all| words::judged_otherwise(all))}</p>
        <div class="kpi-form__judged" hidden=move || all.with(Vec::is_empty)>
            <table aria-label=words::JUDGED_OTHERWISE>
                <thead>
                    <tr>
                        {words::JUDGED_HEADS.map(|head| view! { <th scope="col">{head}</th> })}
                    </tr>
                </thead>
                <tbody>
                    {move || {
                        let named = all.get().into_iter().take(NAMED);
                        named.filter_map(row).collect_view()
                    }}
                </tbody>
            </table>
            <p class="quiet" hidden=move || more.get() == 0>
                {move || words::and_more(more.get())}
            </p>
        </div>
    }
    .into_any()
}
