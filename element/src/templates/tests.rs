//! What the templates say, held against what is drawn.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::Peekable;
use std::vec::IntoIter;

use super::NAMES;
use crate::build::markup::{self, Element, Node};
use crate::build::notation::{self, Piece};
use crate::build::places::Part;
use crate::quiz;

const HTML: &str = include_str!("../templates.html");

/// An element as a page has it, or (as `#id` and `@id`) a change of one.
#[derive(Debug, Default, PartialEq)]
struct Drawn {
    name: String,
    attributes: BTreeMap<String, String>,
    text: Option<String>,
    inside: Vec<Self>,
}

/// The names of what a script draws, in order, as `templates.html` writes them.
type Names = Peekable<IntoIter<String>>;

fn names(script: &str, known: &BTreeSet<String>) -> Vec<String> {
    let records = script.split('\n').skip(1);
    let numbers = records.map(|record| record.split('\t').next().unwrap_or_default());
    let names = numbers.map(|number| kebab(NAMES[number.parse::<usize>().expect("a number")]));
    names.filter(|name| known.contains(name)).collect()
}

/// `NameLeftOut` as `name-left-out`.
fn kebab(name: &str) -> String {
    let mut kebab = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !kebab.is_empty() {
            kebab.push('-');
        }
        kebab.push(c.to_ascii_lowercase());
    }
    kebab
}

fn pieces() -> Vec<Piece> {
    notation::convert(HTML).expect("templates")
}

fn find<'a>(pieces: &'a [Piece], name: &str) -> Option<&'a Piece> {
    pieces.iter().find(|piece| piece.name == name)
}

/// The templates of the file, read without what turns them into notation.
struct Templates(Vec<Element>);

impl Templates {
    fn read() -> Self {
        let nodes = markup::read(HTML).expect("elements");
        Self(elements(nodes))
    }

    fn get(&self, id: &str) -> &Element {
        let mut templates = self.0.iter();
        templates
            .find(|template| template.value("id") == Some(id))
            .expect(id)
    }

    /// Draws nodes, with those insertions whose names come next, and takes these.
    fn draw(&self, nodes: &[Node], names: &mut Names) -> Vec<Drawn> {
        let mut drawn = Vec::new();
        for node in nodes {
            let Node::Element(element) = node else {
                continue;
            };
            match element.name.as_str() {
                "cut-here" => take(names, element.value("name")),
                "insert-here" => self.insert(element, names, &mut drawn),
                _ => drawn.push(self.element(element, names)),
            }
        }
        drawn
    }

    fn insert(&self, insertion: &Element, names: &mut Names, drawn: &mut Vec<Drawn>) {
        let ids = insertion
            .value("template")
            .or(insertion.value("one-of"))
            .expect("a template");
        let is_optional = insertion.value("when").is_some();
        let is_repeated = insertion.value("each").is_some();
        loop {
            let next = names.peek().cloned().unwrap_or_default();
            let Some(id) = ids.split(' ').find(|id| *id == next) else {
                assert!(
                    is_optional || is_repeated,
                    "{next} is drawn in the place of {ids}"
                );
                return;
            };
            drawn.extend(self.template(id, names));
            if !is_repeated {
                return;
            }
        }
    }

    fn template(&self, id: &str, names: &mut Names) -> Vec<Drawn> {
        take(names, Some(id));
        self.draw(&self.get(id).inside, names)
    }

    fn element(&self, element: &Element, names: &mut Names) -> Drawn {
        let mut drawn = Drawn {
            name: element.name.clone(),
            ..Drawn::default()
        };
        self.fill(&mut drawn, element, names);
        drawn
    }

    /// Gives an element the attributes and the inside of a tag, and of what goes on with it.
    fn fill(&self, drawn: &mut Drawn, tag: &Element, names: &mut Names) {
        for markup::Attribute { name, value, .. } in &tag.attributes {
            let value = value.replace("untranslated ", "");
            match name.as_str() {
                "data-level" => drawn.name = format!("h{value}"),
                "data-attribute" => drop(drawn.attributes.insert(value, String::new())),
                "data-insert" => {
                    take(names, Some(&value));
                    let insides = elements_in(&self.get(&value).inside);
                    let [going_on] = insides[..] else {
                        panic!("{value} is one element");
                    };
                    self.fill(drawn, going_on, names);
                }
                "data-cut" => take(names, Some(&value)),
                "data-fields" => {}
                "style" => {
                    let (name, value) = value.split_once(": ").expect("a property");
                    drawn.attributes.insert(name.to_owned(), value.to_owned());
                }
                _ => drop(drawn.attributes.insert(name.clone(), value)),
            }
        }
        match &tag.inside[..] {
            [Node::Text(text)] if !text.text.contains('\n') => {
                drawn.text = Some(
                    text.text
                        .replace("untranslated ", "")
                        .replace("{nothing}", ""),
                );
            }
            inside => drawn.inside.extend(self.draw(inside, names)),
        }
    }

    /// What a template changes, as `element.js` is told.
    fn changes(&self, id: &str, names: &mut Names) -> Vec<Drawn> {
        let mut changes = Vec::new();
        for mut change in self.template(id, names) {
            let id = change.attributes.remove("id").expect("an id");
            let is_focused = change.attributes.remove("autofocus").is_some();
            if !change.attributes.is_empty() || change.text.is_some() {
                changes.push(Drawn {
                    name: format!("#{id}"),
                    ..change
                });
            }
            if is_focused {
                changes.push(Drawn {
                    name: format!("@{id}"),
                    ..Drawn::default()
                });
            }
        }
        changes
    }
}

