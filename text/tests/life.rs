//! One life of one metric: what is told of it in a line, and by its chart.

#![cfg(feature = "store")]

use crate::given::{day, id, number};
use serde_json::{Value, json};
use time::Date;
use waymark_core::calendar::Calendar;
use waymark_core::grading::measure::Bound;
use waymark_core::handoff::fed::feed;
use waymark_core::handoff::life::{Life, life};
use waymark_core::kpi::band::{Band, Range};
use waymark_core::kpi::charted::served;
use waymark_core::kpi::definition::Definition;
use waymark_core::kpi::reading::Reading;
use waymark_core::kpi::standing::Standing;
use waymark_core::kpi::unit::Unit;
use waymark_core::kpi::watched::Rest;
use waymark_core::kpi::{Kpi, Origin};
use waymark_core::number::understood::Notation;
use waymark_core::objective::Objective;
use waymark_core::plot::process::marks::Sample;
use waymark_core::record::Record;
use waymark_core::record::id::Id;
use waymark_text::en::handoff::life::{Piece, Telling, line, pieces};
use waymark_text::en::kpi::chart::{Charted, charted};
use waymark_text::en::kpi::noise::When;
use waymark_text::en::kpi::report::{Told as ReportTold, report};
use waymark_text::en::report::Block;
use waymark_text::en::report::html::html;
use waymark_text::en::report::markdown::markdown;

const EN: Notation = Notation::PLAIN_ENGLISH;

/// Conversion in percent, with a value for each month of 2026 from January on, and the last
/// days of those.
fn conversion(values: &[&str]) -> Kpi {
    let months = Unit::Month.all(
        Unit::Month
            .of(day("2026-01-01"), Calendar::default())
            .expect("a month"),
        Unit::Month
            .of(day("2027-12-01"), Calendar::default())
            .expect("a month"),
        Calendar::default(),
    );
    let readings = months.zip(values).map(|(month, value)| Reading {
        day: month.last(),
        value: Some(number(value)),
        note: String::new(),
    });
    Kpi {
        name: "Conversion".to_owned(),
        definitions: vec![Definition {
            cadence: Unit::Month,
            unit: "%".to_owned(),
            ..Definition::default()
        }],
        made: Some(day("2026-01-05")),
        readings: readings.collect(),
        ..Kpi::default()
    }
}

fn band(at: &str, from: &str, target: &str, threshold: Option<&str>) -> Band {
    let range = Range::one_sided(Bound::AtLeast(number(target)), threshold.map(number));
    Band {
        id: id(at),
        from: day(from),
        range: Some(range.expect("a range")),
        per: None,
    }
}

/// An objective for these days with a key result that is the KPI.
fn objective(
    title: &str,
    days: Option<[&str; 2]>,
    way: [&str; 2],
    more: &[(&str, Value)],
) -> Objective {
    let mut fields = vec![
        ("title", json!(title)),
        ("kr/a/name", json!("Conversion")),
        ("kr/a/kpi", json!("k")),
        ("kr/a/start", json!(way[0])),
        ("kr/a/target", json!(way[1])),
        ("kr/a/unit", json!("%")),
    ];
    if let Some([first, last]) = days {
        fields.push(("period", json!({"first": first, "last": last})));
    }
    fields.extend_from_slice(more);
    let fields = fields.into_iter();
    let record = Record::of(fields.map(|(name, value)| (name.into(), value)));
    Objective::read(&record)
}

fn closed(on: &str) -> (&'static str, Value) {
    ("closed", json!({"on": on, "next": "retire"}))
}

const Q3: [&str; 2] = ["2026-07-01", "2026-09-30"];
const Q4: [&str; 2] = ["2026-10-01", "2026-12-31"];

/// A KPI, the objectives that name it as they stand on a day, and its life until then.
struct Told {
    kpi: Kpi,
    objectives: Vec<(Id, Objective)>,
    life: Life,
    today: Date,
}

