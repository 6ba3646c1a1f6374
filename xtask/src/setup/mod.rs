//! Set-up: finds what a command needs and installs what is missing.
//!
//! Every tool is a [`Tool`]: it can be looked for, it can be installed, and it
//! says what to do where installing it is not for us. Looking is cheap and is
//! done each time, so set-up can be interrupted and run again at any point.

mod chromium;
mod components;
mod debian;
mod engines;
mod packages;
mod rust_tools;
mod wasm_std;

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use self::chromium::Chromium;
pub(crate) use self::chromium::WHOLE;
use crate::run::{Failure, Result, step};
use rust_tools::RustTool;
pub(crate) use rust_tools::cached;
pub(crate) use wasm_std::{LINKER, TARGET as WASM_TARGET, WasmStd};

/// Something the project needs on the machine.
trait Tool {
    /// Its name and, where it matters, its version.
    fn name(&self) -> String;
    /// What it is for, in a few words.
    fn purpose(&self) -> &'static str;
    /// Where it is, if it is there and fits.
    fn find(&self) -> Option<Found>;
    /// How it would be had: the command a person can run, or a sentence.
    fn remedy(&self) -> String;
    /// Gets it.
    fn install(&self) -> Result<()>;
}

/// A tool that is there.
struct Found {
    /// What the doctor says of it.
    description: String,
    /// The folder to put on PATH for it, if it is not there already.
    folder: Option<PathBuf>,
}

impl Found {
    fn on_path(description: impl Into<String>) -> Self {
        Self {
            description: description.into(),
            folder: None,
        }
    }
}

/// Finds a tool or installs it.
fn ensure(tool: &impl Tool) -> Result<Found> {
    if let Some(found) = tool.find() {
        return Ok(found);
    }
    step(&format!("set up {}", tool.name()), tool.purpose(), || {
        tool.install()
            .map_err(|failure| failure.remedy(tool.remedy()))?;
        tool.find().ok_or_else(|| {
            Failure::new(format!("{} was installed and is not found", tool.name()))
                .remedy(tool.remedy())
        })
    })
}

/// What building the site takes, found and ready to be used.
pub(crate) struct Toolbox {
    /// Which WASM standard library is linked.
    pub(crate) wasm_std: WasmStd,
    path: OsString,
}

/// Holds compiler flags, each after the first behind the character 1F, so that
/// one may hold spaces. They reach the WASM alone: with a target named, build
/// scripts and macros get none.
pub(crate) const COMPILER_FLAGS: &str = "CARGO_ENCODED_RUSTFLAGS";

impl Toolbox {
    /// Finds or installs everything that building the site takes.
    pub(crate) fn ensure() -> Result<Self> {
        node()?;
        let mut folders = Vec::new();
        folders.extend(ensure(&packages::TOOLS)?.folder);
        ensure(&WasmStd::Missing)?;
        let wasm_std = WasmStd::detect();
        let wasm_bindgen = RustTool::wasm_bindgen()?;
        let trunk = RustTool::trunk()?;
        folders.extend(ensure(&wasm_bindgen)?.folder);
        folders.extend(ensure(&trunk)?.folder);
        folders.extend(ensure(&RustTool::wasm_split()?)?.folder);
        if let Some(compiler) = wasm_std.compiler_folder() {
            // Not for its Node, which may be older than the one that was checked.
            folders.extend(on_path("node").and_then(|node| Some(node.parent()?.to_owned())));
            folders.push(compiler);
        }
        folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
        let path = env::join_paths(folders)
            .map_err(|error| Failure::new(format!("PATH cannot be put together: {error}")))?;
        Ok(Self { wasm_std, path })
    }

    /// PATH with the tools on it.
    pub(crate) fn path(&self) -> &OsString {
        &self.path
    }

    /// Where one of the tools is.
    pub(crate) fn program(&self, name: &str) -> Result<PathBuf> {
        let file = format!("{name}{}", env::consts::EXE_SUFFIX);
        env::split_paths(&self.path)
            .map(|folder| folder.join(&file))
            .find(|path| path.is_file())
            .ok_or_else(|| Failure::new(format!("{name} is not found")))
    }

    /// One of the programs from npm, which Windows wraps.
    pub(crate) fn npm_command(&self, program: &str) -> Command {
        if cfg!(windows) {
            self.command(&format!("{program}.cmd"))
        } else {
            self.command(program)
        }
    }

    /// A command that sees the tools and compiles for WASM.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env("PATH", &self.path);
        self.wasm_std.configure(&mut command);
        command
    }
}

/// Node of a version that runs the tools from npm.
pub(crate) fn node() -> Result<()> {
    match packages::node_version() {
        Some(major) if major >= packages::NODE => Ok(()),
        Some(major) => Err(Failure::new(format!(
            "Node.js {major} is too old: {} or later is needed",
            packages::NODE
        ))
        .remedy("Install a newer Node.js: https://nodejs.org")),
        None => Err(Failure::new("Node.js is missing").remedy(format!(
            "Install Node.js {} or later: https://nodejs.org",
            packages::NODE
        ))),
    }
}

