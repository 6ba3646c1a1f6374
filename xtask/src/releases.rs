//! What was released of the embed stays what it is: two builds of one version with other
//! bytes would break every page that names that version with its checksum.

use std::fs;
use std::process::Command;

use crate::run::{Failure, Result, output};

/// The list of releases, a line each: version, checksum of the script, build.
const FILE: &str = "embed/releases.txt";

/// A build of the embed.
pub(crate) struct Built<'a> {
    /// The version of `element/Cargo.toml`.
    pub(crate) version: &'a str,
    /// The checksum of its script, which names the WASM by another.
    pub(crate) integrity: &'a str,
    /// Compiler and standard library: others legitimately give other bytes.
    pub(crate) with: &'a str,
}

/// The compiler and how the standard library came.
pub(crate) fn built_with(compiler: &mut Command, library: &str) -> String {
    let compiler = output(compiler.arg("--version")).unwrap_or_default();
    let version: Vec<&str> = compiler.split(' ').take(2).collect();
    format!("{}, {library}", version.join(" "))
}

/// Refuses a build whose version was released with other bytes by the same compiler.
pub(crate) fn check(built: &Built<'_>) -> Result<()> {
    check_among(&read()?, built)
}

fn check_among(records: &str, built: &Built<'_>) -> Result<()> {
    match recorded(records, built.version) {
        Some((integrity, with)) if integrity != built.integrity && with == built.with => {
            Err(differs(built, with))
        }
        _ => Ok(()),
    }
}

/// Records a build as released. Whatever it was built with, a version is one thing.
pub(crate) fn record(built: &Built<'_>) -> Result<()> {
    let mut records = read()?;
    if let Some(line) = line_for(&records, built)? {
        records += &line;
        fs::write(FILE, records)
            .map_err(|error| Failure::new(format!("cannot write {FILE}: {error}")))?;
        println!("    recorded in {FILE}: commit it if you publish");
    }
    Ok(())
}

/// The line that records a build; none where it is there.
fn line_for(records: &str, built: &Built<'_>) -> Result<Option<String>> {
    match recorded(records, built.version) {
        Some((integrity, with)) if integrity != built.integrity => Err(differs(built, with)),
        Some(_) => Ok(None),
        None => {
            let line = format!("{} {} {}\n", built.version, built.integrity, built.with);
            Ok(Some(line))
        }
    }
}

fn read() -> Result<String> {
    fs::read_to_string(FILE).map_err(|error| Failure::new(format!("cannot read {FILE}: {error}")))
}

/// The checksum and the build of a version.
fn recorded<'a>(records: &'a str, version: &str) -> Option<(&'a str, &'a str)> {
    let mut lines = records.lines().filter(|line| !line.starts_with('#'));
    lines.find_map(|line| {
        let (name, rest) = line.split_once(' ')?;
        (name == version).then(|| rest.split_once(' '))?
    })
}

fn differs(built: &Built<'_>, with: &str) -> Failure {
    let version = built.version;
    Failure::new(format!(
        "okr-or-kpi {version} was released, built with {with}; this build, with {}, has other bytes",
        built.with
    ))
    .remedy("Raise the version in element/Cargo.toml: what is released never changes.")
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECORDS: &str = "0.2.7 sha384-a rustc 1.95.0, shipped\n";

    const fn built<'a>(version: &'a str, integrity: &'a str, with: &'a str) -> Built<'a> {
        Built {
            version,
            integrity,
            with,
        }
    }

    #[test]
    fn a_version_that_was_released_is_refused_with_other_bytes() {
        let other = built("0.2.7", "sha384-b", "rustc 1.95.0, shipped");
        let refused = check_among(RECORDS, &other).expect_err("other bytes");
        assert!(
            refused.to_string().contains("Raise the version"),
            "{refused}"
        );
        assert!(line_for(RECORDS, &other).is_err());
        // Another compiler's bytes are others, and can be built, but not released as that.
        let elsewhere = built("0.2.7", "sha384-b", "rustc 1.96.0, shipped");
        assert!(check_among(RECORDS, &elsewhere).is_ok());
        assert!(line_for(RECORDS, &elsewhere).is_err());
    }

    #[test]
    fn the_same_again_and_a_new_version_are_welcome() {
        let same = built("0.2.7", "sha384-a", "rustc 1.95.0, shipped");
        assert!(check_among(RECORDS, &same).is_ok());
        assert_eq!(line_for(RECORDS, &same).ok(), Some(None));
        let new = built("0.2.8", "sha384-b", "rustc 1.95.0, shipped");
        assert!(check_among(RECORDS, &new).is_ok());
        let line = "0.2.8 sha384-b rustc 1.95.0, shipped\n".to_owned();
        assert_eq!(line_for(RECORDS, &new).ok(), Some(Some(line)));
    }

    #[test]
    fn a_version_is_found_by_its_whole_name() {
        let records = "# 0.2.6 is no record\n0.2.60 sha384-a rustc 1.95.0, ready\n\
            0.2.6 sha384-b rustc 1.95.0, compiled along\n";
        assert_eq!(
            recorded(records, "0.2.6"),
            Some(("sha384-b", "rustc 1.95.0, compiled along"))
        );
        assert_eq!(recorded(records, "0.2"), None);
    }
}
