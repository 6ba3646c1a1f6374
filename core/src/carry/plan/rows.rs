//! What the rows of a plan say, one after another.

use std::collections::BTreeMap;

use super::cells::Said;
use super::group::Group;
use super::layout::{Role, Rows, without_sign};
use super::lines::key_results;
use super::{Guess, LeftOut, Plan, PlannedRow, Why};
use crate::objective::draft::DraftRow;
use crate::record::id::Id;
use crate::sketch::Measure;
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
        let names = key_results(name);
        if role == Role::KeyResult && names.len() > 1 {
            self.take_lines(row, &names, group, plan, new);
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
    pub(super) fn notes(&self, row: &'t Row, headings: &[Heading]) -> Vec<String> {
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
}
