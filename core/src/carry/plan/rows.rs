//! Which rows of a plan are objectives, and which key results are theirs.

use std::collections::{BTreeMap, BTreeSet};

use time::Date;

use super::cells::{Cells, Said};
use super::{Guess, LeftOut, PeriodFrom, Plan, Planned, PlannedRow, Reads, Why};
use crate::carry::cells;
use crate::carry::reads::Words;
use crate::carry::term::{term, term_in};
use crate::grading::verdict::Commitment;
use crate::number::decimal::Decimal;
use crate::objective::draft::{Details, Draft, DraftRow};
use crate::period::{Period, Span};
use crate::record::id::Id;
use crate::sketch::{Level, Measure};
use crate::table::column::{Mark, Told, amount, decimal_mark};
use crate::table::heading::{Fold, Found, Heading, plain};
use crate::table::when::{Days, order_of};
use crate::table::{RawTable, Row};

/// A table while it is read as a plan.
pub(super) struct Rows<'t> {
    found: &'t Found,
    reads: &'t Reads<'t>,
    header: &'t [String],
    rows: &'t [Row],
    cells: Cells,
    doubtful: Option<(String, Decimal)>,
    /// The columns of key results with a number, key result by key result.
    numbered: BTreeMap<u32, Vec<(Heading, usize)>>,
    /// What a title above the table says: of one objective alone, and which period.
    above: String,
    /// Whether the rows under others are set in, or begin with a sign.
    is_indented: bool,
    /// The rows above each other by their ids: of each row the one that it is under, and
    /// those that have others under them.
    under: BTreeMap<usize, usize>,
    over: BTreeSet<usize>,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Objective,
    KeyResult,
    /// A goal that is both.
    Alone,
}

/// An objective while its rows come.
struct Group {
    planned: Planned,
    term: String,
    days: [Option<Date>; 2],
    owner: String,
    has_own_owner: bool,
    owners: Vec<String>,
    names: BTreeMap<String, (usize, Vec<String>)>,
}

/// What a column of a key result with a number is: "key_result_2_title" is the second one's
/// name. None of any other column.
pub(super) fn numbered(name: &str, words: &super::Words<'_>, fold: Fold) -> Option<(u32, Heading)> {
    let name = plain(name, fold);
    let mut begins = words.numbered.iter();
    let rest = begins.find_map(|it| name.strip_prefix(it))?.trim_start();
    let end = rest.find(|c: char| !c.is_ascii_digit());
    let (number, part) = rest.split_at(end.unwrap_or(rest.len()));
    let number = number.parse().ok().filter(|it| (1..=100).contains(it))?;
    let part = part.trim();
    let mut parts = words.parts.iter();
    let heading = match part {
        "" => Heading::KeyResult,
        part => parts.find(|(word, _)| *word == part)?.1,
    };
    Some((number, heading))
}

