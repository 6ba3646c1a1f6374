//! What the example prints.

use waymark_core::kpi::limits::{Limits, Point};
use waymark_core::kpi::signal::{Rule, signals};
use waymark_core::number::decimal::Decimal;
use waymark_core::number::fraction::Fraction;

const USAGE: &str = "usage: natural_limits [--base N] < numbers, one a line";

/// The report on what was typed: lines of fields with tabs between.
///
/// First `centre`, `mean range`, `lower`, `upper` and `range limit`, each with a number of
/// six decimals (halves away from zero). Then for each signal `signal`, the rule's name
/// (`beyond`, `run`, `near`) and the positions of its values, which count from 1 and have
/// one space between.
///
/// Where all of the base is the same, the limits are the centre, and any other value is
/// beyond them.
///
/// # Errors
///
/// A sentence where the arguments are others, a line is no number of up to 28 digits (with
/// where it is), or the base has fewer than 2 numbers or more than there are.
pub(crate) fn of(arguments: &[String], typed: &str) -> Result<String, String> {
    let base = base(arguments)?;
    let points = points(typed)?;
    let count = points.len();
    let base = base.unwrap_or(count);
    if count < 2 {
        return Err(format!(
            "natural limits take 2 numbers or more, not {count}"
        ));
    }
    if base > count {
        return Err(format!("a base of {base} numbers, but there are {count}"));
    }
    let limits = Limits::of(&points[..base]).ok_or("no number has a neighbour")?;
    let mut report = String::new();
    let mut line = |fields: &[&str]| {
        report.push_str(&fields.join("\t"));
        report.push('\n');
    };
    line(&["centre", &six_decimals(&limits.centre)]);
    line(&["mean range", &six_decimals(&limits.range)]);
    line(&["lower", &six_decimals(&limits.lower)]);
    line(&["upper", &six_decimals(&limits.upper)]);
    line(&["range limit", &six_decimals(&limits.range_limit)]);
    for signal in signals(&points, &limits, None, None) {
        let rule = match signal.rule {
            Rule::Beyond => "beyond",
            Rule::Run => "run",
            Rule::Near => "near",
        };
        let positions = signal.at.iter().map(|at| (at + 1).to_string());
        line(&["signal", rule, &positions.collect::<Vec<_>>().join(" ")]);
    }
    Ok(report)
}

/// How many numbers the base has, if somebody says so.
fn base(arguments: &[String]) -> Result<Option<usize>, String> {
    let given = match arguments {
        [] => return Ok(None),
        [name, given] if name == "--base" => given.as_str(),
        [both] => both.strip_prefix("--base=").ok_or(USAGE)?,
        _ => return Err(USAGE.to_owned()),
    };
    match given.parse() {
        Ok(count) if count >= 2 => Ok(Some(count)),
        _ => Err(format!(
            "--base takes a whole number from 2 on, not \"{given}\""
        )),
    }
}

fn points(typed: &str) -> Result<Vec<Point>, String> {
    let mut points = Vec::new();
    for (at, line) in typed.lines().enumerate() {
        let number = line.trim();
        if number.is_empty() {
            continue;
        }
        let value = read(number).map_err(|problem| format!("line {}: {problem}", at + 1))?;
        points.push(Point::Value(value.into()));
    }
    Ok(points)
}

fn read(number: &str) -> Result<Decimal, String> {
    let plain = match number.strip_prefix('+') {
        Some(unsigned) if !unsigned.starts_with('-') => unsigned,
        _ => number,
    };
    if let Some(value) = Decimal::parse(plain) {
        return Ok(value);
    }
    let is_of = |also: &str| {
        let mut characters = number.chars();
        characters.all(|one| one.is_ascii_digit() || also.contains(one))
            && number.contains(|one: char| one.is_ascii_digit())
    };
    Err(if number.len() > Decimal::MAX_DIGITS && is_of("+-.") {
        format!("\"{number}\" has more than {} digits", Decimal::MAX_DIGITS)
    } else if is_of("+-.eE") && number.contains(['e', 'E']) {
        format!("\"{number}\" has an exponent, write it out")
    } else {
        format!("\"{number}\" is not a number")
    })
}

/// The number with six decimals, halves away from zero.
fn six_decimals(number: &Fraction) -> String {
    let size = if number.is_negative() {
        -number
    } else {
        number.clone()
    };
    let millionths = (size * Fraction::from(1_000_000) + Fraction::of(1, 2)).floor();
    let (mut digits, _) = millionths.parts();
    while digits.len() < 7 {
        digits.insert(0, '0');
    }
    digits.insert(digits.len() - 6, '.');
    if number.is_negative() && !millionths.is_zero() {
        digits.insert(0, '-');
    }
    digits
}
