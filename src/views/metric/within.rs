//! Recording a value as a part of something that is kept together with it.

use leptos::prelude::*;
use time::Date;
use waymark_core::store::action::Action;

/// A reading that is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// The day that it carries.
    pub(crate) day: Date,
    /// Whether it says that there is none.
    pub(crate) is_closed: bool,
}

/// What else belongs to recording values, where that is part of something.
#[derive(Clone, Copy)]
pub struct Within {
    /// What is kept, given what writes the values, and of a KPI the reading.
    pub(crate) with: Callback<(Action, Option<Recorded>), Action>,
    /// Called once it is kept.
    pub(crate) done: Callback<()>,
}

impl Within {
    /// What is kept of values that are part of something, or of nothing else.
    pub(crate) fn action(this: Option<Self>, action: Action, reading: Option<Recorded>) -> Action {
        match this {
            Some(this) => this.with.run((action, reading)),
            None => action,
        }
    }

    /// Says that it is kept.
    pub(crate) fn is_kept(this: Option<Self>) {
        if let Some(this) = this {
            this.done.run(());
        }
    }
}
