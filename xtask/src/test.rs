//! Everything CI checks, in the order in which a mistake is cheapest to find.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::run::{Beside, Failure, Result, cargo, output, run, step};
use crate::setup::{Toolbox, WasmStd};
use crate::{door, embed, faults, older, setup, site};

/// What the element may bring along: its tree's size decides the embed's.
const ELEMENT_CRATES: usize = 25;

/// Crates that would let a browser into the rules.
const WEB_CRATES: [&str; 4] = ["js-sys", "leptos", "wasm-bindgen", "web-sys"];

/// How much is run.
#[derive(Clone, Copy)]
struct Extent {
    /// What is slow or needs more packages too.
    all: bool,
    /// The journeys that passed today where nothing differs, too.
    again: bool,
}

/// Runs all checks, or those of one part.
pub(crate) fn test(arguments: &[&str]) -> Result<()> {
    let (extents, parts): (Vec<&str>, Vec<&str>) = arguments
        .iter()
        .partition(|argument| ["--all", "--again"].contains(*argument));
    let all = extents.contains(&"--all");
    let extent = Extent {
        all,
        again: all || extents.contains(&"--again"),
    };
    let started = Instant::now();
    // What only a person can mend is better said at once than after the builds.
    if matches!(parts[..], [] | ["browser"]) {
        setup::node()?;
        setup::headless()?;
        setup::chromium()?;
    }
    if matches!(parts[..], [] | ["app"]) {
        setup::components()?;
    }
    match parts[..] {
        ["core"] => native(&RULES, all)?,
        ["app"] => {
            lints()?;
            native(&APP, all)?;
        }
        ["browser"] => browser(&site::build()?, extent)?,
        [] => {
            format()?;
            let tools = Toolbox::ensure()?;
            let site = Beside::begin("build")?;
            // Whatever is found, nothing is left behind that still runs.
            let native = lints().and_then(|()| native(&[&RULES[..], &APP].concat(), all));
            let built = site.end();
            native?;
            built?;
            browser(&tools, extent)?;
        }
        _ => {
            return Err(
                Failure::new(format!("there is no part `{}`", parts.join(" ")))
                    .remedy("The parts are core, app and browser."),
            );
        }
    }
    println!(
        "\nAll checks passed in {:.0} s.",
        started.elapsed().as_secs_f32()
    );
    Ok(())
}

/// Builds the site and prints what a first visit downloads.
pub(crate) fn sizes() -> Result<()> {
    let tools = site::build()?;
    measure(tools.wasm_std)
}

/// Licences, sources and bans. Advisories are not asked for: they need a
/// database from elsewhere and change without our doing.
pub(crate) fn audit() -> Result<()> {
    let folder = setup::cargo_deny()?;
    let mut command = match folder {
        Some(folder) => Command::new(folder.join("cargo-deny")),
        None => Command::new("cargo-deny"),
    };
    run(command.args(["check", "bans", "licenses", "sources"]))
}

fn format() -> Result<()> {
    step("format", "one layout for everybody", || {
        run(cargo().args(["fmt", "--all", "--check"]))
            .map_err(|failure| failure.remedy("cargo fmt --all"))
    })
}

/// Where a random test begins, and what says so.
const SEED: [&str; 2] = ["PROPTEST_RNG_SEED", "20261127"];

/// Names the folder that remembers which journeys passed today; see `tests/passed.mjs`.
const PASSED: &str = "WAYMARK_PASSED";

/// Rules and words, which know no browser.
const RULES: [&str; 2] = ["waymark-core", "waymark-text"];

/// The element, and these commands. The app itself has none: it is driven in a browser, and
/// what can be told without one is a rule or a word.
const APP: [&str; 2] = ["okr-or-kpi", "xtask"];

/// What the compiler can tell before anything runs.
fn lints() -> Result<()> {
    step(
        "lints",
        "what the compiler can tell before anything runs",
        || {
            run(cargo()
                .args(["clippy", "--workspace", "--all-targets", "--quiet", "--"])
                .args(["--deny", "warnings"]))
        },
    )
}

