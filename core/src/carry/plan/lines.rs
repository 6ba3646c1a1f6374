//! Several key results in one cell, a line each.

use super::cells::Said;
use super::group::Group;
use super::layout::Rows;
use super::{Plan, PlannedRow};
use crate::list_mark::without_marks;
use crate::record::id::Id;
use crate::table::Row;
use crate::table::heading::Heading;

/// The key results that a cell names line by line; one alone where it may be one name on
/// several lines: those that go on begin with a small letter.
pub(super) fn key_results(cell: &str) -> Vec<&str> {
    let lines = lines(cell);
    let begins = |line: &&str| {
        let plain = without_marks(line);
        plain.len() < line.len() || !plain.starts_with(char::is_lowercase)
    };
    match lines.len() > 1 && lines.iter().all(begins) {
        true => lines.into_iter().map(without_marks).collect(),
        false => vec![cell],
    }
}

/// The lines of a cell that say something.
fn lines(cell: &str) -> Vec<&str> {
    let lines = cell.split('\n').flat_map(|it| it.split("<br>"));
    let lines = lines
        .flat_map(|it| it.split("<br/>"))
        .flat_map(|it| it.split("<br />"));
    lines.map(str::trim).filter(|it| !it.is_empty()).collect()
}

impl<'t> Rows<'t> {
    /// Takes in key results that stand in one cell. What stands beside them is theirs line by
    /// line where there are as many lines; else it is said of the objective, or of each where
    /// that can be meant of all.
    pub(super) fn take_lines(
        &self,
        row: &'t Row,
        names: &[&str],
        group: &mut Group,
        plan: &mut Plan,
        new: &mut dyn FnMut() -> Id,
    ) {
        let part = |heading: Heading, at: usize| {
            let lines = lines(self.cell(row, heading));
            match lines.len() == names.len() {
                true => lines[at],
                false => "",
            }
        };
        let of_all = |heading: Heading, at: usize| match part(heading, at) {
            "" => self.cell(row, heading),
            own => own,
        };
        for (at, name) in names.iter().enumerate() {
            let said = Said {
                name,
                start: part(Heading::Start, at),
                target: part(Heading::Target, at),
                current: part(Heading::Value, at),
                progress: part(Heading::Progress, at),
                unit: of_all(Heading::Unit, at),
                measure: of_all(Heading::Measure, at),
                weight: part(Heading::Weight, at),
            };
            let owner = of_all(Heading::Owner, at);
            let progress = Some(said.progress);
            let progress = progress.filter(|it| self.cells.is_no_progress(it, self.reads));
            let notes = progress.and_then(|it| self.note(Heading::Progress, it));
            let beside = PlannedRow {
                notes: notes.into_iter().collect(),
                confidence: self
                    .cells
                    .confidence(part(Heading::Confidence, at), self.reads),
                ..PlannedRow::default()
            };
            self.add(row, &said, (owner, beside), group, plan, new);
        }
        let of_each = [
            Heading::Start,
            Heading::Target,
            Heading::Value,
            Heading::Progress,
            Heading::Weight,
            Heading::Confidence,
        ];
        let mut kept = vec![Heading::Status, Heading::Note, Heading::Description];
        kept.extend(of_each.into_iter().filter(|it| part(*it, 0).is_empty()));
        for note in self.notes(row, &kept) {
            if !group.planned.notes.contains(&note) {
                group.planned.notes.push(note);
            }
        }
    }
}
