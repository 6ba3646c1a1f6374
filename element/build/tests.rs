//! What a template becomes, and what is refused.

use super::notation::{Piece, as_rust, convert};
use super::places::Part;

/// The pieces of a file, a line each: `<TITLE>` stands for words.
fn pieces(html: &str) -> Vec<String> {
    let line = |Piece { name, parts }: Piece| {
        let parts = parts.into_iter().map(|part| match part {
            Part::Notation(text) => text,
            Part::Words(words, _) => format!("<{words}>"),
        });
        format!("{name}: {}", parts.collect::<String>())
    };
    let pieces = convert(html).unwrap_or_else(|problem| panic!("{problem} in {html}"));
    pieces.into_iter().map(line).collect()
}

/// A file whose first template draws an element `x` and inserts the others.
fn file(inserts: &str, templates: &str) -> String {
    format!("<template id=\"top\"><p id=\"x\"></p>{inserts}</template>\n{templates}")
}

#[test]
fn elements_attributes_and_places_become_notation() {
    let cases = [
        ("<p></p>", "p\n"),
        (
            "<p class=\"a b\" hidden>é, “x”</p>",
            "p\tclass=a b\thidden=\x1fé, “x”\n",
        ),
        (
            "<p>\n  <!-- why -->\n  <b> </b>\n</p><i>1</i>",
            "(p\nb\x1f \n)i\x1f1\n",
        ),
        ("<ul><li><b>1</b></li></ul>", "(ul\n(li\nb\x1f1\n))"),
        (
            "<input id=\"i\" value=\"{two}\" dir=\"auto\">",
            "input\tid=i\tdir=auto\x1f$2\n",
        ),
        (
            "<p title=\"{one}-{two}\">{two}{nothing}</p>",
            "p\ttitle=$1-$2\x1f$2\n",
        ),
        (
            "<a href=\"{link}\">{BACK}</a>",
            "a\thref=\x1c\x1f\x1d<BACK>\x1d\n",
        ),
        (
            "<p>{untranslated KPI}: {QUOTES[0]}</p>",
            "p\x1f<KPI>: \x1d<QUOTES[0]>\x1d\n",
        ),
        ("<h2 data-level=\"{one}\">1</h2>", "h$1\x1f1\n"),
        ("<p data-attribute=\"{one}\"></p>", "p\t$1\n"),
        ("<p style=\"--a: {one}; --b: 2\"></p>", "p\t--a=$1\t--b=2\n"),
    ];
    for (html, notation) in cases {
        let inserted = format!("<template id=\"t\" data-fields=\"one two\">{html}</template>");
        // Something follows it, so that all is ended.
        let html = file(
            "<insert-here template=\"t\"></insert-here><cut-here name=\"end\"></cut-here><hr>",
            &inserted,
        );
        assert_eq!(pieces(&html)[2..], [format!("t: {notation}")], "{html}");
    }
}

#[test]
fn a_template_is_cut_where_others_are_inserted() {
    let html = "
        <template id=\"top\" data-fields=\"a\">
          <ol><insert-here template=\"row\" each=\"row\"></insert-here><cut-here name=\"mid\" fields=\"b\"></cut-here></ol>
          <p>{b}</p>
          <div id=\"scale\" data-insert=\"inner\"></div>
          <cut-here name=\"low\"></cut-here>
          <div><hr><insert-here one-of=\"row mark\" when=\"it may\"></insert-here></div>
        </template>
        <template id=\"row\"><li><b>1</b></li></template>
        <template id=\"mark\"><i>2</i></template>
        <template id=\"inner\" data-continues>
          <div class=\"x\" data-insert=\"place\" data-cut=\"rest\" data-fields=\"c\"><b>{c}</b></div>
        </template>
        <template id=\"place\" data-fields=\"d\" data-continues><div title=\"{d}\"></div></template>";
    let expected = [
        "top: (ol\n",
        "mid: )p\x1f$1\n(div\tid=scale",
        // What comes last of all is not ended.
        "low: (div\nhr\n",
        "row: (li\nb\x1f1\n)",
        "mark: i\x1f2\n",
        "inner: \tclass=x",
        "rest: \nb\x1f$1\n)",
        "place: \ttitle=$1",
    ];
    assert_eq!(pieces(html), expected);
}

