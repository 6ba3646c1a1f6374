//! Makes of the files that people read what a page is given: the templates in the
//! notation of `src/templates.rs`, and the style sheet packed.

#[path = "build/mod.rs"]
mod build;

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

const SHEET: &str = "src/element.css";
const TEMPLATES: &str = "src/templates.html";

fn main() -> ExitCode {
    for file in ["build.rs", "build", SHEET, TEMPLATES] {
        println!("cargo::rerun-if-changed={file}");
    }
    match make() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("cargo::error={error}");
            ExitCode::FAILURE
        }
    }
}

fn make() -> Result<(), Box<dyn Error>> {
    let folder = env::var_os("OUT_DIR").ok_or("cargo names no OUT_DIR")?;
    let folder = Path::new(&folder);
    let read = |file| fs::read_to_string(file).map_err(|error| format!("{file}: {error}"));

    let pieces = build::notation::convert(&read(TEMPLATES)?)
        .map_err(|problem| format!("element/{TEMPLATES}, {problem}"))?;
    let pieces = build::notation::as_rust(&pieces, &format!("element/{TEMPLATES}"));
    fs::write(folder.join("templates.rs"), pieces)?;
    fs::write(folder.join("element.css"), pack(&read(SHEET)?))?;
    Ok(())
}

/// The sheet without comments, and without the spaces that mean nothing: it is downloaded
/// with the quiz, and this is 0.6 kB after brotli. (The space after a colon means nothing
/// here, since no selector has one there.)
fn pack(sheet: &str) -> String {
    let mut packed = String::new();
    for (place, part) in sheet.split("/*").enumerate() {
        let code = match part.split_once("*/") {
            Some((_, code)) if place > 0 => code,
            _ => part,
        };
        for word in code.split_whitespace() {
            let joins = word.starts_with(['{', '}']) || packed.ends_with(['{', '}', ';', ':', ',']);
            if !joins && !packed.is_empty() {
                packed.push(' ');
            }
            packed.push_str(word);
        }
    }
    packed
}
