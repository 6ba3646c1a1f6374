//! The form that corrects a reading.

use leptos::prelude::*;
use time::Date;
use waymark_core::kpi::dismissed;
use waymark_core::kpi::doubt::Doubt;
use waymark_core::kpi::reading::{Part, Problem, Reading, Typed};
use waymark_core::period::write_date;
use waymark_core::record::Value;
use waymark_core::store::action::Action;
use waymark_text::goals as goals_words;
use waymark_text::kpi::{opened as words, reading as reading_words, record, unit};

use super::readings::{KpiHistory, List, correct_button};
use crate::state::kept::today;
use crate::state::kpis::draft::{keep_reading, kept_reading};
use crate::state::objectives::draft::{forget, is_kept};
use crate::state::page::{focus_first_problem, move_focus};
use crate::ui::choice::Tick;
use crate::ui::field::{Field, Under, keep_focus};
use crate::ui::lines::Lines;

/// The name under which a correction is kept while it is typed.
pub(super) fn kept_under(of: KpiHistory, day: Date) -> String {
    of.goals
        .form_name(&of.named(&["correct-", &write_date(day)].concat()))
}

/// The name of a field of the form that corrects the reading of a day.
pub(super) fn field(day: Date, part: &str) -> String {
    ["reading-", &write_date(day), "-", part].concat()
}

/// A correction while it is typed.
#[derive(Clone, Copy)]
struct Typing {
    list: List,
    history: KpiHistory,
    /// The day of the reading that is corrected.
    day: Date,
    /// What stands in the fields.
    typed: RwSignal<Typed>,
    /// Whether somebody tried to save it.
    tried: RwSignal<bool>,
    /// What was asked about it, and of which text.
    asked: RwSignal<Option<(Doubt, Typed)>>,
    /// Where it was kept last: the day, and whether limits were worked out anew.
    saved: StoredValue<(Date, bool)>,
}

impl Typing {
    fn new(list: List, reading: Reading) -> Self {
        let history = list.history;
        let notation = history.goals.habits.notation;
        let day = reading.day;
        let form = kept_under(history, day);
        let typed = match is_kept(&form) {
            true => kept_reading(&form),
            false => Typed {
                value: reading
                    .value
                    .map_or_else(String::new, |it| notation.write_plain(it)),
                day: write_date(day),
                is_closed: reading.value.is_none(),
                note: reading.note,
            },
        };
        let typed = RwSignal::new(typed);
        Effect::new(move |before: Option<()>| {
            typed.with(|typed| {
                if before.is_some() {
                    keep_reading(&form, typed);
                }
            });
        });
        Self {
            list,
            history,
            day,
            typed,
            tried: RwSignal::new(false),
            asked: RwSignal::new(None),
            saved: StoredValue::new((day, false)),
        }
    }

    fn read(self) -> Result<Reading, Vec<Problem>> {
        let goals = self.history.goals;
        let calendar = goals.calendar();
        let typed = self.typed.get();
        let today = goals.day();
        self.history
            .kpi
            .with(|kpi| typed.corrects(self.day, &goals.habits.notation, kpi, calendar, today))
    }

    /// What stands under a part.
    fn under(self, part: Part) -> Signal<Under> {
        Signal::derive(move || {
            let read = self.read();
            let problems = read.as_ref().err();
            let problem = problems.and_then(|all| all.iter().find(|it| it.part() == part));
            match problem {
                Some(Problem::NoValue) if !self.tried.get() => Under::default(),
                Some(problem) => Under {
                    text: self.problem(problem),
                    is_problem: true,
                },
                None => Under {
                    text: match part {
                        Part::Value => self.doubt_or_read(),
                        Part::Day => read
                            .as_ref()
                            .map(|it| self.unit_meant(it))
                            .unwrap_or_default(),
                        Part::Note => String::new(),
                    },
                    is_problem: part == Part::Value && self.is_asked(),
                },
            }
        })
    }

    fn problem(self, problem: &Problem) -> String {
        let notation = self.history.goals.habits.notation;
        self.typed
            .with(|typed| reading_words::problem(problem, &typed.value, &notation))
    }

    /// Whether what stands there was asked about.
    fn is_asked(self) -> bool {
        let typed = self.typed.get();
        let asked =
            |asked: &Option<(Doubt, Typed)>| asked.as_ref().is_some_and(|(_, of)| *of == typed);
        self.asked.with(asked)
    }

    fn doubt_or_read(self) -> String {
        let notation = self.history.goals.habits.notation;
        let typed = self.typed.get();
        match self.asked.get().filter(|(_, of)| *of == typed) {
            Some((doubt, _)) => reading_words::doubt(&doubt, &self.history.unit(), &notation),
            None => {
                let calendar = self.history.goals.calendar();
                let misread = |kpi: &_| typed.could_be_misread(&notation, kpi, calendar);
                let value = self.history.kpi.with(misread);
                value.map_or_else(String::new, |it| record::read_as(it, &notation))
            }
        }
    }

