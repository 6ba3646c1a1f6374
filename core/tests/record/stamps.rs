//! Stamps and what was seen, in text.

use proptest::prelude::*;
use waymark_core::record::stamp::{Seen, Stamp, Writer};

fn stamp(counter: u64, writer: u64) -> Stamp {
    let writer = Writer::new(writer);
    Stamp { counter, writer }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_stamp_reads_as_it_is_written(counter in 0..=Stamp::MOST, writer in 0..Writer::COUNT) {
        let stamp = stamp(counter, writer);
        prop_assert_eq!(Stamp::parse(&stamp.to_string()), Some(stamp));
        let writer = stamp.writer;
        prop_assert_eq!(Writer::parse(&writer.to_string()), Some(writer));
    }

    #[test]
    fn a_text_is_either_refused_or_written_the_same_again(text in "[0-9a-zA-Z.+ -]{0,12}") {
        if let Some(stamp) = Stamp::parse(&text) {
            prop_assert_eq!(stamp.to_string(), text);
        }
    }

    #[test]
    fn what_was_seen_reads_as_it_is_written(
        stamps in proptest::collection::vec((0..50_u64, 0..30_u64), 0..60),
    ) {
        let mut seen = Seen::default();
        for (counter, writer) in stamps {
            seen.add(stamp(counter, writer));
            prop_assert!(seen.covers(stamp(counter, writer)));
        }
        prop_assert_eq!(Seen::parse(&seen.to_string()), Some(seen));
    }

    #[test]
    fn what_was_seen_once_stays_seen(
        stamps in proptest::collection::vec((0..2_000_u64, 0..700_u64), 1..700),
        more in proptest::collection::vec((0..2_000_u64, 0..700_u64), 1..700),
    ) {
        let of = |stamps: &[(u64, u64)]| {
            let mut seen = Seen::default();
            stamps.iter().for_each(|(counter, writer)| seen.add(stamp(*counter, *writer)));
            seen
        };
        let (one, other) = (of(&stamps), of(&more));
        let mut both = one.clone();
        both.add_all(&other);
        for (counter, writer) in stamps.iter().chain(&more) {
            for before in [0, 1, 100] {
                let stamp = stamp(counter.saturating_sub(before), *writer);
                prop_assert!(both.covers(stamp), "{stamp}");
            }
        }
        prop_assert_eq!(both.counter(), one.counter().max(other.counter()));
    }
}

#[test]
fn only_one_text_stands_for_a_stamp() {
    let most = Stamp::MOST;
    assert_eq!(Stamp::parse("0.0"), Some(stamp(0, 0)));
    assert_eq!(Stamp::parse("12.k3f9x2ab").map(|it| it.counter), Some(12));
    assert_eq!(Stamp::parse(&format!("{most}.1")), Some(stamp(most, 1)));
    let too_large = format!("{}.1", most + 1);
    for text in [
        "",
        ".",
        "1",
        "1.",
        ".1",
        "-1.1",
        "+1.1",
        "1.-1",
        "1.+1",
        "1.A",
        "01.1",
        "1.01",
        "1 .1",
        " 1.1",
        "1.1 ",
        "1.1.1",
        "1,1",
        "1.100000000",
        "1.zzzzzzzzz",
        "1.ä",
        "٣.1",
        "1e3.1",
        "99999999999999999999.1",
        &too_large,
    ] {
        assert_eq!(Stamp::parse(text), None, "{text:?}");
    }
}

#[test]
fn a_writer_is_a_number_below_36_to_the_power_of_8() {
    assert_eq!(Writer::new(0).to_string(), "0");
    assert_eq!(Writer::new(35).to_string(), "z");
    assert_eq!(Writer::new(36).to_string(), "10");
    assert_eq!(Writer::new(Writer::COUNT - 1).to_string(), "zzzzzzzz");
    assert_eq!(Writer::new(Writer::COUNT), Writer::new(0));
    assert_eq!(Writer::new(u64::MAX), Writer::new(u64::MAX % Writer::COUNT));
}

#[test]
fn the_newest_384_writers_are_kept_and_what_is_older_counts_as_seen() {
    let mut seen = Seen::default();
    assert!(seen.is_empty() && seen.counter() == 0);
    for writer in 1..=383 {
        seen.add(stamp(1_000 + writer, writer));
    }
    assert!(!seen.is_empty());
    assert!(!seen.covers(stamp(1, 999)), "not full yet");
    seen.add(stamp(1_384, 384));
    assert!(seen.covers(stamp(1, 999)), "older than all");
    assert!(!seen.covers(stamp(1_002, 999)), "between them");
    seen.add(stamp(1_385, 385));
    assert_eq!(seen.to_string().split(' ').count(), 384);
    assert_eq!(seen.counter(), 1_385);
    assert!(seen.covers(stamp(1_001, 1)), "dropped, and still seen");
    assert!(!seen.covers(stamp(1_386, 385)) && seen.covers(stamp(1_385, 385)));
    assert!(seen.to_string().starts_with("1385.ap 1384.ao 1383.an"));
}

#[test]
fn what_was_seen_fits_into_a_text_of_a_file_however_far_one_counted() {
    let mut seen = Seen::default();
    for writer in 0..500 {
        seen.add(stamp(Stamp::MOST - writer, Writer::COUNT - 1 - writer));
    }
    let most = waymark_core::record::json::Limits::FILE.text;
    assert!(seen.to_string().len() <= most);
}
