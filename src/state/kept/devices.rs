//! Other devices of the same person, or of a team: what they wrote into a folder that a drive
//! keeps in step, or into the store that the host names, is merged, and what is here is written
//! there, as `core/src/share/` says.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;
use time::Date;
use waymark_core::carry::file::write_as_stored;
use waymark_core::kinds::KINDS;
use waymark_core::record::Record;
use waymark_core::record::id::Id;
use waymark_core::record::kind::Subject;
use waymark_core::share::folder::{Listed, to_read};
use waymark_core::share::gathered::{Gathered, Trouble};
use waymark_core::share::own::{Next, Own};
use waymark_core::sorted::sorted;
use waymark_core::store::Store;
use waymark_core::store::failure::NotDone;
use waymark_core::store::import::Preview;
use waymark_core::store::key_value::Fault;
use waymark_core::store::place::Place;
use web_sys::Element;

use super::door::Alone;
use super::files::NotBrought;
use super::{Goals, Keeping, today, today_written};
use crate::platform::device;

/// Somebody else wrote this device's file since it was listed.
const STALE: &str = "Stale";
/// What was read back is not what was written.
const DIFFERS: &str = "Differs";

/// So many files are asked for at once: more would wait for each other, and all of them be in
/// memory.
const AT_ONCE: usize = 4;

/// How it stands with the folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Folder {
    /// It was not asked yet.
    #[default]
    Unknown,
    /// This browser opens none.
    Never,
    /// None is chosen.
    None,
    /// It may be read and written.
    Open,
    /// The browser asks first.
    Asks,
    /// It is the store that the host names, which the person joined.
    Store,
}

/// Why the folder was not read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fails {
    /// It is not where it was.
    Gone,
    /// The browser does not allow it any more, or the server does not.
    NotAllowed,
    /// Something else holds the file.
    Locked,
    /// What was read back is not what was written.
    Differs,
    /// There is no room, there or here.
    NoRoom,
    /// What answers is a page to sign in at, or asks for that.
    SignedOut,
    /// Nothing answers, or not to the end.
    Unreachable,
    /// What answers is no store.
    NoStore,
    /// Somebody else writes this device's file.
    Stale,
    /// The server takes no file as large.
    TooLarge,
    /// The server has a fault.
    ServerFails,
    /// Something else.
    Other,
}

/// What is known of other devices.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Devices {
    /// How it stands with the folder.
    pub(crate) folder: Folder,
    /// What this device is called; empty as long as it has no name of its own.
    pub(crate) name: String,
    /// Whether this is a phone.
    pub(crate) is_phone: bool,
    /// The address of the store that the host names; empty where it names none.
    pub(crate) store: String,
    /// The others: which, what they are called, and when they wrote last.
    pub(crate) others: Vec<(Id, String, Date)>,
    /// When this one wrote into the folder last.
    pub(crate) wrote: Option<Date>,
    /// What is wrong with files there.
    pub(crate) troubles: Vec<(String, Trouble)>,
    /// Why it was not read or written.
    pub(crate) fails: Option<Fails>,
    // Whether it is looked at by itself.
    is_watched: bool,
}

/// What came of a file that somebody brought from another device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Brought {
    /// It was merged.
    Merged,
    /// Everything in it is here.
    Nothing,
    /// It is this device's own.
    Own,
    /// It is no device's file.
    NotOne,
    /// It is one, and something is wrong with it.
    Wrong(Trouble),
    /// It could not be read, or there is no room.
    NotBrought(NotBrought),
}

impl Goals {
    /// Whether this browser takes part in anything with another device; or, where that is
    /// asked, the host names a store in which it may.
    pub(crate) async fn is_shared(or_may: bool) -> bool {
        device::is_shared(or_may).await
    }

    /// Looks into the folder now, and from then on by itself.
    pub(crate) fn share(self) {
        let is_watched = self.devices.with_untracked(|it| it.is_watched);
        if !is_watched {
            self.devices.update(|it| it.is_watched = true);
            spawn_local(device::watch(move || spawn_local(self.look(false, false))));
        }
        self.look_into_folder();
    }

    /// Reads what is new in the folder, and writes what is new here, once no other tab does.
    pub(crate) fn look_into_folder(self) {
        spawn_local(self.look(true, false));
    }

    /// Lets the person choose a folder, or allow the one that was chosen once more.
    pub(crate) fn choose_folder(self, again: bool) {
        spawn_local(async move {
            match device::choose(again).await {
                Ok(()) => self.look(true, false).await,
                // Nobody has to choose one.
                Err(why) if why == "AbortError" => {}
                Err(why) => self.fails(&why),
            }
        });
    }

    /// Takes part in the store that the host names.
    pub(crate) fn join_store(self) {
        spawn_local(async move {
            match device::join().await {
                Ok(()) => self.look(true, false).await,
                Err(why) => self.fails(&why),
            }
        });
    }

    /// Uses the folder no more, or the store. What is in it stays there.
    pub(crate) fn leave_folder(self) {
        spawn_local(async move {
            if device::leave().await.is_ok() {
                self.look(true, false).await;
            }
        });
    }

    /// Calls this device something else.
    pub(crate) fn name_device(self, name: String) {
        self.with_own(move |own| own.rename(&name));
    }

