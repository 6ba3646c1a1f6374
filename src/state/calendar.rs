//! How the person divides time: where their weeks and their years begin, as they have set
//! it or as the browser says.

use leptos::prelude::*;
use time::Month;
use waymark_core::calendar::{Calendar, FirstDay};
use waymark_core::record::Value;
use waymark_core::record::name::Name;
use waymark_core::settings::{self, Settings};
use waymark_core::store::action::Action;

use crate::platform::storage;
use crate::state::kept::Goals;

/// How time is divided before anything is known of what somebody has set: as the browser
/// does it.
pub(in crate::state) fn of_browser() -> Calendar {
    Calendar {
        first_day: own_first_day(),
        ..Calendar::default()
    }
}

/// The day on which weeks begin where the browser is from; Monday where it does not say,
/// or says another one than can be chosen.
fn own_first_day() -> FirstDay {
    let mut all = FirstDay::ALL.into_iter();
    let own = all.find(|day| storage::is_first_day(day.number()));
    own.unwrap_or_default()
}

impl Goals {
    /// How time is divided: whoever asks within something reactive is told when that
    /// changes. As the browser does it until the goals are open.
    pub(crate) fn calendar(self) -> Calendar {
        self.calendar.track();
        self.calendar.get_untracked()
    }

    /// Sets the day on which weeks begin.
    pub(crate) fn set_first_day(self, day: FirstDay) {
        self.set_calendar(settings::first_day(day));
    }

    /// Sets the month in which years begin.
    pub(crate) fn set_first_month(self, month: Month) {
        self.set_calendar(settings::first_month(month));
    }

    fn set_calendar(self, field: (Name, Value)) {
        self.act_alone(Action::Edit {
            of: settings::subject(),
            fields: vec![field],
        });
    }

    /// Takes in what is set by now; whether that is another one. The example has one's own.
    pub(in crate::state) fn learn_calendar(self) -> bool {
        if self.is_example() {
            return false;
        }
        let set = self.with(|inner| {
            let record = inner.store.record(&settings::subject());
            record.map(Settings::read).unwrap_or_default()
        });
        let calendar = set.unwrap_or_default().calendar(own_first_day());
        let is_other = self.calendar.get_untracked() != calendar;
        if is_other {
            self.calendar.set(calendar);
        }
        is_other
    }
}
