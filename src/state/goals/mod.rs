//! The goals while the app is open: what is kept, what was just done, and what is
//! wrong with any of it.
//!
//! Every change goes through [`Goals::act`]: nothing says that it is saved before
//! it was read back, and what could not be saved waits to be tried again.

pub mod files;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use time::Date;
use waymark_core::objective::Objective;
use waymark_core::period::parse_date;
use waymark_core::record::Record;
use waymark_core::record::stamp::Writer;
use waymark_core::sketch::reading::Habits;
use waymark_core::store::Store;
use waymark_core::store::commit::{Failure, NotDone, Receipt};
use waymark_core::store::document::Glance;
use waymark_core::store::hear::Heard;
use waymark_core::store::key_value::{KeyValue, Memory};
use waymark_core::store::open::{Trouble, Visit};
use waymark_core::store::place::Id;
use waymark_core::store::plan::{Action, Refusal};
use waymark_core::store::slot::Deed;
use waymark_core::store::usage::Usage;

use crate::platform::{browser, page, storage};
use crate::state::habits::habits;

/// So long after a change it is looked at once more: a browser may lose several
/// writes at once.
const LOOK_AGAIN_AFTER: Duration = Duration::from_secs(1);

/// So many records are looked through at a time, with a pause between in which
/// somebody can do something.
const LOOKED_AT: usize = 20;
const LOOK_AFTER: Duration = Duration::from_millis(50);

/// How it stands with what was done last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Saving {
    /// Nothing was done yet.
    #[default]
    Nothing,
    /// It is being written.
    Underway,
    /// It was read back.
    Saved,
    /// Another tab wrote the same field at the same time. Both are kept.
    Disputed,
    /// It could not be kept. It waits.
    NotSaved(Failure),
    /// An import could not be finished. It waits.
    NotBrought(Failure),
    /// It could not be done.
    Refused(Refusal),
}

/// What of the storage a person should know, besides troubles with records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Keeping {
    /// It is being opened.
    #[default]
    Opening,
    /// This browser keeps it.
    Browser,
    /// Nothing is kept: it is gone with the page.
    Page,
}

/// Something to be tried again.
#[derive(Clone)]
enum Waiting {
    Job(Job),
    Other(Callback<()>),
}

/// Something to be done.
#[derive(Clone)]
struct Job {
    action: Action,
    /// Called with whether it was.
    done: Callback<bool>,
    /// Does it as the form says by now, where there is a form.
    again: Option<Callback<()>>,
}

/// What is kept, with how it is shown.
#[derive(Clone, Copy)]
pub struct Goals {
    /// How things are written here.
    pub(crate) habits: Habits,
    /// Where it is kept.
    pub(crate) keeping: RwSignal<Keeping>,
    // Counts up with every change of anything, and of what a list shows. Of a
    // thousand objectives one is changed at a time: the others look no further
    // than at their revision.
    changed: RwSignal<u32>,
    listed: RwSignal<u32>,
    /// How it stands with what was done last.
    pub(crate) saving: RwSignal<Saving>,
    /// What is wrong with what is kept.
    pub(crate) troubles: RwSignal<Vec<Trouble>>,
    /// Whether the browser's data was cleared while the page was open.
    pub(crate) cleared: RwSignal<bool>,
    /// The file that was offered last: its name and its text.
    pub(crate) offered: RwSignal<Option<(String, String)>>,
    inner: StoredValue<Inner, LocalStorage>,
}

struct Inner {
    store: Store,
    kv: Rc<dyn KeyValue>,
    queue: VecDeque<Job>,
    // What could not be kept, to be tried again.
    waiting: Option<Waiting>,
    looks_again: bool,
    // How often each objective was changed, and how often all were.
    revisions: BTreeMap<Id, u32>,
    all: u32,
}

thread_local! {
    // For as long as the page is open: another page of the app may be shown while
    // something waits to be saved.
    static GOALS: RefCell<Option<Goals>> = const { RefCell::new(None) };
}

