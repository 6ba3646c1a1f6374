//! A table that was chosen: read, and read again by what somebody says of it.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Waker};
use std::time::Duration;

use leptos::prelude::*;
use waymark_core::carry::doubt::{Choice, Choices};
use waymark_core::carry::sheet::{Passed, Sheet};
use waymark_core::carry::{readings, sheet};
use waymark_core::kpi;
use waymark_core::objective;
use waymark_core::pieces::{at_once, pause};
use waymark_core::record::kind::Kind;
use waymark_core::store::Store;
use waymark_core::store::ask::Ask;
use waymark_core::store::import::{Preview, preview_in_pieces};
use waymark_core::store::key_value::{Fault, Lookup};
use waymark_core::table::Table;
use waymark_core::table::heading::Column;
use waymark_text::kept::tables::{self, Found};

use super::Goals;
use super::files::{Incoming, NotBrought, fault};
use super::looked::{Looked, Told};
use crate::state::page::after_frame;

/// From so many bytes on, a file is read a step at a time, and one can stop.
const LARGE: usize = 200_000;

/// How far the reading of a large file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Its characters are taken apart: so many bytes.
    Reading(usize),
    /// Its rows are understood: so many.
    Understanding(usize),
    /// They are compared with what is kept.
    Comparing(usize),
}

/// What is done in pieces; see [`waymark_core::pieces`].
type Work = Pin<Box<dyn Future<Output = ()>>>;

/// The steps in which a file is read. Between two of them the page shows how far it is, and
/// somebody may stop, or choose something else.
#[derive(Clone, Copy)]
pub struct Steps {
    at: RwSignal<Option<Progress>>,
    // Which reading it is: what was begun before goes no further.
    run: StoredValue<u32>,
}

impl Steps {
    pub(crate) fn new() -> Self {
        Self {
            at: RwSignal::new(None),
            run: StoredValue::new(0),
        }
    }

    /// How far it is, while something is read.
    pub(crate) fn at(self) -> Option<Progress> {
        self.at.get()
    }

    /// Begins to read something, in place of whatever else was being read.
    pub(super) fn begin(self) -> u32 {
        self.end();
        self.run.update_value(|run| *run = run.wrapping_add(1));
        self.run.get_value()
    }

    /// Reads on no further.
    pub(crate) fn stop(self) {
        self.begin();
    }

    /// Does the next step of one reading, of something of this size: a large one once it is
    /// shown how far that is, if nobody has stopped it by then.
    pub(super) fn then(
        self,
        run: u32,
        size: usize,
        progress: Progress,
        step: impl FnOnce() + 'static,
    ) {
        if size < LARGE {
            step();
            return;
        }
        self.at.try_set(Some(progress));
        after_frame(move || {
            if self.run.try_get_value() == Some(run) {
                step();
            }
        });
    }

    /// Says how far the reading of something of this size is.
    fn say(self, size: usize, progress: Progress) {
        if size >= LARGE {
            self.at.try_set(Some(progress));
        }
    }

    /// Does work of one reading, of something of this size: of a large one a piece at a time,
    /// for as long as nobody stops it.
    fn through(self, run: u32, size: usize, progress: Progress, work: Work) {
        if size < LARGE {
            at_once(work);
            return;
        }
        self.say(size, progress);
        after_frame(move || self.next_piece(run, work));
    }

    /// Frames come of themselves between pieces, and presses before timers: to wait for a frame
    /// after each of them took as long as a third of the work.
    fn next_piece(self, run: u32, mut work: Work) {
        if self.run.try_get_value() != Some(run) {
            return;
        }
        let mut context = Context::from_waker(Waker::noop());
        if work.as_mut().poll(&mut context).is_pending() {
            set_timeout(move || self.next_piece(run, work), Duration::ZERO);
        }
    }

    /// Says that nothing is read any more.
    pub(super) fn end(self) {
        if self.at.try_get_untracked().flatten().is_some() {
            self.at.try_set(None);
        }
    }
}

/// A table with what its columns are.
#[derive(Debug)]
pub struct Opened {
    table: Table,
    found: Found,
    /// The columns that are of no key result, where each column is of one.
    unknown: Vec<String>,
    /// The lines that were passed over where each column is of a day.
    planned: Vec<usize>,
    /// The columns that nothing is read of.
    unread: Vec<Column>,
    /// How many bytes it had.
    size: usize,
}

/// What was understood of a table.
#[derive(Clone, Debug)]
pub struct Rows {
    /// What kind of record its dated values are of.
    pub(crate) kind: &'static Kind,
    /// All that was understood of it, but for the records that it makes.
    pub(crate) sheet: Arc<Sheet>,
    opened: Arc<Opened>,
    choices: Choices,
}

