//! The goals while the app is open: what is kept, what was just done, and what is
//! wrong with any of it.
//!
//! Every change goes through [`Goals::submit`] or [`Goals::act_then`]: nothing says
//! that it is saved before it was read back, and what could not be saved waits to be
//! tried again.

mod acting;
pub mod backups;
mod clock;
pub mod devices;
pub(in crate::state) mod door;
pub mod drafts;
pub(crate) mod example;
pub mod files;
mod hearing;
pub(crate) mod linked;
pub mod looked;
pub mod mirror;
pub(crate) mod offline;
mod opening;
pub mod showing;
pub mod table;
mod telling;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use leptos::prelude::*;
use time::Date;
use waymark_core::calendar::Calendar;
use waymark_core::kinds::KINDS;
use waymark_core::objective::KIND;
use waymark_core::period::parse_date;
use waymark_core::record::id::Id;
use waymark_core::record::kind::{Kind, Subject};
use waymark_core::record::stamp::Writer;
use waymark_core::settings;
use waymark_core::sketch::typed::Habits;
use waymark_core::store::Store;
use waymark_core::store::action::{Action, Refusal};
use waymark_core::store::failure::Failure;
use waymark_core::store::key_value::Memory;
use waymark_core::store::trouble::Trouble;

use self::backups::Backups;
use self::devices::Devices;
use self::door::Storage;
use self::linked::KeyResultOf;
use self::mirror::Second;
use self::telling::Telling;
use crate::platform::{browser, kept, storage};
use crate::state::calendar;
use crate::state::habits::habits;
use crate::state::kpis::known::Standings;
use crate::state::objectives::briefs::Briefs;

