//! SMART's five letters as five answers about a key result as it is typed, folded.

use leptos::prelude::*;
use waymark_core::address::Route;
use waymark_core::objective::draft::Details;
use waymark_core::objective::draft::more::More;
use waymark_core::objective::draft::smart::smart_fields;
use waymark_core::wording::smart::{Missing, smart};
use waymark_text::goals as goals_words;
use waymark_text::wording as words;

use super::editing::here;
use crate::state::kept::Goals;
use crate::views::key_result::fields::KeyResultFields;
use crate::views::wording::Wording;

/// What an objective says of all of its key results.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfWhole {
    /// Who answers for it; none for oneself.
    owner: Option<String>,
    /// Whether it has a last day.
    has_period: bool,
}

impl OfWhole {
    /// What is typed of it.
    pub(super) fn of(goals: Goals, details: RwSignal<Details>) -> Memo<Self> {
        let calendar = here(goals).calendar;
        Memo::new(move |_| {
            details.with(|details| Self {
                owner: details.owner.clone(),
                has_period: details.period(goals.day(), calendar).is_some(),
            })
        })
    }
}

/// How many of the letters a key result has, and unfolded what the others lack. Nothing of
/// one of which nothing is typed, and of one that is a KPI, which says it itself.
///
/// It goes by what is typed of it, what is odd about its name, whose it is and what its
/// objective says; `number` is which one it is, from 1.
pub(super) fn smart_fold(
    fields: KeyResultFields,
    wording: Wording,
    more: RwSignal<More>,
    whole: Memo<OfWhole>,
    number: Signal<usize>,
) -> AnyView {
    let lacks = Memo::new(move |_| {
        let own = more.with(|more| Some(more.owner.clone()).filter(|it| !it.trim().is_empty()));
        let (typed, read) = (fields.typed, fields.read);
        whole.with(|whole| {
            let owner = own.as_ref().or(whole.owner.as_ref());
            let owner = owner.map(String::as_str);
            let has_period = whole.has_period;
            wording.with(|worded| {
                typed.with(|typed| {
                    read.with(|read| smart(&smart_fields(typed, read, worded, owner, has_period)))
                })
            })
        })
    });
    let is_begun = fields.when(|typed| !typed.name.trim().is_empty());
    let is_kpi = Memo::new(move |_| more.with(More::is_kpi));
    let count = move || lacks.with(|all| all.iter().filter(|it| it.is_none()).count());
    let letter = move |place: usize| {
        let lacks: Memo<Option<Missing>> = Memo::new(move |_| lacks.with(|all| all[place]));
        let (_, word) = words::SMART[place];
        view! {
            <li data-missing=move || lacks.get().map(|_| "")>
                <b>{word}</b> ": " {move || lacks.get().map_or(words::SMART_MET, words::missing)}
            </li>
        }
    };
    let section = Route::Guide(words::SMART_SECTION.to_owned());
    view! {
        <details class="form__more" hidden=move || is_kpi.get() || !is_begun.get()>
            <summary>
                {move || words::smart(count())}
                <span class="unseen">", " {move || goals_words::key_result(number.get())}</span>
            </summary>
            <ul class="smart">{[0, 1, 2, 3, 4].map(letter).into_iter().collect_view()}</ul>
            <p class="quiet">
                {words::SMART_LEAD} " "
                <a href=section.to_string()>{words::SMART_SOURCE}</a>
            </p>
        </details>
    }
    .into_any()
}
