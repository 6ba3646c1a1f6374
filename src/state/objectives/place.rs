//! Where one is among the goals: which objectives are shown, which is open, what a
//! draft begins with. The address says it all.

use time::Date;
use waymark_core::calendar::Calendar;
use waymark_core::objective::review::Brief;
use waymark_core::objective::year::year_of;
use waymark_core::period::{Period, parse_date, write_date};
use waymark_core::record::id::Id;
use waymark_core::sketch::Level;

use crate::route::Route;

/// For so many days a closed objective is still listed below what is current.
const SHOWN_AFTER_CLOSING: i32 = 14;

/// Where one is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GoalsPlace {
    /// The objective that is open.
    pub(crate) open: Option<Id>,
    /// Of when objectives are shown.
    pub(crate) when: When,
    /// Of which level, all if none is said.
    pub(crate) level: Option<Level>,
    /// What is looked for in whatever is written of them.
    pub(crate) find: String,
    /// The letters of an objective from the playground, to begin a draft with.
    pub(crate) draft: String,
    /// The metric of a quiz, to begin a draft with.
    pub(crate) metric: Option<String>,
    /// The KPI that is to be a key result of a new objective.
    pub(crate) serves: Option<Id>,
    /// The KPI that a new objective is to bring back into its band.
    pub(crate) restores: Option<Id>,
    /// The metric of a quiz that is to be both: a key result and a KPI.
    pub(crate) both: Option<String>,
    /// The key result of the open objective whose hand-off is asked for.
    pub(crate) handoff: Option<Id>,
    /// Whether this is the example to play with.
    pub(crate) example: bool,
    /// Whether it is the page about the data and not about the goals.
    pub(crate) settings: bool,
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
    pub(crate) fn parse(query: &str) -> Self {
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
    pub(crate) fn route(&self) -> Route {
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
    pub(crate) fn shows(&self, brief: Option<&Brief>, today: Date, calendar: Calendar) -> bool {
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
    pub(crate) fn is_of_level(&self, brief: &Brief) -> bool {
        self.level.is_none_or(|level| level == brief.level)
    }

    /// Takes out what a draft was to begin with, once one has.
    pub(crate) fn begun(&mut self) {
        self.draft.clear();
        (self.metric, self.both) = (None, None);
        (self.serves, self.restores) = (None, None);
    }

    /// Whether something is looked for.
    pub(crate) fn is_search(&self) -> bool {
        !self.find.trim().is_empty()
    }
}

/// Whether what was closed on a day is still shown on another, as closed lately.
pub(crate) const fn is_shown_after(closed: Date, today: Date) -> bool {
    today.to_julian_day() - closed.to_julian_day() <= SHOWN_AFTER_CLOSING
}

impl When {
    /// Reads it as it is written; what is current for anything else.
    pub(crate) fn parse(text: &str) -> Self {
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
    pub(crate) fn period(self, calendar: Calendar) -> Option<Period> {
        match self {
            Self::Period(period) => Some(period),
            Self::Year(year) => calendar.year(year),
            Self::Now | Self::All => None,
        }
    }

    /// As it is written, nothing for what is current.
    pub(crate) fn written(self) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn leads(query: &str, printed: &str) {
        let place = GoalsPlace::parse(query);
        let Route::Goals(again) = place.route() else {
            panic!("another page");
        };
        assert_eq!(again, printed, "{query:?}");
        assert_eq!(GoalsPlace::parse(printed), place, "{query:?} read again");
    }

    #[test]
    fn a_query_is_read_and_printed_in_one_way() {
        leads("", "");
        leads("open=a1", "open=a1");
        leads("open=%2F&x=1", "");
        leads("when=all", "when=all");
        leads(
            "find=a%20b&when=2026-10-01..2026-12-31",
            "when=2026-10-01..2026-12-31&find=a+b",
        );
        leads("when=2026-12-31..2026-10-01", "");
        leads("when=2025", "when=2025");
        leads("when=0099", "when=0099");
        leads("when=20255", "");
        leads("when=-202", "");
        leads("when=yesterday&level=boss", "");
        leads("level=team&g=1.a-_Z", "level=team&g=1.a-_Z");
        leads("m=", "m=");
        leads("m=NPS&example", "example=1&m=NPS");
        leads("open=a1&settings", "settings=1&open=a1");
        leads("handoff=b2&open=a1", "open=a1&handoff=b2");
        leads("k=a1", "k=a1");
        leads("k=%2F&restore=", "");
        leads("restore=a1&example", "example=1&restore=a1");
        leads("both=", "both=");
        leads("both=a%20b&m=NPS", "m=NPS&both=a+b");
    }
}
