//! Where in the app one is: the address's fragment as a value.
//!
//! The fragment never reaches a server, and a plain static server has only one
//! page to serve whatever stands in it.

pub mod goals;
pub mod kpis;

use std::fmt;

use crate::permalink::Permalink;
use crate::review::Rhythm;

/// A place in the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `#/quiz`, also with answers and a name, and the empty fragment.
    Quiz(Permalink),
    /// `#/grade`, with the letters that restore what stands there; empty for
    /// none.
    Grade(String),
    /// `#/goals`, with what the page's query says; empty for nothing.
    Goals(String),
    /// `#/kpis`, with what the page's query says; empty for nothing.
    Kpis(String),
    /// `#/review/week` and its like, with what the page's query says; empty for nothing.
    /// `#/review` is the week's.
    Review(Rhythm, String),
    /// `#/guide`, or `#/guide/` and the name of one of its sections; empty for none.
    Guide(String),
    /// `#/library`, or `#/library/` and the name of one of its rows; empty for none.
    Library(String),
    /// `#/note`, with what its query says; empty for nothing.
    Note(String),
    /// `#/embed`
    Embed,
    /// Any other fragment, as it stands.
    Unknown(String),
}

/// The reviews by the paths that lead to them.
const REVIEWS: [(Rhythm, &str); 3] = [
    (Rhythm::Week, "/review/week"),
    (Rhythm::Month, "/review/month"),
    (Rhythm::Quarter, "/review/quarter"),
];

/// What stands for the letters of a link that has lost them.
const NO_LETTERS: &str = ".";

/// The quiz, fresh: where one is without a fragment.
impl Default for Route {
    fn default() -> Self {
        Self::Quiz(Permalink::default())
    }
}

impl Route {
    /// Reads a fragment, with or without its `#`. Never fails: what leads
    /// nowhere is [`Route::Unknown`].
    #[must_use]
    pub fn parse(fragment: &str) -> Self {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let (path, query) = fragment.split_once('?').unwrap_or((fragment, ""));
        match path {
            "" | "/" | "/quiz" => Self::Quiz(Permalink::parse(query)),
            "/grade" => Self::Grade(
                form_urlencoded::parse(query.as_bytes())
                    .find(|(key, _)| key == "g")
                    .map(|(_, letters)| match letters.is_empty() {
                        // A link that lost all of them is a damaged one.
                        true => NO_LETTERS.to_owned(),
                        false => letters.into_owned(),
                    })
                    .unwrap_or_default(),
            ),
            "/goals" => Self::Goals(query.to_owned()),
            "/kpis" => Self::Kpis(query.to_owned()),
            "/note" => Self::Note(query.to_owned()),
            "/embed" => Self::Embed,
            // Of which review nobody said: the one that is due in every week.
            "/review" => Self::Review(Rhythm::Week, query.to_owned()),
            "/guide" => Self::Guide(String::new()),
            "/library" => Self::Library(String::new()),
            path => match REVIEWS.iter().find(|(_, word)| *word == path) {
                Some((rhythm, _)) => Self::Review(*rhythm, query.to_owned()),
                None => part_of(path, "/guide/")
                    .map(Self::Guide)
                    .or_else(|| part_of(path, "/library/").map(Self::Library))
                    .unwrap_or_else(|| Self::Unknown(fragment.to_owned())),
            },
        }
    }

    /// A new objective that begins with the metric of a quiz, which may have no name.
    #[must_use]
    pub fn goal_of(metric: &str) -> Self {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("m", metric);
        Self::Goals(query.finish())
    }

    /// A new KPI that bears the name of a quiz's metric, which may have none.
    #[must_use]
    pub fn kpi_of(metric: &str) -> Self {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("m", metric);
        Self::Kpis(query.finish())
    }

    /// Which page shows it.
    #[must_use]
    pub const fn page(&self) -> Page {
        match self {
            Self::Quiz(_) => Page::Quiz,
            Self::Grade(_) => Page::Grade,
            Self::Goals(_) => Page::Goals,
            Self::Kpis(_) => Page::Kpis,
            Self::Review(..) => Page::Review,
            Self::Guide(_) => Page::Guide,
            Self::Library(_) => Page::Library,
            Self::Note(_) => Page::Note,
            Self::Embed => Page::Embed,
            Self::Unknown(_) => Page::Unknown,
        }
    }
}

/// What stands behind the path of a page, where that is the name of a part of it: small
/// letters, digits and hyphens.
fn part_of(path: &str, page: &str) -> Option<String> {
    let part = path.strip_prefix(page)?;
    let is_name = part
        .bytes()
        .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-');
    (is_name && !part.is_empty()).then(|| part.to_owned())
}

/// Writes what leads to a page, and behind a mark what is said of it; that may be nothing.
fn write_with(f: &mut fmt::Formatter<'_>, page: &str, mark: &str, said: &str) -> fmt::Result {
    f.write_str(page)?;
    if said.is_empty() {
        return Ok(());
    }
    f.write_str(mark)?;
    f.write_str(said)
}

/// The fragment with its `#`, as it is put into an address.
impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Quiz(link) => write_with(f, "#/quiz", "?", &link.to_query()),
            Self::Grade(letters) if letters.is_empty() => f.write_str("#/grade"),
            Self::Grade(letters) => {
                let mut query = form_urlencoded::Serializer::new(String::new());
                query.append_pair("g", letters);
                write_with(f, "#/grade", "?", &query.finish())
            }
            Self::Goals(query) => write_with(f, "#/goals", "?", query),
            Self::Kpis(query) => write_with(f, "#/kpis", "?", query),
            Self::Note(query) => write_with(f, "#/note", "?", query),
            Self::Review(rhythm, query) => {
                let found = REVIEWS.iter().find(|(of, _)| of == rhythm);
                f.write_str("#")?;
                write_with(f, found.map_or("", |(_, word)| word), "?", query)
            }
            Self::Guide(part) => write_with(f, "#/guide", "/", part),
            Self::Library(part) => write_with(f, "#/library", "/", part),
            Self::Embed => f.write_str("#/embed"),
            Self::Unknown(fragment) => write_with(f, "", "#", fragment),
        }
    }
}

/// One of the app's pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The quiz.
    Quiz,
    /// The grading playground.
    Grade,
    /// The goals.
    Goals,
    /// The KPIs.
    Kpis,
    /// A review of a week, a month or a quarter.
    Review,
    /// The guide.
    Guide,
    /// The library of examples.
    Library,
    /// A pinned note.
    Note,
    /// How to put the quiz on other pages.
    Embed,
    /// For what leads nowhere.
    Unknown,
}
