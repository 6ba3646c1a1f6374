//! What the columns of a table are called, and in which of its rows that stands.
//!
//! People keep tables in as many ways as there are people: the names of the columns are
//! below a title, in another language, or another word for the same. A name may even be a
//! word for two things ("goal" is an objective or a target): what else there is tells then.

use std::collections::BTreeMap;

use super::{PIPE, Problem, RawTable, Row, SEPARATORS};
use crate::list_mark::without_marks;
use crate::sorted::sort_few;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Heading {
    /// The title of an objective.
    Objective,
    /// The name of a key result.
    KeyResult,
    /// The name of a KPI.
    Kpi,
    /// A day, or the unit that a reading is of.
    Date,
    /// The period of an objective, in one cell: its days, or what it is called.
    Period,
    /// The first day of a period.
    First,
    /// The last day of a period.
    Last,
    /// A value: of a day, or the one that is current.
    Value,
    /// How sure somebody is.
    Confidence,
    /// What there is to say about it.
    Note,
    /// Where a key result starts.
    Start,
    /// Where it is to end.
    Target,
    /// What is counted: a percent sign, a currency. Of KPIs as they are exported the unit
    /// of time.
    Unit,
    /// Who answers for it.
    Owner,
    /// How it stands, in words.
    Status,
    /// How much of the way is gone.
    Progress,
    /// A score.
    Score,
    /// How much it counts.
    Weight,
    /// How it is measured: as a change, a bound to hold, yes or no.
    Measure,
    /// Whose it is: a company's, a team's, one's own.
    Level,
    /// What was promised: aspirational, committed.
    Commitment,
    /// What it is about, in more words.
    Description,
    /// The id of an objective, as it is exported.
    ObjectiveId,
    /// The id of a key result, as it is exported.
    KeyResultId,
    /// The id of a KPI, as it is exported.
    KpiId,
    /// The id of a row, as other programs have it.
    RowId,
    /// The id of the row above it, as other programs have it.
    ParentId,
}

impl Heading {
    /// Whether it is what something is called.
    const fn is_name(self) -> bool {
        matches!(self, Self::Objective | Self::KeyResult | Self::Kpi)
    }
}

/// The words of a language, or of several, that columns are called by.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// For each heading its names, set apart by commas. One that stands with several headings
    /// is any of them, the first of them if nothing else tells.
    pub names: &'static [(Heading, &'static str)],
    /// How a text is made comparable; see [`Fold`].
    pub fold: Fold,
}

/// Makes texts alike that are the same but for case and for how their accents are put
/// together: small letters, in one of the canonical forms of Unicode. A browser knows that.
pub type Fold = fn(&str) -> String;

/// The row with the names of the columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Which row it is, counted from 0.
    pub row: usize,
    /// What each of its cells names; none where that is nothing known, or named before.
    pub columns: Vec<Option<Heading>>,
}

/// A column that is there, with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Where it is, counted from 0.
    pub at: usize,
    /// What it is called, trimmed; empty for nothing.
    pub name: String,
}

impl Column {
    /// Those that hold something in these rows and are not read. An empty one loses nothing.
    #[must_use]
    pub fn all(names: &[String], rows: &[Row], is_read: impl Fn(usize) -> bool) -> Vec<Self> {
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let columns = (0..width.max(names.len())).filter(|at| !is_read(*at));
        let columns = columns.filter(|at| {
            let mut cells = rows.iter().filter_map(|row| row.cells.get(*at));
            cells.any(|it| !it.trim().is_empty())
        });
        let columns = columns.map(|at| Self {
            at,
            name: names.get(at).map_or("", |it| it.trim()).to_owned(),
        });
        columns.collect()
    }
}

/// The names of columns stand in one of so many rows.
pub const MOST_ABOVE: usize = 30;

impl Found {
    /// In which column something stands, counted from 0.
    #[must_use]
    pub fn place(&self, heading: Heading) -> Option<usize> {
        self.columns.iter().position(|it| *it == Some(heading))
    }