impl Rows {
    /// The names of the columns that are left out.
    pub(crate) fn unknown(&self) -> &[String] {
        &self.opened.unknown
    }

    /// The columns that nothing is read of.
    pub(crate) fn unread(&self) -> &[Column] {
        &self.opened.unread
    }
}

impl Goals {
    /// Reads a text as a table, and compares it with what is kept. Writes nothing.
    pub(super) fn compare_table(
        self,
        text: &str,
        steps: (Steps, u32),
        done: Callback<Result<Looked, NotBrought>>,
    ) {
        let size = text.len();
        let opened = self.look_into_table(text).and_then(|told| match told {
            Told::Drafts(drafts) => Ok(Err(drafts)),
            Told::Rows(it) => {
                let header = it.header;
                let found = tables::find_columns(header.as_ref()).map_err(NotBrought::Columns)?;
                let table = it.table.below(header.map_or(0, |it| it.row));
                let mut unread = found.unread(&table);
                unread.extend(it.aside.unread);
                Ok(Ok(Opened {
                    table,
                    found,
                    unknown: it.unknown,
                    planned: it.aside.planned,
                    unread,
                    size,
                }))
            }
        });
        let changes = move |it: Result<Incoming, NotBrought>| {
            let _ = done.try_run(it.map(Looked::Changes));
        };
        match opened {
            Ok(Ok(opened)) => {
                let changes = Callback::new(changes);
                self.understand(Arc::new(opened), Choices::default(), steps, changes);
            }
            Ok(Err(drafts)) => {
                steps.0.end();
                let _ = done.try_run(Ok(Looked::Drafts(drafts)));
            }
            Err(why) => {
                steps.0.end();
                changes(Err(why));
            }
        }
    }

    /// Reads a table again, by one more choice of somebody who was asked.
    pub(crate) fn read_again(
        self,
        rows: &Rows,
        choice: Choice,
        steps: Steps,
        done: Callback<Result<Incoming, NotBrought>>,
    ) {
        let choices = rows.choices.clone().with(choice);
        let run = steps.begin();
        self.understand(rows.opened.clone(), choices, (steps, run), done);
    }

    fn understand(
        self,
        opened: Arc<Opened>,
        choices: Choices,
        (steps, run): (Steps, u32),
        done: Callback<Result<Incoming, NotBrought>>,
    ) {
        let (size, count) = (opened.size, opened.table.rows.len());
        let work = async move {
            let sheet = self.sheet_of(&opened, &choices).await;
            let incoming = match sheet {
                Ok((kind, mut sheet)) => {
                    steps.say(size, Progress::Comparing(count));
                    pause().await;
                    let records = std::mem::take(&mut sheet.records);
                    let preview = preview_in_pieces(&self, records).await;
                    pause().await;
                    let rows = Rows {
                        kind,
                        sheet: Arc::new(sheet),
                        opened,
                        choices,
                    };
                    self.incoming(preview, rows)
                }
                Err(why) => Err(why),
            };
            steps.end();
            // One may be elsewhere by now.
            let _ = done.try_run(incoming);
        };
        steps.through(run, size, Progress::Understanding(count), Box::pin(work));
    }

    fn incoming(
        self,
        preview: Option<Result<Preview, Fault>>,
        rows: Rows,
    ) -> Result<Incoming, NotBrought> {
        self.fitting(Incoming {
            preview: Arc::new(fault(preview)?),
            left_out: Vec::new(),
            rows: Some(rows),
            // A table is no copy of all there is.
            copied: None,
        })
    }

    async fn sheet_of(
        self,
        opened: &Opened,
        choices: &Choices,
    ) -> Result<(&'static Kind, Sheet), NotBrought> {
        let reads = self.reads();
        let table = &opened.table;
        let (kind, sheet) = match &opened.found {
            Found::CheckIns(columns) => {
                let sheet = sheet::read_in_pieces(&self, table, columns, &reads, choices);
                (&objective::KIND, sheet.await)
            }
            Found::Readings(columns) => {
                let sheet = readings::read_in_pieces(&self, table, columns, &reads, choices);
                (&kpi::KIND, sheet.await)
            }
        };
        let sheet = sheet.ok_or(NotBrought::Unreadable)?;
        let mut sheet = sheet.map_err(|why| NotBrought::NotDone(Box::new(why)))?;
        let planned = opened.planned.iter();
        sheet
            .passed_over
            .extend(planned.map(|line| (*line, Passed::Planned)));
        Ok((kind, sheet))
    }
}

impl Ask for Goals {
    fn ask(&self, asks: &mut dyn FnMut(&mut Store, &dyn Lookup)) {
        self.read(asks);
    }
}
