//! Doing something, and what becomes of it.

use std::collections::BTreeSet;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_core::store::Store;
use waymark_core::store::commit::{Failure, NotDone, Receipt};
use waymark_core::store::document::Glance;
use waymark_core::store::place::Id;
use waymark_core::store::plan::{Action, Refusal};

use super::{Goals, Job, Saving, Waiting};
use crate::platform::storage;

/// So long after a change it is looked at once more: a browser may lose several
/// writes at once.
const LOOK_AGAIN_AFTER: Duration = Duration::from_secs(1);

impl Goals {
    /// Does something and says so once it is kept.
    ///
    /// `again` does what the form says by then, if it has to be tried again.
    pub(crate) fn act(self, action: Action, done: Callback<bool>, again: Callback<()>) {
        let again = Some(again);
        self.start(Job {
            action,
            done,
            again,
        });
    }

    /// Does something that no form asked for.
    pub(crate) fn act_then(self, action: Action, done: Callback<bool>) {
        let again = None;
        self.start(Job {
            action,
            done,
            again,
        });
    }

    /// Does something of which nobody waits for the outcome.
    pub(crate) fn act_alone(self, action: Action) {
        self.act_then(action, Callback::new(|_| ()));
    }

    fn start(self, job: Job) {
        self.saving.set(Saving::Underway);
        self.with(|inner| inner.queue.push_back(job));
        spawn_local(storage::alone(move || self.flush()));
    }

    /// Does what a form asks for in two steps: the second once the first is kept.
    pub(crate) fn act_in_turn(
        self,
        first: Action,
        second: Option<Action>,
        done: Callback<bool>,
        again: Callback<()>,
    ) {
        let first_done = Callback::new(move |is_done: bool| match &second {
            Some(second) if is_done => self.act_then(second.clone(), done),
            _ => done.run(is_done),
        });
        self.act(first, first_done, again);
    }

    /// Tries again what could not be kept.
    pub(crate) fn retry(self) {
        let left = self.with(|inner| std::mem::take(&mut inner.left));
        for (job, _) in left.unwrap_or_default() {
            self.start(job);
        }
        let job = match self.with(|inner| inner.waiting.take()).flatten() {
            Some(Waiting::Job(job)) => job,
            Some(Waiting::Look) => {
                self.look_again();
                return;
            }
            Some(Waiting::Other(again)) => {
                again.run(());
                return;
            }
            None => return,
        };
        // Somebody may have gone on typing, or closed the form.
        let again = job.again.and_then(|again| again.try_run(()));
        if again.is_none() {
            self.start(job);
        }
    }

    /// Says that something else failed, and how to try it again.
    pub(super) fn failed(self, failure: Failure, again: impl Fn() + Send + Sync + 'static) {
        let again = Waiting::Other(Callback::new(move |()| again()));
        self.with(|inner| inner.waiting = Some(again));
        self.saving.set(Saving::NotSaved(failure));
    }

    /// Does not do any more what could not be kept: somebody gave it up.
    pub(crate) fn give_up(self) {
        let gave_up = self.with(|inner| inner.waiting.take()).flatten();
        if gave_up.is_some() {
            self.saving.set(Saving::Nothing);
        }
    }

    /// Writes what waits, without waiting for other tabs: this may be the page's
    /// last moment.
    pub(super) fn flush(self) {
        loop {
            let result = self.inner.try_update_value(|inner| {
                let job = inner.queue.pop_front()?;
                let (action, done) = (job.action.clone(), job.done);
                let kv = inner.kv.clone();
                let ids = inner.store.ids_of(&action);
                let before = glances(&inner.store, &ids);
                let result = inner.store.act(&*kv, &action);
                let listed = before != glances(&inner.store, &ids);
                match &result {
                    Err(NotDone::Failed(failure)) if job.again.is_none() => {
                        inner.left.push((job, failure.clone()));
                    }
                    Err(NotDone::Failed(_)) => inner.waiting = Some(Waiting::Job(job)),
                    _ => inner.waiting = None,
                }
                Some((result, done, ids, listed))
            });
            let Some(Some((result, done, ids, listed))) = result else {
                return;
            };
            let saving = self.outcome(result);
            let is_done = saving == Saving::Saved;
            // Something else may still wait.
            let left = self.with(|inner| inner.left.last().map(|(_, failure)| failure.clone()));
            let left = left.flatten().map(Saving::NotSaved);
            self.saving.set(left.filter(|_| is_done).unwrap_or(saving));
            self.tell(&ids, listed);
            // The form that asked may be gone.
            let _ = done.try_run(is_done);
        }
    }

