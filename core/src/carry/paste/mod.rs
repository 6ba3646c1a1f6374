//! Two columns that somebody pastes: when, and how much.

mod rows;

use std::collections::BTreeMap;

use time::Date;

use super::doubt::{Choice, Choices, Scale, Whose};
use super::named::{NoUnit, unit_in};
use super::numbers::{Cell, Group, Way, scale};
use super::reading_cells::{Cells, over};
use super::readings::{known, within};
use super::reads::Reads;
use super::sheet::{Becomes, Why};
use crate::kpi::Kpi;
use crate::kpi::doubt::Doubt;
use crate::kpi::reading::Reading;
use crate::record::name::Name;
use crate::record::{Record, Value};
use crate::table::column::{DateOrder, Mark, Told, decimal_mark, grouped};
use crate::table::heading;
use crate::table::when::serial::are_serials;
use crate::table::when::{Days, order_of};
use rows::{BETWEEN, Lines, Said, split};

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
    /// Whether the numbers of a percentage were read as shares.
    pub scale: Guess<Scale>,
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
    /// Whether the numbers of a percentage are shares.
    pub scale: Option<Scale>,
}

/// Reads pasted text as readings of one KPI, with all of its readings.
///
/// Columns may be set off by tabs, semicolons, two spaces or more, commas where the decimal
/// mark is a point, or one space: by whatever makes most of the lines readable. A third
/// column is the note, unless a line with the `names` of the columns says otherwise.
#[must_use]
pub fn read(
    text: &str,
    kpi: &Kpi,
    reads: &Reads<'_>,
    names: &heading::Words,
    switches: Switches,
) -> Pasted {
    let is_cut = text.lines().nth(MOST_LINES).is_some();
    let lines: Vec<&str> = text.lines().take(MOST_LINES).collect();
    let text = &lines.join("\n");
    let readable = |pasted: &Pasted| pasted.rows.iter().filter(|row| row.read.is_ok()).count();
    let by = switches.order.unwrap_or(reads.usual.1);
    let said = |lines: &Lines| Said::all(lines, reads, names, by);
    let mut best: Option<Pasted> = None;
    for between in BETWEEN {
        let Some(lines) = split(text, between) else {
            continue;
        };
        let pasted = of_rows(&said(&lines), kpi, reads, switches);
        // Of those alike, the first.
        if best
            .as_ref()
            .is_none_or(|best| readable(best) < readable(&pasted))
        {
            best = Some(pasted);
        }
    }
    let mut pasted = best.unwrap_or_else(|| of_rows(&[], kpi, reads, switches));
    pasted.is_cut = is_cut;
    pasted
}

fn of_rows(rows: &[Said], kpi: &Kpi, reads: &Reads<'_>, switches: Switches) -> Pasted {
    let usual = reads.usual;
    let values = || rows.iter().map(|it| &*it.value);
    let mark = match decimal_mark(values()) {
        Told::Ambiguous => grouped(values()).map_or(Told::Ambiguous, Told::Clear),
        told => told,
    };
    let days = Days {
        words: reads.when,
        order: switches.order.unwrap_or(usual.1),
        today: reads.today,
        serials: are_serials(rows.iter().map(|it| &*it.when)),
    };
    let order = order_of(rows.iter().map(|it| &*it.when), &days);
    let mark = guess(&mark, usual.0, switches.mark);
    let order = guess(&order, usual.1, switches.order);
    let days = days.by(order.read);
    let scale = shares(rows, kpi, (reads, &days), mark.read, switches.scale);
    let cells = Cells {
        way: Way {
            mark: mark.read,
            scale: scale.read,
        },
        days,
    };
    // Of each unit the line that counts so far: its place, and what it says.
    let mut last: BTreeMap<Date, (usize, Reading)> = BTreeMap::new();
    let mut all: Vec<PastedRow> = Vec::new();
    for row in rows {
        let text = row.text();
        let read = match cells.reading((&row.when, &row.value, &row.note), kpi, reads) {
            Ok(None) if !row.is_lost(&cells, kpi, reads) => continue,
            Ok(None) if row.is_header => continue,
            Ok(None) => Err(Why::NoUnit(text.clone(), NoUnit::Unreadable)),
            Err(_) if row.is_header => continue,
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
        scale,
        is_cut: false,
    }
}

/// Whether the numbers are shares, as a spreadsheet keeps percentages: by what is known of the
/// KPI, as those of a table are.
fn shares(
    rows: &[Said],
    kpi: &Kpi,
    (reads, days): (&Reads<'_>, &Days<'_>),
    mark: Mark,
    switch: Option<Scale>,
) -> Guess<Scale> {
    let of_day = |row: &Said| {
        let day = unit_in(&row.when, days, kpi, reads.calendar).ok()?;
        let (_, days) = kpi.unit_of(day, reads.calendar)?;
        within(kpi, days)?.value
    };
    let cells = rows.iter();
    let cells = cells.map(|row| Cell::new(row.line, &row.value, of_day(row)));
    let numbers = Group {
        whose: Whose::All,
        called: (&kpi.name, ""),
        unit: kpi.unit().to_owned(),
        cells: cells.collect(),
        known: known(kpi),
        is_own: false,
    };
    let choices = switch.map(|it| Choices::default().with(Choice::Scale(Whose::All, it)));
    let (read, doubt) = scale(&numbers, mark, &choices.unwrap_or_default());
    Guess {
        read,
        could_be_other: doubt.is_some(),
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