impl Goals {
    /// What is kept: opened when asked for first, and the same from then on.
    /// Words are the caller's.
    pub(crate) fn get(magnitudes: &'static [(&'static str, u8)], of: &'static str) -> Self {
        if let Some(goals) = GOALS.with_borrow(|goals| *goals) {
            goals.hear_again();
            return goals;
        }
        // Of no page: it outlives the one that asks first.
        let owner = Owner::new_root(None);
        let goals = owner.with(|| Self::new(habits(magnitudes, of)));
        std::mem::forget(owner);
        GOALS.set(Some(goals));
        goals.open();
        goals
    }

    fn new(habits: Habits) -> Self {
        let inner = Inner {
            store: Store::empty(Writer::new(0), ""),
            kv: Rc::new(Memory::default()),
            queue: VecDeque::new(),
            waiting: None,
            looks_again: false,
            revisions: BTreeMap::new(),
            all: 0,
        };
        Self {
            habits,
            keeping: RwSignal::new(Keeping::Opening),
            changed: RwSignal::new(0),
            listed: RwSignal::new(0),
            saving: RwSignal::new(Saving::Nothing),
            troubles: RwSignal::new(Vec::new()),
            cleared: RwSignal::new(false),
            offered: RwSignal::new(None),
            inner: StoredValue::new_local(inner),
        }
    }

    /// Opens what the browser keeps, and listens to other tabs from then on.
    fn open(self) {
        spawn_local(async move {
            let tab = storage::tab_name().await;
            let tabs = storage::open_tabs().await;
            storage::listen(
                move |key, text| self.hear(key.as_deref(), text.as_deref()),
                move || self.hear_again(),
                move || self.flush(),
                move || !self.is_not_saved(),
            );
            storage::alone(move || self.open_alone(&tab, tabs.as_deref())).await;
        });
    }

    fn open_alone(self, tab: &str, tabs: Option<&[String]>) {
        let visit = Visit {
            writer: Writer::new(storage::random_number()),
            tab,
            open_tabs: tabs,
            today: today(),
        };
        let local = storage::Local::probe();
        let opened = local.and_then(|local| {
            let opened = Store::open_quickly(&local, &visit).ok()?;
            Some((Rc::new(local) as Rc<dyn KeyValue>, opened))
        });
        let (keeping, kv, opened) = match opened {
            Some((kv, opened)) => (Keeping::Browser, kv, Some(opened)),
            None => (
                Keeping::Page,
                Rc::new(Memory::default()) as Rc<dyn KeyValue>,
                None,
            ),
        };
        let (store, troubles) = match opened {
            Some(opened) => (opened.store, opened.troubles),
            None => (Store::empty(visit.writer, tab), Vec::new()),
        };
        self.inner.update_value(|inner| {
            inner.store = store;
            inner.kv = kv;
        });
        self.troubles.set(troubles);
        self.keeping.set(keeping);
        self.tell_all();
        set_timeout(move || self.look_through(), LOOK_AFTER);
    }

    /// Looks through what was opened quickly, a little at a time.
    fn look_through(self) {
        let more = self.with(|inner| {
            let kv = inner.kv.clone();
            let more = inner.store.look_through(&*kv, LOOKED_AT);
            (more, inner.store.take_troubles())
        });
        let Some((more, troubles)) = more else { return };
        if !troubles.is_empty() {
            self.troubles.update(|known| known.extend(troubles));
            self.tell_all();
        }
        // Where the storage says no more, there is nothing to look at either.
        if more == Ok(true) {
            set_timeout(move || self.look_through(), LOOK_AFTER);
        }
    }

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

    /// Tries again what could not be kept.
    pub(crate) fn retry(self) {
        let job = match self.with(|inner| inner.waiting.take()).flatten() {
            Some(Waiting::Job(job)) => job,
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
    fn failed(self, failure: Failure, again: impl Fn() + Send + Sync + 'static) {
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
    fn flush(self) {
        loop {
            let result = self.inner.try_update_value(|inner| {
                let job = inner.queue.pop_front()?;
                let (action, done) = (job.action.clone(), job.done);
                let kv = inner.kv.clone();
                let ids = inner.store.ids_of(&action);
                let before = glances(&inner.store, &ids);
                let result = inner.store.act(&*kv, &action);
                let listed = before != glances(&inner.store, &ids);
                inner.waiting = match &result {
                    Err(NotDone::Failed(_)) => Some(Waiting::Job(job)),
                    _ => None,
                };
                Some((result, done, ids, listed))
            });
            let Some(Some((result, done, ids, listed))) = result else {
                return;
            };
            let saving = self.outcome(result);
            let is_done = saving == Saving::Saved;
            self.saving.set(saving);
            self.tell(&ids, listed);
            // The form that asked may be gone.
            let _ = done.try_run(is_done);
        }
    }

    fn is_not_saved(self) -> bool {
        matches!(
            self.saving.get_untracked(),
            Saving::NotSaved(_) | Saving::NotBrought(_)
        )
    }

    /// What to say of something that was tried.
    fn outcome(self, result: Result<Receipt, NotDone>) -> Saving {
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
    fn was_written(self, receipt: &Receipt) {
        let first = self.inner.try_update_value(|inner| {
            let first = !inner.looks_again && !receipt.written.is_empty();
            inner.looks_again |= first;
            first
        });
        if first == Some(true) {
            set_timeout(move || self.look_again(), LOOK_AGAIN_AFTER);
        }
    }

    fn look_again(self) {
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
                Some(Ok(_)) if self.is_not_saved() => self.saving.set(Saving::Saved),
                Some(Err(failure)) => self.failed(failure, move || self.look_again()),
                _ => {}
            }
        }));
    }

    /// Takes in what another tab wrote.
    fn hear(self, key: Option<&str>, text: Option<&str>) {
        // Before it is open there is nothing to merge with: opening reads it all.
        if self.keeping.get_untracked() != Keeping::Browser {
            return;
        }
        let heard = self.with(|inner| {
            let kv = inner.kv.clone();
            inner.store.hear(&*kv, key, text)
        });
        self.heard(heard);
    }

    /// Takes in what the page may have missed.
    fn hear_again(self) {
        if self.keeping.get_untracked() == Keeping::Browser {
            let heard = self.with(|inner| {
                let kv = inner.kv.clone();
                inner.store.refresh(&*kv)
            });
            self.heard(heard);
        }
    }

    fn heard(self, heard: Option<Result<(Heard, Receipt), Failure>>) {
        match heard {
            Some(Ok((heard, receipt))) => {
                self.was_written(&receipt);
                if heard.cleared {
                    self.cleared.set(true);
                }
                if !heard.disputed.is_empty() {
                    self.saving.set(Saving::Disputed);
                }
                if !heard.changed.is_empty() {
                    self.tell(&heard.changed, true);
                }
            }
            Some(Err(failure)) => self.failed(failure, move || self.look_again()),
            None => {}
        }
    }

    /// After the browser's data was cleared: writes again what is known here, or
    /// starts anew.
    pub(crate) fn after_clearing(self, put_back: bool) {
        self.cleared.set(false);
        if put_back {
            let written = self.with(|inner| {
                let kv = inner.kv.clone();
                inner.store.put_all_back(&*kv)
            });
            match written {
                Some(Err(failure)) => self.failed(failure, move || self.after_clearing(true)),
                _ => self.saving.set(Saving::Saved),
            }
        } else {
            self.inner.update_value(|inner| {
                let tab = inner.store.tab().to_owned();
                inner.store = Store::empty(Writer::new(storage::random_number()), &tab);
            });
            self.saving.set(Saving::Nothing);
        }
        self.tell_all();
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

    /// Every objective that is not in the bin, or every one that is, the newest
    /// first, with its title and since when it is there.
    pub(crate) fn list(self, in_bin: bool) -> Vec<(Id, String, String)> {
        self.listed.track();
        self.with(|inner| {
            let list = inner.store.list();
            let list = list.filter(|(_, glance)| glance.binned().is_some() == in_bin);
            list.map(|(id, glance)| {
                let day = glance.binned().unwrap_or_default();
                (id.clone(), glance.title().to_owned(), day.to_owned())
            })
            .collect()
        })
        .unwrap_or_default()
    }

    /// How often an objective was changed: what is shown of it hangs on this alone.
    pub(crate) fn revision(self, id: &Id) -> (u32, u32) {
        self.changed.track();
        let revision = self.with(|inner| {
            let own = inner.revisions.get(id).copied().unwrap_or(0);
            (own, inner.all)
        });
        revision.unwrap_or_default()
    }

    /// The definition of an objective as it stands, for a form to start from.
    pub(crate) fn definition(self, id: &Id) -> Option<Record> {
        self.with(|inner| inner.store.record(id).cloned()).flatten()
    }

    /// An objective with its latest check-ins, or with all of them. Of one that a
    /// newer version wrote, the title.
    pub(crate) fn objective(self, id: &Id, with_history: bool) -> Objective {
        let read = self.with(|inner| {
            if with_history && inner.store.newer(id).is_none() {
                let kv = inner.kv.clone();
                // What cannot be read now is missing in the list, and nothing else.
                let _ = inner.store.read_history(&*kv, id);
                let whole = inner.store.with_history(id)?;
                return Some(Objective::read(&whole));
            }
            if inner.store.newer(id).is_some() {
                let title = inner.store.glance(id)?.title().to_owned();
                return Some(Objective {
                    title,
                    ..Objective::read(inner.store.record(id)?)
                });
            }
            Some(Objective::read(inner.store.record(id)?))
        });
        read.flatten().unwrap_or_default()
    }

    /// A field of an objective, with whatever is in it.
    pub(crate) fn field(self, id: &Id, field: &str) -> Option<serde_json::Value> {
        self.with(|inner| inner.store.with_history(id)?.value(field).cloned())?
    }

    /// What was written to an objective's fields elsewhere at the same time.
    pub(crate) fn beside(self, id: &Id) -> Vec<(String, serde_json::Value)> {
        let beside = self.with(|inner| {
            let whole = inner.store.with_history(id)?;
            let fields = whole.fields.into_iter();
            let others = fields.filter_map(|(name, field)| {
                let other = field.others().first()?;
                (other.value != *field.value()).then(|| (name, other.value.clone()))
            });
            Some(others.collect())
        });
        beside.flatten().unwrap_or_default()
    }

    /// Whether a newer version wrote an objective, so that it is only read.
    pub(crate) fn is_newer(self, id: &Id) -> bool {
        self.with(|inner| inner.store.newer(id)).flatten().is_some()
    }

    /// What undoing takes back, and what redoing does again.
    pub(crate) fn turns(self) -> [Option<Deed>; 2] {
        self.changed.track();
        let turns = self.with(|inner| {
            let (done, undone) = (inner.store.last_done(), inner.store.first_undone());
            [done, undone].map(|slot| slot.map(|slot| slot.deed))
        });
        turns.unwrap_or_default()
    }

    /// Moves check-ins that lists do not need out of an objective's definition.
    pub(crate) fn tidy(self, id: &Id) {
        let id = id.clone();
        spawn_local(storage::alone(move || {
            let tidied = self.with(|inner| {
                let kv = inner.kv.clone();
                inner.store.tidy(&*kv, &id)
            });
            // What could not be moved is moved another time.
            if let Some(Ok(receipt)) = tidied {
                self.was_written(&receipt);
            }
        }));
    }

    /// What takes up how much.
    pub(crate) fn usage(self) -> Usage {
        self.changed.track();
        let usage = self.with(|inner| inner.store.usage(&*inner.kv.clone()).ok());
        usage.flatten().unwrap_or_default()
    }

    /// An id for something new.
    pub(crate) fn new_id() -> Id {
        let name = storage::new_name();
        // The browser writes it in small letters and digits.
        Id::parse(&name).unwrap_or_else(|| Id::of_number(storage::random_number()))
    }

    /// An id for a new objective, which comes first in the list.
    pub(crate) fn new_objective_id(self) -> Id {
        let newest = self.with(|inner| inner.store.newest().cloned());
        Self::new_id().later_than(newest.flatten().as_ref())
    }

    /// Whether the browser says that it keeps all of it for good.
    pub(crate) async fn is_kept_for_good() -> Option<bool> {
        storage::is_kept_for_good().await
    }

    /// Asks it to.
    pub(crate) async fn keep_for_good() -> Option<bool> {
        storage::keep_for_good().await
    }

    /// Moves the focus, where what had it is gone.
    pub(crate) fn focus(id: String) {
        page::focus(id);
    }

    /// A text as it is compared with others: however it was typed.
    pub(crate) fn folded(text: &str) -> String {
        browser::folded(text)
    }

    /// Moves the focus to the first field with a problem, of those whose ids begin
    /// so.
    pub(crate) fn focus_first_problem(beginning: &str) {
        page::focus_first(["[id^=\"", beginning, "-\"][aria-invalid]"].concat());
    }

    /// Says that these objectives changed, and whether a list shows it.
    fn tell(self, ids: &BTreeSet<Id>, listed: bool) {
        let troubles = self.with(|inner| {
            for id in ids {
                *inner.revisions.entry(id.clone()).or_default() += 1;
            }
            inner.store.take_troubles()
        });
        if let Some(new) = troubles.filter(|new| !new.is_empty()) {
            self.troubles.update(|troubles| troubles.extend(new));
        }
        self.changed
            .update(|changed| *changed = changed.wrapping_add(1));
        if listed {
            self.listed
                .update(|listed| *listed = listed.wrapping_add(1));
        }
    }

    /// Says that all of them may have.
    fn tell_all(self) {
        self.with(|inner| inner.all = inner.all.wrapping_add(1));
        self.tell(&BTreeSet::new(), true);
    }

    fn with<T>(self, with: impl FnOnce(&mut Inner) -> T) -> Option<T> {
        self.inner.try_update_value(with)
    }
}

/// What a list shows of them.
fn glances(store: &Store, ids: &BTreeSet<Id>) -> Vec<Option<Glance>> {
    ids.iter().map(|id| store.glance(id).cloned()).collect()
}

/// The day that it is where the person is.
pub(crate) fn today() -> Date {
    parse_date(&browser::today()).unwrap_or(Date::MIN)
}

/// The same as it is written.
pub(crate) fn today_written() -> String {
    browser::today()
}
