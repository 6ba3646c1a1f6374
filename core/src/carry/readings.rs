//! Readings as the rows of a table: into a spreadsheet and back.

mod written;

use std::collections::BTreeMap;

use time::Date;

use super::cells::is_missing;
use super::doubt::{Choices, Whose};
use super::merged::{MayBeMerged, dates};
use super::named::unit_in;
use super::names::{Folded, Named, compared, not_binned};
use super::numbers::{Cell, Group, Way, number, ways};
use super::order::{Speaks, order};
use super::reads::{Reads, Words};
use super::sheet::{About, Passed, Sheet, Why, usual_mark};
use crate::calendar::Calendar;
use crate::kpi::reading::Reading;
use crate::kpi::unit::Unit;
use crate::kpi::{KIND, Kpi};
use crate::number::decimal::Decimal;
use crate::period::Period;
use crate::pieces::{at_once, pause};
use crate::record::id::Id;
use crate::record::kind::Subject;
use crate::store::Store;
use crate::store::ask::{Alone, Ask, asked};
use crate::store::failure::{Failure, NotDone};
use crate::store::key_value::{Fault, Lookup};
use crate::table::Table;
use crate::table::column::Mark;
use crate::table::when::Days;
use crate::table::when::serial::are_serials;

/// A reading with what it is of.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The KPI's id.
    pub id: Id,
    /// The KPI's name.
    pub kpi: String,
    /// The unit that the reading is of, with its days; none of a weekend where by now only
    /// weekdays count.
    pub unit: Option<(Unit, Period)>,
    /// The calendar that the unit was found by.
    pub calendar: Calendar,
    /// The reading.
    pub reading: Reading,
}

/// In which column of a table what is, counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// The KPI's name.
    pub kpi: usize,
    /// The unit, or a day of it.
    pub date: usize,
    /// The value.
    pub value: usize,
    /// The note, if there is a column for it.
    pub note: Option<usize>,
    /// The unit, if there is a column for it beside the day.
    pub unit: Option<usize>,
    /// The KPI's id, if there is a column for it.
    pub kpi_id: Option<usize>,
}

impl Columns {
    /// Whether anything is read of a column.
    #[must_use]
    pub fn has(&self, at: usize) -> bool {
        let others = [self.note, self.unit, self.kpi_id];
        [self.kpi, self.date, self.value].contains(&at) || others.contains(&Some(at))
    }
}

/// Every reading of KPIs that are not in the bin, KPI by KPI, the oldest first.
///
/// # Errors
///
/// What the storage says: histories are read for it.
pub fn lines(store: &mut Store, kv: &dyn Lookup, calendar: Calendar) -> Result<Vec<Line>, Fault> {
    let mut lines = Vec::new();
    for of in not_binned(store, &KIND) {
        let kpi = whole(store, kv, &of)?;
        let line = |reading: &Reading| Line {
            id: of.id.clone(),
            kpi: kpi.name.clone(),
            unit: kpi.unit_of(reading.day, calendar),
            calendar: kpi.calendar(calendar),
            reading: reading.clone(),
        };
        lines.extend(kpi.readings.iter().map(line));
    }
    Ok(lines)
}

fn whole(store: &mut Store, kv: &dyn Lookup, of: &Subject) -> Result<Kpi, Fault> {
    store.read_history(kv, of)?;
    Ok(Kpi::read(&store.with_history(of).unwrap_or_default()))
}

/// Understands the readings in a table, by the names of KPIs. Rows without a value are passed
/// over, and of several rows of one unit the last is brought in. Writes nothing.
///
/// # Errors
///
/// What the storage says, or [`Refusal::CountedOut`](crate::store::action::Refusal).
pub fn read(
    store: &mut Store,
    kv: &dyn Lookup,
    table: &Table,
    columns: &Columns,
    reads: &Reads<'_>,
    choices: &Choices,
) -> Result<Sheet, NotDone> {
    let alone = Alone::new(store, kv);
    // It is there all along.
    at_once(read_in_pieces(&alone, table, columns, reads, choices))
        .unwrap_or_else(|| Ok(Sheet::default()))
}

