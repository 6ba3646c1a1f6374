//! The way to the next check-in, beside each key result.

use leptos::prelude::*;
use waymark_core::metric::dated::Typed;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::record::id::Id;
use waymark_core::sketch::Measure;
use waymark_core::store::action::Action;
use waymark_text::goals as words;

use super::form::{CheckInForm, named_by};
use super::short::{Kept, Short};
use crate::state::kept::{Goals, objective};
use crate::state::page::{after_frame, move_focus};

/// The short field, or the whole form instead of it.
#[derive(Clone, Copy)]
struct Next {
    short: Short,
    /// What is typed where more is to be said than a value.
    with_more: RwSignal<Option<Typed>>,
}

impl Next {
    fn new(short: Short) -> Self {
        let before = short.before();
        Self {
            short,
            with_more: RwSignal::new(before.says_more().then_some(before)),
        }
    }

    /// What saving it does; nothing where something is wrong with it, which is shown.
    fn make(self) -> Option<Action> {
        match self.short.check() {
            Some(Kept::CheckIn(name, said)) => Some(Action::CheckIn {
                of: objective(&self.short.id.get_value()),
                fields: vec![(name, said)],
            }),
            Some(Kept::Reading(action)) => Some(action),
            None => {
                move_focus(self.short.named("-value"));
                None
            }
        }
    }

    /// Says more: what is typed comes along.
    fn more(self) {
        after_frame(move || {
            // One may be elsewhere by now.
            if self.with_more.try_get_untracked() == Some(None) {
                self.with_more.set(Some(self.short.now()));
                move_focus(self.short.named("-value"));
            }
        });
    }

    /// Says no more than a value.
    fn less(self) {
        self.short.keep(&Typed::default());
        after_frame(move || {
            // One may be elsewhere by now.
            if self.with_more.try_set(None).is_none() {
                move_focus(self.short.named("-value"));
            }
        });
    }
}

/// A field for the next value with its button, and a way to say more. There are as
/// many on a page as key results, so it is no more than that until somebody wants
/// more.
#[component]
pub fn NextCheckIn(
    /// What is kept.
    goals: Goals,
    /// The objective's id.
    id: StoredValue<Id>,
    /// The key result.
    key_result: Memo<Option<KeyResult>>,
) -> AnyView {
    let Some(this) = key_result.get_untracked() else {
        return ().into_any();
    };
    // Yes or no is chosen, not typed: the whole form is small enough.
    let is_yes_no = this.measure == Measure::YesNo;
    let mut short = Short::new(goals, id, &this);
    short.is_tick = false;
    let next = Next::new(short);
    let less = Callback::new(move |()| next.less());
    let shown = move || match next.with_more.get() {
        Some(typed) => {
            let close = Some(less);
            view! { <CheckInForm goals id key_result date=None typed=Some(typed) close /> }
                .into_any()
        }
        None if is_yes_no => {
            let typed = short.before();
            view! { <CheckInForm goals id key_result date=None typed=Some(typed) close=None /> }
                .into_any()
        }
        None => short_form(next),
    };
    shown.into_any()
}

/// That a new check-in is of the last day of its period, where that is over.
pub(super) fn last_day(goals: Goals, id: &Id, own: &Id) -> Option<String> {
    let today = goals.day();
    let new = goals.follow_new_day(id, own);
    (new.usual < today).then(|| words::of_last_day(new.usual))
}

fn short_form(next: Next) -> AnyView {
    let short = next.short;
    let Short {
        goals, id, under, ..
    } = short;
    let last_day = move || {
        let own = short.own;
        own.with_value(|own| last_day(goals, &id.get_value(), own))
    };
    let make = Callback::new(move |()| next.make());
    let done = Callback::new(move |is_done: bool| {
        if is_done {
            short.clear();
        }
    });
    let is_problem = move || short.is_problem();
    view! {
        <form
            class="check-in"
            aria-labelledby=short.own.with_value(|own| named_by(own, &id.get_value()))
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                goals.submit(make, done);
            }
        >
            <div class="check-in__now">
                <div class="field">
                    <label for=short.named("-value")>{words::VALUE}</label>
                    <input
                        id=short.named("-value")
                        type="text"
                        inputmode="text"
                        autocapitalize="off"
                        autocomplete="off"
                        data-amount=""
                        aria-describedby=short.named("-value-note")
                        aria-invalid=move || is_problem().then_some("true")
                        value=short.before().value
                        on:input=move |_| short.typed()
                        node_ref=short.input
                    />
                </div>
                <button
                    type="submit"
                    class="button button--quiet"
                    id=short.named("-check-in")
                >
                    {words::CHECK_IN}
                </button>
            </div>
            <p
                class="field__note"
                id=short.named("-value-note")
                data-problem=move || is_problem().then_some("")
            >
                {move || under.with(|under| under.text.clone())}
            </p>
            <p class="field__note">{last_day}</p>
            <button type="button" class="link quiet" on:click=move |_| next.more()>
                {words::DETAILS}
            </button>
        </form>
    }
    .into_any()
}
