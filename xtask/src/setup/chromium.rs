//! The browser that the journeys are driven in: Debian's headless shell of Chromium,
//! which opens a page about twice as fast as the whole browser, or else the Chrome a
//! person has, or Debian's Chromium. What needs settings or a window, as benches do, gets
//! the whole one.

use std::env;
use std::path::PathBuf;

use super::{Found, Tool, debian, on_path};
use crate::run::Result;

/// Names a browser that is not where we look.
const VARIABLE: &str = "WAYMARK_CHROMIUM";

const SHELL: &str = "chromium-headless-shell";

const PROGRAMS: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
];

/// Chromium or Chrome.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Chromium {
    /// To be driven without a window: the shell, where it can be had.
    Headless,
    /// The whole browser.
    Whole,
}

impl Chromium {
    /// Its program.
    pub(super) fn path(self) -> Option<PathBuf> {
        let named = env::var_os(VARIABLE).map(PathBuf::from);
        let shell = || on_path(SHELL).filter(|_| self == Self::Headless);
        named.or_else(shell).or_else(|| {
            // Where the shell can be installed it is, though there is a browser.
            if self == Self::Headless && debian::can_install() {
                return None;
            }
            whole()
        })
    }
}

impl Tool for Chromium {
    fn name(&self) -> String {
        match self {
            Self::Headless => "Chromium's headless shell".to_owned(),
            Self::Whole => "Chromium".to_owned(),
        }
    }

    fn purpose(&self) -> &'static str {
        match self {
            Self::Headless => "the browser tests are driven in it",
            Self::Whole => "for settings and windows, which the headless shell lacks",
        }
    }

    fn find(&self) -> Option<Found> {
        let path = self.path()?;
        Some(Found::on_path(path.display().to_string()))
    }

    fn remedy(&self) -> String {
        let elsewhere = format!("Install Chrome or Chromium, or set {VARIABLE} to its program.");
        debian::remedy(&["chromium"], &elsewhere)
    }

    fn install(&self) -> Result<()> {
        match self {
            Self::Headless => debian::install(&[SHELL]),
            Self::Whole => debian::install(&["chromium"]),
        }
    }
}

fn whole() -> Option<PathBuf> {
    let on_path = PROGRAMS.into_iter().find_map(on_path);
    on_path.or_else(|| usual_places().into_iter().find(|path| path.is_file()))
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
