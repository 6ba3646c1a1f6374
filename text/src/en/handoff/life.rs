//! One life of one metric, told in a line: "KPI since March 2026, key result in Q3 Jul–Sep
//! 2026 (reached 18%), KPI again with a band from 18%."

use time::Date;
use waymark_core::calendar::Calendar;
use waymark_core::grading::measure::Bound;
use waymark_core::handoff::life::{CameTo, Life, Role, Was};
use waymark_core::kpi::Kpi;
use waymark_core::kpi::band::Range;
use waymark_core::number::understood::Notation;
use waymark_core::period::Period;
use waymark_core::record::id::Id;

use crate::en::days::{date, month_name, part, short_period};
use crate::en::goals::TITLE;
use crate::en::grade::amount;
use crate::en::kpi::status::bound;
use crate::en::sentence::capital;

const KEY_RESULT: &str = "key result";

/// What the line is, for who cannot see where it stands.
pub const LIFE: &str = "What it has been";
/// Before the objective of a link that does not name it, for who hears the link alone.
pub const OF: &str = " of ";
/// The way from a key result to the KPI that it is, where its whole life is told.
pub const WHOLE_LIFE: &str = "Its whole life";

/// A part of the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it says.
    pub text: String,
    /// The objective that it leads to, and what that is called.
    pub objective: Option<(Id, String)>,
}

/// How the line is told.
#[derive(Clone, Copy, Debug)]
pub struct Telling<'a> {
    /// The day that it is.
    pub today: Date,
    /// How the person divides time.
    pub calendar: Calendar,
    /// How numbers are written here.
    pub notation: &'a Notation,
    /// Whether each objective is named, and not only two of the same time: for where no
    /// link says which it is.
    pub with_titles: bool,
}

/// The line in its parts, which read one after the other. Empty without any role.
#[must_use]
pub fn pieces(life: &Life, kpi: &Kpi, telling: Telling<'_>) -> Vec<Piece> {
    let mut all: Vec<Piece> = Vec::new();
    for (at, role) in life.roles.iter().enumerate() {
        let before = &life.roles[..at];
        // What it was measured in then, and with the band that has come since.
        let unit = kpi.unit_on(role.until.map_or(telling.today, |it| it.min(telling.today)));
        let is_beside = beside(role, before);
        match at {
            0 => {}
            _ if is_beside => all.push(plain(" and at the same time ")),
            _ => all.push(plain(", ")),
        }
        match &role.what {
            Was::Kpi { range, then } => {
                all.push(plain(&as_kpi(
                    role,
                    before,
                    *range,
                    kpi.unit_on(role.from.unwrap_or(Date::MIN)),
                    telling.notation,
                )));
                // As long as it has been nothing else, its bands are its own affair.
                let then = then.filter(|_| !before.is_empty());
                all.extend(then.map(|(from, range)| {
                    let is = range.map(|it| band(it, unit, telling.notation));
                    let is = is.unwrap_or_else(|| " without a band".to_owned());
                    plain(&[", since ", &date(from), &is].concat())
                }));
            }
            Was::KeyResult {
                objective, title, ..
            } => {
                let next = life.roles.get(at + 1);
                let shares = next.is_some_and(|next| beside(next, &life.roles[..=at]));
                let is_named = telling.with_titles || is_beside || shares;
                let title = match title.trim() {
                    "" => TITLE,
                    title => title,
                };
                let text = as_key_result(role, is_named.then_some(title), telling);
                // "and at the same time of Sell more".
                let said = text.strip_prefix(KEY_RESULT).filter(|_| is_beside);
                let said = said.map(|it| it.trim_start().to_owned());
                all.push(Piece {
                    text: said.unwrap_or(text),
                    objective: Some((objective.clone(), title.to_owned())),
                });
                all.extend(came_to(role, unit, telling.notation).map(|it| plain(&it)));
            }
        }
    }
    if let Some(rest) = &kpi.rest {
        let is = if rest.is_for_good {
            "retired"
        } else {
            "paused"
        };
        let since = month_of(rest.on);
        let said = match rest.is_for_good {
            true => [is, " in ", &since].concat(),
            false => [is, " since ", &since].concat(),
        };
        let comma = if all.is_empty() { "" } else { ", " };
        all.push(plain(&[comma, &said].concat()));
    }
    if let Some(first) = all.first_mut() {
        first.text = capital(&first.text);
        all.push(plain("."));
    }
    all
}

/// The line as a text.
#[must_use]
pub fn line(life: &Life, kpi: &Kpi, telling: Telling<'_>) -> String {
    let all = pieces(life, kpi, telling);
    all.into_iter().map(|it| it.text).collect()
}

fn plain(text: &str) -> Piece {
    Piece {
        text: text.to_owned(),
        objective: None,
    }
}