    /// Shows another device no more, until it writes again.
    pub(crate) fn forget_device(self, device: Id) {
        self.with_own(move |own| own.forget(&device));
    }

    fn with_own(self, change: impl FnOnce(&mut Own) + 'static) {
        spawn_local(async move {
            let Ok((mut own, _)) = self.begin(true).await else {
                return;
            };
            change(&mut own);
            let _ = device::keep(&own.write()).await;
            device::end().await;
            self.show(&own);
        });
    }

    /// Begins, alone among the tabs.
    async fn begin(self, waits: bool) -> Result<(Own, Folder), String> {
        let (text, folder, is_phone, store) = device::begin(waits).await?;
        let own = Own::read(&text);
        let own = own.unwrap_or_else(|| Own::new(Self::new_id(), ""));
        let folder = match folder.as_str() {
            "granted" => Folder::Open,
            "never" => Folder::Never,
            "none" => Folder::None,
            "store" => Folder::Store,
            _ => Folder::Asks,
        };
        self.devices.update(|it| {
            it.is_phone = is_phone;
            it.store = store;
            it.folder = folder;
        });
        Ok((own, folder))
    }

    fn show(self, own: &Own) {
        let others = own.shown().into_iter();
        let others = others.map(|(id, it)| (id.clone(), it.name.clone(), it.day));
        let others = others.collect();
        self.devices.update(|it| {
            it.others = others;
            it.name.clone_from(&own.name);
            it.wrote = own.wrote;
        });
    }

    fn fails(self, why: &str) {
        let fails = match why {
            "NotFoundError" => Fails::Gone,
            "NotAllowedError" | "SecurityError" => Fails::NotAllowed,
            "NoModificationAllowedError" | "InvalidStateError" | "NotReadableError" => {
                Fails::Locked
            }
            "QuotaExceededError" => Fails::NoRoom,
            "SignedOut" => Fails::SignedOut,
            "Unreachable" => Fails::Unreachable,
            "NoStore" => Fails::NoStore,
            STALE => Fails::Stale,
            DIFFERS => Fails::Differs,
            "TooLarge" => Fails::TooLarge,
            "ServerFails" => Fails::ServerFails,
            _ => Fails::Other,
        };
        self.devices.update(|it| it.fails = Some(fails));
    }

    async fn look(self, waits: bool, is_again: bool) {
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

    fn export_as_stored(self) -> Option<String> {
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

    /// Hands this device's file on, to be carried to another one by hand.
    pub(crate) fn save_for_other(self) {
        spawn_local(async move {
            let Ok((mut own, _)) = self.begin(true).await else {
                return;
            };
            let mark = Self::new_id().to_string();
            let export = self.export_as_stored();
            let next = export.and_then(|export| own.by_hand(&export, today(), &mark));
            let kept = device::keep(&own.write()).await;
            device::end().await;
            self.show(&own);
            if let (Some(Next { text, .. }), Ok(())) = (next, kept) {
                self.was_copied();
                device::share(&["waymark-", &today_written()].concat(), &text).await;
            }
        });
    }

    /// Merges a file that was carried over from another device, as one step that can be
    /// taken back.
    pub(crate) fn open_from_other(self, field: Element, done: Callback<Brought>) {
        let chosen = Callback::new(move |text: Result<String, NotBrought>| match text {
            Ok(text) => spawn_local(self.open_text(text, done)),
            Err(why) => drop(done.try_run(Brought::NotBrought(why))),
        });
        Self::chosen_text(field, chosen);
    }

    async fn open_text(self, text: String, done: Callback<Brought>) {
        let Ok((mut own, _)) = self.begin(true).await else {
            return;
        };
        let mut gathered = Gathered::default();
        let (name, size, changed) = (String::new(), text.len() as u64, 0);
        let listed = Listed {
            name,
            size,
            changed,
        };
        gathered.read(&listed, Some(&text), &mut own, &Self::visit_of_file());
        if gathered.is_twice {
            own.become_another(Self::new_id());
        }
        let _ = device::keep(&own.write()).await;
        device::end().await;
        self.show(&own);
        let said = match gathered.troubles.first() {
            Some((_, trouble)) => Brought::Wrong(*trouble),
            None if gathered.is_own => Brought::Own,
            None if gathered.records.is_empty() && !gathered.is_one => Brought::NotOne,
            None => {
                self.bring_from_other(&gathered.records, done);
                return;
            }
        };
        let _ = done.try_run(said);
    }

    fn bring_from_other(self, records: &[(Place, Record)], done: Callback<Brought>) {
        let today = today_written();
        let preview = self.read(|store, kv| store.preview_shared(kv, records, &today));
        let preview: Result<Preview, NotBrought> = match preview {
            Some(Ok(preview)) => self.check_room(&preview).map(|()| preview),
            Some(Err(why)) => Err(NotBrought::NotDone(Box::new(why))),
            None => Err(NotBrought::Unreadable),
        };
        match preview {
            Err(why) => drop(done.try_run(Brought::NotBrought(why))),
            Ok(preview) if preview.is_empty() => drop(done.try_run(Brought::Nothing)),
            Ok(preview) => {
                let merged = Callback::new(move |is_done| {
                    if is_done {
                        let _ = done.try_run(Brought::Merged);
                    }
                });
                self.bring_in(preview.into(), merged);
            }
        }
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
