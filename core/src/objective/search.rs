//! Finding an objective by a word in whatever is written of it.
//!
//! What is compared is folded before by who calls: case and accents are the browser's
//! to know.

use crate::metric::dated::Dated;
use crate::metric::history::counting;
use crate::objective::Objective;

/// So many characters of a long text are shown around a word.
const SHOWN: usize = 90;

/// Where in an objective a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Its title.
    Title,
    /// The name of a key result.
    KeyResult,
    /// An action.
    Action,
    /// What happened outside.
    Note,
    /// The note of a check-in.
    CheckIn,
    /// What was learned.
    Learned,
    /// What one would do differently.
    Differently,
}

/// The texts of an objective, folded, a line each in the order of [`texts`]: one text
/// to look through, since that is done for a thousand of them at a time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Searchable(String);

/// The words that somebody looks for, folded: all of them are to be there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought(Vec<String>);

/// Where something was found, as it is written there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// In what.
    pub place: Place,
    /// The text, or what of it is around the word.
    pub text: String,
    /// Whether there is more of it before and after.
    pub cut: [bool; 2],
}

/// What is searched of an objective, its title first. The check-ins are those that it
/// was read with: of a list's that is the latest few.
pub fn texts(objective: &Objective) -> impl Iterator<Item = (Place, &str)> {
    let key_results = objective.key_results.iter();
    let names = key_results.map(|it| (Place::KeyResult, it.name.as_str()));
    let actions = objective.actions.iter();
    let actions = actions.map(|it| (Place::Action, it.text.as_str()));
    let lessons = [
        (Place::Learned, objective.learned.as_str()),
        (Place::Differently, objective.differently.as_str()),
    ];
    let notes = objective.notes.iter();
    let notes = notes.map(|it| (Place::Note, it.text.as_str()));
    // Of one that is a KPI those of its readings in the period, and what was said of it
    // beside them.
    let period = objective.period;
    let key_results = objective.key_results.iter();
    let check_ins = key_results.flat_map(move |it| {
        let fed = move || {
            let fed = it.fed.as_ref().map(|fed| counting(&fed.values, period));
            fed.into_iter().flatten()
        };
        let is_fed = move |own: &Dated| fed().any(|it| it == own);
        let own = it.check_ins.iter().filter(move |own| !is_fed(own));
        let said = fed().chain(own).map(|it| it.note.as_str());
        said.chain(it.sure.iter().map(|it| it.note.as_str()))
    });
    let check_ins = check_ins.map(|note| (Place::CheckIn, note));
    let title = std::iter::once((Place::Title, objective.title.as_str()));
    let all = title.chain(names).chain(actions).chain(lessons);
    all.chain(notes).chain(check_ins)
}

impl Searchable {
    /// What an objective is found by.
    #[must_use]
    pub fn of(objective: &Objective, fold: impl Fn(&str) -> String) -> Self {
        let mut lines = String::new();
        for (place, text) in texts(objective) {
            if place != Place::Title {
                lines.push('\n');
            }
            if !text.is_empty() {
                lines.push_str(&fold(text).replace('\n', " "));
            }
        }
        Self(lines)
    }

    /// What something is found by of which no more than its title is known.
    #[must_use]
    pub fn of_title(folded: String) -> Self {
        Self(folded)
    }

    fn lines(&self) -> impl Iterator<Item = &str> {
        self.0.split('\n')
    }
}

impl Sought {
    /// The words of a folded text.
    #[must_use]
    pub fn of(folded: &str) -> Self {
        let mut words = Vec::new();
        for word in folded.split_whitespace() {
            words.push(word.to_owned());
        }
        Self(words)
    }

    /// Whether nothing is looked for.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether all of the words are there, wherever each of them is.
    #[must_use]
    pub fn is_in(&self, searchable: &Searchable) -> bool {
        let mut words = self.0.iter();
        words.all(|word| searchable.0.contains(word))
    }

    /// Where they are, if that is not the title alone: the text that has most of the
    /// words that the title has not, of equals the first. `objective` is what was made
    /// searchable.
    #[must_use]
    pub fn hit(&self, searchable: &Searchable, objective: &Objective) -> Option<Hit> {
        let words = self.0.iter().map(String::as_str);
        let title = searchable.lines().next().unwrap_or_default();
        let missing = words.filter(|word| !title.contains(word));
        let missing: Vec<&str> = missing.collect();
        let mut best = None;
        let mut most = 0;
        for (at, folded) in searchable.lines().enumerate().skip(1) {
            let count = missing
                .iter()
                .filter(|word| folded.contains(**word))
                .count();
            if count > most {
                most = count;
                best = Some((at, folded));
            }
        }
        let (at, folded) = best?;
        let (place, text) = texts(objective).nth(at)?;
        let begins = missing.iter().filter_map(|word| folded.find(*word)).min()?;
        // As many characters in: folding takes accents off them and leaves their number.
        let begins = folded[..begins].chars().count();
        let (text, cut) = around(text, begins);
        Some(Hit { place, text, cut })
    }
}

/// What of a text is around a character, whole words of it.
fn around(text: &str, at: usize) -> (String, [bool; 2]) {
    let all: Vec<char> = text.chars().collect();
    if all.len() <= SHOWN {
        return (text.to_owned(), [false; 2]);
    }
    let first = at.min(all.len()).saturating_sub(SHOWN / 3);
    let last = (first + SHOWN).min(all.len());
    let shown: String = all[first..last].iter().collect();
    let cut = [first > 0, last < all.len()];
    // A word that is cut is left out, unless there is nothing but that.
    let room = SHOWN / 3;
    let begins = shown
        .find(char::is_whitespace)
        .filter(|at| cut[0] && *at < room);
    let ends = shown.rfind(char::is_whitespace);
    let ends = ends.filter(|at| cut[1] && *at > 2 * room);
    let shown = &shown[begins.unwrap_or(0)..ends.unwrap_or(shown.len())];
    (shown.trim().to_owned(), cut)
}
