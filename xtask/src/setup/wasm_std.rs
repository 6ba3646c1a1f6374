//! The standard library for `wasm32-unknown-unknown`: rustup's where it can be
//! fetched, otherwise compiled from the sources of Debian's own toolchain.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Found, Tool, debian, on_path};
use crate::run::{Failure, Result, cargo, output, run};

/// What the browser runs.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Debian's compiler, its cargo, the library's sources and a linker. Debian's
/// plain `rustc` is too old; the one kept current for browsers is not.
const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld"];

/// A linker that splitting can do with, where rustup brings none: the plain
/// package is too old on Debian 12.
const NEWER_LINKER: (&str, &str) = ("lld-19", "/usr/bin/wasm-ld-19");

/// Tells cargo which linker makes WASM.
pub(crate) const LINKER: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER";

/// Which standard library a WASM build links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WasmStd {
    /// The one that comes with the compiler on PATH.
    Prebuilt,
    /// One compiled along with the app, from Debian's sources.
    Compiled,
    /// None.
    Missing,
}

impl WasmStd {
    /// Which one this machine has.
    pub(super) fn detect() -> Self {
        let prebuilt = output(Command::new("rustc").args(["--print", "sysroot"]))
            .map(|sysroot| Path::new(&sysroot).join("lib/rustlib").join(TARGET))
            .is_some_and(|folder| folder.join("lib").is_dir());
        if prebuilt {
            Self::Prebuilt
        } else if debian_toolchain() {
            Self::Compiled
        } else {
            Self::Missing
        }
    }

    /// How the sizes of a build are labelled: the two libraries differ.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Prebuilt => "standard library as shipped with the compiler",
            Self::Compiled => "standard library compiled from source, for size",
            Self::Missing => "no standard library",
        }
    }

    /// Compiler flags for a release: no paths of this machine in what is shipped.
    /// An unstable option drops them altogether (2 kB less after brotli).
    pub(crate) fn release_flags(self) -> String {
        if self == Self::Compiled {
            return "-Zlocation-detail=none".to_owned();
        }
        let home = env::var_os("CARGO_HOME")
            .map(PathBuf::from)
            .or_else(|| Some(user_folder()?.join(".cargo")));
        home.map(|home| format!("--remap-path-prefix={}=cargo", home.display()))
            .unwrap_or_default()
    }

    /// How an embed is labelled.
    pub(crate) const fn embed_label(self) -> &'static str {
        match self {
            Self::Compiled => "library compiled along",
            Self::Prebuilt | Self::Missing => "library as shipped with the compiler",
        }
    }

    /// Compiler flags for the embed. A small stack makes addresses of data shorter (60
    /// bytes after brotli). It takes of the standard library what needs no system and has
    /// a panic handler of its own, so that to compile the library for it, with
    /// `panic=immediate-abort` as well, saves next to nothing: no second way to build.
    /// `-Zmir-opt-level=3` is 90 bytes less and was wrong (1.95): every drawing trapped.
    pub(crate) fn embed_flags(self) -> String {
        ["-Clink-arg=-zstack-size=8192", &self.release_flags()]
            .into_iter()
            .filter(|flag| !flag.is_empty())
            .collect::<Vec<_>>()
            .join("\u{1f}")
    }

    /// Compiler flags for the site: those of a release, what splitting needs, and
    /// types erased, which makes the views of three pages 10 kB smaller.
    pub(crate) fn site_flags(self) -> String {
        [
            &self.release_flags(),
            "-Clink-arg=--emit-relocs",
            "--cfg",
            "erase_components",
        ]
        .into_iter()
        .filter(|flag| !flag.is_empty())
        .collect::<Vec<_>>()
        .join("\u{1f}")
    }

    /// The linker for the site where the standard library is compiled: splitting
    /// needs a newer one than Debian's, such as the one that rustup brings.
    pub(crate) fn site_linker(self) -> Option<PathBuf> {
        if self != Self::Compiled {
            return None;
        }
        rust_lld().or_else(|| Some(NEWER_LINKER.1.into()))
    }

    /// Where the compiler is, if not the first on PATH.
    pub(super) fn compiler_folder(self) -> Option<PathBuf> {
        (self == Self::Compiled).then(|| "/usr/bin".into())
    }

    /// The compiler's program.
    pub(crate) const fn compiler(self) -> &'static str {
        match self {
            Self::Compiled => "/usr/bin/rustc",
            Self::Prebuilt | Self::Missing => "rustc",
        }
    }

    /// Sets the environment in which a plain `cargo` or `trunk` compiles to WASM.
    pub(crate) fn configure(self, command: &mut Command) {
        if self != Self::Compiled {
            return;
        }
        command
            // The cargo that started us is another one than Debian's.
            .env_remove("CARGO")
            .env_remove("RUSTUP_TOOLCHAIN")
            .env("RUSTC", "/usr/bin/rustc")
            // Debian's is a stable compiler; compiling std is an unstable option.
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
            .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
            // It comes without rust-lld.
            .env(LINKER, "wasm-ld");
    }
}

impl Tool for WasmStd {
    fn name(&self) -> String {
        format!("the standard library for {TARGET}")
    }

    fn purpose(&self) -> &'static str {
        "compiles the app for the browser"
    }

    fn find(&self) -> Option<Found> {
        match Self::detect() {
            Self::Missing => None,
            found => Some(Found::on_path(found.label())),
        }
    }

    fn remedy(&self) -> String {
        let rustup = format!("rustup target add {TARGET}");
        if debian::is_here() {
            format!("{rustup}\n         or: {}", debian::line(&packages()))
        } else {
            rustup
        }
    }

    fn install(&self) -> Result<()> {
        if on_path("rustup").is_some() {
            println!("    rustup target add {TARGET}");
            match run(Command::new("rustup").args(["target", "add", TARGET])) {
                Ok(()) => return Ok(()),
                Err(_) => println!("    rustup could not fetch it; trying Debian's packages"),
            }
        }
        if debian::is_here() {
            return debian::install(&packages());
        }
        Err(Failure::new(format!(
            "the compiler at {} has no {TARGET}",
            cargo().get_program().to_string_lossy()
        )))
    }
}

/// What Debian's toolchain takes on this machine.
fn packages() -> Vec<&'static str> {
    let mut packages = PACKAGES.to_vec();
    if rust_lld().is_none() {
        packages.push(NEWER_LINKER.0);
    }
    packages
}

/// The linker that comes with rustup's compiler.
fn rust_lld() -> Option<PathBuf> {
    let sysroot = output(Command::new("rustc").args(["--print", "sysroot"]))?;
    let version = output(Command::new("rustc").arg("-vV"))?;
    let host = version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))?;
    let linker = Path::new(&sysroot)
        .join("lib/rustlib")
        .join(host)
        .join("bin/rust-lld");
    linker.is_file().then_some(linker)
}

fn user_folder() -> Option<PathBuf> {
    env::var_os("HOME")
        .or_else(|| env::var_os("USERPROFILE"))
        .map(PathBuf::from)
}

fn debian_toolchain() -> bool {
    let can_split = rust_lld().is_some() || Path::new(NEWER_LINKER.1).exists();
    let files = [
        "/usr/bin/cargo",
        "/usr/bin/wasm-ld",
        "/usr/lib/rustlib/src/rust/library/std/Cargo.toml",
    ];
    can_split
        && files.iter().all(|file| Path::new(file).exists())
        && output(Command::new("/usr/bin/rustc").arg("--version"))
            .and_then(|version| version.split('.').nth(1)?.parse().ok())
            .is_some_and(|minor: u32| minor >= 88)
}
