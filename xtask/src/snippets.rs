//! Scripts that ride along with a crate keep their address in a built site as
//! long as the crate keeps its name and version: the folder is a hash over
//! those two alone. A changed script at an old address would be served from a
//! returning visitor's cache, so a change needs a new version.

use std::fs;

use sha2::{Digest, Sha256};

use crate::run::{Failure, Result};

/// One line per script: file, version of its crate, checksum.
const RECORD: &str = "xtask/snippets.txt";

/// Each script and the manifest of its crate.
const SNIPPETS: [(&str, &str); 1] = [("element/src/element.js", "element/Cargo.toml")];

/// Fails if a script changed and its crate's version did not.
pub(crate) fn check() -> Result<()> {
    let record = fs::read_to_string(RECORD).unwrap_or_default();
    for (script, manifest) in SNIPPETS {
        let now = Snippet::read(script, manifest)?;
        let then = record.lines().find_map(|line| Snippet::parse(line, script));
        now.judge(then.as_ref())?;
    }
    Ok(())
}

/// Writes down what the scripts are now, unless one changed under its version.
pub(crate) fn record() -> Result<()> {
    let record = fs::read_to_string(RECORD).unwrap_or_default();
    let mut lines = String::new();
    for (script, manifest) in SNIPPETS {
        let now = Snippet::read(script, manifest)?;
        let then = record.lines().find_map(|line| Snippet::parse(line, script));
        if then
            .as_ref()
            .is_some_and(|then| then.version == now.version)
        {
            now.judge(then.as_ref())?;
        }
        lines += &format!("{script} {} {}\n", now.version, now.checksum);
    }
    fs::write(RECORD, lines)
        .map_err(|error| Failure::new(format!("cannot write {RECORD}: {error}")))
}

/// The version that a crate's manifest names.
pub(crate) fn version_in(manifest: &str) -> Result<String> {
    read(manifest)?
        .lines()
        .find_map(|line| line.strip_prefix("version = "))
        .map(|version| version.trim_matches('"').to_owned())
        .ok_or_else(|| Failure::new(format!("{manifest} names no version")))
}

fn read(file: &str) -> Result<String> {
    fs::read_to_string(file).map_err(|error| Failure::new(format!("cannot read {file}: {error}")))
}

struct Snippet {
    script: String,
    version: String,
    checksum: String,
}

impl Snippet {
    fn read(script: &str, manifest: &str) -> Result<Self> {
        let version = version_in(manifest)?;
        let checksum = Sha256::digest(read(script)?)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        Ok(Self {
            script: script.to_owned(),
            version,
            checksum,
        })
    }

    fn parse(line: &str, script: &str) -> Option<Self> {
        let mut words = line.split(' ');
        (words.next()? == script).then_some(())?;
        Some(Self {
            script: script.to_owned(),
            version: words.next()?.to_owned(),
            checksum: words.next()?.to_owned(),
        })
    }

    fn judge(&self, recorded: Option<&Self>) -> Result<()> {
        let script = &self.script;
        match recorded {
            Some(then) if then.checksum == self.checksum && then.version == self.version => Ok(()),
            Some(then) if then.checksum != self.checksum && then.version == self.version => {
                Err(Failure::new(format!(
                    "{script} changed and its crate is still version {}: returning visitors \
                     would get the old script",
                    self.version
                ))
                .remedy("Raise the crate's version, then run `cargo xtask snippets`."))
            }
            _ => Err(Failure::new(format!(
                "{script} at version {} is not recorded",
                self.version
            ))
            .remedy("Run `cargo xtask snippets` and commit xtask/snippets.txt.")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn snippet(version: &str, checksum: &str) -> Snippet {
        Snippet {
            script: "a.js".to_owned(),
            version: version.to_owned(),
            checksum: checksum.to_owned(),
        }
    }

    #[test]
    fn a_changed_script_needs_a_new_version_and_a_new_record() {
        let then = Snippet::parse("a.js 0.1.0 aa", "a.js").expect("a line of the record");
        assert!(snippet("0.1.0", "aa").judge(Some(&then)).is_ok());
        for (version, checksum) in [("0.1.0", "bb"), ("0.1.1", "bb"), ("0.1.1", "aa")] {
            assert!(snippet(version, checksum).judge(Some(&then)).is_err());
        }
        assert!(snippet("0.1.0", "aa").judge(None).is_err());
        let failure = snippet("0.1.0", "bb")
            .judge(Some(&then))
            .expect_err("changed");
        assert!(failure.to_string().contains("Raise the crate's version"));
    }
}
