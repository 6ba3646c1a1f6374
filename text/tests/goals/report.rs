//! A period's report, to take along.

use serde_json::{Value, json};
use waymark_core::calendar::Calendar;
use waymark_core::handoff::fed::feed;
use waymark_core::kpi::Kpi;
use waymark_core::number::understood::Notation;
use waymark_core::objective::Objective;
use waymark_core::objective::standing::Standing;
use waymark_core::record::Record;
use waymark_core::sandbox;
use waymark_core::table;
use waymark_text::en::goals::report::{Entry, csv, report};
use waymark_text::en::goals::sandbox::EXAMPLE;
use waymark_text::en::report::html::html;
use waymark_text::en::report::markdown::markdown;

use super::{day, id};

const EN: Notation = Notation::PLAIN_ENGLISH;
const DE: Notation = Notation {
    decimal: ',',
    group: Some('.'),
    ..EN
};
const TODAY: &str = "2026-09-24";

/// The objective that these fields make.
pub(super) fn objective(fields: &[(String, Value)]) -> Objective {
    let fields = fields.iter().cloned();
    let record = Record::of(fields.map(|(name, value)| (name.into(), value)));
    Objective::read(&record)
}

/// The same, of fields in short.
fn of(fields: &[(&str, Value)]) -> Objective {
    let fields = fields.iter();
    let fields: Vec<_> = fields
        .map(|(name, value)| ((*name).to_owned(), value.clone()))
        .collect();
    objective(&fields)
}

/// A must of a team, closed with a broken guardrail and without one of its values.
fn closed() -> Objective {
    of(&[
        ("title", json!("Nobody waits for us")),
        ("commitment", json!("must")),
        ("level", json!("team")),
        ("owner", json!("Ana")),
        (
            "period",
            json!({"first": "2026-04-01", "last": "2026-06-30"}),
        ),
        ("closed", json!({"on": "2026-07-02", "next": "retire"})),
        ("learned", json!("Mondays are long.\n\n# Ask earlier")),
        ("differently", json!("1. Fewer tools")),
        ("kr/a/name", json!("Open tickets")),
        ("kr/a/start", json!("1000")),
        ("kr/a/target", json!("500")),
        ("kr/a/place", json!("1")),
        ("at/a/2026-05-10", json!({"value": "520"})),
        ("at/a/2026-06-28", json!({"value": "600", "confidence": 3})),
        // After the last day: of no account.
        ("at/a/2026-07-01", json!({"value": "400"})),
        ("kr/b/name", json!("A desk in each time zone")),
        ("kr/b/measure", json!("yes-no")),
        ("kr/b/place", json!("2")),
        ("at/b/2026-06-01", json!({"value": "1"})),
        ("kr/c/name", json!("Answers | on time")),
        ("kr/c/measure", json!("hold")),
        ("kr/c/operator", json!("at-least")),
        ("kr/c/target", json!("90")),
        ("kr/c/unit", json!("%")),
        ("kr/c/guardrail", json!(true)),
        ("kr/c/place", json!("3")),
        ("at/c/2026-05-01", json!({"value": "95"})),
        ("at/c/2026-06-01", json!({"value": "88"})),
        ("kr/d/start", json!("0")),
        ("kr/d/target", json!("10")),
        ("kr/d/place", json!("4")),
    ])
}

fn example() -> Objective {
    sandbox::objective(&EXAMPLE, day(TODAY))
}

