//! Understanding the check-ins in a table.
//!
//! Nothing of a row can be read by itself: the order of day and month is the whole table's,
//! the decimal mark that of a key result, and which of several objectives of one title is
//! meant depends on the day. So all rows take each step together.

use std::collections::BTreeMap;

use time::Date;

use super::cells::{self, Confidence};
use super::doubt::{Choices, Whose};
use super::names::{Folded, Goals, Place as At, RowNames};
use super::numbers::{Group, Way, number, ways};
use super::order::{Speaks, order};
use super::reads::{Reads, Words};
use super::sheet::{Becomes, Columns, Passed, Sheet, SheetLine, Unusable, Why, usual_mark};
use super::strays::{self, Readings, key_result_of};
use crate::metric::dated::{Dated, LONGEST_NOTE, Sure};
use crate::number::decimal::Decimal;
use crate::record::Value;
use crate::record::name::Name;
use crate::sketch::Measure;
use crate::store::Store;
use crate::store::failure::NotDone;
use crate::store::key_value::Lookup;
use crate::table::Table;
use crate::table::column::Mark;
use crate::table::when::{Days, are_serials};

pub(super) fn read(
    store: &mut Store,
    kv: &dyn Lookup,
    (table, columns): (&Table, &Columns),
    reads: &Reads<'_>,
    choices: &Choices,
) -> Result<Sheet, NotDone> {
    let mut folded = Folded::new(reads.fold);
    let mut goals = Goals::of(store, &mut folded);
    let mut reader = Reader {
        table,
        columns,
        reads,
        choices,
        sheet: Sheet::default(),
        whys: vec![None; table.rows.len()],
    };
    let rows = reader.rows(&goals, &mut folded);
    let mut all: Vec<At> = Vec::new();
    for row in &rows {
        all.extend(&row.places);
    }
    goals.learn_histories(store, kv, &all)?;
    let dated = reader.dated(rows, &goals);
    let ways = reader.ways(&dated, &goals);
    let said = reader.said(&dated, &ways, &goals);
    reader.write(store, kv, &goals, said)?;
    let Reader {
        mut sheet, whys, ..
    } = reader;
    for (row, why) in table.rows.iter().zip(whys) {
        let line = row.line;
        sheet.unusable.extend(why.map(|why| Unusable { line, why }));
    }
    Ok(sheet)
}

/// A row whose key result is known, but for which of several objectives is meant.
struct Row<'t> {
    /// Its place in the table.
    at: usize,
    places: Vec<At>,
    date: &'t str,
    value: &'t str,
}

/// A row whose key result and day are known.
struct DatedRow<'t> {
    at: usize,
    place: At,
    day: Date,
    value: &'t str,
}

/// What a row says.
struct SaidRow {
    at: usize,
    place: At,
    said: Said,
}

enum Said {
    CheckIn(Dated),
    Sure(Sure),
}

impl Said {
    const fn parts(&self) -> (Date, Option<Decimal>, Option<u8>, &String) {
        match self {
            Self::CheckIn(it) => (it.date, Some(it.value), it.confidence, &it.note),
            Self::Sure(it) => (it.date, None, it.confidence, &it.note),
        }
    }
}

struct Reader<'a> {
    table: &'a Table,
    columns: &'a Columns,
    reads: &'a Reads<'a>,
    choices: &'a Choices,
    sheet: Sheet,
    /// Of each row why it cannot be brought in, if it cannot be.
    whys: Vec<Option<Why>>,
}