/// The same in pieces, of a store that others ask too; none if it is gone meanwhile.
///
/// # Errors
///
/// As of [`read`].
pub async fn read_in_pieces(
    of: &dyn Ask,
    table: &Table,
    columns: &Columns,
    reads: &Reads<'_>,
    choices: &Choices,
) -> Option<Result<Sheet, NotDone>> {
    let mut folded = Folded::new(reads.fold);
    let kpis = match asked(of, |store, kv| Kpis::of(store, kv, &mut folded))? {
        Ok(kpis) => kpis,
        Err(why) => return Some(Err(why)),
    };
    pause().await;
    let mut reader = Reader {
        table,
        columns,
        reads,
        choices,
        kpis: &kpis,
        sheet: Sheet::default(),
        whys: vec![None; table.rows.len()],
    };
    let rows = reader.rows(&mut folded);
    pause().await;
    let days = reader.days(&rows);
    pause().await;
    let ways = reader.ways(&rows, &days);
    pause().await;
    let read = reader.readings(rows, &days, &ways);
    pause().await;
    if let Err(why) = reader.write(of, read).await? {
        return Some(Err(why));
    }
    let Reader {
        mut sheet, whys, ..
    } = reader;
    sheet.leaves_out(table, whys);
    Some(Ok(sheet))
}

/// The KPIs that are not in the bin, with all of their readings.
struct Kpis {
    all: Vec<(Subject, Kpi)>,
    named: Named,
}

impl Kpis {
    fn of(store: &mut Store, kv: &dyn Lookup, folded: &mut Folded) -> Result<Self, NotDone> {
        let mut kpis = Self {
            all: Vec::new(),
            named: Named::default(),
        };
        for of in not_binned(store, &KIND) {
            let kpi = whole(store, kv, &of).map_err(Failure::from)?;
            let at = kpis.all.len();
            kpis.named.add(at, of.id.as_str(), folded.of(&kpi.name));
            kpis.all.push((of, kpi));
        }
        Ok(kpis)
    }

    /// What rows of a KPI are about.
    fn about(&self, at: usize) -> About {
        let (of, kpi) = &self.all[at];
        About {
            of: of.clone(),
            title: kpi.name.clone(),
            period: None,
            key_result: None,
            unit: kpi.unit().to_owned(),
            is_yes_no: false,
            cadence: Some(kpi.definition().cadence),
        }
    }
}

/// A row whose KPI is known.
struct Row<'t> {
    at: usize,
    kpi: usize,
    when: &'t str,
    value: &'t str,
    /// Whether its day is the one that the reading had where it was exported.
    is_own: bool,
}

/// How rows are read.
struct Reader<'a> {
    table: &'a Table,
    columns: &'a Columns,
    reads: &'a Reads<'a>,
    choices: &'a Choices,
    kpis: &'a Kpis,
    sheet: Sheet,
    /// Of each row why it cannot be brought in, if it cannot be.
    whys: Vec<Option<Why>>,
}

