//! The characters that people put into numbers, and what a text begins with.

/// White space, and the marks that `Intl` and some keyboards put around signs
/// to keep them on their side where writing runs from right to left.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_mark_of_direction(c)
}

/// Marks that are not seen: of direction, of width zero, at the beginning of a file, and of
/// whether a sign is a picture.
const fn is_mark_of_direction(c: char) -> bool {
    matches!(
        c,
        '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
            | '\u{feff}' | '\u{fe0e}' | '\u{fe0f}'
    )
}

/// The spaces that separate groups: plain, no-break, narrow no-break, of a figure, of
/// punctuation, thin, hair, and the wide one of Japanese keyboards.
pub(super) fn is_space(c: char) -> bool {
    matches!(
        c,
        ' ' | '\u{a0}' | '\u{202f}' | '\u{2007}'..='\u{200a}' | '\u{3000}'
    )
}

/// The signs that stand in sentences: plus, hyphen, minus and en dash, which word
/// processors make of a hyphen. Other dashes part sentences.
pub(super) fn is_sign(c: char) -> bool {
    matches!(c, '+' | '-' | '−' | '–' | '＋' | '－')
}

/// Percent signs, of ASCII and Arabic, and the currency signs of Unicode that
/// are in use: those in ASCII and Latin-1, the baht's, and the block of the
/// others, from euro to rupee.
pub(super) fn is_unit(c: char) -> bool {
    matches!(
        c,
        '%' | '‰' | '٪' | '％' | '$' | '＄' | '£' | '¥' | '￥' | '￡' | '￦' | '฿' | '\u{20a0}'
            ..='\u{20c0}'
    )
}

/// The zeros from which digits are understood everywhere, each with the nine that follow
/// it in Unicode: of ASCII, Arabic, Persian, Devanagari, Bengali, Gurmukhi, Gujarati,
/// Tamil, Thai, Burmese and Khmer, and those as wide as a Chinese character.
const ZEROS: [char; 12] = ['0', '٠', '۰', '०', '০', '੦', '૦', '௦', '๐', '၀', '០', '０'];

/// The value of a digit, of those or of a notation that has others.
pub(crate) fn digit(c: char, zero: char) -> Option<u8> {
    let mut zeros = ZEROS.into_iter().chain([zero]);
    zeros.find_map(|zero| {
        let value = u32::from(c).wrapping_sub(zero.into());
        (value < 10).then_some(value as u8)
    })
}

/// One character for all that mean the same in a number, the digits aside: whatever has the
/// width of a Chinese character is as in ASCII, every dash that stands for minus is the
/// hyphen, every space between groups the plain one, and an apostrophe has one shape.
/// `None` for what is not seen.
pub(super) fn plain(c: char) -> Option<char> {
    Some(match c {
        _ if is_mark_of_direction(c) => return None,
        _ if is_space(c) => ' ',
        '。' | '｡' | '．' => '.',
        '、' | '､' | '،' | '，' => ',',
        '\'' | '’' | 'ʼ' | '‘' | '′' | '´' | '`' | '＇' => '’',
        '\u{2010}'..='\u{2015}' | '−' | '﹣' | '－' | '﹘' => '-',
        '＋' | '﹢' => '+',
        '٪' | '﹪' => '%',
        '￥' => '¥',
        '￡' => '£',
        '￦' => '₩',
        '！'..='～' => {
            let ascii = u32::from(c) - u32::from('！') + u32::from('!');
            char::from_u32(ascii).unwrap_or(c)
        }
        _ => c,
    })
}

/// The long vowel of Japanese, which the key of the hyphen types there: a minus before a
/// number, and a letter anywhere else.
pub(super) fn is_long_vowel(c: char) -> bool {
    matches!(c, 'ー' | 'ｰ')
}

/// Whether a letter is of a script that is written without spaces, so that a word may
/// follow another one: Chinese characters, Korean and Thai.
pub(super) fn has_no_spaces(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{e7f}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// The first character if it is of a kind, and what follows it and white space.
pub(super) fn strip(text: &str, is_kind: fn(char) -> bool) -> (Option<char>, &str) {
    match text.chars().next() {
        Some(c) if is_kind(c) => (Some(c), text[c.len_utf8()..].trim_start_matches(is_blank)),
        _ => (None, text),
    }
}

/// The last character if it is of a kind, and what stands before it and white space.
pub(super) fn strip_end(text: &str, is_kind: fn(char) -> bool) -> (Option<char>, &str) {
    match text.chars().next_back() {
        Some(c) if is_kind(c) => {
            let before = &text[..text.len() - c.len_utf8()];
            (Some(c), before.trim_end_matches(is_blank))
        }
        _ => (None, text),
    }
}

/// What follows a word at the beginning of a text, in capitals or not.
pub(super) fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let mut rest = text.chars();
    for expected in word.chars() {
        let c = rest.next()?;
        if c != expected && !c.to_lowercase().eq(expected.to_lowercase()) {
            return None;
        }
    }
    Some(rest.as_str())
}