impl Told {
    fn of(kpi: Kpi, objectives: Vec<Objective>, today: &str) -> Self {
        let today = day(today);
        let all = objectives.into_iter().zip(["o1", "o2", "o3"]);
        let objectives = all.map(|(mut it, name)| {
            let of = id(name);
            feed(&mut it, &of, Calendar::default(), today, |_| {
                Some(kpi.clone())
            });
            (of, it)
        });
        let objectives: Vec<(Id, Objective)> = objectives.collect();
        Self {
            life: life(&id("k"), &kpi, &objectives, today),
            kpi,
            objectives,
            today,
        }
    }

    fn telling(&self, with_titles: bool) -> Telling<'static> {
        Telling {
            today: self.today,
            calendar: Calendar::default(),
            notation: &EN,
            with_titles,
        }
    }

    #[track_caller]
    fn says(&self, said: &str) {
        assert_eq!(line(&self.life, &self.kpi, self.telling(false)), said);
    }

    fn charted(&self) -> Charted {
        let calendar = Calendar::default();
        let standing = Standing::of(&self.kpi, calendar, self.today);
        let served = served(&self.kpi, &standing, &self.life, &self.objectives, calendar);
        let when = When {
            calendar: Calendar::default(),
            today: self.today,
        };
        charted(&self.kpi, &standing, when, &EN).with_served(served)
    }
}

const YEAR: [&str; 12] = [
    "12", "12", "11", "12", "12", "12", "14", "16", "18", "18", "18", "17",
];

#[test]
fn a_kpi_that_became_a_key_result_and_is_one_again() {
    let mut kpi = conversion(&YEAR[..10]);
    kpi.bands = vec![
        band("b1", "2026-01-01", "12", None),
        band("b2", "2026-10-01", "18", None),
    ];
    let grow = objective("Grow", Some(Q3), ["12", "18"], &[closed("2026-10-02")]);
    let told = Told::of(kpi, vec![grow], "2026-11-05");
    told.says(
        "KPI since January 2026, key result in Q3 Jul–Sep 2026 (reached 18%), KPI again with a \
         band from 18%.",
    );
    // Where no link says which objective it was, its title does.
    assert_eq!(
        line(&told.life, &told.kpi, told.telling(true)),
        "KPI since January 2026, key result of Grow in Q3 Jul–Sep 2026 (reached 18%), KPI again \
         with a band from 18%."
    );
}

#[test]
fn each_objective_in_the_line_can_be_gone_to() {
    let grow = objective("Grow", Some(Q3), ["12", "18"], &[closed("2026-10-02")]);
    let told = Told::of(conversion(&YEAR[..10]), vec![grow], "2026-11-05");
    let pieces = pieces(&told.life, &told.kpi, told.telling(false));
    let linked: Vec<&Piece> = pieces.iter().filter(|it| it.objective.is_some()).collect();
    assert_eq!(linked.len(), 1);
    assert_eq!(linked[0].text, "key result in Q3 Jul–Sep 2026");
    assert_eq!(linked[0].objective, Some((id("o1"), "Grow".to_owned())));
}

#[test]
fn one_that_runs_one_that_was_missed_and_one_without_a_period() {
    #[track_caller]
    fn case(objective: Objective, today: &str, said: &str) {
        let told = Told::of(conversion(&YEAR), vec![objective], today);
        told.says(&format!("KPI since January 2026, {said}."));
    }
    let q4 = || objective("Grow", Some(Q4), ["12", "20"], &[]);
    case(q4(), "2026-11-20", "key result until 31 December 2026");
    // Over: a KPI again only once somebody closed it.
    case(
        q4(),
        "2027-01-04",
        "key result in Q4 Oct–Dec 2026 (not closed yet)",
    );
    case(
        objective("Grow", Some(Q4), ["12", "20"], &[closed("2027-01-04")]),
        "2027-01-04",
        "key result in Q4 Oct–Dec 2026 (not reached: 17%), KPI again",
    );
    let half = objective(
        "Grow",
        Some(["2026-08-10", "2026-10-20"]),
        ["12", "16"],
        &[closed("2026-10-21")],
    );
    case(
        half,
        "2026-11-20",
        "key result from 10 Aug to 20 Oct 2026 (reached 18%), KPI again",
    );
}

