//! The numbers of a sentence that are quantities: not dates, not names.

use waymark_core::number::decimal::Decimal;
use waymark_core::number::understood::{Found, Notation};

use super::change::is_arrow;
use super::rate::rate_behind;
use super::vocabulary::{
    BEFORE_DATES, BEFORE_SPANS, CAPITALS, CODES, COMPOUNDS, GLUED, JOINTS, METRICS, MONIES, MONTHS,
    NAMES, PLAIN, SPEEDS, STOPS, TIMES, UNITS, VERSIONED,
};
use super::{last, words};

/// A sentence, with what was found in it.
pub(super) struct Sentence<'a> {
    /// As written.
    pub(super) text: &'a str,
    /// The same in small letters; places in one are places in the other.
    pub(super) lower: &'a str,
    /// What is counted or measured in it, in order.
    pub(super) quantities: Vec<Quantity>,
    /// Whether it has numbers that are neither that nor days.
    pub(super) has_names: bool,
    /// Where the numbers stand that were read, also as days and names.
    pub(super) read: Vec<(usize, usize)>,
}

/// A number with its unit.
#[derive(Clone, Debug)]
pub(super) struct Quantity {
    pub(super) value: Decimal,
    /// The sign or the word beside it, as written; empty for none.
    pub(super) unit: String,
    /// Where it begins, with a currency before it.
    pub(super) start: usize,
    /// Where its number ends, with a sign or letters joined to it.
    pub(super) number_end: usize,
    /// Where it ends, with its unit and what it is counted per.
    pub(super) end: usize,
    /// What it is counted per, if it is a rate: "week".
    pub(super) rate: Option<String>,
}

impl Quantity {
    /// Whether its unit is a share of something.
    pub(super) fn is_share(&self) -> bool {
        self.unit == "%" || self.unit.starts_with('/')
    }

    /// Whether its unit is money.
    pub(super) fn is_money(&self) -> bool {
        let unit = self.unit.to_lowercase();
        is_currency(&self.unit) || is_code(&self.unit) || MONIES.contains(unit.as_str())
    }
}

fn is_currency(unit: &str) -> bool {
    !unit.is_ascii() && unit.chars().count() == 1 || unit.ends_with('$')
}

/// Whether a word, as written, stands for a currency.
fn is_code(word: &str) -> bool {
    CODES.contains(&word.to_lowercase()) || CAPITALS.contains(word)
}

impl<'a> Sentence<'a> {
    /// Finds what a sentence holds.
    pub(super) fn of(text: &'a str, lower: &'a str, notation: &Notation) -> Self {
        let mut sentence = Self {
            text,
            lower,
            quantities: Vec::new(),
            has_names: false,
            read: Vec::new(),
        };
        // Where the last number ends that is part of a name.
        let mut named = None;
        for found in notation.quantities_in(text, GLUED) {
            if !is_bare_m(words(text, found.start, found.end)) {
                sentence.read.push((found.start, found.end));
            }
            if sentence.is_day(&found) {
                continue;
            }
            // Nothing shows what a filled field was read from: "40.000 €" may be 40 or 40,000.
            if sentence.may_have_groups(&found) {
                sentence.quantities.clear();
                sentence.has_names = true;
                return sentence;
            }
            let (start, end) = (found.start, found.end);
            let is_name = sentence.is_name(&found);
            let quantity = sentence.quantity(found);
            // "Windows 10 to 11": one more of the same name.
            let goes_on = || {
                let between = named.map(|from| words(lower, from, start));
                quantity.unit.is_empty() && between.is_some_and(is_joint)
            };
            if is_name || goes_on() {
                named = Some(end);
                sentence.has_names = true;
                continue;
            }
            sentence.quantities.push(quantity);
        }
        sentence.add_zeros();
        sentence
    }

    /// "From $4,200 to zero", "from zero to 50": the number that people write as a word, where
    /// another one is at the other end.
    fn add_zeros(&mut self) {
        const LEADS: [&str; 6] = ["to", "from", "→", "->", "=>", "-->"];
        if self.quantities.is_empty() {
            return;
        }
        let zeros: Vec<Quantity> = self
            .lower
            .match_indices("zero")
            .filter(|(at, word)| {
                let is_of_word = |c: char| c.is_alphanumeric() || c == '-';
                let is_word = !self.lower[at + word.len()..].starts_with(is_of_word);
                is_word && LEADS.contains(&last(self.before(*at)))
            })
            .map(|(start, word)| {
                let number_end = start + word.len();
                let (unit, end) = self.thing(number_end);
                Quantity {
                    value: Decimal::ZERO,
                    end: if unit.is_empty() { number_end } else { end },
                    unit,
                    start,
                    number_end,
                    rate: None,
                }
            })
            .collect();
        self.quantities.extend(zeros);
        self.quantities.sort_by_key(|it| it.start);
    }

