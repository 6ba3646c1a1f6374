//! What one takes along of a review: its minutes, and the next one for a calendar.

use leptos::prelude::*;
use waymark_core::address::Route;
use waymark_core::review::calendar_file::{Says, When, write};
use waymark_text::kpi::noise;
use waymark_text::review::calendar_file as words;
use waymark_text::review::minutes::{Known, Minutes, minutes};

use super::Reviewing;
use crate::platform::storage;
use crate::state::kept::{Goals, today};
use crate::state::navigation::Navigation;

impl Reviewing {
    /// What came of it.
    pub(crate) fn minutes(self) -> Minutes {
        let goals = self.goals;
        let when = noise::When {
            calendar: goals.calendar(),
            today: today(),
        };
        let known = Known {
            kpi: &|id| {
                let known = goals.is_kpi(id).then(|| goals.known_kpi(id))?;
                Some((known.kpi.clone(), known.standing.clone()?))
            },
            objective: &|id| goals.is_there(id).then(|| goals.objective(id, false)),
        };
        self.agenda.with_value(|agenda| {
            self.review
                .with(|review| minutes(agenda, review, known, when, &goals.habits.notation))
        })
    }

    /// Offers the file of the next ones.
    pub(crate) async fn save_calendar(self, when: &When) {
        let rhythm = self.rhythm;
        let address = [
            Navigation::address(),
            Route::Review(rhythm, String::new()).to_string(),
        ]
        .concat();
        let says = Says {
            title: &words::event(rhythm),
            description: words::description(rhythm),
            address: &address,
        };
        let made = storage::moment().await.unwrap_or_default();
        let name = words::file_name(rhythm).trim_end_matches(".ics");
        Goals::offer(
            &["waymark-", name].concat(),
            "ics",
            "text/calendar",
            &write(when, &says, made),
        );
    }
}
