//! Running commands, saying what is done and why, and failing with a way out.

use std::fmt;
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

/// What went wrong, and what a person can do about it.
#[derive(Debug)]
pub(crate) struct Failure {
    what: String,
    remedy: Option<String>,
}

pub(crate) type Result<T> = std::result::Result<T, Failure>;

impl Failure {
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            remedy: None,
        }
    }

    /// Adds what a person can do: a command to run, or a sentence.
    pub(crate) fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "failed: {}", self.what)?;
        match &self.remedy {
            Some(remedy) => write!(f, "\n\n{remedy}"),
            None => Ok(()),
        }
    }
}

/// Says what is about to happen and why, does it, and says how long it took.
pub(crate) fn step<T>(what: &str, why: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("\n==> {what}: {why}");
    let started = Instant::now();
    let done = work()?;
    println!("    {what}: {:.1} s", started.elapsed().as_secs_f32());
    Ok(done)
}

/// Runs a command to its end with its output shown.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command
        .stdin(Stdio::null())
        .status()
        .map_err(|error| Failure::new(format!("could not start `{}`: {error}", line(command))))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(format!(
            "`{}` ended with {status}",
            line(command)
        )))
    }
}

/// Runs a command and gives what it printed; `None` if it cannot be started or
/// does not succeed.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// One of our own commands that runs while others do, for what keeps one core busy. What it
/// prints is shown when it has ended.
pub(crate) struct Beside {
    command: &'static str,
    child: Child,
    said: PathBuf,
}

impl Beside {
    /// Begins it, given its name.
    pub(crate) fn begin(command: &'static str) -> Result<Self> {
        println!("\n==> beside what follows: cargo xtask {command}");
        let said = PathBuf::from(format!("target/{command}-beside.log"));
        let failed = |error: std::io::Error| {
            Failure::new(format!("could not begin `cargo xtask {command}`: {error}"))
        };
        let log = File::create(&said).map_err(failed)?;
        let child = Command::new(std::env::current_exe().map_err(failed)?)
            .arg(command)
            .stdin(Stdio::null())
            .stdout(log.try_clone().map_err(failed)?)
            .stderr(log)
            .spawn()
            .map_err(failed)?;
        Ok(Self {
            command,
            child,
            said,
        })
    }

    /// Waits until it has ended, and shows what it printed.
    pub(crate) fn end(mut self) -> Result<()> {
        let started = Instant::now();
        let ended = self.child.wait();
        print!("{}", fs::read_to_string(&self.said).unwrap_or_default());
        println!(
            "    cargo xtask {}: waited for {:.1} s",
            self.command,
            started.elapsed().as_secs_f32()
        );
        match ended {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(Failure::new(format!(
                "`cargo xtask {}` ended with {status}",
                self.command
            ))),
            Err(error) => Err(Failure::new(format!(
                "`cargo xtask {}`: {error}",
                self.command
            ))),
        }
    }
}

/// The command as a person would type it.
pub(crate) fn line(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The cargo that started this program.
pub(crate) fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}
