//! The field for the next reading of a KPI.
//!
//! There are as many of these as cards, so what is typed stays in the fields themselves:
//! only what is said of it is a signal.

use leptos::html::{Button, Input};
use leptos::prelude::*;
use time::Date;
use waymark_core::day::NOT_A_DAY;
use waymark_core::kpi::reading::{Part, Problem, Typed};
use waymark_core::period::write_date;
use waymark_core::store::action::Action;
use waymark_text::goals as goals_words;
use waymark_text::kpi::{reading as reading_words, record as words};

use super::card::Card;
use super::note::More;
use crate::state::kept::Goals;
use crate::state::kpis::draft::{keep_reading, kept_reading};
use crate::state::kpis::recording::NotKept;
use crate::state::page::focus_first_problem;
use crate::ui::day::{day_in, is_typing};
use crate::ui::field::{Under, keep_focus};
use crate::views::metric::within::{Recorded, Within};

/// What is said of what is typed.
#[derive(Clone, Debug, Default, PartialEq)]
struct Said {
    /// Under the value.
    value: Under,
    /// Under its day.
    day: Under,
    /// What was asked about: whoever sends the same again is sure.
    asked: Option<Typed>,
}

/// A reading while it is typed.
#[derive(Clone, Copy)]
pub struct Typing {
    pub(super) card: Card,
    value: NodeRef<Input>,
    day: NodeRef<Input>,
    button: NodeRef<Button>,
    /// The note, and that there is no reading.
    pub(super) more: RwSignal<Typed>,
    /// Whether those are shown.
    shows_more: RwSignal<bool>,
    said: RwSignal<Said>,
    /// What was sent to be kept.
    sent: StoredValue<Typed>,
    /// The name under which it is kept for the tab.
    form: StoredValue<String>,
    /// Whether somebody types a day by keys: of a year half typed nothing is said.
    is_typed: RwSignal<bool>,
    /// What it is part of.
    within: Option<Within>,
}

impl Typing {
    fn new(card: Card, within: Option<Within>) -> Self {
        let form = card.goals.form_name(&card.named("reading"));
        let before = kept_reading(&form);
        Self {
            card,
            value: NodeRef::new(),
            day: NodeRef::new(),
            button: NodeRef::new(),
            shows_more: RwSignal::new(before.is_closed || !before.note.is_empty()),
            more: RwSignal::new(before),
            said: RwSignal::new(Said::default()),
            sent: StoredValue::new(Typed::default()),
            form: StoredValue::new(form),
            is_typed: RwSignal::new(false),
            within,
        }
    }

    fn goals(self) -> Goals {
        self.card.goals
    }

    /// The day of the unit that is asked for, as long as no other one is chosen.
    fn usual_day(self) -> String {
        let day = self.card.with(|kpi, standing| {
            let unit = kpi.definition().cadence;
            standing.due.unit.map(|days| unit.day_of(days))
        });
        write_date(day.flatten().unwrap_or_else(|| self.goals().day()))
    }

    /// What stands in the fields. A day is in it if it is not the usual one.
    fn now(self) -> Typed {
        let text = |field: NodeRef<Input>| {
            let field = field.get_untracked();
            field.map_or_else(String::new, |field| field.value())
        };
        let day = self.day.get_untracked();
        let is_typed = self.is_typed.get_untracked();
        Typed {
            value: text(self.value),
            day: day.map_or_else(String::new, |day| day_in(&day, is_typed)),
            ..self.more.get_untracked()
        }
    }

    /// Keeps what is typed for the tab, and says how a number is read that could be
    /// another one, and which unit a day is in.
    pub(super) fn typed(self) {
        let now = self.now();
        let kept = match untrack(|| self.usual_day()) == now.day {
            true => Typed {
                day: String::new(),
                ..now.clone()
            },
            false => now.clone(),
        };
        self.form.with_value(|form| keep_reading(form, &kept));
        let notation = self.goals().habits.notation;
        let known = self.card.known.get_untracked();
        let calendar = untrack(|| self.goals().calendar());
        let read_as = now.could_be_misread(&notation, &known.kpi, calendar);
        let unit = (!self.is_typed.get_untracked()).then(|| self.unit_of(&now));
        let said = Said {
            value: plain(read_as.map(|value| words::read_as(value, &notation))),
            day: plain(unit.flatten()),
            asked: None,
        };
        if self.said.with_untracked(|before| *before != said) {
            self.said.set(said);
        }
    }

