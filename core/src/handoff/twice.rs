//! A hand-off that was taken back leaves a KPI in the bin, whose readings are check-ins again:
//! taken out of there, each of them would stand twice.

use crate::kpi::Kpi;
use crate::kpi::reading::Reading;
use crate::objective::key_result::KeyResult;
use crate::record::id::Id;

/// Whether readings of a KPI stand with the key result that it came from as well: as
/// check-ins of its own, or as readings of the KPI that it has become since. Both have been
/// read whole.
#[must_use]
pub fn stands_twice(id: &Id, kpi: &Kpi, key_result: &KeyResult, since: Option<&Kpi>) -> bool {
    if key_result.kpi.as_ref() == Some(id) {
        return false;
    }
    let is_check_in = |it: &Reading| {
        let mut own = key_result.check_ins.iter();
        own.any(|own| own.date == it.day && Some(own.value) == it.value)
    };
    let since = since.filter(|it| {
        it.origin
            .as_ref()
            .is_some_and(|of| of.key_result == key_result.id)
    });
    let is_reading = |it: &Reading| {
        let mut all = since.into_iter().flat_map(|since| &since.readings);
        all.any(|other| other.day == it.day && other.value == it.value)
    };
    kpi.readings
        .iter()
        .any(|it| is_check_in(it) || is_reading(it))
}
