//! A KPI in a review: how it stands, its next reading, and what can be decided about it.

use leptos::prelude::*;
use waymark_core::address::kpis::KpisPlace;
use waymark_core::kpi::standing::Rank;
use waymark_core::kpi::{Kpi, Pillar};
use waymark_core::record::id::Id;
use waymark_core::review::Rhythm;
use waymark_core::review::agenda::Matter;
use waymark_core::review::fit::Fit;
use waymark_core::review::kept::Did;
use waymark_core::store::action::Action;
use waymark_text::review::{page, steps};

use super::step::{ACT, KeyHint};
use crate::state::kept::{Goals, today};
use crate::state::kpis::showing::kpi as subject;
use crate::state::navigation::Navigation;
use crate::state::page::{after_frame, move_focus};
use crate::state::review::Reviewing;
use crate::views::kpi::card::{Card, Summary};
use crate::views::kpi::chart::Chart;
use crate::views::kpi::form::PartForm;
use crate::views::kpi::form::pillars::Pillars;
use crate::views::kpi::opened::Open;
use crate::views::kpi::opened::asks::Asks;
use crate::views::kpi::opened::bases::BaseForms;
use crate::views::kpi::opened::watching::Watching;
use crate::views::kpi::record::Record;
use crate::views::kpi::serving::Serves;
use crate::views::kpis::Shared;
use crate::views::metric::within::{Recorded, Within};

/// What is asked of a KPI.
#[component]
pub fn KpiStep(
    /// The review.
    reviewing: Reviewing,
    /// Where one is, and how one gets elsewhere.
    navigation: Navigation,
    /// Which KPI.
    id: Id,
    /// What there is to it.
    matters: Vec<Matter>,
    /// Whether a reading is asked for.
    asks_number: bool,
) -> AnyView {
    let goals = reviewing.goals;
    let shared = Shared {
        goals,
        navigation,
        place: Memo::new(|_| KpisPlace::default()),
        beginning: RwSignal::new(None),
    };
    let card = Card::new(shared, id.clone());
    let open = Open::new(shared, id.clone());
    let says = said(goals, card, &matters);
    let has = |is: fn(&Matter) -> bool| matters.iter().any(is);
    let lacks_pillars = has(|it| matches!(it, Matter::Pillars(_)));
    let asks_rest = has(|it| matches!(it, Matter::Unread | Matter::Paused(_)));
    let fit = matters.into_iter().find_map(|it| match it {
        Matter::Band(fit) => Some(fit),
        _ => None,
    });
    let within = within(reviewing, card);
    // What can be decided stands below.
    let offered = Memo::new(|_| None);
    let charted = Memo::new(move |_| open.charted());
    // Once the step is there, so that somebody can do something in between.
    let has_chart = RwSignal::new(false);
    if reviewing.rhythm != Rhythm::Week {
        after_frame(move || _ = has_chart.try_set(true));
    }
    let to_kpi = KpisPlace {
        open: Some(id),
        ..KpisPlace::default()
    };
    view! {
        <div class="kpi">
            {says.into_iter().map(|text| view! { <p>{text}</p> }).collect_view()}
            <div class="kpi__all">
                <Summary card offered />
                <Serves card />
                {asks_number.then(|| view! { <Record card within /> })}
            </div>
        </div>
        {move || has_chart.get().then(|| view! { <Chart charted=Signal::from(charted) /> })}
        <div id=ACT tabindex="-1" role="group" aria-label=page::ACT>
            <Asks open />
            <BaseForms open />
            {fit.map(|fit| view! { <BandFit goals id=card.id.get_value() fit /> })}
            {lacks_pillars.then(|| view! { <Pillars goals id=card.id.get_value() /> })}
            {asks_rest.then(|| view! { <Watching open /> })}
        </div>
        <p class="quiet">
            <a
                href=to_kpi.route().to_string()
                aria-keyshortcuts="o"
            >
                {steps::OPEN_KPI}
                <KeyHint key="O" />
            </a>
        </p>
    }
    .into_any()
}

/// The sentences on what its card and what can be decided do not say themselves.
fn said(goals: Goals, card: Card, matters: &[Matter]) -> Vec<String> {
    let is_said = |it: &&Matter| {
        matches!(
            it,
            Matter::Signal {
                is_newest: false,
                ..
            } | Matter::Unread
                | Matter::Paused(_)
        )
    };
    let notation = goals.habits.notation;
    untrack(|| {
        let when = card.when();
        let said = card.with(|kpi, standing| {
            let all = matters.iter().filter(is_said);
            all.map(|it| steps::of_kpi(it, kpi, standing, when, &notation))
                .collect()
        });
        said.unwrap_or_default()
    })
}

/// A reading that is recorded here is the step's too. What it says may ask for something:
/// then one stays.
fn within(reviewing: Reviewing, card: Card) -> Within {
    Within {
        with: Callback::new(move |(action, recorded): (Action, Option<Recorded>)| {
            let did = match recorded.is_some_and(|it| it.is_closed) {
                true => Did::MarkedClosed,
                false => Did::Recorded,
            };
            reviewing.with(action, did, |done| {
                done.reading = recorded.map(|it| it.day);
            })
        }),
        done: Callback::new(move |()| {
            let id = card.id.get_value();
            let known = untrack(|| reviewing.goals.known_kpi(&id));
            let calls = |kpi: &Kpi| {
                let standing = known.standing.as_ref();
                standing.is_some_and(|it| it.rank(kpi, today()) == Rank::Out)
            };
            if calls(&known.kpi) {
                move_focus(card.named("heading"));
            } else {
                reviewing.kept_here();
            }
        }),
    }
}

/// What is asked about its band: to change it, or to leave it.
#[component]
fn BandFit(
    /// What is kept.
    goals: Goals,
    /// Which KPI.
    id: Id,
    /// How its band fits.
    fit: Fit,
) -> AnyView {
    let is_open = RwSignal::new(false);
    let id = StoredValue::new(id);
    let of = id.with_value(subject);
    let known = untrack(|| id.with_value(|id| goals.known_kpi(id)));
    let notation = goals.habits.notation;
    let when = waymark_text::kpi::noise::When {
        calendar: known.kpi.calendar(untrack(|| goals.calendar())),
        today: today(),
    };
    let says = known.standing.as_ref().map(|standing| {
        steps::of_kpi(
            &Matter::Band(fit.clone()),
            &known.kpi,
            standing,
            when,
            &notation,
        )
    });
    let stays = fit.stays(&known.kpi);
    let is_kept = RwSignal::new(false);
    let heading = move || id.with_value(|id| [id.as_str(), "-heading"].concat());
    let close = Callback::new(move |_| {
        is_open.set(false);
        move_focus(heading());
    });
    view! {
        <section class="opened__part" aria-label=steps::MOVE_BAND>
            <p>{says}</p>
            <div class="form__buttons" hidden=is_open>
                <button type="button" class="set" on:click=move |_| is_open.set(true)>
                    {steps::MOVE_BAND}
                </button>
                <button
                    type="button"
                    class="link"
                    hidden=is_kept
                    on:click=move |_| {
                        let fields = stays.iter().cloned().collect();
                        goals.act_alone(Action::Edit { of: of.clone(), fields });
                        is_kept.set(true);
                        move_focus(heading());
                    }
                >
                    {steps::LEAVE_BAND}
                </button>
            </div>
            {move || {
                is_open
                    .get()
                    .then(|| {
                        view! { <PartForm goals id=id.get_value() pillar=Pillar::Band close /> }
                    })
            }}
        </section>
    }
    .into_any()
}
