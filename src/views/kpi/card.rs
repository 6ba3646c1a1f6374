//! A KPI on the board: what it is, whether that is good, whether anything happens, and the
//! field for its next reading.

use std::sync::Arc;

use leptos::prelude::*;
use waymark_core::address::kpis::KpisPlace;
use waymark_core::kpi::Kpi;
use waymark_core::kpi::charted::process;
use waymark_core::kpi::standing::Standing;
use waymark_core::number::understood::Notation;
use waymark_core::record::id::Id;
use waymark_core::record::kind::Subject;
use waymark_core::store::action::Action;
use waymark_text::goals as goals_words;
use waymark_text::handoff::serve;
use waymark_text::kept as kept_words;
use waymark_text::kpi::{self as words, noise, status, unit};

use super::super::kpis::Shared;
use super::chart::small;
use super::form::pillars::Pillars;
use super::form::{Beginning, KpiForm};
use super::opened::Opened;
use super::record::Record;
use super::serving::{Offer, Offered, Serves, offered_for, to_use};
use crate::state::kept::Goals;
use crate::state::kpis::known::Known;
use crate::state::kpis::showing::kpi as subject;
use crate::state::objectives::draft::is_kept;
use crate::state::page::move_focus;

/// What the parts of a card share.
#[derive(Clone, Copy)]
pub struct Card {
    /// What is kept.
    pub(crate) goals: Goals,
    /// The KPI's id.
    pub(crate) id: StoredValue<Id>,
    /// The KPI with how it stands.
    pub(crate) known: Memo<Arc<Known>>,
    /// Whether a newer version wrote it.
    pub(crate) newer: Memo<bool>,
    /// Whether it can only be read: a newer version wrote it, or it is in the bin.
    pub(crate) fixed: Memo<bool>,
    /// Whether it is the one that is open; none where none is.
    pub(crate) open: Memo<Option<bool>>,
    /// Whether its form is open.
    pub(crate) editing: RwSignal<bool>,
}

impl Card {
    pub(crate) fn new(shared: Shared, id: Id) -> Self {
        let Shared { goals, place, .. } = shared;
        let editing = is_kept(&goals.form_name(&[id.as_str(), "-kpi"].concat()));
        let id = StoredValue::new(id);
        let known = Memo::new(move |_| id.with_value(|id| goals.known_kpi(id)));
        let of_record = move |is: fn(Goals, &Subject) -> bool| {
            id.with_value(|id| {
                let of = subject(id);
                let _ = goals.revision(&of);
                is(goals, &of)
            })
        };
        let newer = Memo::new(move |_| of_record(Goals::is_newer));
        Self {
            goals,
            id,
            known,
            newer,
            fixed: Memo::new(move |_| newer.get() || of_record(Goals::is_binned)),
            open: Memo::new(move |_| {
                place.with(|place| {
                    let open = place.open.as_ref()?;
                    Some(id.with_value(|id| id == open))
                })
            }),
            // What was being typed when the page was left is still there.
            editing: RwSignal::new(editing),
        }
    }

    /// The id of a part of it.
    pub(crate) fn named(self, part: &str) -> String {
        self.id.with_value(|id| [id.as_str(), "-", part].concat())
    }

    /// Something of the KPI and of how it stands.
    pub(crate) fn with<T>(self, with: impl FnOnce(&Kpi, &Standing) -> T) -> Option<T> {
        self.known
            .with(|known| Some(with(&known.kpi, known.standing.as_ref()?)))
    }

    /// The objective that is offered for it.
    fn offered(self) -> Offered {
        let goals = self.goals;
        let offered = self
            .id
            .with_value(|id| self.with(|kpi, standing| offered_for(goals, id, kpi, standing)));
        offered.flatten().filter(|_| !self.fixed.get())
    }

    /// Its own calendar's first month, and the day that it is.
    pub(crate) fn when(self) -> noise::When {
        let calendar = self.goals.calendar();
        noise::When {
            calendar: self.known.with(|known| known.kpi.calendar(calendar)),
            today: self.goals.day(),
        }
    }
}

