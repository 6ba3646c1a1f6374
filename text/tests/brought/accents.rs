//! Months whose letters have their accents apart, as macOS writes them.

use waymark_core::calendar::Calendar;
use waymark_core::carry::term::term;
use waymark_core::table::column::DateOrder;
use waymark_core::table::when::{When, when};
use waymark_text::kept::plan_words::TERMS;
use waymark_text::kpi::when::WORDS;

use super::day;

#[test]
fn a_month_is_the_same_with_its_accents_apart() {
    for (apart, together, is) in [
        ("5 aou\u{302}t 2026", "5 août 2026", "2026-08-05"),
        ("5 AOU\u{302}T 2026", "5 AOÛT 2026", "2026-08-05"),
        ("5 fe\u{301}vrier 2026", "5 février 2026", "2026-02-05"),
        ("5 fe\u{301}vr. 2026", "5 févr. 2026", "2026-02-05"),
        ("5 de\u{301}c. 2026", "5 déc. 2026", "2026-12-05"),
        (
            "1er de\u{301}cembre 2026",
            "1er décembre 2026",
            "2026-12-01",
        ),
        ("5. Ma\u{308}rz 2026", "5. März 2026", "2026-03-05"),
        ("5. Ja\u{308}nner 2026", "5. Jänner 2026", "2026-01-05"),
        (
            "5 de marc\u{327}o de 2026",
            "5 de março de 2026",
            "2026-03-05",
        ),
        ("5 wrzes\u{301}nia 2026", "5 września 2026", "2026-09-05"),
        (
            "5 paz\u{301}dziernika 2026",
            "5 października 2026",
            "2026-10-05",
        ),
        ("5 s\u{327}ubat 2026", "5 şubat 2026", "2026-02-05"),
        ("5 ag\u{306}ustos 2026", "5 ağustos 2026", "2026-08-05"),
        ("5 eylu\u{308}l 2026", "5 eylül 2026", "2026-09-05"),
        ("5 маи\u{306} 2026", "5 май 2026", "2026-05-05"),
        ("5 \u{627}\u{654}غسطس 2026", "5 أغسطس 2026", "2026-08-05"),
        (
            "mie\u{301}rcoles 5 agosto 2026",
            "miércoles 5 agosto 2026",
            "2026-08-05",
        ),
        (
            "ma\u{30a}ndag 5. oktober 2026",
            "måndag 5. oktober 2026",
            "2026-10-05",
        ),
        (
            "lunedi\u{300} 5 ottobre 2026",
            "lunedì 5 ottobre 2026",
            "2026-10-05",
        ),
        ("s\u{301}roda 5.08.2026", "środa 5.08.2026", "2026-08-05"),
        // A sign within a word, which is no letter either.
        ("5 अक्टूबर 2026", "5 अक्टूबर 2026", "2026-10-05"),
        ("5 फ\u{93c}रवरी 2026", "5 फ़रवरी 2026", "2026-02-05"),
    ] {
        for cell in [apart, together] {
            let read = when(cell, DateOrder::DayFirst, &WORDS, day("2026-11-27"));
            assert_eq!(read, Some(When::Day(day(is))), "{cell}");
        }
    }
}

#[test]
fn a_period_is_the_same_with_its_accents_apart() {
    let read = |cell| {
        term(
            cell,
            DateOrder::DayFirst,
            &TERMS,
            Calendar::default(),
            day("2026-11-27"),
        )
    };
    for (apart, together) in [
        ("aou\u{302}t 2026", "août 2026"),
        ("Ma\u{308}rz 2027", "März 2027"),
        ("De\u{301}cembre 2026", "Décembre 2026"),
        ("fe\u{301}vrier 2027", "février 2027"),
        ("wrzesien\u{301} 2026", "wrzesień 2026"),
    ] {
        let is = read(together);
        assert!(is.is_some(), "{together}");
        assert_eq!(read(apart), is, "{together}");
    }
}