#[test]
fn a_template_may_change_what_is_drawn() {
    let cases = [
        ("<p id=\"x\">{one}</p>", vec!["#x\x1f$1\n"]),
        ("<p id=\"x\">{nothing}</p>", vec!["#x\x1f\n"]),
        ("<p id=\"x\" title=\"1\"></p>", vec!["#x\ttitle=1\n"]),
        ("<p id=\"x\" autofocus></p>", vec!["@x\n"]),
        ("<p id=\"x\" autofocus>1</p>", vec!["#x\x1f1\n@x\n"]),
        (
            "<p id=\"x\" data-insert=\"place\" data-cut=\"rest\"></p><p id=\"x\">1</p>",
            vec!["#x", "\n#x\x1f1\n"],
        ),
    ];
    for (html, notation) in cases {
        let place = "<template id=\"place\" data-continues><p lang=\"en\"></p></template>\
            <template id=\"other\" data-changes><p id=\"x\" data-insert=\"place\" data-cut=\"also\"></p></template>";
        let html =
            format!("{place}<template id=\"t\" data-fields=\"one\" data-changes>{html}</template>");
        let found = pieces(&file("", &html));
        let expected = ["t", "rest"].iter().zip(notation);
        let expected: Vec<_> = expected
            .map(|(name, text)| format!("{name}: {text}"))
            .collect();
        assert_eq!(found[4..], expected, "{html}");
    }
}

