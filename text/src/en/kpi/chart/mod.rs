//! The chart of a KPI: on it, beside it, in words and as a table.

mod roles;
mod summary;

use time::Date;
use waymark_core::grading::measure::Bound;
use waymark_core::grading::measure::Side;
use waymark_core::kpi::Kpi;
use waymark_core::kpi::charted::process as process_of;
use waymark_core::kpi::standing::Standing;
use waymark_core::kpi::unit::Unit;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::fraction::Fraction;
use waymark_core::number::understood::Notation;
use waymark_core::period::Period;
use waymark_core::plot::process::marks::Sample;
use waymark_core::plot::process::roles::Served;
use waymark_core::plot::process::{
    Band, Held, Point, Process, ProcessWords, Rule, Signal, Status, process,
};

use super::noise::When;
use super::unit::{full, one};
use crate::en::days;
use crate::en::grade::{NONE, amount};
use crate::en::sentence::capital;

/// What unfolds the table behind a chart.
pub const TABLE: &str = "As a table";
/// What the marks of a chart are called, for who cannot see them.
pub const LEGEND: &str = "What the chart shows";
/// What the numbered flags of a chart are called.
pub const EVENTS: &str = "Outside events";

/// A KPI with everything that its chart says.
#[derive(Clone, Debug, PartialEq)]
pub struct Charted {
    /// What is drawn.
    pub process: Process,
    /// The KPI's name.
    pub kpi: String,
    /// The name of each unit in [`Process::points`], with its year: "August 2026", "week of
    /// 28 December 2026".
    pub units: Vec<String>,
    /// What one unit is called: "month".
    pub one: String,
    /// What several are called: "months".
    pub many: String,
    /// What stands beside a value: "%", "€", or nothing.
    pub unit: String,
    /// Until when it was measured in something else, and in what: those values are not drawn.
    pub measured_otherwise: Option<(Date, String)>,
    /// How numbers are written here.
    pub notation: Notation,
}

/// A row of the table behind a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The unit.
    pub unit: String,
    /// What there is of it.
    pub reading: String,
    /// The band that held on its last day.
    pub band: String,
    /// How the value stands to it.
    pub status: String,
    /// The signals that it is a part of.
    pub signal: String,
    /// What the KPI was then; none where it was never anything else.
    pub role: Option<&'static str>,
}

impl Row {
    /// What stands in the columns after the unit.
    #[must_use]
    pub fn cells(self) -> Vec<String> {
        let rest = self.role.map(str::to_owned);
        let cells = [self.reading, self.band, self.status, self.signal];
        cells.into_iter().chain(rest).collect()
    }
}

impl Charted {
    /// The drawing, so many pixels wide.
    #[must_use]
    pub fn draw(&self, wide: f64) -> String {
        let write = |value: Decimal| self.notation.write(value);
        process(
            &self.process,
            wide,
            &ProcessWords {
                title: &self.kpi,
                desc: &self.extent(),
                today: "today",
                target: "target",
                threshold: "threshold",
                band: "band",
                outer: "outer band",
                restart: "new limits",
                served: &|served| self.served(served),
                kpi: roles::KPI,
                centre: &|value| ["centre ", value].concat().trim_end().to_owned(),
                limit: &|value| ["limit ", value].concat().trim_end().to_owned(),
                so_far: &|value| [value, " so far"].concat(),
                write: &write,
                day: &days::short,
                month_of_year: &|day| {
                    [days::short_month(day), " ", &day.year().to_string()].concat()
                },
                month: &|day| days::short_month(day).to_owned(),
                year: &|day| day.year().to_string(),
            },
        )
    }

