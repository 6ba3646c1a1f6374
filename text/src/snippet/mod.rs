//! What to paste into a page to have the quiz there: settings into HTML.

pub mod colour;

use form_urlencoded::Serializer;
use waymark_core::name::Name;
use waymark_core::quiz::Answers;

use crate::embed as words;
use crate::fallback::fallback;

/// The ways in which a page takes the quiz.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// A custom element and the script that registers it.
    Element,
    /// An iframe.
    Frame,
    /// A package from npm.
    Package,
    /// The address of the quiz, for pages that make a frame of it.
    Address,
    /// A link to the quiz on its own page.
    Link,
}

impl Way {
    /// Whether the page is told nothing.
    #[must_use]
    pub fn is_a_link(self) -> bool {
        matches!(self, Self::Address | Self::Link)
    }
}

/// Where the embed is served, and which version it is.
pub struct Source<'a> {
    /// The address of its folder, ending in a slash.
    pub base: &'a str,
    /// A version that never changes, with the checksum of its script.
    pub pinned: Option<(&'a str, &'a str)>,
}

/// The languages besides English that the quiz comes in.
pub const LANGUAGES: [&str; 1] = ["de"];

/// The settings that differ from their defaults: attributes, and custom
/// properties, whose names begin with `--`.
pub type Settings = Vec<(&'static str, String)>;

/// What a setting is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Any text.
    Text,
    /// There or not.
    Flag,
    /// One of these.
    Choice(&'static [&'static str]),
    /// A colour.
    Colour,
}

/// What a setting is, by its name.
#[must_use]
pub fn kind(name: &str) -> Kind {
    match name {
        "heading-level" => Kind::Choice(&["3", "4", "5", "6"]),
        "no-heading" | "no-share" | "required" | "disabled" => Kind::Flag,
        "--ok-radius" | "--ok-font" => Kind::Text,
        name if name.starts_with("--") => Kind::Colour,
        _ => Kind::Text,
    }
}

/// What keeps a value from being used, if anything does.
#[must_use]
pub fn problem(name: &str, value: &str) -> Option<&'static str> {
    match name {
        "metric" => Name::parse(value).err().map(|_| words::METRIC_PROBLEM),
        "answers" if Answers::parse(value).is_none() => Some(words::ANSWERS_PROBLEM),
        "app-url" if !value.is_empty() => {
            let lower = value.to_ascii_lowercase();
            let fits = lower.starts_with("https://") || lower.starts_with("http://");
            (!fits).then_some(words::APP_URL_PROBLEM)
        }
        _ => None,
    }
}

/// Whether a setting is about a form, of which a frame is no part.
#[must_use]
pub fn is_for_forms(name: &str) -> bool {
    matches!(name, "name" | "required" | "disabled")
}

/// What to paste.
#[must_use]
pub fn snippet(way: Way, source: &Source<'_>, settings: &Settings) -> String {
    match way {
        Way::Element => [
            &script(source, "okr-or-kpi.js", "type=\"module\""),
            "\n",
            &element(settings),
            "\n\n",
            &style(settings),
        ]
        .concat(),
        Way::Frame => [
            "<iframe data-okr-or-kpi title=\"",
            fallback(language(settings)).0,
            "\"\n  src=\"",
            &escaped(&frame_address(source, settings)),
            "\"\n  sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\"\n  \
             allow=\"clipboard-write\" width=\"100%\" height=\"640\" frameborder=\"0\"></iframe>\n",
            &script(source, "frame.js", "async"),
        ]
        .concat(),
        // Whoever links to the app's own page knows where that is.
        Way::Address | Way::Link => frame_address(source, settings),
        Way::Package => [
            "npm install okr-or-kpi\n\nimport \"okr-or-kpi\";\n\n",
            &element(settings),
            "\n\n",
            &style(settings),
        ]
        .concat(),
    }
}

/// The address of the frame that shows the quiz with these settings. They stand
/// in its fragment, which no server sees.
#[must_use]
pub fn frame_address(source: &Source<'_>, settings: &Settings) -> String {
    let mut query = Serializer::new(String::new());
    for (name, value) in settings {
        if !is_for_forms(name) {
            query.append_pair(name.trim_start_matches("--"), value);
        }
    }
    let query = query.finish();
    let mark = if query.is_empty() { "" } else { "#" };
    [&folder(source), "frame.html", mark, &query].concat()
}

fn folder(source: &Source<'_>) -> String {
    match source.pinned {
        Some((version, _)) => [source.base, version, "/"].concat(),
        None => source.base.to_owned(),
    }
}