    pub(super) fn is_not_saved(self) -> bool {
        matches!(
            self.saving.get_untracked(),
            Saving::NotSaved(_) | Saving::NotBrought(_)
        )
    }

    /// What to say of something that was tried.
    pub(super) fn outcome(self, result: Result<Receipt, NotDone>) -> Saving {
        match result {
            Ok(receipt) => {
                self.was_written(&receipt);
                Saving::Saved
            }
            // What it should say it says already: there is nothing to lose.
            Err(NotDone::Refused(Refusal::Same)) => Saving::Saved,
            Err(NotDone::Refused(refusal)) => Saving::Refused(refusal),
            Err(NotDone::Failed(failure)) => Saving::NotSaved(failure),
        }
    }

    /// Everything that is written passes here: a second store that keeps a copy
    /// would be told of it here.
    pub(super) fn was_written(self, receipt: &Receipt) {
        let first = self.inner.try_update_value(|inner| {
            let first = !inner.looks_again && !receipt.written.is_empty();
            inner.looks_again |= first;
            first
        });
        if first == Some(true) {
            set_timeout(move || self.look_again(), LOOK_AGAIN_AFTER);
        }
    }

    /// Says that what was written is not there any more. What waits already is tried
    /// again with it.
    pub(super) fn not_there(self, failure: Failure) {
        self.with(|inner| {
            inner.waiting.get_or_insert(Waiting::Look);
        });
        self.saving.set(Saving::NotSaved(failure));
    }

    pub(super) fn look_again(self) {
        spawn_local(storage::alone(move || {
            // Nothing is put back unasked.
            if self.cleared.get_untracked() {
                return;
            }
            let checked = self.with(|inner| {
                inner.looks_again = false;
                let kv = inner.kv.clone();
                inner.store.recheck(&*kv)
            });
            match checked {
                Some(Ok(_)) => {
                    // That is said of nothing else that could not be kept.
                    let was_this = self.with(|inner| {
                        let is_look = matches!(inner.waiting, Some(Waiting::Look));
                        inner.waiting.take_if(|_| is_look).is_some() && inner.left.is_empty()
                    });
                    if was_this == Some(true) {
                        self.saving.set(Saving::Saved);
                    }
                }
                Some(Err(failure)) => self.not_there(failure),
                None => {}
            }
        }));
    }

    /// Deletes objectives from the bin for good.
    pub(crate) fn delete_for_good(self, ids: &[Id]) {
        let result = self.with(|inner| {
            let kv = inner.kv.clone();
            let mut receipt = Receipt::default();
            for id in ids {
                receipt
                    .written
                    .extend(inner.store.delete_for_good(&*kv, id)?.written);
            }
            Ok::<_, Failure>(receipt)
        });
        match result {
            Some(Ok(receipt)) => {
                self.was_written(&receipt);
                self.saving.set(Saving::Saved);
            }
            Some(Err(failure)) => {
                let ids = ids.to_vec();
                self.failed(failure, move || self.delete_for_good(&ids));
            }
            None => {}
        }
        self.tell_all();
    }
}

/// What a list shows of them.
fn glances(store: &Store, ids: &BTreeSet<Id>) -> Vec<Option<Glance>> {
    ids.iter().map(|id| store.glance(id).cloned()).collect()
}
