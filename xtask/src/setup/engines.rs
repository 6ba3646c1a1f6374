//! The two other browser engines and a web server, for `test --all`.

use std::path::{Path, PathBuf};

use super::{Found, Tool, debian, on_path};
use crate::run::Result;

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
        "journeys are driven in it, for `test --all` alone"
    }

    fn find(&self) -> Option<Found> {
        Self::path().map(|path| Found::on_path(path.display().to_string()))
    }

    fn remedy(&self) -> String {
        debian::remedy(&["firefox-esr"], "Install Firefox and put it on PATH.")
    }

    fn install(&self) -> Result<()> {
        debian::install(&["firefox-esr"])
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
        "journeys are driven in it, for `test --all` alone"
    }

    fn find(&self) -> Option<Found> {
        let all = on_path("WebKitWebDriver").is_some()
            && on_path("xvfb-run").is_some()
            && Path::new("/usr/bin/xauth").exists();
        all.then(|| Found::on_path("on PATH"))
    }

    fn remedy(&self) -> String {
        debian::remedy(
            &Self::PACKAGES,
            "It is driven on Debian and its relatives alone.",
        )
    }

    fn install(&self) -> Result<()> {
        debian::install(&Self::PACKAGES)
    }
}

/// A web server, for the recipe in HOSTING.md.
pub(super) struct Nginx;

impl Tool for Nginx {
    fn name(&self) -> String {
        "nginx".to_owned()
    }

    fn purpose(&self) -> &'static str {
        "its recipe in HOSTING.md is tested, for `test --all` alone"
    }

    fn find(&self) -> Option<Found> {
        // Debian puts it where only administrators look.
        let path = on_path("nginx").or_else(|| {
            let path = PathBuf::from("/usr/sbin/nginx");
            path.exists().then_some(path)
        });
        path.map(|path| Found::on_path(path.display().to_string()))
    }

    fn remedy(&self) -> String {
        debian::remedy(&["nginx-light"], "Install nginx and put it on PATH.")
    }

    fn install(&self) -> Result<()> {
        debian::install(&["nginx-light"])
    }
}
