//! A KPI as its record keeps it.

use time::{Date, Month};

use super::band::Band;
use super::base::Base;
use super::definition::Definition;
use super::reading::Reading;
use super::watched::{Acknowledged, Rest, acknowledged, rests};
use super::{
    DISMISSED, HIGHEST, INDICATOR, INDICATORS, KEY_RESULT, Kpi, LOWEST, MADE, MEDIAN, OBJECTIVE,
    ORIGIN, OWNER, Origin, QUARTERS, SOURCE, SUPPORTS, Supports, based_on_median, dismissed,
};
use crate::metric::note::Note;
use crate::number::decimal::Decimal;
use crate::record::id::Id;
use crate::record::kind::{self, Row};
use crate::record::name::Name;
use crate::record::shape::Said;
use crate::record::{Record, Value};
use crate::sorted::sorted;

impl Kpi {
    /// Reads it from its record.
    #[must_use]
    pub fn read(record: &Record) -> Self {
        let value = |row: Row| record.value(row.word());
        let text = |row: Row| value(row).and_then(String::read).unwrap_or_default();
        let dismissed = record.ones_of(DISMISSED);
        let dismissed = dismissed.filter(|(_, said)| bool::read(said) == Some(true));
        Self {
            name: text(kind::TITLE),
            supports: Supports {
                sentence: text(SUPPORTS),
                objective: value(OBJECTIVE).and_then(Id::read),
                key_result: value(KEY_RESULT).and_then(Id::read),
            },
            source: text(SOURCE),
            owner: value(OWNER).and_then(String::read),
            indicator: INDICATORS.read(value(INDICATOR)),
            lowest: value(LOWEST).and_then(Decimal::read),
            highest: value(HIGHEST).and_then(Decimal::read),
            definitions: Definition::all(record),
            quarters: value(QUARTERS).and_then(Month::read),
            bands: Band::all(record),
            bases: Base::all(record),
            with_median: value(MEDIAN).and_then(bool::read) == Some(true),
            notes: Note::all(record),
            origin: value(ORIGIN).and_then(Origin::read),
            acknowledged: Acknowledged::of(record),
            rest: Rest::of(record),
            dismissed: sorted(dismissed.map(|(name, _)| name.to_owned())),
            made: value(MADE).and_then(Date::read),
            binned: value(kind::BIN).and_then(Date::read),
            readings: Reading::all(record),
        }
    }

    /// The fields that keep it: with bands, notes and readings, without whether it is in
    /// the bin. What is not said is null.
    #[must_use]
    pub fn fields(&self) -> Vec<(Name, Value)> {
        let text = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let mut fields = vec![
            kind::TITLE.says(Some(self.name.trim().to_owned())),
            SUPPORTS.says(text(&self.supports.sentence)),
            OBJECTIVE.says(self.supports.objective.clone()),
            KEY_RESULT.says(self.supports.key_result.clone()),
            SOURCE.says(text(&self.source)),
            OWNER.says(self.owner.as_deref().map(|it| it.trim().to_owned())),
            INDICATOR.says(self.indicator.and_then(|it| INDICATORS.of(it))),
            LOWEST.says(self.lowest),
            HIGHEST.says(self.highest),
            QUARTERS.says(self.quarters),
            based_on_median(self.with_median),
            acknowledged(self.acknowledged.as_ref()),
            rests(self.rest.as_ref()),
            MADE.says(self.made),
            ORIGIN.says(self.origin.clone()),
        ];
        fields.extend(self.definitions.iter().flat_map(Definition::fields));
        fields.extend(self.bands.iter().map(Band::field));
        fields.extend(self.bases.iter().map(Base::field));
        fields.extend(self.notes.iter().map(Note::field));
        fields.extend(self.dismissed.iter().map(|name| dismissed(name)));
        fields.extend(self.readings.iter().map(|it| it.field(None)));
        fields
    }
}
