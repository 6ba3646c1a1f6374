//! The quiz as a WASM module of its own: one function from text to text.
//!
//! Without the standard library where it is compiled for the browser: of that
//! only the machinery of panics would be left, whose message nobody could read.

#![cfg_attr(target_family = "wasm", no_std)]

use wasm_bindgen::prelude::*;

/// The smallest: all that is ever taken is the place for an input, which the loader asks
/// for and uses again.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: lol_alloc::LockedAllocator<lol_alloc::LeakingAllocator> =
    lol_alloc::LockedAllocator::new(lol_alloc::LeakingAllocator::new());

#[wasm_bindgen]
extern "C" {
    /// Takes the next part of what is said.
    fn put(part: &str);
}

/// See [`okr_or_kpi::say`].
#[wasm_bindgen]
pub fn quiz(input: &str) {
    okr_or_kpi::say(input, put);
}

/// A trap: the class catches it, and what the host wrote inside the tag returns.
#[cfg(target_family = "wasm")]
#[panic_handler]
fn trap(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