    /// What the chart's marks are, as far as it has them.
    #[must_use]
    pub fn legend(&self) -> Vec<(Sample, &'static str)> {
        let this = &self.process;
        let acceptable = this.bands.iter().any(|band| band.edge != band.good);
        let limits = || this.bases.iter().filter_map(|base| base.limits.as_ref());
        let has = |rule: Rule| this.signals.iter().any(|signal| signal.rule == rule);
        let days = this.days();
        let drawn = |day: Date| days.is_some_and(|days| days.contains(day));
        let is_limited = |provisional: bool| {
            limits().any(|it| {
                it.provisional == provisional && (it.lower.is_some() || it.upper.is_some())
            })
        };
        let is_seen = |it: &Served| {
            days.is_some_and(|days| {
                it.days.first() <= days.last() && days.first() <= it.days.last()
            })
        };
        let good = if acceptable { "good" } else { "normal" };
        let locked = this.bases.iter().any(|base| base.locked.is_some_and(drawn));
        let all = [
            (Sample::Good, good, !this.bands.is_empty()),
            (Sample::Acceptable, "acceptable", acceptable),
            (
                Sample::Centre,
                "centre: the average",
                limits().next().is_some(),
            ),
            (
                Sample::Limits,
                "limits of the usual ups and downs",
                is_limited(false),
            ),
            (
                Sample::Provisional,
                "provisional limits: they still move",
                is_limited(true),
            ),
            (
                Sample::Locked,
                "the values up to here set the limits",
                locked,
            ),
            (
                Sample::Restart,
                "new limits from here on",
                this.bases.len() > 1,
            ),
            (
                Sample::Signal(Rule::Beyond),
                "beyond a limit",
                has(Rule::Beyond),
            ),
            (
                Sample::Signal(Rule::Run),
                "8 or more in a row on one side of the centre",
                has(Rule::Run),
            ),
            (
                Sample::Signal(Rule::Near),
                "3 of 4 in a row near a limit",
                has(Rule::Near),
            ),
            (
                Sample::SoFar,
                "so far: not over yet",
                this.points.iter().any(|it| it.so_far().is_some()),
            ),
            (
                Sample::Served,
                "a key result then",
                this.served.iter().any(is_seen),
            ),
            (
                Sample::Aim,
                self.aims_at(),
                this.served.iter().any(|it| it.aim.is_some() && is_seen(it)),
            ),
            (
                Sample::Notes,
                "outside event",
                this.notes.iter().any(|note| drawn(note.day)),
            ),
        ];
        let all = all.into_iter().filter(|(.., is_there)| *is_there);
        all.map(|(sample, words, _)| (sample, words)).collect()
    }

    /// The outside events on the chart, with the numbers of their flags.
    #[must_use]
    pub fn events(&self) -> Vec<(usize, String)> {
        let days = self.process.days();
        let notes = self.process.notes.iter().zip(1..);
        let drawn = notes.filter(|(note, _)| days.is_some_and(|days| days.contains(note.day)));
        let said = drawn.map(|(note, number)| {
            let text = [&days::date(note.day), ": ", note.text.as_str()].concat();
            (number, text)
        });
        said.collect()
    }

    /// What the table behind the chart is called.
    #[must_use]
    pub fn table_label(&self) -> String {
        ["Readings of ", &self.kpi].concat()
    }

    /// The columns of that table.
    #[must_use]
    pub fn columns(&self) -> Vec<String> {
        let rest = ["Reading", "Band then", "Status", "Signal"].into_iter();
        let role = self.has_served().then_some("Role then");
        let rest = rest.chain(role).map(str::to_owned);
        [capital(&self.one)].into_iter().chain(rest).collect()
    }

