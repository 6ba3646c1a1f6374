//! Pages as WASM files of their own, so that a first visit downloads the first
//! page alone.
//!
//! Splitting has to happen between the compiler and wasm-bindgen, where Trunk has
//! no place for it. So Trunk finds, under the name wasm-bindgen, a copy of this
//! program: it splits what it is given and hands the main part on to the real
//! one. What was split off is put into the site when Trunk is done.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

use sha2::{Digest, Sha256};

use crate::names;
use crate::parts::Parts;
use crate::run::{Failure, Result, run};
use crate::setup::{LINKER, Toolbox};
use crate::wasm::without_nothing;

/// What Trunk asks for.
const PROGRAM: &str = "wasm-bindgen";

/// The folder of our copy under that name.
const FOLDER: &str = "target/split/bin";

/// Where the parts are put.
const PARTS: &str = "target/split/parts";

/// Tells the copy where the two real programs are.
const BINDGEN: &str = "WAYMARK_WASM_BINDGEN";
const SPLITTER: &str = "WAYMARK_WASM_SPLIT";

/// The script that loads the parts, as the main part asks for it.
const LINK: &str = "./__wasm_split.js";

/// The script that comes with the goals, in the folder of what it is made of, as the app
/// asks for it while serving.
const KEPT: &str = "kept/kept.js";

/// What of that has to do with another device, and of that with the store of a team: scripts of
/// their own, each of which the one before asks for.
const LATER_KEPT: [&str; 2] = ["folder.js", "shared_store.js"];

/// What is asked for later: what keeps a page true that a browser translates, and the style of
/// the pages besides the quiz, which the page names besides the app; what keeps Waymark on a
/// device; and what asks for `Intl` ahead of the page.
const LATER: [&str; 5] = [
    "translated.js",
    "grade.css",
    "pages.css",
    "offline.js",
    "intl.js",
];

/// Lets a command that runs Trunk find the copy first.
pub(crate) fn prepare(tools: &Toolbox, command: &mut Command) -> Result<()> {
    let failed = |error: std::io::Error| Failure::new(format!("cannot prepare {FOLDER}: {error}"));
    let _ = fs::remove_dir_all(PARTS);
    fs::create_dir_all(PARTS).map_err(failed)?;
    fs::create_dir_all(FOLDER).map_err(failed)?;
    let copy = Path::new(FOLDER).join(format!("{PROGRAM}{}", env::consts::EXE_SUFFIX));
    let ourselves = env::current_exe().map_err(failed)?;
    // A program that runs cannot be written over, but it can be replaced.
    let _ = fs::remove_file(&copy);
    fs::copy(ourselves, copy).map_err(failed)?;
    let folder = fs::canonicalize(FOLDER).map_err(failed)?;
    let mut path = vec![folder];
    path.extend(env::split_paths(tools.path()));
    let path = env::join_paths(path)
        .map_err(|error| Failure::new(format!("PATH cannot be put together: {error}")))?;
    if let Some(linker) = tools.wasm_std.site_linker() {
        command.env(LINKER, linker);
    }
    command
        .env("PATH", path)
        .env(BINDGEN, tools.program(PROGRAM)?)
        .env(SPLITTER, tools.program("wasm-split-cli")?);
    Ok(())
}

/// What this program does when it is run under the name of wasm-bindgen; none
/// under its own.
pub(crate) fn as_wasm_bindgen() -> Option<ExitCode> {
    let bindgen = env::var_os(BINDGEN)?;
    let ourselves = env::current_exe().ok()?;
    if ourselves.file_stem()? != PROGRAM {
        return None;
    }
    let mut arguments: Vec<OsString> = env::args_os().skip(1).collect();
    let input = arguments.iter().position(|argument| {
        Path::new(argument)
            .extension()
            .is_some_and(|it| it == "wasm")
    });
    if let Some(input) = input {
        let splitter = env::var_os(SPLITTER)?;
        let split = Command::new(splitter)
            .arg(&arguments[input])
            .args([PARTS, "--out-name", "waymark"])
            .status();
        if !split.is_ok_and(|status| status.success()) {
            return Some(ExitCode::FAILURE);
        }
        arguments[input] = Path::new(PARTS).join("waymark.wasm").into();
        // The table of functions among them, which the parts share.
        arguments.push("--keep-lld-exports".into());
    }
    let done = Command::new(bindgen).args(arguments).status();
    Some(match done {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    })
}

