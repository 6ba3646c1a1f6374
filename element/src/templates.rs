//! What a script is written with: templates of what to draw and to tell, and
//! lists of sentences.
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

/// Entries with a number each, and all of them in that order as one text.
macro_rules! entries {
    ($($name:ident: $($part:expr),+;)*) => {
        #[derive(Clone, Copy)]
        pub(crate) enum Entry { $($name),* }

        /// All entries, each with U+001E behind it.
        pub(crate) const ENTRIES: &str = constcat::concat!($($($part,)+ "\x1e"),*);
    };
}

const _: () = assert!(Name::LIMIT == 200, "the number that the templates name");

#[rustfmt::skip]
entries! {
    // Every step. Its language is a word, so that another one names itself.
    Begin:
        "(div\tid=quiz\tpart=container\tlang=\x1den\x1d\n";
    Title:
        "h$1\tclass=title\tpart=heading\x1f\x1d", words::TITLE, "\x1d\n";

    // A question.
    Progress:
        "p\tid=progress\tpart=progress\t--_n=$1\x1f$2\n";
    Name:
        "(div\tclass=name\nlabel\tfor=name\x1f\x1d", words::METRIC_LABEL, "\x1d\n",
        "input\tid=name\tautocomplete=off\tdir=auto\taria-describedby=name-error\t",
        "data-do=name\tdata-then=typed\tpart=field\tplaceholder=\x1d",
        words::METRIC_EXAMPLE, "\x1d\x1f$1\n",
        "p\tid=name-error\tclass=error\tpart=error\trole=status\n)";
    Question:
        "(fieldset\taria-describedby=progress hint error\n",
        "legend\tid=step\ttabindex=-1\tpart=question\x1f$1\n";
    Hint:
        "p\tid=hint\tclass=hint\x1f\x1d", words::FIRST_HINT, "\x1d\n";
    Options:
        "p\tid=error\tclass=error\tpart=error\ttabindex=-1\n";
    Option:
        "(label\tclass=option\tpart=option\n",
        "input\ttype=radio\tname=answer\tdata-do=option\taria-keyshortcuts=$3\t$4\x1f$1\n",
        "span\x1f$2\n)";
    Buttons:
        ")(div\tclass=buttons\n";
    Back:
        "button\tclass=quiet\tdata-do=back\tpart=button\x1f\x1d", words::BACK, "\x1d\n";
    Continue:
        "button\tclass=primary\tdata-do=continue\tpart=button primary\x1f\x1d",
        words::CONTINUE, "\x1d\n";

    // The result. A name is isolated: it may run from right to left.
    Result:
        "(div\tclass=result\tpart=result\tdata-verdict=$1\n",
        "(h$2\tid=step\tclass=verdict\tpart=verdict\ttabindex=-1\n";
    Metric:
        "bdi\tclass=metric\x1f$1\nspan\x1f \n";
    Verdict:
        "strong\x1f$1\nspan\x1f \nspan\tclass=headline\x1f$2\n",
        ")p\tclass=advice\tpart=advice\x1f$3\n(slot\tname=next\n";
    HandOff:
        "a\tclass=primary\tpart=button primary handoff\tdata-do=handoff\t",
        "target=_blank\trel=noopener\thref=\x1c\x1f\x1d", words::HAND_OFF, "\x1d\n";
    OwnScale:
        ")(div";
    Scale:
        "\tclass=scale\tpart=scale\trole=img";
    Place:
        "\tdata-verdict=$1\t--_n=$3\tdata-total=$2\taria-label=$2\x1d", words::SCALE, "\x1d";
    Zones:
        "\nspan\tclass=kpi\x1f", words::KPI, "\nspan\tclass=both\x1f\x1d", words::BOTH,
        "\x1d\nspan\tclass=okr\x1f", words::OKR, "\n)";
    Disagreeing:
        "p\tclass=disagreeing\tpart=advice\x1f$1\n";
    Why:
        "(div\tclass=why\nh$1\x1f\x1d", words::WHY, "\x1d\n(ol\tclass=leans\n";
    Lean:
        "(li\tdata-lean=$6\nspan\tclass=topic\x1f$2\nspan\tclass=lean\x1f$4\n",
        "span\tclass=answer\x1f$3\nspan\tclass=reason\tpart=reason\x1f$5\n)";
    Flips:
        "))(details\tclass=flips\n(summary\nh$1\x1f\x1d", words::WHAT_WOULD_FLIP_IT,
        "\x1d\n)p\tclass=hint\x1f\x1d", words::FLIP_HINT, "\x1d\n(div\tid=trial";
    Trials:
        "p\tid=trial-status\tclass=status\tpart=status\trole=status\n(ul\n";
    Flip:
        "(li\n(button\tid=$1$2\tvalue=$1$2\tdata-do=flip\taria-pressed=false\t",
        "part=button flip\tdata-verdict=$3\nspan\x1f$5: \x1d“\x1d$6\x1d”\x1d\nstrong\x1f$4\n))";
    Closing:
        "))(div\tclass=retirement\n(fieldset\nlegend\x1f\x1d", words::RETIREMENT, "\x1d\n",
        "(label\tclass=option\tpart=option\n",
        "input\ttype=radio\tname=retirement\tdata-do=end\x1fyes\nspan\x1f\x1d", words::YES,
        "\x1d\n)(label\tclass=option\tpart=option\n",
        "input\ttype=radio\tname=retirement\tdata-do=end\x1fno\nspan\x1f\x1d", words::NO,
        "\x1d\n))p\tid=retirement-status\tclass=status\tpart=status\trole=status\n",
        ")(div\tclass=keep\nh$1\x1f\x1d", words::KEEP, "\x1d\n(div\tclass=buttons\n";
    CopyMarkdown:
        "button\tdata-do=markdown\tpart=button\x1f\x1d", words::COPY_MARKDOWN,
        "\x1d\n";
    CopyLink:
        "button\tdata-do=link\tpart=button\x1f\x1d", words::COPY_LINK, "\x1d\n";
    Actions:
        "slot\tname=actions\n";
    StartAgain:
        "button\tclass=quiet\tdata-do=start\tpart=button\x1f\x1d", words::RESTART,
        "\x1d\n)p\tid=copy-status\tclass=status\tpart=status\trole=status\n",
        "textarea\tid=copy-text\treadonly=\trows=6\taria-labelledby=copy-status\tpart=field\n";

    // What changes within a step.
    Unanswered:
        "#error\x1f\x1d", words::NOTHING_CHOSEN, "\x1d\n@error\n";
    Chosen:
        "#error\x1f\n";
    NameFits:
        "#name\taria-invalid=false\n#name-error\x1f\n";
    NameProblem:
        "#name\taria-invalid=true\n#name-error\x1f\x1d", words::NAME_TOO_LONG[0],
        "\x1d200\x1d", words::NAME_TOO_LONG[1], "\x1d$1\x1d", words::NAME_TOO_LONG[2], "\x1d\n";
    NameLeftOut:
        "p\tclass=error\tpart=error\x1f\x1d", words::NAME_TOO_LONG[0],
        "\x1d200\x1d", words::NAME_TOO_LONG[1], "\x1d$1\x1d", words::NAME_LEFT_OUT, "\x1d\n";
    NameRefused:
        "@name\n";
    Trial:
        "#trial";
    Tried:
        "\n#trial-status\x1f$1$2, $3.\n";
    Pressed:
        "#$1$2\taria-pressed=$7\n";
    Retired:
        "#retirement-status\x1f$1\n";
    Copied:
        "#copy-status\x1f\x1d", words::COPIED, "\x1d\n#copy-text\x1f\n";
    ByHand:
        "#copy-status\x1f\x1d", words::COPY_BY_HAND, "\x1d\n";

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
    Quiz:
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
        "- $5: \x1d“\x1d$6\x1d”\x1d → $4\r";
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