/// Whether a key result began while the one before it still was one.
fn beside(role: &Role, before: &[Role]) -> bool {
    let is_key_result = |it: &Role| matches!(it.what, Was::KeyResult { .. });
    let last = before.last().filter(|it| is_key_result(it));
    is_key_result(role)
        && last.is_some_and(|last| {
            let from = role.from.unwrap_or(Date::MIN);
            last.until.is_none_or(|until| from <= until)
        })
}

/// "KPI since March 2026", "KPI again with a band from 18%".
fn as_kpi(
    role: &Role,
    before: &[Role],
    range: Option<Range>,
    unit: &str,
    notation: &Notation,
) -> String {
    let earlier = before.iter().rev().find_map(|it| match &it.what {
        Was::Kpi { range, then } => Some(then.map_or(*range, |(_, range)| range)),
        Was::KeyResult { .. } => None,
    });
    let band = range.map(|it| band(it, unit, notation));
    match (earlier, role.from) {
        (None, None) => "KPI".to_owned(),
        // Its first band says nothing of what happened; one after a key result does.
        (None, Some(from)) => {
            let since = ["KPI since ", &month_of(from)].concat();
            let band = band.filter(|_| !before.is_empty());
            [since, band.unwrap_or_default()].concat()
        }
        (Some(earlier), _) if earlier == range && range.is_some() => {
            "KPI again with the same band".to_owned()
        }
        (Some(_), _) => ["KPI again", &band.unwrap_or_default()].concat(),
    }
}

/// " with a band from 18%", " with a band up to 30 min, acceptable up to 40 min".
fn band(range: Range, unit: &str, notation: &Notation) -> String {
    let ends = |of: Bound| match of {
        Bound::AtLeast(end) => ["from ", &amount(end, unit, notation)].concat(),
        Bound::AtMost(end) => ["up to ", &amount(end, unit, notation)].concat(),
        Bound::Between(low, high) => {
            let [low, high] = [low, high].map(|it| amount(it, unit, notation));
            ["from ", &low, " to ", &high].concat()
        }
        other => bound(other, unit, notation),
    };
    let good = ends(range.good());
    let edge = match range.has_threshold() {
        true => [" (acceptable ", &ends(range.edge()), ")"].concat(),
        false => String::new(),
    };
    [" with a band ", &good, &edge].concat()
}

/// "key result in Q3 Jul–Sep 2026", "key result until 31 December 2026", "key result of Grow
/// trials in Q3 Jul–Sep 2026", "key result in Q3 Jul–Sep 2026 (not closed yet)".
fn as_key_result(role: &Role, title: Option<&str>, telling: Telling<'_>) -> String {
    let Was::KeyResult {
        period, came_to, ..
    } = &role.what
    else {
        return String::new();
    };
    let of = title.map_or_else(String::new, |title| [" of ", title].concat());
    let when = match (period, came_to.is_some()) {
        (Some(period), true) => [" ", &within(*period, telling.calendar)].concat(),
        (None, true) => role
            .until
            .map_or_else(String::new, |until| [" until ", &date(until)].concat()),
        (period, false) => match (role.until, period, role.from) {
            // It runs.
            (Some(until), Some(period), _) if telling.today <= period.last() => {
                [" until ", &date(until)].concat()
            }
            (Some(until), None, _) => [" until ", &date(until)].concat(),
            // It is over, and nobody has closed it, or somebody opened it again.
            (_, Some(period), _) => {
                let when = within(*period, telling.calendar);
                [" ", &when, " (not closed yet)"].concat()
            }
            (None, None, Some(from)) => [" since ", &month_of(from)].concat(),
            (None, None, None) => String::new(),
        },
    };
    [KEY_RESULT, &of, &when].concat()
}

/// " (reached 18%)", " (not reached: 16%)", " (never measured)"; none until it is closed.
fn came_to(role: &Role, unit: &str, notation: &Notation) -> Option<String> {
    let Was::KeyResult {
        came_to: Some(CameTo { value, reached }),
        ..
    } = &role.what
    else {
        return None;
    };
    let value = value.map(|it| amount(it, unit, notation));
    Some(match (value, reached) {
        (None, _) => " (never measured)".to_owned(),
        (Some(value), true) => [" (reached ", &value, ")"].concat(),
        (Some(value), false) => [" (not reached: ", &value, ")"].concat(),
    })
}

/// A period after its preposition: "in Q3 Jul–Sep 2026", "from 24 Nov to 31 Jan 2027".
fn within(period: Period, calendar: Calendar) -> String {
    let name = short_period(period, calendar);
    let before = match part(period, calendar).is_some() || period.months().is_some() {
        true => "in ",
        false if period.first() == period.last() => "on ",
        false => "from ",
    };
    [before, &name].concat()
}

/// "March 2026".
fn month_of(day: Date) -> String {
    [month_name(day.month()), " ", &day.year().to_string()].concat()
}
