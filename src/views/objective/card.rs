//! What the parts of an objective's card share.

use std::collections::BTreeSet;

use leptos::prelude::*;
use waymark_core::objective::Objective;
use waymark_core::objective::finding::Finding;
use waymark_core::objective::standing::Standing;
use waymark_core::record::Value;
use waymark_core::record::id::Id;
use waymark_core::record::kind::Subject;
use waymark_core::record::name::Name;
use waymark_core::store::action::Action;

use super::form::Beginning;
use super::page::Shared;
use crate::state::kept::{Goals, objective as subject};
use crate::state::objectives::draft::is_kept;
use crate::state::page::{after_frame, move_focus};
use crate::views::metric::check_in::history_kept_under;

/// What the parts of a card share.
#[derive(Clone, Copy)]
pub struct Card {
    /// What is kept.
    pub(crate) goals: Goals,
    /// The objective's id.
    pub(crate) id: StoredValue<Id>,
    /// The record that it shows.
    pub(crate) of: StoredValue<Subject>,
    /// How often that was changed.
    pub(crate) revision: Memo<(u32, u32)>,
    /// The objective as it is read.
    pub(crate) objective: Memo<Objective>,
    /// How it stands.
    pub(crate) standing: Memo<Standing>,
    /// Whether a newer version wrote it.
    pub(crate) newer: Memo<bool>,
    /// Whether it can only be read: a newer version wrote it, or it is closed.
    pub(crate) fixed: Memo<bool>,
    /// Whether it is the one that is open; none where none is.
    pub(crate) open: Memo<Option<bool>>,
    /// Whether its check-ins are unfolded.
    pub(crate) opened: RwSignal<bool>,
    /// Whether its key results are unfolded in the list.
    pub(crate) unfolded: RwSignal<bool>,
    /// How its form begins, while it is open.
    pub(crate) editing: RwSignal<Option<Beginning>>,
    /// Whether the form that closes it is open.
    pub(crate) closing: RwSignal<bool>,
}

impl Card {
    /// The card of an objective on a page.
    pub(crate) fn new(shared: Shared, id: Id) -> Self {
        let Shared { goals, place, .. } = shared;
        let kept = goals.form_name(&id.to_string());
        // What was being written when the page was left is still there.
        let closing = goals.form_name(&[id.as_str(), "-closing"].concat());
        let of = StoredValue::new(subject(&id));
        let id = StoredValue::new(id);
        let open = Memo::new(move |_| {
            place.with(|place| {
                let open = place.open.as_ref()?;
                Some(id.with_value(|id| id == open))
            })
        });
        let history = id.with_value(|id| history_kept_under(goals, id));
        let opened = RwSignal::new(is_kept(&history));
        let revision = Memo::new(move |_| of.with_value(|of| goals.revision(of)));
        let is_open = Memo::new(move |_| open.get() == Some(true));
        let objective = Memo::new(move |_| {
            revision.get();
            goals.objective(&id.get_value(), opened.get() || is_open.get())
        });
        let newer = Memo::new(move |_| {
            revision.get();
            of.with_value(|of| goals.is_newer(of))
        });
        let closed = Memo::new(move |_| objective.with(|it| it.closing.is_some()));
        Self {
            goals,
            id,
            of,
            revision,
            objective,
            standing: Memo::new(move |_| objective.with(|it| Standing::of(it, goals.day()))),
            newer,
            fixed: Memo::new(move |_| newer.get() || closed.get()),
            open,
            opened,
            unfolded: RwSignal::new(false),
            editing: RwSignal::new(is_kept(&kept).then(Beginning::default)),
            closing: RwSignal::new(is_kept(&closing)),
        }
    }

    /// Whether it is the one that is open.
    pub(crate) fn is_open(self) -> bool {
        self.open.get() == Some(true)
    }

    /// Whether more of it is shown than a summary.
    pub(crate) fn is_unfolded(self) -> bool {
        self.unfolded.get() || self.is_open()
    }

    /// Opens the form that closes it, from wherever its button stands.
    pub(crate) fn begin_closing(self) {
        after_frame(move || {
            // One may be elsewhere by now.
            if self.closing.try_set(true).is_none() {
                move_focus(self.named("learned"));
            }
        });
    }

    /// Lets the page follow it: whichever way its form was opened, its card stays; and
    /// one comes to it from its top, and back to it in the list.
    pub(super) fn lead(self, shared: Shared, edited: RwSignal<BTreeSet<Id>>) {
        Effect::new(move |_| {
            let is_edited = self.editing.with(Option::is_some);
            let id = self.id.get_value();
            if edited.with_untracked(|edited| edited.contains(&id)) != is_edited {
                edited.update(|edited| {
                    if is_edited {
                        edited.insert(id);
                    } else {
                        edited.remove(&id);
                    }
                });
            }
        });
        Effect::new(move |before: Option<bool>| {
            let is_open = self.is_open();
            if before.unwrap_or(false) != is_open {
                let heading = self.named("heading");
                if is_open {
                    move_focus(heading);
                    self.of.with_value(|of| self.goals.tidy(of));
                } else {
                    move_focus(shared.after_leaving(heading));
                }
            }
            is_open
        });
    }

    /// The id of a part of it.
    pub(crate) fn named(self, part: &str) -> String {
        [self.id.get_value().as_str(), "-", part].concat()
    }

    /// The record that it shows.
    pub(crate) fn subject(self) -> Subject {
        self.of.get_value()
    }

    /// What there is to say of how it is built.
    pub(crate) fn findings(self) -> Vec<Finding> {
        if self.fixed.get() {
            return Vec::new();
        }
        let id = self.id.get_value();
        self.objective
            .with(|objective| self.goals.findings(&id, objective))
    }

    /// Changes fields of its definition.
    pub(crate) fn edit(self, fields: Vec<(Name, Value)>) {
        self.goals.act_alone(self.change(fields));
    }

    /// What changes fields of its definition.
    pub(crate) fn change(self, fields: Vec<(Name, Value)>) -> Action {
        let of = self.subject();
        Action::Edit { of, fields }
    }
}
