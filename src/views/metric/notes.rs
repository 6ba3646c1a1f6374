//! What happened outside, of an objective or of a KPI.

use leptos::prelude::*;
use waymark_core::day::read_day;
use waymark_core::metric::note::Note;
use waymark_core::period::write_date;
use waymark_core::record::id::Id;
use waymark_core::record::kind::Subject;
use waymark_core::store::action::Action;
use waymark_text::days;
use waymark_text::goals::{self as goals_words, open as words};

use super::adding::Adding;
use crate::state::kept::{Goals, today};
use crate::state::objectives::draft::ToAdd;
use crate::state::page::move_focus;
use crate::ui::field::{Field, Under, once_tried};
use crate::views::kept::already::AlreadyAdded;

/// What happened outside, with its day.
#[component]
pub fn Notes(
    /// What is kept.
    goals: Goals,
    /// The record that they are of.
    of: StoredValue<Subject>,
    /// The notes, the oldest first.
    notes: Memo<Vec<Note>>,
    /// What is said of them.
    lead: &'static str,
    /// Whether they can only be read.
    fixed: Memo<bool>,
) -> AnyView {
    let all = notes;
    let named = move |part: &str| named(of, part);
    let to_add = ToAdd::new(goals, &named("outside"));
    let text = to_add.text;
    let usual_day = move || write_date(goals.day());
    let day = goals.typed_day(&named("outside-day"), usual_day);
    let tried = RwSignal::new(false);
    let problem = move || words::note_problem(text.with(|text| text.trim().chars().count()));
    let under = once_tried(text, tried, problem);
    let day_under = Signal::derive(move || {
        let why = day.with(|day| read_day(day, goals.day()).err());
        Under {
            text: why.map_or_else(String::new, days::no_day),
            is_problem: why.is_some(),
        }
    });
    let field = named("outside");
    let (text_field, day_field) = (field.clone(), named("outside-day"));
    let refocus = field.clone();
    let make = Callback::new(move |()| {
        tried.set(true);
        let date = day.with_untracked(|day| read_day(day, today()).ok());
        let is_wrong = !untrack(problem).is_empty();
        let Some(date) = date.filter(|_| !is_wrong) else {
            move_focus(if is_wrong { &text_field } else { &day_field }.clone());
            return None;
        };
        let added = |id: &Id| {
            let known = |all: &Vec<Note>| all.iter().find(|it| it.id == *id).cloned();
            all.with_untracked(known).map(|it| it.text)
        };
        let note = Note {
            id: to_add.id(added)?,
            date,
            text: text.get_untracked(),
        };
        Some(Action::Edit {
            of: of.get_value(),
            fields: vec![note.field()],
        })
    });
    let done = Callback::new(move |is_done: bool| {
        if is_done {
            tried.set(false);
            to_add.done();
            day.set(untrack(usual_day));
            move_focus(refocus.clone());
        }
    });
    view! {
        <section
            class="opened__part notes"
            aria-labelledby=named("outside-heading")
            hidden=move || fixed.get() && all.with(Vec::is_empty)
        >
            <h4 id=named("outside-heading") tabindex="-1">{words::NOTES}</h4>
            <p class="quiet">{lead}</p>
            <ol hidden=move || all.with(Vec::is_empty)>
                <For each=move || all.get() key=|it| (it.id.clone(), it.date, it.text.clone()) let:note>
                    <OneNote goals of fixed note />
                </For>
            </ol>
            <Adding goals fixed label=words::NEW_NOTE make done>
                <Field
                    id=field
                    label=words::NEW_NOTE
                    value=text.into()
                    typed=Callback::new(move |typed| text.set(typed))
                    under
                />
                <Field
                    id=named("outside-day")
                    label=goals_words::DAY
                    kind="date"
                    value=day.into()
                    typed=Callback::new(move |typed| day.set(typed))
                    under=day_under
                />
                <AlreadyAdded already=to_add.already />
            </Adding>
        </section>
    }
    .into_any()
}

/// What happened, with its day.
#[component]
fn OneNote(
    /// What is kept.
    goals: Goals,
    /// The record that it is of.
    of: StoredValue<Subject>,
    /// Whether it can only be read.
    fixed: Memo<bool>,
    /// What happened.
    note: Note,
) -> AnyView {
    let Note { id, date, text } = note;
    let unseen = text.clone();
    view! {
        <li>
            <b>{days::date(date)}</b>
            " "
            <bdi>{text}</bdi>
            " "
            <button
                type="button"
                class="link"
                hidden=fixed
                on:click=move |_| {
                    goals.act_alone(Action::Edit {
                        of: of.get_value(),
                        fields: vec![Note::taken_away(&id)],
                    });
                    move_focus(named(of, "outside-heading"));
                }
            >
                {words::REMOVE}
                <span class="unseen">" " {unseen}</span>
            </button>
        </li>
    }
    .into_any()
}

/// The id of a part of the notes of a record.
fn named(of: StoredValue<Subject>, part: &str) -> String {
    of.with_value(|of| [of.id.as_str(), "-", part].concat())
}
