//! What is typed into the form of an objective, as a text that is kept for as long as
//! the tab is open: a reload takes nothing away.

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

impl Kept {
    /// As a text.
    #[must_use]
    pub fn write(&self) -> String {
        let first = self.at_first.iter();
        let first = first.fold(Members::default(), |all, (name, value)| {
            all.with(name, Some(value.clone()))
        });
        Members::default()
            .with("draft", Some(Said::write(&self.draft)))
            .with("first", Some(first.write()))
            .with("seen", self.seen.as_ref().map(Record::write))
            .write()
            .to_string()
    }

    /// Reads what [`Self::write`] wrote; nothing from any other text.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let kept = parse(text)?;
        let first = kept.get("first")?.as_object()?.iter();
        Some(Self {
            draft: member(&kept, "draft")?,
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

impl Said for Draft {
    fn write(&self) -> Value {
        let mut details = self.details.clone();
        for day in [&mut details.first, &mut details.last] {
            *day = kept_day(day).to_owned();
        }
        let dismissed: Vec<String> = self.dismissed.iter().cloned().collect();
        write(&mut details, &TEXTS, &CHOICES, &[])
            .with("title", Some(self.title.clone()))
            .with("must", Some(details.commitment == Commitment::Committed))
            .with("owner", details.owner)
            .with("continues", details.continues)
            .with("rows", Some(self.rows.clone()))
            .with("moved", Some(self.moved.clone()))
            .with("dismissed", Some(dismissed))
            .write()
    }

    fn read(value: &Value) -> Option<Self> {
        let mut details = Details::default();
        read(value, &mut details, &TEXTS, &CHOICES, &[]);
        if member(value, "must") == Some(true) {
            details.commitment = Commitment::Committed;
        }
        details.owner = member(value, "owner");
        details.continues = member(value, "continues");
        let dismissed: Option<Vec<String>> = member(value, "dismissed");
        Some(Self {
            title: member(value, "title").unwrap_or_default(),
            details,
            rows: member(value, "rows")?,
            moved: member(value, "moved").unwrap_or_default(),
            dismissed: sorted(dismissed.unwrap_or_default()),
        })
    }
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
