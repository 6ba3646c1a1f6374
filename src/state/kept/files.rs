//! Files that take the goals along, and bring them in.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_core::carry::file::{self, Contents, LARGEST, LeftOut};
use waymark_core::carry::readings;
use waymark_core::carry::reads::Reads;
use waymark_core::carry::sheet::{self, Line};
use waymark_core::carry::strays;
use waymark_core::carry::yes_no;
use waymark_core::carry::zip;
use waymark_core::kinds::KINDS;
use waymark_core::record::Record;
use waymark_core::record::kind::Subject;
use waymark_core::record::stamp::Writer;
use waymark_core::share::device_file;
use waymark_core::sorted::sorted;
use waymark_core::store::failure::{Failure, NotDone};
use waymark_core::store::import::Preview;
use waymark_core::store::key_value::{Fault, Memory};
use waymark_core::store::open::Visit;
use waymark_core::store::place::Place;
use waymark_core::store::trouble::Deletion;
use waymark_core::store::usage::ROOM;
use waymark_core::table;
use waymark_core::table::column::{DateOrder, Mark};
use waymark_core::table::encoding::{Undecodable, decode};
use waymark_text::days::is_month_first;
use waymark_text::kept::cells;
use waymark_text::kept::tables::NotFound;
use waymark_text::kpi::when;
use web_sys::Element;

use super::looked::{Archive, Looked, is_archive};
use super::table::{Progress, Rows, Steps};
use super::{Goals, Saving, today, today_written};
use crate::platform::{browser, clipboard, offline, storage};

/// A file that was chosen, and what it would change.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// What it would change.
    pub(crate) preview: Arc<Preview>,
    /// What of it cannot be read and is left out.
    pub(crate) left_out: Vec<LeftOut>,
    /// What was understood of a table; none of other files.
    pub(crate) rows: Option<Rows>,
    /// The file itself, if going back to it would be something else than bringing it in.
    pub(crate) copied: Option<Arc<Copied>>,
}

/// A file as a copy of what is kept, to go back to.
#[derive(Debug)]
pub struct Copied {
    pub(super) records: Vec<(Place, Record)>,
    // Of which it has more than can be read.
    pub(super) left_alone: BTreeSet<Subject>,
    /// Whether it is an older one of what is here, and nothing else.
    pub(crate) is_older: bool,
}

/// Why a file is not brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotBrought {
    /// It has more bytes than so many. Nothing of it was read.
    TooLarge(usize),
    /// The browser could not read it.
    Unreadable,
    /// It is no text.
    Undecodable(Undecodable),
    /// It is not one of our files, or something is wrong with it.
    File(file::Problem),
    /// Something is wrong with the table.
    Table(table::Problem),
    /// Something is wrong with the archive.
    Zip(zip::NotRead),
    /// The archive holds nothing that is known.
    UnknownZip,
    /// Something is wrong with a table in an archive, the one of this path.
    InArchive(String, table::Problem),
    /// Nobody can tell what the table is of, or it lacks columns.
    Columns(NotFound),
    /// There is not enough room: so many characters are needed, so many free.
    NoRoom(usize, usize),
    /// The storage says something.
    Fault(Fault),
    /// What it would take could not be worked out.
    NotDone(Box<NotDone>),
}

impl Goals {
    /// Everything as a file's text.
    pub(crate) fn export(self) -> String {
        let today = today_written();
        let text = self.read(|store, kv| {
            let text = file::write(store, kv, &today);
            // Where the storage says nothing any more, what is known here.
            text.or_else(|_| file::write(store, &Memory::default(), &today))
        });
        text.and_then(Result::ok).unwrap_or_default()
    }

    /// Every check-in, for a table.
    pub(crate) fn lines(self) -> Vec<Line> {
        let lines = self.read(|store, kv| {
            let lines = sheet::lines(store, kv);
            lines.or_else(|_| sheet::lines(store, &Memory::default()))
        });
        lines.and_then(Result::ok).unwrap_or_default()
    }

    /// Every reading, for a table.
    pub(crate) fn reading_lines(self) -> Vec<readings::Line> {
        let calendar = self.reads().calendar;
        let lines = self.read(|store, kv| {
            let lines = readings::lines(store, kv, calendar);
            lines.or_else(|_| readings::lines(store, &Memory::default(), calendar))
        });
        lines.and_then(Result::ok).unwrap_or_default()
    }

