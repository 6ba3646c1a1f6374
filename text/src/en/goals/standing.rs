//! How objectives stand, in words.

use time::Date;
use waymark_core::grading::objective::{Counted, NoScore};
use waymark_core::grading::pace::Outlook;
use waymark_core::metric::cadence::Cadence;
use waymark_core::metric::dated::Dated;
use waymark_core::metric::history::Moved;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::fraction::{Fraction, Rounding};
use waymark_core::number::shown::{Shown, Side};
use waymark_core::number::understood::Notation;
use waymark_core::objective::due::Due;
use waymark_core::objective::headline::{Basis, Forecast, Headline};
use waymark_core::objective::key_result::KeyResult;
use waymark_core::objective::review::Summary;
use waymark_core::objective::standing::{Stage, Standing};
use waymark_core::sketch::Measure;

use super::changed::{along, lately};
use super::check_in;
use super::key_result::{of_unit, when_near};
use super::value;
use crate::en::days::{date, day, near};
use crate::en::grade::{amount, no_score, pace as grade_pace, past, score, verdict, zone};
use crate::en::sentence::capital;

/// Several objectives in short, part by part: each is there if there is something
/// to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// The mean of the aspirational ones: "0.62 so far", "0.62 so far (5 of 8 measured)",
    /// with its verdict once all of them are closed.
    pub score: Option<String>,
    /// The committed ones: "1 of 2 musts on course".
    pub committed: Option<String>,
    /// Where they are heading: "2 on track, 1 at risk".
    pub pace: Option<String>,
    /// "3 check-ins due, 1 missed last week".
    pub due: Option<String>,
    /// "4 moved since last week".
    pub moved: Option<String>,
    /// "1 ready to close".
    pub to_close: Option<String>,
}

/// Several objectives in short, for the top of a page.
#[must_use]
pub fn summary(summary: &Summary) -> Parts {
    let count = |count: usize, words: &str| (count > 0).then(|| format!("{count} {words}"));
    let all_closed = summary.closed == summary.objectives;
    let committed = |(kept, all): (u32, u32)| {
        let are = if all_closed { "kept" } else { "on course" };
        format!("{kept} of {all} musts {are}")
    };
    let mean = |mean: &Fraction| {
        if all_closed {
            past(mean)
        } else {
            [&score(mean), " ", &so_far(summary.basis)].concat()
        }
    };
    let outlooks = [Outlook::OnTrack, Outlook::AtRisk, Outlook::OffTrack];
    let outlooks = outlooks.into_iter().zip(summary.outlooks);
    let outlooks: Vec<String> = outlooks
        .filter_map(|(outlook, of)| count(of, grade_pace::outlook(outlook)))
        .collect();
    let check_ins = if summary.due.all == 1 {
        "check-in due"
    } else {
        "check-ins due"
    };
    let due = count(summary.due.all, check_ins);
    let late = check_in::late(&summary.due);
    Parts {
        score: summary.aspirational.as_ref().map(mean),
        committed: summary.committed.map(committed),
        pace: (!outlooks.is_empty()).then(|| outlooks.join(", ")),
        due: due.map(|due| match late.as_str() {
            "" => due,
            late => [&due, ", ", late].concat(),
        }),
        moved: count(summary.moved, "moved since last week"),
        to_close: count(summary.to_close, "ready to close"),
    }
}

/// The score with what is said of it: "0.61, amber: short of the aim" once it is
/// closed, or "0.70 at closing, now 0.61, amber: short of the aim"; "0.61 so far, amber. If it closed now: short of the aim" or "0.61 so far (2 of 4
/// measured), amber: short of the aim" before. Without a verdict the score alone, and of a must whether all is there. Empty
/// where there is no score to show.
#[must_use]
pub fn verdict_line(standing: &Standing) -> String {
    let headline = standing.headline();
    let Some(found) = headline.score() else {
        return String::new();
    };
    let judged = headline.verdict().zip(headline.zone());
    let judged = judged.map(|(said, in_zone)| (verdict(&said), zone(in_zone)));
    let mut line = score(found);
    if let Headline::Closed(_) = headline {
        if let Some(was) = standing.was() {
            line = at_closing(was, found);
        }
        let said = judged.map(|(said, zone)| format!(", {zone}: {said}"));
        return sentence(line + &said.unwrap_or_default());
    }
    line += &[" ", &so_far(headline.basis())].concat();
    sentence(match judged {
        // Closing would count what is missing.
        Some((said, zone)) if headline.basis().is_some() => format!("{line}, {zone}: {said}"),
        Some((said, zone)) => format!("{line}, {zone}. If it closed now: {said}"),
        None if !standing.is_must() => line,
        None if *found == Fraction::one() => line + ", all there",
        None => line + ", not there yet",
    })
}

