//! `note.html`: the app's page once more, for pinned notes alone, so that a wiki may frame it
//! while the app itself cannot be framed. `src/note.js` keeps everything else out of it.

use std::fs;
use std::path::Path;

use crate::run::{Failure, Result};

/// What stands in the page until the note is there, and where it cannot be shown.
const WITHOUT_APP: &str = include_str!("../../src/views/pinned/page.html");

/// What keeps everything but notes out, before any other script.
const GUARD: &str = "<script src=\"./note.js\"></script>";

/// Writes the page into a site of which the app's page is finished.
pub(crate) fn finish(site: &Path) -> Result<()> {
    let io = |error: std::io::Error| Failure::new(format!("cannot write note.html: {error}"));
    let app = fs::read_to_string(site.join("index.html")).map_err(io)?;
    let page = page(&app)
        .ok_or_else(|| Failure::new("note.html cannot be made: index.html is not as it was"))?;
    fs::write(site.join("note.html"), page).map_err(io)
}

/// The page, of the app's: without what the quiz says, without what installs the app or leads
/// to what is kept. None where a part of it is not found.
fn page(app: &str) -> Option<String> {
    let mut page = app.to_owned();
    for (from, to, with) in [
        (
            "<title>",
            "</title>",
            "<title>Pinned note · Waymark</title>",
        ),
        (
            "<meta name=\"description\"",
            ">",
            "<meta name=\"robots\" content=\"noindex\">",
        ),
        ("<link rel=\"manifest\"", ">", ""),
        (
            "<a class=\"button button--quiet\" href=\"rescue.html\"",
            "</a>",
            "",
        ),
    ] {
        let start = page.find(from)?;
        let end = start + page[start..].find(to)? + to.len();
        page.replace_range(start..end, with);
    }
    // Behind the policy, which is the first that says what may run.
    let policy = page.find("<meta http-equiv=\"Content-Security-Policy\"")?;
    let end = policy + page[policy..].find('>')? + 1;
    page.insert_str(end, GUARD);
    let start = page.find("<div id=\"app\">")? + "<div id=\"app\">".len();
    let end = start + page[start..].find("<section id=\"stopped\"")?;
    let text: Vec<&str> = WITHOUT_APP.lines().map(str::trim).collect();
    page.replace_range(start..end, &[&text.join("\n"), "\n</div>\n"].concat());
    Some(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_the_apps_with_nothing_of_the_quiz() {
        let app = include_str!("../../index.html").replace(
            "<meta charset=\"utf-8\">",
            "<meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"x\">",
        );
        let page = page(&app).expect("a page");
        let guard = page.find(GUARD).expect("the guard");
        let first = page.find("src/start.js").expect("the app's start");
        assert!(guard < first);
        for gone in [
            "The quiz by hand",
            "rel=\"manifest\"",
            "Save your data",
            "#/goals",
        ] {
            assert!(app.contains(gone) && !page.contains(gone), "{gone}");
        }
        assert_eq!(page.matches("<div id=\"app\">").count(), 1);
        assert!(page.contains("<section id=\"stopped\""));
        assert_eq!(super::page("<html></html>"), None);
    }
}
