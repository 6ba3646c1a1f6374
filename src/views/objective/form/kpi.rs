//! A key result in the form of its objective that is a KPI, or begins one.

use leptos::prelude::*;
use waymark_core::address::kpis::KpisPlace;
use waymark_core::record::id::Id;
use waymark_core::sketch::{self, Measure};
use waymark_text::goals as words;
use waymark_text::grade::page;
use waymark_text::handoff::serve;
use waymark_text::kpi::noise::When;

use super::row::Row;
use crate::state::kept::Goals;
use crate::state::kpis::known::Known;
use crate::state::page::move_focus;
use crate::ui::choice::{Choice, Tick};
use crate::views::key_result::fields::KeyResultFields;

/// What a form knows of a key result where it is a KPI.
#[derive(Clone, Default)]
pub struct AsKpi {
    /// The objective of the form; of a new one the one that saving it closes.
    pub(super) objective: Option<Id>,
    /// Whether it was one before the form was opened: its history is the KPI's then.
    pub(super) was: bool,
}

/// Where a KPI stands: "14.2% in October"; "in %, no reading yet".
pub(super) fn stands(goals: Goals, known: &Known) -> String {
    let unit = known.kpi.definition().unit;
    let when = When {
        calendar: known.kpi.calendar(goals.calendar()),
        today: goals.day(),
    };
    let standing = known.standing.as_ref();
    standing.map_or_else(String::new, |standing| {
        serve::stands(standing, &unit, when, &goals.habits.notation)
    })
}

/// The other objectives that a KPI serves, each with its title.
pub(super) fn others(goals: Goals, kpi: &Id, without: Option<&Id>) -> Vec<(String, serve::Of)> {
    let served = goals.served_by(kpi, without).into_iter();
    let said = served.map(|it| {
        let of = serve::Of {
            stage: it.stage,
            period: it.period,
            restores: false,
        };
        (it.title, of)
    });
    said.collect()
}

/// Which KPI it is, where that stands, and what it means to be one.
#[component]
pub fn KpiSays(
    /// What is kept.
    goals: Goals,
    /// The KPI.
    kpi: Id,
    /// What is typed of the key result.
    typed: RwSignal<sketch::KeyResult>,
    /// What the form knows of it.
    as_kpi: AsKpi,
) -> AnyView {
    let place = KpisPlace {
        open: Some(kpi.clone()),
        example: goals.is_example(),
        ..KpisPlace::default()
    };
    let address = place.route().to_string();
    let name = move || typed.with(|typed| typed.name.clone());
    let known = {
        let kpi = kpi.clone();
        Memo::new(move |_| goals.is_kpi(&kpi).then(|| goals.known_kpi(&kpi)))
    };
    let stands = move || known.with(|it| it.as_ref().map(|it| stands(goals, it)));
    let is_retired = {
        let kpi = kpi.clone();
        Memo::new(move |_| goals.is_retired(&kpi))
    };
    let others = Memo::new(move |_| {
        serve::serves_too(&others(goals, &kpi, as_kpi.objective.as_ref()), goals.day())
    });
    let says = move || match (known.with(Option::is_some), is_retired.get()) {
        (true, true) => serve::RETIRED,
        (true, false) => serve::MEANS,
        (false, _) => serve::NOT_HERE,
    };
    view! {
        <div class="role"
            data-kpi="">
            <p>
                <a href=address>
                    <b>
                        <bdi>{name}</bdi>
                    </b>
                </a>
                " "
                <span class="quiet">{serve::KPI} {move || stands().map(|it| [", ", &it].concat())}</span>
            </p>
            <p class="quiet">{says}</p>
            <p class="quiet" hidden=move || others.with(String::is_empty)>
                {others}
            </p>
        </div>
    }
    .into_any()
}

/// How one that is a KPI is measured: yes and no are no readings.
pub(super) fn measure(fields: KeyResultFields, id: String) -> AnyView {
    let typed = fields.typed;
    let chosen = Signal::derive(move || typed.with(|typed| typed.measure as usize));
    let choose = Callback::new(move |place: usize| {
        typed.update(|typed| typed.measure = Measure::ALL[place]);
    });
    view! { <Choice id label=page::MEASURE options=&serve::MEASURES chosen choose /> }.into_any()
}

/// That it is to be watched as a KPI from now on, for one that began so.
#[component]
pub fn Begins(
    /// The key result.
    row: StoredValue<Row>,
) -> AnyView {
    let (fields, more) = row.with_value(|row| (row.fields, row.more));
    let begins = Memo::new(move |_| more.with(|more| more.begins.is_some()));
    if !begins.get_untracked() {
        return ().into_any();
    }
    // A yes/no has no number to watch.
    let hidden = fields.when(|typed| typed.measure == Measure::YesNo);
    let tick = Callback::new(move |begin: bool| {
        let id = begin.then(Goals::new_id);
        more.update(|more| more.begins = id);
    });
    view! {
        <div class="role"
            data-kpi="" hidden=hidden>
            <Tick label=serve::BEGIN ticked=begins.into() tick />
            <p class="quiet" hidden=move || !begins.get()>
                {serve::BEGIN_MEANS}
            </p>
        </div>
    }
    .into_any()
}

/// The way back to an ordinary key result, until it is saved.
#[component]
pub fn Ordinary(
    /// The key result.
    row: StoredValue<Row>,
    /// Begins the ids of its fields.
    named: String,
    /// Which one it is, from 1.
    number: Signal<usize>,
    /// Whether it was a KPI before the form was opened.
    was_kpi: bool,
) -> AnyView {
    let more = row.with_value(|row| row.more);
    let make = move |_| {
        more.update(|more| more.kpi = None);
        move_focus([&named, "-name"].concat());
    };
    view! {
        <button
            type="button"
            class="link"
            hidden=move || was_kpi || more.with(|more| more.kpi.is_none())
            on:click=make
        >
            {serve::ORDINARY}
            <span class="unseen">" " {move || words::key_result(number.get())}</span>
        </button>
    }
    .into_any()
}
