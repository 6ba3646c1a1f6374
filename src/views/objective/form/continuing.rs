//! A new objective that continues one which is still to be closed: saving it does both,
//! in one step. Until then nothing is written, and what is typed of either stays in this
//! tab: who gives the new one up finds the other one open, with the form that closes it.

use leptos::prelude::*;
use waymark_core::address::goals::GoalsPlace;
use waymark_core::objective::Objective;
use waymark_core::objective::closing::Next;
use waymark_core::objective::draft::closing::ClosingDraft;
use waymark_core::objective::draft::closing::settling::Offer;
use waymark_core::record::id::Id;
use waymark_core::store::action::Action;
use waymark_text::goals::closing as words;

use crate::state::kept::{Goals, objective, today};
use crate::state::kpis::form::here;
use crate::state::objectives::draft::{forget, is_kept, kept_closing};
use crate::views::objective::handoff::preview::line;

/// The name under which the form that closes an objective is kept.
pub(crate) fn closing_form(goals: Goals, id: &Id) -> String {
    goals.form_name(&[id.as_str(), "-closing"].concat())
}

/// An objective that is closed when the one that continues it is saved.
#[derive(Clone, PartialEq)]
pub struct ToClose {
    id: Id,
    /// It as it stands, with its check-ins.
    objective: Objective,
    /// What is offered of its key results.
    offers: Vec<Offer>,
    closing: ClosingDraft,
}

impl ToClose {
    /// The one that a draft continues; none where it is closed already, is not there any
    /// more, or somebody decided otherwise meanwhile.
    pub(super) fn of(goals: Goals, continues: Option<&Id>) -> Option<Self> {
        let id = continues?.clone();
        let form = closing_form(goals, &id);
        goals.revision(&objective(&id));
        if !goals.is_there(&id) || !is_kept(&form) {
            return None;
        }
        let known = goals.objective(&id, true);
        let closing = kept_closing(&form, ClosingDraft::default());
        let is_open = known.closing.is_none() && known.binned.is_none();
        (is_open && closing.next != Next::Retire).then(|| Self {
            offers: goals.offers(&known),
            id,
            objective: known,
            closing,
        })
    }

    /// Closes it, with what becomes of its key results, together with what begins the one
    /// that continues it.
    pub(super) fn with(&self, goals: Goals, begin: Action) -> Action {
        let Self {
            id,
            objective,
            offers,
            closing,
        } = self;
        let along = closing.along(id, objective, offers, &here(goals));
        closing.close_and_begin(id, along, begin, today())
    }

    /// Lets the key results that go on be the KPIs that begin with it.
    pub(super) fn link(&self, next: &mut Objective) {
        self.closing.link(&self.offers, next);
    }

    /// What becomes of its key results, a sentence each.
    fn hand_offs(&self, goals: Goals) -> Vec<String> {
        let here = here(goals);
        let lines = self.offers.iter().filter_map(|offer| {
            let settled = self.closing.settled.get(&offer.key_result.id)?;
            Some(line(offer, settled, &here))
        });
        lines.filter(|line| !line.is_empty()).collect()
    }

    /// It is closed: its form is done with.
    pub(super) fn done(&self, goals: Goals) {
        forget(&closing_form(goals, &self.id));
    }

    /// What was just written of it, for who writes the next.
    pub(super) fn lessons(&self) -> Option<(String, [String; 2])> {
        let ClosingDraft {
            learned,
            differently,
            ..
        } = self.closing.clone();
        let says = !learned.is_empty() || !differently.is_empty();
        says.then(|| (self.objective.title.clone(), [learned, differently]))
    }
}

/// That saving closes another objective too, and the way back to that.
#[component]
pub fn AlsoCloses(
    /// What is kept.
    goals: Goals,
    /// The objective that is closed.
    to_close: Memo<Option<ToClose>>,
) -> AnyView {
    (move || {
        to_close.get().map(|closed| {
            let hand_offs = closed.hand_offs(goals).into_iter();
            let hand_offs: Vec<_> = hand_offs
                .map(|line| view! { <li dir="auto">{line}</li> })
                .collect();
            let place = GoalsPlace {
                open: Some(closed.id),
                example: goals.is_example(),
                ..GoalsPlace::default()
            };
            view! {
                <div class="notice">
                    <p>
                        {words::also_closes(&closed.objective.title)} " "
                        <a href=place.route().to_string()>{words::BACK_TO_CLOSING}</a>
                    </p>
                    {(!hand_offs.is_empty()).then(|| view! { <ul class="handoff__lines">{hand_offs}</ul> })}
                </div>
            }
        })
    })
    .into_any()
}
