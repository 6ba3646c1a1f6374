//! What checks the code before it is compiled: parts of the Rust toolchain that
//! a minimal one comes without.

use std::process::Command;

use super::{Found, Tool, on_path};
use crate::run::{Failure, Result, cargo, output, run};

/// A command of cargo's that comes as a component.
pub(super) struct Component {
    command: &'static str,
    component: &'static str,
    purpose: &'static str,
}

pub(super) const RUSTFMT: Component = Component {
    command: "fmt",
    component: "rustfmt",
    purpose: "checks the layout of the code",
};

pub(super) const CLIPPY: Component = Component {
    command: "clippy",
    component: "clippy",
    purpose: "finds mistakes before anything runs",
};

impl Tool for Component {
    fn name(&self) -> String {
        self.component.to_owned()
    }

    fn purpose(&self) -> &'static str {
        self.purpose
    }

    fn find(&self) -> Option<Found> {
        output(cargo().args([self.command, "--version"])).map(Found::on_path)
    }

    fn remedy(&self) -> String {
        format!("rustup component add {}", self.component)
    }

    fn install(&self) -> Result<()> {
        if on_path("rustup").is_none() {
            return Err(Failure::new(format!(
                "this Rust comes without {}",
                self.component
            )));
        }
        run(Command::new("rustup").args(["component", "add", self.component]))
    }
}
