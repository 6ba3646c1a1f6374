//! The part of HTML that templates are written in, read strictly: what a browser would
//! mend or ignore is refused, since a slip would then be drawn.

use std::fmt;

/// What is wrong, and where.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    /// Counted from 1.
    pub(crate) line: usize,
    /// A sentence that says what is expected.
    pub(crate) says: String,
}

/// Refuses a line.
pub(crate) fn problem<T>(line: usize, says: impl Into<String>) -> Result<T, Problem> {
    let says = says.into();
    Err(Problem { line, says })
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "line {}: {}", self.line, self.says)
    }
}

/// What an element can hold; comments are left out.
#[derive(Debug)]
pub(crate) enum Node {
    Element(Element),
    Text(Text),
}

/// Text as it is written, with the line it begins in.
#[derive(Debug)]
pub(crate) struct Text {
    pub(crate) line: usize,
    pub(crate) text: String,
}

/// An element with what is inside.
#[derive(Debug)]
pub(crate) struct Element {
    pub(crate) line: usize,
    pub(crate) name: String,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) inside: Vec<Node>,
}

/// An attribute; one without a value has an empty one.
#[derive(Debug)]
pub(crate) struct Attribute {
    pub(crate) line: usize,
    pub(crate) name: String,
    pub(crate) value: String,
}

impl Element {
    /// The value of an attribute, if it is there.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let found = attributes.find(|attribute| attribute.name == name)?;
        Some(&found.value)
    }
}

/// The elements that have no end tag, of those that a template may need.
const VOID: [&str; 3] = ["br", "input", "hr"];

/// Reads a file of elements.
pub(crate) fn read(html: &str) -> Result<Vec<Node>, Problem> {
    let mut reader = Reader {
        rest: html,
        line: 1,
    };
    let mut open: Vec<Element> = Vec::new();
    let mut top = Vec::new();
    while let Some(token) = reader.token()? {
        let node = match token {
            Token::Begin(element) => {
                open.push(element);
                continue;
            }
            Token::Whole(node) => node,
            Token::End(line, name) => match open.pop() {
                Some(element) if element.name == name => Node::Element(element),
                Some(Element {
                    line: begun,
                    name: inner,
                    ..
                }) => {
                    let says = format!(
                        "</{name}> ends here while <{inner}> of line {begun} is open: end that first"
                    );
                    return problem(line, says);
                }
                None => {
                    let says = format!("</{name}> ends what has not begun");
                    return problem(line, says);
                }
            },
        };
        match open.last_mut() {
            Some(parent) => parent.inside.push(node),
            None => top.push(node),
        }
    }
    match open.pop() {
        Some(Element { line, name, .. }) => problem(
            line,
            format!("<{name}> is never ended: </{name}> is missing"),
        ),
        None => Ok(top),
    }
}

enum Token {
    Begin(Element),
    Whole(Node),
    End(usize, String),
}

struct Reader<'a> {
    rest: &'a str,
    line: usize,
}

impl<'a> Reader<'a> {
    fn problem<T>(&self, says: impl Into<String>) -> Result<T, Problem> {
        problem(self.line, says)
    }

    /// Goes on by so many bytes, and gives them.
    fn take(&mut self, bytes: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(bytes);
        self.line += taken.matches('\n').count();
        self.rest = rest;
        taken
    }

    fn take_while(&mut self, is: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c| !is(c));
        self.take(end.unwrap_or(self.rest.len()))
    }

    /// Goes over what is expected.
    fn expect(&mut self, what: &str, says: &str) -> Result<(), Problem> {
        if !self.rest.starts_with(what) {
            return self.problem(says);
        }
        self.take(what.len());
        Ok(())
    }

    fn token(&mut self) -> Result<Option<Token>, Problem> {
        while self.rest.starts_with("<!--") {
            let Some(end) = self.rest.find("-->") else {
                return self.problem("this comment is never ended: --> is missing");
            };
            self.take(end + "-->".len());
        }
        if self.rest.is_empty() {
            return Ok(None);
        }
        if !self.rest.starts_with('<') {
            let line = self.line;
            let text = self.take_while(|c| c != '<').to_owned();
            let text = Text { line, text };
            refuse_characters(text.line, &text.text, "\n")?;
            return Ok(Some(Token::Whole(Node::Text(text))));
        }
        let line = self.line;
        self.take(1);
        let is_end = self.rest.starts_with('/');
        self.take(is_end.into());
        let name = self.take_while(is_in_name).to_owned();
        if !name.starts_with(|c: char| c.is_ascii_lowercase()) {
            return self.problem(
                "after < comes the name of a tag in small letters; < itself cannot be in a text",
            );
        }
        if is_end {
            self.expect(">", &format!("expected </{name}>"))?;
            return Ok(Some(Token::End(line, name)));
        }
        let attributes = self.attributes(&name)?;
        let is_void = VOID.contains(&name.as_str());
        let element = Element {
            line,
            name,
            attributes,
            inside: Vec::new(),
        };
        Ok(Some(if is_void {
            Token::Whole(Node::Element(element))
        } else {
            Token::Begin(element)
        }))
    }

    /// Reads the rest of a tag.
    fn attributes(&mut self, tag: &str) -> Result<Vec<Attribute>, Problem> {
        let mut attributes: Vec<Attribute> = Vec::new();
        loop {
            let space = self.take_while(char::is_whitespace);
            if self.rest.starts_with('>') {
                self.take(1);
                return Ok(attributes);
            }
            let line = self.line;
            let name = self.take_while(is_in_name).to_owned();
            if name.is_empty() || space.is_empty() {
                return self.problem(format!(
                    "in <{tag}> an attribute in small letters or > is expected, with a space before an attribute"
                ));
            }
            if attributes.iter().any(|other| other.name == name) {
                return self.problem(format!("<{tag}> has {name} twice"));
            }
            let mut value = String::new();
            if self.rest.starts_with('=') {
                self.expect(
                    "=\"",
                    &format!("the value of {name} stands between double quotes"),
                )?;
                value = self.take_while(|c| c != '"' && c != '\n').to_owned();
                self.expect(
                    "\"",
                    &format!("the value of {name} is not ended: its \" is missing in this line"),
                )?;
                refuse_characters(line, &value, "")?;
            }
            attributes.push(Attribute { line, name, value });
        }
    }
}

fn is_in_name(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'
}

/// Refuses what has a meaning in scripts, or would need one here.
fn refuse_characters(line: usize, text: &str, but: &str) -> Result<(), Problem> {
    let refused = |c: char| "&$".contains(c) || (c.is_control() && !but.contains(c));
    match text.find(refused) {
        Some(at) => {
            let line = line + text[..at].matches('\n').count();
            let found = text[at..].chars().next().unwrap_or_default();
            let says = format!(
                "{found:?} cannot be in a template: no character is written by its name, and \
                 places are written {{name}}"
            );
            problem(line, says)
        }
        None => Ok(()),
    }
}
