//! What is odd about how the objective and its key results are worded, from the first letter
//! that somebody writes of one.

use leptos::prelude::*;
use waymark_core::sketch::KeyResult;
use waymark_core::wording::{Check, Kind, Repair};

use super::editor::TITLE;
use crate::state::grade::dismissed::OBJECTIVE;
use crate::state::grade::{KeyResultRow, Playground};
use crate::state::page::{move_focus, when_left};
use crate::views::key_result::fields::KeyResultFields;
use crate::views::wording::part::{Advising, Reading};
use crate::views::wording::{Advice, Asked};

/// A text as somebody writes it.
#[derive(Clone, Copy)]
pub(super) struct Writing {
    advising: Advising,
    is_begun: RwSignal<bool>,
    /// Whether what is around it is left: what comes next may be the number that settles it.
    is_left: RwSignal<bool>,
}

impl Writing {
    /// One that nobody has written in.
    pub(super) fn new(advising: Advising) -> Self {
        Self {
            advising,
            is_begun: RwSignal::new(false),
            is_left: RwSignal::new(true),
        }
    }

    /// Something was typed, or came as a whole.
    pub(super) fn goes_on(self, is_whole: bool) {
        if self.is_left.get_untracked() != is_whole {
            self.is_left.set(is_whole);
        }
        if !self.is_begun.get_untracked() {
            self.is_begun.set(true);
        }
        self.advising.begin();
    }

    /// The focus goes elsewhere, perhaps out of the element of this selector.
    pub(super) fn leaves(self, selector: String) {
        // A browser tells of it also as it takes the fields away.
        if self.is_left.try_get_untracked() == Some(false) {
            when_left(selector, self.is_left);
        }
    }

    /// What is said about the objective's title.
    pub(super) fn of_title(self, playground: Playground) -> AnyView {
        self.shown(move |is_typing| of_title(playground, is_typing))
    }

    /// What is said about a key result's name.
    pub(super) fn of_key_result(
        self,
        playground: Playground,
        row: KeyResultRow,
        fields: KeyResultFields,
    ) -> AnyView {
        self.shown(move |is_typing| {
            let mend = Callback::new(|_| false);
            let advice = advice(playground, row.id, mend);
            Asked {
                to_kpi: Some(fields.name_to_kpi()),
                ..fields.asked(is_typing, advice)
            }
        })
    }

    fn shown(self, asked: impl Fn(Signal<bool>) -> Asked + Send + 'static) -> AnyView {
        let asked = move || asked(Signal::derive(move || !self.is_left.get()));
        self.advising.shown(move || self.is_begun.get(), asked)
    }
}

/// What becomes of advice about the key result of this number, or the objective: what is
/// dismissed is for as long as the tab has it.
fn advice(playground: Playground, of: u32, mend: Callback<Repair, bool>) -> Advice {
    let dismissed = playground.dismissed;
    let name = move |check: Check| [&of.to_string(), check.word(), " "].concat();
    let is_dismissed = move |check: Check| {
        let name = name(check);
        dismissed.with(|all| all.split_inclusive(' ').any(|it| it == name))
    };
    Advice {
        is_dismissed: Callback::new(is_dismissed),
        dismiss: Callback::new(move |check| dismissed.update(|all| all.push_str(&name(check)))),
        mend,
        has_actions: false,
    }
}

fn of_title(playground: Playground, is_typing: Signal<bool>) -> Asked {
    let objective = playground.objective;
    let title = Memo::new(move |_| objective.with(|objective| objective.title.clone()));
    let mend =
        Callback::new(move |repair| repair == Repair::AddKeyResult && begin_key_result(playground));
    Asked {
        field: TITLE.to_owned(),
        kind: Kind::Objective,
        text: title.into(),
        beside: Signal::default(),
        is_typing,
        advice: advice(playground, OBJECTIVE, mend),
        to_kpi: None,
    }
}

/// A key result that says what the title does, with its numbers: one in which nothing stands
/// yet, or another; whether there is room for one.
fn begin_key_result(playground: Playground) -> bool {
    let empty = || {
        let rows = playground.rows.get_untracked().into_iter();
        let is_empty =
            |row: &KeyResultRow| row.typed.with_untracked(|it| *it == KeyResult::default());
        rows.rev().find(is_empty)
    };
    if empty().is_none() {
        playground.add();
    }
    let Some(row) = empty() else { return false };
    let name = playground
        .objective
        .with_untracked(|it| it.title.trim().to_owned());
    Reading::Fetched.then(move |read| {
        let notation = &playground.habits.notation;
        let named = KeyResult {
            name,
            ..KeyResult::default()
        };
        let whole = read.and_then(|read| read(&named.name, &named, notation));
        playground.edit_row(row, |typed| *typed = whole.unwrap_or(named));
        move_focus(["name-", &row.id.to_string()].concat());
    });
    true
}
