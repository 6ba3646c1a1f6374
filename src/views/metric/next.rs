//! The way to the next check-in, beside each key result.

use leptos::prelude::*;
use waymark_core::metric::dated::{Days, Typed};
use waymark_core::objective::key_result::KeyResult;
use waymark_core::period::write_date;
use waymark_core::record::id::Id;
use waymark_core::sketch::Measure;
use waymark_core::store::action::Action;
use waymark_text::goals as words;

use super::form::{CheckInForm, kept_under, named_by};
use crate::state::kept::{Goals, objective, today};
use crate::state::objectives::draft::{keep_dated, kept_dated};
use crate::state::page::{after_frame, move_focus};
use crate::ui::field::Under;

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
    let under = RwSignal::new(Under::default());
    let this = key_result.get_untracked();
    let Some(KeyResult {
        id: own, measure, ..
    }) = this
    else {
        return ().into_any();
    };
    let notation = goals.habits.notation;
    let input = NodeRef::<leptos::html::Input>::new();
    let kept = StoredValue::new(kept_under(goals, &own));
    let before = kept.with_value(|kept| kept_dated(kept));
    let with_more = RwSignal::new(before.says_more().then_some(before));
    let now = move || {
        let typed = input.get_untracked().map(|input| input.value());
        Typed {
            value: typed.unwrap_or_default(),
            ..Typed::default()
        }
    };
    let keep_now = move || kept.with_value(|kept| keep_dated(kept, &now()));
    let own = StoredValue::new(own);
    let value_id = move || own.with_value(|own| [own.as_str(), "-value"].concat());
    // What could be understood otherwise is said before it is kept.
    let typing = move |_| {
        keep_now();
        let text = words::said_as_read(&now(), &notation);
        if under.with_untracked(|under| under.text != text) {
            let is_problem = false;
            under.set(Under { text, is_problem });
        }
    };
    let make = Callback::new(move |()| {
        let id = id.get_value();
        let typed = Typed {
            day: write_date(goals.check_in_day(&id)),
            ..now()
        };
        let days = Days {
            today: today(),
            known: None,
        };
        let check_in = match typed.check(&notation, &days) {
            Ok(check_in) => check_in,
            Err(problems) => {
                let problem = problems.first();
                let text = problem.map(|it| words::dated_problem(it, &typed.value, &notation));
                under.set(Under {
                    text: text.unwrap_or_default(),
                    is_problem: true,
                });
                move_focus(value_id());
                return None;
            }
        };
        under.set(Under::default());
        let of = objective(&id);
        let field = check_in.name(own.get_value());
        let known = goals.field(&of, &field);
        Some(Action::CheckIn {
            of,
            fields: vec![(field, check_in.adds_to(known.as_ref()))],
        })
    });
    let done = Callback::new(move |is_done: bool| {
        if let Some(input) = input.get_untracked().filter(|_| is_done) {
            input.set_value("");
            keep_now();
        }
    });
    let close = Callback::new(move |()| {
        kept.with_value(|kept| keep_dated(kept, &Typed::default()));
        after_frame(move || {
            // One may be elsewhere by now.
            if with_more.try_set(None).is_none() {
                move_focus(value_id());
            }
        });
    });
    // Yes or no is chosen, not typed: the whole form is small enough.
    let is_yes_no = measure == Measure::YesNo;
    let form_named_by = named_by(&own.get_value(), &id.get_value());
    let button_id = own.with_value(|own| [own.as_str(), "-check-in"].concat());
    let usual = goals.check_in_day(&id.get_value());
    let last_day = (usual != today()).then(|| words::of_last_day(usual));
    let shown = move || match with_more.get() {
        Some(typed) => {
            let close = Some(close);
            view! { <CheckInForm goals id key_result date=None typed close /> }.into_any()
        }
        None if is_yes_no => {
            let typed = kept.with_value(|kept| kept_dated(kept));
            view! { <CheckInForm goals id key_result date=None typed close=None /> }.into_any()
        }
        None => {
            let before = kept.with_value(|kept| kept_dated(kept));
            let note = own.with_value(|own| [own.as_str(), "-value-note"].concat());
            view! {
                <form
                    class="check-in"
                    aria-labelledby=form_named_by.clone()
                    novalidate
                    on:submit=move |event| {
                        event.prevent_default();
                        goals.submit(make, done);
                    }
                >
                    <div class="check-in__now">
                        <div class="field">
                            <label for=value_id()>{words::VALUE}</label>
                            <input
                                id=value_id()
                                type="text"
                                inputmode="decimal"
                                autocomplete="off"
                                aria-describedby=note.clone()
                                aria-invalid=move || {
                                    under.with(|under| under.is_problem).then_some("true")
                                }
                                value=before.value
                                on:input=typing
                                node_ref=input
                            />
                        </div>
                        <button type="submit" class="button button--quiet" id=button_id.clone()>
                            {words::CHECK_IN}
                        </button>
                    </div>
                    <p
                        class="field__note"
                        id=note
                        data-problem=move || under.with(|under| under.is_problem).then_some("")
                    >
                        {move || under.with(|under| under.text.clone())}
                    </p>
                    <p class="field__note">{last_day.clone()}</p>
                    <button
                        type="button"
                        class="link quiet"
                        on:click=move |_| {
                            after_frame(move || {
                                // One may be elsewhere by now. What is typed comes along.
                                if with_more.try_get_untracked() == Some(None) {
                                    with_more.set(Some(now()));
                                    move_focus(value_id());
                                }
                            });
                        }
                    >
                        {words::DETAILS}
                    </button>
                </form>
            }
            .into_any()
        }
    };
    shown.into_any()
}
