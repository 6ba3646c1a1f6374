//! The form of a check-in, new or to be corrected.

use leptos::prelude::*;
use time::Date;
use waymark_core::metric::dated::{Dated, Days, Part, Problem, Typed};
use waymark_core::objective::key_result::{KeyResult, answer};
use waymark_core::period::{parse_date, write_date};
use waymark_core::record::Value;
use waymark_core::record::id::Id;
use waymark_core::record::name::Name;
use waymark_core::sketch::Measure;
use waymark_core::store::action::Action;
use waymark_text::goals as words;
use waymark_text::kpi::opened::SAVE_ANYWAY;

use crate::state::kept::{Goals, objective, today};
use crate::state::objectives::draft::keep_dated;
use crate::state::page::{focus_first_problem, move_focus};
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
pub(crate) fn kept_under(goals: Goals, key_result: &Id) -> String {
    goals.form_name(&[key_result.as_str(), "-check-in"].concat())
}

/// A check-in while it is typed: what it says, and what is wrong with it.
#[derive(Clone, Copy)]
struct Typing {
    goals: Goals,
    /// The objective.
    id: StoredValue<Id>,
    /// The key result, if it is still there.
    key_result: StoredValue<Option<Id>>,
    /// The day of the check-in that is corrected; none for a new one.
    date: Option<Date>,
    /// Whether there is one to correct.
    correcting: bool,
    /// What its values are in.
    unit: StoredValue<String>,
    value: RwSignal<String>,
    day: RwSignal<String>,
    confidence: RwSignal<String>,
    note: RwSignal<String>,
    /// What that is, or all that is wrong with it.
    read: Memo<Result<Dated, Vec<Problem>>>,
    /// That it is to be saved now.
    saved: Trigger,
    /// Whether somebody tried to save.
    tried: RwSignal<bool>,
    /// The day that was asked about: whoever sends it again is sure.
    asked: RwSignal<Option<Date>>,
}

impl Typing {
    fn new(
        goals: Goals,
        id: StoredValue<Id>,
        key_result: Option<&KeyResult>,
        date: Option<Date>,
        typed: Typed,
    ) -> Self {
        let notation = goals.habits.notation;
        let old = key_result.and_then(|it| {
            let mut all = it.values().iter();
            all.find(|it| Some(it.date) == date)
        });
        let is_yes_no = key_result.is_some_and(|it| it.measure == Measure::YesNo);
        let write = |old: &Dated| match (is_yes_no, answer(old.value)) {
            (true, Some(false)) => "0".to_owned(),
            (true, Some(true)) => "1".to_owned(),
            // It says neither, so it is to be said anew.
            (true, None) => String::new(),
            (false, _) => notation.write_plain(old.value),
        };
        let usual = || write_date(goals.check_in_day(&id.get_value()));
        let day = match date {
            Some(date) => write_date(date),
            None if typed.day.is_empty() => usual(),
            None => typed.day,
        };
        let confidence = match old {
            Some(old) => old.confidence.map_or_else(String::new, |it| it.to_string()),
            None => typed.confidence,
        };
        let [value, day, confidence, note] = [
            old.map_or(typed.value, write),
            day,
            confidence,
            old.map_or(typed.note, |it| it.note.clone()),
        ]
        .map(RwSignal::new);
        let saved = Trigger::new();
        let unit = StoredValue::new(key_result.map_or_else(String::new, |it| it.unit.clone()));
        let read = Memo::new(move |_| {
            // Midnight may have passed since it was typed.
            saved.track();
            let typed = Typed {
                value: value.get(),
                day: day.get(),
                confidence: confidence.get(),
                note: note.get(),
            };
            let known = date;
            let today = today();
            unit.with_value(|unit| typed.check(&notation, unit, &Days { today, known }))
        });
        Self {
            goals,
            id,
            key_result: StoredValue::new(key_result.map(|it| it.id.clone())),
            date,
            correcting: old.is_some(),
            unit,
            value,
            day,
            confidence,
            note,
            read,
            saved,
            tried: RwSignal::new(false),
            asked: RwSignal::new(None),
        }
    }

    fn usual_day(self) -> String {
        write_date(self.goals.check_in_day(&self.id.get_value()))
    }

    fn now(self) -> Typed {
        Typed {
            value: self.value.get(),
            day: self.day.get(),
            confidence: self.confidence.get(),
            note: self.note.get(),
        }
    }

    /// Keeps it for as long as it is typed: one that is new.
    fn keeps(self) {
        let Some(key_result) = self.key_result.get_value().filter(|_| !self.correcting) else {
            return;
        };
        let kept = kept_under(self.goals, &key_result);
        Effect::new(move |before: Option<()>| {
            let mut typed = self.now();
            if typed.day == self.usual_day() {
                typed.day.clear();
            }
            if before.is_some() {
                keep_dated(&kept, &typed);
            }
        });
    }

