//! How objectives stand, in words.

use time::Date;
use waymark_core::grading::pace::Outlook;
use waymark_core::grading::verdict::Commitment;
use waymark_core::metric::dated::Dated;
use waymark_core::metric::history::Moved;
use waymark_core::number::fraction::{Fraction, Rounding};
use waymark_core::number::understood::Notation;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::objective::review::Summary;
use waymark_core::objective::standing::{Due, Pace, Standing};
use waymark_core::period::{Elapsed, Period, Span};
use waymark_core::sketch::Measure;

use super::value;
use crate::en::days::{date, day};
use crate::en::grade::{amount, pace as grade_pace, past, score};

/// The months of a year's quarters.
const QUARTERS: [&str; 4] = [
    "January to March",
    "April to June",
    "July to September",
    "October to December",
];

/// Several objectives in short, part by part: each is there if there is something
/// to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// The mean of the aspirational ones: "0.62, Google's aim".
    pub score: Option<String>,
    /// The committed ones: "1 of 2 musts would be kept".
    pub committed: Option<String>,
    /// How many are on their way: "2 on track, 1 at risk".
    pub pace: Option<String>,
    /// "3 check-ins due".
    pub due: Option<String>,
    /// "4 moved since last week".
    pub moved: Option<String>,
    /// "1 to close".
    pub to_close: Option<String>,
}

/// Several objectives in short, for the top of a page.
#[must_use]
pub fn summary(summary: &Summary) -> Parts {
    let count = |count: usize, words: &str| (count > 0).then(|| format!("{count} {words}"));
    let all_closed = summary.closed == summary.objectives;
    let committed = |(kept, all): (u32, u32)| {
        let musts = if all == 1 { "must" } else { "musts" };
        let would = if all_closed { "" } else { "would be " };
        format!("{kept} of {all} {musts} {would}kept")
    };
    let outlooks = [Outlook::OnTrack, Outlook::AtRisk, Outlook::OffTrack];
    let outlooks = outlooks.into_iter().zip(summary.outlooks);
    let outlooks: Vec<String> = outlooks
        .filter_map(|(outlook, of)| count(of, grade_pace::outlook(outlook)))
        .collect();
    let check_ins = if summary.due == 1 {
        "check-in due"
    } else {
        "check-ins due"
    };
    Parts {
        score: summary.aspirational.as_ref().map(past),
        committed: summary.committed.map(committed),
        pace: (!outlooks.is_empty()).then(|| outlooks.join(", ")),
        due: count(summary.due, check_ins),
        moved: count(summary.moved, "moved since last week"),
        to_close: count(summary.to_close, "to close"),
    }
}

/// Whether an objective will get there, with the age of the newest check-in: "On
/// track: heading for 0.66, an estimate along a straight line, newest check-in 8
/// days ago." Empty where there is nothing to tell.
#[must_use]
pub fn pace(standing: &Standing, today: Date) -> String {
    // Of these the commitment says nothing.
    let plain = |elapsed: &Elapsed| grade_pace::pace(Some(elapsed), None, Commitment::default());
    match &standing.pace {
        Pace::None => String::new(),
        Pace::TooEarly(from) => plain(&Elapsed::TooEarly(*from)),
        Pace::Unmeasured => plain(&Elapsed::Running(Fraction::one())),
        Pace::Over => plain(&Elapsed::Over),
        Pace::Heading { pace, outlook } => {
            let outlook = capital(grade_pace::outlook(*outlook));
            let newest = newest(standing.newest, today);
            format!(
                "{outlook}: heading for {}, an estimate along a straight line, {newest}.",
                score(pace)
            )
        }
    }
}

/// How old the newest check-in is: "newest check-in 9 days ago".
#[must_use]
pub fn newest(newest: Option<Date>, today: Date) -> String {
    let age = age(newest, today);
    match newest {
        Some(_) => ["newest check-in ", &age].concat(),
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
        ..0 => ["of ", &date(newest)].concat(),
        days => format!("{days} days ago"),
    }
}

/// Where a key result was further than it is: "reached 18.4 on 2 September, closed
/// at 17.9".
#[must_use]
pub fn peak(
    peak: &Dated,
    latest: &Dated,
    key_result: &KeyResult,
    notation: &Notation,
    closed: bool,
) -> String {
    let now = if closed { "closed" } else { "now" };
    let on = near(peak.date, latest.date);
    let [peak, latest] = [peak, latest].map(|it| value(it.value, key_result, notation));
    format!("reached {peak} on {on}, {now} at {latest}")
}

/// Where a key result lands on the last day: "Along a straight line it lands at 16.8
/// on 30 September." Empty for a value too long to write.
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
        format!(
            "Along a straight line it lands at {landing} on {}.",
            day(last)
        )
    })
}

/// What became of a key result within a week: "from 14 to 15".
#[must_use]
pub fn moved(moved: &Moved, key_result: &KeyResult, notation: &Notation) -> String {
    let to = value(moved.to.value, key_result, notation);
    match (&moved.from, key_result.measure) {
        (Some(_), Measure::YesNo) if moved.to.value.is_zero() => "no longer done".to_owned(),
        (_, Measure::YesNo) => to.to_lowercase(),
        (None, _) => format!("{to}, none before"),
        (Some(from), _) => {
            let from = value(from.value, key_result, notation);
            format!("from {from} to {to}")
        }
    }
}

/// That a check-in is due: "due: last on 10 July".
#[must_use]
pub fn due(due: &Due, today: Date) -> String {
    match due.newest {
        Some(newest) => ["due: last on ", &near(newest, today)].concat(),
        None => "due: no check-in yet".to_owned(),
    }
}

/// A period as people call it: "Q3 2026 (July to September)", "first half of 2026",
/// "2026", "1 July to 12 October 2026".
#[must_use]
pub fn period_name(period: Period) -> String {
    let (first, last) = (period.first(), period.last());
    let (year, month) = (first.year(), first.month() as usize);
    match period.span() {
        Some(Span::Year) => year.to_string(),
        Some(Span::Half) if month == 1 => format!("first half of {year}"),
        Some(Span::Half) => format!("second half of {year}"),
        Some(Span::Quarter) => {
            let quarter = (month - 1) / 3;
            format!("Q{} {year} ({})", quarter + 1, QUARTERS[quarter])
        }
        None if first == last => date(first),
        None if (year, first.month()) == (last.year(), last.month()) => {
            format!("{} to {}", first.day(), date(last))
        }
        None => format!("{} to {}", near(first, last), date(last)),
    }
}

/// A day beside another: without its year where that is the same.
pub(super) fn near(one: Date, other: Date) -> String {
    if one.year() == other.year() {
        day(one)
    } else {
        date(one)
    }
}

/// A text of ours as the beginning of a sentence.
pub(super) fn capital(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}
