//! What is odd about how the objective and its key results are worded. It is a part of its
//! own, which comes once somebody writes a name: who only looks, or moves numbers, does
//! without it, and so does whatever nobody has written here.

use std::sync::OnceLock;

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_core::sketch::{KeyResult, MOST_KEY_RESULTS};
use waymark_core::wording::{Check, Kind, Repair};

use super::TITLE;
use crate::platform::part::NotLoaded;
use crate::state::grade::dismissed::OBJECTIVE;
use crate::state::grade::{KeyResultRow, Playground};
use crate::state::page::{move_focus, when_left};
use crate::views::key_result::fields::KeyResultFields;
use crate::views::wording::{Advice, Worded, Wording};

/// Shows what is said about a text, which is left or not.
type Show<T> = fn(Playground, T, RwSignal<bool>) -> AnyView;

/// How advice is shown: what the part gives.
#[derive(Clone, Copy, Debug)]
struct Shows {
    of_title: Show<()>,
    of_key_result: Show<(KeyResultRow, KeyResultFields)>,
}

/// Shows what is said where the playground and the text are known.
type ShowHere = Box<dyn Fn(&Shows, RwSignal<bool>) -> AnyView + Send>;

/// What the part gave, once it came.
static CAME: OnceLock<Shows> = OnceLock::new();

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(wording, fallible))]
fn wording() -> Result<Shows, NotLoaded> {
    Ok(Shows {
        of_title,
        of_key_result,
    })
}

#[cfg(feature = "split")]
async fn load() -> Option<Shows> {
    wording().await.ok()
}

#[cfg(not(feature = "split"))]
async fn load() -> Option<Shows> {
    wording().ok()
}

/// What advises on how something is worded, from when it is needed first.
#[derive(Clone, Copy)]
pub struct Advising {
    has_come: RwSignal<bool>,
    is_asked: StoredValue<bool>,
}

impl Advising {
    /// One that nothing needs yet.
    pub(super) fn new() -> Self {
        Self {
            has_come: RwSignal::new(CAME.get().is_some()),
            is_asked: StoredValue::new(false),
        }
    }

    /// Fetches it; once more at another letter where it does not come.
    fn begin(self) {
        if self.is_asked.get_value() {
            return;
        }
        self.is_asked.set_value(true);
        spawn_local(async move {
            let came = load().await.map(|shows| CAME.get_or_init(|| shows));
            // One may be elsewhere by now.
            let _ = self.is_asked.try_update_value(|it| *it = came.is_some());
            let _ = self.has_come.try_set(came.is_some());
        });
    }
}

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
        self.shown(Box::new(move |shows, is_left| {
            (shows.of_title)(playground, (), is_left)
        }))
    }

    /// What is said about a key result's name.
    pub(super) fn of_key_result(
        self,
        playground: Playground,
        row: KeyResultRow,
        fields: KeyResultFields,
    ) -> AnyView {
        self.shown(Box::new(move |shows, is_left| {
            (shows.of_key_result)(playground, (row, fields), is_left)
        }))
    }

    fn shown(self, show: ShowHere) -> AnyView {
        let shows = move || {
            let is_shown = self.is_begun.get() && self.advising.has_come.get();
            CAME.get().filter(|_| is_shown)
        };
        (move || shows().map(|shows| show(shows, self.is_left))).into_any()
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

fn of_title(playground: Playground, (): (), is_left: RwSignal<bool>) -> AnyView {
    let objective = playground.objective;
    let title = Memo::new(move |_| objective.with(|objective| objective.title.clone()));
    let mend =
        Callback::new(move |repair| repair == Repair::AddKeyResult && begin_key_result(playground));
    let wording = Wording::new(
        Kind::Objective,
        title.into(),
        Signal::default(),
        Signal::derive(move || !is_left.get()),
        advice(playground, OBJECTIVE, mend),
    );
    view! { <Worded field=TITLE.to_owned() wording /> }.into_any()
}

fn of_key_result(
    playground: Playground,
    (row, fields): (KeyResultRow, KeyResultFields),
    is_left: RwSignal<bool>,
) -> AnyView {
    let mend = Callback::new(|_| false);
    let is_typing = Signal::derive(move || !is_left.get());
    let wording = fields.wording(is_typing, advice(playground, row.id, mend));
    fields.worded(wording, fields.name_to_kpi())
}

/// A key result for the number of a title: one in which nothing stands yet, or another;
/// whether there is room for one.
fn begin_key_result(playground: Playground) -> bool {
    let rows = playground.rows.get_untracked();
    let is_empty = |row: &&KeyResultRow| row.typed.with_untracked(|it| *it == KeyResult::default());
    match rows.iter().find(is_empty) {
        Some(row) => move_focus(["name-", &row.id.to_string()].concat()),
        None if rows.len() < MOST_KEY_RESULTS => playground.add(),
        None => return false,
    }
    true
}
