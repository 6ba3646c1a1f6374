//! Readings as pages show them, of any KPI.

use time::Date;
use waymark_core::kpi::{KIND, Kpi};
use waymark_core::record::kind::Subject;
use waymark_text::days;
use waymark_text::kpi::unit;

use crate::state::kept::Goals;

impl Goals {
    /// The unit that a reading of a KPI on a day is of, in the middle of a sentence: "the
    /// week of 28 December 2026". Where there is no such KPI, the day.
    pub(crate) fn unit_name(self, of: &Subject, day: Date) -> String {
        let kpi = self.definition(of).filter(|_| *of.kind == KIND);
        let name = kpi.and_then(|record| {
            let kpi = Kpi::read(&record);
            let calendar = self.calendar();
            let (unit, unit_days) = kpi.unit_of(day, calendar)?;
            Some(unit::in_sentence(unit, unit_days, kpi.calendar(calendar)))
        });
        name.unwrap_or_else(|| days::date(day))
    }
}
