//! A short field for the next dated value, while something is typed into it.

use leptos::prelude::*;
use waymark_core::metric::dated::{Days, Typed};
use waymark_core::period::write_date;
use waymark_core::record::Value;
use waymark_core::record::id::Id;
use waymark_core::record::name::Name;
use waymark_text::goals as words;

use super::form::kept_under;
use crate::state::kept::{Goals, objective, today};
use crate::state::objectives::draft::{keep_dated, kept_dated};
use crate::ui::field::Under;

/// A field that takes a value, and nothing else about it. One of a yes/no is a box to
/// tick.
#[derive(Clone, Copy)]
pub struct Short {
    pub(super) goals: Goals,
    /// The objective.
    pub(super) id: StoredValue<Id>,
    /// The key result.
    pub(crate) own: StoredValue<Id>,
    /// Whether it is ticked, not typed.
    pub(crate) is_tick: bool,
    /// The name under which what is typed is kept.
    kept: StoredValue<String>,
    /// The field, once it is there.
    pub(crate) input: NodeRef<leptos::html::Input>,
    /// What is said of it.
    pub(crate) under: RwSignal<Under>,
}

impl Short {
    /// The field of a key result.
    pub(crate) fn new(goals: Goals, id: StoredValue<Id>, own: Id, is_tick: bool) -> Self {
        Self {
            goals,
            id,
            is_tick,
            kept: StoredValue::new(kept_under(goals, &own)),
            own: StoredValue::new(own),
            input: NodeRef::new(),
            under: RwSignal::new(Under::default()),
        }
    }

    /// The id of a part of it.
    pub(crate) fn named(self, part: &str) -> String {
        self.own.with_value(|own| [own.as_str(), part].concat())
    }

    /// What is kept of it from before.
    pub(crate) fn before(self) -> Typed {
        self.kept.with_value(|kept| kept_dated(kept))
    }

    /// What stands in it.
    pub(crate) fn now(self) -> Typed {
        let value = self.input.get_untracked().map(|input| match self.is_tick {
            true if input.checked() => "1".to_owned(),
            true => String::new(),
            false => input.value(),
        });
        Typed {
            value: value.unwrap_or_default(),
            ..Typed::default()
        }
    }

    /// Keeps this for the tab.
    pub(crate) fn keep(self, typed: &Typed) {
        self.kept.with_value(|kept| keep_dated(kept, typed));
    }

    /// Keeps what is typed. What could be understood otherwise is said before it is
    /// saved.
    pub(crate) fn typed(self) {
        let now = self.now();
        self.keep(&now);
        let text = words::said_as_read(&now, &self.goals.habits.notation);
        if self.under.with_untracked(|under| under.text != text) {
            let is_problem = false;
            self.under.set(Under { text, is_problem });
        }
    }

    /// The field of the record and what it is to say; nothing where something is wrong
    /// with what was typed, which is shown.
    pub(crate) fn check(self) -> Option<(Name, Value)> {
        let notation = self.goals.habits.notation;
        let id = self.id.get_value();
        let typed = Typed {
            day: write_date(self.goals.check_in_day(&id)),
            ..self.now()
        };
        let days = Days {
            today: today(),
            known: None,
        };
        let check_in = match typed.check(&notation, &days) {
            Ok(check_in) => check_in,
            Err(problems) => {
                let problem = problems.first();
                let text = problem.map(|it| words::dated_problem(it, &typed.value, &notation));
                self.under.set(Under {
                    text: text.unwrap_or_default(),
                    is_problem: true,
                });
                return None;
            }
        };
        self.under.set(Under::default());
        let field = check_in.name(self.own.get_value());
        let known = self.goals.field(&objective(&id), &field);
        let said = check_in.adds_to(known.as_ref());
        Some((field, said))
    }

    /// Empties it.
    pub(crate) fn clear(self) {
        if let Some(input) = self.input.get_untracked() {
            input.set_value("");
        }
        self.keep(&Typed::default());
    }

    /// The objective.
    pub(crate) fn objective(self) -> Id {
        self.id.get_value()
    }

    /// Whether something is wrong with it.
    pub(crate) fn is_problem(self) -> bool {
        self.under.with(|under| under.is_problem)
    }
}
