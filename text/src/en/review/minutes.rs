//! What came of a review, to take along: as Markdown, and plain for paper.

use waymark_core::kpi::Kpi;
use waymark_core::kpi::standing::Standing;
use waymark_core::number::understood::Notation;
use waymark_core::objective::Objective;
use waymark_core::record::id::Id;
use waymark_core::review::agenda::{Agenda, Item};
use waymark_core::review::kept::{Did, Done, Review};
use waymark_core::review::key::Key;

use super::came::{of_kpi, of_objective};
use super::steps::kind;
use super::{did, explained, full_title, next_from, well};
use crate::en::days::{date, near};
use crate::en::kpi::noise::When;
use crate::en::report::markdown::plain;

/// The minutes of a review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Minutes {
    /// What they are of: "Weekly review, week of 23 November 2026".
    pub title: String,
    /// When it was, and who took part; empty where it was not begun.
    pub lead: String,
    /// What came of it. Nothing where nothing did.
    pub sections: Vec<Section>,
}

/// A part of the minutes. What people typed is in it as they typed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its heading.
    pub heading: &'static str,
    /// What it lists, never empty.
    pub lines: Vec<Line>,
}

/// A line of the minutes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// What it is about; empty for nothing in particular.
    pub about: String,
    /// What is said of it; empty where there is only a note.
    pub said: String,
    /// What somebody noted about it; empty for nothing.
    pub note: String,
}

/// Where to look up what a review is about. What is not there any more is called so.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// A KPI with how it stands.
    pub kpi: &'a dyn Fn(&Id) -> Option<(Kpi, Standing)>,
    /// An objective with the check-ins that a list knows.
    pub objective: &'a dyn Fn(&Id) -> Option<Objective>,
}

/// Before what somebody noted.
pub const NOTE: &str = "Note:";

/// The headings, in their order, but for what runs well.
const HEADINGS: [(Under, &str); 6] = [
    (Under::Recorded, "Recorded"),
    (Under::Objectives, "Closed and planned"),
    (Under::HandedOff, "Handed off"),
    (Under::Decided, "Decided"),
    (Under::Noted, "Noted"),
    (Under::Open, "Still open"),
];

/// Under which heading something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Under {
    Recorded,
    Objectives,
    HandedOff,
    Decided,
    Noted,
    Open,
}

/// The minutes of a review.
#[must_use]
pub fn minutes(
    agenda: &Agenda,
    review: &Review,
    known: Known<'_>,
    when: When,
    notation: &Notation,
) -> Minutes {
    let mut lines: Vec<(Under, Line)> = Vec::new();
    for item in agenda.items(review) {
        lines.extend(lines_of(&item, known, when, notation));
    }
    let mut sections = Vec::new();
    for (under, heading) in HEADINGS {
        let lines = lines.iter().filter(|(of, _)| *of == under);
        let lines: Vec<Line> = lines.map(|(_, line)| line.clone()).collect();
        if !lines.is_empty() {
            sections.push(Section { heading, lines });
        }
    }
    let only = |said: String| Line {
        said,
        ..Line::default()
    };
    for (heading, said) in [
        ("Running well", well(agenda.well)),
        ("Known", explained(agenda.well)),
    ] {
        if !said.is_empty() {
            sections.push(Section {
                heading,
                lines: vec![only(said)],
            });
        }
    }
    if review.finished.is_some() {
        let next = agenda.rhythm.next(agenda.unit, when.calendar);
        sections.push(Section {
            heading: "Next",
            lines: vec![only(next_from(agenda.rhythm, next))],
        });
    }
    Minutes {
        title: full_title(agenda.rhythm, agenda.unit, when.calendar),
        lead: lead(review),
        sections,
    }
}

/// The same as Markdown. What people typed is text in it, whatever it looks like.
#[must_use]
pub fn markdown(minutes: &Minutes) -> String {
    let mut text = ["# ", &plain(&minutes.title), "\n"].concat();
    if !minutes.lead.is_empty() {
        text += &["\n", &plain(&minutes.lead), "\n"].concat();
    }
    for section in &minutes.sections {
        text += &["\n## ", section.heading, "\n\n"].concat();
        for line in &section.lines {
            text += &in_markdown(line);
        }
    }
    text
}

fn in_markdown(line: &Line) -> String {
    let [about, said, note] = [&line.about, &line.said, &line.note].map(|it| plain(it));
    let note = match note.as_str() {
        "" => String::new(),
        note => [NOTE, " ", note].concat(),
    };
    let (first, then) = match said.as_str() {
        "" => (&note, ""),
        _ => (&said, note.as_str()),
    };
    let about = match about.as_str() {
        "" => String::new(),
        // A star at the end of a name is escaped, so these stay a pair.
        about if first.is_empty() => ["**", about, "**"].concat(),
        about => ["**", about, "**: "].concat(),
    };
    let below = match then {
        "" => String::new(),
        then => ["  - ", then, "\n"].concat(),
    };
    ["- ", &about, first, "\n", &below].concat()
}