#[test]
fn what_is_not_understood_is_refused_with_its_line() {
    let in_template = [
        // As HTML.
        (
            "\n<p>1",
            2,
            "</template> ends here while <p> of line 2 is open",
        ),
        (
            "<p>1</b></p>",
            1,
            "</b> ends here while <p> of line 1 is open",
        ),
        (
            "<p\nclass=x></p>",
            2,
            "the value of class stands between double quotes",
        ),
        ("<p class=\"x></p>\n", 1, "its \" is missing in this line"),
        (
            "<p class=\"x\"id=\"y\"></p>",
            1,
            "with a space before an attribute",
        ),
        ("<p id=\"x\" id=\"y\"></p>", 1, "<p> has id twice"),
        ("<P></P>", 1, "the name of a tag in small letters"),
        ("<p>1 < 2</p>", 1, "< itself cannot be in a text"),
        ("\n<p>a &amp; b</p>", 2, "'&' cannot be in a template"),
        ("<p>$1</p>", 1, "'$' cannot be in a template"),
        ("<p>\x1d</p>", 1, "cannot be in a template"),
        ("<hr><!-- 1", 1, "this comment is never ended"),
        // As a drawing.
        ("\n\n<dvi></dvi>", 3, "<dvi> is not among the elements"),
        ("<script></script>", 1, "<script> is not among the elements"),
        ("<p onclick=\"x\"></p>", 1, "onclick would be a script"),
        ("<p\n  data-insrt=\"x\"></p>", 2, "data-insrt is no mark"),
        ("<p style=\"color: red\"></p>", 1, "custom properties only"),
        ("<div>one <b>two</b></div>", 1, "put it into a <span>"),
        ("<p>one\ntwo</p>", 1, "the text of <p> stands in its line"),
        ("<input>", 1, "an <input> has a value"),
        ("<p data-level=\"2\"></p>", 1, "data-level is for headings"),
        (
            "<p autofocus></p>",
            1,
            "autofocus is for templates with data-changes",
        ),
        // As a place.
        (
            "\n<p>{two}</p>",
            2,
            "there is no field {two} here; there are one",
        ),
        ("<p>{one</p>", 1, "a place is written {name}"),
        ("<p>one}</p>", 1, "a place is written {name}"),
        ("<p>{}</p>", 1, "there is no field {} here"),
        ("<p>{Title}</p>", 1, "there is no field {Title} here"),
        // As an insertion.
        (
            "<insert-here template=\"other\"></insert-here>",
            1,
            "there is no template other",
        ),
        (
            "<insert-here template=\"t\"></insert-here>",
            1,
            "t would be drawn within itself",
        ),
        (
            "<insert-here></insert-here>",
            1,
            "<insert-here template=\"…\"></insert-here> is expected",
        ),
        (
            "<insert-here template=\"t\" if=\"x\"></insert-here>",
            1,
            "and not if",
        ),
        (
            "<cut-here name=\"top\"></cut-here>",
            1,
            "top is the name of another",
        ),
        (
            "<cut-here></cut-here>",
            1,
            "name=\"…\" with a name in small letters",
        ),
        (
            "<cut-here id=\"x\"></cut-here>",
            1,
            "<cut-here name=\"…\" fields=\"…\"></cut-here> is expected",
        ),
        (
            "<div data-cut=\"x\"></div>",
            1,
            "in a tag go with data-insert",
        ),
        (
            "<div data-insert=\"t\"></div>",
            1,
            "t cannot be inserted here",
        ),
    ];
    for (html, line, says) in in_template {
        let html = format!("<template id=\"t\" data-fields=\"one\">{html}</template>");
        let top = "<template id=\"top\"><insert-here template=\"t\"></insert-here></template>";
        refused(&format!("{top}{html}"), line, says);
    }

    let whole = [
        ("\n1", 2, "a text stands outside of any <template>"),
        ("<p></p>", 1, "<p> stands outside of any <template>"),
        ("</p>", 1, "</p> ends what has not begun"),
        (
            "<template>\n</template>",
            1,
            "id=\"…\" with a name in small letters",
        ),
        (
            "<template id=\"a\" class=\"b\"></template>",
            1,
            "and not class",
        ),
        (
            "<template id=\"a\" data-fields=\"b link\"></template>",
            1,
            "{link} means something else",
        ),
        (
            "<template id=\"a\" data-fields=\"a b c d e f g h i j\"></template>",
            1,
            "more than 9 fields",
        ),
        (
            "<template id=\"a\"></template>\n<template id=\"a\"></template>",
            2,
            "line 1 has a template a already",
        ),
        (
            "<template id=\"a\"></template>\n<template id=\"b\"></template>",
            2,
            "no template says where b is drawn",
        ),
        (
            "<template id=\"a\"><ul>\n<insert-here template=\"b\"></insert-here>\n</ul><hr></template>\
             <template id=\"b\"><li></li></template>",
            3,
            "<cut-here name=\"…\"></cut-here> is expected before anything is drawn or ended",
        ),
        (
            "<template id=\"a\"><p id=\"x\"></p></template>\n<template id=\"b\" data-changes><p id=\"y\">1</p></template>",
            2,
            "no template draws an element with the id y",
        ),
        (
            "<template id=\"a\"><p id=\"x\"></p></template>\n<template id=\"b\" data-changes><p id=\"x\"></p></template>",
            2,
            "nothing of <p> is changed",
        ),
        (
            "<template id=\"a\">\n<p data-insert=\"b\"></p></template><template id=\"b\" data-continues><p class=\"x\"></p></template>",
            2,
            "b has attributes only where data-cut follows",
        ),
    ];
    for (html, line, says) in whole {
        refused(html, line, says);
    }
}

fn refused(html: &str, line: usize, says: &str) {
    match convert(html) {
        Ok(_) => panic!("not refused: {html}"),
        Err(problem) => {
            assert!(problem.says.contains(says), "{html}: {problem}");
            assert_eq!(problem.line, line, "{html}: {problem}");
        }
    }
}

#[test]
fn pieces_are_constants_that_name_the_line_of_their_words() {
    let pieces = convert("<template id=\"start-again\">\n<p>{RESTART}</p></template>");
    let rust = as_rust(&pieces.expect("a template"), "a.html");
    let expected = "pub(crate) const START_AGAIN: &str = constcat::concat!(\n    \
        \"p\\u{1f}\\u{1d}\",\n    words::RESTART, // a.html:2\n    \"\\u{1d}\\n\",\n);\n";
    assert_eq!(rust, expected);
}
