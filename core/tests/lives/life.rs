//! What people do with a metric.

use time::{Date, Duration};
use waymark_core::carry::{file, strays};
use waymark_core::grading::measure::Bound;
use waymark_core::handoff::graduate::{self, Graduation};
use waymark_core::handoff::restore::{Restoring, Words};
use waymark_core::handoff::serve;
use waymark_core::handoff::settle::{self, Settling};
use waymark_core::kinds::KINDS;
use waymark_core::kpi::band::{Band, Range};
use waymark_core::kpi::reading::Reading;
use waymark_core::kpi::standing::Standing;
use waymark_core::kpi::unit::Unit;
use waymark_core::kpi::{self, Kpi};
use waymark_core::metric::dated::{Dated, Sure};
use waymark_core::number::decimal::Decimal;
use waymark_core::number::understood::Notation;
use waymark_core::objective::closing::{Closing, Next};
use waymark_core::objective::draft::{Draft, DraftRow, Here};
use waymark_core::objective::key_result::KeyResult;
use waymark_core::objective::{self, Objective};
use waymark_core::period::{Period, write_date};
use waymark_core::record::id::Id;
use waymark_core::record::name::Name;
use waymark_core::record::stamp::Writer;
use waymark_core::sketch::typed::Habits;
use waymark_core::sketch::{self, Measure};
use waymark_core::store::action::Action;
use waymark_core::store::failure::NotDone;
use waymark_core::store::open::Visit;

use crate::faulty::World;
use crate::world::{CALENDAR, Page, Shown, day, id, of_kpi, of_objective, redo, undo};

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

fn number(value: u8) -> Decimal {
    Decimal::from(u32::from(value))
}

