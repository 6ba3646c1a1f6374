//! Understanding the check-ins in a table.
//!
//! Nothing of a row can be read by itself: the order of day and month is the whole table's,
//! the decimal mark that of a key result, and which of several objectives of one title is
//! meant depends on the day. So all rows take each step together.

mod dated;
mod written;

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use time::Date;

use super::cells::{self, Confidence};
use super::doubt::{Choices, Whose};
use super::merged::{MayBeMerged, dates};
use super::names::{Folded, Goals, Place as At, RowNames};
use super::numbers::{Cell, Group, Way, ways};
use super::reads::{Reads, Words};
use super::sheet::{About, Becomes, Columns, Passed, Sheet, SheetLine, Why, usual_mark};
use crate::metric::dated::{Dated, LONGEST_NOTE, Sure};
use crate::number::decimal::Decimal;
use crate::pieces::pause;
use crate::sketch::Measure;
use crate::store::ask::{Ask, asked};
use crate::store::failure::NotDone;
use crate::table::Table;

pub(super) async fn read(
    of: &dyn Ask,
    (table, columns): (&Table, &Columns),
    reads: &Reads<'_>,
    choices: &Choices,
) -> Option<Result<Sheet, NotDone>> {
    let mut folded = Folded::new(reads.fold);
    let mut goals = asked(of, |store, _| Goals::of(store, &mut folded))?;
    pause().await;
    let mut reader = Reader {
        table,
        columns,
        reads,
        choices,
        sheet: Sheet::default(),
        whys: vec![None; table.rows.len()],
    };
    let rows = reader.rows(&goals, &mut folded);
    pause().await;
    let mut all: Vec<At> = Vec::new();
    for row in &rows {
        all.extend(&*row.places);
    }
    let learned = asked(of, |store, kv| goals.learn_histories(store, kv, &all))?;
    if let Err(why) = learned {
        return Some(Err(why));
    }
    pause().await;
    let dated = reader.dated(rows, &goals);
    pause().await;
    let ways = reader.ways(&dated, &goals);
    pause().await;
    let said = reader.said(&dated, &ways, &goals);
    pause().await;
    if let Err(why) = reader.write(of, &goals, said).await? {
        return Some(Err(why));
    }
    let Reader {
        mut sheet, whys, ..
    } = reader;
    sheet.leaves_out(table, whys);
    Some(Ok(sheet))
}

/// A row whose key result is known, but for which of several objectives is meant.
struct Row<'t> {
    /// Its place in the table.
    at: usize,
    places: Rc<[At]>,
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
        let mut known: BTreeMap<RowNames<'_>, Result<Rc<[At]>, Why>> = BTreeMap::new();
        let mut above = RowNames::default();
        let mut rows = Vec::new();
        for (at, merged) in self.dates().into_iter().enumerate() {
            let row = &self.table.rows[at];
            let line = row.line;
            let width = self.table.header.len();
            if row.cells.iter().skip(width).any(|it| !it.trim().is_empty()) {
                self.whys[at] = Some(Why::Columns);
                continue;
            }
            let (date, value) = self.said_in(at);
            let names = self.names(at, above, goals, folded);
            let found = known.entry(names).or_insert_with(|| {
                let found = goals.named(names, folded);
                found.map(|places| goals.in_period(places, names.period, self.reads).into())
            });
            if found.is_err() && self.is_total(names, folded) {
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
                    date: merged,
                    value: if is_missing { "" } else { value },
                }),
            }
        }
        rows
    }

    /// Whether a row is called as those of averages or sums are.
    fn is_total(&self, names: RowNames<'_>, folded: &mut Folded) -> bool {
        [names.objective, names.key_result].into_iter().any(|name| {
            let name = folded.of(name);
            Words::has(self.reads.words.totals, &name, self.reads.fold)
        })
    }

    /// The day of each row, also where cells are merged.
    fn dates(&self) -> Vec<&'a str> {
        let columns = self.columns;
        let rows = (0..self.table.rows.len()).map(|at| {
            let (date, value) = self.said_in(at);
            let names = [columns.objective, columns.key_result];
            MayBeMerged {
                date,
                names: names.map(|it| self.cell(at, Some(it))),
                value,
            }
        });
        dates(&rows.collect::<Vec<_>>())
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
    fn is_of_kpi(&self, found: &Result<Rc<[At]>, Why>, goals: &Goals, at: usize) -> bool {
        let places = found.as_ref().map_or(&[][..], |it| it);
        let is_kpi = |it: &At| goals.key_result(*it).1.kpi.is_some();
        !self.cell(at, self.columns.confidence).is_empty() && places.iter().any(is_kpi)
    }

    /// What a row names, where its cells are empty as above.
    fn names(
        &self,
        at: usize,
        above: RowNames<'a>,
        goals: &Goals,
        folded: &mut Folded,
    ) -> RowNames<'a> {
        let columns = self.columns;
        let mut names = RowNames {
            objective: self.cell(at, Some(columns.objective)),
            key_result: self.cell(at, Some(columns.key_result)),
            objective_id: self.cell(at, columns.objective_id),
            key_result_id: self.cell(at, columns.key_result_id),
            period: self.cell(at, columns.period),
        };
        let names_none = |name: &str, id: &str| name.is_empty() && id.is_empty();
        let is_merged = names_none(names.objective, names.objective_id)
            && (!goals.has("") || goals.named(names, folded).is_err());
        if is_merged {
            names.objective = above.objective;
            names.objective_id = above.objective_id;
            if names.period.is_empty() {
                names.period = above.period;
            }
        }
        if names_none(names.key_result, names.key_result_id)
            && (is_merged || folded.of(names.objective) == folded.of(above.objective))
            && !goals.has_nameless(names.objective, folded)
        {
            names.key_result = above.key_result;
            names.key_result_id = above.key_result_id;
        }
        names
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
            group.cells.push(Cell::new(line, row.value, known));
        }
        let usual = usual_mark(self.table.separator, self.reads);
        let (ways, doubts) = ways(&groups, usual, self.choices);
        self.sheet.doubts.extend(doubts);
        ways
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
        let mut abouts: BTreeMap<At, Arc<About>> = BTreeMap::new();
        let mut all = Vec::with_capacity(rows.len());
        for row in rows {
            match self.said_by(row, ways, goals, are_shares) {
                Err(why) => self.whys[row.at] = Some(why),
                Ok((said, lost_confidence)) => {
                    let about = abouts.entry(row.place);
                    let about = about
                        .or_insert_with(|| goals.about(row.place).into())
                        .clone();
                    let (day, value, confidence, note) = said.parts();
                    self.sheet.lines.push(SheetLine {
                        line: self.table.rows[row.at].line,
                        about,
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
}