impl<'t> Rows<'t> {
    pub(super) fn of(table: &'t RawTable, found: &'t Found, reads: &'t Reads<'t>) -> Self {
        let (above, below) = table.rows.split_at(found.row.min(table.rows.len()));
        let (header, rows) = match below.split_first() {
            Some((header, rows)) => (header.cells.as_slice(), rows),
            None => (&[][..], &[][..]),
        };
        let mut numbers: BTreeMap<u32, Vec<(Heading, usize)>> = BTreeMap::new();
        for (at, name) in header.iter().enumerate() {
            if let Some((number, heading)) = numbered(name, reads.words, reads.cells.fold) {
                numbers.entry(number).or_default().push((heading, at));
            }
        }
        let columns = |wanted: &[Heading]| {
            let of_numbered = numbers.values().flatten();
            let of_numbered = of_numbered.filter(|(it, _)| wanted.contains(it));
            let own = wanted.iter().filter_map(|it| found.place(*it));
            let all: Vec<usize> = own.chain(of_numbered.map(|(_, at)| *at)).collect();
            all
        };
        let in_columns = |all: Vec<usize>| {
            let cells = rows.iter().flat_map(move |row| {
                let cells: Vec<&str> = all
                    .iter()
                    .filter_map(|at| row.cells.get(*at))
                    .map(String::as_str)
                    .collect();
                cells
            });
            cells
        };
        let values = [Heading::Start, Heading::Target, Heading::Value];
        let told = decimal_mark(in_columns(columns(&values)));
        let usual = match table.separator {
            ';' => Mark::Comma,
            _ => reads.cells.usual.0,
        };
        let mark = match told {
            Told::Clear(mark) => mark,
            _ => usual,
        };
        let days = [Heading::Date, Heading::First, Heading::Last];
        let usual_days = Days {
            words: reads.cells.when,
            order: reads.cells.usual.1,
            serials: false,
        };
        let order = match order_of(in_columns(columns(&days)), &usual_days) {
            Told::Clear(order) => order,
            _ => reads.cells.usual.1,
        };
        let doubtful = matches!(told, Told::Ambiguous | Told::Mixed).then(|| {
            let mut cells = in_columns(columns(&values));
            cells.find_map(|cell| {
                let [one, other] = [Mark::Point, Mark::Comma].map(|it| amount(cell, it));
                let differ = one.as_ref().map(|it| it.0) != other.map(|it| it.0);
                let read = amount(cell, mark).filter(|_| differ);
                read.map(|(number, _)| (cell.trim().to_owned(), number))
            })
        });
        let progress: Vec<&str> = in_columns(columns(&[Heading::Progress])).collect();
        let mut all = Self {
            found,
            reads,
            header,
            rows,
            cells: Cells {
                mark,
                order,
                is_share: are_shares(&progress, mark),
                are_shares_sure: cells::are_shares(in_columns(columns(&[Heading::Confidence]))),
            },
            doubtful: doubtful.flatten(),
            numbered: numbers,
            above: title_above(above),
            is_indented: false,
            under: BTreeMap::new(),
            over: BTreeSet::new(),
        };
        all.is_indented = all.finds_indents();
        all.finds_parents();
        all
    }

    /// The plan that it is.
    pub(super) fn plan(self, new: &mut dyn FnMut() -> Id) -> Plan {
        let mut plan = Plan {
            unused: self.unused(),
            doubtful: self.doubtful.clone(),
            ..Plan::default()
        };
        let mut groups: Vec<Group> = Vec::new();
        let mut by_key: BTreeMap<(String, String), usize> = BTreeMap::new();
        let mut by_title: BTreeMap<String, usize> = BTreeMap::new();
        let mut last: Option<usize> = None;
        let mut term = String::new();
        for (at, row) in self.rows.iter().enumerate() {
            if self.says_nothing(row) {
                plan.passed_over += 1;
                continue;
            }
            let role = self.role(at, row);
            let (title, name) = self.names(at, row, role);
            if title.is_empty() && name.is_empty() && self.numbered_in(row).is_empty() {
                let (line, why) = (row.line, Why::NoName);
                plan.left_out.push(LeftOut { line, why });
                continue;
            }
            let said = self.cell(row, Heading::Period);
            let folded = self.reads.folded(&title);
            let key = (folded.clone(), self.reads.folded(said));
            let known = match (title.is_empty(), said.is_empty()) {
                // Empty means as above.
                (true, true) => last,
                (true, false) => last.filter(|it| groups[*it].fits(said)),
                (false, true) => by_title.get(&folded).copied(),
                (false, false) => by_key.get(&key).copied().or_else(|| {
                    let of_title = by_title.get(&folded).copied();
                    of_title.filter(|it| groups[*it].term.is_empty())
                }),
            };
            let place = known.unwrap_or_else(|| {
                let title = match (title.is_empty(), last) {
                    // A period alone begins the objective above anew.
                    (true, Some(last)) => groups[last].planned.draft.title.clone(),
                    (true, None) if !self.found.has(Heading::Objective) => self.above.clone(),
                    _ => title.clone(),
                };
                groups.push(Group::new(row.line, title));
                groups.len() - 1
            });
            // Merged cells of a period stand with the first row alone.
            if known.is_none() && said.is_empty() && title.is_empty() {
                groups[place].term.clone_from(&term);
            }
            if !said.is_empty() {
                said.clone_into(&mut term);
                said.clone_into(&mut groups[place].term);
            }
            by_key.insert(key, place);
            by_title.insert(folded, place);
            last = Some(place);
            self.take(row, role, &name, &mut groups[place], &mut plan, new);
        }
        plan.all = groups.into_iter().map(|it| self.finished(it)).collect();
        plan
    }

