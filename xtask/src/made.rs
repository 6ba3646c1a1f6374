//! What was made of WASM before. To join the parts of a site and to make them small takes
//! minutes; so what came of that is taken from the user's cache folder, by all that went in: a
//! build in which the Rust is as it was, in any checkout, does none of it again.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process;
use std::time::{Duration, SystemTime};

use sha2::{Digest, Sha256};

use crate::run::{Failure, Result, output};
use crate::setup::{Toolbox, cached};

/// What nobody asked for this long is forgotten. A build has 12 MB of it.
const KEPT: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// How every WASM file begins.
const MAGIC: &[u8] = b"\0asm";

/// What was made before.
pub(crate) struct Made {
    /// The version of what makes it, as wasm-opt says it.
    version: String,
    /// Where it is; none where the user has no cache folder.
    folder: Option<PathBuf>,
}

impl Made {
    /// Looks which version there is, and forgets what was not asked for lately.
    pub(crate) fn before(tools: &Toolbox) -> Result<Self> {
        let version = output(tools.npm_command("wasm-opt").arg("--version"))
            .ok_or_else(|| Failure::new("wasm-opt does not say its version"))?;
        let folder = cached("made").ok();
        let folder = folder.filter(|folder| fs::create_dir_all(folder).is_ok());
        if let Some(folder) = &folder {
            forget(folder, SystemTime::now());
        }
        Ok(Self { version, folder })
    }

    /// Writes a file as it was made before, or makes it. `from` is all that it is made from:
    /// files and what is done with them, in an order that tells one from another.
    pub(crate) fn or_make(
        &self,
        file: &Path,
        from: &[&[u8]],
        make: impl FnOnce() -> Result<()>,
    ) -> Result<()> {
        let name = name(&self.version, from);
        let made = self.folder.as_ref().map(|folder| folder.join(name));
        if let Some(before) = made.as_deref().and_then(recall) {
            return fs::write(file, before)
                .map_err(|error| Failure::new(format!("{}: {error}", file.display())));
        }
        make()?;
        if let Some(made) = made {
            // It is there as a whole or not at all; without it, it is made again.
            let begun = made.with_extension(process::id().to_string());
            let _ = fs::copy(file, &begun).and_then(|_| fs::rename(&begun, &made));
        }
        Ok(())
    }
}

/// What is remembered under a name that it was made from and how.
fn recall(made: &Path) -> Option<Vec<u8>> {
    let before = fs::read(made).ok()?;
    // What a computer had not written to its disk when it went off can be there, and empty.
    let is_whole = before.starts_with(MAGIC);
    if is_whole {
        // So that it is not forgotten.
        let _ = File::options()
            .append(true)
            .open(made)
            .and_then(|file| file.set_modified(SystemTime::now()));
    }
    is_whole.then_some(before)
}

/// The name of what is made from these.
fn name(version: &str, from: &[&[u8]]) -> String {
    let mut digest = Sha256::new();
    for one in [&[version.as_bytes()], from].concat() {
        digest.update(one.len().to_le_bytes());
        digest.update(one);
    }
    let digest = digest.finalize();
    digest[..16].iter().map(|it| format!("{it:02x}")).collect()
}

/// Removes what nobody asked for lately.
fn forget(folder: &Path, now: SystemTime) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries {
        let asked = entry.metadata().and_then(|it| it.modified());
        let is_old = asked.is_ok_and(|asked| now.duration_since(asked).is_ok_and(|it| it > KEPT));
        if is_old {
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_of_the_version_and_of_all_that_goes_in() {
        let one = name("132", &[b"a", b"b"]);
        assert_eq!(one, name("132", &[b"a", b"b"]));
        for other in [
            name("133", &[b"a", b"b"]),
            name("132", &[b"b", b"a"]),
            name("132", &[b"ab"]),
            name("132", &[b"a", b"b", b""]),
        ] {
            assert_ne!(one, other);
        }
    }

    #[test]
    fn what_is_whole_is_recalled_and_what_is_not_is_made_again() {
        let folder = std::env::temp_dir().join(format!("waymark-made-{}", process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let file = folder.join("made");
        assert_eq!(recall(&file), None);
        fs::write(&file, "").expect("a file");
        assert_eq!(recall(&file), None);
        fs::write(&file, b"\0asm1").expect("a file");
        assert_eq!(recall(&file).as_deref(), Some(&b"\0asm1"[..]));

        forget(&folder, SystemTime::now());
        assert!(file.exists());
        forget(&folder, SystemTime::now() + KEPT * 2);
        assert!(!file.exists());
        fs::remove_dir_all(&folder).expect("it is empty");
    }
}
