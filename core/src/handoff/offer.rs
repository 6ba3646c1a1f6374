//! Whether the second hand-off is offered, where somebody may have refused it.

use time::Date;

use super::restore::{Restoring, restoring};
use crate::kpi::Kpi;
use crate::kpi::standing::Standing;
use crate::kpi::streak::Streak;
use crate::period::write_date;

/// The objective that is offered for a KPI on a day, unless that was refused for the months
/// that it has been out of band: other months ask anew. None for one that is a running key
/// result.
#[must_use]
pub fn offered(
    kpi: &Kpi,
    standing: &Standing,
    today: Date,
    is_running: bool,
) -> Option<(Restoring, Streak)> {
    let streak = standing.streak?;
    let offered = restoring(kpi, standing, today, is_running)?;
    (!kpi.is_dismissed(&refusal(&streak))).then_some((offered, streak))
}

/// The name under which the offer for these months is refused.
#[must_use]
pub fn refusal(streak: &Streak) -> String {
    ["restore/", &write_date(streak.since.first())].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Calendar;
    use crate::grading::measure::Bound;
    use crate::kpi::band::{Band, Range};
    use crate::kpi::reading::Reading;
    use crate::number::decimal::Decimal;
    use crate::period::parse_date;
    use crate::record::id::Id;

    fn day(text: &str) -> Date {
        parse_date(text).expect("a day")
    }

    /// A KPI of at least 10 with these readings of the last days of months.
    fn kpi(readings: &[(&str, u32)]) -> Kpi {
        let range = Range::one_sided(Bound::AtLeast(Decimal::from(10_u32)), None).ok();
        let reading = |&(on, value): &(&str, u32)| Reading {
            day: day(on),
            value: Some(value.into()),
            note: String::new(),
        };
        Kpi {
            bands: vec![Band {
                id: Id::of_number(1),
                from: day("2026-01-01"),
                range,
                per: None,
            }],
            made: Some(day("2026-01-01")),
            readings: readings.iter().map(reading).collect(),
            ..Kpi::default()
        }
    }

    fn is_offered(kpi: &Kpi, today: &str) -> bool {
        let standing = Standing::of(kpi, Calendar::default(), day(today));
        offered(kpi, &standing, day(today), false).is_some()
    }

    #[test]
    fn what_was_refused_stays_refused_for_as_long_as_it_is_out_and_asks_anew_after_that() {
        let mut it = kpi(&[("2026-03-31", 12), ("2026-04-30", 8), ("2026-05-31", 7)]);
        assert!(is_offered(&it, "2026-06-03"));
        let standing = Standing::of(&it, Calendar::default(), day("2026-06-03"));
        let streak = standing.streak.expect("two months");
        it.dismissed.insert(refusal(&streak));
        assert!(!is_offered(&it, "2026-06-03"));

        let more = kpi(&[("2026-06-30", 6)]).readings;
        it.readings.extend(more);
        assert!(!is_offered(&it, "2026-07-03"), "the same months");
        let later = kpi(&[("2026-07-31", 11), ("2026-08-31", 9), ("2026-09-30", 9)]);
        it.readings.extend(later.readings);
        assert!(is_offered(&it, "2026-10-03"), "other months");
    }
}
