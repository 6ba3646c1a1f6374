//! What is odd about how a goal is worded: checks of one line as somebody types it
//! (spec, *Checks on what people write*).
//!
//! They advise and never block, so each gives the words that set it off, who says that it
//! matters, and one repair. They read English: of a line in another language they say
//! nothing rather than something wrong. [`smart`] has SMART's five letters.

mod amount;
pub mod dismissed;
mod english;
pub mod figures;
mod held;
mod launch;
mod lists;
mod measured;
mod outcome;
pub mod smart;
mod standard;
mod task;
mod vague;
mod words;
mod yes_no;

use std::ops::Range;

pub use self::held::is_event;
use self::launch::launch;
use self::measured::{is_countable, is_rate, number_inside, vanity};
use self::standard::standard;
use self::task::task;
use self::vague::{compares, leads_others, vague_objective, weasel};
use self::words::Words;
use self::yes_no::is_yes_or_no;

/// What a line names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An objective's title.
    Objective,
    /// A key result's name.
    KeyResult,
    /// A KPI's name.
    Kpi,
}

/// A line as it is typed, and what the fields beside it say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// What it names.
    pub kind: Kind,
    /// What is typed.
    pub text: &'a str,
    /// Whether a number stands in a field beside it, such as a target.
    pub has_number: bool,
    /// Whether it is said to be a standard to hold already.
    pub is_held: bool,
}

/// What can be odd about how a line is worded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Check {
    /// A key result that is a standard to keep, not a change: it is a KPI.
    Standard,
    /// A key result that a launch alone fulfils, so a yes or no. For information:
    /// `AgencyAnalytics` allows it, the Course blog warns of it.
    Launch,
    /// A key result that is work to do or a thing to make instead of what comes of it.
    Task,
    /// An objective that could be anybody's: nothing shows what is to be different.
    VagueObjective,
    /// A number inside an objective, which is what key results are for. For
    /// information: all of Fellow's objectives carry one.
    NumberInObjective,
    /// A number that grows by itself and decides nothing.
    Vanity,
    /// A key result that says nothing that could be counted.
    NothingCountable,
    /// A word that sounds good and says nothing, where no number does.
    Weasel,
}

/// What was found in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is odd about it.
    pub check: Check,
    /// Where in the line the words stand that set it off, in bytes. The whole line
    /// where it is what is missing.
    pub at: Range<usize>,
}

/// Whose advice a check is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Rock.
    Rock,
    /// `AgencyAnalytics`.
    AgencyAnalytics,
    /// The Course blog.
    CourseBlog,
    /// Stacey Barr's list of weasel words, and why not to measure by them
    /// (staceybarr.com, *The single best thing you must do to find useful KPIs*).
    Barr,
}

/// What can be done about it where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repair {
    /// The line becomes an action of the objective.
    MoveToActions,
    /// It becomes a KPI.
    MakeKpi,
    /// Its start and its target are filled in.
    StartAndTarget,
    /// A key result takes the number.
    AddKeyResult,
    /// The words are written anew.
    Reword,
}

