//! Templates in the notation of `src/templates.rs`, as constants.

use std::fmt::Write as _;

use super::markup::{Element, Node, Problem, Text, problem};
use super::places::{self, Part, field_names, piece_name};
use super::tags;
use super::templates::{self, CUT, CUT_HERE, FIELDS, INSERT, INSERT_HERE, Kind, Template};

/// What is drawn at once: a constant.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) name: String,
    pub(crate) parts: Vec<Part>,
}

/// Puts a file of templates into the notation.
pub(crate) fn convert(html: &str) -> Result<Vec<Piece>, Problem> {
    let templates = templates::read(html)?;
    let mut writer = Writer::default();
    for template in &templates {
        writer.template(template)?;
    }
    check_ids(&templates)?;
    Ok(writer.pieces)
}

/// The pieces as Rust, for whom `words` is the module with the words.
pub(crate) fn as_rust(pieces: &[Piece], file: &str) -> String {
    let mut rust = String::new();
    for Piece { name, parts } in pieces {
        let name = name.to_uppercase().replace('-', "_");
        let _ = writeln!(rust, "pub(crate) const {name}: &str = constcat::concat!(");
        for part in parts {
            // The line is what the compiler shows where there are no such words.
            let _ = match part {
                Part::Notation(text) => writeln!(rust, "    {text:?},"),
                Part::Words(words, line) => writeln!(rust, "    words::{words}, // {file}:{line}"),
            };
        }
        rust += ");\n";
    }
    rust
}

/// Refuses a change of what nothing draws.
fn check_ids(templates: &[Template]) -> Result<(), Problem> {
    let (changes, draws): (Vec<_>, Vec<_>) = templates
        .iter()
        .partition(|template| template.kind == Kind::Changes);
    let mut drawn = Vec::new();
    for template in draws {
        collect_ids(&template.inside, &mut drawn);
    }
    let mut changed = Vec::new();
    for template in changes {
        collect_ids(&template.inside, &mut changed);
    }
    match changed
        .iter()
        .find(|(_, id)| drawn.iter().all(|(_, other)| other != id))
    {
        Some((line, id)) => problem(
            *line,
            format!("no template draws an element with the id {id}"),
        ),
        None => Ok(()),
    }
}

fn collect_ids<'a>(nodes: &'a [Node], ids: &mut Vec<(usize, &'a str)>) {
    for node in nodes {
        if let Node::Element(element) = node {
            ids.extend(element.value("id").map(|id| (element.line, id)));
            collect_ids(&element.inside, ids);
        }
    }
}

#[derive(Default)]
struct Writer {
    pieces: Vec<Piece>,
    /// What the last piece is filled with.
    fields: Vec<String>,
    /// Whether it changes what is drawn.
    changes: bool,
    /// Whether what comes next goes into the last piece.
    is_open: bool,
    /// Elements that are ended and not yet said to be.
    ends: usize,
}

impl Writer {
    fn template(&mut self, template: &Template) -> Result<(), Problem> {
        let Template {
            line,
            id,
            kind,
            fields,
            inside,
            ..
        } = template;
        self.ends = 0;
        self.changes = *kind == Kind::Changes;
        self.begin(*line, id.clone(), fields.clone())?;
        match kind {
            Kind::Draws => {
                self.inside(inside)?;
                // At the end of all, nothing need be ended.
                if !template.is_last {
                    self.end_elements(*line)?;
                }
                Ok(())
            }
            Kind::Changes => elements(inside)?
                .into_iter()
                .try_for_each(|element| self.change(element)),
            Kind::Continues => match elements(inside)?.as_slice() {
                [element] => {
                    self.attributes(element)?;
                    if element.value(CUT).is_some() || !element.inside.is_empty() {
                        self.cut_in_tag(element)?;
                        self.put("\n");
                        self.inside(&element.inside)?;
                        self.ends += 1;
                        self.end_elements(*line)?;
                    }
                    Ok(())
                }
                _ => problem(
                    *line,
                    format!("{id} goes on with one tag: it has one element"),
                ),
            },
        }
    }

    fn begin(&mut self, line: usize, name: String, fields: Vec<String>) -> Result<(), Problem> {
        if self.pieces.iter().any(|piece| piece.name == name) {
            return problem(
                line,
                format!("{name} is the name of another template or cut already"),
            );
        }
        let parts = Vec::new();
        self.pieces.push(Piece { name, parts });
        self.fields = fields;
        self.is_open = true;
        Ok(())
    }

    fn add(&mut self, part: Part) {
        let Some(piece) = self.pieces.last_mut() else {
            return;
        };
        match (piece.parts.last_mut(), part) {
            (Some(Part::Notation(last)), Part::Notation(text)) => *last += &text,
            (_, Part::Notation(text)) if text.is_empty() => {}
            (_, part) => piece.parts.push(part),
        }
    }

    /// Puts a text with places.
    fn fill(&mut self, text: &str, line: usize) -> Result<(), Problem> {
        let parts = places::read(text, line, &self.fields)?;
        self.put_all(parts);
        Ok(())
    }

    fn attributes(&mut self, element: &Element) -> Result<(), Problem> {
        let parts = tags::attributes(element, self.changes, &self.fields)?;
        self.put_all(parts);
        Ok(())
    }

    fn put_all(&mut self, parts: Vec<Part>) {
        parts.into_iter().for_each(|part| self.add(part));
    }

    fn put(&mut self, notation: &str) {
        self.add(Part::Notation(notation.to_owned()));
    }

    /// Says of elements that they are ended, now that something comes after them.
    fn end_elements(&mut self, line: usize) -> Result<(), Problem> {
        if self.ends > 0 {
            self.need_piece(line)?;
            self.put(&")".repeat(self.ends));
            self.ends = 0;
        }
        Ok(())
    }