fn take(names: &mut Names, expected: Option<&str>) {
    assert_eq!(names.next().as_deref(), expected);
}

fn elements(nodes: Vec<Node>) -> Vec<Element> {
    let elements = nodes.into_iter().filter_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    });
    elements.collect()
}

fn elements_in(nodes: &[Node]) -> Vec<&Element> {
    let elements = nodes.iter().filter_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    });
    elements.collect()
}

/// The fields of a template or of a cut in it, by their names.
fn fields(nodes: &[Node], fields_of: &mut BTreeMap<String, Vec<String>>) {
    for element in elements_in(nodes) {
        let name = match element.name.as_str() {
            "template" => element.value("id"),
            "cut-here" => element.value("name"),
            _ => element.value("data-cut"),
        };
        let names = element
            .value("data-fields")
            .or(element.value("fields"))
            .unwrap_or_default();
        let names = names.split_whitespace().map(str::to_owned).collect();
        fields_of.extend(name.map(|name| (name.to_owned(), names)));
        fields(&element.inside, fields_of);
    }
}

/// Pieces of notation one after another, their places filled with their own names.
fn filled(names: &[String]) -> String {
    let pieces = pieces();
    let mut fields_of = BTreeMap::new();
    fields(&markup::read(HTML).expect("elements"), &mut fields_of);
    let mut filled = String::new();
    for name in names {
        let mut piece = String::new();
        for part in &find(&pieces, name).expect("a piece").parts {
            match part {
                Part::Notation(text) => piece += &text.replace('\x1d', ""),
                Part::Words(words, _) => piece += &format!("{{{words}}}"),
            }
        }
        for (place, field) in fields_of[name].iter().enumerate() {
            // An attribute comes with its sign of equality, or not at all.
            let equals = if field == "checked" { "=" } else { "" };
            piece = piece.replace(&format!("${}", place + 1), &format!("{{{field}}}{equals}"));
        }
        filled += &piece.replace('\x1c', "{link}");
    }
    filled
}

/// What `element.js` makes of lines of notation.
fn carried_out(lines: &str) -> Vec<Drawn> {
    let mut open = vec![Drawn::default()];
    let mut changes = Vec::new();
    let end = |open: &mut Vec<Drawn>| {
        let ended = open.pop().expect("an element that is open");
        let parent = open.last_mut().expect("something around it");
        parent.inside.push(ended);
    };
    for line in lines.split('\n') {
        let (head, text) = match line.split_once('\x1f') {
            Some((head, text)) => (head, Some(text.to_owned())),
            None => (line, None),
        };
        let mut parts = head.split('\t');
        let first = parts.next().unwrap_or_default();
        let name = first.trim_start_matches(')');
        for _ in name.len()..first.len() {
            end(&mut open);
        }
        let (is_parent, name) = match name.strip_prefix('(') {
            Some(name) => (true, name),
            None => (false, name),
        };
        if name.is_empty() {
            continue;
        }
        let pairs = parts.filter_map(|attribute| attribute.split_once('='));
        let mut drawn = Drawn {
            name: name.to_owned(),
            attributes: pairs
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
            text,
            inside: Vec::new(),
        };
        if name == "input" {
            let value = drawn.text.take().expect("a value");
            drawn.attributes.insert("value".to_owned(), value);
        }
        if name.starts_with(['#', '@']) {
            changes.push(drawn);
            continue;
        }
        open.push(drawn);
        if !is_parent {
            end(&mut open);
        }
    }
    while open.len() > 1 {
        end(&mut open);
    }
    let mut drawn = open.remove(0).inside;
    drawn.extend(changes);
    drawn
}

/// Whatever can be asked of a quiz, at every step and with every answer.
fn scripts() -> Vec<String> {
    let letters = ["a", "b", "c"];
    let pairs: Vec<_> = letters
        .iter()
        .flat_map(|a| letters.map(|b| format!("{a}{b}")))
        .collect();
    let results = pairs
        .iter()
        .flat_map(|first| pairs.iter().map(move |last| format!("{first}{last}5")));
    let questions = ["----1", "a---1", "a---2", "ab--3", "abc-4"].map(str::to_owned);
    let long = "x".repeat(201);
    let names = ["--", "s-NPS", &format!("s-{long}"), &format!("--{long}")];
    let actions = [
        "draw\t",
        "typed\t",
        "continue\t",
        "flip\t1b",
        "flip\t2c",
        "flip\t",
        "end\tyes",
        "written\t",
        "hand\t",
        "option\ta",
    ];
    let mut scripts = Vec::new();
    for state in results.chain(questions) {
        for name in names {
            for action in actions {
                for host in ["\t0", "\t1", "4\t4", "6\t7"] {
                    scripts.push(quiz(&format!("{state}{name}\t{action}\t{host}")));
                }
            }
        }
    }
    scripts
}

#[test]
fn what_is_drawn_is_what_the_templates_say() {
    let templates = Templates::read();
    let known = pieces().into_iter().map(|piece| piece.name).collect();
    let scripts = scripts();
    let orders: BTreeSet<_> = scripts.iter().map(|script| names(script, &known)).collect();
    for order in &orders {
        let mut names = order.clone().into_iter().peekable();
        let mut said = Vec::new();
        while let Some(name) = names.peek().cloned() {
            said.extend(match templates.get(&name).value("data-changes") {
                Some(_) => templates.changes(&name, &mut names),
                None => templates.template(&name, &mut names),
            });
        }
        assert_eq!(carried_out(&filled(order)), said, "{order:#?}");
    }
    let seen: BTreeSet<_> = orders.into_iter().flatten().collect();
    assert_eq!(seen, known, "every template is drawn by something");
}
