//! The link that restores a quiz: `q=1.abca&m=NPS`.
//!
//! The first character of `q` is the version of the scheme, then a point, then
//! the letters of the answers given so far; `m` is the metric's name. What this
//! reader does not know, it passes over: a link is never an error, at worst it
//! starts a fresh quiz.

use alloc::string::String;

use crate::quiz::Answers;

/// What a link to the quiz holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Permalink {
    /// The answers, none where the link is damaged or of an unknown version.
    pub answers: Answers,
    /// The metric's name exactly as it stands in the link, empty for none. It
    /// is anybody's text: [`Name::parse`](crate::name::Name::parse) decides
    /// whether it will do.
    pub metric: String,
}

impl Permalink {
    const VERSION: &str = "1.";

    /// Reads the part of a link after its question mark. Of a parameter that
    /// stands there twice, the first counts.
    #[must_use]
    pub fn parse(query: &str) -> Self {
        let parameter = |name: &str| {
            form_urlencoded::parse(query.as_bytes())
                .find(|(key, _)| key == name)
                .map(|(_, value)| value)
        };
        let answers = parameter("q")
            .and_then(|value| {
                // What a sentence around the link left behind it is none of its letters.
                let is_left = |c: char| !c.is_ascii_alphanumeric();
                let letters = value.strip_prefix(Self::VERSION)?;
                Answers::parse(letters.trim_end_matches(is_left))
            })
            .unwrap_or_default();
        Self {
            answers,
            metric: parameter("m").unwrap_or_default().into_owned(),
        }
    }

    /// The part of a link after its question mark, `q` first; empty for a fresh
    /// quiz without a name.
    #[must_use]
    pub fn to_query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if self.answers.count() > 0 {
            let answers = self.answers.letters();
            query.append_pair("q", &[Self::VERSION, &answers].concat());
        }
        if !self.metric.is_empty() {
            query.append_pair("m", &self.metric);
        }
        query.finish()
    }
}