/// One KPI.
#[component]
pub fn KpiCard(
    /// What the page's parts share.
    shared: Shared,
    /// Which one.
    id: Id,
) -> AnyView {
    let card = Card::new(shared, id);
    let Card { known, open, .. } = card;
    let is_open = Memo::new(move |_| open.get() == Some(true));
    let name = Memo::new(move |_| known.with(|known| known.kpi.name.clone()));
    let rests = Memo::new(move |_| known.with(|known| known.kpi.rest.clone()));
    let offered = Memo::new(move |_| card.offered());
    // Once it is open, it stands with what else is to be decided.
    let on_card = Memo::new(move |_| offered.get().filter(|_| !is_open.get()));
    // Most lack nothing: what mends it comes with the first that does.
    let lacks = Memo::new(move |_| {
        let is_watched = rests.with(Option::is_none) && !card.fixed.get();
        is_watched
            && known.with(|it| !it.kpi.missing().is_empty() || !card.goals.lost(&it.kpi).is_empty())
    });
    view! {
        <li class="kpi" data-open=move || is_open.get().then_some("") hidden=move || open.get() == Some(false)>
            <article aria-labelledby=card.named("heading") data-rests=move || rests.with(|it| it.is_some().then_some(""))>
                <div class="goal__head">
                    <h3 id=card.named("heading") tabindex="-1">
                        <a class="goal__title" href=move || address(shared, card)>
                            <bdi>{name}</bdi>
                        </a>
                    </h3>
                    <Tools shared card />
                </div>
                <p class="notice" hidden=move || !card.newer.get()>
                    {kept_words::NEWER}
                </p>
                <p class="notice" hidden=move || known.with(|it| it.kpi.binned.is_none())>
                    {kept_words::IN_BIN}
                    " "
                    <button
                        type="button"
                        class="link"
                        on:click=move |_| {
                            let of = card.id.with_value(subject);
                            card.goals.act_alone(Action::Restore { of });
                            move_focus(card.named("heading"));
                        }
                    >
                        {kept_words::RESTORE}
                    </button>
                </p>
                <p class="notice" hidden=move || rests.with(Option::is_none)>
                    {move || rests.with(|it| it.as_ref().map(words::rests))}
                </p>
                <Form card />
                <div class="kpi__all" hidden=move || card.editing.get()>
                    <Summary card offered />
                    <Serves card />
                    <Offer card offered=on_card />
                    <div hidden=move || card.fixed.get() || rests.with(Option::is_some)>
                        <Record card />
                    </div>
                    {move || {
                        lacks
                            .get()
                            .then(|| view! { <Pillars goals=card.goals id=card.id.get_value() /> })
                    }}
                </div>
                {move || is_open.get().then(|| view! { <Opened shared id=card.id.get_value() /> })}
            </article>
        </li>
    }
    .into_any()
}

/// Its form, while that is open.
#[component]
fn Form(
    /// The card.
    card: Card,
) -> AnyView {
    let Card { goals, editing, .. } = card;
    let close = Callback::new(move |_| {
        editing.set(false);
        move_focus(card.named("edit"));
    });
    let form = move || {
        let id = Some(card.id.get_value());
        view! { <KpiForm goals id beginning=Beginning::default() close /> }
    };
    (move || editing.get().then(form)).into_any()
}

