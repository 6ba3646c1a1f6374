//! The page that puts the quiz on other pages.

/// In the footer, the way here.
pub const LINK: &str = "Put the quiz on your website";
/// The page's heading.
pub const TITLE: &str = "The quiz on your website";
/// Under it.
pub const LEAD: &str = "A few lines of HTML, and your readers can take it on your page. It looks \
    like your page, tells it what they decided, stores nothing and calls nobody.";
/// Over the choice of a way.
pub const WAY: &str = "How your page takes it";
/// The three ways, each with what it is for.
pub const WAYS: [(&str, &str); 3] = [
    (
        "Custom element",
        "For pages that you can put a script on: a blog, a wiki, an intranet.",
    ),
    (
        "iframe",
        "Apart from your page, with its own type and size. A small script gives the frame its \
         height and passes its events on; without it the frame scrolls.",
    ),
    ("npm", "For a page that a bundler builds."),
];
/// Over the quiz as it would be.
pub const PREVIEW: &str = "As your readers see it";
/// Over what the quiz tells the page.
pub const EVENTS: &str = "What your page is told";
/// Until it was told anything.
pub const NO_EVENTS: &str = "Take the quiz to see its events.";
/// Over the snippet.
pub const SNIPPET: &str = "What to paste";
/// The choice of a version that never changes.
pub const PIN: &str = "This version for good";
/// What it does.
pub const PIN_HINT: &str = "From a folder that never changes; for a custom element the browser \
    checks the script as well. Otherwise the quiz moves with its releases.";
/// The button that copies the snippet.
pub const COPY: &str = "Copy";
/// Once it did.
pub const COPIED: &str = "Copied.";
/// Where the browser would not.
pub const NOT_COPIED: &str = "The browser would not copy: select the text above.";
/// The button that takes all settings back.
pub const START_AGAIN: &str = "All as it was";
/// The button that takes a colour back.
pub const UNSET: &str = "Unset";
/// Beside answers that are none.
pub const ANSWERS_PROBLEM: &str = "Not used: answers are up to four letters a, b or c.";
/// Beside an address that is no link.
pub const APP_URL_PROBLEM: &str = "Not used: an address begins with https:// or http://.";
/// Beside a name that is too long.
pub const METRIC_PROBLEM: &str = "Too long: a name has up to 200 characters, so it is asked for.";
/// An attribute that is absent, among its values.
pub const DEFAULT: &str = "default";

/// The settings of the contract in groups, each with a title: a setting and what
/// it does. Those that begin with `--` are custom properties, the others
/// attributes.
pub const GROUPS: [(&str, &[(&str, &str)]); 4] = [
    (
        "What it knows",
        &[
            (
                "metric",
                "The metric's name, up to 200 characters. Then nobody is asked for it.",
            ),
            (
                "answers",
                "Answers already given, up to four letters a, b or c.",
            ),
            (
                "app-url",
                "The address of Waymark, where links to a result lead. Without it there are none.",
            ),
            (
                "lang",
                "The language. English is built in, another is one more small file.",
            ),
        ],
    ),
    (
        "How it fits in",
        &[
            (
                "theme",
                "Light or dark whatever the page is. By default as the page's color-scheme says: a dark page has to declare one.",
            ),
            (
                "heading-level",
                "The level of its first heading, to fit under yours. 2 by default.",
            ),
            ("no-heading", "Without its own heading, when yours says it."),
            ("no-share", "Without the button Copy link."),
        ],
    ),
    (
        "Colours and type",
        &[
            ("--ok-fg", "Text."),
            ("--ok-muted", "Quiet text."),
            ("--ok-bg", "Behind answers, and text on filled buttons."),
            ("--ok-border", "Lines between parts."),
            ("--ok-edge", "Around answers, fields and buttons."),
            (
                "--ok-accent",
                "The main button, how far one has come, what is chosen. Text on it is as --ok-bg.",
            ),
            ("--ok-okr", "Whatever means change."),
            ("--ok-kpi", "Whatever means steadiness."),
            ("--ok-focus", "The ring around what has the focus."),
            ("--ok-radius", "How round corners are, such as 0 or 1em."),
            ("--ok-font", "The typeface. By default your page's."),
        ],
    ),
    (
        "In a form",
        &[
            ("name", "What the verdict is sent as: okr, kpi or both."),
            (
                "required",
                "The form cannot be sent before all four questions are answered.",
            ),
            (
                "disabled",
                "Nobody can answer, as in a form that is being sent.",
            ),
        ],
    ),
];
/// For what the settings cannot do.
pub const PARTS: &str = "For whatever else, style its parts: okr-or-kpi::part(button), and also \
    container, heading, progress, question, option, field, error, primary, result, verdict, \
    advice, scale, reason, flip, status and handoff.";

/// What stands in the tag until the quiz is there, and where it cannot run.
pub const FALLBACK: &str = "  <table>
    <tr><th>You want to</th><th>Run it as</th></tr>
    <tr><td>move it to a new level by a last day</td><td>OKR</td></tr>
    <tr><td>keep it in its normal range, with no end</td><td>KPI</td></tr>
    <tr><td>win a lost level back</td><td>both, for one period</td></tr>
  </table>
";
