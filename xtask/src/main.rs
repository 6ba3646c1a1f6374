//! Everything one does with this repository: `cargo xtask`, then one of
//! `serve`, `test`, `build`, `npm`, `sizes`, `bench`, `soak`, `faults`, `doctor`,
//! `audit`.
//!
//! Each command first finds or installs what it needs, so that a fresh machine
//! with Rust and Node is enough. See `setup` for what that is.

mod bench;
mod door;
mod embed;
mod faults;
mod guide;
mod made;
mod names;
mod note;
mod older;
mod parts;
mod releases;
mod rescue;
mod run;
mod serve;
mod setup;
mod site;
mod split;
mod test;
mod wasm;
mod worker;

use std::process::ExitCode;

use run::{Failure, Result};

const HELP: &str = "\
cargo xtask <command>

  serve              set up, build and serve the app at http://127.0.0.1:8080,
                     rebuilt and reloaded when a file changes
  build              the deployable site in dist/, the embed in dist/embed/
  npm                the embed as a package in dist/npm/
  test [part] [--again] [--all]
                     everything CI checks; a part is core, app or browser;
                     --again runs the journeys too that passed today on the same
                     site; --all that, and what is slow or needs more packages
  sizes              what a first visit and an embed download, against the budgets
  bench <name> [--quick]
                     what something costs, recorded in benches/: embed, grade,
                     goals, store, review or table; with --quick only how many
                     times its floor it is, beside the last record
  bench --quick      the same of all of them, in 5 minutes
  bench checks [--missed] FILE
                     how often the checks of wording are right, on labelled lines
  bench lighthouse   what Lighthouse says of the site, recorded in benches/
  bench kill [browser] [trials]
                     browsers killed after “Saved”, recorded in benches/kill/
  bench tabs [seed] [minutes] [killed]
                     three tabs at random and what they keep, recorded there too
  soak               the store's proof at length: a million steps, years in browsers; two hours or so
  faults             writes docs/faults.md from the names of the tests
  doctor             what is here, what is missing, and how it would be had
  audit              licences, sources and bans of all crates (cargo-deny)";

fn main() -> ExitCode {
    if let Some(done) = split::as_wasm_bindgen() {
        return done;
    }
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match command(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn command(arguments: &[&str]) -> Result<()> {
    // Cargo gives this; every command works from the root of the checkout.
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    std::env::set_current_dir(root)
        .map_err(|error| Failure::new(format!("cannot enter {root}: {error}")))?;

    match arguments {
        ["serve"] => serve::serve(),
        ["build"] => site::build().map(|_| ()),
        ["test", rest @ ..] => test::test(rest),
        ["sizes"] => test::sizes(),
        ["doctor"] => setup::doctor(),
        ["audit"] => test::audit(),
        ["npm"] => embed::package(),
        ["bench", rest @ ..] => bench::bench(rest),
        ["soak"] => test::soak(),
        ["faults"] => faults::write(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        other => {
            Err(Failure::new(format!("there is no command `{}`", other.join(" "))).remedy(HELP))
        }
    }
}