/// How it stands with what was done last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Saving {
    /// Nothing was done yet.
    #[default]
    Nothing,
    /// It is being written.
    Underway,
    /// It was read back, and the second store has it too where there is one.
    Saved,
    /// It was read back, and the second store does not answer.
    HereAlone,
    /// Another tab wrote the same field at the same time. Both are kept.
    Disputed,
    /// It could not be kept. It waits.
    NotSaved(Failure),
    /// An import could not be finished. It waits.
    NotBrought(Failure),
    /// It could not be done.
    Refused(Refusal),
    /// Some of what was to be deleted for good, records of these kinds, are not in the
    /// bin any more and were left alone.
    NotInBin(Vec<&'static Kind>),
    /// Some of what was to be deleted for good, records of these kinds, stays, since others
    /// that stay name it.
    Needed(Vec<&'static Kind>),
    /// A KPI was to be deleted and is retired: it is this key result.
    Retired(KeyResultOf),
    /// What was cleared is there again, as far as it was known here.
    PutBack,
    /// What was to be deleted since it could not be read can be read again.
    Readable,
}

impl Saving {
    /// Whether something is not saved by it, and waits.
    pub(crate) const fn is_unsaved(&self) -> bool {
        matches!(self, Self::NotSaved(_) | Self::NotBrought(_))
    }

    /// Whether it says that something is kept.
    const fn is_kept(&self) -> bool {
        matches!(self, Self::Saved | Self::Disputed | Self::PutBack)
    }

    /// Whether that is for want of room.
    pub(crate) fn is_full(&self) -> bool {
        match self {
            Self::NotSaved(failure) | Self::NotBrought(failure) => failure.is_full(),
            _ => false,
        }
    }
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
    /// It is the example, which is to be kept nowhere.
    Example,
}

/// Something to be tried again.
#[derive(Clone)]
struct Waiting {
    what: What,
    /// Why it could not be done.
    why: Failure,
}

/// What is to be tried again.
#[derive(Clone)]
enum What {
    Job(Job),
    /// Looking whether what was written is still there.
    Look,
    Other(Callback<()>),
}

/// Something to be done.
#[derive(Clone)]
struct Job {
    action: Action,
    /// Called with whether it was.
    done: Callback<bool>,
    /// What the form says by now, where there is one; nothing if that cannot be done.
    form: Option<Callback<(), Option<Action>>>,
}

/// What is kept, with how it is shown.
#[derive(Clone, Copy)]
pub struct Goals {
    /// How things are written here.
    pub(crate) habits: Habits,
    // How the person divides time.
    pub(in crate::state) calendar: RwSignal<Calendar>,
    // The day that it is, followed while the page stays open.
    pub(in crate::state) day: RwSignal<Date>,
    /// Where it is kept.
    pub(crate) keeping: RwSignal<Keeping>,
    // Counts up with every change of anything, and of what a list shows. Of a
    // thousand objectives one is changed at a time: the others look no further
    // than at their revision.
    pub(in crate::state) changed: RwSignal<u32>,
    pub(in crate::state) listed: RwSignal<u32>,
    // Whether all of them were looked at.
    pub(in crate::state) learned: RwSignal<bool>,
    /// How it stands with what was done last.
    pub(crate) saving: RwSignal<Saving>,
    /// How it stands with the second store.
    pub(crate) second: RwSignal<Second>,
    /// What was said of that, and needs not be said again.
    pub(crate) understood: RwSignal<Vec<Second>>,
    /// The objectives that were written here since the page was opened.
    pub(crate) made: RwSignal<BTreeSet<Id>>,
    /// What is wrong with what is kept.
    pub(crate) troubles: RwSignal<Vec<Trouble>>,
    /// Whether what the browser kept was taken away while the page was open, all of
    /// it or a part.
    pub(crate) cleared: RwSignal<bool>,
    /// How it stands with the backups.
    pub(crate) backups: RwSignal<Backups>,
    /// Whether they are unfolded.
    pub(crate) shows_backups: RwSignal<bool>,
    /// What is known of other devices of the same person.
    pub(crate) devices: RwSignal<Devices>,
    /// The file that was offered last: its name and its text.
    pub(crate) offered: RwSignal<Option<(String, String)>>,
    pub(in crate::state) inner: StoredValue<Inner, LocalStorage>,
}

pub(in crate::state) struct Inner {
    pub(in crate::state) store: Store,
    pub(in crate::state) storage: Storage,
    queue: VecDeque<Job>,
    // What could not be kept, to be tried again.
    waiting: Option<Waiting>,
    // The same of what no form asked for, each with why not: another deed does not
    // stand for it.
    left: Vec<(Job, Failure)>,
    looks_again: bool,
    // Whether a backup is about to be made.
    backs_up: bool,
    telling: Telling,
    // How often each objective was changed, and how often all were.
    revisions: BTreeMap<Subject, u32>,
    all: u32,
    // Those of which something was written elsewhere at the same time, once it was looked
    // for: of a thousand records one is changed at a time.
    disputed: Option<BTreeSet<Subject>>,
    /// What is known of each objective in short.
    pub(in crate::state) objectives: Briefs,
    /// How each KPI stands.
    pub(in crate::state) kpis: Standings,
}

thread_local! {
    // For as long as the page is open: another page of the app may be shown while
    // something waits to be saved.
    static GOALS: RefCell<Option<Goals>> = const { RefCell::new(None) };
}

impl Goals {
    /// Asks early for what they ask of the browser.
    #[cfg(feature = "split")]
    pub(crate) fn begin_loading() {
        kept::begin();
    }

    /// Fetches what they ask of the browser; whether it came. Before that there are none.
    pub(crate) async fn load() -> bool {
        kept::load().await
    }

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

    pub(in crate::state) fn new(habits: Habits) -> Self {
        let inner = Inner {
            store: Store::empty(KINDS, Writer::new(0), ""),
            storage: Storage::of_page(Memory::default()),
            queue: VecDeque::new(),
            waiting: None,
            left: Vec::new(),
            looks_again: false,
            backs_up: false,
            telling: Telling::needless(),
            revisions: BTreeMap::new(),
            all: 0,
            disputed: None,
            objectives: Briefs::of(today()),
            kpis: Standings::default(),
        };
        Self {
            habits,
            calendar: RwSignal::new(calendar::of_browser()),
            day: RwSignal::new(today()),
            keeping: RwSignal::new(Keeping::Opening),
            changed: RwSignal::new(0),
            listed: RwSignal::new(0),
            learned: RwSignal::new(false),
            saving: RwSignal::new(Saving::Nothing),
            second: RwSignal::new(Second::Needless),
            understood: RwSignal::new(Vec::new()),
            made: RwSignal::new(BTreeSet::new()),
            troubles: RwSignal::new(Vec::new()),
            cleared: RwSignal::new(false),
            backups: RwSignal::new(Backups::default()),
            shows_backups: RwSignal::new(false),
            devices: RwSignal::new(Devices::default()),
            offered: RwSignal::new(None),
            inner: StoredValue::new_local(inner),
        }
    }

    /// An id for something new.
    pub(crate) fn new_id() -> Id {
        // The browser writes it in small letters and digits.
        let id = storage::new_name().and_then(|name| Id::parse(&name));
        id.unwrap_or_else(|| Id::of_number(storage::random_number()))
    }

    /// An id for a new objective, which comes first in the list.
    pub(crate) fn new_objective_id(self) -> Id {
        let newest = self.with(|inner| inner.store.newest(&KIND).cloned());
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

    /// A text as it is searched: in small letters without accents, however it was typed.
    pub(crate) fn folded(text: &str) -> String {
        if text.is_ascii() {
            return text.to_ascii_lowercase();
        }
        let mut folded = browser::folded(text);
        folded.retain(|c| !matches!(c, '\u{300}'..='\u{36f}'));
        folded
    }

    /// A text as names are compared: in small letters, its accents in one form.
    pub(crate) fn compared(text: &str) -> String {
        if text.is_ascii() {
            return text.to_ascii_lowercase();
        }
        browser::folded(text)
    }

    /// Says that these records changed, and whether a list shows it.
    fn tell(self, subjects: &BTreeSet<Subject>, listed: bool) {
        let is_set = subjects.contains(&settings::subject()) && self.learn_calendar();
        if is_set {
            // What is due follows from where weeks begin.
            self.learn_anew();
        }
        let subjects = self.with_readers(subjects);
        let listed = self.learn_again(&subjects) || listed || is_set;
        self.with(|inner| {
            for of in subjects {
                inner.look_for_dispute(&of);
                *inner.revisions.entry(of).or_default() += 1;
            }
        });
        self.show_troubles();
        self.changed
            .update(|changed| *changed = changed.wrapping_add(1));
        if listed {
            self.listed
                .update(|listed| *listed = listed.wrapping_add(1));
        }
    }

    /// Says that all of them may have.
    pub(in crate::state) fn tell_all(self) {
        self.with(|inner| {
            inner.all = inner.all.wrapping_add(1);
            inner.disputed = None;
        });
        self.learn_calendar();
        self.learn_anew();
        self.tell(&BTreeSet::new(), true);
    }

    pub(in crate::state) fn with<T>(self, with: impl FnOnce(&mut Inner) -> T) -> Option<T> {
        self.inner.try_update_value(with)
    }
}

/// An objective as a store knows it.
pub(crate) fn objective(id: &Id) -> Subject {
    KIND.of(id.clone())
}

/// The day that it is where the person is, for what is pressed or asked once: what is shown
/// follows [`Goals::day`], or it says what was true when the page was opened.
pub(crate) fn today() -> Date {
    parse_date(&browser::today()).unwrap_or(Date::MIN)
}

/// The same as it is written.
pub(crate) fn today_written() -> String {
    browser::today()
}

/// Whether it is about midnight, when somebody may take today for another day.
pub(crate) fn is_night() -> bool {
    storage::is_night()
}
