//! How large a table may be.

use waymark_core::table::{LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, What, read};

use super::{problem, table};

#[test]
fn a_cell_has_up_to_10_000_characters() {
    let of = |length: usize| format!("a,b\n1,2\n3,{}\n4,5\n", "é".repeat(length));
    assert!(read(&of(10_000)).is_ok());
    let (cell, length) = (2, 10_001);
    let long = What::CellTooLong { cell, length };
    assert_eq!(problem(&of(10_001)), (3, long));
    assert_eq!(LONGEST_CELL, 10_000);
    // What protects a cell does not count, quotes do not, and names do.
    let longest = "=".repeat(10_000);
    assert!(read(&format!("a\n'{longest}")).is_ok());
    let quotes = "\"\"".repeat(10_000);
    assert!(read(&format!("a\n\"{quotes}\"")).is_ok());
    let cell = 1;
    let long = What::CellTooLong { cell, length };
    assert_eq!(problem(&"a".repeat(10_001)), (1, long.clone()));
    assert_eq!(
        problem(&format!("a\n\"{}\"", "b".repeat(10_001))),
        (2, long)
    );
}

#[test]
fn a_row_has_up_to_100_cells() {
    let of = |columns: usize| vec!["x"; columns].join(";");
    assert_eq!(table(&of(100)).header.len(), MOST_COLUMNS);
    let many = What::TooManyColumns { columns: 101 };
    assert_eq!(problem(&of(101)), (1, many.clone()));
    assert_eq!(problem(&format!("\na;b\n{}", of(101))), (3, many));
    assert!(read(&format!("a;b\n{}", of(100))).is_ok());
}

#[test]
fn a_table_has_up_to_200_000_rows() {
    let of = |rows: usize| format!("a\n{}", "1\n\n".repeat(rows));
    assert_eq!(table(&of(200_000)).rows.len(), MOST_ROWS);
    let last = 2 + 2 * 200_000;
    assert_eq!(problem(&of(200_001)), (last, What::TooManyRows));
}
