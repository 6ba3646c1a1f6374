//! A form that asks for a reason before it does something.

use leptos::prelude::*;
use waymark_core::kpi::reason::reason;
use waymark_core::store::action::Action;
use waymark_text::goals as goals_words;
use waymark_text::kpi::opened as words;

use super::Open;
use crate::state::objectives::draft::{kept_text, put_aside, take_up};
use crate::ui::field::{Under, once_tried};
use crate::ui::lines::Lines;

/// A reason while it is typed: kept for the tab until it is used or given up.
#[derive(Clone, Copy)]
pub struct Reason {
    /// The text.
    pub(super) text: RwSignal<String>,
    /// Whether somebody tried to use it.
    pub(super) tried: RwSignal<bool>,
}

impl Reason {
    /// The one that is kept under a name.
    pub(super) fn new(open: Open, name: &str) -> Self {
        Self {
            text: open.goals.typed(&open.named(name)),
            tried: RwSignal::new(false),
        }
    }

    /// Whether something is typed.
    pub(super) fn is_begun(self) -> bool {
        self.text.with_untracked(|text| !text.is_empty())
    }

    /// What stands under it.
    pub(super) fn under(self) -> Signal<Under> {
        let text = self.text;
        let problem = move || words::no_reason(text.with(|text| reason(text).err()));
        once_tried(text, self.tried, problem)
    }

    /// Forgets it.
    pub(super) fn clear(self) {
        self.tried.set(false);
        self.text.set(String::new());
    }
}

/// The field of a reason, what stands before it, and the buttons.
#[component]
pub fn ReasonForm(
    /// What is open.
    open: Open,
    /// The reason.
    reason: Reason,
    /// Names the field, and with that the form.
    name: &'static str,
    /// What the form is called.
    #[prop(into)]
    label: Signal<&'static str>,
    /// What its field is called.
    #[prop(default = words::WHY)]
    field: &'static str,
    /// What it does, in a sentence.
    hint: &'static str,
    /// The button that does it.
    #[prop(into)]
    button: Signal<&'static str>,
    /// What that does; nothing where something is wrong, which is shown.
    make: Callback<(), Option<Action>>,
    /// Called once it was done, or was given up.
    close: Callback<()>,
    /// The fields before the reason.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    let goals = open.goals;
    let text = reason.text;
    let form = StoredValue::new(goals.form_name(&open.named(name)));
    // What was given up is there again.
    if text.with_untracked(String::is_empty) {
        form.with_value(|form| take_up(form));
        let left = form.with_value(|form| kept_text(form));
        if !left.is_empty() {
            text.set(left);
        }
    }
    let done = Callback::new(move |is_done: bool| {
        if is_done {
            close.run(());
        }
    });
    view! {
        <form
            class="opened__form"
            aria-label=label
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                goals.submit(make, done);
            }
        >
            <p class="quiet">{hint}</p>
            {children.map(|children| children())}
            <Lines
                id=open.named(name)
                label=field
                value=text.into()
                typed=Callback::new(move |typed| text.set(typed))
                under=reason.under()
            />
            <div class="form__buttons">
                <button type="submit" class="button button--quiet">
                    {button}
                </button>
                <button
                    type="button"
                    class="link"
                    on:click=move |_| {
                        goals.give_up();
                        form.with_value(|form| put_aside(form));
                        close.run(());
                    }
                >
                    {goals_words::CANCEL}
                </button>
            </div>
        </form>
    }
    .into_any()
}
