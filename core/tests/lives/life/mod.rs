//! What people do with a metric.

mod actions;
mod copies;

use time::{Date, Duration};
use waymark_core::carry::file;
use waymark_core::grading::measure::Bound;
use waymark_core::kpi::band::{Band, Range};
use waymark_core::kpi::reading::Reading;
use waymark_core::kpi::{self, Kpi};
use waymark_core::number::decimal::Decimal;
use waymark_core::number::understood::Notation;
use waymark_core::objective::draft::Here;
use waymark_core::period::write_date;
use waymark_core::record::id::Id;
use waymark_core::sketch::typed::Habits;
use waymark_core::store::action::Action;
use waymark_core::store::failure::NotDone;

use crate::lives::world::{CALENDAR, Page, day, id, of_kpi, redo, undo};
use crate::store::faulty::World;

/// One thing that somebody does, by the number of the page.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    /// The KPI is read of a month so many before, or corrected.
    Read(usize, u8, u8),
    /// A value is checked in of some key result so many days before: of one that is a KPI it
    /// is a reading.
    CheckIn(usize, u8, u8, u8, Option<u8>),
    /// How sure somebody is of some key result.
    Sure(usize, u8, u8, u8),
    /// An objective of one's own, without a KPI.
    Begin(usize),
    /// The KPI serves as a key result.
    Serve(usize, u8),
    /// A key result that is there is said to be the KPI.
    UseKpi(usize, u8),
    /// An objective restores it.
    Restore(usize),
    /// An objective is closed, and what has come to a new level is settled so.
    Close(usize, u8, u8),
    /// One that is closed is settled later.
    Settle(usize, u8),
    Undo(usize),
    Redo(usize),
    /// What the other page did is seen.
    Deliver(usize, u8),
    /// A copy is made.
    Export(usize),
    /// An earlier copy is brought in.
    Merge(usize, u8),
    /// Everything is put back as it was in an earlier copy.
    Back(usize, u8),
    /// Old values move to their years, or back.
    Tidy(usize, u8),
    /// The page is loaded again.
    Reload(usize),
    Days(u8),
}

/// What a step was: what may have become of the history by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Was {
    /// Nothing was there to do it with.
    Nothing,
    /// Values were written, and none was taken away.
    Adds,
    /// A hand-off: no history changes.
    HandsOff,
    /// What was done is taken back or done again, or comes from elsewhere.
    Turns,
}

/// A metric's life, in two pages.
pub(crate) struct Life {
    pub(crate) world: World,
    pub(crate) pages: Vec<Page>,
    pub(crate) today: Date,
    writers: u64,
    ids: u64,
    copies: Vec<String>,
}

const HABITS: Habits = Habits {
    notation: Notation::PLAIN_ENGLISH,
    of: "of",
};

pub(crate) fn here(today: Date) -> Here {
    Here {
        habits: HABITS,
        me: "me",
        today,
        calendar: CALENDAR,
    }
}

pub(crate) fn monthly() -> Id {
    id("k")
}

pub(super) fn number(value: u8) -> Decimal {
    Decimal::from(u32::from(value))
}

/// One of several things, by any number.
pub(super) fn one_of<T>(all: &[T], which: u8) -> Option<&T> {
    (!all.is_empty()).then(|| &all[usize::from(which) % all.len()])
}

impl Life {
    /// A KPI that is read each month, normal from 10 on, with three months of readings.
    pub(crate) fn begin(pages: usize) -> Self {
        let today = day("2026-03-05");
        let world = World::default();
        let mut first = Page::open(&world, 1, "t0", today);
        let reading = |(day_, value)| Reading {
            day: day(day_),
            value: Some(number(value)),
            note: String::new(),
        };
        let kpi = Kpi {
            name: "Support rating".to_owned(),
            bands: vec![Band {
                id: id("b0"),
                from: day("2026-01-01"),
                range: Range::one_sided(Bound::AtLeast(number(10)), None).ok(),
                per: None,
            }],
            made: Some(day("2026-01-01")),
            readings: [("2025-12-31", 12), ("2026-01-31", 11), ("2026-02-28", 9)]
                .map(reading)
                .into(),
            ..Kpi::default()
        };
        let create = Action::Create {
            of: of_kpi(&monthly()),
            fields: kpi.fields(),
            today: write_date(today),
        };
        first.act(&create).expect("room");
        let mut all = vec![first];
        for more in 1..pages {
            let tab = format!("t{more}");
            all.push(Page::open(&world, 1 + more as u64, &tab, today));
        }
        Self {
            world,
            writers: pages as u64,
            pages: all,
            today,
            ids: 0,
            copies: Vec::new(),
        }
    }

    fn new_id(&mut self) -> Id {
        self.ids += 1;
        id(&format!("n{}", self.ids))
    }

    /// Takes a step; what it was, and what was done.
    pub(crate) fn take(&mut self, step: &Step) -> (Was, Option<Action>) {
        match step {
            Step::Days(days) => self.today += Duration::days(i64::from(*days)),
            Step::Deliver(page, most) => {
                self.page(*page).deliver(usize::from(*most));
                return (Was::Turns, None);
            }
            Step::Export(page) => {
                let today = write_date(self.today);
                let page = self.page(*page);
                let text = file::write(&mut page.store, &page.kv, &today);
                self.copies.push(text.expect("a storage that can be read"));
            }
            Step::Merge(page, which) => return (self.merge(*page, *which), None),
            Step::Back(page, which) => return (self.back(*page, *which), None),
            Step::Tidy(page, which) => self.tidy(*page, *which),
            Step::Reload(page) => return (self.reload(*page), None),
            Step::Undo(page) => {
                let _ = self.do_it(*page, &undo(self.today));
                return (Was::Turns, None);
            }
            Step::Redo(page) => {
                let _ = self.do_it(*page, &redo(self.today));
                return (Was::Turns, None);
            }
            _ => {
                let Some((page, was, action)) = self.action(step) else {
                    return (Was::Nothing, None);
                };
                return match self.do_it(page, &action) {
                    Ok(()) => (was, Some(action)),
                    Err(_) => (Was::Nothing, None),
                };
            }
        }
        (Was::Nothing, None)
    }

    fn page(&mut self, page: usize) -> &mut Page {
        let at = page % self.pages.len();
        &mut self.pages[at]
    }

    fn do_it(&mut self, page: usize, action: &Action) -> Result<(), NotDone> {
        self.page(page).act(action).inspect_err(|why| {
            assert!(matches!(why, NotDone::Refused(_)), "{why:?}");
        })
    }

    /// In one tab it changes nothing; of two it shows what the other one did.
    fn reload(&mut self, page: usize) -> Was {
        let at = page % self.pages.len();
        self.writers += 1;
        let tab = format!("t{at}");
        self.pages[at] = Page::open(&self.world, 10 + self.writers, &tab, self.today);
        match self.pages.len() {
            1 => Was::Nothing,
            _ => Was::Turns,
        }
    }
}

/// The KPIs that an action begins.
pub(crate) fn begins_kpi(action: &Action) -> bool {
    match action {
        Action::Create { of, .. } => *of.kind == kpi::KIND,
        Action::Together(steps) => steps.iter().any(begins_kpi),
        _ => false,
    }
}
