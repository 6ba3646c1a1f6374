//! Other devices of the same person, or of a team, as `core/src/share/` says: how it stands with
//! the folder that a drive keeps in step, or with the store that the host names, and what a
//! person does about it. [`folder`] goes through it; [`by_hand`] carries the file over where a
//! browser opens none.

pub mod by_hand;
mod folder;

use leptos::prelude::*;
use leptos::task::spawn_local;
use time::Date;
use waymark_core::record::id::Id;
use waymark_core::share::gathered::Trouble;
use waymark_core::share::own::Own;

use super::Goals;
use crate::platform::device;

/// Somebody else wrote this device's file since it was listed.
const STALE: &str = "Stale";
/// What was read back is not what was written.
const DIFFERS: &str = "Differs";

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
}
