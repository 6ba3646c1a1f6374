//! Taking back what a tab did, and doing it again.

use super::Store;
use super::action::Refusal;
use super::place::Place;
use super::plan::{Deeds, Writes, next, values};
use super::slot::{Slot, Turn};
use crate::record::Value;
use crate::record::field::{Entry, Field};
use crate::record::kind::BIN;
use crate::record::name::Name;
use crate::record::stamp::Stamp;

impl Store {
    /// The slot to turn, if it is still the one that was asked for.
    pub(super) fn asked_for<'s>(
        &'s self,
        next: Option<&'s Slot>,
        which: Option<Stamp>,
        undone: bool,
    ) -> Result<&'s Slot, Refusal> {
        let Some(which) = which else {
            return next.ok_or(Refusal::NothingThere);
        };
        match self.ring.iter().find(|slot| slot.id == which) {
            // It was done after all.
            Some(slot) if slot.undone == undone => Err(Refusal::Same),
            _ => next
                .filter(|slot| slot.id == which)
                .ok_or(Refusal::NothingThere),
        }
    }

    /// What has to be written to turn a slot around: to take back what it did, or to
    /// do it again.
    pub(super) fn plan_turn(&self, slot: &Slot, today: &str) -> Result<Writes, Refusal> {
        let counters = slot.turns.iter().map(|turn| self.counter(&turn.place.of));
        // What is written beside comes before what is shown.
        let beside = slot.turns.iter().map(|turn| turn.beside.len() as u64);
        let beside = beside.max().unwrap_or(0);
        let stamp = self.next_stamp(counters.max().unwrap_or(0) + beside)?;
        // To take back what was created leaves its fields as they are.
        let mut deeds = Deeds {
            journal: slot.journal.clone(),
            turns: Vec::new(),
        };
        for turn in &slot.turns {
            let of = &turn.place.of;
            // A dated value may be in its year by now: what is written goes to the
            // definition, as every change does. What else an import brought into a
            // year is taken back there.
            self.changeable(of)?;
            let place = turn.place.clone();
            let known = self.field(&place, &turn.field);
            let known = known.as_ref();
            let expected = if slot.undone { turn.before } else { turn.after };
            if self.origin(&place, &turn.field, known) != expected {
                let field = Name::parse(&turn.field);
                return Err(Refusal::ChangedSince(of.clone(), field));
            }
            let value = match &turn.value {
                // Its days in the bin begin again.
                Value::String(_) if turn.field == BIN.word() => today.into(),
                value => value.clone(),
            };
            let entry = next(known, value, stamp, turn.settles);
            let field = with_beside(&entry, &turn.beside);
            let others = known.filter(|_| turn.settles);
            deeds.turns.push(Turn {
                place: place.clone(),
                value: known.map_or(&Value::Null, Field::value).clone(),
                expects: Some(stamp),
                beside: others.map_or_else(Vec::new, |known| values(known.others())),
                ..turn.clone()
            });
            let record = deeds.record(&place);
            record.fields.insert(turn.field.clone(), field);
        }
        let undone = !slot.undone;
        let Deeds { journal, turns } = deeds;
        Ok(self.writes(Slot {
            undone,
            journal,
            turns,
            ..slot.clone()
        }))
    }

    /// The stamp of what stands in a field; where this tab took something back, or
    /// did it again, that of what is there again by it.
    pub(super) fn origin(
        &self,
        place: &Place,
        field: &str,
        known: Option<&Field>,
    ) -> Option<Stamp> {
        let stamp = known?.newest().stamp;
        for slot in self.ring.iter().rev() {
            for turn in &slot.turns {
                let here = turn.place == *place && turn.field == field;
                if here && turn.expects == Some(stamp) {
                    return if slot.undone { turn.before } else { turn.after };
                }
            }
        }
        Some(stamp)
    }
}

/// A field with an entry, and beside it values as if they had been written at the
/// same time by somebody else.
fn with_beside(entry: &Entry, beside: &[Value]) -> Field {
    let mut field = Field::new(entry.clone());
    for (before, value) in (1..).zip(beside) {
        let Stamp { counter, writer } = entry.stamp;
        let stamp = Stamp {
            counter: counter - before,
            writer: writer.after(counter - before),
        };
        let (value, seen) = (value.clone(), entry.seen.clone());
        field.merge(&Field::new(Entry { value, stamp, seen }));
    }
    field
}