impl<'a> Reader<'a> {
    /// What stands in a column of a row, without the white space around it.
    fn cell(&self, at: usize, column: Option<usize>) -> &'a str {
        let cells = &self.table.rows[at].cells;
        let cell = column.and_then(|column| cells.get(column));
        cell.map_or("", |cell| cell.trim())
    }

    /// The rows that say something, with the key results that they may be of.
    fn rows(&mut self, goals: &Goals, folded: &mut Folded) -> Vec<Row<'a>> {
        let mut known: BTreeMap<RowNames, Result<Vec<At>, Why>> = BTreeMap::new();
        let mut above = RowNames::default();
        let mut rows = Vec::new();
        for at in 0..self.table.rows.len() {
            let row = &self.table.rows[at];
            let line = row.line;
            let width = self.table.header.len();
            if row.cells.iter().skip(width).any(|it| !it.trim().is_empty()) {
                self.whys[at] = Some(Why::Columns);
                continue;
            }
            let (date, value) = self.said_in(at);
            let names = self.names(at, &above, goals, folded);
            let is_total = [&names.objective, &names.key_result]
                .into_iter()
                .any(|name| {
                    let name = folded.of(name);
                    Words::has(self.reads.words.totals, &name, self.reads.fold)
                });
            let found = known.entry(names.clone()).or_insert_with(|| {
                let found = goals.named(&names, folded);
                found.map(|places| goals.in_period(places, &names.period, self.reads))
            });
            if found.is_err() && is_total {
                self.sheet.passed_over.push((line, Passed::Total));
                continue;
            }
            above = names;
            let is_missing = value.is_empty() || cells::is_missing(value, self.reads);
            if is_missing && !self.is_of_kpi(found, goals, at) {
                // A row that has no day either heads others, or says nothing at all.
                if !date.is_empty() || !value.is_empty() {
                    let passed = match value.is_empty() {
                        true => Passed::Blank,
                        false => Passed::Missing,
                    };
                    self.sheet.passed_over.push((line, passed));
                }
                continue;
            }
            match found {
                Err(why) => self.whys[at] = Some(why.clone()),
                Ok(places) => rows.push(Row {
                    at,
                    places: places.clone(),
                    date,
                    value: if is_missing { "" } else { value },
                }),
            }
        }
        rows
    }

    fn said_in(&self, at: usize) -> (&'a str, &'a str) {
        let columns = self.columns;
        (
            self.cell(at, Some(columns.date)),
            self.cell(at, Some(columns.value)),
        )
    }

    /// Whether a row without a value says how sure somebody was of a key result that is a
    /// KPI.
    fn is_of_kpi(&self, found: &Result<Vec<At>, Why>, goals: &Goals, at: usize) -> bool {
        let places = found.as_ref().map_or(&[][..], Vec::as_slice);
        let is_kpi = |it: &At| goals.key_result(*it).1.kpi.is_some();
        !self.cell(at, self.columns.confidence).is_empty() && places.iter().any(is_kpi)
    }

    /// What a row names, where its cells are empty as above.
    fn names(&self, at: usize, above: &RowNames, goals: &Goals, folded: &mut Folded) -> RowNames {
        let columns = self.columns;
        let text = |column| self.cell(at, column).to_owned();
        let mut names = RowNames {
            objective: text(Some(columns.objective)),
            key_result: text(Some(columns.key_result)),
            objective_id: text(columns.objective_id),
            key_result_id: text(columns.key_result_id),
            period: text(columns.period),
        };
        let names_none = |name: &str, id: &str| name.is_empty() && id.is_empty();
        let is_merged = names_none(&names.objective, &names.objective_id)
            && (!goals.has("") || goals.named(&names, folded).is_err());
        if is_merged {
            names.objective.clone_from(&above.objective);
            names.objective_id.clone_from(&above.objective_id);
            if names.period.is_empty() {
                names.period.clone_from(&above.period);
            }
        }
        let is_same = is_merged || folded.of(&names.objective) == folded.of(&above.objective);
        if is_same
            && names_none(&names.key_result, &names.key_result_id)
            && !goals.has_nameless(&names.objective, folded)
        {
            names.key_result.clone_from(&above.key_result);
            names.key_result_id.clone_from(&above.key_result_id);
        }
        names
    }

    /// The rows with their days, each of the objective in whose period that is.
    fn dated(&mut self, rows: Vec<Row<'a>>, goals: &Goals) -> Vec<DatedRow<'a>> {
        let reads = self.reads;
        let dates = rows.iter().map(|row| row.date);
        let days = Days {
            words: reads.when,
            order: reads.usual.1,
            serials: are_serials(dates),
        };
        let cells: Vec<(usize, &str)> = rows
            .iter()
            .map(|row| (self.table.rows[row.at].line, row.date))
            .collect();
        let speaks = |at: usize, day: Date| {
            let row: &Row<'_> = &rows[at];
            let all = row.places.iter().map(|it| goals.key_result(*it));
            let values = [Mark::Point, Mark::Comma].map(|mark| number(row.value, mark));
            let mut speaks = Speaks {
                is_to_come: day > reads.today,
                ..Speaks::default()
            };
            for (goal, key_result) in all {
                let mut known = key_result.check_ins.iter();
                speaks.is_known |=
                    known.any(|it| it.date == day && values.contains(&Some(it.value)));
                if let Some(period) = goal.objective.period {
                    let is_inside = speaks.is_inside == Some(true) || period.contains(day);
                    speaks.is_inside = Some(is_inside);
                }
            }
            speaks
        };
        let (order, doubt) = order(&cells, &days, speaks, self.choices);
        self.sheet.doubts.extend(doubt);
        let [days, other] = [order, order.other()].map(|order| days.by(order));
        let mut read: BTreeMap<&str, Option<Date>> = BTreeMap::new();
        let mut dated = Vec::with_capacity(rows.len());
        for row in rows {
            let day = read.entry(row.date);
            // What is a day in the other order alone can be no other.
            let day = day.or_insert_with(|| days.day(row.date).or_else(|| other.day(row.date)));
            let place = match *day {
                None => Err(Why::NoDate(row.date.to_owned())),
                Some(day) if day > reads.today => Err(Why::InTheFuture(day)),
                Some(day) => match goals.of_day(&row.places, day) {
                    Some(place) => Ok((place, day)),
                    None => {
                        let (goal, _) = goals.key_result(row.places[0]);
                        Err(Why::SeveralObjectives(goal.objective.title.clone()))
                    }
                },
            };
            match place {
                Err(why) => self.whys[row.at] = Some(why),
                Ok((place, day)) => dated.push(DatedRow {
                    at: row.at,
                    place,
                    day,
                    value: row.value,
                }),
            }
        }
        dated
    }

    /// How the numbers of each key result are written.
    fn ways(&mut self, rows: &[DatedRow<'a>], goals: &Goals) -> BTreeMap<At, Way> {
        let mut groups: BTreeMap<At, Group<'_>> = BTreeMap::new();
        for row in rows {
            let (goal, key_result) = goals.key_result(row.place);
            if key_result.measure == Measure::YesNo || row.value.is_empty() {
                continue;
            }
            let group = groups.entry(row.place).or_insert_with(|| {
                let ends = [key_result.start, key_result.target].into_iter().flatten();
                let was = key_result.check_ins.iter().map(|it| it.value);
                Group {
                    whose: Whose::KeyResult(goal.of.clone(), key_result.id.clone()),
                    called: (&goal.objective.title, &key_result.name),
                    unit: key_result.unit.clone(),
                    cells: Vec::new(),
                    known: ends.chain(was).collect(),
                    is_own: self.columns.objective_id.is_some(),
                }
            });
            let known = goals.known(row.place, row.day).map(|it| it.value);
            let line = self.table.rows[row.at].line;
            group.cells.push((line, row.value, known));
        }
        let usual = usual_mark(self.table.separator, self.reads);
        let mut places = Vec::new();
        let mut all = Vec::new();
        for (place, group) in groups {
            places.push(place);
            all.push(group);
        }
        let (ways, doubts) = ways(&all, usual, self.choices);
        self.sheet.doubts.extend(doubts);
        let mut by_place = BTreeMap::new();
        by_place.extend(places.into_iter().zip(ways));
        by_place
    }

    /// What the rows say, in the order of the table; each of them as a line.
    fn said(
        &mut self,
        rows: &[DatedRow<'a>],
        ways: &BTreeMap<At, Way>,
        goals: &Goals,
    ) -> Vec<SaidRow> {
        let column = |row: &DatedRow<'_>| self.cell(row.at, self.columns.confidence);
        let are_shares = cells::are_shares(rows.iter().map(column));
        let mut all = Vec::with_capacity(rows.len());
        for row in rows {
            match self.said_by(row, ways, goals, are_shares) {
                Err(why) => self.whys[row.at] = Some(why),
                Ok((said, lost_confidence)) => {
                    let (goal, key_result) = goals.key_result(row.place);
                    let (day, value, confidence, note) = said.parts();
                    self.sheet.lines.push(SheetLine {
                        line: self.table.rows[row.at].line,
                        of: goal.of.clone(),
                        title: goal.objective.title.clone(),
                        period: goal.objective.period,
                        key_result: Some((key_result.id.clone(), key_result.name.clone())),
                        unit: key_result.unit.clone(),
                        is_yes_no: key_result.measure == Measure::YesNo,
                        day,
                        value,
                        confidence,
                        lost_confidence,
                        note: note.clone(),
                        becomes: Becomes::New,
                    });
                    let (at, place) = (row.at, row.place);
                    all.push(SaidRow { at, place, said });
                }
            }
        }
        all
    }

    fn said_by(
        &self,
        row: &DatedRow<'_>,
        ways: &BTreeMap<At, Way>,
        goals: &Goals,
        are_shares: bool,
    ) -> Result<(Said, String), Why> {
        let (_, key_result) = goals.key_result(row.place);
        let note = self.cell(row.at, self.columns.note).to_owned();
        let length = note.chars().count();
        if length > LONGEST_NOTE {
            return Err(Why::LongNote(length));
        }
        let sure = self.cell(row.at, self.columns.confidence);
        let (confidence, lost) = match cells::confidence(sure, are_shares, self.reads) {
            Confidence::None => (None, String::new()),
            Confidence::Sure(sure) => (Some(sure), String::new()),
            Confidence::Unreadable => (None, sure.to_owned()),
        };
        let date = row.day;
        if row.value.is_empty() {
            let sure = Sure {
                date,
                confidence,
                note,
            };
            return Ok((Said::Sure(sure), lost));
        }
        let way = ways.get(&row.place).copied().unwrap_or(Way::USUAL);
        let value = cells::value(row.value, key_result, way, self.reads)?;
        let check_in = Dated {
            date,
            value,
            confidence,
            note,
        };
        Ok((Said::CheckIn(check_in), lost))
    }

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

    /// What is to be brought in, as records.
    fn write(
        &mut self,
        store: &mut Store,
        kv: &dyn Lookup,
        goals: &Goals,
        said: Vec<SaidRow>,
    ) -> Result<(), NotDone> {
        let mut by_goal: BTreeMap<usize, Vec<(usize, SaidRow)>> = BTreeMap::new();
        for (line, row) in self.last_of_each_day(said) {
            by_goal.entry(row.place.0).or_default().push((line, row));
        }
        let mut readings = Readings::default();
        let mut is_used = vec![true; self.sheet.lines.len()];
        for (goal, rows) in by_goal {
            let goal = &goals.all[goal];
            let of = &goal.of;
            let whole = store.with_history(of).unwrap_or_default();
            let mut fields = Vec::new();
            for (line, SaidRow { at, place, said }) in rows {
                let (_, key_result) = goals.key_result(place);
                let name = Name::At(key_result.id.clone(), said.parts().0);
                let known = whole.value(&name.to_string());
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
                fields.extend(value.map(|value| (name, value)));
            }
            let record = store.as_written(of, fields)?;
            if !record.is_empty() {
                self.sheet.records.push((of.definition(), record));
            }
        }
        let mut is_used = is_used.into_iter();
        self.sheet.lines.retain(|_| is_used.next() != Some(false));
        readings.write(store, &mut self.sheet)
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
            // Cells are trimmed.
            if keeps.note || check_in.note == old.note.trim() {
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
