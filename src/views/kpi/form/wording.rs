//! What is odd about how a KPI is called, in its form: what is dismissed is kept with it.

use leptos::prelude::*;
use waymark_core::kpi::draft::check::name_problem;
use waymark_core::wording::{Check, Kind};

use super::fields::Typing;
use crate::views::wording::{Advice, Worded, Wording};

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
        let wording = Wording::new(
            Kind::Kpi,
            text.into(),
            Signal::default(),
            self.is_name_typed.into(),
            advice,
        );
        view! { <Worded field=self.id("name") wording /> }.into_any()
    }
}
