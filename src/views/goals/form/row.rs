//! The fields of one key result in the form of an objective.

use leptos::prelude::*;
use waymark_core::grading::measure::Direction;
use waymark_core::objective::LONGEST_NAME;
use waymark_core::objective::key_result::Kind;
use waymark_core::sketch::typed::{Habits, Problem, ReadKeyResult};
use waymark_core::sketch::{self, Measure, Operator};
use waymark_core::store::place::Id;
use waymark_text::goals::{self as words, form as words_of_form};
use waymark_text::grade::{bound, change, meant, page, problems, sentences};

use crate::state::goals::Goals;
use crate::state::goals::draft::{Aside, DraftRow};
use crate::ui::choice::{Choice, Tick};
use crate::ui::field::{Field, Under, fields_belong_together, is_pasted};
use crate::ui::fold::is_unfolded;

/// A key result in the form.
#[derive(Clone)]
pub struct Row {
    /// Its id.
    pub(crate) id: Id,
    /// As typed.
    pub(crate) typed: RwSignal<sketch::KeyResult>,
    /// As understood.
    pub(crate) read: Memo<ReadKeyResult>,
    /// Whose it is, and of which kind.
    pub(crate) aside: RwSignal<Aside>,
}

impl Row {
    /// One that shows a draft.
    pub(crate) fn new(draft: DraftRow, habits: Habits) -> Self {
        let typed = RwSignal::new(draft.typed);
        let read = Memo::new(move |_| typed.with(|typed| ReadKeyResult::of(typed, &habits)));
        Self {
            id: draft.id,
            typed,
            read,
            aside: RwSignal::new(draft.aside),
        }
    }

    /// What it says now.
    pub(crate) fn draft(&self) -> DraftRow {
        DraftRow {
            id: self.id.clone(),
            typed: self.typed.get(),
            aside: self.aside.get(),
        }
    }

    /// Whether it cannot be saved as it is.
    pub(crate) fn has_problem(&self) -> bool {
        let long = |text: &str| text.chars().count() > LONGEST_NAME;
        let (name, is_guardrail) = self
            .typed
            .with_untracked(|typed| (typed.name.trim().is_empty(), typed.is_guardrail()));
        let read = self.read.with_untracked(|read| {
            let weight = read.weight.problem.as_ref().filter(|_| !is_guardrail);
            let fields = [&read.start, &read.target, &read.now];
            let problems = fields.iter().filter_map(|field| field.problem.as_ref());
            read.name.is_some() || long(&read.unit) || problems.chain(weight).next().is_some()
        });
        name || read || self.aside.with_untracked(|aside| long(&aside.owner))
    }
}

