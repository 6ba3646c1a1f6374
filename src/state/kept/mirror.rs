//! The second store, which keeps the same: asked on opening for what the first has
//! lost, and told of everything that passes the door. Only what it has too is said to
//! be saved.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_core::kinds::KINDS;
use waymark_core::store::door::Receipt;
use waymark_core::store::mirror::{Exchange, Row, United, unite};
use waymark_core::store::place::under_way;

use super::door::Alone;
use super::opening::Opening;
use super::telling::Telling;
use super::{Goals, Saving};
use crate::platform::mirror;
pub(crate) use crate::platform::mirror::Unmirrored;

/// So long one waits for it before anything is done.
const ASKED_FOR: Duration = Duration::from_secs(2);

/// So long "Saving" is said before it is said where it is kept.
const TOLD_FOR: Duration = Duration::from_secs(3);

/// So long after it failed it is tried again.
const AGAIN_AFTER: Duration = Duration::from_secs(5);

/// How it stands with the second store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Second {
    /// None is needed: nothing is to outlive the page.
    #[default]
    Needless,
    /// It was asked.
    Asked,
    /// It has not answered in time, and may yet.
    Slow,
    /// It is told of everything.
    Told,
    /// There is none.
    None(Unmirrored),
}

impl Goals {
    /// Does something once no other tab writes and what only the second store has is
    /// known: else it would be stamped as if that had never been.
    pub(in crate::state) fn once_ready(self, run: impl FnOnce(&Alone) + 'static) {
        if self.is_ready() {
            Self::alone(run);
            return;
        }
        self.with(|inner| inner.telling.waits.push(Box::new(run)));
    }

    pub(super) fn is_ready(self) -> bool {
        self.with(|inner| inner.telling.is_ready) == Some(true)
    }

    /// Asks it for what the first store has lost, and opens that then.
    pub(super) fn ask_second(self, opening: Opening) {
        self.second.set(Second::Asked);
        // What is damaged among them is there perhaps.
        let also = opening.touches.clone();
        let opening = Rc::new(RefCell::new(Some(opening)));
        let first = opening.clone();
        set_timeout(
            move || {
                if let Some(mut opening) = first.take() {
                    opening.may_delete = false;
                    self.second.set(Second::Slow);
                    Self::alone(move |alone| self.open_ready(alone, &opening));
                }
            },
            ASKED_FOR,
        );
        let number = self.opening();
        spawn_local(async move {
            let rows = mirror::differing(&under_way(), &also).await;
            if self.opening() != number {
                return;
            }
            let opening = opening.take();
            match rows {
                Ok(rows) => self.answered(rows, opening),
                Err(why) => {
                    let is_none = why == Unmirrored::None;
                    self.without_second(why);
                    if let Some(mut opening) = opening {
                        opening.may_delete = is_none;
                        Self::alone(move |alone| self.open_ready(alone, &opening));
                    }
                }
            }
        });
    }

    /// Which opening this is of what is kept.
    fn opening(self) -> Option<u32> {
        self.with(|inner| inner.telling.opening)
    }

    /// Takes in what it has, and tells it from then on.
    fn answered(self, rows: Vec<Row>, opening: Option<Opening>) {
        let number = self.opening();
        Self::alone(move |alone| {
            if self.opening() == number {
                self.with(|inner| inner.telling.takes = true);
                self.second.set(Second::Told);
                self.bring_together(alone, opening, &rows);
            }
        });
    }

    /// Asks it again for what differs, and under some keys in any case, and takes in what
    /// it has.
    pub(super) fn compare_again(self, also: &[String]) {
        let also = also.to_vec();
        let number = self.opening();
        spawn_local(async move {
            let rows = mirror::differing(&under_way(), &also).await;
            if self.opening() != number {
                return;
            }
            match rows {
                Ok(rows) => self.answered(rows, None),
                Err(why) => self.without_second(why),
            }
            Self::alone(move |alone| {
                // With no room it stays where it is.
                let _ = self.write(alone, |inner, kv| inner.store.put_aside(kv));
                self.show_troubles();
            });
        });
    }

    /// Brings both stores together, and opens what is kept; where that was opened
    /// without waiting any longer, takes in what comes late.
    fn bring_together(self, alone: &Alone, opening: Option<Opening>, rows: &[Row]) {
        let tab = self.with(|inner| {
            let acted = opening.is_none() || inner.telling.has_acted;
            acted.then(|| inner.store.tab().to_owned())
        });
        let busy = tab.flatten();
        let united = self.write(alone, |inner, kv| {
            let united = unite(KINDS, kv, rows, busy.as_deref());
            if united.as_ref().is_ok_and(|it| it.full) {
                inner.store.tell_of_no_room();
            }
            united
        });
        // Where the storage says no more, some of it may have been written.
        let half = || United {
            changed: true,
            ..United::default()
        };
        let united = united.and_then(Result::ok).unwrap_or_else(half);
        self.with(|inner| {
            inner.telling.behind.extend(united.behind);
            inner.store.come_after(united.counter);
        });
        match opening {
            Some(mut opening) => {
                opening.changed = united.changed;
                opening.counter = united.counter;
                self.open_ready(alone, &opening);
            }
            None if united.changed => self.hear_again(),
            None => {}
        }
        self.tell_second();
    }

    /// From now on anything may be done.
    pub(super) fn is_ready_now(self, alone: &Alone) {
        let waits = self.with(|inner| {
            inner.telling.is_ready = true;
            std::mem::take(&mut inner.telling.waits)
        });
        for run in waits.unwrap_or_default() {
            run(alone);
        }
        self.show_troubles();
        // What is known to be empty only now.
        self.changed
            .update(|changed| *changed = changed.wrapping_add(1));
    }

