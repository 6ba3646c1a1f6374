//! What a script is written with: templates of what to draw and to tell, and
//! lists of sentences. What is drawn stands in `templates.html`, as HTML; `build.rs`
//! puts it into the notation described here, and below is the order of it all.
//!
//! A record of the script names an entry by its number. A template has places
//! `$1` to `$9`, which the record's fields fill; a field may be a line of a list.
//! What all records together come to has a line for each thing to do: a head
//! and, behind U+001F, a text. The text is shown and never read as markup.
//!
//! | head | |
//! |---|---|
//! | `p⇥id=x⇥--y=1` | an element of the drawing with its attributes and properties |
//! | `(div …` | the same; what follows is inside, until |
//! | `)` | before a head: one step out |
//! | `#x⇥aria-…` | attributes, and a text if there is one, for the element with an id |
//! | `@x` | the focus goes to that id |
//! | `!answer` | an event with its detail as JSON |
//! | `=` | the text, in which U+000D ends a line, is to be copied |
//!
//! Words stand between two U+001D, so that they can be found and said in another
//! language; U+001C stands for the link to the quiz as it stands, U+001B for the
//! metric's name as Markdown that shows it as it is. None of these
//! can be in what a host or a person puts in: `element.js` takes control
//! characters out.

use waymark_core::name::Name;
use waymark_text::quiz as words;

/// What `templates.html` says, a constant for each of its templates and cuts.
mod html {
    use waymark_text::quiz as words;

    include!(concat!(env!("OUT_DIR"), "/templates.rs"));
}

/// Entries with a number each, and all of them in that order as one text.
macro_rules! entries {
    ($($name:ident: $($part:expr),+;)*) => {
        #[derive(Clone, Copy)]
        pub(crate) enum Entry { $($name),* }

        #[cfg(test)]
        const NAMES: &[&str] = &[$(stringify!($name)),*];

        /// All entries, each with U+001E behind it.
        pub(crate) const ENTRIES: &str = constcat::concat!($($($part,)+ "\x1e"),*);
    };
}

const _: () = assert!(Name::LIMIT == 200, "the number that the templates name");

#[rustfmt::skip]
entries! {
    // Every step.
    Quiz: html::QUIZ;
    Title: html::TITLE;

    // A question.
    Asking: html::ASKING;
    Name: html::NAME;
    Question: html::QUESTION;
    Hint: html::HINT;
    Options: html::OPTIONS;
    Option: html::OPTION;
    Buttons: html::BUTTONS;
    Back: html::BACK;
    Continue: html::CONTINUE;

    // The result.
    Result: html::RESULT;
    Metric: html::METRIC;
    Verdict: html::VERDICT;
    HandOff: html::HAND_OFF;
    OwnScale: html::OWN_SCALE;
    Scale: html::SCALE;
    Place: html::PLACE;
    Zones: html::ZONES;
    Disagreeing: html::DISAGREEING;
    Why: html::WHY;
    Lean: html::LEAN;
    Flips: html::FLIPS;
    Trials: html::TRIALS;
    Flip: html::FLIP;
    Closing: html::CLOSING;
    CopyMarkdown: html::COPY_MARKDOWN;
    CopyLink: html::COPY_LINK;
    Actions: html::ACTIONS;
    StartAgain: html::START_AGAIN;

    // What changes within a step.
    Unanswered: html::UNANSWERED;
    Chosen: html::CHOSEN;
    NameFits: html::NAME_FITS;
    NameProblem: html::NAME_PROBLEM;
    NameLeftOut: html::NAME_LEFT_OUT;
    NameRefused: html::NAME_REFUSED;
    Trial: html::TRIAL;
    Tried: html::TRIED;
    Pressed: html::PRESSED;
    Retired: html::RETIRED;
    Copied: html::COPIED;
    ByHand: html::BY_HAND;

    // What the page is told.
    Step:
        "@step\n";
    Started:
        "!start\n";
    Again:
        "@step\n!reset\n";
    Answered:
        "!answer\x1f{\"question\":$1,\"answer\":\"$2\",\"lean\":$3}\n";
    Completed:
        "!complete\n";
    LineEnd:
        "\n";
    // The result as JSON. Everything in it is ours and needs no escaping but the
    // metric's name, which element.js adds.
    Value:
        "{\"verdict\":\"$1\",\"total\":$2,\"leans\":[";
    ValueLean:
        "$7$6";
    ValueReasons:
        "],\"reasons\":[";
    ValueReason:
        "$7\"$5\"";
    ValueFlips:
        "],\"flips\":[";
    ValueFlip:
        "$8{\"question\":$1,\"answer\":\"$2\",\"verdict\":\"$3\"}";
    ValueEnd:
        "]}";
    // The quiz itself, up to the result.
    Standing:
        "$1\x1f$2\x1f\x1d", words::REQUIRED, "\x1d\x1f";

    // The result as Markdown.
    Markdown:
        "=\x1f## ";
    MarkdownMetric:
        "\x1b: ";
    MarkdownVerdict:
        "$1\r\r**$2.** $3\r\r$4\x1d", words::SCALE, "\x1d.\r\r| \x1d",
        words::COLUMNS[0], "\x1d | \x1d", words::COLUMNS[1], "\x1d | \x1d", words::COLUMNS[2],
        "\x1d |\r|---|---|---|\r";
    MarkdownRow:
        "| $1 | $3 | $4 |\r";
    MarkdownWhy:
        "\r### \x1d", words::WHY, "\x1d\r\r";
    MarkdownReason:
        "- $5\r";
    MarkdownDisagreeing:
        "\r$1\r";
    MarkdownFlips:
        "\r### \x1d", words::WHAT_WOULD_FLIP_IT, "\x1d\r\r";
    MarkdownFlip:
        "- $5: \x1d", words::QUOTES[0], "\x1d$6\x1d", words::QUOTES[1], "\x1d → $4\r";
    MarkdownLink:
        "\r<\x1c>\r\n";
    LinkCopied:
        "=\x1f\x1c\n";

    // The lists: a sentence a line.
    Questions: words::QUESTIONS;
    Topics: words::TOPICS;
    Steps: words::PROGRESS;
    Answers: words::ANSWERS;
    Verdicts: words::VERDICTS;
    Headlines: words::HEADLINES;
    AllAdvice: words::ADVICE;
    Leans: words::LEANS;
    Reasons: words::REASONS;
    AllDisagreeing: words::DISAGREEING;
    Retirement: words::RETIREMENT_SAYS;
    Totals: words::TOTALS;
    Trying: words::TAKEN_BACK, "\n", words::TRYING;
    // Codes, which no language changes.
    VerdictCodes: "okr\nboth\nkpi";
    Letters: "a\nb\nc";
    Truth: "false\ntrue";
}

#[cfg(test)]
mod tests;
