//! Status and scores as anybody could work them out from an exported file, without any of the
//! rules that the app has: from the JSON, with whole numbers.

use std::collections::BTreeMap;

use serde_json::Value;
use time::Date;
use waymark_core::carry::file;
use waymark_core::kinds::KINDS;
use waymark_core::kpi::band::Judged;
use waymark_core::kpi::standing::Standing;
use waymark_core::kpi::status::Status;
use waymark_core::number::fraction::Fraction;
use waymark_core::objective::standing::Standing as ObjectiveStanding;
use waymark_core::period::{parse_date, write_date};
use waymark_core::record::id::Id;
use waymark_core::record::stamp::Writer;
use waymark_core::store::open::Visit;

use crate::lives::history::is_origin;
use crate::lives::world::{CALENDAR, Page, Shown};
use crate::store::faulty::World;

/// The fields of each record in a file, by its place.
struct File(BTreeMap<String, BTreeMap<String, Value>>);

impl File {
    fn read(text: &str) -> Self {
        let file: Value = serde_json::from_str(text).expect("JSON");
        let mut all: BTreeMap<String, BTreeMap<String, (String, Value)>> = BTreeMap::new();
        for (place, record) in file["records"].as_object().expect("records") {
            let mut parts = place.split('/');
            let (kind, id) = (parts.next(), parts.next());
            let kind = match kind {
                Some("checkins") => "objective",
                Some("readings") => "kpi",
                kind => kind.unwrap_or_default(),
            };
            let fields = all
                .entry(format!("{kind}/{}", id.unwrap_or_default()))
                .or_default();
            for (name, entry) in record["fields"].as_object().expect("fields") {
                let stamp = entry[1].as_str().expect("a stamp").to_owned();
                let known = fields.get(name).map(|(known, _)| stamped(known));
                if known.is_none_or(|known| known < stamped(&stamp)) {
                    fields.insert(name.clone(), (stamp, entry[0].clone()));
                }
            }
        }
        let said = |fields: BTreeMap<String, (String, Value)>| {
            let fields = fields.into_iter().map(|(name, (_, value))| (name, value));
            fields.filter(|(_, value)| !value.is_null()).collect()
        };
        Self(
            all.into_iter()
                .map(|(place, fields)| (place, said(fields)))
                .collect(),
        )
    }

    /// The values of one thing of a record, by their days.
    fn dated(&self, place: &str, of: &str) -> BTreeMap<Date, i64> {
        let begins = format!("at/{of}/");
        let fields = self.0.get(place).into_iter().flatten();
        let dated = fields.filter_map(|(name, value)| {
            let day = parse_date(name.strip_prefix(&begins)?)?;
            Some((day, halves(value["value"].as_str()?)))
        });
        dated.collect()
    }

    fn text(&self, place: &str, field: &str) -> Option<&str> {
        self.0.get(place)?.get(field)?.as_str()
    }

    /// Of a KPI that is read each month: what each month that is over came to.
    fn months(&self, kpi: &str, today: Date) -> BTreeMap<(i32, u8), i64> {
        let readings = self.dated(&format!("kpi/{kpi}"), "value").into_iter();
        let ended = readings.filter(|(day, _)| month(*day) < month(today));
        // The last of a month stands for it.
        ended.map(|(day, value)| (month(day), value)).collect()
    }

    /// The values of a key result, by their days.
    fn values(&self, objective: &str, key_result: &str, today: Date) -> BTreeMap<Date, i64> {
        let place = format!("objective/{objective}");
        let own = self.dated(&place, key_result);
        let Some(kpi) = self.text(&place, &format!("kr/{key_result}/kpi")) else {
            return own;
        };
        let at = format!("kpi/{kpi}");
        let there = self.0.get(&at);
        let Some(there) = there.filter(|it| !it.contains_key("gone")) else {
            return own;
        };
        let mut values = own;
        // What the KPI came to after it was closed is its own.
        let closed = self.0.get(&place).and_then(|it| it.get("closed"));
        let closed = closed.and_then(|it| parse_date(it["on"].as_str()?));
        let is_of = |day: Date| closed.is_none_or(|closed| day <= closed);
        let origin = there.get("origin");
        if origin.is_some_and(|it| it["objective"] == objective && it["key-result"] == key_result) {
            let readings = self.dated(&at, "value").into_iter();
            values.extend(readings.filter(|(day, _)| *day <= today));
            let became = origin.and_then(|it| parse_date(it["on"].as_str()?));
            values.retain(|day, _| is_of(*day) || became.is_some_and(|on| *day <= on));
            return values;
        }
        let readings = self.dated(&at, "value");
        let first = readings.keys().next().copied();
        let has = |day: Date| readings.keys().any(|it| month(*it) == month(day));
        // What runs does not count once the KPI has begun, and what it knows is not said twice.
        let begun = |day: Date| first.is_some_and(|first| month(first) <= month(day));
        values.retain(|day, _| !begun(*day) || !has(*day) && month(*day) < month(today));
        for ((year, number), value) in self.months(kpi, today) {
            let number = time::Month::try_from(number).expect("a month");
            let last = Date::from_calendar_date(year, number, number.length(year));
            values.insert(last.expect("a day"), value);
        }
        values.retain(|day, _| is_of(*day));
        values
    }

