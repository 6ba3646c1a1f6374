//! Signal or noise, in words that ask for something: react, look, or leave it alone.

use time::Date;
use waymark_core::calendar::Calendar;
use waymark_core::grading::measure::Side;
use waymark_core::kpi::noise::{LOCKS_AT, Newest, Said};
use waymark_core::kpi::outlook::{Answer, Outlook};
use waymark_core::kpi::standing::{Standing, Word};
use waymark_core::kpi::status::Status;
use waymark_core::period::Period;

use super::unit::{many, more, name, one, since};
use crate::en::sentence::capital;

/// The label of the sentence.
pub const SIGNAL: &str = "Signal";

/// Where the person is, for names of units.
#[derive(Clone, Copy, Debug)]
pub struct When {
    /// The KPI's calendar: the person's, with its own quarters.
    pub calendar: Calendar,
    /// The day that it is.
    pub today: Date,
}

/// The sentence on noise: whether anything happens, and what to do about it.
#[must_use]
pub fn signal(standing: &Standing, when: When) -> String {
    let unit = standing.judged_in;
    match standing.noise.current.said {
        Said::TooFew { .. } => {
            if let Some(lacks) = standing.until_noise() {
                let more = more(unit, lacks.count);
                let in_a_row = if lacks.in_a_row { " in a row" } else { "" };
                return format!(
                    "With {more} of readings{in_a_row}, a real change can be told from the usual \
                     ups and downs."
                );
            }
            return format!(
                "What is usual cannot be told yet: too many {}s are missing in between.",
                one(unit)
            );
        }
        Said::Same => return "The same every time: nothing to react to.".to_owned(),
        Said::MovesOneWay => {
            return "Keeps moving one way: limits do not fit. Find out what moves it.".to_owned();
        }
        Said::Provisional | Said::Settled => {}
    }
    let said = match standing.noise.newest {
        Newest::Unknown => return String::new(),
        // Red or changed, and yet nothing new: what to do about it stands in the outlook. And
        // what is long past asks for nothing anyway.
        Newest::Usual if asks_for_something(standing) => format!(
            "The usual ups and downs: nothing special about {}.",
            newest(standing, when)
        ),
        Newest::Usual => "The usual ups and downs: nothing to react to.".to_owned(),
        Newest::Run {
            side,
            since: first,
            values,
        } => {
            let began = standing.unit_at(first);
            let began = began.map(|days| since(unit, days, when.calendar.first_month, when.today));
            format!(
                "{} since {}: {} in a row {} the centre. Find out what changed.",
                way(standing.word, side),
                began.unwrap_or_default(),
                many(unit, values),
                over(side),
            )
        }
        Newest::Beyond { side } => format!(
            "{} is unlike the others: look for what happened. It is {} than chance explains.",
            last(standing, when),
            than(side),
        ),
        Newest::Near { side } => format!(
            "{}: 3 of the last 4 {}s are far {} the centre. Find out what changed.",
            capital(way(standing.word, side)),
            one(unit),
            over(side),
        ),
    };
    match standing.noise.current.said {
        Said::Provisional => {
            let left = LOCKS_AT.saturating_sub(values_of(standing));
            match left {
                0 => format!("{said} (What is usual is provisional.)"),
                left => format!(
                    "{said} (What is usual is provisional for {}.)",
                    more(unit, left)
                ),
            }
        }
        _ => said,
    }
}

/// Whether there is something to do although the newest value is nothing special: it is out of
/// band, runs differently than before, or is long past.
fn asks_for_something(standing: &Standing) -> bool {
    standing.status.is_out()
        || standing.status == Status::NoData
        || matches!(standing.outlook, Outlook::Changed { .. })
}

fn values_of(standing: &Standing) -> usize {
    let base = &standing.noise.current;
    let tallies = standing.tallies.get(base.from..base.until);
    let tallies = tallies.unwrap_or_default().iter();
    tallies.filter(|it| it.value().is_some()).count()
}

/// The unit of the newest value, as a sentence begins.
fn last(standing: &Standing, when: When) -> String {
    capital(&newest(standing, when))
}

/// The same in the middle of one.
fn newest(standing: &Standing, when: When) -> String {
    let days = standing.noise.last.and_then(|at| standing.unit_at(at));
    days.map_or_else(String::new, |days| named(standing, days, when))
}

fn named(standing: &Standing, days: Period, when: When) -> String {
    let name = name(
        standing.judged_in,
        days,
        when.calendar.first_month,
        when.today,
    );
    match name.strip_prefix("week") {
        Some(rest) => ["the week", rest].concat(),
        None => name,
    }
}

const fn way(word: Option<Word>, side: Side) -> &'static str {
    match (word, side) {
        (Some(Word::Better), _) => "Better",
        (Some(Word::Worse), _) => "Worse",
        (_, Side::Above) => "Higher",
        (_, Side::Below) => "Lower",
    }
}

const fn over(side: Side) -> &'static str {
    match side {
        Side::Above => "above",
        Side::Below => "below",
    }
}

const fn than(side: Side) -> &'static str {
    match side {
        Side::Above => "higher",
        Side::Below => "lower",
    }
}

/// Whether its band will be met; nothing where that cannot be told.
#[must_use]
pub fn outlook(standing: &Standing, when: When) -> String {
    let unit = standing.judged_in;
    let answer = |is_since: bool, answer: Answer| {
        let band = if is_since {
            "Since then the band"
        } else {
            "The band"
        };
        match answer {
            Answer::Met => [band, " is met by the way things run."].concat(),
            Answer::Never => {
                let never = " cannot be met without a change: this is what an OKR is for.";
                [band, never].concat()
            }
            // In all of them so far: what may come is another matter.
            Answer::ByChance { out: 0, of } => {
                let start = if is_since { "Since then in" } else { "In" };
                let many = many(unit, of);
                let one = one(unit);
                format!(
                    "{start} band in all of the last {many}, but now and then a {one} may be out \
                     by chance alone."
                )
            }
            Answer::ByChance { out, of } if out == of => {
                let start = if is_since { "Since then out" } else { "Out" };
                let many = many(unit, of);
                let one = one(unit);
                format!(
                    "{start} of band in all of the last {many}, but now and then a {one} may be in \
                     by chance alone."
                )
            }
            Answer::ByChance { out, of } => {
                let start = if is_since { "Since then in" } else { "In" };
                let were = if out == 1 { "was" } else { "were" };
                let one = one(unit);
                format!(
                    "{start} band in some {one}s, out in others, by chance alone: {out} of the \
                     last {of} {were} out. Only a change in how it runs makes that better."
                )
            }
        }
    };
    match standing.outlook {
        Outlook::Unknown => String::new(),
        Outlook::Runs(it) => answer(false, it),
        Outlook::Changed { since: first, then } => {
            let began = standing.unit_at(first);
            let began = began.map(|days| since(unit, days, when.calendar.first_month, when.today));
            let changed = format!(
                "Since {} it no longer runs as it did.",
                began.unwrap_or_default()
            );
            match then {
                None => changed,
                Some(then) => [&changed, " ", &answer(true, then)].concat(),
            }
        }
    }
}
