//! What happened outside.

use leptos::prelude::*;
use waymark_core::metric::note::Note;
use waymark_core::period::{parse_date, write_date};
use waymark_text::days;
use waymark_text::goals::{self as goals_words, open as words};

use crate::state::kept::{Goals, today};
use crate::state::page::move_focus;
use crate::ui::field::{Field, Under, once_tried};
use crate::views::objective::adding::Adding;
use crate::views::objective::card::Card;

/// What happened outside, with its day.
#[component]
pub fn Notes(
    /// The card.
    card: Card,
) -> AnyView {
    let objective = card.objective;
    let all = Memo::new(move |_| objective.with(|objective| objective.notes.clone()));
    let text = card.goals.typed(&card.named("outside"));
    let day = RwSignal::new(write_date(today()));
    let tried = RwSignal::new(false);
    let problem = move || words::note_problem(text.with(|text| text.trim().chars().count()));
    let under = once_tried(text, tried, problem);
    let day_under = Signal::derive(move || {
        let none = day.with(|day| parse_date(day).is_none());
        Under {
            text: if none {
                goals_words::NO_DAY.to_owned()
            } else {
                String::new()
            },
            is_problem: none,
        }
    });
    let field = card.named("outside");
    let focus = field.clone();
    let refocus = field.clone();
    let make = Callback::new(move |()| {
        tried.set(true);
        let date = day.with_untracked(|day| parse_date(day));
        let Some(date) = date.filter(|_| untrack(problem).is_empty()) else {
            move_focus(focus.clone());
            return None;
        };
        let note = Note {
            id: Goals::new_id(),
            date,
            text: text.get_untracked(),
        };
        Some(card.change(vec![note.field()]))
    });
    let done = Callback::new(move |is_done: bool| {
        if is_done {
            tried.set(false);
            text.set(String::new());
            day.set(write_date(today()));
            move_focus(refocus.clone());
        }
    });
    view! {
        <section
            class="opened__part notes"
            aria-labelledby=card.named("outside-heading")
            hidden=move || card.fixed.get() && all.with(Vec::is_empty)
        >
            <h4 id=card.named("outside-heading") tabindex="-1">{words::NOTES}</h4>
            <p class="quiet">{words::NOTES_LEAD}</p>
            <ol hidden=move || all.with(Vec::is_empty)>
                <For each=move || all.get() key=|it| (it.id.clone(), it.date, it.text.clone()) let:note>
                    <OneNote card note />
                </For>
            </ol>
            <Adding card label=words::NEW_NOTE make done>
                <Field
                    id=field
                    label=words::NEW_NOTE
                    value=text.into()
                    typed=Callback::new(move |typed| text.set(typed))
                    under
                />
                <Field
                    id=card.named("outside-day")
                    label=goals_words::DAY
                    kind="date"
                    value=day.into()
                    typed=Callback::new(move |typed| day.set(typed))
                    under=day_under
                />
            </Adding>
        </section>
    }
    .into_any()
}

/// What happened, with its day.
#[component]
fn OneNote(
    /// The card.
    card: Card,
    /// What happened.
    note: Note,
) -> AnyView {
    let fixed = card.fixed;
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
                    card.edit(vec![Note::taken_away(&id)]);
                    move_focus(card.named("outside-heading"));
                }
            >
                {words::REMOVE}
                <span class="unseen">" " {unseen}</span>
            </button>
        </li>
    }
    .into_any()
}
