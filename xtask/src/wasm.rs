//! What the build asks of WASM modules, and changes in them.

use std::collections::BTreeMap;
use std::fmt;

use wasm_encoder::reencode::{Error, Reencode, RoundtripReencoder, utils};
use wasm_encoder::{
    ElementSection, EntityType, ExportKind, ExportSection, ImportSection, Module, TypeSection,
};
use wasmparser::{
    Element, ElementItems, ElementKind, FuncType, Operator, Parser, Payload, TypeRef,
};

use crate::run::{Failure, Result};

/// How many bytes of a module would be shipped.
pub(crate) fn size(wasm: &[u8]) -> Result<usize> {
    let mut size = 0;
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.map_err(unreadable)?;
        if !matches!(payload, Payload::CustomSection(_)) {
            size += payload.as_section().map_or(0, |(_, range)| range.len());
        }
    }
    Ok(size)
}

/// What a module imports, as the module that has it sees it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Import {
    /// A function, by what it takes and returns.
    Function(FuncType),
    /// A table, a memory, a global.
    Other(EntityType),
}

/// What a module imports of another, by its name.
pub(crate) fn imports_of(wasm: &[u8], other: &str) -> Result<BTreeMap<String, Import>> {
    let mut types = Vec::new();
    let mut found = BTreeMap::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.map_err(unreadable)? {
            Payload::TypeSection(section) => {
                for it in section.into_iter_err_on_gc_types() {
                    types.push(it.map_err(unreadable)?);
                }
            }
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let import = import.map_err(unreadable)?;
                    if import.module == other {
                        found.insert(import.name.to_owned(), kind(import.ty, &types)?);
                    }
                }
                // Behind it stands nothing that is asked for.
                break;
            }
            _ => {}
        }
    }
    Ok(found)
}

fn kind(kind: TypeRef, types: &[FuncType]) -> Result<Import> {
    if let TypeRef::Func(index) = kind {
        let function = types.get(index as usize).cloned();
        return function.map(Import::Function).ok_or_else(|| {
            Failure::new("a WASM module imports a function of a type that it has not")
        });
    }
    let other = RoundtripReencoder.entity_type(kind).map_err(unreadable)?;
    Ok(Import::Other(other))
}

/// A module that passes on what it imports of another, under the same names.
pub(crate) fn passing_on(from: &str, imports: &BTreeMap<String, Import>) -> Result<Vec<u8>> {
    let mut types = TypeSection::new();
    let mut section = ImportSection::new();
    let mut exports = ExportSection::new();
    let mut counts = [0; 5];
    for (name, import) in imports {
        let entity = match import {
            Import::Function(function) => {
                let function = RoundtripReencoder.func_type(function.clone());
                types.ty().func_type(&function.map_err(unreadable)?);
                EntityType::Function(types.len() - 1)
            }
            Import::Other(other) => *other,
        };
        section.import(from, name, entity);
        let kind = match entity {
            EntityType::Table(_) => ExportKind::Table,
            EntityType::Memory(_) => ExportKind::Memory,
            EntityType::Global(_) => ExportKind::Global,
            EntityType::Tag(_) => ExportKind::Tag,
            EntityType::Function(_) | EntityType::FunctionExact(_) => ExportKind::Func,
        };
        let count = &mut counts[kind as usize];
        exports.export(name, kind, *count);
        *count += 1;
    }
    let mut module = Module::new();
    module.section(&types).section(&section).section(&exports);
    Ok(module.finish())
}

/// The module without what sets places of a table to nothing: they are nothing until something
/// is put there. The splitter sets those of every part so, in as many segments as there are parts.
pub(crate) fn without_nothing(wasm: &[u8]) -> Result<Vec<u8>> {
    rewritten(wasm, &mut WithoutNothing)
}

struct WithoutNothing;

impl Reencode for WithoutNothing {
    type Error = Unexpected;

    fn parse_element(
        &mut self,
        elements: &mut ElementSection,
        element: Element<'_>,
    ) -> std::result::Result<(), Error<Unexpected>> {
        // Others are told by their numbers, which must stay.
        if !matches!(element.kind, ElementKind::Active { .. }) {
            return Err(Error::UserError(Unexpected));
        }
        let is_nothing = match element.items.clone() {
            ElementItems::Functions(functions) => functions.count() == 0,
            ElementItems::Expressions(_, expressions) => {
                let mut is_nothing = true;
                for expression in expressions {
                    let first = expression?.get_operators_reader().read()?;
                    is_nothing &= matches!(first, Operator::RefNull { .. });
                }
                is_nothing
            }
        };
        if is_nothing {
            return Ok(());
        }
        utils::parse_element(self, elements, element)
    }
}

