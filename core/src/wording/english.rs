//! Whether a line is English, as far as can be told without a dictionary.

use super::lists::{ENGLISH, FOREIGN, FOREIGN_ENDS};
use super::task::begins_with_a_verb;
use super::words::{Words, is_among};

/// How many words speak for English, and for another language.
fn votes(words: &Words<'_>) -> (usize, usize) {
    let (mut english, mut foreign) = (0, 0);
    for word in words.iter() {
        if is_among(word, ENGLISH) {
            english += 1;
        } else if is_strange(word) {
            foreign += 1;
        }
    }
    (english, foreign)
}

/// Whether a word is of another language: by its letters, its end, or by itself. In
/// capitals it may be a name, such as MIT.
fn is_strange(word: &str) -> bool {
    let has_other_letters = word.chars().any(|it| it.is_alphabetic() && !it.is_ascii());
    let is_capitals = word.len() > 1 && !word.contains(|it: char| it.is_ascii_lowercase());
    let ends = |end: &str| {
        let from = word.len().checked_sub(end.len());
        let tail = from.filter(|it| *it > 1).and_then(|it| word.get(it..));
        tail.is_some_and(|it| it.eq_ignore_ascii_case(end))
    };
    has_other_letters
        || !is_capitals && is_among(word, FOREIGN)
        || FOREIGN_ENDS.split(' ').any(ends)
}

/// Whether the rules, which are of English words, may read it.
pub(super) fn is_foreign(words: &Words<'_>) -> bool {
    let (english, foreign) = votes(words);
    foreign > english || words.iter().any(is_of_another_script)
}

/// Latin letters end at U+024F.
fn is_of_another_script(word: &str) -> bool {
    word.chars().any(|it| it.is_alphabetic() && it > '\u{24f}')
}

/// Whether something speaks for it, so that also what is missing can be judged.
pub(super) fn is_surely_english(words: &Words<'_>) -> bool {
    let (english, foreign) = votes(words);
    english > foreign || foreign == 0 && begins_with_a_verb(words)
}
