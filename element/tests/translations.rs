//! The translations, held against all that the element says.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use okr_or_kpi::quiz;
use waymark_text::quiz as words;

/// Every English piece that `element.js` looks up: what stands between two
/// U+001D in a template, and each line of the lists of sentences, which go from
/// the questions to the codes. Totals, OKR and KPI are the same in any language.
fn pieces() -> BTreeSet<String> {
    let entries = quiz("");
    let entries: Vec<_> = entries.split('\x1e').collect();
    let place = |is: &dyn Fn(&str) -> bool| entries.iter().position(|entry| is(entry));
    let lists = place(&|entry| entry == words::QUESTIONS).expect("the questions");
    let codes = place(&|entry| entry == "okr\nboth\nkpi").expect("the codes");

    let in_templates = entries[..lists]
        .iter()
        .flat_map(|template| template.split('\x1d').skip(1).step_by(2));
    let in_lists = entries[lists..codes]
        .iter()
        .filter(|list| **list != words::TOTALS)
        .flat_map(|list| list.split('\n'));
    in_templates
        .chain(in_lists)
        .filter(|piece| ![words::OKR, words::KPI].contains(piece))
        .map(str::to_owned)
        .collect()
}

/// Every translation by the name of its file.
fn translations() -> Vec<(String, BTreeMap<String, String>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../text/translations");
    let files = fs::read_dir(folder).expect("the translations");
    let paths = files.map(|file| file.expect("a file").path());
    let found: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a text");
            let sentences = serde_json::from_str(&text)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            (path.display().to_string(), sentences)
        })
        .collect();
    assert!(!found.is_empty());
    found
}

#[test]
fn a_translation_says_every_piece_and_nothing_else() {
    let pieces = pieces();
    for (file, sentences) in translations() {
        let keys = sentences.into_keys().collect();
        let missing: Vec<_> = pieces.difference(&keys).collect();
        let extra: Vec<_> = keys.difference(&pieces).collect();
        assert!(missing.is_empty(), "{file} lacks {missing:#?}");
        assert!(extra.is_empty(), "{file} has besides {extra:#?}");
    }
}

#[test]
fn a_translation_fits_where_the_english_stands() {
    // It is put into JSON as it is, and into lines.
    let breaks_out = |c: char| c == '"' || c == '\\' || c.is_control();
    let spaces = |text: &str| [text.starts_with(' '), text.ends_with(' ')];
    for (file, sentences) in translations() {
        for (english, said) in sentences {
            assert!(!said.trim().is_empty(), "{file}: {english:?}");
            assert!(!said.contains(breaks_out), "{file}: {said:?}");
            assert_eq!(spaces(&said), spaces(&english), "{file}: {said:?}");
        }
    }
}