#[test]
fn a_band_that_did_not_move_is_the_same_one() {
    let mut kpi = conversion(&YEAR);
    kpi.bands = vec![band("b1", "2026-01-01", "12", Some("10"))];
    let grow = objective("Grow", Some(Q3), ["12", "20"], &[closed("2026-10-02")]);
    let told = Told::of(kpi, vec![grow], "2027-01-05");
    told.says(
        "KPI since January 2026, key result in Q3 Jul–Sep 2026 (not reached: 18%), KPI again with \
         the same band.",
    );
}

#[test]
fn two_objectives_at_once_are_both_named() {
    let one = objective("Grow", Some(Q3), ["12", "18"], &[closed("2026-10-02")]);
    let days = ["2026-07-01", "2026-12-31"];
    let other = objective("Sell more", Some(days), ["12", "22"], &[]);
    let told = Told::of(conversion(&YEAR[..10]), vec![one, other], "2026-11-20");
    told.says(
        "KPI since January 2026, key result of Grow in Q3 Jul–Sep 2026 (reached 18%) and at the \
         same time of Sell more until 31 December 2026.",
    );
}

#[test]
fn one_that_graduated_begins_as_a_key_result() {
    let mut kpi = conversion(&YEAR[6..]);
    for (at, reading) in kpi.readings.iter_mut().enumerate() {
        let later = 6 + at as u8;
        let month = time::Month::try_from(later + 1).expect("a month");
        reading.day = Date::from_calendar_date(2026, month, 28).expect("a day");
    }
    kpi.made = Some(day("2026-10-02"));
    kpi.origin = Some(Origin {
        objective: id("o1"),
        key_result: id("a"),
        on: day("2026-10-02"),
    });
    kpi.bands = vec![band("b1", "2026-10-01", "18", Some("16"))];
    let grow = |more: &[(&str, Value)]| objective("Grow", Some(Q3), ["12", "18"], more);
    let told = Told::of(
        kpi.clone(),
        vec![grow(&[closed("2026-10-02")])],
        "2026-11-20",
    );
    told.says(
        "Key result in Q3 Jul–Sep 2026 (reached 18%), KPI since October 2026 with a band from 18% \
         (acceptable from 16%).",
    );
    // Opened again its period ended when it did.
    let opened = Told::of(kpi, vec![grow(&[])], "2026-11-20");
    opened.says(
        "Key result in Q3 Jul–Sep 2026 (not closed yet), KPI since October 2026 with a band from \
         18% (acceptable from 16%).",
    );
    let drawn = opened.charted().process.served;
    assert_eq!(drawn[0].days.last(), day("2026-09-30"));
}

#[test]
fn one_that_is_not_watched_any_more() {
    let mut kpi = conversion(&YEAR);
    let rest = |is_for_good| Rest {
        on: day("2027-01-15"),
        is_for_good,
        reason: String::new(),
    };
    kpi.rest = Some(rest(true));
    let told = Told::of(kpi.clone(), Vec::new(), "2027-02-01");
    told.says("KPI since January 2026, retired in January 2027.");
    kpi.rest = Some(rest(false));
    let told = Told::of(kpi, Vec::new(), "2027-02-01");
    told.says("KPI since January 2026, paused since January 2027.");
}

#[test]
fn its_chart_says_what_it_was_when() {
    let grow = objective("Grow", Some(Q3), ["12", "18"], &[closed("2026-10-02")]);
    let told = Told::of(conversion(&YEAR[..10]), vec![grow], "2026-11-05");
    let chart = told.charted();
    let summary = chart.summary();
    assert!(
        summary.ends_with(" A key result from 1 July 2026 to 30 September 2026: 12% to 18%."),
        "{summary}"
    );
    assert_eq!(
        chart.columns().last().map(String::as_str),
        Some("Role then")
    );
    let rows = chart.rows();
    let roles: Vec<_> = rows.iter().rev().map(|row| row.role).collect();
    let [kpi, key_result] = [Some("KPI"), Some("key result")];
    assert_eq!(roles[..6], [kpi; 6]);
    assert_eq!(roles[6..9], [key_result; 3]);
    // October, and November that runs.
    assert_eq!(roles[9..], [kpi; 2]);
    let legend: Vec<Sample> = chart.legend().into_iter().map(|(it, _)| it).collect();
    assert!(legend.contains(&Sample::Served) && legend.contains(&Sample::Aim));
    assert!(chart.draw(900.0).contains(">key result: 12% to 18%<"));
    // Where there is little room it has its name alone.
    let narrow = chart.draw(280.0);
    assert!(narrow.contains(">key result<") && !narrow.contains("12% to 18%<"));
}

