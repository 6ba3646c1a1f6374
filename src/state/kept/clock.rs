//! The day, on a page that stays open.

use std::time::Duration;

use leptos::prelude::*;
use time::Date;

use super::{Goals, today};

/// So long a page that nobody goes back to may show the day before: at most so late is what
/// it says at midnight, or where the device has come to another time zone.
const LOOKS_EVERY: Duration = Duration::from_secs(60);

impl Goals {
    /// The day that it is; what reads it follows it over midnight.
    pub(crate) fn day(self) -> Date {
        self.day.track();
        today()
    }

    /// Lets the day in a field follow the usual one until somebody chooses another: a form
    /// may stay open for days.
    pub(crate) fn follow(day: RwSignal<String>, usual: impl Fn() -> String + 'static) {
        Effect::new(move |before: Option<String>| {
            let usual = usual();
            if let Some(before) = before
                && before != usual
                && day.with_untracked(|day| *day == before)
            {
                day.set(usual.clone());
            }
            usual
        });
    }

    /// Goes on with another day, where it has become one since.
    pub(super) fn look_at_the_clock(self) {
        let day = today();
        if self.day.get_untracked() != day {
            self.day.set(day);
            self.tell_all();
            // It follows the same day, and is told of it apart.
            if let Some(example) = Self::opened_example() {
                example.tell_all();
            }
        }
    }

    /// Does so again and again, for as long as the page is open.
    pub(super) fn watch_the_clock(self) {
        set_timeout(
            move || {
                self.look_at_the_clock();
                self.watch_the_clock();
            },
            LOOKS_EVERY,
        );
    }
}