    /// What a change comes to: where its last value of the period is between start and target.
    fn score(&self, objective: &str, key_result: &str, today: Date) -> Option<Fraction> {
        let place = format!("objective/{objective}");
        let number = |word: &str| {
            let field = format!("kr/{key_result}/{word}");
            self.text(&place, &field).map(halves)
        };
        let (start, target) = (number("start")?, number("target")?);
        let period = &self.0.get(&place)?["period"];
        let end = |word: &str| parse_date(period[word].as_str()?);
        let (first, last) = (end("first")?, end("last")?);
        let values = self.values(objective, key_result, today);
        let (_, now) = values.range(first..=last).next_back()?;
        let (mut gone, mut way) = (now - start, target - start);
        if way < 0 {
            (gone, way) = (-gone, -way);
        }
        (way > 0).then(|| Fraction::of(gone.clamp(0, way), way))
    }

    /// Of a KPI with bands of the one form "at least" and perhaps a threshold.
    fn status(&self, kpi: &str, today: Date) -> &'static str {
        let months = self.months(kpi, today);
        let Some(((year, number), value)) = months.iter().next_back() else {
            return "no data";
        };
        let apart = (month(today).0 - year) * 12 + i32::from(month(today).1) - i32::from(*number);
        if apart > 2 {
            return "no data";
        }
        let fields = self.0.get(&format!("kpi/{kpi}")).into_iter().flatten();
        let bands = fields.filter(|(name, _)| name.starts_with("band/"));
        let from = |band: &Value| parse_date(band["from"].as_str().expect("a day")).expect("a day");
        let mut bands: Vec<(Date, &str, &Value)> = bands
            .map(|(name, band)| (from(band), name.as_str(), band))
            .collect();
        bands.sort_by_key(|(from, name, _)| (*from, *name));
        let last = bands
            .iter()
            .rfind(|(from, ..)| month(*from) <= (*year, *number));
        let Some((_, _, band)) = last.or(bands.first()) else {
            return "no band";
        };
        assert_eq!(band["operator"], "at-least");
        let target = halves(band["target"].as_str().expect("a number"));
        let threshold = band["threshold"].as_str().map_or(target, halves);
        match *value {
            value if value >= target => "good",
            value if value >= threshold => "acceptable",
            _ => "out",
        }
    }
}

/// What stands in the order of stamps.
fn stamped(stamp: &str) -> (u64, usize, String) {
    let (counter, writer) = stamp.split_once('.').expect("a stamp");
    let counter = counter.parse().expect("a number");
    (counter, writer.len(), writer.to_owned())
}

/// So many halves a number is.
fn halves(text: &str) -> i64 {
    let whole = |text: &str| -> i64 { text.parse().unwrap_or_else(|_| panic!("{text}")) };
    match text.strip_suffix(".5") {
        Some(text) => whole(text) * 2 + 1,
        None => whole(text) * 2,
    }
}

fn month(day: Date) -> (i32, u8) {
    (day.year(), day.month() as u8)
}

/// What is shown is what anybody can work out from the file that a page exports, and what a
/// browser shows that knew nothing and read the file.
pub(crate) fn assert_from_file(page: &mut Page, monthly: &Id, today: Date, what: &str) {
    let shown = page.shown(today);
    let text = file::write(&mut page.store, &page.kv, &write_date(today));
    let text = text.expect("a storage that can be read");
    let known = File::read(&text);
    for (of, objective) in &shown.objectives {
        for key_result in &objective.key_results {
            let is_monthly = |it: &Id| it == monthly;
            let is_plain = key_result.kpi.as_ref().is_none_or(|it| {
                let kpi = shown.kpis.get(it);
                let is_origin = kpi.is_some_and(|kpi| is_origin(kpi, of, key_result));
                is_monthly(it) || is_origin
            });
            let is_change = key_result.target.is_some() && key_result.start.is_some();
            if !is_plain || !is_change || key_result.is_guardrail {
                continue;
            }
            let expected = known.score(of.as_str(), key_result.id.as_str(), today);
            assert_eq!(
                key_result.score(objective.period),
                expected,
                "{what}: the score of {} of {of}",
                key_result.id
            );
        }
    }
    if let Some(kpi) = shown.kpis.get(monthly) {
        let standing = Standing::of(kpi, CALENDAR, today);
        let status = match standing.status {
            Status::NoData => "no data",
            Status::NoBand => "no band",
            Status::Judged(Judged::Good) => "good",
            Status::Judged(Judged::Acceptable(_)) => "acceptable",
            Status::Judged(Judged::Out(_)) => "out",
        };
        assert_eq!(
            status,
            known.status(monthly.as_str(), today),
            "{what}: status"
        );
    }
    let read = read_anew(&text, today);
    assert_alike(&shown, &read, today, what);
}

/// What a browser shows that knew nothing before it brought in a file.
pub(crate) fn read_anew(text: &str, today: Date) -> Shown {
    let world = World::default();
    let mut page = Page::open(&world, 88, "anew", today);
    let visit = Visit {
        kinds: KINDS,
        writer: Writer::new(89),
        tab: "",
        open_tabs: None,
        today,
    };
    let contents = file::read(text, &visit).expect("our own file");
    let preview = page.store.preview(&page.kv, &contents.records);
    let preview = preview.expect("a storage that can be read");
    if !preview.is_empty() {
        let brought = page.store.bring_in(&page.kv, &preview, &write_date(today));
        brought.expect("there is room");
    }
    page.shown(today)
}

fn assert_alike(one: &Shown, other: &Shown, today: Date, what: &str) {
    assert_eq!(one, other, "{what}: what is read from the file");
    for (id, objective) in &one.objectives {
        let [one, other] = [objective, &other.objectives[id]]
            .map(|it| ObjectiveStanding::of(it, today).score().cloned());
        assert_eq!(one, other, "{what}: {id}");
    }
}