fn with_entries<T>(objectives: &[Objective], say: impl Fn(&[Entry<'_>]) -> T) -> T {
    let standings = objectives.iter().map(|it| Standing::of(it, day(TODAY)));
    let standings: Vec<Standing> = standings.collect();
    let entries = objectives.iter().zip(&standings);
    let entries = entries.map(|(objective, standing)| Entry {
        objective,
        standing,
        lives: &[],
    });
    say(&entries.collect::<Vec<_>>())
}

fn markdown_of(objectives: &[Objective]) -> String {
    let title = "Q3, July to September 2026";
    with_entries(objectives, |all| {
        markdown(&report(title, all, day(TODAY), Calendar::default(), &EN))
    })
}

fn csv_of(objectives: &[Objective], notation: &Notation) -> String {
    with_entries(objectives, |all| csv(all, notation))
}

#[test]
fn the_example_on_a_page() {
    assert_eq!(
        markdown_of(&[example()]),
        "\
# Q3, July to September 2026

1 objective, as of 24 September 2026. 1 on track.

## Make the trial the reason to buy

3 July to 1 October 2026.

**Score:** 0.61 so far, amber. If it closed now: in the target zone. Binary: 0 of 4 reached, 0.00.

On track for about 0.72 at this pace, last check-in on 17 September.

| Key result | Goal | Now | Spectrum | Binary | Confidence |
|---|---|---|---:|---:|---:|
| Trials that become customers | Raise from 12% to 18% | 15% on 17 September | 0.50 | 0 | 6 of 10 |
| Satisfaction after the trial | Raise from 4.1/5 to 4.6/5 | 4.4/5 on 17 September | 0.60 | 0 | 6 of 10 |
| Time to the first reply | Lower from 6\u{a0}hours to 2\u{a0}hours | 3\u{a0}hours on 17 September | 0.75 | 0 | 8 of 10 |
| Revenue from trials | Raise from $0 to $250,000 | $150,000 on 17 September | 0.60 | 0 | 5 of 10 |

- Satisfaction after the trial: reached 4.5/5 on 20 August, now at 4.4/5

### Actions

- [x] Rewrite the welcome e-mails (23 July)
- [ ] Show the price before the trial begins

### What happened outside

- 3 August: A competitor halves its price for new customers
"
    );
}

#[test]
fn what_is_closed_is_told_plainly() {
    // 0.8 and 1 and 0, the last without a value.
    assert_eq!(
        markdown_of(&[closed()]),
        "\
# Q3, July to September 2026

1 objective, as of 24 September 2026. 0 of 1 musts kept.

## Nobody waits for us

Must (committed). Team. Owner: Ana. Q2, April to June 2026.

**Score:** 0.60, red: missed, guardrail broken. Closed on 2 July 2026. 1 of 3 has no value and counts as 0. Binary: 1 of 3 reached, 0.33.

| Key result | Goal | Now | Spectrum | Binary | Confidence |
|---|---|---|---:|---:|---:|
| Open tickets | Lower from 1,000 to 500 | 600 on 28 June | 0.80 | 0 | 3 of 10 |
| A desk in each time zone | Yes/no | done on 1 June | 1.00 | 1 | – |
| Answers \\| on time | Keep at least 90% | 88% on 1 June, 1 of 2 checks within the limit | guardrail broken | – | – |
| Key result 4 | Raise from 0 to 10 | – | – | – | – |

- Guardrail broken: Answers \\| on time
- Open tickets: reached 520 on 10 May, closed at 600

### Learned

Mondays are long.

\\# Ask earlier

### Differently next time

1\\. Fewer tools
"
    );
}

#[test]
fn several_are_summed_up_in_a_line() {
    #[track_caller]
    fn case(objectives: &[Objective], said: &str) {
        let text = markdown_of(objectives);
        assert_eq!(text.lines().nth(2), Some(said));
    }
    case(&[], "No objective, as of 24 September 2026.");
    case(
        &[example(), closed(), example()],
        // What is closed and what runs have no mean together.
        "3 objectives, as of 24 September 2026. 2 on track.",
    );
    case(
        &[example(), example()],
        "2 objectives, as of 24 September 2026. Mean of the stretches: 0.61 so far. \
         2 on track.",
    );
    let mut over = closed();
    over.closing = None;
    case(
        &[over],
        "1 objective, as of 24 September 2026. 0 of 1 musts on course. 1 ready to close.",
    );
}

#[test]
fn without_a_score_it_says_why() {
    #[track_caller]
    fn case(fields: &[(&str, Value)], said: &str) {
        let text = markdown_of(&[of(fields)]);
        assert!(!text.contains("**Score:**"), "{text}");
        assert!(text.lines().any(|line| line == said), "{text}");
    }
    case(&[], "No key results yet, so there is nothing to score.");
    case(
        &[("kr/a/name", json!("Half"))],
        "Nothing to score yet: no key result has a value.",
    );
    case(
        &[("kr/a/start", json!("3")), ("kr/a/target", json!("3"))],
        "No verdict while key result 1 has a problem.",
    );
}

#[test]
fn what_has_no_value_yet_is_left_out_so_far() {
    let mut open = closed();
    open.closing = None;
    let text = markdown_of(&[open]);
    let said = "**Score:** 0.90 so far (2 of 3 measured), not there yet. \
        If you closed it now, the missing one would count as 0: 0.60. \
        Binary: 1 of 2 reached, 0.50.";
    assert!(text.contains(said), "{text}");
}

#[test]
fn what_goes_without_saying_is_not_said() {
    #[track_caller]
    fn case(fields: &[(&str, Value)], said: Option<&str>) {
        let text = markdown_of(&[of(fields)]);
        let after_title = text.lines().nth(6);
        match said {
            Some(_) => assert_eq!(after_title, said),
            None => assert!(after_title.is_some_and(|it| it.starts_with("No key results yet"))),
        }
    }
    case(&[], None);
    case(&[("owner", json!(""))], Some("No owner."));
    case(&[("owner", json!("Ana *"))], Some("Owner: Ana \\*."));
    case(&[("level", json!("company"))], Some("Company."));
    case(
        &[(
            "period",
            json!({"first": "2026-07-01", "last": "2026-12-31"}),
        )],
        Some("H2, July to December 2026."),
    );
}

#[test]
fn what_people_typed_is_text() {
    #[track_caller]
    fn case(typed: &str, written: &str) {
        let text = markdown_of(&[of(&[
            ("title", json!(typed)),
            ("kr/a/name", json!(typed)),
            ("kr/a/unit", json!("|")),
            ("kr/a/start", json!("1")),
            ("kr/a/target", json!("2")),
            ("action/a/text", json!(typed)),
            ("note/a", json!({"date": "2026-07-01", "text": typed})),
            ("learned", json!(typed)),
        ])]);
        let line = |line: String| assert!(text.lines().any(|it| it == line), "{line}\n{text}");
        line(format!("## {written}"));
        line(format!(
            "| {written} | Raise from 1\u{a0}\\| to 2\u{a0}\\| | – | – | – | – |"
        ));
        line(format!("- [ ] {written}"));
        line(format!("- 1 July: {written}"));
        line(written.to_owned());
        let headings = text.lines().filter(|it| it.starts_with('#')).count();
        assert_eq!(headings, 5, "{text}");
    }
    case(
        "Plain, in C# and R&D (10 > 9).",
        "Plain, in C# and R&D (10 > 9).",
    );
    case("a|b", "a\\|b");
    case("a\\|b", "a\\\\\\|b");
    case("# Loud", "\\# Loud");
    case("Closing #", "Closing \\#");
    case("> said", "\\> said");
    case("- item", "\\- item");
    case("+ item", "\\+ item");
    case("===", "\\===");
    case("12. item", "12\\. item");
    case("12) item", "12\\) item");
    case("12.5 of them", "12.5 of them");
    case("<img src=x onerror=y>", "\\<img src=x onerror=y>");
    case("&lt;b&#62; R&D; & co;", "\\&lt;b\\&#62; R\\&D; & co;");
    case("*very* _so_ ~~not~~", "\\*very\\* \\_so\\_ \\~\\~not\\~\\~");
    case("[x](http://a.b) `c`", "\\[x\\](http://a.b) \\`c\\`");
    case("Größe 大", "Größe 大");
    case("#", "\\#");
}

#[test]
fn line_breaks_end_no_row_and_no_heading() {
    let text = markdown_of(&[of(&[
        ("title", json!("One\n# Two\r\n\tThree\u{2028}Four")),
        ("kr/a/name", json!("\n| a\n\n---\n")),
        ("action/a/text", json!("Do\n\n<b>")),
    ])]);
    for line in [
        "## One # Two Three Four",
        "| \\| a --- | Start or target is missing | – | – | – | – |",
        "- [ ] Do \\<b>",
    ] {
        assert!(text.lines().any(|it| it == line), "{line}\n{text}");
    }
    let untitled = markdown_of(&[of(&[("title", json!(" \n "))])]);
    assert!(untitled.contains("\n## Objective\n"), "{untitled}");
}

#[test]
fn a_key_result_that_is_a_kpi_says_what_became_of_it() {
    let mut objective = of(&[
        ("kr/a/name", json!("Conversion")),
        ("kr/a/kpi", json!("k")),
        ("kr/a/place", json!("1")),
        ("kr/b/name", json!("*Churn*")),
        ("kr/b/kpi", json!("other")),
        ("kr/b/place", json!("2")),
        ("kr/c/name", json!("Calls")),
        ("kr/c/place", json!("3")),
    ]);
    feed(
        &mut objective,
        &id("o"),
        Calendar::default(),
        day(TODAY),
        |kpi| {
            (kpi.as_str() == "k").then(|| Kpi {
                name: "Trial to paid".to_owned(),
                ..Kpi::default()
            })
        },
    );
    let standing = Standing::of(&objective, day(TODAY));
    let lives = ["KPI since March 2026.".to_owned()];
    let entry = Entry {
        objective: &objective,
        standing: &standing,
        lives: &lives,
    };
    let text = markdown(&report(
        "Q3",
        &[entry],
        day(TODAY),
        Calendar::default(),
        &EN,
    ));
    let said = "### Key results that are KPIs\n\n\
        - Conversion, the KPI Trial to paid: KPI since March 2026.\n\
        - \\*Churn\\*: a KPI that is not in this browser\n";
    assert!(text.contains(said), "{text}");
}

#[test]
fn a_page_says_the_same_as_text() {
    let all = [example(), closed()];
    let title = "Q3, July to September 2026";
    let page = with_entries(&all, |all| {
        let said = report(title, all, day(TODAY), Calendar::default(), &EN);
        html(title, &said)
    });
    for said in [
        "<title>Q3, July to September 2026</title>",
        "<h1><bdi>Q3, July to September 2026</bdi></h1>",
        "<h2><bdi>Make the trial the reason to buy</bdi></h2>",
        "<p><strong>Score:</strong> 0.61 so far, amber. If it closed now: in the target zone. \
         Binary: 0 of 4 reached, 0.00.</p>",
        "<th scope=\"row\"><bdi>Answers | on time</bdi></th>",
        "<td class=\"number\">0.50</td>",
        "<li>☐ <bdi>Show the price before the trial begins</bdi></li>",
        "<p><bdi># Ask earlier</bdi></p>",
    ] {
        assert!(page.contains(said), "{said}\n{page}");
    }
    // It asks for nothing: no script, no address.
    assert!(!page.contains("<script") && !page.contains("http://") && !page.contains("src="));
}

#[test]
fn nothing_that_was_typed_is_a_tag_in_a_page() {
    let typed = "<img src=x onerror=y> & \"a\" \u{0} </main>";
    let page = with_entries(
        &[of(&[
            ("title", json!(typed)),
            ("owner", json!(typed)),
            ("kr/a/name", json!(typed)),
            ("kr/a/unit", json!(typed)),
            ("action/a/text", json!(typed)),
            ("note/a", json!({"date": "2026-07-01", "text": typed})),
            ("learned", json!(typed)),
        ])],
        |all| {
            let said = report(typed, all, day(TODAY), Calendar::default(), &EN);
            html(typed, &said)
        },
    );
    assert!(!page.contains("<img") && !page.contains('\0'), "{page}");
    assert_eq!(page.matches("</main>").count(), 1);
    assert!(page.contains("&lt;img src=x onerror=y&gt; &amp; &quot;a&quot;"));
}

#[test]
fn a_spreadsheet_gets_a_row_a_key_result() {
    let head = "Objective,Owner,Commitment,First day,Last day,Key result,Goal,Start,Target,Unit,Now,\
        Date,Confidence,Weight,Guardrail,Spectrum,Binary,Objective’s score,Verdict";
    let before = "Nobody waits for us,Ana,Must (committed),2026-04-01,2026-06-30";
    let after = "0.6,\"missed, guardrail broken\"";
    let rows = [
        "Open tickets,\"Lower from 1,000 to 500\",1000,500,,600,2026-06-28,3,1,,0.8,0",
        "A desk in each time zone,Yes/no,,,,1,2026-06-01,,1,,1,1",
        "Answers | on time,Keep at least 90%,,90,%,88,2026-06-01,,,guardrail broken,,",
        ",Raise from 0 to 10,0,10,,,,,1,,,",
    ];
    let rows = rows.map(|row| [before, row, after].join(","));
    let lines = [head.to_owned()].into_iter().chain(rows);
    let lines: Vec<String> = lines.map(|line| line + "\r\n").collect();
    assert_eq!(csv_of(&[closed()], &EN), lines.concat());
}

#[test]
fn a_spreadsheet_gets_its_own_decimal_mark() {
    let text = csv_of(&[example()], &DE);
    let row = text.lines().nth(2).expect("a row");
    let said = "Satisfaction after the trial;\"Raise from 4,1/5 to 4,6/5\";\"4,1\";\"4,6\";/5;\"4,4\";\
        2026-09-17;6;1;;\"0,6\";0;\"0,6125\";in the target zone";
    assert!(row.ends_with(said), "{row}");
}

#[test]
fn an_objective_without_key_results_has_a_row_too() {
    let text = csv_of(&[of(&[("title", json!("Alone"))])], &EN);
    assert_eq!(
        text.lines().nth(1),
        Some("Alone,,Stretch (aspirational),,,,,,,,,,,,,,,,")
    );
}

#[test]
fn no_cell_is_a_formula() {
    for typed in [
        "=1+1",
        "+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "=a\",\"b;\n=c",
        "'=1",
    ] {
        let all = [of(&[
            ("title", json!(typed)),
            ("owner", json!(typed)),
            ("kr/a/name", json!(typed)),
            ("kr/a/unit", json!(typed)),
        ])];
        let text = csv_of(&all, &EN);
        let guarded = ["'", &typed.replace('"', "\"\"")].concat();
        assert_eq!(text.matches(&guarded).count(), 4, "{text}");
        // Waymark takes the guard away again.
        let read = table::read(&text).expect("a table");
        assert!(read.problems.is_empty(), "{typed:?}");
        for cell in [0, 1, 5, 9] {
            assert_eq!(read.rows[0].cells[cell], typed);
        }
    }
}
