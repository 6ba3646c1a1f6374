//! The document the app lives in.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::{document, request_animation_frame, set_timeout, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Sets the document's title, where it is another: the same again would have a browser
/// look through the page once more.
pub(crate) fn set_title(title: &str) {
    let document = document();
    if document.title() != title {
        document.set_title(title);
    }
}

/// The address of the page without its fragment.
pub(crate) fn address() -> String {
    let mut address = window().location().href().unwrap_or_default();
    if let Some(end) = address.find('#') {
        address.truncate(end);
    }
    address
}

/// How wide the window is, in CSS pixels.
pub(crate) fn width() -> f64 {
    let width = window().inner_width().ok();
    width.and_then(|width| width.as_f64()).unwrap_or_default()
}

/// How wide an element is drawn, in CSS pixels: nothing where it is not shown. Read by
/// name, since each of the browser's properties would be an import of the first load.
pub(crate) fn width_of(element: &Element) -> f64 {
    let width = js_sys::Reflect::get(element, &"clientWidth".into()).ok();
    width.and_then(|width| width.as_f64()).unwrap_or_default()
}

/// Scrolls to the top.
pub(crate) fn scroll_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Does something once the page has shown what came of the last press: what takes
/// longer does not keep a button from looking pressed. Where nothing is drawn, as in
/// a tab behind others, a little later.
pub(crate) fn after_frame(run: impl FnOnce() + 'static) {
    const AT_LATEST: Duration = Duration::from_millis(100);
    let run = Rc::new(Cell::new(Some(run)));
    let once = move || {
        if let Some(run) = run.take() {
            run();
        }
    };
    let drawn = once.clone();
    request_animation_frame(move || set_timeout(drawn, Duration::ZERO));
    set_timeout(once, AT_LATEST);
}

thread_local! {
    // How often the focus is still to be moved, and what was given it meanwhile by the
    // page and not by the person, by its id.
    static MOVES: Cell<u32> = const { Cell::new(0) };
    static GIVEN: RefCell<Option<String>> = const { RefCell::new(None) };
    // What was to have it last and was not there: it may be in what is on its way.
    static AWAITED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Moves the focus to the element with an id once the page shows what was just
/// changed. Who has gone on to another field meanwhile, and may be typing there, is
/// left alone.
pub(crate) fn focus(id: String) {
    let find = move || {
        let element = document().get_element_by_id(&id);
        AWAITED.set(Some(id).filter(|_| element.is_none()));
        element
    };
    give_focus(find);
}

/// Moves the focus to what was to have it last, where that has come only now and nobody types
/// elsewhere meanwhile.
pub(crate) fn focus_what_came() {
    let awaited = AWAITED.take();
    if !has_focus_within("input, select, textarea")
        && let Some(id) = awaited
    {
        focus(id);
    }
}

/// Leads to the element with an id: it has the focus, and its top is at the top.
pub(crate) fn lead_to(id: String) {
    request_animation_frame(move || {
        if let Some(element) = document().get_element_by_id(&id) {
            if let Some(element) = element.dyn_ref::<HtmlElement>() {
                // It cannot fail on an element that is in the document.
                let _ = element.focus();
            }
            element.scroll_into_view();
        }
    });
}

/// Moves the focus to the first element of that kind once the page shows what was
/// just changed. The field that has it is left first: what is wrong with it shows
/// only then.
pub(crate) fn focus_first(selector: String) {
    if let Some(element) = document().active_element() {
        let _ = element.unchecked_into::<HtmlElement>().blur();
    }
    let find = move || document().query_selector(&selector).ok().flatten();
    give_focus(find);
}

fn give_focus(find: impl FnOnce() -> Option<Element> + 'static) {
    let from = field_with_focus();
    MOVES.set(MOVES.get() + 1);
    request_animation_frame(move || {
        let now = field_with_focus();
        let given = GIVEN.take();
        let has_gone_on = now.is_some() && now != from && now != given;
        let element = find().filter(|_| !has_gone_on);
        if let Some(element) = &element {
            // It cannot fail on an element that is in the document.
            let _ = element.unchecked_ref::<HtmlElement>().focus();
        }
        let given = element.map(|element| element.id()).or(given);
        MOVES.set(MOVES.get() - 1);
        // Whoever comes back to it later is there by oneself.
        GIVEN.set(given.filter(|_| MOVES.get() > 0));
    });
}

/// Whether what has the focus is of this kind, or in something that is.
pub(crate) fn has_focus_within(selector: &str) -> bool {
    let element = document().active_element();
    element.is_some_and(|element| matches!(element.closest(selector), Ok(Some(_))))
}

/// Whether the pointer is over something of this kind.
pub(crate) fn is_under_pointer(selector: &str) -> bool {
    let hovered = [selector, ":hover"].concat();
    matches!(document().query_selector(&hovered), Ok(Some(_)))
}

/// Whether something is being pressed: a button that is still down.
pub(crate) fn is_pressed() -> bool {
    matches!(document().query_selector(":active"), Ok(Some(_)))
}

/// What has the focus, by its id: none where nobody types, as in a heading or the page
/// as a whole.
fn field_with_focus() -> Option<String> {
    let element = document().active_element()?;
    let id = element.id();
    (!id.is_empty() && !element.has_attribute("tabindex")).then_some(id)
}
