//! The field for the next reading of a KPI.

use leptos::prelude::*;
use waymark_core::kpi::Kpi;
use waymark_core::kpi::reading::{Doubt, Part, Problem, Reading, Typed};
use waymark_core::kpi::standing::Standing;
use waymark_core::period::write_date;
use waymark_core::store::action::Action;
use waymark_text::goals as goals_words;
use waymark_text::kpi::{record as words, unit};

use super::card::Card;
use crate::state::kept::{Goals, today};
use crate::state::kpis::draft::{keep_reading, kept_reading};
use crate::state::kpis::showing::kpi as subject;
use crate::state::page::{focus_first_problem, move_focus};
use crate::ui::field::{Field, Under, keep_focus};
use crate::ui::lines::Lines;

/// A reading while it is typed.
#[derive(Clone, Copy)]
struct Typing {
    card: Card,
    /// What stands in the fields.
    typed: RwSignal<Typed>,
    /// Whether somebody tried to save it, so that what is missing is said.
    tried: RwSignal<bool>,
    /// What was asked about it, and of which text.
    asked: RwSignal<Option<(Doubt, Typed)>>,
    /// What was sent to be kept.
    sent: StoredValue<Typed>,
    /// Whether its day, a note and that there is none are shown.
    more: RwSignal<bool>,
}

impl Typing {
    fn new(card: Card) -> Self {
        let form = card.goals.form_name(&card.named("reading"));
        let before = kept_reading(&form);
        let more = !before.day.is_empty() || before.is_closed || !before.note.is_empty();
        let typed = RwSignal::new(before);
        Effect::new(move |before: Option<()>| {
            typed.with(|typed| {
                if before.is_some() {
                    keep_reading(&form, typed);
                }
            });
        });
        Self {
            card,
            typed,
            tried: RwSignal::new(false),
            asked: RwSignal::new(None),
            sent: StoredValue::new(Typed::default()),
            more: RwSignal::new(more),
        }
    }

    fn goals(self) -> Goals {
        self.card.goals
    }

    /// The day that is meant where none is typed: that of the unit that is asked for.
    fn usual_day(self) -> String {
        let day = self.card.with(|kpi, standing| {
            let unit = kpi.definition().cadence;
            standing.due.unit.map(|days| unit.day_of(days))
        });
        write_date(day.flatten().unwrap_or_else(today))
    }

    /// What is typed, with the day that is meant.
    fn meant(self) -> Typed {
        let mut typed = self.typed.get();
        if typed.day.is_empty() {
            typed.day = self.usual_day();
        }
        typed
    }

    fn read(self) -> Result<Reading, Vec<Problem>> {
        let goals = self.goals();
        let typed = self.meant();
        self.card.known.with(|known| {
            typed.check(
                &goals.habits.notation,
                &known.kpi,
                goals.calendar(),
                today(),
            )
        })
    }

    /// What stands under a part.
    fn under(self, part: Part) -> Signal<Under> {
        Signal::derive(move || {
            let problems = self.read().err().unwrap_or_default();
            let problem = problems.iter().find(|it| it.part() == part);
            let typed = self.typed.get();
            match problem {
                Some(Problem::NoValue) if !self.tried.get() => Under::default(),
                Some(problem) => Under {
                    text: self.problem(problem, &typed),
                    is_problem: true,
                },
                None => Under {
                    text: match part {
                        Part::Value => self.doubt_or_read(&typed),
                        Part::Day => self.unit_meant(),
                        Part::Note => String::new(),
                    },
                    is_problem: part == Part::Value
                        && self
                            .asked
                            .with(|asked| asked.as_ref().is_some_and(|(_, of)| *of == typed)),
                },
            }
        })
    }

    fn problem(self, problem: &Problem, typed: &Typed) -> String {
        let when = self.card.when();
        let unit = self.card.known.with(|it| it.kpi.definition().cadence);
        let of = |days| unit::full(unit, days, when.calendar.first_month);
        words::problem(problem, &typed.value, &self.goals().habits.notation, of)
    }

    /// What is asked about the value, or how it is read where it could be misread.
    fn doubt_or_read(self, typed: &Typed) -> String {
        let notation = self.goals().habits.notation;
        let unit = self.card.known.with(|it| it.kpi.definition().unit);
        let asked = self.asked.get().filter(|(_, of)| of == typed);
        match asked {
            Some((doubt, _)) => words::doubt(&doubt, &unit, &notation),
            None => typed
                .could_be_misread(&notation)
                .map(|value| words::read_as(value, &notation))
                .unwrap_or_default(),
        }
    }

    /// Which unit a reading would be of.
    fn unit_meant(self) -> String {
        let Ok(day) = self.read().map(|reading| reading.day) else {
            return String::new();
        };
        let goals = self.goals();
        let when = self.card.when();
        self.card.known.with(|known| {
            let found = known.kpi.unit_of(day, goals.calendar());
            found.map_or_else(String::new, |(unit, days)| {
                let name = unit::full(unit, days, when.calendar.first_month);
                words::of_unit(&name, days.last() >= today())
            })
        })
    }

