//! What people typed, as text in Markdown.

/// A text in one line that Markdown shows as it is: it opens no heading, list,
/// table, link, emphasis or HTML, and does not end a cell.
pub(crate) fn plain(text: &str) -> String {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    let parts = text.split(breaks).map(str::trim);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let line = parts.join(" ");
    let number = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    // A last "#" would close a heading.
    let last = line.len().saturating_sub(1);
    let mut text = String::with_capacity(line.len());
    for (at, c) in line.char_indices() {
        let means = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' => true,
            '#' => at == 0 || at == last,
            '>' | '+' | '-' | '=' => at == 0,
            // "1." and "1)" begin a list.
            '.' | ')' => {
                let rest = &line[at + 1..];
                at == number && number > 0 && (rest.is_empty() || rest.starts_with(' '))
            }
            '&' => is_entity(&line[at..]),
            _ => false,
        };
        if means {
            text.push('\\');
        }
        text.push(c);
    }
    text
}

/// Whether a text begins with what HTML takes for one character: "&lt;".
fn is_entity(text: &str) -> bool {
    let name = text[1..].split_once(';').map_or("", |(name, _)| name);
    let name = name.strip_prefix('#').unwrap_or(name);
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric())
}
