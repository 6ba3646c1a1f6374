//! Backups: one on each day on which something changed, in the second store.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use time::Date;
use waymark_core::carry::file;
use waymark_core::kinds::KINDS;
use waymark_core::period::{parse_date, write_date};
use waymark_core::record::Record;
use waymark_core::record::kind::Subject;
use waymark_core::sorted::sorted;
use waymark_core::store::backup::{About, Reach, superseded, without};
use waymark_core::store::failure::NotDone;
use waymark_core::store::import::Preview;

use super::files::{Copied, NotBrought};
use super::{Goals, Keeping, Saving, today, today_written};
use crate::platform::mirror;

/// So long after a change one is made, when nobody waits any more.
const SOON: Duration = Duration::from_secs(5);

/// A backup that is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Backup {
    /// Of which day.
    pub(crate) day: Date,
    /// What stands on it; none if that cannot be read.
    pub(crate) about: Option<About>,
    /// How many bytes it takes.
    pub(crate) bytes: usize,
}

/// A backup that was looked into.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Of which day.
    pub(crate) day: Date,
    /// What it says, as a file would.
    pub(crate) text: String,
    /// The titles of what it holds, the bin left out.
    pub(crate) titles: Vec<String>,
    /// What going back to it would take.
    pub(crate) preview: Preview,
    /// Whether it is an older copy of what is here, and nothing else.
    pub(crate) is_older: bool,
    /// What any backup says was deleted for good.
    pub(crate) gone: BTreeMap<Subject, Record>,
}

/// How it stands with the backups.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Backups {
    /// Those that there are, the newest first.
    pub(crate) all: Vec<Backup>,
    /// Whether none was made since more than half would be missing from it.
    pub(crate) is_doubtful: bool,
    /// Whether all that could be was taken out of them.
    pub(crate) was_rewritten: Option<bool>,
    /// The copy that was taken along last.
    pub(crate) copy: Option<Copy>,
}

/// The copy that was taken along last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Copy {
    /// When.
    pub(crate) day: Date,
    /// How many changes there were since.
    pub(crate) changes: usize,
}

impl Goals {
    /// Makes a backup a little later, if one is due: nobody has to wait for it.
    pub(super) fn back_up_soon(self) {
        let begins = self.with(|inner| !std::mem::replace(&mut inner.backs_up, true));
        if begins == Some(true) {
            set_timeout(
                move || {
                    self.with(|inner| inner.backs_up = false);
                    spawn_local(self.back_up(false));
                },
                SOON,
            );
        }
    }

    /// Learns which backups there are.
    pub(crate) async fn learn_backups(self) {
        let Ok(all) = mirror::backups().await else {
            return;
        };
        let backup = |it: mirror::Generation| {
            Some(Backup {
                day: parse_date(&it.day)?,
                about: About::read(KINDS, &it.about),
                bytes: it.bytes as usize,
            })
        };
        let all = all.into_iter().rev().filter_map(backup).collect();
        let _ = self.backups.try_update(|backups| backups.all = all);
    }

    /// Makes a backup of today if something changed since the last one and today has
    /// none; where somebody asks for it, also if more than half is missing from it.
    pub(crate) async fn back_up(self, is_asked_for: bool) {
        let today = today();
        let is_made = self.backups.with_untracked(|backups| {
            let newest = backups.all.first().map(|it| it.day);
            newest == Some(today)
        });
        let is_kept = self.keeping.get_untracked() == Keeping::Browser;
        // What was cleared is no state to remember.
        if !is_kept || !self.is_ready() || self.cleared.get_untracked() {
            return;
        }
        if is_made && !is_asked_for {
            return;
        }
        self.learn_backups().await;
        if self
            .backups
            .with_untracked(|backups| backups.copy.is_none())
        {
            self.learn_copy().await;
        }
        let (newest, days) = self.backups.with_untracked(|backups| {
            let about = backups.all.iter().find_map(|it| it.about.clone());
            let days: Vec<Date> = backups.all.iter().map(|it| it.day).collect();
            (about, days)
        });
        if !is_asked_for && days.contains(&today) {
            return;
        }
        let day = write_date(today);
        let text = self.read(|_, kv| file::write_as_stored(KINDS, kv, &day));
        let Some(Ok(text)) = text else { return };
        let about = self.read(|_, kv| About::of(KINDS, kv, &text));
        let Some(Ok(about)) = about else { return };
        let newest = newest.unwrap_or_default();
        if about.sum == newest.sum {
            self.backups.update(|backups| backups.is_doubtful = false);
            let over = superseded(&days, today).into_iter().map(write_date);
            let over: Vec<String> = over.collect();
            if !over.is_empty() && mirror::drop_backups(&over).await.is_ok() {
                self.learn_backups().await;
            }
            return;
        }
        let is_doubtful = about.is_doubtful_after(&newest);
        if is_doubtful && !(is_asked_for && about.records > 0) {
            // Of nothing after nothing there is nothing to say.
            let is_told = newest.records > 0;
            self.backups.update(|backups| backups.is_doubtful = is_told);
            return;
        }
        let mut days = days;
        days.push(today);
        let over = superseded(&days, today).into_iter().map(write_date);
        let over: Vec<String> = over.collect();
        // Where there is no room for it, those before stay.
        if mirror::keep_backup(&day, &text, &about.write(), &over)
            .await
            .is_ok()
        {
            self.backups.update(|backups| backups.is_doubtful = false);
        }
        self.learn_backups().await;
    }

