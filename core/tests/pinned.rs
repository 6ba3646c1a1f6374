//! Pinned notes: what a link holds comes back as it was, and nothing that a link holds can
//! do harm.

use proptest::prelude::*;
use time::Date;
use waymark_core::grading::zone::Zone;
use waymark_core::period::{parse_date, write_date};
use waymark_core::pinned::link::{LONGEST, NoLink, letters, query};
use waymark_core::pinned::{NoNote, NotedKpi, NotedObjective, NotedResult, PinnedNote, Said};
use waymark_core::record::frame;

/// A note of one of each, without its frame.
const TEXT: &str = "d\t2026-11-27\n\
    o\tg\tGrow up\tQ4\t0.70 so far\n\
    r\ta\tTrial to paid\t12% to 18%\t15%\t0.50\n\
    k\tr\tReply time\t9 h\tOctober\tout of band\tThe usual.\tmonthly";

fn day() -> Date {
    parse_date("2026-11-27").expect("a day")
}

fn note() -> PinnedNote {
    PinnedNote::from_text(&frame::seal(TEXT)).expect("a note")
}

#[test]
fn a_note_is_written_as_the_format_says() {
    let note = note();
    assert_eq!(note.day(), day());
    let [objective] = note.objectives() else {
        panic!("one objective");
    };
    assert_eq!(objective.title.as_str(), "Grow up");
    assert_eq!(objective.zone, Some(Zone::Green));
    assert_eq!(objective.key_results[0].now.as_str(), "15%");
    assert_eq!(note.kpis()[0].zone, Some(Zone::Red));
    assert_eq!(note.to_text(), frame::seal(TEXT));
}

#[track_caller]
fn refused(from: &str, to: &str) {
    assert!(TEXT.contains(from), "{from:?}");
    let text = frame::seal(&TEXT.replacen(from, to, 1));
    assert_eq!(PinnedNote::from_text(&text), None, "{text:?}");
}

#[test]
fn what_is_no_note_is_refused() {
    refused("d\t2026-11-27", "d\t2026-02-30");
    refused("d\t2026-11-27\n", "");
    refused("o\tg", "x\tg");
    refused("o\tg", "o\tz");
    refused("\tQ4", "");
    refused("0.50", "0.50\tmore");
    // A key result without an objective, and an objective after the KPIs.
    refused("o\tg\tGrow up\tQ4\t0.70 so far\n", "");
    refused("\tmonthly", "\tmonthly\no\t\ta\tb\tc");
    refused("\tmonthly", "\tmonthly\n");
    assert_eq!(PinnedNote::from_text(TEXT), None, "without its frame");
    assert_eq!(PinnedNote::from_text(""), None);
    let empty = frame::seal("d\t2026-11-27");
    assert_eq!(PinnedNote::from_text(&empty), None);
}

#[test]
fn a_note_holds_something_and_no_more_than_a_page() {
    let day = day();
    let kpis = |count: usize| vec![NotedKpi::default(); count];
    assert_eq!(
        PinnedNote::new(day, Vec::new(), Vec::new()),
        Err(NoNote::Empty)
    );
    let full = PinnedNote::new(day, Vec::new(), kpis(PinnedNote::MOST)).expect("full");
    assert_eq!(PinnedNote::from_text(&full.to_text()), Some(full.clone()));
    let many = NoNote::TooMany(PinnedNote::MOST + 1);
    assert_eq!(
        PinnedNote::new(day, Vec::new(), kpis(PinnedNote::MOST + 1)),
        Err(many)
    );
    // Somebody may have written one more into it.
    let lines = full.to_text()[9..].to_owned();
    let more = [lines.as_str(), "\nk\t\t\t\t\t\t\t"].concat();
    assert_eq!(PinnedNote::from_text(&frame::seal(&more)), None);
}

#[test]
fn what_somebody_writes_into_a_link_is_clean() {
    let bad = TEXT.replacen("Grow up", "\u{202e}Grow\u{7}\u{2066}up\r", 1);
    let read = PinnedNote::from_text(&frame::seal(&bad)).expect("a note");
    assert_eq!(read, note());
    assert_eq!(Said::of("a\nb\tc\u{2028}d").as_str(), "a b c d");
    // The spaces within a number, and the marks that a language is written with, stay.
    assert_eq!(
        Said::of("1\u{202f}200\u{a0}% \u{200f}").as_str(),
        "1\u{202f}200\u{a0}% \u{200f}"
    );
    let long = Said::of(&"é".repeat(Said::LONGEST + 1));
    assert_eq!(long.as_str().chars().count(), Said::LONGEST);
    assert!(long.as_str().ends_with("é…"));
    assert_eq!(Said::of(&"é".repeat(Said::LONGEST)).as_str().len(), 1200);
}

#[track_caller]
fn link(query: &str, found: Result<&str, NoLink>) {
    let read = letters(query);
    assert_eq!(read.as_deref().map_err(|why| *why), found, "{query:?}");
}