#[test]
fn its_chart_shows_what_is_measured_in_one_unit() {
    let mut kpi = conversion(&["1.5", "2", "100", "110", "125"]);
    kpi.definitions[0].unit = "h".to_owned();
    kpi.definitions.push(Definition {
        from: Some((id("d"), day("2026-03-01"))),
        unit: "min".to_owned(),
        ..kpi.definitions[0].clone()
    });
    kpi.bands = vec![
        Band {
            range: Range::one_sided(Bound::AtMost(number("2")), None).ok(),
            ..band("b1", "2026-01-01", "1", None)
        },
        Band {
            range: Range::one_sided(Bound::AtMost(number("120")), None).ok(),
            ..band("b2", "2026-03-01", "1", None)
        },
    ];
    let told = Told::of(kpi, Vec::new(), "2026-06-10");
    let charted = told.charted();
    assert_eq!(
        charted.summary(),
        "3 months, March 2026 to May 2026, between 100\u{a0}min and 125\u{a0}min. Until 28 \
         February 2026 it was measured in h: those values are in the list of readings. Latest: \
         125\u{a0}min (May 2026), out of band. Normal is at most 120\u{a0}min."
    );
    let rows = charted.rows();
    let last = rows.last().expect("a row");
    assert_eq!((rows.len(), &*last.unit), (4, "March 2026"));
}

#[test]
fn its_units_have_the_names_that_they_had() {
    let mut kpi = conversion(&["12", "13", "12", "14", "13"]);
    kpi.definitions.push(Definition {
        from: Some((id("d"), day("2026-06-01"))),
        cadence: Unit::Week,
        ..kpi.definitions[0].clone()
    });
    for on in ["2026-06-04", "2026-06-11"] {
        kpi.readings.push(Reading {
            day: day(on),
            value: Some(number("12")),
            note: String::new(),
        });
    }
    let charted = Told::of(kpi, Vec::new(), "2026-06-14").charted();
    let units: Vec<String> = charted.rows().into_iter().map(|row| row.unit).collect();
    let first = ["Week of 8 June 2026", "Week of 1 June 2026", "May 2026"];
    assert_eq!(units[..3], first);
    assert_eq!(charted.columns()[0], "Month or week");
    let counted = "6 months and weeks, January 2026 to week of 1 June 2026";
    assert!(
        charted.summary().starts_with(counted),
        "{}",
        charted.summary()
    );
}

#[test]
fn one_that_was_never_a_key_result_has_no_roles_in_its_chart() {
    let told = Told::of(conversion(&YEAR), Vec::new(), "2027-01-05");
    let chart = told.charted();
    assert_eq!(chart.columns().len(), 5);
    assert!(chart.rows().iter().all(|row| row.role.is_none()));
    assert!(!chart.summary().contains("key result"));
}

#[test]
fn a_unit_counts_for_a_key_result_by_the_day_of_its_reading() {
    // From the middle of August to the middle of October: August's and September's readings
    // are of those days, October's is not.
    let days = ["2026-08-10", "2026-10-20"];
    let half = objective("Grow", Some(days), ["12", "18"], &[]);
    let told = Told::of(conversion(&YEAR), vec![half], "2027-01-05");
    let rows = told.charted().rows();
    let mut rows = rows.iter().filter(|row| row.role == Some("key result"));
    let months = [rows.next(), rows.next()].map(|row| row.map(|row| row.unit.as_str()));
    assert_eq!(months, [Some("September 2026"), Some("August 2026")]);
    assert!(rows.next().is_none());
}

