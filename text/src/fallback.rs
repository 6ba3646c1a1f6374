//! What stands in the tag of an embedded quiz until it is there, and where it cannot
//! run. It is written into other people's pages, in the language of their quiz and not
//! in that of this build.

/// The quiz's name and what stands in its tag, as HTML, in a language by its code;
/// English for one that there is none for.
#[must_use]
pub fn fallback(language: &str) -> (&'static str, &'static str) {
    match language {
        "de" => ("OKR oder KPI?", include_str!("../fallbacks/de.html")),
        _ => ("OKR or KPI?", include_str!("../fallbacks/en.html")),
    }
}
