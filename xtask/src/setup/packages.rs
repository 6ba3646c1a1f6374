//! What comes from npm: wasm-opt, the joiner of style sheets, Playwright, axe.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::{Found, Tool, version_of};
use crate::run::{Failure, Result, run};

/// The oldest Node.js that runs these packages.
pub(super) const NODE: u32 = 20;

/// The major version of the Node.js on PATH.
pub(super) fn node_version() -> Option<u32> {
    let version = version_of("node")?;
    version
        .trim_start_matches('v')
        .split('.')
        .next()?
        .parse()
        .ok()
}

/// The packages that package-lock.json names, in `node_modules`.
pub(super) struct NodePackages;

/// Says for which lock file `node_modules` was filled. Written last, so that an
/// interrupted run leaves none.
const STAMP: &str = "node_modules/.waymark-lock.json";

impl Tool for NodePackages {
    fn name(&self) -> String {
        "the packages from npm".to_owned()
    }

    fn purpose(&self) -> &'static str {
        "wasm-opt, the joiner of style sheets, the browser tests"
    }

    fn find(&self) -> Option<Found> {
        let stamp = fs::read(STAMP).ok()?;
        let lock = fs::read("package-lock.json").ok()?;
        (stamp == lock).then(|| Found {
            description: "node_modules".to_owned(),
            folder: Path::new("node_modules/.bin").canonicalize().ok(),
        })
    }

    fn remedy(&self) -> String {
        "npm ci".to_owned()
    }

    fn install(&self) -> Result<()> {
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        run(Command::new(npm).args(["ci", "--prefer-offline"]))?;
        fs::copy("package-lock.json", STAMP)
            .map(|_| ())
            .map_err(|error| Failure::new(format!("cannot write {STAMP}: {error}")))
    }
}
