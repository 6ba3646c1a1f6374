//! The grading playground while it is open: what was typed, what it means, and
//! the address that restores it.

pub(crate) mod dismissed;
mod edit;
pub(crate) mod link;

use std::time::Duration;

use leptos::prelude::*;
use waymark_core::calendar::Calendar;
use waymark_core::grading::counting::Counting;
use waymark_core::grading::objective::{NoScore, Total};
use waymark_core::grading::verdict::{Promise, Term};
use waymark_core::number::understood::Notation;
use waymark_core::period::{parse_date, write_date};
use waymark_core::sketch::periods::{ReadPast, ReadPeriod};
use waymark_core::sketch::typed::{Habits, ReadKeyResult};
use waymark_core::sketch::{KeyResult, Measure, Objective, Past, Sketch};

use crate::platform::{browser, page};
use crate::state::derived::Derived;
use crate::state::habits::habits;
use crate::state::kept::today;
use crate::state::navigation::Navigation;

/// After so long without a change the address follows: writing it takes a browser longer
/// than everything else that a digit brings about. It follows sooner where a field or the
/// page is left.
const LINK_AFTER: Duration = Duration::from_secs(3);

/// After so long without a change the outcome is said aloud.
const SAY_AFTER: Duration = Duration::from_millis(500);

/// One of a list that people add to and take from: told apart by its number,
/// which stays when it moves.
pub struct Row<T: 'static, R: Send + Sync + 'static> {
    pub(crate) id: u32,
    /// As typed.
    pub(crate) typed: RwSignal<T>,
    /// As understood.
    pub(crate) read: Memo<R>,
    /// Its part of the text that restores everything, worked out when asked for.
    text: Memo<String>,
}

impl<T, R: Send + Sync> Clone for Row<T, R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, R: Send + Sync> Copy for Row<T, R> {}

/// A key result of the playground.
pub type KeyResultRow = Row<KeyResult, ReadKeyResult>;

/// A closed period of the playground.
pub type PastRow = Row<Past, ReadPast>;

/// What there is to say above everything else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Notice {
    /// Nothing.
    #[default]
    Nothing,
    /// Something else was loaded on request.
    Loaded(Loaded),
    /// The link could not be read, so an example is there.
    Damaged,
    /// There is too much to keep in an address.
    TooLong,
    /// A file could not be read; nothing was changed.
    NotOurs,
}

/// What was loaded on request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Loaded {
    /// An example.
    Example,
    /// A file.
    File,
    /// Nothing: one begins anew.
    Empty,
}

/// The playground. Every edit goes through its methods, so that the address and
/// what is said aloud follow.
#[derive(Clone, Copy)]
pub struct Playground {
    /// How things are written here.
    pub(crate) habits: Habits,
    /// The objective.
    pub(crate) objective: RwSignal<Objective>,
    /// Its period as understood.
    pub(crate) period: Derived<ReadPeriod>,
    /// Whether that runs, so that what is not done may still be.
    is_open: Derived<bool>,
    /// Its key results.
    pub(crate) rows: RwSignal<Vec<KeyResultRow>>,
    /// Closed periods.
    pub(crate) pasts: RwSignal<Vec<PastRow>>,
    /// What the objective counts, in order. It is told of each change: asking a
    /// hundred key results at each keystroke takes longer than the sum.
    pub(crate) counting: RwSignal<Counting>,
    /// What that comes to.
    pub(crate) total: Derived<Total>,
    /// What was promised, and whether it can still be kept.
    pub(crate) promise: Derived<Promise>,
    /// Whether all weights are 0, which is a problem of each of them. It is told when that
    /// changes: what followed the total would have each of a hundred weights look at it.
    pub(crate) weights_all_zero: RwSignal<bool>,
    /// What there is to say.
    pub(crate) notice: RwSignal<Notice>,
    /// The key result taken away last: from which place, and the number that it had.
    pub(crate) removed: RwSignal<Option<(usize, u32, KeyResult)>>,
    /// What is not to be said again about how something is worded, each with a space behind
    /// it: the number of the key result, or that of the objective, and the check's word. As
    /// a text, since a list would be code of its own of which the playground has none.
    pub(crate) dismissed: RwSignal<String>,
    /// Whether what a link brought is looked at and not changed; none before it is known.
    pub(crate) looking: RwSignal<Option<bool>>,
    /// Counts up with every change.
    pub(crate) changes: RwSignal<u32>,
    /// Counts up whenever nothing has changed for a while.
    pub(crate) settled: RwSignal<u32>,
    navigation: Navigation,
    // What rows are made of lives as long as the page, not as long as the
    // button that added them.
    owner: StoredValue<Option<Owner>>,
    last_id: StoredValue<u32>,
    /// How often something was changed that the address does not hold, and how
    /// often something that has not been said aloud.
    to_write: StoredValue<u32>,
    to_say: StoredValue<u32>,
    /// How often the address was written, to tell a late writing from the last,
    /// and up to which change.
    writes: StoredValue<u32>,
    written: StoredValue<u32>,
    /// Whether somebody here has typed, opened or taken over what is shown.
    is_own: StoredValue<bool>,
    /// The attempt that is shown.
    at: StoredValue<Option<u32>>,
    /// The letters that are shown, as the address has or had them.
    shown: StoredValue<Option<String>>,
}

