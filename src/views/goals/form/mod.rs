//! The form of an objective: its title, its key results, and the details that are
//! folded away.

pub mod details;
mod fields;
pub mod lessons;
pub mod row;

use leptos::prelude::*;
use waymark_core::objective::LONGEST_NAME;
use waymark_core::objective::key_result::Kind;
use waymark_core::sketch::MOST_KEY_RESULTS;
use waymark_core::sketch::typed::Problem;
use waymark_core::store::place::Id;
use waymark_core::store::plan::Action;
use waymark_text::goals::{self as words, form as words_of_form};
use waymark_text::grade::problems;

use self::details::DetailsFields;
use self::fields::{changed, first_check_ins, says};
use self::lessons::Lessons;
use self::row::{KeyResultFields, Row, fill};
use crate::state::goals::draft::kept::Kept;
use crate::state::goals::draft::{Draft, DraftRow, is_empty};
use crate::state::goals::{Goals, today_written};
use crate::ui::field::{Field, Under, keep_focus};

/// How a form begins, besides with what was left in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Beginning {
    /// With this draft, and where it is from.
    pub(crate) draft: Option<(Draft, &'static str)>,
    /// With another key result, perhaps of some kind.
    pub(crate) another: Option<Option<Kind>>,
}

/// The form of a new objective, or of one that is there.
#[component]
pub fn ObjectiveForm(
    /// What is kept.
    goals: Goals,
    /// The objective, none for a new one.
    id: Option<Id>,
    /// How it begins.
    beginning: Beginning,
    /// Called when the form is done with, with the objective if it was saved.
    close: Callback<Option<Id>>,
) -> AnyView {
    let habits = goals.habits;
    let prefix = id.as_ref().map_or_else(|| "new".to_owned(), Id::to_string);
    let kept_as = StoredValue::new(goals.form_name(&prefix));
    let kept = kept_as.with_value(|name| Kept::of(name));
    let from = beginning.draft.as_ref().map(|(_, from)| *from);
    // What was left open here before something else began is put aside: nothing of
    // it is lost.
    let put_aside = StoredValue::new(kept_as.with_value(|name| [name, "-earlier"].concat()));
    if let (Some(kept), Some((draft, _))) = (&kept, &beginning.draft)
        && !kept.draft.is_empty()
        && kept.draft != *draft
    {
        put_aside.with_value(|name| kept.keep(name));
    }
    let earlier = put_aside.with_value(|name| Kept::of(name));
    let earlier = RwSignal::new(earlier.filter(|_| id.is_none()).map(|kept| kept.draft));
    let known = || match &id {
        Some(id) => Draft::known(&untrack(|| goals.objective(id, false)), &habits.notation),
        None => Draft::empty(),
    };
    let draft = match (beginning.draft, &kept) {
        (Some((draft, _)), _) => draft,
        (None, Some(kept)) => kept.draft.clone(),
        (None, None) => known(),
    };
    let title = RwSignal::new(draft.title);
    let details = RwSignal::new(draft.details);
    let rows = draft.rows.into_iter().map(|row| Row::new(row, habits));
    let rows = RwSignal::new(rows.collect::<Vec<_>>());
    // Rows live as long as the form, not as long as the button that adds them.
    let owner = StoredValue::new(Owner::current());
    let tried = RwSignal::new(false);

    let says = move || {
        says(
            &title.get_untracked(),
            &details.get_untracked(),
            &rows.get_untracked(),
        )
    };
    let was_kept = kept.is_some();
    let fresh = kept.is_none() || id.is_none();
    let at_first = StoredValue::new(match kept {
        Some(kept) if !fresh => kept.at_first,
        _ => says(),
    });
    let seen = kept_as
        .with_value(|name| Kept::of(name))
        .and_then(|it| it.seen);
    let seen = seen.filter(|_| !fresh);
    let seen = seen.or_else(|| id.as_ref().and_then(|id| goals.definition(id)));
    let seen = StoredValue::new_local(seen);

    // One that is asked for is new: the form did not say it at first.
    if let Some(kind) = beginning.another {
        let mut row = DraftRow::empty();
        row.aside.kind = kind;
        Goals::focus([&prefix, "-", row.id.as_str(), "-name"].concat());
        rows.update(|rows| rows.push(Row::new(row, habits)));
    }

    let shown = move || Draft {
        title: title.get(),
        details: details.get(),
        rows: rows.with(|rows| rows.iter().map(Row::draft).collect()),
    };
    let show = move |draft: Draft| {
        let Some(owner) = owner.get_value() else {
            return;
        };
        title.set(draft.title);
        details.set(draft.details);
        rows.set(owner.with(|| {
            let rows = draft.rows.into_iter();
            rows.map(|row| Row::new(row, habits)).collect()
        }));
    };
    let at_hand = id.clone();
    // A reload takes nothing away of what is typed.
    let untouched = StoredValue::new(None::<Draft>);
    Effect::new(move |_| {
        let draft = shown();
        let is_first = untouched.with_value(Option::is_none);
        if is_first {
            untouched.set_value(Some(draft.clone()));
        }
        let is_untouched = untouched.with_value(|first| first.as_ref() == Some(&draft));
        // What nobody touched is not kept, unless it was or came from elsewhere.
        let is_new = is_untouched && !was_kept && from.is_none();
        if is_new || (at_hand.is_none() && draft.is_empty()) {
            kept_as.with_value(|name| Kept::forget(name));
            return;
        }
        let kept = Kept {
            draft,
            at_first: at_first.get_value(),
            seen: seen.get_value(),
        };
        kept_as.with_value(|name| kept.keep(name));
    });

    let has_problem = move || {
        let long = |text: &str| text.chars().count() > LONGEST_NAME;
        let title = title.with_untracked(|title| title.trim().is_empty() || long(title));
        let details = details.with_untracked(details::has_problem);
        let many = rows.with_untracked(|rows| rows.len() > MOST_KEY_RESULTS);
        title || details || many || rows.with_untracked(|rows| rows.iter().any(Row::has_problem))
    };
    let is_new = id.is_none();
    let form = StoredValue::new(id);
    // Made once: saving twice is saving the same.
    let new_id = StoredValue::new(goals.new_objective_id());
    let being_saved = RwSignal::new(false);
    let prefix_of_focus = prefix.clone();
    let again = StoredValue::new(None::<Callback<()>>);
    let folded_open = RwSignal::new(false);
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
            if rows.is_empty() {
                rows.extend(
                    owner
                        .get_value()
                        .map(|owner| owner.with(|| Row::new(DraftRow::empty(), habits))),
                );
            }
        });
        tried.set(true);
        if has_problem() {
            // A problem in a fold has to be seen.
            folded_open.set(details.with_untracked(details::has_problem));
            if rows.with_untracked(|rows| rows.len() > MOST_KEY_RESULTS) {
                Goals::focus([&prefix_of_focus, "-count"].concat());
            } else {
                Goals::focus_first_problem(&prefix_of_focus);
            }
            return;
        }
        let mut fields = says();
        let saved = form.get_value().unwrap_or_else(|| new_id.get_value());
        let action = match form.get_value() {
            None => {
                fields.extend(first_check_ins(&rows.get_untracked()));
                fields.retain(|_, value| !value.is_null());
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
                kept_as.with_value(|name| Kept::forget(name));
                // Another period may need other check-ins in the list.
                goals.tidy(&saved);
                close.run(Some(saved.clone()));
            }
        });
        if let Some(again) = again.get_value() {
            goals.act(action, done, again);
        }
    });
    again.set_value(Some(save));

    let cancel = move || {
        goals.give_up();
        kept_as.with_value(|name| Kept::forget(name));
        Goals::after_frame(move || {
            // Another press may have closed it already.
            let _ = close.try_run(None);
        });
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
        let prefix = prefix_of_rows.clone();
        view! { <KeyResultFields goals row prefix number tried alone remove /> }
    };
    let add_focus = prefix.clone();
    let focus_title = [&prefix, "-title"].concat();
    view! {
        <form
            class="form"
            aria-label=heading
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                save.run(());
            }
            on:mousedown=|event| keep_focus(&event)
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    cancel();
                }
            }
        >
            <h3>{heading}</h3>
            {from.map(|from| view! { <p class="form__from">{from}</p> })}
            <p class="notice" hidden=move || earlier.with(Option::is_none)>
                {words_of_form::EARLIER}
                " "
                <button
                    type="button"
                    class="link"
                    on:click=move |_| {
                        let Some(draft) = earlier.get_untracked() else { return };
                        // And that there is now can be gone back to as well.
                        let now = untrack(shown);
                        if now.is_empty() {
                            put_aside.with_value(|name| Kept::forget(name));
                            earlier.set(None);
                        } else {
                            let kept = Kept {
                                draft: now.clone(),
                                ..Kept::default()
                            };
                            put_aside.with_value(|name| kept.keep(name));
                            earlier.set(Some(now));
                        }
                        show(draft);
                        Goals::focus(focus_title.clone());
                    }
                >
                    {words_of_form::BACK_TO_EARLIER}
                </button>
            </p>
            {is_new.then(|| view! { <Lessons goals /> })}
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
                        let row = owner.with(|| Row::new(DraftRow::empty(), habits));
                        let focus = [&add_focus, "-", row.id.as_str(), "-name"].concat();
                        rows.update(|rows| rows.push(row));
                        Goals::focus(focus);
                    }
                >
                    {words::ADD_KEY_RESULT}
                </button>
                <span
                    class="form__count quiet"
                    role="status"
                    id=[&prefix, "-count"].concat()
                    tabindex="-1"
                    data-problem=move || {
                        (rows.with(Vec::len) > MOST_KEY_RESULTS).then_some("")
                    }
                >
                    {move || words_of_form::count(rows.with(Vec::len))}
                </span>
            </div>
            <DetailsFields details prefix=prefix.clone() is_open=folded_open />
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