fn script(source: &Source<'_>, file: &str, attributes: &str) -> String {
    let address = [folder(source).as_str(), file].concat();
    let integrity = match source.pinned {
        Some((_, integrity)) if file == "okr-or-kpi.js" => {
            ["\n  integrity=\"", integrity, "\" crossorigin"].concat()
        }
        _ => String::new(),
    };
    let address = escaped(&address);
    [
        "<script ",
        attributes,
        " src=\"",
        &address,
        "\"",
        &integrity,
        "></script>",
    ]
    .concat()
}

fn element(settings: &Settings) -> String {
    let mut tag = String::from("<okr-or-kpi");
    for (name, value) in settings.iter().filter(|(name, _)| !name.starts_with("--")) {
        tag += " ";
        tag += name;
        if kind(name) != Kind::Flag {
            tag += &["=\"", &escaped(value), "\""].concat();
        }
    }
    tag + ">\n" + fallback(language(settings)).1 + "</okr-or-kpi>"
}

fn language(settings: &Settings) -> &str {
    let found = settings.iter().find(|(name, _)| *name == "lang");
    found.map_or("", |(_, language)| language)
}

/// What goes below the quiz to count results: a line that does so, in a script.
#[must_use]
pub fn counting(line: &str) -> String {
    [
        "<script>\n  addEventListener(\"okr-or-kpi-complete\", (event) => {\n    ",
        line,
        "\n  });\n</script>",
    ]
    .concat()
}

/// The colour that the quiz has by itself, light or dark; empty for none.
#[must_use]
pub fn default_colour(name: &str, dark: bool) -> &'static str {
    let (in_light, in_dark) = match name {
        "--ok-fg" | "--ok-accent" | "--ok-focus" => ("#1b1a20", "#efedf4"),
        "--ok-muted" => ("#55525e", "#b8b4c4"),
        "--ok-bg" => ("#ffffff", "#1e1d24"),
        "--ok-border" => ("#d9d6e0", "#3d3a47"),
        "--ok-edge" => ("#7d7988", "#8c8899"),
        "--ok-okr" => ("#6d28c9", "#c5a5ff"),
        "--ok-kpi" => ("#005f70", "#62cbe0"),
        _ => ("", ""),
    };
    if dark { in_dark } else { in_light }
}

/// What keeps the page from moving when the quiz arrives, and its looks. Where no script
/// runs, or for five seconds none has come, it keeps no room.
fn style(settings: &Settings) -> String {
    let mut looks = String::new();
    for (name, value) in settings.iter().filter(|(name, _)| name.starts_with("--")) {
        // What would end the declaration or the sheet is not a value.
        let value = value.replace(['<', ';', '{', '}'], "");
        looks += &[" ", name, ": ", &value, ";"].concat();
    }
    let (wide, narrow) = heights(settings);
    [
        "<style>\n  okr-or-kpi { display: block; min-height: ",
        &wide.to_string(),
        "em;",
        &looks,
        " }\n  @media (max-width: 36em) { okr-or-kpi { min-height: ",
        &narrow.to_string(),
        "em; } }\n  @media (scripting: none) { okr-or-kpi { min-height: 0; } }\n  \
         okr-or-kpi:not(:defined) { animation: okr-or-kpi 0s 5s forwards; }\n  \
         @keyframes okr-or-kpi { to { min-height: 0; } }\n</style>",
    ]
    .concat()
}

/// What the first question takes at most, in em of the page's type: on a wide
/// screen, and from 36 em down to 320 px. Measured.
fn heights(settings: &Settings) -> (u8, u8) {
    let (mut wide, mut narrow) = (36, 40);
    for (name, _) in settings {
        match *name {
            "metric" => (wide, narrow) = (wide - 7, narrow - 7),
            "no-heading" => (wide, narrow) = (wide - 4, narrow - 4),
            "theme" => (wide, narrow) = (wide + 3, narrow + 4),
            "lang" => (wide, narrow) = (wide + 2, narrow + 2),
            _ => {}
        }
    }
    (wide, narrow)
}