/// One of several things, by any number.
fn one_of<T>(all: &[T], which: u8) -> Option<&T> {
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

    /// What a step asks for, where there is something to do it with.
    fn action(&mut self, step: &Step) -> Option<(usize, Was, Action)> {
        let today = self.today;
        let page = match step {
            Step::Read(page, ..)
            | Step::CheckIn(page, ..)
            | Step::Sure(page, ..)
            | Step::Begin(page)
            | Step::Serve(page, _)
            | Step::UseKpi(page, _)
            | Step::Restore(page)
            | Step::Close(page, ..)
            | Step::Settle(page, _) => *page,
            _ => return None,
        };
        let shown = self.page(page).shown(today);
        let mut new = Vec::new();
        for _ in 0..8 {
            new.push(self.new_id());
        }
        let mut new = new.into_iter();
        let mut new = move || new.next().expect("enough ids");
        let open = |closed: bool| -> Vec<&Id> {
            let all = shown.objectives.iter();
            let all = all.filter(|(_, it)| it.closing.is_some() == closed);
            all.map(|(id, _)| id).collect()
        };
        let (was, action) = match step {
            Step::Read(_, back, value) => {
                let month = (0..*back).fold(CALENDAR.month_of(today), |it, _| before(it));
                let kpi = shown.kpis.get(&monthly())?;
                (
                    Was::Adds,
                    self.reading(page, &monthly(), kpi, month.last(), *value)?,
                )
            }
            Step::CheckIn(_, which, back, value, sure) => {
                let on = today - Duration::days(i64::from(*back));
                let (of, key_result) = key_result(&shown, *which)?;
                let action = match &key_result.kpi {
                    Some(kpi) => {
                        let kpi_ = shown.kpis.get(kpi)?;
                        self.reading(page, kpi, kpi_, on, *value)?
                    }
                    None => {
                        let name = Name::At(key_result.id.clone(), on);
                        let said = Dated {
                            confidence: *sure,
                            ..Dated::plain(on, number(*value))
                        };
                        self.check_in(page, of, name, |known| said.corrects(known))
                    }
                };
                (Was::Adds, action)
            }
            Step::Sure(_, which, back, sure) => {
                let date = today - Duration::days(i64::from(*back));
                let (of, key_result) = key_result(&shown, *which)?;
                let name = Name::At(key_result.id.clone(), date);
                let said = Sure {
                    date,
                    confidence: Some(*sure),
                    note: String::new(),
                };
                let action = self.check_in(page, of, name, |known| said.adds_to(known));
                (Was::Adds, action)
            }
            Step::Begin(_) => (Was::Adds, self.create(vec![own(new())], &new(), today)?),
            Step::Serve(_, more) => {
                let kpi = shown.kpis.get(&monthly())?;
                let standing = Standing::of(kpi, CALENDAR, today);
                let start = serve::serves(kpi, &standing).ok()?;
                let mut row = serve::row(new(), &monthly(), kpi, &standing, &HABITS.notation);
                let start: u32 = start.to_string().parse().ok()?;
                row.typed.target = (start + 1 + u32::from(*more % 5)).to_string();
                let rows = vec![row, own(new())];
                (Was::HandsOff, self.create(rows, &new(), today)?)
            }
            Step::UseKpi(_, which) => {
                let (of, key_result) = key_result(&shown, *which)?;
                if key_result.kpi.is_some() || !key_result.check_ins.is_empty() {
                    return None;
                }
                let fields = vec![KeyResult::is_kpi(&key_result.id, Some(&monthly()))];
                let of = of_objective(of);
                (Was::HandsOff, Action::Edit { of, fields })
            }
            Step::Restore(_) => {
                let kpi = shown.kpis.get(&monthly())?;
                let standing = Standing::of(kpi, CALENDAR, today);
                let restoring = Restoring::of(kpi, &standing, today)?;
                let words = Words {
                    title: "Get it back to normal".to_owned(),
                    guardrail: "Not past".to_owned(),
                };
                let mut draft = restoring.draft(&monthly(), kpi, words, &here(today), &mut new);
                draft.rows.retain(|row| !row.is_empty());
                (Was::HandsOff, begun(&draft, &new(), today)?)
            }
            Step::Close(_, which, how) => {
                let of = *one_of(&open(false), *which)?;
                let objective = shown.objectives.get(of)?;
                let closing = Closing::of(objective, Next::Retire, today);
                let closed = Objective {
                    closing: Some(closing),
                    ..objective.clone()
                };
                let edit = Action::Edit {
                    of: of_objective(of),
                    fields: vec![objective::closed(Some(closing))],
                };
                let mut steps = vec![edit];
                steps.extend(settled(of, &closed, &shown, *how, &mut new, today));
                (Was::HandsOff, Action::Together(steps))
            }
            Step::Settle(_, which) => {
                let of = *one_of(&open(true), *which)?;
                let objective = shown.objectives.get(of)?;
                let steps = settled(of, objective, &shown, 0, &mut new, today);
                if steps.is_empty() {
                    return None;
                }
                (Was::HandsOff, Action::Together(steps))
            }
            _ => return None,
        };
        Some((page, was, action))
    }

    /// A reading of a KPI, of the unit that a day is in.
    fn reading(&mut self, page: usize, id: &Id, kpi: &Kpi, on: Date, value: u8) -> Option<Action> {
        let value = Ok(Some(number(value)));
        let reading = Reading::check(value, Ok(on), "", kpi, CALENDAR, self.today).ok()?;
        let of = of_kpi(id);
        let known = self.page(page).whole(&of)?;
        let name = Reading::name(reading.day).to_string();
        let fields = vec![reading.field(known.value(&name))];
        Some(Action::CheckIn { of, fields })
    }

    fn check_in(
        &mut self,
        page: usize,
        of: &Id,
        name: Name,
        said: impl FnOnce(Option<&waymark_core::record::Value>) -> waymark_core::record::Value,
    ) -> Action {
        let of = of_objective(of);
        let known = self.page(page).whole(&of).unwrap_or_default();
        let value = said(known.value(&name.to_string()));
        let fields = vec![(name, value)];
        Action::CheckIn { of, fields }
    }

    fn create(&self, rows: Vec<DraftRow>, id: &Id, today: Date) -> Option<Action> {
        let mut draft = Draft {
            title: "An objective".to_owned(),
            rows,
            ..Draft::default()
        };
        let quarter = CALENDAR.quarter_of(today);
        draft.details.set_period(Some(quarter), today, CALENDAR);
        begun(&draft, id, today)
    }

    fn merge(&mut self, page: usize, which: u8) -> Was {
        let Some(text) = one_of(&self.copies, which).cloned() else {
            return Was::Nothing;
        };
        let today = self.today;
        let contents = file::read(&text, &visit(today)).expect("our own file");
        let page = self.page(page);
        let records = strays::settle(&mut page.store, &page.kv, contents.records, CALENDAR, today);
        let records = records.expect("a storage that can be read");
        let preview = page.store.preview(&page.kv, &records);
        let preview = preview.expect("a storage that can be read");
        if preview.is_empty() {
            return Was::Nothing;
        }
        let brought = page.store.bring_in(&page.kv, &preview, &write_date(today));
        brought.expect("there is room");
        // Nothing is left to bring in.
        let contents = file::read(&text, &visit(today)).expect("our own file");
        let records = strays::settle(&mut page.store, &page.kv, contents.records, CALENDAR, today);
        let records = records.expect("a storage that can be read");
        let again = page.store.preview(&page.kv, &records);
        assert!(again.expect("a storage that can be read").is_empty());
        Was::Turns
    }

    fn back(&mut self, page: usize, which: u8) -> Was {
        let Some(text) = one_of(&self.copies, which).cloned() else {
            return Was::Nothing;
        };
        let today = self.today;
        let contents = file::read(&text, &visit(today)).expect("our own file");
        let page = self.page(page);
        let none = std::collections::BTreeSet::new();
        let preview =
            page.store
                .preview_back(&page.kv, &contents.records, &none, &write_date(today));
        let preview = preview.expect("a storage that can be read");
        if preview.is_empty() {
            return Was::Nothing;
        }
        let brought = page.store.bring_in(&page.kv, &preview, &write_date(today));
        brought.expect("there is room");
        Was::Turns
    }

    fn tidy(&mut self, page: usize, which: u8) {
        let page = self.page(page);
        let all: Vec<_> = page.store.list().map(|(of, _)| of.clone()).collect();
        if let Some(of) = one_of(&all, which) {
            page.whole(of);
            page.store.tidy(&page.kv, of).expect("there is room");
        }
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

/// How a file is read.
fn visit(today: Date) -> Visit<'static> {
    Visit {
        kinds: KINDS,
        writer: Writer::new(77),
        tab: "",
        open_tabs: None,
        today,
    }
}

fn before(month: Period) -> Period {
    let day = month.first().previous_day().expect("a day");
    CALENDAR.month_of(day)
}

/// A key result without a KPI, from 20 to 30.
fn own(id: Id) -> DraftRow {
    let typed = sketch::KeyResult {
        name: "Demos a week".to_owned(),
        start: "20".to_owned(),
        target: "30".to_owned(),
        measure: Measure::Change,
        ..sketch::KeyResult::default()
    };
    DraftRow::of(id, typed)
}

/// What a form writes that begins an objective.
fn begun(draft: &Draft, id: &Id, today: Date) -> Option<Action> {
    let objective = draft.check(&here(today)).ok()?;
    Some(Action::Create {
        of: of_objective(id),
        fields: objective.fields(),
        today: write_date(today),
    })
}

fn key_result(shown: &Shown, which: u8) -> Option<(&Id, &KeyResult)> {
    let all: Vec<(&Id, &KeyResult)> = shown
        .objectives
        .iter()
        .flat_map(|(id, it)| it.key_results.iter().map(move |it| (id, it)))
        .collect();
    one_of(&all, which).copied()
}

/// What becomes of those key results of a closed objective that have come to a new level:
/// 0 keeps it, 1 asks again, 2 leaves it.
fn settled(
    of: &Id,
    closed: &Objective,
    shown: &Shown,
    how: u8,
    mut new: impl FnMut() -> Id,
    today: Date,
) -> Vec<Action> {
    let mut steps = Vec::new();
    for key_result in &closed.key_results {
        let kpi = key_result.kpi.as_ref();
        let known = kpi.and_then(|it| shown.kpis.get(it));
        let Ok(level) = settle::level(closed, key_result, known, CALENDAR, today) else {
            continue;
        };
        let how = match how % 3 {
            0 => Settling::Hold,
            1 => Settling::AskAgain(today + Duration::days(90)),
            _ => Settling::Leave,
        };
        if how == Settling::Hold {
            match kpi {
                Some(kpi) => steps.push(settle::moved_band(kpi, &level.band(new()))),
                None => {
                    let how = Graduation {
                        kpi: new(),
                        band: level.band(new()),
                        cadence: Unit::Week,
                    };
                    steps.extend(graduate::graduate(of, closed, key_result, how, today));
                }
            }
        }
        let fields = settle::settled(&key_result.id, how).into();
        let of = of_objective(of);
        steps.push(Action::Edit { of, fields });
    }
    steps
}

/// The KPIs that an action begins.
pub(crate) fn begins_kpi(action: &Action) -> bool {
    match action {
        Action::Create { of, .. } => *of.kind == kpi::KIND,
        Action::Together(steps) => steps.iter().any(begins_kpi),
        _ => false,
    }
}
