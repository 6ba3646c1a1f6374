//! Tags in the notation: what they are called, and their attributes.

use super::markup::{Attribute, Element, Problem, problem};
use super::places::{self, Part};
use super::templates::{CUT, FIELDS, INSERT};

/// The elements that a template may draw. Others would be a slip, or more than the policy
/// of a host allows.
const DRAWN: [&str; 34] = [
    "a", "abbr", "b", "bdi", "br", "button", "code", "details", "div", "em", "fieldset", "h1",
    "h2", "h3", "h4", "h5", "h6", "hr", "i", "input", "label", "legend", "li", "ol", "output", "p",
    "section", "slot", "small", "span", "strong", "summary", "textarea", "ul",
];

/// The data attributes that are drawn, for `element.js` and `element.css`.
const DATA: [&str; 5] = [
    "data-do",
    "data-lean",
    "data-then",
    "data-total",
    "data-verdict",
];

/// What an element is called.
pub(crate) fn name(element: &Element, fields: &[String]) -> Result<Vec<Part>, Problem> {
    let Element { line, name, .. } = element;
    if !DRAWN.contains(&name.as_str()) {
        return problem(
            *line,
            format!("<{name}> is not among the elements that templates draw"),
        );
    }
    let is_heading = ["h1", "h2", "h3", "h4", "h5", "h6"].contains(&name.as_str());
    match element.value("data-level") {
        Some(level) if is_heading => places::read(&format!("h{level}"), *line, fields),
        Some(_) => problem(*line, "data-level is for headings: <h2>"),
        None => Ok(vec![Part::Notation(name.clone())]),
    }
}

/// The attributes of an element, which changes another one or is drawn.
pub(crate) fn attributes(
    element: &Element,
    changes: bool,
    fields: &[String],
) -> Result<Vec<Part>, Problem> {
    let mut parts = Vec::new();
    let mut marks = 0;
    for attribute in &element.attributes {
        let Attribute { line, name, value } = attribute;
        let is_mark = [INSERT, CUT, FIELDS].contains(&name.as_str());
        if marks > 0 && !is_mark {
            return problem(
                *line,
                format!("{name} comes before {INSERT}, which goes on with the tag"),
            );
        }
        match name.as_str() {
            _ if is_mark => marks += 1,
            "data-level" => {}
            "value" if element.name == "input" => {}
            "id" | "autofocus" if changes => {}
            "autofocus" => {
                return problem(*line, "autofocus is for templates with data-changes");
            }
            "style" => parts.extend(places::read(&properties(attribute)?, *line, fields)?),
            "data-attribute" => {
                parts.extend(places::read(&format!("\t{value}"), *line, fields)?);
            }
            name if name.starts_with("data-") && !DATA.contains(&name) => {
                return problem(
                    *line,
                    format!(
                        "{name} is no mark, and not among the data attributes that are drawn: {}",
                        DATA.join(", ")
                    ),
                );
            }
            name if name.starts_with("on") => {
                return problem(
                    *line,
                    format!("{name} would be a script: element.js hears all events"),
                );
            }
            name => parts.extend(places::read(&format!("\t{name}={value}"), *line, fields)?),
        }
    }
    let is_cut = element.value(CUT).is_some() || element.value(FIELDS).is_some();
    if is_cut && element.value(INSERT).is_none() {
        return problem(
            element.line,
            format!("{CUT} and {FIELDS} in a tag go with {INSERT}"),
        );
    }
    Ok(parts)
}

/// The properties of a style, which only `--name: value` has: the rest is for the sheet.
fn properties(Attribute { line, value, .. }: &Attribute) -> Result<String, Problem> {
    let mut properties = String::new();
    for property in value
        .split(';')
        .filter(|property| !property.trim().is_empty())
    {
        match property.split_once(':') {
            Some((name, value)) if name.trim().starts_with("--") => {
                properties += &format!("\t{}={}", name.trim(), value.trim());
            }
            _ => {
                return problem(
                    *line,
                    "a style has custom properties only, --name: value; the rest is for element.css",
                );
            }
        }
    }
    Ok(properties)
}