impl Playground {
    /// An empty one, whose numbers are written as the browser says. Words are
    /// the caller's.
    pub(crate) fn new(
        navigation: Navigation,
        magnitudes: &'static [(&'static str, u8)],
        of: &'static str,
    ) -> Self {
        let objective = RwSignal::new(Objective::default());
        let rows = RwSignal::new(Vec::<KeyResultRow>::new());
        let counting = RwSignal::new(Counting::default());
        let period = Derived::new(move || objective.with(|it| ReadPeriod::of(it, today())));
        let playground = Self {
            habits: habits(magnitudes, of),
            objective,
            period,
            is_open: Derived::new(move || period.with(ReadPeriod::term) == Term::Running),
            rows,
            pasts: RwSignal::new(Vec::new()),
            counting,
            total: Derived::new(move || counting.with(Counting::total)),
            promise: Derived::new(move || Promise {
                commitment: objective.with(|it| it.commitment),
                term: period.with(ReadPeriod::term),
            }),
            weights_all_zero: RwSignal::new(false),
            notice: RwSignal::new(Notice::Nothing),
            removed: RwSignal::new(None),
            dismissed: RwSignal::new(String::new()),
            looking: RwSignal::new(None),
            changes: RwSignal::new(0),
            settled: RwSignal::new(0),
            navigation,
            owner: StoredValue::new(Owner::current()),
            last_id: StoredValue::new(0),
            to_write: StoredValue::new(0),
            to_say: StoredValue::new(0),
            writes: StoredValue::new(0),
            written: StoredValue::new(0),
            is_own: StoredValue::new(false),
            at: StoredValue::new(None),
            shown: StoredValue::new(None),
        };
        Effect::new(move |before: Option<bool>| {
            let is_open = playground.is_open.with(|it| *it);
            if before.is_some_and(|before| before != is_open) {
                playground.count();
            }
            is_open
        });
        on_cleanup(move || playground.leave());
        playground
    }

    /// Whether there is room to show what is not needed at once.
    pub(crate) fn has_room() -> bool {
        page::width() >= 640.0
    }

    /// Everything as it stands.
    pub(crate) fn sketch(self) -> Sketch {
        Sketch {
            objective: self.objective.get_untracked(),
            key_results: self
                .rows
                .with_untracked(|rows| rows.iter().map(|row| row.typed.get_untracked()).collect()),
            periods: self
                .pasts
                .with_untracked(|rows| rows.iter().map(|row| row.typed.get_untracked()).collect()),
        }
    }

    /// Shows something else.
    pub(crate) fn show(self, sketch: Sketch) {
        self.removed.set(None);
        self.dismissed.set(String::new());
        self.objective.set(sketch.objective);
        let rows = sketch.key_results.into_iter();
        self.rows
            .set(rows.map(|typed| self.key_result(typed)).collect());
        self.count();
        let pasts = sketch.periods.into_iter();
        self.pasts
            .set(pasts.map(|typed| self.past(typed)).collect());
        self.changes.update(|changes| *changes += 1);
        self.say_soon();
    }

    /// A sketch to begin with: the values are today's, and in the quarter that
    /// is now if it is to have a period. Its year begins in January: what somebody has
    /// set is kept with the goals, which the playground does not load, and its days are
    /// there to be typed over.
    pub(crate) fn dated(mut sketch: Sketch, this_quarter: bool) -> Sketch {
        let today = browser::today();
        let quarter = parse_date(&today)
            .filter(|_| this_quarter)
            .map(|today| Calendar::default().quarter_of(today));
        if let Some(quarter) = quarter {
            sketch.objective.first = write_date(quarter.first());
            sketch.objective.last = write_date(quarter.last());
        }
        sketch.objective.as_of = today;
        sketch.objective.share = 72;
        sketch.objective.bound = "90".to_owned();
        sketch
    }

    /// Counts all key results.
    fn count(self) {
        let counted = |row: &KeyResultRow| row.read.with_untracked(|read| read.counted.clone());
        let counted = |rows: &Vec<KeyResultRow>| rows.iter().map(counted).collect();
        let counted = self.rows.with_untracked(counted);
        self.counting.set(Counting::of(counted));
        self.tell_weights();
    }

    fn tell_weights(self) {
        let all_zero = |total: &Total| total.score == Err(NoScore::WeightsAllZero);
        let all_zero = self.total.with_untracked(all_zero);
        if self.weights_all_zero.get_untracked() != all_zero {
            self.weights_all_zero.set(all_zero);
        }
    }

    fn row<T, R>(
        self,
        typed: T,
        read: impl Fn(&T) -> R + Send + Sync + 'static,
        write: fn(&T, &Notation) -> String,
    ) -> Row<T, R>
    where
        T: Send + Sync + 'static,
        R: PartialEq + Send + Sync + 'static,
    {
        self.last_id.update_value(|id| *id += 1);
        let make = || {
            let typed = RwSignal::new(typed);
            Row {
                id: self.last_id.get_value(),
                typed,
                read: Memo::new(move |_| typed.with(&read)),
                text: Memo::new(move |_| typed.with(|typed| write(typed, &self.habits.notation))),
            }
        };
        match self.owner.get_value() {
            Some(owner) => owner.with(make),
            None => make(),
        }
    }

    fn key_result(self, typed: KeyResult) -> KeyResultRow {
        self.row(
            typed,
            move |typed| {
                let mut read = ReadKeyResult::of(typed, &self.habits);
                if typed.measure == Measure::YesNo && self.is_open.with(|it| *it) {
                    read.counted = read.counted.while_open();
                }
                read
            },
            KeyResult::to_text,
        )
    }

    fn past(self, typed: Past) -> PastRow {
        self.row(
            typed,
            move |typed| ReadPast::of(typed, &self.habits.notation),
            Past::to_text,
        )
    }

    /// After a change: the address follows, then what is said aloud.
    fn changed(self) {
        if self.notice.get_untracked() != Notice::Nothing {
            self.notice.set(Notice::Nothing);
        }
        self.is_own.set_value(true);
        self.changes.update(|changes| *changes += 1);
        self.write_soon();
        self.say_soon();
    }

    /// Lets the address follow.
    fn write_soon(self) {
        later(self.to_write, LINK_AFTER, move || self.write_address());
    }

    fn say_soon(self) {
        later(self.to_say, SAY_AFTER, move || {
            self.settled.update(|times| *times += 1);
        });
    }
}

/// Does something after a while, unless it is asked for again before.
fn later(times: StoredValue<u32>, after: Duration, then: impl Fn() + 'static) {
    times.update_value(|times| *times += 1);
    let turn = times.get_value();
    set_timeout(
        move || {
            // The page may be gone by now.
            if times.try_get_value() == Some(turn) {
                then();
            }
        },
        after,
    );
}