    /// A cell, trimmed; empty where there is none.
    fn cell(&self, row: &'t Row, heading: Heading) -> &'t str {
        let at = self.found.place(heading);
        let cell = at.and_then(|at| row.cells.get(at));
        cell.map_or("", |it| it.trim())
    }

    /// The key results of a row by the columns with numbers, those that have a name.
    fn numbered_in(&self, row: &'t Row) -> Vec<Vec<(Heading, &'t str)>> {
        let cells = |all: &Vec<(Heading, usize)>| {
            let cells = all.iter().map(|(heading, at)| {
                let cell = row.cells.get(*at).map_or("", |it| it.trim());
                (*heading, cell)
            });
            cells.collect::<Vec<_>>()
        };
        let is_named = |all: &Vec<(Heading, &str)>| {
            let mut all = all.iter();
            all.any(|(heading, cell)| *heading == Heading::KeyResult && !cell.is_empty())
        };
        let all = self.numbered.values().map(cells);
        all.filter(is_named).collect()
    }

    /// Whether a row adds up others, or is the header again.
    fn says_nothing(&self, row: &Row) -> bool {
        let names = [Heading::Objective, Heading::KeyResult];
        let mut names = names.into_iter().map(|it| self.cell_of(row, it));
        let first = names.find(|it| !it.is_empty()).unwrap_or_default();
        let cells = self.reads.cells;
        let first = self.reads.folded(first);
        let is_total = !first.is_empty() && Words::has(cells.words.totals, &first, cells.fold);
        is_total || row.cells == self.header
    }

    fn cell_of<'r>(&self, row: &'r Row, heading: Heading) -> &'r str {
        let at = self.found.place(heading);
        at.and_then(|at| row.cells.get(at))
            .map_or("", |it| it.trim())
    }

    /// The column with the names, where objectives and key results share one.
    fn shared(&self) -> Option<usize> {
        let own = self.found.has(Heading::Objective) && self.found.has(Heading::KeyResult);
        let one = self.found.place(Heading::Objective);
        one.or_else(|| self.found.place(Heading::KeyResult))
            .filter(|_| !own)
    }

    fn finds_indents(&self) -> bool {
        let Some(at) = self.shared() else {
            return false;
        };
        let mut names = self.rows.iter().filter_map(|row| row.cells.get(at));
        let first = names.next();
        first.is_some_and(|it| !is_set_in(it)) && names.any(|it| is_set_in(it))
    }

    fn finds_parents(&mut self) {
        let id = self.found.place(Heading::RowId);
        let id = id.or_else(|| self.found.place(Heading::ObjectiveId));
        let (Some(id), Some(parent)) = (id, self.found.place(Heading::ParentId)) else {
            return;
        };
        let mut ids: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, row) in self.rows.iter().enumerate() {
            let own = row.cells.get(id).map_or("", |it| it.trim());
            if !own.is_empty() {
                ids.entry(own).or_insert(at);
            }
        }
        for (at, row) in self.rows.iter().enumerate() {
            let parents = row.cells.get(parent).map_or("", |it| it.trim());
            let mut parents = parents.split([',', ';']).map(str::trim);
            let over = parents.find_map(|it| ids.get(it).copied());
            if let Some(over) = over.filter(|over| *over != at) {
                self.under.insert(at, over);
                self.over.insert(over);
            }
        }
    }

    fn role(&self, at: usize, row: &Row) -> Role {
        let own = self.found.has(Heading::Objective) && self.found.has(Heading::KeyResult);
        if own || !self.numbered.is_empty() {
            return match self.cell_of(row, Heading::KeyResult) {
                "" => Role::Objective,
                _ => Role::KeyResult,
            };
        }
        let [objectives, key_results] = self.reads.words.roles;
        for heading in [Heading::Measure, Heading::Level] {
            let word = self.reads.folded(self.cell_of(row, heading));
            if objectives.contains(&&*word) {
                return Role::Objective;
            }
            if key_results.contains(&&*word) {
                return Role::KeyResult;
            }
        }
        if !self.under.is_empty() {
            return match (self.over.contains(&at), self.under.contains_key(&at)) {
                (true, _) => Role::Objective,
                (false, true) => Role::KeyResult,
                (false, false) => Role::Alone,
            };
        }
        let name = self.shared().and_then(|at| row.cells.get(at));
        let name = name.map_or("", String::as_str);
        if self.is_indented {
            return match is_set_in(name) {
                true => Role::KeyResult,
                false => Role::Objective,
            };
        }
        let is_marked =
            numbered(first_word(name), self.reads.words, self.reads.cells.fold).is_some();
        if is_marked || !self.found.has(Heading::Objective) {
            return Role::KeyResult;
        }
        let mut rows = self.rows.iter();
        let any_marked = rows.any(|row| {
            let name = self.cell_of(row, Heading::Objective);
            numbered(first_word(name), self.reads.words, self.reads.cells.fold).is_some()
        });
        match any_marked {
            true => Role::Objective,
            false => Role::Alone,
        }
    }

    /// The title of the objective that a row is of, empty for the one above, and the name of
    /// its key result, empty for none.
    fn names(&self, at: usize, row: &Row, role: Role) -> (String, String) {
        let objective = self.cell_of(row, Heading::Objective);
        let key_result = self.cell_of(row, Heading::KeyResult);
        if self.shared().is_none() || !self.numbered.is_empty() {
            return (objective.to_owned(), without_sign(key_result).to_owned());
        }
        let name = [objective, key_result]
            .into_iter()
            .find(|it| !it.is_empty());
        let name = without_sign(name.unwrap_or_default()).to_owned();
        match role {
            Role::Objective => (name, String::new()),
            Role::Alone => (name.clone(), name),
            Role::KeyResult => {
                let over = self.under.get(&at).and_then(|over| self.rows.get(*over));
                let over = over.map_or("", |row| self.cell_of(row, Heading::Objective));
                (without_sign(over).to_owned(), name)
            }
        }
    }

    /// Takes in what a row says.
    fn take(
        &self,
        row: &'t Row,
        role: Role,
        name: &str,
        group: &mut Group,
        plan: &mut Plan,
        new: &mut dyn FnMut() -> Id,
    ) {
        self.take_days(row, group);
        let owner = self.cell(row, Heading::Owner);
        let several = self.numbered_in(row);
        let is_of_objective = role != Role::KeyResult || !several.is_empty();
        if is_of_objective {
            self.take_details(row, group);
            if !owner.is_empty() {
                owner.clone_into(&mut group.owner);
                group.has_own_owner = true;
            }
            let notes = self.notes(row, &[Heading::Description, Heading::Note, Heading::Status]);
            for note in notes {
                if !group.planned.notes.contains(&note) {
                    group.planned.notes.push(note);
                }
            }
        } else {
            self.take_details(row, group);
        }
        for cells in several {
            let cell = |heading| {
                let mut cells = cells.iter();
                cells.find(|(it, _)| *it == heading).map_or("", |it| it.1)
            };
            let said = Said {
                name: without_sign(cell(Heading::KeyResult)),
                start: cell(Heading::Start),
                target: cell(Heading::Target),
                current: cell(Heading::Value),
                progress: cell(Heading::Progress),
                unit: cell(Heading::Unit),
                measure: cell(Heading::Measure),
                weight: cell(Heading::Weight),
            };
            let beside = PlannedRow::default();
            self.add(row, &said, (cell(Heading::Owner), beside), group, plan, new);
        }
        let said = Said {
            name,
            start: self.cell(row, Heading::Start),
            target: self.cell(row, Heading::Target),
            current: self.cell(row, Heading::Value),
            progress: self.cell(row, Heading::Progress),
            unit: self.cell(row, Heading::Unit),
            measure: self.cell(row, Heading::Measure),
            weight: self.cell(row, Heading::Weight),
        };
        let has_numbers = [said.start, said.target, said.current, said.progress];
        let is_alone = role == Role::Alone && has_numbers.iter().all(|it| it.is_empty());
        if name.is_empty() || is_alone {
            return;
        }
        let mut beside = PlannedRow::default();
        let day = self.cells.day(self.cell(row, Heading::Date), self.reads);
        beside.day = day;
        if day.is_some_and(|day| day > self.reads.here.today) {
            beside.day = None;
            beside.guesses.push(Guess::Today);
        }
        let mut kept: Vec<Heading> = Vec::new();
        let sure = self.cell(row, Heading::Confidence);
        beside.confidence = self.cells.confidence(sure, self.reads);
        let has_value = !said.current.is_empty();
        if beside.confidence.is_none() || !has_value {
            kept.push(Heading::Confidence);
        }
        if role == Role::KeyResult {
            kept.extend([Heading::Status, Heading::Note, Heading::Description]);
        }
        beside.notes = self.notes(row, &kept);
        let owner = if role == Role::KeyResult { owner } else { "" };
        self.add(row, &said, (owner, beside), group, plan, new);
    }

    /// Adds a key result, or another value of one that is there.
    fn add(
        &self,
        row: &Row,
        said: &Said<'_>,
        (owner, mut beside): (&str, PlannedRow),
        group: &mut Group,
        plan: &mut Plan,
        new: &mut dyn FnMut() -> Id,
    ) {
        let folded = self.reads.folded(said.name);
        if let Some((at, cells)) = group.names.get(&folded) {
            let known = &mut group.planned.rows[*at];
            if let Some(day) = beside.day {
                let value = amount(said.current, self.cells.mark);
                if let Some((value, _)) = value {
                    group.dated(*at, day, value, self.reads);
                    return;
                }
            }
            if *cells == row.cells {
                plan.passed_over += 1;
                return;
            }
            let why = Why::Again(said.name.to_owned(), known.line);
            let line = row.line;
            plan.left_out.push(LeftOut { line, why });
            return;
        }
        let (typed, guesses) = self.cells.typed(said, self.reads);
        beside.line = row.line;
        if typed.now.is_empty() && typed.measure != Measure::YesNo {
            beside.guesses.clear();
        }
        beside.guesses.extend(guesses);
        let mut draft = DraftRow::of(new(), typed);
        owner.clone_into(&mut draft.more.owner);
        group.owners.push(owner.to_owned());
        let at = group.planned.rows.len();
        group.names.insert(folded, (at, row.cells.clone()));
        group.planned.draft.rows.push(draft);
        group.planned.rows.push(beside);
    }

    fn take_days(&self, row: &'t Row, group: &mut Group) {
        let day = |heading| self.cells.day(self.cell(row, heading), self.reads);
        let [first, last] = &mut group.days;
        *first = [*first, day(Heading::First)].into_iter().flatten().min();
        *last = [*last, day(Heading::Last)].into_iter().flatten().max();
    }

    fn take_details(&self, row: &'t Row, group: &mut Group) {
        let words = self.reads.words;
        let level = self.reads.folded(self.cell(row, Heading::Level));
        let mut levels = words.levels.iter();
        let details = &mut group.planned.draft.details;
        if let Some((_, level)) = levels.find(|(word, _)| *word == level) {
            details.level = *level;
        }
        let promised = self.reads.folded(self.cell(row, Heading::Commitment));
        let mut commitments = words.commitments.iter();
        if let Some((_, commitment)) = commitments.find(|(word, _)| *word == promised) {
            details.commitment = *commitment;
        }
    }

    /// What some columns say, each with the name of the column before it.
    fn notes(&self, row: &'t Row, headings: &[Heading]) -> Vec<String> {
        let notes = headings.iter().filter_map(|heading| {
            let cell = self.cell(row, *heading);
            let at = self.found.place(*heading)?;
            let is_plain = matches!(heading, Heading::Note | Heading::Description);
            let name = self.header.get(at)?.trim();
            Some(match (cell, is_plain) {
                ("", _) => return None,
                (cell, true) => cell.to_owned(),
                (cell, false) => [name, ": ", cell].concat(),
            })
        });
        notes.collect()
    }

    /// The names of the columns that nothing becomes of.
    fn unused(&self) -> Vec<String> {
        let used = |at: usize| {
            let heading = self.found.columns.get(at).copied().flatten();
            let is_numbered = self.numbered.values().flatten().any(|(_, it)| *it == at);
            is_numbered || heading.is_some_and(|it| it != Heading::Score)
        };
        let names = self.header.iter().enumerate();
        let names = names.filter(|(at, name)| !used(*at) && !name.trim().is_empty());
        names.map(|(_, name)| name.trim().to_owned()).collect()
    }

    /// An objective once all of its rows are there.
    fn finished(&self, group: Group) -> Planned {
        let reads = self.reads;
        let (calendar, today) = (reads.here.calendar, reads.here.today);
        let terms = &reads.words.terms;
        let mut planned = group.planned;
        let [first, last] = group.days;
        let quarter = |day| calendar.span_of(day, Span::Quarter);
        let said = term(&group.term, self.cells.order, terms, calendar, today);
        let (period, from) = match (said, first, last) {
            (Some(said), ..) => (said, PeriodFrom::Said),
            (None, Some(first), Some(last)) if first <= last => (
                Period::new(first, last).unwrap_or_else(|| quarter(today)),
                PeriodFrom::Said,
            ),
            (None, _, Some(last)) => {
                let begins = quarter(last).first();
                let period = Period::new(begins, last);
                (period.unwrap_or_else(|| quarter(last)), PeriodFrom::Due)
            }
            (None, ..) if !group.term.is_empty() => {
                (quarter(today), PeriodFrom::Unreadable(group.term.clone()))
            }
            _ => match term_in(&self.above, terms, calendar, today) {
                Some(period) => (period, PeriodFrom::Title),
                None => (quarter(today), PeriodFrom::Usual),
            },
        };
        planned.period = from;
        let details = &mut planned.draft.details;
        details.set_period(Some(period), today, calendar);
        // One name with every row is that of all of it.
        let mut owners = group.owners.iter();
        let first = owners.next().cloned().unwrap_or_default();
        let is_one = owners.all(|it| *it == first || it.is_empty());
        let owner = match (group.has_own_owner, is_one) {
            (true, _) => group.owner,
            (false, true) => first,
            (false, false) => String::new(),
        };
        for row in &mut planned.draft.rows {
            if row.more.owner == owner {
                row.more.owner.clear();
            }
        }
        details.owner = Some(owner).filter(|it| !it.is_empty());
        planned
    }
}

