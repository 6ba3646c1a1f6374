//! A drawing's text as elements. Only what the drawings here consist of.

/// An element with its attributes and the text in it.
#[derive(Debug)]
pub(crate) struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    pub(crate) text: String,
}

impl Element {
    #[track_caller]
    pub(crate) fn get(&self, name: &str) -> &str {
        self.find(name)
            .unwrap_or_else(|| panic!("{name} of {self:?}"))
    }

    pub(crate) fn find(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let found = attributes.find(|(other, _)| other == name);
        found.map(|(_, value)| value.as_str())
    }

    #[track_caller]
    pub(crate) fn number(&self, name: &str) -> f64 {
        self.get(name).parse().expect(name)
    }

    /// From left to right, as wide as its characters usually are.
    pub(crate) fn across(&self) -> (f64, f64) {
        let (x, wide) = (
            self.number("x"),
            self.text.chars().map(usual).sum::<f64>() * SIZE,
        );
        match self.find("text-anchor") {
            Some("middle") => (x - wide / 2.0, x + wide / 2.0),
            Some("end") => (x - wide, x),
            _ => (x, x + wide),
        }
    }

    /// From top to bottom.
    fn down(&self) -> (f64, f64) {
        let y = self.number("y");
        (y - 0.75 * SIZE, y + 0.2 * SIZE)
    }
}

/// How high a line of text is.
const SIZE: f64 = 12.0;

/// How wide a character is for the height of its line, in the fonts that systems have for
/// their windows (Segoe UI, SF, Roboto, Noto Sans): digits 0.64 in the widest of them,
/// a letter less, a capital more. Nothing where they differ.
fn usual(c: char) -> f64 {
    match c {
        'f' | 'i' | 'I' | 'j' | 'l' | 'r' | 't' | '.' | ',' | '-' => 0.3,
        'm' | 'w' | 'M' | 'W' => 0.95,
        c if c.is_ascii_uppercase() => 0.7,
        c if c.is_ascii_alphanumeric() => 0.63,
        '\u{4e00}'..='\u{9fff}' => 1.0,
        _ => 0.0,
    }
}

/// Reads a drawing, and panics at what is no well-formed one.
#[track_caller]
pub(crate) fn read(svg: &str) -> Vec<Element> {
    let mut elements: Vec<Element> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for part in svg.split('<').skip(1) {
        let (tag, text) = part.split_once('>').expect("a tag's end");
        assert!(!text.contains('>'), "an unescaped text: {text}");
        if let Some(name) = tag.strip_prefix('/') {
            let last = open.pop().expect("an open element");
            assert_eq!(elements[last].name, name);
            continue;
        }
        let (tag, closed) = match tag.strip_suffix('/') {
            Some(tag) => (tag, true),
            None => (tag, false),
        };
        let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
        let mut attributes = Vec::new();
        while let Some((name, after)) = rest.trim_start().split_once("=\"") {
            let (value, after) = after.split_once('"').expect("a value's end");
            attributes.push((name.to_owned(), value.to_owned()));
            rest = after;
        }
        assert_eq!(rest.trim(), "", "only attributes: {tag}");
        let unescaped = text
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&");
        if !closed {
            open.push(elements.len());
        }
        elements.push(Element {
            name: name.to_owned(),
            attributes,
            text: unescaped,
        });
    }
    assert!(open.is_empty(), "each element ends");
    elements
}

pub(crate) fn named<'a>(elements: &'a [Element], name: &str) -> Vec<&'a Element> {
    elements
        .iter()
        .filter(|element| element.name == name)
        .collect()
}

/// The only text of these words.
#[track_caller]
pub(crate) fn text<'a>(elements: &'a [Element], words: &str) -> &'a Element {
    let texts = named(elements, "text");
    let mut found = texts.into_iter().filter(|element| element.text == words);
    let first = found.next().unwrap_or_else(|| panic!("no text {words}"));
    assert!(found.next().is_none(), "two texts {words}");
    first
}

/// The strokes that have this colour.
pub(crate) fn strokes<'a>(elements: &'a [Element], colour: &str) -> Vec<&'a Element> {
    let of = |element: &&Element| {
        let stroke = element.find("stroke").unwrap_or_default();
        stroke.starts_with(&["var(--", colour, ","].concat())
    };
    named(elements, "path").into_iter().filter(of).collect()
}

/// The points of a path that consists of nothing else.
#[track_caller]
pub(crate) fn points(path: &Element) -> Vec<(f64, f64)> {
    let numbers: Vec<f64> = path.get("d")[1..]
        .split([' ', 'M'])
        .map(|number| number.parse().expect("a number"))
        .collect();
    numbers.chunks(2).map(|pair| (pair[0], pair[1])).collect()
}

/// What holds of every drawing over time: it is well formed, has a name, numbers
/// that are numbers, colours that hold without a page, and each text inside.
#[track_caller]
pub(crate) fn check(svg: &str) -> Vec<Element> {
    let elements = read(svg);
    let root = &elements[0];
    assert_eq!(root.get("role"), "img");
    assert_eq!(elements[1].name, "title");
    assert_eq!(elements[2].name, "desc");
    let (width, height) = (root.number("width"), root.number("height"));
    let size = [root.get("width"), " ", root.get("height")].concat();
    assert_eq!(root.get("viewBox"), ["0 0 ", &size].concat());
    for element in &elements {
        for (name, value) in &element.attributes {
            let colour = matches!(name.as_str(), "fill" | "stroke") && value != "none";
            assert!(!colour || value.starts_with("var(--") && value.contains(", #"));
            assert!(!value.contains("NaN") && !value.contains("inf"), "{value}");
            assert!(name != "id" && name != "style", "{name}");
            if matches!(name.as_str(), "d" | "x" | "y" | "cx" | "cy") {
                inside(value, width.max(height));
            }
        }
    }
    for text in named(&elements, "text") {
        let (left, right) = text.across();
        assert!(left >= 0.0 && right <= width, "{text:?}");
        assert!(text.number("y") >= 9.0 && text.number("y") <= height - 2.0);
    }
    elements
}

#[track_caller]
fn inside(value: &str, most: f64) {
    let is_number = |c: char| c.is_ascii_digit() || c == '.' || c == '-';
    for number in value.split(|c| !is_number(c)) {
        // Relative steps may be written without a space before a sign.
        for number in number.split('-').filter(|number| !number.is_empty()) {
            let number: f64 = number.parse().expect(value);
            assert!(number <= most, "{value}");
        }
    }
}

/// No text lies on another.
#[track_caller]
pub(crate) fn apart(elements: &[Element]) {
    let texts = named(elements, "text");
    for (index, one) in texts.iter().enumerate() {
        for other in &texts[index + 1..] {
            let ((left, right), (from, to)) = (one.across(), other.across());
            let ((top, bottom), (above, below)) = (one.down(), other.down());
            let beside = right <= from || to <= left;
            let parted = bottom <= above || below <= top;
            assert!(beside || parted, "{one:?} lies on {other:?}");
        }
    }
}
