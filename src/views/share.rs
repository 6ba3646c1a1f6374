//! The ways to take along what is shown: as text, as a page, as a table, on paper.

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_text::goals::overview as words;
use waymark_text::report::Block;
use waymark_text::report::html::html;
use waymark_text::report::markdown::markdown;

use crate::state::kept::Goals;

/// What is shared, made when somebody asks for it.
#[derive(Clone, Copy)]
pub struct Shared {
    /// Its title and what it says.
    pub(crate) report: Callback<(), (String, Vec<Block>)>,
    /// The same as a table, where there is one.
    pub(crate) table: Option<Callback<(), String>>,
    /// What its files are called, without day and ending.
    pub(crate) file: &'static str,
}

/// What became of the last text that was to be copied.
#[derive(Clone, Copy)]
pub struct Copying {
    said: RwSignal<&'static str>,
    // What the browser would not copy, empty for nothing.
    by_hand: RwSignal<String>,
}

impl Copying {
    /// Nothing was copied yet.
    pub(crate) fn new() -> Self {
        Self {
            said: RwSignal::new(""),
            by_hand: RwSignal::new(String::new()),
        }
    }

    /// Copies a text, or shows it where the browser does not let it.
    pub(crate) fn copy(self, text: String) {
        spawn_local(async move {
            let copied = Goals::copy(&text).await;
            let _ = self.said.try_set(if copied {
                words::COPIED
            } else {
                words::NOT_COPIED
            });
            let by_hand = if copied { String::new() } else { text };
            let _ = self.by_hand.try_set(by_hand);
        });
    }
}

/// Whether it was copied; if not, the text to copy by hand.
#[component]
pub fn Copied(
    /// What became of it.
    copying: Copying,
    /// What the text is called.
    label: &'static str,
) -> AnyView {
    let Copying { said, by_hand } = copying;
    view! {
        <p role="status">{said}</p>
        {move || {
            let text = by_hand.get();
            (!text.is_empty())
                .then(|| {
                    view! {
                        <textarea
                            class="to-copy"
                            aria-label=label
                            readonly
                            rows="8"
                            prop:value=text
                        ></textarea>
                    }
                })
        }}
    }
    .into_any()
}

/// A fold with a button for each way.
#[component]
pub fn Share(
    /// What the fold is called.
    label: &'static str,
    /// What is shared.
    shared: Shared,
) -> AnyView {
    let Shared {
        report,
        table,
        file,
    } = shared;
    let copying = Copying::new();
    let as_text = move || markdown(&report.run(()).1);
    let copy = move |_| copying.copy(as_text());
    let save_page = move |_| {
        let (title, blocks) = report.run(());
        Goals::offer(file, "html", "text/html", &html(&title, &blocks));
    };
    view! {
        <details class="overview__report">
            <summary class="quiet">{label}</summary>
            <div class="form__buttons">
                <button type="button" class="button button--quiet" on:click=copy>
                    {words::COPY_MARKDOWN}
                </button>
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| {
                        Goals::offer(file, "md", "text/markdown", &as_text());
                    }
                >
                    {words::SAVE_MARKDOWN}
                </button>
                <button type="button" class="button button--quiet" on:click=save_page>
                    {words::SAVE_HTML}
                </button>
                {table.map(|table| view! { <SaveTable table file /> })}
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| Goals::print()
                >
                    {words::PRINT}
                </button>
            </div>
            <Copied copying label=words::BY_HAND />
        </details>
    }
    .into_any()
}

/// The button that saves a table.
#[component]
fn SaveTable(
    /// The table.
    table: Callback<(), String>,
    /// What its file is called, without day and ending.
    file: &'static str,
) -> AnyView {
    view! {
        <button
            type="button"
            class="button button--quiet"
            on:click=move |_| {
                // Excel takes it for UTF-8 only with a byte-order mark before it.
                let text = ["\u{feff}", &table.run(())].concat();
                Goals::offer(file, "csv", "text/csv", &text);
            }
        >
            {words::SAVE_CSV}
        </button>
    }
    .into_any()
}
