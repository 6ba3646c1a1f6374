//! What stands before a line of a list and says nothing of its own: bullets, boxes to tick,
//! numbers such as "1.1" and "KR2:".

/// What a line of a list is called, in small letters, before its number.
const NAMES: [&str; 4] = ["key result", "objective", "kr", "o"];

/// What may stand between a number and its line.
const ENDS: [char; 7] = [':', '.', ')', '|', '-', '–', '—'];

/// A line without the marks of a list before it. A number that belongs to the line stays:
/// "1.1 million users", "5 - 10 customers".
#[must_use]
pub fn without_marks(line: &str) -> &str {
    let mut line = line.trim();
    loop {
        let rest = without_bullet(line).or_else(|| without_number(line));
        match rest.map(str::trim_start) {
            Some(rest) if !rest.is_empty() => line = rest,
            _ => return line,
        }
    }
}

/// What follows a bullet, a picture, or a box to tick.
fn without_bullet(line: &str) -> Option<&str> {
    let boxes = ["[ ]", "[x]", "[X]", "[]"].iter();
    if let Some(rest) = boxes.filter_map(|it| line.strip_prefix(it)).next() {
        return Some(rest);
    }
    let first = line.chars().next()?;
    let rest = &line[first.len_utf8()..];
    // A digit on a key, or within a circle.
    if let Some(rest) = rest.trim_start_matches('\u{fe0f}').strip_prefix('\u{20e3}') {
        return Some(rest);
    }
    if is_picture(first) {
        return Some(rest);
    }
    let next = rest.trim_start().chars().next()?;
    let is_apart = rest.starts_with(char::is_whitespace);
    let is_bullet = match first {
        '-' | '–' | '—' | '*' => is_apart,
        // Before a number these are a sign and a bound.
        '+' | '>' => is_apart && !next.is_ascii_digit(),
        '#' => is_apart || next == '#',
        // A quotation begins with what it quotes.
        '"' | '“' | '„' | '«' => true,
        _ => false,
    };
    is_bullet.then_some(rest)
}

/// Whether it is a sign that begins the lines of lists and is in no sentence.
const fn is_picture(c: char) -> bool {
    matches!(c, '·' | '\u{200d}' | '\u{fe0f}' | '\u{2022}' | '\u{2023}' | '\u{2043}'
        | '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}' | '\u{2460}'..='\u{24ff}'
        | '\u{25a0}'..='\u{27bf}' | '\u{2900}'..='\u{297f}' | '\u{2b00}'..='\u{2bff}'
        | '\u{1f000}'..='\u{1faff}')
}

/// What follows a number of a list, or what a line of it is called.
fn without_number(line: &str) -> Option<&str> {
    if let Some(rest) = without_bracketed(line) {
        return Some(rest);
    }
    let (name, rest) = named(line);
    let bare = rest.trim_start().strip_prefix([':', '|', '-', '–', '—']);
    if let Some(rest) = bare.filter(|it| !name.is_empty() && it.starts_with(char::is_whitespace)) {
        return Some(rest);
    }
    let rest = match name {
        "" => rest,
        _ => rest.trim_start_matches(['#', '-', '.', ' ']),
    };
    let opened = rest.strip_prefix(['(', '[']).filter(|_| name.is_empty());
    let inside = opened.unwrap_or(rest);
    let (digits, letters) = (numbers(inside), lettered(inside));
    let mark = if digits > 0 || !name.is_empty() {
        digits
    } else {
        letters
    };
    let behind = &inside[mark..];
    if mark == 0 {
        return None;
    }
    if opened.is_some() {
        return behind.strip_prefix([')', ']']);
    }
    let end = behind.trim_start();
    let is_apart = end.len() < behind.len();
    if let Some(rest) = end.strip_prefix(ENDS) {
        let next = rest.trim_start();
        // "12:30", "1.5", and "5 - 10".
        let fits = rest.starts_with(char::is_whitespace) || rest.is_empty();
        let is_dash = end.starts_with(['-', '–', '—']);
        let may_be_range = is_dash && name.is_empty() && !next.starts_with(char::is_alphabetic);
        let of_letter = letters == 0 || digits > 0 || end.starts_with([')', '.']);
        let follows = !is_apart || is_dash || !name.is_empty();
        return (fits && follows && of_letter && !may_be_range).then_some(next);
    }
    // "KR1 Improve", "1.1 Improve": but "kr 50 to kr 80", "1.1 million", "4.5 GB".
    let is_numbered = !name.is_empty() || inside[..digits].contains('.');
    (is_apart && digits > 0 && is_numbered && starts_capital(end)).then_some(end)
}

/// What follows the name of a line in brackets: "(KR1)", "[KR 2]:", "(Key result 3) –".
fn without_bracketed(line: &str) -> Option<&str> {
    let (close, inside) = match line.chars().next()? {
        '(' => (')', &line[1..]),
        '[' => (']', &line[1..]),
        _ => return None,
    };
    let (inside, behind) = inside.split_once(close)?;
    let (name, number) = named(inside.trim());
    let number = number.trim_start_matches(['#', '-', '.', ' ']);
    let is_numbered = !name.is_empty() && numbers(number) == number.len();
    let rest = behind.trim_start();
    let end = rest
        .strip_prefix(ENDS)
        .filter(|it| it.starts_with(char::is_whitespace));
    is_numbered.then_some(end.unwrap_or(rest))
}

/// What a line of a list is called, and the rest.
fn named(line: &str) -> (&'static str, &str) {
    let found = NAMES.iter().find_map(|name| {
        let head = line.get(..name.len())?;
        let rest = &line[name.len()..];
        let ends = !rest.starts_with(char::is_alphabetic);
        (head.eq_ignore_ascii_case(name) && ends).then_some((*name, rest))
    });
    found.unwrap_or(("", line))
}

/// How long the numbers are that a text begins with, of at most two digits each and with points
/// between them.
fn numbers(text: &str) -> usize {
    let mut end = 0;
    loop {
        let rest = &text[end..];
        let rest = match end {
            0 => rest,
            _ => rest.strip_prefix('.').unwrap_or_default(),
        };
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        match digits {
            1 | 2 if !rest[digits..].starts_with([',', '%', '/']) => {
                end = text.len() - rest.len() + digits;
            }
            _ => return end,
        }
    }
}

/// How long the letter or the Roman number is that a text begins with.
fn lettered(text: &str) -> usize {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let is_roman = text[..letters]
        .bytes()
        .all(|it| matches!(it.to_ascii_lowercase(), b'i' | b'v' | b'x'));
    let is_small = text
        .bytes()
        .next()
        .is_some_and(|it| it.is_ascii_lowercase());
    let is_bracketed = text[letters..].starts_with(')');
    match letters {
        1 if is_small || is_bracketed => 1,
        2..=4 if is_roman => letters,
        _ => 0,
    }
}

/// Whether a text begins with a word that has a capital letter in front and no other.
fn starts_capital(text: &str) -> bool {
    let word = text.split(' ').next().unwrap_or_default();
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.clone().next().is_some()
        && letters.all(|it| it.is_lowercase() || !it.is_alphabetic())
}
