//! What the rows of a plan say, one after another.

use std::collections::BTreeMap;

use super::cells::Said;
use super::group::Group;
use super::layout::{Role, Rows, without_sign};
use super::lines::key_results;
use super::{Guess, LeftOut, Plan, PlannedRow, Why};
use crate::objective::draft::DraftRow;
use crate::record::id::Id;
use crate::sketch::{KeyResult, Measure};
use crate::table::Row;
use crate::table::column::amount;
use crate::table::heading::Heading;

impl<'t> Rows<'t> {
    /// The plan that it is.
    pub(super) fn plan(self, new: &mut dyn FnMut() -> Id) -> Plan {
        let mut plan = Plan {
            unused: self.unused(),
            doubts: self.doubts.clone(),
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
            let mut beside = PlannedRow::default();
            if self.cells.is_no_progress(said.progress, self.reads) {
                beside.notes.push(said.progress.to_owned());
            }
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
        let names = key_results(name);
        if role == Role::KeyResult && names.len() > 1 {
            self.take_lines(row, &names, group, plan, new);
            return;
        }
        let mut beside = PlannedRow::default();
        let mut kept: Vec<Heading> = Vec::new();
        let measured = self.cell(row, Heading::Date);
        match self.cells.day(measured, self.reads) {
            Some(Some(day)) if day > self.reads.here.today => beside.guesses.push(Guess::Today),
            Some(day @ Some(_)) => beside.day = day,
            Some(None) => {
                measured.clone_into(&mut beside.no_day);
                kept.push(Heading::Date);
            }
            None => {}
        }
        if self.cells.is_no_progress(said.progress, self.reads) {
            kept.push(Heading::Progress);
        }
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
    pub(super) fn add(
        &self,
        row: &Row,
        said: &Said<'_>,
        (owner, mut beside): (&str, PlannedRow),
        group: &mut Group,
        plan: &mut Plan,
        new: &mut dyn FnMut() -> Id,
    ) {
        let folded = self.reads.folded(said.name);
        let (typed, guesses) = self.cells.typed(said, self.reads);
        let first = KeyResult {
            name: String::new(),
            ..typed.clone()
        };
        if let Some((at, known_first)) = group.names.get(&folded) {
            let known = &mut group.planned.rows[*at];
            if let Some(day) = beside.day {
                let value = amount(said.current, self.cells.mark);
                if let Some((value, _)) = value {
                    group.dated(*at, day, value, self.reads);
                    return;
                }
            }
            let name = said.name.to_owned();
            let says = |it: &PlannedRow| (it.notes.clone(), it.confidence, it.day);
            let is_same = says(known) == says(&beside) && group.owners[*at] == owner;
            let why = match (*known_first == first, is_same) {
                (true, true) => {
                    plan.passed_over += 1;
                    return;
                }
                (true, false) => Why::Repeated(name, known.line),
                (false, _) => Why::Again(name, known.line),
            };
            let line = row.line;
            plan.left_out.push(LeftOut { line, why });
            return;
        }
        beside.line = row.line;
        if typed.now.is_empty() && typed.measure != Measure::YesNo {
            beside.guesses.clear();
            beside.no_day.clear();
        }
        beside.guesses.extend(guesses);
        let mut draft = DraftRow::of(new(), typed);
        owner.clone_into(&mut draft.more.owner);
        group.owners.push(owner.to_owned());
        let at = group.planned.rows.len();
        group.names.insert(folded, (at, first));
        group.planned.draft.rows.push(draft);
        group.planned.rows.push(beside);
    }

    fn take_days(&self, row: &'t Row, group: &mut Group) {
        let mut no_days = Vec::new();
        let mut days = |heading| {
            let cell = self.cell(row, heading);
            let days = self.cells.days(cell, self.reads)?;
            if days.is_none() {
                no_days.push((heading, cell));
            }
            days
        };
        let begins = days(Heading::First).map(|[first, _]| first);
        let ends = days(Heading::Last).map(|[_, last]| last);
        let [first, last] = &mut group.days;
        *first = [*first, begins].into_iter().flatten().min();
        *last = [*last, ends].into_iter().flatten().max();
        for (heading, cell) in no_days {
            let planned = &mut group.planned;
            if planned.no_days.iter().any(|it| it == cell) {
                continue;
            }
            planned.no_days.push(cell.to_owned());
            planned.notes.extend(self.note(heading, cell));
        }
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
    pub(super) fn notes(&self, row: &'t Row, headings: &[Heading]) -> Vec<String> {
        let notes = headings.iter();
        let notes = notes.filter_map(|it| self.note(*it, self.cell(row, *it)));
        notes.collect()
    }

    /// What a cell says, with the name of its column before it; none where it says nothing.
    pub(super) fn note(&self, heading: Heading, cell: &str) -> Option<String> {
        let name = self.header.get(self.found.place(heading)?)?.trim();
        match (cell, heading) {
            ("", _) => None,
            (cell, Heading::Note | Heading::Description) => Some(cell.to_owned()),
            (cell, _) => Some([name, ": ", cell].concat()),
        }
    }
}
