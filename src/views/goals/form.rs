//! The form of an objective: its title and its key results.

use std::collections::BTreeMap;

use leptos::prelude::*;
use serde_json::Value;
use waymark_core::objective::{KeyResult, LONGEST_NAME, period_field, title_field};
use waymark_core::period::Period;
use waymark_core::sketch::reading::{Habits, Problem, ReadKeyResult};
use waymark_core::sketch::{self, MOST_KEY_RESULTS, Measure, Operator};
use waymark_core::store::place::Id;
use waymark_core::store::plan::Action;
use waymark_text::en::goals as words;
use waymark_text::en::grade::{page, problems, sentences};

use crate::state::goals::{Goals, today, today_written};
use crate::ui::choice::Choice;
use crate::ui::field::{Field, Under, fields_belong_together, is_pasted};

/// A key result in the form.
#[derive(Clone)]
struct Row {
    id: Id,
    typed: RwSignal<sketch::KeyResult>,
    read: Memo<ReadKeyResult>,
}

/// What a form says, as fields; null for those that are empty.
type Fields = BTreeMap<String, Value>;

/// The form of a new objective, or of one that is there.
#[component]
pub fn ObjectiveForm(
    /// What is kept.
    goals: Goals,
    /// The objective, none for a new one.
    id: Option<Id>,
    /// Called when the form is done with.
    close: Callback<()>,
) -> AnyView {
    let habits = goals.habits;
    let before = id.as_ref().map(|id| untrack(|| goals.objective(id, false)));
    let title = RwSignal::new(
        before
            .as_ref()
            .map_or_else(String::new, |it| it.title.clone()),
    );
    let new_row = move |id: Id, typed: sketch::KeyResult| {
        let typed = RwSignal::new(typed);
        let read = Memo::new(move |_| typed.with(|typed| ReadKeyResult::of(typed, &habits)));
        Row { id, typed, read }
    };
    let known = before.iter().flat_map(|before| &before.key_results);
    let mut first: Vec<Row> = known
        .map(|it| {
            let typed = it.typed(|value| habits.notation.write_plain(value));
            new_row(it.id.clone(), typed)
        })
        .collect();
    if first.is_empty() {
        first.push(new_row(Goals::new_id(), sketch::KeyResult::default()));
    }
    let prefix = id.as_ref().map_or_else(|| "new".to_owned(), Id::to_string);
    let rows = RwSignal::new(first);
    // Rows live as long as the form, not as long as the button that adds them.
    let owner = StoredValue::new(Owner::current());
    let tried = RwSignal::new(false);

    let says = move || {
        let mut fields: Fields = BTreeMap::from([title_field(&title.get_untracked())]);
        for (place, row) in rows.get_untracked().iter().enumerate() {
            let (typed, read) = (row.typed.get_untracked(), row.read.get_untracked());
            fields.extend(KeyResult::fields(&row.id, &typed, &read, place + 1));
        }
        fields
    };
    let at_first = StoredValue::new(says());

    let has_problem = move || {
        let long = |text: &str| text.chars().count() > LONGEST_NAME;
        let title = title.with_untracked(|title| title.trim().is_empty() || long(title));
        let row = |row: &Row| {
            let name = row
                .typed
                .with_untracked(|typed| typed.name.trim().is_empty());
            let read = row.read.with_untracked(|read| {
                let problems = [&read.start.problem, &read.target.problem];
                read.name.is_some() || problems.iter().any(|problem| problem.is_some())
            });
            let unit = row.read.with_untracked(|read| long(&read.unit));
            name || read || unit
        };
        title || rows.with_untracked(|rows| rows.iter().any(row))
    };
    let seen = StoredValue::new_local(id.as_ref().and_then(|id| goals.definition(id)));
    let is_new = id.is_none();
    let form = StoredValue::new(id);
    // Made once: saving twice is saving the same.
    let new_id = StoredValue::new(goals.new_objective_id());
    let being_saved = RwSignal::new(false);
    let prefix_of_focus = prefix.clone();
    let again = StoredValue::new(None::<Callback<()>>);
    let save = Callback::new(move |()| {
        if being_saved.get_untracked() {
            return;
        }
        for row in rows.get_untracked() {
            fill(row.typed, &habits);
        }
        // A last row in which nothing was typed is not meant.
        rows.update(|rows| {
            if rows.len() > 1 {
                rows.retain(|row| row.typed.with_untracked(|typed| !is_empty(typed)));
            }
        });
        tried.set(true);
        if has_problem() {
            Goals::focus_first_problem(&prefix_of_focus);
            return;
        }
        let mut fields = says();
        let action = match form.get_value() {
            None => {
                fields.extend([period_field(Period::quarter_of(today()))]);
                Action::Create {
                    id: new_id.get_value(),
                    fields: fields.into_iter().collect(),
                    today: today_written(),
                }
            }
            Some(id) => {
                let changed = at_first.with_value(|at_first| changed(at_first, &fields));
                Action::EditFrom {
                    id,
                    fields: changed,
                    seen: Box::new(seen.get_value().unwrap_or_default()),
                }
            }
        };
        being_saved.set(true);
        let done = Callback::new(move |is_done| {
            being_saved.set(false);
            if is_done {
                close.run(());
            }
        });
        if let Some(again) = again.get_value() {
            goals.act(action, done, again);
        }
    });
    again.set_value(Some(save));

    let cancel = move || {
        goals.give_up();
        close.run(());
    };
    let heading = if is_new { words::NEW } else { words::EDITING };
    let title_under = Signal::derive(move || {
        let length = title.with(|title| title.chars().count());
        let empty = title.with(|title| title.trim().is_empty());
        let problem = (length > LONGEST_NAME).then_some(Problem::TooLong(length));
        match problem {
            Some(problem) => Under {
                text: problems::problem(&problem, "", &habits.notation),
                is_problem: true,
            },
            None if empty && tried.get() => Under {
                text: words::NO_TITLE.to_owned(),
                is_problem: true,
            },
            None => Under {
                text: if empty {
                    words::TITLE_HINT.to_owned()
                } else {
                    String::new()
                },
                is_problem: false,
            },
        }
    });
    let prefix_of_rows = prefix.clone();
    let add_id = StoredValue::new([&prefix, "-add"].concat());
    let row_view = move |row: Row| {
        let number = {
            let id = row.id.clone();
            Signal::derive(move || {
                rows.with(|rows| rows.iter().position(|it| it.id == id).unwrap_or(0) + 1)
            })
        };
        let id = row.id.clone();
        let remove = Callback::new(move |()| {
            rows.update(|rows| rows.retain(|row| row.id != id));
            Goals::focus(add_id.get_value());
        });
        let alone = Signal::derive(move || rows.with(|rows| rows.len() < 2));
        let named = [&prefix_of_rows, "-", row.id.as_str()].concat();
        view! { <KeyResultFields goals row named number tried alone remove /> }
    };
    let add_focus = prefix.clone();
    view! {
        <form
            class="form"
            aria-label=heading
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                save.run(());
            }
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    cancel();
                }
            }
        >
            <h3>{heading}</h3>
            <Field
                id=[&prefix, "-title"].concat()
                label=words::TITLE
                value=title.into()
                typed=Callback::new(move |text| title.set(text))
                under=title_under
            />
            <For each=move || rows.get() key=|row| row.id.clone() children=row_view />
            <div class="form__buttons">
                <button
                    type="button"
                    class="link"
                    id=add_id.get_value()
                    hidden=move || rows.with(|rows| rows.len() >= MOST_KEY_RESULTS)
                    on:click=move |_| {
                        let owner = owner.get_value();
                        let Some(owner) = owner else { return };
                        let row = owner.with(|| {
                            new_row(Goals::new_id(), sketch::KeyResult::default())
                        });
                        let focus = [&add_focus, "-", row.id.as_str(), "-name"].concat();
                        rows.update(|rows| rows.push(row));
                        Goals::focus(focus);
                    }
                >
                    {words::ADD_KEY_RESULT}
                </button>
            </div>
            <div class="form__buttons">
                <button type="submit" class="button">{words::SAVE}</button>
                <button type="button" class="button button--quiet" on:click=move |_| cancel()>
                    {words::CANCEL}
                </button>
            </div>
        </form>
    }
    .into_any()
}