/// The fields of one key result.
#[component]
pub fn KeyResultFields(
    /// What is kept.
    goals: Goals,
    /// The key result.
    row: Row,
    /// Begins the ids of the form's fields.
    prefix: String,
    /// Which one it is, from 1.
    number: Signal<usize>,
    /// Whether somebody tried to save.
    tried: RwSignal<bool>,
    /// Whether it is the only one.
    alone: Signal<bool>,
    /// Takes it away.
    remove: Callback<()>,
) -> AnyView {
    let Row {
        id,
        typed,
        read,
        aside,
    } = row;
    let named = [prefix, id.to_string()].join("-");
    let habits = goals.habits;
    fields_belong_together();
    let text = move |pick: fn(&sketch::KeyResult) -> &String| {
        Signal::derive(move || typed.with(|typed| pick(typed).clone()))
    };
    let set = move |pick: fn(&mut sketch::KeyResult) -> &mut String| {
        Callback::new(move |text: String| typed.update(|typed| *pick(typed) = text))
    };
    let when =
        move |asked: fn(&sketch::KeyResult) -> bool| Signal::derive(move || typed.with(asked));
    let note = move |of: fn(&ReadKeyResult) -> &sketch::typed::Field,
                     pick: fn(&sketch::KeyResult) -> &String| {
        Signal::derive(move || {
            read.with(|read| {
                let field = of(read);
                let start = read.start.value;
                Under {
                    text: typed
                        .with(|typed| problems::under(field, pick(typed), start, &habits.notation)),
                    is_problem: field.problem.is_some(),
                }
            })
        })
    };
    let unit_under = Signal::derive(move || {
        let length = read.with(|read| read.unit.chars().count());
        let long = (length > LONGEST_NAME).then_some(Problem::TooLong(length));
        long.map_or_else(Under::default, |problem| Under {
            text: problems::problem(&problem, "", &habits.notation),
            is_problem: true,
        })
    });
    let name_under = Signal::derive(move || {
        let long = read.with(|read| read.name.clone());
        let empty = typed.with(|typed| typed.name.trim().is_empty());
        match long {
            Some(problem) => Under {
                text: problems::problem(&problem, "", &habits.notation),
                is_problem: true,
            },
            None if empty && tried.get() => Under {
                text: words::NO_NAME.to_owned(),
                is_problem: true,
            },
            None => Under {
                text: if empty && number.get() == 1 {
                    words::NAME_HINT.to_owned()
                } else {
                    String::new()
                },
                is_problem: false,
            },
        }
    });
    let name_typed = Callback::new(move |name: String| {
        let pasted = typed.with_untracked(|typed| is_pasted(&typed.name, &name));
        typed.update(|typed| typed.name = name);
        if pasted {
            fill(typed, &habits);
        }
    });
    let name_left = Callback::new(move |()| fill(typed, &habits));
    let target_left = Callback::new(move |()| {
        let relative = read.with_untracked(|read| read.target.relative.and(read.target.value));
        if let Some(value) = relative {
            typed.update(|typed| typed.target = habits.notation.write_plain(value));
        }
    });
    let end = move |usual: &'static str, of_range: &'static str| {
        Signal::derive(move || {
            if typed.with(sketch::KeyResult::is_between) {
                of_range
            } else {
                usual
            }
        })
    };
    // The first value comes from the playground; it is a check-in of today.
    let has_now = typed.with_untracked(|typed| !typed.now.trim().is_empty());
    let way = Memo::new(move |_| {
        read.with(|read| {
            let unit = &read.unit;
            let change = read.change.map(|way| change(&way, unit, &habits.notation));
            let bound = || read.bound.map(|kept| bound(kept, unit, &habits.notation));
            change.or_else(bound).unwrap_or_default()
        })
    });
    let meant_otherwise = Memo::new(move |_| {
        read.with(|read| {
            let way = read.change.as_ref();
            way.map(|way| meant(way, &read.unit, &habits.notation))
        })
    });
    let mean_otherwise = {
        let focus = [&named, "-measure"].concat();
        move |_| {
            let falls = read.with_untracked(|read| {
                let way = read.change.as_ref();
                way.is_some_and(|way| way.direction() == Direction::Lower)
            });
            typed.update(|typed| *typed = typed.as_standard(falls));
            Goals::focus(focus.clone());
        }
    };
    let owner_under = Signal::derive(move || {
        let length = aside.with(|aside| aside.owner.chars().count());
        Under {
            text: words_of_form::too_long(length),
            is_problem: length > LONGEST_NAME,
        }
    });
    // A problem in the fold has to be seen.
    let is_open = RwSignal::new(false);
    Effect::new(move |_| {
        let weight = || {
            let scored = typed.with_untracked(|typed| !typed.is_guardrail());
            scored && read.with_untracked(|read| read.weight.problem.is_some())
        };
        let owner = || aside.with_untracked(|aside| aside.owner.chars().count() > LONGEST_NAME);
        if tried.get() && (weight() || owner()) {
            is_open.set(true);
        }
    });
    let id = move |part: &str| [&named, "-", part].concat();
    view! {
        <fieldset class="form__key-result">
            <legend>{move || words::key_result(number.get())}</legend>
            <Field
                id=id("name")
                label=words::NAME
                value=text(|typed| &typed.name)
                typed=name_typed
                left=name_left
                under=name_under
            />
            <div class="form__values">
                <Choice
                    id=id("measure")
                    label=page::MEASURE
                    options=&page::MEASURES
                    chosen=Signal::derive(move || typed.with(|typed| typed.measure as usize))
                    choose=Callback::new(move |place: usize| {
                        typed.update(|typed| typed.measure = Measure::ALL[place]);
                    })
                />
                <Choice
                    id=id("operator")
                    label=page::KEEP
                    options=&page::OPERATORS
                    chosen=Signal::derive(move || typed.with(|typed| typed.operator as usize))
                    choose=Callback::new(move |place: usize| {
                        typed.update(|typed| typed.operator = Operator::ALL[place]);
                    })
                    hidden=when(|typed| typed.measure != Measure::Hold)
                />
                <Field
                    id=id("start")
                    label=end(page::START, page::ENDS[0])
                    kind="decimal"
                    value=text(|typed| &typed.start)
                    typed=set(|typed| &mut typed.start)
                    under=note(|read| &read.start, |typed| &typed.start)
                    hidden=when(|typed| {
                        typed.measure != Measure::Change && !typed.is_between()
                    })
                />
                <Field
                    id=id("target")
                    label=end(page::TARGET, page::ENDS[1])
                    value=text(|typed| &typed.target)
                    typed=set(|typed| &mut typed.target)
                    left=target_left
                    under=note(|read| &read.target, |typed| &typed.target)
                    hidden=when(|typed| typed.measure == Measure::YesNo)
                />
                <Field
                    id=id("unit")
                    label=page::UNIT
                    value=text(|typed| &typed.unit)
                    typed=set(|typed| &mut typed.unit)
                    under=unit_under
                    hidden=when(|typed| typed.measure == Measure::YesNo)
                />
                <Field
                    id=id("now")
                    label=words_of_form::NOW
                    kind="decimal"
                    value=text(|typed| &typed.now)
                    typed=set(|typed| &mut typed.now)
                    under=note(|read| &read.now, |typed| &typed.now)
                    hidden=Signal::derive(move || {
                        !has_now || typed.with(|typed| typed.measure == Measure::YesNo)
                    })
                />
            </div>
            <p class="quiet" hidden=move || way.with(String::is_empty)>
                <span>{way}</span>
                " "
                <button
                    type="button"
                    class="link"
                    hidden=move || meant_otherwise.with(Option::is_none)
                    on:click=mean_otherwise
                >
                    {meant_otherwise}
                </button>
            </p>
            <details class="form__more" prop:open=is_open on:toggle=move |event| {
                is_open.set(is_unfolded(&event));
            }>
                <summary>
                    {words_of_form::MORE_OF_KEY_RESULT}
                    <span class="unseen">", " {move || words::key_result(number.get())}</span>
                </summary>
                <div class="form__aside">
                    <Field
                        id=id("weight")
                        label=words_of_form::WEIGHT
                        kind="decimal"
                        value=text(|typed| &typed.weight)
                        typed=set(|typed| &mut typed.weight)
                        under=note(|read| &read.weight, |typed| &typed.weight)
                        hidden=when(sketch::KeyResult::is_guardrail)
                    />
                    <Field
                        id=id("owner")
                        label=words_of_form::ITS_OWNER
                        value=Signal::derive(move || aside.with(|aside| aside.owner.clone()))
                        typed=Callback::new(move |text| aside.update(|aside| aside.owner = text))
                        under=owner_under
                    />
                    <Choice
                        id=id("kind")
                        label=words_of_form::KIND
                        options=&words_of_form::KINDS
                        chosen=Signal::derive(move || {
                            aside.with(|aside| aside.kind.map_or(0, |kind| 1 + kind as usize))
                        })
                        choose=Callback::new(move |place: usize| {
                            aside.update(|aside| {
                                let place = place.checked_sub(1);
                                aside.kind = place.and_then(|at| Kind::ALL.get(at).copied());
                            });
                        })
                    />
                    <Tick
                        label=page::GUARDRAIL
                        ticked=when(|typed| typed.guardrail)
                        tick=Callback::new(move |guardrail| {
                            typed.update(|typed| typed.guardrail = guardrail);
                        })
                        hidden=when(|typed| typed.measure != Measure::Hold)
                    />
                </div>
            </details>
            <button
                type="button"
                class="link"
                hidden=alone
                on:click=move |_| remove.run(())
            >
                {words::REMOVE}
                <span class="unseen">
                    " " {move || words::key_result(number.get())}
                </span>
            </button>
        </fieldset>
    }
    .into_any()
}

/// Fills the numbers from a name such as "Improve conversion from 12% to 18%",
/// where there are none yet.
pub(crate) fn fill(typed: RwSignal<sketch::KeyResult>, habits: &Habits) {
    let filled = typed.with_untracked(|typed| {
        let untouched = typed.start.is_empty() && typed.target.is_empty();
        let found = sentences::key_result(&typed.name, typed, &habits.notation);
        found.filter(|_| untouched)
    });
    if let Some(filled) = filled {
        typed.set(filled);
    }
}
