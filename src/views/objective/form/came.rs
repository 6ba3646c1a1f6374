//! What another page hands over for a new objective to begin with: its address says it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_core::address::goals::GoalsPlace;
use waymark_core::handoff::restore::{Restoring, Words};
use waymark_core::handoff::serve::row;
use waymark_core::objective::draft::Draft;
use waymark_text::goals::form as words;
use waymark_text::handoff::{restore, serve};

use super::Beginning;
use super::editing::here;
use crate::state::kept::{Goals, today};
use crate::state::objectives::draft::from_letters;
use crate::state::objectives::serving::Usable;
use crate::state::page::move_focus;
use crate::views::objective::page::Shared;

/// A draft, and the sentence that says where it is from.
type Begun = (Draft, &'static str);

/// Opens the form with what the quiz, the playground or a KPI hands over, and takes it out
/// of the address: by then the form keeps it.
pub(crate) fn begin_with_what_came(shared: Shared) {
    let Shared {
        goals,
        navigation,
        asked,
        ..
    } = shared;
    let came = Memo::new(move |_| asked.with(came_with));
    Effect::new(move |_| {
        let place = came.get();
        let open = move |draft: Begun| {
            shared.write(Beginning {
                draft: Some(draft),
                is_once: true,
                ..Beginning::default()
            });
            navigation.restate(shared.with(GoalsPlace::begun));
            move_focus("new-title".to_owned());
        };
        if let Some(begun) = untrack(|| begun(goals, &place)) {
            open(begun);
            return;
        }
        if place.draft.is_empty() {
            return;
        }
        spawn_local(async move {
            let calendar = goals.calendar();
            let draft = from_letters(&place.draft, &goals.habits.notation, calendar).await;
            // One may be elsewhere by now.
            if came.try_get_untracked() != Some(place) {
                return;
            }
            open(match draft {
                Some(draft) => (draft, words::FROM_PLAYGROUND),
                None => (Draft::empty(Goals::new_id()), words::DAMAGED),
            });
        });
    });
}

/// What of a place a draft begins with, alone.
fn came_with(place: &GoalsPlace) -> GoalsPlace {
    GoalsPlace {
        draft: place.draft.clone(),
        metric: place.metric.clone(),
        serves: place.serves.clone(),
        restores: place.restores.clone(),
        both: place.both.clone(),
        ..GoalsPlace::default()
    }
}

/// The draft that begins so, unless it is still to be unpacked or nothing came.
fn begun(goals: Goals, place: &GoalsPlace) -> Option<Begun> {
    if let Some(metric) = &place.metric {
        return Some((Draft::of_metric(metric, Goals::new_id()), words::FROM_QUIZ));
    }
    if let Some(metric) = &place.both {
        // What is watched already needs no other KPI of its name.
        return Some(match goals.usable_kpi_called(metric) {
            Some(kpi) => (with_kpi(goals, &kpi), serve::FROM_KPI),
            None => {
                let draft = Draft::of_both(metric, Goals::new_id(), goals.new_kpi_id());
                (draft, serve::FROM_BOTH)
            }
        });
    }
    let id = place.restores.as_ref().or(place.serves.as_ref())?;
    let Some(kpi) = goals.usable_kpi(id) else {
        return Some((Draft::empty(Goals::new_id()), serve::NO_KPI));
    };
    let restores = place.restores.as_ref();
    let restored = restores.and_then(|_| restored(goals, &kpi));
    Some(match restored {
        Some(draft) => (draft, restore::FROM_KPI),
        // Back inside by now, it can still be a key result.
        None => (with_kpi(goals, &kpi), serve::FROM_KPI),
    })
}

/// An objective with a KPI as its first key result.
fn with_kpi(goals: Goals, Usable { id, known }: &Usable) -> Draft {
    let notation = &goals.habits.notation;
    let standing = known.standing.as_ref();
    let row = standing.map(|standing| row(Goals::new_id(), id, &known.kpi, standing, notation));
    Draft {
        rows: row.into_iter().collect(),
        ..Draft::default()
    }
}

/// An objective that brings a KPI back into its band; none where it is inside.
fn restored(goals: Goals, Usable { id, known }: &Usable) -> Option<Draft> {
    let kpi = &known.kpi;
    let restoring = Restoring::of(kpi, known.standing.as_ref()?, today())?;
    let unit = kpi.definition().unit;
    let notation = &goals.habits.notation;
    let words = Words {
        title: restore::title(&kpi.name),
        guardrail: restore::guardrail(&kpi.name, restoring.guardrail, &unit, notation),
    };
    let draft = restoring.draft(id, kpi, words, &here(goals), Goals::new_id);
    Some(draft.asking_for_causes())
}
