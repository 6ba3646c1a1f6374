//! The form that adds one more to a list.

use leptos::prelude::*;
use waymark_core::store::action::Action;
use waymark_text::goals::open as words;

use crate::state::kept::Goals;

/// Fields, and the button that adds what they say.
#[component]
pub fn Adding(
    /// What is kept.
    goals: Goals,
    /// Whether nothing can be added.
    fixed: Memo<bool>,
    /// What is added.
    label: &'static str,
    /// What that does; nothing where something is wrong with it, which is shown.
    make: Callback<(), Option<Action>>,
    /// Called with whether it was done.
    done: Callback<bool>,
    /// The fields.
    children: Children,
) -> AnyView {
    view! {
        <form
            class="add"
            hidden=fixed
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                goals.submit(make, done);
            }
        >
            {children()}
            <button type="submit" class="button button--quiet">
                {words::ADD}
                <span class="unseen">" " {label}</span>
            </button>
        </form>
    }
    .into_any()
}
