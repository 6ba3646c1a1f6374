//! The page as a whole: where its focus is, and when it has shown something.

use leptos::prelude::{GetUntracked, RwSignal, Set};

use crate::platform::page;

/// Moves the focus, where what had it is gone.
pub(crate) fn move_focus(id: String) {
    page::focus(id);
}

/// Moves the focus to what was to have it last, where that has come only now.
pub(crate) fn focus_what_came() {
    page::focus_what_came();
}

/// Whether the pointer or the focus is on what is of this kind, or in it.
pub(crate) fn is_pointed_at(selector: &str) -> bool {
    page::has_focus_within(selector) || page::is_under_pointer(selector)
}

/// Does something now, or as soon as nothing is pressed any more: what goes would move
/// other things under the pointer.
pub(crate) fn once_not_pressed(run: impl FnOnce() + 'static) {
    if page::is_pressed() {
        page::after_frame(move || once_not_pressed(run));
    } else {
        run();
    }
}

/// Whether the focus is on what is of this kind, or in it.
pub(crate) fn has_focus_within(selector: &str) -> bool {
    page::has_focus_within(selector)
}

/// Leads to a part of the page, as a link within it does.
pub(crate) fn lead_to(id: String) {
    page::lead_to(id);
}

/// Moves the focus to the first field with a problem, of those whose ids begin so.
pub(crate) fn focus_first_problem(beginning: &str) {
    page::focus_first(["[id^=\"", beginning, "-\"][aria-invalid]"].concat());
}

/// Does something once the page has shown what came of the last press.
pub(crate) fn after_frame(run: impl FnOnce() + 'static) {
    page::after_frame(run);
}

/// Says so once the focus is no longer within the element of that selector: as it goes
/// from one field to another it is for a moment nowhere. While something is pressed that
/// waits: what appears then would move it away from under the pointer.
pub(crate) fn when_left(selector: String, left: RwSignal<bool>) {
    page::after_frame(move || {
        if left.try_get_untracked() != Some(false) || page::has_focus_within(&selector) {
            return;
        }
        if page::is_pressed() {
            when_left(selector, left);
        } else {
            left.set(true);
        }
    });
}
