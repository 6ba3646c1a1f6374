//! The form of an objective: its title, its key results, and the details that are
//! folded away.

mod adding;
pub(crate) mod came;
pub mod continuing;
pub mod details;
pub(crate) mod editing;
pub mod kpi;
pub mod lessons;
pub mod row;
mod rows;
pub mod smart;
mod unasked;
mod wording;

use leptos::prelude::*;
use waymark_core::objective::draft::Draft;
use waymark_core::objective::key_result::Indicator;
use waymark_core::record::id::Id;
use waymark_text::goals::{self as words, closing, form as words_of_form};
use waymark_text::guide;

use self::adding::adding;
use self::continuing::{AlsoCloses, ToClose};
use self::details::DetailsFields;
use self::editing::Editing;
use self::kpi::AsKpi;
use self::lessons::Lessons;
use self::row::{KeyResultForm, Row};
use self::smart::OfWhole;
use self::wording::{moved, of_title};
use crate::state::kept::Goals;
use crate::ui::field::{Field, is_pasted, keep_focus};
use crate::views::kept::already::AlreadySaved;
use crate::views::piece::Piece;
use crate::views::wording::worded_id;

/// How a form begins, besides with what was left in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Beginning {
    /// With this draft, and where it is from.
    pub(crate) draft: Option<(Draft, &'static str)>,
    /// Whether that came from a file or another page, and cannot be begun again here.
    pub(crate) is_once: bool,
    /// With another key result, perhaps one that can be acted on.
    pub(crate) another: Option<Option<Indicator>>,
    /// Though nobody asked for it, since there is nothing yet.
    pub(crate) is_unasked: bool,
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
    /// Called where nobody asked for it or has begun with it, and something is there now.
    give_way: Option<Callback<()>>,
) -> AnyView {
    let is_unasked = beginning.is_unasked;
    let editing = Editing::new(goals, id, beginning, close);
    if let Some(give_way) = give_way.filter(|_| is_unasked) {
        editing.gives_way(give_way);
    }
    let Editing {
        title,
        details,
        rows,
        tried,
        earlier,
        ..
    } = editing;
    let is_new = editing.is_new();
    let to_close = Memo::new(move |_| {
        let continues = details.with(|details| details.continues.clone());
        ToClose::of(goals, continues.as_ref().filter(|_| is_new))
    });
    let is_title_typed = RwSignal::new(false);
    let whole = OfWhole::of(goals, details);
    let heading = if is_new { words::NEW } else { words::EDITING };
    let row_view = move |row: Row| {
        editing.keeps_row(&row);
        let id = StoredValue::new(row.id.clone());
        let number = Signal::derive(move || {
            let at = rows.with(|rows| id.with_value(|id| rows.iter().position(|it| it.id == *id)));
            at.unwrap_or(0) + 1
        });
        let remove = Callback::new(move |()| id.with_value(|id| editing.remove(id)));
        let alone = Signal::derive(move || rows.with(|rows| rows.len() < 2));
        let prefix = editing.prefix();
        let as_kpi = AsKpi {
            objective: editing.in_place_of(),
            was: editing.was_kpi(&row.id),
        };
        let advice = editing.advice_of(&row.id);
        view! { <KeyResultForm goals row prefix number tried alone as_kpi advice whole remove /> }
    };
    view! {
        <form
            id=editing.named("form")
            class="form"
            aria-label=heading
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                editing.save();
            }
            on:mousedown=|event| keep_focus(&event)
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    editing.cancel();
                }
            }
        >
            <h3>{heading}</h3>
            {editing.from.map(|from| view! { <p class="form__from">{from}</p> })}
            <p class="notice" hidden=move || earlier.with(Option::is_none)>
                {if is_new { words_of_form::EARLIER } else { words_of_form::EARLIER_CHANGES }}
                " "
                <button type="button" class="link" on:click=move |_| editing.back_to_earlier()>
                    {if is_new {
                        words_of_form::BACK_TO_EARLIER
                    } else {
                        words_of_form::BACK_TO_CHANGES
                    }}
                </button>
            </p>
            <AlreadySaved already=editing.already />
            <AlsoCloses goals to_close />
            {is_new.then(|| view! { <Lessons goals to_close /> })}
            <Field
                id=editing.named("title")
                label=words::TITLE
                value=title.into()
                typed=Callback::new(move |text: String| {
                    let pasted = title.with_untracked(|before| is_pasted(before, &text));
                    is_title_typed.set(!pasted);
                    title.set(text);
                })
                left=Callback::new(move |()| is_title_typed.set(false))
                under=Signal::derive(move || editing.title_under())
                also=worded_id(&editing.named("title"))
            />
            {of_title(editing, is_title_typed)}
            <For each=move || rows.get() key=|row| row.id.clone() children=row_view />
            {moved(editing)}
            {adding(goals, editing)}
            <DetailsFields goals details prefix=editing.prefix() is_open=editing.is_unfolded />
            <div class="form__buttons">
                <button type="submit" class="button">
                    {move || {
                        if to_close.with(Option::is_some) {
                            closing::SAVE_AND_CLOSE
                        } else {
                            words::SAVE
                        }
                    }}
                </button>
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| editing.cancel()
                >
                    {words::CANCEL}
                </button>
            </div>
            {is_new.then(|| view! { <Piece words=guide::OBJECTIVE /> })}
        </form>
    }
    .into_any()
}
