//! The outcome to take along: Markdown and comma-separated values.

use waymark_core::grading::verdict::{Promise, Term};
use waymark_core::sketch::Sketch;
use waymark_text::en::grade::report::{csv, markdown, outcome, status};

use super::typed::{DE, EN, read_all, sketch, total};

const TRIAL: &str = "o=Make the trial pay&k=Trials that become customers&s=12&g=18&n=15&u=%25\
    &k=Revenue&s=0&g=250000&n=150000&u=$&k=Shop is open&m=y\
    &k=Satisfaction&m=h&b=gt&g=4.5&n=4.6;4.4&u=/5&k=Churn&m=h&b=lt&g=3&n=3.4&u=%25&r=1";

fn promised(sketch: &Sketch, term: Term) -> Promise {
    Promise {
        commitment: sketch.objective.commitment,
        term,
    }
}

fn markdown_of(sketch: &Sketch) -> String {
    let read = read_all(sketch, EN);
    markdown(
        sketch,
        &read,
        &total(&read),
        promised(sketch, Term::Unknown),
        &EN,
    )
}

fn csv_of(sketch: &Sketch) -> String {
    let read = read_all(sketch, EN);
    csv(sketch, &read, &total(&read), &EN)
}

/// A sketch of one key result with this name.
fn named(name: &str) -> Sketch {
    let mut sketch = sketch("k=&s=12&g=18&n=15", &EN);
    name.clone_into(&mut sketch.key_results[0].name);
    sketch
}

#[test]
fn markdown_is_a_table_with_the_outcome_under_it() {
    assert_eq!(
        markdown_of(&sketch(TRIAL, &EN)),
        "## Make the trial pay\n\
        \n\
        | Key result | Aim | Now | Unit | Weight | Raw | Spectrum | Binary |\n\
        |---|---|---:|---|---:|---:|---:|---:|\n\
        | Trials that become customers | Raise from 12% to 18% | 15 | % | 1 | 0.50 | 0.50 | 0 |\n\
        | Revenue | Raise from $0 to $250,000 | 150,000 | $ | 1 | 0.60 | 0.60 | 0 |\n\
        | Shop is open | Yes/no | not done |  | 1 | 0.00 | 0.00 | 0 |\n\
        | Satisfaction | Keep above 4.5/5 | 4.6; 4.4 | /5 | 1 | 0.50 | 0.50 | 0 |\n\
        | Churn | Keep below 3% | 3.4 | % | guardrail | – | – | – |\n\
        \n\
        **Objective score:** 0.40, amber. Stretch (aspirational). If it closed now: \
        below the target zone, guardrail broken. Binary: 0 of 4 reached, 0.00. Guardrail broken: “Churn”.\n"
    );
}

#[test]
fn csv_is_a_row_a_key_result_and_one_for_the_objective() {
    assert_eq!(
        csv_of(&sketch(TRIAL, &EN)),
        "Key result,Aim,Now,Unit,Weight,Raw,Spectrum,Binary\r\n\
        Trials that become customers,Raise from 12% to 18%,15,%,1,0.50,0.50,0\r\n\
        Revenue,\"Raise from $0 to $250,000\",150000,$,1,0.60,0.60,0\r\n\
        Shop is open,Yes/no,not done,,1,0.00,0.00,0\r\n\
        Satisfaction,Keep above 4.5/5,\"4.6; 4.4\",/5,1,0.50,0.50,0\r\n\
        Churn,Keep below 3%,3.4,%,guardrail,–,–,–\r\n\
        Make the trial pay,,,,,,0.40,0.00\r\n"
    );
}

#[test]
fn no_cell_of_a_spreadsheet_is_a_formula() {
    #[track_caller]
    fn case(name: &str, cell: &str) {
        let text = csv_of(&named(name));
        let row = text.lines().nth(1).expect("a row");
        let rest = ",Raise from 12 to 18,15,,1,0.50,0.50,0";
        assert_eq!(row, [cell, rest].concat(), "{name:?}");
    }
    case("Trials", "Trials");
    case("=1+1", "'=1+1");
    case("+1+1", "'+1+1");
    case("-1+1", "'-1+1");
    case("@SUM(A1)", "'@SUM(A1)");
    case("\t=1+1", "'\t=1+1");
    case(
        "=HYPERLINK(\"x\";\"y\")",
        "\"'=HYPERLINK(\"\"x\"\";\"\"y\"\")\"",
    );
    case("+40 %", "'+40 %");
    // A plain number is none.
    case("-5", "-5");
    case("-5.25", "-5.25");
    case("-5,25", "\"'-5,25\"");
    case("＝1+1", "'＝1+1");
    case("＋1", "'＋1");
    case("－1", "'－1");
    case("＠SUM(A1)", "'＠SUM(A1)");
    case("a=b", "a=b");
    // What separates or ends cells is quoted.
    case("a,b", "\"a,b\"");
    case("a;b", "\"a;b\"");
    case("say \"hi\"", "\"say \"\"hi\"\"\"");
    case("", "");
}

