//! The KPI that a key result is, beside it.

use leptos::prelude::*;
use waymark_core::address::kpis::KpisPlace;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::record::id::Id;
use waymark_core::store::action::Action;
use waymark_text::goals::key_result as words;
use waymark_text::kept as kept_words;
use waymark_text::kpi;

use crate::state::kpis::showing::kpi as subject;
use crate::state::objectives::fed::Source;
use crate::views::metric::next::NextCheckIn;
use crate::views::metric::next_reading::NextReading;
use crate::views::objective::card::Card;

/// How it stands with the KPI of a key result; none where that is none.
pub(super) fn source_of(card: Card, key_result: Memo<Option<KeyResult>>) -> Memo<Option<Source>> {
    Memo::new(move |_| {
        card.revision.get();
        let kpi = key_result.with(|it| it.as_ref()?.kpi.clone())?;
        Some(card.goals.source(&kpi))
    })
}

/// The name of the key result before it in its objective that is the same KPI: it is
/// checked in with that one.
fn checked_in_with(card: Card, key_result: &KeyResult) -> Option<String> {
    card.objective.with(|objective| {
        let mut before = objective.key_results.iter();
        let before = before.find(|it| it.kpi == key_result.kpi)?;
        (before.id != key_result.id).then(|| before.name.clone())
    })
}

/// Which KPI a key result is, what that has so far, and what keeps it from being checked in
/// on.
#[component]
pub fn SourceLine(
    /// The card of its objective.
    card: Card,
    /// The key result.
    key_result: Memo<Option<KeyResult>>,
    /// How it stands with its KPI.
    source: Memo<Option<Source>>,
) -> AnyView {
    let goals = card.goals;
    let said = move || {
        let source = source.get()?;
        let this = key_result.get()?;
        let kpi = this.kpi.clone()?;
        Some(match source {
            Source::Newer => view! { <p class="quiet">{words::KPI_NEWER}</p> }.into_any(),
            Source::Missing => missing(card, this.id),
            Source::Binned => view! {
                <p class="quiet">
                    {words::FROM_KPI} " " <bdi>{this.fed.map(|fed| fed.name)}</bdi> ". "
                    {words::KPI_BINNED} " "
                    <button
                        type="button"
                        class="link"
                        on:click=move |_| goals.act_alone(Action::Restore { of: subject(&kpi) })
                    >
                        {kept_words::RESTORE}
                    </button>
                </p>
            }
            .into_any(),
            Source::There => from_kpi(card, &this, kpi, String::new()),
            Source::Rests(rest) => from_kpi(card, &this, kpi, kpi::rests(&rest) + "."),
        })
    };
    said.into_any()
}

/// The KPI with a link to it, what it has so far, and what else there is to say of it.
fn from_kpi(card: Card, this: &KeyResult, kpi: Id, more: String) -> AnyView {
    let goals = card.goals;
    let also = words::also_in(&goals.also_in(&kpi, &card.id.get_value()));
    let with = checked_in_with(card, this).map(|name| words::checked_in_with(&name));
    let place = KpisPlace {
        open: Some(kpi),
        example: goals.is_example(),
        ..KpisPlace::default()
    };
    let is_closed = card.objective.with(|it| it.closing.is_some());
    let notation = goals.habits.notation;
    let fed = this.fed.as_ref();
    let so_far = fed.map(|fed| words::so_far(fed, &notation, goals.day()));
    let so_far = so_far.filter(|_| !is_closed).unwrap_or_default();
    let name = fed.map(|fed| fed.name.clone());
    let other = fed.map_or_else(String::new, |fed| words::other_measure(fed, &this.unit));
    let said = [so_far, other, more, with.unwrap_or_default(), also];
    let said: Vec<String> = said.into_iter().filter(|it| !it.is_empty()).collect();
    view! {
        <p class="key-result__kpi quiet">
            {words::FROM_KPI} " "
            <a href=place.route().to_string()>
                <bdi>{name}</bdi>
            </a>
            ". " {said.join(" ")}
        </p>
    }
    .into_any()
}

/// That the KPI is not there, and the way to check in without it.
fn missing(card: Card, own: Id) -> AnyView {
    let unlink = move |_| card.edit(vec![KeyResult::is_kpi(&own, None)]);
    view! {
        <p class="quiet">
            {words::KPI_MISSING} " "
            <button type="button" class="link" hidden=card.fixed on:click=unlink>
                {words::UNLINK}
            </button>
        </p>
    }
    .into_any()
}

/// The field for the next check-in: of a KPI for the next reading, if it can have one here.
#[component]
pub fn Next(
    /// The card of its objective.
    card: Card,
    /// The key result.
    key_result: Memo<Option<KeyResult>>,
    /// How it stands with its KPI.
    source: Memo<Option<Source>>,
) -> AnyView {
    let Card { goals, id, .. } = card;
    let is_first = Memo::new(move |_| {
        key_result.with(|it| {
            let it = it.as_ref();
            it.is_none_or(|it| checked_in_with(card, it).is_none())
        })
    });
    (move || match source.get() {
        None => Some(view! { <NextCheckIn goals id key_result /> }.into_any()),
        Some(Source::There) if is_first.get() => {
            Some(view! { <NextReading goals id key_result /> }.into_any())
        }
        Some(_) => None,
    })
    .into_any()
}
