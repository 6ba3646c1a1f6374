//! The embed: the quiz as a WASM module of its own, with its script, its frame
//! and its types.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::names;
use crate::releases::{self, Built};
use crate::run::{Failure, Result, run, step};
use crate::setup::{COMPILER_FLAGS, Toolbox, WASM_TARGET};

/// Its compiler flags differ from the app's, and one folder for both would be
/// compiled anew each time.
const TARGET_FOLDER: &str = "target/embed";

/// The finished embed, for the site and the package to copy.
pub(crate) const SITE: &str = "target/embed/site";

/// Whoever embeds pays for every byte, so more is tried than for the app.
const WASM_OPT: [&str; 7] = [
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "--converge",
    "--strip-producers",
    "--strip-target-features",
];

/// What `embed/okr-or-kpi.js` asks the module for, as wasm-metadce is told.
const ASKED_FOR: &str = r#"[
    { "name": "loader", "root": true, "reaches": ["memory", "quiz", "take"] },
    { "name": "memory", "export": "memory" },
    { "name": "quiz", "export": "quiz" },
    { "name": "take", "export": "__wbindgen_malloc" }
]"#;

/// Builds the embed into [`SITE`].
pub(crate) fn build(tools: &Toolbox) -> Result<()> {
    let wasm_std = tools.wasm_std.for_embed();
    step("build the embed", wasm_std.embed_label(), || {
        let mut cargo = tools.command("cargo");
        wasm_std.configure(&mut cargo);
        run(cargo
            .args([
                "build",
                "--quiet",
                "--release",
                "--package",
                "okr-or-kpi-embed",
            ])
            .args(["--target", WASM_TARGET, "--target-dir", TARGET_FOLDER])
            .env(COMPILER_FLAGS, wasm_std.embed_flags()))?;
        let compiled = Path::new(TARGET_FOLDER)
            .join(WASM_TARGET)
            .join("release/okr_or_kpi_embed.wasm");
        let bound = Path::new(TARGET_FOLDER).join("bound");
        run(tools
            .command("wasm-bindgen")
            .args(["--target", "web", "--no-typescript", "--out-dir"])
            .args([&bound, &compiled]))?;
        let wasm = Path::new(TARGET_FOLDER).join("okr-or-kpi.wasm");
        shake(tools, &bound.join("okr_or_kpi_embed_bg.wasm"), &wasm)?;
        run(tools.npm_command("wasm-opt").args(WASM_OPT).args([
            &wasm,
            Path::new("--output"),
            &wasm,
        ]))?;
        run(Command::new("node")
            .arg("embed/assemble.mjs")
            .arg(&wasm)
            .args([&version_in("element/Cargo.toml")?, SITE]))
    })?;
    with_built(tools, releases::check)
}

/// Says of a finished embed what it is.
fn with_built(tools: &Toolbox, tell: fn(&Built<'_>) -> Result<()>) -> Result<()> {
    let library = tools.wasm_std.for_embed().embed_label();
    let mut compiler = tools.command(tools.wasm_std.compiler());
    let with = releases::built_with(&mut compiler, library);
    let line = version_line()?;
    let (version, integrity) = line.split_once(' ').unwrap_or_default();
    tell(&Built {
        version,
        integrity,
        with: &with,
    })
}

/// Leaves out whatever the loader does not ask for, and the hash in the name of what it gives.
fn shake(tools: &Toolbox, from: &Path, to: &Path) -> Result<()> {
    let io = |error: std::io::Error| Failure::new(format!("cannot shake the embed: {error}"));
    let graph = Path::new(TARGET_FOLDER).join("asked-for.json");
    fs::write(&graph, ASKED_FOR).map_err(io)?;
    run(tools
        .npm_command("wasm-metadce")
        .arg(from)
        .arg("--graph-file")
        .arg(&graph)
        .arg("--quiet")
        .arg("--output")
        .arg(to))?;
    let (shortened, _) = names::shorten(&fs::read(to).map_err(io)?)?;
    fs::write(to, shortened).map_err(io)
}

/// What the app is told of the embed beside it: its version, and what the
/// version's script must be.
pub(crate) const VERSION: &str = "WAYMARK_EMBED";

/// See [`VERSION`].
pub(crate) fn version_line() -> Result<String> {
    let file = Path::new(SITE).join("version.txt");
    fs::read_to_string(&file)
        .map(|line| line.trim().to_owned())
        .map_err(|error| Failure::new(format!("cannot read {}: {error}", file.display())))
}

/// The package for npm, put together but not packed.
pub(crate) const PACKAGE: &str = "dist/npm";

/// Builds the embed, puts the package together and records it as a release.
pub(crate) fn package() -> Result<()> {
    let tools = Toolbox::ensure()?;
    build(&tools)?;
    with_built(&tools, releases::record)?;
    assemble_package()
}

/// Puts the package together from the built embed.
pub(crate) fn assemble_package() -> Result<()> {
    run(Command::new("node").args(["embed/npm/assemble.mjs", SITE, PACKAGE]))?;
    println!("    the package is in {PACKAGE}/: `npm publish` there, or `npm pack`");
    Ok(())
}

/// Says how to put the quiz on a page.
pub(crate) fn print_snippets() -> Result<()> {
    let line = version_line()?;
    let (version, integrity) = line.split_once(' ').unwrap_or_default();
    println!(
        "\n    The quiz on any page, from wherever dist/embed/ is served, moving with releases:\n\n\
         <script type=\"module\" src=\"https://example.org/embed/okr-or-kpi.js\"></script>\n\
         <okr-or-kpi></okr-or-kpi>\n\n    \
         or one version that never changes:\n\n\
         <script type=\"module\" src=\"https://example.org/embed/{version}/okr-or-kpi.js\" \
         integrity=\"{integrity}\" crossorigin></script>\n\
         <okr-or-kpi></okr-or-kpi>\n"
    );
    Ok(())
}

/// The version that a crate's manifest names.
fn version_in(manifest: &str) -> Result<String> {
    fs::read_to_string(manifest)
        .map_err(|error| Failure::new(format!("cannot read {manifest}: {error}")))?
        .lines()
        .find_map(|line| line.strip_prefix("version = "))
        .map(|version| version.trim_matches('"').to_owned())
        .ok_or_else(|| Failure::new(format!("{manifest} names no version")))
}
