//! What an objective comes to, worked out again from the text of an exported file.
//!
//! Nothing of ours is used for it: the JSON, the numbers and the days are read here
//! once more, and the rules are written down as section 4 of the specification has
//! them, not as the code does.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};
use serde_json::Value;

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

impl KeyResult {
    /// The check-ins in its period, all of them where there is none.
    fn counting(&self, days: Option<&[Day]>) -> impl DoubleEndedIterator<Item = (&Day, &Value)> {
        let ends = days.map_or(((0, 0, 0), (9999, 12, 31)), |days| {
            (days[0], days[days.len() - 1])
        });
        self.check_ins.range(ends.0..=ends.1)
    }

    fn latest(&self, days: Option<&[Day]>) -> Option<BigRational> {
        self.counting(days).last().map(|(_, it)| value(it))
    }

    fn worth(&self, days: Option<&[Day]>, closed: bool) -> Worth {
        match (self.measure.as_str(), &self.start, &self.target) {
            ("yes-no", ..) => {
                let done = self.latest(days).is_some_and(|it| it.is_one());
                if !done && !closed {
                    return Worth::None;
                }
                Worth::Raw(BigRational::from_integer(u8::from(done).into()))
            }
            ("hold", ..) => {
                let all: Vec<bool> = self
                    .counting(days)
                    .filter_map(|(_, it)| self.keeps(&value(it)))
                    .collect();
                let inside = all.iter().filter(|it| **it).count();
                if all.is_empty() {
                    return Worth::None;
                }
                Worth::Raw(BigRational::new(inside.into(), all.len().into()))
            }
            (_, Some(start), Some(target)) if start == target => Worth::Problem,
            (_, Some(start), Some(_)) => match self.latest(days) {
                Some(now) => Worth::Raw((now - start) / self.way()),
                None => Worth::None,
            },
            _ => Worth::None,
        }
    }

    /// From start to target.
    fn way(&self) -> BigRational {
        let ends = [&self.start, &self.target].map(|it| it.clone().expect("it is there"));
        let [start, target] = ends;
        target - start
    }

    /// Whether a value is inside the bound, if there is one.
    fn keeps(&self, value: &BigRational) -> Option<bool> {
        let target = self.target.as_ref()?;
        Some(match self.operator.as_str() {
            "above" => value > target,
            "at-most" => value <= target,
            "below" => value < target,
            "between" => {
                let start = self.start.as_ref()?;
                value >= start.min(target) && value <= start.max(target)
            }
            _ => value >= target,
        })
    }

    /// How much of the period was gone at its newest check-in; none below a tenth.
    fn elapsed(&self, days: &[Day]) -> Option<BigRational> {
        let (newest, _) = self.counting(Some(days)).last()?;
        let gone = BigRational::new(gone(days, *newest).into(), days.len().into());
        (gone >= tenths(1)).then_some(gone)
    }

    fn pace(&self, days: &[Day]) -> Option<BigRational> {
        let Worth::Raw(raw) = self.worth(Some(days), false) else {
            return None;
        };
        match self.measure.as_str() {
            _ if self.guardrail => None,
            "hold" => Some(raw),
            "yes-no" => raw.is_one().then_some(raw),
            // What is too early counts as if it were of the first day that is not.
            _ => {
                let (newest, _) = self.counting(Some(days)).last()?;
                let on = a_tenth(days)?.max(*newest);
                let gone = BigRational::new(gone(days, on).into(), days.len().into());
                Some(unit(&(unit(&raw) / gone)))
            }
        }
    }

    fn landing(&self, days: &[Day]) -> Option<BigRational> {
        let Worth::Raw(raw) = self.worth(Some(days), false) else {
            return None;
        };
        if ["hold", "yes-no"].contains(&self.measure.as_str()) {
            return None;
        }
        let start = self.start.clone()?;
        Some(start + raw * self.way() / self.elapsed(days)?)
    }

    fn peak(&self, days: Option<&[Day]>) -> Option<String> {
        let Worth::Raw(raw) = self.worth(days, false) else {
            return None;
        };
        if ["hold", "yes-no"].contains(&self.measure.as_str()) {
            return None;
        }
        let start = self.start.as_ref()?;
        let of = |it: &Value| (value(it) - start) / self.way();
        let all: Vec<_> = self.counting(days).collect();
        let most = all.iter().map(|(_, it)| of(it)).max()?;
        let (on, it) = all.into_iter().find(|(_, it)| of(it) == most)?;
        (most > raw).then(|| check_in(*on, it))
    }

