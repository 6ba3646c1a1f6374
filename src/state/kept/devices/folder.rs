//! Going through the folder, or the store: what other devices wrote there is merged, and what is
//! here is written there.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_core::carry::file::write_as_stored;
use waymark_core::kinds::KINDS;
use waymark_core::record::Record;
use waymark_core::record::kind::Subject;
use waymark_core::share::folder::{Listed, to_read};
use waymark_core::share::gathered::Gathered;
use waymark_core::share::own::Own;
use waymark_core::sorted::sorted;
use waymark_core::store::Store;
use waymark_core::store::failure::NotDone;
use waymark_core::store::key_value::Fault;
use waymark_core::store::place::Place;

use super::super::door::Alone;
use super::super::{Goals, Keeping, today, today_written};
use super::{DIFFERS, Fails, Folder, STALE};
use crate::platform::device;

/// So many files are asked for at once: more would wait for each other, and all of them be in
/// memory.
const AT_ONCE: usize = 4;

impl Goals {
    pub(super) async fn look(self, waits: bool, is_again: bool) {
        if self.keeping.get_untracked() != Keeping::Browser {
            return;
        }
        // Where another tab is at it, what that merges is heard of.
        let Ok((mut own, folder)) = self.begin(waits).await else {
            return;
        };
        if !matches!(folder, Folder::Open | Folder::Store) {
            device::end().await;
            self.show(&own);
            return;
        }
        let mut gathered = Gathered::default();
        let gone_through = gather(&mut own, &mut gathered).await;
        if gathered.is_twice {
            own.become_another(Self::new_id());
        }
        if gone_through.is_ok() {
            self.devices.update(|it| {
                it.fails = None;
                it.troubles.clone_from(&gathered.troubles);
            });
        }
        // What was read before something failed is merged all the same.
        self.once_ready(move |alone| {
            let merged = self.merge(alone, &gathered.records);
            spawn_local(async move {
                match merged {
                    Ok(()) => gathered.were_kept(&mut own),
                    Err(_) => self.devices.update(|it| it.fails = Some(Fails::NoRoom)),
                }
                let done = match gone_through {
                    Ok(()) => self.write_own(&mut own).await,
                    failed => failed,
                };
                let _ = device::keep(&own.write()).await;
                device::end().await;
                self.show(&own);
                match done {
                    // What made it so is there to be read now.
                    Err(why) if why == STALE && !is_again => self.look_once_more(),
                    Err(why) => self.fails(&why),
                    Ok(()) => {}
                }
            });
        });
    }

    fn look_once_more(self) {
        spawn_local(self.look(true, true));
    }

    /// Merges what other devices have; nothing that somebody could take back.
    fn merge(self, alone: &Alone, records: &[(Place, Record)]) -> Result<(), NotDone> {
        if records.is_empty() {
            return Ok(());
        }
        let today = today_written();
        let preview = self.read(|store, kv| store.preview_shared(kv, records, &today));
        let Some(preview) = preview.transpose()? else {
            return Ok(());
        };
        let is_new = self.with(|inner| inner.store.lacks_shared(&preview, records));
        if is_new != Some(true) {
            return Ok(());
        }
        self.check_room(&preview)
            .map_err(|_| NotDone::Failed(Fault::Full.into()))?;
        let changed: BTreeSet<Subject> = sorted(Store::changed_by(&preview).cloned());
        let before = self.disputes(&changed);
        let taken = self.write(alone, |inner, kv| {
            inner.store.take_shared(kv, &preview, records, &today)
        });
        if self.disputes(&changed) > before {
            self.say_disputed();
        }
        self.tell(&changed, true);
        taken.unwrap_or(Ok(()))
    }

    /// In how many fields of some records something stands beside.
    fn disputes(self, of: &BTreeSet<Subject>) -> usize {
        let count = self.with(|inner| {
            let records = of.iter().filter_map(|of| inner.store.record(of));
            let fields = records.flat_map(|it| it.fields.values());
            fields.filter(|it| !it.others().is_empty()).count()
        });
        count.unwrap_or_default()
    }

    pub(super) fn export_as_stored(self) -> Option<String> {
        self.read(|_, kv| write_as_stored(KINDS, kv, &today_written()).ok())?
    }

    /// Writes this device's file, if there is anything new.
    async fn write_own(self, own: &mut Own) -> Result<(), String> {
        let mark = Self::new_id().to_string();
        let export = self.export_as_stored();
        let Some(next) = export.and_then(|export| own.next(&export, today(), &mark)) else {
            return Ok(());
        };
        // Before the file, or it would look like another device's.
        if device::keep(&own.write()).await.is_err() {
            return Ok(());
        }
        let (is_same, size, changed) = device::write(&next.name, &next.text).await?;
        if !is_same {
            return Err(DIFFERS.to_owned());
        }
        own.was_written(&next);
        own.read.insert(next.name, (size as u64, changed as u64));
        Ok(())
    }
}

/// Goes through the folder.
async fn gather(own: &mut Own, gathered: &mut Gathered) -> Result<(), String> {
    let listed = |name, size: f64, changed: f64| Listed {
        name,
        size: size as u64,
        changed: changed as u64,
    };
    let listing = device::list().await?.into_iter();
    let listing: Vec<Listed> = listing
        .map(|(name, size, changed)| listed(name, size, changed))
        .collect();
    gathered.list(&listing, own);
    let files: Vec<(&str, Option<f64>)> = to_read(&listing, &own.read)
        .into_iter()
        .map(|it| {
            let known = own.read.get(&it.name);
            (it.name.as_str(), known.map(|(_, changed)| *changed as f64))
        })
        .collect();
    let visit = Goals::visit_of_file();
    for some in files.chunks(AT_ONCE) {
        for (name, size, changed, text) in device::read(some).await? {
            gathered.read(&listed(name, size, changed), text.as_deref(), own, &visit);
        }
    }
    Ok(())
}
