//! What pages show of what is kept, of whichever kind.

use leptos::prelude::*;
use waymark_core::objective::is_closing;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::record::field::Field;
use waymark_core::record::id::Id;
use waymark_core::record::kind::{Kind, Subject};
use waymark_core::record::name::Name;
use waymark_core::record::stamp::Stamp;
use waymark_core::record::{Record, Value};
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::slot::{Deed, Slot, Turn};
use waymark_core::store::usage::Usage;

use super::{Goals, Inner};
use waymark_core::sorted::sorted;

/// A field that was written in several places at the same time.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Conflict {
    pub(crate) field: Name,
    /// What it says.
    pub(crate) shown: Value,
    /// What stands beside that.
    pub(crate) other: Value,
    /// What else stands there, where it was written in more places than two.
    pub(crate) more: Vec<Value>,
}

impl Conflict {
    /// What stands beside, or what is shown.
    pub(crate) fn value(&self, takes_other: bool) -> Value {
        match takes_other {
            true => self.other.clone(),
            false => self.shown.clone(),
        }
    }
}

/// An action that can be taken back or done again, for whoever names it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Turned {
    /// What it was.
    pub(crate) deed: Deed,
    /// The kind of the records that it was about; none of several kinds.
    pub(crate) kind: Option<&'static Kind>,
    /// The field that it was about: of several the first.
    pub(crate) field: Option<Name>,
    /// Whether it opened what was closed.
    pub(crate) reopens: bool,
}

impl Turned {
    fn of(slot: &Slot) -> Self {
        let fields = || slot.turns.iter().map(|turn| Name::parse(&turn.field));
        // What is written while closing is part of that; that a closed one keeps its score
        // is not.
        let closing = |turn: &Turn| {
            let is_new = turn.value.is_null() || turn.before.is_none();
            let name = Name::parse(&turn.field);
            Some(name).filter(|name| is_new && is_closing(name))
        };
        let closes = slot.turns.iter().find_map(closing);
        let hands_off = || fields().find(KeyResult::is_of_hand_off);
        let places = slot.turns.iter().map(|turn| &turn.place);
        let mut kinds = places.map(|place| place.of.kind);
        let first = kinds.next();
        let kind = first.filter(|first| kinds.all(|kind| kind == *first));
        // Of several kinds it is a check-in only where nothing else was written.
        let other = || fields().find(|it| kind.is_none() && !matches!(it, Name::At(..)));
        let field = closes
            .or_else(hands_off)
            .or_else(other)
            .or_else(|| fields().next());
        Self {
            deed: slot.deed,
            kind,
            field,
            reopens: reopens(slot),
        }
    }
}

/// Whether an action took away how an objective was closed, and nothing else: to take that
/// back is to write it again.
fn reopens(slot: &Slot) -> bool {
    let [turn] = &slot.turns[..] else {
        return false;
    };
    let takes_away = turn.value.is_null() == slot.undone;
    slot.deed == Deed::Edit && is_closing(&Name::parse(&turn.field)) && takes_away
}

impl Goals {
    /// Everything that is in the bin, with its title and since when it is there, the
    /// newest first.
    pub(crate) fn binned(self) -> Vec<(Subject, String, String)> {
        self.listed.track();
        self.with(|inner| {
            let list = inner.store.list();
            let binned = list.filter_map(|(of, glance)| {
                let day = glance.binned()?.to_owned();
                Some((of.clone(), glance.title().to_owned(), day))
            });
            binned.collect()
        })
        .unwrap_or_default()
    }

    /// A record's title, empty where there is none.
    pub(crate) fn title(self, of: &Subject) -> String {
        let title = self.with(|inner| Some(inner.store.glance(of)?.title().to_owned()));
        title.flatten().unwrap_or_default()
    }

    /// Whether a record is in the bin.
    pub(crate) fn is_binned(self, of: &Subject) -> bool {
        let binned = self.with(|inner| Some(inner.store.glance(of)?.binned().is_some()));
        binned.flatten().unwrap_or_default()
    }

    /// How often a record was changed: what is shown of it hangs on this alone.
    pub(crate) fn revision(self, of: &Subject) -> (u32, u32) {
        self.changed.track();
        let revision = self.with(|inner| {
            let own = inner.revisions.get(of).copied().unwrap_or(0);
            (own, inner.all)
        });
        revision.unwrap_or_default()
    }

    /// The definition of a record as it stands, for a form to start from.
    pub(crate) fn definition(self, of: &Subject) -> Option<Record> {
        self.with(|inner| inner.store.record(of).cloned()).flatten()
    }

    /// A record as it stands, with what was read of its history.
    pub(crate) fn whole(self, of: &Subject) -> Option<Record> {
        self.with(|inner| inner.store.with_history(of)).flatten()
    }

