//! A review while it is done: what it asks, where one is in it, and what was done.

pub(crate) mod count;
pub(crate) mod given;
pub(crate) mod happened;
pub(crate) mod taken;

use leptos::prelude::*;
use waymark_core::period::Period;
use waymark_core::record::Value;
use waymark_core::record::kind::Subject;
use waymark_core::record::name::Name;
use waymark_core::review::agenda::{Agenda, Item};
use waymark_core::review::kept::{Did, Done, Review, finished, with_whom};
use waymark_core::review::key::Key;
use waymark_core::review::{Rhythm, subject};
use waymark_core::store::action::Action;
use waymark_text::review::{page, steps};

use self::happened::{Before, Happened};
use crate::platform::storage;
use crate::state::kept::{Goals, objective, today};
use crate::state::kpis::recording::joined;
use crate::state::kpis::showing::kpi;
use crate::state::page::move_focus;

/// A review while it is done.
#[derive(Clone, Copy)]
pub struct Reviewing {
    /// What is kept.
    pub(crate) goals: Goals,
    /// Which one.
    pub(crate) rhythm: Rhythm,
    /// The days that it is of.
    pub(crate) unit: Period,
    /// What it asked when the page was opened: nothing moves under a hand.
    pub(crate) agenda: StoredValue<Agenda>,
    of: StoredValue<Subject>,
    /// What is remembered of it.
    pub(crate) review: Memo<Review>,
    /// Its steps, with what was done.
    pub(crate) items: Memo<Vec<Item>>,
    /// The step that one is at; none at the end of it.
    pub(crate) at: RwSignal<Option<Key>>,
    /// What is typed as a note on that step.
    pub(crate) note: RwSignal<String>,
    /// What that step is about, as it was when one came to it.
    before: StoredValue<Before>,
}

/// The heading of a step that is about nothing in particular, and the one of the end.
pub(crate) const STEP: &str = "review-step";

impl Reviewing {
    /// The review of today. It goes on where one stopped.
    pub(crate) fn new(goals: Goals, rhythm: Rhythm) -> Self {
        let agenda = untrack(|| goals.agenda(rhythm));
        let unit = agenda.unit;
        let of = subject(rhythm, unit);
        let at_key = storage::noted(&place(&of)).and_then(|key| Key::parse(&key));
        let was_used = at_key.is_some();
        let agenda = StoredValue::new(agenda);
        let of = StoredValue::new(of);
        let review = Memo::new(move |_| {
            of.with_value(|of| {
                goals.revision(of);
                let record = goals.definition(of);
                record.as_ref().map(Review::read).unwrap_or_default()
            })
        });
        // Where one left it for another page, what it was about may be done by now, and no
        // longer asked.
        let left = at_key.filter(|key| is_there(goals, key));
        let left_key = left.clone();
        let items = Memo::new(move |_| {
            let mut items = agenda.with_value(|agenda| review.with(|it| agenda.items(it)));
            if let Some(key) = &left_key
                && items.iter().all(|it| it.key != *key)
            {
                let item = Item {
                    key: key.clone(),
                    matters: Vec::new(),
                    done: None,
                };
                items.insert(0, item);
            }
            items
        });
        let reviewing = Self {
            goals,
            rhythm,
            unit,
            agenda,
            of,
            review,
            items,
            at: RwSignal::new(None),
            note: RwSignal::new(String::new()),
            before: StoredValue::new(Before::default()),
        };
        let first = untrack(|| {
            items.with(|items| {
                let open = |it: &&Item| it.is_open();
                let is_left = |it: &&Item| it.is_open() && left.as_ref() == Some(&it.key);
                let found = items.iter().find(is_left);
                found
                    .or_else(|| items.iter().find(open))
                    .map(|it| it.key.clone())
            })
        });
        reviewing.come_to(first);
        if was_used {
            reviewing.is_used();
        }
        reviewing
    }

