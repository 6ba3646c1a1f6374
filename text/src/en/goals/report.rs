//! Objectives of a period, to take along: for people, and for a spreadsheet.

mod sheet;

use time::Date;
use waymark_core::calendar::Calendar;
use waymark_core::grading::measure::{Checks, Grade, Measured};
use waymark_core::grading::objective::{Counted, Total};
use waymark_core::grading::verdict::Commitment;
use waymark_core::metric::dated::Dated;
use waymark_core::number::understood::Notation;
use waymark_core::objective::Objective;
use waymark_core::objective::closing::Closing;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::objective::review::{Brief, Summary};
use waymark_core::objective::standing::Standing;
use waymark_core::sketch;

use super::key_result::when_near;
use super::standing::{pace_as_of, summary};
use super::{TITLE, changed, key_result, standing, value, way};
use crate::en::days::{self, date, near};
use crate::en::grade::{self, NONE, page, steps};
use crate::en::report::{Block, Column, Level, Line, list, sentences};
use crate::en::sentence::capital;

/// An objective and how it stands.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// The objective, with all of its check-ins.
    pub objective: &'a Objective,
    /// How it stands on the report's day.
    pub standing: &'a Standing,
    /// What each of its key results has been that is a KPI, in their order: as
    /// [`handoff::life`](crate::en::handoff::life) tells it. Empty for any other.
    pub lives: &'a [String],
}

/// The heading over those.
const ARE_KPIS: &str = "Key results that are KPIs";

/// The columns of the table, and whether each is of numbers.
const COLUMNS: [(&str, bool); 6] = [
    ("Key result", false),
    ("Goal", false),
    ("Now", false),
    ("Spectrum", true),
    ("Binary", true),
    ("Confidence", true),
];

