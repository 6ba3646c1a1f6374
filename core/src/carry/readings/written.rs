//! What of the readings in a table is to be written.

use std::collections::BTreeMap;
use std::sync::Arc;

use time::Date;

use super::{Reader, Row};
use crate::carry::numbers::Way;
use crate::carry::reading_cells::{Cells, over};
use crate::carry::sheet::{About, Becomes, SheetLine, Why};
use crate::kpi::reading::Reading;
use crate::pieces::pause_after;
use crate::record::kind::Subject;
use crate::store::Store;
use crate::store::ask::{Ask, asked};
use crate::store::failure::NotDone;
use crate::table::when::{Days, When};

impl<'a> Reader<'a> {
    /// The readings that rows say, with their KPIs, in the order of the table.
    pub(super) fn readings(
        &mut self,
        rows: Vec<Row<'a>>,
        days: &Days<'a>,
        ways: &BTreeMap<usize, Way>,
    ) -> Vec<(usize, Reading)> {
        // Each with its KPI and the day that stands there.
        let mut read: Vec<(usize, Option<Date>, Reading)> = Vec::with_capacity(rows.len());
        let mut abouts: BTreeMap<usize, Arc<About>> = BTreeMap::new();
        // The days that rows say of one unit, where the unit stands beside.
        let mut several: BTreeMap<(usize, Date), (Date, bool)> = BTreeMap::new();
        for row in rows {
            let (_, kpi) = &self.kpis.all[row.kpi];
            let way = ways.get(&row.kpi).copied().unwrap_or(Way::USUAL);
            let note = self.cell(row.at, self.columns.note);
            let [cells, other] = [days.order, days.order.other()].map(|order| Cells {
                way,
                days: days.by(order),
            });
            let said = (row.when, row.value, note);
            let reading = cells.reading(said, kpi, self.reads).or_else(|why| {
                // What is a day in the other order alone can be no other.
                let is_none = matches!(why, Why::NoUnit(..));
                let read = other.reading(said, kpi, self.reads).ok();
                read.filter(|_| is_none).ok_or(why)
            });
            match reading {
                Err(why) => self.whys[row.at] = Some(why),
                Ok(None) => {}
                Ok(Some(mut reading)) => {
                    let day = match days.when(row.when) {
                        Some(When::Day(day)) => Some(day),
                        _ => None,
                    };
                    if let Some(day) = day {
                        let unit = several.entry((row.kpi, reading.day));
                        let (first, differs) = unit.or_insert((day, false));
                        *differs |= *first != day;
                    }
                    // One that was exported keeps its day: it may be one of several of its
                    // unit, from before it was a KPI.
                    if let Some(day) = day.filter(|_| row.is_own) {
                        reading.day = day;
                    }
                    let about = abouts.entry(row.kpi);
                    let about = about.or_insert_with(|| self.kpis.about(row.kpi).into());
                    let line = self.line(&row, about.clone(), &reading);
                    self.sheet.lines.push(line);
                    read.push((row.kpi, day, reading));
                }
            }
        }
        let has_unit = self.columns.unit.is_some();
        for ((kpi, day, reading), line) in read.iter_mut().zip(&mut self.sheet.lines) {
            let unit = several.get(&(*kpi, reading.day));
            if let (Some(day), Some((_, true))) = (day, unit)
                && has_unit
            {
                reading.day = *day;
                line.day = *day;
            }
        }
        let read = read.into_iter();
        read.map(|(kpi, _, reading)| (kpi, reading)).collect()
    }

    fn line(&self, row: &Row<'_>, about: Arc<About>, reading: &Reading) -> SheetLine {
        SheetLine {
            line: self.table.rows[row.at].line,
            about,
            day: reading.day,
            value: reading.value,
            confidence: None,
            lost_confidence: String::new(),
            note: reading.note.clone(),
            becomes: Becomes::New,
        }
    }

    /// What is to be brought in, as records: of several rows of one unit the last. None if
    /// the store is gone meanwhile.
    pub(super) async fn write(
        &mut self,
        asks: &dyn Ask,
        read: Vec<(usize, Reading)>,
    ) -> Option<Result<(), NotDone>> {
        let mut last: BTreeMap<(usize, Date), usize> = BTreeMap::new();
        let mut stays = vec![true; read.len()];
        for (at, (kpi, reading)) in read.iter().enumerate() {
            let key = (*kpi, reading.day);
            let Some(before) = last.get(&key).copied() else {
                last.insert(key, at);
                continue;
            };
            let lines = &mut self.sheet.lines;
            if read[before].1 == *reading {
                lines[at].becomes = Becomes::Duplicate(lines[before].line);
                stays[at] = false;
            } else {
                lines[before].becomes = Becomes::Replaced(lines[at].line);
                stays[before] = false;
                last.insert(key, at);
            }
        }
        let mut by_kpi: BTreeMap<usize, Vec<(usize, Reading)>> = BTreeMap::new();
        for (at, (kpi, reading)) in read.into_iter().enumerate() {
            if stays[at] {
                by_kpi.entry(kpi).or_default().push((at, reading));
            }
        }
        let mut done = 0;
        for (kpi, readings) in by_kpi {
            let count = readings.len();
            let (of, _) = &self.kpis.all[kpi];
            let written = asked(asks, |store, _| self.write_kpi(store, of, readings))?;
            if let Err(why) = written {
                return Some(Err(why));
            }
            pause_after(&mut done, count).await;
        }
        Some(Ok(()))
    }

    /// The same of the readings of one KPI.
    fn write_kpi(
        &mut self,
        store: &mut Store,
        of: &Subject,
        readings: Vec<(usize, Reading)>,
    ) -> Result<(), NotDone> {
        let whole = store.with_history(of).unwrap_or_default();
        let mut fields = Vec::new();
        for (at, reading) in readings {
            let name = Reading::name(reading.day).written();
            let known = whole.value(&name);
            let old = known.and_then(|known| Reading::read(reading.day, known));
            let changed = over(reading, known, self.columns.note.is_some());
            self.sheet.lines[at].becomes = match (&old, &changed) {
                (_, None) => Becomes::Same,
                (None, Some(_)) => Becomes::New,
                (Some(old), Some(_)) => Becomes::Corrects(old.value),
            };
            fields.extend(changed.map(|it| (name, it.field(known).1)));
        }
        let record = store.as_written_under(of, fields)?;
        if !record.is_empty() {
            self.sheet.records.push((of.definition(), record));
        }
        Ok(())
    }
}
