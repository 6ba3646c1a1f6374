//! The form of a KPI: its name and its band, its number, and what is folded away; and the
//! same of one part alone, to mend it in place.

pub mod band;
pub mod details;
pub(crate) mod editing;
pub mod fields;
pub mod pillars;
pub mod ways;
mod wording;

use leptos::prelude::*;
use waymark_core::kpi::Pillar;
use waymark_core::kpi::draft::Draft;
use waymark_core::record::id::Id;
use waymark_text::goals::form as goals_form;
use waymark_text::guide;
use waymark_text::kpi::{self as page, form as words};

use self::band::BandFields;
use self::details::{DetailsFields, NumberFields, fields_of};
use self::editing::{Editing, Part};
use self::pillars::{Buttons, Checklist};
use self::ways::{BandWay, NumberWay};
use crate::state::kept::Goals;
use crate::ui::field::{fields_belong_together, keep_focus};
use crate::views::kept::already::AlreadySaved;
use crate::views::piece::Piece;

/// How a form begins, besides with what was left in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Beginning {
    /// With this draft, and where it is from: a sentence above the form.
    pub(crate) draft: Option<(Draft, &'static str)>,
}

/// The form of a new KPI, or of one that is there.
#[component]
pub fn KpiForm(
    /// What is kept.
    goals: Goals,
    /// The KPI, none for a new one.
    id: Option<Id>,
    /// How it begins.
    beginning: Beginning,
    /// Called when the form is done with, with the KPI if it was saved.
    close: Callback<Option<Id>>,
) -> AnyView {
    // Before any field: what a form said that stood in this place before is gone with it.
    fields_belong_together();
    let editing = Editing::new(goals, id, Part::Whole, beginning, close);
    let Editing {
        typing, earlier, ..
    } = editing;
    let heading = if editing.is_new() {
        page::NEW
    } else {
        words::EDITING
    };
    let reaches_back = reaches_back(editing);
    let fields = view! {
        <h3>{heading}</h3>
        {editing.from.map(|from| view! { <p class="form__from">{from}</p> })}
        <p class="notice" hidden=move || earlier.with(Option::is_none)>
            {if editing.is_new() { words::EARLIER } else { goals_form::EARLIER_CHANGES }}
            " "
            <button type="button" class="link" on:click=move |_| editing.back_to_earlier()>
                {if editing.is_new() {
                    goals_form::BACK_TO_EARLIER
                } else {
                    goals_form::BACK_TO_CHANGES
                }}
            </button>
        </p>
        {typing.name()}
        {typing.worded()}
        {typing.filled()}
        <BandFields typing reaches_back />
        <BandWay editing />
        <NumberFields typing />
        <NumberWay editing />
        <DetailsFields typing />
        <Checklist editing />
        <Buttons editing />
        {editing.is_new().then(|| view! { <Piece words=guide::PILLARS /> })}
    };
    framed(editing, heading, fields.into_any())
}

/// The form of one of a KPI's pillars alone: of its band above all.
#[component]
pub fn PartForm(
    /// What is kept.
    goals: Goals,
    /// The KPI.
    id: Id,
    /// Which of its pillars.
    pillar: Pillar,
    /// Called when the form is done with, with the KPI if it was saved.
    close: Callback<Option<Id>>,
) -> AnyView {
    // Before any field: what a form said that stood in this place before is gone with it.
    fields_belong_together();
    let part = Part::Of(pillar);
    let editing = Editing::new(goals, Some(id), part, Beginning::default(), close);
    let typing = editing.typing;
    let fields = match pillar {
        Pillar::Band => {
            let reaches_back = reaches_back(editing);
            view! {
                <BandFields typing reaches_back />
                <BandWay editing />
            }
            .into_any()
        }
        pillar => fields_of(pillar, typing),
    };
    let fields = view! {
        {fields}
        <Buttons editing />
    };
    framed(editing, words::mends(pillar), fields.into_any())
}

/// Whether what is typed is the first band of a KPI that has readings.
fn reaches_back(editing: Editing) -> Signal<bool> {
    let typing = editing.typing;
    let is_first = typing.known.with_value(|known| {
        let known = known.as_ref();
        known.is_some_and(|it| it.bands.is_empty() && !it.readings.is_empty())
    });
    Signal::derive(move || is_first && typing.band.with(|band| band.range.is_some()))
}

fn framed(editing: Editing, label: &'static str, fields: AnyView) -> AnyView {
    let whole = editing.part == Part::Whole;
    view! {
        <form
            class="form kpi-form"
            data-part=(!whole).then_some("")
            aria-label=label
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
            <AlreadySaved already=editing.already />
            {fields}
        </form>
    }
    .into_any()
}
