//! The form of a check-in, new or to be corrected.

use leptos::prelude::*;
use time::Date;
use waymark_core::metric::dated::{Dated, Days, Part, Problem, Typed};
use waymark_core::number::understood::Notation;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::period::{parse_date, write_date};
use waymark_core::record::Value;
use waymark_core::record::id::Id;
use waymark_core::record::name::Name;
use waymark_core::sketch::Measure;
use waymark_core::store::action::Action;
use waymark_text::goals as words;

use crate::state::kept::{Goals, objective, today};
use crate::state::objectives::draft::keep_dated;
use crate::state::page::focus_first_problem;
use crate::ui::choice::Choice;
use crate::ui::field::{Field, Under, keep_focus};
use crate::ui::lines::Lines;

/// What names the form of a new check-in: its button, the key result and the
/// objective. Two objectives may have key results of one name.
pub(super) fn named_by(key_result: &Id, objective: &Id) -> String {
    let (key_result, objective) = (key_result.as_str(), objective.as_str());
    format!("{key_result}-check-in {key_result}-called {objective}-heading")
}

/// The name under which a new check-in on a key result is kept while it is typed.
pub(super) fn kept_under(goals: Goals, key_result: &Id) -> String {
    goals.form_name(&[key_result.as_str(), "-check-in"].concat())
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
    /// What was typed of a new one.
    typed: Typed,
    /// Called when the form is done with; none for one that stays.
    close: Option<Callback<()>>,
) -> AnyView {
    let notation = goals.habits.notation;
    let this = key_result.get_untracked();
    let key_result_id = StoredValue::new(this.as_ref().map(|it| it.id.clone()));
    let old = this.as_ref().and_then(|it| {
        let mut all = it.check_ins.iter();
        all.find(|it| Some(it.date) == date).cloned()
    });
    let is_yes_no = this.as_ref().is_some_and(|it| it.measure == Measure::YesNo);
    let correcting = old.is_some();
    let write = |old: &Dated| match (is_yes_no, old.value.is_zero()) {
        (true, true) => "0".to_owned(),
        (true, false) => "1".to_owned(),
        (false, _) => notation.write_plain(old.value),
    };
    let value = RwSignal::new(old.as_ref().map_or(typed.value, write));
    let usual_day = move || write_date(goals.check_in_day(&id.get_value()));
    let day = RwSignal::new(match date {
        Some(date) => write_date(date),
        None if typed.day.is_empty() => usual_day(),
        None => typed.day,
    });
    let confidence = RwSignal::new(match &old {
        Some(old) => old.confidence.map_or_else(String::new, |it| it.to_string()),
        None => typed.confidence,
    });
    let note = RwSignal::new(old.map_or(typed.note, |it| it.note));
    let tried = RwSignal::new(false);

    let now = move || Typed {
        value: value.get(),
        day: day.get(),
        confidence: confidence.get(),
        note: note.get(),
    };
    let days = move || Days {
        today: today(),
        known: date,
    };
    let read = Memo::new(move |_| now().check(&notation, &days()));
    let problem = move |part: Part| {
        read.with(|read| {
            let mut all = read.as_ref().err()?.iter();
            all.find(|it| it.part() == part).cloned()
        })
    };

    if let Some(key_result) = key_result_id.get_value().filter(|_| !correcting) {
        let kept = kept_under(goals, &key_result);
        Effect::new(move |before: Option<()>| {
            let mut typed = now();
            if typed.day == usual_day() {
                typed.day.clear();
            }
            if before.is_some() {
                keep_dated(&kept, &typed);
            }
        });
    }

    let under = move |part: Part, otherwise: fn(&Typed, &Notation) -> String| {
        Signal::derive(move || match problem(part) {
            // Nothing typed yet is no problem before somebody tries.
            Some(Problem::NoValue) if !tried.get() => Under::default(),
            Some(problem) => Under {
                text: value.with(|typed| words::dated_problem(&problem, typed, &notation)),
                is_problem: true,
            },
            None => Under {
                text: otherwise(&now(), &notation),
                is_problem: false,
            },
        })
    };
    let nothing = |_: &Typed, _: &Notation| String::new();
    let value_under = under(Part::Value, words::said_as_read);
    let confidence_under = under(Part::Confidence, nothing);
    let note_under = under(Part::Note, nothing);
    let counts = move || {
        let day = parse_date(&day.get());
        day.is_none_or(|day| goals.counts_on(&id.get_value(), day))
    };
    let day_problem = under(Part::Day, nothing);
    let day_under = Signal::derive(move || match day_problem.get() {
        Under {
            is_problem: false, ..
        } if !counts() => Under {
            text: words::DOES_NOT_COUNT.to_owned(),
            is_problem: false,
        },
        under => under,
    });

    let prefix = key_result_id.with_value(|id| id.as_ref().map_or_else(String::new, Id::to_string));
    let prefix = match date {
        Some(date) => [&prefix, "-", &write_date(date)].concat(),
        None => prefix,
    };
    let focus = prefix.clone();
    let button_id = [&prefix, "-check-in"].concat();
    let form_named_by = key_result_id.get_value().filter(|_| date.is_none());
    let form_named_by = form_named_by.map(|key_result| named_by(&key_result, &id.get_value()));
    let make = Callback::new(move |()| {
        tried.set(true);
        let (Ok(check_in), Some(key_result)) = (read.get_untracked(), key_result_id.get_value())
        else {
            focus_first_problem(&focus);
            return None;
        };
        let of = objective(&id.get_value());
        let field = check_in.name(key_result.clone());
        let known = goals.field(&of, &field);
        let said = if correcting {
            check_in.corrects(known.as_ref())
        } else {
            check_in.adds_to(known.as_ref())
        };
        let mut fields = vec![(field, said)];
        // Moved to another day: it is not on the old one any more.
        if let Some(date) = date.filter(|date| *date != check_in.date) {
            fields.push((Name::At(key_result, date), Value::Null));
        }
        Some(Action::CheckIn { of, fields })
    });
    let done = Callback::new(move |is_done: bool| {
        if !is_done {
            return;
        }
        if let Some(close) = close {
            close.run(());
            return;
        }
        tried.set(false);
        value.set(String::new());
        confidence.set(String::new());
        note.set(String::new());
        day.set(usual_day());
    });
    let name = this.map_or_else(String::new, |it| it.name);
    let value_id = [&prefix, "-value"].concat();
    let value_field = if is_yes_no {
        let options = &words::DONE_OPTIONS;
        view! {
            <Choice
                id=value_id
                label=words::DONE
                options=options
                chosen=Signal::derive(move || {
                    let value = value.get();
                    options.iter().position(|(known, _)| *known == value).unwrap_or(0)
                })
                choose=Callback::new(move |place: usize| value.set(options[place].0.to_owned()))
                under=value_under
            />
        }
        .into_any()
    } else {
        view! {
            <Field
                id=value_id
                label=words::VALUE
                kind="decimal"
                value=value.into()
                typed=Callback::new(move |text| value.set(text))
                under=value_under
            />
        }
        .into_any()
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
            {value_field}
            <div class="check-in__more" hidden=close.is_none()>
                <Field
                    id=[&prefix, "-day"].concat()
                    label=words::DAY
                    kind="date"
                    value=day.into()
                    typed=Callback::new(move |text| day.set(text))
                    under=day_under
                />
                <Field
                    id=[&prefix, "-confidence"].concat()
                    label=words::CONFIDENCE
                    kind="decimal"
                    value=confidence.into()
                    typed=Callback::new(move |text| confidence.set(text))
                    under=confidence_under
                />
                <Lines
                    id=[&prefix, "-note"].concat()
                    label=words::NOTE
                    value=note.into()
                    typed=Callback::new(move |text| note.set(text))
                    under=note_under
                />
            </div>
            <div class="form__buttons">
                <button type="submit" class="button button--quiet" id=button_id>
                    {if correcting { words::SAVE } else { words::CHECK_IN }}
                </button>
                {close
                    .map(|close| {
                        view! {
                            <button
                                type="button"
                                class="link"
                                on:click=move |_| {
                                    goals.give_up();
                                    close.run(());
                                }
                            >
                                {words::CANCEL}
                            </button>
                        }
                    })}
            </div>
        </form>
    }
    .into_any()
}