    fn need_piece(&self, line: usize) -> Result<(), Problem> {
        if self.is_open {
            return Ok(());
        }
        problem(
            line,
            format!(
                "after what is inserted, <{CUT_HERE} name=\"…\"></{CUT_HERE}> is expected before anything \
             is drawn or ended"
            ),
        )
    }

    fn inside(&mut self, nodes: &[Node]) -> Result<(), Problem> {
        elements(nodes)?
            .into_iter()
            .try_for_each(|element| self.draw(element))
    }

    fn draw(&mut self, element: &Element) -> Result<(), Problem> {
        let Element { line, name, .. } = element;
        self.end_elements(*line)?;
        match name.as_str() {
            INSERT_HERE => {
                self.is_open = false;
                return Ok(());
            }
            CUT_HERE => return self.cut_here(element),
            _ => self.need_piece(*line)?,
        }
        let is_parent = element
            .inside
            .iter()
            .any(|node| matches!(node, Node::Element(_)));
        let is_inserted = element.value(INSERT).is_some();
        if is_parent || is_inserted {
            self.put("(");
        }
        self.put_all(tags::name(element, &self.fields)?);
        self.attributes(element)?;
        if name == "input" {
            let Some(value) = element.value("value").filter(|_| !is_inserted) else {
                return problem(
                    *line,
                    format!("an <input> has a value, if an empty one, and no {INSERT}"),
                );
            };
            self.put("\x1f");
            self.fill(value, *line)?;
        }
        if is_inserted {
            if element.value(CUT).is_none() {
                if !element.inside.is_empty() {
                    return problem(
                        *line,
                        format!("<{name}> goes on after {INSERT}: say by {CUT} under which name"),
                    );
                }
                // What is inserted ends it.
                self.is_open = false;
                return Ok(());
            }
            self.cut_in_tag(element)?;
        } else if !is_parent {
            self.text(element)?;
        }
        self.put("\n");
        if is_parent || is_inserted {
            self.inside(&element.inside)?;
            self.ends += 1;
        }
        Ok(())
    }

    fn change(&mut self, element: &Element) -> Result<(), Problem> {
        let Element { line, name, .. } = element;
        let Some(id) = element.value("id") else {
            return problem(*line, format!("<{name}> needs the id of what is changed"));
        };
        if name == "input" && element.value("value").is_some() {
            return problem(
                *line,
                "the value of an <input> is the person's: it is not changed",
            );
        }
        let is_focused = element.value("autofocus").is_some();
        if element.attributes.len() > 1 + usize::from(is_focused) || !element.inside.is_empty() {
            self.put("#");
            self.fill(id, *line)?;
            self.attributes(element)?;
            self.cut_in_tag(element)?;
            self.text(element)?;
            self.put("\n");
        } else if !is_focused {
            return problem(
                *line,
                format!("nothing of <{name}> is changed: to empty it, write {{nothing}}"),
            );
        }
        if is_focused {
            self.put("@");
            self.fill(id, *line)?;
            self.put("\n");
        }
        Ok(())
    }

    fn cut_here(&mut self, element: &Element) -> Result<(), Problem> {
        let unknown = element
            .attributes
            .iter()
            .find(|attribute| !["name", "fields"].contains(&attribute.name.as_str()));
        if unknown.is_some() || !element.inside.is_empty() {
            return problem(
                element.line,
                format!("<{CUT_HERE} name=\"…\" fields=\"…\"></{CUT_HERE}> is expected"),
            );
        }
        let name = piece_name(element.line, element.value("name"), "name")?;
        let fields = field_names(element.line, element.value("fields"))?;
        self.begin(element.line, name, fields)
    }

    /// Goes on under another name after what is inserted in a tag, if anything is.
    fn cut_in_tag(&mut self, element: &Element) -> Result<(), Problem> {
        let line = element.line;
        match (element.value(INSERT), element.value(CUT)) {
            (None, _) => Ok(()),
            (Some(_), None) => problem(line, format!("after {INSERT}, {CUT} is expected")),
            (Some(_), Some(name)) => {
                let name = piece_name(line, Some(name), CUT)?;
                let fields = field_names(line, element.value(FIELDS))?;
                self.begin(line, name, fields)
            }
        }
    }

    /// The text of an element without elements.
    fn text(&mut self, element: &Element) -> Result<(), Problem> {
        let texts: Vec<&Text> = element
            .inside
            .iter()
            .filter_map(|node| match node {
                Node::Text(text) => Some(text),
                Node::Element(_) => None,
            })
            .collect();
        let (Some(first), true) = (texts.first(), texts.len() == element.inside.len()) else {
            return match element.inside.first() {
                Some(_) => problem(
                    element.line,
                    format!("<{}> changes: it holds a text", element.name),
                ),
                None => Ok(()),
            };
        };
        let whole: String = texts.iter().map(|text| text.text.as_str()).collect();
        if whole.contains('\n') {
            return problem(
                first.line,
                format!(
                    "the text of <{}> stands in its line, tags and all",
                    element.name
                ),
            );
        }
        self.put("\x1f");
        self.fill(&whole, first.line)
    }
}

/// The elements among nodes that are no texts.
fn elements(nodes: &[Node]) -> Result<Vec<&Element>, Problem> {
    let mut elements = Vec::new();
    for node in nodes {
        match node {
            Node::Element(element) => elements.push(element),
            Node::Text(text) if text.text.trim().is_empty() => {}
            Node::Text(text) => {
                let space = text.text.len() - text.text.trim_start().len();
                let line = text.line + text.text[..space].matches('\n').count();
                return problem(line, "a text stands beside elements: put it into a <span>");
            }
        }
    }
    Ok(elements)
}
