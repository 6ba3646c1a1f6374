//! Debian's packages: installed where we are root, asked for where we are not.

use std::path::Path;
use std::process::Command;

use crate::run::{Failure, Result, output, run};

/// Whether this machine installs its packages with apt.
pub(super) fn is_here() -> bool {
    Path::new("/usr/bin/apt-get").exists()
}

/// Whether packages can be installed without asking anybody.
pub(super) fn can_install() -> bool {
    is_here() && is_root()
}

/// The line a person without root would run.
pub(super) fn line(packages: &[&str]) -> String {
    format!(
        "sudo apt-get update && sudo apt-get install --no-install-recommends {}",
        packages.join(" ")
    )
}

/// How packages are had: the line for Debian, or what to do elsewhere.
pub(super) fn remedy(packages: &[&str], elsewhere: &str) -> String {
    if is_here() {
        line(packages)
    } else {
        elsewhere.to_owned()
    }
}

/// Installs packages where this is Debian and we are root.
pub(super) fn install(packages: &[&str]) -> Result<()> {
    if !is_here() {
        return Err(Failure::new(
            "it is missing, and only on Debian is it installed",
        ));
    }
    if !is_root() {
        return Err(Failure::new(format!(
            "Debian's packages {} are missing and only root can install them",
            packages.join(", ")
        )));
    }
    run(apt_get().args(["update", "--quiet"]))?;
    run(apt_get()
        .args(["install", "--yes", "--quiet", "--no-install-recommends"])
        .args(packages))
}

fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

fn is_root() -> bool {
    output(Command::new("id").arg("-u")).as_deref() == Some("0")
}
