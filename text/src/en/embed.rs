//! The page that puts the quiz on other pages. What it has to say at length is in
//! [`super::embed_help`].

/// In the footer, the way here.
pub const LINK: &str = "Put the quiz on your website";
/// The page's heading.
pub const TITLE: &str = "The quiz on your website";
/// Under it.
pub const LEAD: &str = "Paste a few lines of HTML and your readers can take the quiz on your site. \
    It picks up your styling, passes the result to your page, stores nothing and contacts no \
    other server. Free, and about 13 kB.";

/// The settings' heading.
pub const SETTINGS: &str = "Make it yours";
/// The one colour from which others follow.
pub const COLOUR: &str = "Your colour";
/// What takes it.
pub const COLOUR_HINT: &str = "Buttons, the progress bar, the selected answer and the focus ring take \
    it; in the dark, in a shade that stays readable.";
/// Where text on it would be hard to read.
pub const COLOUR_CHANGED: &str = "Text on it would be hard to read, so the quiz uses the nearest \
    shade on which it is easy to read.";
/// The language.
pub const LANGUAGE: &str = "Language";
/// The languages by their own names; English is what the quiz has built in.
pub const LANGUAGES: &[(&str, &str)] = &[("", "English"), ("de", "Deutsch")];
/// Light or dark.
pub const THEME: &str = "Light or dark";
/// Its options.
pub const THEMES: &[(&str, &str)] = &[
    ("", "Like your page"),
    ("light", "Always light"),
    ("dark", "Always dark"),
];
/// What it follows.
pub const THEME_HINT: &str =
    "It follows your page: its color-scheme, or where it declares none the colour of its text.";
/// Where the quiz will stand.
pub const PLACE: &str = "Your website runs on";
/// Over all other settings.
pub const ADVANCED: &str = "Advanced";

/// Over the choice of a way.
pub const WAY: &str = "How to embed it";
/// The three ways, each with what it is for.
pub const WAYS: [(&str, &str); 3] = [
    ("Custom element", "For sites where you can add a script."),
    (
        "iframe",
        "Separate from your page's styles. A small script sets the height and forwards events; \
         without it the frame scrolls.",
    ),
    ("npm", "For projects built with a bundler such as Vite."),
];
/// Over the code and the quiz as it would be.
pub const PREVIEW: &str = "Preview and code";
/// What the quiz as it would be is called.
pub const LIVE: &str = "Preview";
/// The code.
pub const SNIPPET: &str = "Your code";
/// The same, where it is the address of a page.
pub const ADDRESS: &str = "Your link";
/// The choice of a version that never changes.
pub const PIN: &str = "Pin this version";
/// What it does.
pub const PIN_HINT: &str = "Loads from a folder that never changes, with an integrity check. \
    Otherwise you get new releases automatically.";
/// The button that copies.
pub const COPY: &str = "Copy";
/// Once it did.
pub const COPIED: &str = "Copied.";
/// Where the browser would not.
pub const NOT_COPIED: &str = "Your browser did not copy it: select the text and copy it.";
/// The button that takes a colour back.
pub const RESET: &str = "Reset";
/// The button that takes all settings back.
pub const RESET_ALL: &str = "Reset everything";
/// Beside answers that are none.
pub const ANSWERS_PROBLEM: &str = "Not used: answers are up to four letters a, b or c.";
/// Beside an address that is no link.
pub const APP_URL_PROBLEM: &str = "Not used: an address begins with https:// or http://.";
/// Beside a name that is too long.
pub const METRIC_PROBLEM: &str = "Too long: a name can have up to 200 characters, so readers are \
    asked for it.";
/// An attribute that is absent, among its values.
pub const DEFAULT: &str = "Default";

/// A setting of the contract by its name there, the same in words, and what it does.
pub type Setting = (&'static str, &'static str, &'static str);

/// The settings of the contract in groups, each with a title. Those that begin with `--`
/// are custom properties, the others attributes.
pub const GROUPS: [(&str, &[Setting]); 4] = [
    (
        "Content",
        &[
            (
                "metric",
                "Metric",
                "Up to 200 characters. If set, readers are not asked for it.",
            ),
            (
                "answers",
                "Answers so far",
                "Up to four letters: a points to OKR, b is neutral, c points to KPI.",
            ),
            (
                "app-url",
                "Address of Waymark",
                "Where result links point. Leave empty for no links.",
            ),
        ],
    ),
    (
        "Layout and headings",
        &[
            (
                "heading-level",
                "Heading level",
                "The level of its first heading, to fit under yours. 2 by default.",
            ),
            (
                "no-heading",
                "No heading",
                "Hides the heading if your page already has one.",
            ),
            (
                "no-share",
                "No Copy link",
                "Hides the button that copies a link to the result.",
            ),
        ],
    ),
    (
        "Colours and type",
        &[
            ("--ok-fg", "Text", "The colour of text."),
            ("--ok-muted", "Secondary text", "Hints and labels."),
            (
                "--ok-bg",
                "Background",
                "Behind answers, and for text on filled buttons.",
            ),
            ("--ok-border", "Lines", "Between sections."),
            (
                "--ok-edge",
                "Outlines",
                "Around answers, fields and buttons.",
            ),
            (
                "--ok-accent",
                "Accent",
                "Main button, progress bar and selected answer. Text on it uses --ok-bg.",
            ),
            ("--ok-okr", "OKR colour", "Everything that says OKR."),
            ("--ok-kpi", "KPI colour", "Everything that says KPI."),
            ("--ok-focus", "Focus ring", "The accent unless set."),
            ("--ok-radius", "Corner radius", "For example 0 or 1em."),
            ("--ok-font", "Typeface", "Your page's unless set."),
        ],
    ),
    (
        "In a form",
        &[
            (
                "name",
                "Field name",
                "Sends the verdict with the form, as okr, kpi or both.",
            ),
            (
                "required",
                "Required",
                "The form cannot be sent until all four questions are answered.",
            ),
            (
                "disabled",
                "Disabled",
                "Turns the quiz off, for example while the form is submitting.",
            ),
        ],
    ),
];
/// For what the settings cannot do.
pub const PARTS: &str = "For anything else, style its parts: okr-or-kpi::part(button), and also \
    container, heading, progress, question, option, field, error, primary, result, verdict, \
    advice, scale, reason, flip, status and handoff.";