    /// Which unit a reading would be of; a day says itself which one it is.
    fn unit_of(self, typed: &Typed) -> Option<String> {
        let known = self.card.known.get_untracked();
        untrack(|| self.goals().unit_typed(&known.kpi, typed))
    }

    /// Says what is wrong with what was typed.
    fn refuse(self, problems: &[Problem], typed: &Typed) {
        let notation = self.goals().habits.notation;
        let of = |part| {
            let problem = problems.iter().find(|it| it.part() == part);
            let text = problem.map(|it| reading_words::problem(it, &typed.value, &notation));
            Under {
                is_problem: text.is_some(),
                text: text.unwrap_or_default(),
            }
        };
        let day = of(Part::Day);
        self.said.set(Said {
            value: of(Part::Value),
            day: match day.is_problem {
                true => day,
                false => plain(self.unit_of(typed)),
            },
            asked: None,
        });
        if problems.iter().any(|it| it.part() == Part::Note) {
            self.shows_more.set(true);
        }
        focus_first_problem(&self.card.named("new"));
    }

    /// What saving it does; nothing where something is wrong with it, or is asked first.
    fn make(self) -> Option<Action> {
        let typed = self.now();
        let goals = self.goals();
        let known = self.card.known.get_untracked();
        let is_sure = self
            .said
            .with_untracked(|said| said.asked.as_ref() == Some(&typed));
        let id = self.card.id.get_value();
        match untrack(|| goals.record(&id, &known, &typed, is_sure)) {
            Ok((day, action)) => {
                let is_closed = typed.is_closed;
                self.sent.set_value(typed);
                let recorded = Recorded { day, is_closed };
                Some(Within::action(self.within, action, Some(recorded)))
            }
            Err(NotKept::Wrong(problems)) => {
                self.refuse(&problems, &typed);
                None
            }
            Err(NotKept::Asked(doubt)) => {
                let unit = known.kpi.definition().unit;
                let text = reading_words::doubt(&doubt, &unit, &goals.habits.notation);
                self.said.set(Said {
                    value: Under {
                        text,
                        is_problem: true,
                    },
                    day: plain(self.unit_of(&typed)),
                    asked: Some(typed),
                });
                // The next press means it.
                if let Some(button) = self.button.get_untracked() {
                    let _ = button.focus();
                }
                None
            }
        }
    }

    /// What was sent is kept.
    fn done(self) {
        // Somebody may have typed on meanwhile.
        if self.now() == self.sent.get_value() {
            if let Some(value) = self.value.get_untracked() {
                value.set_value("");
                let _ = value.focus();
            }
            self.more.set(Typed::default());
            self.form
                .with_value(|form| keep_reading(form, &Typed::default()));
            self.said.set(Said::default());
            self.show_usual_day();
        }
        self.goals().tidy_kpi(&self.card.id.get_value());
        Within::is_kept(self.within);
    }

    /// The day is left, and what it says is meant.
    fn settle_day(self) {
        if self.is_typed.try_update(std::mem::take) == Some(true) {
            self.typed();
        }
    }

    fn show_usual_day(self) {
        self.is_typed.set(false);
        if let Some(day) = self.day.get_untracked() {
            day.set_value(&untrack(|| self.usual_day()));
        }
        self.name_unit(&self.now());
    }

    /// Says which unit it is that the day stands for.
    fn name_unit(self, typed: &Typed) {
        let day = plain(self.unit_of(typed));
        if self.said.with_untracked(|said| said.day != day) {
            self.said.update(|said| said.day = day);
        }
    }
}

