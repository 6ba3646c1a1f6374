//! The form of a check-in, new or to be corrected.

use leptos::prelude::*;
use time::Date;
use waymark_core::metric::dated::{Part, Typed};
use waymark_core::objective::key_result::KeyResult;
use waymark_core::record::id::Id;
use waymark_core::sketch::Measure;
use waymark_text::goals as words;
use waymark_text::kpi::opened::SAVE_ANYWAY;

use super::check_in::Typing;
use super::next::last_day;
use crate::state::kept::Goals;
use crate::ui::choice::Choice;
use crate::ui::field::{Field, keep_focus};
use crate::ui::lines::Lines;

/// What names the form of a new check-in: its button, the key result and the
/// objective. Two objectives may have key results of one name.
pub(super) fn named_by(key_result: &Id, objective: &Id) -> String {
    let (key_result, objective) = (key_result.as_str(), objective.as_str());
    format!("{key_result}-check-in {key_result}-called {objective}-heading")
}

/// The whole form: the value, its day, confidence and note.
#[component]
pub fn CheckInForm(
    /// What is kept.
    goals: Goals,
    /// The objective's id.
    id: StoredValue<Id>,
    /// The key result.
    key_result: Memo<Option<KeyResult>>,
    /// The day of the check-in to correct; none for a new one.
    date: Option<Date>,
    /// What was typed of it before; none for what is kept of the one that is corrected.
    typed: Option<Typed>,
    /// Called when the form is done with; none for one that stays.
    close: Option<Callback<()>>,
) -> AnyView {
    let this = key_result.get_untracked();
    let is_yes_no = this.as_ref().is_some_and(|it| it.measure == Measure::YesNo);
    let says_more = typed.as_ref().is_some_and(Typed::says_more);
    let typing = Typing::new(goals, id, this.as_ref(), date, typed);
    typing.keeps();
    let Typing {
        day,
        confidence,
        note,
        ..
    } = typing;
    let prefix = typing.prefix();
    // A short one says no more than yes or no until somebody wants more.
    let shows_more = RwSignal::new(close.is_some() || says_more);
    let own = this
        .as_ref()
        .map(|it| it.id.clone())
        .filter(|_| date.is_none());
    let of_last_day = move || last_day(goals, &id.get_value(), own.as_ref()?);
    let form_named_by = typing.key_result.get_value().filter(|_| date.is_none());
    let form_named_by = form_named_by.map(|key_result| named_by(&key_result, &id.get_value()));
    let make = Callback::new(move |()| typing.make());
    let done = Callback::new(move |is_done: bool| match close {
        _ if !is_done => {}
        Some(close) => {
            typing.forget();
            close.run(());
        }
        None => typing.clear(),
    });
    let name = this.map_or_else(String::new, |it| it.name);
    let cancel = move |close: Callback<()>| {
        goals.give_up();
        typing.forget();
        close.run(());
    };
    view! {
        <form
            class="check-in"
            aria-label=date.map(|date| words::correct(&name, date))
            aria-labelledby=form_named_by
            novalidate
            on:mousedown=|event| keep_focus(&event)
            on:submit=move |event| {
                event.prevent_default();
                goals.submit(make, done);
            }
        >
            {value_field(typing, is_yes_no)}
            <p class="field__note">{of_last_day}</p>
            <div class="check-in__more" hidden=move || !shows_more.get()>
                <Field
                    id=[&prefix, "-day"].concat()
                    label=words::DAY
                    kind="date"
                    value=day.into()
                    typed=Callback::new(move |text| day.set(text))
                    under=typing.under(Part::Day, Typing::counts)
                />
                <Field
                    id=[&prefix, "-confidence"].concat()
                    label=words::CONFIDENCE
                    kind="numeric"
                    value=confidence.into()
                    typed=Callback::new(move |text| confidence.set(text))
                    under=typing.under(Part::Confidence, |_| String::new())
                />
                <Lines
                    id=[&prefix, "-note"].concat()
                    label=words::NOTE
                    value=note.into()
                    typed=Callback::new(move |text| note.set(text))
                    under=typing.under(Part::Note, |_| String::new())
                />
            </div>
            <div class="form__buttons">
                <button
                    type="submit"
                    class="button button--quiet"
                    id=[&prefix, "-check-in"].concat()
                >
                    {move || match (typing.correcting, typing.is_asked()) {
                        (true, false) => words::SAVE,
                        (true, true) => SAVE_ANYWAY,
                        (false, false) => words::CHECK_IN,
                        (false, true) => words::CHECK_IN_ANYWAY,
                    }}
                </button>
                {close
                    .is_none()
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="link quiet"
                                aria-expanded=move || shows_more.get().to_string()
                                on:click=move |_| shows_more.update(|it| *it = !*it)
                            >
                                {words::DETAILS}
                            </button>
                        }
                    })}
                {close
                    .map(|close| {
                        view! {
                            <button type="button" class="link" on:click=move |_| cancel(close)>
                                {words::CANCEL}
                            </button>
                        }
                    })}
            </div>
        </form>
    }
    .into_any()
}

/// The field of the value: of a yes/no a choice.
fn value_field(typing: Typing, is_yes_no: bool) -> AnyView {
    let value = typing.value;
    let id = [&typing.prefix(), "-value"].concat();
    let under = typing.under(Part::Value, Typing::as_read);
    if is_yes_no {
        let options = &words::DONE_OPTIONS;
        let chosen = Signal::derive(move || {
            let value = value.get();
            let chosen = options.iter().position(|(known, _)| *known == value);
            chosen.unwrap_or(0)
        });
        let choose = Callback::new(move |place: usize| value.set(options[place].0.to_owned()));
        view! { <Choice id label=words::DONE options chosen choose under /> }.into_any()
    } else {
        let typed = Callback::new(move |text| value.set(text));
        let value = Signal::from(value);
        view! { <Field id label=words::VALUE kind="amount" value typed under /> }.into_any()
    }
}