    /// Whether there is a column for it.
    #[must_use]
    pub fn has(&self, heading: Heading) -> bool {
        self.place(heading).is_some()
    }

    /// How many columns are known.
    #[must_use]
    pub fn known(&self) -> usize {
        self.columns.iter().flatten().count()
    }
}

/// Reads a table by whichever separator makes most of its columns known, and finds the
/// row with their names; none if there is no such row.
///
/// # Errors
///
/// What is wrong with the table, as of [`RawTable::read`].
pub fn open(text: &str, words: &Words) -> Result<(RawTable, Option<Found>), Problem> {
    let names = Names::of(words);
    let head = |separator| {
        let head = RawTable::head(text, separator, MOST_ABOVE);
        head.ok().and_then(|head| names.header(&head.rows))
    };
    let known = |found: &Option<Found>| found.as_ref().map_or(0, Found::known);
    let mut best = (None, head(None));
    // A title above may have none of what stands between the cells.
    if known(&best.1) < ENOUGH {
        for separator in SEPARATORS.into_iter().chain([PIPE]) {
            let found = head(Some(separator));
            if known(&found) > known(&best.1) {
                best = (Some(separator), found);
            }
        }
    }
    let table = RawTable::head(text, best.0, usize::MAX)?;
    let found = names.header(&table.rows);
    Ok((table, found))
}

/// With so many known columns nobody asks whether the separator is right.
const ENOUGH: usize = 3;

/// Finds the row with the names of the columns: of the first [`MOST_ABOVE`] that are no
/// comments the one with most known ones, of several the first. None where none is known.
#[must_use]
pub fn find_header(rows: &[Row], words: &Words) -> Option<Found> {
    Names::of(words).header(rows)
}

/// A name as it is compared: folded, and nothing but letters and digits, with one space
/// between the words.
#[must_use]
pub fn plain(name: &str, fold: Fold) -> String {
    let folded = fold(name);
    let mut words = String::with_capacity(folded.len());
    for c in folded.chars() {
        // Accents on their own belong to the letter before.
        let stays = c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '%' | '#');
        if stays {
            words.push(c);
        } else if !words.ends_with(' ') {
            words.push(' ');
        }
    }
    words.trim().to_owned()
}

/// What names mean, each as it is compared.
struct Names {
    meanings: BTreeMap<String, Vec<Heading>>,
    fold: Fold,
}

impl Names {
    fn of(words: &Words) -> Self {
        let mut meanings: BTreeMap<String, Vec<Heading>> = BTreeMap::new();
        for (heading, names) in words.names {
            for name in names.split(',') {
                let known = meanings.entry(plain(name, words.fold)).or_default();
                known.push(*heading);
            }
        }
        let fold = words.fold;
        Self { meanings, fold }
    }

    fn known(&self, name: &str) -> &[Heading] {
        let known = self.meanings.get(&plain(name, self.fold));
        known.map_or(&[], Vec::as_slice)
    }

    /// What a cell may name, the likeliest first.
    fn meanings(&self, cell: &str) -> &[Heading] {
        // "Value (in %)", "Target [€]": what it is in stands behind.
        let short = cell.split(['(', '[', '{']).next().unwrap_or_default();
        match self.known(cell) {
            [] => self.known(short),
            known => known,
        }
    }

    /// What a cell may name that no name is exactly: "1. Objective", "Objective #", "Owner / DRI".
    fn guesses(&self, cell: &str) -> Vec<Heading> {
        let bare = without_marks(cell).trim_end_matches(['#', '*', ':', ' ', '.']);
        let bare = bare.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
        let known = self.meanings(bare);
        if !known.is_empty() {
            return known.to_vec();
        }
        let mut parts = bare.split(['/', '|', '&', '\n']).map(|it| self.known(it));
        let first = parts.next().unwrap_or_default();
        let others: Vec<&[Heading]> = parts.collect();
        let mut all = first.to_vec();
        all.retain(|it| others.iter().all(|other| other.contains(it)));
        all
    }

