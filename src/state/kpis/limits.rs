//! Where the values of a KPI lie by chance alone.

use time::Date;
use waymark_core::calendar::Calendar;
use waymark_core::kpi::Kpi;
use waymark_core::kpi::standing::{Standing, possible};
use waymark_core::number::fraction::Fraction;

/// The lower and the upper natural limit of a KPI with its readings; a side is none where
/// there can be no value past it. None while there are too few values to say anything.
pub(crate) fn natural_limits(
    kpi: &Kpi,
    calendar: Calendar,
    today: Date,
) -> Option<[Option<Fraction>; 2]> {
    let standing = Standing::of(kpi, calendar, today);
    let limits = standing.noise.current.limits?;
    let (lowest, highest) = possible(kpi, &standing.tallies);
    let lower = limits.drawn_lower(lowest.as_ref()).cloned();
    let upper = limits.drawn_upper(highest.as_ref()).cloned();
    (lower.is_some() || upper.is_some()).then_some([lower, upper])
}
