//! What a file would begin, for somebody to look at: objectives of a plan, and KPIs with
//! their readings. Nothing is written before somebody keeps it.

use std::sync::Arc;

use leptos::prelude::*;
use waymark_core::carry::analytics;
use waymark_core::carry::doubt::{Choice, Choices};
use waymark_core::carry::habits::{self, Habits};
use waymark_core::carry::plan::keep::Known;
use waymark_core::carry::plan::{self, Plan, Planned};
use waymark_core::carry::series::{Becomes, Series, as_new};
use waymark_core::carry::wide;
use waymark_core::carry::wide::weeks::Aside;
use waymark_core::carry::zip::{self, Entry};
use waymark_core::kpi;
use waymark_core::objective;
use waymark_core::objective::draft::Here;
use waymark_core::record::Record;
use waymark_core::record::id::Id;
use waymark_core::record::kind::{Kind, Subject};
use waymark_core::store::Store;
use waymark_core::store::failure::{Failure, NotDone};
use waymark_core::store::key_value::Lookup;
use waymark_core::store::place::Place;
use waymark_core::table::RawTable;
use waymark_core::table::encoding::decode;
use waymark_core::table::heading::{Column, Found};
use waymark_text::goals::form as words_of_form;
use waymark_text::kept::drafts as words;
use waymark_text::kept::plan_words;

use super::files::NotBrought;
use super::{Goals, today};
use crate::platform::storage;

/// What a file would begin.
#[derive(Clone, Debug)]
pub enum Drafts {
    /// Objectives.
    Plan(Planning),
    /// Numbers over time, with what becomes of each.
    Numbers(Numbers),
}

/// The objectives that a table is a plan of.
#[derive(Clone, Debug)]
pub struct Planning {
    pub(crate) plan: Plan,
    /// Of each whether one of its title and days is here already.
    pub(crate) here_already: Vec<bool>,
    table: Arc<(RawTable, Found, Aside)>,
    choices: Choices,
}

/// Numbers over time that a file has.
#[derive(Clone, Debug)]
pub struct Numbers {
    /// Each with what becomes of it.
    pub(crate) all: Vec<(Series, Becomes)>,
    /// What of the file cannot be read, or is not taken, a sentence each.
    pub(crate) left_out: Vec<String>,
    /// The columns that nothing is read of.
    pub(crate) unused: Vec<Column>,
}

/// A text of an archive that is none of its own kind: what it is called, and what it says.
pub(super) type Inside = (String, Vec<u8>);

impl Goals {
    /// How things are written here, by somebody who means oneself where nobody else is
    /// named.
    fn here_of_plan(self) -> Here {
        Here {
            habits: self.habits,
            me: words_of_form::ME,
            today: today(),
            calendar: self.calendar(),
        }
    }

    /// A table with a column for each key result or number; none where it is another.
    pub(super) fn by_names(self, table: &RawTable, found: &Found) -> Option<wide::Columns> {
        let reads = self.reads();
        let names = self.read(|store, _| wide::Names::of(store, Self::compared))?;
        wide::by_names(table, found, &names, &reads)
    }

    /// The plan that a table is; none where it is another.
    pub(super) fn plan_in(self, table: &RawTable, found: &Found, aside: &Aside) -> Option<Drafts> {
        let known = self.read(|store, _| Known::of(store, Self::compared))?;
        let words = &plan_words::WORDS;
        let is_known = |title: &str| known.has_title(title, Self::compared);
        if !plan::is_plan(table, found, words, Self::compared, is_known) {
            return None;
        }
        let table = Arc::new((table.clone(), found.clone(), aside.clone()));
        let planning = self.planning(table, Choices::default(), &known);
        Some(Drafts::Plan(planning))
    }

    /// Reads a plan again, by one more choice of somebody who was asked.
    pub(crate) fn plan_again(self, planning: &Planning, choice: Choice) -> Option<Planning> {
        let known = self.read(|store, _| Known::of(store, Self::compared))?;
        let choices = planning.choices.clone().with(choice);
        Some(self.planning(planning.table.clone(), choices, &known))
    }

