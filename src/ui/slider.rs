//! A slider that a thumb which scrolls the page leaves where it was.

use leptos::prelude::*;

/// What a finger on it may still turn out to do.
#[derive(Clone, Copy, PartialEq)]
enum Touch {
    /// None is on it.
    None,
    /// It has come down, where the slider was here; a browser moves it there at once.
    Down(i32),
    /// It has moved it since, from here.
    Moves(i32),
}

/// A slider over whole numbers, without its label.
#[component]
pub fn Slider(
    /// Tells it apart from all others of the page.
    id: String,
    /// Its lower end; none hides nothing and leaves it to the browser.
    #[prop(into)]
    least: Signal<Option<i32>>,
    /// Its upper end.
    #[prop(into)]
    most: Signal<Option<i32>>,
    /// Where it is.
    #[prop(into)]
    at: Signal<Option<i32>>,
    /// What that means, where it is more than the number.
    #[prop(optional)]
    says: Option<Signal<String>>,
    /// Called with where it is moved to.
    moved: Callback<i32>,
    /// Called once it is let go.
    #[prop(optional)]
    let_go: Option<Callback<()>>,
) -> impl IntoView {
    let touch = StoredValue::new(Touch::None);
    let done = move || {
        if let Some(let_go) = let_go {
            let_go.run(());
        }
    };
    view! {
        <input
            id=id
            type="range"
            min=least
            max=most
            step="1"
            prop:value=at
            aria-valuetext=move || says.map(|it| it.get())
            on:touchstart=move |_| {
                let before = at.get_untracked().unwrap_or_default();
                touch.set_value(Touch::Down(before));
            }
            on:input=move |event| {
                // What follows the jump to the finger is a finger that moves it.
                if let Touch::Down(before) = touch.get_value() {
                    touch.set_value(Touch::Moves(before));
                    return;
                }
                moved.run(event_target_value(&event).parse().unwrap_or_default());
            }
            on:pointercancel=move |event| {
                // The page is scrolled with it.
                if let Touch::Down(before) | Touch::Moves(before) = touch.get_value() {
                    let input: web_sys::HtmlInputElement = event_target(&event);
                    input.set_value(&before.to_string());
                    if at.get_untracked() != Some(before) {
                        moved.run(before);
                    }
                    touch.set_value(Touch::None);
                    done();
                }
            }
            on:pointerup=move |event| {
                // Tapped, and not moved any further.
                if touch.get_value() != Touch::None {
                    let place = event_target_value(&event).parse().unwrap_or_default();
                    touch.set_value(Touch::None);
                    if at.get_untracked() != Some(place) {
                        moved.run(place);
                    }
                }
            }
            on:change=move |_| done()
        />
    }
}