    /// What there is to say of a part of it; `otherwise` where nothing is wrong.
    fn under(self, part: Part, otherwise: fn(Self) -> String) -> Signal<Under> {
        let notation = self.goals.habits.notation;
        let problem = move || {
            self.read.with(|read| {
                let mut all = read.as_ref().err()?.iter();
                all.find(|it| it.part() == part).cloned()
            })
        };
        Signal::derive(move || match problem() {
            // Nothing typed yet is no problem before somebody tries.
            Some(Problem::NoValue) if !self.tried.get() => Under::default(),
            Some(problem) => Under {
                text: self
                    .value
                    .with(|typed| words::dated_problem(&problem, typed, &notation)),
                is_problem: true,
            },
            None if part == Part::Day && self.is_asked() => Under {
                text: self
                    .asked
                    .get()
                    .map_or_else(String::new, words::is_far_outside),
                is_problem: true,
            },
            None => Under {
                text: otherwise(self),
                is_problem: false,
            },
        })
    }

    fn as_read(self) -> String {
        let notation = &self.goals.habits.notation;
        self.unit
            .with_value(|unit| words::said_as_read(&self.now(), unit, notation))
    }

    fn counts(self) -> String {
        let day = parse_date(&self.day.get());
        let counts = day.is_none_or(|day| self.goals.counts_on(&self.id.get_value(), day));
        let said = if counts { "" } else { words::DOES_NOT_COUNT };
        said.to_owned()
    }

    /// Whether it is of the day that was asked about.
    fn is_asked(self) -> bool {
        let asked = self.asked.get();
        asked.is_some() && asked == parse_date(&self.day.get())
    }

    /// Whether its day may be of another year than somebody means, and nobody said that it
    /// is right. Where it stands already it is not asked about.
    fn asks_about(self, day: Date) -> bool {
        let is_far = self.goals.is_far_outside(&self.id.get_value(), day);
        let is_sure = self.asked.get_untracked() == Some(day) || self.date == Some(day);
        is_far && !is_sure
    }

    /// Begins the ids of its fields.
    fn prefix(self) -> String {
        let id = self.key_result.get_value();
        let id = id.map_or_else(String::new, |id| id.to_string());
        match self.date {
            Some(date) => [&id, "-", &write_date(date)].concat(),
            None => id,
        }
    }

    /// What saving it does; nothing where something is wrong with it, which is shown.
    fn make(self) -> Option<Action> {
        self.tried.set(true);
        self.saved.notify();
        let read = self.read.get_untracked();
        let (Ok(check_in), Some(key_result)) = (read, self.key_result.get_value()) else {
            focus_first_problem(&self.prefix());
            return None;
        };
        if untrack(|| self.asks_about(check_in.date)) {
            self.asked.set(Some(check_in.date));
            // The next press means it.
            move_focus([&self.prefix(), "-check-in"].concat());
            return None;
        }
        let of = objective(&self.id.get_value());
        let field = check_in.name(key_result.clone());
        let known = self.goals.field(&of, &field);
        let said = if self.correcting {
            check_in.corrects(known.as_ref())
        } else {
            check_in.adds_to(known.as_ref())
        };
        let mut fields = vec![(field, said)];
        // Moved to another day: it is not on the old one any more.
        if let Some(date) = self.date.filter(|date| *date != check_in.date) {
            fields.push((Name::At(key_result, date), Value::Null));
        }
        Some(Action::CheckIn { of, fields })
    }

    /// Begins another one.
    fn clear(self) {
        self.tried.set(false);
        self.asked.set(None);
        for text in [self.value, self.confidence, self.note] {
            text.set(String::new());
        }
        self.day.set(self.usual_day());
    }
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
    let this = key_result.get_untracked();
    let is_yes_no = this.as_ref().is_some_and(|it| it.measure == Measure::YesNo);
    let typing = Typing::new(goals, id, this.as_ref(), date, typed);
    typing.keeps();
    let Typing {
        day,
        confidence,
        note,
        ..
    } = typing;
    let prefix = typing.prefix();
    let form_named_by = typing.key_result.get_value().filter(|_| date.is_none());
    let form_named_by = form_named_by.map(|key_result| named_by(&key_result, &id.get_value()));
    let make = Callback::new(move |()| typing.make());
    let done = Callback::new(move |is_done: bool| match close {
        _ if !is_done => {}
        Some(close) => close.run(()),
        None => typing.clear(),
    });
    let name = this.map_or_else(String::new, |it| it.name);
    let cancel = move |close: Callback<()>| {
        goals.give_up();
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
            <div class="check-in__more" hidden=close.is_none()>
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