    /// From now on nothing may be done until it is known again what is kept.
    pub(super) fn is_not_ready(self) {
        self.with(|inner| {
            let waits = std::mem::take(&mut inner.telling.waits);
            inner.telling = Telling {
                opening: inner.telling.opening + 1,
                is_ready: false,
                waits,
                ..Telling::needless()
            };
        });
    }

    /// Whether what is kept is kept in one store alone.
    pub(crate) fn is_kept_once(self) -> bool {
        matches!(self.second.get(), Second::None(_))
    }

    fn without_second(self, why: Unmirrored) {
        let may_come = matches!(why, Unmirrored::Failed(_));
        self.second.set(Second::None(why));
        if may_come {
            self.come_again();
        }
        let said = self.with(|inner| inner.telling.said.take()).flatten();
        if let Some((_, saving)) = said {
            self.saving.set(saving);
        }
    }

    /// Asks or tells it once more, a little later.
    fn come_again(self) {
        let first = self.with(|inner| !std::mem::replace(&mut inner.telling.comes_again, true));
        if first != Some(true) {
            return;
        }
        let number = self.opening();
        set_timeout(
            move || {
                if self.opening() != number {
                    return;
                }
                let takes = self.with(|inner| {
                    inner.telling.comes_again = false;
                    inner.telling.takes
                });
                if takes == Some(true) {
                    self.tell_second();
                } else {
                    self.compare_again(&[]);
                }
            },
            AGAIN_AFTER,
        );
    }

    /// Takes note of what passed the door.
    pub(super) fn to_be_told(self, receipt: &Receipt) {
        self.with(|inner| {
            inner.telling.has_acted |= !inner.telling.is_ready;
            inner.telling.pending.add(receipt);
            inner.telling.passed += 1;
        });
        self.tell_second();
    }

    /// Tells it the next of what it is still to be told.
    fn tell_second(self) {
        let next = self.with(|inner| inner.telling.next(inner.storage.lookup()));
        let Some((exchange, up_to)) = next.flatten() else {
            self.say_what_is_told();
            return;
        };
        let number = self.opening();
        spawn_local(async move {
            let exchange = Rc::new(exchange);
            let meets = exchange.clone();
            let done = mirror::exchange(exchange.keys(), move |rows| meets.meet(rows)).await;
            let exchange = Rc::unwrap_or_clone(exchange);
            if self.opening() == number {
                self.second_was_told(done, exchange, up_to);
            }
        });
    }

    fn second_was_told(self, done: Result<bool, Unmirrored>, exchange: Exchange, up_to: u64) {
        self.with(|inner| {
            let telling = &mut inner.telling;
            telling.runs = false;
            match &done {
                Ok(_) => telling.told = up_to,
                Err(_) => {
                    let later = std::mem::replace(&mut telling.pending, exchange);
                    telling.pending.add_all(later);
                }
            }
        });
        match done {
            Ok(was_cleared) => {
                if was_cleared {
                    self.compare_again(&[]);
                }
                if self.second.get_untracked() != Second::Told {
                    self.second.set(Second::Told);
                }
                self.tell_second();
                self.back_up_soon();
            }
            Err(why) => {
                let may_come = matches!(why, Unmirrored::Failed(_));
                self.with(|inner| inner.telling.takes = may_come);
                self.without_second(why);
            }
        }
    }

    fn say_what_is_told(self) {
        let said = self.with(|inner| {
            let told = inner.telling.told;
            let said = inner.telling.said.take_if(|(up_to, _)| *up_to <= told);
            said.map(|(_, saving)| saving)
        });
        if let Some(saving) = said.flatten() {
            self.saving.set(saving);
            self.then_disputed();
        }
    }

    /// Says that another tab changed the same thing at the same time: after what is still
    /// to be said of what was done here, which would be missed otherwise.
    pub(super) fn say_disputed(self) {
        let waits = self.with(|inner| {
            let waits = inner.telling.said.is_some() || !inner.queue.is_empty();
            inner.telling.is_disputed = waits;
            waits
        });
        if waits != Some(true) {
            self.say(Saving::Disputed);
        }
    }

    fn then_disputed(self) {
        let was = self.with(|inner| std::mem::take(&mut inner.telling.is_disputed));
        if was == Some(true) {
            let say = move || {
                if self.saving.get_untracked() == Saving::Saved {
                    self.saving.set(Saving::Disputed);
                }
            };
            set_timeout(say, Duration::ZERO);
        }
    }

    /// Says something at once, and nothing of what was to be said later.
    pub(super) fn now_says(self, saving: Saving) {
        self.with(|inner| inner.telling.said = None);
        self.saving.set(saving);
    }

    /// Says that something is saved: once the second store has it too, where there is
    /// one.
    pub(super) fn say_once_told(self, saving: Saving) {
        let expects = match self.second.get_untracked() {
            Second::Needless | Second::None(_) => false,
            Second::Asked | Second::Slow | Second::Told => true,
        };
        let waits = self.with(|inner| {
            let telling = &mut inner.telling;
            let waits = expects && saving.is_kept() && telling.told < telling.passed;
            telling.said = waits.then(|| (telling.passed, saving.clone()));
            waits.then_some(telling.passed)
        });
        let Some(up_to) = waits.flatten() else {
            self.saving.set(saving);
            self.then_disputed();
            return;
        };
        self.saving.set(Saving::Underway);
        set_timeout(
            move || {
                let still = self.with(|inner| {
                    let said = inner.telling.said.as_ref();
                    said.is_some_and(|(it, _)| *it == up_to)
                });
                if still == Some(true) {
                    self.saving.set(Saving::HereAlone);
                }
            },
            TOLD_FOR,
        );
    }
}