    /// Whether a number with three decimals would be one in groups elsewhere. So many decimals
    /// are usual of percentages.
    fn may_have_groups(&self, found: &Found) -> bool {
        let text = words(self.text, found.start, found.end);
        let number = text.trim_matches(|c: char| !c.is_ascii_digit());
        let mut parts = number.split(|c: char| !c.is_ascii_digit());
        let (Some(whole), Some(rest), None) = (parts.next(), parts.next(), parts.next()) else {
            return false;
        };
        let is_group = rest.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
        let is_point = Decimal::parse(&[whole, ".", rest].concat());
        is_group && found.understood.unit != "%" && is_point == Some(found.understood.value)
    }

    /// What stands before a place, without white space around.
    pub(super) fn before(&self, place: usize) -> &str {
        words(self.lower, 0, place)
    }

    fn last_word(&self, place: usize) -> &str {
        last_word(self.before(place))
    }

    /// The word that follows a place.
    fn next_word(&self, place: usize) -> &str {
        let rest = self.lower.get(place..).unwrap_or_default();
        let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '\'');
        &rest[..end.unwrap_or(rest.len())]
    }

    /// Whether a number is of a day, a year or a span of time in which something is to
    /// be done.
    fn is_day(&self, found: &Found) -> bool {
        let (before, next) = (self.last_word(found.start), self.next_word(found.end));
        let digits = words(self.lower, found.start, found.end);
        let is_bare = digits.chars().all(|c| c.is_ascii_digit());
        let is_slashed = found.understood.unit.starts_with('/');
        if is_bare && (MONTHS.contains(before) || MONTHS.contains(next)) {
            return true;
        }
        if matches!(next, "am" | "pm" | "o'clock" | "oclock" | "uhr") && is_bare {
            return true;
        }
        let year = if is_bare && digits.len() == 4 {
            digits.parse().unwrap_or(0)
        } else {
            0
        };
        if (2020..=2035).contains(&year) {
            return true;
        }
        let is_year = (1900..=2100).contains(&year);
        if is_year && BEFORE_DATES.contains(before) {
            return true;
        }
        let is_dated = matches!(
            before,
            "by" | "before" | "until" | "till" | "since" | "on" | "due"
        );
        // "by 40%" is no day, "by 30/6" is one.
        if is_dated && (is_slashed || is_bare && next.is_empty()) {
            return true;
        }
        // Whoever keeps something over 6 months keeps no time.
        let bounds = before == "over" && super::keeps(self.lower);
        is_bare && TIMES.contains(next) && BEFORE_SPANS.contains(before) && !bounds
    }

    /// Whether a number is part of a name, or says something else than how many.
    fn is_name(&self, found: &Found) -> bool {
        let unit = found.understood.unit.as_str();
        let text = words(self.text, found.start, found.end);
        if matches!(text, "4K" | "8K") || is_bare_m(text) {
            return true;
        }
        if let Some(of) = unit.strip_prefix('/').and_then(Decimal::parse) {
            let scales = [3, 4, 5, 6, 7, 10, 20, 100].map(Decimal::from);
            return !scales.contains(&of) || found.understood.value > of;
        }
        if !unit.is_empty() {
            return false;
        }
        let before = last_word(words(self.text, 0, found.start));
        let lower = self.last_word(found.start);
        if self.is_version(found.start) {
            return true;
        }
        let is_apart = self
            .before(found.start)
            .ends_with([':', ',', ';', '(', '.']);
        if is_apart || before.is_empty() {
            return false;
        }
        // "Stay at the top 10", "phase 2"
        if NAMES.contains(lower) {
            return !matches!(lower, "number" | "no")
                || !self.before(found.start).contains(" the ");
        }
        // "Windows 11", "Area 51": but "Read 24 Books" and "NPS 50".
        let is_first = self.before(found.start) == lower;
        // So has "iOS".
        let is_capital = before.contains(char::is_uppercase);
        is_capital
            && !is_first
            && !PLAIN.contains(lower)
            && !METRICS.contains(lower)
            && !is_code(before)
            && !super::is_verb(lower)
    }

    /// Whether a number is the version of what stands before it: "Python 3.8", "Node from 18",
    /// ".NET 6".
    fn is_version(&self, place: usize) -> bool {
        let before = self.before(place).trim_end_matches([':', ' ']);
        let before = before.strip_suffix(" from").unwrap_or(before);
        let word = last(before).trim_start_matches(|c: char| c != '.' && !c.is_alphanumeric());
        VERSIONED.contains(word) || word == ".net"
    }

    fn quantity(&self, found: Found) -> Quantity {
        let mut unit = found.understood.unit;
        let (mut start, mut end) = (found.start, found.end);
        // "EUR 5,000", "Rs. 5,000"
        let before = self.before(start);
        let before = before.strip_suffix('.').filter(|it| last_word(it) == "rs");
        let before = before.unwrap_or_else(|| self.before(start));
        let code = last_word(before);
        let lead = self.lower.len() - self.lower.trim_start().len();
        let code_start = lead + before.len() - code.len();
        let code = words(self.text, code_start, code_start + code.len());
        if unit.is_empty() && is_code(code) {
            (unit, start) = (code.to_owned(), code_start);
        } else if let Some((sign, sign_end)) = self.sign(end).filter(|_| unit.is_empty()) {
            (unit, end) = (sign.to_owned(), sign_end);
        } else if unit.is_empty() {
            // "9 hours", "3 enterprise deals"
            let plus = usize::from(self.text[end..].starts_with("+ "));
            let (thing, thing_end) = self.thing(end + plus);
            if !thing.is_empty() {
                (unit, end) = (thing, thing_end);
            }
        }
        if matches!(unit.as_str(), "percent" | "pct") {
            unit = "%".to_owned();
        }
        let rate = rate_behind(self.lower, end);
        if let Some((span, rate_end)) = &rate {
            // "40 km/h" is in one unit.
            let is_speed = matches!(span.as_str(), "hour" | "minute" | "second");
            let behind = words(self.text, end, *rate_end);
            if is_speed && behind.starts_with('/') && SPEEDS.contains(unit.to_lowercase().as_str())
            {
                unit += behind;
            }
            end = *rate_end;
        }
        Quantity {
            value: found.understood.value,
            unit,
            start,
            number_end: found.end,
            end,
            rate: rate.map(|(rate, _)| rate),
        }
    }

    /// A unit behind a number that is no single word, and where it ends.
    fn sign(&self, from: usize) -> Option<(&'static str, usize)> {
        const SIGNS: [(&str, &str); 4] =
            [("per cent", "%"), ("percent", "%"), ("★", "★"), ("⭐", "★")];
        let rest = self.lower.get(from..)?;
        let at = from + rest.len() - rest.trim_start().len();
        let mut signs = SIGNS.iter();
        signs.find_map(|(written, sign)| {
            let behind = rest.trim_start().strip_prefix(written)?;
            let ends = !behind.starts_with(char::is_alphabetic);
            ends.then_some((*sign, at + written.len()))
        })
    }

    /// The name of a thing that ends with the word there, where its last word alone is another
    /// thing: of "10 town halls" nobody counts halls, nor days of "3 open days".
    fn compound(&self, at: usize, length: usize) -> Option<&str> {
        let mut all = COMPOUNDS.all();
        all.find_map(|it| {
            let start = (at + length).checked_sub(it.len())?;
            let (text, lower) = (self.text.get(start..at + length)?, self.lower.get(start..)?);
            let spaced = |c: char| matches!(c, ' ' | '-');
            let is_same = lower.get(..it.len())?.split(spaced).eq(it.split('_'));
            (is_same && start < at).then_some(text)
        })
    }

    /// The things that follow a number: the last of a few words that is one, and where
    /// it ends.
    fn thing(&self, from: usize) -> (String, usize) {
        let rest = &self.text[from..];
        let mut thing = (String::new(), from);
        let mut at = from;
        for word in rest.split_inclusive(' ').take(5) {
            let bare = word.trim_end();
            // "3 calls/day"
            let bare = bare.split_once('/').map_or(bare, |(name, _)| name);
            let name = bare.trim_end_matches(|c: char| !c.is_alphanumeric());
            let lower = name.to_lowercase();
            let is_word = name
                .chars()
                .all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '°'));
            if !name.is_empty() {
                if !is_word || STOPS.contains(lower.as_str()) {
                    break;
                }
                let is_plural = lower.len() > 2
                    && lower.ends_with('s')
                    && !["ss", "us", "is"].iter().any(|end| lower.ends_with(end));
                if let Some(whole) = self.compound(at, name.len()) {
                    thing = (whole.to_owned(), at + name.len());
                } else if is_plural || UNITS.contains(lower.as_str()) || CAPITALS.contains(name) {
                    thing = (name.to_owned(), at + name.len());
                }
            }
            // A comma, a stroke or a bracket ends it too.
            if name.len() < word.trim_end().len() || (name.is_empty() && at > from) {
                break;
            }
            at += word.len();
        }
        thing
    }
}

/// Whether what stands between two numbers says that the second is one more of the same.
fn is_joint(between: &str) -> bool {
    let between = between.trim_matches([',', '(', ')', ' ']);
    is_arrow(between) || between.split(' ').all(|word| JOINTS.contains(word))
}

/// Whether it may be minutes, metres or millions.
fn is_bare_m(text: &str) -> bool {
    text.ends_with('m') && text.starts_with(|c: char| c.is_ascii_digit())
}

fn last_word(text: &str) -> &str {
    let text = text.trim_end();
    let start = text
        .char_indices()
        .rev()
        .find(|(_, c)| !c.is_alphanumeric() && !matches!(c, '\'' | '-'));
    start.map_or(text, |(at, c)| &text[at + c.len_utf8()..])
}
