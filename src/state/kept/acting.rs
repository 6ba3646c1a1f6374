//! Doing something, and what becomes of it.

use std::collections::BTreeSet;
use std::time::Duration;

use leptos::prelude::*;
use waymark_core::record::kind::Subject;
use waymark_core::store::Store;
use waymark_core::store::action::{Action, Refusal};
use waymark_core::store::document::Glance;
use waymark_core::store::failure::{Failure, NotDone};
use waymark_core::store::key_value::KeyValue;
use waymark_core::store::tidy::ForGood;

use super::door::Alone;
use super::{Goals, Inner, Job, Saving, Waiting, What};

/// So long after a change it is looked at once more: a browser may lose several
/// writes at once.
const LOOK_AGAIN_AFTER: Duration = Duration::from_secs(1);

impl Goals {
    /// Does what a form asks for and says so once it is kept. `make` gives it, or
    /// nothing where something is wrong with what was typed; asked again where it has
    /// to be tried again, it gives what the form says by then.
    pub(crate) fn submit(self, make: Callback<(), Option<Action>>, done: Callback<bool>) {
        if let Some(action) = make.run(()) {
            let form = Some(make);
            self.start(Job { action, done, form });
        }
    }

    /// Does something that no form asked for.
    pub(crate) fn act_then(self, action: Action, done: Callback<bool>) {
        let form = None;
        self.start(Job { action, done, form });
    }

    /// Does something of which nobody waits for the outcome.
    pub(crate) fn act_alone(self, action: Action) {
        self.act_then(action, Callback::new(|_| ()));
    }

    fn start(self, job: Job) {
        self.now_says(Saving::Underway);
        self.with(|inner| inner.queue.push_back(job));
        self.once_ready(move |alone| self.flush(alone));
    }

    /// Tries again what could not be kept.
    pub(crate) fn retry(self) {
        let left = self.with(|inner| std::mem::take(&mut inner.left));
        for (job, _) in left.unwrap_or_default() {
            self.start(job);
        }
        let waiting = self.with(|inner| inner.waiting.take()).flatten();
        let job = match waiting.map(|it| it.what) {
            Some(What::Job(job)) => job,
            Some(What::Look) => {
                self.look_again();
                return;
            }
            Some(What::Other(again)) => {
                again.run(());
                return;
            }
            None => return,
        };
        // Somebody may have gone on typing, or closed the form.
        match job.form.and_then(|form| form.try_run(())) {
            Some(Some(action)) => self.start(Job { action, ..job }),
            // What is wrong with it by now is shown there.
            Some(None) => {}
            None => self.start(job),
        }
    }

    /// Says that something else failed, and how to try it again.
    pub(super) fn failed(self, failure: Failure, again: impl Fn() + Send + Sync + 'static) {
        self.wait_for(failure.clone(), again);
        self.now_says(Saving::NotSaved(failure));
    }

    /// Keeps something to be tried again.
    pub(super) fn wait_for(self, why: Failure, again: impl Fn() + Send + Sync + 'static) {
        let what = What::Other(Callback::new(move |()| again()));
        self.with(|inner| inner.waiting = Some(Waiting { what, why }));
    }

    /// Does not do any more what could not be kept: somebody gave it up.
    pub(crate) fn give_up(self) {
        let gave_up = self.with(|inner| inner.waiting.take()).flatten();
        if gave_up.is_some() {
            self.now_says(Saving::Nothing);
        }
    }

    /// Writes what waits.
    pub(super) fn flush(self, alone: &Alone) {
        while self.with(|inner| inner.queue.is_empty()) == Some(false) {
            let done = self.write(alone, |inner, kv| inner.do_next(kv));
            let Some(Done {
                result,
                job,
                subjects,
                listed,
            }) = done.flatten()
            else {
                return;
            };
            let saving = Self::outcome(result);
            let is_done = saving == Saving::Saved;
            self.say(saving);
            if is_done {
                self.changed_since_copy();
            }
            if is_done && let Some(of) = made_by(job.action) {
                self.made.update(|made| _ = made.insert(of.id));
            }
            self.tell(&subjects, listed);
            // The form that asked may be gone.
            let _ = job.done.try_run(is_done);
        }
    }

    /// Says how it stands with what was done last. Whatever that is, what could not
    /// be saved before and still waits is not hidden by it.
    pub(super) fn say(self, saving: Saving) {
        let waits = self.with(|inner| {
            let left = inner.left.last().map(|(_, failure)| failure.clone());
            let waiting = inner.waiting.as_ref();
            left.or_else(|| Some(waiting?.why.clone()))
        });
        let waits = waits.flatten().map(Saving::NotSaved);
        let hides = !saving.is_unsaved() && !matches!(saving, Saving::Refused(_));
        self.say_once_told(waits.filter(|_| hides).unwrap_or(saving));
    }

    pub(super) fn is_not_saved(self) -> bool {
        let waits = self.with(|inner| !inner.left.is_empty() || inner.waiting.is_some());
        waits == Some(true) || self.saving.with_untracked(Saving::is_unsaved)
    }

    /// What to say of something that was tried.
    pub(super) fn outcome(result: Result<(), NotDone>) -> Saving {
        match result {
            // What it should say it says already: there is nothing to lose.
            Ok(()) | Err(NotDone::Refused(Refusal::Same)) => Saving::Saved,
            Err(NotDone::Refused(refusal)) => Saving::Refused(refusal),
            Err(NotDone::Failed(failure)) => Saving::NotSaved(failure),
        }
    }