/// The report under a title, the period in words: to be written as Markdown or as a page.
#[must_use]
pub fn report(
    title: &str,
    entries: &[Entry<'_>],
    today: Date,
    calendar: Calendar,
    notation: &Notation,
) -> Vec<Block> {
    let mut blocks = vec![
        Block::Heading(Level::Report, Line::typed(title)),
        Block::Text(lead(entries, today, calendar)),
    ];
    for entry in entries {
        blocks.extend(section(entry, today, calendar, notation));
    }
    blocks
}

/// The report as a table for a spreadsheet, a row a key result. Scores have four
/// decimals, to be reckoned with.
#[must_use]
pub fn csv(entries: &[Entry<'_>], notation: &Notation) -> String {
    sheet::write(entries, notation)
}

/// All of them in a line.
fn lead(entries: &[Entry<'_>], today: Date, calendar: Calendar) -> Line {
    let briefs: Vec<Brief> = entries
        .iter()
        .map(|it| Brief::of(it.objective, calendar, today))
        .collect();
    let parts = summary(&Summary::of(&briefs));
    let count = match entries.len() {
        0 => "No objective".to_owned(),
        1 => "1 objective".to_owned(),
        many => format!("{many} objectives"),
    };
    let score = parts.score.filter(|_| entries.len() > 1);
    let parts = [
        Some(format!("{count}, as of {}", date(today))),
        score.map(|score| format!("Mean of the stretches: {score}")),
        parts.committed,
        parts.pace,
        parts.to_close,
    ];
    sentences(parts.map(|it| it.map(Line::ours)))
}

/// An objective with everything about it.
fn section(entry: &Entry<'_>, today: Date, calendar: Calendar, notation: &Notation) -> Vec<Block> {
    let Entry {
        objective,
        standing,
        ..
    } = entry;
    let title = or_else(&objective.title, || TITLE.to_owned());
    let mut blocks = vec![Block::Heading(Level::Part, title)];
    let pace = Line::ours(pace_as_of(standing, today));
    let scored = scored(objective, standing);
    let scored = scored.map(|scored| Line::strong("Score:").and(" ").with(scored));
    let kind = Line::ours(changed::commitment(objective, today));
    let jump = objective.jump().filter(|_| standing.score().is_some());
    let jump = jump.map(|it| Line::ours(changed::jump(&it, today)));
    let said = [
        Some(facts(objective, calendar)),
        Some(kind),
        scored,
        Some(pace),
        jump,
    ];
    let said = said.into_iter().flatten().filter(|it| !it.is_empty());
    blocks.extend(said.map(Block::Text));
    if !objective.key_results.is_empty() {
        blocks.push(table(entry, today, notation));
    }
    let broken = standing.total.broken.iter().map(|at| {
        let name = name(&objective.key_results[*at], *at);
        Line::ours("Guardrail broken: ").with(name)
    });
    let told = (0..).zip(&objective.key_results).flat_map(|(at, it)| {
        let told = on_the_way(it, entry, today, notation);
        let told = told.into_iter();
        told.map(move |said| name(it, at).and(": ").with(Line::typed(said)))
    });
    blocks.extend(list(None, broken.chain(told).collect()));
    let lives = (0..).zip(&objective.key_results);
    let lives = lives.filter_map(|(at, it)| is_kpi(it, at, entry.lives.get(at)));
    blocks.extend(list(Some(ARE_KPIS), lives.collect()));
    let actions = objective.actions.iter().map(|action| {
        let text = Line::typed(&action.text);
        match action.done {
            Some(done) => (true, text.and(format!(" ({})", near(done, today)))),
            None => (false, text),
        }
    });
    let actions: Vec<(bool, Line)> = actions.collect();
    if !actions.is_empty() {
        blocks.push(Block::Heading(Level::Section, Line::ours("Actions")));
        blocks.push(Block::Tasks(actions));
    }
    let notes = objective.notes.iter().map(|note| {
        let on = [&near(note.date, today), ": "].concat();
        Line::ours(on).with(Line::typed(&note.text))
    });
    blocks.extend(list(Some("What happened outside"), notes.collect()));
    for (heading, text) in [
        ("Learned", &objective.learned),
        ("Differently next time", &objective.differently),
    ] {
        let paragraphs = text.lines().map(Line::typed);
        let paragraphs: Vec<Line> = paragraphs.filter(|it| !it.is_empty()).collect();
        if !paragraphs.is_empty() {
            blocks.push(Block::Heading(Level::Section, Line::ours(heading)));
            blocks.extend(paragraphs.into_iter().map(Block::Text));
        }
    }
    blocks
}

/// What was changed of a key result, and how it has gone: one text each.
fn on_the_way(
    it: &KeyResult,
    Entry {
        objective,
        standing,
        ..
    }: &Entry<'_>,
    today: Date,
    notation: &Notation,
) -> Vec<String> {
    let told = changed::all_of_key_result(it, objective.period, standing, today, notation);
    let told = told.into_iter().map(|said| {
        let said = said.strip_suffix('.').unwrap_or(&said);
        said[..1].to_lowercase() + &said[1..]
    });
    told.collect()
}

/// Which KPI a key result is, and what became of it: "Trial to paid is a KPI: since …".
fn is_kpi(it: &KeyResult, at: usize, life: Option<&String>) -> Option<Line> {
    it.kpi.as_ref()?;
    let own = name(it, at);
    let Some(fed) = &it.fed else {
        return Some(own.and(": a KPI that is not in this browser"));
    };
    let is_called = match fed.name.trim() == it.name.trim() {
        true => own,
        false => own.and(", the KPI ").with(Line::typed(&fed.name)),
    };
    let life = life.filter(|life| !life.is_empty());
    Some(match life {
        Some(life) => is_called.and(": ").with(Line::typed(life)),
        None => is_called,
    })
}

/// What was promised, whose it is and when: what goes without saying is not said.
fn facts(objective: &Objective, calendar: Calendar) -> Line {
    let committed = objective.commitment == Commitment::Committed;
    let owner = objective.owner.as_deref().map(|owner| match owner.trim() {
        "" => Line::ours("No owner"),
        owner => Line::ours("Owner: ").with(Line::typed(owner)),
    });
    let level = Some(objective.level).filter(|level| *level != sketch::Level::default());
    let ours = |it: String| Line::ours(it);
    sentences([
        committed.then(|| Line::ours(grade::commitment(objective.commitment))),
        level.map(|level| Line::ours(page::LEVELS[level as usize].1)),
        owner,
        objective
            .period
            .map(|it| ours(capital(&days::period(it, calendar)))),
    ])
}

/// The score with its zone and verdict: "0.61 so far, amber. If it closed now: short of
/// the aim. Binary: 0 of 4 reached, 0.00." None where there is no score to show.
fn scored(objective: &Objective, standing: &Standing) -> Option<Line> {
    let total = &standing.total;
    let line = standing::verdict_line(standing);
    let line = line.strip_suffix('.')?;
    let closed_on = |closing: Closing| format!("Closed on {}", date(closing.on));
    let missing = standing::if_closed(standing);
    let missing = missing.strip_suffix('.').map(str::to_owned);
    // Closed, what has no value is not reached.
    let counted = match objective.closing {
        Some(_) => total.scored,
        None => total.measured,
    };
    let counted = Total {
        measured: counted,
        ..total.clone()
    };
    let binary = standing.binary();
    let reached = grade::reached(&counted, binary.as_ref());
    let parts = [
        Some(capital(line)),
        objective.closing.map(closed_on),
        missing,
        Some(["Binary: ", &reached].concat()),
    ];
    Some(sentences(parts.map(|it| it.map(Line::ours))))
}

/// The key results, a row each.
fn table(entry: &Entry<'_>, today: Date, notation: &Notation) -> Block {
    let columns = COLUMNS.map(|(name, is_number)| Column {
        name: name.to_owned(),
        is_number,
    });
    let rows = rows(entry).map(|(at, (it, counted))| {
        let latest = it.counting(entry.objective.period).next_back();
        let [spectrum, binary] = match counted {
            Counted::Guardrail { checks } => [grade::guardrail(*checks).to_owned(), NONE.into()],
            _ => {
                let [_, spectrum, binary] = grade::grade(grade_of(counted));
                [spectrum, binary]
            }
        };
        let known = it.within(entry.objective.period).next_back();
        let sure = known.and_then(|known| known.confidence);
        let now = latest.map_or_else(
            || NONE.to_owned(),
            |latest| now(latest, it, counted, today, notation),
        );
        vec![
            name(it, at),
            Line::typed(way(it, notation)),
            Line::typed(now),
            Line::ours(spectrum),
            Line::ours(binary),
            Line::ours(sure.map_or_else(|| NONE.to_owned(), |sure| format!("{sure} of 10"))),
        ]
    });
    Block::Table(columns.into(), rows.collect())
}

/// The value that counts, its day, and of a standard how many checks were inside.
fn now(
    latest: &Dated,
    key_result: &KeyResult,
    counted: &Counted,
    today: Date,
    notation: &Notation,
) -> String {
    let now = value(latest.value, key_result, notation);
    let now = format!("{now} {}", when_near(key_result, latest, today));
    match checks(counted) {
        None => now,
        checks => [
            &now,
            ", ",
            &steps::of_key_result(&Counted::Guardrail { checks }),
        ]
        .concat(),
    }
}

/// Key results with what is counted of each, and their places.
fn rows<'a>(entry: &Entry<'a>) -> impl Iterator<Item = (usize, (&'a KeyResult, &'a Counted))> {
    let all = entry.objective.key_results.iter();
    all.zip(&entry.standing.counted).enumerate()
}

fn grade_of(counted: &Counted) -> Option<&Grade> {
    match counted {
        Counted::Scored { grade, .. } => grade.as_ref(),
        _ => None,
    }
}

fn checks(counted: &Counted) -> Option<Checks> {
    match counted {
        Counted::Guardrail { checks } => *checks,
        Counted::Scored {
            measured: Measured::Hold { checks },
            ..
        } => *checks,
        _ => None,
    }
}

/// A key result's name, or which one it is.
fn name(it: &KeyResult, at: usize) -> Line {
    or_else(&it.name, || key_result(at + 1))
}

/// What somebody typed, or what stands for it.
fn or_else(typed: &str, other: impl FnOnce() -> String) -> Line {
    let typed = Line::typed(typed);
    if typed.is_empty() {
        Line::ours(other())
    } else {
        typed
    }
}
