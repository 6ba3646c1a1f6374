//! Texts with places, and the names of what fills them.

use super::markup::{Problem, problem};

/// A part of a piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// In the notation.
    Notation(String),
    /// A constant with words, and the line that names it.
    Words(String, usize),
}

/// Reads a text with places, where these fields can be filled in.
pub(crate) fn read(text: &str, line: usize, fields: &[String]) -> Result<Vec<Part>, Problem> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        parts.push(notation(&rest[..at]));
        let place = rest[at..].strip_prefix('{');
        let Some((name, after)) = place.and_then(|place| place.split_once('}')) else {
            return problem(line, format!("a place is written {{name}}: {text:?}"));
        };
        rest = after;
        if let Some(words) = name
            .strip_prefix("untranslated ")
            .filter(|name| are_words(name))
        {
            parts.push(Part::Words(words.to_owned(), line));
        } else if are_words(name) {
            parts.push(notation("\x1d"));
            parts.push(Part::Words(name.to_owned(), line));
            parts.push(notation("\x1d"));
        } else {
            parts.push(Part::Notation(field(name, line, fields)?));
        }
    }
    parts.push(notation(rest));
    Ok(parts)
}

/// Whether it is the name of a constant, or of one in a list: `TITLE`, `QUOTES[0]`.
fn are_words(name: &str) -> bool {
    let is_in_name = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || "_[]".contains(c);
    name.starts_with(|c: char| c.is_ascii_uppercase()) && name.chars().all(is_in_name)
}

/// What stands for a field, or for what is known without one.
fn field(name: &str, line: usize, fields: &[String]) -> Result<String, Problem> {
    let place = fields.iter().position(|field| field == name);
    match (name, place) {
        ("nothing", _) => Ok(String::new()),
        ("link", _) => Ok("\x1c".to_owned()),
        (_, Some(place)) => Ok(format!("${}", place + 1)),
        (_, None) if fields.is_empty() => problem(
            line,
            format!("there is no field {{{name}}} here: no fields are named"),
        ),
        (_, None) => {
            let fields = fields.join(", ");
            problem(
                line,
                format!("there is no field {{{name}}} here; there are {fields}"),
            )
        }
    }
}

fn notation(text: &str) -> Part {
    Part::Notation(text.to_owned())
}

/// The name of something that is drawn at once, which becomes a constant.
pub(crate) fn piece_name(
    line: usize,
    name: Option<&str>,
    attribute: &str,
) -> Result<String, Problem> {
    match name {
        Some(name) if is_name(name) => Ok(name.to_owned()),
        _ => problem(
            line,
            format!("{attribute}=\"…\" with a name in small letters is expected"),
        ),
    }
}

/// The names of fields, in the order in which they are filled in.
pub(crate) fn field_names(line: usize, names: Option<&str>) -> Result<Vec<String>, Problem> {
    let names: Vec<_> = names
        .unwrap_or_default()
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    if let Some(name) = names.iter().find(|name| !is_name(name)) {
        return problem(
            line,
            format!("a field is named in small letters, and not {name}"),
        );
    }
    if let Some(name) = names
        .iter()
        .find(|name| ["link", "nothing"].contains(&name.as_str()))
    {
        return problem(
            line,
            format!("{{{name}}} means something else: see the head of the file"),
        );
    }
    if names.len() > 9 {
        return problem(line, "there are more than 9 fields");
    }
    Ok(names)
}

fn is_name(name: &str) -> bool {
    let is_in_name = |c: char| c.is_ascii_lowercase() || c == '-';
    name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(is_in_name)
}
