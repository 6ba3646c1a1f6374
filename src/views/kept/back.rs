//! What going back to a file would take away, before anything is written.

use std::collections::BTreeMap;

use leptos::prelude::*;
use waymark_core::record::Record;
use waymark_core::record::kind::Subject;
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
    /// Whether the copy is an older one of what is here, and nothing else.
    is_older: bool,
    /// The heading over it.
    #[prop(default = back::BACK)]
    heading: &'static str,
    /// What the button is called that does it.
    #[prop(default = back::GO_BACK)]
    does: &'static str,
    /// What is said once it was done.
    #[prop(default = back::WENT_BACK)]
    done: &'static str,
    /// What the button is called that does not.
    #[prop(default = words::CANCEL)]
    leaves: &'static str,
    /// What was deleted for good as far as any copy says, and stays so.
    #[prop(default = BTreeMap::new())]
    gone: BTreeMap<Subject, Record>,
    /// Called with what to say when it was done, or with nothing where it is not to be.
    close: Callback<&'static str>,
) -> AnyView {
    let nothing = preview.is_empty();
    let taken_away = back::taken_away(&preview, is_older).into_iter();
    let taken_away = taken_away.map(|it| view! { <li>{it}</li> });
    let listed = differences(goals, &preview);
    let preview = StoredValue::new((preview, gone));
    let go_back = move |_| {
        let (preview, gone) = preview.get_value();
        let said = Callback::new(move |is_done| {
            if is_done {
                close.run(done);
            }
        });
        goals.restore(preview, gone, said);
    };
    view! {
        <section class="preview" aria-labelledby="preview">
            <h3 id="preview" tabindex="-1">{heading}</h3>
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
                                {does}
                            </button>
                        }
                    })}
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| close.run("")
                >
                    {leaves}
                </button>
            </div>
        </section>
    }
    .into_any()
}