    /// Which unit it would be of, and whether that has a reading.
    fn unit_meant(self, reading: &Reading) -> String {
        let calendar = self.history.goals.calendar();
        let when = self.history.when();
        self.history.kpi.with(|kpi| {
            let unit = kpi.unit_of(reading.day, calendar);
            let name = unit.map_or_else(String::new, |(unit, days)| {
                let name = unit::full(unit, days, when.calendar.first_month);
                record::of_unit(&name, days.last() >= when.today)
            });
            let own = kpi.unit_of(self.day, calendar);
            let replaces = unit != own && kpi.readings.iter().any(|it| it.day == reading.day);
            match replaces {
                true => [&name, ". ", words::REPLACES].concat(),
                false => name,
            }
        })
    }

    /// What saving it does; nothing where something is wrong with it, or is asked first.
    fn make(self) -> Option<Action> {
        let Self { history, day, .. } = self;
        self.tried.set(true);
        let Ok(reading) = untrack(|| self.read()) else {
            let prefix = ["reading-", &write_date(day)].concat();
            focus_first_problem(&history.named(&prefix));
            return None;
        };
        let goals = history.goals;
        let typed = self.typed.get_untracked();
        let calendar = untrack(|| goals.calendar());
        let doubt = history
            .kpi
            .with_untracked(|kpi| reading.doubt(kpi, calendar, today()));
        let is_sure = untrack(|| self.is_asked());
        if let Some(doubt) = doubt.filter(|_| !is_sure) {
            self.asked.set(Some((doubt, typed)));
            move_focus(history.named(&field(day, "save")));
            return None;
        }
        let of = history.of.get_value();
        let known = goals.field(&of, &Reading::name(reading.day));
        let mut fields = vec![reading.field(known.as_ref())];
        // Moved to another unit: it is not of the old one any more.
        if reading.day != day {
            fields.push((Reading::name(day), Value::Null));
        }
        // What was asked here is not asked again.
        if doubt.is_some() {
            fields.push(dismissed(&reading.is_right()));
        }
        let anew = self.list.tells(&[day, reading.day]);
        self.saved.set_value((reading.day, anew));
        Some(Action::CheckIn { of, fields })
    }

    /// Forgets what was typed.
    fn forget(self) {
        forget(&kept_under(self.history, self.day));
    }
}

/// The value, its day, a note, and that there is none.
#[component]
pub fn CorrectForm(
    /// What its list shares.
    list: List,
    /// The reading.
    reading: Reading,
    /// What its unit is called.
    name: StoredValue<String>,
    /// Whether it is history.
    correcting: RwSignal<bool>,
) -> AnyView {
    let typing = Typing::new(list, reading);
    let Typing {
        history,
        day,
        typed,
        ..
    } = typing;
    let goals = history.goals;
    let make = Callback::new(move |()| typing.make());
    let done = Callback::new(move |is_done: bool| {
        if is_done {
            let (day, anew) = typing.saved.get_value();
            typing.forget();
            list.says(anew);
            correcting.set(false);
            move_focus(correct_button(history, day));
        }
    });
    let cancel = move |_| {
        goals.give_up();
        typing.forget();
        correcting.set(false);
        move_focus(correct_button(history, day));
    };
    let part = move |pick: fn(&Typed) -> &String| {
        Signal::derive(move || typed.with(|typed| pick(typed).clone()))
    };
    let closed = Signal::derive(move || typed.with(|typed| typed.is_closed));
    view! {
        <form
            class="check-in"
            aria-label=words::correct(&name.get_value())
            novalidate
            on:mousedown=|event| keep_focus(&event)
            on:submit=move |event| {
                event.prevent_default();
                goals.submit(make, done);
            }
        >
            <div class="check-in__more">
                <Field
                    id=history.named(&field(day, "value"))
                    label=words::READING
                    kind="amount"
                    value=part(|it| &it.value)
                    typed=Callback::new(move |text| typed.update(|it| it.value = text))
                    under=typing.under(Part::Value)
                    unit=Signal::derive(move || history.unit())
                    hidden=closed
                />
                <Field
                    id=history.named(&field(day, "day"))
                    label=goals_words::DAY
                    kind="date"
                    value=part(|it| &it.day)
                    typed=Callback::new(move |text| typed.update(|it| it.day = text))
                    under=typing.under(Part::Day)
                />
                <Lines
                    id=history.named(&field(day, "note"))
                    label=goals_words::NOTE
                    value=part(|it| &it.note)
                    typed=Callback::new(move |text| typed.update(|it| it.note = text))
                    under=typing.under(Part::Note)
                />
                <Tick
                    label=record::CLOSED
                    ticked=closed
                    tick=Callback::new(move |is| typed.update(|it| it.is_closed = is))
                />
            </div>
            <div class="form__buttons">
                <button
                    type="submit"
                    class="button button--quiet"
                    id=history.named(&field(day, "save"))
                >
                    {move || match typing.is_asked() {
                        true => words::SAVE_ANYWAY,
                        false => goals_words::SAVE,
                    }}
                </button>
                <button type="button" class="link" on:click=cancel>
                    {goals_words::CANCEL}
                </button>
            </div>
        </form>
    }
    .into_any()
}
