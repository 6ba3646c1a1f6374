//! Whether whatever changes what a browser keeps still goes through the one door that
//! waits until it is alone among the tabs: `src/state/kept/door.rs`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{Failure, Result};

/// The app.
const APP: &str = "src";

/// What changes what a browser keeps, or says that one may, with the only files in
/// which that may stand.
const GUARDED: [(&str, &[&str]); 10] = [
    ("gloo_storage", &["platform/storage.rs"]),
    ("set_item(", &["platform/storage.rs"]),
    ("remove_item(", &["platform/storage.rs"]),
    (
        "copy_as_it_is(",
        &["platform/kept.rs", "platform/storage.rs"],
    ),
    ("local_storage(", &[]),
    (
        "setItem(",
        &["platform/kept/storage.js", "platform/kept/tabs.js"],
    ),
    ("removeItem(", &["platform/kept/storage.js"]),
    ("Local::probe(", &["state/kept/door.rs"]),
    ("Door::new(", &["state/kept/door.rs"]),
    ("Alone(())", &["state/kept/door.rs"]),
];

/// Checks that nobody goes round it, and that this list is of what is there.
pub(crate) fn check() -> Result<()> {
    let mut files = Vec::new();
    gather(Path::new(APP), &mut files)
        .map_err(|error| Failure::new(format!("cannot read {APP}: {error}")))?;
    match astray(&files).first() {
        None => Ok(()),
        Some(what) => Err(Failure::new(what)
            .remedy("What is kept is changed in Goals::write, see src/state/kept/door.rs.")),
    }
}

/// What stands where it may not, and what does not stand where it is said to.
fn astray(files: &[(PathBuf, String)]) -> Vec<String> {
    let mut astray = Vec::new();
    for (guarded, allowed) in GUARDED {
        let mut found = 0;
        for (path, _) in files.iter().filter(|(_, text)| text.contains(guarded)) {
            if allowed.iter().any(|it| path.ends_with(it)) {
                found += 1;
            } else {
                astray.push(format!("`{guarded}` stands in {}", path.display()));
            }
        }
        if found < allowed.len() {
            let allowed = allowed.join(", ");
            astray.push(format!("`{guarded}` is not in all of {allowed}"));
        }
    }
    astray
}

fn gather(folder: &Path, files: &mut Vec<(PathBuf, String)>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            gather(&path, files)?;
        } else if let Ok(text) = fs::read_to_string(&path) {
            files.push((path, text));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Files that do all that is guarded, each where it may.
    fn in_order() -> Vec<(PathBuf, String)> {
        let pairs = GUARDED
            .iter()
            .flat_map(|(guarded, allowed)| allowed.iter().map(move |file| (file, guarded)));
        pairs
            .map(|(file, guarded)| (Path::new(APP).join(file), (*guarded).to_owned()))
            .collect()
    }

    #[test]
    fn what_is_guarded_may_stand_behind_the_door_and_nowhere_else() {
        assert_eq!(astray(&in_order()), [""; 0]);
        let mut files = in_order();
        let view = Path::new("src/views/goals.rs").to_owned();
        files.push((view, "storage.set_item(key, value)".to_owned()));
        assert_eq!(
            astray(&files),
            ["`set_item(` stands in src/views/goals.rs".to_owned()]
        );
    }

    #[test]
    fn a_guard_of_what_is_there_no_more_is_named() {
        let mut files = in_order();
        files.retain(|(_, text)| text != "setItem(");
        let [missing] = &astray(&files)[..] else {
            panic!("one is missing");
        };
        assert!(missing.starts_with("`setItem(` is not in all of platform/kept/storage.js"));
    }
}
