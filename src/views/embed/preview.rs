//! The quiz as it would be on another page.

use leptos::either::Either;
use leptos::html::{Custom, Div, Iframe};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use waymark_text::snippet::{Settings, Source, Way, frame_address};
use waymark_text::{embed as words, embed_help as help};

use crate::state::embed;
use crate::state::navigation::Navigation;

/// The quiz as it would be, and what the page around it would be told.
#[component]
pub fn Preview(
    /// The way in which the page takes it.
    way: RwSignal<Way>,
    /// The settings that differ from their defaults.
    settings: Memo<Settings>,
) -> impl IntoView {
    let told = RwSignal::new(Vec::<String>::new());
    let place = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let Some(place) = place.get() {
            embed::listen(&place, move |event| {
                told.update(|told| told.insert(0, event));
            });
        }
    });
    let framed = Memo::new(move |_| matches!(way.get(), Way::Frame | Way::Address));
    view! {
        <div class="embed-page__preview" role="group" aria-label=words::LIVE node_ref=place>
            {move || {
                told.update(Vec::clear);
                if framed.get() {
                    Either::Left(view! { <LiveFrame settings /> })
                } else {
                    Either::Right(view! { <LiveElement settings /> })
                }
            }}
        </div>
        <details class="told" hidden=move || way.get().is_a_link()>
            <summary>{help::EVENTS}</summary>
            <div class="told__events" role="log" tabindex="0" aria-label=help::EVENTS>
                <ol>
                    {move || {
                        told.get()
                            .into_iter()
                            .map(|event| view! { <li>{event}</li> })
                            .collect_view()
                    }}
                </ol>
            </div>
            <p class="field__note" hidden=move || !told.with(Vec::is_empty)>
                {help::NO_EVENTS}
            </p>
        </details>
    }
}

/// The frame, with its settings followed live.
#[component]
fn LiveFrame(
    /// The settings that differ from their defaults.
    settings: Memo<Settings>,
) -> impl IntoView {
    let node = NodeRef::<Iframe>::new();
    embed::load_frame_script();
    let base = [&Navigation::folder(), "embed/"].concat();
    Effect::new(move |_| {
        let here = Source {
            base: &base,
            pinned: None,
        };
        let address = settings.with(|settings| frame_address(&here, settings));
        if let Some(frame) = node.get() {
            embed::show(&frame, &address);
        }
    });
    view! { <iframe data-okr-or-kpi="" title=words::LIVE node_ref=node></iframe> }
}

/// The element, with its settings followed live.
#[component]
fn LiveElement(
    /// The settings that differ from their defaults.
    settings: Memo<Settings>,
) -> impl IntoView {
    let node = NodeRef::<Custom<&'static str>>::new();
    Effect::new(move |before: Option<Settings>| {
        let now = settings.get();
        if let Some(node) = node.get() {
            let element: web_sys::HtmlElement = node.unchecked_into();
            for (name, _) in before.iter().flatten() {
                if !now.iter().any(|(other, _)| other == name) {
                    embed::apply(&element, name, None);
                }
            }
            for (name, value) in &now {
                embed::apply(&element, name, Some(value));
            }
        }
        now
    });
    view! { <okr-or-kpi node_ref=node></okr-or-kpi> }
}