    /// The day of the newest check-in where another is due, and whether the unit before this
    /// one was missed.
    fn due(&self, stage: &str, days: Option<&[Day]>, cadence: &str, today: Day) -> Option<String> {
        let done = self.measure == "yes-no" && self.latest(days).is_some_and(|it| it.is_one());
        if stage != "Running" || done {
            return None;
        }
        let unit = |day: Day| unit_number(day, cadence, days.map(|days| days[0]));
        let now = unit(today);
        let has = |number: i64| self.counting(days).any(|(day, _)| unit(*day) == number);
        if has(now) {
            return None;
        }
        let newest = self.check_ins.keys().last();
        // All of the unit before, from its first day on, is within the period.
        let whole = match days {
            Some(days) => days
                .iter()
                .find(|day| unit(**day) == now - 1)
                .is_some_and(|first| days.first() != Some(first) || unit(before(*first)) < now - 1),
            None => newest.is_some_and(|newest| unit(*newest) < now - 1),
        };
        let missed = if whole && !has(now - 1) {
            " missed"
        } else {
            ""
        };
        let newest = newest.map_or("never".to_owned(), |on| written(*on));
        Some([&newest, missed].concat())
    }

    fn moved(&self, days: Option<&[Day]>, today: Day) -> Option<String> {
        let (on, to) = self.counting(days).last()?;
        if after(*on, 7) <= today {
            return None;
        }
        let before = self.counting(days).rfind(|(on, _)| after(**on, 7) <= today);
        match before {
            Some((_, from)) if value(from) == value(to) => None,
            Some((was, from)) => Some([check_in(*was, from), check_in(*on, to)].join(" → ")),
            None => Some(check_in(*on, to)),
        }
    }
}

/// The first day by which a tenth of the days is gone.
fn a_tenth(days: &[Day]) -> Option<Day> {
    let mut all = days.iter();
    all.find(|on| 10 * gone(days, **on) >= days.len()).copied()
}

/// The fields of an objective and its check-ins: of each what has the largest
/// stamp, without what was taken away.
fn fields(file: &str, id: &str) -> BTreeMap<String, Value> {
    let file: Value = serde_json::from_str(file).expect("JSON");
    let mut newest: BTreeMap<String, ((u64, u64), Value)> = BTreeMap::new();
    let records = file["records"].as_object().expect("records");
    let own = [format!("objective/{id}"), format!("checkins/{id}/")];
    for (name, record) in records {
        if *name != own[0] && !name.starts_with(&own[1]) {
            continue;
        }
        for (field, entry) in record["fields"].as_object().expect("fields") {
            let (counter, writer) = entry[1]
                .as_str()
                .and_then(|it| it.split_once('.'))
                .expect("a stamp");
            let stamp = (
                counter.parse().expect("a counter"),
                u64::from_str_radix(writer, 36).expect("a writer"),
            );
            let known = newest.get(field).is_some_and(|(known, _)| *known >= stamp);
            if !known {
                newest.insert(field.clone(), (stamp, entry[0].clone()));
            }
        }
    }
    let said = newest.into_iter().map(|(field, (_, value))| (field, value));
    said.filter(|(_, value)| !value.is_null()).collect()
}

fn key_results(fields: &BTreeMap<String, Value>) -> Vec<KeyResult> {
    let mut all: BTreeMap<String, KeyResult> = BTreeMap::new();
    let text = |id: &str, name: &str| fields.get(&format!("kr/{id}/{name}"))?.as_str();
    for name in fields.keys() {
        let parts: Vec<&str> = name.split('/').collect();
        let ["kr", id, _] = parts[..] else { continue };
        let is = |name: &str| fields.get(&format!("kr/{id}/{name}")) == Some(&Value::Bool(true));
        if is("gone") || all.contains_key(id) {
            continue;
        }
        let number = |name: &str| text(id, name).and_then(decimal);
        let measure = text(id, "measure").unwrap_or("change").to_owned();
        let own = format!("at/{id}/");
        let check_ins = fields
            .iter()
            .filter_map(|(name, value)| Some((day(name.strip_prefix(&own)?)?, value.clone())));
        let key_result = KeyResult {
            id: id.to_owned(),
            place: number("place").unwrap_or_else(BigRational::zero),
            guardrail: is("guardrail") && measure == "hold",
            measure,
            operator: text(id, "operator").unwrap_or("at-least").to_owned(),
            start: number("start"),
            target: number("target"),
            weight: number("weight")
                .filter(|it| *it >= BigRational::zero())
                .unwrap_or_else(BigRational::one),
            check_ins: check_ins.collect(),
        };
        all.insert(id.to_owned(), key_result);
    }
    let mut all: Vec<KeyResult> = all.into_values().collect();
    all.sort_by(|one, other| one.place.cmp(&other.place));
    all
}