/// When it was, and who took part: "Held on 27 November 2026. Present: Anna and Ben."
fn lead(review: &Review) -> String {
    let Some(begun) = review.begun else {
        return String::new();
    };
    let held = match review.finished {
        None => format!("Begun on {}, not finished yet.", date(begun)),
        Some(finished) if finished <= begun => format!("Held on {}.", date(finished)),
        Some(finished) => format!("Held from {} to {}.", near(begun, finished), date(finished)),
    };
    match review.who.trim() {
        "" => held,
        who => format!("{held} Present: {}.", who.trim_end_matches('.')),
    }
}

/// What is said of one step.
fn lines_of(item: &Item, known: Known<'_>, when: When, notation: &Notation) -> Vec<(Under, Line)> {
    let kpi = item.key.kpi().and_then(|id| (known.kpi)(id));
    let objective = item.key.objective().and_then(|id| (known.objective)(id));
    let about = about(&item.key, kpi.as_ref(), objective.as_ref());
    let owner = match (&kpi, &objective) {
        (Some((kpi, _)), _) => kpi.owner.clone(),
        (_, Some(objective)) => objective.owner.clone(),
        _ => None,
    };
    let line = |said: String| Line {
        about: about.clone(),
        said,
        note: String::new(),
    };
    let Some(done) = &item.done else {
        return vec![(Under::Open, line(String::new()))];
    };
    let came = |it: Did| {
        let said = match (&kpi, &objective) {
            (Some((kpi, standing)), _) => of_kpi(it, done, kpi, standing, when, notation),
            (_, Some(objective)) => of_objective(it, done, objective, when, notation),
            _ => String::new(),
        };
        let said = match said.as_str() {
            "" => named(it, done, known),
            _ => said,
        };
        let under = under(it, &item.key);
        // Who answers for what was decided.
        let by = owner.as_deref().map(str::trim);
        let by = by.filter(|it| !it.is_empty() && under != Under::Recorded);
        let by = by.map_or_else(String::new, |owner| format!(". Owner: {owner}"));
        (under, line(said + &by))
    };
    let something = done.did.iter().copied();
    let something = something.filter(|it| !matches!(it, Did::Seen | Did::Skipped));
    let mut lines: Vec<(Under, Line)> = something.map(came).collect();
    if done.has(Did::Skipped) {
        lines.push((Under::Open, line("skipped".to_owned())));
    }
    let note = done.note.trim();
    match lines.first_mut() {
        _ if note.is_empty() => {}
        Some((_, first)) => first.note = note.to_owned(),
        None => lines.push((
            Under::Noted,
            Line {
                note: note.to_owned(),
                ..line(String::new())
            },
        )),
    }
    lines
}

/// What was done, by the name of what was made.
fn named(it: Did, done: &Done, known: Known<'_>) -> String {
    let made = || {
        let id = done.made.as_ref()?;
        let title = match it {
            Did::Graduated => (known.kpi)(id)?.0.name,
            _ => (known.objective)(id)?.title,
        };
        (!title.trim().is_empty()).then_some(title)
    };
    match (it, made()) {
        (Did::Restoring, Some(title)) => format!("objective “{title}” set up to restore it"),
        (Did::Graduated, Some(name)) => format!("made the KPI “{name}”"),
        (Did::WentOn, Some(title)) => format!("continued as “{title}”"),
        (Did::Planned, Some(title)) => format!("planned “{title}”"),
        _ => did(it).to_owned(),
    }
}

/// What a step is about.
fn about(key: &Key, kpi: Option<&(Kpi, Standing)>, objective: Option<&Objective>) -> String {
    let title = objective.map(|it| match it.title.trim() {
        "" => "An objective without a title".to_owned(),
        title => title.to_owned(),
    });
    let key_result = objective.zip(key.key_result()).and_then(|(objective, id)| {
        let mut all = objective.key_results.iter();
        let name = all.find(|it| it.id == *id)?.name.trim();
        (!name.is_empty()).then(|| name.to_owned())
    });
    let kpi = kpi.map(|(kpi, _)| match kpi.name.trim() {
        "" => "A KPI without a name".to_owned(),
        name => name.to_owned(),
    });
    match (kpi, key_result, title) {
        (Some(kpi), ..) => kpi,
        (_, Some(key_result), Some(title)) => format!("{key_result} ({title})"),
        (_, _, Some(title)) => title,
        _ if key.kpi().is_some() => "A KPI that is no longer here".to_owned(),
        _ if key.objective().is_some() => "An objective that is no longer here".to_owned(),
        _ => kind(key).to_owned(),
    }
}

/// Under which heading what was done stands.
const fn under(it: Did, key: &Key) -> Under {
    match it {
        Did::Recorded | Did::MarkedClosed => Under::Recorded,
        Did::Noted => Under::Noted,
        Did::Restoring | Did::Graduated | Did::AskedLater => Under::HandedOff,
        // The level that a key result came to is the band of its KPI again.
        Did::BandMoved if key.objective().is_some() => Under::HandedOff,
        Did::Closed | Did::Learned | Did::WentOn | Did::Planned => Under::Objectives,
        Did::Skipped => Under::Open,
        _ => Under::Decided,
    }
}
