//! The letters and digits of a cell, of whichever script, as those that dates are read of.

use crate::number::digit;

/// With ASCII digits, and with hyphens for the signs of years, months and days in Chinese,
/// Japanese and Korean, which stand behind digits: elsewhere they are of the days of a week.
/// Without the marks that keep the parts of a date in order where writing runs from right to
/// left.
pub(super) fn ascii(cell: &str) -> String {
    written(cell, false)
}

/// The same with those signs as they stand there.
pub(super) fn with_signs(cell: &str) -> String {
    written(cell, true)
}

fn written(cell: &str, keeps_signs: bool) -> String {
    let mut text = String::with_capacity(cell.len());
    for c in cell.chars() {
        let c = match c {
            '\u{61c}' | '\u{200e}' | '\u{200f}' => continue,
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => continue,
            '\u{2010}'..='\u{2015}' | '\u{ff0d}' | '\u{2212}' => '-',
            '\u{ff0f}' => '/',
            '\u{ff0e}' => '.',
            '（' => '(',
            '）' => ')',
            '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{3000}' => ' ',
            c => digit(c, '0').map_or(c, |it| char::from(b'0' + it)),
        };
        let is_behind_digit = || text.trim_end().ends_with(|it: char| it.is_ascii_digit());
        match c {
            c if keeps_signs => text.push(c),
            '年' | '月' | '년' | '월' if is_behind_digit() => text.push('-'),
            '日' | '号' | '號' | '일' if is_behind_digit() => {}
            c => text.push(c),
        }
    }
    text
}

/// Whether it is a letter, a digit, or a mark on the letter before it: `is_alphanumeric` says
/// no of accents on their own, and of signs within Hindi words.
pub(crate) fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '\u{654}' | '\u{93c}' | '\u{94d}')
}

/// Small letters with their marks apart, as macOS writes names of files, as one letter each:
/// those of the words that stand in dates, which are written so.
pub(crate) fn composed(word: &str) -> String {
    let mut text = String::with_capacity(word.len());
    for c in word.chars() {
        let one = text.chars().next_back().and_then(|letter| {
            let (_, apart, whole) = MARKS.iter().find(|(mark, ..)| *mark == c)?;
            let at = apart.chars().position(|it| it == letter)?;
            whole.chars().nth(at)
        });
        if one.is_some() {
            text.pop();
        }
        text.push(one.unwrap_or(c));
    }
    text
}

/// Marks with the letters that they stand on, and those with the mark.
const MARKS: [(char, &str, &str); 12] = [
    ('\u{300}', "aeiou", "àèìòù"),
    ('\u{301}', "aceinosuyz", "áćéíńóśúýź"),
    ('\u{302}', "aeiou", "âêîôû"),
    ('\u{303}', "ano", "ãñõ"),
    ('\u{306}', "agи", "ăğй"),
    ('\u{307}', "ez", "ėż"),
    ('\u{308}', "aeiouе", "äëïöüё"),
    ('\u{30a}', "au", "åů"),
    ('\u{30c}', "cdenrstz", "čďěňřšťž"),
    ('\u{327}', "cs", "çş"),
    ('\u{328}', "ae", "ąę"),
    ('\u{654}', "ا", "أ"),
];