fn plain(text: Option<String>) -> Under {
    Under {
        text: text.unwrap_or_default(),
        is_problem: false,
    }
}

/// The field with its button; a note and that there is no reading on demand.
#[component]
pub fn Record(
    /// The card.
    card: Card,
    /// What it is part of.
    #[prop(optional)]
    within: Option<Within>,
) -> AnyView {
    let goals = card.goals;
    let typing = Typing::new(card, within);
    let Typing {
        said, shows_more, ..
    } = typing;
    let make = Callback::new(move |()| typing.make());
    let done = Callback::new(move |is_done: bool| {
        if is_done {
            typing.done();
        }
    });
    let before = typing.more.get_untracked();
    let usual = untrack(|| typing.usual_day());
    let day = match before.day.is_empty() {
        true => usual,
        false => before.day.clone(),
    };
    let shown_day = Some(day.clone()).filter(|day| day != NOT_A_DAY);
    typing.name_unit(&Typed {
        day: day.clone(),
        ..before.clone()
    });
    // Another tab may have recorded the unit that was asked for.
    Effect::new(move |before: Option<String>| {
        let usual = typing.usual_day();
        if let Some(before) = before
            && before != usual
            && typing.now().day == before
        {
            typing.show_usual_day();
        }
        usual
    });
    // The unit that ran when the page was opened may be over.
    Effect::new(move |before: Option<Date>| {
        let day = goals.day();
        let is_problem = said.with_untracked(|said| said.day.is_problem);
        if before.is_some_and(|before| before != day) && !is_problem {
            typing.name_unit(&typing.now());
        }
        day
    });
    let unit = card.known.with_untracked(|it| it.kpi.definition().unit);
    view! {
        <form
            class="kpi__record"
            novalidate
            on:mousedown=|event| keep_focus(&event)
            on:input=move |_| typing.typed()
            on:submit=move |event| {
                event.prevent_default();
                goals.submit(make, done);
            }
        >
            <div class="field">
                <label for=card.named("new-value")>{words::NEW}</label>
                <input
                    id=card.named("new-value")
                    type="text"
                    inputmode="text"
                    autocapitalize="off"
                    autocomplete="off"
                    data-amount=""
                    placeholder=unit
                    value=before.value
                    aria-describedby=card.named("new-value-note")
                    aria-invalid=move || said.with(|it| it.value.is_problem.then_some("true"))
                    node_ref=typing.value
                />
            </div>
            <div class="field">
                <label for=card.named("new-day")>{goals_words::DAY}</label>
                <input
                    id=card.named("new-day")
                    type="date"
                    value=shown_day
                    aria-describedby=card.named("new-day-note")
                    aria-invalid=move || said.with(|it| it.day.is_problem.then_some("true"))
                    node_ref=typing.day
                    on:keydown=move |event| {
                        if is_typing(&event) {
                            typing.is_typed.set(true);
                        } else if event.key() == "Enter" {
                            typing.settle_day();
                        }
                    }
                    on:click=move |_| typing.settle_day()
                    on:blur=move |_| typing.settle_day()
                />
            </div>
            <p class="field__note" id=card.named("new-value-note")>
                {move || said.with(|it| it.value.text.clone())}
            </p>
            <p class="field__note kpi__unit" id=card.named("new-day-note")>
                {move || said.with(|it| it.day.text.clone())}
            </p>
            <button
                type="submit"
                class="button button--quiet"
                aria-describedby=card.named("new-value-note")
                node_ref=typing.button
            >
                {move || match said.with(|it| it.asked.is_some()) {
                    true => words::RECORD_ANYWAY,
                    false => words::RECORD,
                }}
            </button>
            <button
                type="button"
                class="link kpi__more"
                aria-expanded=move || shows_more.get().to_string()
                on:click=move |_| shows_more.update(|it| *it = !*it)
            >
                {words::MORE}
            </button>
            {move || shows_more.get().then(|| view! { <More typing /> })}
        </form>
    }
    .into_any()
}
