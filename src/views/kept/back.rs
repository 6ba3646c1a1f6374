//! What going back to a file would take away, before anything is written.

use leptos::prelude::*;
use waymark_core::store::import::Preview;
use waymark_text::goals as words;
use waymark_text::kept::back;

use super::preview::differences;
use crate::state::kept::Goals;

/// What would go, change and come back, and the button that does it.
#[component]
pub fn BackPanel(
    /// What is kept.
    goals: Goals,
    /// What it would take.
    preview: Preview,
    /// Whether the file is an older copy of what is here, and nothing else.
    is_older: bool,
    /// Called with what to say when it was done, or with nothing where it is not to be.
    close: Callback<&'static str>,
) -> AnyView {
    let nothing = preview.is_empty();
    let taken_away = back::taken_away(&preview, is_older).into_iter();
    let taken_away = taken_away.map(|it| view! { <li>{it}</li> });
    let listed = differences(&preview);
    let preview = StoredValue::new(preview);
    let go_back = move |_| {
        goals.bring_in(
            preview.get_value(),
            Callback::new(move |done| {
                if done {
                    close.run(back::WENT_BACK);
                }
            }),
        );
    };
    view! {
        <section class="preview" aria-labelledby="preview">
            <h3 id="preview" tabindex="-1">{back::BACK}</h3>
            {if nothing {
                view! { <p>{back::NOTHING}</p> }.into_any()
            } else {
                view! {
                    <ul>{taken_away.collect_view()}</ul>
                    <p>{back::CAN_UNDO}</p>
                }
                    .into_any()
            }}
            {listed}
            <div class="form__buttons">
                {(!nothing)
                    .then(|| {
                        view! {
                            <button type="button" class="button" on:click=go_back>
                                {back::GO_BACK}
                            </button>
                        }
                    })}
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| close.run("")
                >
                    {words::CANCEL}
                </button>
            </div>
        </section>
    }
    .into_any()
}