fn report_of(told: &Told, supports: &str) -> Vec<Block> {
    let standing = Standing::of(&told.kpi, Calendar::default(), told.today);
    report(ReportTold {
        kpi: &told.kpi,
        standing: &standing,
        charted: &told.charted(),
        life: &line(&told.life, &told.kpi, told.telling(true)),
        supports,
        when: When {
            calendar: Calendar::default(),
            today: told.today,
        },
        notation: &EN,
    })
}

#[test]
fn a_kpi_to_take_along() {
    let mut kpi = conversion(&YEAR[4..10]);
    for (at, reading) in kpi.readings.iter_mut().enumerate() {
        let month = time::Month::try_from(5 + at as u8).expect("a month");
        let days =
            Calendar::default().month_of(Date::from_calendar_date(2026, month, 1).expect("a day"));
        reading.day = days.last();
    }
    kpi.made = Some(day("2026-05-02"));
    kpi.source = "Billing | export".to_owned();
    kpi.bands = vec![
        band("b1", "2026-05-01", "12", None),
        band("b2", "2026-10-01", "18", Some("16")),
    ];
    let grow = objective("Grow", Some(Q3), ["12", "18"], &[closed("2026-10-02")]);
    let told = Told::of(kpi, vec![grow], "2026-11-05");
    let text = markdown(&report_of(&told, "More *trials*"));
    assert_eq!(
        text,
        "\
# Conversion

KPI, as of 5 November 2026.

**Status:** 18% (October 2026). Good: at least 18%.

The usual ups and downs: nothing to react to. (What is usual is provisional for 6 more months.)

In band in all of the last 6 months, but now and then a month may be out by chance alone.

KPI since May 2026, key result of Grow in Q3 Jul–Sep 2026 (reached 18%), KPI again with a band \
from 18% (acceptable from 16%).

- Supports: More \\*trials\\*
- How it is measured: not said yet
- Source: Billing \\| export
- Read: monthly
- Owner: me
- Lead or lag: not said yet

### Chart

6 months, May 2026 to October 2026, between 12% and 18%. Latest: 18% (October 2026), good. \
Normal is at least 18%, acceptable at least 16%. Until 30 September 2026 it was at least 12%. The \
usual ups and downs lie between 11.8% and 18.2%, around a centre of 15%; these limits are \
provisional. No signals. A key result from 1 July 2026 to 30 September 2026: 12% to 18%.

### Bands

- From 1 October 2026: at least 18%, acceptable down to 16%
- From the start: at least 12%

### Month by month

| Month | Reading | Band then | Status | Signal | Role then |
|---|---|---|---|---|---|
| November 2026 | none so far | – | – | – | KPI |
| October 2026 | 18% | at least 18%, acceptable at least 16% | good | – | KPI |
| September 2026 | 18% | at least 12% | good | – | key result |
| August 2026 | 16% | at least 12% | good | – | key result |
| July 2026 | 14% | at least 12% | good | – | key result |
| June 2026 | 12% | at least 12% | good | – | KPI |
| May 2026 | 12% | at least 12% | good | – | KPI |
"
    );
}

#[test]
fn a_page_of_a_kpi_has_its_chart() {
    let grow = objective("Grow", Some(Q3), ["12", "18"], &[closed("2026-10-02")]);
    let mut told = Told::of(conversion(&YEAR[..10]), vec![grow], "2026-11-05");
    told.kpi.name = "</title><b>".to_owned();
    told.kpi.readings[3].note = "After the *fair*".to_owned();
    let page = html(&told.kpi.name, &report_of(&told, ""));
    assert!(page.contains("<figure><svg "), "{page}");
    assert!(page.contains("key result: 12% to 18%</text>"));
    assert!(!page.contains("<b>") && !page.contains("<script"));
    // What was noted at a reading is with it.
    assert!(page.contains("<th scope=\"row\">April 2026</th><td><bdi>12%</bdi></td><td><bdi>After the *fair*</bdi></td>"));
}
