//! Short names for what a WASM module imports, and for those of its exports that carry a
//! hash.
//!
//! wasm-bindgen names each import after what it is and a hash, in the module and in the
//! script: 185 names cost a first visit 4 kB after brotli, and nobody reads them there.

use std::collections::HashMap;
use std::convert::Infallible;

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{ExportSection, ImportSection};
use wasmparser::{Export, Import, Imports};

use crate::run::Result;
use crate::wasm::rewritten;

/// How the names begin that only wasm-bindgen and the splitter gave. Any other is a word
/// that the script may use for something else.
const GIVEN: [&str; 3] = ["__wbg_", "__wbindgen_cast_", "__wasm_split_load_"];

/// The same, of exports, which only the script calls.
const EXPORTED: [&str; 1] = ["wasm_bindgen__"];

/// The module with short names, and for each name what it is now.
pub(crate) fn shorten(wasm: &[u8]) -> Result<(Vec<u8>, HashMap<String, String>)> {
    let mut shortener = Shortener::default();
    let shortened = rewritten(wasm, &mut shortener)?;
    Ok((shortened, shortener.names))
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

/// Writes a module with short names.
#[derive(Default)]
struct Shortener {
    /// For each name what it is now.
    names: HashMap<String, String>,
}

impl Shortener {
    /// What a name is to be, if it begins like one that was only given.
    fn named(&mut self, name: &str, given: &[&str]) -> String {
        if given.iter().any(|begin| name.starts_with(begin)) {
            short(&mut self.names, name)
        } else {
            name.to_owned()
        }
    }
}

impl Reencode for Shortener {
    type Error = Infallible;

    fn parse_imports(
        &mut self,
        section: &mut ImportSection,
        imports: Imports<'_>,
    ) -> std::result::Result<(), Error> {
        for import in imports {
            let (_, Import { module, name, ty }) = import?;
            let name = self.named(name, &GIVEN);
            section.import(module, &name, self.entity_type(ty)?);
        }
        Ok(())
    }

    fn parse_export(
        &mut self,
        exports: &mut ExportSection,
        export: Export<'_>,
    ) -> std::result::Result<(), Error> {
        let name = self.named(export.name, &EXPORTED);
        utils::parse_export(
            self,
            exports,
            Export {
                name: &name,
                ..export
            },
        )
    }
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

#[cfg(test)]
mod tests {
    use wasm_encoder::{EntityType, ExportKind, Module, RefType, TableType, TypeSection};

    use super::*;

    #[test]
    fn imports_and_the_exports_with_a_hash_get_short_names_in_module_and_script() {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import("m", "__wbg_1", EntityType::Function(0));
        let table = TableType {
            element_type: RefType::FUNCREF,
            table64: false,
            minimum: 1,
            maximum: Some(128),
            shared: false,
        };
        imports.import("m", "__wbg_2", table);
        let mut exports = ExportSection::new();
        for name in ["memory", "wasm_bindgen__invoke__h1"] {
            exports.export(name, ExportKind::Func, 0);
        }
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&exports);
        let whole = module.finish();
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
