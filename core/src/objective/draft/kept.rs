//! What is typed into the form of an objective, as a text that is kept for as long as
//! the tab is open: a reload takes nothing away.

use std::collections::BTreeSet;

use super::fields::Fields;
use super::more::More;
use super::{Days, Details, Draft, DraftRow};
use crate::day::kept_day;
use crate::grading::verdict::Commitment;
use crate::metric::cadence::Cadence;
use crate::record::shape::{Members, Said, member, parse};
use crate::record::{Record, Value};
use crate::sketch::{self, Level, Measure, Operator};
use crate::sorted::sorted;

/// A form that was left open: what is typed, and what it had seen when it was
/// opened, so that what another tab wrote since is not taken for seen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    /// What is typed.
    pub draft: Draft,
    /// What the form said at first.
    pub at_first: Fields,
    /// The objective as the form has seen it.
    pub seen: Option<Record>,
}

/// The texts of the parts of a form that was left open. What did not change since it was
/// written need not be written again: a letter of a title is no reason to write five key
/// results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts<'a> {
    /// Its title, as it is typed.
    pub title: &'a str,
    /// What is said besides its key results, by [`details`].
    pub details: &'a str,
    /// Its key results, each by [`row`].
    pub rows: &'a [String],
    /// What was made an action and what was dismissed, by [`set_aside`].
    pub set_aside: &'a str,
    /// What the form had seen, by [`seen`].
    pub seen: &'a str,
}

impl Parts<'_> {
    /// All of it: what [`Kept::read`] reads.
    #[must_use]
    pub fn write(&self) -> String {
        let title = Value::from(self.title).to_string();
        let rows = self.rows.join(",");
        [
            "{\"draft\":{\"title\":",
            &title,
            ",\"rows\":[",
            &rows,
            "],",
            self.details,
            ",",
            self.set_aside,
            "},",
            self.seen,
            "}",
        ]
        .concat()
    }
}

/// The text of what is said besides the key results.
#[must_use]
pub fn details(details: &Details) -> String {
    let mut details = details.clone();
    for day in [&mut details.first, &mut details.last] {
        *day = kept_day(day).to_owned();
    }
    let members = write(&mut details, &TEXTS, &CHOICES, &[])
        .with("must", Some(details.commitment == Commitment::Committed))
        .with("owner", details.owner)
        .with("continues", details.continues);
    inside(members)
}

/// The text of a key result.
#[must_use]
pub fn row(row: &DraftRow) -> String {
    row.write().to_string()
}

/// The text of what was made an action, and of what was dismissed.
#[must_use]
pub fn set_aside(moved: &[DraftRow], dismissed: &BTreeSet<String>) -> String {
    let dismissed: Vec<String> = dismissed.iter().cloned().collect();
    let members = Members::default()
        .with("moved", Some(moved.to_vec()))
        .with("dismissed", Some(dismissed));
    inside(members)
}

/// The text of what a form said at first and the objective as it has seen it.
#[must_use]
pub fn seen(at_first: &Fields, seen: Option<&Record>) -> String {
    let first = at_first.iter();
    let first = first.fold(Members::default(), |all, (name, value)| {
        all.with(name, Some(value.clone()))
    });
    let members = Members::default()
        .with("first", Some(first.write()))
        .with("seen", seen.map(Record::write));
    inside(members)
}

/// Some members as they stand among others.
fn inside(members: Members) -> String {
    let text = members.write().to_string();
    let inside = text.strip_prefix('{').and_then(|it| it.strip_suffix('}'));
    inside.unwrap_or_default().to_owned()
}

impl Kept {
    /// As a text.
    #[must_use]
    pub fn write(&self) -> String {
        let draft = &self.draft;
        let rows: Vec<String> = draft.rows.iter().map(row).collect();
        let parts = Parts {
            title: &draft.title,
            details: &details(&draft.details),
            rows: &rows,
            set_aside: &set_aside(&draft.moved, &draft.dismissed),
            seen: &seen(&self.at_first, self.seen.as_ref()),
        };
        parts.write()
    }

    /// Reads what [`Self::write`] wrote; nothing from any other text.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let kept = parse(text)?;
        let first = kept.get("first")?.as_object()?.iter();
        Some(Self {
            draft: read_draft(kept.get("draft")?)?,
            at_first: sorted(first.map(|(name, value)| (name.clone(), value.clone()))),
            seen: member::<String>(&kept, "seen").and_then(|text| Record::read(&text).ok()),
        })
    }
}

