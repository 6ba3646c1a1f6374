//! Two columns that somebody pastes: when, and how much.

use std::collections::BTreeMap;

use time::Date;

use super::doubt::Scale;
use super::named::{NoUnit, unit_in};
use super::numbers::Way;
use super::reading_cells::{Cells, over};
use super::reads::Reads;
use super::sheet::{Becomes, Why};
use crate::kpi::Kpi;
use crate::kpi::doubt::Doubt;
use crate::kpi::reading::Reading;
use crate::record::name::Name;
use crate::record::{Record, Value};
use crate::table;
use crate::table::column::{DateOrder, Mark, Told, decimal_mark, grouped};
use crate::table::when::serial::are_serials;
use crate::table::when::{Days, order_of, when};

/// The most lines that are read.
pub const MOST_LINES: usize = 10_000;

/// What was pasted, line by line.
#[derive(Clone, Debug, PartialEq)]
pub struct Pasted {
    /// The lines that say something, but for one with the names of the columns.
    pub rows: Vec<PastedRow>,
    /// How numbers were read.
    pub mark: Guess<Mark>,
    /// How days were read.
    pub order: Guess<DateOrder>,
    /// Whether lines past [`MOST_LINES`] were not read.
    pub is_cut: bool,
}

/// How something was read, and whether it could be read in another way too, which somebody
/// has to be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guess<T> {
    /// How it was read.
    pub read: T,
    /// Whether it could be the other way.
    pub could_be_other: bool,
}

/// A line that says something.
#[derive(Clone, Debug, PartialEq)]
pub struct PastedRow {
    /// Which one, counted from 1.
    pub line: usize,
    /// What stands there.
    pub text: String,
    /// What it says, or why that cannot be read.
    pub read: Result<Would, Why>,
}

/// What would become of a reading.
#[derive(Clone, Debug, PartialEq)]
pub struct Would {
    /// What stands there now.
    pub now: Option<Reading>,
    /// What would; of a line that is left out what it says.
    pub reading: Reading,
    /// What becomes of the line.
    pub becomes: Becomes,
    /// What somebody should look at before it is kept.
    pub doubt: Option<Doubt>,
}

/// What somebody says of how it is to be read; none where the columns are to tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Switches {
    /// What stands before the fraction of a number.
    pub mark: Option<Mark>,
    /// Whether the day or the month is first.
    pub order: Option<DateOrder>,
}

/// What stands between the columns, in the order in which it is tried.
#[derive(Clone, Copy)]
enum Between {
    /// This sign, in cells that may be in quotes.
    Sign(char),
    /// Two spaces or more.
    Spaces,
    /// The last space.
    LastSpace,
}

const BETWEEN: [Between; 5] = [
    Between::Sign('\t'),
    Between::Sign(';'),
    Between::Spaces,
    Between::Sign(','),
    Between::LastSpace,
];

/// A line in its cells.
struct Row {
    line: usize,
    cells: Vec<String>,
    /// Whether commas may be within what is one cell.
    by_commas: bool,
}

/// Reads pasted text as readings of one KPI, with all of its readings.
///
/// Columns may be set off by tabs, semicolons, two spaces or more, commas where the decimal
/// mark is a point, or one space: by whatever makes most of the lines readable. A third
/// column is the note. `usual` is how numbers and days are read where nothing tells.
#[must_use]
pub fn read(
    text: &str,
    kpi: &Kpi,
    reads: &Reads<'_>,
    usual: (Mark, DateOrder),
    switches: Switches,
) -> Pasted {
    let is_cut = text.lines().nth(MOST_LINES).is_some();
    let lines: Vec<&str> = text.lines().take(MOST_LINES).collect();
    let text = &lines.join("\n");
    let readable = |pasted: &Pasted| pasted.rows.iter().filter(|row| row.read.is_ok()).count();
    let mut best: Option<Pasted> = None;
    for between in BETWEEN {
        let Some(rows) = split(text, between) else {
            continue;
        };
        let pasted = of_rows(&rows, kpi, reads, usual, switches);
        // Of those alike, the first.
        if best
            .as_ref()
            .is_none_or(|best| readable(best) < readable(&pasted))
        {
            best = Some(pasted);
        }
    }
    let mut pasted = best.unwrap_or_else(|| of_rows(&[], kpi, reads, usual, switches));
    pasted.is_cut = is_cut;
    pasted
}

