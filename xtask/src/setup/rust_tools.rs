//! Tools that come from the Rust registry. They are compiled once into the
//! user's cache folder, so that a clean clone on a warm machine pays nothing.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Found, Tool, version_of};
use crate::run::{Failure, Result, cargo, output, run};

/// A program that `cargo install` can build.
pub(super) struct RustTool {
    package: &'static str,
    /// The name of its program.
    program: &'static str,
    purpose: &'static str,
    version: String,
    /// Whether it answers to `--version`. One that does not is known by its folder.
    says_version: bool,
    options: &'static [&'static str],
    /// How far the compiler is to go: these programs have to run, not to run fast.
    opt_level: &'static str,
}

impl RustTool {
    pub(super) fn trunk() -> Result<Self> {
        Ok(Self {
            package: "trunk",
            program: "trunk",
            purpose: "bundles the app (a few minutes, once per machine)",
            version: listed("trunk")?,
            says_version: true,
            // It finds all it needs, so it has nothing to download.
            options: &["--locked", "--no-default-features"],
            // It hands everything dear on to others.
            opt_level: "0",
        })
    }

    pub(super) fn wasm_bindgen() -> Result<Self> {
        Ok(Self {
            package: "wasm-bindgen-cli",
            program: "wasm-bindgen",
            purpose: "writes the script around the WASM (a few minutes, once per machine)",
            version: locked("wasm-bindgen")?,
            says_version: true,
            options: &["--no-default-features", "--bin", "wasm-bindgen"],
            opt_level: "1",
        })
    }

    pub(super) fn wasm_split() -> Result<Self> {
        Ok(Self {
            package: "wasm_split_cli_support",
            program: "wasm-split-cli",
            purpose: "makes pages files of their own (a minute, once per machine)",
            version: listed("wasm_split_cli_support")?,
            says_version: false,
            options: &["--locked", "--features", "build-binary"],
            opt_level: "1",
        })
    }

    pub(super) fn cargo_deny() -> Result<Self> {
        Ok(Self {
            package: "cargo-deny",
            program: "cargo-deny",
            purpose: "checks licences and sources, for `audit` alone",
            version: listed("cargo-deny")?,
            says_version: true,
            options: &["--locked", "--no-default-features"],
            opt_level: "1",
        })
    }

    /// Its own folder, by version and by the compiler that built it.
    fn folder(&self) -> Result<PathBuf> {
        let compiler = output(std::process::Command::new("rustc").arg("--version"))
            .and_then(|version| version.split(' ').nth(1).map(str::to_owned))
            .ok_or_else(|| Failure::new("rustc does not say its version"))?;
        let name = format!("{}-{}-rustc-{compiler}", self.package, self.version);
        cached(&name)
    }

    fn fits(&self, version: &str) -> bool {
        version.split_whitespace().nth(1) == Some(&self.version)
    }
}

impl Tool for RustTool {
    fn name(&self) -> String {
        format!("{} {}", self.program, self.version)
    }

    fn purpose(&self) -> &'static str {
        self.purpose
    }

    fn find(&self) -> Option<Found> {
        if self.says_version && version_of(self.program).is_some_and(|version| self.fits(&version))
        {
            return Some(Found::on_path("on PATH"));
        }
        let folder = self.folder().ok()?.join("bin");
        let program = folder.join(format!("{}{}", self.program, env::consts::EXE_SUFFIX));
        let is_there = if self.says_version {
            version_of(&program).is_some_and(|version| self.fits(&version))
        } else {
            // Cargo puts it there when it is whole.
            program.is_file()
        };
        is_there.then(|| Found {
            description: folder.display().to_string(),
            folder: Some(folder),
        })
    }

    fn remedy(&self) -> String {
        format!(
            "cargo install {} --version {} {}",
            self.package,
            self.version,
            self.options.join(" ")
        )
    }

    fn install(&self) -> Result<()> {
        let build = cached(&format!("build-{}", self.package))?;
        let mut command = cargo();
        command
            .args(["install", self.package, "--version", &self.version])
            .args(self.options)
            .arg("--root")
            .arg(self.folder()?)
            // Of a run that was interrupted, what was compiled is kept.
            .env("CARGO_TARGET_DIR", &build)
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", self.opt_level)
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "0");
        run(&mut command)?;
        // It only takes up room now; where it cannot be removed, it stays.
        let _ = fs::remove_dir_all(build);
        Ok(())
    }
}

/// A folder of this name among Waymark's in the user's cache folder, which all checkouts
/// share. It need not be there.
pub(crate) fn cached(name: &str) -> Result<PathBuf> {
    let from = |variable: &str| env::var_os(variable).filter(|value| !value.is_empty());
    let base = from("XDG_CACHE_HOME")
        .or_else(|| from("LOCALAPPDATA"))
        .map(PathBuf::from)
        .or_else(|| from("HOME").map(|home| Path::new(&home).join(".cache")))
        .ok_or_else(|| Failure::new("no cache folder: HOME and XDG_CACHE_HOME are not set"))?;
    Ok(base.join("waymark").join(name))
}

/// The version that Cargo.toml lists for a tool.
fn listed(tool: &str) -> Result<String> {
    let text = read("Cargo.toml")?;
    text.lines()
        .skip_while(|line| *line != "[workspace.metadata.tools]")
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .find_map(|line| {
            let (name, version) = line.split_once('=')?;
            (name.trim() == tool).then(|| version.trim().trim_matches('"').to_owned())
        })
        .ok_or_else(|| Failure::new(format!("Cargo.toml lists no version of {tool}")))
}

/// The version of a crate in Cargo.lock: the command must equal the library.
fn locked(package: &str) -> Result<String> {
    let text = read("Cargo.lock")?;
    text.lines()
        .skip_while(|line| *line != format!("name = \"{package}\""))
        .nth(1)
        .and_then(|line| line.strip_prefix("version = "))
        .map(|version| version.trim_matches('"').to_owned())
        .ok_or_else(|| Failure::new(format!("Cargo.lock has no {package}")))
}

fn read(file: &str) -> Result<String> {
    fs::read_to_string(file).map_err(|error| Failure::new(format!("cannot read {file}: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_the_files_that_decide_them() {
        env::set_current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).expect("the root");
        let trunk = RustTool::trunk().expect("listed");
        assert!(trunk.fits(&format!("trunk {}", trunk.version)));
        assert!(!trunk.fits("trunk 0.1.0"));
        assert!(!trunk.fits(""));
        let library = locked("wasm-bindgen").expect("locked");
        assert_eq!(RustTool::wasm_bindgen().expect("locked").version, library);
        assert!(listed("no-such-tool").is_err());
    }
}
