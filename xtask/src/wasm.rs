//! A WASM module as its sections, and the numbers in them.

use crate::run::{Failure, Result};

const CUSTOM: u8 = 0;
/// Which section holds what a module imports.
pub(crate) const IMPORTS: u8 = 2;
const ELEMENTS: u8 = 9;

/// How many bytes of a module would be shipped.
pub(crate) fn size(wasm: &[u8]) -> Result<usize> {
    let shipped = sections(wasm)?.into_iter().filter(|(id, _)| *id != CUSTOM);
    Ok(shipped.map(|(_, section)| section.len()).sum())
}

/// The section of a module with this number; empty if it has none.
pub(crate) fn section(wasm: &[u8], wanted: u8) -> Result<&[u8]> {
    let found = sections(wasm)?.into_iter().find(|(id, _)| *id == wanted);
    Ok(found.map_or(&[], |(_, section)| section))
}

/// All sections of a module, with their numbers.
fn sections(wasm: &[u8]) -> Result<Vec<(u8, &[u8])>> {
    let read = || {
        let mut sections = Vec::new();
        let mut rest = wasm.get(8..)?;
        while let Some((&id, after)) = rest.split_first() {
            rest = after;
            let length = number(&mut rest)?;
            sections.push((id, take(&mut rest, length)?));
        }
        Some(sections)
    };
    read().ok_or_else(|| Failure::new("a WASM module ends too early"))
}

/// The module without what sets places of a table to nothing: they are nothing until something
/// is put there. The splitter sets those of every part so, in as many segments as there are parts.
pub(crate) fn without_nothing(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut out = wasm.get(..8).unwrap_or_default().to_vec();
    for (id, section) in sections(wasm)? {
        let kept = match id {
            ELEMENTS => elements(section).ok_or_else(|| {
                Failure::new("the table of a WASM module is not as it used to be")
            })?,
            _ => section.to_vec(),
        };
        out.push(id);
        put_number(&mut out, kept.len());
        out.extend(kept);
    }
    Ok(out)
}

/// A section of elements without those that are nothing.
fn elements(mut from: &[u8]) -> Option<Vec<u8>> {
    let mut kept = Vec::<u8>::new();
    let mut count = 0;
    for _ in 0..number(&mut from)? {
        let whole = from;
        let kind = number(&mut from)?;
        // Which place they begin at: a constant.
        let constant = take(&mut from, 1)? == [I32_CONST];
        number(&mut from)?;
        let ends = take(&mut from, 1)? == [END];
        if !(constant && ends) {
            return None;
        }
        let mut is_nothing = true;
        for _ in 0..number(&mut from)? {
            is_nothing &= match kind {
                FUNCTIONS => {
                    number(&mut from)?;
                    false
                }
                EXPRESSIONS => {
                    let what = *take(&mut from, 1)?.first()?;
                    number(&mut from)?;
                    take(&mut from, 1).filter(|it| *it == [END])?;
                    what == REF_NULL
                }
                _ => return None,
            };
        }
        if !is_nothing {
            count += 1;
            kept.extend(&whole[..whole.len() - from.len()]);
        }
    }
    let mut to = Vec::new();
    put_number(&mut to, count);
    to.extend(kept);
    Some(to)
}

/// Segments of the first table from a place on: of functions by their numbers, or as expressions.
const FUNCTIONS: usize = 0;
const EXPRESSIONS: usize = 4;

const I32_CONST: u8 = 0x41;
const REF_NULL: u8 = 0xd0;
const END: u8 = 0x0b;

/// The next bytes.
pub(crate) fn take<'a>(from: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (taken, rest) = from.split_at_checked(length)?;
    *from = rest;
    Some(taken)
}

/// A number as WASM writes it, seven bits a byte.
pub(crate) fn number(from: &mut &[u8]) -> Option<usize> {
    let mut number = 0;
    for shift in (0..).step_by(7) {
        let byte = *take(from, 1)?.first()?;
        number |= usize::from(byte & 0x7f).checked_shl(shift)?;
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some(number)
}

/// Writes one.
pub(crate) fn put_number(to: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        to.push(number as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_nothing_anyway_is_not_said() {
        let begins = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0";
        let two_functions = b"\0\x41\x01\x0b\x02\x05\x06";
        let nothing = b"\x04\x41\x03\x0b\x02\xd0\x70\x0b\xd0\x70\x0b";
        let none = b"\0\x41\x05\x0b\0";
        let one_of_two = b"\x04\x41\x05\x0b\x02\xd0\x70\x0b\xd2\x07\x0b";
        let module = |segments: &[&[u8]]| {
            let mut section = vec![segments.len() as u8];
            section.extend(segments.concat());
            let mut module = begins.to_vec();
            module.push(ELEMENTS);
            put_number(&mut module, section.len());
            module.extend(section);
            module
        };
        let whole = module(&[two_functions, nothing, none, one_of_two]);
        assert_eq!(
            without_nothing(&whole).expect("a module"),
            module(&[two_functions, one_of_two])
        );
        // What it does not know it leaves to whoever builds.
        assert!(without_nothing(&module(&[b"\x01\0\x01\x05"])).is_err());
        assert!(without_nothing(&whole[..whole.len() - 2]).is_err());
    }

    #[test]
    fn the_size_is_that_of_what_is_shipped() {
        let mut module = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0".to_vec();
        assert_eq!(size(&module).expect("a module"), 4);
        module.extend(b"\0\x05\x04name");
        assert_eq!(size(&module).expect("a module"), 4);
        assert_eq!(section(&module, 1).expect("a module"), b"\x01\x60\0\0");
        assert!(section(&module, IMPORTS).expect("a module").is_empty());
    }
}