    fn planning(
        self,
        table: Arc<(RawTable, Found, Aside)>,
        choices: Choices,
        known: &Known,
    ) -> Planning {
        let here = self.here_of_plan();
        let cells = self.reads();
        let reads = plan::Reads {
            words: &plan_words::WORDS,
            here: &here,
            cells: &cells,
            choices: &choices,
        };
        let plan = plan::read(&table.0, &table.1, &reads, &mut Self::new_id).with(&table.2);
        let here_already = plan.all.iter().map(|it| it.is_in(known, &reads));
        Planning {
            here_already: here_already.collect(),
            plan,
            table,
            choices,
        }
    }

    /// What becomes of numbers over time, from a source.
    pub(super) fn numbers(
        self,
        all: Vec<Series>,
        source: &str,
        left_out: Vec<String>,
    ) -> Result<Drafts, NotBrought> {
        let reads = self.reads();
        let all = self.read(|store, kv| {
            let all = all.into_iter().map(|series| {
                let becomes = series.becomes(store, kv, (source, Self::new_id()), &reads)?;
                Ok::<_, NotDone>((series, becomes))
            });
            all.collect::<Result<Vec<_>, NotDone>>()
        });
        let all = all.ok_or(NotBrought::Unreadable)?;
        let all = all.map_err(|why| NotBrought::NotDone(Box::new(why)))?;
        Ok(Drafts::Numbers(Numbers {
            all,
            left_out,
            unused: Vec::new(),
        }))
    }

    /// What an export of Google Analytics holds.
    pub(super) fn analytics_in(self, text: &str) -> Result<Drafts, NotBrought> {
        let export = analytics::read(text, &plan_words::ANALYTICS).map_err(NotBrought::Table)?;
        let left_out = export.left_out.iter().map(words::not_taken).collect();
        self.numbers(export.all, words::ANALYTICS, left_out)
    }

    /// What a table of `HabitBull` holds.
    pub(super) fn habits_in(self, table: &RawTable) -> Result<Drafts, NotBrought> {
        let habits = habits::habit_bull(&table.rows);
        self.habits(habits, words::HABIT_BULL)
    }

    /// What a table of Loop Habit Tracker holds that is in no archive.
    pub(super) fn loop_checks_in(self, table: &RawTable) -> Result<Drafts, NotBrought> {
        self.habits(habits::loop_checks(&table.rows), words::LOOP)
    }

    fn habits(self, habits: Habits, source: &str) -> Result<Drafts, NotBrought> {
        let left_out = habits.unusable.iter().map(words::unread_check).collect();
        self.numbers(habits.all, source, left_out)
    }

    /// The files of an archive of Loop Habit Tracker, or the only table in another archive.
    ///
    /// # Errors
    ///
    /// Why there is nothing to be read in it.
    pub(super) async fn unpacked(bytes: &[u8]) -> Result<Vec<Inside>, NotBrought> {
        let all = zip::entries(bytes).map_err(NotBrought::Zip)?;
        let is_loop = habits::is_loop(all.iter().map(|it| it.name));
        let wanted = all.into_iter().filter(|it| match is_loop {
            true => habits::is_wanted(it.name),
            false => is_table(it.name),
        });
        let wanted: Vec<Entry<'_>> = wanted.collect();
        if wanted.is_empty() || !is_loop && wanted.len() > 1 {
            return Err(NotBrought::UnknownZip);
        }
        zip::may_unpack(&wanted).map_err(NotBrought::Zip)?;
        let mut files = Vec::with_capacity(wanted.len());
        for entry in wanted {
            let bytes = match entry.is_deflated {
                true => storage::inflated(entry.packed, entry.size).await,
                false => Some(entry.packed.to_vec()),
            };
            let bytes = bytes.filter(|bytes| entry.is(bytes));
            let bytes = bytes.ok_or(NotBrought::Zip(zip::NotRead::Damaged))?;
            files.push((entry.name.to_owned(), bytes));
        }
        Ok(files)
    }

    /// What the files of an archive of Loop Habit Tracker hold; none where they are of
    /// another.
    pub(super) fn loop_in(self, files: &[Inside]) -> Option<Result<Drafts, NotBrought>> {
        if !habits::is_loop(files.iter().map(|(name, _)| name.as_str())) {
            return None;
        }
        let texts: Result<Vec<(&str, String)>, _> = files
            .iter()
            .map(|(name, bytes)| decode(bytes).map(|text| (name.as_str(), text)))
            .collect();
        let texts = match texts {
            Ok(texts) => texts,
            Err(why) => return Some(Err(NotBrought::Undecodable(why))),
        };
        let texts: Vec<(&str, &str)> = texts.iter().map(|(name, it)| (*name, &**it)).collect();
        let habits = habits::loop_habits(&texts);
        Some(match habits {
            Ok(habits) => self.habits(habits, words::LOOP),
            Err((file, problem)) => Err(NotBrought::InArchive(file, problem)),
        })
    }