    fn header(&self, rows: &[Row]) -> Option<Found> {
        let is_comment = |row: &Row| {
            let first = row.cells.first().map_or("", |it| it.trim());
            first.starts_with('#') && self.meanings(first).is_empty()
        };
        let mut best: Option<(usize, Found)> = None;
        let above = rows.iter().enumerate().filter(|(_, row)| !is_comment(row));
        for (row, Row { cells, .. }) in above.take(MOST_ABOVE) {
            let columns = self.columns(cells, &rows[row + 1..]);
            let found = Found { row, columns };
            // Of those with one name known, a title has no other cells.
            let filled = cells.iter().filter(|it| !it.trim().is_empty()).count();
            let weight = found.known() * 2 + usize::from(filled > 1);
            let least = best.as_ref().map_or(1, |(weight, _)| *weight);
            if found.known() > 0 && weight > least {
                best = Some((weight, found));
            }
        }
        best.map(|(_, found)| found)
    }

    /// What each of the cells names, over these rows.
    fn columns(&self, cells: &[String], below: &[Row]) -> Vec<Option<Heading>> {
        let exact: Vec<Vec<Heading>> = cells.iter().map(|it| self.meanings(it).to_vec()).collect();
        // Among cells that name nothing a word may well be a number or a title.
        let is_header = exact.iter().any(|it| !it.is_empty()) || cells.len() > 1;
        let is_guessed = |at: usize| exact[at].is_empty();
        let mut all: Vec<(usize, Vec<Heading>)> = exact
            .iter()
            .enumerate()
            .map(|(at, may)| {
                let mut may = may.clone();
                if may.is_empty() && is_header {
                    may = self.guesses(&cells[at]);
                    may.retain(|it| !it.is_name() || has_names(below, at));
                }
                (at, may)
            })
            .collect();
        let says = |all: &[(usize, Vec<Heading>)], heading| {
            all.iter().any(|(_, may)| may[..] == [heading])
        };
        let of_goals = says(&all, Heading::Objective) || says(&all, Heading::KeyResult);
        let has = |heading| all.iter().any(|(_, may)| may.contains(&heading));
        // A name with a day and a value, and nothing of goals, is a KPI's.
        let of_kpis = !of_goals
            && (says(&all, Heading::Kpi)
                || has(Heading::Kpi) && has(Heading::Date) && has(Heading::Value));
        let goes = |it: &Heading| match it {
            Heading::Kpi => !of_kpis,
            Heading::Objective | Heading::KeyResult => of_kpis,
            // A quarter is that of a reading, or the one in which an objective runs.
            Heading::Date => !of_kpis,
            _ => false,
        };
        for (_, may) in &mut all {
            if may.len() > 1 && !may.iter().all(goes) {
                may.retain(|it| !goes(it));
            }
        }
        // What a name means alone before what it may mean.
        sort_few(&mut all, |(one, _), (other, _)| {
            let count = |at: &usize| (is_guessed(*at), exact[*at].len());
            count(one).cmp(&count(other))
        });
        let mut columns = vec![None; cells.len()];
        let mut taken = Vec::new();
        for (at, may) in all {
            let free = may.into_iter().find(|it| !taken.contains(it));
            taken.extend(free);
            columns[at] = free;
        }
        columns
    }
}

/// Whether a column has words in it, and does not only count its rows as one called
/// "Objective #" may do; also where it is empty.
fn has_names(rows: &[Row], at: usize) -> bool {
    let cells = rows
        .iter()
        .take(MOST_ABOVE)
        .filter_map(|row| row.cells.get(at));
    let mut said = cells
        .map(|it| it.trim())
        .filter(|it| !it.is_empty())
        .peekable();
    let is_word = |it: &str| it.chars().filter(|c| c.is_alphabetic()).count() > 2;
    said.peek().is_none() || said.any(is_word)
}
