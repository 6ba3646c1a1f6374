//! The library holds every example of the five articles, and each of them can be opened.

#![cfg(feature = "store")]

use std::collections::BTreeSet;

use waymark_core::calendar::Calendar;
use waymark_core::grading::objective::Total;
use waymark_core::kpi::sandbox::{self, Told};
use waymark_core::kpi::standing::Standing;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::understood::Notation;
use waymark_core::period::parse_date;
use waymark_core::sketch::typed::{Habits, ReadKeyResult};
use waymark_core::sketch::{KeyResult, Measure, Sketch};
use waymark_text::en::grade::OF;
use waymark_text::en::library::{Row, Shown, Source, page, row, rows};

/// The examples that the articles have.
const SEEDS: &str = include_str!("../../core/tests/library/seeds.tsv");

fn sketch(row: &Row) -> Option<Sketch> {
    match row.shown {
        Shown::Objective(text) => {
            Some(Sketch::from_text(text, &Notation::PLAIN_ENGLISH).expect("an objective"))
        }
        Shown::Kpis(..) => None,
    }
}

fn kpis(row: &Row) -> &'static [Told] {
    match row.shown {
        Shown::Objective(_) => &[],
        Shown::Kpis(_, kpis) => kpis,
    }
}

/// Whether a name holds these words, in whatever case.
fn holds(name: &str, words: &str) -> bool {
    name.to_lowercase().contains(&words.to_lowercase())
}

/// Whether the words and numbers of a seed are those of a key result.
fn is_told(key_result: &KeyResult, words: &str, numbers: &[&str]) -> bool {
    let stands = [key_result.start.as_str(), key_result.target.as_str()];
    let plain = |text: &str| {
        text.split([' ', '/'])
            .next()
            .unwrap_or_default()
            .replace(',', "")
    };
    let is_same =
        |(stands, wanted): (&str, &&str)| *plain(stands).trim_start_matches('$') == **wanted;
    holds(&key_result.name, words) && stands.into_iter().zip(numbers).all(is_same)
}

#[test]
fn every_example_of_the_articles_is_there() {
    let mut missing = Vec::new();
    let lines = SEEDS.lines().filter(|line| !line.starts_with('#'));
    let mut count = 0;
    for line in lines {
        count += 1;
        let mut cells = line.split('\t');
        let mut next = || cells.next().expect("a cell");
        let (source, kind, words) = (next(), next(), next());
        let numbers: Vec<&str> = cells.collect();
        let is_there = rows()
            .filter(|row| format!("{:?}", row.source) == source)
            .any(|row| match kind {
                "objective" => sketch(row).is_some_and(|it| holds(&it.objective.title, words)),
                "key result" => sketch(row)
                    .is_some_and(|it| it.key_results.iter().any(|it| is_told(it, words, &numbers))),
                _ => kpis(row)
                    .iter()
                    .any(|it| it.name.to_lowercase() == words.to_lowercase()),
            });
        if !is_there {
            missing.push(line);
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
    assert!(count > 170, "{count} examples");
}

#[test]
fn every_objective_is_read_as_it_is_written_and_can_be_scored() {
    let habits = Habits {
        notation: Notation::PLAIN_ENGLISH,
        of: OF,
    };
    for row in rows() {
        let Some(sketch) = sketch(row) else { continue };
        let counted: Vec<_> = sketch
            .key_results
            .iter()
            .map(|typed| {
                let read = ReadKeyResult::of(typed, &habits);
                for field in [&read.start, &read.target, &read.now] {
                    let is_fine = field.problem.is_none() || row.is_mistake();
                    assert!(is_fine, "{}, {}: {field:?}", row.id, typed.name);
                }
                assert!(read.name.is_none(), "{}: {}", row.id, typed.name);
                assert_ne!(typed.name, "", "{}", row.id);
                read.counted
            })
            .collect();
        let total = Total::of(&counted);
        // A bad example may have nothing that could be scored.
        assert!(
            row.is_mistake() || total.score.is_ok() || counted.is_empty(),
            "{}",
            row.id
        );
    }
}

#[test]
fn every_kpi_has_a_range_and_readings_in_it_or_out_of_it() {
    let today = parse_date("2026-11-27").expect("a day");
    for row in rows() {
        for told in kpis(row) {
            let kpi = sandbox::kpi(told, Calendar::default(), today);
            let values = told.values.split_whitespace();
            assert!(
                values.clone().all(|it| Decimal::parse(it).is_some()),
                "{}",
                told.name
            );
            assert_eq!(kpi.readings.len(), values.count(), "{}", told.name);
            assert!(kpi.readings.len() >= 8, "{}", told.name);
            assert!(!told.measured.is_empty(), "{}", told.name);
            let standing = Standing::of(&kpi, Calendar::default(), today);
            assert!(standing.latest.is_some(), "{}: {}", row.id, told.name);
        }
    }
}

#[test]
fn names_are_unique_and_what_mends_a_mistake_is_there() {
    let ids: BTreeSet<&str> = rows().map(|row| row.id).collect();
    assert_eq!(ids.len(), rows().count());
    for it in rows() {
        assert!(
            it.id
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        );
        if it.is_mistake() {
            let better = row(it.better).unwrap_or_else(|| panic!("{}", it.better));
            assert!(!better.is_mistake(), "{} mends {}", better.id, it.id);
            assert!(!it.lesson.is_empty(), "{}", it.id);
        }
        // Each is found under one of the names that the filters have.
        assert!(page::SOURCES.contains(&it.source) && page::FIELDS.contains(&it.field));
        if it.source == Source::Waymark {
            assert!(
                rows().any(|bad| bad.better == it.id),
                "{} mends nothing",
                it.id
            );
        }
    }
}

#[test]
fn the_launch_is_the_only_yes_or_no_that_stands_alone() {
    let alone = rows()
        .filter_map(|row| Some((row, sketch(row)?)))
        .filter(|(_, it)| {
            !it.key_results.is_empty()
                && it.key_results.iter().all(|it| it.measure == Measure::YesNo)
        });
    assert!(alone.map(|(row, _)| row).all(Row::is_mistake));
}