    /// The rows of that table, the newest first.
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        let mut signals = vec![Vec::new(); self.process.points.len()];
        for signal in &self.process.signals {
            for at in &signal.points {
                if let Some(said) = signals.get_mut(*at) {
                    said.push(mark(signal));
                }
            }
        }
        let rows = self.process.points.iter().zip(signals).enumerate();
        let rows = rows.map(|(at, (point, signals))| self.row(at, point, &signals));
        let mut rows: Vec<Row> = rows.collect();
        rows.reverse();
        rows
    }

    fn row(&self, at: usize, point: &Point, signals: &[String]) -> Row {
        let none = || NONE.to_owned();
        let reading = match &point.held {
            Held::Value { value, .. } => self.value(value, point),
            Held::Running(Some(value)) => [&self.value(value, point), " so far"].concat(),
            Held::Running(None) => "none so far".to_owned(),
            Held::Incomplete { have, of } => format!("incomplete, {have} of {of}"),
            Held::Spread(before) => {
                let together = self.counted(before + 1);
                format!("only known for {together} together")
            }
            Held::Missing => "no reading".to_owned(),
            Held::Closed => "no reading (closed)".to_owned(),
        };
        // What runs is never judged, and neither is what is not there.
        let (band, status, signal) = match &point.held {
            Held::Value { status, .. } => {
                let band = self.process.band_on(point.days.last());
                (
                    band.map_or_else(none, |band| self.band(band)),
                    status.map_or_else(none, |it| said_of(it).to_owned()),
                    if signals.is_empty() {
                        none()
                    } else {
                        signals.join("; ")
                    },
                )
            }
            _ => (none(), none(), none()),
        };
        Row {
            unit: capital(self.name(at)),
            reading,
            band,
            status,
            signal,
            role: self.has_served().then(|| self.role(at)),
        }
    }

    fn name(&self, at: usize) -> &str {
        self.units.get(at).map_or(NONE, String::as_str)
    }

    fn counted(&self, count: usize) -> String {
        let what = if count == 1 { &self.one } else { &self.many };
        [&count.to_string(), " ", what.as_str()].concat()
    }

    fn value(&self, value: &Fraction, point: &Point) -> String {
        self.written(self.process.rounded(value, point.days.last()))
    }

    fn written(&self, value: Option<Decimal>) -> String {
        // More digits than anybody reads.
        value.map_or_else(
            || NONE.to_owned(),
            |value| amount(value, &self.unit, &self.notation),
        )
    }

    /// "at least 35%, acceptable from 30%".
    fn band(&self, band: &Band) -> String {
        let good = self.bound(band.good);
        if band.edge == band.good {
            return good;
        }
        [&good, ", acceptable ", &self.bound(band.edge)].concat()
    }

    fn bound(&self, bound: Bound) -> String {
        let amount = |value| amount(value, &self.unit, &self.notation);
        let (operator, value) = match bound {
            Bound::AtLeast(value) => ("at least ", value),
            Bound::Above(value) => ("above ", value),
            Bound::AtMost(value) => ("at most ", value),
            Bound::Below(value) => ("below ", value),
            Bound::Between(low, high) => {
                return ["between ", &amount(low), " and ", &amount(high)].concat();
            }
        };
        [operator, &amount(value)].concat()
    }
}

/// What a value is a part of.
fn mark(signal: &Signal) -> String {
    let limit = match signal.side {
        Side::Above => "upper limit",
        Side::Below => "lower limit",
    };
    match signal.rule {
        Rule::Beyond => [side(signal.side), " the ", limit].concat(),
        Rule::Run => {
            let count = signal.points.len().to_string();
            [
                "one of ",
                &count,
                " in a row ",
                side(signal.side),
                " the centre",
            ]
            .concat()
        }
        Rule::Near => ["near the ", limit].concat(),
    }
}

const fn side(side: Side) -> &'static str {
    match side {
        Side::Above => "above",
        Side::Below => "below",
    }
}

const fn said_of(status: Status) -> &'static str {
    match status {
        Status::Good => "good",
        Status::Acceptable => "acceptable",
        Status::Out => "out of band",
    }
}

impl Charted {
    /// With the times in which it served as a key result.
    #[must_use]
    pub fn with_served(mut self, served: Vec<Served>) -> Self {
        self.process.served = served;
        self
    }
}

/// The chart of a KPI, with everything that is said of it.
#[must_use]
pub fn charted(kpi: &Kpi, standing: &Standing, when: When, notation: &Notation) -> Charted {
    let process = process_of(kpi, standing, when.today);
    // A cadence may have changed on the way.
    let judged_in = |days: Period| kpi.judged_of(days, when.calendar);
    let points = || process.points.iter().map(|it| it.days);
    let units = points().map(|days| full(judged_in(days), days, when.calendar.first_month));
    let mut kinds: Vec<Unit> = points().map(judged_in).collect();
    kinds.dedup();
    let kinds = match &*kinds {
        [] => vec![standing.judged_in],
        some => some.to_vec(),
    };
    let named = |between: &str, end: &str| {
        let names = kinds.iter().map(|it| [one(*it), end].concat());
        names.collect::<Vec<String>>().join(between)
    };
    let last = process.points.last().map(|it| it.days.last());
    let unit = last.map_or(kpi.unit(), |last| kpi.unit_on(last)).to_owned();
    let first = process.points.first().map(|it| it.days.first());
    let first = first.filter(|first| {
        standing
            .tallies
            .first()
            .is_some_and(|it| it.unit.first() < *first)
    });
    Charted {
        kpi: kpi.name.clone(),
        units: units.collect(),
        one: named(" or ", ""),
        many: named(" and ", "s"),
        unit,
        measured_otherwise: first
            .and_then(Date::previous_day)
            .map(|until| (until, kpi.unit_on(until).to_owned())),
        notation: *notation,
        process,
    }
}
