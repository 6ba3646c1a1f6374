//! The next check-in on a key result that is a KPI: a reading of that.

pub mod typing;

use leptos::prelude::*;
use waymark_core::kpi::reading::{Part, Typed};
use waymark_core::objective::key_result::KeyResult;
use waymark_core::record::id::Id;
use waymark_text::goals as words;
use waymark_text::kpi::record;

use self::typing::Typing;
use super::form::named_by;
use crate::state::kept::Goals;
use crate::ui::choice::Tick;
use crate::ui::field::{Field, keep_focus};
use crate::ui::lines::Lines;

/// The field for the next reading with its unit, and on demand its day, a confidence, a
/// note, and that there is none.
#[component]
pub fn NextReading(
    /// What is kept.
    goals: Goals,
    /// The objective's id.
    id: StoredValue<Id>,
    /// The key result, which is a KPI.
    key_result: Memo<Option<KeyResult>>,
) -> AnyView {
    let this = key_result.with_untracked(|it| Some((it.clone()?, it.as_ref()?.kpi.clone()?)));
    let Some((this, kpi)) = this else {
        return ().into_any();
    };
    let typing = Typing::new(goals, id, &this, kpi);
    let Typing {
        typed, shows_more, ..
    } = typing;
    let make = Callback::new(move |()| typing.make());
    let done = Callback::new(move |is_done: bool| {
        if is_done {
            typing.done();
        }
    });
    let text = move |pick: fn(&Typed) -> &String| {
        Signal::derive(move || typed.with(|typed| pick(typed).clone()))
    };
    let closed = Signal::derive(move || typed.with(|typed| typed.is_closed));
    let unit = move || typing.known.with(|known| known.kpi.definition().unit);
    let of_unit = move || {
        let is_shown = !shows_more.get();
        is_shown.then(|| typing.under(Part::Day).with(|under| under.text.clone()))
    };
    view! {
        <form
            class="check-in"
            aria-labelledby=named_by(&this.id, &id.get_value())
            novalidate
            on:mousedown=|event| keep_focus(&event)
            on:submit=move |event| {
                event.prevent_default();
                goals.submit(make, done);
            }
        >
            <div class="check-in__now">
                <Field
                    id=typing.named("-value")
                    label=words::VALUE
                    kind="amount"
                    value=text(|it| &it.value)
                    typed=Callback::new(move |text| typed.update(|it| it.value = text))
                    under=typing.under(Part::Value)
                    unit=Signal::derive(unit)
                    hidden=closed
                />
                <button
                    type="submit"
                    class="button button--quiet"
                    id=typing.named("-check-in")
                >
                    {move || match typing.is_asked() {
                        true => words::CHECK_IN_ANYWAY,
                        false => words::CHECK_IN,
                    }}
                </button>
            </div>
            <p class="field__note">{of_unit}</p>
            {move || shows_more.get().then(|| view! { <More typing /> })}
            <button
                type="button"
                class="link quiet"
                aria-expanded=move || shows_more.get().to_string()
                on:click=move |_| typing.fold(!shows_more.get_untracked())
            >
                {words::DETAILS}
            </button>
        </form>
    }
    .into_any()
}

/// What can be said besides the value.
#[component]
fn More(
    /// What is typed.
    typing: Typing,
) -> AnyView {
    let Typing {
        typed, confidence, ..
    } = typing;
    let text = move |pick: fn(&Typed) -> &String| {
        Signal::derive(move || typed.with(|typed| pick(typed).clone()))
    };
    view! {
        <div class="check-in__more">
            <Field
                id=typing.named("-day")
                label=words::DAY
                kind="date"
                value=text(|it| &it.day)
                typed=Callback::new(move |text| typed.update(|it| it.day = text))
                under=typing.under(Part::Day)
            />
            <Field
                id=typing.named("-confidence")
                label=words::CONFIDENCE
                kind="numeric"
                value=confidence.into()
                typed=Callback::new(move |text| confidence.set(text))
                under=typing.under_confidence()
            />
            <Lines
                id=typing.named("-note")
                label=words::NOTE
                value=text(|it| &it.note)
                typed=Callback::new(move |text| typed.update(|it| it.note = text))
                under=typing.under(Part::Note)
            />
            <Tick
                label=record::CLOSED
                ticked=Signal::derive(move || typed.with(|typed| typed.is_closed))
                tick=Callback::new(move |is| typed.update(|it| it.is_closed = is))
            />
        </div>
    }
    .into_any()
}
