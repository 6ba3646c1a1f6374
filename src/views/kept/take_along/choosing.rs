//! Choosing a file, and what it would change, or what begins with it.

use std::sync::Arc;

use leptos::prelude::*;
use waymark_core::objective::draft::Draft;
use waymark_core::store::import::Preview;
use waymark_text::kept as words;
use waymark_text::kept::{lines, tables};

use super::super::back::BackPanel;
use super::super::drafts::DraftsPanel;
use super::super::not_brought::not_brought;
use super::super::preview::PreviewPanel;
use crate::state::kept::drafts::Drafts;
use crate::state::kept::files::{Copied, Incoming, NotBrought};
use crate::state::kept::looked;
use crate::state::kept::table::{Progress, Steps};
use crate::state::kept::{Goals, today};
use crate::state::page::move_focus;

/// What is shown of a file that was chosen.
#[derive(Clone)]
pub enum Looked {
    /// What it would change.
    Into(Incoming),
    /// What begins with it.
    Begins(Drafts),
    /// What going back to it would take away.
    Back(Arc<Copied>, Preview),
    /// Why neither is shown.
    Refused(NotBrought),
}

/// A file that somebody chooses, and what came of it.
#[derive(Clone, Copy)]
pub struct Choosing {
    /// What is shown of it.
    pub(super) shown: RwSignal<Option<Looked>>,
    /// What is said once it was done.
    pub(super) said: RwSignal<&'static str>,
    /// The steps in which it is read.
    pub(super) steps: Steps,
    /// Called with a draft that is to be opened in the form of a new objective.
    open: Callback<Draft>,
}

impl Choosing {
    pub(super) fn new(open: Callback<Draft>) -> Self {
        Self {
            shown: RwSignal::new(None),
            said: RwSignal::new(""),
            steps: Steps::new(),
            open,
        }
    }

    /// Shows nothing of what was shown before, since something else is being read.
    pub(super) fn begin(self) {
        self.said.set("");
        self.shown.set(None);
    }

    /// Reads on no further, and says so.
    fn stop(self) {
        self.steps.stop();
        self.said.set(lines::STOPPED);
        move_focus("take-along".to_owned());
    }

    fn show(self, looked: Result<Looked, NotBrought>) {
        self.shown.set(Some(looked.unwrap_or_else(Looked::Refused)));
        move_focus("preview".to_owned());
    }

    /// Called with what came of reading a file.
    pub(super) fn looked(self) -> Callback<Result<looked::Looked, NotBrought>> {
        Callback::new(move |looked: Result<looked::Looked, NotBrought>| {
            self.show(looked.map(|looked| match looked {
                looked::Looked::Changes(incoming) => Looked::Into(incoming),
                looked::Looked::Drafts(drafts) => Looked::Begins(drafts),
            }));
        })
    }

    /// Shows nothing of it any more, and says what was done with it.
    fn close(self, done: &'static str) {
        self.shown.set(None);
        self.said.set(done);
        move_focus("take-along".to_owned());
    }
}

/// The button that chooses a file.
#[component]
pub fn ChooseFile(
    /// What is kept.
    goals: Goals,
    /// What becomes of it.
    choosing: Choosing,
    /// What it looks like.
    #[prop(default = "button button--quiet file")]
    class: &'static str,
) -> AnyView {
    let chosen = choosing.looked();
    view! {
        <label class=class>
            {words::IMPORT}
            <input
                type="file"
                // Any kind: a phone does not know what a table is, and would offer none.
                on:change=move |event| {
                    goals.offered.set(None);
                    choosing.begin();
                    goals.look_into(event_target(&event), choosing.steps, chosen);
                }
            />
        </label>
    }
    .into_any()
}

/// What a chosen file would change, or why that is not shown.
#[component]
pub fn Chosen(
    /// What is kept.
    goals: Goals,
    /// The file, and what becomes of it.
    choosing: Choosing,
) -> AnyView {
    let look_back = Callback::new(move |copied: Arc<Copied>| {
        let looked = goals.look_back(&copied);
        choosing.show(looked.map(|preview| Looked::Back(copied, preview)));
    });
    let close = Callback::new(move |done| {
        choosing.steps.stop();
        choosing.close(done);
    });
    let refuse = Callback::new(move |why| choosing.show(Err(why)));
    let steps = choosing.steps;
    let shown = move || {
        choosing.shown.get().map(|looked| match looked {
            Looked::Into(incoming) => view! {
                <PreviewPanel goals incoming steps look_back refuse close />
            }
            .into_any(),
            Looked::Begins(drafts) => {
                let open = choosing.open;
                view! { <DraftsPanel goals drafts open close /> }.into_any()
            }
            Looked::Back(copied, preview) => {
                view! { <BackPanel goals preview is_older=copied.is_older close /> }.into_any()
            }
            Looked::Refused(why) => view! {
                <p class="notice" role="alert" id="preview" tabindex="-1">
                    {not_brought(&why)}
                </p>
                {matches!(why, NotBrought::Columns(_)).then(|| view! { <Sample goals /> })}
            }
            .into_any(),
        })
    };
    view! {
        <Reading choosing />
        {shown}
    }
    .into_any()
}

/// How far the reading of a large file is, and the button that stops it.
#[component]
fn Reading(
    /// The file, and what becomes of it.
    choosing: Choosing,
) -> AnyView {
    let steps = choosing.steps;
    let at = Memo::new(move |_| steps.at());
    let is_there = Memo::new(move |_| at.get().is_some());
    let said = move || {
        at.get().map(|at| match at {
            Progress::Reading(size) => lines::reading(size),
            Progress::Understanding(rows) => lines::understanding(rows),
            Progress::Comparing(rows) => lines::comparing(rows),
        })
    };
    let done = move || match at.get() {
        None | Some(Progress::Reading(_)) => "1",
        Some(Progress::Understanding(_)) => "2",
        Some(Progress::Comparing(_)) => "3",
    };
    view! {
        <div class="reading-file">
            <p role="status">{said}</p>
            {move || {
                is_there
                    .get()
                    .then(|| {
                        view! {
                            <progress max="4" value=done aria-label=lines::PROGRESS></progress>
                            <button
                                type="button"
                                class="button button--quiet"
                                on:click=move |_| choosing.stop()
                            >
                                {lines::STOP}
                            </button>
                        }
                    })
            }}
        </div>
    }
    .into_any()
}

/// The button that saves a table whose columns are understood, where those of a file are not.
#[component]
fn Sample(
    /// What is kept.
    goals: Goals,
) -> AnyView {
    let save = move |_| {
        let text = tables::sample(&goals.habits.notation, today());
        let text = ["\u{feff}", &text].concat();
        Goals::offer("waymark-sample", "csv", "text/csv", &text);
    };
    view! {
        <button type="button" class="set" on:click=save>
            {lines::SAMPLE}
        </button>
    }
    .into_any()
}
