//! What other people's files become: plans, wide tables, habits, analytics.

#![cfg(feature = "store")]

mod accents;
mod analytics;
mod habits;
mod periods;
mod plans;
mod plans_asked;
mod plans_dated;
mod plans_laid_out;
mod plans_of_tools;
mod plans_unread;
mod rows_said;
mod wide;
mod wide_kinds;
mod zips;

use crate::given::day;
use time::Month;
use waymark_core::calendar::Calendar;
use waymark_core::carry::doubt::Choices;
use waymark_core::carry::plan::{self, Plan};
use waymark_core::carry::reads::Reads;
use waymark_core::number::understood::Notation;
use waymark_core::objective::draft::Here;
use waymark_core::record::id::Id;
use waymark_core::sketch::typed::Habits;
use waymark_core::table::column::{DateOrder, Mark};
use waymark_core::table::heading;
use waymark_text::days;
use waymark_text::kept::drafts as words;
use waymark_text::kept::{cells, headings, plan_words};
use waymark_text::kpi::when;

const TODAY: &str = "2026-11-27";

fn here() -> Here {
    Here {
        habits: Habits {
            notation: Notation::PLAIN_ENGLISH,
            of: "of",
        },
        me: "me",
        today: day(TODAY),
        calendar: Calendar::default(),
    }
}

fn ids() -> impl FnMut() -> Id {
    let mut last = 0;
    move || {
        last += 1;
        Id::of_number(last)
    }
}

/// How cells are read where the day or the month is first.
fn reads(order: DateOrder) -> Reads<'static> {
    Reads {
        when: &when::WORDS,
        words: &cells::WORDS,
        fold: str::to_lowercase,
        calendar: Calendar::default(),
        today: day(TODAY),
        usual: (Mark::Point, order),
    }
}

/// The plan that a text is.
#[track_caller]
fn plan_of(text: &str) -> Plan {
    plan_here(text, &here())
}

#[track_caller]
fn plan_here(text: &str, here: &Here) -> Plan {
    plan_by(text, here, &Choices::default())
}

/// The same by what somebody chose.
#[track_caller]
fn plan_by(text: &str, here: &Here, choices: &Choices) -> Plan {
    let fold = str::to_lowercase;
    let (table, found) = heading::open(text, &headings::words(fold)).expect("a table");
    let found = found.expect("a row with names");
    let words = &plan_words::WORDS;
    assert!(
        plan::is_plan(&table, &found, words, fold, |_| false),
        "is a plan: {found:?}"
    );
    let cells = reads(DateOrder::MonthFirst);
    let reads = plan::Reads {
        words,
        here,
        cells: &cells,
        choices,
    };
    plan::read(&table, &found, &reads, &mut ids())
}

/// A plan as its panel shows it, a line for each objective and each key result.
fn shown(plan: &Plan, here: &Here) -> Vec<String> {
    let mut lines = Vec::new();
    for planned in &plan.all {
        let period = planned.days(here).map(|it| days::period(it, here.calendar));
        let mut line = format!("{} [{}]", planned.draft.title, period.unwrap_or_default());
        if let Some(owner) = &planned.draft.details.owner {
            line = format!("{line} @{owner}");
        }
        lines.push(line);
        for (row, beside) in planned.draft.rows.iter().zip(&planned.rows) {
            let said = words::key_result(row, &here.habits);
            let mut line = format!("- {}: {said}", words::name(row));
            if !row.more.owner.is_empty() {
                line = format!("{line} @{}", row.more.owner);
            }
            if let Some(guesses) = words::guesses(beside) {
                line = format!("{line} ({guesses})");
            }
            lines.push(line);
        }
    }
    lines
}

/// The names of the columns that nothing becomes of.
fn unused(plan: &Plan) -> Vec<&str> {
    plan.unused.iter().map(|it| it.name.as_str()).collect()
}

#[track_caller]
fn shows(text: &str, expected: &[&str]) {
    let plan = plan_of(text);
    assert_eq!(shown(&plan, &here()), expected, "{text}");
}

/// A person's calendar whose years begin with a month.
fn from(first_month: Month) -> Calendar {
    Calendar {
        first_month,
        ..Calendar::default()
    }
}
