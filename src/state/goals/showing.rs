//! What pages show of what is kept.

use std::collections::BTreeSet;

use leptos::prelude::*;
use time::Date;
use waymark_core::objective::{KIND, Objective, is_closing};
use waymark_core::record::id::Id;
use waymark_core::record::name::Name;
use waymark_core::record::stamp::Stamp;
use waymark_core::record::{Record, Value};
use waymark_core::store::slot::Deed;
use waymark_core::store::usage::Usage;

use super::{Goals, objective, today};

impl Goals {
    /// Every objective that is not in the bin, or every one that is, the newest
    /// first, with its title and since when it is there.
    pub(crate) fn list(self, in_bin: bool) -> Vec<(Id, String, String)> {
        self.listed.track();
        self.with(|inner| {
            let list = inner.store.list_of(&KIND);
            let list = list.filter(|(_, glance)| glance.binned().is_some() == in_bin);
            list.map(|(id, glance)| {
                let day = glance.binned().unwrap_or_default();
                (id.clone(), glance.title().to_owned(), day.to_owned())
            })
            .collect()
        })
        .unwrap_or_default()
    }

    /// The day that a check-in is of unless somebody says another one: today, or once
    /// its period is over the last day of it, since none after that counts.
    pub(crate) fn check_in_day(self, id: &Id) -> Date {
        let period = self.with(|inner| inner.briefs.get(id)?.period).flatten();
        period.map_or_else(today, |period| period.last().min(today()))
    }

    /// Whether a check-in of a day counts: one within the period does.
    pub(crate) fn counts_on(self, id: &Id, day: Date) -> bool {
        let period = self.with(|inner| inner.briefs.get(id)?.period).flatten();
        period.is_none_or(|period| period.contains(day))
    }

    /// An objective's title, empty where there is none.
    pub(crate) fn title(self, id: &Id) -> String {
        let title = self.with(|inner| Some(inner.store.glance(&objective(id))?.title().to_owned()));
        title.flatten().unwrap_or_default()
    }

    /// Whether there is an objective by that id, perhaps in the bin.
    pub(crate) fn is_there(self, id: &Id) -> bool {
        self.listed.track();
        let gone = self.with(|inner| Some(inner.store.glance(&objective(id))?.is_gone()));
        gone.flatten() == Some(false)
    }

    /// How often an objective was changed: what is shown of it hangs on this alone.
    pub(crate) fn revision(self, id: &Id) -> (u32, u32) {
        self.changed.track();
        let revision = self.with(|inner| {
            let own = inner.revisions.get(&objective(id)).copied().unwrap_or(0);
            (own, inner.all)
        });
        revision.unwrap_or_default()
    }

    /// The definition of an objective as it stands, for a form to start from.
    pub(crate) fn definition(self, id: &Id) -> Option<Record> {
        self.with(|inner| inner.store.record(&objective(id)).cloned())
            .flatten()
    }

    /// An objective with the check-ins that lists need, or with all of them. Of one
    /// that a newer version wrote, the title.
    pub(crate) fn objective(self, id: &Id, with_history: bool) -> Objective {
        let of = &objective(id);
        let read = self.read(|store, kv| {
            if with_history && store.newer(of).is_none() {
                // What cannot be read now is missing in the list, and nothing else.
                let _ = store.read_history(kv, of);
                let whole = store.with_history(of)?;
                return Some(Objective::read(&whole));
            }
            if store.newer(of).is_some() {
                let title = store.glance(of)?.title().to_owned();
                return Some(Objective {
                    title,
                    ..Objective::read(store.record(of)?)
                });
            }
            Some(Objective::read(store.record(of)?))
        });
        read.flatten().unwrap_or_default()
    }

    /// What a field of an objective says, wherever it is kept.
    pub(crate) fn field(self, id: &Id, field: &Name) -> Option<Value> {
        let field = field.to_string();
        self.with(|inner| {
            let whole = inner.store.with_history(&objective(id))?;
            whole.value(&field).cloned()
        })?
    }

    /// What was written to an objective's fields elsewhere at the same time.
    pub(crate) fn conflicts(self, id: &Id) -> Vec<(Name, Value)> {
        let conflicts = self.with(|inner| {
            let whole = inner.store.with_history(&objective(id))?;
            let fields = whole.fields.into_iter();
            let others = fields.filter_map(|(name, field)| {
                let other = field.others().first()?;
                (other.value != *field.value()).then(|| (name.into(), other.value.clone()))
            });
            Some(others.collect())
        });
        conflicts.flatten().unwrap_or_default()
    }

    /// Whether a newer version wrote an objective, so that it is only read.
    pub(crate) fn is_newer(self, id: &Id) -> bool {
        self.with(|inner| inner.store.newer(&objective(id)))
            .flatten()
            .is_some()
    }

    /// What undoing takes back, and what redoing does again, each with the first of
    /// the fields that it was about.
    pub(crate) fn turns(self) -> [Option<(Deed, Option<Name>)>; 2] {
        self.changed.track();
        let turns = self.with(|inner| {
            let (done, undone) = (inner.store.last_done(), inner.store.first_undone());
            [done, undone].map(|slot| {
                let slot = slot?;
                let fields = || slot.turns.iter().map(|turn| Name::parse(&turn.field));
                // What is written while closing is part of that.
                let closes = fields().find(is_closing);
                Some((slot.deed, closes.or_else(|| fields().next())))
            })
        });
        turns.unwrap_or_default()
    }

    /// Which action undoing takes back, or redoing does again.
    pub(crate) fn next_turn(self, redo: bool) -> Option<Stamp> {
        self.with(|inner| {
            let store = &inner.store;
            let slot = if redo {
                store.first_undone()
            } else {
                store.last_done()
            };
            slot.map(|slot| slot.id)
        })
        .flatten()
    }

    /// Moves check-ins that lists do not need out of an objective's definition, and
    /// those back that they need by now.
    pub(crate) fn tidy(self, id: &Id) {
        let of = objective(id);
        Self::alone(move |alone| {
            let before = self.with(|inner| inner.store.record(&of).cloned());
            let tidied = self.write(alone, |inner, kv| {
                // What cannot be read now stays where it is.
                let _ = inner.store.read_history(kv, &of);
                inner.store.tidy(kv, &of)
            });
            let after = self.with(|inner| inner.store.record(&of).cloned());
            // What could not be moved is moved another time.
            if tidied == Some(Ok(())) && before != after {
                self.tell(&BTreeSet::from([of]), false);
            }
        });
    }

    /// What takes up how much.
    pub(crate) fn usage(self) -> Usage {
        self.changed.track();
        let usage = self.read(|store, kv| store.usage(kv).ok());
        usage.flatten().unwrap_or_default()
    }
}
