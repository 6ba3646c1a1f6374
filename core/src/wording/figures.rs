//! How often the checks are right: precision and recall on labelled lines.

use super::{Check, Kind, Line, findings};

/// A line and what people said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labelled<'a> {
    /// What it names.
    pub kind: Kind,
    /// The labels, as they stand in the file.
    label: &'a str,
    /// Whether they are classes.
    is_class: bool,
    /// The line.
    pub text: &'a str,
}

/// How a check did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Found, and rightly.
    pub right: usize,
    /// Found, and wrongly.
    pub wrong: usize,
    /// Not found, though it is so.
    pub missed: usize,
    /// Not found, and rightly.
    pub quiet: usize,
}

impl Figures {
    /// Which share of what was found is right; none where nothing was.
    #[must_use]
    pub fn precision(self) -> Option<f64> {
        share(self.right, self.wrong)
    }

    /// Which share of what is so was found; none where nothing is so.
    #[must_use]
    pub fn recall(self) -> Option<f64> {
        share(self.right, self.missed)
    }
}

/// Figures are to look at: no score rests on them.
fn share(of: usize, others: usize) -> Option<f64> {
    let whole = u32::try_from(of + others).ok().filter(|it| *it > 0)?;
    Some(f64::from(u32::try_from(of).ok()?) / f64::from(whole))
}

/// Reads lines of a kind (`objective`, `kr`, `kpi`), a label and a text, with tabs
/// between. A first line that names these columns is passed over.
///
/// The label is a list with commas: words of [`Check`], each with a `?` before it where
/// readers did not agree, or `-`. Or all labels of a file are the one class of which
/// each line is: `outcome with measure`, `output with measure`, `task`, `unclear` or
/// `KPI`, which says something of tasks and of what cannot be counted, and of nothing
/// else.
///
/// # Errors
///
/// The number of the first line that is none of those.
pub fn labelled(file: &str) -> Result<Vec<Labelled<'_>>, usize> {
    let lines = file.lines().enumerate();
    let lines = lines.filter(|(at, it)| !(it.is_empty() || *at == 0 && it.starts_with("kind\t")));
    let mut labels = file.lines().filter_map(|it| it.split('\t').nth(1));
    // A task is a class as well as a check.
    let is_class = labels.any(|it| !matches!(Class::of(it), None | Some(Class::Task)));
    lines
        .map(|(at, it)| line(it, is_class).ok_or(at + 1))
        .collect()
}

fn line(line: &str, is_class: bool) -> Option<Labelled<'_>> {
    let mut parts = line.splitn(3, '\t');
    let kind = match parts.next()? {
        "objective" => Kind::Objective,
        "kr" => Kind::KeyResult,
        "kpi" => Kind::Kpi,
        _ => return None,
    };
    let (label, text) = (parts.next()?, parts.next()?);
    let labelled = Labelled {
        kind,
        label,
        is_class,
        text,
    };
    let is_known = |it: &str| {
        let word = it.strip_prefix('?').unwrap_or(it);
        it == "-" || Check::ALL.iter().any(|check| check.word() == word)
    };
    let is_known = match is_class {
        true => Class::of(label).is_some(),
        false => labelled.labels().all(is_known),
    };
    is_known.then_some(labelled)
}

/// Which of five classes a line is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Outcome,
    Output,
    Task,
    Unclear,
    Kpi,
}

impl Class {
    fn of(label: &str) -> Option<Self> {
        Some(match label {
            "outcome with measure" => Self::Outcome,
            "output with measure" => Self::Output,
            "task" => Self::Task,
            "unclear" => Self::Unclear,
            "KPI" => Self::Kpi,
            _ => return None,
        })
    }

    const fn says(self, check: Check) -> Option<bool> {
        match (check, self) {
            // A task with a number is an output.
            (Check::Task, Self::Output | Self::Task)
            | (Check::NothingCountable, Self::Task | Self::Unclear) => Some(true),
            (Check::Task, Self::Outcome | Self::Kpi)
            | (Check::NothingCountable, Self::Outcome | Self::Output | Self::Kpi) => Some(false),
            _ => None,
        }
    }
}

impl Labelled<'_> {
    fn labels(&self) -> impl Iterator<Item = &str> {
        self.label.split(',').map(str::trim)
    }

    /// Whether a check is right to find something in it; none where that is not known,
    /// or nothing that is asked of such a line.
    #[must_use]
    pub fn says(&self, check: Check) -> Option<bool> {
        if !check.is_of(self.kind) {
            return None;
        }
        if self.is_class {
            return Class::of(self.label)?.says(check);
        }
        let is_open = self
            .labels()
            .any(|it| it.strip_prefix('?') == Some(check.word()));
        (!is_open).then(|| self.labels().any(|it| it == check.word()))
    }

    /// Whether a check finds something in it, by its words alone.
    #[must_use]
    pub fn is_found(&self, check: Check) -> bool {
        let line = Line {
            kind: self.kind,
            text: self.text,
            has_number: false,
            is_held: false,
        };
        findings(line).iter().any(|it| it.check == check)
    }
}

/// How each check did on these lines.
#[must_use]
pub fn figures(lines: &[Labelled<'_>]) -> [(Check, Figures); 8] {
    Check::ALL.map(|check| {
        let mut figures = Figures::default();
        for line in lines {
            let Some(is_so) = line.says(check) else {
                continue;
            };
            let count = match (is_so, line.is_found(check)) {
                (true, true) => &mut figures.right,
                (true, false) => &mut figures.missed,
                (false, true) => &mut figures.wrong,
                (false, false) => &mut figures.quiet,
            };
            *count += 1;
        }
        (check, figures)
    })
}