/// The native tests of some packages, all at once: what two of them share is compiled for
/// both. What is tried at random is the same each time, so that a change fails by what it
/// changed; with everything it is tried anew, and whoever looks for more says where to begin.
fn native(packages: &[&str], anew: bool) -> Result<()> {
    step("native tests", "no browser", || {
        knows_no_browser()?;
        is_small()?;
        faults::check()?;
        door::check()?;
        let mut tests = cargo();
        tests.args(["test", "--quiet"]).args(selected(packages));
        let [name, seed] = SEED;
        if !anew && env::var_os(name).is_none() {
            tests.env(name, seed);
        }
        run(&mut tests)
    })
}

/// Packages as cargo takes them, with the store where it belongs to them.
fn selected(packages: &[&str]) -> Vec<String> {
    let selected = packages
        .iter()
        .flat_map(|it| ["-p".to_owned(), (*it).to_owned()]);
    let stored = packages.iter().filter(|it| RULES.contains(it));
    let stored = stored.flat_map(|it| ["--features".to_owned(), format!("{it}/store")]);
    selected.chain(stored).collect()
}

/// Checks that no rule depends on a browser.
fn knows_no_browser() -> Result<()> {
    let tree = crates_of("waymark-core")?;
    match tree.iter().find(|name| WEB_CRATES.contains(&name.as_str())) {
        Some(name) => Err(Failure::new(format!(
            "waymark-core depends on {name}: rules know no browser"
        ))),
        None => Ok(()),
    }
}

/// Checks that the element brings few crates along.
fn is_small() -> Result<()> {
    let tree = crates_of("okr-or-kpi")?;
    if tree.len() > ELEMENT_CRATES {
        return Err(Failure::new(format!(
            "the element's tree has {} crates, at most {ELEMENT_CRATES} are allowed: {}",
            tree.len(),
            tree.join(", ")
        )));
    }
    println!(
        "    the element's tree: {} crates of at most {ELEMENT_CRATES}",
        tree.len()
    );
    Ok(())
}

/// Runs the store's proof at length, and that of two devices in browsers too: it is the same
/// proof, and half an hour is more than `--all` is to take longer.
pub(crate) fn soak() -> Result<()> {
    let chromium = setup::headless()?;
    step(
        "soak",
        "a million steps, every sequence of five, 10,000 years of two devices",
        || {
            run(cargo()
                .args(["test", "--profile", "soak", "-p", "waymark-core"])
                .args(["--features", "store", "--test", "rules"])
                .args(["--", "--nocapture", "store::", "share::"])
                .env("WAYMARK_SHARED", "10000")
                .env("WAYMARK_STEPS", "1000000")
                .env("WAYMARK_LENGTH", "5"))
        },
    )?;
    let tools = site::build()?;
    step("years", "50 years of two devices, in Chromium", || {
        run(tools
            .command("node")
            .args([
                "node_modules/@playwright/test/cli.js",
                "test",
                "tests/years.spec",
            ])
            .args(["--config", "tests/playwright.config.mjs"])
            .env("WAYMARK_YEARS", "50")
            .env("WAYMARK_CHROMIUM", &chromium))
    })
}