impl Check {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Standard,
        Self::Launch,
        Self::Task,
        Self::VagueObjective,
        Self::NumberInObjective,
        Self::Vanity,
        Self::NothingCountable,
        Self::Weasel,
    ];

    /// Its word: in a file of labelled lines, and in what was dismissed.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Launch => "launch",
            Self::Task => "task",
            Self::VagueObjective => "vague-objective",
            Self::NumberInObjective => "number-in-objective",
            Self::Vanity => "vanity",
            Self::NothingCountable => "nothing-countable",
            Self::Weasel => "weasel",
        }
    }

    /// Whether it is asked of such a line.
    #[must_use]
    pub const fn is_of(self, kind: Kind) -> bool {
        match self {
            Self::Standard | Self::Launch | Self::Task | Self::NothingCountable => {
                matches!(kind, Kind::KeyResult)
            }
            Self::VagueObjective | Self::NumberInObjective => matches!(kind, Kind::Objective),
            Self::Weasel => !matches!(kind, Kind::Kpi),
            Self::Vanity => true,
        }
    }

    /// Whose advice it is.
    #[must_use]
    pub const fn source(self) -> Source {
        match self {
            Self::Standard | Self::NumberInObjective => Source::Rock,
            Self::Launch | Self::Task | Self::Vanity => Source::CourseBlog,
            Self::VagueObjective | Self::NothingCountable => Source::AgencyAnalytics,
            Self::Weasel => Source::Barr,
        }
    }

    /// What can be done about it in such a line.
    #[must_use]
    pub const fn repair(self, kind: Kind) -> Repair {
        match (self, kind) {
            (Self::Standard, _) => Repair::MakeKpi,
            (Self::Launch | Self::Task, _) => Repair::MoveToActions,
            (Self::NumberInObjective, _) => Repair::AddKeyResult,
            (Self::NothingCountable, _) | (Self::Weasel, Kind::KeyResult) => Repair::StartAndTarget,
            (Self::VagueObjective | Self::Vanity | Self::Weasel, _) => Repair::Reword,
        }
    }

    /// Its name among what somebody dismissed of a record, for a part of it; the part
    /// is empty where it is the record's own line.
    #[must_use]
    pub fn name(self, part: &str) -> String {
        // No id is written with a hyphen, so this is one name and not a part of a thing.
        ["as-worded/", self.word(), "/", part].concat()
    }

    fn found(self, line: Line<'_>, words: &Words<'_>) -> Option<Range<usize>> {
        let says_number = || line.has_number || words.amounts().next().is_some();
        match self {
            Self::Standard if line.is_held => None,
            Self::Standard => standard(words),
            Self::Launch if says_number() => None,
            Self::Launch => launch(words),
            Self::Task => task(words, line.has_number),
            Self::VagueObjective if says_number() => None,
            Self::VagueObjective => vague_objective(words),
            Self::NumberInObjective => number_inside(words),
            Self::Vanity if is_rate(words) => None,
            Self::Vanity => vanity(words),
            Self::NothingCountable if says_number() => None,
            Self::NothingCountable if is_countable(words) && !leads_others(words) => None,
            // An exact yes or no is no less than a number.
            Self::NothingCountable if is_yes_or_no(words) => None,
            // What is only begun says nothing yet.
            Self::NothingCountable if words.len() < 3 && !compares(words) => None,
            Self::NothingCountable => {
                let is_english = words.is_surely_english()
                    || compares(words)
                    || launch(words).is_some()
                    || task(words, false).is_some()
                    || weasel(words, line.kind).is_some();
                is_english.then(|| words.whole())
            }
            Self::Weasel if says_number() => None,
            Self::Weasel => weasel(words, line.kind),
        }
    }
}

/// Everything that is odd about how a line is worded, in the order in which it is
/// offered.
#[must_use]
pub fn findings(line: Line<'_>) -> Vec<Finding> {
    let Some(words) = readable(line) else {
        return Vec::new();
    };
    let all = Check::ALL.into_iter().filter(|it| it.is_of(line.kind));
    all.filter_map(|check| {
        let at = check.found(line, &words)?;
        Some(Finding { check, at })
    })
    .collect()
}

/// The words of a line, if they are any that the checks can read.
fn readable(line: Line<'_>) -> Option<Words<'_>> {
    let words = Words::of(line.text);
    (!words.is_empty() && !words.is_foreign()).then_some(words)
}

/// What there is to say of a line: everything odd that nobody dismissed, of which the first
/// is to be shown.
///
/// What a launch is said to be is not said again of the same words as a task, also once the
/// launch is dismissed.
#[must_use]
pub fn offered(line: Line<'_>, is_dismissed: impl Fn(Check) -> bool) -> Vec<Finding> {
    let mut all = findings(line);
    let is_launch = all.iter().any(|it| it.check == Check::Launch);
    all.retain(|it| {
        let is_said = is_launch && it.check == Check::Task;
        !is_said && !is_dismissed(it.check)
    });
    all
}

/// The same of a line while somebody types it, of which this was offered before.
///
/// A word that is not ended may become any other, and of a single one nothing can be said:
/// what is ended is asked. What only a number would settle waits for the field to be left,
/// since that may be what comes next.
#[must_use]
pub fn offered_typing(
    line: Line<'_>,
    before: &[Check],
    is_dismissed: impl Fn(Check) -> bool,
) -> Vec<Finding> {
    let text = ended(line.text);
    if text.split_whitespace().nth(1).is_none() {
        return Vec::new();
    }
    let by_number = [Check::NothingCountable, Check::Weasel];
    let waits = |check| by_number.contains(&check) && !before.contains(&check);
    offered(Line { text, ..line }, |check| {
        waits(check) || is_dismissed(check)
    })
}

/// What of a text is typed to the end: without the letters that may yet become another
/// word. Of that alone [`offered_typing`] says something.
#[must_use]
pub fn ended(text: &str) -> &str {
    text.trim_end_matches(char::is_alphanumeric)
}

#[cfg(test)]
mod families;
#[cfg(test)]
mod tests;