/// The fields of one key result.
#[component]
fn KeyResultFields(
    /// What is kept.
    goals: Goals,
    /// The key result.
    row: Row,
    /// Begins the ids of its fields.
    named: String,
    /// Which one it is, from 1.
    number: Signal<usize>,
    /// Whether somebody tried to save.
    tried: RwSignal<bool>,
    /// Whether it is the only one.
    alone: Signal<bool>,
    /// Takes it away.
    remove: Callback<()>,
) -> AnyView {
    let Row { typed, read, .. } = row;
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
    let note = move |of: fn(&ReadKeyResult) -> &sketch::reading::Field,
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
            </div>
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
fn fill(typed: RwSignal<sketch::KeyResult>, habits: &Habits) {
    let filled = typed.with_untracked(|typed| {
        let untouched = typed.start.is_empty() && typed.target.is_empty();
        let found = sentences::key_result(&typed.name, typed, &habits.notation);
        found.filter(|_| untouched)
    });
    if let Some(filled) = filled {
        typed.set(filled);
    }
}

/// Whether nothing was typed.
fn is_empty(typed: &sketch::KeyResult) -> bool {
    let texts = [&typed.name, &typed.start, &typed.target, &typed.unit];
    texts.iter().all(|text| text.trim().is_empty())
}

/// The fields that somebody changed, with what they say now; those of a key
/// result that was removed only say so.
///
/// What nobody touched here is not written: another tab may have changed it
/// meanwhile.
fn changed(before: &Fields, now: &Fields) -> Vec<(String, Value)> {
    let mut changed: Vec<(String, Value)> = now
        .iter()
        .filter(|(field, value)| before.get(*field).unwrap_or(&Value::Null) != *value)
        .map(|(field, value)| (field.clone(), value.clone()))
        .collect();
    for field in before.keys().filter(|field| !now.contains_key(*field)) {
        let id = field.split('/').nth(1).and_then(Id::parse);
        let gone = id.map(|id| KeyResult::taken_away(&id));
        changed.extend(gone.filter(|gone| !changed.contains(gone)));
    }
    changed
}
