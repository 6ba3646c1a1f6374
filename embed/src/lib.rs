//! The quiz as a WASM module of its own: one function from text to text.

use wasm_bindgen::prelude::*;

/// Smaller than the standard one; a call here allocates little and keeps nothing.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: lol_alloc::LockedAllocator<lol_alloc::FreeListAllocator> =
    lol_alloc::LockedAllocator::new(lol_alloc::FreeListAllocator::new());

/// See [`okr_or_kpi::quiz`].
#[wasm_bindgen]
#[must_use]
pub fn quiz(input: &str) -> String {
    okr_or_kpi::quiz(input)
}
