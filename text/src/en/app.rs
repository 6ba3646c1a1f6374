//! The app around the quiz: its header, its pages, its titles.

use alloc::string::String;

use waymark_core::quiz::{Answers, Question};

use super::quiz;

/// The product's name.
pub const NAME: &str = "Waymark";
/// The link past the header.
pub const SKIP: &str = "Skip to content";
/// What the navigation is called.
pub const PAGES: &str = "Pages";
/// The quiz in the navigation.
pub const QUIZ: &str = "Quiz";
/// The playground in the navigation.
pub const GRADE: &str = "Grade";
/// The goals in the navigation.
pub const GOALS: &str = "Goals";
/// The KPIs in the navigation.
pub const KPIS: &str = "KPIs";

/// The guide in the footer.
pub const GUIDE: &str = "The guide";
/// The library in the footer.
pub const LIBRARY: &str = "Examples";

/// What the product is, under the quiz's heading.
pub const QUIZ_LEAD: &str = "Answer four questions about a metric and find out whether to run it \
    as an OKR, a KPI or both, and why.";
/// What an OKR is, for who has only heard the word.
pub const OKR_IS: &str = "Objectives and key results: a change you aim to make by a deadline, with \
    the numbers that prove it, then score and let go.";
/// What a KPI is, likewise.
pub const KPI_IS: &str = "A key performance indicator: a number you keep within its normal \
    range, indefinitely.";
/// What the app keeps and sends, and what it costs.
pub const PRIVACY: &str = "Everything happens in your browser. Nothing you type leaves it unless you \
    share it. Free to use, under MIT or Apache-2.0.";
/// Under a result, the way to the page on embedding.
pub const OWN_SITE: &str = "Have a website? Put this quiz on it";
/// In the quiz's place should it fail.
pub const QUIZ_STOPPED: &str = "The quiz has stopped working. Reload the page to continue: your \
    answers are in the address.";

/// While a page is being fetched.
pub const LOADING: &str = "Loading…";
/// Where a page could not be fetched.
pub const NOT_LOADED: &str = "This page could not be loaded. Nothing you typed elsewhere is lost.";
/// Where what stands below on a page could not be.
pub const REST_NOT_LOADED: &str =
    "The rest of this page could not be loaded. What you typed is kept.";
/// Where it cannot be, since the site is of another version by now.
pub const UPDATED: &str = "Waymark was updated. Reload to go on with the new version: what you \
    saved and what you were typing is kept.";
/// The button that does.
pub const RELOAD: &str = "Reload";
/// What is said once a new version is there, before the button that takes it: in
/// `index.html`, since it does not take the app.
pub const NEW_VERSION: &str = "A new version of Waymark is ready.";
/// What the app's icon on a device leads to, besides the app: in the manifest.
pub const SHORTCUTS: [&str; 2] = ["Check in", "New KPI"];
/// The button that asks for it again.
pub const TRY_AGAIN: &str = "Try again";

/// The heading of the goals page.
pub const GOALS_TITLE: &str = "Am I on track?";
/// The heading of the page of KPIs.
pub const KPIS_TITLE: &str = "Is anything happening?";
/// The headings of the pages of reviews: of a week, of a month and of a quarter.
pub const REVIEW_TITLES: [&str; 3] = ["Weekly review", "Monthly review", "Quarterly review"];
/// The heading of the guide.
pub const GUIDE_TITLE: &str = "OKRs and KPIs, told apart";
/// The heading of the library.
pub const LIBRARY_TITLE: &str = "Examples to learn from";
/// The heading of a pinned note.
pub const NOTE_TITLE: &str = "Pinned note";
/// The heading for an address that leads nowhere.
pub const UNKNOWN_TITLE: &str = "This page does not exist";
/// The link from a page without content to the quiz.
pub const TO_THE_QUIZ: &str = "Take the quiz";

/// What is said of an address that leads nowhere, before the address itself.
pub const UNKNOWN_LEAD: &str = "There is nothing at this address:";

/// The document's title on the quiz page.
#[must_use]
pub fn quiz_page_title(answers: &Answers) -> String {
    let place = match (answers.next_question(), answers.outcome()) {
        (Some(Question::Aim), _) => return page_title(quiz::TITLE),
        (Some(question), _) => quiz::progress(question),
        (None, Some(outcome)) => quiz::verdict(outcome.verdict()),
        (None, None) => "",
    };
    [place, " · ", &page_title(quiz::TITLE)].concat()
}

/// The document's title on a page with this heading.
#[must_use]
pub fn page_title(heading: &str) -> String {
    [heading, " · ", NAME].concat()
}
