//! What an objective comes to, worked out again from the text of an exported file.
//!
//! Nothing of ours is used for it: the JSON, the numbers and the days are read here
//! once more, and the rules are written down as section 4 of the specification has
//! them, not as the code does.

mod days;
mod file;
mod numbers;
mod rules;

use std::collections::BTreeMap;

use num_rational::BigRational;
use num_traits::{One, Zero};
use serde_json::Value;

use self::days::{a_tenth, day, written};
use self::file::{cadence, fields, key_results, period};
use self::numbers::{or_none, tenths, unit};

/// What is said of an objective: each thing by its name, as text.
pub(crate) type Said = BTreeMap<String, String>;

/// A day of the calendar: year, month, day.
type Day = (u32, u32, u32);

/// A key result, as the file has it.
struct KeyResult {
    id: String,
    place: BigRational,
    measure: String,
    operator: String,
    start: Option<BigRational>,
    target: Option<BigRational>,
    weight: BigRational,
    guardrail: bool,
    check_ins: BTreeMap<Day, Value>,
}

/// What a key result is worth.
enum Worth {
    /// It has a problem.
    Problem,
    /// It has no value yet.
    None,
    /// How much of the way was gone.
    Raw(BigRational),
}

/// Everything that the file's text says of the objective with an id, on a day.
pub(crate) fn said(file: &str, id: &str, today: &str) -> Said {
    let fields = fields(file, id);
    let today = day(today).expect("a day");
    let period = period(&fields);
    let key_results = key_results(&fields);
    let closed = fields
        .get("closed")
        .is_some_and(|it| it["on"].as_str().and_then(day).is_some());
    let stage = match &period {
        _ if closed => "Closed",
        Some(days) if today < days[0] => "Ahead",
        Some(days) if today > days[days.len() - 1] => "Over",
        _ => "Running",
    };
    let mut said = Said::new();
    let mut say = |what: &str, it: String| drop(said.insert(what.to_owned(), it));
    say("stage", stage.to_owned());

    // Scores.
    let mut weights = [BigRational::zero(), BigRational::zero()];
    let [mut points, mut binary] = weights.clone();
    let [mut scored, mut measured, mut reached] = [0; 3];
    let (mut broken, mut problem) = (Vec::new(), None);
    for (place, it) in key_results.iter().enumerate() {
        let worth = it.worth(period.as_deref(), closed);
        if it.guardrail {
            if matches!(&worth, Worth::Raw(share) if *share < BigRational::one()) {
                broken.push(place);
            }
            continue;
        }
        match worth {
            Worth::Problem => problem = problem.or(Some(place)),
            Worth::None => {
                scored += 1;
                weights[1] += &it.weight;
            }
            Worth::Raw(raw) => {
                scored += 1;
                measured += 1;
                weights[0] += &it.weight;
                weights[1] += &it.weight;
                points += &it.weight * unit(&raw);
                if raw >= BigRational::one() {
                    reached += 1;
                    binary += &it.weight;
                }
            }
        }
    }
    let why_none = if key_results.is_empty() {
        Some("NoKeyResults".to_owned())
    } else if let Some(place) = problem {
        Some(format!("NotGradable({place})"))
    } else if scored == 0 {
        Some("GuardrailsAlone".to_owned())
    } else if weights[1].is_zero() {
        Some("WeightsAllZero".to_owned())
    } else if weights[0].is_zero() {
        Some("NothingMeasured".to_owned())
    } else {
        None
    };
    let so_far = |by: &BigRational| match &why_none {
        Some(why) => why.clone(),
        None => (&points / by).to_string(),
    };
    say("so far", so_far(&weights[0]));
    say("if closed", so_far(&weights[1]));
    say(
        "counts",
        format!("{scored} scored, {measured} measured, {reached} reached"),
    );
    say("broken", format!("{broken:?}"));
    // On the way.
    let mut newest = None;
    let [mut by, mut paces] = [BigRational::zero(), BigRational::zero()];
    for it in &key_results {
        let latest = it.counting(period.as_deref()).last().map(|(day, _)| *day);
        newest = newest.max(latest);
        let pace = period.as_deref().and_then(|days| it.pace(days));
        if let Some(pace) = &pace {
            by += &it.weight;
            paces += &it.weight * pace;
        }
        say(&format!("{} pace", it.id), or_none(pace));
        let landing = period.as_deref().and_then(|days| it.landing(days));
        say(&format!("{} landing", it.id), or_none(landing));
        let peak = it.peak(period.as_deref());
        say(&format!("{} peak", it.id), peak.unwrap_or("none".into()));
        let due = it.due(stage, period.as_deref(), cadence(&fields), today);
        say(&format!("{} due", it.id), due.unwrap_or("none".into()));
        let moved = it.moved(period.as_deref(), today);
        say(&format!("{} moved", it.id), moved.unwrap_or("none".into()));
    }
    say("newest", newest.map_or("none".into(), written));

    // What of it is said first.
    let must = fields.get("commitment").and_then(Value::as_str) == Some("must");
    let score = match why_none.as_deref() {
        None => Some(&points / &weights[usize::from(closed)]),
        Some("NothingMeasured") if closed => Some(BigRational::zero()),
        Some(_) => None,
    };
    let [on_track, at_risk] = if must { [10, 7] } else { [6, 4] };
    let outlook = |share: &BigRational| {
        if *share >= tenths(on_track) {
            "OnTrack"
        } else if *share >= tenths(at_risk) {
            "AtRisk"
        } else {
            "OffTrack"
        }
    };
    let counts = |it: &&KeyResult| {
        let has_value = matches!(it.worth(period.as_deref(), closed), Worth::Raw(_));
        !it.guardrail && has_value && !it.weight.is_zero()
    };
    let basis = || key_results.iter().filter(counts);
    let dates = basis().filter_map(|it| it.counting(period.as_deref()).last());
    let newest = dates.map(|(day, _)| *day).max();
    let tenth = period.as_ref().and_then(|days| a_tenth(days));
    let mut heading = None;
    let headline = match (&why_none, &period) {
        _ if stage == "Ahead" => {
            let days = period.as_ref().expect("it has a first day");
            format!("Ahead {}", written(days[0]))
        }
        _ if closed && score.is_some() => "Closed".to_owned(),
        (Some(why), _) if why != "NothingMeasured" => format!("Unscored {why}"),
        (_, Some(days)) if stage == "Running" && Some(today) < tenth => {
            let left = days.iter().filter(|day| **day > today).count();
            format!("JustStarted {left} {}", written(tenth.expect("a day")))
        }
        (Some(why), _) => format!("Unscored {why}"),
        (None, None) => "NoPeriod".to_owned(),
        (None, Some(_)) if stage == "Over" => "Over".to_owned(),
        (None, Some(_)) => {
            let done = basis().all(|it| it.measure == "yes-no");
            if done || newest >= tenth {
                let pace = &paces / &by;
                heading = Some(outlook(&pace));
                format!("Heading {pace} {}", outlook(&pace))
            } else {
                format!("Stale {}", written(newest.expect("a day")))
            }
        }
    };
    let is_shown = ["Ahead", "JustStarted", "Unscored"];
    let is_shown = !is_shown.iter().any(|it| headline.starts_with(it));
    let score = score.filter(|_| is_shown);
    let fair = |score: &BigRational| {
        closed
            || !must
                && match heading {
                    Some(heading) => outlook(score) == heading,
                    None => stage == "Over" || outlook(score) == "OnTrack",
                }
    };
    let verdict = score.as_ref().filter(|it| fair(it));
    let found = verdict.map(|it| finding(it, must, &broken));
    let is_broken = if broken.is_empty() { "" } else { ", broken" };
    say(
        "verdict",
        found.map_or("none".to_owned(), |it| format!("{it}{is_broken}")),
    );
    let zone = verdict.map(|it| match found {
        Some("Kept") => "Green",
        Some("Missed") => "Red",
        Some("Reached") if must => "Amber",
        _ if *it < tenths(4) => "Red",
        _ if *it < tenths(7) => "Amber",
        _ => "Green",
    });
    say("zone", zone.unwrap_or("none").to_owned());
    let binary = score.as_ref().map(|_| {
        let counts = &weights[usize::from(closed)];
        if counts.is_zero() {
            BigRational::zero()
        } else {
            &binary / counts
        }
    });
    say("binary", or_none(binary));
    say("score", or_none(score));
    say("headline", headline);
    said
}

fn finding(score: &BigRational, must: bool, broken: &[usize]) -> &'static str {
    match score.is_one() {
        true if !broken.is_empty() => "Reached",
        true if must => "Kept",
        true => "FullyReached",
        false if must => "Missed",
        false if *score < tenths(4) => "BarelyMoved",
        false if *score < tenths(6) => "ShortOfTheAim",
        false if *score <= tenths(7) => "GooglesAim",
        false if *score <= tenths(8) => "Success",
        false => "BeyondStretch",
    }
}