    /// What a field of a record says, wherever it is kept.
    pub(crate) fn field(self, of: &Subject, field: &Name) -> Option<Value> {
        let field = field.to_string();
        self.with(|inner| {
            let whole = inner.store.with_history(of)?;
            whole.value(&field).cloned()
        })?
    }

    /// The name of a record's key result; empty where none is known.
    pub(crate) fn key_result_name(self, of: &Subject, id: &Id) -> String {
        let field = ["kr/", id.as_str(), "/name"].concat();
        let name = self.with(|inner| Some(inner.store.record(of)?.text(&field)?.to_owned()));
        name.flatten().unwrap_or_default()
    }

    /// What was written to a record's fields elsewhere at the same time.
    pub(crate) fn conflicts(self, of: &Subject) -> Vec<Conflict> {
        let conflicts = self.with(|inner| {
            let whole = inner.store.with_history(of)?;
            let fields = whole.fields.into_iter();
            let others = fields.filter_map(|(name, field)| {
                let mut others = beside(&field).cloned();
                Some(Conflict {
                    field: name.into(),
                    other: others.next()?,
                    more: others.collect(),
                    shown: field.value().clone(),
                })
            });
            Some(others.collect())
        });
        conflicts.flatten().unwrap_or_default()
    }

    /// The records of which something was written elsewhere at the same time, as far as
    /// lists read them.
    pub(crate) fn disputed(self) -> Vec<Subject> {
        self.changed.track();
        let disputed = self.with(|inner| {
            let Inner {
                store, disputed, ..
            } = inner;
            let found = disputed.get_or_insert_with(|| {
                let all = store.list().map(|(of, _)| of);
                sorted(all.filter(|of| is_disputed(store, of)).cloned())
            });
            let all = store.list().map(|(of, _)| of);
            all.filter(|of| found.contains(of)).cloned().collect()
        });
        disputed.unwrap_or_default()
    }

    /// Chooses in some of a record's fields, or in all of several records', what each shall
    /// say, as one action.
    pub(crate) fn settle(self, all: Vec<(Subject, Name, Value)>, done: Callback<bool>) {
        let steps = all.into_iter();
        let steps = steps.map(|(of, field, value)| Action::Settle { of, field, value });
        let mut steps: Vec<Action> = steps.collect();
        let action = match (steps.pop(), steps.is_empty()) {
            (Some(only), true) => only,
            (last, _) => {
                steps.extend(last);
                Action::Together(steps)
            }
        };
        self.act_then(action, done);
    }

    /// Whether a newer version wrote a record, so that it is only read.
    pub(crate) fn is_newer(self, of: &Subject) -> bool {
        self.with(|inner| inner.store.newer(of)).flatten().is_some()
    }

    /// What undoing takes back, and what redoing does again.
    pub(crate) fn turns(self) -> [Option<Turned>; 2] {
        self.changed.track();
        let turns = self.with(|inner| {
            let (done, undone) = (inner.store.last_done(), inner.store.first_undone());
            [done, undone].map(|slot| slot.map(Turned::of))
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

    /// Moves dated values that lists do not need out of a record's definition, and
    /// those back that they need by now.
    pub(crate) fn tidy(self, of: &Subject) {
        let of = of.clone();
        self.once_ready(move |alone| {
            let before = self.with(|inner| inner.store.record(&of).cloned());
            let tidied = self.write(alone, |inner, kv| {
                // What cannot be read now stays where it is.
                let _ = inner.store.read_history(kv, &of);
                inner.store.tidy(kv, &of)
            });
            let after = self.with(|inner| inner.store.record(&of).cloned());
            // What could not be moved is moved another time.
            if tidied == Some(Ok(())) && before != after {
                self.tell(&sorted([of]), false);
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

impl Inner {
    /// Looks whether a record is one of which something was written elsewhere at the same
    /// time.
    pub(super) fn look_for_dispute(&mut self, of: &Subject) {
        let Some(disputed) = &mut self.disputed else {
            return;
        };
        match is_disputed(&self.store, of) {
            true => _ = disputed.insert(of.clone()),
            false => _ = disputed.remove(of),
        }
    }
}

fn is_disputed(store: &Store, of: &Subject) -> bool {
    let is_open = store.glance(of).is_some_and(|it| it.binned().is_none());
    let record = store.record(of).filter(|_| is_open);
    record.is_some_and(|it| it.fields.values().any(|it| beside(it).next().is_some()))
}

/// What was written to a field elsewhere at the same time and says something else, each
/// value once: a choice is between all of them.
fn beside(field: &Field) -> impl Iterator<Item = &Value> {
    let all = field.others();
    all.iter().enumerate().filter_map(|(at, it)| {
        let is_said = all[..at].iter().any(|before| before.value == it.value);
        (!is_said && it.value != *field.value()).then_some(&it.value)
    })
}