/// The score of a closed one where a reading was corrected since: "0.70 at closing, now
/// 0.66".
#[must_use]
pub fn at_closing(was: Decimal, now: &Fraction) -> String {
    format!("{} at closing, now {}", score(&was.into()), score(now))
}

/// Of how many key results something is said: "2 of 4 measured".
#[must_use]
pub fn basis(Basis { measured, scored }: Basis) -> String {
    format!("{measured} of {scored} measured")
}

/// That a score is of what was measured until now, and of how many key results where some
/// have no value yet: "so far", "so far (2 of 4 measured)".
#[must_use]
pub fn so_far(of: Option<Basis>) -> String {
    let of = of.map(|of| [" (", &basis(of), ")"].concat());
    ["so far", &of.unwrap_or_default()].concat()
}

/// What closing makes of key results without a value: "If you closed it now, the 2
/// missing ones would count as 0: 0.22." Once it is closed, that they did. Empty where
/// none is missing.
#[must_use]
pub fn if_closed(standing: &Standing) -> String {
    let total = &standing.total;
    let missing = total.scored - total.measured;
    let (Some(_), true) = (standing.score(), missing > 0) else {
        return String::new();
    };
    let ones = match missing {
        1 => "the missing one".to_owned(),
        many => format!("the {many} missing ones"),
    };
    match (standing.headline(), &total.score) {
        (Headline::Closed(_), _) => counted_as_0(standing, missing),
        (_, Ok(so_far)) => {
            let score = score(&so_far.if_closed);
            format!("If you closed it now, {ones} would count as 0: {score}.")
        }
        _ => String::new(),
    }
}

/// What counts as 0 of a closed one, and why: "1 of 2 has no value and counts as 0." A value
/// helps none that lacks what it is measured by.
fn counted_as_0(standing: &Standing, missing: usize) -> String {
    let is_incomplete = |it: &&Counted| matches!(it, Counted::Incomplete { .. });
    let incomplete = standing.counted.iter().filter(is_incomplete).count();
    let verb = |count, one, many| if count == 1 { one } else { many };
    let values = |count| [verb(count, "has", "have"), " no value"].concat();
    let ways = |count| [verb(count, "lacks", "lack"), " a start or a target"].concat();
    let scored = standing.total.scored;
    let counts = verb(missing, "counts", "count");
    match (missing.saturating_sub(incomplete), incomplete) {
        (_, 0) => format!(
            "{missing} of {scored} {} and {counts} as 0.",
            values(missing)
        ),
        (0, _) => format!("{missing} of {scored} {} and {counts} as 0.", ways(missing)),
        (unsaid, incomplete) => format!(
            "{unsaid} of {scored} {} and {incomplete} {}: all of them count as 0.",
            values(unsaid),
            ways(incomplete),
        ),
    }
}

