//! What is odd about how an objective and its key results are worded, in their form: what
//! is dismissed is kept with the objective, and what is work becomes an action.

use leptos::prelude::*;
use waymark_core::objective::draft::DraftRow;
use waymark_core::record::id::Id;
use waymark_core::wording::{Check, Kind, Repair};
use waymark_text::wording as words;

use super::editing::Editing;
use crate::state::kept::Goals;
use crate::state::page::move_focus;
use crate::views::wording::{Advice, Asked, Worded, Wording};

impl Editing {
    /// What becomes of advice about a part of it: a key result, or with an empty part its
    /// title.
    fn advice(self, part: String, mend: Callback<Repair, bool>) -> Advice {
        let part = StoredValue::new(part);
        let name = move |check: Check| part.with_value(|part| check.name(part));
        Advice {
            is_dismissed: Callback::new(move |check| {
                self.dismissed.with(|all| all.contains(&name(check)))
            }),
            dismiss: Callback::new(move |check| {
                self.dismissed.update(|all| _ = all.insert(name(check)));
            }),
            mend,
            has_actions: true,
        }
    }

    /// What becomes of advice about a key result.
    pub(super) fn advice_of(self, id: &Id) -> Advice {
        let of = StoredValue::new(id.clone());
        let mend = Callback::new(move |repair| {
            if repair == Repair::MoveToActions {
                of.with_value(|id| self.move_to_actions(id));
            }
            repair == Repair::MoveToActions
        });
        self.advice(id.to_string(), mend)
    }

    /// Makes an action of what was typed as a key result.
    fn move_to_actions(self, id: &Id) {
        let rows = self.rows.get_untracked();
        let Some(row) = rows.iter().find(|row| row.id == *id) else {
            return;
        };
        let row = untrack(|| row.draft());
        self.moved.update(|moved| moved.push(row));
        self.remove(id);
        if self.rows.with_untracked(Vec::is_empty) {
            self.add(DraftRow::empty(Goals::new_id()));
        }
        move_focus(self.moved_back(id));
    }

    /// Makes a key result of it again.
    fn move_back(self, id: &Id) {
        let row = self.moved.try_update(|moved| {
            let at = moved.iter().position(|row| row.id == *id)?;
            Some(moved.remove(at))
        });
        if let Some(row) = row.flatten() {
            self.rows.update(|rows| {
                rows.retain(|row| {
                    let row = untrack(|| row.draft());
                    !row.is_empty() || row.more.asks_for_cause
                });
            });
            self.add(row);
        }
    }

    /// The id of the button that does so.
    fn moved_back(self, id: &Id) -> String {
        self.named(&["moved-", id.as_str()].concat())
    }

    /// A key result that says what the title does, with its numbers: one in which nothing
    /// stands yet, or another.
    fn begin_key_result(self) {
        let empty = || {
            let rows = self.rows.get_untracked();
            rows.into_iter()
                .rev()
                .find(|row| untrack(|| row.draft()).is_empty())
        };
        if empty().is_none() {
            self.add(DraftRow::empty(Goals::new_id()));
        }
        if let Some(row) = empty() {
            let title = self.title.with_untracked(|title| title.trim().to_owned());
            row.fields.say(title);
            move_focus(self.named(&[row.id.as_str(), "-name"].concat()));
        }
    }
}

/// What is said about its title.
pub(super) fn of_title(editing: Editing, is_typing: RwSignal<bool>) -> AnyView {
    let mend = Callback::new(move |repair| {
        if repair == Repair::AddKeyResult {
            editing.begin_key_result();
        }
        repair == Repair::AddKeyResult
    });
    let field = editing.named("title");
    let wording = Wording::new(&Asked {
        field: field.clone(),
        kind: Kind::Objective,
        text: editing.title.into(),
        beside: Signal::default(),
        is_typing: is_typing.into(),
        advice: editing.advice(String::new(), mend),
        to_kpi: None,
    });
    view! { <Worded field wording to_kpi=None /> }.into_any()
}

/// What is to be an action, each with the way back.
pub(super) fn moved(editing: Editing) -> AnyView {
    let moved = editing.moved;
    let back = move |row: DraftRow| {
        let id = row.id.clone();
        view! {
            <li>
                {words::TO_BE_AN_ACTION} " " <bdi>{row.typed.name}</bdi> " "
                <button
                    type="button"
                    class="link"
                    id=editing.moved_back(&row.id)
                    on:click=move |_| editing.move_back(&id)
                >
                    {words::NO_ACTION}
                </button>
            </li>
        }
    };
    view! {
        <ul class="form__moved" hidden=move || moved.with(Vec::is_empty)>
            <For each=move || moved.get() key=|row| row.id.clone() children=back />
        </ul>
    }
    .into_any()
}