impl<'a> Reader<'a> {
    fn cell(&self, at: usize, column: Option<usize>) -> &'a str {
        let cells = &self.table.rows[at].cells;
        let cell = column.and_then(|column| cells.get(column));
        cell.map_or("", |cell| cell.trim())
    }

    /// The rows that say something, with their KPIs. One that names none is of the one above.
    fn rows(&mut self, folded: &mut Folded) -> Vec<Row<'a>> {
        let mut known: BTreeMap<(&str, &str), Result<usize, Why>> = BTreeMap::new();
        let mut above = ("", "");
        let mut rows = Vec::new();
        for (at, merged) in self.dates().into_iter().enumerate() {
            let row = &self.table.rows[at];
            let width = self.table.header.len();
            if row.cells.iter().skip(width).any(|it| !it.trim().is_empty()) {
                self.whys[at] = Some(Why::Columns);
                continue;
            }
            let columns = self.columns;
            let own = (
                self.cell(at, columns.kpi_id),
                self.cell(at, Some(columns.kpi)),
            );
            let value = self.cell(at, Some(columns.value));
            let date = self.cell(at, Some(columns.date));
            let when = self.when(at);
            let is_merged = own.1.is_empty() && own.0.is_empty();
            let (id, name) = if is_merged { above } else { own };
            let found = known.entry((id, name));
            let found = found.or_insert_with(|| self.kpi(id, name, folded));
            let is_total = || {
                let name = compared(name, self.reads.fold);
                Words::has(self.reads.words.totals, &name, self.reads.fold)
            };
            let passed = if found.is_err() && is_total() {
                Some(Passed::Total)
            } else if value.is_empty() {
                Some(Passed::Blank)
            } else {
                is_missing(value, self.reads).then_some(Passed::Missing)
            };
            if passed != Some(Passed::Total) {
                above = (id, name);
            }
            if let Some(passed) = passed {
                if !(value.is_empty() && when.is_empty()) {
                    self.sheet.passed_over.push((row.line, passed));
                }
                continue;
            }
            match found {
                Err(why) => self.whys[at] = Some(why.clone()),
                Ok(kpi) => rows.push(Row {
                    at,
                    kpi: *kpi,
                    when: merged,
                    value,
                    is_own: own.0 == self.kpis.all[*kpi].0.id.as_str() && !date.is_empty(),
                }),
            }
        }
        rows
    }

    /// What a row says of when its reading is of.
    fn when(&self, at: usize) -> &'a str {
        match self.cell(at, Some(self.columns.date)) {
            "" => self.cell(at, self.columns.unit),
            date => date,
        }
    }

    /// The same of each row, also where cells are merged.
    fn dates(&self) -> Vec<&'a str> {
        let columns = self.columns;
        let rows = (0..self.table.rows.len()).map(|at| MayBeMerged {
            date: self.when(at),
            names: [columns.kpi_id, Some(columns.kpi)].map(|it| self.cell(at, it)),
            value: self.cell(at, Some(columns.value)),
        });
        dates(&rows.collect::<Vec<_>>())
    }

    fn kpi(&self, id: &str, name: &str, folded: &mut Folded) -> Result<usize, Why> {
        let compared = folded.of(name);
        let title = |at: usize| &*self.kpis.all[at].1.name;
        match self.kpis.named.found((id, name, &compared), title)[..] {
            [kpi] => Ok(kpi),
            [] => Err(Why::NoKpi(name.to_owned())),
            _ => Err(Why::SeveralKpis(name.to_owned())),
        }
    }

    /// How days are written.
    fn days(&mut self, rows: &[Row<'a>]) -> Days<'a> {
        let reads = self.reads;
        let days = Days {
            words: reads.when,
            order: reads.usual.1,
            today: reads.today,
            serials: are_serials(rows.iter().map(|row| row.when)),
        };
        let line = |row: &Row<'a>| (self.table.rows[row.at].line, row.when);
        let cells: Vec<(usize, &str)> = rows.iter().map(line).collect();
        let speaks = |at: usize, day: Date| {
            let row = &rows[at];
            let (_, kpi) = &self.kpis.all[row.kpi];
            let values = [Mark::Point, Mark::Comma].map(|mark| number(row.value, mark));
            let days = kpi.unit_of(day, reads.calendar).map(|(_, days)| days);
            Speaks {
                is_to_come: days.map_or(day, Period::first) > reads.today,
                is_known: days.is_some_and(|days| {
                    within(kpi, days).is_some_and(|it| values.contains(&it.value))
                }),
                is_inside: None,
            }
        };
        let (order, doubt) = order(&cells, &days, speaks, self.choices);
        self.sheet.doubts.extend(doubt);
        days.by(order)
    }

    /// How the numbers of each KPI are written.
    fn ways(&mut self, rows: &[Row<'a>], days: &Days<'_>) -> BTreeMap<usize, Way> {
        let calendar = self.reads.calendar;
        let mut groups: BTreeMap<usize, Group<'_>> = BTreeMap::new();
        for row in rows {
            let (of, kpi) = &self.kpis.all[row.kpi];
            let group = groups.entry(row.kpi).or_insert_with(|| Group {
                whose: Whose::Kpi(of.clone()),
                called: (&kpi.name, ""),
                unit: kpi.unit().to_owned(),
                cells: Vec::new(),
                known: known(kpi),
                is_own: self.columns.kpi_id.is_some(),
            });
            let unit = unit_in(row.when, days, kpi, calendar).ok();
            let unit = unit.and_then(|day| kpi.unit_of(day, calendar));
            let known = unit.and_then(|(_, days)| within(kpi, days));
            let line = self.table.rows[row.at].line;
            let known = known.and_then(|it| it.value);
            group.cells.push(Cell::new(line, row.value, known));
        }
        let usual = usual_mark(self.table.separator, self.reads);
        let (ways, doubts) = ways(&groups, usual, self.choices);
        self.sheet.doubts.extend(doubts);
        ways
    }
}

/// Numbers of the size that a KPI has: what was read of it, and where its bands end.
pub(super) fn known(kpi: &Kpi) -> Vec<Decimal> {
    let readings = kpi.readings.iter().filter_map(|it| it.value);
    let ranges = kpi.bands.iter().filter_map(|it| it.range);
    let ends = ranges.flat_map(|it| it.good().ends().chain(it.edge().ends()));
    readings.chain(ends).collect()
}

/// The newest reading within some days.
pub(super) fn within(kpi: &Kpi, days: Period) -> Option<&Reading> {
    let after = kpi.readings.partition_point(|it| it.day <= days.last());
    let newest = kpi.readings.get(after.checked_sub(1)?)?;
    days.contains(newest.day).then_some(newest)
}
