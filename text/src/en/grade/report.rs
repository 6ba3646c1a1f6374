//! The playground's outcome, to take along and to be told.

use waymark_core::grading::objective::{Counted, Total};
use waymark_core::grading::verdict::Promise;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::fraction::Fraction;
use waymark_core::number::understood::Notation;
use waymark_core::sketch::typed::ReadKeyResult;
use waymark_core::sketch::{KeyResult, Measure, Sketch};

use super::{
    NOT_THERE_YET, bound, broken, broken_guardrail, change, grade, no_score, reached, score,
    so_far, standing, verdict, zone,
};
use crate::en::sentence::capital;

/// What is said aloud half a second after the last change.
#[must_use]
pub fn status(total: &Total, promise: Promise) -> String {
    match &total.score {
        Ok(found) => {
            let [zone, said] = judged(total, &found.spectrum, promise);
            let score = score(&found.spectrum);
            ["Objective score ", &score, &zone, ". ", &said, "."].concat()
        }
        Err(why) => no_score(*why),
    }
}

/// What follows a score: its zone behind a comma, and the verdict as it begins a sentence.
/// Neither is there of a must that can still be kept (spec, *Grading*).
fn judged(total: &Total, score: &Fraction, promise: Promise) -> [String; 2] {
    let is_broken = !total.broken.is_empty();
    let found = promise.verdict(score, is_broken);
    match promise.zone(score, is_broken) {
        None => {
            let said = [NOT_THERE_YET, broken_guardrail(&found)].concat();
            [String::new(), capital(&said)]
        }
        Some(said) => [
            [", ", zone(said)].concat(),
            capital(&[standing(total, promise.term), &verdict(&found)].concat()),
        ],
    }
}

/// A row of the table: what a key result is called, what it is to do, where it
/// stands, and its three numbers. `write` writes where it stands and what it weighs.
fn row(
    typed: &KeyResult,
    read: &ReadKeyResult,
    notation: &Notation,
    write: impl Fn(Decimal) -> String,
) -> [String; 8] {
    let what = match (&read.change, read.bound) {
        (Some(way), _) => change(way, &read.unit, notation),
        (None, Some(standard)) => bound(standard, &read.unit, notation),
        (None, None) => String::new(),
    };
    let (graded, weight) = match &read.counted {
        Counted::Scored { grade, weight, .. } => (grade.as_ref(), write(weight.value())),
        Counted::Guardrail { .. } => (None, "guardrail".into()),
        _ => (None, String::new()),
    };
    let [raw, spectrum, binary] = grade(graded);
    let now = match read.now.value {
        Some(value) => write(value),
        None => typed.now.clone(),
    };
    let done = typed.measure == Measure::YesNo;
    [
        typed.name.clone(),
        if done { "Yes/no".into() } else { what },
        match (done, typed.done) {
            (true, true) => "done".into(),
            (true, false) => "not done".into(),
            _ => now,
        },
        read.unit.clone(),
        weight,
        raw,
        spectrum,
        binary,
    ]
}

const HEAD: [&str; 8] = [
    "Key result",
    "Aim",
    "Now",
    "Unit",
    "Weight",
    "Raw",
    "Spectrum",
    "Binary",
];

/// The objective's score and its verdict in words: "0.61, amber. If it closed
/// now: Google's aim. Binary: 0 of 4 reached, 0.00."
#[must_use]
pub fn outcome(total: &Total, promise: Promise) -> String {
    match &total.score {
        Ok(found) => {
            let [zone, said] = judged(total, &found.spectrum, promise);
            [
                &score(&found.spectrum),
                &zone,
                ". ",
                super::commitment(promise.commitment),
                ". ",
                &said,
                ". Binary: ",
                &reached(total, Some(&found.binary)),
                ".",
            ]
            .concat()
        }
        Err(why) => no_score(*why),
    }
}

/// The objective as a Markdown table.
#[must_use]
pub fn markdown(
    sketch: &Sketch,
    read: &[ReadKeyResult],
    total: &Total,
    promise: Promise,
    notation: &Notation,
) -> String {
    // A line break would end the row, a bar the cell.
    let cell = |text: &str| {
        let text = text.replace('\\', "\\\\").replace('|', "\\|");
        text.replace(['\n', '\r'], " ")
    };
    let line = |cells: &[String; 8]| {
        let cells = cells.each_ref().map(|text| cell(text));
        ["| ", &cells.join(" | "), " |\n"].concat()
    };
    let mut text = ["## ", &cell(&sketch.objective.title), "\n\n"].concat();
    text += &line(&HEAD.map(str::to_owned));
    text += "|---|---|---:|---|---:|---:|---:|---:|\n";
    for (typed, read) in sketch.key_results.iter().zip(read) {
        text += &line(&row(typed, read, notation, |value| notation.write(value)));
    }
    text += "\n**Objective score:** ";
    text += &outcome(total, promise);
    // What it is of, and what broke, is no less a part of it than the score.
    let name = |at: usize| {
        let typed = sketch.key_results.get(at);
        typed.map_or_else(String::new, |it| it.name.clone())
    };
    for remark in [so_far(total, promise.commitment), broken(total, name)] {
        if !remark.is_empty() {
            text += &[" ", &remark].concat();
        }
    }
    text + "\n"
}

/// The objective as comma-separated values, for a spreadsheet.
#[must_use]
pub fn csv(sketch: &Sketch, read: &[ReadKeyResult], total: &Total, notation: &Notation) -> String {
    let mut text = String::new();
    let mut line = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|text| csv_cell(text)).collect();
        text += &cells.join(",");
        text += "\r\n";
    };
    line(&HEAD.map(str::to_owned));
    for (typed, read) in sketch.key_results.iter().zip(read) {
        // A plain point: commas are what the cells are told apart by.
        line(&row(typed, read, notation, |value| value.to_string()));
    }
    let found = total.score.as_ref();
    let mut last = HEAD.map(|_| String::new());
    sketch.objective.title.clone_into(&mut last[0]);
    if let Ok(found) = found {
        last[6] = score(&found.spectrum);
        last[7] = score(&found.binary);
    }
    line(&last);
    text
}

/// What a spreadsheet takes for the beginning of a formula (OWASP).
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A cell. A spreadsheet takes what begins like a formula for one, and runs it:
/// that gets an apostrophe before it, unless it is a plain number.
fn csv_cell(text: &str) -> String {
    let formula = text.starts_with(FORMULA) && !is_number(text);
    let guard = if formula { "'" } else { "" };
    if text.contains(['"', ',', '\n', '\r', ';']) {
        ["\"", guard, &text.replace('"', "\"\""), "\""].concat()
    } else {
        [guard, text].concat()
    }
}

fn is_number(text: &str) -> bool {
    Decimal::parse(text).is_some()
}
