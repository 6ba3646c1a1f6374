//! What is typed into a form, kept for as long as the tab is open: a reload takes
//! nothing away. Where the browser keeps nothing, it stays on the screen alone.

use leptos::prelude::*;
use waymark_core::calendar::Calendar;
use waymark_core::day::kept_day;
use waymark_core::metric::dated::Typed;
use waymark_core::number::understood::Notation;
use waymark_core::objective::draft::Draft;
use waymark_core::objective::draft::closing::ClosingDraft;
use waymark_core::objective::draft::kept::Kept;
use waymark_core::record::id::Id;
use waymark_core::record::shape::{Said, parse};
use waymark_core::sketch::Sketch;
use waymark_core::sketch::link::without_punctuation;

use crate::platform::{browser, storage};
use crate::state::kept::{Goals, today};

/// Before the letters of a draft from the playground: the version of what they hold.
const VERSION: &str = "1.";

/// Before a sketch as plain text, as the library begins one.
const PLAIN: &str = "0.";

/// What such letters may unfold into, in bytes.
const MOST: u32 = 256_000;

/// Keeps the form of an objective under its name.
pub(crate) fn keep(form: &str, kept: &Kept) {
    storage::note(form, &kept.write());
}

/// What is kept of the form of an objective, if anything is.
pub(crate) fn kept(form: &str) -> Option<Kept> {
    Kept::read(&storage::noted(form)?)
}

/// Keeps what is typed of a dated value under the name of its form, until nothing is.
pub(crate) fn keep_dated(form: &str, typed: &Typed) {
    if *typed == Typed::default() {
        forget(form);
    } else {
        storage::note(form, &typed.write());
    }
}

/// What is kept of a dated value.
pub(crate) fn kept_dated(form: &str) -> Typed {
    storage::noted(form).map_or_else(Typed::default, |text| Typed::read(&text))
}

/// Keeps the form that closes an objective under its name.
pub(crate) fn keep_closing(form: &str, closing: &ClosingDraft) {
    storage::note(form, &closing.write());
}

/// What is kept of the form that closes an objective; as it began, if nothing is.
pub(crate) fn kept_closing(form: &str, at_first: ClosingDraft) -> ClosingDraft {
    match storage::noted(form) {
        Some(text) => at_first.or_kept(&text),
        None => at_first,
    }
}

/// What keeps what is typed into a form that is open.
#[derive(Clone, Copy)]
pub(crate) struct Keeping {
    form: StoredValue<String>,
    keep: Callback<()>,
}

impl Keeping {
    /// Keeps it soon after what `changes` reads has changed, for as long as the owner that
    /// calls this lives. Each of these listens for itself: a letter has no other field be
    /// listened to anew.
    pub(crate) fn after(self, changes: impl Fn() + 'static) {
        Effect::new(move |ran: Option<()>| {
            changes();
            if ran.is_some() {
                self.soon();
            }
        });
    }

    fn soon(self) {
        self.form
            .with_value(|form| storage::keep_soon(form, move || self.now()));
    }

    fn now(self) {
        untrack(|| self.keep.run(()));
    }
}

/// Keeps what is typed into a form under its name, for as long as the form is open: what it
/// begins with at once, and from then on soon after what [`Keeping::after`] is given has
/// changed, at the latest as a field, the page or the form is left.
fn keep_typed(form: String, keep: impl Fn() + Copy + Send + Sync + 'static) -> Keeping {
    let keeping = Keeping {
        form: StoredValue::new(form.clone()),
        keep: Callback::new(move |()| keep()),
    };
    Effect::new(move |_| keeping.now());
    on_cleanup(move || storage::keep_now(&form));
    keeping
}

/// Keeps the draft in the form of an objective or a KPI as [`keep_typed`] does, and beside it
/// the id of what the form begins; forgets both where `written` has nothing to keep.
///
/// What nobody touched is kept only where that is no `usual` beginning: it could not be begun
/// again.
pub(crate) fn keep_draft<D: Clone + PartialEq + Send + Sync + 'static>(
    form: StoredValue<String>,
    begins: Option<StoredValue<Id>>,
    usual: bool,
    draft: impl Fn() -> D + Copy + Send + Sync + 'static,
    written: impl Fn(D) -> Option<String> + Copy + Send + Sync + 'static,
) -> Keeping {
    let untouched = StoredValue::new(None::<D>);
    // The id is the same from one letter to the next.
    let kept_id = StoredValue::new(None::<Id>);
    let keep = move || {
        let draft = draft();
        let is_first = untouched.with_value(Option::is_none);
        if is_first {
            untouched.set_value(Some(draft.clone()));
        }
        let is_untouched = untouched.with_value(|first| first.as_ref() == Some(&draft));
        let written = match is_untouched && usual {
            true => None,
            false => written(draft),
        };
        form.with_value(|form| match written {
            None => {
                forget_draft(form);
                kept_id.set_value(None);
            }
            Some(text) => {
                storage::note(form, &text);
                let id = begins.map(|it| it.get_value());
                if let Some(id) = id.filter(|id| kept_id.with_value(|it| it.as_ref() != Some(id))) {
                    keep_id(form, &id);
                    kept_id.set_value(Some(id));
                }
            }
        });
    };
    keep_typed(form.get_value(), keep)
}

/// Puts aside what is kept of a form that is given up: opened again, it goes on with it by
/// [`take_up`].
pub(crate) fn put_aside(form: &str) {
    if let Some(text) = storage::noted(form) {
        storage::note(&aside_of(form), &text);
    }
    forget(form);
}

