//! Which test shows what becomes of goals in which fault: `docs/faults.md`, a table
//! made from the tests' names.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{Failure, Result};

const TABLE: &str = "docs/faults.md";

/// The faults that tests stand for, each with its number. Numbers that are missing
/// belong to what is not there yet.
const FAULTS: [(u32, &str); 34] = [
    (1, "the storage is full"),
    (2, "it is full in the middle of several writes"),
    (3, "another program on the same site has filled it"),
    (5, "a record is not JSON"),
    (6, "one byte of a record is changed"),
    (8, "a record is of an older version"),
    (9, "a record is of a newer version"),
    (10, "a record has fields nobody knows"),
    (11, "two tabs change different records"),
    (12, "two tabs change the same field"),
    (13, "two tabs are of different versions"),
    (14, "a tab that slept wakes up"),
    (15, "a tab is killed while it writes"),
    (17, "the browser gives no storage"),
    (21, "the site's data is cleared meanwhile"),
    (22, "the clock is set back"),
    (23, "the time zone changes"),
    (24, "the edges of the calendar"),
    (25, "an import is huge"),
    (26, "an import does not fit"),
    (27, "an import is malicious"),
    (28, "there is script in the data"),
    (29, "there are formulas in a CSV"),
    (30, "a CSV comes from a spreadsheet"),
    (32, "every kind of Unicode"),
    (33, "numbers at their limits"),
    (37, "somebody makes a mistake"),
    (39, "the browser is killed"),
    (40, "the second store is missing, slow or fails"),
    (41, "the second store is newer than the first"),
    (42, "one of the two stores was cleared, or half of it"),
    (43, "a backup is damaged"),
    (
        44,
        "another device was away, or what it left in the folder is late, torn or doubled",
    ),
    (
        45,
        "the store of a team asks who one is, is gone, full or stale, or breaks off",
    ),
];

/// The one that is only in the browser.
const EXPORT_BLOCKED: (u32, &str) = (38, "the browser blocks an export");

/// Writes the table.
pub(crate) fn write() -> Result<()> {
    let table = table()?;
    fs::write(TABLE, table).map_err(|error| Failure::new(format!("{TABLE}: {error}")))
}

/// Whether every fault has a test, and the table is what the tests' names say.
pub(crate) fn check() -> Result<()> {
    let written = fs::read_to_string(TABLE).unwrap_or_default();
    if written == table()? {
        return Ok(());
    }
    Err(
        Failure::new(format!("{TABLE} is not what the tests' names say"))
            .remedy("cargo xtask faults"),
    )
}

fn table() -> Result<String> {
    let mut tests: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    let mut files = Vec::new();
    for folder in ["core/tests", "tests"] {
        gather(Path::new(folder), &mut files)?;
    }
    files.sort();
    for file in files {
        let text = fs::read_to_string(&file)
            .map_err(|error| Failure::new(format!("{}: {error}", file.display())))?;
        for line in text.lines() {
            let Some((rows, name)) = native(line).or_else(|| in_browser(line)) else {
                continue;
            };
            let file = file.display();
            for row in rows {
                let tests = tests.entry(row).or_default();
                tests.push(format!("{name} (`{file}`)"));
            }
        }
    }
    let mut table = String::from(
        "# What becomes of your goals when something goes wrong\n\n\
         Made from the names of the tests by `cargo xtask faults`. The numbers are those of a longer\n\
         list; those that are missing are not there yet.\n\n\
         |  # | fault | tests |\n| -: | ----- | ----- |\n",
    );
    for (row, fault) in FAULTS.into_iter().chain([EXPORT_BLOCKED]) {
        let Some(tests) = tests.get(&row) else {
            return Err(Failure::new(format!(
                "no test is named after fault {row}: {fault}"
            )));
        };
        // Writing to a string does not fail.
        let _ = writeln!(table, "| {row} | {fault} | {} |", tests.join("<br>"));
    }
    Ok(table)
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let broken = |error| Failure::new(format!("{}: {error}", folder.display()));
    for entry in fs::read_dir(folder).map_err(broken)? {
        let path = entry.map_err(broken)?.path();
        let ends = |ending: &str| path.to_string_lossy().ends_with(ending);
        if path.is_dir() {
            if !ends("node_modules") {
                gather(&path, files)?;
            }
        } else if ends(".rs") || ends(".spec.mjs") {
            files.push(path);
        }
    }
    Ok(())
}

/// `fn row_09_a_newer_record_is_only_read() {`, also `fn row_11_and_12_…`.
fn native(line: &str) -> Option<(Vec<u32>, String)> {
    let name = line.trim_start().strip_prefix("fn row_")?;
    let (name, _) = name.split_once('(')?;
    let (row, mut name) = name.split_once('_')?;
    let mut rows = vec![row.parse().ok()?];
    while let Some((row, rest)) = name.strip_prefix("and_").and_then(|it| it.split_once('_'))
        && let Ok(row) = row.parse()
    {
        rows.push(row);
        name = rest;
    }
    Some((rows, name.replace('_', " ")))
}

/// `test("row 9: a newer record is only read", …`
fn in_browser(line: &str) -> Option<(Vec<u32>, String)> {
    let name = line.trim_start().strip_prefix("test(")?;
    let quote = name
        .chars()
        .next()
        .filter(|first| matches!(first, '"' | '`'))?;
    let name = name[1..].strip_prefix("row ")?;
    let (name, _) = name.split_once(quote)?;
    let (row, name) = name.split_once(": ")?;
    Some((vec![row.parse().ok()?], name.replace('|', "\\|")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_in_the_name_of_a_test() {
        let named = |row, name: &str| Some((vec![row], name.to_owned()));
        assert_eq!(
            native("fn row_11_and_12_both_are_kept() {"),
            Some((vec![11, 12], "both are kept".to_owned()))
        );
        assert_eq!(
            native("    fn row_09_is_only_read() {"),
            named(9, "is only read")
        );
        assert_eq!(native("fn rows_are_read() {"), None);
        assert_eq!(
            in_browser("test(\"row 12: both are kept\", async ({ page }) => {"),
            named(12, "both are kept")
        );
        assert_eq!(in_browser("test(\"a row 12: no\", async () => {"), None);
    }
}
