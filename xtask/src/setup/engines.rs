//! The two other browser engines and two web servers, for `test --all`.

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
        server("nginx")
    }

    fn remedy(&self) -> String {
        debian::remedy(&["nginx-light"], "Install nginx and put it on PATH.")
    }

    fn install(&self) -> Result<()> {
        debian::install(&["nginx-light"])
    }
}

/// Another web server, for its recipe and the store of a team in it.
pub(super) struct Apache;

impl Apache {
    /// The server with its modules, and what makes passwords for it.
    const PACKAGES: [&str; 2] = ["apache2-bin", "apache2-utils"];
}

impl Tool for Apache {
    fn name(&self) -> String {
        "Apache".to_owned()
    }

    fn purpose(&self) -> &'static str {
        "its recipe, with the store of a team, is tested, for `test --all` alone"
    }

    fn find(&self) -> Option<Found> {
        on_path("htpasswd").and_then(|_| server("apache2"))
    }

    fn remedy(&self) -> String {
        debian::remedy(
            &Self::PACKAGES,
            "It is tested on Debian and its relatives alone.",
        )
    }

    fn install(&self) -> Result<()> {
        debian::install(&Self::PACKAGES)
    }
}

/// A web server: Debian puts those where only administrators look.
fn server(name: &str) -> Option<Found> {
    let path = on_path(name).or_else(|| {
        let path = Path::new("/usr/sbin").join(name);
        path.exists().then_some(path)
    });
    path.map(|path| Found::on_path(path.display().to_string()))
}
