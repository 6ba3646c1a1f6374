//! The browser that the journeys are driven in: the Chrome a person has, or
//! Debian's Chromium.

use std::env;
use std::path::PathBuf;

use super::{Found, Tool, debian, on_path};
use crate::run::Result;

/// Names a browser that is not where we look.
const VARIABLE: &str = "WAYMARK_CHROMIUM";

const PROGRAMS: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
];

/// Chromium or Chrome.
pub(super) struct Chromium;

impl Chromium {
    /// Its program.
    pub(super) fn path() -> Option<PathBuf> {
        env::var_os(VARIABLE)
            .map(PathBuf::from)
            .or_else(|| PROGRAMS.into_iter().find_map(on_path))
            .or_else(|| usual_places().into_iter().find(|path| path.is_file()))
    }
}

impl Tool for Chromium {
    fn name(&self) -> String {
        "Chromium".to_owned()
    }

    fn purpose(&self) -> &'static str {
        "the browser tests are driven in it"
    }

    fn find(&self) -> Option<Found> {
        Self::path().map(|path| Found::on_path(path.display().to_string()))
    }

    fn remedy(&self) -> String {
        let elsewhere = format!("Install Chrome or Chromium, or set {VARIABLE} to its program.");
        debian::remedy(&["chromium"], &elsewhere)
    }

    fn install(&self) -> Result<()> {
        debian::install(&["chromium"])
    }
}

/// Where the installers of macOS and Windows put it.
fn usual_places() -> Vec<PathBuf> {
    let mut places = vec![
        PathBuf::from("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
        PathBuf::from("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    ];
    for variable in ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"] {
        if let Some(folder) = env::var_os(variable) {
            places.push(PathBuf::from(folder).join("Google/Chrome/Application/chrome.exe"));
        }
    }
    places
}
