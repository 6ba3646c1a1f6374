//! Short names for what a WASM module imports, and for those of its exports that carry a
//! hash.
//!
//! wasm-bindgen names each import after what it is and a hash, in the module and in the
//! script: 185 names cost a first visit 4 kB after brotli, and nobody reads them there.

use std::collections::HashMap;

use crate::run::{Failure, Result};
use crate::wasm::{IMPORTS, number, put_number, take};

const EXPORTS: u8 = 7;

/// How the names begin that only wasm-bindgen and the splitter gave. Any other is a word
/// that the script may use for something else.
const GIVEN: [&str; 3] = ["__wbg_", "__wbindgen_cast_", "__wasm_split_load_"];

/// The same, of exports, which only the script calls.
const EXPORTED: [&str; 1] = ["wasm_bindgen__"];

/// The module with short names, and for each name what it is now.
pub(crate) fn shorten(wasm: &[u8]) -> Result<(Vec<u8>, HashMap<String, String>)> {
    shortened(wasm).ok_or_else(|| Failure::new("a WASM module ends too early"))
}

/// A script with the names that [`shorten`] gave, each where it stands as a whole.
pub(crate) fn rename(script: &str, names: &HashMap<String, String>) -> String {
    let in_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let mut renamed = String::new();
    let mut rest = script;
    while let Some(start) = rest.find(in_name) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|c| !in_name(c)).unwrap_or(from.len());
        let (word, after) = from.split_at(end);
        renamed += before;
        renamed += names.get(word).map_or(word, String::as_str);
        rest = after;
    }
    renamed + rest
}

fn shortened(wasm: &[u8]) -> Option<(Vec<u8>, HashMap<String, String>)> {
    let mut names = HashMap::new();
    let mut out = wasm.get(..8)?.to_vec();
    let mut rest = wasm.get(8..)?;
    while let Some((&id, after)) = rest.split_first() {
        rest = after;
        let length = number(&mut rest)?;
        let mut section = take(&mut rest, length)?;
        let section = match id {
            IMPORTS | EXPORTS => renamed(id, &mut section, &mut names)?,
            _ => section.to_vec(),
        };
        out.push(id);
        put_number(&mut out, section.len());
        out.extend(section);
    }
    Some((out, names))
}

/// A section of imports or exports with short names.
fn renamed(id: u8, from: &mut &[u8], names: &mut HashMap<String, String>) -> Option<Vec<u8>> {
    let mut to = Vec::new();
    for _ in 0..copied_number(from, &mut to)? {
        if id == IMPORTS {
            put_text(&mut to, text(from)?);
        }
        let name = text(from)?;
        let begins: &[&str] = if id == IMPORTS { &GIVEN } else { &EXPORTED };
        if begins.iter().any(|begin| name.starts_with(begin)) {
            put_text(&mut to, &short(names, name));
        } else {
            put_text(&mut to, name);
        }
        if id == IMPORTS {
            copy_import(from, &mut to)?;
        } else {
            to.extend(take(from, 1)?);
            copied_number(from, &mut to)?;
        }
    }
    Some(to)
}

/// Copies what an import is: a function, a table, a memory, a global or a tag.
fn copy_import(from: &mut &[u8], to: &mut Vec<u8>) -> Option<()> {
    let kind = *take(from, 1)?.first()?;
    to.push(kind);
    match kind {
        0 => {
            copied_number(from, to)?;
        }
        1 | 2 => {
            if kind == 1 {
                to.extend(take(from, 1)?);
            }
            let limits = copied_number(from, to)?;
            copied_number(from, to)?;
            if limits & 1 == 1 {
                copied_number(from, to)?;
            }
        }
        3 => to.extend(take(from, 2)?),
        4 => {
            to.extend(take(from, 1)?);
            copied_number(from, to)?;
        }
        _ => return None,
    }
    Some(())
}

/// A name of one letter or two for the next that has none. One that stands there twice,
/// imported and exported, is one name.
fn short(names: &mut HashMap<String, String>, name: &str) -> String {
    let next = names.len();
    let letter = |number: usize| char::from(b"abcdefghijklmnopqrstuvwxyz"[number % 26]);
    let made = || {
        let mut made = String::from("_");
        if next >= 26 {
            made.push(letter(next / 26 - 1));
        }
        made.push(letter(next));
        made
    };
    names.entry(name.to_owned()).or_insert_with(made).clone()
}

fn copied_number(from: &mut &[u8], to: &mut Vec<u8>) -> Option<usize> {
    let number = number(from)?;
    put_number(to, number);
    Some(number)
}

fn text<'a>(from: &mut &'a [u8]) -> Option<&'a str> {
    let length = number(from)?;
    str::from_utf8(take(from, length)?).ok()
}

fn put_text(to: &mut Vec<u8>, text: &str) {
    put_number(to, text.len());
    to.extend(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_and_the_exports_with_a_hash_get_short_names_in_module_and_script() {
        let begins = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0";
        // Two imports, of which the second is a table of 1 to 128.
        let mut imports = vec![2];
        for (name, what) in [
            ("__wbg_1", &b"\0\0"[..]),
            ("__wbg_2", b"\x01\x70\x01\x01\x80\x01"),
        ] {
            put_text(&mut imports, "m");
            put_text(&mut imports, name);
            imports.extend(what);
        }
        let mut exports = vec![2];
        for name in ["memory", "wasm_bindgen__invoke__h1"] {
            put_text(&mut exports, name);
            exports.extend(b"\0\0");
        }
        let mut whole = begins.to_vec();
        for (id, section) in [(IMPORTS, &imports), (EXPORTS, &exports)] {
            whole.push(id);
            put_number(&mut whole, section.len());
            whole.extend(section);
        }
        let (renamed, names) = shorten(&whole).expect("a module");
        let written = String::from_utf8_lossy(&renamed);
        for gone in ["__wbg", "invoke"] {
            assert!(!written.contains(gone), "{gone}");
        }
        assert!(written.contains("memory"));
        let script = "{__wbg_1:f,__wbg_2(){},__wbg_11:g}e.wasm_bindgen__invoke__h1()";
        assert_eq!(rename(script, &names), "{_a:f,_b(){},__wbg_11:g}e._c()");
        // What has short names already keeps them.
        let (again, _) = shorten(&renamed).expect("a module");
        assert_eq!(again, renamed);
        assert!(shorten(&whole[..whole.len() - 3]).is_err());
    }
}