/// A word on how it stands, for where there is little room: "just started", "on track",
/// "on track, flat lately", "no forecast". Of a closed one its verdict.
#[must_use]
pub fn word(standing: &Standing) -> String {
    match standing.headline() {
        Headline::Ahead(_) => "not started".to_owned(),
        Headline::JustStarted { .. } => "just started".to_owned(),
        Headline::Unscored(_) if standing.stage == Stage::Over => "ready to close".to_owned(),
        Headline::Unscored(NoScore::NothingMeasured) => "not measured yet".to_owned(),
        Headline::Unscored(_) => "no score".to_owned(),
        Headline::SoFar(_) => match standing.headline().forecast() {
            Some(Forecast::Heading { outlook, .. }) => {
                let heading = grade_pace::outlook(*outlook).to_owned();
                // Nobody reads on behind "on track" where it is not that simple.
                let lately = lately(standing).map(|it| [", ", &it].concat());
                heading + &lately.unwrap_or_default()
            }
            Some(Forecast::Stale(_)) => "no forecast".to_owned(),
            Some(Forecast::Over) => "ready to close".to_owned(),
            _ => "ongoing".to_owned(),
        },
        Headline::Closed(_) => standing
            .verdict()
            .as_ref()
            .map_or_else(String::new, verdict),
    }
}

/// Where an objective stands in time, and where it is heading: "Just started: 90 days to
/// go, first forecast on 10 October.", "On track for about 0.66 at this pace, last
/// check-in 8 days ago." Empty where there is nothing to tell.
#[must_use]
pub fn pace(standing: &Standing, today: Date) -> String {
    paced(standing, today, newest)
}

/// The same for what is kept and read on another day: "On track for about 0.66 at this pace,
/// last check-in on 19 November."
#[must_use]
pub fn pace_as_of(standing: &Standing, today: Date) -> String {
    paced(standing, today, |newest_on, today| match newest_on {
        Some(on) => ["last check-in on ", &near(on, today)].concat(),
        None => newest(None, today),
    })
}

/// Where its last day is past, and nobody has closed it.
const OVER: &str = "The period is over: time to close it.";

fn paced(
    standing: &Standing,
    today: Date,
    newest: impl Fn(Option<Date>, Date) -> String,
) -> String {
    let headline = standing.headline();
    match headline {
        Headline::Ahead(first) => format!("Starts on {}.", date(*first)),
        Headline::JustStarted {
            days_left,
            forecast_from,
        } => {
            let days = days_to_go(*days_left);
            let total = &standing.total;
            if total.score.is_ok() && total.reached == total.scored {
                return format!("Everything reached already, with {days} to go.");
            }
            let from = near(*forecast_from, today);
            format!("Just started: {days} to go, first forecast on {from}.")
        }
        Headline::Unscored(why) if standing.stage == Stage::Over => {
            [OVER, " ", &no_score(*why)].concat()
        }
        Headline::Unscored(why) => no_score(*why),
        Headline::SoFar(_) => match headline.forecast() {
            Some(Forecast::Heading { pace, outlook }) => {
                let heading = heading(pace, *outlook);
                let basis = headline.basis().map(|of| [" (", &basis(of), ")"].concat());
                let basis = basis.unwrap_or_default();
                let newest = newest(headline.newest(), today);
                let along = along(standing);
                format!("{heading} {along}{basis}, {newest}.")
            }
            Some(Forecast::Stale(newest_on)) => {
                format!("No forecast: {}.", newest(Some(*newest_on), today))
            }
            Some(Forecast::Over) => OVER.to_owned(),
            _ => String::new(),
        },
        Headline::Closed(_) => String::new(),
    }
}

/// Where it is heading: "On track for about 0.66", "At risk: heading for about 0.50".
fn heading(pace: &Fraction, outlook: Outlook) -> String {
    let about = match Shown::of(pace).side {
        Side::Plain => "about ",
        // It says so itself.
        _ => "",
    };
    let to = [about, &score(pace)].concat();
    let said = capital(grade_pace::outlook(outlook));
    match outlook {
        Outlook::OnTrack => format!("{said} for {to}"),
        _ => format!("{said}: heading for {to}"),
    }
}

/// How many days are left: "90 days".
fn days_to_go(days: u32) -> String {
    match days {
        1 => "1 day".to_owned(),
        many => format!("{many} days"),
    }
}

/// How old the newest check-in is: "last check-in 9 days ago".
#[must_use]
pub fn newest(newest: Option<Date>, today: Date) -> String {
    let age = age(newest, today);
    match newest {
        Some(_) => ["last check-in ", &age].concat(),
        None => age,
    }
}