    /// Keeps what is ticked, as one action; calls back with whether it is kept.
    pub(crate) fn keep_drafts(
        self,
        drafts: &Drafts,
        is_ticked: impl Fn(usize) -> bool,
        done: Callback<bool>,
    ) -> Result<(), NotBrought> {
        let records = self.read(|store, kv| match drafts {
            Drafts::Plan(Planning { plan, .. }) => {
                let all = plan.all.iter().enumerate();
                let ticked = all.filter(|(at, _)| is_ticked(*at)).map(|(_, it)| it);
                self.begun(store, ticked)
            }
            Drafts::Numbers(numbers) => {
                let all = numbers.all.iter().enumerate();
                let ticked = all.filter(|(at, _)| is_ticked(*at)).map(|(_, it)| it);
                written(store, kv, ticked)
            }
        });
        let records = records.ok_or(NotBrought::Unreadable)?;
        let records = records.map_err(|why| NotBrought::NotDone(Box::new(why)))?;
        let preview = self.read(|store, kv| store.preview(kv, &records));
        let preview = preview.ok_or(NotBrought::Unreadable)?;
        let preview = preview.map_err(NotBrought::Fault)?;
        self.check_room(&preview)?;
        self.bring_in(Arc::new(preview), done);
        Ok(())
    }

    /// What is written of objectives: the first of them comes first in the list.
    fn begun<'p>(
        self,
        store: &mut Store,
        all: impl DoubleEndedIterator<Item = &'p Planned>,
    ) -> Result<Vec<(Place, Record)>, NotDone> {
        let here = self.here_of_plan();
        let mut newest = store.newest(&objective::KIND).cloned();
        let mut records = Vec::new();
        for planned in all.rev() {
            // What is wrong with it was shown beside it, and cannot be ticked.
            let Ok(objective) = planned.objective(&here, &mut Self::new_id) else {
                continue;
            };
            let of = next(&objective::KIND, &mut newest);
            let record = as_new(store, &of, objective.fields())?;
            records.push((of.definition(), record));
        }
        Ok(records)
    }
}

/// What is written of numbers over time: KPIs that begin, the first of them first, and
/// readings of those that are here.
fn written<'n>(
    store: &mut Store,
    kv: &dyn Lookup,
    all: impl DoubleEndedIterator<Item = &'n (Series, Becomes)>,
) -> Result<Vec<(Place, Record)>, NotDone> {
    let mut newest = store.newest(&kpi::KIND).cloned();
    let mut records = Vec::new();
    for (_, becomes) in all.rev() {
        match becomes {
            Becomes::New(kpi) => {
                let of = next(&kpi::KIND, &mut newest);
                let record = as_new(store, &of, kpi.fields())?;
                records.push((of.definition(), record));
            }
            Becomes::Adds { of, record, .. } => {
                store.read_history(kv, of).map_err(Failure::from)?;
                records.push((of.definition(), record.clone()));
            }
            Becomes::Several | Becomes::TooCoarse(_) | Becomes::Nothing => {}
        }
    }
    Ok(records)
}

/// The name of a new record that comes after all others.
fn next(kind: &'static Kind, newest: &mut Option<Id>) -> Subject {
    let id = Goals::new_id().later_than(newest.as_ref());
    *newest = Some(id.clone());
    kind.of(id)
}

/// Whether a file of an archive is a table or an export, by its name.
fn is_table(name: &str) -> bool {
    let lower = name.to_lowercase();
    let is_hidden = lower.split('/').any(|it| it.starts_with(['.', '_']));
    let mut endings = [".csv", ".tsv", ".txt", ".json"].iter();
    !is_hidden && endings.any(|it| lower.ends_with(it))
}

impl Drafts {
    /// How many there are to tick.
    pub(crate) const fn len(&self) -> usize {
        match self {
            Self::Plan(planning) => planning.plan.all.len(),
            Self::Numbers(numbers) => numbers.all.len(),
        }
    }
}
