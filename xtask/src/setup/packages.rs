//! What comes from npm: wasm-opt, the joiner of style sheets, Playwright, axe;
//! and, for `test --all`, what drives Firefox.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Found, Tool, version_of};
use crate::run::{Failure, Result, run};

/// The oldest Node.js that runs these packages.
pub(super) const NODE: u32 = 20;

/// The major version of the Node.js on PATH.
pub(super) fn node_version() -> Option<u32> {
    let version = version_of("node")?;
    let major = version.trim_start_matches('v').split('.').next()?;
    major.parse().ok()
}

/// The packages that a folder's package-lock.json names, in its `node_modules`.
pub(super) struct NodePackages {
    folder: &'static str,
    purpose: &'static str,
}

/// What building and testing takes.
pub(super) const TOOLS: NodePackages = NodePackages {
    folder: ".",
    purpose: "wasm-opt, the joiner of style sheets, the browser tests",
};

/// What driving Firefox takes.
pub(super) const ENGINES: NodePackages = NodePackages {
    folder: "tests/engines",
    purpose: "drive Firefox, for `test --all` alone",
};

/// What installing the embed's package into a bundler's project takes.
pub(super) const VITE: NodePackages = NodePackages {
    folder: "tests/packages/vite",
    purpose: "builds a project that imports the package",
};

/// The same in frameworks.
pub(super) const FRAMEWORKS: NodePackages = NodePackages {
    folder: "tests/packages/frameworks",
    purpose: "React and Vue, for `test --all` alone",
};

/// What reads files for calendars a second time.
pub(super) const CALENDAR_FILE: NodePackages = NodePackages {
    folder: "tests/calendar-file",
    purpose: "reads the files for calendars as another program does",
};

/// What the embed is measured beside.
pub(super) const PEERS: NodePackages = NodePackages {
    folder: "benches/embed",
    purpose: "the embed's peers, for `bench embed` alone",
};

/// What marks pages for speed, accessibility and good practice.
pub(super) const LIGHTHOUSE: NodePackages = NodePackages {
    folder: "benches/lighthouse",
    purpose: "Lighthouse, for `bench lighthouse` alone",
};

impl NodePackages {
    fn lock(&self) -> PathBuf {
        Path::new(self.folder).join("package-lock.json")
    }

    /// Says for which lock file `node_modules` was filled. Written last, so that
    /// an interrupted run leaves none.
    fn stamp(&self) -> PathBuf {
        Path::new(self.folder).join("node_modules/.waymark-lock.json")
    }
}

impl Tool for NodePackages {
    fn name(&self) -> String {
        match self.folder {
            "." => "the packages from npm".to_owned(),
            folder => format!("the packages from npm for {folder}"),
        }
    }

    fn purpose(&self) -> &'static str {
        self.purpose
    }

    fn find(&self) -> Option<Found> {
        let stamp = fs::read(self.stamp()).ok()?;
        let lock = fs::read(self.lock()).ok()?;
        let folder = Path::new(self.folder).join("node_modules/.bin");
        (stamp == lock).then(|| Found {
            description: "node_modules".to_owned(),
            folder: env::current_dir().ok().map(|here| here.join(folder)),
        })
    }

    fn remedy(&self) -> String {
        match self.folder {
            "." => "npm ci".to_owned(),
            folder => format!("npm ci, in {folder}"),
        }
    }

    fn install(&self) -> Result<()> {
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        run(Command::new(npm)
            .args(["ci", "--prefer-offline", "--ignore-scripts"])
            .args(["--no-audit", "--no-fund"])
            .current_dir(self.folder))?;
        fs::copy(self.lock(), self.stamp())
            .map(|_| ())
            .map_err(|error| Failure::new(format!("cannot note what was installed: {error}")))
    }
}