impl Group {
    fn new(line: usize, title: String) -> Self {
        let draft = Draft {
            title,
            details: Details {
                level: Level::default(),
                commitment: Commitment::default(),
                ..Details::default()
            },
            rows: Vec::new(),
        };
        Self {
            planned: Planned {
                line,
                draft,
                period: PeriodFrom::default(),
                rows: Vec::new(),
                notes: Vec::new(),
            },
            term: String::new(),
            days: [None; 2],
            owner: String::new(),
            has_own_owner: false,
            owners: Vec::new(),
            names: BTreeMap::new(),
        }
    }

    fn fits(&self, term: &str) -> bool {
        self.term.is_empty() || self.term == term
    }

    /// Another value of a key result: the newest is the current one.
    fn dated(&mut self, at: usize, day: Date, value: Decimal, reads: &Reads<'_>) {
        let (row, draft) = (&mut self.planned.rows[at], &mut self.planned.draft.rows[at]);
        let notation = &reads.here.habits.notation;
        if row.day.is_some_and(|known| known > day) {
            row.others.push((day, value));
            return;
        }
        let before = notation.read(&draft.typed.now).ok().flatten();
        if let (Some(known), Some(before)) = (row.day, before) {
            row.others.push((known, before.value));
        }
        row.day = Some(day);
        draft.typed.now = notation.write_plain(value);
    }
}