/// A text of something that is typed, by its word.
pub(crate) type Text<T> = (&'static str, fn(&mut T) -> &mut String);

/// A choice of something that is typed, by its word: which one it is, from 0.
type Choice<T> = (&'static str, fn(&T) -> usize, fn(&mut T, usize));

/// Whether something is ticked, by its word.
type Tick<T> = (&'static str, fn(&mut T) -> &mut bool);

const ROW_TEXTS: [Text<DraftRow>; 6] = [
    ("name", |row| &mut row.typed.name),
    ("start", |row| &mut row.typed.start),
    ("target", |row| &mut row.typed.target),
    ("now", |row| &mut row.typed.now),
    ("unit", |row| &mut row.typed.unit),
    ("weight", |row| &mut row.typed.weight),
];

const ROW_CHOICES: [Choice<DraftRow>; 2] = [
    (
        "measure",
        |row| row.typed.measure as usize,
        |row, at| row.typed.measure = pick(&Measure::ALL, at),
    ),
    (
        "operator",
        |row| row.typed.operator as usize,
        |row, at| row.typed.operator = pick(&Operator::ALL, at),
    ),
];

const ROW_TICKS: [Tick<DraftRow>; 2] = [
    ("done", |row| &mut row.typed.done),
    ("guardrail", |row| &mut row.typed.guardrail),
];

const TEXTS: [Text<Details>; 4] = [
    ("first", |details| &mut details.first),
    ("last", |details| &mut details.last),
    ("supports", |details| &mut details.supports),
    ("needs", |details| &mut details.needs),
];

const CHOICES: [Choice<Details>; 3] = [
    (
        "level",
        |details| details.level as usize,
        |details, at| details.level = pick(&Level::ALL, at),
    ),
    (
        "rhythm",
        |details| details.cadence as usize,
        |details, at| details.cadence = pick(&Cadence::ALL, at),
    ),
    (
        "days",
        |details| details.days as usize,
        |details, at| details.days = pick(&Days::ALL, at),
    ),
];

impl Said for DraftRow {
    fn write(&self) -> Value {
        let mut this = self.clone();
        let members = write(&mut this, &ROW_TEXTS, &ROW_CHOICES, &ROW_TICKS);
        let members = members.with("id", Some(self.id.clone()));
        self.more.write(members).write()
    }

    fn read(value: &Value) -> Option<Self> {
        let mut row = Self {
            id: member(value, "id")?,
            typed: sketch::KeyResult::default(),
            more: More::read(value),
        };
        read(value, &mut row, &ROW_TEXTS, &ROW_CHOICES, &ROW_TICKS);
        Some(row)
    }
}

/// Reads what somebody typed.
fn read_draft(value: &Value) -> Option<Draft> {
    let mut details = Details::default();
    read(value, &mut details, &TEXTS, &CHOICES, &[]);
    if member(value, "must") == Some(true) {
        details.commitment = Commitment::Committed;
    }
    details.owner = member(value, "owner");
    details.continues = member(value, "continues");
    let dismissed: Option<Vec<String>> = member(value, "dismissed");
    Some(Draft {
        title: member(value, "title").unwrap_or_default(),
        details,
        rows: member(value, "rows")?,
        moved: member(value, "moved").unwrap_or_default(),
        dismissed: sorted(dismissed.unwrap_or_default()),
    })
}

fn write<T>(typed: &mut T, texts: &[Text<T>], choices: &[Choice<T>], ticks: &[Tick<T>]) -> Members {
    let mut members = write_texts(Members::default(), typed, texts);
    for (word, chosen, _) in choices {
        members = members.with(word, Some(chosen(typed)));
    }
    for (word, ticked) in ticks {
        members = members.with(word, Some(*ticked(typed)));
    }
    members
}

fn read<T>(
    value: &Value,
    typed: &mut T,
    texts: &[Text<T>],
    choices: &[Choice<T>],
    ticks: &[Tick<T>],
) {
    read_texts(value, typed, texts);
    for (word, _, choose) in choices {
        choose(typed, member(value, word).unwrap_or_default());
    }
    for (word, ticked) in ticks {
        *ticked(typed) = member(value, word).unwrap_or_default();
    }
}

/// With the texts of something that is typed.
pub(crate) fn write_texts<T>(members: Members, typed: &mut T, texts: &[Text<T>]) -> Members {
    let texts = texts.iter();
    texts.fold(members, |members, (word, text)| {
        members.with(word, Some(text(typed).clone()))
    })
}

/// Reads the texts of something that was typed; empty where none is kept.
pub(crate) fn read_texts<T>(value: &Value, typed: &mut T, texts: &[Text<T>]) {
    for (word, text) in texts {
        *text(typed) = member(value, word).unwrap_or_default();
    }
}

/// One of several, by which one it is; the usual for any other.
fn pick<T: Copy + Default>(all: &[T], at: usize) -> T {
    all.get(at).copied().unwrap_or_default()
}
