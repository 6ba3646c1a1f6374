//! The templates of a file, and which of them are drawn where: what `templates.html`
//! says of itself, checked.

use super::markup::{self, Element, Node, Problem, problem};
use super::places::{field_names, piece_name};

/// The attribute with the names of the fields that a template is filled with.
pub(crate) const FIELDS: &str = "data-fields";
/// The attribute by which another template goes on with a tag.
pub(crate) const INSERT: &str = "data-insert";
/// The attribute by which the template itself goes on after that.
pub(crate) const CUT: &str = "data-cut";
/// The element in whose place other templates are drawn.
pub(crate) const INSERT_HERE: &str = "insert-here";
/// The element behind which the template itself goes on after that.
pub(crate) const CUT_HERE: &str = "cut-here";

/// What becomes of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// It is drawn.
    Draws,
    /// It goes on with the tag in which it is inserted.
    Continues,
    /// It changes elements that were drawn.
    Changes,
}

/// A template of the file.
#[derive(Debug)]
pub(crate) struct Template {
    pub(crate) line: usize,
    pub(crate) id: String,
    pub(crate) kind: Kind,
    pub(crate) fields: Vec<String>,
    pub(crate) inside: Vec<Node>,
    /// Whether nothing is drawn after it, so that what it leaves open needs no end.
    pub(crate) is_last: bool,
}

impl Template {
    /// Whether it goes on with a tag up to its end, and not only with attributes.
    fn has_content(&self) -> bool {
        self.inside.iter().any(|node| match node {
            Node::Element(element) => element.value(CUT).is_some() || !element.inside.is_empty(),
            Node::Text(_) => false,
        })
    }
}

/// Where a template draws another.
struct Insertion<'a> {
    line: usize,
    from: &'a str,
    to: &'a str,
    is_in_tag: bool,
    /// Whether the template itself goes on with the tag.
    is_cut: bool,
    /// Whether nothing comes after it in the template.
    is_at_end: bool,
}

/// Reads a file of templates.
pub(crate) fn read(html: &str) -> Result<Vec<Template>, Problem> {
    let mut templates: Vec<Template> = Vec::new();
    for node in markup::read(html)? {
        match node {
            Node::Text(text) if text.text.trim().is_empty() => {}
            Node::Text(text) => {
                let space = text.text.len() - text.text.trim_start().len();
                let line = text.line + text.text[..space].matches('\n').count();
                return problem(line, "a text stands outside of any <template>");
            }
            Node::Element(element) => {
                let template = template(element)?;
                if let Some(other) = templates.iter().find(|other| other.id == template.id) {
                    let Template { id, line, .. } = other;
                    return problem(
                        template.line,
                        format!("line {line} has a template {id} already"),
                    );
                }
                templates.push(template);
            }
        }
    }
    let lasts = {
        let insertions = insertions(&templates)?;
        check(&templates, &insertions)?;
        let is_last = |template: &Template| is_last(&template.id, &insertions);
        templates.iter().map(is_last).collect::<Vec<_>>()
    };
    for (template, is_last) in templates.iter_mut().zip(lasts) {
        template.is_last = is_last;
    }
    Ok(templates)
}

fn template(element: Element) -> Result<Template, Problem> {
    let Element { line, ref name, .. } = element;
    if name != "template" {
        return problem(line, format!("<{name}> stands outside of any <template>"));
    }
    let [changes, continues] =
        ["data-changes", "data-continues"].map(|kind| element.value(kind).is_some());
    for attribute in &element.attributes {
        let known = ["id", FIELDS, "data-changes", "data-continues"];
        if !known.contains(&attribute.name.as_str()) {
            let says = format!(
                "a <template> has {}, and not {}",
                known.join(", "),
                attribute.name
            );
            return problem(attribute.line, says);
        }
    }
    let kind = match (changes, continues) {
        (true, true) => return problem(line, "a template either continues or changes"),
        (true, false) => Kind::Changes,
        (false, true) => Kind::Continues,
        (false, false) => Kind::Draws,
    };
    Ok(Template {
        line,
        id: piece_name(line, element.value("id"), "id")?,
        kind,
        fields: field_names(line, element.value(FIELDS))?,
        inside: element.inside,
        is_last: false,
    })
}

