//! What other tabs do, and what the browser does to all that is kept.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_core::store::hear::Heard;

use super::{Goals, Keeping, Saving};
use crate::platform::mirror;

/// So long one waits for the second store to forget.
const FORGETS_WITHIN: Duration = Duration::from_secs(2);

impl Goals {
    /// Takes in what another tab wrote.
    pub(super) fn hear(self, key: Option<&str>, text: Option<&str>) {
        // Before it is open there is nothing to merge with: opening reads it all.
        if self.keeping.get_untracked() != Keeping::Browser {
            return;
        }
        let heard = self.read(|store, kv| store.hear(kv, key, text));
        heard.into_iter().for_each(|heard| self.heard(heard));
    }

    /// Takes in what the page may have missed.
    pub(super) fn hear_again(self) {
        self.look_at_the_clock();
        if self.keeping.get_untracked() == Keeping::Browser {
            // Where the storage says nothing, nothing was heard.
            let heard = self.read(|store, kv| store.refresh(kv).ok()).flatten();
            heard.into_iter().for_each(|heard| self.heard(heard));
        }
    }

    fn heard(self, heard: Heard) {
        if heard.cleared {
            self.cleared.set(true);
        }
        if !heard.disputed.is_empty() {
            self.say_disputed();
        }
        if !heard.changed.is_empty() {
            self.tell(&heard.changed, true);
        } else if heard.troubles {
            self.show_troubles();
        }
        if heard.is_lacking() {
            // Not before it is known what only the second store has.
            self.once_ready(move |alone| {
                let written = self.write(alone, |inner, kv| inner.store.write_again(kv, &heard));
                if let Some(Err(failure)) = written {
                    self.not_there(failure);
                }
            });
        }
    }

    /// After what the browser kept was taken away: writes again what is known here,
    /// or goes on with what is left.
    pub(crate) fn after_clearing(self, put_back: bool) {
        if !put_back {
            self.leave_it_so();
            return;
        }
        self.once_ready(move |alone| {
            let written = self.write(alone, |inner, kv| inner.store.put_all_back(kv));
            match written {
                Some(Err(failure)) => self.failed(failure, move || self.after_clearing(true)),
                _ => {
                    self.cleared.set(false);
                    self.say(Saving::PutBack);
                }
            }
            self.tell_all();
        });
    }

    /// Goes on with what is left in the first store: the second forgets the rest.
    fn leave_it_so(self) {
        // What is under way is none of what is opened then.
        self.is_not_ready();
        self.now_says(Saving::Nothing);
        let tab = self.with(|inner| inner.store.tab().to_owned());
        let tab = Rc::new(RefCell::new(tab));
        let open = move |tab: Option<String>| {
            if let Some(tab) = tab {
                self.cleared.set(false);
                self.open_as(tab, None);
            }
        };
        let late = tab.clone();
        set_timeout(move || open(late.take()), FORGETS_WITHIN);
        spawn_local(async move {
            // Where it does not forget, what it has comes back.
            let _ = mirror::clear().await;
            open(tab.take());
        });
    }
}
