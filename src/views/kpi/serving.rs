//! What a KPI is among the goals: the objectives that it serves as a key result, and the one
//! that is offered where it is out of its band.

use leptos::prelude::*;
use waymark_core::address::goals::GoalsPlace;
use waymark_core::handoff::offer::{offered, refusal};
use waymark_core::handoff::restore::Restoring;
use waymark_core::kpi::standing::Standing;
use waymark_core::kpi::streak::Streak;
use waymark_core::kpi::{Kpi, dismissed};
use waymark_core::record::id::Id;
use waymark_core::store::action::Action;
use waymark_text::handoff::{restore, serve};
use waymark_text::kpi::noise::When;

use super::card::Card;
use crate::state::kept::Goals;
use crate::state::kpis::showing::kpi as subject;
use crate::state::objectives::serving::Serving;
use crate::state::page::move_focus;

/// What is offered for a KPI, with the months that it has been out of band.
pub(crate) type Offered = Option<(Restoring, Streak)>;

/// What is offered for a KPI today. Nothing before it is known of all objectives that none
/// of them has it as a key result.
pub(crate) fn offered_for(goals: Goals, id: &Id, kpi: &Kpi, standing: &Standing) -> Offered {
    let offered = offered(kpi, standing, goals.day(), false)?;
    // Of few it has to be asked.
    let serves = |it: &Serving| it.stage.is_on_its_way();
    let serves_none = goals.knows_all() && !goals.served_by(id, None).iter().any(serves);
    serves_none.then_some(offered)
}

/// The address of the form of an objective with a KPI as its first key result.
pub(crate) fn to_use(goals: Goals, id: &Id) -> String {
    let place = GoalsPlace {
        serves: Some(id.clone()),
        example: goals.is_example(),
        ..GoalsPlace::default()
    };
    place.route().to_string()
}

/// The address of the draft that brings a KPI back into its band.
pub(crate) fn to_restore(goals: Goals, id: &Id) -> String {
    let place = GoalsPlace {
        restores: Some(id.clone()),
        example: goals.is_example(),
        ..GoalsPlace::default()
    };
    place.route().to_string()
}

/// Refuses what is offered.
pub(crate) fn refuse(goals: Goals, id: &Id, streak: &Streak) {
    goals.act_alone(Action::Edit {
        of: subject(id),
        fields: vec![dismissed(&refusal(streak))],
    });
}

/// The objectives that it serves, each with the way there; nothing where there is none.
#[component]
pub fn Serves(
    /// Its card.
    card: Card,
) -> AnyView {
    let goals = card.goals;
    let served = Memo::new(move |_| card.id.with_value(|id| goals.served_by(id, None)));
    let is_out = Memo::new(move |_| card.with(|_, it| it.status.is_out()) == Some(true));
    let line = move |it| {
        let Serving {
            objective,
            title,
            stage,
            period,
        } = it;
        let of = serve::Of {
            stage,
            period,
            restores: is_out.get() && stage.is_on_its_way(),
        };
        let (before, after) = serve::serves(of, goals.day());
        let place = GoalsPlace {
            open: Some(objective),
            example: goals.is_example(),
            ..GoalsPlace::default()
        };
        view! {
            <p class="kpi__outlook">
                {before}
                <a href=place.route().to_string()>
                    <bdi>{title}</bdi>
                </a> {after}
            </p>
        }
    };
    (move || {
        let all = served.get();
        let all = (!all.is_empty()).then_some(all);
        all.map(|all| {
            let lines = all.into_iter().map(line).collect_view();
            view! { <div class="role">{lines}</div> }
        })
    })
    .into_any()
}

/// The objective that is offered on the card: why, what it will be, and the ways to take or
/// refuse it.
#[component]
pub fn Offer(
    /// Its card.
    card: Card,
    /// What is offered.
    offered: Memo<Offered>,
) -> AnyView {
    let goals = card.goals;
    (move || {
        let (restoring, streak) = offered.get()?;
        let (says, draft) = card.with(|kpi, standing| {
            offer_in_words(goals, &restoring, &streak, (kpi, standing), card.when())
        })?;
        let not_now = move |_| {
            card.id.with_value(|id| refuse(goals, id, &streak));
            move_focus(card.named("heading"));
        };
        Some(view! {
            <div class="role">
                <p class="kpi__outlook">{says}</p>
                <p class="quiet">{draft}</p>
                <p class="form__buttons">
                    <a class="set" href=card.id.with_value(|id| to_restore(goals, id))>
                        {restore::DRAFT}
                    </a>
                    <button type="button" class="link" on:click=not_now>
                        {restore::NOT_NOW}
                    </button>
                </p>
            </div>
        })
    })
    .into_any()
}

/// Why it is offered, and what the draft will be.
pub(crate) fn offer_in_words(
    goals: Goals,
    restoring: &Restoring,
    streak: &Streak,
    (kpi, standing): (&Kpi, &Standing),
    when: When,
) -> (String, String) {
    let unit = kpi.definition().unit;
    let notation = &goals.habits.notation;
    (
        restore::offer(restoring.why, streak, standing, when),
        restore::draft(restoring, &unit, notation),
    )
}