/// Drives the site that was built.
fn browser(tools: &Toolbox, Extent { all, again }: Extent) -> Result<()> {
    let chromium = setup::headless()?;
    // For what only a whole browser has: its settings.
    let whole = setup::chromium()?;
    let older = if all { older::site()? } else { None };
    let passed = (!again).then(|| setup::cached("passed")).transpose()?;
    let journeys = |browser: &Path, all: bool| {
        let mut command = tools.command("node");
        // What is asked on every page in every colour, though it rarely differs.
        if all {
            command.env("WAYMARK_ALL", "");
        }
        if let Some(older) = &older {
            command.env(older::SITE, older);
        }
        command
            .args(["node_modules/@playwright/test/cli.js", "test"])
            .args(["--config", "tests/playwright.config.mjs"])
            .env("WAYMARK_CHROMIUM", browser)
            .env(setup::WHOLE, &whole);
        if let Some(passed) = &passed {
            command.arg("--pass-with-no-tests").env(PASSED, passed);
        }
        run(&mut command)
    };
    step("journeys", "the built site, driven in Chromium", || {
        journeys(&chromium, all && chromium == whole)
    })?;
    if all && chromium != whole {
        step(
            "journeys again",
            "in the whole browser, as people have it",
            || journeys(&whole, true),
        )?;
    }
    calendar_files()?;
    embed::assemble_package()?;
    setup::package_projects(all)?;
    step(
        "package",
        "installed into projects, and driven there",
        || {
            let mut command = tools.command("node");
            command
                .args(["tests/packages/journey.mjs", embed::PACKAGE])
                .args(all.then_some("--all"))
                .env("WAYMARK_CHROMIUM", &chromium);
            run(&mut command)
        },
    )?;
    if all {
        setup::nginx()?;
        setup::apache()?;
        let caddy = setup::has_caddy().then_some("caddy");
        step(
            "hosting",
            "the recipes, by one list of expectations",
            || {
                for recipe in ["nginx", "apache", "headers"].into_iter().chain(caddy) {
                    run(tools
                        .command("node")
                        .arg(format!("tests/hosting/{recipe}.mjs"))
                        .env("WAYMARK_CHROMIUM", &chromium))?;
                }
                Ok(())
            },
        )?;
        step(
            "the store of a team",
            "on Apache by its recipe, with a login and broken connections",
            || {
                run(tools
                    .command("node")
                    .args(["node_modules/@playwright/test/cli.js", "test"])
                    .args(["--config", "tests/hosting/playwright.config.mjs"])
                    .env("WAYMARK_CHROMIUM", &chromium)
                    .env(setup::WHOLE, &whole))
            },
        )?;
        let firefox = setup::other_engines()?;
        step(
            "other engines",
            "the site and the embed in Firefox and in WebKit, by keyboard too",
            || {
                let mut in_firefox = tools.command("node");
                run(in_firefox
                    .args(["tests/engines/journey.mjs", "firefox"])
                    .arg(firefox))?;
                let mut in_webkit = tools.command("node");
                run(in_webkit.args(["tests/engines/journey.mjs", "webkit"]))
            },
        )?;
    }
    measure(tools.wasm_std)
}

/// The example that writes files for calendars.
const WRITES_FILES: &str = "calendar_files";

/// Where cargo builds.
fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from)
}

/// Files for calendars, read by a program that is not ours.
fn calendar_files() -> Result<()> {
    setup::calendar_reader()?;
    step(
        "calendar files",
        "read by a second parser, day by day",
        || {
            // Of the very packages of the native tests, which have built it: of the rules alone,
            // all of them would be compiled once more.
            let mut build = cargo();
            build.args(["test", "--quiet", "--no-run", "--example", WRITES_FILES]);
            run(build.args(selected(&[&RULES[..], &APP].concat())))?;
            let program = format!("{WRITES_FILES}{}", env::consts::EXE_SUFFIX);
            let program = target().join("debug/examples").join(program);
            let written = output(&mut Command::new(program))
                .ok_or_else(|| Failure::new("the files could not be written"))?;
            let folder = Path::new("target/calendar-files");
            let file = folder.join("files.json");
            fs::create_dir_all(folder)
                .and_then(|()| fs::write(&file, written))
                .map_err(|error| Failure::new(format!("{}: {error}", file.display())))?;
            run(Command::new("node")
                .arg("tests/calendar-file/read.mjs")
                .arg(&file))
        },
    )
}

fn measure(wasm_std: WasmStd) -> Result<()> {
    let chromium = setup::headless()?;
    step(
        "sizes",
        "what a first visit downloads, against the budget",
        || {
            run(Command::new("node")
                .args(["tests/sizes.mjs", wasm_std.label()])
                .arg(embed::BUDGET.to_string())
                .arg(wasm_std.embed_label())
                .env("WAYMARK_CHROMIUM", chromium))
        },
    )
}

/// The crates in a package's tree, itself included, without what only its own
/// tests need.
fn crates_of(package: &str) -> Result<Vec<String>> {
    let mut command = cargo();
    command.args(["tree", "--package", package, "--edges", "normal,build"]);
    command.args([
        "--target",
        "wasm32-unknown-unknown",
        "--prefix",
        "none",
        "--format",
        "{p}",
    ]);
    let tree = output(&mut command)
        .ok_or_else(|| Failure::new(format!("cargo tree knows no {package}")))?;
    let mut names: Vec<String> = tree
        .lines()
        .filter_map(|line| line.split(' ').next())
        .map(str::to_owned)
        .collect();
    names.sort_unstable();
    names.dedup();
    Ok(names)
}