/// The templates that an `<insert-here>` names.
fn inserted(element: &Element) -> Result<Vec<&str>, Problem> {
    let mut names = Vec::new();
    for attribute in &element.attributes {
        match attribute.name.as_str() {
            "template" | "one-of" => names.extend(attribute.value.split_whitespace()),
            "when" | "each" if !attribute.value.is_empty() => {}
            name => {
                let says = format!(
                    "<{INSERT_HERE}> has template or one-of, and when or each with a few words, \
                     and not {name}"
                );
                return problem(attribute.line, says);
            }
        }
    }
    if names.is_empty() || !element.inside.is_empty() {
        return problem(
            element.line,
            format!("<{INSERT_HERE} template=\"…\"></{INSERT_HERE}> is expected"),
        );
    }
    Ok(names)
}

fn insertions(templates: &[Template]) -> Result<Vec<Insertion<'_>>, Problem> {
    let mut found = Vec::new();
    for template in templates {
        collect(&template.id, &template.inside, true, &mut found)?;
    }
    Ok(found)
}

fn collect<'a>(
    from: &'a str,
    nodes: &'a [Node],
    is_at_end: bool,
    found: &mut Vec<Insertion<'a>>,
) -> Result<(), Problem> {
    let last = nodes
        .iter()
        .rposition(|node| matches!(node, Node::Element(_)));
    for (place, node) in nodes.iter().enumerate() {
        let Node::Element(element) = node else {
            continue;
        };
        let is_at_end = is_at_end && Some(place) == last;
        let mut insert = |to, is_in_tag, is_at_end| {
            found.push(Insertion {
                line: element.line,
                from,
                to,
                is_in_tag,
                is_cut: element.value(CUT).is_some(),
                is_at_end,
            });
        };
        if element.name == INSERT_HERE {
            for to in inserted(element)? {
                insert(to, false, is_at_end);
            }
            continue;
        }
        if let Some(to) = element.value(INSERT) {
            insert(to, true, false);
        }
        collect(from, &element.inside, is_at_end, found)?;
    }
    Ok(())
}

fn check(templates: &[Template], insertions: &[Insertion<'_>]) -> Result<(), Problem> {
    let root = templates.first().map(|template| template.id.as_str());
    for Insertion {
        line,
        from,
        to,
        is_in_tag,
        is_cut,
        ..
    } in insertions
    {
        let Some(template) = templates.iter().find(|template| template.id == *to) else {
            return problem(*line, format!("there is no template {to}"));
        };
        let expected = if *is_in_tag {
            Kind::Continues
        } else {
            Kind::Draws
        };
        if template.kind != expected {
            return problem(
                *line,
                format!(
                    "{to} cannot be inserted here: a template with data-continues goes on with a tag, \
                 by {INSERT}; one without is drawn at <{INSERT_HERE}>; one with data-changes stands alone"
                ),
            );
        }
        if *is_in_tag && *is_cut == template.has_content() {
            return problem(
                *line,
                format!(
                    "{to} has attributes only where {CUT} follows; where nothing does, it has what is \
                     inside as well"
                ),
            );
        }
        if Some(*to) == root || reaches(to, from, insertions, templates.len()) {
            return problem(*line, format!("{to} would be drawn within itself"));
        }
    }
    for Template { line, id, kind, .. } in templates.iter().skip(1) {
        let is_inserted = insertions.iter().any(|insertion| insertion.to == id);
        if *kind != Kind::Changes && !is_inserted {
            return problem(
                *line,
                format!(
                    "no template says where {id} is drawn, by {INSERT_HERE} or {INSERT}; only the first \
                 of the file is drawn by itself"
                ),
            );
        }
    }
    Ok(())
}

/// Whether a template draws another, directly or by others.
fn reaches(from: &str, to: &str, insertions: &[Insertion<'_>], steps: usize) -> bool {
    from == to
        || steps > 0
            && insertions
                .iter()
                .filter(|insertion| insertion.from == from)
                .any(|insertion| reaches(insertion.to, to, insertions, steps - 1))
}

fn is_last(id: &str, insertions: &[Insertion<'_>]) -> bool {
    insertions
        .iter()
        .filter(|insertion| insertion.to == id)
        .all(|insertion| insertion.is_at_end && is_last(insertion.from, insertions))
}