#[test]
fn a_line_break_stays_in_its_cell() {
    let text = csv_of(&named("a\r\nb"));
    assert!(text.contains("\r\n\"a\r\nb\",Raise"), "{text:?}");
    for end in ["\r", "\n"] {
        let text = csv_of(&named(&[end, "=1+1"].concat()));
        let row = ["\r\n\"'", end, "=1+1\",Raise"].concat();
        assert!(text.contains(&row), "{text:?}");
    }
}

#[test]
fn no_text_breaks_the_table() {
    #[track_caller]
    fn case(name: &str, cell: &str) {
        let mut sketch = named(name);
        name.clone_into(&mut sketch.objective.title);
        let text = markdown_of(&sketch);
        let row = ["| ", cell, " | Raise from 12 to 18 | 15 |"].concat();
        assert!(text.contains(&["\n", &row].concat()), "{text}");
        assert!(
            text.starts_with(&["## ", cell, "\n\n| Key"].concat()),
            "{text}"
        );
    }
    case("Trials", "Trials");
    case("a|b", "a\\|b");
    case("a\nb", "a b");
    case("a\rb", "a b");
}

#[test]
fn a_backslash_before_a_bar_does_not_break_the_table() {
    let text = markdown_of(&named("a\\|b"));
    assert!(text.contains("\n| a\\\\\\|b | Raise"), "{text}");
}

#[test]
fn what_is_told_leads_with_the_score() {
    let told = |text: &str| {
        let sketch = sketch(text, &DE);
        let total = total(&read_all(&sketch, DE));
        let promise = promised(&sketch, Term::Unknown);
        [status(&total, promise), outcome(&total, promise)]
    };
    assert_eq!(
        told("k=&s=0&g=10&n=6"),
        [
            "Objective score 0.60, amber. If it closed now: in the target zone.",
            "0.60, amber. Stretch (aspirational). If it closed now: in the target zone. \
            Binary: 0 of 1 reached, 0.00.",
        ]
    );
    assert_eq!(
        told("c=c&k=&s=0&g=10&n=10&k=&m=h&g=1&n=0&r=1"),
        [
            "Objective score 1.00, red. If it closed now: reached, guardrail broken.",
            "1.00, red. Must (committed). If it closed now: reached, guardrail broken. \
            Binary: 1 of 1 reached, 1.00.",
        ]
    );
    let nothing = "Nothing to score yet: no key result has a value.";
    assert_eq!(told("k=&s=0&g=10"), [nothing, nothing]);
}

#[test]
fn a_verdict_on_a_part_is_not_what_closing_now_would_give() {
    let sketch = sketch("k=&s=0&g=10&n=10&k=&s=0&g=10", &EN);
    let total = total(&read_all(&sketch, EN));
    let promise = promised(&sketch, Term::Unknown);
    for told in [status(&total, promise), outcome(&total, promise)] {
        assert!(told.contains(". So far: fully reached"), "{told}");
        assert!(!told.contains("closed now"), "{told}");
    }
}

#[test]
fn a_must_that_can_still_be_kept_is_told_without_a_zone_or_a_verdict() {
    let told = |text: &str, term: Term| {
        let sketch = sketch(text, &EN);
        let total = total(&read_all(&sketch, EN));
        let promise = promised(&sketch, term);
        [status(&total, promise), outcome(&total, promise)]
    };
    assert_eq!(
        told("c=c&k=&s=0&g=4&n=1", Term::Running),
        [
            "Objective score 0.25. Not there yet.",
            "0.25. Must (committed). Not there yet. Binary: 0 of 1 reached, 0.00.",
        ]
    );
    let broken = told("c=c&k=&s=0&g=4&n=1&k=&m=h&g=1&n=0&r=1", Term::Running);
    assert_eq!(
        broken[0],
        "Objective score 0.25. Not there yet, guardrail broken."
    );
    // Once the period is over it is missed, and a stretch is told as it would close.
    let over = told("c=c&k=&s=0&g=4&n=1", Term::Over);
    assert_eq!(over[0], "Objective score 0.25, red. Missed.");
    // It has no bands: 0.8 is missed like any other.
    let nearly = told("c=c&k=&s=0&g=10&n=8", Term::Over);
    assert_eq!(nearly[0], "Objective score 0.80, red. Missed.");
    let kept = told("c=c&k=&s=0&g=4&n=4", Term::Running);
    assert_eq!(
        kept[0],
        "Objective score 1.00, green. If it closed now: kept."
    );
    let stretch = told("k=&s=0&g=4&n=1", Term::Running);
    assert!(stretch[0].starts_with("Objective score 0.25, red. If it closed now: "));
}

#[test]
fn a_number_in_a_spreadsheet_has_a_plain_point() {
    let sketch = sketch("k=Balance&s=-10.5&g=1200.5&n=-5.25", &DE);
    let read = read_all(&sketch, DE);
    assert_eq!(sketch.key_results[0].now, "-5,25");
    let text = csv(&sketch, &read, &total(&read), &DE);
    let row = text.lines().nth(1).expect("a row");
    assert_eq!(
        row,
        "Balance,\"Raise from -10,5 to 1.200,5\",-5.25,,1,0.00,0.00,0"
    );
}
