//! Days in merged cells, which stand with the first row of a day alone.

use std::collections::BTreeSet;

/// What a row of a table has, each trimmed.
#[derive(Clone, Copy, Debug)]
pub(super) struct MayBeMerged<'t> {
    /// Its day; empty for none.
    pub(super) date: &'t str,
    /// What it is of, by its own cells.
    pub(super) names: [&'t str; 2],
    /// Its value; empty for none.
    pub(super) value: &'t str,
}

/// The days of rows, where empty means as above if the table is written so: the rows of a day
/// follow the one that has it in more than half of its days, and no two of those are called
/// the same. In any other table a row without a day lacks it, and has none.
pub(super) fn dates<'t>(rows: &[MayBeMerged<'t>]) -> Vec<&'t str> {
    let own = || rows.iter().map(|row| row.date).collect();
    let mut merged: Vec<&str> = Vec::with_capacity(rows.len());
    let (mut days, mut with_others) = (0, 0);
    let mut last = "";
    let mut names: BTreeSet<[&str; 2]> = BTreeSet::new();
    let mut has_others = false;
    for row in rows {
        if !row.date.is_empty() {
            (last, has_others) = (row.date, false);
            days += 1;
            names.clear();
        }
        merged.push(last);
        if row.value.is_empty() {
            continue;
        }
        // One that is called nothing either is a second value of the same.
        let is_first = names.insert(row.names) && row.names != [""; 2];
        if row.date.is_empty() && !last.is_empty() {
            if !is_first {
                return own();
            }
            with_others += usize::from(!std::mem::replace(&mut has_others, true));
        }
    }
    match with_others * 2 > days {
        true => merged,
        false => own(),
    }
}