/// Whether what is done is said as shares of 1: no percent sign, nothing above 1, and
/// something between.
fn are_shares(cells: &[&str], mark: Mark) -> bool {
    let one = Decimal::ONE;
    let numbers = cells.iter().filter_map(|it| amount(it, mark));
    let numbers: Vec<(Decimal, String)> = numbers.collect();
    let mut all = numbers.iter();
    let fit = all.all(|(it, unit)| unit.is_empty() && *it <= one && !it.is_negative());
    fit && numbers.iter().any(|(it, _)| !it.is_zero())
}

/// What stands above a table in a row of its own.
fn title_above(rows: &[Row]) -> String {
    let titles = rows.iter().filter_map(|row| {
        let mut cells = row.cells.iter().map(|it| it.trim());
        let mut said = cells.by_ref().filter(|it| !it.is_empty());
        let first = said.next()?;
        (said.next().is_none() && !first.starts_with('#')).then_some(first)
    });
    let first = titles.into_iter().next();
    first.unwrap_or_default().to_owned()
}

/// Whether a name is set in, or begins with a sign of a list.
fn is_set_in(name: &str) -> bool {
    name.starts_with([' ', '\t', '\u{a0}', '\u{3000}']) || without_sign(name) != name.trim()
}

/// A name without the sign of a list before it.
fn without_sign(name: &str) -> &str {
    let name = name.trim();
    let signs = ['-', '–', '—', '•', '·', '*', '→', '↳', '○', '▪', '‣', '>'];
    let rest = name.strip_prefix(signs);
    // "-5 kg" is a number.
    let rest = rest.filter(|rest| rest.starts_with(char::is_whitespace));
    rest.map_or(name, str::trim)
}

/// The first word of a name, with its number: "KR1:", "KR 1.2".
fn first_word(name: &str) -> &str {
    let name = name.trim();
    let end = name.find([':', '.', ' ', '-', ')']);
    &name[..end.unwrap_or(name.len())]
}
