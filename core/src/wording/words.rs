//! A line as its words.

use std::ops::Range;

use super::amount::{Amount, amount};
use super::english::{is_foreign, is_surely_english};
use super::lists::FUNCTION;
use super::measured::is_measure;
use super::task::begins_with_a_verb;
use crate::list_mark::without_marks;

/// Of so many words is the label of a line: "Node.js Build WG: replace the old machines".
const LONGEST_LABEL: usize = 4;

/// A line and its words, each found once.
pub(super) struct Words<'a> {
    text: &'a str,
    all: Vec<Range<usize>>,
    /// The first word that is no number of a list, such as "1." or "KR2:".
    first: usize,
}

impl<'a> Words<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut all: Vec<Range<usize>> = Vec::new();
        let mut begun: Option<usize> = None;
        let mut letters = text.char_indices().peekable();
        let mut before = ' ';
        while let Some((at, letter)) = letters.next() {
            let next = letters.peek().map_or(' ', |(_, next)| *next);
            let is_inside =
                letter.is_alphanumeric() || (begun.is_some() && joins(letter, before, next));
            match (begun, is_inside) {
                (None, true) => begun = Some(at),
                (Some(from), false) => {
                    all.push(from..at);
                    begun = None;
                }
                _ => {}
            }
            before = letter;
        }
        all.extend(begun.map(|from| from..text.len()));
        let mut words = Self {
            text,
            all,
            first: 0,
        };
        words.first = words.after_numbering();
        words.first = words.after_label().unwrap_or(words.first);
        words
    }

    /// Behind whose line it is or what it is about: "Infra: ship the proxy", where a verb
    /// follows. "Response time: cut it to 2 h" says by that what is measured.
    fn after_label(&mut self) -> Option<usize> {
        let begins = self.first;
        let ends = |at: &usize| self.gap(*at).contains(':') || is_dash(self.gap(*at));
        let from = (begins + 1..=begins + LONGEST_LABEL).find(ends)?;
        let is_spaced = self.gap(from).ends_with(char::is_whitespace);
        // "Improve onboarding – launch the tour" says first what it is after.
        if is_dash(self.gap(from)) && from > begins + 1 && begins_with_a_verb(self) {
            return None;
        }
        let is_measured = (begins..from).any(|at| is_measure(self, at));
        if !is_spaced || is_measured || from >= self.len() {
            return None;
        }
        self.first = from;
        let has_verb = begins_with_a_verb(self);
        self.first = begins;
        has_verb.then_some(from)
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    pub(super) const fn len(&self) -> usize {
        self.all.len()
    }

    /// Where the line itself begins among the words.
    pub(super) const fn first(&self) -> usize {
        self.first
    }

    /// A word; nothing beyond the last.
    pub(super) fn get(&self, at: usize) -> &'a str {
        self.all.get(at).map_or("", |it| &self.text[it.clone()])
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &'a str> {
        self.all.iter().map(|it| &self.text[it.clone()])
    }

    /// What stands between a word and the one before it.
    pub(super) fn gap(&self, at: usize) -> &'a str {
        let from = match at.checked_sub(1) {
            Some(before) => self.all.get(before).map_or(self.text.len(), |it| it.end),
            None => 0,
        };
        let to = self.all.get(at).map_or(self.text.len(), |it| it.start);
        &self.text[from..to]
    }

    /// Whether a word and the one before it are one with a hyphen.
    pub(super) fn is_hyphenated(&self, at: usize) -> bool {
        at > 0 && matches!(self.gap(at), "-" | "\u{2010}" | "\u{2011}")
    }

    /// Whether nothing but a space is between a word and the one before it.
    pub(super) fn follows(&self, at: usize) -> bool {
        let gap = self.gap(at);
        at > 0
            && at < self.len()
            && (gap.chars().all(char::is_whitespace) || self.is_hyphenated(at))
    }

    /// Where these words stand in the text.
    pub(super) fn range(&self, words: Range<usize>) -> Range<usize> {
        let from = self.all.get(words.start).map_or(0, |it| it.start);
        let to = self.all.get(words.end.saturating_sub(1));
        from..to.map_or(self.text.len(), |it| it.end)
    }

    pub(super) fn whole(&self) -> Range<usize> {
        self.range(0..self.len())
    }

    /// How many words from one on are those of a phrase, if they are.
    pub(super) fn phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        let mut count = 0;
        for part in phrase.split('_') {
            let there = self.get(at + count);
            let is_next = count == 0 || self.follows(at + count);
            if !is_next || !there.eq_ignore_ascii_case(part) {
                return None;
            }
            count += 1;
        }
        Some(count)
    }

    /// How many words from one on are one of these phrases.
    pub(super) fn one_of(&self, at: usize, list: &str) -> Option<usize> {
        list.split(' ').find_map(|it| self.phrase(at, it))
    }

    pub(super) fn is(&self, at: usize, list: &str) -> bool {
        is_among(self.get(at), list)
    }

    /// Whether one of these phrases stands anywhere from a word on.
    pub(super) fn any(&self, from: usize, list: &str) -> bool {
        (from..self.len()).any(|at| self.one_of(at, list).is_some())
    }

    /// Whether a word is the last of what it belongs to, as "margin" is in "the margin
    /// of services" and is not in "margin report".
    pub(super) fn is_head(&self, at: usize) -> bool {
        let next = at + 1;
        next >= self.len()
            || !self.follows(next) && self.gap(next) != "/"
            || self.is(next, FUNCTION)
            || self.get(next).starts_with(|it: char| it.is_ascii_digit())
    }

    pub(super) fn amount(&self, at: usize) -> Option<Amount> {
        amount(self, at)
    }

    /// The words that are numbers by which something is measured.
    pub(super) fn amounts(&self) -> impl Iterator<Item = (usize, Amount)> {
        (self.first..self.len()).filter_map(|at| Some((at, self.amount(at)?)))
    }

    /// The text behind a word.
    pub(super) fn behind(&self, at: usize) -> &'a str {
        self.all.get(at).map_or("", |it| &self.text[it.end..])
    }

    pub(super) fn is_foreign(&self) -> bool {
        is_foreign(self)
    }

    pub(super) fn is_surely_english(&self) -> bool {
        is_surely_english(self)
    }

    fn after_numbering(&self) -> usize {
        let line = without_marks(self.text);
        // What follows the marks is the end of the text, but for white space.
        let from = self.text.trim_end().len() - line.len();
        self.all.iter().take_while(|it| it.start < from).count()
    }
}

/// Whether a word is one of these, which are in small letters.
pub(super) fn is_among(word: &str, list: &str) -> bool {
    list.split(' ').any(|it| it.eq_ignore_ascii_case(word))
}

/// Whether words are set apart by a dash: " – ", and " - " as people type it.
fn is_dash(gap: &str) -> bool {
    matches!(gap.trim(), "-" | "–" | "—") && gap.starts_with(' ') && gap.ends_with(' ')
}

/// Whether a sign belongs to the word around it: the comma of 1,000, the stroke of 4/5.
fn joins(sign: char, before: char, next: char) -> bool {
    match sign {
        '.' | ',' | '/' | ':' | '-' => before.is_ascii_digit() && next.is_ascii_digit(),
        '\'' | '’' => before.is_alphabetic() && next.is_alphabetic(),
        _ => false,
    }
}
