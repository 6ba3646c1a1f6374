//! The deployable site.

use std::fs;
use std::path::{Path, PathBuf};

use crate::embed;
use crate::guide;
use crate::note;
use crate::rescue;
use crate::run::{Failure, Result, run, step};
use crate::setup::{COMPILER_FLAGS, Toolbox};
use crate::split;
use crate::worker;

/// Where Trunk builds. Trunk empties it each time, so `dist/` is made from it.
const STAGING: &str = "target/site";

/// What the browser may load and do. It stands in a `meta` of its own, since
/// many static hosts send no headers. `wasm-unsafe-eval` compiles WASM and
/// nothing else.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' blob:; connect-src 'self'; frame-src 'self'; \
    manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; \
    object-src 'none'";

/// Builds the release site into `dist/` and gives the tools it was built with.
pub(crate) fn build() -> Result<Toolbox> {
    let tools = Toolbox::ensure()?;
    embed::build(&tools)?;
    step("build the site", tools.wasm_std.label(), || {
        // What a script left behind under its old address would be loaded too.
        let _ = fs::remove_dir_all("target/wasm-bindgen");
        let mut trunk = tools.command("trunk");
        trunk
            .args(["build", "--release", "--features", "split"])
            .args(["--dist", STAGING])
            .env(embed::VERSION, embed::version_line()?)
            .env(COMPILER_FLAGS, tools.wasm_std.site_flags());
        split::prepare(&tools, &mut trunk)?;
        run(&mut trunk)?;
        split::put_together(&tools, Path::new(STAGING))?;
        minify(&tools)?;
        rescue::finish(&tools, Path::new(STAGING))?;
        let io = |error: std::io::Error| Failure::new(format!("cannot write dist/: {error}"));
        guide::finish(Path::new(STAGING))?;
        finish_page().map_err(io)?;
        note::finish(Path::new(STAGING))?;
        // Of what is in the site by now, as it is shipped.
        worker::finish(&tools, Path::new(STAGING))?;
        ship().map_err(io)
    })?;
    println!("    the site is in dist/: any static server will do");
    embed::print_snippets()?;
    Ok(tools)
}

/// Minifies scripts and sheets in place, but for the embed's: they are, and must
/// stay as their checksums say.
fn minify(tools: &Toolbox) -> Result<()> {
    let files = files_to_minify(Path::new(STAGING))
        .map_err(|error| Failure::new(format!("cannot list {STAGING}: {error}")))?;
    run(tools
        .npm_command("esbuild")
        .args(files)
        .args(["--minify", "--allow-overwrite", "--log-level=warning"])
        .arg(format!("--outdir={STAGING}"))
        .arg(format!("--outbase={STAGING}")))
}

fn files_to_minify(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "embed") {
            files.extend(files_to_minify(&path)?);
        } else if path
            .extension()
            .is_some_and(|kind| kind == "js" || kind == "css")
        {
            files.push(path);
        }
    }
    Ok(files)
}

/// Adds the policy to the page that Trunk built.
fn finish_page() -> std::io::Result<()> {
    let page = Path::new(STAGING).join("index.html");
    let html = with_policy(&fs::read_to_string(&page)?).ok_or_else(|| {
        std::io::Error::other("index.html has no `<meta charset>` to put the policy behind")
    })?;
    fs::write(&page, without_indentation(&html))
}

/// Makes `dist/` from what Trunk built, without Trunk's lock.
fn ship() -> std::io::Result<()> {
    let _ = fs::remove_file(Path::new(STAGING).join(".trunk-lock"));
    if Path::new("dist").exists() {
        fs::remove_dir_all("dist")?;
    }
    copy(Path::new(STAGING), Path::new("dist"))
}

/// The page with the policy as early as it may stand. It is not in the page
/// while serving, since Trunk's reloading is an inline script.
fn with_policy(html: &str) -> Option<String> {
    let start = html.find("<meta charset")?;
    let end = start + html[start..].find('>')? + 1;
    let (before, after) = html.split_at(end);
    Some(format!(
        "{before}<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">{after}"
    ))
}

/// The page without what only its readers here need: indentation, and comments that
/// have a line of their own.
fn without_indentation(html: &str) -> String {
    let lines = html.lines().map(str::trim);
    let is_said = |line: &&str| {
        let is_comment = line.starts_with("<!--") && line.ends_with("-->");
        !line.is_empty() && !is_comment
    };
    lines.filter(is_said).collect::<Vec<_>>().join("\n")
}

pub(crate) fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