#[test]
fn a_link_says_why_it_gives_no_note() {
    assert_eq!(query("a-_Z"), "n=1.a-_Z");
    link("n=1.a-_Z", Ok("a-_Z"));
    link("x=1&n=1.a-_Z", Ok("a-_Z"));
    for left in [".", ")", ">", "…", ",", "”", ".)"] {
        link(&["n=1.abc", left].concat(), Ok("abc"));
    }
    link("", Err(NoLink::Missing));
    link("m=1.abc", Err(NoLink::Missing));
    for damaged in [
        "n=", "n=1", "n=1.", "n=1.)", "n=abc", "n=0.abc", "n=.abc", "n=+2.abc",
    ] {
        link(damaged, Err(NoLink::Damaged));
    }
    link("n=2.abc", Err(NoLink::Newer));
    link("n=10.!", Err(NoLink::Newer));
    let longest = query(&"a".repeat(LONGEST - "n=1.".len()));
    assert_eq!(longest.len(), LONGEST);
    assert!(letters(&longest).is_ok());
    link(&[&longest, "a"].concat(), Err(NoLink::TooLong));
}

fn said() -> impl Strategy<Value = Said> {
    prop_oneof![
        any::<String>().prop_map(|text| Said::of(&text)),
        "[a-z \t\n\u{202a}-\u{202e}\u{200b}-\u{2069}0-9%]{0,700}".prop_map(|text| Said::of(&text)),
    ]
}

fn zone() -> impl Strategy<Value = Option<Zone>> {
    prop::sample::select(vec![
        None,
        Some(Zone::Red),
        Some(Zone::Amber),
        Some(Zone::Green),
    ])
}

fn objective() -> impl Strategy<Value = NotedObjective> {
    let result = (said(), said(), said(), said(), zone());
    let result = result.prop_map(|(name, goal, now, score, zone)| NotedResult {
        name,
        goal,
        now,
        score,
        zone,
    });
    let results = prop::collection::vec(result, 0..5);
    let parts = (said(), said(), said(), zone(), results);
    parts.prop_map(|(title, about, says, zone, key_results)| NotedObjective {
        title,
        about,
        says,
        zone,
        key_results,
    })
}

fn kpi() -> impl Strategy<Value = NotedKpi> {
    let texts = (said(), said(), said(), said(), said(), said());
    (texts, zone()).prop_map(
        |((name, value, when, status, says, about), zone)| NotedKpi {
            name,
            value,
            when,
            status,
            zone,
            says,
            about,
        },
    )
}

fn any_note() -> impl Strategy<Value = PinnedNote> {
    let day = (1900..2200_i32, 1..=12_u8, 1..=28_u8);
    let day = day.prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}"));
    let day = day.prop_map(|day| parse_date(&day).expect("a day"));
    let objectives = prop::collection::vec(objective(), 0..4);
    let parts = (day, objectives, prop::collection::vec(kpi(), 1..6));
    parts.prop_map(|(day, objectives, kpis)| {
        PinnedNote::new(day, objectives, kpis).expect("something, and not too much")
    })
}

/// What `from_text` gives stands for itself: written and read again it is the same.
fn is_a_note_or_none(text: &str) {
    if let Some(read) = PinnedNote::from_text(text) {
        assert_eq!(PinnedNote::from_text(&read.to_text()), Some(read));
    }
}

proptest! {
    #[test]
    fn a_text_is_clean_once_and_for_all(text in any::<String>()) {
        let said = Said::of(&text);
        prop_assert_eq!(Said::of(said.as_str()), said.clone());
        prop_assert!(!said.as_str().contains(['\t', '\n']));
    }

    #[test]
    fn every_note_survives_a_round_trip(note in any_note()) {
        let text = note.to_text();
        prop_assert!(text.contains(&write_date(note.day())));
        prop_assert_eq!(PinnedNote::from_text(&text), Some(note));
    }

    #[test]
    fn a_changed_text_is_refused(
        note in any_note(),
        at in any::<prop::sample::Index>(),
        by in any::<char>(),
    ) {
        let text = note.to_text();
        let mut letters: Vec<char> = text.chars().collect();
        let at = at.index(letters.len());
        prop_assume!(letters[at] != by);
        letters[at] = by;
        let changed: String = letters.into_iter().collect();
        is_a_note_or_none(&changed);
        // A checksum of 32 bits notices whatever is changed within four bytes.
        prop_assert_eq!(PinnedNote::from_text(&changed), None);
    }

    #[test]
    fn what_somebody_puts_into_the_frame_is_a_note_or_refused(
        note in any_note(),
        cut in any::<prop::sample::Index>(),
        put in any::<String>(),
    ) {
        let text = note.to_text();
        let inside = &text[9..];
        let ends: Vec<usize> = inside.char_indices().map(|(at, _)| at).collect();
        let at = ends[cut.index(ends.len())];
        is_a_note_or_none(&frame::seal(&[&inside[..at], &put, &inside[at..]].concat()));
        is_a_note_or_none(&frame::seal(&inside[..at]));
        is_a_note_or_none(&frame::seal(&put));
        is_a_note_or_none(&put);
    }

    #[test]
    fn no_link_harms(text in any::<String>(), version in "[0-9.+]{0,6}") {
        let _ = letters(&text);
        let _ = letters(&["n=", &version, &text].concat());
    }
}
