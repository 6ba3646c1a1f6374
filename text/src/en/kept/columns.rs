//! The columns of a table that nothing is read of.

use waymark_core::table::heading::Column;

use crate::en::goals::listed;

/// Which columns are not used; none if all are.
#[must_use]
pub fn not_used(columns: &[Column]) -> Option<String> {
    let names: Vec<String> = columns.iter().map(name).collect();
    match names.as_slice() {
        [] => None,
        [one] => Some(format!("Column not used: {one}.")),
        all => Some(format!("Columns not used: {}.", listed(all, "and"))),
    }
}

/// What a column is called; without a name by its letter, as spreadsheets have them.
fn name(column: &Column) -> String {
    match column.name.as_str() {
        "" => format!("{} (no name)", letters(column.at)),
        name => format!("“{}”", super::drafts::cut(name)),
    }
}

fn letters(at: usize) -> String {
    let before = match at / 26 {
        0 => String::new(),
        many => letters(many - 1),
    };
    let last = u8::try_from(at % 26).unwrap_or_default();
    [before, char::from(b'A' + last).to_string()].concat()
}
