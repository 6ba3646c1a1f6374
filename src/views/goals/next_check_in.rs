//! The way to the next check-in, beside each key result.

use leptos::prelude::*;
use waymark_core::objective::check_in::CheckIn;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::sketch::Measure;
use waymark_core::store::place::Id;
use waymark_core::store::plan::Action;
use waymark_text::goals as words;
use waymark_text::grade::problems;

use super::check_in::{CheckInForm, kept_under, named_by};
use crate::state::goals::draft::check_in::TypedCheckIn;
use crate::state::goals::{Goals, today};

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
    let problem = RwSignal::new(String::new());
    let this = key_result.get_untracked();
    let Some(KeyResult {
        id: own, measure, ..
    }) = this
    else {
        return ().into_any();
    };
    let notation = goals.habits.notation;
    let input = NodeRef::<leptos::html::Input>::new();
    let typed = move || {
        input
            .get_untracked()
            .map_or_else(String::new, |input| input.value())
    };
    let kept = StoredValue::new(kept_under(goals, &own));
    let before = kept.with_value(|kept| TypedCheckIn::of(kept));
    let with_more = RwSignal::new(before.says_more().then_some(before));
    let now = move || TypedCheckIn {
        value: typed(),
        ..TypedCheckIn::default()
    };
    let own = StoredValue::new(own);
    let value_id = move || own.with_value(|own| [own.as_str(), "-value"].concat());
    let again = StoredValue::new(None::<Callback<()>>);
    let save = move || {
        let read = match notation.read(&typed()) {
            Ok(Some(reading)) => reading.value,
            Ok(None) => return problem.set(words::NO_VALUE.to_owned()),
            Err(found) => return problem.set(problems::number(&found, &typed(), &notation)),
        };
        problem.set(String::new());
        let id = id.get_value();
        let day = goals.check_in_day(&id);
        let field = own.with_value(|own| CheckIn::field(own, day));
        let check_in = CheckIn::plain(day, read);
        let known = goals.field(&id, &field);
        let fields = vec![(field, check_in.adds_to(known.as_ref()))];
        let done = Callback::new(move |is_done: bool| {
            if let Some(input) = input.get_untracked().filter(|_| is_done) {
                input.set_value("");
                kept.with_value(|kept| now().keep(kept));
            }
        });
        if let Some(again) = again.get_value() {
            goals.act(Action::CheckIn { id, fields }, done, again);
        }
    };
    let save = Callback::new(move |()| {
        save();
        if problem.with_untracked(|problem| !problem.is_empty()) {
            Goals::focus(value_id());
        }
    });
    again.set_value(Some(save));
    let close = Callback::new(move |()| {
        kept.with_value(|kept| TypedCheckIn::default().keep(kept));
        Goals::after_frame(move || {
            // One may be elsewhere by now.
            if with_more.try_set(None).is_none() {
                Goals::focus(value_id());
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
            let typed = kept.with_value(|kept| TypedCheckIn::of(kept));
            view! { <CheckInForm goals id key_result date=None typed close=None /> }.into_any()
        }
        None => {
            let before = kept.with_value(|kept| TypedCheckIn::of(kept));
            let note = own.with_value(|own| [own.as_str(), "-value-note"].concat());
            view! {
                <form
                    class="check-in"
                    aria-labelledby=form_named_by.clone()
                    novalidate
                    on:submit=move |event| {
                        event.prevent_default();
                        save.run(());
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
                                    problem.with(|problem| !problem.is_empty()).then_some("true")
                                }
                                value=before.value
                                on:input=move |_| kept.with_value(|kept| now().keep(kept))
                                node_ref=input
                            />
                        </div>
                        <button type="submit" class="button button--quiet" id=button_id.clone()>
                            {words::CHECK_IN}
                        </button>
                    </div>
                    <p class="field__note" id=note data-problem="">{problem}</p>
                    <p class="field__note">{last_day.clone()}</p>
                    <button
                        type="button"
                        class="link quiet"
                        on:click=move |_| {
                            Goals::after_frame(move || {
                                // One may be elsewhere by now. What is typed comes along.
                                if with_more.try_get_untracked() == Some(None) {
                                    with_more.set(Some(now()));
                                    Goals::focus(value_id());
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
