//! What is odd about how a KPI is called, in its form: what is dismissed is kept with it.

use leptos::prelude::*;
use waymark_core::kpi::draft::check::name_problem;
use waymark_core::wording::{Check, Kind};

use super::fields::Typing;
use crate::views::wording::part::Advising;
use crate::views::wording::{Advice, Asked};

impl Typing {
    /// What is said about its name.
    pub(super) fn worded(self) -> AnyView {
        let draft = self.draft;
        // What is wrong with a name is said instead.
        let text = self.get(|draft| match name_problem(&draft.name) {
            None => draft.name.clone(),
            Some(_) => String::new(),
        });
        let dismissed = self.get(|draft| draft.dismissed.clone());
        // It is the KPI's own line, and no part of it.
        let name = |check: Check| check.name("");
        let advice = Advice {
            is_dismissed: Callback::new(move |check| {
                dismissed.with(|all| all.contains(&name(check)))
            }),
            dismiss: Callback::new(move |check| {
                draft.update(|draft| _ = draft.dismissed.insert(name(check)));
            }),
            mend: Callback::new(|_| false),
            has_actions: false,
        };
        // Who only looks at the form of a new one does without the part that advises.
        let advising = Advising::new();
        let is_begun = Memo::new(move |before: Option<&bool>| {
            before == Some(&true) || !text.with(String::is_empty)
        });
        Effect::new(move |_| {
            text.track();
            if is_begun.get() {
                advising.begin();
            }
        });
        let asked = move || Asked {
            field: self.id("name"),
            kind: Kind::Kpi,
            text: text.into(),
            beside: Signal::default(),
            is_typing: self.is_name_typed.into(),
            advice,
            to_kpi: None,
        };
        advising.shown(move || is_begun.get(), asked)
    }
}