/// Goes on with what was put aside of a form, where nothing else is kept of it.
pub(crate) fn take_up(form: &str) {
    let aside = aside_of(form);
    let left = storage::noted(&aside).filter(|_| !is_kept(form));
    if let Some(text) = left {
        storage::note(form, &text);
    }
    forget(&aside);
}

fn aside_of(form: &str) -> String {
    [form, "-aside"].concat()
}

/// Forgets the draft in a form, and the id of what it would have begun.
pub(crate) fn forget_draft(form: &str) {
    forget(form);
    forget_id(form);
}

/// Whether anything is kept of a form.
pub(crate) fn is_kept(form: &str) -> bool {
    storage::noted(form).is_some()
}

/// Forgets what is kept of a form.
pub(crate) fn forget(form: &str) {
    storage::forget(form);
}

/// The id of what the form of something new begins: the same for as long as its draft is
/// kept, so that a copy of the tab knows what was saved already.
pub(crate) fn draft_id(form: &str) -> Option<Id> {
    storage::noted(&id_of(form)).and_then(|id| Id::parse(&id))
}

/// Keeps that id beside the draft.
pub(crate) fn keep_id(form: &str, id: &Id) {
    storage::note(&id_of(form), id.as_str());
}

/// Forgets that id: what is begun from now on is another one.
pub(crate) fn forget_id(form: &str) {
    storage::forget(&id_of(form));
}

fn id_of(form: &str) -> String {
    [form, "-id"].concat()
}

impl Goals {
    /// A text that is typed, kept for this tab until it is empty.
    pub(crate) fn typed(self, name: &str) -> RwSignal<String> {
        let form = self.form_name(name);
        let typed = RwSignal::new(kept_text(&form));
        Effect::new(move |before: Option<()>| {
            typed.with(|typed| match (typed.is_empty(), before) {
                (false, _) => keep_text(&form, typed),
                (true, Some(())) => forget(&form),
                (true, None) => {}
            });
        });
        typed
    }
}

impl Goals {
    /// A day that is typed, kept for this tab while it is not the usual one, which it follows.
    pub(crate) fn typed_day(
        self,
        name: &str,
        usual: impl Fn() -> String + Copy + 'static,
    ) -> RwSignal<String> {
        let form = self.form_name(name);
        let kept = Some(kept_text(&form)).filter(|it| !it.is_empty());
        let day = RwSignal::new(kept.unwrap_or_else(|| untrack(usual)));
        Self::follow(day, usual);
        Effect::new(move |_| {
            day.with(|day| match *day == untrack(usual) {
                true => forget(&form),
                false => keep_text(&form, kept_day(day)),
            });
        });
        day
    }
}

/// Keeps a text that is typed.
pub(crate) fn keep_text(form: &str, text: &str) {
    storage::note(form, &text.to_owned().write().to_string());
}

/// What is kept of a text that is typed.
pub(crate) fn kept_text(form: &str) -> String {
    let noted = storage::noted(form).and_then(|text| String::read(&parse(&text)?));
    noted.unwrap_or_default()
}

/// A text that is typed to be added to a list, with the id that it has there.
///
/// The id is kept for the tab beside the text, as that of a form of something new is: a copy
/// of the tab knows by it what was added already.
#[derive(Clone, Copy)]
pub(crate) struct ToAdd {
    /// What is typed.
    pub(crate) text: RwSignal<String>,
    /// What stands in the list already, added in a copy of this tab: whoever adds it again
    /// wants a second one.
    pub(crate) already: RwSignal<Option<String>>,
    id: StoredValue<Id>,
}

impl ToAdd {
    /// The one of a field with this name.
    pub(crate) fn new(goals: Goals, name: &str) -> Self {
        let form = goals.form_name(name);
        let to_add = Self {
            text: goals.typed(name),
            already: RwSignal::new(None),
            id: StoredValue::new(draft_id(&form).unwrap_or_else(Goals::new_id)),
        };
        Effect::new(move |_| match to_add.text.with(String::is_empty) {
            true => forget_id(&form),
            false => to_add.id.with_value(|id| keep_id(&form, id)),
        });
        to_add
    }

    /// The id to add it under; none where it is in the list already, by what `added` finds
    /// there, and that was not said yet.
    pub(crate) fn id(self, added: impl Fn(&Id) -> Option<String>) -> Option<Id> {
        if let Some(text) = self.id.with_value(added) {
            if self.already.with_untracked(Option::is_none) {
                self.already.set(Some(text));
                return None;
            }
            self.id.set_value(Goals::new_id());
        }
        Some(self.id.get_value())
    }

    /// It is added: what is typed next is another one.
    pub(crate) fn done(self) {
        self.already.set(None);
        self.id.set_value(Goals::new_id());
        self.text.set(String::new());
    }
}

/// A draft that begins with the letters of a link from the playground; none if they
/// are damaged.
pub(crate) async fn from_letters(
    letters: &str,
    notation: &Notation,
    calendar: Calendar,
) -> Option<Draft> {
    let text = match letters.strip_prefix(PLAIN) {
        Some(text) => text.to_owned(),
        None => {
            let letters = without_punctuation(letters.strip_prefix(VERSION)?);
            browser::unpack(letters, MOST).await?
        }
    };
    let sketch = Sketch::from_text(&text, notation)?;
    Some(Draft::sketched(sketch, today(), calendar, Goals::new_id))
}