    /// Looks once more, a little later, at what was written.
    pub(super) fn look_again_soon(self) {
        let first = self.with(|inner| !std::mem::replace(&mut inner.looks_again, true));
        if first == Some(true) {
            set_timeout(move || self.look_again(), LOOK_AGAIN_AFTER);
        }
    }

    /// Says that what was written is not there any more. What waits already is tried
    /// again with it.
    pub(super) fn not_there(self, failure: Failure) {
        self.with(|inner| {
            let what = What::Look;
            let why = failure.clone();
            inner.waiting.get_or_insert(Waiting { what, why });
        });
        self.now_says(Saving::NotSaved(failure));
    }

    pub(super) fn look_again(self) {
        Self::alone(move |alone| {
            // Nothing is put back unasked, or before it is known what is to be there.
            if self.cleared.get_untracked() || !self.is_ready() {
                self.with(|inner| inner.looks_again = false);
                return;
            }
            let checked = self.write(alone, |inner, kv| {
                // What is written again by this is seen to be there by it.
                let checked = inner.store.recheck(kv);
                inner.looks_again = true;
                checked
            });
            self.with(|inner| inner.looks_again = false);
            match checked {
                Some(Ok(taken)) => {
                    if taken {
                        self.cleared.set(true);
                    }
                    // That is said of nothing else that could not be kept.
                    let was_this = self.with(|inner| {
                        let is_look = |it: &mut Waiting| matches!(it.what, What::Look);
                        let was_this = inner.waiting.take_if(is_look).is_some();
                        // What is still to be written says it for itself.
                        was_this && inner.left.is_empty() && inner.queue.is_empty()
                    });
                    if was_this == Some(true) {
                        self.say_once_told(Saving::Saved);
                    }
                }
                Some(Err(failure)) => self.not_there(failure),
                None => {}
            }
        });
    }

    /// Deletes records from the bin for good. Those that another tab has taken
    /// out of it stay. Out of the backups too, if so wished.
    pub(crate) fn delete_for_good(self, subjects: Vec<Subject>, rewrites: bool) {
        self.now_says(Saving::Underway);
        self.once_ready(move |alone| {
            let result = self.write(alone, |inner, kv| {
                let (done, kept_by) = inner.store.delete_all_for_good(kv, &subjects);
                match kept_by {
                    Some(why) => Err(why),
                    None => Ok(stayed(&inner.store, done)),
                }
            });
            match result {
                Some(Ok(saving)) => {
                    self.say(saving);
                    if rewrites {
                        self.rewrite_backups();
                    }
                }
                Some(Err(NotDone::Refused(refusal))) => self.say(Saving::Refused(refusal)),
                Some(Err(NotDone::Failed(failure))) => {
                    self.failed(failure, move || {
                        self.delete_for_good(subjects.clone(), rewrites);
                    });
                }
                None => {}
            }
            self.tell_all();
        });
    }
}

/// What is to be said of those that were not deleted for good.
fn stayed(store: &Store, done: Vec<(Subject, ForGood)>) -> Saving {
    let mut stayed = Saving::Saved;
    let (mut restored, mut needed) = (Vec::new(), Vec::new());
    for (of, became) in done {
        match became {
            ForGood::Deleted => {}
            ForGood::Restored => {
                restored.push(of.kind);
                stayed = Saving::NotInBin(restored.clone());
            }
            ForGood::Newer => {
                let schema = store.newer(&of).unwrap_or_default();
                stayed = Saving::Refused(Refusal::Newer(of, schema));
            }
            ForGood::Named => {
                needed.push(of.kind);
                stayed = Saving::Needed(needed.clone());
            }
        }
    }
    stayed
}

/// What became of something that was to be done.
struct Done {
    result: Result<(), NotDone>,
    job: Job,
    /// The records that it was about.
    subjects: BTreeSet<Subject>,
    /// Whether a list shows it.
    listed: bool,
}

impl Inner {
    /// Does what waits longest; nothing where nothing waits.
    fn do_next(&mut self, kv: &dyn KeyValue) -> Option<Done> {
        let job = self.queue.pop_front()?;
        let subjects = self.store.subjects_of(&job.action);
        let before = glances(&self.store, &subjects);
        let result = self.store.act(kv, &job.action);
        let listed = before != glances(&self.store, &subjects);
        match &result {
            Err(NotDone::Failed(failure)) if job.form.is_none() => {
                self.left.push((job.clone(), failure.clone()));
            }
            Err(NotDone::Failed(failure)) => {
                let what = What::Job(job.clone());
                let why = failure.clone();
                self.waiting = Some(Waiting { what, why });
            }
            _ => self.waiting = None,
        }
        Some(Done {
            result,
            job,
            subjects,
            listed,
        })
    }
}

/// What an action begins, if it begins anything.
fn made_by(action: Action) -> Option<Subject> {
    match action {
        Action::Create { of, .. } => Some(of),
        Action::Together(steps) => steps.into_iter().find_map(made_by),
        _ => None,
    }
}

/// What a list shows of them.
fn glances(store: &Store, subjects: &BTreeSet<Subject>) -> Vec<Option<Glance>> {
    let all = subjects.iter();
    all.map(|of| store.glance(of).cloned()).collect()
}