    /// Looks into a backup and compares it with what is here. Writes nothing.
    pub(crate) fn look_into_backup(self, day: Date, done: Callback<Result<Opened, NotBrought>>) {
        spawn_local(async move {
            let looked = match mirror::backup(&write_date(day)).await {
                Ok(text) => self.open_backup(day, text),
                Err(_) => Err(NotBrought::Unreadable),
            };
            // One may be elsewhere by now.
            let _ = done.try_run(looked);
        });
    }

    fn open_backup(self, day: Date, text: String) -> Result<Opened, NotBrought> {
        let contents = file::read(&text, &Self::visit_of_file()).map_err(NotBrought::File)?;
        let gone = self.buried();
        let mut left_alone: BTreeSet<Subject> = sorted(gone.keys().cloned());
        left_alone.extend(contents.left_out.iter().filter_map(|it| it.subject(KINDS)));
        let records = contents.records;
        let compared = self.read(|store, kv| store.preview(kv, &records));
        let is_older = matches!(compared, Some(Ok(preview)) if preview.is_older());
        let titles = records.iter().filter_map(|(place, record)| {
            let is_listed = place.year.is_none() && record.value("bin").is_none();
            Some(record.text("title").filter(|_| is_listed)?.to_owned())
        });
        let titles: Vec<String> = titles.collect();
        let copied = Copied {
            records,
            left_alone,
            is_older,
        };
        let today = today_written();
        let preview = self
            .read(|store, kv| store.preview_back(kv, &copied.records, &copied.left_alone, &today));
        let preview = preview.ok_or(NotBrought::Unreadable)?;
        // Where there is no room for it, it can be looked at all the same.
        let preview = preview.map_err(|why| NotBrought::NotDone(Box::new(why)))?;
        Ok(Opened {
            day,
            text,
            titles,
            preview,
            is_older,
            gone,
        })
    }

    /// What any backup says was deleted for good.
    fn buried(self) -> BTreeMap<Subject, Record> {
        self.backups.with_untracked(|backups| {
            let abouts = backups.all.iter().filter_map(|it| it.about.as_ref());
            let gone = abouts.flat_map(|about| about.gone.clone());
            sorted(gone)
        })
    }

    /// Goes back to what a backup says: what any of them says was deleted for good is
    /// remembered first.
    pub(crate) fn restore(
        self,
        preview: Preview,
        gone: BTreeMap<Subject, Record>,
        done: Callback<bool>,
    ) {
        self.now_says(Saving::Underway);
        self.once_ready(move |alone| {
            let buried = self.write(alone, |inner, kv| inner.store.bury(kv, &gone));
            match buried {
                Some(Err(failure)) => {
                    self.say(Self::outcome(Err(NotDone::Failed(failure))));
                    let _ = done.try_run(false);
                }
                _ => self.bring_in(Arc::new(preview), done),
            }
        });
    }

    /// Takes out of every backup what was deleted for good.
    pub(crate) fn rewrite_backups(self) {
        spawn_local(async move {
            self.learn_backups().await;
            let now = self.read(|_, kv| About::of(KINDS, kv, ""));
            let Some(Ok(About { gone, .. })) = now else {
                return;
            };
            let all = self.backups.with_untracked(|backups| backups.all.clone());
            let mut is_done = true;
            for backup in all {
                is_done &= rewrite(&backup, &gone).await.is_some();
            }
            self.learn_backups().await;
            self.backups
                .update(|backups| backups.was_rewritten = Some(is_done));
        });
    }

    /// Whether it is known that nothing is here, in neither store.
    pub(crate) fn is_empty(self) -> bool {
        self.changed.track();
        let is_empty = self.with(|inner| inner.store.list().next().is_none());
        is_empty == Some(true) && self.is_ready() && self.keeping.get() == Keeping::Browser
    }

    /// Learns which copy was taken along last.
    async fn learn_copy(self) {
        let Some(about) = mirror::copied().await else {
            return;
        };
        let copy = || {
            let (day, reach) = about.split_once(' ')?;
            let reach = Reach::read(KINDS, reach)?;
            let changes = self.with(|inner| inner.store.changes_since(&reach))?;
            let day = parse_date(day)?;
            Some(Copy { day, changes })
        };
        let copy = copy();
        let _ = self.backups.try_update(|backups| backups.copy = copy);
    }

    /// Takes note of one more change since then.
    pub(super) fn changed_since_copy(self) {
        if self
            .backups
            .with_untracked(|backups| backups.copy.is_some())
        {
            self.backups.update(|backups| {
                if let Some(copy) = &mut backups.copy {
                    copy.changes += 1;
                }
            });
        }
    }

    /// Notes that a copy was taken along.
    pub(crate) fn was_copied(self) {
        let reach = self.with(|inner| inner.store.reach()).unwrap_or_default();
        let about = [&today_written(), " ", &reach.write()].concat();
        let copy = Copy {
            day: today(),
            changes: 0,
        };
        self.backups.update(|backups| backups.copy = Some(copy));
        spawn_local(async move { mirror::note_copied(&about).await });
    }
}

/// Takes out of a backup what was deleted for good; none where it cannot be read, or the
/// new one not be kept.
async fn rewrite(backup: &Backup, gone: &BTreeMap<Subject, Record>) -> Option<()> {
    let day = write_date(backup.day);
    let about = backup.about.clone()?;
    let new = gone
        .keys()
        .filter(|of| !about.gone.contains_key(of))
        .count();
    if new == 0 {
        return Some(());
    }
    let text = mirror::backup(&day).await.ok()?;
    let (text, taken_out) = without(&text, KINDS, gone)?;
    let mut all = about.gone.clone();
    all.extend(gone.clone());
    let about = about.without(&taken_out, &text, all);
    let kept = mirror::keep_backup(&day, &text, &about.write(), &[]).await;
    kept.ok()
}
