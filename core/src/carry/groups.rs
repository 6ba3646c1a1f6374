//! The rows of a table as somebody looks through them: by what they are about.

use std::collections::BTreeMap;

use super::sheet::{Becomes, SheetLine};
use crate::period::Period;
use crate::record::id::Id;
use crate::record::kind::Subject;

/// The rows of one objective or KPI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group<'s> {
    /// Which one.
    pub of: &'s Subject,
    /// What it is called.
    pub title: &'s str,
    /// Its period, if it has one: others may have the same title.
    pub period: Option<Period>,
    /// The rows of each of its key results by what that is called, in the order in which the
    /// table first names it; of a KPI all of them, called nothing.
    pub parts: Vec<(&'s str, Vec<&'s SheetLine>)>,
}

/// Whether somebody has to see a row before it is brought in: it would change something, or
/// is left out for one that does.
#[must_use]
pub const fn is_shown(line: &SheetLine) -> bool {
    matches!(
        line.becomes,
        Becomes::New | Becomes::Corrects(_) | Becomes::Replaced(_)
    )
}

/// Those rows by what they are about, in the order of the table; at most so many.
#[must_use]
pub fn groups(lines: &[SheetLine], most: usize) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut places: BTreeMap<(&Subject, Option<&Id>), (usize, usize)> = BTreeMap::new();
    let mut of_record: BTreeMap<&Subject, usize> = BTreeMap::new();
    for line in lines.iter().filter(|it| is_shown(it)).take(most) {
        let about = &*line.about;
        let key_result = about.key_result.as_ref();
        let of_part = (&about.of, key_result.map(|(id, _)| id));
        let (group, part) = *places.entry(of_part).or_insert_with(|| {
            let group = *of_record.entry(&about.of).or_insert_with(|| {
                groups.push(Group {
                    of: &about.of,
                    title: &about.title,
                    period: about.period,
                    parts: Vec::new(),
                });
                groups.len() - 1
            });
            let parts = &mut groups[group].parts;
            parts.push((key_result.map_or("", |(_, name)| name), Vec::new()));
            (group, parts.len() - 1)
        });
        groups[group].parts[part].1.push(line);
    }
    groups
}
