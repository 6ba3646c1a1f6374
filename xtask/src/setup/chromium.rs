//! The browser that the journeys are driven in: Debian's headless shell of Chromium,
//! which opens a page about twice as fast as the whole browser, or else the Chrome a
//! person has, or Debian's Chromium. What needs settings or a window, as benches do, gets
//! the whole one.

use std::env;
use std::path::{Path, PathBuf};

use super::{Found, Tool, debian, on_path};
use crate::run::Result;

/// Names a browser that is not where we look.
const VARIABLE: &str = "WAYMARK_CHROMIUM";

/// Names a whole one, where the other names a shell.
pub(crate) const WHOLE: &str = "WAYMARK_CHROMIUM_WHOLE";

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
        let named = |variable| env::var_os(variable).map(PathBuf::from);
        match self {
            Self::Headless => named(VARIABLE).or_else(|| on_path(SHELL)).or_else(|| {
                // Where the shell can be installed it is, though there is a browser.
                if debian::can_install() { None } else { whole() }
            }),
            Self::Whole => named(WHOLE)
                .or_else(|| named(VARIABLE).filter(|path| !is_shell(path)))
                .or_else(whole),
        }
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
            Self::Headless => "the browser tests are driven in it, in half the time",
            Self::Whole => "for settings and windows, which the headless shell lacks",
        }
    }

    fn find(&self) -> Option<Found> {
        let path = self.path()?;
        let mut description = path.display().to_string();
        if *self == Self::Headless && debian::is_here() && !is_shell(&path) {
            description = format!("{description}, faster: {}", self.remedy());
        }
        Some(Found::on_path(description))
    }

    fn remedy(&self) -> String {
        let variable = match self {
            Self::Headless => VARIABLE,
            Self::Whole => WHOLE,
        };
        let elsewhere = format!("Install Chrome or Chromium, or set {variable} to its program.");
        debian::remedy(&[self.package()], &elsewhere)
    }

    fn install(&self) -> Result<()> {
        debian::install(&[self.package()])
    }
}

impl Chromium {
    /// Debian's package of it.
    fn package(self) -> &'static str {
        match self {
            Self::Headless => SHELL,
            Self::Whole => "chromium",
        }
    }
}

/// Whether it is a shell, by its name: Debian's, or one that Playwright brings along.
fn is_shell(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.contains("headless-shell") || name.contains("headless_shell")
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
