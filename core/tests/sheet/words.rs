//! How cells are understood in these tests: words as `waymark-text` has more of them.

use waymark_core::calendar::Calendar;
use waymark_core::carry::reads::{Reads, Words};
use waymark_core::kpi::unit::Unit;
use waymark_core::table::column::{DateOrder, Mark};
use waymark_core::table::when;

use super::{TODAY, day};

/// The words of dates.
pub(super) const WHEN: when::Words = when::Words {
    months: &[
        "january february march april may june july august september october november december",
        "januar februar märz april mai juni juli august september oktober november dezember",
    ],
    beside: "week of the to mon monday tuesday montag mo",
    weeks: "w kw week",
};

const WORDS: Words = Words {
    yes: "yes, true, x, done, ✓, ja, wahr, sí",
    no: "no, false, nein, falsch",
    missing: "n/a, #n/a, -, k.a.",
    closed: "closed",
    totals: "average, total, sum, summe, ø",
    measured: "actual, ist",
    planned: "target, plan",
    units: [
        ("week", Unit::Week),
        ("month", Unit::Month),
        ("quarter", Unit::Quarter),
    ],
    sure: [
        ("high, hoch", 8),
        ("medium, mittel", 5),
        ("low, niedrig", 2),
    ],
};

/// In small letters, and an accent on its own put together with its letter.
pub(super) fn fold(text: &str) -> String {
    let mut folded = text.to_lowercase();
    for (apart, together) in [
        ("e\u{301}", "é"),
        ("i\u{301}", "í"),
        ("o\u{308}", "ö"),
        ("a\u{308}", "ä"),
        ("u\u{308}", "ü"),
        ("か\u{3099}", "が"),
    ] {
        folded = folded.replace(apart, together);
    }
    folded
}

/// How a page in Europe reads, which writes a point before the fraction.
pub(super) fn reads() -> Reads<'static> {
    Reads {
        when: &WHEN,
        words: &WORDS,
        fold,
        calendar: Calendar::default(),
        today: day(TODAY),
        usual: (Mark::Point, DateOrder::DayFirst),
    }
}