/// Every day of the period.
fn period(fields: &BTreeMap<String, Value>) -> Option<Vec<Day>> {
    let period = fields.get("period")?;
    let [first, last] = ["first", "last"].map(|end| period[end].as_str().and_then(day));
    let (mut next, last) = (first?, last?);
    let mut days = Vec::new();
    while next <= last {
        days.push(next);
        next = after(next, 1);
    }
    Some(days)
}

fn cadence(fields: &BTreeMap<String, Value>) -> &str {
    fields
        .get("rhythm")
        .and_then(Value::as_str)
        .unwrap_or("weekly")
}

/// Which week, which two weeks or which month a day is in, counted through: weeks from that
/// of 5 January 1970, a Monday, and two weeks from the one that the first day is in.
fn unit_number((year, month, day): Day, cadence: &str, first: Option<Day>) -> i64 {
    let week = |day: Day| (days_from_1970(day) - 4).div_euclid(7);
    match cadence {
        "fortnightly" => (week((year, month, day)) - first.map_or(0, week)).div_euclid(2),
        "monthly" => i64::from(year) * 12 + i64::from(month),
        _ => week((year, month, day)),
    }
}

/// Days since 1 January 1970, by counting leap days.
fn days_from_1970((year, month, day): Day) -> i64 {
    let before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    let past = i64::from(year) - 1;
    let leaps = |years: i64| years / 4 - years / 100 + years / 400;
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) && month > 2;
    (past - 1969) * 365 + leaps(past) - leaps(1969)
        + before[month as usize - 1]
        + i64::from(leap)
        + i64::from(day)
        - 1
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

/// How many of the days are gone on one of them, itself included.
fn gone(days: &[Day], on: Day) -> usize {
    days.iter().filter(|day| **day <= on).count()
}

fn value(check_in: &Value) -> BigRational {
    check_in["value"]
        .as_str()
        .and_then(decimal)
        .expect("a value")
}

fn check_in(on: Day, it: &Value) -> String {
    let confidence = it["confidence"].as_u64();
    let note = it["note"].as_str().unwrap_or_default().len();
    format!("{} {} {confidence:?} {note}", written(on), value(it))
}

fn decimal(text: &str) -> Option<BigRational> {
    let (whole, places) = text.split_once('.').unwrap_or((text, ""));
    let digits: BigInt = [whole, places].concat().parse().ok()?;
    let below = (0..places.len()).fold(BigInt::one(), |below, _| below * 10);
    Some(BigRational::new(digits, below))
}

fn tenths(tenths: i32) -> BigRational {
    BigRational::new(tenths.into(), 10.into())
}

fn unit(raw: &BigRational) -> BigRational {
    raw.clone().clamp(BigRational::zero(), BigRational::one())
}

fn or_none(fraction: Option<BigRational>) -> String {
    fraction.map_or_else(|| "none".to_owned(), |it| it.to_string())
}

fn day(text: &str) -> Option<Day> {
    let parts: Vec<u32> = text.split('-').flat_map(str::parse).collect();
    let [year, month, day] = parts[..] else {
        return None;
    };
    Some((year, month, day))
}

fn written((year, month, day): Day) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

/// The day before one.
fn before((year, month, day): Day) -> Day {
    match (month, day) {
        (1, 1) => (year - 1, 12, 31),
        (month, 1) => (28..=31)
            .map(|day| (year, month - 1, day))
            .find(|last| after(*last, 1) == (year, month, 1))
            .expect("a last day"),
        (month, day) => (year, month, day - 1),
    }
}

/// The day so many days after one.
fn after((mut year, mut month, mut day): Day, days: u32) -> Day {
    for _ in 0..days {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let length = match month {
            2 => 28 + u32::from(leap),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        day += 1;
        if day > length {
            (day, month) = (1, month + 1);
        }
        if month > 12 {
            (month, year) = (1, year + 1);
        }
    }
    (year, month, day)
}
