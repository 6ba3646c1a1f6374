//! The natural limits of numbers on standard input, and their signals.
//!
//! ```text
//! cargo run -p waymark-core --features store --example natural_limits -- --base 12 < numbers
//! ```
//!
//! One number a line, in plain notation: digits, perhaps with a sign before and a point
//! between. Blank lines are passed over. `--base N` works the limits out from the first N
//! numbers (from 2 on; all by default) and judges all of them. What is printed, and what
//! is refused, `report` says.

use std::io::{Read as _, Write as _};
use std::process::ExitCode;

#[path = "natural_limits/report.rs"]
mod report;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut typed = Vec::new();
    let report = match std::io::stdin().read_to_end(&mut typed) {
        Ok(_) => report::of(&arguments, &String::from_utf8_lossy(&typed)),
        Err(error) => Err(format!("the numbers cannot be read: {error}")),
    };
    match report {
        // A reader that has seen enough is no fault.
        Ok(report) => {
            let _ = std::io::stdout().write_all(report.as_bytes());
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(2)
        }
    }
}
