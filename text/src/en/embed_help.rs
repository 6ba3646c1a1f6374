//! What somebody who puts the quiz on a website asks: where to paste it, how to count
//! results, and what it costs, stores and contacts.

/// Where the quiz can stand, each with what to do there and what to know about it.
pub struct Place {
    /// Its name.
    pub name: &'static str,
    /// What to do, step by step.
    pub steps: &'static [&'static str],
    /// What works there and what does not.
    pub know: &'static str,
}

/// The places, from the one that asks for least.
pub const PLACES: [Place; 7] = [
    Place {
        name: "Any page whose HTML I can edit",
        steps: &["Paste the code where the quiz should appear."],
        know: "",
    },
    Place {
        name: "WordPress",
        steps: &[
            "Add a Custom HTML block where the quiz should appear.",
            "Paste the code, then publish and look at the page.",
        ],
        know: "WordPress allows scripts only for people who may post unfiltered HTML: administrators \
            and editors, or on a network of sites only super admins. It removes scripts and \
            iframes from everybody else's posts, and so does WordPress.com on plans without custom \
            code. If the quiz is gone after saving, link to it instead, as on Substack.",
    },
    Place {
        name: "Ghost",
        steps: &[
            "Type /html in the post and press Enter to add an HTML card.",
            "Paste the code. The quiz appears on the published page, not in the editor.",
        ],
        know: "In newsletters no script runs, so subscribers see the table from the code. Send \
            them to the page on the web.",
    },
    Place {
        name: "Squarespace",
        steps: &[
            "Add a Code block to the page and paste the code as HTML.",
            "Save and look at the page while logged out: the editor does not run scripts.",
        ],
        know: "Scripts and iframes in a Code block need a plan that includes custom code; the \
            cheapest does not.",
    },
    Place {
        name: "Notion",
        steps: &[
            "Type /embed, paste the link shown here and choose Embed link.",
            "Drag the lower edge until the whole first question shows.",
        ],
        know: "Notion shows the address in a frame of its own. It does not pass on the height or \
            the results, so longer steps scroll and nothing can be counted.",
    },
    Place {
        name: "Substack",
        steps: &[
            "Add a button to the post, choose a custom link, and paste the link shown here.",
            "Above it, a picture of the first question invites people to press it.",
        ],
        know: "Substack posts take neither HTML nor iframes, so a link is all that works. The quiz \
            opens on its own page, and you are not told the results.",
    },
    Place {
        name: "A project built with npm",
        steps: &[
            "Install the package, import it once, and use the tag in a template.",
            "Its README has notes on Vite, React, Vue and TypeScript.",
        ],
        know: "",
    },
];
/// When the places were looked up.
pub const AS_OF: &str = "As of November 2026, from public documentation and guides. We have not \
    tried every plan: test it on a draft.";

/// Over how to count.
pub const COUNT: &str = "Count the results";
/// What counting takes.
pub const COUNT_LEAD: &str = "The quiz reports to nobody. It tells your page when somebody finishes, \
    and these five lines pass the verdict on: to your own server, or to analytics you already use. \
    Paste them below the quiz.";
/// The choice of where to count.
pub const COUNT_WITH: &str = "Count with";
/// Where to count, each with the line that does it.
pub const COUNTERS: [(&str, &str); 3] = [
    (
        "Your own server",
        "navigator.sendBeacon(\"/quiz-results\", event.detail.verdict);",
    ),
    (
        "Plausible",
        "plausible(\"Quiz\", { props: { verdict: event.detail.verdict } });",
    ),
    (
        "Google Analytics",
        "gtag(\"event\", \"okr_or_kpi\", { verdict: event.detail.verdict });",
    ),
];
/// What counting leaves out, and why.
pub const COUNT_HINT: &str = "Only okr, kpi or both is sent. Leave out the metric's name: your \
    readers typed it for themselves. With your own server no tracker is involved: it receives one \
    POST request per result and can add it to a list.";
/// What the code for counting is called.
pub const COUNT_CODE: &str = "Code that counts";
/// The button that copies it.
pub const COPY_COUNT: &str = "Copy the counting code";

/// Over what the quiz tells the page.
pub const EVENTS: &str = "Events your page receives";
/// Until it was told anything.
pub const NO_EVENTS: &str = "Take the quiz in the preview to see its events.";

/// Over the answers.
pub const ASKED: &str = "Before you use it";
/// Questions with their answers. A `{}` is where the quiz comes from.
pub const ANSWERS: [(&str, &str); 6] = [
    (
        "What does it cost?",
        "Nothing, on commercial sites too. There is no paid version and no account.",
    ),
    (
        "Which licence?",
        "MIT or Apache-2.0, whichever you prefer. Both let you use, change and sell it; if you \
         pass the files on, keep the licence text with them.",
    ),
    (
        "Who makes it?",
        "The Waymark authors, as the licence calls them. It comes as it is, without a warranty. \
         This copy is served by {}: whoever runs that site can tell you more.",
    ),
    (
        "What does it store about my readers?",
        "Nothing: no cookies, no local storage, no fingerprint. Answers are gone when the page is \
         closed, unless your page keeps what it is told.",
    ),
    (
        "Who is contacted?",
        "Only {}, for the quiz's own files: a script and a WebAssembly file, about 13 kB together, \
         and one more for a language other than English. Like any web server it sees that a \
         browser asked for them, and no answers. To contact nobody but your own server, host the \
         files yourself.",
    ),
    (
        "Will it change under me?",
        "Only if you want the improvements. Pin this version, under Advanced, and it never does.",
    ),
];
