//! What can be taken along: a link, tables, the drawing, a file, paper.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use waymark_core::plot::scale::SCALE_SIZE;
use waymark_text::grade::{page, report};

use super::outcome::scale_of;
use crate::state::grade::link::{copy, print, save, save_as_picture};
use crate::state::grade::{Notice, Playground};

/// A picture has so many pixels for one of the drawing's.
const SHARP: u32 = 3;

/// Behind the buttons of [`ways`]: opening a file, and keeping it as a goal.
const FILE: usize = 7;
const KEEP: usize = 8;

/// Buttons, and beside each what came of it.
#[component]
pub fn TakeAlong(
    /// The playground to take along.
    playground: Playground,
) -> AnyView {
    // What came of the last press, and of which button.
    let said = RwSignal::new((0, String::new()));
    let by_hand = RwSignal::new(String::new());
    // What stands at the top of the page is out of sight from here.
    let says = move |which: usize| {
        move || match (said.get(), playground.notice.get()) {
            ((_, said), Notice::NotOurs) if which == FILE && said.is_empty() => {
                page::NOT_OURS.to_owned()
            }
            ((of, said), _) if of == which => said,
            _ => String::new(),
        }
    };
    let buttons = ways(playground, said, by_hand);
    let buttons = buttons
        .into_iter()
        .enumerate()
        .map(|(which, (name, press))| {
            let press = move |_| {
                said.set((which, String::new()));
                by_hand.set(String::new());
                press.run(());
            };
            view! {
                <span>
                    <button type="button" class="button button--quiet" on:click=press>
                        {name}
                    </button>
                    " "
                    <span role="status">{says(which)}</span>
                </span>
            }
        });
    view! {
        <section class="take-along">
            <h2>{page::TAKE_ALONG}</h2>
            <p class="lead">{page::TAKE_ALONG_LEAD}</p>
            <div class="take-along__buttons">
                {buttons.collect_view()}
                <span>
                <label class="button button--quiet file">
                    {page::OPEN_FILE}
                    <input
                        type="file"
                        accept=".txt,text/plain"
                        on:change=move |event| playground.open_file(event_target(&event))
                    />
                </label>
                " "
                <span role="status">{says(FILE)}</span>
                </span>
            </div>
            <p class="take-along__keep">
                <button
                    type="button"
                    class="button"
                    on:click=move |_| {
                        spawn_local(async move {
                            if !playground.keep_as_goal().await {
                                said.set((KEEP, page::NO_LINK.to_owned()));
                            }
                        });
                    }
                >
                    {page::KEEP_AS_GOAL}
                </button>
                <span>{page::KEEP_AS_GOAL_LEAD}</span>
                <span role="status">{says(KEEP)}</span>
            </p>
            <textarea
                class="to-copy"
                readonly
                rows="4"
                aria-label=page::NOT_COPIED
                hidden=move || by_hand.with(String::is_empty)
                prop:value=by_hand
                on:focus=move |event| {
                    event_target::<web_sys::Element>(&event)
                        .unchecked_into::<web_sys::HtmlTextAreaElement>()
                        .select();
                }
            ></textarea>
        </section>
    }
    .into_any()
}

/// Each way to take it along, by the name of its button.
fn ways(
    playground: Playground,
    said: RwSignal<(usize, String)>,
    by_hand: RwSignal<String>,
) -> [(&'static str, Callback<()>); 7] {
    let copy_text = move |text: String, is_link: bool| {
        spawn_local(async move {
            let outcome = match copy(&text).await {
                true if is_link => page::copied_link(text.chars().count()),
                true => page::COPIED.to_owned(),
                false => page::NOT_COPIED.to_owned(),
            };
            let copied = outcome != page::NOT_COPIED;
            said.update(|said| said.1 = outcome);
            by_hand.set(if copied { String::new() } else { text });
        });
    };
    let table = move |markdown: bool| {
        let sketch = playground.sketch();
        let read: Vec<_> = playground
            .rows
            .with_untracked(|rows| rows.iter().map(|row| row.read.get_untracked()).collect());
        let notation = &playground.habits.notation;
        let promise = playground.promise.with_untracked(|it| *it);
        playground.total.with_untracked(|total| {
            if markdown {
                report::markdown(&sketch, &read, total, promise, notation)
            } else {
                report::csv(&sketch, &read, total, notation)
            }
        })
    };
    [
        (
            page::COPY_LINK,
            Callback::new(move |()| {
                spawn_local(async move {
                    match playground.address().await {
                        Some(address) => copy_text(address, true),
                        None => said.update(|said| said.1 = page::NO_LINK.to_owned()),
                    }
                });
            }),
        ),
        (
            page::COPY_MARKDOWN,
            Callback::new(move |()| copy_text(table(true), false)),
        ),
        (
            page::COPY_CSV,
            Callback::new(move |()| copy_text(table(false), false)),
        ),
        (
            page::SAVE_SVG,
            Callback::new(move |()| save("score.svg", "image/svg+xml", &scale_of(playground))),
        ),
        (
            page::SAVE_PNG,
            Callback::new(move |()| {
                let svg = scale_of(playground);
                spawn_local(async move {
                    let saved = save_as_picture("score.png", &svg, SCALE_SIZE.0 * SHARP).await;
                    let outcome = if saved { "" } else { page::NOT_SAVED };
                    said.update(|said| said.1 = outcome.to_owned());
                });
            }),
        ),
        (page::PRINT, Callback::new(move |()| print())),
        (
            page::SAVE_FILE,
            Callback::new(move |()| playground.save_file("waymark-grade.txt")),
        ),
    ]
}