fn of_rows(
    rows: &[Row],
    kpi: &Kpi,
    reads: &Reads<'_>,
    usual: (Mark, DateOrder),
    switches: Switches,
) -> Pasted {
    let by = switches.order.unwrap_or(usual.1);
    let rows = rows.iter().map(|row| Said::of(row, reads, by));
    let rows: Vec<Said> = rows.collect();
    let values = || rows.iter().map(|it| &*it.value);
    let mark = match decimal_mark(values()) {
        Told::Ambiguous => grouped(values()).map_or(Told::Ambiguous, Told::Clear),
        told => told,
    };
    let days = Days {
        words: reads.when,
        order: by,
        today: reads.today,
        serials: are_serials(rows.iter().map(|it| &*it.when)),
    };
    let order = order_of(rows.iter().map(|it| &*it.when), &days);
    let mark = guess(&mark, usual.0, switches.mark);
    let order = guess(&order, usual.1, switches.order);
    let cells = Cells {
        way: Way {
            mark: mark.read,
            scale: Scale::AsWritten,
        },
        days: days.by(order.read),
    };
    // Of each unit the line that counts so far: its place, and what it says.
    let mut last: BTreeMap<Date, (usize, Reading)> = BTreeMap::new();
    let mut all: Vec<PastedRow> = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        let text = row.text();
        // The names of the columns have no number in them.
        let is_header = place == 0 && !text.contains(char::is_numeric);
        let read = match cells.reading((&row.when, &row.value, &row.note), kpi, reads) {
            Ok(None) if !row.is_lost(&cells, kpi, reads) => continue,
            Ok(None) if is_header => continue,
            Ok(None) => Err(Why::NoUnit(text.clone(), NoUnit::Unreadable)),
            Err(_) if is_header => continue,
            Ok(Some(_)) if row.is_cut => Err(Why::Columns),
            Ok(Some(reading)) => {
                let would = would(reading.clone(), kpi, reads, !row.note.is_empty());
                Ok(match last.get(&reading.day) {
                    Some((before, said)) if *said == reading => {
                        would.left_out(reading, Becomes::Duplicate(all[*before].line))
                    }
                    // A second one corrects the first.
                    before => {
                        if let Some((before, said)) = before {
                            all[*before].replaced(said.clone(), row.line);
                        }
                        last.insert(reading.day, (all.len(), reading));
                        would
                    }
                })
            }
            Err(why) => Err(why),
        };
        all.push(PastedRow {
            line: row.line,
            text,
            read,
        });
    }
    Pasted {
        rows: all,
        mark,
        order,
        is_cut: false,
    }
}

fn guess<T: Copy>(column: &Told<T>, usual: T, switch: Option<T>) -> Guess<T> {
    let could_be_other = matches!(column, Told::Ambiguous | Told::Mixed);
    Guess {
        read: match switch.filter(|_| could_be_other) {
            Some(said) => said,
            None => match column {
                Told::Clear(known) => *known,
                _ => usual,
            },
        },
        could_be_other,
    }
}

fn would(reading: Reading, kpi: &Kpi, reads: &Reads<'_>, has_note: bool) -> Would {
    let now = kpi
        .readings
        .iter()
        .find(|it| it.day == reading.day)
        .cloned();
    let known = now.as_ref().map(|now| now.field(None).1);
    let changed = over(reading.clone(), known.as_ref(), has_note);
    let becomes = match (&now, &changed) {
        (_, None) => Becomes::Same,
        (None, Some(_)) => Becomes::New,
        (Some(now), Some(_)) => Becomes::Corrects(now.value),
    };
    let doubt = changed
        .as_ref()
        .and_then(|it| it.doubt(kpi, reads.calendar, reads.today));
    Would {
        becomes,
        reading: changed.or_else(|| now.clone()).unwrap_or(reading),
        now,
        doubt,
    }
}

impl Would {
    /// Whether something else would stand there.
    #[must_use]
    pub const fn changes(&self) -> bool {
        matches!(self.becomes, Becomes::New | Becomes::Corrects(_))
    }

    /// The same of a line that is left out for another one.
    fn left_out(self, says: Reading, becomes: Becomes) -> Self {
        Self {
            now: self.now,
            reading: says,
            becomes,
            doubt: None,
        }
    }
}

impl PastedRow {
    /// Leaves it out for a later line of the same unit.
    fn replaced(&mut self, says: Reading, later: usize) {
        if let Ok(would) = &mut self.read {
            (would.reading, would.doubt) = (says, None);
            would.becomes = Becomes::Replaced(later);
        }
    }

