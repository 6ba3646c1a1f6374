//! The page of the library.

use super::{Field, Row, Shown, Source};

/// What there is, under its heading.
pub const LEAD: &str = "Every objective and every set of KPIs from the five articles that Waymark \
    rests on, good ones and bad ones. Open one to see it scored, try it, or make it yours.";
/// What is made up.
pub const MADE_UP: &str = "Names and targets are the articles'. Values, readings and ranges that \
    they do not give are made up.";
/// What the filters are called together.
pub const FILTERS: &str = "Show";
/// The kinds that can be shown: all, objectives, KPIs, mistakes.
pub const KINDS: [&str; 4] = ["Everything", "Objectives", "KPIs", "Mistakes"];
/// The filter for whose work it is about.
pub const FIELD: &str = "Whose work";
/// The filter for where it comes from.
pub const FROM: &str = "From";
/// Every value of a filter.
pub const ANY: &str = "All";
/// Where a filter leaves nothing.
pub const NONE: &str = "Nothing fits both. Choose \u{201c}All\u{201d} in one of them.";
/// Before the score of an objective.
pub const SCORE: &str = "Score";
/// The link that opens an objective in the playground.
pub const GRADE: &str = "Try the numbers";
/// The link that begins an objective of one's own with it.
pub const USE: &str = "Use this objective";
/// The link that begins a KPI of one's own with it.
pub const USE_KPI: &str = "Use this KPI";
/// Before what is wrong with an example.
pub const WRONG: &str = "What is wrong with it";
/// Before the link to what mends it.
pub const BETTER: &str = "Better";
/// Before the links to what it mends.
pub const MENDS: &str = "Mends";
/// What the heading of a KPI's column is called, and those of its value and how it stands.
pub const COLUMNS: [&str; 3] = ["KPI", "Latest", "How it stands"];
/// The mark of a row that teaches by being wrong.
pub const MISTAKE: &str = "Mistake";

/// Every source.
pub const SOURCES: [Source; 6] = [
    Source::AgencyAnalytics,
    Source::Rock,
    Source::RockContent,
    Source::CourseBlog,
    Source::Fellow,
    Source::Waymark,
];

/// Every field.
pub const FIELDS: [Field; 9] = [
    Field::Company,
    Field::Agency,
    Field::Marketing,
    Field::Sales,
    Field::Product,
    Field::Support,
    Field::People,
    Field::Finance,
    Field::Personal,
];

/// How many examples are shown, of how many: "12 of 75 examples".
#[must_use]
pub fn shown(count: usize, all: usize) -> String {
    match count == all {
        true => format!("All {all} examples"),
        false => format!("{count} of {all} examples"),
    }
}

/// What a source is called.
#[must_use]
pub const fn source(source: Source) -> &'static str {
    match source {
        Source::AgencyAnalytics => "AgencyAnalytics",
        Source::Rock => "Rock",
        Source::RockContent => "Rock Content",
        Source::CourseBlog => "A course's blog",
        Source::Fellow => "Fellow",
        Source::Waymark => "Waymark, after one of them",
    }
}

/// What a field is called.
#[must_use]
pub const fn field(field: Field) -> &'static str {
    match field {
        Field::Company => "The whole company",
        Field::Agency => "An agency",
        Field::Marketing => "Marketing",
        Field::Sales => "Sales",
        Field::Product => "Product and technology",
        Field::Support => "Support",
        Field::People => "People",
        Field::Finance => "Finance and operations",
        Field::Personal => "Yourself",
    }
}

/// What sort of thing a row is: "Objective", "6 KPIs".
#[must_use]
pub fn sort(row: &Row) -> String {
    match row.shown {
        Shown::Objective(_) => "Objective".to_owned(),
        Shown::Kpis(_, [_]) => "KPI".to_owned(),
        Shown::Kpis(_, kpis) => [&kpis.len().to_string(), " KPIs"].concat(),
    }
}

/// The kinds, each with its value.
pub const KIND_OPTIONS: [(&str, &str); 4] = [
    ("all", KINDS[0]),
    ("objectives", KINDS[1]),
    ("kpis", KINDS[2]),
    ("mistakes", KINDS[3]),
];

/// The fields, in the order of [`FIELDS`], each with its value.
pub const FIELD_OPTIONS: [(&str, &str); 10] = [
    ("all", ANY),
    ("company", field(FIELDS[0])),
    ("agency", field(FIELDS[1])),
    ("marketing", field(FIELDS[2])),
    ("sales", field(FIELDS[3])),
    ("product", field(FIELDS[4])),
    ("support", field(FIELDS[5])),
    ("people", field(FIELDS[6])),
    ("finance", field(FIELDS[7])),
    ("yourself", field(FIELDS[8])),
];

/// The sources, in the order of [`SOURCES`], each with its value.
pub const FROM_OPTIONS: [(&str, &str); 7] = [
    ("all", ANY),
    ("agency-analytics", source(SOURCES[0])),
    ("rock", source(SOURCES[1])),
    ("rock-content", source(SOURCES[2])),
    ("course", source(SOURCES[3])),
    ("fellow", source(SOURCES[4])),
    ("waymark", source(SOURCES[5])),
];