    /// How cells of readings are understood here.
    pub(crate) fn reads(self) -> Reads<'static> {
        Reads {
            when: &when::WORDS,
            words: &cells::WORDS,
            fold: Self::compared,
            calendar: self.calendar(),
            today: today(),
            usual: (
                match self.habits.notation.decimal {
                    ',' => Mark::Comma,
                    _ => Mark::Point,
                },
                match is_month_first() {
                    true => DateOrder::MonthFirst,
                    false => DateOrder::DayFirst,
                },
            ),
        }
    }

    /// Offers a text as a file, and says under which name.
    pub(crate) fn offer(name: &str, ending: &str, kind: &str, text: &str) -> String {
        let name = [name, "-", &today_written(), ".", ending].concat();
        browser::save(&name, kind, text);
        name
    }

    /// Opens the browser's dialog for printing.
    pub(crate) fn print() {
        browser::print();
    }

    /// Copies a text; whether the browser did.
    pub(crate) async fn copy(text: &str) -> bool {
        clipboard::copy(text).await
    }

    /// Offers a record that could not be read as a file, as it is.
    pub(crate) fn save_unreadable(key: &str) {
        let (key, name) = (key.to_owned(), key.replace(['/', '~'], "-") + ".txt");
        spawn_local(async move { storage::save_as_it_is(&key, &name).await });
    }

    /// Deletes a record that could not be read, if it still cannot be.
    pub(crate) fn delete_unreadable(self, key: String) {
        self.once_ready(move |alone| {
            let deleted = self.write(alone, |inner, kv| inner.store.delete_unreadable(kv, &key));
            match deleted {
                Some(Ok(Deletion::Deleted)) => self.say(Saving::Saved),
                Some(Ok(Deletion::Readable)) => self.say(Saving::Readable),
                Some(Err(fault)) => {
                    self.failed(fault.into(), move || self.delete_unreadable(key.clone()));
                }
                None => {}
            }
            self.tell_all();
        });
    }

    /// Reads a chosen file as text.
    pub(crate) fn chosen_text(field: Element, done: Callback<Result<String, NotBrought>>) {
        spawn_local(async move {
            let bytes = storage::chosen_bytes(&field, LARGEST as u32).await;
            let text = match bytes {
                Ok(bytes) => decode(&bytes).map_err(NotBrought::Undecodable),
                Err(storage::NotRead::None) => return,
                Err(storage::NotRead::TooLarge) => Err(NotBrought::TooLarge(LARGEST)),
                Err(storage::NotRead::Unreadable) => Err(NotBrought::Unreadable),
            };
            // One may be elsewhere by now.
            let _ = done.try_run(text);
        });
    }

    /// Reads a chosen file and compares it with what is kept, a step at a time where it is
    /// large. Writes nothing.
    pub(crate) fn look_into(
        self,
        field: Element,
        steps: Steps,
        done: Callback<Result<Looked, NotBrought>>,
    ) {
        let bytes = async move { storage::chosen_bytes(&field, LARGEST as u32).await };
        self.look_at(bytes, steps, done);
    }

    /// The same of the file that a system hands over, if it does: `begin` is called once it has.
    pub(crate) fn look_into_handed(
        self,
        steps: Steps,
        begin: Callback<()>,
        done: Callback<Result<Looked, NotBrought>>,
    ) {
        spawn_local(async move {
            let Some(bytes) = offline::handed(LARGEST as u32).await else {
                return;
            };
            if begin.try_run(()).is_some() {
                self.look_at(async move { Ok(bytes) }, steps, done);
            }
        });
    }

    fn look_at(
        self,
        bytes: impl Future<Output = Result<Vec<u8>, storage::NotRead>> + 'static,
        steps: Steps,
        done: Callback<Result<Looked, NotBrought>>,
    ) {
        let run = steps.begin();
        spawn_local(async move {
            let text = match bytes.await {
                Ok(bytes) if is_archive(&bytes) => match self.in_archive(&bytes).await {
                    Ok(Archive::Drafts(drafts)) => {
                        let _ = done.try_run(Ok(Looked::Drafts(drafts)));
                        return;
                    }
                    Ok(Archive::Table(bytes)) => decode(&bytes).map_err(NotBrought::Undecodable),
                    Err(why) => Err(why),
                },
                Ok(bytes) => decode(&bytes).map_err(NotBrought::Undecodable),
                Err(storage::NotRead::None) => return,
                Err(storage::NotRead::TooLarge) => Err(NotBrought::TooLarge(LARGEST)),
                Err(storage::NotRead::Unreadable) => Err(NotBrought::Unreadable),
            };
            // One may be elsewhere by now.
            match text {
                Ok(text) => self.compare(text, (steps, run), done),
                Err(why) => drop(done.try_run(Err(why))),
            }
        });
    }

    fn compare(
        self,
        text: String,
        (steps, run): (Steps, u32),
        done: Callback<Result<Looked, NotBrought>>,
    ) {
        let size = text.len();
        steps.then(run, size, Progress::Reading(size), move || {
            let blank = ['\u{feff}', ' ', '\n', '\r', '\t'];
            let is_json = text.trim_start_matches(blank).starts_with(['{', '[']);
            if !is_json && !device_file::is_one(&text) {
                self.compare_table(&text, (steps, run), done);
                return;
            }
            steps.end();
            let compared = self.compare_file(&text).and_then(|it| self.fitting(it));
            let _ = done.try_run(compared.map(Looked::Changes));
        });
    }

    /// What was compared, if there is room for it.
    pub(super) fn fitting(self, incoming: Incoming) -> Result<Incoming, NotBrought> {
        self.check_room(&incoming.preview)?;
        Ok(incoming)
    }

    pub(super) fn check_room(self, preview: &Preview) -> Result<(), NotBrought> {
        match self.no_room(preview) {
            Some((needs, free)) => Err(NotBrought::NoRoom(needs, free)),
            None => Ok(()),
        }
    }

    /// What it would take that everything is again as it was in a file. Writes nothing.
    pub(crate) fn look_back(self, copied: &Copied) -> Result<Preview, NotBrought> {
        let Copied {
            records,
            left_alone,
            ..
        } = copied;
        let today = today_written();
        let preview = self.read(|store, kv| store.preview_back(kv, records, left_alone, &today));
        let preview = preview.ok_or(NotBrought::Unreadable)?;
        let preview = preview.map_err(|why| NotBrought::NotDone(Box::new(why)))?;
        self.check_room(&preview)?;
        Ok(preview)
    }

    /// How much bringing in needs and how much there is, if that is not enough.
    fn no_room(self, preview: &Preview) -> Option<(usize, usize)> {
        let free = ROOM.saturating_sub(self.usage().total());
        if preview.size <= free {
            return None;
        }
        let needs = self.read(|store, _| store.room_for(preview));
        let needs = needs.unwrap_or(preview.size);
        (needs > free).then_some((needs, free))
    }

    /// How a file is opened that holds what another page kept.
    pub(super) fn visit_of_file() -> Visit<'static> {
        Visit {
            kinds: KINDS,
            writer: Writer::new(storage::random_number()),
            tab: "",
            open_tabs: None,
            today: today(),
        }
    }

    fn compare_file(self, text: &str) -> Result<Incoming, NotBrought> {
        let visit = Self::visit_of_file();
        let contents = file::read(text, &visit).map_err(NotBrought::File)?;
        let contents = self.read(|store, kv| yes_no::check(store, kv, contents, text));
        let contents = fault(contents)?.map_err(NotBrought::File)?;
        let Contents {
            records, left_out, ..
        } = contents;
        let calendar = self.calendar();
        let brought = self.read(|store, kv| {
            let records = records.clone();
            let records = strays::settle(store, kv, records, calendar, today())?;
            store
                .preview(kv, &records)
                .map_err(|why| NotDone::Failed(why.into()))
        });
        let brought = brought.ok_or(NotBrought::Unreadable)?;
        let mut preview = brought.map_err(|why| NotBrought::NotDone(Box::new(why)))?;
        let unread = left_out.iter().filter_map(|it| it.subject(KINDS));
        let left_alone: BTreeSet<Subject> = sorted(unread);
        preview.leave_open(&left_alone);
        let copied = preview.can_go_back().then(|| {
            Arc::new(Copied {
                records,
                left_alone,
                is_older: preview.is_older(),
            })
        });
        Ok(Incoming {
            preview: Arc::new(preview),
            left_out,
            rows: None,
            copied,
        })
    }

    /// Brings in what was shown; calls back with whether it is kept.
    pub(crate) fn bring_in(self, preview: Arc<Preview>, done: Callback<bool>) {
        self.now_says(Saving::Underway);
        self.once_ready(move |alone| {
            // Others may have written since it was shown. What is only to be completed
            // has its room.
            let begun = self.with(|inner| inner.store.is_import_unfinished()) == Some(true);
            let saving = match self.no_room(&preview).filter(|_| !begun) {
                Some((needs, free)) => Saving::NotSaved(Failure::NoRoom { needs, free }),
                None => {
                    let today = today_written();
                    let brought = self.write(alone, |inner, kv| {
                        inner.store.bring_in(kv, &preview, &today)
                    });
                    let Some(brought) = brought else { return };
                    Self::outcome(brought)
                }
            };
            let is_done = saving == Saving::Saved;
            let saving = match saving {
                Saving::NotSaved(failure) => Saving::NotBrought(failure),
                saving => saving,
            };
            if let Saving::NotBrought(why) = &saving {
                self.wait_for(why.clone(), move || self.bring_in(preview.clone(), done));
            }
            self.say(saving);
            self.tell_all();
            let _ = done.try_run(is_done);
        });
    }
}

pub(super) fn fault<T>(result: Option<Result<T, Fault>>) -> Result<T, NotBrought> {
    match result {
        Some(Ok(value)) => Ok(value),
        Some(Err(fault)) => Err(NotBrought::Fault(fault)),
        None => Err(NotBrought::Unreadable),
    }
}