    /// What a step is called.
    pub(crate) fn name(self, key: &Key) -> String {
        let goals = self.goals;
        if let Some(name) = steps::heading(key) {
            return name.to_owned();
        }
        let name = match (key.kpi(), key.objective(), key.key_result()) {
            (Some(id), ..) => goals.title(&kpi(id)),
            (None, Some(of), Some(id)) => goals.key_result_name(&objective(of), id),
            (None, Some(of), None) => goals.title(&objective(of)),
            (None, None, _) => String::new(),
        };
        match name.as_str() {
            "" => page::NOT_THERE.to_owned(),
            _ => name,
        }
    }

    /// The id of the heading of a step, or of the end: what stands in a step comes back to
    /// it by the name of what it is about.
    pub(crate) fn heading(key: Option<&Key>) -> String {
        let id = key.and_then(|key| key.kpi().or_else(|| key.objective()));
        id.map_or_else(|| STEP.to_owned(), |id| [id.as_str(), "-heading"].concat())
    }

    /// How many steps there are, and how many of them are done.
    pub(crate) fn progress(self) -> (usize, usize) {
        self.items.with(|items| {
            let done = items.iter().filter(|it| !it.is_open()).count();
            (items.len(), done)
        })
    }

    /// A step, with its number from 1.
    pub(crate) fn item(self, key: &Key) -> Option<(usize, Item)> {
        self.items.with(|items| {
            let place = items.iter().position(|it| it.key == *key)?;
            Some((place + 1, items[place].clone()))
        })
    }

    /// Goes to a step, or to the end.
    pub(crate) fn go_to(self, key: Option<Key>) {
        let heading = Self::heading(key.as_ref());
        self.come_to(key);
        self.is_used();
        move_focus(heading);
    }

    /// Something was done in it: who goes on to another page is led back here from there. Who
    /// has only opened it is not.
    pub(crate) fn is_used(self) {
        // The page may be gone by now.
        if let Some(Some(key)) = self.at.try_get_untracked() {
            let name = self.of.with_value(place);
            storage::note(&name, &key.to_string());
        }
    }

    fn come_to(self, key: Option<Key>) {
        match &key {
            Some(key) => {
                let before = Before::of(self.goals, key);
                let left = self.noted("left", key);
                let before = match storage::noted(&left) {
                    Some(written) => before.with_written(&written),
                    None => {
                        storage::note(&left, &before.written());
                        before
                    }
                };
                self.before.set_value(before);
                let known = self.review.with_untracked(|it| {
                    let done = it.steps.get(key);
                    done.map(|it| it.note.clone())
                });
                let typed = storage::noted(&self.noted("note", key));
                self.note.set(typed.or(known).unwrap_or_default());
            }
            None => storage::forget(&self.of.with_value(place)),
        }
        self.at.set(key);
    }

    /// Goes on to the next step that is to be done.
    pub(crate) fn go_on(self) {
        let next = untrack(|| self.next());
        self.go_to(next);
    }

    fn next(self) -> Option<Key> {
        let at = self.at.get();
        self.items.with(|items| {
            let place = items.iter().position(|it| Some(&it.key) == at.as_ref());
            let (before, after) = items.split_at(place.map_or(0, |place| place + 1));
            let all = after.iter().chain(before);
            let mut open = all.filter(|it| it.is_open() && Some(&it.key) != at.as_ref());
            open.next().map(|it| it.key.clone())
        })
    }

    /// What was done with the step that one is at, with this too. Nothing where one is at
    /// none.
    fn done_with(self, happened: Happened) -> Option<(Key, Done)> {
        let key = self.at.get_untracked()?;
        let known = self.review.with_untracked(|it| it.steps.get(&key).cloned());
        let done = happened.did.into_iter().fold(known, |done, did| {
            Some(match done {
                None => Done::of(did, today()),
                Some(done) => done.and(did, today()),
            })
        });
        let mut done = done?;
        done.reading = happened.reading.or(done.reading);
        done.made = happened.made.or(done.made);
        self.note
            .with_untracked(|note| note.trim().clone_into(&mut done.note));
        Some((key, done))
    }

