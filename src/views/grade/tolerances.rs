//! One number read in three ways: as a stretch, as a must, as a KPI.

use leptos::prelude::*;
use waymark_core::address::kpis::{KpisPlace, Metric};
use waymark_core::grading::measure::Bound;
use waymark_core::grading::verdict::{Commitment, Verdict};
use waymark_core::number::decimal::Decimal;
use waymark_core::number::fraction::Fraction;
use waymark_core::sketch::standard::Standard;
use waymark_text::grade::problems::Of;
use waymark_text::grade::{self as words, page, problems};

use crate::state::grade::Playground;
use crate::state::parts::Parts;
use crate::ui::field::{Field, Under};
use crate::ui::slider::Slider;

/// A slider, and what its number means in each of three roles.
#[component]
pub fn Tolerances(
    /// The playground that it is part of.
    playground: Playground,
) -> AnyView {
    let objective = playground.objective;
    let notation = playground.habits.notation;
    let share = Memo::new(move |_| objective.with(|objective| objective.share.min(100)));
    let bound =
        Memo::new(move |_| objective.with(|objective| notation.read_in(&objective.bound, "")));
    let as_objective = move |commitment: Commitment| {
        let score = Fraction::of(i64::from(share.get()), 100);
        Verdict::on(&score, commitment, false).finding
    };
    let as_kpi = move || {
        let stands = Decimal::from(u32::from(share.get()));
        let bound = bound.get().ok().flatten()?.value;
        Some((Bound::AtLeast(bound).holds(stands), bound))
    };
    // Where the number is to be watched, that is a KPI to set up. Nothing of the page
    // follows each of a hundred key results: to be told of them takes longer than to ask.
    let later = Parts::after_frame(move || playground.changes.track());
    let standard = later.part(move || {
        let rows = playground.rows.get_untracked().into_iter();
        let standards = rows.filter_map(|row| {
            row.typed
                .with_untracked(|typed| row.read.with_untracked(|read| Standard::of(typed, read)))
        });
        let bound = bound.get_untracked().ok().flatten();
        Standard::meant(standards, bound.map(|bound| bound.value))
    });
    let name = Memo::new(move |_| standard.with(|standard| standard.name.clone()));
    let set_up = move || match name.get() {
        name if name.is_empty() => page::SET_IT_UP.into_any(),
        name => {
            let [before, after] = page::SET_UP;
            view! {
                {before}
                <bdi>{name}</bdi>
                {after}
            }
            .into_any()
        }
    };
    let readings = [
        Some(Commitment::Aspirational),
        Some(Commitment::Committed),
        None,
    ];
    let readings = readings
        .into_iter()
        .zip(page::READINGS)
        .map(|(commitment, title)| {
            let verdict = move || match commitment {
                Some(commitment) => words::finding(as_objective(commitment)).to_owned(),
                None => page::standing(as_kpi().map(|(holds, _)| holds)).to_owned(),
            };
            let reason = move || match commitment {
                Some(commitment) => words::reason(as_objective(commitment)).to_owned(),
                None => page::standing_reason(share.get(), as_kpi(), &notation),
            };
            let title = move || [title[0], &share.get().to_string(), title[1]].concat();
            view! {
                <div class="reading" data-kpi=commitment.is_none().then_some("")>
                    <h3>{title}</h3>
                    <div class="reading__verdict">{verdict}</div>
                    <p class="quiet">{reason}</p>
                    {commitment
                        .is_none()
                        .then(|| {
                            view! {
                                <p class="quiet">
                                    <a href=move || standard.with(to_kpi)>{set_up}</a>
                                </p>
                            }
                        })}
                </div>
            }
        });
    let under = Signal::derive(move || match bound.get() {
        Ok(_) => Under::default(),
        Err(problem) => Under {
            text: objective
                .with(|objective| problems::number(&problem, &objective.bound, Of::Kpi, &notation)),
            is_problem: true,
        },
    });
    view! {
        <section class="tolerances">
            <h2>{page::TOLERANCES}</h2>
            <p class="lead">{page::TOLERANCES_LEAD}</p>
            <div class="tolerances__number">
                <div class="slider">
                    <label for="number">{page::NUMBER}</label>
                    <Slider
                        id="number".to_owned()
                        least=Some(0)
                        most=Some(100)
                        at=Signal::derive(move || Some(i32::from(share.get())))
                        moved=Callback::new(move |place: i32| {
                            let share = place.try_into().unwrap_or_default();
                            playground.edit(objective, |objective| objective.share = share);
                        })
                    />
                    <b>{move || share.get()}</b>
                </div>
                <Field
                    id="bound".to_owned()
                    label=page::AT_LEAST
                    kind="decimal"
                    value=Signal::derive(move || objective.with(|objective| objective.bound.clone()))
                    typed=playground.setter(objective, |objective| &mut objective.bound)
                    under=under
                />
            </div>
            <div class="tolerances__readings">{readings.collect_view()}</div>
        </section>
    }
    .into_any()
}

/// The address of a new KPI that begins with this.
fn to_kpi(standard: &Standard) -> String {
    let Standard { name, unit, bound } = standard.clone();
    let metric = Metric { name, unit, bound };
    KpisPlace::of_metric(metric).route().to_string()
}
