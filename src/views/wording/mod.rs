//! What is odd about how a goal is worded, under the field in which it is typed: one line
//! at a time, which advises and never blocks.
//!
//! It describes the field and is no live region: read out at every other word it would be
//! in the way of who types.

pub mod part;

use leptos::prelude::*;
use waymark_core::address::Route;
use waymark_core::wording::{Check, Finding, Kind, Line, Repair, ended, offered, offered_typing};
use waymark_text::wording as words;

use crate::state::page::move_focus;

/// What stands beside a text and settles some of what would be said of it: not what its
/// numbers are, so that a digit asks nothing anew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// Whether a number stands in a field beside it.
    pub(crate) has_number: bool,
    /// Whether it is said to be a standard to hold already.
    pub(crate) is_held: bool,
    /// Whether it is a yes or no, which nothing counts.
    pub(crate) is_yes_no: bool,
}

/// What becomes of advice about a field.
#[derive(Clone, Copy)]
pub struct Advice {
    /// Whether it was dismissed.
    pub(crate) is_dismissed: Callback<Check, bool>,
    /// Dismisses it.
    pub(crate) dismiss: Callback<Check>,
    /// Does what is proposed, and says whether it did: what is not done here is worded
    /// anew.
    pub(crate) mend: Callback<Repair, bool>,
    /// Whether work has a place here, as among the actions of an objective.
    pub(crate) has_actions: bool,
}

/// A text that is asked about, in a field.
pub struct Asked {
    /// The id of the field.
    pub(crate) field: String,
    /// What it names.
    pub(crate) kind: Kind,
    /// What stands in it.
    pub(crate) text: Signal<String>,
    /// What stands beside it.
    pub(crate) beside: Signal<Beside>,
    /// Whether somebody is typing it.
    pub(crate) is_typing: Signal<bool>,
    /// What becomes of advice about it.
    pub(crate) advice: Advice,
    /// Where it becomes a KPI, if it can.
    pub(crate) to_kpi: Option<Signal<String>>,
}

/// What is odd about a text, and what of that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Found {
    /// Everything that nobody dismissed.
    all: Vec<Check>,
    /// The first of it.
    shown: Option<Offer>,
}

/// What is said, and done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Offer {
    check: Check,
    what: String,
    repair: Repair,
}

/// What is odd about a text as it is typed.
#[derive(Clone, Copy)]
pub struct Wording {
    found: Memo<Found>,
    advice: Advice,
}

impl Wording {
    /// That of a text: asked again when the text is another, somebody leaves its field, or
    /// what stands beside it settles something.
    pub(crate) fn new(asked: &Asked) -> Self {
        let &Asked {
            kind,
            text,
            beside,
            is_typing,
            advice,
            ..
        } = asked;
        // As somebody types, a letter asks nothing anew before its word is ended.
        let asked = Memo::new(move |_| {
            text.with(|text| match is_typing.get() {
                true => (ended(text).to_owned(), true),
                false => (text.clone(), false),
            })
        });
        let found = Memo::new(move |before: Option<&Found>| {
            let before = before.map_or(&[][..], |it| &it.all);
            let beside = beside.get();
            let is_left_out = |check| {
                let is_counted = beside.is_yes_no && check == Check::NothingCountable;
                is_counted || advice.is_dismissed.run(check)
            };
            asked.with(|(text, is_typing)| {
                let line = Line {
                    kind,
                    text,
                    has_number: beside.has_number,
                    is_held: beside.is_held,
                };
                let found: Vec<Finding> = match is_typing {
                    true => offered_typing(line, before, is_left_out),
                    false => offered(line, is_left_out),
                };
                let shown = found.first().map(|it| Offer {
                    check: it.check,
                    what: words::what(it, text),
                    repair: match it.check.repair(kind) {
                        // It has neither.
                        Repair::StartAndTarget if beside.is_yes_no => Repair::Reword,
                        Repair::MoveToActions if !advice.has_actions => Repair::Reword,
                        repair => repair,
                    },
                });
                Found {
                    all: found.into_iter().map(|it| it.check).collect(),
                    shown,
                }
            })
        });
        Self { found, advice }
    }

    /// Whether something is said of it.
    pub(crate) fn is_odd(self) -> bool {
        self.found.with(|it| it.shown.is_some())
    }

    /// Looks at everything that is odd about it and was not dismissed.
    pub(crate) fn with<T>(self, look: impl FnOnce(&[Check]) -> T) -> T {
        self.found.with(|it| look(&it.all))
    }
}

/// The id of what is said about a field, which describes it.
pub(crate) fn worded_id(field: &str) -> String {
    [field, "-worded"].concat()
}

/// What is said about a field.
#[component]
pub fn Worded(
    /// The id of the field.
    field: String,
    /// What is odd about its text.
    wording: Wording,
    /// Where it becomes a KPI.
    to_kpi: Option<Signal<String>>,
) -> AnyView {
    let Wording { found, advice } = wording;
    let Advice { dismiss, mend, .. } = advice;
    let is_said = Memo::new(move |_| wording.is_odd());
    // What is said last stays, hidden once nothing is: a letter that sets a check off writes
    // other words into what is there. A button that has the focus stays, too.
    let last = Memo::new(move |before: Option<&Option<(Check, Repair)>>| {
        let now = found.with(|it| it.shown.as_ref().map(|it| (it.check, it.repair)));
        now.or(before.copied().flatten())
    });
    let is_there = Memo::new(move |_| last.with(Option::is_some));
    let what = move || {
        let what = |it: &Found| it.shown.as_ref().map(|it| it.what.clone());
        found.with(what).unwrap_or_default()
    };
    let of_check = move |say: fn(Check) -> &'static str| {
        move || last.get().map_or("", |(check, _)| say(check))
    };
    let section = move || {
        let section = last.get().map_or("", |(check, _)| words::section(check));
        Route::Guide(section.to_owned()).to_string()
    };
    let repair = move || last.get().map(|(_, repair)| repair);
    let leads_to = Memo::new(move |_| repair() == Some(Repair::MakeKpi) && to_kpi.is_some());
    let id = StoredValue::new(worded_id(&field));
    let field = StoredValue::new(field);
    let back = move || field.with_value(|field| move_focus(field.clone()));
    let press = move |_| {
        if let Some(repair) = untrack(repair)
            && !mend.run(repair)
        {
            back();
        }
    };
    let label = move || repair().map_or("", words::repair);
    let does = move || match to_kpi.filter(|_| leads_to.get()) {
        Some(href) => view! { <a class="set" href=href>{label}</a> }.into_any(),
        None => view! {
            <button type="button" class="set" on:click=press>
                {label}
            </button>
        }
        .into_any(),
    };
    let leave = move |_| {
        if let Some((check, _)) = last.get_untracked() {
            dismiss.run(check);
            back();
        }
    };
    let shown = move || {
        view! {
            <div
                class="worded"
                role="group"
                aria-label=words::ABOUT
                hidden=move || !is_said.get()
            >
                // What is hidden describes nothing.
                <p id=move || is_said.get().then(|| id.get_value())>
                    {what} " " <span class="quiet">{of_check(words::why)}</span> " "
                    <a href=section>{of_check(|check| words::source(check.source()))}</a>
                </p>
                <p class="worded__do">
                    {does}
                    <button type="button" class="link" on:click=leave>
                        {words::DISMISS}
                    </button>
                </p>
            </div>
        }
    };
    (move || is_there.get().then(shown)).into_any()
}