/// A table that is not filled as it used to be.
#[derive(Debug)]
pub(crate) struct Unexpected;

impl fmt::Display for Unexpected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the table of a WASM module is not as it used to be")
    }
}

/// A module as something writes it anew.
pub(crate) fn rewritten<R: Reencode>(wasm: &[u8], by: &mut R) -> Result<Vec<u8>>
where
    R::Error: fmt::Display,
{
    let mut module = Module::new();
    by.parse_core_module(&mut module, Parser::new(0), wasm)
        .map_err(|error| match error {
            Error::UserError(unexpected) => Failure::new(unexpected.to_string()),
            Error::ParseError(error) => unreadable(error),
            other => unreadable(format!("{other}")),
        })?;
    Ok(module.finish())
}

/// What is said of a module that the parser does not take.
fn unreadable(error: impl fmt::Display) -> Failure {
    Failure::new(format!("a WASM module cannot be read: {error}"))
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use wasm_encoder::{
        ConstExpr, CustomSection, Elements, GlobalType, HeapType, MemoryType, RefType, ValType,
    };

    use super::*;

    /// A module whose table these segments fill, from a place on each.
    fn filling(segments: &[(i32, Elements<'_>)]) -> Vec<u8> {
        let mut elements = ElementSection::new();
        for (place, items) in segments {
            elements.active(None, &ConstExpr::i32_const(*place), items.clone());
        }
        let mut module = Module::new();
        module.section(&elements);
        module.finish()
    }

    #[test]
    fn what_is_nothing_anyway_is_not_said() {
        let functions = |all: &'static [u32]| Elements::Functions(Cow::Borrowed(all));
        let null = || ConstExpr::ref_null(HeapType::FUNC);
        let both =
            |one, other| Elements::Expressions(RefType::FUNCREF, Cow::Owned(vec![one, other]));
        let two = (0, functions(&[5, 6]));
        let one_of_two = (5, both(null(), ConstExpr::ref_func(7)));
        let whole = filling(&[
            two.clone(),
            (3, both(null(), null())),
            (5, functions(&[])),
            one_of_two.clone(),
        ]);
        let kept = filling(&[two, one_of_two]);
        assert_eq!(without_nothing(&whole).expect("a module"), kept);
        assert_eq!(without_nothing(&kept).expect("a module"), kept);
        // What it does not know it leaves to whoever builds.
        let mut passive = ElementSection::new();
        passive.passive(functions(&[5]));
        let passive = Module::new().section(&passive).clone().finish();
        assert!(without_nothing(&passive).is_err());
        assert!(without_nothing(&whole[..whole.len() - 2]).is_err());
    }

    #[test]
    fn the_size_is_that_of_what_is_shipped() {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut module = Module::new();
        module.section(&types);
        let shipped = size(&module.clone().finish()).expect("a module");
        assert_eq!(shipped, 4);
        let (name, data) = (Cow::Borrowed("name"), Cow::Borrowed(&[][..]));
        module.section(&CustomSection { name, data });
        assert_eq!(size(&module.finish()).expect("a module"), shipped);
    }

    #[test]
    fn what_the_app_gives_is_passed_on_once_and_under_its_name() {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        types.ty().function([ValType::I32], [ValType::I64]);
        let memory = MemoryType {
            minimum: 21,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        };
        let stack = GlobalType {
            val_type: ValType::I32,
            mutable: true,
            shared: false,
        };
        let mut imports = ImportSection::new();
        imports.import("app", "stack", stack);
        imports.import("app", "memory", memory);
        imports.import("app", "call", EntityType::Function(1));
        imports.import("elsewhere", "other", EntityType::Function(0));
        let module = Module::new()
            .section(&types)
            .section(&imports)
            .clone()
            .finish();

        let found = imports_of(&module, "app").expect("a module");
        let names: Vec<&str> = found.keys().map(String::as_str).collect();
        assert_eq!(names, ["call", "memory", "stack"]);

        let passing = passing_on("shared", &found).expect("a module");
        assert_eq!(imports_of(&passing, "shared").expect("a module"), found);
        let exported = Parser::new(0)
            .parse_all(&passing)
            .filter_map(|it| match it {
                Ok(Payload::ExportSection(section)) => Some(section),
                _ => None,
            });
        let exported: Vec<(String, u32)> = exported
            .flatten()
            .map(|it| it.expect("an export"))
            .map(|it| (it.name.to_owned(), it.index))
            .collect();
        let expected = ["call", "memory", "stack"].map(|name| (name.to_owned(), 0));
        assert_eq!(exported, expected);
    }
}
