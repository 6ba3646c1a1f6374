//! The element inside an app that links this crate.

use js_sys::Function;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/element.js")]
extern "C" {
    #[wasm_bindgen(js_name = define)]
    fn define_class(load: &Function, sheet: &str);
}

/// Registers `<okr-or-kpi>` with the quiz of this very module.
pub fn define() {
    let load = Closure::<dyn Fn() -> Function>::new(|| {
        Closure::<dyn Fn(String) -> String>::new(|input: String| crate::quiz(&input))
            .into_js_value()
            .unchecked_into()
    });
    let sheet = include_str!(concat!(env!("OUT_DIR"), "/element.css"));
    define_class(load.into_js_value().unchecked_ref(), sheet);
}