/// The formatter and the linter.
pub(crate) fn components() -> Result<()> {
    ensure(&components::RUSTFMT)?;
    ensure(&components::CLIPPY).map(|_| ())
}

/// The path of a browser to drive without a window: Chromium's headless shell, or else a
/// whole one.
pub(crate) fn headless() -> Result<PathBuf> {
    // What cannot be installed is tried once.
    static HEADLESS: OnceLock<PathBuf> = OnceLock::new();
    if let Some(path) = HEADLESS.get() {
        return Ok(path.clone());
    }
    let path = match ensure(&Chromium::Headless) {
        Ok(_) => path_of(Chromium::Headless)?,
        // A distribution made of Debian may lack the shell.
        Err(failure) => {
            println!("\n{failure}\n\nUntil then the whole browser is driven.");
            chromium()?
        }
    };
    Ok(HEADLESS.get_or_init(|| path).clone())
}

/// The path of a whole Chromium or Chrome.
pub(crate) fn chromium() -> Result<PathBuf> {
    ensure(&Chromium::Whole)?;
    path_of(Chromium::Whole)
}

fn path_of(which: Chromium) -> Result<PathBuf> {
    which
        .path()
        .ok_or_else(|| Failure::new(format!("{} is not found", which.name())))
}

/// The path of a Firefox; what drives it and the other engine is there too.
pub(crate) fn other_engines() -> Result<PathBuf> {
    ensure(&packages::ENGINES)?;
    ensure(&engines::WebKit)?;
    ensure(&engines::Firefox)?;
    engines::Firefox::path().ok_or_else(|| Failure::new("Firefox is not found"))
}

/// A project that imports the package, and those in frameworks if asked for.
pub(crate) fn package_projects(frameworks: bool) -> Result<()> {
    ensure(&packages::VITE)?;
    if frameworks {
        ensure(&packages::FRAMEWORKS)?;
    }
    Ok(())
}

/// Another reader of files for calendars.
pub(crate) fn calendar_reader() -> Result<()> {
    ensure(&packages::CALENDAR_FILE).map(|_| ())
}

/// The embed's peers.
pub(crate) fn peers() -> Result<()> {
    ensure(&packages::PEERS).map(|_| ())
}

/// What marks pages by Google's rules.
pub(crate) fn lighthouse() -> Result<()> {
    ensure(&packages::LIGHTHOUSE).map(|_| ())
}

/// A web server whose recipe is tested.
pub(crate) fn nginx() -> Result<()> {
    ensure(&engines::Nginx).map(|_| ())
}

/// Another one, whose recipe has the store of a team.
pub(crate) fn apache() -> Result<()> {
    ensure(&engines::Apache).map(|_| ())
}

/// Whether there is a third one, whose recipe is tested where it is.
pub(crate) fn has_caddy() -> bool {
    on_path("caddy").is_some()
}

/// The folder of cargo-deny, to be put on PATH, unless it is there.
pub(crate) fn cargo_deny() -> Result<Option<PathBuf>> {
    Ok(ensure(&RustTool::cargo_deny()?)?.folder)
}

/// Prints what is here, what is missing, and how it would be had.
pub(crate) fn doctor() -> Result<()> {
    match packages::node_version() {
        Some(major) if major >= packages::NODE => println!("ok       Node.js {major}"),
        _ => println!(
            "missing  Node.js {} or later: runs the tools from npm\n         \
             https://nodejs.org",
            packages::NODE
        ),
    }
    let tools: [&dyn Tool; 19] = [
        &components::RUSTFMT,
        &components::CLIPPY,
        &WasmStd::Missing,
        &RustTool::wasm_bindgen()?,
        &RustTool::trunk()?,
        &RustTool::wasm_split()?,
        &packages::TOOLS,
        &Chromium::Headless,
        &Chromium::Whole,
        &engines::Firefox,
        &engines::WebKit,
        &engines::Nginx,
        &engines::Apache,
        &packages::VITE,
        &packages::FRAMEWORKS,
        &packages::CALENDAR_FILE,
        &packages::PEERS,
        &packages::LIGHTHOUSE,
        &RustTool::cargo_deny()?,
    ];
    for tool in tools {
        match tool.find() {
            Some(found) => println!("ok       {}: {}", tool.name(), found.description),
            None => println!(
                "missing  {}: {}\n         {}",
                tool.name(),
                tool.purpose(),
                tool.remedy()
            ),
        }
    }
    println!("\nWhat is missing is installed by the command that needs it, where it can be.");
    Ok(())
}

/// Whether a program answers to `--version`, and what it answers.
fn version_of(program: impl AsRef<std::ffi::OsStr>) -> Option<String> {
    crate::run::output(Command::new(program).arg("--version"))
}

/// The path of a program on PATH.
fn on_path(program: &str) -> Option<PathBuf> {
    let file = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(&file))
        .find(|path| path.is_file())
}
