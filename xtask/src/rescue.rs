//! `rescue.html`: one file that works where no other one arrives. Its script and its
//! style stand in it, minified, and its policy allows these two by their hashes.

use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::run::{Failure, Result, run};
use crate::setup::Toolbox;

const PAGE: &str = "rescue.html";

/// Where its script and its style are minified.
const FOLDER: &str = "target/rescue";

/// Finishes the page in a site that Trunk has built.
pub(crate) fn finish(tools: &Toolbox, site: &Path) -> Result<()> {
    let io = |error: std::io::Error| Failure::new(format!("cannot finish {PAGE}: {error}"));
    let page = site.join(PAGE);
    let html = fs::read_to_string(&page).map_err(io)?;
    let incomplete = || Failure::new(format!("{PAGE} has no charset, style or script"));
    let style = between(&html, "<style>", "</style>").ok_or_else(incomplete)?;
    let script = between(&html, "<script>", "</script>").ok_or_else(incomplete)?;

    fs::create_dir_all(FOLDER).map_err(io)?;
    let files = ["page.css", "page.js"].map(|name| Path::new(FOLDER).join(name));
    for (file, text) in files.iter().zip([style, script]) {
        fs::write(file, text).map_err(io)?;
    }
    run(tools
        .npm_command("esbuild")
        .args(&files)
        .args(["--minify", "--allow-overwrite", "--log-level=warning"])
        .arg(format!("--outdir={FOLDER}")))?;
    let [small_style, small_script] = files.map(fs::read_to_string);
    let (small_style, small_script) = (small_style.map_err(io)?, small_script.map_err(io)?);

    let html = html
        .replacen(style, small_style.trim(), 1)
        .replacen(script, small_script.trim(), 1);
    let html = with_policy(&html).ok_or_else(incomplete)?;
    fs::write(page, html).map_err(io)
}

/// The page with the policy as early as it may stand: nothing but its own style and
/// script, as they are.
fn with_policy(html: &str) -> Option<String> {
    let style = source(between(html, "<style>", "</style>")?);
    let script = source(between(html, "<script>", "</script>")?);
    let start = html.find("<meta charset")?;
    let end = start + html[start..].find('>')? + 1;
    let (before, after) = html.split_at(end);
    Some(format!(
        "{before}<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         script-src {script}; style-src {style}; base-uri 'none'; form-action 'none'\">{after}"
    ))
}

/// What a policy calls a text that it allows.
fn source(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

fn between<'a>(html: &'a str, from: &str, to: &str) -> Option<&'a str> {
    let (_, rest) = html.split_once(from)?;
    rest.split_once(to).map(|(text, _)| text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_names_what_stands_in_the_page() {
        let page = "<meta charset=\"utf-8\"><style>a{}</style><script>alert(1)</script>";
        let html = with_policy(page).expect("a page");
        // As `openssl dgst -sha256 -binary | base64` says.
        for hash in [
            "script-src 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='",
            "style-src 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='",
        ] {
            assert!(html.contains(hash), "{html}");
        }
        assert!(html.starts_with("<meta charset=\"utf-8\"><meta http-equiv="));
    }

    #[test]
    fn the_page_holds_no_policy_of_its_own_and_one_of_each() {
        let page = include_str!("../../rescue.html");
        assert!(!page.contains("http-equiv") && !page.contains("sha256"));
        for once in ["<style>", "</style>", "<script>", "</script>"] {
            assert_eq!(page.matches(once).count(), 1, "{once}");
        }
        // Nothing that another file would have to bring.
        for other in [" src=", "<link", "url(", "@import", "import("] {
            assert!(!page.contains(other), "{other}");
        }
    }
}
