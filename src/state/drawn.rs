//! What a drawing follows: how wide it is on the page, and on paper.

use leptos::html::Div;
use leptos::prelude::*;
use waymark_core::plot::line::NARROWEST;

use crate::platform::page;

/// How wide a drawing is on paper, where two stand beside each other.
const ON_PAPER: f64 = 360.0;

/// How wide the element of a drawing is, whatever the window does: none until it is
/// shown. `shown` tells when to look again.
pub(crate) fn width_of(
    place: NodeRef<Div>,
    shown: impl Fn() + Send + Sync + 'static,
) -> Signal<f64> {
    let width = RwSignal::new(0.0);
    let look = move || {
        // One may be elsewhere by now.
        if let Some(place) = place.try_get_untracked().flatten() {
            let now = page::width_of(&place);
            if now > 0.0
                && width
                    .try_get_untracked()
                    .is_some_and(|before| before != now)
            {
                width.set(now);
            }
        }
    };
    Effect::new(move |_| {
        shown();
        place.track();
        page::after_frame(look);
    });
    follow_window("resize", look);
    let is_printed = printed();
    Signal::derive(move || match width.get() {
        _ if is_printed.get() => ON_PAPER,
        0.0 => 0.0,
        width => width.max(NARROWEST),
    })
}

/// Whether the page is being printed: from before the browser lays it out to after.
pub(crate) fn printed() -> ReadSignal<bool> {
    let (is_printed, set) = signal(false);
    follow_window("beforeprint", move || set.set(true));
    follow_window("afterprint", move || set.set(false));
    is_printed
}

fn follow_window(event: &'static str, run: impl Fn() + 'static) {
    let listener = window_event_listener_untyped(event, move |_| run());
    on_cleanup(move || listener.remove());
}
