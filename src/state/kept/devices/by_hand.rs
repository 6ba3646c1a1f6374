//! This device's file carried over to another one by hand, and another one's file opened here.

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_core::record::Record;
use waymark_core::share::folder::Listed;
use waymark_core::share::gathered::{Gathered, Trouble};
use waymark_core::share::own::Next;
use waymark_core::store::import::Preview;
use waymark_core::store::place::Place;
use web_sys::Element;

use super::super::files::NotBrought;
use super::super::{Goals, today, today_written};
use crate::platform::device;

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
                let name = [&own.carried_as(), "-", &today_written()].concat();
                device::share(&name, &text).await;
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
