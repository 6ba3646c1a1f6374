//! `guide.html`: the guide as a page of its own, which needs neither scripts nor the app.
//! What the app shows and what stands here is one text, so that neither can say what the
//! other does not.

use std::fs;
use std::path::Path;

use crate::run::{Failure, Result};

/// Where the text and what stands around it are.
const FOLDER: &str = "src/views/guide";

/// Where in the page the links to icon and style come.
const STYLE: &str = "<!-- The icon and the style, from the app's page. -->";

/// Where in the page the text comes.
const TEXT: &str = "<!-- The guide's text, from guide.html. -->";

/// Nothing but the site's own style and icon.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; \
    form-action 'none'";

/// Writes the page into a site of which the app's page is finished.
pub(crate) fn finish(site: &Path) -> Result<()> {
    let io = |error: std::io::Error| Failure::new(format!("cannot write guide.html: {error}"));
    let read = |name: &str| fs::read_to_string(Path::new(FOLDER).join(name));
    let app = fs::read_to_string(site.join("index.html")).map_err(io)?;
    let page = page(
        &read("page.html").map_err(io)?,
        &read("guide.html").map_err(io)?,
        &app,
    )?;
    fs::write(site.join("guide.html"), page).map_err(io)
}

/// The page, of what stands around the text, the text, and the app's page, which names the
/// site's icon and style.
fn page(around: &str, text: &str, app: &str) -> Result<String> {
    let incomplete = |what: &str| Failure::new(format!("guide.html cannot be made: {what}"));
    let mut links = String::new();
    for rel in ["icon", "stylesheet"] {
        let link = app
            .find(&format!("<link rel=\"{rel}\""))
            .and_then(|start| app[start..].split_once('>'))
            .ok_or_else(|| incomplete("index.html has no icon or style"))?;
        links += &format!("{}>", link.0);
    }
    let pages = app
        .split_once("<meta name=\"waymark-app\" content=\"")
        .and_then(|(_, rest)| rest.split_once('"'))
        .filter(|(files, _)| files.contains(".css"))
        .ok_or_else(|| incomplete("index.html does not name the style of its pages"))?;
    for sheet in pages.0.split(' ').filter(|file| file.ends_with(".css")) {
        links += &format!("<link rel=\"stylesheet\" href=\"{sheet}\">");
    }
    if !(around.contains(STYLE) && around.contains(TEXT)) {
        return Err(incomplete(
            "page.html has no place for the style or the text",
        ));
    }
    let policy = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">");
    Ok(around
        .replace(
            "<meta charset=\"utf-8\">",
            &format!("<meta charset=\"utf-8\">{policy}"),
        )
        .replace(STYLE, &links)
        .replace(TEXT, &elsewhere(text)))
}

/// The text with its links as they are outside of the app: those to sections lead into this
/// page, all others into the app's.
fn elsewhere(text: &str) -> String {
    text.replace("href=\"#/guide/", "href=\"#")
        .replace("href=\"#/", "href=\"./#/")
}

#[cfg(test)]
mod tests {
    use super::*;

    const APP: &str = "<link rel=\"icon\" href=\"./i.svg\"/><link rel=\"stylesheet\" href=\"./a.css\"/>\
        <meta name=\"waymark-app\" content=\"./w.js ./w.wasm ./t.js ./g.css ./p.css grade=ab\">";

    #[test]
    fn the_page_has_the_sites_style_and_links_that_lead_there() {
        let around = include_str!("../../src/views/guide/page.html");
        let text = include_str!("../../src/views/guide/guide.html");
        let page = page(around, text, APP).expect("a page");
        for sheet in ["a", "g", "p"] {
            assert!(page.contains(&format!("href=\"./{sheet}.css\"")), "{sheet}");
        }
        assert!(page.contains("href=\"#mistakes\"") && page.contains("href=\"./#/library/trial\""));
        assert!(!page.contains("href=\"#/") && !page.contains("<!--"));
        assert!(page.contains("<section tabindex=\"-1\" id=\"mistakes\">"));
    }

    #[test]
    fn every_section_of_the_contents_is_there_and_every_place_it_leads_to() {
        let text = include_str!("../../src/views/guide/guide.html");
        let mut leads = 0;
        for (at, _) in text.match_indices("href=\"") {
            let (link, _) = text[at + 6..].split_once('"').expect("a link");
            if let Some(section) = link.strip_prefix("#/guide/") {
                assert!(text.contains(&format!("id=\"{section}\"")), "{link}");
            } else if let Some(row) = link.strip_prefix("#/library/") {
                let library = [
                    include_str!("../../text/src/en/library/objectives.rs"),
                    include_str!("../../text/src/en/library/repairs.rs"),
                    include_str!("../../text/src/en/library/kpis/mod.rs"),
                ];
                let named = format!("\"{row}\"");
                assert!(library.iter().any(|it| it.contains(&named)), "{link}");
            } else {
                assert!(link.starts_with("#/"), "{link}");
            }
            leads += 1;
        }
        assert!(leads > 50, "{leads} links");
    }
}