    /// What saving it does; nothing where something is wrong with it, or is asked first.
    fn make(self) -> Option<Action> {
        self.tried.set(true);
        let Ok(reading) = untrack(|| self.read()) else {
            self.open_where_wrong();
            focus_first_problem(&self.card.named("new"));
            return None;
        };
        let goals = self.goals();
        let typed = self.typed.get_untracked();
        let known = self.card.known.get_untracked();
        if let Some(doubt) = reading.doubt(&known.kpi, goals.calendar(), today()) {
            let is_sure = self
                .asked
                .with_untracked(|asked| asked.as_ref().is_some_and(|(_, of)| *of == typed));
            if !is_sure {
                self.asked.set(Some((doubt, typed)));
                move_focus(self.card.named("new-record"));
                return None;
            }
        }
        self.sent.set_value(typed);
        let of = self.card.id.with_value(subject);
        let field = reading.field(goals.field(&of, &Reading::name(reading.day)).as_ref());
        let recorded = Action::CheckIn {
            of: of.clone(),
            fields: vec![field],
        };
        Some(match locked(&known.kpi, reading, goals) {
            None => recorded,
            Some(base) => Action::Together(vec![
                recorded,
                Action::Edit {
                    of,
                    fields: vec![base],
                },
            ]),
        })
    }

    /// Shows the part that something is wrong with.
    fn open_where_wrong(self) {
        let problems = untrack(|| self.read()).err().unwrap_or_default();
        if problems.iter().any(|it| it.part() != Part::Value) {
            self.more.set(true);
        }
    }

    /// What was sent is kept.
    fn done(self) {
        // Somebody may have typed on meanwhile.
        if self.typed.get_untracked() == self.sent.get_value() {
            self.tried.set(false);
            self.asked.set(None);
            self.typed.set(Typed::default());
        }
        move_focus(self.card.named("new-value"));
        self.goals().tidy_kpi(&self.card.id.get_value());
    }
}

/// The field that keeps where the limits begin, once a reading has locked them.
fn locked(
    kpi: &Kpi,
    reading: Reading,
    goals: Goals,
) -> Option<(
    waymark_core::record::name::Name,
    waymark_core::record::Value,
)> {
    let mut with = kpi.clone();
    with.readings.retain(|it| it.day != reading.day);
    let at = with.readings.partition_point(|it| it.day < reading.day);
    with.readings.insert(at, reading);
    let standing = Standing::of(&with, goals.calendar(), today());
    let base = standing.locked(&with, Goals::new_id())?;
    Some(base.field())
}

/// The field with its button; its day, a note and that there is no reading on demand.
#[component]
pub(super) fn Record(
    /// The card.
    card: Card,
) -> AnyView {
    let goals = card.goals;
    let typing = Typing::new(card);
    let Typing { typed, more, .. } = typing;
    let make = Callback::new(move |()| typing.make());
    let done = Callback::new(move |is_done: bool| {
        if is_done {
            typing.done();
        }
    });
    let value = Signal::derive(move || typed.with(|it| it.value.clone()));
    let unit = Signal::derive(move || card.known.with(|it| it.kpi.definition().unit));
    let day = Signal::derive(move || {
        let day = typed.with(|it| it.day.clone());
        if day.is_empty() {
            typing.usual_day()
        } else {
            day
        }
    });
    let is_sure = move || {
        typing
            .asked
            .with(|it| it.as_ref().map(|(_, of)| of.clone()))
    };
    let button = move || match is_sure() == Some(typed.get()) {
        true => words::RECORD_ANYWAY,
        false => words::RECORD,
    };
    view! {
        <form
            class="kpi__record"
            aria-label=move || words::of(&card.known.with(|it| it.kpi.name.clone()))
            novalidate
            on:mousedown=|event| keep_focus(&event)
            on:submit=move |event| {
                event.prevent_default();
                goals.submit(make, done);
            }
        >
            <Field
                id=card.named("new-value")
                label=words::NEW
                kind="decimal"
                value
                typed=Callback::new(move |text| typed.update(|it| it.value = text))
                under=typing.under(Part::Value)
                unit
            />
            <Field
                id=card.named("new-day")
                label=goals_words::DAY
                kind="date"
                value=day
                typed=Callback::new(move |text| typed.update(|it| it.day = text))
                under=typing.under(Part::Day)
            />
            <button type="submit" class="button button--quiet" id=card.named("new-record")>
                {button}
            </button>
            <button
                type="button"
                class="link kpi__more"
                aria-expanded=move || more.get().to_string()
                on:click=move |_| more.update(|it| *it = !*it)
            >
                {words::MORE}
                <span aria-hidden="true">{move || if more.get() { " ▴" } else { " ▾" }}</span>
            </button>
            {move || more.get().then(|| view! { <More typing /> })}
        </form>
    }
    .into_any()
}

/// A note, and that there is no reading.
#[component]
fn More(
    /// What is typed.
    typing: Typing,
) -> AnyView {
    let Typing { card, typed, .. } = typing;
    let note = Signal::derive(move || typed.with(|it| it.note.clone()));
    view! {
            <div class="kpi__record-more">
                <Lines
                    id=card.named("new-note")
                    label=goals_words::NOTE
                    value=note
                    typed=Callback::new(move |text| typed.update(|it| it.note = text))
                    under=typing.under(Part::Note)
                />
                <label class="tick">
                    <input
                        type="checkbox"
                        prop:checked=move || typed.with(|it| it.is_closed)
                        on:change=move |event| {
                            typed.update(|it| it.is_closed = event_target_checked(&event));
                        }
                    />
                    {words::CLOSED}
                </label>
            </div>
    }
    .into_any()
}
