//! `sw.js`: the worker that keeps a build of the site on a device, told which files that are.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::run::{Failure, Result, run};
use crate::setup::Toolbox;

/// What it is made of.
const TEMPLATE: &str = include_str!("../../src/worker.js");

/// Its lasting name. While serving, what ends a worker stands there: `hosting/sw.js`.
const WORKER: &str = "sw.js";

/// What it keeps besides, under names that stay.
const PAGES: [&str; 2] = ["index.html", "guide.html"];

/// Writes the worker of a site that is otherwise as it is shipped.
pub(crate) fn finish(tools: &Toolbox, site: &Path) -> Result<()> {
    let io = |error: std::io::Error| Failure::new(format!("cannot write {WORKER}: {error}"));
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(site).map_err(io)? {
        let entry = entry.map_err(io)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if is_lasting(&name) {
            files.insert(name, fs::read(entry.path()).map_err(io)?);
        }
    }
    let mut pages = Vec::new();
    for name in PAGES {
        pages.extend(fs::read(site.join(name)).map_err(io)?);
    }
    let text = filled(&files, &pages)
        .ok_or_else(|| Failure::new("the site has no app for the worker to keep"))?;
    let worker = site.join(WORKER);
    fs::write(&worker, text).map_err(io)?;
    run(tools
        .npm_command("esbuild")
        .arg(&worker)
        .args(["--minify", "--format=iife", "--allow-overwrite"])
        .arg("--log-level=warning")
        .arg(format!("--outfile={}", worker.display())))
}

/// Whether a file's name ends in a checksum, so that what is in it never changes.
fn is_lasting(name: &str) -> bool {
    let Some((name, kind)) = name.rsplit_once('.') else {
        return false;
    };
    let sum = name.rsplit_once('-').map(|(_, sum)| sum);
    let sum = sum.map(|sum| sum.strip_suffix("_bg").unwrap_or(sum));
    matches!(kind, "js" | "wasm" | "css" | "svg")
        && sum.is_some_and(|sum| {
            let is_digit = |it: u8| matches!(it, b'0'..=b'9' | b'a'..=b'f');
            matches!(sum.len(), 12..=16) && sum.bytes().all(is_digit)
        })
}

/// The worker for these files and pages; none where no script of an app is among them.
fn filled(files: &BTreeMap<String, Vec<u8>>, pages: &[u8]) -> Option<String> {
    let app = files.keys().find_map(|name| {
        let name = name.strip_prefix("waymark-")?;
        name.strip_suffix(".js")
    })?;
    let names = files.keys().map(|name| format!("\"{name}\""));
    let names = ["[", &names.collect::<Vec<_>>().join(","), "]"].concat();
    // One for all of them: one each would be half of the worker.
    let mut sum = Sha256::new();
    for bytes in files.values() {
        sum.update(bytes);
    }
    let sum = STANDARD.encode(sum.finalize());
    // The pages have no lasting names: without them a new one would never be fetched.
    let mut list = Sha256::new();
    list.update(&names);
    list.update(&sum);
    list.update(pages);
    let list: String = list.finalize()[..4]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let text = TEMPLATE.replacen("= FILES", &["= ", &names].concat(), 1);
    let text = text.replacen("\"SUM\"", &format!("\"{sum}\""), 1);
    let text = text.replacen("\"BUILD\"", &format!("\"{app}\""), 1);
    Some(text.replacen("LIST`", &[&list, "`"].concat(), 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(style: &str) -> BTreeMap<String, Vec<u8>> {
        let files = [
            ("waymark-0123456789abcdef.js", "app"),
            ("waymark-fedcba9876543210.css", style),
        ];
        let owned = |(name, text): (&str, &str)| (name.to_owned(), text.as_bytes().to_vec());
        files.into_iter().map(owned).collect()
    }

    #[test]
    fn only_names_with_a_checksum_last() {
        for name in [
            "waymark-0123456789abcdef_bg.wasm",
            "a-0123456789abcdef.wasm",
            "icon-0123456789ab.svg",
        ] {
            assert!(is_lasting(name), "{name}");
        }
        for name in [
            "sw.js",
            "rescue.html",
            "manifest.webmanifest",
            "icon-192.png",
            "waymark-0123456789abcdeg.js",
            "waymark-0123456789abcdef.html",
        ] {
            assert!(!is_lasting(name), "{name}");
        }
    }

    #[test]
    fn the_worker_names_every_file_and_knows_what_is_in_them() {
        let worker = filled(&site("a{}"), b"page").expect("an app");
        let names = "[\"waymark-0123456789abcdef.js\",\"waymark-fedcba9876543210.css\"]";
        assert!(worker.contains(names), "{worker}");
        // As `openssl dgst -sha256 -binary | base64` says of "appa{}".
        let sum = "const checksum = \"6xSIdq41Cdc78w4u1YqKzfhyLLIRHeKNS1QoyJ0awNc=\"";
        assert!(worker.contains(sum), "{worker}");
        let build = "const build = \"0123456789abcdef\"";
        assert!(worker.contains(build), "{worker}");
        for open in ["= FILES", "\"BUILD\"", "\"SUM\"", "LIST`"] {
            assert!(!worker.contains(open), "{open}");
        }
    }

    #[test]
    fn another_page_or_another_file_is_another_worker() {
        let worker = filled(&site("a{}"), b"page");
        assert_eq!(worker, filled(&site("a{}"), b"page"));
        assert_ne!(worker, filled(&site("a{}"), b"another"));
        assert_ne!(worker, filled(&site("b{}"), b"page"));
        assert_eq!(filled(&BTreeMap::new(), b"page"), None);
    }
}
