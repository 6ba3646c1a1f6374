//! How often the checks of wording are right, on lines that people labelled:
//! `cargo xtask bench checks FILE`, or this with `--missed` before the file, which also
//! prints each line about which the checks and the people differ.

use std::process::ExitCode;

use waymark_core::wording::Check;
use waymark_core::wording::figures::{Labelled, figures, labelled};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (is_long, path) = match arguments.as_slice() {
        [path] => (false, path),
        [long, path] if long == "--missed" => (true, path),
        _ => {
            eprintln!("which file? Its lines are kind, label and text, with tabs between");
            return ExitCode::FAILURE;
        }
    };
    let file = match std::fs::read_to_string(path) {
        Ok(file) => file,
        Err(error) => {
            eprintln!("cannot read {path}: {error}");
            return ExitCode::FAILURE;
        }
    };
    match labelled(&file) {
        Ok(lines) => {
            print(&lines, is_long);
            ExitCode::SUCCESS
        }
        Err(at) => {
            eprintln!("{path}:{at}: no kind, label and text that the checks know");
            ExitCode::FAILURE
        }
    }
}

fn print(lines: &[Labelled<'_>], is_long: bool) {
    println!("| Check | Lines asked | So | Found | Right | Precision | Recall |");
    println!("|---|--:|--:|--:|--:|--:|--:|");
    let share = |share: Option<f64>| share.map_or("–".to_owned(), |it| format!("{it:.2}"));
    for (check, it) in figures(lines) {
        println!(
            "| {} | {} | {} | {} | {} | {} | {} |",
            check.word(),
            it.right + it.wrong + it.missed + it.quiet,
            it.right + it.missed,
            it.right + it.wrong,
            it.right,
            share(it.precision()),
            share(it.recall()),
        );
    }
    for check in Check::ALL.into_iter().filter(|_| is_long) {
        for line in lines {
            let differs = line.says(check).filter(|it| *it != line.is_found(check));
            if let Some(is_so) = differs {
                let how = if is_so { "missed" } else { "wrong" };
                println!("{}\t{how}\t{}", check.word(), line.text);
            }
        }
    }
}