/// What can be done with it, once it is open.
#[component]
fn Tools(
    /// What the page's parts share.
    shared: Shared,
    /// The card.
    card: Card,
) -> AnyView {
    let delete = move |_| {
        let close = Callback::new(move |is_binned| {
            if is_binned && untrack(|| card.open.get()) == Some(true) {
                let place = KpisPlace {
                    open: None,
                    ..shared.place.get_untracked()
                };
                shared.navigation.begin(place.route());
            }
        });
        card.id.with_value(|id| card.goals.delete_kpi(id, close));
        move_focus("status".to_owned());
    };
    let is_retired = Memo::new(move |_| {
        let rest = card.known.with(|known| known.kpi.rest.clone());
        rest.is_some_and(|it| it.is_for_good)
    });
    view! {
        <div class="goal__tools" hidden=move || card.fixed.get() || card.open.get() != Some(true)>
            <button
                type="button"
                class="link"
                id=card.named("edit")
                aria-describedby=card.named("heading")
                on:click=move |_| card.editing.update(|it| *it = !*it)
            >
                {goals_words::EDIT}
            </button>
            <a
                class="link"
                hidden=is_retired
                href=card.id.with_value(|id| to_use(card.goals, id))
                aria-describedby=card.named("heading")
            >
                {serve::USE}
            </a>
            <button
                type="button"
                class="link"
                aria-describedby=card.named("heading")
                on:click=delete
            >
                {goals_words::DELETE}
            </button>
        </div>
    }
    .into_any()
}

/// The value with its unit and arrow, a word of status, and the sentences on noise: drawn
/// in one, since all of it changes with a reading.
#[component]
pub fn Summary(
    /// The card.
    card: Card,
    /// What is offered for it.
    offered: Memo<Offered>,
) -> AnyView {
    // What is offered says whether the band will be met.
    let is_offered = Memo::new(move |_| offered.with(Option::is_some));
    (move || {
        let when = card.when();
        let of = (when, is_offered.get());
        card.with(|kpi, standing| summary(kpi, standing, of, &card.goals.habits.notation))
    })
    .into_any()
}

fn summary(
    kpi: &Kpi,
    standing: &Standing,
    (when, is_offered): (noise::When, bool),
    notation: &Notation,
) -> impl IntoView + use<> {
    let latest = standing.latest.as_ref();
    // What was read before the measure changed is of what it was then.
    let of_value = latest.map_or(kpi.unit(), |it| kpi.unit_on(it.unit.last()));
    let value = latest.map_or_else(
        || "–".to_owned(),
        |latest| status::latest(latest, of_value, notation),
    );
    let of = latest.map_or_else(
        || words::NO_READING.to_owned(),
        |latest| {
            let first_month = when.calendar.first_month;
            unit::name(standing.judged_in, latest.unit, first_month, when.today)
        },
    );
    let (arrow, went) = latest
        .and_then(|it| it.went)
        .map(status::arrow)
        .unwrap_or_default();
    let word = standing.word.map(status::word).unwrap_or_default();
    let outlook = match is_offered {
        true => String::new(),
        false => noise::outlook(standing, when),
    };
    let so_far = words::so_far(standing, kpi.unit(), when, notation);
    let is_signal = standing.noise.touching().next().is_some();
    let is_overdue = standing.due.overdue.is_some();
    let [next, rest] = words::asks(kpi, standing, when);
    let charted = process(kpi, standing, when.today);
    view! {
        <div class="kpi__now">
        <p class="kpi__value">
            <b>{value}</b>
            " "
            <span class="quiet">{of}</span>
            " "
            <span aria-hidden="true">{arrow}</span>
            <span class="unseen">{went}</span>
            " "
            <span>{word}</span>
        </p>
        <p class="kpi__status">
            <output class="zone" aria-label=status::STATUS data-zone=status::zone(&standing.status)>
                {status::status(standing, of_value, notation)}
            </output>
            " "
            <span class="quiet">{words::crossed(kpi, standing, when)}</span>
        </p>
        {small(&charted)}
        </div>
        <p class="kpi__signal" data-signal=is_signal.then_some("")>
            <output aria-label=noise::SIGNAL>{noise::signal(standing, when)}</output>
        </p>
        <p class="kpi__outlook" hidden=outlook.is_empty()>
            {outlook.clone()}
        </p>
        <p class="quiet" hidden=so_far.is_empty()>
            {so_far.clone()}
        </p>
        <p class="kpi__asks quiet">
            <span data-overdue=is_overdue.then_some("")>{next}</span>
            {rest}
        </p>
    }
}

/// The address of the page with the KPI open.
fn address(shared: Shared, card: Card) -> String {
    let place = KpisPlace {
        open: Some(card.id.get_value()),
        ..shared.place.get()
    };
    place.route().to_string()
}
