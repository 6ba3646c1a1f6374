//! What becomes of key results once their objective is over: in the form that closes it, and
//! in what is closed.

pub mod ask;
pub mod panel;
pub mod part;
pub mod preview;

use leptos::prelude::*;
use waymark_core::objective::Objective;
use waymark_core::objective::draft::closing::ClosingDraft;
use waymark_core::objective::draft::closing::settling::{Offer, TypedSettling};
use waymark_text::handoff::settle as words;

use self::part::{Part, PartFields};
use crate::state::kept::Goals;
use crate::views::objective::card::Card;

/// Everything that is decided about key results in one form.
#[derive(Clone, Copy)]
pub struct Parts(StoredValue<Vec<Part>>);

impl Parts {
    /// What is offered of an objective, with what was left open of it.
    pub(super) fn of(card: Card, typed: &ClosingDraft) -> Self {
        let goals = card.goals;
        let parts = card.objective.with_untracked(|objective| {
            let offers = untrack(|| goals.offers(objective)).into_iter();
            let parts = offers.map(|offer| part(card, objective, offer, typed));
            parts.collect::<Vec<_>>()
        });
        Self(StoredValue::new(parts))
    }

    /// What is typed of the whole form, with what is typed here.
    pub(super) fn onto(self, typed: ClosingDraft) -> ClosingDraft {
        self.with(typed, Part::settled)
    }

    /// The same as it is meant: what is shown as chosen is.
    pub(super) fn meant(self, typed: ClosingDraft) -> ClosingDraft {
        self.with(typed, Part::meant)
    }

    fn with(self, mut typed: ClosingDraft, of: fn(Part) -> TypedSettling) -> ClosingDraft {
        for part in self.all() {
            let id = part.with_offer(|offer| offer.key_result.id.clone());
            typed.settled.insert(id, of(part));
        }
        typed
    }

    /// All of them.
    pub(super) fn all(self) -> Vec<Part> {
        self.0.get_value()
    }

    /// What is offered of each by now: another tab may have checked in, or decided, since
    /// the form was opened.
    pub(super) fn offers(self, goals: Goals, objective: &Objective) -> Vec<Offer> {
        let mut offers = untrack(|| goals.offers(objective));
        let all = self.all();
        offers.retain(|now| all.iter().any(|it| it.with_offer(|shown| shown.is_of(now))));
        offers
    }

    /// Whether nothing is wrong with any of them; what is wrong is shown.
    pub(super) fn are_right(self) -> bool {
        let wrong = self.all().into_iter().filter(|it| !it.is_right());
        wrong.count() == 0
    }

    /// All of them, where there are any.
    pub(super) fn view(self) -> AnyView {
        let all = self.all();
        let is_empty = all.is_empty();
        view! {
            <fieldset class="closing__next" hidden=is_empty>
                <legend>{words::HEADING}</legend>
                <p class="quiet">{words::LEAD}</p>
                {all.into_iter().map(|part| view! { <PartFields part /> }).collect_view()}
            </fieldset>
        }
        .into_any()
    }
}

fn part(card: Card, objective: &Objective, offer: Offer, typed: &ClosingDraft) -> Part {
    let id = &offer.key_result.id;
    let prefix = card.named(&["settle-", id.as_str()].concat());
    let kept = typed.settled.get(id).cloned();
    Part::new(card.goals, offer, objective, kept.as_ref(), prefix)
}
