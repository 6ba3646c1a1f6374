//! The element inside an app that links this crate.

use js_sys::Function;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/element.js")]
extern "C" {
    #[wasm_bindgen(js_name = define)]
    fn define_class(load: &Function, sheet: &str, locate: &Function);
}

/// Registers `<okr-or-kpi>` with the quiz of this very module. `locate` gives the
/// address of a language's words; English is built in.
pub fn define(locate: impl Fn(String) -> Option<String> + 'static) {
    let load = Closure::<dyn Fn() -> Function>::new(|| {
        Closure::<dyn Fn(String) -> String>::new(|input: String| crate::quiz(&input))
            .into_js_value()
            .unchecked_into()
    });
    let sheet = include_str!(concat!(env!("OUT_DIR"), "/element.css"));
    let locate = Closure::<dyn Fn(String) -> Option<String>>::new(locate);
    define_class(
        load.into_js_value().unchecked_ref(),
        sheet,
        locate.into_js_value().unchecked_ref(),
    );
}
