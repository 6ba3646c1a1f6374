//! The chart of a KPI: band, natural limits, values and signals.

mod axes;
mod bands;
mod limits;
mod many;
mod values;

use time::Date;
use waymark_core::number::fraction::Fraction;
use waymark_core::period::Period;
use waymark_core::plot::process::{
    Base, Held, Limits, Point, Process, ProcessWords, Status, process,
};

use crate::plot::number;
use crate::plot::read::{Element, apart, check, strokes};

/// The usual width.
pub(super) const WIDE: f64 = 560.0;

pub(crate) fn of_width(this: &Process, wide: f64) -> String {
    process(
        this,
        wide,
        &ProcessWords {
            title: "Margin <b>",
            desc: "Between 28 & 41",
            today: "today",
            target: "target",
            threshold: "threshold",
            band: "band",
            outer: "outer band",
            restart: "new limits",
            served: &|it| {
                [
                    format!("key result, {} days", it.days.days()),
                    "key result".to_owned(),
                ]
            },
            kpi: "KPI",
            centre: &|value| format!("centre {value}"),
            limit: &|value| format!("limit {value}"),
            so_far: &|value| format!("{value} so far"),
            write: &|value| value.to_string(),
            day: &|day| format!("{} {}", day.day(), &day.month().to_string()[..3]),
            month_of_year: &|day| format!("{} {}", &day.month().to_string()[..3], day.year()),
            month: &|day| day.month().to_string()[..3].to_owned(),
            year: &|day| day.year().to_string(),
        },
    )
}

#[track_caller]
pub(crate) fn drawn(this: &Process) -> Vec<Element> {
    let elements = check(&of_width(this, WIDE));
    apart(&elements);
    elements
}

/// Months from January 2025 on.
pub(crate) fn month(index: i32) -> Period {
    let day = |index: i32| {
        let month = time::Month::try_from(index.rem_euclid(12) as u8 + 1).expect("a month");
        Date::from_calendar_date(2025 + index.div_euclid(12), month, 1).expect("a day")
    };
    let last = day(index + 1).previous_day().expect("a day before");
    Period::new(day(index), last).expect("in order")
}

pub(super) fn value(text: &str) -> Held {
    Held::Value {
        value: Fraction::from(number(text)),
        status: Some(Status::Good),
    }
}

/// Months with these: a number, nothing for a gap, `x` for closed, `~` before a value so far.
pub(crate) fn months(all: &str) -> Process {
    let held = |word: &str| match word.strip_prefix('~') {
        Some(so_far) => Held::Running(Some(Fraction::from(number(so_far)))),
        None if word == "-" => Held::Missing,
        None if word == "x" => Held::Closed,
        None if word == "half" => Held::Incomplete { have: 3, of: 4 },
        None => value(word),
    };
    let points = all.split(' ').zip(0..).map(|(word, at)| Point {
        days: month(at),
        held: held(word),
    });
    Process {
        points: points.collect(),
        ..Process::default()
    }
}

pub(crate) fn days(from: i32, until: i32) -> Period {
    Period::new(month(from).first(), month(until).last()).expect("in order")
}

pub(super) fn limits(centre: &str, lower: Option<&str>, upper: Option<&str>) -> Limits {
    let of = |text| Fraction::from(number(text));
    Limits {
        centre: of(centre),
        lower: lower.map(of),
        upper: upper.map(of),
        provisional: false,
    }
}

pub(super) fn base(days: Period, limits: Limits) -> Base {
    Base {
        days,
        limits: Some(limits),
        locked: None,
    }
}

/// The line through the values as pieces, each with the points that it goes through.
pub(super) fn pieces(elements: &[Element]) -> Vec<Vec<(f64, f64)>> {
    let strokes = strokes(elements, "kpi");
    let line = strokes
        .iter()
        .find(|line| line.find("stroke-linejoin").is_some());
    line.map_or_else(Vec::new, |line| pieces_of(line.get("d")))
}

pub(crate) fn pieces_of(path: &str) -> Vec<Vec<(f64, f64)>> {
    let pieces = path.split('M').skip(1).map(|piece| {
        let numbers = piece.trim_end_matches(['z', 'h']).split(' ');
        let numbers: Vec<f64> = numbers.map(|it| it.parse().expect(piece)).collect();
        numbers.chunks(2).map(|pair| (pair[0], pair[1])).collect()
    });
    pieces.collect()
}

/// Where the dots are that values have.
pub(super) fn dots(elements: &[Element]) -> Vec<(f64, f64)> {
    let strokes = strokes(elements, "kpi");
    let dots = strokes
        .iter()
        .find(|line| line.find("stroke-width") == Some("5"));
    let dots = dots.map_or("", |dots| dots.get("d")).replace("h0", "");
    pieces_of(&dots).concat()
}

/// How many marks of a signal there are.
pub(super) fn marks(elements: &[Element]) -> (usize, usize, usize) {
    let rings = strokes(elements, "ink").into_iter();
    let rings: usize = rings
        .filter(|it| it.find("stroke-width") == Some("1.4"))
        .map(|it| it.get("d").matches('M').count())
        .sum();
    let filled = strokes(elements, "plot-paper");
    let shapes: Vec<usize> = filled
        .iter()
        .flat_map(|it| it.get("d").split('M').skip(1))
        .map(|shape| shape.split(' ').count())
        .collect();
    let of = |corners: usize| shapes.iter().filter(|it| **it == 2 * corners).count();
    (of(3), rings, of(4))
}
