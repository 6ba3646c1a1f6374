//! Benches: what things cost, in a real browser, beside what they cannot cost less than.
//!
//! None is a test: no time makes one fail. `benches/README.md` says how they are made.

use std::path::Path;
use std::process::Command;

use crate::run::{Failure, Result, cargo, run, step};
use crate::{setup, site};

/// Those with ratios to a floor, and what each is about.
const BENCHES: [(&str, &str); 8] = [
    ("embed", "the embed beside its peers, as ratios"),
    ("grade", "a digit among 100 key results, as ratios"),
    ("goals", "the goals page among 1,000, as ratios"),
    (
        "wording",
        "a key in an objective's form among 1,000, as ratios",
    ),
    ("store", "a check-in among 1,000 goals, as ratios"),
    ("review", "a review among 200 goals and 50 KPIs, as ratios"),
    ("table", "the preview of a table of 20,000 rows, as a ratio"),
    (
        "team",
        "a reload beside 50 others in a shared store, as ratios",
    ),
];

/// What makes of a bench one of a minute, which records nothing.
const QUICK: &str = "--quick";

/// Measures what was asked for. But for `--quick` it is recorded beside the bench.
///
/// Kills are of whole browsers soon after something was saved, and tabs are three at which
/// somebody works at random: both record whether what was acknowledged is there.
pub(crate) fn bench(arguments: &[&str]) -> Result<()> {
    match arguments {
        [QUICK] => in_browser(
            "benches",
            "how many times its floor everything is",
            "benches/quick.mjs",
            &[],
        ),
        ["kill", rest @ ..] => in_browser(
            "bench kill",
            "browsers killed after “Saved”, and what is there then",
            "benches/kill/run.mjs",
            rest,
        ),
        ["tabs", rest @ ..] => in_browser(
            "bench tabs",
            "three tabs at random, and what is there in the end",
            "benches/kill/tabs.mjs",
            rest,
        ),
        ["checks", rest @ ..] => checks(rest),
        ["lighthouse"] => {
            setup::lighthouse()?;
            in_browser(
                "bench lighthouse",
                "what Lighthouse says of the site, five times each",
                "benches/lighthouse/run.mjs",
                &[],
            )
        }
        [name, rest @ ..] if matches!(rest, [] | [QUICK]) => {
            let (_, reason) = BENCHES
                .iter()
                .find(|(bench, _)| bench == name)
                .ok_or_else(|| unknown(arguments))?;
            // Its peers are no part of a quick look.
            if *name == "embed" && rest.is_empty() {
                setup::peers()?;
            }
            if *name == "team" {
                setup::apache()?;
            }
            let script = format!("benches/{name}/run.mjs");
            in_browser(&format!("bench {name}"), reason, &script, rest)
        }
        _ => Err(unknown(arguments)),
    }
}

fn unknown(arguments: &[&str]) -> Failure {
    let names: Vec<&str> = BENCHES.iter().map(|(name, _)| *name).collect();
    Failure::new(format!("there is no bench `{}`", arguments.join(" "))).remedy(format!(
        "The benches are {}, checks, lighthouse, kill and tabs.",
        names.join(", ")
    ))
}

/// How often the checks of wording are right, on a file of labelled lines. Nothing of it is
/// kept: the lines may be other people's.
fn checks(arguments: &[&str]) -> Result<()> {
    if arguments.is_empty() {
        return Err(Failure::new("which lines?").remedy(
            "cargo xtask bench checks FILE, of lines of a kind, a label and a text: see \
             docs/checks.md.",
        ));
    }
    let mut asked = cargo();
    asked.args(["run", "--quiet", "-p", "waymark-core"]);
    asked.args(["--features", "grading", "--example", "checks", "--"]);
    run(asked.args(arguments))
}

/// Builds the site and runs a script that drives a whole browser through it.
fn in_browser(name: &str, reason: &str, script: &str, arguments: &[&str]) -> Result<()> {
    let chromium = setup::chromium()?;
    site::build()?;
    step(name, reason, || {
        run(Command::new("node")
            .arg(Path::new(script))
            .args(arguments)
            .env("WAYMARK_CHROMIUM", &chromium)
            .env(setup::WHOLE, &chromium))
    })
}

#[cfg(test)]
mod tests {
    use super::BENCHES;

    const HISTORY: &str = include_str!("../../benches/history.tsv");

    fn is_date(text: &str) -> bool {
        let shape: String = text
            .chars()
            .map(|letter| if letter.is_ascii_digit() { '0' } else { letter })
            .collect();
        shape == "0000-00-00"
    }

    /// Ten digits of its name, and a plus where something was not committed.
    fn is_commit(text: &str) -> bool {
        let name = text.strip_suffix('+').unwrap_or(text);
        name.len() == 10 && name.chars().all(|digit| "0123456789abcdef".contains(digit))
    }

    #[test]
    fn the_history_has_a_ratio_a_line_from_old_to_new() {
        let mut lines = HISTORY.lines();
        assert_eq!(lines.next(), Some("date\tcommit\tbench\twhat\tratio"));
        let mut latest = "";
        for line in lines {
            let fields: Vec<&str> = line.split('\t').collect();
            let [date, commit, bench, what, ratio] = fields[..] else {
                panic!("five fields: {line}");
            };
            assert!(is_date(date) && date >= latest, "a later day: {line}");
            latest = date;
            assert!(is_commit(commit), "a commit: {line}");
            assert!(
                BENCHES.iter().any(|(name, _)| *name == bench),
                "a bench: {line}"
            );
            let is_plain = !what.contains(['/', '\\']) && what.trim() == what;
            assert!(is_plain && !what.is_empty(), "what is compared: {line}");
            let decimals = ratio.split_once('.').map_or("", |(_, decimals)| decimals);
            let value = ratio.parse::<f64>().unwrap_or_default();
            assert!(value > 0.0 && decimals.len() == 2, "a ratio: {line}");
        }
    }
}
