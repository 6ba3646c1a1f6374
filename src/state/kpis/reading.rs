//! Readings as pages show them, of any KPI.

use time::Date;
use waymark_core::kpi::reading::Typed;
use waymark_core::kpi::{KIND, Kpi};
use waymark_core::period::parse_date;
use waymark_core::record::id::Id;
use waymark_core::record::kind::Subject;
use waymark_text::days;
use waymark_text::kpi::{record, unit};

use crate::state::kept::Goals;

impl Goals {
    /// The unit that a reading of a KPI on a day is of, beside today: "October", "week of
    /// 28 September", "17 November". None where the day is none.
    pub(crate) fn unit_asked(self, id: &Id, day: &str) -> Option<String> {
        let kpi = &self.known_kpi(id).kpi;
        let calendar = self.calendar();
        let (unit, days) = kpi.unit_of(parse_date(day)?, calendar)?;
        let first_month = kpi.calendar(calendar).first_month;
        Some(unit::name(unit, days, first_month, self.day()))
    }

    /// The same with what is to be typed, of a running total: "October, the total since 1
    /// January".
    pub(crate) fn reading_asked(self, id: &Id, day: &str) -> Option<String> {
        let unit = self.unit_asked(id, day)?;
        let total = self.total_asked(&self.known_kpi(id).kpi, parse_date(day)?);
        Some(total.map_or_else(|| unit.clone(), |total| [&unit, ", ", &total].concat()))
    }

    /// What is typed on a day where that is a running total; none where it is not.
    fn total_asked(self, kpi: &Kpi, day: Date) -> Option<String> {
        let calendar = self.calendar();
        let within = kpi.total_within(day, calendar)?;
        let before = kpi.total_before(day, calendar);
        let notation = self.habits.notation;
        Some(record::of_total(
            within.first(),
            before,
            kpi.unit_on(day),
            &notation,
        ))
    }

    /// Which unit a reading that is typed would be of, and whether that still runs:
    /// "September 2026", "November 2026, so far". None where the day says that itself. Of a
    /// running total also what is to be typed.
    pub(crate) fn unit_typed(self, kpi: &Kpi, typed: &Typed) -> Option<String> {
        let any_value = Typed {
            value: "0".to_owned(),
            ..typed.clone()
        };
        let calendar = self.calendar();
        let day = self.read_typed(kpi, &any_value).ok()?.day;
        let (unit, days) = kpi.unit_of(day, calendar)?;
        let total = self.total_asked(kpi, day);
        if days.first() == days.last() {
            return total.map(|it| record::of_unit(&it, false));
        }
        let name = unit::full(unit, days, kpi.calendar(calendar).first_month);
        let of_unit = record::of_unit(&name, days.last() >= self.day());
        Some(total.map_or_else(
            || of_unit.clone(),
            |total| [&of_unit, ": ", &total].concat(),
        ))
    }

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
