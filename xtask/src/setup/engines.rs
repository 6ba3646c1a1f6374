//! The two other browser engines, for `test --all`.

use std::path::{Path, PathBuf};

use super::{Found, Tool, debian, on_path};
use crate::run::{Failure, Result};

/// Firefox, driven through its own protocol.
pub(super) struct Firefox;

impl Firefox {
    /// Its program.
    pub(super) fn path() -> Option<PathBuf> {
        ["firefox-esr", "firefox"].into_iter().find_map(on_path)
    }
}

impl Tool for Firefox {
    fn name(&self) -> String {
        "Firefox".to_owned()
    }

    fn purpose(&self) -> &'static str {
        "a journey is driven in it, for `test --all` alone"
    }

    fn find(&self) -> Option<Found> {
        Self::path().map(|path| Found::on_path(path.display().to_string()))
    }

    fn remedy(&self) -> String {
        if debian::is_here() {
            debian::line(&["firefox-esr"])
        } else {
            "Install Firefox and put it on PATH.".to_owned()
        }
    }

    fn install(&self) -> Result<()> {
        if debian::is_here() {
            debian::install(&["firefox-esr"])
        } else {
            Err(Failure::new("no Firefox is found"))
        }
    }
}

/// The engine of Safari as GTK has it, with its driver and a display to run on.
pub(super) struct WebKit;

impl WebKit {
    const PACKAGES: [&str; 3] = ["webkit2gtk-driver", "xvfb", "xauth"];
}

impl Tool for WebKit {
    fn name(&self) -> String {
        "WebKitGTK and its driver".to_owned()
    }

    fn purpose(&self) -> &'static str {
        "a journey is driven in it, for `test --all` alone"
    }

    fn find(&self) -> Option<Found> {
        let all = on_path("WebKitWebDriver").is_some()
            && on_path("xvfb-run").is_some()
            && Path::new("/usr/bin/xauth").exists();
        all.then(|| Found::on_path("on PATH"))
    }

    fn remedy(&self) -> String {
        if debian::is_here() {
            debian::line(&Self::PACKAGES)
        } else {
            "It is driven on Debian and its relatives alone.".to_owned()
        }
    }

    fn install(&self) -> Result<()> {
        if debian::is_here() {
            debian::install(&Self::PACKAGES)
        } else {
            Err(Failure::new("WebKitGTK is not to be had here"))
        }
    }
}
