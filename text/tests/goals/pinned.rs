//! What a pinned note says: the same as the pages, and nothing that was not chosen.

use serde_json::json;
use waymark_core::calendar::Calendar;
use waymark_core::grading::zone::Zone;
use waymark_core::kpi::Kpi;
use waymark_core::kpi::standing::Standing as KpiStanding;
use waymark_core::number::understood::Notation;
use waymark_core::objective::standing::Standing;
use waymark_core::pinned::link::NoLink;
use waymark_core::pinned::{NoNote, NotedKpi, NotedObjective, PinnedNote};
use waymark_core::record::Record;
use waymark_core::sandbox;
use waymark_text::en::goals::sandbox::EXAMPLE;
use waymark_text::en::kpi::noise::When;
use waymark_text::en::pinned::report::report;
use waymark_text::en::pinned::{
    self as words, FRAME_NOTE, IS_FROZEN, IS_IN_LINK, LEAD, NO_LINKS, PRIVACY, said,
};
use waymark_text::en::report::markdown::markdown;

use super::report::objective;
use super::{day, is_plain, is_sentence, names};

const EN: Notation = Notation::PLAIN_ENGLISH;
const TODAY: &str = "2026-09-24";

fn noted(objective: &waymark_core::objective::Objective) -> NotedObjective {
    let standing = Standing::of(objective, day(TODAY));
    said::objective(objective, &standing, Calendar::default(), day(TODAY), &EN)
}

/// A KPI of these fields with five months, the last of them out of band.
fn noted_kpi(name: &str, owner: &str) -> NotedKpi {
    let mut fields = vec![
        ("title".to_owned(), json!(name)),
        ("made".to_owned(), json!("2026-01-01")),
        ("owner".to_owned(), json!(owner)),
        ("unit".to_owned(), json!("%")),
        (
            "band/b".to_owned(),
            json!({"from": "2026-01-01", "operator": "at-least", "target": "35", "threshold": "30"}),
        ),
        (
            "acknowledged".to_owned(),
            json!({"since": "2026-09-10", "cause": "a secret", "again": "2026-12-01"}),
        ),
    ];
    for (month, value) in [
        ("04-30", "36"),
        ("05-31", "35"),
        ("06-30", "37"),
        ("07-31", "34"),
        ("08-31", "29"),
    ] {
        fields.push((
            format!("at/value/2026-{month}"),
            json!({"value": value, "note": "a secret"}),
        ));
    }
    let fields = fields.into_iter().map(|(name, value)| (name.into(), value));
    let kpi = Kpi::read(&Record::of(fields));
    let standing = KpiStanding::of(&kpi, Calendar::default(), day(TODAY));
    let when = When {
        calendar: Calendar::default(),
        today: day(TODAY),
    };
    said::kpi(&kpi, &standing, when, &EN)
}

fn note(objectives: Vec<NotedObjective>, kpis: Vec<NotedKpi>) -> PinnedNote {
    PinnedNote::new(day(TODAY), objectives, kpis).expect("a note")
}

#[test]
fn a_note_says_what_the_pages_say_and_stays_true_on_other_days() {
    let objective = sandbox::objective(&EXAMPLE, day(TODAY));
    let noted = noted(&objective);
    assert_eq!(noted.title.as_str(), objective.title);
    assert_eq!(noted.key_results.len(), objective.key_results.len());
    names(noted.says.as_str(), &["so far", "If it closed now"]);
    names(noted.says.as_str(), &["last check-in on 17 September."]);
    for it in &noted.key_results {
        for text in [&it.name, &it.goal, &it.now, &it.score] {
            is_plain(text.as_str());
        }
    }
    let text = markdown(&report(&note(vec![noted], Vec::new())));
    assert!(
        text.starts_with("# Pinned note\n\nAs of 24 September 2026. A snapshot"),
        "{text}"
    );
    assert!(
        text.contains("| Key result | Goal | Now | Score |\n|---|---|---|---:|\n"),
        "{text}"
    );
}