    /// What keeps that. With the last step the review is finished.
    fn writes(self, key: &Key, done: &Done) -> Action {
        let mut fields = self
            .review
            .with_untracked(|it| it.says(key, Some(done), today()));
        let is_last = self.items.with_untracked(|items| {
            let others = items.iter().filter(|it| it.key != *key);
            others.clone().all(|it| !it.is_open())
        });
        if is_last {
            fields.push(finished(Some(today())));
        }
        self.change(fields)
    }

    fn change(self, fields: Vec<(Name, Value)>) -> Action {
        Action::Edit {
            of: self.of.get_value(),
            fields,
        }
    }

    /// An action, together with what it does to the step that one is at: one deed, and one
    /// step to undo.
    pub(crate) fn with(self, action: Action, did: Did, change: impl Fn(&mut Done)) -> Action {
        let mut happened = self.happened();
        happened.did.push(did);
        let Some((key, mut done)) = self.done_with(happened) else {
            return action;
        };
        change(&mut done);
        joined(action, [self.writes(&key, &done)])
    }

    /// What was done with the step by any form on this page, or on another one.
    fn happened(self) -> Happened {
        let at = self.at.get_untracked();
        let since = |key| {
            self.before
                .with_value(|it| untrack(|| it.since(self.goals, key)))
        };
        at.as_ref().map(since).unwrap_or_default()
    }

    /// Is done with the step that one is at: what happened is kept, or else that it was
    /// looked at, or left for another time.
    pub(crate) fn pass(self, otherwise: Did) {
        let mut happened = self.happened();
        if happened.did.is_empty() {
            happened.did.push(otherwise);
        }
        let Some((key, done)) = self.done_with(happened) else {
            return;
        };
        let action = self.writes(&key, &done);
        let done = Callback::new(move |is_done: bool| {
            if is_done {
                self.kept(&key);
            }
        });
        self.goals.act_then(action, done);
    }

    /// What was done with a step is kept: on to the next one.
    fn kept(self, key: &Key) {
        for what in ["note", "left"] {
            storage::forget(&self.noted(what, key));
        }
        // One may be at another by now, or on another page.
        if self.at.try_get_untracked().flatten().as_ref() == Some(key) {
            self.go_on();
        }
    }

    /// The same of the step that one is at.
    pub(crate) fn kept_here(self) {
        if let Some(key) = self.at.get_untracked() {
            self.kept(&key);
        }
    }

    /// Says who took part.
    pub(crate) fn take_part(self, who: &str, done: Callback<bool>) {
        self.goals.act_then(self.change(vec![with_whom(who)]), done);
    }

    /// The name under which this tab keeps who took part, while that is typed.
    pub(crate) fn who_kept_under(self) -> String {
        self.of
            .with_value(|of| ["review-who-", of.id.as_str()].concat())
    }

    /// Types a note on the step that one is at: it is kept with the step.
    pub(crate) fn types(self, note: String) {
        if let Some(key) = self.at.get_untracked() {
            storage::note(&self.noted("note", &key), &note);
        }
        self.is_used();
        self.note.set(note);
    }

    /// The name under which this tab keeps something of a step.
    fn noted(self, what: &str, key: &Key) -> String {
        let key = key.to_string();
        self.of
            .with_value(|of| ["review-", what, "-", of.id.as_str(), "-", &key].concat())
    }
}

/// The name under which this tab keeps at which step of a review one is.
fn place(of: &Subject) -> String {
    ["review-at-", of.id.as_str()].concat()
}

/// Whether what a step is about is still there.
fn is_there(goals: Goals, key: &Key) -> bool {
    untrack(|| {
        key.kpi().is_none_or(|id| goals.is_kpi(id))
            && key.objective().is_none_or(|id| goals.is_there(id))
    })
}