/// Puts the parts into a site that Trunk has built, and the app's scripts into
/// one. All of them carry one name, made from their contents: a visitor who has
/// one of an older build never mixes it with one of a newer.
pub(crate) fn put_together(tools: &Toolbox, site: &Path) -> Result<()> {
    let io = |error: std::io::Error| Failure::new(format!("cannot put the parts in: {error}"));
    let page = site.join("index.html");
    let html = fs::read_to_string(&page).map_err(io)?;
    let (old, _) = html
        .split_once("<meta name=\"waymark-app\" content=\"./")
        .and_then(|(_, rest)| rest.split_once(".js "))
        .ok_or_else(|| Failure::new("index.html does not name the app's script"))?;
    let script = site.join(format!("{old}.js"));

    let mut digest = Sha256::new();
    let link = fs::read_to_string(Path::new(PARTS).join(LINK)).map_err(io)?;
    let parts = Parts::join(tools, Path::new(PARTS), &link)?;
    for part in parts.files.values() {
        digest.update(fs::read(part).map_err(io)?);
    }
    let kept = site.join(KEPT);
    let joined_kept = site.join("kept.js");
    run(tools
        .npm_command("esbuild")
        .arg(&kept)
        .args(["--bundle", "--format=esm", "--log-level=warning"])
        .arg(format!("--external:./{}", LATER_KEPT[0]))
        .arg(format!("--outfile={}", joined_kept.display())))?;
    let mut kept_scripts = vec![joined_kept.clone()];
    for script in LATER_KEPT {
        let out = site.join(script);
        run(tools
            .npm_command("esbuild")
            .arg(site.join("kept").join(script))
            .args(["--format=esm", "--minify", "--log-level=warning"])
            .arg(format!("--outfile={}", out.display())))?;
        kept_scripts.push(out);
    }
    fs::remove_dir_all(site.join("kept")).map_err(io)?;
    for script in &kept_scripts {
        digest.update(fs::read(script).map_err(io)?);
    }
    for file in LATER {
        digest.update(fs::read(site.join(file)).map_err(io)?);
    }
    let main = site.join(format!("{old}_bg.wasm"));
    let (shortened, names) = names::shorten(&fs::read(&main).map_err(io)?)?;
    let shortened = without_nothing(&shortened)?;
    digest.update(&shortened);
    let text = joined_script(tools, site, old, &parts.link)?;
    let text = names::rename(&text, &names);
    // Trunk's name, which is of what the parts were made from, differs from folder to folder.
    digest.update(&text);
    let hash: String = digest.finalize()[..8]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    for (name, part) in &parts.files {
        fs::copy(part, site.join(format!("{name}-{hash}.wasm"))).map_err(io)?;
    }
    for (script, asks_for) in kept_scripts.iter().zip(LATER_KEPT) {
        let text = fs::read_to_string(script).map_err(io)?;
        let asked = format!("\"./{asks_for}\"");
        if !text.contains(&asked) {
            let script = script.display();
            return Err(Failure::new(format!(
                "{script} does not ask for {asks_for}"
            )));
        }
        let named = asked.replace(".js", &format!("-{hash}.js"));
        fs::write(script, text.replace(&asked, &named)).map_err(io)?;
    }
    for script in kept_scripts {
        let stem = script.file_stem().unwrap_or_default().to_string_lossy();
        let named = script.with_file_name(format!("{stem}-{hash}.js"));
        fs::rename(&script, named).map_err(io)?;
    }
    let asked = format!("\"{KEPT}\"");
    if !text.contains(&asked) {
        return Err(Failure::new(format!("the app does not ask for {KEPT}")));
    }
    let text = text.replace(&asked, &format!("\"kept-{hash}.js\""));
    fs::write(site.join(format!("waymark-{hash}.js")), text).map_err(io)?;
    fs::write(site.join(format!("waymark-{hash}_bg.wasm")), shortened).map_err(io)?;
    fs::remove_file(main).map_err(io)?;
    fs::remove_file(script).map_err(io)?;
    fs::remove_dir_all(site.join("snippets")).map_err(io)?;
    let mut html =
        without_snippets(&html).replace(&format!("{old}.js"), &format!("waymark-{hash}.js"));
    html = html.replace(
        &format!("{old}_bg.wasm"),
        &format!("waymark-{hash}_bg.wasm"),
    );
    for file in LATER {
        let name = file.replace('.', &format!("-{hash}."));
        fs::rename(site.join(file), site.join(&name)).map_err(io)?;
        html = html.replace(file, &name);
    }
    // Behind the files of the app stands which parts each page needs.
    let named = format!("{}\"", LATER[2].replace('.', &format!("-{hash}.")));
    let all = [named.trim_end_matches('"'), &parts.table(), "\""].concat();
    html = html.replace(&named, &all);
    fs::write(page, html).map_err(io)
}

/// The app's scripts as one: what wasm-bindgen wrote under this name, and `link`, which it
/// asks for the parts.
fn joined_script(tools: &Toolbox, site: &Path, old: &str, link: &str) -> Result<String> {
    let io = |error: std::io::Error| Failure::new(format!("cannot join the scripts: {error}"));
    let [linked, entry, joined] = [LINK, "entry.js", "waymark.js"].map(|file| site.join(file));
    let link = link.replace("./waymark.js", &format!("./{old}.js"));
    fs::write(&linked, link).map_err(io)?;
    // start.js has the WASM compiled itself: what else wasm-bindgen offers for it stays out.
    let entered = format!("export {{ initSync }} from \"./{old}.js\";\n");
    fs::write(&entry, entered).map_err(io)?;
    run(tools
        .npm_command("esbuild")
        .arg(&entry)
        .args([
            "--bundle",
            "--format=esm",
            "--minify",
            "--log-level=warning",
        ])
        .arg(format!("--outfile={}", joined.display())))?;
    let text = fs::read_to_string(&joined).map_err(io)?;
    for file in [linked, entry, joined] {
        fs::remove_file(file).map_err(io)?;
    }
    Ok(text)
}

/// The page without the links that fetch scripts early which are in one now.
fn without_snippets(html: &str) -> String {
    let mut kept = String::new();
    let mut rest = html;
    while let Some(start) = rest.find("<link rel=\"modulepreload\" href=\"./snippets/") {
        let (before, link) = rest.split_at(start);
        kept += before;
        rest = link.split_once('>').map_or("", |(_, after)| after);
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_links_to_scripts_that_are_no_more_are_left_out() {
        let html = "<head><link rel=\"modulepreload\" href=\"./a.js\" crossorigin>\
            <link rel=\"modulepreload\" href=\"./snippets/x/y.js\" crossorigin>\
            <link rel=\"preload\" href=\"./a.wasm\"></head>";
        assert_eq!(
            without_snippets(html),
            "<head><link rel=\"modulepreload\" href=\"./a.js\" crossorigin>\
             <link rel=\"preload\" href=\"./a.wasm\"></head>"
        );
        assert_eq!(without_snippets("<p>none</p>"), "<p>none</p>");
    }
}
