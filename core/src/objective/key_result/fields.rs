//! What is written of a key result field by field, where a form does not write all of it.

use time::Date;

use super::{
    ASK, KPI, KeyResult, LEFT, LIST, MEASURE, MEASURES, OPERATOR, OPERATORS, OWNER, START,
    TAKEN_AWAY, TARGET,
};
use crate::number::decimal::Decimal;
use crate::record::Value;
use crate::record::id::Id;
use crate::record::name::Name;
use crate::sketch::{Measure, Operator};

impl KeyResult {
    /// The field of the KPI that it is; none where it is none.
    #[must_use]
    pub fn is_kpi(id: &Id, kpi: Option<&Id>) -> (Name, Value) {
        KPI.of_one_says(id, kpi.cloned())
    }

    /// The field of the day from which it is asked again whether its new level is to be
    /// watched; none where that was not put off.
    #[must_use]
    pub fn asked_again(id: &Id, on: Option<Date>) -> (Name, Value) {
        ASK.of_one_says(id, on)
    }

    /// The field that says that its new level is not to be watched.
    #[must_use]
    pub fn left(id: &Id, is_left: bool) -> (Name, Value) {
        LEFT.of_one_says(id, is_left.then_some(true))
    }

    /// The field of where it is to end, or of the bound to hold.
    pub(in crate::objective) fn ends_at(id: &Id, target: Option<Decimal>) -> (Name, Value) {
        TARGET.of_one_says(id, target)
    }

    /// The field of where it starts, or of the other end of a range to hold.
    pub(in crate::objective) fn starts_at(id: &Id, start: Option<Decimal>) -> (Name, Value) {
        START.of_one_says(id, start)
    }

    /// The field of how it is measured.
    pub(in crate::objective) fn is_measured(id: &Id, measure: Measure) -> (Name, Value) {
        MEASURE.of_one_says(id, MEASURES.of(measure))
    }

    /// The field of on which side of its bound it is held.
    pub(in crate::objective) fn is_held(id: &Id, operator: Operator) -> (Name, Value) {
        OPERATOR.of_one_says(id, OPERATORS.of(operator))
    }

    /// Whether a field says what becomes of one where it meets KPIs.
    #[must_use]
    pub fn is_of_hand_off(name: &Name) -> bool {
        [KPI, ASK, LEFT].iter().any(|row| row.is(name))
    }

    /// The field that takes a key result away.
    #[must_use]
    pub fn taken_away(id: &Id) -> (Name, Value) {
        TAKEN_AWAY.of_one_says(id, Some(true))
    }

    /// The field of whose it is, empty for the objective's owner's.
    #[must_use]
    pub fn owned_by(id: &Id, owner: &str) -> (Name, Value) {
        let owner = Some(owner.trim().to_owned());
        OWNER.of_one_says(id, owner.filter(|it| !it.is_empty()))
    }

    /// Which key result a field says something of.
    #[must_use]
    pub fn of_field(name: &Name) -> Option<&Id> {
        match name {
            Name::Of(list, id, _) if list == LIST => Some(id),
            _ => None,
        }
    }
}
