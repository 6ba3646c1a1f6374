//! What reads a name as a part of its own: the advice on its words, and the numbers that it
//! says. It comes once somebody writes one: who only looks, or moves numbers, does without it,
//! and so does whatever nobody has written here.

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_core::number::understood::Notation;
use waymark_core::sketch::KeyResult;
use waymark_text::grade::sentences;

use super::{Asked, Worded, Wording};
use crate::platform::part::{self, NotLoaded, of_part};

/// Reads the key result that a sentence holds, as [`sentences::key_result`] does.
pub(crate) type Read = fn(&str, &KeyResult, &Notation) -> Option<KeyResult>;

/// What the part gives.
#[derive(Clone, Copy)]
struct Part {
    /// Shows what is odd about a text.
    show: fn(Asked) -> AnyView,
    /// Takes the numbers from a sentence.
    read: Read,
}

static PART: part::Part<Part> = part::Part::new(|| Box::pin(async { of_part!(wording) }));

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(wording, fallible))]
fn wording() -> Result<Part, NotLoaded> {
    Ok(Part {
        show,
        read: sentences::key_result,
    })
}

fn show(asked: Asked) -> AnyView {
    let wording = Wording::new(&asked);
    let Asked { field, to_kpi, .. } = asked;
    view! { <Worded field wording to_kpi /> }.into_any()
}

/// Who reads the numbers in a name.
#[derive(Clone, Copy)]
pub(crate) enum Reading {
    /// Where it is part of the page.
    Here(Read),
    /// Where it comes when it is needed first.
    Fetched,
}

impl Reading {
    /// Does something with it: at once where it is there, else once it has come; or with none
    /// where it cannot be fetched. What is on the page may be gone by then.
    pub(crate) fn then(self, then: impl FnOnce(Option<Read>) + 'static) {
        match (self, PART.get()) {
            (Self::Here(read), _) => then(Some(read)),
            (Self::Fetched, Some(part)) => then(Some(part.read)),
            (Self::Fetched, None) => {
                spawn_local(async move { then(PART.load().await.map(|it| it.read)) });
            }
        }
    }
}

/// What advises on how something is worded, from when it is needed first.
#[derive(Clone, Copy)]
pub struct Advising {
    has_come: RwSignal<bool>,
    is_asked: StoredValue<bool>,
}

impl Advising {
    /// One that nothing needs yet.
    pub(crate) fn new() -> Self {
        Self {
            has_come: RwSignal::new(PART.get().is_some()),
            is_asked: StoredValue::new(false),
        }
    }

    /// Fetches it; once more at another letter where it does not come.
    pub(crate) fn begin(self) {
        if self.is_asked.get_value() {
            return;
        }
        self.is_asked.set_value(true);
        spawn_local(async move {
            let came = PART.load().await;
            // One may be elsewhere by now.
            let _ = self.is_asked.try_update_value(|it| *it = came.is_some());
            let _ = self.has_come.try_set(came.is_some());
        });
    }

    /// What is odd about a text, from when the part is there and the text is one that
    /// somebody writes.
    pub(crate) fn shown(
        self,
        is_begun: impl Fn() -> bool + Send + 'static,
        asked: impl Fn() -> Asked + Send + 'static,
    ) -> AnyView {
        let shows = move || {
            let is_shown = is_begun() && self.has_come.get();
            PART.get().filter(|_| is_shown)
        };
        (move || shows().map(|part| (part.show)(asked()))).into_any()
    }
}
