//! What is typed into the form of a KPI, kept for as long as the tab is open.

use waymark_core::kpi::Supports;
use waymark_core::kpi::draft::Here;
use waymark_core::kpi::draft::kept::Kept;
use waymark_core::record::id::Id;
use waymark_text::goals::form as words;

use crate::platform::storage;
use crate::state::kept::{Goals, today};

/// How things are written and divided here, by somebody who means oneself where nobody else
/// is named.
pub(crate) fn here(goals: Goals) -> Here {
    Here {
        habits: goals.habits,
        me: words::ME,
        today: today(),
        calendar: goals.calendar(),
    }
}

/// Keeps the form of a KPI under its name.
pub(crate) fn keep(form: &str, kept: &Kept) {
    storage::note(form, &kept.write());
}

/// What is kept of the form of a KPI, if anything is.
pub(crate) fn kept(form: &str) -> Option<Kept> {
    Kept::read(&storage::noted(form)?)
}

/// A goal that a KPI can support: an objective, or one of its key results.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Supported {
    /// Which.
    pub(crate) supports: Supports,
    /// What it is called.
    pub(crate) name: String,
    /// Whether it is a key result.
    pub(crate) is_key_result: bool,
}

/// So many objectives are offered, the newest first.
const OFFERED: usize = 50;

impl Goals {
    /// The goals that a KPI can support: what is not closed, each with its key results.
    pub(crate) fn supported(self) -> Vec<Supported> {
        let mut all = Vec::new();
        let open = self.objectives().into_iter();
        for id in open.filter(|id| !self.is_closed(id)).take(OFFERED) {
            let objective = self.objective(&id, false);
            let of = |key_result: Option<Id>| Supports {
                sentence: String::new(),
                objective: Some(id.clone()),
                key_result,
            };
            all.push(Supported {
                supports: of(None),
                name: objective.title,
                is_key_result: false,
            });
            let key_results = objective.key_results.into_iter();
            all.extend(key_results.map(|it| Supported {
                supports: of(Some(it.id)),
                name: it.name,
                is_key_result: true,
            }));
        }
        all
    }

    /// What a KPI supports is called, where that is still there.
    pub(crate) fn supported_name(self, supports: &Supports) -> Option<String> {
        let id = supports.objective.as_ref().filter(|id| self.is_there(id))?;
        let objective = self.objective(id, false);
        match &supports.key_result {
            None => Some(objective.title),
            Some(key_result) => {
                let mut all = objective.key_results.into_iter();
                Some(all.find(|it| it.id == *key_result)?.name)
            }
        }
    }
}
