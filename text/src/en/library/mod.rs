//! The library: the examples of the five articles, and what becomes of those that teach
//! by being wrong. Names and targets are the articles'; where a value was missing, one was
//! made up.

pub mod kpis;
pub mod objectives;
pub mod page;
pub mod repairs;

use waymark_core::kpi::sandbox::Told;

/// Where an example comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// *OKR vs KPI: What's the difference and why do they matter?*
    AgencyAnalytics,
    /// *OKR vs KPI: Differences and When to Use Each*.
    Rock,
    /// *OKRs vs KPIs: How Are They Different?*
    RockContent,
    /// *OKRs vs KPIs: What's the Real Difference?*, on the blog of an Indian course.
    CourseBlog,
    /// *OKR vs KPI: What's the Difference? (with Examples)*.
    Fellow,
    /// What we make of an example that teaches by being wrong.
    Waymark,
}

/// Whose work an example is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The whole organization.
    Company,
    /// An agency and its clients.
    Agency,
    /// Marketing.
    Marketing,
    /// Sales.
    Sales,
    /// Product and technology.
    Product,
    /// Support and customer success.
    Support,
    /// People.
    People,
    /// Finance and operations.
    Finance,
    /// One person.
    Personal,
}

/// What there is to look at.
#[derive(Clone, Copy, Debug)]
pub enum Shown {
    /// An objective with its key results, as `waymark_core::sketch::link` writes it; a space
    /// may stand for itself.
    Objective(&'static str),
    /// KPIs that belong together, under a name, with made-up readings.
    Kpis(&'static str, &'static [Told]),
}

/// A row of the library.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Its name in addresses.
    pub id: &'static str,
    /// Where it comes from.
    pub source: Source,
    /// Whose work it is about.
    pub field: Field,
    /// What it is.
    pub shown: Shown,
    /// What is wrong with it, or what it teaches; empty where it stands for itself.
    pub lesson: &'static str,
    /// The row that mends it; empty where there is nothing to mend.
    pub better: &'static str,
}

impl Row {
    /// Whether it is there to show a mistake.
    #[must_use]
    pub const fn is_mistake(&self) -> bool {
        !self.better.is_empty()
    }
}

/// Every row: objectives, then what mends some of them, then KPIs.
pub fn rows() -> impl Iterator<Item = &'static Row> {
    objectives::OBJECTIVES
        .iter()
        .chain(&repairs::REPAIRS)
        .chain(&kpis::SETS)
}

/// The row of this name.
#[must_use]
pub fn row(id: &str) -> Option<&'static Row> {
    rows().find(|row| row.id == id)
}