    /// Whether it is left out for another line of the same unit.
    #[must_use]
    pub fn is_left_out(&self) -> bool {
        let becomes = self.read.as_ref().map(|it| it.becomes);
        matches!(becomes, Ok(Becomes::Duplicate(_) | Becomes::Replaced(_)))
    }
}

/// What a row says, in its parts.
struct Said {
    line: usize,
    when: String,
    value: String,
    note: String,
    /// Whether by commas there are more numbers than one: a decimal comma may have cut it.
    is_cut: bool,
}

impl Said {
    fn of(row: &Row, reads: &Reads<'_>, order: DateOrder) -> Self {
        let cells = &row.cells;
        let joined = |end: usize| cells.get(..end).unwrap_or_default().join(", ");
        // A day may be written with a comma.
        let is_when = |end: &usize| when(&joined(*end), order, reads.when, reads.today).is_some();
        let mut ends = (2..cells.len()).rev().filter(|_| row.by_commas);
        let at = ends.find(is_when).unwrap_or(1);
        let after = cells.get(at + 1..).unwrap_or_default();
        let is_number = |it: &String| it.starts_with(|c: char| c.is_ascii_digit());
        Self {
            line: row.line,
            when: joined(at),
            value: cells.get(at).cloned().unwrap_or_default(),
            note: after.join(", ").trim_end_matches([',', ' ']).to_owned(),
            is_cut: row.by_commas && after.iter().any(is_number),
        }
    }

    /// Whether nothing but a word stands there, which is no day: one without a value is of
    /// nothing yet.
    fn is_lost(&self, cells: &Cells<'_>, kpi: &Kpi, reads: &Reads<'_>) -> bool {
        let is_alone = self.value.is_empty() && !self.when.is_empty();
        is_alone && unit_in(&self.when, &cells.days, kpi, reads.calendar).is_err()
    }

    /// All of it, as it is shown.
    fn text(&self) -> String {
        let parts = [&self.when, &self.value, &self.note];
        let parts = parts.into_iter().filter(|it| !it.is_empty());
        let parts: Vec<&str> = parts.map(String::as_str).collect();
        parts.join("  ")
    }
}

/// The lines of a text in their cells; none where this stands between none of them.
fn split(text: &str, between: Between) -> Option<Vec<Row>> {
    let trimmed = |cells: Vec<&str>| cells.into_iter().map(|it| it.trim().to_owned()).collect();
    let lines = text
        .lines()
        .zip(1..)
        .filter(|(line, _)| !line.trim().is_empty());
    let by = |cells: &dyn Fn(&str) -> Vec<String>| -> Vec<Row> {
        let row = |(text, line)| Row {
            line,
            cells: cells(text),
            by_commas: false,
        };
        lines.clone().map(row).collect()
    };
    match between {
        Between::Sign(sign) => {
            if !text.contains(sign) {
                return None;
            }
            // The header says what stands between.
            let headed = format!("a{sign}b\n{text}");
            let table = table::read(&headed).ok()?;
            let row = |row: table::Row| Row {
                line: row.line - 1,
                cells: row.cells.iter().map(|it| it.trim().to_owned()).collect(),
                by_commas: sign == ',',
            };
            Some(table.rows.into_iter().map(row).collect())
        }
        Between::Spaces => {
            let is_between = |line: &str| line.trim().contains("  ");
            lines.clone().any(|(line, _)| is_between(line)).then(|| {
                by(&|line| {
                    let cells = line.trim().split("  ");
                    trimmed(cells.filter(|it| !it.trim().is_empty()).collect())
                })
            })
        }
        Between::LastSpace => Some(by(&|line| {
            let line = line.trim();
            let (when, value) = line.rsplit_once(char::is_whitespace).unwrap_or((line, ""));
            let when = when.trim_end_matches([',', ':', ' ']);
            trimmed(vec![when, value])
        })),
    }
}

impl Pasted {
    /// The fields to write, over what a record says already.
    #[must_use]
    pub fn fields(&self, known: &Record) -> Vec<(Name, Value)> {
        let would = self.rows.iter().filter_map(|row| row.read.as_ref().ok());
        let changing = would.filter(|it| it.changes());
        let fields = changing.map(|it| {
            let name = Reading::name(it.reading.day).to_string();
            it.reading.field(known.value(&name))
        });
        fields.collect()
    }

    /// How many readings would be new or corrected.
    #[must_use]
    pub fn changes(&self) -> usize {
        let would = self.rows.iter().filter_map(|row| row.read.as_ref().ok());
        would.filter(|it| it.changes()).count()
    }
}