/// How long ago a check-in was: "today", "yesterday", "9 days ago".
#[must_use]
pub fn age(newest: Option<Date>, today: Date) -> String {
    let Some(newest) = newest else {
        return "no check-in yet".to_owned();
    };
    match today.to_julian_day() - newest.to_julian_day() {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        // Somebody else's today may be further than ours.
        ..0 => ["on ", &date(newest)].concat(),
        days => format!("{days} days ago"),
    }
}

/// Where a key result was further than it is: "reached 18.4 on 2 September, closed
/// at 17.9", of a KPI "reached 18.4 in August, closed at 17.9".
#[must_use]
pub fn peak(
    peak: &Dated,
    latest: &Dated,
    key_result: &KeyResult,
    notation: &Notation,
    closed: bool,
) -> String {
    let now = if closed { "closed" } else { "now" };
    let when = when_near(key_result, peak, latest.date);
    let [peak, latest] = [peak, latest].map(|it| value(it.value, key_result, notation));
    format!("reached {peak} {when}, {now} at {latest}")
}

/// Where a key result lands: "At this pace: 16.8 by 30 September." Empty for a value too
/// long to write.
#[must_use]
pub fn landing(
    landing: &Fraction,
    key_result: &KeyResult,
    last: Date,
    notation: &Notation,
) -> String {
    // Two decimals, or as many as the ends have: a way from 0.001 to 0.002 would
    // land at 0 otherwise.
    let ends = [key_result.start, key_result.target];
    let places = ends.into_iter().flatten().map(|end| end.places());
    let places = places.fold(2, u8::max);
    let landing = landing.round(places, Rounding::HalfAway);
    landing.map_or_else(String::new, |landing| {
        let landing = amount(landing, &key_result.unit, notation);
        format!("At this pace: {landing} by {}.", day(last))
    })
}

/// What became of a key result within a week: "from 14 to 15".
#[must_use]
pub fn moved(moved: &Moved, key_result: &KeyResult, notation: &Notation) -> String {
    let to = value(moved.to.value, key_result, notation);
    match (&moved.from, key_result.measure) {
        (Some(_), Measure::YesNo) if moved.to.value.is_zero() => "no longer done".to_owned(),
        (_, Measure::YesNo) => to.to_lowercase(),
        (None, _) => format!("{to}, the first value"),
        (Some(from), _) => {
            let from = value(from.value, key_result, notation);
            format!("from {from} to {to}")
        }
    }
}

/// That a check-in is due: "Check-in due this week (last one on 10 July)", or that the one
/// before was missed: "Missed last week (last check-in on 2 July)". Of a KPI "Check-in due:
/// the reading for October", or "Overdue: the reading for October".
#[must_use]
pub fn due(due: &Due, key_result: &KeyResult, today: Date) -> String {
    let last = due.newest.map(|newest| near(newest, today));
    match (due.cadence, key_result.fed.as_ref()) {
        (Some(cadence), _) if due.is_missed => {
            let last = last.map(|last| ["last check-in on ", &last].concat());
            let last = last.unwrap_or_else(|| "no check-in yet".to_owned());
            let missed = capital(check_in::missed_in(cadence));
            format!("{missed} ({last})")
        }
        (Some(cadence), _) => {
            let when = match cadence {
                Cadence::Weekly => "this week".to_owned(),
                Cadence::Fortnightly => ["by ", &near(due.unit.last(), today)].concat(),
                Cadence::Monthly => "this month".to_owned(),
            };
            match last {
                Some(last) => format!("Check-in due {when} (last one on {last})"),
                None => format!("First check-in due {when}"),
            }
        }
        (None, fed) => {
            let is = if due.is_missed {
                "Overdue"
            } else {
                "Check-in due"
            };
            let unit = fed.map(|it| of_unit(it, due.unit, today));
            unit.map_or_else(
                || is.to_owned(),
                |unit| format!("{is}: the reading for {unit}"),
            )
        }
    }
}

/// A text as a sentence.
fn sentence(text: String) -> String {
    text + "."
}
