//! What of the check-ins in a table is to be written.

use std::collections::BTreeMap;

use time::Date;

use super::{Reader, Said, SaidRow};
use crate::carry::names::{Goals, Place as At, is_note};
use crate::carry::sheet::{Becomes, Sheet};
use crate::carry::strays::{self, Readings, key_result_of};
use crate::metric::dated::Dated;
use crate::pieces::pause_after;
use crate::record::Value;
use crate::record::name::Name;
use crate::store::Store;
use crate::store::ask::{Ask, asked};
use crate::store::failure::NotDone;
use crate::store::key_value::Lookup;

impl Reader<'_> {
    /// Of several rows of one day the last, each with the place of its line.
    fn last_of_each_day(&mut self, said: Vec<SaidRow>) -> Vec<(usize, SaidRow)> {
        let mut last: BTreeMap<(At, Date), usize> = BTreeMap::new();
        let mut all: Vec<Option<(usize, SaidRow)>> = Vec::with_capacity(said.len());
        for (at, row) in said.into_iter().enumerate() {
            let key = (row.place, row.said.parts().0);
            let before = last.get(&key).copied();
            let earlier = before.and_then(|it| all.get(it)).and_then(Option::as_ref);
            let is_same = earlier.is_some_and(|(_, it)| it.said.parts() == row.said.parts());
            let line = |sheet: &Sheet, at: usize| sheet.lines[at].line;
            match before {
                Some(before) if is_same => {
                    let first = line(&self.sheet, before);
                    self.sheet.lines[at].becomes = Becomes::Duplicate(first);
                    all.push(None);
                    continue;
                }
                Some(before) => {
                    let later = line(&self.sheet, at);
                    self.sheet.lines[before].becomes = Becomes::Replaced(later);
                    all[before] = None;
                }
                None => {}
            }
            last.insert(key, at);
            all.push(Some((at, row)));
        }
        all.into_iter().flatten().collect()
    }

    /// What is to be brought in, as records; none if the store is gone meanwhile.
    pub(super) async fn write(
        &mut self,
        asks: &dyn Ask,
        goals: &Goals,
        said: Vec<SaidRow>,
    ) -> Option<Result<(), NotDone>> {
        let mut by_goal: BTreeMap<usize, Vec<(usize, SaidRow)>> = BTreeMap::new();
        for (line, row) in self.last_of_each_day(said) {
            by_goal.entry(row.place.0).or_default().push((line, row));
        }
        let mut readings = Readings::default();
        let mut is_used = vec![true; self.sheet.lines.len()];
        let mut done = 0;
        for rows in by_goal.into_values() {
            let count = rows.len();
            let written = asked(asks, |store, kv| {
                self.write_goal(store, kv, goals, rows, (&mut readings, &mut is_used))
            })?;
            if let Err(why) = written {
                return Some(Err(why));
            }
            pause_after(&mut done, count).await;
        }
        let mut is_used = is_used.into_iter();
        self.sheet.lines.retain(|_| is_used.next() != Some(false));
        asked(asks, |store, _| readings.write(store, &mut self.sheet))
    }

    /// The same of the rows of one objective.
    fn write_goal(
        &mut self,
        store: &mut Store,
        kv: &dyn Lookup,
        goals: &Goals,
        rows: Vec<(usize, SaidRow)>,
        (readings, is_used): (&mut Readings, &mut [bool]),
    ) -> Result<(), NotDone> {
        let Some((_, first)) = rows.first() else {
            return Ok(());
        };
        let goal = &goals.all[first.place.0];
        let of = &goal.of;
        let whole = store.with_history(of).unwrap_or_default();
        let mut fields = Vec::new();
        for (line, SaidRow { at, place, said }) in rows {
            let (_, key_result) = goals.key_result(place);
            let name = Name::At(key_result.id.clone(), said.parts().0);
            let field = name.written();
            let known = whole.value(&field);
            let kpi = key_result_of(&goal.objective, &name);
            let (value, becomes) = match (said, kpi) {
                (Said::CheckIn(value), Some((key_result, kpi))) => {
                    let key_result = (of, key_result);
                    let days = (self.reads.calendar, self.reads.today);
                    match readings.take(store, kv, (&kpi, key_result), &value, days)? {
                        Ok((reading, is_new)) => {
                            let left = strays::left(&value, &reading);
                            let becomes = match is_new {
                                true => Becomes::New,
                                false => Becomes::Same,
                            };
                            (left.map(|it| it.adds_to(known)), becomes)
                        }
                        Err(why) => {
                            self.whys[at] = Some(why);
                            is_used[line] = false;
                            continue;
                        }
                    }
                }
                (Said::CheckIn(value), None) => {
                    let keeps = Keeps {
                        confidence: self.columns.confidence.is_none()
                            || !self.sheet.lines[line].lost_confidence.is_empty(),
                        note: self.columns.note.is_none(),
                    };
                    written_over(value, known, keeps)
                }
                (Said::Sure(sure), _) => {
                    let value = sure.adds_to(known);
                    let becomes = match known {
                        Some(known) if *known == value => Becomes::Same,
                        _ => Becomes::New,
                    };
                    (Some(value), becomes)
                }
            };
            self.sheet.lines[line].becomes = becomes;
            let value = value.filter(|value| known != Some(value));
            fields.extend(value.map(|value| (field, value)));
        }
        let record = store.as_written_under(of, fields)?;
        if !record.is_empty() {
            self.sheet.records.push((of.definition(), record));
        }
        Ok(())
    }
}

/// What of a value that is there stays, whatever the table says.
#[derive(Clone, Copy)]
struct Keeps {
    confidence: bool,
    note: bool,
}

/// What a check-in's field is to say where it says something already, none if that is the
/// same, and what becomes of it.
fn written_over(
    mut check_in: Dated,
    known: Option<&Value>,
    keeps: Keeps,
) -> (Option<Value>, Becomes) {
    let old = known.and_then(|known| Dated::read(check_in.date, known));
    let becomes = match &old {
        None => Becomes::New,
        Some(old) => {
            if keeps.confidence {
                check_in.confidence = old.confidence;
            }
            if keeps.note || is_note(&check_in.note, &old.note) {
                check_in.note.clone_from(&old.note);
            }
            if check_in == *old {
                return (None, Becomes::Same);
            }
            Becomes::Corrects(Some(old.value))
        }
    };
    (Some(check_in.corrects(known)), becomes)
}
