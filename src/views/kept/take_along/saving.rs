//! Saving everything as a file, as tables too, and the file that was offered last.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use waymark_text::kept as words;
use waymark_text::kept::tables;

use crate::state::kept::Goals;
use crate::state::page::move_focus;

/// A file that was offered: its name and its text.
pub(super) type Offered = (String, String);

/// Saves everything, from wherever on the page.
pub(crate) fn export(goals: Goals) {
    let offered = offer_export(goals);
    goals.offered.set(Some(offered));
    move_focus("offered".to_owned());
}

pub(super) fn offer_export(goals: Goals) -> Offered {
    let text = goals.export();
    goals.was_copied();
    let name = Goals::offer("waymark", "json", "application/json", &text);
    (name, text)
}

pub(super) fn offer_table(goals: Goals) -> Offered {
    let text = tables::table(&goals.lines(), &goals.habits.notation);
    // Excel takes it for UTF-8 only with a byte-order mark before it.
    let text = ["\u{feff}", &text].concat();
    let name = Goals::offer("waymark-check-ins", "csv", "text/csv", &text);
    (name, text)
}

pub(super) fn offer_readings(goals: Goals) -> Offered {
    let text = tables::readings_table(&goals.reading_lines(), &goals.habits.notation);
    let text = ["\u{feff}", &text].concat();
    let name = Goals::offer("waymark-readings", "csv", "text/csv", &text);
    (name, text)
}

/// The file that was offered last, if any was.
#[component]
pub fn Offer(
    /// What is kept.
    goals: Goals,
) -> AnyView {
    let offered = goals.offered;
    // It is of where one was.
    on_cleanup(move || offered.set(None));
    (move || {
        offered
            .get()
            .map(|(name, text)| view! { <ByHand name text /> })
    })
    .into_any()
}

/// A file that was offered, to be copied where none has arrived: a page cannot know.
#[component]
fn ByHand(
    /// Its name.
    name: String,
    /// Its text.
    text: String,
) -> AnyView {
    let text = StoredValue::new(text);
    let copied = RwSignal::new(None::<bool>);
    let copy = move |_| {
        spawn_local(async move {
            let text = text.get_value();
            let _ = copied.try_set(Some(Goals::copy(&text).await));
        });
    };
    view! {
        <div class="notice" id="offered" tabindex="-1">
            <p role="status">
                {move || match copied.get() {
                    None => words::offered(&name),
                    Some(true) => words::COPIED.to_owned(),
                    Some(false) => words::NOT_COPIED.to_owned(),
                }}
            </p>
            <button type="button" class="set" on:click=copy>
                {words::COPY}
            </button>
            {move || {
                (copied.get() == Some(false))
                    .then(|| {
                        view! {
                            <textarea
                                class="to-copy"
                                readonly
                                rows="6"
                                aria-label=words::NOT_COPIED
                                prop:value=text.get_value()
                                on:focus=move |event| {
                                    event_target::<web_sys::Element>(&event)
                                        .unchecked_into::<web_sys::HtmlTextAreaElement>()
                                        .select();
                                }
                            ></textarea>
                        }
                    })
            }}
        </div>
    }
    .into_any()
}
