//! Objectives of a period, to take along: for people, and for a spreadsheet.

pub(crate) mod escape;
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
use waymark_core::objective::standing::{Stage, Standing, peak};
use waymark_core::sketch::Level;

use self::escape::plain;
use super::key_result::when_near;
use super::standing::{capital, pace, summary};
use super::{TITLE, key_result, standing, value, way};
use crate::en::days::{self, date, near};
use crate::en::grade::{self, NONE, page, steps};

/// An objective and how it stands.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// The objective, with all of its check-ins.
    pub objective: &'a Objective,
    /// How it stands on the report's day.
    pub standing: &'a Standing,
}

/// The columns of the table in Markdown, and how each is aligned.
const COLUMNS: [(&str, &str); 6] = [
    ("Key result", "---"),
    ("Goal", "---"),
    ("Now", "---"),
    ("Spectrum", "---:"),
    ("Binary", "---:"),
    ("Confidence", "---:"),
];

/// The report in Markdown, under a title: the period in words. What people typed is
/// text in it, whatever it looks like.
#[must_use]
pub fn markdown(
    title: &str,
    entries: &[Entry<'_>],
    today: Date,
    calendar: Calendar,
    notation: &Notation,
) -> String {
    let mut text = format!("# {}\n\n{}\n", plain(title), lead(entries, today));
    for entry in entries {
        text += "\n";
        text += &section(entry, today, calendar, notation);
    }
    text
}

/// The report as a table for a spreadsheet, a row a key result. Scores have four
/// decimals, to be reckoned with.
#[must_use]
pub fn csv(entries: &[Entry<'_>], notation: &Notation) -> String {
    sheet::write(entries, notation)
}

/// All of them in a line.
fn lead(entries: &[Entry<'_>], today: Date) -> String {
    let briefs: Vec<Brief> = entries
        .iter()
        .map(|it| Brief::of(it.objective, today))
        .collect();
    let parts = summary(&Summary::of(&briefs));
    let count = match entries.len() {
        0 => "No objective".to_owned(),
        1 => "1 objective".to_owned(),
        many => format!("{many} objectives"),
    };
    let score = parts.score.filter(|_| entries.len() > 1);
    let sentences = [
        Some(format!("{count}, as of {}", date(today))),
        score.map(|score| format!("Mean of the stretches: {score}")),
        parts.committed,
        parts.pace,
        parts.to_close,
    ];
    sentences_of(sentences)
}

/// An objective with everything about it.
fn section(entry: &Entry<'_>, today: Date, calendar: Calendar, notation: &Notation) -> String {
    let Entry {
        objective,
        standing,
    } = entry;
    let title = match plain(&objective.title) {
        empty if empty.is_empty() => TITLE.to_owned(),
        title => title,
    };
    let mut blocks = vec![["## ", &title].concat()];
    blocks.extend(Some(facts(objective, calendar)).filter(|facts| !facts.is_empty()));
    blocks.extend(scored(objective, standing).map(|scored| ["**Score:** ", &scored].concat()));
    blocks.extend(Some(pace(standing, today)).filter(|pace| !pace.is_empty()));
    if !objective.key_results.is_empty() {
        blocks.push(table(entry, today, notation));
    }
    let broken = standing.total.broken.iter().map(|at| {
        let name = name(&objective.key_results[*at], *at);
        format!("- Guardrail broken: {name}")
    });
    let closed = standing.stage == Stage::Closed;
    let peaks = (0..).zip(&objective.key_results).filter_map(|(at, it)| {
        let top = peak(it, objective.period)?;
        let latest = it.counting(objective.period).next_back()?;
        let said = standing::peak(top, latest, it, notation, closed);
        Some(format!("- {}: {}", name(it, at), plain(&said)))
    });
    blocks.extend(list(None, broken.chain(peaks)));
    let actions = objective.actions.iter().map(|action| {
        let text = plain(&action.text);
        match action.done {
            Some(done) => format!("- [x] {text} ({})", near(done, today)),
            None => format!("- [ ] {text}"),
        }
    });
    blocks.extend(list(Some("Actions"), actions));
    let notes = objective
        .notes
        .iter()
        .map(|note| format!("- {}: {}", near(note.date, today), plain(&note.text)));
    blocks.extend(list(Some("What happened outside"), notes));
    for (heading, text) in [
        ("Learned", &objective.learned),
        ("Differently next time", &objective.differently),
    ] {
        let paragraphs: Vec<String> = text
            .lines()
            .map(plain)
            .filter(|it| !it.is_empty())
            .collect();
        if !paragraphs.is_empty() {
            blocks.push(["### ", heading].concat());
            blocks.extend(paragraphs);
        }
    }
    blocks.join("\n\n") + "\n"
}

/// What was promised, whose it is and when: what goes without saying is not said.
fn facts(objective: &Objective, calendar: Calendar) -> String {
    let committed = objective.commitment == Commitment::Committed;
    let owner = objective.owner.as_deref().map(|owner| match owner.trim() {
        "" => "No owner".to_owned(),
        owner => ["Owner: ", &plain(owner)].concat(),
    });
    let level = Some(objective.level).filter(|level| *level != Level::default());
    let sentences = [
        committed.then(|| grade::commitment(objective.commitment).to_owned()),
        level.map(|level| page::LEVELS[level as usize].1.to_owned()),
        owner,
        objective
            .period
            .map(|it| capital(&days::period(it, calendar))),
    ];
    sentences_of(sentences)
}

/// The score with its zone and verdict: "0.61 so far, amber. If it closed now: short of
/// the aim. Binary: 0 of 4 reached, 0.00." None where there is no score to show.
fn scored(objective: &Objective, standing: &Standing) -> Option<String> {
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
    Some(sentences_of([
        Some(capital(line)),
        objective.closing.map(closed_on),
        missing,
        Some(["Binary: ", &reached].concat()),
    ]))
}

/// The key results, a row each.
fn table(entry: &Entry<'_>, today: Date, notation: &Notation) -> String {
    let line = |cells: &[String]| ["| ", &cells.join(" | "), " |"].concat();
    let aligned = COLUMNS.map(|(_, aligned)| aligned).join("|");
    let mut lines = vec![
        line(&COLUMNS.map(|(name, _)| name.to_owned())),
        ["|", &aligned, "|"].concat(),
    ];
    for (at, (it, counted)) in rows(entry) {
        let latest = it.counting(entry.objective.period).next_back();
        let [spectrum, binary] = match counted {
            Counted::Guardrail { checks } => [grade::guardrail(*checks).to_owned(), NONE.into()],
            _ => {
                let [_, spectrum, binary] = grade::grade(grade_of(counted));
                [spectrum, binary]
            }
        };
        let sure = latest.and_then(|latest| latest.confidence);
        let now = latest.map_or_else(
            || NONE.to_owned(),
            |latest| now(latest, it, counted, today, notation),
        );
        lines.push(line(&[
            name(it, at),
            plain(&way(it, notation)),
            plain(&now),
            spectrum,
            binary,
            sure.map_or_else(|| NONE.to_owned(), |sure| format!("{sure} of 10")),
        ]));
    }
    lines.join("\n")
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
fn name(it: &KeyResult, at: usize) -> String {
    match plain(&it.name) {
        empty if empty.is_empty() => key_result(at + 1),
        name => name,
    }
}

/// Parts as sentences in a row, without those that are not there.
fn sentences_of<const N: usize>(parts: [Option<String>; N]) -> String {
    let sentences = parts.into_iter().flatten();
    let sentences: Vec<String> = sentences.map(|part| part + ".").collect();
    sentences.join(" ")
}

/// A list under a heading, if there is anything in it.
fn list(heading: Option<&str>, items: impl Iterator<Item = String>) -> Vec<String> {
    let items: Vec<String> = items.collect();
    if items.is_empty() {
        return Vec::new();
    }
    let heading = heading.map(|heading| ["### ", heading].concat());
    heading.into_iter().chain([items.join("\n")]).collect()
}