#[test]
fn a_kpi_has_its_value_its_band_and_who_reads_it_when() {
    let kpi = noted_kpi("Trial to paid", "Ana");
    let said = [&kpi.name, &kpi.value, &kpi.when, &kpi.status, &kpi.about];
    let expected = [
        "Trial to paid",
        "29%",
        "August 2026",
        "out of band, too low: at least 30% (since August)",
        "monthly · Ana",
    ];
    assert_eq!(said.map(|it| it.as_str()), expected);
    assert_eq!(kpi.zone, Some(Zone::Red));
    is_sentence(kpi.says.as_str());
    // Whoever reads it need not know who "me" is.
    assert_eq!(noted_kpi("a", "me").about.as_str(), "monthly");
}

#[test]
fn what_nobody_chose_is_not_in_it() {
    let secrets = objective(&[
        ("title".to_owned(), json!("Grow")),
        ("learned".to_owned(), json!("a secret")),
        ("differently".to_owned(), json!("a secret")),
        ("kr/a/name".to_owned(), json!("Trial to paid")),
        ("kr/a/start".to_owned(), json!("0")),
        ("kr/a/target".to_owned(), json!("100")),
        (
            "at/a/2026-08-03".to_owned(),
            json!({"value": "13.75", "note": "a secret"}),
        ),
        (
            "at/a/2026-09-07".to_owned(),
            json!({"value": "55", "note": "a secret"}),
        ),
        ("action/b/text".to_owned(), json!("a secret")),
        (
            "note/c".to_owned(),
            json!({"date": "2026-08-03", "text": "a secret"}),
        ),
    ]);
    let note = note(vec![noted(&secrets)], vec![noted_kpi("Churn", "me")]);
    let text = note.to_text();
    assert!(text.contains("\t55,") && text.contains("\t29%"), "{text}");
    for hidden in ["secret", "13.75", "36%", "37%"] {
        assert!(!text.contains(hidden), "{hidden} in {text}");
    }
}

#[test]
fn a_name_becomes_no_markup() {
    let mut of = noted(&sandbox::objective(&EXAMPLE, day(TODAY)));
    let name = "# <img src=x> | [a](b) **c** `d`";
    let odd = waymark_core::pinned::Said::of(name);
    of.title = odd.clone();
    of.key_results[0].name = odd.clone();
    of.key_results[0].goal = odd;
    let text = markdown(&report(&note(vec![of], vec![noted_kpi(name, name)])));
    let escaped = "\\# \\<img src=x> \\| \\[a\\](b) \\*\\*c\\*\\* \\`d\\`";
    assert!(text.contains(&format!("## {escaped}\n")), "{text}");
    assert_eq!(text.matches(escaped).count(), 4, "{text}");
    for line in text.lines().filter(|line| line.starts_with('|')) {
        let bars = line.replace("\\|", "").matches('|').count();
        assert!(bars == 5 || bars == 6, "{line}");
    }
}

#[test]
fn what_is_said_around_a_note_is_in_sentences() {
    for text in [LEAD, PRIVACY, FRAME_NOTE, NO_LINKS, IS_FROZEN, IS_IN_LINK] {
        is_sentence(text);
    }
    for why in [
        NoLink::Missing,
        NoLink::Damaged,
        NoLink::Newer,
        NoLink::TooLong,
    ] {
        is_sentence(words::no_link(why));
    }
    is_sentence(&words::no_note(NoNote::Empty));
    names(&words::no_note(NoNote::TooMany(321)), &["321", "200"]);
    names(&words::too_long(9000, 8000), &["9000", "8000"]);
    names(&words::length(900), &["900"]);
    names(&words::first_of(50, 60), &["50", "60"]);
    let code = words::frame("https://example.org/note.html#/note?n=1.a&b=\"");
    assert!(
        code.contains("src=\"https://example.org/note.html#/note?n=1.a&amp;b=&quot;\""),
        "{code}"
    );
}
