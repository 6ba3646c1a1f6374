//! The browser's own number formats, clock, compression and files.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

#[wasm_bindgen(module = "/src/platform/browser.js")]
extern "C" {
    fn notation() -> String;

    /// The day that it is where the person is: `2026-07-10`.
    pub(crate) fn today() -> String;

    #[wasm_bindgen(js_name = pack)]
    fn pack_text(text: &str) -> Promise;

    #[wasm_bindgen(js_name = unpack)]
    fn unpack_text(letters: &str, most: u32) -> Promise;

    /// Offers a text as a file to save.
    pub(crate) fn save(name: &str, kind: &str, text: &str);

    #[wasm_bindgen(js_name = chosen)]
    fn chosen_file(field: &Element, most: u32) -> Promise;

    /// A text in small letters, with every accent behind its letter.
    pub(crate) fn folded(text: &str) -> String;

    #[wasm_bindgen(js_name = updated)]
    fn is_updated() -> Promise;

    #[wasm_bindgen(js_name = dressed)]
    fn get_dressed() -> Promise;

    /// Loads the page anew.
    pub(crate) fn reload();

    /// Opens the browser's dialog for printing.
    pub(crate) fn print();
}

/// Asks for the style of the pages besides the quiz.
pub(crate) fn dress() -> JsFuture {
    JsFuture::from(get_dressed())
}

/// Whether the site is of another build by now than the page; not where nobody can tell.
pub(crate) async fn updated() -> bool {
    let updated = JsFuture::from(is_updated()).await;
    updated.is_ok_and(|it| it.is_truthy())
}

/// How numbers are written here, as `Intl` says.
pub(crate) struct NumberFormat {
    /// The decimal separator.
    pub(crate) decimal: char,
    /// The group separator.
    pub(crate) group: Option<char>,
    /// The size of the last group.
    pub(crate) primary: u8,
    /// The size of those before it.
    pub(crate) secondary: u8,
    /// The digit zero.
    pub(crate) zero: char,
    /// The locale: `de-CH`.
    pub(crate) locale: String,
}

/// How numbers are written here; `None` where the browser does not say.
pub(crate) fn number_format() -> Option<NumberFormat> {
    let text = notation();
    let mut parts = text.split('\n');
    let mut character = || parts.next().map(|part| part.chars().next());
    let (decimal, group) = (character()??, character()?);
    let mut size = || parts.next()?.parse().ok();
    let (primary, secondary) = (size()?, size()?);
    Some(NumberFormat {
        decimal,
        group,
        primary,
        secondary,
        zero: parts.next()?.chars().next()?,
        locale: parts.next()?.to_owned(),
    })
}

/// Whether dates begin with the month here.
pub(crate) fn is_month_first() -> bool {
    notation().ends_with("month")
}

/// A text compressed into letters that an address may hold; none where the
/// browser cannot.
pub(crate) async fn pack(text: &str) -> Option<String> {
    JsFuture::from(pack_text(text)).await.ok()?.as_string()
}

/// The text again; none if the letters are damaged or hold more than `most`
/// bytes.
pub(crate) async fn unpack(letters: &str, most: u32) -> Option<String> {
    JsFuture::from(unpack_text(letters, most))
        .await
        .ok()?
        .as_string()
}

/// The text of the file chosen in a field; none if it is larger than `most`
/// bytes or cannot be read.
pub(crate) async fn chosen(field: &Element, most: u32) -> Option<String> {
    JsFuture::from(chosen_file(field, most))
        .await
        .ok()?
        .as_string()
}
