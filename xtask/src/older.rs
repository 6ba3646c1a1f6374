//! The site as an older commit builds it, for the journeys with a tab of either build. It has
//! a checkout and a target folder of its own, so that neither build can alter the other; the
//! tools are those of the cache that all checkouts share.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{Failure, Result, cargo, output, run, step};

/// Names another commit than the last tag; nothing leaves the older build out.
const COMMIT: &str = "WAYMARK_OLDER";

/// Tells the journeys where the older site is.
pub(crate) const SITE: &str = "WAYMARK_OLDER_SITE";

/// Where it is checked out and built.
const FOLDER: &str = "target/older";

/// What is taken as long as no commit has a tag: the first that passed the whole run with all
/// that is kept today, and with a worker.
const UNTAGGED: &str = "371db16a492fd1653301ab7ee69ecd6b7f39f9fe";

/// Builds the older site and gives its folder. None where the commit is not to be had, as in
/// a copy without its history, or where nobody wants it, which is said.
pub(crate) fn site() -> Result<Option<PathBuf>> {
    let wanted = env::var(COMMIT).ok();
    if wanted.as_deref() == Some("") {
        return Ok(left_out(&format!("{COMMIT} is empty")));
    }
    // A commit that has a tag is to meet the one before.
    let tag = || output(git().args(["describe", "--tags", "--abbrev=0", "HEAD^"]));
    let name = wanted.or_else(tag).unwrap_or_else(|| UNTAGGED.to_owned());
    let of_commit = format!("{name}^{{commit}}");
    let found = output(git().args(["rev-parse", "--quiet", "--verify", &of_commit]));
    let Some(commit) = found else {
        return Ok(left_out(&format!(
            "{name} is not in this clone. `git fetch --unshallow --tags` brings it, and {COMMIT} \
             names another commit"
        )));
    };
    let site = Path::new(FOLDER).join("dist");
    let built = Path::new(FOLDER).join("target/built");
    if fs::read_to_string(&built).is_ok_and(|it| it == commit) && site.is_dir() {
        println!("\n    the older build is there: {name}");
        return absolute(&site).map(Some);
    }
    let what = format!("build the older site, {name}");
    step(
        &what,
        "a tab of before a deploy beside one of after",
        || {
            let io = |error: std::io::Error| Failure::new(format!("{}: {error}", built.display()));
            let _ = fs::remove_file(&built);
            check_out(&commit)?;
            build().map_err(|failure| {
                failure.remedy(format!(
                    "Name a commit that builds here by {COMMIT}, or leave it out: `{COMMIT}= cargo \
                 xtask test --all`"
                ))
            })?;
            fs::write(&built, &commit).map_err(io)
        },
    )?;
    absolute(&site).map(Some)
}

fn left_out(why: &str) -> Option<PathBuf> {
    println!("\n    the journeys with an older build are left out: {why}");
    None
}

/// Has the commit stand in the folder. What was built there before makes the next build short.
fn check_out(commit: &str) -> Result<()> {
    if Path::new(FOLDER).join(".git").exists() {
        let checkout = ["-C", FOLDER, "checkout", "--quiet", "--force", "--detach"];
        return run(git().args(checkout).arg(commit));
    }
    // By force, since `cargo clean` takes the folder away and not what git knows of it.
    let add = ["worktree", "add", "--force", "--force", "--detach", FOLDER];
    run(git().args(add).arg(commit))
}

/// Builds it as that commit says.
fn build() -> Result<()> {
    let mut build = cargo();
    build.args(["xtask", "build"]).current_dir(FOLDER);
    build.env_remove("CARGO_TARGET_DIR");
    run(&mut build)
}

fn absolute(folder: &Path) -> Result<PathBuf> {
    let here = env::current_dir();
    here.map(|here| here.join(folder))
        .map_err(|error| Failure::new(format!("{}: {error}", folder.display())))
}

fn git() -> Command {
    Command::new("git")
}
