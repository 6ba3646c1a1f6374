//! Where one is among the goals: which objectives are shown, which is open, what a
//! draft begins with. The address says it all.

use time::Date;

use super::Route;
use crate::calendar::Calendar;
use crate::objective::review::Brief;
use crate::objective::year::year_of;
use crate::period::{Period, parse_date, write_date};
use crate::record::id::Id;
use crate::sketch::Level;

/// For so many days a closed objective is still listed below what is current.
const SHOWN_AFTER_CLOSING: i32 = 14;

/// Where one is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GoalsPlace {
    /// The objective that is open.
    pub open: Option<Id>,
    /// Of when objectives are shown.
    pub when: When,
    /// Of which level, all if none is said.
    pub level: Option<Level>,
    /// What is looked for in whatever is written of them.
    pub find: String,
    /// The letters of an objective from the playground, to begin a draft with.
    pub draft: String,
    /// The metric of a quiz, to begin a draft with.
    pub metric: Option<String>,
    /// The KPI that is to be a key result of a new objective.
    pub serves: Option<Id>,
    /// The KPI that a new objective is to bring back into its band.
    pub restores: Option<Id>,
    /// The metric of a quiz that is to be both: a key result and a KPI.
    pub both: Option<String>,
    /// The key result of the open objective whose hand-off is asked for.
    pub handoff: Option<Id>,
    /// Whether this is the example to play with.
    pub example: bool,
    /// Whether it is the page about the data and not about the goals.
    pub settings: bool,
}

/// Of when objectives are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum When {
    /// What is current: those that are open, and below them those that were closed
    /// lately. What is looked for there is looked for in every period.
    #[default]
    Now,
    /// All of them.
    All,
    /// Those of the periods that end in the year of the person that begins in a year.
    Year(i32),
    /// Those of one period.
    Period(Period),
}

const LEVELS: [(Level, &str); 3] = [
    (Level::Individual, "individual"),
    (Level::Team, "team"),
    (Level::Company, "company"),
];

impl GoalsPlace {
    /// Reads it from a query. What it does not know is passed over.
    #[must_use]
    pub fn parse(query: &str) -> Self {
        let mut place = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match &*name {
                "open" => place.open = Id::parse(&value),
                "when" => place.when = When::parse(&value),
                "level" => {
                    let found = LEVELS.iter().find(|(_, name)| *name == value);
                    place.level = found.map(|(level, _)| *level);
                }
                "find" => place.find = value.into_owned(),
                "g" => place.draft = value.into_owned(),
                "m" => place.metric = Some(value.into_owned()),
                "k" => place.serves = Id::parse(&value),
                "restore" => place.restores = Id::parse(&value),
                "both" => place.both = Some(value.into_owned()),
                "handoff" => place.handoff = Id::parse(&value),
                "example" => place.example = true,
                "settings" => place.settings = true,
                _ => {}
            }
        }
        place
    }

    /// The route that leads there.
    #[must_use]
    pub fn route(&self) -> Route {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let mut put = |name: &str, value: &str| {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        };
        if self.example {
            put("example", "1");
        }
        if self.settings {
            put("settings", "1");
        }
        put("when", &self.when.written());
        let level = LEVELS.iter().find(|(level, _)| Some(*level) == self.level);
        put("level", level.map_or("", |(_, name)| name));
        put("find", &self.find);
        // It is of the objective that is open.
        let handoff = &self.handoff.clone().filter(|_| self.open.is_some());
        let ids = [
            ("open", &self.open),
            ("handoff", handoff),
            ("k", &self.serves),
            ("restore", &self.restores),
        ];
        for (name, id) in ids {
            put(name, id.as_ref().map_or("", Id::as_str));
        }
        put("g", &self.draft);
        // These may have no name.
        for (name, metric) in [("m", &self.metric), ("both", &self.both)] {
            if let Some(metric) = metric {
                query.append_pair(name, metric);
            }
        }
        Route::Goals(query.finish())
    }

    /// Whether an objective is among those that are shown. What is not known yet
    /// is.
    #[must_use]
    pub fn shows(&self, brief: Option<&Brief>, today: Date, calendar: Calendar) -> bool {
        let Some(brief) = brief else { return true };
        self.is_of_level(brief)
            && match self.when {
                When::All => true,
                When::Period(period) => brief.period == Some(period),
                When::Year(year) => year_of(brief, calendar) == Some(year),
                When::Now if self.is_search() => true,
                When::Now => brief.closing.is_none_or(|closing| {
                    is_shown_after(closing.on, today) || !brief.to_ask.is_empty()
                }),
            }
    }

    /// Whether an objective is of the level that is shown.
    #[must_use]
    pub fn is_of_level(&self, brief: &Brief) -> bool {
        self.level.is_none_or(|level| level == brief.level)
    }

    /// Takes out what a draft was to begin with, once one has.
    pub fn begun(&mut self) {
        self.draft.clear();
        (self.metric, self.both) = (None, None);
        (self.serves, self.restores) = (None, None);
    }

    /// Whether something is looked for.
    #[must_use]
    pub fn is_search(&self) -> bool {
        !self.find.trim().is_empty()
    }
}

/// Whether what was closed on a day is still shown on another, as closed lately.
#[must_use]
pub const fn is_shown_after(closed: Date, today: Date) -> bool {
    today.to_julian_day() - closed.to_julian_day() <= SHOWN_AFTER_CLOSING
}

impl When {
    /// Reads it as it is written; what is current for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        if is_year && let Ok(year) = text.parse() {
            return Self::Year(year);
        }
        let days = text.split_once("..");
        let days =
            days.and_then(|(first, last)| Period::new(parse_date(first)?, parse_date(last)?));
        match (text, days) {
            ("all", _) => Self::All,
            (_, Some(period)) => Self::Period(period),
            _ => Self::Now,
        }
    }

    /// The days that it is about, if it is of some.
    #[must_use]
    pub fn period(self, calendar: Calendar) -> Option<Period> {
        match self {
            Self::Period(period) => Some(period),
            Self::Year(year) => calendar.year(year),
            Self::Now | Self::All => None,
        }
    }

    /// As it is written, nothing for what is current.
    #[must_use]
    pub fn written(self) -> String {
        match self {
            Self::Now => String::new(),
            Self::All => "all".to_owned(),
            // As its days are written.
            Self::Year(year) => {
                let year = year.to_string();
                [&"0".repeat(4_usize.saturating_sub(year.len())), &year[..]].concat()
            }
            Self::Period(period) => {
                let [first, last] = [period.first(), period.last()].map(write_date);
                [&first, "..", &last].concat()
            }
        }
    }
}
