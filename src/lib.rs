//! The Waymark app: everything that happens in the browser around the rules of
//! `waymark-core`, the words of `waymark-text` and the quiz of `okr-or-kpi`.

pub mod app;
pub mod pages;
mod platform;
pub mod state;
pub mod ui;
pub mod views;

/// Quicker and smaller than the one of the standard library.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