/// Text as it stands in an attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOVING: Source<'_> = Source {
        base: "https://example.org/embed/",
        pinned: None,
    };

    fn settings(pairs: &[(&'static str, &str)]) -> Settings {
        pairs
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()))
            .collect()
    }

    #[test]
    fn the_languages_are_those_that_there_are_words_for() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/translations");
        let mut found: Vec<String> = std::fs::read_dir(folder)
            .expect("translations")
            .filter_map(|file| Some(file.ok()?.path().file_stem()?.to_str()?.to_owned()))
            .collect();
        found.sort();
        assert_eq!(found, LANGUAGES);
    }

    #[test]
    fn an_element_takes_two_lines_and_two_of_style() {
        let html = snippet(Way::Element, &MOVING, &Settings::new());
        assert!(html.starts_with(
            "<script type=\"module\" src=\"https://example.org/embed/okr-or-kpi.js\"></script>\n\
             <okr-or-kpi>\n  <table>"
        ));
        assert!(html.contains("min-height: 36em; }"));
    }

    #[test]
    fn a_quiz_in_german_has_german_in_its_place() {
        let settings = settings(&[("lang", "de")]);
        let html = snippet(Way::Element, &MOVING, &settings);
        assert!(html.contains("<okr-or-kpi lang=\"de\">"));
        assert!(html.contains("Führe sie als") && !html.contains("Run it as"));
        let html = snippet(Way::Frame, &MOVING, &settings);
        assert!(html.contains("title=\"OKR oder KPI?\""));
    }

    #[test]
    fn each_language_that_can_be_chosen_has_words_and_stands_in_the_tag_itself() {
        let chosen: Vec<&str> = words::LANGUAGES.iter().map(|(code, _)| *code).collect();
        assert_eq!(chosen, [&[""], LANGUAGES.as_slice()].concat());
        for language in LANGUAGES {
            assert_ne!(fallback(language), fallback(""));
        }
    }

    #[test]
    fn the_colours_that_pickers_show_are_those_of_the_quiz() {
        let sheet = include_str!("../../../element/src/element.css");
        for (name, ..) in words::GROUPS[2].1 {
            if kind(name) != Kind::Colour || ["--ok-accent", "--ok-focus"].contains(name) {
                continue;
            }
            let pair = [false, true].map(|dark| default_colour(name, dark));
            let pair = ["light-dark(", pair[0], ", ", pair[1], ")"].concat();
            let says = ["var(", name, ", ", &pair.replace("#ffffff", "#fff")].concat();
            assert!(sheet.contains(&says), "{says}");
        }
    }

    #[test]
    fn counting_takes_five_lines() {
        assert_eq!(counting("count();").lines().count(), 5);
    }

    #[test]
    fn a_pinned_version_is_checked_by_the_browser() {
        let source = Source {
            pinned: Some(("0.2.0", "sha384-abc")),
            ..MOVING
        };
        let html = snippet(Way::Element, &source, &Settings::new());
        assert!(
            html.contains("/embed/0.2.0/okr-or-kpi.js\"\n  integrity=\"sha384-abc\" crossorigin>")
        );
        let html = snippet(Way::Frame, &source, &Settings::new());
        assert!(html.contains("/embed/0.2.0/frame.html\""));
        assert!(!html.contains("integrity"));
    }

    #[test]
    fn what_was_typed_stays_within_its_attribute() {
        let settings = settings(&[
            ("metric", "\"><script>alert(1)</script> & Söhne"),
            ("no-heading", ""),
            ("--ok-okr", "red; } </style>"),
        ]);
        let html = snippet(Way::Element, &MOVING, &settings);
        assert!(html.contains(
            "<okr-or-kpi metric=\"&quot;>&lt;script>alert(1)&lt;/script> &amp; Söhne\" no-heading>"
        ));
        assert!(html.contains("min-height: 25em; --ok-okr: red  /style>; }"));
    }

    #[test]
    fn what_would_be_ignored_is_said_to_be() {
        for (name, bad, good) in [
            ("answers", "abx", "abca"),
            ("app-url", "waymark.example", "https://waymark.example/"),
        ] {
            assert!(problem(name, bad).is_some(), "{bad}");
            assert_eq!(problem(name, good), None);
            assert_eq!(problem(name, ""), None);
        }
        assert!(problem("metric", &"x".repeat(201)).is_some());
        assert_eq!(problem("theme", "dark"), None);
    }

    #[test]
    fn a_frame_has_its_settings_in_the_fragment_and_none_for_forms() {
        let settings = settings(&[
            ("metric", "a & b"),
            ("required", ""),
            ("--ok-okr", "#123456"),
        ]);
        assert_eq!(
            frame_address(&MOVING, &settings),
            "https://example.org/embed/frame.html#metric=a+%26+b&ok-okr=%23123456"
        );
        assert!(snippet(Way::Frame, &MOVING, &settings).contains("metric=a+%26+b&amp;ok-okr"));
    }
}
